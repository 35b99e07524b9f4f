/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-dense-private.h: curves with more pieces than one can see, at a cost set by the pixels. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _ReluDense ReluDense;

ReluDense *relu_dense_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_dense_free (ReluDense *self);

typedef struct
{
  double low, high; /* of the curve, in the figure's units; low > high: not there */
} ReluColumn;

ReluColumn *relu_dense_get_columns (ReluDense *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluDense, relu_dense_free)

G_END_DECLS
