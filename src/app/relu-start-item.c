/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-start-item.h"

#include <glib/gi18n.h>

#include "relu-number.h"

struct _ReluStartItem
{
  GObject parent_instance;

  ReluStarts *starts;
  guint index;
};

G_DEFINE_FINAL_TYPE (ReluStartItem, relu_start_item, G_TYPE_OBJECT)

static void
relu_start_item_finalize (GObject *object)
{
  relu_starts_unref (RELU_START_ITEM (object)->starts);

  G_OBJECT_CLASS (relu_start_item_parent_class)->finalize (object);
}

static void
relu_start_item_class_init (ReluStartItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_start_item_finalize;
}

static void
relu_start_item_init (ReluStartItem *self)
{
}

/**
 * relu_start_item_new:
 * @index: of a start that is done
 *
 * Returns: (transfer full): an item
 */
ReluStartItem *
relu_start_item_new (ReluStarts *starts, guint index)
{
  ReluStartItem *self = g_object_new (RELU_TYPE_START_ITEM, NULL);

  self->starts = relu_starts_ref (starts);
  self->index = index;

  return self;
}

guint
relu_start_item_get_index (ReluStartItem *self)
{
  g_return_val_if_fail (RELU_IS_START_ITEM (self), 0);

  return self->index;
}

/**
 * relu_start_item_get_start:
 *
 * Returns: (transfer none): what became of it
 */
const ReluStart *
relu_start_item_get_start (ReluStartItem *self)
{
  g_return_val_if_fail (RELU_IS_START_ITEM (self), NULL);

  return relu_starts_get (self->starts, self->index);
}

/**
 * relu_start_column_get_title:
 *
 * Returns: (transfer none): the heading, translated
 */
const char *
relu_start_column_get_title (ReluStartColumn column)
{
  static const char *const titles[RELU_N_START_COLUMNS] = {
    [RELU_START_SEED] = N_("Seed"),       [RELU_START_OUTCOME] = N_("Outcome"),
    [RELU_START_LOSS] = N_("Loss"),       [RELU_START_REGIONS] = N_("Regions"),
    /* Translators: a heading: how many units are dead on the data */
    [RELU_START_STEPS] = N_("Steps"),     [RELU_START_DEAD] = N_("Dead"),
  };

  return _(titles[column]);
}

gboolean
relu_start_column_is_number (ReluStartColumn column)
{
  return column != RELU_START_OUTCOME;
}

static char *
dup_count (guint64 n)
{
  char number[RELU_NUMBER_BUFFER];

  return g_strdup (relu_number_count_to_display (n, number));
}

/**
 * relu_start_item_dup_cell:
 *
 * Returns: (transfer full): what stands in that column
 */
char *
relu_start_item_dup_cell (ReluStartItem *self, ReluStartColumn column)
{
  const ReluStart *start = relu_start_item_get_start (self);
  char number[RELU_NUMBER_BUFFER];

  switch (column)
    {
    case RELU_START_SEED:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, start->seed);
    case RELU_START_OUTCOME:
      return g_strdup (relu_outcome_get_title (start->outcome));
    case RELU_START_LOSS:
      return g_strdup (relu_number_to_display (start->loss, RELU_NUMBER_DIGITS, number));
    case RELU_START_REGIONS:
      /* A smooth network has none. */
      return start->n_regions == 0 ? g_strdup ("–") : dup_count (start->n_regions);
    case RELU_START_STEPS:
      return dup_count (start->n_steps);
    case RELU_START_DEAD:
    default:
      return dup_count (start->n_dead);
    }
}

static double
get_key (const ReluStart *start, ReluStartColumn column)
{
  switch (column)
    {
    case RELU_START_OUTCOME:
      return start->outcome;
    case RELU_START_LOSS:
      return start->loss;
    case RELU_START_REGIONS:
      return start->n_regions;
    case RELU_START_STEPS:
      return (double) start->n_steps;
    case RELU_START_DEAD:
      return start->n_dead;
    case RELU_START_SEED:
    default:
      return 0;
    }
}

/**
 * relu_start_item_compare:
 * @a: a ReluStartItem
 * @b: a ReluStartItem
 * @column: a ReluStartColumn
 *
 * For sorting; those that are alike stand in the order of their seeds.
 *
 * Returns: below, above or 0
 */
int
relu_start_item_compare (gconstpointer a, gconstpointer b, gpointer column)
{
  ReluStartItem *p = (gpointer) a, *q = (gpointer) b;
  double x = get_key (relu_start_item_get_start (p), GPOINTER_TO_UINT (column));
  double y = get_key (relu_start_item_get_start (q), GPOINTER_TO_UINT (column));

  if (x != y)
    return x < y ? -1 : 1;

  return p->index < q->index ? -1 : p->index > q->index;
}
