/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-unit-data-line.c: a few words, which are a button where there is more to say: of a unit that does
 * not learn. What it opens is made when it is asked for: there are many cards. */

#include "relu-unit-data-line.h"

#include <glib/gi18n.h>

#include "relu-advice.h"
#include "relu-compat-announce.h"
#include "relu-style.h"

struct _ReluUnitDataLine
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *button;

  ReluUnitLearning state;
  char *text, *sentence; /* NULL: no state */
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluUnitDataLine, relu_unit_data_line, GTK_TYPE_WIDGET)

static void
create_popover (GtkMenuButton *button, gpointer user_data)
{
  ReluUnitDataLine *self = user_data;
  g_autofree char *advice = relu_unit_learning_dup_advice (&self->state);
  GtkWidget *content = relu_advice_begin (button);

  g_signal_emit (self, signals[OPENED], 0);
  relu_advice_append_text (content, self->sentence, NULL);
  if (advice != NULL)
    relu_advice_append_text (content, advice, "dim-label");
  if (advice != NULL && self->state.is_output)
    {
      relu_advice_append_button (content, _("_Linear Output"), "win.set-output-activation",
                                 "identity");
      relu_advice_append_button (content, _("_New Start"), "win.new-start", NULL);
    }
  else if (advice != NULL)
    {
      relu_advice_append_button (content, _("_New Weights for This Unit"), "win.revive-unit", NULL);
      relu_advice_append_button (content, _("_Leaky ReLU for Its Layer"), "win.set-activation",
                                 "leaky_relu");
      relu_advice_append_button (content, _("Edit _Data"), "win.edit-data", NULL);
    }
  relu_advice_finish (content);
}

static void
relu_unit_data_line_dispose (GObject *object)
{
  ReluUnitDataLine *self = RELU_UNIT_DATA_LINE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_unit_data_line_parent_class)->dispose (object);
}

static void
relu_unit_data_line_finalize (GObject *object)
{
  ReluUnitDataLine *self = RELU_UNIT_DATA_LINE (object);

  g_free (self->text);
  g_free (self->sentence);

  G_OBJECT_CLASS (relu_unit_data_line_parent_class)->finalize (object);
}

static void
relu_unit_data_line_class_init (ReluUnitDataLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_unit_data_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_unit_data_line_finalize;

  signals[OPENED] = g_signal_new ("opened", RELU_TYPE_UNIT_DATA_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "dataline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_unit_data_line_init (ReluUnitDataLine *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->button, _("Why, and What Can Help"));
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
relu_unit_data_line_new (void)
{
  return g_object_new (RELU_TYPE_UNIT_DATA_LINE, NULL);
}

/**
 * relu_unit_data_line_set_state:
 * @state: (nullable): what is to be said; %NULL: nothing, though the line keeps its room while it is visible
 *
 * Costs nothing where the words stay the same.
 */
void
relu_unit_data_line_set_state (ReluUnitDataLine *self, const ReluUnitLearning *state)
{
  g_autofree char *text = NULL, *sentence = NULL;
  gboolean is_idle;

  g_return_if_fail (RELU_IS_UNIT_DATA_LINE (self));

  if (state != NULL)
    {
      text = state->idle == RELU_IDLE_NOT || state->state == RELU_DATA_STATE_DEAD
               ? relu_unit_learning_dup_label (state)
               : g_strdup (_("no gradient on the data"));
      sentence = relu_unit_learning_dup_sentence (state);
      self->state = *state;
    }
  if (g_strcmp0 (text, self->text) == 0 && g_strcmp0 (sentence, self->sentence) == 0)
    return;

  g_free (self->text);
  g_free (self->sentence);
  self->text = g_steal_pointer (&text);
  self->sentence = g_steal_pointer (&sentence);
  is_idle = state != NULL && state->idle != RELU_IDLE_NOT;
  gtk_widget_set_visible (self->button, is_idle);
  /* Empty beside the button: the line has the label's height, whatever it says. */
  gtk_label_set_text (GTK_LABEL (self->label), is_idle || state == NULL ? "" : self->text);
  gtk_widget_set_tooltip_text (self->label, is_idle ? NULL : self->sentence);
  if (!is_idle)
    return;

  relu_style_set_class (self->button, "dead", state->state == RELU_DATA_STATE_DEAD);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text, -1);
  relu_compat_describe (self->button, self->sentence);
}

/**
 * relu_unit_data_line_get_text:
 *
 * Returns: (nullable): the words that are shown, "dead on the data"; %NULL: none
 */
const char *
relu_unit_data_line_get_text (ReluUnitDataLine *self)
{
  g_return_val_if_fail (RELU_IS_UNIT_DATA_LINE (self), NULL);

  return self->text;
}

/**
 * relu_unit_data_line_get_sentence:
 *
 * Returns: (nullable): the same, beside what it does on the domain and why nothing learns
 */
const char *
relu_unit_data_line_get_sentence (ReluUnitDataLine *self)
{
  g_return_val_if_fail (RELU_IS_UNIT_DATA_LINE (self), NULL);

  return self->sentence;
}
