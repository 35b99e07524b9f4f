/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-parameter-pane-rows.c: the rows of the pane, by kind: made, bound to what they are about,
 * brought up to date. They are recycled, see relu-row-list.h. */

#include "relu-parameter-pane-private.h"

#include <glib/gi18n.h>

#include "relu-domain-row.h"
#include "relu-layer-row.h"
#include "relu-parameter-color.h"
#include "relu-parameter-row.h"
#include "relu-style.h"
#include "relu-tooltip.h"
#include "relu-unit-card.h"
#include "relu-unit-text.h"

/* The colour of the sliders of a row; a card has that of its unit. */
static ReluColor
row_color (ReluParameterPane *self, const ReluPaneRow *row)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gsize parameter = row->kind == RELU_PANE_CARD
                        ? relu_network_bias_index (network, row->layer, row->unit)
                        : row->parameter;

  return relu_parameter_color (network, parameter, relu_style_get_theme ());
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
void
relu_pane_row_mark (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
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
  relu_tooltip_set_for (widget, label == NULL ? text : label,
                        n_hidden > 0 ? "win.add-unit" : "win.add-layer");
}

GtkWidget *
relu_pane_row_create (guint kind, gpointer user_data)
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

void
relu_pane_row_bind (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
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
      relu_pane_loss_bind_row (self, widget);
      break;
    }
  relu_pane_row_mark (widget, item, self);
  mark_muted_row (self, widget, &row);
}

void
relu_pane_row_unbind (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
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
void
relu_pane_row_update (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
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

void
relu_pane_row_update_zones (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
{
  if (RELU_IS_PARAMETER_ROW (widget))
    relu_parameter_row_update (RELU_PARAMETER_ROW (widget), TRUE);
}

void
relu_pane_row_recolor (GtkWidget *widget, const ReluRowItem *item, gpointer user_data)
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
