/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-file-parser-private.h: between the parts that read network files and lessons. */

#pragma once

#include "relu-file-private.h"
#include "relu-json.h"

G_BEGIN_DECLS

typedef struct
{
  const char *file_name;
  GString *path; /* of the value that is being read, such as layers[1].weights[0] */
  GError **error;
} ReluParser;

/* relu-file-parser.c. Those that return FALSE have set the error. */
gsize relu_parser_push_key (ReluParser *self, const char *key);
gsize relu_parser_push_index (ReluParser *self, guint index);
void relu_parser_pop (ReluParser *self, gsize length);
char *relu_parser_dup_found (const ReluJsonValue *value);
gboolean relu_parser_fail (ReluParser *self, const char *expected, const ReluJsonValue *value);
gboolean relu_parser_fail_with (ReluParser *self, int code, const char *expected,
                                const char *found);
gboolean relu_parser_fail_count (ReluParser *self, int code, const char *expected, guint64 found);
gboolean relu_parser_check_kind (ReluParser *self, const ReluJsonValue *value, ReluJsonKind kind,
                                 const char *expected);
gboolean relu_parser_read_members (ReluParser *self, const ReluJsonValue *object,
                                   const char *const *names, ReluJsonValue *values,
                                   GPtrArray **keys);
gboolean relu_parser_read_optional_text (ReluParser *self, const char *key,
                                         const ReluJsonValue *value, char **text);
gboolean relu_parser_read_number (ReluParser *self, const ReluJsonValue *value, double *number);
gboolean relu_parser_read_numbers (ReluParser *self, const ReluJsonValue *array, gsize limit,
                                   GArray *numbers, gsize *n);
guint relu_parser_count_elements (const ReluJsonValue *array);

/* relu-file-parse.c */
gboolean relu_parser_start (ReluParser *self, const char *text, gsize size, ReluJsonValue *root);
gboolean relu_parser_read_format (ReluParser *self, const ReluJsonValue *format,
                                  const ReluJsonValue *version, const char *name);
gboolean relu_parser_read_range (ReluParser *self, const char *key, const ReluJsonValue *value,
                                 double *from, double *to);
ReluFile *relu_parser_read_file (ReluParser *self, const ReluJsonValue *root);

/* relu-file-parse-layers.c, relu-file-parse-setup.c, relu-file-parse-marks.c */
gboolean relu_parser_read_layers (ReluParser *self, const ReluJsonValue *value, ReluFile *file);
gboolean relu_parser_read_setup (ReluParser *self, const ReluJsonValue *value, ReluFile *file);
gboolean relu_parser_fail_parameter (ReluParser *self, const ReluJsonValue *value);
GArray *relu_parser_read_parameters (ReluParser *self, const ReluJsonValue *value,
                                     const ReluNetwork *network);
gboolean relu_parser_read_marked (ReluParser *self, const ReluJsonValue *value, ReluFile *file,
                                  ReluMark mark);
gboolean relu_parser_read_pins (ReluParser *self, const ReluJsonValue *value, ReluFile *file);

G_END_DECLS
