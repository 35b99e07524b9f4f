/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-row-list.c: a column of rows that scrolls.
 *
 * GtkListView in GTK 4.8 estimates the heights of rows that it has not seen, makes each row a stop
 * of the Tab key, and keeps 200 widgets. Here heights are known (one per kind), so the scroll bar is
 * exact, rows are only as many as can be seen and a few more, and the keyboard goes from control to
 * control.
 *
 * These rows have widgets: those in sight, OVERSCAN more on either side (so that the Tab key finds
 * the next one), the one with the focus, and the first of each kind (whose height is the kind's). */

#include "relu-row-list.h"

#include <math.h>

#define N_KINDS 8
#define OVERSCAN 4

typedef struct
{
  GtkWidget *widget;
  ReluRowItem item;
  guint index;
  gboolean keep; /* used while rows are sorted out */
} Row;

struct _ReluRowList
{
  GtkWidget parent_instance;

  ReluRowFuncs funcs;
  gpointer user_data;

  ReluRowItem *items;
  guint n_items;
  double *offsets; /* n_items + 1; valid where heights are */
  gboolean has_offsets;
  gboolean scrolls; /* to these rows, as soon as there are offsets */
  guint scroll_first, scroll_last;
  int heights[N_KINDS];  /* 0: unknown */
  guint first[N_KINDS];  /* index of the first item of a kind, n_items: none */
  GPtrArray *rows;       /* of Row, by index */
  GQueue pools[N_KINDS]; /* of GtkWidget that wait, hidden */

  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hpolicy, vpolicy;
  gboolean allocating;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (ReluRowList, relu_row_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *p = *(Row *const *) a;
  const Row *q = *(Row *const *) b;

  return p->index < q->index ? -1 : p->index > q->index;
}

static void
row_free (gpointer data)
{
  g_free (data);
}

static Row *
find_row (ReluRowList *self, guint index)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Row *row = g_ptr_array_index (self->rows, middle);

      if (row->index == index)
        return row;
      if (row->index < index)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static Row *
row_of_widget (ReluRowList *self, GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->widget == widget)
        return row;
    }

  return NULL;
}

static Row *
add_row (ReluRowList *self, guint index)
{
  Row *row = g_new0 (Row, 1);

  row->index = index;
  row->item = self->items[index];
  row->widget = g_queue_pop_head (&self->pools[row->item.kind]);
  if (row->widget == NULL)
    {
      row->widget = self->funcs.create (row->item.kind, self->user_data);
      gtk_widget_set_parent (row->widget, GTK_WIDGET (self));
    }
  self->funcs.bind (row->widget, &row->item, self->user_data);
  /* What is shown below the pointer is entered at once: by then it has to be known. */
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (row->widget, TRUE);

  return row;
}

/* Takes the row's widget away; the row itself stays for the caller to drop. */
static void
retire_row (ReluRowList *self, Row *row)
{
  if (row->widget == NULL)
    return;

  if (self->funcs.unbind != NULL)
    self->funcs.unbind (row->widget, &row->item, self->user_data);
  gtk_widget_set_visible (row->widget, FALSE);
  g_queue_push_head (&self->pools[row->item.kind], row->widget);
  row->widget = NULL;
}

/* Children in the order of the rows: the order in which assistive technology reads them. */
static void
sort_children (ReluRowList *self)
{
  GtkWidget *before = NULL;

  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_prev_sibling (row->widget) != before)
        gtk_widget_insert_after (row->widget, GTK_WIDGET (self), before);
      before = row->widget;
    }
}

