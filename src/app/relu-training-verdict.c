/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training-verdict.c: a headline, a sentence, and buttons where units are dead. While training runs
 * there are no buttons: units may die and revive from frame to frame. */

#include "relu-training-verdict.h"

#include <glib/gi18n.h>

#include "relu-number.h"
#include "relu-outcome-facts.h"
#include "relu-units.h"

struct _ReluTrainingVerdict
{
  GtkWidget parent_instance;

  GtkWidget *headline;
  GtkWidget *reason;
  GtkWidget *help;
  GtkWidget *linear_output;
  GtkWidget *revive;
};

G_DEFINE_FINAL_TYPE (ReluTrainingVerdict, relu_training_verdict, GTK_TYPE_WIDGET)

static void
relu_training_verdict_dispose (GObject *object)
{
  ReluTrainingVerdict *self = RELU_TRAINING_VERDICT (object);

  g_clear_pointer (&self->headline, gtk_widget_unparent);
  g_clear_pointer (&self->reason, gtk_widget_unparent);
  g_clear_pointer (&self->help, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_training_verdict_parent_class)->dispose (object);
}

static void
relu_training_verdict_class_init (ReluTrainingVerdictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_training_verdict_dispose;

  gtk_widget_class_set_css_name (widget_class, "trainingverdict");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_button (const char *label, const char *action, const char *target, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);

  return button;
}

static void
relu_training_verdict_init (ReluTrainingVerdict *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  self->headline = create_label ("heading");
  gtk_widget_set_parent (self->headline, GTK_WIDGET (self));
  self->reason = create_label ("caption");
  gtk_widget_set_parent (self->reason, GTK_WIDGET (self));

  self->linear_output = create_button (_("_Linear Output"), "win.set-output-activation", "identity",
                                       _("Take the ReLU off the Output"));
  self->revive = create_button (_("New _Weights for Dead Units"), "win.revive-dead-units", NULL,
                                _("Draw New Weights into Dead Units Only"));
  self->help = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->help), self->linear_output);
  gtk_box_append (GTK_BOX (self->help), self->revive);
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));
}

static guint8 *
dup_locked (ReluFile *contents)
{
  gsize n = relu_network_get_n_parameters (relu_file_get_network (contents));
  guint8 *locked = g_new (guint8, n);

  for (gsize i = 0; i < n; i++)
    locked[i] = relu_file_is_locked (contents, i);

  return locked;
}

/* Why training has stopped, if it has stopped at what is shown. */
static ReluStop
get_stop (ReluDocument *document, ReluTraining *training)
{
  if (training == NULL || !relu_training_is_at_end (training)
      || relu_document_get_n_muted (document) > 0)
    return RELU_STOP_NONE;

  return relu_training_get_stop (training);
}

static gboolean
has_dead_hidden_unit (ReluLearning *learning)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  guint output = relu_network_get_n_hidden_layers (network), layer, unit;

  for (guint i = 0; i < relu_units_get_n (network); i++)
    if (relu_learning_is_dead (learning, i) && relu_units_find (network, i, &layer, &unit)
        && layer < output)
      return TRUE;

  return FALSE;
}

static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/**
 * relu_training_verdict_update:
 * @document: what is trained
 * @training: (nullable): its training
 *
 * Says what became of it. Without data the widget hides itself.
 */
void
relu_training_verdict_update (ReluTrainingVerdict *self, ReluDocument *document,
                              ReluTraining *training)
{
  gboolean is_running = training != NULL && relu_training_get_running (training);
  ReluFile *contents = relu_document_get_contents (document);
  ReluLearning *learning = relu_document_get_learning (document);
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);
  g_autofree char *headline = NULL, *reason = NULL;
  g_autofree guint8 *locked = NULL;
  ReluOutcomeContext context;
  ReluOutcomeFacts facts;
  gboolean revives;

  g_return_if_fail (RELU_IS_TRAINING_VERDICT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), learning != NULL);
  if (learning == NULL)
    return;

  locked = dup_locked (contents);
  context = (ReluOutcomeContext){
    .setup = relu_file_get_setup (contents),
    .locked = locked,
    .from = relu_document_get_from (document),
    .to = relu_document_get_to (document),
    .regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis),
    .stop = get_stop (document, training),
    .is_running = is_running,
  };
  relu_outcome_facts_init (&facts, learning, &context);
  headline = relu_outcome_facts_dup_headline (&facts);
  reason = relu_outcome_facts_dup_reason (&facts);
  set_text (self->headline, headline);
  set_text (self->reason, reason);

  /* A network that fits needs no help. */
  revives = !is_running && facts.outcome != RELU_OUTCOME_FITS && has_dead_hidden_unit (learning);
  gtk_widget_set_visible (self->revive, revives);
  gtk_widget_set_visible (self->linear_output, !is_running && facts.output_is_dead);
  gtk_widget_set_visible (self->help, revives || (!is_running && facts.output_is_dead));
}

const char *
relu_training_verdict_get_headline (ReluTrainingVerdict *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING_VERDICT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->headline));
}

const char *
relu_training_verdict_get_reason (ReluTrainingVerdict *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING_VERDICT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->reason));
}
