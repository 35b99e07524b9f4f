/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-pin-row.h"

#include <glib/gi18n.h>

#include "relu-dash-sample.h"

struct _ReluPinRow
{
  GtkListBoxRow parent_instance;

  ReluDashSample *sample;
  GtkStack *name_stack;
  GtkLabel *name;
  GtkEntry *entry;
  GtkToggleButton *beside;
  GtkSwitch *shown;
  GtkLabel *verdict;

  ReluDocument *document;
  ReluViewport *viewport;
  guint index;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluPinRow, relu_pin_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
get_pin (ReluPinRow *self, ReluPin *pin)
{
  ReluFile *contents = relu_document_get_contents (self->document);

  if (self->index >= relu_file_get_n_pins (contents))
    return FALSE;

  relu_file_get_pin (contents, self->index, pin);
  return TRUE;
}

static void
change (ReluPinRow *self, const char *name, gboolean shown)
{
  g_autoptr (ReluFile) contents = relu_file_with_pin_changed (
      relu_document_get_contents (self->document), self->index, name, shown);

  relu_document_edit (self->document, contents);
}

static gboolean
is_renaming (ReluPinRow *self)
{
  return gtk_stack_get_visible_child (self->name_stack) == GTK_WIDGET (self->entry);
}

/* Shows the name again; the keyboard stays in the row. */
static void
end_renaming (ReluPinRow *self)
{
  gboolean had_focus
      = gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN;

  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name));
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
rename_done_cb (ReluPinRow *self)
{
  g_autofree char *name = NULL;
  ReluPin pin;

  if (!is_renaming (self))
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  end_renaming (self);
  if (get_pin (self, &pin) && *name != '\0' && !g_str_equal (name, pin.name))
    change (self, name, pin.shown);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              ReluPinRow *self)
{
  if (keyval != GDK_KEY_Escape || !is_renaming (self))
    return GDK_EVENT_PROPAGATE;

  end_renaming (self);
  return GDK_EVENT_STOP;
}

static void
shown_cb (ReluPinRow *self)
{
  ReluPin pin;

  if (!self->updating && get_pin (self, &pin))
    change (self, pin.name, gtk_switch_get_active (self->shown));
}

static void
load_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluPinRow *self = RELU_PIN_ROW (widget);
  ReluPin pin;

  if (get_pin (self, &pin))
    relu_document_set_network (self->document, pin.network);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluPinRow *self = RELU_PIN_ROW (widget);

  ReluPin pin;

  if (!get_pin (self, &pin))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), pin.name);
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->entry));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluPinRow *self = RELU_PIN_ROW (widget);
  g_autoptr (ReluFile) contents
      = relu_file_with_pin_removed (relu_document_get_contents (self->document), self->index);
  int beside = relu_viewport_get_beside (self->viewport);

  /* The pins after it move up. */
  if (beside == (int) self->index)
    relu_viewport_set_beside (self->viewport, -1);
  else if (beside > (int) self->index)
    relu_viewport_set_beside (self->viewport, beside - 1);
  relu_document_edit (self->document, contents);
}

static void
beside_cb (ReluPinRow *self)
{
  if (!self->updating)
    relu_viewport_set_beside (self->viewport,
                              gtk_toggle_button_get_active (self->beside) ? (int) self->index : -1);
}

static void
relu_pin_row_dispose (GObject *object)
{
  ReluPinRow *self = RELU_PIN_ROW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (relu_pin_row_parent_class)->dispose (object);
}

static void
relu_pin_row_class_init (ReluPinRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_pin_row_dispose;

  g_type_ensure (RELU_TYPE_DASH_SAMPLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-pin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, sample);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, name_stack);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, name);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, beside);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, shown);
  gtk_widget_class_bind_template_child (widget_class, ReluPinRow, verdict);
  gtk_widget_class_bind_template_callback (widget_class, rename_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, beside_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_install_action (widget_class, "pin.load", NULL, load_cb);
  gtk_widget_class_install_action (widget_class, "pin.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "pin.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "pin.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "pin.remove", NULL);
}

static void
relu_pin_row_init (ReluPinRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relu_pin_row_new:
 * @index: of a pin of @document
 *
 * Returns: a row for whatever pin has that index; see relu_pin_row_update()
 */
GtkWidget *
relu_pin_row_new (ReluDocument *document, ReluViewport *viewport, guint index)
{
  ReluPinRow *self = g_object_new (RELU_TYPE_PIN_ROW, NULL);

  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  self->index = index;
  relu_dash_sample_set_pattern (self->sample, index);
  relu_pin_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * relu_pin_row_update:
 *
 * Shows the pin as it is now; cheap where it is as before.
 */
void
relu_pin_row_update (ReluPinRow *self)
{
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis;
  const char *verdict;
  ReluPin pin;

  g_return_if_fail (RELU_IS_PIN_ROW (self));

  if (!get_pin (self, &pin))
    return;

  analysis = relu_document_get_pin_analysis (self->document, self->index, &error);
  verdict = analysis != NULL ? relu_analysis_get_headline (analysis) : error->message;

  self->updating = TRUE;
  gtk_label_set_label (self->name, pin.name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), pin.name);
  gtk_switch_set_active (self->shown, pin.shown);
  gtk_toggle_button_set_active (self->beside,
                                relu_viewport_get_beside (self->viewport) == (int) self->index);
  gtk_label_set_label (self->verdict, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, pin.name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, verdict, -1);
  self->updating = FALSE;
}
