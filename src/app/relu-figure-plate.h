/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-plate.h: a few words beside what is held on the figure. */

#pragma once

#include <gtk/gtk.h>

#include "relu-painter.h"

G_BEGIN_DECLS

typedef struct _ReluFigurePlate ReluFigurePlate;

ReluFigurePlate *relu_figure_plate_new (GtkWidget *parent) G_GNUC_WARN_UNUSED_RESULT;
void relu_figure_plate_free (ReluFigurePlate *self);

void relu_figure_plate_show (ReluFigurePlate *self, const char *text);
void relu_figure_plate_show_later (ReluFigurePlate *self, const char *text);
void relu_figure_plate_hide (ReluFigurePlate *self);
void relu_figure_plate_hide_later (ReluFigurePlate *self);
const char *relu_figure_plate_get_text (ReluFigurePlate *self);

/* What the parent's own functions call. */
void relu_figure_plate_allocate (ReluFigurePlate *self);
void relu_figure_plate_snapshot (ReluFigurePlate *self, GtkSnapshot *snapshot, double px, double py,
                                 const ReluRect *area, const ReluRect *neighbour);

G_END_DECLS
