/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-sprites-private.h: small shapes that are drawn once and copied. */

#pragma once

#include <cairo.h>

#include "relu-theme.h"

G_BEGIN_DECLS

typedef struct _ReluSprites ReluSprites;

ReluSprites *relu_sprites_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_sprites_free (ReluSprites *self);

void relu_sprites_paint_ring (ReluSprites *self, cairo_t *cr, double x, double y, double radius,
                              double line, ReluColor color, ReluColor inside, double pixels);
void relu_sprites_paint_plate (ReluSprites *self, cairo_t *cr, double x, double y, double width,
                               double height, double radius, double pixels);
void relu_sprites_paint_dashes (ReluSprites *self, cairo_t *cr, double x, double y, double height,
                                double width, double on, double off, double pixels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluSprites, relu_sprites_free)

G_END_DECLS
