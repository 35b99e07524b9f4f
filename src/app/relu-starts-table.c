/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-starts-table.h"

#include <glib/gi18n.h>

#include "relu-column-view.h"
#include "relu-start-item.h"

struct _ReluStartsTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;
  GtkWidget *list; /* inside the view: what scrolls */
  GtkFilter *filter;
  GListStore *store;
  GtkSingleSelection *selection;

  ReluStarts *starts;
  guint n_seen;      /* starts that are listed, or will never be done */
  int outcome;       /* -1: all */
  gboolean updating;
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluStartsTable, relu_starts_table, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label),
                        relu_start_column_is_number (GPOINTER_TO_UINT (column)) ? 1 : 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autofree char *text = relu_start_item_dup_cell (RELU_START_ITEM (gtk_list_item_get_item (item)),
                                                    GPOINTER_TO_UINT (column));

  g_autofree char *words
    = g_strdup_printf ("%s %s", relu_start_column_get_title (GPOINTER_TO_UINT (column)), text);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  relu_column_view_tell_cell (item, words);
}

static void
append_column (ReluStartsTable *self, ReluStartColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
    gtk_custom_sorter_new (relu_start_item_compare, GUINT_TO_POINTER (column), NULL));
  g_autoptr (GtkColumnViewColumn) result
    = gtk_column_view_column_new (relu_start_column_get_title (column), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_sorter (result, sorter);
  gtk_column_view_column_set_resizable (result, TRUE);
  gtk_column_view_column_set_expand (result, column == RELU_START_OUTCOME);
  gtk_column_view_append_column (self->view, result);
  if (column == RELU_START_SEED)
    gtk_column_view_sort_by_column (self->view, result, GTK_SORT_ASCENDING);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  ReluStartsTable *self = user_data;

  return self->outcome < 0 || (int) relu_start_item_get_start (item)->outcome == self->outcome;
}

static void
selected_cb (ReluStartsTable *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SELECTED], 0, relu_starts_table_get_selected (self));
}

static void
activate_cb (ReluStartsTable *self, guint position)
{
  g_autoptr (ReluStartItem) item
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, (int) relu_start_item_get_index (item));
}

static void
drop_starts (ReluStartsTable *self)
{
  g_clear_pointer (&self->starts, relu_starts_unref);
  self->n_seen = 0;
}

static void
relu_starts_table_dispose (GObject *object)
{
  ReluStartsTable *self = RELU_STARTS_TABLE (object);

  self->updating = TRUE;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  drop_starts (self);

  G_OBJECT_CLASS (relu_starts_table_parent_class)->dispose (object);
}

static void
relu_starts_table_class_init (ReluStartsTableClass *klass)
{
  static const char *const names[N_SIGNALS] = { "selected", "activated" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_starts_table_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkSelectionModel *
create_model (ReluStartsTable *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->store = g_list_store_new (RELU_TYPE_START_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  return GTK_SELECTION_MODEL (self->selection);
}

static void
relu_starts_table_init (ReluStartsTable *self)
{
  self->outcome = -1;
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  for (guint i = 0; i < RELU_N_START_COLUMNS; i++)
    append_column (self, i);
  gtk_column_view_set_model (self->view, create_model (self));
  self->list = relu_column_view_find_list (self->view);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "starts-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Starts"), -1);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 110);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * relu_starts_table_refresh:
 *
 * More starts are done: they get their rows, in the order of their seeds, so that no row comes above those
 * that one looks at. One that others have overtaken has them wait.
 */
void
relu_starts_table_refresh (ReluStartsTable *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_over;

  g_return_if_fail (RELU_IS_STARTS_TABLE (self));

  if (self->starts == NULL)
    return;

  is_over = relu_starts_wait (self->starts, 0);
  for (; self->n_seen < relu_starts_get_n (self->starts); self->n_seen++)
    if (relu_starts_get (self->starts, self->n_seen) != NULL)
      g_ptr_array_add (items, relu_start_item_new (self->starts, self->n_seen));
    else if (!is_over)
      break;
  if (items->len > 0)
    g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0,
                         items->pdata, items->len);
}

/**
 * relu_starts_table_set_starts:
 * @starts: (nullable): what is listed; may be running
 */
void
relu_starts_table_set_starts (ReluStartsTable *self, ReluStarts *starts)
{
  g_return_if_fail (RELU_IS_STARTS_TABLE (self));

  self->updating = TRUE;
  g_list_store_remove_all (self->store);
  drop_starts (self);
  if (starts != NULL)
    self->starts = relu_starts_ref (starts);
  relu_starts_table_refresh (self);
  self->updating = FALSE;
}

/**
 * relu_starts_table_set_outcome:
 * @outcome: which starts are listed; -1: all
 */
void
relu_starts_table_set_outcome (ReluStartsTable *self, int outcome)
{
  g_return_if_fail (RELU_IS_STARTS_TABLE (self));

  if (self->outcome == outcome)
    return;

  self->outcome = outcome;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * relu_starts_table_get_selected:
 *
 * Returns: the index of the start whose row is selected; -1: none
 */
int
relu_starts_table_get_selected (ReluStartsTable *self)
{
  ReluStartItem *item;

  g_return_val_if_fail (RELU_IS_STARTS_TABLE (self), -1);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item == NULL ? -1 : (int) relu_start_item_get_index (item);
}

/**
 * relu_starts_table_select:
 * @start: an index; its row is scrolled into sight. -1: none
 */
void
relu_starts_table_select (ReluStartsTable *self, int start)
{
  guint n, position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (RELU_IS_STARTS_TABLE (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; start >= 0 && i < n && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (ReluStartItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if ((int) relu_start_item_get_index (item) == start)
        position = i;
    }
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}
