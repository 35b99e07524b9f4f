/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-animation-private.h: what the frames of an animation are. */

#pragma once

#include "relu-animation.h"

G_BEGIN_DECLS

/* One picture: on the way from one network to another. */
typedef struct
{
  guint from, to;
  double share; /* 0 to 1 */
  double seconds;
} ReluFrame;

GArray *relu_animation_plan (const ReluAnimation *self,
                             const ReluAnimationOptions *options) G_GNUC_WARN_UNUSED_RESULT;
ReluScene *relu_animation_make_scene (ReluAnimation *self, const ReluFrame *frame, double y_from,
                                      double y_to, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *relu_animation_make_caption (ReluAnimation *self,
                                   const ReluFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_animation_has_captions (const ReluAnimation *self);
gboolean relu_animation_has_range (const ReluAnimation *self, double *y_from, double *y_to);

G_END_DECLS
