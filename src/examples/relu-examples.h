/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-examples.h: the networks that come with the program. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

/* The one that is on screen where no file was asked for. */
#define RELU_EXAMPLES_DEFAULT "non-linear"

/* What examples are about. */
typedef enum
{
  RELU_EXAMPLES_BENDING,  /* where the curve of one layer bends, and where not */
  RELU_EXAMPLES_KINDS,    /* several layers, other activations */
  RELU_EXAMPLES_TRAINING, /* with data and a set-up to learn them */
} ReluExamplesGroup;

#define RELU_N_EXAMPLES_GROUPS 3

guint relu_examples_get_n (void);
const char *relu_examples_get_id (guint index);
const char *relu_examples_get_title (guint index);
ReluExamplesGroup relu_examples_get_group (guint index);
const char *relu_examples_get_description (guint index);
const char *relu_examples_group_get_title (ReluExamplesGroup group);

ReluFile *relu_examples_load (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *relu_examples_load_bytes (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
