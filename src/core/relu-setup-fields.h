/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-setup-fields.h: a set-up as a table, for what does the same to each of its parts. */

#pragma once

#include "relu-setup.h"

G_BEGIN_DECLS

/* No object has more keys than that. */
#define RELU_SETUP_MAX_KEYS 20

typedef enum
{
  RELU_SETUP_NUMBER, /* double */
  RELU_SETUP_COUNT,  /* guint64 */
  RELU_SETUP_SIZE,   /* gsize */
  RELU_SETUP_UINT,   /* guint */
  RELU_SETUP_WORD,   /* an enumeration */
} ReluSetupKind;

typedef struct
{
  const char *object; /* the object inside "training" that it stands in; NULL: itself */
  const char *key;
  ReluSetupKind kind;
  gsize offset;
  gboolean is_above;     /* a number must be above 0, not only at least 0 */
  gboolean is_below_one;
  guint64 from, to;      /* of a count */
  const char *(*get_word) (guint value);  /* for files; NULL behind the last */
  const char *(*get_title) (guint value); /* for people, translated */
} ReluSetupField;

const ReluSetupField *relu_setup_get_fields (guint *n_fields);
void relu_setup_get_keys (const char *object, const char *keys[RELU_SETUP_MAX_KEYS + 1]);
const ReluSetupField *relu_setup_find_field (const char *object, const char *key);

double relu_setup_field_get_number (const ReluSetupField *self, const ReluSetup *setup);
guint64 relu_setup_field_get_count (const ReluSetupField *self, const ReluSetup *setup);
gboolean relu_setup_field_set_number (const ReluSetupField *self, ReluSetup *setup, double number);
gboolean relu_setup_field_set_count (const ReluSetupField *self, ReluSetup *setup, guint64 count);
gboolean relu_setup_field_set_word (const ReluSetupField *self, ReluSetup *setup, const char *word);
char *relu_setup_field_dup_expected (const ReluSetupField *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_setup_field_equal (const ReluSetupField *self, const ReluSetup *a,
                                 const ReluSetup *b);

G_END_DECLS