static guint
index_at (ReluRowList *self, double y)
{
  guint low = 0, high = self->n_items;

  /* The last row that begins at y or above. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->offsets[middle] <= y)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_pinned (ReluRowList *self, const Row *row)
{
  return self->first[row->item.kind] == row->index
         || gtk_widget_get_focus_child (GTK_WIDGET (self)) == row->widget;
}

/* Widgets for the rows from @from to before @to and for those that always have one. */
static void
materialise (ReluRowList *self, guint from, guint to)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      row->keep = (row->index >= from && row->index < to) || is_pinned (self, row);
      if (!row->keep)
        {
          retire_row (self, row);
          changed = TRUE;
        }
    }
  for (guint i = self->rows->len; i-- > 0;)
    if (!((Row *) g_ptr_array_index (self->rows, i))->keep)
      g_ptr_array_remove_index (self->rows, i);

  for (guint index = from; index < to; index++)
    if (find_row (self, index) == NULL)
      {
        /* find_row() needs order: what is added last is not looked for again. */
        add_row (self, index);
        g_ptr_array_sort (self->rows, compare_rows);
        changed = TRUE;
      }
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (self->first[kind] < self->n_items && find_row (self, self->first[kind]) == NULL)
      {
        add_row (self, self->first[kind]);
        g_ptr_array_sort (self->rows, compare_rows);
        changed = TRUE;
      }

  if (changed)
    sort_children (self);
}

static void
measure_kinds (ReluRowList *self, int width)
{
  gboolean changed = !self->has_offsets;

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      Row *row = self->first[kind] < self->n_items ? find_row (self, self->first[kind]) : NULL;
      int height;

      if (row == NULL)
        continue;
      gtk_widget_measure (row->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (height != self->heights[kind])
        {
          self->heights[kind] = height;
          changed = TRUE;
        }
    }

  if (!changed)
    return;

  self->offsets[0] = 0;
  for (guint i = 0; i < self->n_items; i++)
    self->offsets[i + 1] = self->offsets[i] + self->heights[self->items[i].kind];
  self->has_offsets = TRUE;
}

static void
get_range_in_sight (ReluRowList *self, int height, guint *from, guint *to)
{
  double top = gtk_adjustment_get_value (self->vadjustment);

  if (self->n_items == 0)
    {
      *from = *to = 0;
      return;
    }

  *from = index_at (self, top);
  *to = index_at (self, top + height) + 1;
  *from -= MIN (*from, OVERSCAN);
  *to = MIN (*to + OVERSCAN, self->n_items);
}

/* Where to scroll to, from @top, to show the rows from @first to @last on a page. */
static double
scroll_value (ReluRowList *self, double top, double page, guint first, guint last)
{
  return MIN (MAX (top, self->offsets[last + 1] - page), self->offsets[first]);
}

static void
relu_row_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluRowList *self = RELU_ROW_LIST (widget);
  double total, value;
  guint from, to;

  if (self->vadjustment == NULL || self->hadjustment == NULL)
    return;

  self->allocating = TRUE;
  measure_kinds (self, width);
  total = self->offsets[self->n_items];

  value = gtk_adjustment_get_value (self->vadjustment);
  if (self->scrolls)
    value = scroll_value (self, value, height, self->scroll_first, self->scroll_last);
  self->scrolls = FALSE;
  value = CLAMP (value, 0, MAX (0, total - height));
  gtk_adjustment_configure (self->vadjustment, value, 0, MAX (total, height), height * 0.1,
                            height * 0.9, height);
  gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);

  get_range_in_sight (self, height, &from, &to);
  materialise (self, from, to);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      GtkAllocation place;
      int minimum;

      gtk_widget_measure (row->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      place.x = 0;
      place.y = (int) (self->offsets[row->index] - floor (value));
      place.width = MAX (width, minimum);
      place.height = self->heights[row->item.kind];
      gtk_widget_measure (row->widget, GTK_ORIENTATION_VERTICAL, place.width, &minimum, NULL, NULL,
                          NULL);
      place.height = MAX (place.height, minimum);
      gtk_widget_size_allocate (row->widget, &place, -1);
    }
  self->allocating = FALSE;
}

