/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-points-model.h"

struct _ReluPointsModel
{
  GObject parent_instance;

  ReluData *data; /* NULL: none */
  gboolean by_x;
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  ReluPointsModel *self = RELU_POINTS_MODEL (model);

  return self->data == NULL ? 0 : (guint) relu_data_get_n (self->data);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < get_n_items (model) ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ReluPointsModel, relu_points_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
relu_points_model_finalize (GObject *object)
{
  ReluPointsModel *self = RELU_POINTS_MODEL (object);

  g_clear_pointer (&self->data, relu_data_unref);

  G_OBJECT_CLASS (relu_points_model_parent_class)->finalize (object);
}

static void
relu_points_model_class_init (ReluPointsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_points_model_finalize;
}

static void
relu_points_model_init (ReluPointsModel *self)
{
}

/**
 * relu_points_model_new:
 *
 * Returns: (transfer full): a model without rows
 */
ReluPointsModel *
relu_points_model_new (void)
{
  return g_object_new (RELU_TYPE_POINTS_MODEL, NULL);
}

/**
 * relu_points_model_get_data:
 *
 * Returns: (transfer none) (nullable): what the rows are about
 */
ReluData *
relu_points_model_get_data (ReluPointsModel *self)
{
  g_return_val_if_fail (RELU_IS_POINTS_MODEL (self), NULL);

  return self->data;
}

/**
 * relu_points_model_set_data:
 * @data: (nullable): what the rows are about from now on
 *
 * Rows are added or removed at the end: one that stays keeps its item, and so its selection and its
 * place on the screen, but says something else. Whoever shows it must show it again.
 */
void
relu_points_model_set_data (ReluPointsModel *self, ReluData *data)
{
  guint before, after;

  g_return_if_fail (RELU_IS_POINTS_MODEL (self));

  if (data == self->data)
    return;

  before = get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->data, relu_data_unref);
  self->data = data == NULL ? NULL : relu_data_ref (data);
  after = get_n_items (G_LIST_MODEL (self));
  if (after != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after),
                                before - MIN (before, after), after - MIN (before, after));
}

/**
 * relu_points_model_get_by_x:
 *
 * Returns: whether the rows go from left to right; else they are in the order of the data
 */
gboolean
relu_points_model_get_by_x (ReluPointsModel *self)
{
  g_return_val_if_fail (RELU_IS_POINTS_MODEL (self), FALSE);

  return self->by_x;
}

/**
 * relu_points_model_set_by_x:
 * @by_x: whether the rows go from left to right
 *
 * Rows keep their items, as with relu_points_model_set_data().
 */
void
relu_points_model_set_by_x (ReluPointsModel *self, gboolean by_x)
{
  g_return_if_fail (RELU_IS_POINTS_MODEL (self));

  self->by_x = by_x;
}

/**
 * relu_points_model_get_index:
 * @row: from 0, below the number of rows
 *
 * Returns: which point of the data it is
 */
gsize
relu_points_model_get_index (ReluPointsModel *self, guint row)
{
  g_return_val_if_fail (RELU_IS_POINTS_MODEL (self), 0);
  g_return_val_if_fail (row < get_n_items (G_LIST_MODEL (self)), 0);

  return self->by_x ? relu_sorted_data_get_index (relu_data_get_sorted (self->data), row) : row;
}

/**
 * relu_points_model_get_row:
 * @index: of a point of the data
 *
 * Returns: where it stands
 */
guint
relu_points_model_get_row (ReluPointsModel *self, gsize index)
{
  const ReluSortedData *sorted;
  gsize row;

  g_return_val_if_fail (RELU_IS_POINTS_MODEL (self), 0);
  g_return_val_if_fail (index < get_n_items (G_LIST_MODEL (self)), 0);

  if (!self->by_x)
    return (guint) index;

  sorted = relu_data_get_sorted (self->data);
  row = relu_sorted_data_find (sorted, relu_data_get_x (self->data)[index]);
  while (relu_sorted_data_get_index (sorted, row) != index)
    row++;

  return (guint) row;
}
