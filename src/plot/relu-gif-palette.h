/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-gif-palette.h: at most 255 colours that stand for all those of some pictures. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define RELU_GIF_MAX_COLORS 255 /* one number is left for "as before" */

typedef struct _ReluGifPalette ReluGifPalette;

ReluGifPalette *relu_gif_palette_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_gif_palette_free (ReluGifPalette *self);
void relu_gif_palette_add (ReluGifPalette *self, cairo_surface_t *surface);
const guint32 *relu_gif_palette_get_colors (ReluGifPalette *self, guint *n);
guint8 relu_gif_palette_find (ReluGifPalette *self, guint32 color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluGifPalette, relu_gif_palette_free)

G_END_DECLS
