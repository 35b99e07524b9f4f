/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-regions-page.c: the regions as a table, and what lies outside the domain.
 *
 * The row that is selected is the region that is set off in the figure. Where the reading line is put, its
 * row is selected; where another row is selected, the line moves into that region. Only rows in sight
 * are written. */

#include "relu-regions-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "relu-column-view.h"
#include "relu-number.h"
#include "relu-region-cell.h"
#include "relu-regions-model.h"
#include "relu-style.h"
#include "relu-words.h"

/* With more rows than this, a drag does not write them for every frame but every so many ms. */
#define MANY_ROWS 50
#define PAUSE 120

struct _ReluRegionsPage
{
  ReluToolPage parent_instance;

  GtkWidget *header;
  GtkLabel *count;
  GtkToggleButton *activation; /* whether the rows are activation regions */
  GtkStack *stack;
  GtkColumnView *view;
  GtkWidget *list; /* inside the view: what scrolls */
  GtkLabel *explanation;
  GtkWidget *outside;
  GtkLabel *outside_words;

  ReluRegionsModel *model;
  GtkSelectionModel *selection;
  GPtrArray *bound; /* GtkListItem: those that have a cell in sight */

  double line_x; /* of the viewport, when it was looked at last */
  gboolean updating;
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (ReluRegionsPage, relu_regions_page, RELU_TYPE_TOOL_PAGE)

static ReluViewport *
get_viewport (ReluRegionsPage *self)
{
  return relu_tool_page_get_viewport (RELU_TOOL_PAGE (self));
}

/* The row that alone is selected; FALSE for none or several. */
static gboolean
get_selected_row (ReluRegionsPage *self, guint *row)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_get_size (rows) != 1)
    return FALSE;

  *row = gtk_bitset_get_minimum (rows);
  return TRUE;
}

static int
find_linear (ReluRegionTable *table, guint row)
{
  ReluRegion region;

  relu_region_table_get (table, row, &region);
  return (int) relu_regions_find_linear (relu_region_table_get_regions (table),
                                         region.from + (region.to - region.from) / 2);
}

/* The row of a linear region: the first one, where it has several. */
static guint
find_row (ReluRegionTable *table, int linear)
{
  ReluRegion region;

  relu_regions_get_linear_region (relu_region_table_get_regions (table), (guint) linear, &region);
  return relu_region_table_get_rows (table) == RELU_REGION_ROWS_LINEAR ? (guint) linear
                                                                       : region.first;
}

static void
show_selection (ReluRegionsPage *self)
{
  ReluRegionTable *table = relu_regions_model_get_table (self->model);
  guint row;

  relu_viewport_set_selected_region (get_viewport (self), table != NULL
                                                              && get_selected_row (self, &row)
                                                            ? find_linear (table, row)
                                                            : -1);
}

/* The line stays in the region that is selected. */
static void
bring_line (ReluRegionsPage *self)
{
  ReluRegionTable *table = relu_regions_model_get_table (self->model);
  double x = relu_viewport_get_line_x (get_viewport (self));
  ReluRegion region;
  guint row;

  if (isnan (x) || table == NULL || !get_selected_row (self, &row)
      || relu_region_table_find (table, x) == row)
    return;

  relu_region_table_get (table, row, &region);
  self->line_x = region.from + (region.to - region.from) / 2;
  relu_viewport_set_line_x (get_viewport (self), self->line_x);
}

/* What is selected can be seen: a figure that shows another part of the domain shows all of it. */
static void
bring_region (ReluRegionsPage *self)
{
  ReluRegionTable *table = relu_regions_model_get_table (self->model);
  double from, to;
  ReluRegion region;
  guint row;

  if (table == NULL || !get_selected_row (self, &row))
    return;

  relu_region_table_get (table, row, &region);
  relu_viewport_get_x_range (get_viewport (self), &from, &to);
  if (region.to <= from || region.from >= to)
    relu_viewport_fit (get_viewport (self));
}

static void
selection_cb (ReluRegionsPage *self)
{
  if (self->updating)
    return;

  self->updating = TRUE;
  bring_region (self);
  show_selection (self);
  bring_line (self);
  self->updating = FALSE;
}

