/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-gif.h: an animated GIF, written frame by frame. */

#pragma once

#include "relu-gif-palette.h"
#include "relu-save.h"

G_BEGIN_DECLS

#define RELU_GIF_MAX_SIZE 65535  /* pixels on a side */
#define RELU_GIF_MAX_DELAY 65535 /* hundredths of a second */

typedef struct _ReluGif ReluGif;

ReluGif *relu_gif_new (ReluSave *save, ReluGifPalette *palette,
                       gboolean plays_once) G_GNUC_WARN_UNUSED_RESULT;
void relu_gif_free (ReluGif *self);
gboolean relu_gif_add (ReluGif *self, cairo_surface_t *surface, guint delay, GError **error);
gboolean relu_gif_finish (ReluGif *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluGif, relu_gif_free)

G_END_DECLS
