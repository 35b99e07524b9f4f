/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-places.h: some x as a text that people read and type. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

char *relu_places_to_text (const double *places, guint n) G_GNUC_WARN_UNUSED_RESULT;
GArray *relu_places_parse (const char *text, guint max) G_GNUC_WARN_UNUSED_RESULT;
GArray *relu_places_of_breakpoints (ReluFile *contents, guint max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
