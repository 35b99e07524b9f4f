/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-point-table.c: only rows in sight are written, so that a million points are no more work than ten.
 * A point that is selected alone can be changed in the fields below, step by step or as a number; each
 * change is an edit of the document. */

#include "relu-point-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-column-view.h"
#include "relu-forward.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-points-model.h"
#include "relu-steps.h"

/* Beyond this the window has no numbers; as in number fields. */
#define LARGEST 1e300

typedef enum
{
  COLUMN_X,
  COLUMN_Y,
  COLUMN_F,
  COLUMN_ERROR,
} Column;

#define N_COLUMNS 4

static const struct
{
  const char *title, *spoken;
} columns[N_COLUMNS] = {
  [COLUMN_X] = { "x", "x = %s" },
  [COLUMN_Y] = { "y", "y = %s" },
  [COLUMN_F] = { "f(x)", "f(x) = %s" },
  /* Translators: the column of the table of points with the errors of the network, f(x) − y */
  [COLUMN_ERROR] = { N_("Error"), N_("error %s") },
};

struct _ReluPointTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  GtkWidget *list; /* inside the view: what scrolls */
  GtkWidget *x_field, *y_field;
  GtkAdjustment *x, *y;

  ReluPointsModel *model;
  GtkSelectionModel *selection;
  GPtrArray *bound; /* GtkListItem: those that have a cell in sight */

  ReluDocument *document; /* NULL until the first update */
  ReluViewport *viewport;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluPointTable, relu_point_table, GTK_TYPE_WIDGET)

static GQuark
column_quark (void)
{
  return g_quark_from_static_string ("relu-point-column");
}

static void
get_point (ReluPointTable *self, guint row, double *x, double *y)
{
  ReluData *data = relu_points_model_get_data (self->model);
  gsize index = relu_points_model_get_index (self->model, row);

  *x = relu_data_get_x (data)[index];
  *y = relu_data_get_y (data)[index];
}

static void
write_cell (ReluPointTable *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  Column column = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (label), column_quark ()));
  guint row = gtk_list_item_get_position (item);
  g_autofree char *spoken = NULL;
  char text[RELU_NUMBER_BUFFER];
  double x, y, value;

  if (row >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;

  get_point (self, row, &x, &y);
  value = column == COLUMN_X ? x : y;
  if (column >= COLUMN_F)
    value = relu_network_evaluate (relu_document_get_shown_network (self->document), x);
  if (column == COLUMN_ERROR)
    value -= y;
  /* An overflow has no digits; ∞ − ∞ is no number at all. */
  if (isfinite (value))
    relu_number_to_display (value, relu_number_get_digits (), text);
  else
    g_strlcpy (text, isnan (value) ? "–" : value > 0 ? "∞" : "−∞", sizeof text);
  if (g_str_equal (text, gtk_label_get_label (GTK_LABEL (label))))
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  spoken = g_strdup_printf (_(columns[column].spoken), text);
#pragma GCC diagnostic pop
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  relu_column_view_tell_cell (item, spoken);
}

static void
write_cells (ReluPointTable *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    write_cell (self, g_ptr_array_index (self->bound, i));
}

/* The row that alone is selected; FALSE for none or several. */
static gboolean
get_selected_row (ReluPointTable *self, guint *row)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_get_size (rows) != 1)
    return FALSE;

  *row = gtk_bitset_get_minimum (rows);
  return *row < g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
select_row (ReluPointTable *self, guint row)
{
  gtk_selection_model_select_item (self->selection, row, TRUE);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", row);
}

/* The keyboard is where the selection is, if it is among the rows. */
static void
focus_row (ReluPointTable *self, guint row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->list))
    return;

  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      if (gtk_list_item_get_position (item) == row)
        {
          /* A label stands in a cell of a row. */
          GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

          gtk_widget_grab_focus (gtk_widget_get_parent (cell));
          return;
        }
    }
}

