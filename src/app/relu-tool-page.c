/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-tool-page.h"

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training;
} ReluToolPagePrivate;

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  PROP_TRAINING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ReluToolPage, relu_tool_page, GTK_TYPE_WIDGET)

static void
update (ReluToolPage *self, ReluToolChanges changes)
{
  ReluToolPagePrivate *priv = relu_tool_page_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && priv->document != NULL
      && priv->viewport != NULL)
    RELU_TOOL_PAGE_GET_CLASS (self)->update (self, changes);
}

static void
document_changed_cb (ReluToolPage *self)
{
  update (self, RELU_TOOL_DOCUMENT);
}

static void
viewport_changed_cb (ReluToolPage *self)
{
  update (self, RELU_TOOL_VIEWPORT);
}

static void
training_changed_cb (ReluToolPage *self)
{
  update (self, RELU_TOOL_TRAINING);
}

static void
relu_tool_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relu_tool_page_parent_class)->map (widget);

  update (RELU_TOOL_PAGE (widget), RELU_TOOL_ALL);
}

/* Follows @object, one of the three, instead of what is in @field. */
static gboolean
follow (ReluToolPage *self, gpointer field, gpointer object, void (*changed_cb) (ReluToolPage *))
{
  GObject **followed = field;

  if (*followed == object)
    return FALSE;

  if (*followed != NULL)
    g_signal_handlers_disconnect_by_data (*followed, self);
  g_set_object (followed, object);
  if (object != NULL)
    g_signal_connect_object (object, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return TRUE;
}

static void
relu_tool_page_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  ReluToolPage *self = RELU_TOOL_PAGE (object);
  ReluToolPagePrivate *priv = relu_tool_page_get_instance_private (self);
  gboolean other = FALSE;

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      other = follow (self, &priv->document, g_value_get_object (value), document_changed_cb);
      break;
    case PROP_VIEWPORT:
      other = follow (self, &priv->viewport, g_value_get_object (value), viewport_changed_cb);
      break;
    case PROP_TRAINING:
      other = follow (self, &priv->training, g_value_get_object (value), training_changed_cb);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (other)
    {
      g_object_notify_by_pspec (object, pspec);
      update (self, RELU_TOOL_ALL);
    }
}

static void
relu_tool_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluToolPagePrivate *priv = relu_tool_page_get_instance_private (RELU_TOOL_PAGE (object));

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, priv->document);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, priv->viewport);
      break;
    case PROP_TRAINING:
      g_value_set_object (value, priv->training);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_tool_page_dispose (GObject *object)
{
  ReluToolPage *self = RELU_TOOL_PAGE (object);
  ReluToolPagePrivate *priv = relu_tool_page_get_instance_private (self);
  GtkWidget *child;

  follow (self, &priv->document, NULL, document_changed_cb);
  follow (self, &priv->viewport, NULL, viewport_changed_cb);
  follow (self, &priv->training, NULL, training_changed_cb);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_tool_page_parent_class)->dispose (object);
}

static void
relu_tool_page_class_init (ReluToolPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = relu_tool_page_set_property;
  object_class->get_property = relu_tool_page_get_property;
  object_class->dispose = relu_tool_page_dispose;
  widget_class->map = relu_tool_page_map;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT, flags);
  properties[PROP_VIEWPORT]
      = g_param_spec_object ("viewport", NULL, NULL, RELU_TYPE_VIEWPORT, flags);
  properties[PROP_TRAINING]
      = g_param_spec_object ("training", NULL, NULL, RELU_TYPE_TRAINING, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_tool_page_init (ReluToolPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * relu_tool_page_get_document:
 *
 * Returns: (transfer none) (nullable): what the page is about
 */
ReluDocument *
relu_tool_page_get_document (ReluToolPage *self)
{
  g_return_val_if_fail (RELU_IS_TOOL_PAGE (self), NULL);

  return ((ReluToolPagePrivate *) relu_tool_page_get_instance_private (self))->document;
}

/**
 * relu_tool_page_get_viewport:
 *
 * Returns: (transfer none) (nullable): what is read and selected in it
 */
ReluViewport *
relu_tool_page_get_viewport (ReluToolPage *self)
{
  g_return_val_if_fail (RELU_IS_TOOL_PAGE (self), NULL);

  return ((ReluToolPagePrivate *) relu_tool_page_get_instance_private (self))->viewport;
}

/**
 * relu_tool_page_get_training:
 *
 * Returns: (transfer none) (nullable): the document's training
 */
ReluTraining *
relu_tool_page_get_training (ReluToolPage *self)
{
  g_return_val_if_fail (RELU_IS_TOOL_PAGE (self), NULL);

  return ((ReluToolPagePrivate *) relu_tool_page_get_instance_private (self))->training;
}

/**
 * relu_tool_page_copy:
 * @text: what is put on the clipboard
 * @message: what the window says then
 */
void
relu_tool_page_copy (ReluToolPage *self, const char *text, const char *message)
{
  g_return_if_fail (RELU_IS_TOOL_PAGE (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", message);
}