static void
select_row (ReluRegionsPage *self, guint row)
{
  guint now;

  if (get_selected_row (self, &now) && now == row)
    return;

  gtk_selection_model_select_item (self->selection, row, TRUE);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", row);
}

/* Something else has put the line, or selected a region. */
static void
follow_viewport (ReluRegionsPage *self)
{
  ReluRegionTable *table = relu_regions_model_get_table (self->model);
  double x = relu_viewport_get_line_x (get_viewport (self));
  int region = relu_viewport_get_selected_region (get_viewport (self));
  gboolean line_moved = x != self->line_x && !(isnan (x) && isnan (self->line_x));
  guint row;

  if (table == NULL || self->updating)
    return;

  self->updating = TRUE;
  self->line_x = x;
  if (line_moved && !isnan (x))
    {
      select_row (self, relu_region_table_find (table, x));
      show_selection (self);
    }
  else if (region < 0 || region >= (int) relu_regions_get_n_linear_regions (
                                        relu_region_table_get_regions (table)))
    {
      /* Several rows are selected for copying, and are not a region. */
      if (get_selected_row (self, &row))
        gtk_selection_model_unselect_all (self->selection);
    }
  else if (!get_selected_row (self, &row) || find_linear (table, row) != region)
    select_row (self, find_row (table, region));
  self->updating = FALSE;
}

static void
write_cell (ReluRegionsPage *self, GtkListItem *item)
{
  ReluRegionCell *cell = RELU_REGION_CELL (gtk_list_item_get_child (item));
  ReluRegionTable *table = relu_regions_model_get_table (self->model);
  guint row = gtk_list_item_get_position (item);

  if (table == NULL || row >= relu_region_table_get_n (table))
    return;

  relu_region_cell_show (cell, table, row, relu_style_get_theme ());
  relu_column_view_tell_cell (item, relu_region_cell_get_spoken (cell));
}

static void
write_cells (ReluRegionsPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    write_cell (self, g_ptr_array_index (self->bound, i));
}

static void
update_outside (ReluRegionsPage *self, ReluAnalysis *analysis)
{
  ReluOutside *outside = analysis == NULL ? NULL : relu_analysis_get_outside (analysis);
  g_autofree char *words = outside == NULL ? NULL
                                           : relu_words_dup_outside (
                                             outside, relu_analysis_get_from (analysis),
                                             relu_analysis_get_to (analysis));

  gtk_label_set_label (self->outside_words, words == NULL ? "" : words);
  gtk_widget_set_visible (self->outside, words != NULL);
}

/* How many linear regions can be seen in the figure, in whole or in part. */
static guint
count_in_view (ReluRegionsPage *self, ReluRegions *regions)
{
  guint n = relu_regions_get_n_linear_regions (regions), in_view = 0;
  double from, to;
  ReluRegion region;

  relu_viewport_get_x_range (get_viewport (self), &from, &to);
  if (isnan (from))
    return n;

  for (guint i = relu_regions_find_linear (regions, from); i < n; i++)
    {
      relu_regions_get_linear_region (regions, i, &region);
      if (region.from >= to)
        break;
      if (region.to > from)
        in_view++;
    }

  return in_view;
}

/* Both counts only where they differ, and then the choice between them. */
static void
update_header (ReluRegionsPage *self, ReluRegions *regions)
{
  guint in_view = count_in_view (self, regions);
  char number[RELU_NUMBER_BUFFER];
  guint n_linear = relu_regions_get_n_linear_regions (regions);
  guint n = relu_regions_get_n_activation_regions (regions);
  g_autofree char *linear = relu_number_dup_count (
      /* Translators: %s is a number, also in the other counts */
      ngettext ("%s linear region", "%s linear regions", n_linear), n_linear);
  g_autofree char *activation =
      relu_number_dup_count (ngettext ("%s activation region", "%s activation regions", n), n);
  g_autofree char *both = g_strdup_printf ("%s · %s", linear, activation);
  g_autofree char *seen = NULL;

  /* Translators: "4 linear regions, 3 in view". The first %s are the words before the comma. */
  if (in_view < n_linear)
    seen = g_strdup_printf (_("%s, %s in view"), linear,
                            relu_number_count_to_display (in_view, number));

  gtk_label_set_label (self->count, seen != NULL ? seen : n == n_linear ? linear : both);
  gtk_widget_set_visible (GTK_WIDGET (self->activation), n != n_linear);
}

