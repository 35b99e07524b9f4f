/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-json.h: strict JSON (RFC 8259) read in place, and pieces of it written. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Objects and arrays inside each other beyond this are refused. */
#define RELU_JSON_MAX_DEPTH 64

typedef enum
{
  RELU_JSON_ERROR_SYNTAX,
  RELU_JSON_ERROR_DEPTH,
} ReluJsonError;

#define RELU_JSON_ERROR (relu_json_error_quark ())
GQuark relu_json_error_quark (void);

typedef enum
{
  RELU_JSON_OBJECT,
  RELU_JSON_ARRAY,
  RELU_JSON_STRING,
  RELU_JSON_NUMBER,
  RELU_JSON_BOOLEAN,
  RELU_JSON_NULL,
} ReluJsonKind;

/* One value: a part of a text that relu_json_check() found to be valid, and that outlives it. */
typedef struct
{
  const char *start;
  const char *end; /* the first byte behind it */
} ReluJsonValue;

/* Goes through the elements of an array or the members of an object. */
typedef struct
{
  const char *p;
  gboolean is_object;
} ReluJsonIter;

gboolean relu_json_check (const char *text, gsize length, ReluJsonValue *root, GError **error);

ReluJsonKind relu_json_value_get_kind (const ReluJsonValue *value);
double relu_json_value_get_number (const ReluJsonValue *value);
char *relu_json_value_dup_string (const ReluJsonValue *value);

void relu_json_iter_init (ReluJsonIter *iter, const ReluJsonValue *value);
gboolean relu_json_iter_next (ReluJsonIter *iter, ReluJsonValue *key, ReluJsonValue *value);

void relu_json_append_string (GString *json, const char *text);
void relu_json_append_number (GString *json, double value);

G_END_DECLS
