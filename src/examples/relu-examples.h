/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-examples.h: the networks that come with the program. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

/* The one that is on screen where no file was asked for. */
#define RELU_EXAMPLES_DEFAULT "non-linear"

guint relu_examples_get_n (void);
const char *relu_examples_get_id (guint index);
const char *relu_examples_get_title (guint index);
const char *relu_examples_get_description (guint index);

ReluFile *relu_examples_load (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *relu_examples_load_bytes (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