static ReluRegionRows
choose_rows (ReluRegionsPage *self, ReluRegions *regions)
{
  return gtk_toggle_button_get_active (self->activation)
                 && relu_regions_get_n_linear_regions (regions)
                        != relu_regions_get_n_activation_regions (regions)
             ? RELU_REGION_ROWS_ACTIVATION
             : RELU_REGION_ROWS_LINEAR;
}

static void
update_table (ReluRegionsPage *self)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis = relu_document_get_analysis (document, &error);
  ReluRegions *regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->updating = TRUE;
  relu_regions_model_take_table (self->model, regions == NULL
                                                  ? NULL
                                                  : relu_region_table_new (
                                                    regions, choose_rows (self, regions)));
  self->updating = FALSE;

  if (regions == NULL)
    gtk_label_set_label (self->explanation,
                         analysis == NULL ? error->message
                                          : _("A smooth activation has no linear regions: the "
                                              "curve bends everywhere."));
  else
    {
      update_header (self, regions);
      write_cells (self);
    }
  gtk_widget_set_visible (self->header, regions != NULL);
  gtk_stack_set_visible_child_name (self->stack, regions != NULL ? "table" : "explanation");
  update_outside (self, analysis);
}

static gboolean
pause_cb (gpointer user_data)
{
  ReluRegionsPage *self = user_data;

  self->pause_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_table (self);

  return G_SOURCE_REMOVE;
}

static void
relu_regions_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluRegionsPage *self = RELU_REGIONS_PAGE (page);
  ReluDocument *document = relu_tool_page_get_document (page);
  ReluRegionTable *table;

  if ((changes & RELU_TOOL_DOCUMENT) != 0)
    {
      if (relu_document_in_gesture (document)
          && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > MANY_ROWS)
        {
          if (self->pause_id == 0)
            self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
          return;
        }
      update_table (self);
    }
  else if ((table = relu_regions_model_get_table (self->model)) != NULL)
    update_header (self, relu_region_table_get_regions (table));
  follow_viewport (self);
}

static void
rows_toggled_cb (ReluRegionsPage *self)
{
  gtk_selection_model_unselect_all (self->selection);
  self->line_x = NAN;
  update_table (self);
  follow_viewport (self);
}

/* A figure where one region is set off would have nothing to say why. */
static void
relu_regions_page_unmap (GtkWidget *widget)
{
  ReluRegionsPage *self = RELU_REGIONS_PAGE (widget);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->updating = TRUE;
  self->line_x = NAN;
  gtk_selection_model_unselect_all (self->selection);
  if (get_viewport (self) != NULL)
    relu_viewport_set_selected_region (get_viewport (self), -1);
  self->updating = FALSE;

  GTK_WIDGET_CLASS (relu_regions_page_parent_class)->unmap (widget);
}

/**
 * relu_regions_page_copy:
 * @format: of the text
 * @selected: only the rows that are selected, where there are any
 *
 * Puts the table on the clipboard.
 */
void
relu_regions_page_copy (ReluRegionsPage *self, ReluTableFormat format, gboolean selected)
{
  ReluRegionTable *table;
  g_autoptr (GtkBitset) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *message = NULL;
  GtkBitsetIter iter;
  guint n, row;

  g_return_if_fail (RELU_IS_REGIONS_PAGE (self));

  table = relu_regions_model_get_table (self->model);
  if (table == NULL)
    return;

  rows = gtk_selection_model_get_selection (self->selection);
  if (!selected || gtk_bitset_is_empty (rows))
    {
      g_clear_pointer (&rows, gtk_bitset_unref);
      rows = gtk_bitset_new_range (0, relu_region_table_get_n (table));
    }

  relu_region_table_append_head (table, format, text);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more;
       more = gtk_bitset_iter_next (&iter, &row))
    relu_region_table_append_row (table, format, row, text);
  relu_region_table_append_foot (table, format, text);

  n = (guint) gtk_bitset_get_size (rows);
  /* Translators: %s is a number of rows of a table */
  message = relu_number_dup_count (ngettext ("%s region copied", "%s regions copied", n), n);
  relu_tool_page_copy (RELU_TOOL_PAGE (self), text->str, message);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relu_regions_page_copy (RELU_REGIONS_PAGE (widget), g_variant_get_int32 (parameter), FALSE);
}