static void
relu_row_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReluRowList *self = RELU_ROW_LIST (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Scrolls: any height will do, all rows at once would be best. */
      *natural = self->has_offsets ? (int) MIN (self->offsets[self->n_items], 1e6) : 400;
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      int row_minimum, row_natural;

      /* Only the first of a kind, so that scrolling never changes the width. */
      if (self->first[row->item.kind] != row->index)
        continue;
      gtk_widget_measure (row->widget, orientation, -1, &row_minimum, &row_natural, NULL, NULL);
      *minimum = MAX (*minimum, row_minimum);
      *natural = MAX (*natural, row_natural);
    }
}

/**
 * relu_row_list_scroll_to:
 * @first: index of a row
 * @last: index of a row, the same or a later one
 *
 * Scrolls as little as shows the rows from @first to @last; @first where there is no room for all.
 */
void
relu_row_list_scroll_to (ReluRowList *self, guint first, guint last)
{
  double top, value;

  g_return_if_fail (RELU_IS_ROW_LIST (self));
  g_return_if_fail (first <= last && last < self->n_items);

  /* Other rows than before: their places are known when the next frame is laid out. */
  if (self->vadjustment == NULL || !self->has_offsets)
    {
      self->scrolls = TRUE;
      self->scroll_first = first;
      self->scroll_last = last;
      return;
    }

  top = gtk_adjustment_get_value (self->vadjustment);
  value = scroll_value (self, top, gtk_adjustment_get_page_size (self->vadjustment), first, last);
  if (value != top)
    gtk_adjustment_set_value (self->vadjustment, value);
}

static void
relu_row_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  ReluRowList *self = RELU_ROW_LIST (widget);
  Row *row = row_of_widget (self, child);

  GTK_WIDGET_CLASS (relu_row_list_parent_class)->set_focus_child (widget, child);
  if (row != NULL)
    relu_row_list_scroll_to (self, row->index, row->index);
}

static void
scrolled_cb (ReluRowList *self)
{
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (ReluRowList *self, GtkAdjustment **field, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && adjustment == *field)
    return;

  if (*field != NULL)
    {
      g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
      g_object_unref (*field);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *field = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
relu_row_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ReluRowList *self = RELU_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_row_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluRowList *self = RELU_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clear_adjustment (ReluRowList *self, GtkAdjustment **field)
{
  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
  g_clear_object (field);
}

static void
relu_row_list_dispose (GObject *object)
{
  ReluRowList *self = RELU_ROW_LIST (object);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->widget != NULL && self->funcs.unbind != NULL)
        self->funcs.unbind (row->widget, &row->item, self->user_data);
    }
  g_ptr_array_set_size (self->rows, 0);
  self->n_items = 0;
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_queue_clear (&self->pools[kind]);
      self->first[kind] = 0;
    }
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);

  clear_adjustment (self, &self->hadjustment);
  clear_adjustment (self, &self->vadjustment);

  G_OBJECT_CLASS (relu_row_list_parent_class)->dispose (object);
}

static void
relu_row_list_finalize (GObject *object)
{
  ReluRowList *self = RELU_ROW_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->items);
  g_free (self->offsets);

  G_OBJECT_CLASS (relu_row_list_parent_class)->finalize (object);
}