/* The figure says where the selected point is, as if it were pointed at. */
static void
point_at_row (ReluPointTable *self)
{
  double x = NAN, y;
  guint row;

  if (self->viewport == NULL)
    return;

  if (get_selected_row (self, &row))
    get_point (self, row, &x, &y);
  relu_viewport_set_pointed_x (self->viewport, x);
}

/* The fields say where the selected point is. */
static void
update_fields (ReluPointTable *self)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);
  gboolean has_row;
  guint row;

  has_row = get_selected_row (self, &row);
  gtk_widget_set_sensitive (self->x_field, has_row);
  gtk_widget_set_sensitive (self->y_field, has_row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.remove", !gtk_bitset_is_empty (rows));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.edit", has_row);
  if (has_row)
    {
      const ReluDataShape *shape
          = relu_data_get_shape (relu_points_model_get_data (self->model));
      double x_step = relu_nice_step ((shape->to - shape->from) / 100);
      double y_step = relu_nice_step ((shape->high - shape->low) / 100);
      double x, y;

      get_point (self, row, &x, &y);
      x_step = isfinite (x_step) && x_step > 0 ? x_step : 0.1;
      y_step = isfinite (y_step) && y_step > 0 ? y_step : 0.1;
      self->updating = TRUE;
      gtk_adjustment_configure (self->x, x, -MAX (LARGEST, fabs (x)), MAX (LARGEST, fabs (x)),
                                x_step, 10 * x_step, 0);
      gtk_adjustment_configure (self->y, y, -MAX (LARGEST, fabs (y)), MAX (LARGEST, fabs (y)),
                                y_step, 10 * y_step, 0);
      self->updating = FALSE;
    }
}

static void
selection_cb (ReluPointTable *self)
{
  if (self->updating)
    return;

  if (self->document != NULL)
    relu_document_end_run (self->document);
  /* What was being typed was about another point. */
  relu_number_field_reset (GTK_SPIN_BUTTON (self->x_field));
  relu_number_field_reset (GTK_SPIN_BUTTON (self->y_field));
  update_fields (self);
  point_at_row (self);
}

static void
edit (ReluPointTable *self, ReluData *data, gboolean in_run)
{
  g_autoptr (ReluFile) edited
      = relu_file_with_data (relu_document_get_contents (self->document), data);

  if (in_run)
    relu_document_edit_run (self->document, edited, RELU_EDIT_POINT);
  else
    relu_document_edit (self->document, edited);
}

static void
value_changed_cb (ReluPointTable *self)
{
  g_autoptr (ReluData) moved = NULL;
  gsize index;
  guint row;

  if (self->updating || self->document == NULL || !get_selected_row (self, &row))
    return;

  index = relu_points_model_get_index (self->model, row);
  moved = relu_data_with_point_moved (relu_points_model_get_data (self->model), index,
                                      gtk_adjustment_get_value (self->x),
                                      gtk_adjustment_get_value (self->y));
  self->updating = TRUE;
  edit (self, moved, TRUE);
  self->updating = FALSE;

  /* Among sorted rows it may stand elsewhere now; it stays selected. */
  relu_points_model_set_data (self->model, moved);
  self->updating = TRUE;
  if (relu_points_model_get_row (self->model, index) != row)
    select_row (self, relu_points_model_get_row (self->model, index));
  self->updating = FALSE;
  write_cells (self);
  point_at_row (self);
}

