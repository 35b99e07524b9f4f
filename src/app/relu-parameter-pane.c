/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-parameter-pane.h"

#include <glib/gi18n.h>

#include "relu-domain-row.h"
#include "relu-layer-row.h"
#include "relu-parameter-layout.h"
#include "relu-parameter-row.h"
#include "relu-preferences.h"
#include "relu-style.h"
#include "relu-unit-card.h"
#include "relu-unit-text.h"
#include "relu-zone-legend.h"

#define MIN_NAME_WIDTH 22

/* Zones that take longer than this do not hold up the frame: they follow a moment later. In us. */
#define ZONES_AT_ONCE 2500

/* So many frames it may take until a row that has been scrolled to has a widget. */
#define FOCUS_TRIES 10

struct _ReluParameterPane
{
  GtkWidget parent_instance;

  GtkWidget *legend;
  GtkWidget *scroller;
  GtkWidget *list;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluParameterLayout *layout;
  ReluReaches *reaches;
  ReluNetwork *opened; /* what the reaches are for */
  gint64 zones_cost;   /* how long the zones of the rows in sight took last, in microseconds */
  guint zones_id;
  int name_width;
  ReluSelection pointed, focused; /* the rows that pointer and keyboard are on */
  gboolean choosing;              /* in the pane: what is selected is in sight as it should be */
  gsize wanted;                   /* whose slider is to get the keyboard */
  guint focus_id;
  int focus_tries;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluParameterPane, relu_parameter_pane, GTK_TYPE_WIDGET)

/* The colour of the sliders of a row: that of the unit it acts on, or, for a weight out of a unit,
 * of that unit; the output's own are neutral. */
static ReluColor
row_color (ReluParameterPane *self, const ReluPaneRow *row)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  const ReluTheme *theme = relu_style_get_theme ();
  guint output = relu_network_get_n_hidden_layers (network);
  ReluParameter parameter;
  gboolean dark = relu_style_get_theme_kind () == RELU_THEME_DARK
                  || relu_style_get_theme_kind () == RELU_THEME_HIGH_CONTRAST_DARK;
  double gray = dark ? 0.75 : 0.35;

  if (row->layer != output
      || relu_activation_has_knot (&relu_network_get_layer (network, output)->activation))
    return relu_theme_get_unit_color (theme,
                                      relu_unit_get_number (network, row->layer, row->unit));

  if (row->kind != RELU_PANE_CARD && output > 0)
    {
      relu_network_describe_parameter (network, row->parameter, &parameter);
      if (!parameter.is_bias)
        return relu_theme_get_unit_color (
            theme, relu_unit_get_number (network, output - 1, parameter.input));
    }

  return (ReluColor){ gray, gray, gray, 1 };
}

/* What a row is about; nothing for headings and the domain. */
static void
get_selection (ReluParameterPane *self, const ReluRowItem *item, ReluSelection *selection)
{
  ReluPaneRow row;

  selection->kind = RELU_SELECTION_NONE;
  if (self->layout == NULL || item == NULL)
    return;

  relu_parameter_layout_describe (self->layout, item, &row);
  if (row.kind == RELU_PANE_SECTION || row.kind == RELU_PANE_ADD || row.kind == RELU_PANE_DOMAIN)
    return;

  selection->kind
      = row.kind == RELU_PANE_CARD ? RELU_SELECTION_UNIT : RELU_SELECTION_PARAMETER;
  selection->layer = row.layer;
  selection->unit = row.unit;
  selection->parameter = row.parameter;
}

/* All rows of a unit's card are marked with it; a row that was selected itself stands out of them. */
static void
mark_selected_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  ReluSelection highlight = { RELU_SELECTION_NONE, 0, 0, 0 }, selection = highlight, own;

  if (self->viewport != NULL)
    {
      relu_viewport_get_highlight (self->viewport, &highlight);
      relu_viewport_get_selection (self->viewport, &selection);
    }
  get_selection (self, item, &own);
  relu_style_set_class (widget, "selected",
                        own.kind != RELU_SELECTION_NONE && highlight.kind != RELU_SELECTION_NONE
                            && own.layer == highlight.layer && own.unit == highlight.unit);
  relu_style_set_class (
      widget, "chosen",
      own.kind == RELU_SELECTION_PARAMETER && relu_selection_equal (&own, &selection));
}

