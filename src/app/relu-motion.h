/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-motion.h: the short way from what was shown to what was opened. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

typedef struct _ReluMotion ReluMotion;

ReluMotion *relu_motion_new (GtkWidget *widget, ReluDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void relu_motion_free (ReluMotion *self);

void relu_motion_start (ReluMotion *self, ReluFile *from);
void relu_motion_stop (ReluMotion *self);

G_END_DECLS
