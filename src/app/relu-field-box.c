/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-field-box.h"

#include "relu-text-box.h"

struct _ReluFieldBox
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *problem; /* NULL until there is one */
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluFieldBox, relu_field_box, GTK_TYPE_BOX)

static GtkLabel *
append_label (ReluFieldBox *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);

  return GTK_LABEL (label);
}

/* What the keyboard goes to. */
static GtkWidget *
get_control (ReluFieldBox *self)
{
  GtkWidget *child = gtk_widget_get_next_sibling (GTK_WIDGET (self->title));

  return RELU_IS_TEXT_BOX (child) ? relu_text_box_get_view (RELU_TEXT_BOX (child)) : child;
}

/* The child is there by now. */
static void
relu_field_box_root (GtkWidget *widget)
{
  ReluFieldBox *self = RELU_FIELD_BOX (widget);

  GTK_WIDGET_CLASS (relu_field_box_parent_class)->root (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->title)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (get_control (self)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_label (self->title), -1);
}

static void
relu_field_box_set_property (GObject *object, guint prop_id, const GValue *value,
                             GParamSpec *pspec)
{
  ReluFieldBox *self = RELU_FIELD_BOX (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      if (g_value_get_string (value) != NULL)
        gtk_label_set_label (self->title, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->title), g_value_get_string (value) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_field_box_class_init (ReluFieldBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = relu_field_box_set_property;
  widget_class->root = relu_field_box_root;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "fieldbox");
}

static void
relu_field_box_init (ReluFieldBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->title = append_label (self, "dim-label");
}

/**
 * relu_field_box_set_problem:
 * @self: a field in a window
 * @problem: (nullable): a sentence about what is wrong with it
 *
 * Shows the sentence below the control, and says it to who reads the control by ear.
 */
void
relu_field_box_set_problem (ReluFieldBox *self, const char *problem)
{
  GtkAccessible *control;

  g_return_if_fail (RELU_IS_FIELD_BOX (self));

  if (g_strcmp0 (problem, relu_field_box_get_problem (self)) == 0)
    return;

  if (self->problem == NULL)
    self->problem = append_label (self, "warning");
  gtk_label_set_label (self->problem, problem == NULL ? "" : problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);

  control = GTK_ACCESSIBLE (get_control (self));
  if (problem != NULL)
    {
      gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
      gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_accessible_reset_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (control, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/**
 * relu_field_box_get_problem:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what is shown below the control
 */
const char *
relu_field_box_get_problem (ReluFieldBox *self)
{
  g_return_val_if_fail (RELU_IS_FIELD_BOX (self), NULL);

  return self->problem != NULL && gtk_widget_get_visible (GTK_WIDGET (self->problem))
             ? gtk_label_get_label (self->problem)
             : NULL;
}