static void
point (ReluParameterPane *self)
{
  if (self->viewport != NULL)
    relu_viewport_set_pointed (self->viewport, self->pointed.kind != RELU_SELECTION_NONE
                                                   ? &self->pointed
                                                   : &self->focused);
}

static void
get_selection_of_controller (ReluParameterPane *self, GtkEventController *controller,
                             ReluSelection *selection)
{
  get_selection (self,
                 g_object_get_data (G_OBJECT (gtk_event_controller_get_widget (controller)),
                                    "relu-row-item"),
                 selection);
}

static void
enter_cb (GtkEventController *controller, double x, double y, ReluParameterPane *self)
{
  get_selection_of_controller (self, controller, &self->pointed);
  point (self);
}

static void
leave_cb (GtkEventController *controller, ReluParameterPane *self)
{
  self->pointed.kind = RELU_SELECTION_NONE;
  point (self);
}

static void
focus_enter_cb (GtkEventController *controller, ReluParameterPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* By the keyboard: what is clicked is pointed at anyway, and a window gives the focus to some
   * control when it opens. */
  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    get_selection_of_controller (self, controller, &self->focused);
  point (self);
}

static void
focus_leave_cb (GtkEventController *controller, ReluParameterPane *self)
{
  self->focused.kind = RELU_SELECTION_NONE;
  point (self);
}

static void refill (ReluParameterPane *self);

static void
card_toggled_cb (ReluUnitCard *card, ReluParameterPane *self)
{
  const ReluRowItem *item = g_object_get_data (G_OBJECT (card), "relu-row-item");
  ReluPaneRow row;

  if (item == NULL || self->layout == NULL)
    return;

  relu_parameter_layout_describe (self->layout, item, &row);
  relu_parameter_pane_set_unfolded (
      self, row.layer, row.unit,
      !relu_parameter_layout_is_unfolded (self->layout, row.layer, row.unit));
}

/* Somebody takes hold of a unit, a layer or a parameter: commands are about it from now on. */
static void
chosen_cb (GtkWidget *widget, ReluParameterPane *self)
{
  const ReluRowItem *item = g_object_get_data (G_OBJECT (widget), "relu-row-item");
  ReluSelection selection, own;
  ReluPaneRow row;

  if (item == NULL || self->layout == NULL || self->viewport == NULL)
    return;

  get_selection (self, item, &own);
  if (own.kind == RELU_SELECTION_NONE)
    {
      /* A layer: any unit of it will do. */
      relu_parameter_layout_describe (self->layout, item, &row);
      relu_viewport_get_selection (self->viewport, &selection);
      if (selection.kind != RELU_SELECTION_NONE && selection.layer == row.layer)
        return;
      own = (ReluSelection){ .kind = RELU_SELECTION_UNIT, .layer = row.layer };
    }

  self->choosing = TRUE;
  relu_viewport_set_selection (self->viewport, &own);
  self->choosing = FALSE;
}

/* Without a hidden layer there is none to add a unit to. */
static void
add_clicked_cb (GtkWidget *button, ReluParameterPane *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gboolean has_hidden = relu_network_get_n_hidden_layers (network) > 0;

  chosen_cb (button, self);
  gtk_widget_activate_action (button, has_hidden ? "win.add-unit" : "win.add-layer", NULL);
}

static GtkWidget *
create_add_row (ReluParameterPane *self)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic",
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (row), content);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "add-row");
  g_signal_connect_object (row, "clicked", G_CALLBACK (add_clicked_cb), self, 0);

  return row;
}