static void
relu_row_list_class_init (ReluRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = relu_row_list_set_property;
  object_class->get_property = relu_row_list_get_property;
  object_class->dispose = relu_row_list_dispose;
  object_class->finalize = relu_row_list_finalize;
  widget_class->measure = relu_row_list_measure;
  widget_class->size_allocate = relu_row_list_size_allocate;
  widget_class->set_focus_child = relu_row_list_set_focus_child;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "rows");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_row_list_init (ReluRowList *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->offsets = g_new0 (double, 1);
  for (guint kind = 0; kind < N_KINDS; kind++)
    g_queue_init (&self->pools[kind]);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
relu_row_list_new (void)
{
  return g_object_new (RELU_TYPE_ROW_LIST, NULL);
}

/**
 * relu_row_list_set_funcs:
 * @funcs: how rows are made and what they show
 *
 * To be called once, before there are items.
 */
void
relu_row_list_set_funcs (ReluRowList *self, const ReluRowFuncs *funcs, gpointer user_data)
{
  g_return_if_fail (RELU_IS_ROW_LIST (self));
  g_return_if_fail (self->n_items == 0);

  self->funcs = *funcs;
  self->user_data = user_data;
}

/**
 * relu_row_list_set_items:
 * @items: (array length=n_items): all rows from top to bottom; copied
 *
 * Replaces the rows. Those that have a widget and are there again, by kind and id, keep it and are
 * not bound anew.
 */
void
relu_row_list_set_items (ReluRowList *self, const ReluRowItem *items, guint n_items)
{
  g_autoptr (GHashTable) known = NULL;

  g_return_if_fail (RELU_IS_ROW_LIST (self));

  g_free (self->items);
  g_free (self->offsets);
  self->items = g_memdup2 (items, n_items * sizeof *items);
  self->n_items = n_items;
  self->offsets = g_new0 (double, (gsize) n_items + 1);
  self->has_offsets = FALSE;
  self->scrolls = FALSE;

  known = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      row->keep = FALSE;
      /* Kinds do not share ids often; a clash only costs a new binding. */
      g_hash_table_replace (known, &row->item.id, row);
    }

  for (guint kind = 0; kind < N_KINDS; kind++)
    self->first[kind] = n_items;
  for (guint i = 0; i < n_items; i++)
    {
      Row *row;

      g_assert (items[i].kind < N_KINDS);
      if (self->first[items[i].kind] == n_items)
        self->first[items[i].kind] = i;
      row = g_hash_table_size (known) == 0 ? NULL : g_hash_table_lookup (known, &items[i].id);
      if (row != NULL && row->item.kind == items[i].kind && !row->keep)
        {
          row->keep = TRUE;
          row->index = i;
        }
    }
  g_clear_pointer (&known, g_hash_table_unref);

  for (guint i = self->rows->len; i-- > 0;)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (!row->keep)
        {
          retire_row (self, row);
          g_ptr_array_remove_index (self->rows, i);
        }
    }
  g_ptr_array_sort (self->rows, compare_rows);

  /* The firsts of their kinds at once: heights and widths come from them. */
  materialise (self, 0, MIN (n_items, OVERSCAN));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
relu_row_list_get_n_items (ReluRowList *self)
{
  g_return_val_if_fail (RELU_IS_ROW_LIST (self), 0);

  return self->n_items;
}

/**
 * relu_row_list_foreach:
 * @func: called for each row that has a widget, from top to bottom
 */
void
relu_row_list_foreach (ReluRowList *self, ReluRowForeachFunc func, gpointer user_data)
{
  g_return_if_fail (RELU_IS_ROW_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      func (row->widget, &row->item, user_data);
    }
}

/**
 * relu_row_list_get_row:
 *
 * Returns: (transfer none) (nullable): the widget of the row at @index, if it has one now
 */
GtkWidget *
relu_row_list_get_row (ReluRowList *self, guint index)
{
  Row *row;

  g_return_val_if_fail (RELU_IS_ROW_LIST (self), NULL);

  row = find_row (self, index);

  return row == NULL ? NULL : row->widget;
}

/**
 * relu_row_list_find_item:
 * @index: (out): where it is
 *
 * Returns: whether there is a row with @item's kind and id
 */
gboolean
relu_row_list_find_item (ReluRowList *self, const ReluRowItem *item, guint *index)
{
  g_return_val_if_fail (RELU_IS_ROW_LIST (self), FALSE);

  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].id == item->id && self->items[i].kind == item->kind)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_row_list_get_n_widgets:
 *
 * Returns: how many widgets there are, those that wait for a row included; for tests
 */
guint
relu_row_list_get_n_widgets (ReluRowList *self)
{
  guint n;

  g_return_val_if_fail (RELU_IS_ROW_LIST (self), 0);

  n = self->rows->len;
  for (guint kind = 0; kind < N_KINDS; kind++)
    n += g_queue_get_length (&self->pools[kind]);

  return n;
}