static void
relu_regions_page_dispose (GObject *object)
{
  ReluRegionsPage *self = RELU_REGIONS_PAGE (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);

  G_OBJECT_CLASS (relu_regions_page_parent_class)->dispose (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
}

static void
relu_regions_page_finalize (GObject *object)
{
  ReluRegionsPage *self = RELU_REGIONS_PAGE (object);

  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (relu_regions_page_parent_class)->finalize (object);
}

static void
relu_regions_page_class_init (ReluRegionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_regions_page_dispose;
  object_class->finalize = relu_regions_page_finalize;
  widget_class->unmap = relu_regions_page_unmap;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_regions_page_update;

  /* The parameter is a ReluTableFormat. */
  gtk_widget_class_install_action (widget_class, "regions.copy", "i", copy_cb);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_list_item_set_child (item, relu_region_cell_new (GPOINTER_TO_UINT (column)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ReluRegionsPage *self)
{
  g_ptr_array_add (self->bound, item);
  write_cell (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ReluRegionsPage *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static GtkColumnViewColumn *
create_column (ReluRegionsPage *self, ReluRegionColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *result;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  result = gtk_column_view_column_new (relu_region_column_get_title (column), factory);
  gtk_column_view_column_set_resizable (result, TRUE);
  gtk_column_view_column_set_expand (result, column == RELU_COLUMN_EQUATION);

  return result;
}

static GtkWidget *
create_table (ReluRegionsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (self->selection)));
  for (guint i = 0; i < RELU_N_REGION_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, i);

      gtk_column_view_append_column (self->view, column);
    }
  self->list = relu_column_view_find_list (self->view);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "regions-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Regions"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 60);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
create_copy_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  static const struct
  {
    const char *label;
    ReluTableFormat format;
  } items[] = { { N_("Copy as _CSV"), RELU_TABLE_CSV },
                { N_("Copy as _Markdown"), RELU_TABLE_MARKDOWN },
                { N_("Copy as _LaTeX"), RELU_TABLE_LATEX } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, "regions.copy", "i", items[i].format);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-copy-symbolic");
  gtk_widget_set_tooltip_text (button, _("Copy the Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the Table"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static GtkWidget *
create_header (ReluRegionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->count = create_label ("heading");
  self->activation = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Activation Regions")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->activation),
                               _("A Row for Each Activation Region"));
  gtk_widget_set_valign (GTK_WIDGET (self->activation), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->activation, "toggled", G_CALLBACK (rows_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->activation));
  gtk_box_append (GTK_BOX (box), create_copy_button ());
  gtk_widget_add_css_class (box, "regions-header");

  return box;
}

static GtkWidget *
create_outside (ReluRegionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_("Fit Domain"));

  self->outside_words = create_label ("caption");
  gtk_widget_set_tooltip_text (button, _("Fit the Domain to All Breakpoints"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.fit-domain");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->outside_words));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "regions-outside");

  return box;
}

static void
relu_regions_page_init (ReluRegionsPage *self)
{
  self->line_x = NAN;
  self->bound = g_ptr_array_new ();
  self->model = relu_regions_model_new ();
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_cb), self);

  self->explanation = create_label ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->explanation), "regions-explanation");
  gtk_widget_set_valign (GTK_WIDGET (self->explanation), GTK_ALIGN_START);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, create_table (self), "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->explanation), "explanation");

  self->header = create_header (self);
  self->outside = create_outside (self);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_parent (self->outside, GTK_WIDGET (self));
  relu_style_connect (self, G_CALLBACK (write_cells));
}