static void
bind_add_row (ReluParameterPane *self, GtkWidget *widget, guint layer)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  const char *text = n_hidden > 0 ? _("Add Unit") : _("Add Layer");
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (widget));
  g_autofree char *label = NULL;

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (content)), text);
  if (n_hidden > 1)
    /* Translators: the accessible name of the button behind the units of a layer */
    label = g_strdup_printf (_("Add Unit to Layer %u"), layer + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label == NULL ? text : label, -1);
}

static GtkWidget *
create_row (guint kind, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  GtkEventController *controller;
  GtkWidget *row;

  switch ((ReluPaneKind) kind)
    {
    case RELU_PANE_SECTION:
      row = relu_layer_row_new ();
      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
      return row;

    case RELU_PANE_ADD:
      return create_add_row (self);

    case RELU_PANE_CARD:
      row = relu_unit_card_new ();
      gtk_widget_add_css_class (row, "first");
      g_signal_connect_object (row, "toggled", G_CALLBACK (card_toggled_cb), self, 0);
      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
      break;

    case RELU_PANE_DOMAIN:
      row = relu_domain_row_new ();
      gtk_widget_add_css_class (row, "first");
      gtk_widget_add_css_class (row, "last");
      break;

    case RELU_PANE_PARAMETER:
    case RELU_PANE_LAST_PARAMETER:
    default:
      row = relu_parameter_row_new ();
      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
      if (kind == RELU_PANE_LAST_PARAMETER)
        gtk_widget_add_css_class (row, "last");
      break;
    }

  gtk_widget_add_css_class (row, "card-row");

  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "enter", G_CALLBACK (enter_cb), self, 0);
  g_signal_connect_object (controller, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (row, controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "enter", G_CALLBACK (focus_enter_cb), self, 0);
  g_signal_connect_object (controller, "leave", G_CALLBACK (focus_leave_cb), self, 0);
  gtk_widget_add_controller (row, controller);

  return row;
}

static void
mark_muted_row (ReluParameterPane *self, GtkWidget *widget, const ReluPaneRow *row)
{
  gboolean is_unit = row->kind == RELU_PANE_CARD || row->kind == RELU_PANE_PARAMETER
                     || row->kind == RELU_PANE_LAST_PARAMETER;

  relu_style_set_class (
      widget, "muted",
      is_unit && relu_document_is_muted (self->document, row->layer, row->unit));
}

static void
bind_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  ReluNetwork *network = relu_document_get_network (self->document);
  gboolean unfolded;
  ReluColor color;
  ReluPaneRow row;

  g_object_set_data_full (G_OBJECT (widget), "relu-row-item", g_memdup2 (item, sizeof *item),
                          g_free);
  relu_parameter_layout_describe (self->layout, item, &row);
  switch (row.kind)
    {
    case RELU_PANE_SECTION:
      {
        g_autofree char *title = relu_unit_text_dup_layer_title (network, row.layer);

        relu_layer_row_set_title (RELU_LAYER_ROW (widget), title);
        return;
      }

    case RELU_PANE_ADD:
      bind_add_row (self, widget, row.layer);
      return;

    case RELU_PANE_CARD:
      color = row_color (self, &row);
      unfolded = relu_parameter_layout_is_unfolded (self->layout, row.layer, row.unit);
      relu_unit_card_bind (RELU_UNIT_CARD (widget), self->document, row.layer, row.unit, &color);
      relu_unit_card_set_foldable (
          RELU_UNIT_CARD (widget),
          relu_parameter_layout_is_foldable (self->layout, row.layer, row.unit), unfolded);
      relu_style_set_class (widget, "last", !unfolded);
      break;

    case RELU_PANE_DOMAIN:
      relu_domain_row_bind (RELU_DOMAIN_ROW (widget), self->document);
      break;

    case RELU_PANE_PARAMETER:
    case RELU_PANE_LAST_PARAMETER:
    default:
      color = row_color (self, &row);
      relu_parameter_row_set_name_width (RELU_PARAMETER_ROW (widget), self->name_width);
      relu_parameter_row_bind (RELU_PARAMETER_ROW (widget), self->document, self->reaches,
                               row.parameter, &color);
      break;
    }
  mark_selected_row (widget, item, self);
  mark_muted_row (self, widget, &row);
}

