/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-regions-model.h: a row for each region, made when it comes into sight. */

#pragma once

#include <gio/gio.h>

#include "relu-region-table.h"

G_BEGIN_DECLS

/* An item knows nothing but its place: what the row says is in the table. */
#define RELU_TYPE_REGION_ITEM (relu_region_item_get_type ())
G_DECLARE_FINAL_TYPE (ReluRegionItem, relu_region_item, RELU, REGION_ITEM, GObject)

guint relu_region_item_get_row (ReluRegionItem *self);

#define RELU_TYPE_REGIONS_MODEL (relu_regions_model_get_type ())
G_DECLARE_FINAL_TYPE (ReluRegionsModel, relu_regions_model, RELU, REGIONS_MODEL, GObject)

ReluRegionsModel *relu_regions_model_new (void) G_GNUC_WARN_UNUSED_RESULT;
ReluRegionTable *relu_regions_model_get_table (ReluRegionsModel *self);
void relu_regions_model_take_table (ReluRegionsModel *self, ReluRegionTable *table);

G_END_DECLS
