/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-kept-private.h: a part of a picture that is dear to paint and seldom another one. */

#pragma once

#include "relu-painter.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *key;              /* double; NULL: nothing was painted yet */
  double bounds[4], pixels; /* of the picture: in device pixels */
  cairo_surface_t *picture; /* NULL: not made yet */
} ReluKept;

typedef void (*ReluKeptFunc) (cairo_t *cr, gpointer data);

void relu_kept_paint (ReluKept *self, cairo_t *cr, double pixels, const GArray *key,
                      const ReluRect *bounds, ReluKeptFunc func, gpointer data);
void relu_kept_clear (ReluKept *self);

G_END_DECLS