static void
unbind_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (widget), "relu-row-item", NULL);
  if (RELU_IS_PARAMETER_ROW (widget))
    relu_parameter_row_unbind (RELU_PARAMETER_ROW (widget));
  else if (RELU_IS_UNIT_CARD (widget))
    relu_unit_card_unbind (RELU_UNIT_CARD (widget));
  else if (RELU_IS_DOMAIN_ROW (widget))
    relu_domain_row_unbind (RELU_DOMAIN_ROW (widget));
}

/* Without the zones. */
static void
update_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  ReluPaneRow row;

  relu_parameter_layout_describe (self->layout, item, &row);
  mark_muted_row (self, widget, &row);
  if (RELU_IS_PARAMETER_ROW (widget))
    relu_parameter_row_update (RELU_PARAMETER_ROW (widget), FALSE);
  else if (RELU_IS_UNIT_CARD (widget))
    relu_unit_card_update (RELU_UNIT_CARD (widget));
  else if (RELU_IS_DOMAIN_ROW (widget))
    relu_domain_row_update (RELU_DOMAIN_ROW (widget));
}

static void
update_row_zones (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  if (RELU_IS_PARAMETER_ROW (widget))
    relu_parameter_row_update (RELU_PARAMETER_ROW (widget), TRUE);
}

static void
update_zones (ReluParameterPane *self)
{
  gint64 start = g_get_monotonic_time ();

  g_clear_handle_id (&self->zones_id, g_source_remove);
  relu_row_list_foreach (RELU_ROW_LIST (self->list), update_row_zones, self);
  self->zones_cost = g_get_monotonic_time () - start;
}

static gboolean
zones_cb (gpointer user_data)
{
  ReluParameterPane *self = user_data;

  self->zones_id = 0;
  update_zones (self);

  return G_SOURCE_REMOVE;
}

/* Large networks: not with every change, so that no more than a third of the time goes into zones. */
static void
update_zones_in_time (ReluParameterPane *self)
{
  if (self->zones_cost <= ZONES_AT_ONCE)
    update_zones (self);
  else if (self->zones_id == 0)
    self->zones_id = g_timeout_add ((guint) (2 * self->zones_cost / 1000), zones_cb, self);
}

static void
forget_zones (ReluParameterPane *self)
{
  g_clear_handle_id (&self->zones_id, g_source_remove);
  self->zones_cost = 0;
}

static void
recolor_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  ReluColor color;
  ReluPaneRow row;

  relu_parameter_layout_describe (self->layout, item, &row);
  if (RELU_IS_PARAMETER_ROW (widget))
    {
      color = row_color (self, &row);
      relu_parameter_row_set_color (RELU_PARAMETER_ROW (widget), &color);
      relu_parameter_row_set_name_width (RELU_PARAMETER_ROW (widget), self->name_width);
    }
  else if (RELU_IS_UNIT_CARD (widget))
    {
      color = row_color (self, &row);
      relu_unit_card_set_color (RELU_UNIT_CARD (widget), &color);
    }
}

static int
text_width (ReluParameterPane *self, gsize parameter)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  g_autofree char *symbol
      = relu_network_dup_parameter_symbol (network, parameter, RELU_SYMBOL_PRETTY);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", symbol);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int width;

  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The widest name, so that all sliders begin below each other: those with the largest indices. */
static void
measure_names (ReluParameterPane *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);

  self->name_width = MIN_NAME_WIDTH;
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, i);
      gsize last = relu_network_weight_index (network, i, shape->n_units - 1, shape->n_inputs - 1);

      self->name_width = MAX (self->name_width, text_width (self, last));
    }
}

