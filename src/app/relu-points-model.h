/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-points-model.h: a row for each point, made when it comes into sight. */

#pragma once

#include <gio/gio.h>

#include "relu-data.h"

G_BEGIN_DECLS

/* Its items know nothing: what a row says is in the data, at the row's place. */
#define RELU_TYPE_POINTS_MODEL (relu_points_model_get_type ())
G_DECLARE_FINAL_TYPE (ReluPointsModel, relu_points_model, RELU, POINTS_MODEL, GObject)

ReluPointsModel *relu_points_model_new (void) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_points_model_get_data (ReluPointsModel *self);
void relu_points_model_set_data (ReluPointsModel *self, ReluData *data);
gboolean relu_points_model_get_by_x (ReluPointsModel *self);
void relu_points_model_set_by_x (ReluPointsModel *self, gboolean by_x);
gsize relu_points_model_get_index (ReluPointsModel *self, guint row);
guint relu_points_model_get_row (ReluPointsModel *self, gsize index);

G_END_DECLS
