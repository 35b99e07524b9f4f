/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-labels-private.h: labels that neither touch each other nor leave the figure. */

#pragma once

#include "relu-painter.h"

G_BEGIN_DECLS

typedef struct _ReluLabels ReluLabels;

ReluLabels *relu_labels_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_labels_free (ReluLabels *self);
void relu_labels_begin (ReluLabels *self, const ReluRect *bounds, double gap);
void relu_labels_add_obstacle (ReluLabels *self, const ReluRect *obstacle);
void relu_labels_add_line (ReluLabels *self, double x0, double y0, double x1, double y1);
gboolean relu_labels_is_free (const ReluLabels *self, const ReluRect *rect, gboolean over_lines);
gboolean relu_labels_covers_label (const ReluLabels *self, const ReluRect *rect);
int relu_labels_place (ReluLabels *self, guint n, const ReluRect *candidates, gboolean over_lines);

guint relu_labels_get_n_placed (const ReluLabels *self);
const ReluRect *relu_labels_get_placed (const ReluLabels *self, guint index);
guint relu_labels_get_n_obstacles (const ReluLabels *self);
const ReluRect *relu_labels_get_obstacle (const ReluLabels *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLabels, relu_labels_free)

G_END_DECLS
