/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-number-field-private.h: between a number field and its text. */

#pragma once

#include "relu-number-field.h"

G_BEGIN_DECLS

/* In characters. What is shown has to fit: the rest of a number cut off is another number. */
#define RELU_NUMBER_FIELD_WIDTH 7

gboolean relu_number_field_parse_or_say (const char *text, double *value, char **reason);

G_END_DECLS
