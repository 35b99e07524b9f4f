/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-layer-row.h"

#include <glib/gi18n.h>

#include "relu-row-menu.h"
#include "relu-structure-menu.h"

struct _ReluLayerRow
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *menu;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluLayerRow, relu_layer_row, GTK_TYPE_WIDGET)

static void
relu_layer_row_dispose (GObject *object)
{
  ReluLayerRow *self = RELU_LAYER_ROW (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_layer_row_parent_class)->dispose (object);
}

static void
relu_layer_row_class_init (ReluLayerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_layer_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", RELU_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "layer");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_layer_row_init (ReluLayerRow *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));

  self->menu = relu_row_menu_new (GTK_WIDGET (self), relu_structure_menu_new_for_layer);
  gtk_widget_set_tooltip_text (self->menu, _("Layer Menu"));
}

GtkWidget *
relu_layer_row_new (void)
{
  return g_object_new (RELU_TYPE_LAYER_ROW, NULL);
}

/**
 * relu_layer_row_set_title:
 * @title: the layer's name, size and activation
 */
void
relu_layer_row_set_title (ReluLayerRow *self, const char *title)
{
  g_autofree char *label = NULL;

  g_return_if_fail (RELU_IS_LAYER_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* Translators: the accessible name of a layer's menu button: "Menu of Layer 1 · 3 units · ReLU" */
  label = g_strdup_printf (_("Menu of %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}
