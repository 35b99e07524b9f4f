/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-motion.h: the way from what was shown to what was opened. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

typedef struct _ReluMotion ReluMotion;

/* What of the plane is seen; both ends NAN: it is fitted. */
typedef struct
{
  double x_from, x_to, y_from, y_to;
} ReluMotionView;

/* The usual time that a motion takes, in s. */
#define RELU_MOTION_SECONDS 0.6

typedef void (*ReluMotionFunc) (gpointer user_data);

ReluMotion *relu_motion_new (GtkWidget *widget, ReluDocument *document, ReluViewport *viewport)
    G_GNUC_WARN_UNUSED_RESULT;
void relu_motion_set_widget (ReluMotion *self, GtkWidget *widget);
void relu_motion_free (ReluMotion *self);

void relu_motion_start (ReluMotion *self, ReluFile *from);
void relu_motion_get_view (ReluMotion *self, ReluMotionView *view);
void relu_motion_start_view (ReluMotion *self, ReluFile *from, const ReluMotionView *from_view,
                             const ReluMotionView *to_view, double seconds, ReluMotionFunc done,
                             gpointer user_data);
void relu_motion_stop (ReluMotion *self);

G_END_DECLS
