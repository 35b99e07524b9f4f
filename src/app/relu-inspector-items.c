/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-inspector-items.h"

struct _ReluInspectorItem
{
  GObject parent_instance;

  ReluInspectorKind kind;
  guint layer, unit;
};

G_DEFINE_FINAL_TYPE (ReluInspectorItem, relu_inspector_item, G_TYPE_OBJECT)

static void
relu_inspector_item_class_init (ReluInspectorItemClass *klass)
{
}

static void
relu_inspector_item_init (ReluInspectorItem *self)
{
}

ReluInspectorKind
relu_inspector_item_get_kind (ReluInspectorItem *self)
{
  return self->kind;
}

/**
 * relu_inspector_item_get_layer:
 *
 * Returns: of a heading or a unit, from 0; the last layer is the output
 */
guint
relu_inspector_item_get_layer (ReluInspectorItem *self)
{
  return self->layer;
}

/**
 * relu_inspector_item_get_unit:
 *
 * Returns: of a unit, from 0
 */
guint
relu_inspector_item_get_unit (ReluInspectorItem *self)
{
  return self->unit;
}

struct _ReluInspectorItems
{
  GObject parent_instance;

  ReluNetwork *network;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReluInspectorItems, relu_inspector_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* One hidden layer needs no heading. */
static guint
get_n_headings (ReluNetwork *network, guint layer)
{
  guint n_hidden = relu_network_get_n_hidden_layers (network);

  return n_hidden > 1 && layer < n_hidden ? 1 : 0;
}

static guint
get_n_rows (ReluNetwork *network, guint layer)
{
  return get_n_headings (network, layer) + relu_network_get_layer (network, layer)->n_units;
}

static guint
count (ReluNetwork *network)
{
  guint n = 1; /* the region */

  if (network == NULL)
    return 0;
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    n += get_n_rows (network, i);

  return n;
}

static GType
get_item_type (GListModel *model)
{
  return RELU_TYPE_INSPECTOR_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count (RELU_INSPECTOR_ITEMS (model)->network);
}

static gpointer
get_item (GListModel *model, guint position)
{
  ReluInspectorItems *self = RELU_INSPECTOR_ITEMS (model);
  ReluInspectorItem *item;
  guint layer = 0;

  if (position >= count (self->network))
    return NULL;

  item = g_object_new (RELU_TYPE_INSPECTOR_ITEM, NULL);
  while (layer < relu_network_get_n_layers (self->network)
         && position >= get_n_rows (self->network, layer))
    position -= get_n_rows (self->network, layer++);

  item->layer = layer;
  if (layer == relu_network_get_n_layers (self->network))
    item->kind = RELU_INSPECTOR_REGION;
  else if (position < get_n_headings (self->network, layer))
    item->kind = RELU_INSPECTOR_HEADING;
  else
    {
      item->kind = RELU_INSPECTOR_UNIT;
      item->unit = position - get_n_headings (self->network, layer);
    }

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
relu_inspector_items_finalize (GObject *object)
{
  g_clear_pointer (&RELU_INSPECTOR_ITEMS (object)->network, relu_network_unref);

  G_OBJECT_CLASS (relu_inspector_items_parent_class)->finalize (object);
}

static void
relu_inspector_items_class_init (ReluInspectorItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_inspector_items_finalize;
}

static void
relu_inspector_items_init (ReluInspectorItems *self)
{
}

/**
 * relu_inspector_items_new:
 *
 * Returns: (transfer full): rows of no network yet
 */
ReluInspectorItems *
relu_inspector_items_new (void)
{
  return g_object_new (RELU_TYPE_INSPECTOR_ITEMS, NULL);
}

/**
 * relu_inspector_items_set_network:
 * @network: (nullable): whose rows they are
 *
 * Rows change only where the network has another shape than the one before.
 */
void
relu_inspector_items_set_network (ReluInspectorItems *self, ReluNetwork *network)
{
  guint before = count (self->network), after = count (network);
  gboolean same = self->network != NULL && network != NULL
                  && relu_network_same_shape (self->network, network);

  if (self->network == network)
    return;

  g_clear_pointer (&self->network, relu_network_unref);
  if (network != NULL)
    self->network = relu_network_ref (network);
  if (!same)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
}

/**
 * relu_inspector_items_find_unit:
 * @layer: from 0
 * @unit: of that layer
 *
 * Returns: its row; G_MAXUINT where there is no such unit
 */
guint
relu_inspector_items_find_unit (ReluInspectorItems *self, guint layer, guint unit)
{
  guint position = 0;

  if (self->network == NULL || !relu_network_has_unit (self->network, layer, unit))
    return G_MAXUINT;

  for (guint i = 0; i < layer; i++)
    position += get_n_rows (self->network, i);

  return position + get_n_headings (self->network, layer) + unit;
}