/* A new point lies on the curve, where the line is or in the middle of what can be seen. */
static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluPointTable *self = RELU_POINT_TABLE (widget);
  ReluData *data = relu_points_model_get_data (self->model);
  g_autoptr (ReluData) more = NULL;
  double x, y, from, to;

  if (self->document == NULL)
    return;

  x = relu_viewport_get_line_x (self->viewport);
  if (isnan (x))
    {
      relu_viewport_get_x_range (self->viewport, &from, &to);
      if (isnan (from))
        {
          from = relu_document_get_from (self->document);
          to = relu_document_get_to (self->document);
        }
      x = from + (to - from) / 2;
    }
  y = relu_network_evaluate (relu_document_get_shown_network (self->document), x);
  more = relu_data_with_point_added (data, x, isfinite (y) ? y : 0);
  if (more == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  edit (self, more, FALSE);
  relu_point_table_update (self, self->document, self->viewport);
  select_row (self, relu_points_model_get_row (self->model, relu_data_get_n (more) - 1));
  gtk_widget_grab_focus (self->x_field);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluPointTable *self = RELU_POINT_TABLE (widget);
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);
  ReluData *data = relu_points_model_get_data (self->model);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), row, first;
  g_autofree guint8 *removed = NULL;
  g_autoptr (ReluData) rest = NULL;
  GtkBitsetIter iter;

  if (data == NULL || !gtk_bitset_iter_init_first (&iter, rows, &row))
    return;

  first = row;
  removed = g_new0 (guint8, n);
  do
    if (row < n)
      removed[relu_points_model_get_index (self->model, row)] = 1;
  while (gtk_bitset_iter_next (&iter, &row));
  rest = relu_data_with_points_removed (data, removed);
  edit (self, rest, FALSE);
  relu_point_table_update (self, self->document, self->viewport);

  /* The one that has moved up is next. */
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (n > 0)
    {
      select_row (self, MIN (first, n - 1));
      focus_row (self, MIN (first, n - 1));
    }
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (RELU_POINT_TABLE (widget)->x_field);
}

static void
activate_cb (ReluPointTable *self, guint row)
{
  select_row (self, row);
  gtk_widget_grab_focus (self->y_field);
}

static void
focus_leave_cb (ReluPointTable *self)
{
  if (self->document != NULL)
    relu_document_end_run (self->document);
}

static void
relu_point_table_unmap (GtkWidget *widget)
{
  ReluPointTable *self = RELU_POINT_TABLE (widget);

  if (self->viewport != NULL)
    relu_viewport_set_pointed_x (self->viewport, NAN);

  GTK_WIDGET_CLASS (relu_point_table_parent_class)->unmap (widget);
}

static void
relu_point_table_dispose (GObject *object)
{
  ReluPointTable *self = RELU_POINT_TABLE (object);
  GtkWidget *child;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->x);
  g_clear_object (&self->y);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (relu_point_table_parent_class)->dispose (object);
}

static void
relu_point_table_finalize (GObject *object)
{
  g_ptr_array_unref (RELU_POINT_TABLE (object)->bound);

  G_OBJECT_CLASS (relu_point_table_parent_class)->finalize (object);
}

static void
relu_point_table_class_init (ReluPointTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_point_table_dispose;
  object_class->finalize = relu_point_table_finalize;
  widget_class->unmap = relu_point_table_unmap;

  gtk_widget_class_install_action (widget_class, "points.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "points.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "points.remove", NULL, remove_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  g_object_set_qdata (G_OBJECT (label), column_quark (), column);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ReluPointTable *self)
{
  g_ptr_array_add (self->bound, item);
  write_cell (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ReluPointTable *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static GtkColumnViewColumn *
create_column (ReluPointTable *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *result;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  result = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_expand (result, TRUE);

  return result;
}

/* Headings over numbers end where these end; a column cannot be asked for that. */
static void
align_headings (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

static void
add_delete_keys (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                          gtk_named_action_new ("points.remove")));
  gtk_widget_add_controller (widget, controller);
}

static GtkWidget *
create_table (ReluPointTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (self->selection)));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, i);

      gtk_column_view_append_column (self->view, column);
    }
  align_headings (self->view);
  self->list = relu_column_view_find_list (self->view);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "points-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  add_delete_keys (GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 60);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
create_field (ReluPointTable *self, GtkAdjustment **adjustment, const char *label)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *field;

  *adjustment = g_object_ref_sink (gtk_adjustment_new (0, -LARGEST, LARGEST, 0.1, 1, 0));
  field = relu_number_field_new (*adjustment);
  relu_number_field_set_compact (GTK_SPIN_BUTTON (field), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), 10);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (field, label);
  g_signal_connect_swapped (*adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (field, focus);

  return field;
}