static void
style_changed_cb (ReluParameterPane *self)
{
  ReluColor color;

  if (self->document == NULL)
    return;

  color = relu_theme_get_unit_color (relu_style_get_theme (), 0);
  measure_names (self);
  relu_zone_legend_set_color (RELU_ZONE_LEGEND (self->legend), &color);
  relu_row_list_foreach (RELU_ROW_LIST (self->list), recolor_row, self);
}

/* The legend, where there are zones to explain. */
static void
update_legend (ReluParameterPane *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gboolean relu = FALSE, leaky = FALSE;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      ReluActivationKind kind = relu_network_get_layer (network, i)->activation.kind;

      relu |= kind == RELU_ACTIVATION_RELU;
      leaky |= kind == RELU_ACTIVATION_LEAKY_RELU;
    }
  gtk_widget_set_visible (self->legend, (relu || leaky) && !relu_network_is_smooth (network));
  relu_zone_legend_set_leaky (RELU_ZONE_LEGEND (self->legend), leaky && !relu);
}

static void
refill (ReluParameterPane *self)
{
  g_autoptr (GArray) items = relu_parameter_layout_dup_items (self->layout);

  relu_row_list_set_items (RELU_ROW_LIST (self->list), (const ReluRowItem *) (gpointer) items->data,
                           items->len);
}

/* Everything anew: another network, or (if not @fresh) the same one with another architecture. */
static void
rebuild (ReluParameterPane *self, gboolean fresh)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  g_autoptr (ReluParameterLayout) before = NULL;
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gboolean fits = self->layout != NULL && relu_parameter_layout_fits (self->layout, network);

  relu_row_list_set_items (RELU_ROW_LIST (self->list), NULL, 0);
  g_clear_pointer (&self->reaches, relu_reaches_unref);
  g_clear_pointer (&self->opened, relu_network_unref);
  forget_zones (self);
  self->reaches = relu_reaches_new (network);
  self->opened = relu_network_ref (network);
  self->pointed.kind = self->focused.kind = RELU_SELECTION_NONE;

  if (!fits)
    {
      before = g_steal_pointer (&self->layout);
      self->layout = relu_parameter_layout_new (network);
      if (fresh)
        gtk_adjustment_set_value (adjustment, 0);
      else
        relu_parameter_layout_copy_folds (self->layout, before);
    }
  update_legend (self);
  style_changed_cb (self);
  refill (self);
}

static void
sliders_changed_cb (ReluParameterPane *self)
{
  if (self->document != NULL)
    rebuild (self, FALSE);
}

static void
document_changed_cb (ReluParameterPane *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gboolean fresh = !relu_document_get_can_undo (self->document)
                   && !relu_document_get_can_redo (self->document) && network != self->opened;

  if (fresh || !relu_parameter_layout_fits (self->layout, network))
    {
      rebuild (self, fresh);
      return;
    }

  relu_row_list_foreach (RELU_ROW_LIST (self->list), update_row, self);
  update_zones_in_time (self);
}

/* Undone or redone: sliders that were widened for values that are gone narrow again. */
static void
document_restored_cb (ReluParameterPane *self)
{
  if (self->reaches != NULL)
    relu_reaches_narrow (self->reaches);
}

static void
highlight_changed_cb (ReluParameterPane *self)
{
  relu_row_list_foreach (RELU_ROW_LIST (self->list), mark_selected_row, self);
}

/* Unfolds its card, if it must, and scrolls to its row. */
static void
show_parameter (ReluParameterPane *self, gsize parameter)
{
  ReluRowItem item;
  ReluPaneRow row;
  guint index;

  relu_parameter_layout_get_parameter (self->layout, parameter, &item);
  relu_parameter_layout_describe (self->layout, &item, &row);
  relu_parameter_pane_set_unfolded (self, row.layer, row.unit, TRUE);
  if (relu_row_list_find_item (RELU_ROW_LIST (self->list), &item, &index))
    relu_row_list_scroll_to (RELU_ROW_LIST (self->list), index, index);
}

