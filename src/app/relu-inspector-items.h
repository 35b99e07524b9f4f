/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-inspector-items.h: the rows of the inspector: units, the output, the region. */

#pragma once

#include <gio/gio.h>

#include "relu-network.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_INSPECTOR_HEADING, /* of a layer */
  RELU_INSPECTOR_UNIT,    /* hidden or the output's */
  RELU_INSPECTOR_REGION,
} ReluInspectorKind;

#define RELU_TYPE_INSPECTOR_ITEM (relu_inspector_item_get_type ())
G_DECLARE_FINAL_TYPE (ReluInspectorItem, relu_inspector_item, RELU, INSPECTOR_ITEM, GObject)

ReluInspectorKind relu_inspector_item_get_kind (ReluInspectorItem *self);
guint relu_inspector_item_get_layer (ReluInspectorItem *self);
guint relu_inspector_item_get_unit (ReluInspectorItem *self);

/* A GListModel of ReluInspectorItem, made when they are asked for. */
#define RELU_TYPE_INSPECTOR_ITEMS (relu_inspector_items_get_type ())
G_DECLARE_FINAL_TYPE (ReluInspectorItems, relu_inspector_items, RELU, INSPECTOR_ITEMS, GObject)

ReluInspectorItems *relu_inspector_items_new (void);
void relu_inspector_items_set_network (ReluInspectorItems *self, ReluNetwork *network);
guint relu_inspector_items_find_unit (ReluInspectorItems *self, guint layer, guint unit);

G_END_DECLS
