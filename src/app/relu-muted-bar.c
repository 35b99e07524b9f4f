/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-muted-bar.h"

#include <glib/gi18n.h>

#include "relu-muted-note.h"

struct _ReluMutedBar
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *button;
  ReluDocument *document;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluMutedBar, relu_muted_bar, GTK_TYPE_WIDGET)

static void
update (ReluMutedBar *self)
{
  g_autofree char *note = NULL;

  if (self->document != NULL)
    note = relu_muted_note_dup (self->document);

  gtk_widget_set_visible (GTK_WIDGET (self), note != NULL);
  if (note != NULL)
    gtk_label_set_text (GTK_LABEL (self->text), note);
}

static void
set_document (ReluMutedBar *self, ReluDocument *document)
{
  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
relu_muted_bar_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      set_document (RELU_MUTED_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_muted_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, RELU_MUTED_BAR (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_muted_bar_dispose (GObject *object)
{
  ReluMutedBar *self = RELU_MUTED_BAR (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_muted_bar_parent_class)->dispose (object);
}

static void
relu_muted_bar_class_init (ReluMutedBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = relu_muted_bar_set_property;
  object_class->get_property = relu_muted_bar_get_property;
  object_class->dispose = relu_muted_bar_dispose;

  properties[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, RELU_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "muted");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
relu_muted_bar_init (ReluMutedBar *self)
{
  self->text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  self->button = gtk_button_new_with_mnemonic (_("_Unmute All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.unmute-all");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
relu_muted_bar_get_text (ReluMutedBar *self)
{
  g_return_val_if_fail (RELU_IS_MUTED_BAR (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->text));
}