/* Selected, as on the figure: show its row, or its card and what is in it. */
static void
selection_changed_cb (ReluParameterPane *self)
{
  ReluSelection selection;
  ReluRowItem item;
  guint index, last;

  highlight_changed_cb (self);
  relu_viewport_get_selection (self->viewport, &selection);
  if (self->layout == NULL || selection.kind == RELU_SELECTION_NONE)
    return;

  if (!relu_network_has_unit (relu_document_get_network (self->document), selection.layer,
                              selection.unit))
    return;

  if (selection.kind == RELU_SELECTION_PARAMETER)
    {
      show_parameter (self, selection.parameter);
      return;
    }

  relu_parameter_layout_get_card (self->layout, selection.layer, selection.unit, &item);
  if (!relu_row_list_find_item (RELU_ROW_LIST (self->list), &item, &index))
    return;

  last = index;
  if (!self->choosing)
    relu_parameter_pane_set_unfolded (self, selection.layer, selection.unit, TRUE);
  if (relu_parameter_layout_is_unfolded (self->layout, selection.layer, selection.unit))
    last = index + relu_parameter_layout_get_n_rows (self->layout, selection.layer);
  relu_row_list_scroll_to (RELU_ROW_LIST (self->list), index, last);
}

static void
relu_parameter_pane_set_property (GObject *object, guint prop_id, const GValue *value,
                                  GParamSpec *pspec)
{
  ReluParameterPane *self = RELU_PARAMETER_PANE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      relu_parameter_pane_set_document (self, g_value_get_object (value));
      break;
    case PROP_VIEWPORT:
      relu_parameter_pane_set_viewport (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_parameter_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluParameterPane *self = RELU_PARAMETER_PANE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stop_focusing (ReluParameterPane *self)
{
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
}

static void
relu_parameter_pane_dispose (GObject *object)
{
  ReluParameterPane *self = RELU_PARAMETER_PANE (object);

  stop_focusing (self);
  relu_parameter_pane_set_document (self, NULL);
  relu_parameter_pane_set_viewport (self, NULL);
  g_clear_pointer (&self->legend, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->list = NULL;

  G_OBJECT_CLASS (relu_parameter_pane_parent_class)->dispose (object);
}

static void
relu_parameter_pane_class_init (ReluParameterPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = relu_parameter_pane_set_property;
  object_class->get_property = relu_parameter_pane_get_property;
  object_class->dispose = relu_parameter_pane_dispose;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT, flags);
  properties[PROP_VIEWPORT]
      = g_param_spec_object ("viewport", NULL, NULL, RELU_TYPE_VIEWPORT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "parameters");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_parameter_pane_init (ReluParameterPane *self)
{
  const ReluRowFuncs funcs = { create_row, bind_row, unbind_row };

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Parameters"), -1);

  self->legend = relu_zone_legend_new ();
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));

  self->list = relu_row_list_new ();
  relu_row_list_set_funcs (RELU_ROW_LIST (self->list), &funcs, self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  g_signal_connect_object (relu_preferences_get (), "notify::slider-reach",
                           G_CALLBACK (sliders_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (relu_preferences_get (), "notify::slider-step",
                           G_CALLBACK (sliders_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * relu_parameter_pane_new:
 * @document: (nullable): whose parameters
 * @viewport: (nullable): what is selected
 *
 * Returns: (transfer floating): a pane
 */
GtkWidget *
relu_parameter_pane_new (ReluDocument *document, ReluViewport *viewport)
{
  return g_object_new (RELU_TYPE_PARAMETER_PANE, "document", document, "viewport", viewport, NULL);
}

/**
 * relu_parameter_pane_set_document:
 * @document: (nullable): whose parameters are shown and edited
 */
void
relu_parameter_pane_set_document (ReluParameterPane *self, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));
  g_return_if_fail (document == NULL || RELU_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      relu_row_list_set_items (RELU_ROW_LIST (self->list), NULL, 0);
      forget_zones (self);
      g_clear_pointer (&self->layout, relu_parameter_layout_free);
      g_clear_pointer (&self->reaches, relu_reaches_unref);
      g_clear_pointer (&self->opened, relu_network_unref);
    }
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "restored", G_CALLBACK (document_restored_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                               G_CONNECT_SWAPPED);
      rebuild (self, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * relu_parameter_pane_set_viewport:
 * @viewport: (nullable): whose selected unit follows the pointer and the focus
 */
void
relu_parameter_pane_set_viewport (ReluParameterPane *self, ReluViewport *viewport)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));
  g_return_if_fail (viewport == NULL || RELU_IS_VIEWPORT (viewport));

  if (self->viewport == viewport)
    return;

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_set_object (&self->viewport, viewport);
  if (viewport != NULL)
    {
      g_signal_connect_object (viewport, "selection-changed", G_CALLBACK (selection_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (viewport, "highlight-changed", G_CALLBACK (highlight_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEWPORT]);
}

ReluRowList *
relu_parameter_pane_get_list (ReluParameterPane *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_PANE (self), NULL);

  return RELU_ROW_LIST (self->list);
}

typedef struct
{
  gsize parameter;
  GtkWidget *row;
} FindRow;

static void
find_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  FindRow *find = user_data;

  if (RELU_IS_PARAMETER_ROW (widget)
      && relu_parameter_row_get_parameter (RELU_PARAMETER_ROW (widget)) == find->parameter)
    find->row = widget;
}

/**
 * relu_parameter_pane_get_parameter_row:
 * @parameter: index in the flat vector
 *
 * Returns: (transfer none) (nullable): the row of @parameter, if it is in sight or nearly so
 */
GtkWidget *
relu_parameter_pane_get_parameter_row (ReluParameterPane *self, gsize parameter)
{
  FindRow find = { parameter, NULL };

  g_return_val_if_fail (RELU_IS_PARAMETER_PANE (self), NULL);

  relu_row_list_foreach (RELU_ROW_LIST (self->list), find_row, &find);

  return find.row;
}

/* The row may get its widget with the frame that comes, after the list has been scrolled. */
static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluParameterPane *self = RELU_PARAMETER_PANE (widget);
  GtkWidget *row = relu_parameter_pane_get_parameter_row (self, self->wanted);

  if (row == NULL && self->focus_tries-- > 0)
    return G_SOURCE_CONTINUE;

  self->focus_id = 0;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (relu_parameter_row_get_scale (RELU_PARAMETER_ROW (row))));

  return G_SOURCE_REMOVE;
}

/**
 * relu_parameter_pane_edit_parameter:
 * @parameter: index in the flat vector
 *
 * Brings the slider of @parameter into sight and gives it the keyboard, with the next frame.
 */
void
relu_parameter_pane_edit_parameter (ReluParameterPane *self, gsize parameter)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));

  if (self->layout == NULL)
    return;

  show_parameter (self, parameter);
  self->wanted = parameter;
  self->focus_tries = FOCUS_TRIES;
  if (self->focus_id == 0)
    self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

static void
refold_row (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  if (item->kind == RELU_PANE_CARD)
    bind_row (widget, item, user_data);
}

/**
 * relu_parameter_pane_set_unfolded:
 * @layer: from 0
 * @unit: in its layer
 * @unfolded: whether the card's parameters are shown; cards of small networks always show them
 */
void
relu_parameter_pane_set_unfolded (ReluParameterPane *self, guint layer, guint unit,
                                  gboolean unfolded)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));

  if (self->layout == NULL
      || relu_parameter_layout_is_unfolded (self->layout, layer, unit) == unfolded)
    return;

  relu_parameter_layout_set_unfolded (self->layout, layer, unit, unfolded);
  refill (self);
  relu_row_list_foreach (RELU_ROW_LIST (self->list), refold_row, self);
}
