/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-parameter-pane-private.h"

#include <glib/gi18n.h>

#include "relu-parameter-row.h"
#include "relu-preferences.h"
#include "relu-style.h"
#include "relu-unit-text.h"
#include "relu-zone-legend.h"

#define MIN_NAME_WIDTH 22

/* Zones that take longer than this do not hold up the frame: they follow a moment later. In us. */
#define ZONES_AT_ONCE 2500

/* So many frames it may take until a row that has been scrolled to has a widget. */
#define FOCUS_TRIES 10

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluParameterPane, relu_parameter_pane, GTK_TYPE_WIDGET)

static void
update_zones (ReluParameterPane *self)
{
  gint64 start = g_get_monotonic_time ();

  g_clear_handle_id (&self->zones_id, g_source_remove);
  relu_row_list_foreach (RELU_ROW_LIST (self->list), relu_pane_row_update_zones, self);
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
  relu_row_list_foreach (RELU_ROW_LIST (self->list), relu_pane_row_recolor, self);
}

/* The legend, where there is something to explain. */
void
relu_pane_update_legend (ReluParameterPane *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gboolean relu = FALSE, leaky = FALSE;
  gboolean has_rows = self->filter != RELU_PANE_SHOWS_NONE || self->shows_all;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      ReluActivationKind kind = relu_network_get_layer (network, i)->activation.kind;

      relu |= kind == RELU_ACTIVATION_RELU;
      leaky |= kind == RELU_ACTIVATION_LEAKY_RELU;
    }
  relu_zone_legend_set_shows (RELU_ZONE_LEGEND (self->legend),
                              has_rows && (relu || leaky) && !relu_network_is_smooth (network),
                              has_rows && self->shows_loss);
  relu_zone_legend_set_leaky (RELU_ZONE_LEGEND (self->legend), leaky && !relu);
}

/* The rows that the layout has now. */
void
relu_pane_refill (ReluParameterPane *self)
{
  g_autoptr (GArray) items = relu_parameter_layout_dup_items (self->layout);

  relu_row_list_set_items (RELU_ROW_LIST (self->list), (const ReluRowItem *) (gpointer) items->data,
                           items->len);
}

/* Gradients and losses, and their legend. */
static void
update_loss (ReluParameterPane *self)
{
  gboolean showed = self->shows_loss;

  relu_pane_loss_update (self);
  if (self->shows_loss != showed && self->document != NULL)
    relu_pane_update_legend (self);
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
  relu_pane_filter_apply (self);
  update_loss (self);
  relu_pane_update_legend (self);
  style_changed_cb (self);
  relu_pane_refill (self);
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

  if (relu_pane_filter_is_stale (self))
    {
      relu_pane_filter_apply (self);
      relu_pane_refill (self);
    }
  relu_row_list_foreach (RELU_ROW_LIST (self->list), relu_pane_row_update, self);
  update_zones_in_time (self);
  update_loss (self);
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
  relu_row_list_foreach (RELU_ROW_LIST (self->list), relu_pane_row_mark, self);
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
    last = index
           + relu_parameter_layout_get_n_rows (self->layout, selection.layer, selection.unit);
  relu_row_list_scroll_to (RELU_ROW_LIST (self->list), index, last);
}

/* Nothing was kept up to date while the pane was hidden. */
static void
relu_parameter_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relu_parameter_pane_parent_class)->map (widget);

  update_loss (RELU_PARAMETER_PANE (widget));
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
  relu_pane_loss_stop (self);
  g_clear_pointer (&self->legend, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->all_button, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_bytes_unref);
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
  widget_class->map = relu_parameter_pane_map;

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
  const ReluRowFuncs funcs = { relu_pane_row_create, relu_pane_row_bind, relu_pane_row_unbind };

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
  self->all_button = relu_pane_filter_create_button (self);
  gtk_widget_set_parent (self->all_button, GTK_WIDGET (self));

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
      relu_pane_loss_stop (self);
      g_clear_pointer (&self->layout, relu_parameter_layout_free);
      g_clear_pointer (&self->reaches, relu_reaches_unref);
      g_clear_pointer (&self->opened, relu_network_unref);
      g_clear_pointer (&self->shown, g_bytes_unref);
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
      g_signal_connect_object (viewport, "notify::show-loss-tracks", G_CALLBACK (update_loss),
                               self, G_CONNECT_SWAPPED);
    }
  if (self->list != NULL)
    update_loss (self);
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

  if (!relu_parameter_layout_is_shown (self->layout, parameter))
    relu_parameter_pane_set_shows_all (self, TRUE);
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
    relu_pane_row_bind (widget, item, user_data);
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
  relu_pane_refill (self);
  relu_row_list_foreach (RELU_ROW_LIST (self->list), refold_row, self);
}
