/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-regions-model.h"

struct _ReluRegionItem
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (ReluRegionItem, relu_region_item, G_TYPE_OBJECT)

static void
relu_region_item_class_init (ReluRegionItemClass *klass)
{
}

static void
relu_region_item_init (ReluRegionItem *self)
{
}

guint
relu_region_item_get_row (ReluRegionItem *self)
{
  g_return_val_if_fail (RELU_IS_REGION_ITEM (self), 0);

  return self->row;
}

struct _ReluRegionsModel
{
  GObject parent_instance;

  ReluRegionTable *table;
};

static GType
get_item_type (GListModel *model)
{
  return RELU_TYPE_REGION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  ReluRegionsModel *self = RELU_REGIONS_MODEL (model);

  return self->table == NULL ? 0 : relu_region_table_get_n (self->table);
}

static gpointer
get_item (GListModel *model, guint position)
{
  ReluRegionItem *item;

  if (position >= get_n_items (model))
    return NULL;

  item = g_object_new (RELU_TYPE_REGION_ITEM, NULL);
  item->row = position;

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ReluRegionsModel, relu_regions_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
relu_regions_model_finalize (GObject *object)
{
  ReluRegionsModel *self = RELU_REGIONS_MODEL (object);

  g_clear_pointer (&self->table, relu_region_table_free);

  G_OBJECT_CLASS (relu_regions_model_parent_class)->finalize (object);
}

static void
relu_regions_model_class_init (ReluRegionsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_regions_model_finalize;
}

static void
relu_regions_model_init (ReluRegionsModel *self)
{
}

/**
 * relu_regions_model_new:
 *
 * Returns: (transfer full): a model without rows
 */
ReluRegionsModel *
relu_regions_model_new (void)
{
  return g_object_new (RELU_TYPE_REGIONS_MODEL, NULL);
}

/**
 * relu_regions_model_get_table:
 *
 * Returns: (transfer none) (nullable): what the rows are about
 */
ReluRegionTable *
relu_regions_model_get_table (ReluRegionsModel *self)
{
  g_return_val_if_fail (RELU_IS_REGIONS_MODEL (self), NULL);

  return self->table;
}

/**
 * relu_regions_model_take_table:
 * @table: (transfer full) (nullable): what the rows are about from now on
 *
 * Rows are added or removed at the end: one that stays keeps its item, and so its selection and its
 * place on the screen, but says something else. Whoever shows it must show it again.
 */
void
relu_regions_model_take_table (ReluRegionsModel *self, ReluRegionTable *table)
{
  guint before, after;

  g_return_if_fail (RELU_IS_REGIONS_MODEL (self));

  before = get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->table, relu_region_table_free);
  self->table = table;
  after = get_n_items (G_LIST_MODEL (self));
  if (after != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after),
                                before - MIN (before, after), after - MIN (before, after));
}
