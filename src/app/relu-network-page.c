/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-network-page.h"

#include <glib/gi18n.h>

#include "relu-diagram-view.h"

struct _ReluNetworkPage
{
  ReluToolPage parent_instance;

  GtkWidget *view;
  GtkDropDown *activation; /* of the layer that is selected */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluNetworkPage, relu_network_page, RELU_TYPE_TOOL_PAGE)

/* The layer of what is selected, or else the last hidden one: as the window's actions take it. */
static gboolean
get_layer (ReluNetworkPage *self, guint *layer)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  ReluViewport *viewport = relu_tool_page_get_viewport (RELU_TOOL_PAGE (self));
  guint n_hidden = relu_network_get_n_hidden_layers (relu_document_get_network (document));
  ReluSelection selection;

  relu_viewport_get_selection (viewport, &selection);
  *layer = selection.kind != RELU_SELECTION_NONE && selection.layer < n_hidden ? selection.layer
                                                                               : n_hidden - 1;

  return n_hidden > 0;
}

static void
relu_network_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluNetworkPage *self = RELU_NETWORK_PAGE (page);
  ReluNetwork *network = relu_document_get_network (relu_tool_page_get_document (page));
  g_autofree char *label = NULL;
  guint layer;

  gtk_widget_set_sensitive (GTK_WIDGET (self->activation), get_layer (self, &layer));
  if (!get_layer (self, &layer))
    return;

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->activation,
                              relu_network_get_layer (network, layer)->activation.kind);
  self->updating = FALSE;

  /* Translators: %u is the number of a layer, from 1 */
  label = g_strdup_printf (_("Activation of Layer %u"), layer + 1);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->activation)), label) == 0)
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->activation), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->activation),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
activation_selected_cb (ReluNetworkPage *self)
{
  guint kind = gtk_drop_down_get_selected (self->activation);

  if (!self->updating && kind < RELU_N_ACTIVATION_KINDS)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-activation", "s",
                                relu_activation_kind_get_name (kind));
}

static void
relu_network_page_class_init (ReluNetworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  RELU_TOOL_PAGE_CLASS (klass)->update = relu_network_page_update;

  g_type_ensure (RELU_TYPE_DIAGRAM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-network-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluNetworkPage, view);
  gtk_widget_class_bind_template_child (widget_class, ReluNetworkPage, activation);
  gtk_widget_class_bind_template_callback (widget_class, activation_selected_cb);
}

static void
relu_network_page_init (ReluNetworkPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < RELU_N_ACTIVATION_KINDS; i++)
    gtk_string_list_append (titles, relu_activation_kind_get_title (i));
  gtk_drop_down_set_model (self->activation, G_LIST_MODEL (titles));
  self->updating = FALSE;

  g_object_bind_property (self, "document", self->view, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "viewport", self->view, "viewport", G_BINDING_SYNC_CREATE);
}
