/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-apng.h: an animated PNG, written frame by frame. */

#pragma once

#include <cairo.h>

#include "relu-save.h"

G_BEGIN_DECLS

#define RELU_APNG_MAX_DELAY 65535 /* ms */

typedef struct _ReluApng ReluApng;

ReluApng *relu_apng_new (ReluSave *save, guint n_frames,
                         gboolean plays_once) G_GNUC_WARN_UNUSED_RESULT;
void relu_apng_free (ReluApng *self);
gboolean relu_apng_add (ReluApng *self, cairo_surface_t *surface, guint delay, GError **error);
gboolean relu_apng_finish (ReluApng *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluApng, relu_apng_free)

G_END_DECLS