static GtkWidget *
create_button (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return button;
}

static GtkWidget *
create_editor (ReluPointTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->x_field = create_field (self, &self->x, _("x of the selected point"));
  self->y_field = create_field (self, &self->y, _("y of the selected point"));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("x"));
  gtk_box_append (GTK_BOX (box), self->x_field);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("y"));
  gtk_box_append (GTK_BOX (box), self->y_field);
  gtk_box_append (GTK_BOX (box), create_button ("list-add-symbolic", "points.add", _("Add a Point")));
  gtk_box_append (GTK_BOX (box),
                  create_button ("list-remove-symbolic", "points.remove", _("Remove the Selected Points")));
  gtk_widget_add_css_class (box, "points-editor");

  return box;
}

static void
relu_point_table_init (ReluPointTable *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->bound = g_ptr_array_new ();
  self->model = relu_points_model_new ();
  self->selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_cb), self);

  gtk_widget_set_parent (create_table (self), GTK_WIDGET (self));
  gtk_widget_set_parent (create_editor (self), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Points"), -1);
  update_fields (self);
}

/**
 * relu_point_table_new:
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
relu_point_table_new (void)
{
  return g_object_new (RELU_TYPE_POINT_TABLE, NULL);
}

/**
 * relu_point_table_update:
 * @document: whose points are shown
 * @viewport: what is read and selected in it
 *
 * Shows the points as they are now, and what the network makes of their x.
 */
void
relu_point_table_update (ReluPointTable *self, ReluDocument *document, ReluViewport *viewport)
{
  ReluData *data;

  g_return_if_fail (RELU_IS_POINT_TABLE (self));

  /* It is itself what changes a point, and goes on when that is done. */
  if (self->updating)
    return;

  g_set_object (&self->document, document);
  g_set_object (&self->viewport, viewport);
  data = relu_file_get_data (relu_document_get_contents (document));
  if (data != relu_points_model_get_data (self->model))
    {
      self->updating = TRUE;
      relu_points_model_set_data (self->model, data);
      self->updating = FALSE;
      update_fields (self);
    }
  write_cells (self);
}

/**
 * relu_point_table_set_by_x:
 * @by_x: whether the rows go from left to right; else they are in the order of the data
 *
 * A point that is selected alone stays selected.
 */
void
relu_point_table_set_by_x (ReluPointTable *self, gboolean by_x)
{
  gboolean has_row;
  gsize index = 0;
  guint row;

  g_return_if_fail (RELU_IS_POINT_TABLE (self));

  has_row = get_selected_row (self, &row);
  if (has_row)
    index = relu_points_model_get_index (self->model, row);
  relu_points_model_set_by_x (self->model, by_x);
  if (has_row)
    select_row (self, relu_points_model_get_row (self->model, index));
  else
    gtk_selection_model_unselect_all (self->selection);
  write_cells (self);
}

/**
 * relu_point_table_dup_selected:
 *
 * Returns: (transfer full) (nullable): the points that are selected, in the order of the rows; %NULL: none
 */
ReluData *
relu_point_table_dup_selected (ReluPointTable *self)
{
  g_autoptr (GtkBitset) rows = NULL;
  GtkBitsetIter iter;
  gsize n, k = 0;
  double *xy;
  guint row;

  g_return_val_if_fail (RELU_IS_POINT_TABLE (self), NULL);

  rows = gtk_selection_model_get_selection (self->selection);
  n = gtk_bitset_get_size (rows);
  if (n == 0)
    return NULL;

  xy = g_new (double, 2 * n);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more;
       more = gtk_bitset_iter_next (&iter, &row), k++)
    get_point (self, row, &xy[k], &xy[n + k]);

  return relu_data_new_take (n, xy);
}

/**
 * relu_point_table_get_selection:
 *
 * Returns: (transfer none): which rows are selected
 */
GtkSelectionModel *
relu_point_table_get_selection (ReluPointTable *self)
{
  g_return_val_if_fail (RELU_IS_POINT_TABLE (self), NULL);

  return self->selection;
}
