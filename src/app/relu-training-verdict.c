/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training-verdict.c: a headline and a sentence, and a button that opens all of it, with what can help
 * where units are dead. Nothing moves when the words change: they may from frame to frame. */

#include "relu-training-verdict.h"

#include <glib/gi18n.h>

#include "relu-advice.h"
#include "relu-outcome-facts.h"
#include "relu-style.h"
#include "relu-units.h"

struct _ReluTrainingVerdict
{
  GtkWidget parent_instance;

  GtkWidget *headline;
  GtkWidget *text;
  GtkWidget *row; /* the text, the button, and what the page has beside them */
  GtkWidget *more;
  gboolean output_is_dead, has_dead_units;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReluTrainingVerdict, relu_training_verdict, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

/* Children of a .ui file stand behind the text. */
static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  ReluTrainingVerdict *self = RELU_TRAINING_VERDICT (buildable);

  if (GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
relu_training_verdict_dispose (GObject *object)
{
  ReluTrainingVerdict *self = RELU_TRAINING_VERDICT (object);

  g_clear_pointer (&self->headline, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_training_verdict_parent_class)->dispose (object);
}

/* Room for two lines of words, whether they are there or not: what stands above would move from frame to
 * frame. */
static void
reserve_text (ReluTrainingVerdict *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->text, "x\nx");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_set_size_request (self->text, -1, height);
}

static void
relu_training_verdict_map (GtkWidget *widget)
{
  reserve_text (RELU_TRAINING_VERDICT (widget));
  GTK_WIDGET_CLASS (relu_training_verdict_parent_class)->map (widget);
}

static void
relu_training_verdict_class_init (ReluTrainingVerdictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_training_verdict_dispose;
  widget_class->map = relu_training_verdict_map;

  gtk_widget_class_set_css_name (widget_class, "trainingverdict");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *css_class, int n_lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), n_lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
create_popover (GtkMenuButton *button, gpointer user_data)
{
  ReluTrainingVerdict *self = user_data;
  GtkWidget *advice = relu_advice_begin (button);

  relu_advice_append_text (advice, gtk_label_get_text (GTK_LABEL (self->headline)), "heading");
  relu_advice_append_text (advice, gtk_label_get_text (GTK_LABEL (self->text)), NULL);
  if (self->output_is_dead)
    {
      relu_advice_append_text (advice,
                               _("A lower learning rate or more steps change nothing. What helps: a "
                                 "linear output, or a new start."),
                               "dim-label");
      relu_advice_append_button (advice, _("_Linear Output"), "win.set-output-activation",
                                 "identity");
      relu_advice_append_button (advice, _("_New Start"), "win.new-start", NULL);
    }
  if (self->has_dead_units)
    relu_advice_append_button (advice, _("New _Weights for Dead Units"), "win.revive-dead-units",
                               NULL);
  relu_advice_finish (advice);
}

static void
relu_training_verdict_init (ReluTrainingVerdict *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  self->headline = create_label ("caption-heading", 1);
  gtk_widget_set_parent (self->headline, GTK_WIDGET (self));
  self->text = create_label ("caption", 2);
  gtk_widget_set_hexpand (self->text, TRUE);

  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), create_popover, self, NULL);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->more, _("What Came Out, and What Can Help"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What came out, and what can help"), -1);

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->row), self->text);
  gtk_box_append (GTK_BOX (self->row), self->more);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));

  relu_style_connect (self, G_CALLBACK (reserve_text));
}

/* Why training has stopped, if it has stopped at what is there. */
static ReluStop
get_stop (ReluTraining *training)
{
  if (training == NULL || !relu_training_is_at_end (training))
    return RELU_STOP_NONE;

  return relu_training_get_stop (training);
}

/* About the whole network: what is muted is trained with all the rest. */
static ReluLearning *
make_learning (ReluDocument *document)
{
  ReluFile *contents = relu_document_get_contents (document);
  ReluLearning *shown = relu_document_get_learning (document);

  if (shown == NULL || relu_document_get_n_muted (document) == 0)
    return shown == NULL ? NULL : relu_learning_ref (shown);

  return relu_learning_new (relu_file_get_network (contents), relu_file_get_data (contents),
                            &relu_file_get_setup (contents)->options.loss);
}

/* Those that are there anyway, if they are about the whole network. */
static ReluRegions *
get_regions (ReluDocument *document)
{
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);

  return analysis == NULL || relu_document_get_n_muted (document) > 0
             ? NULL
             : relu_analysis_get_regions (analysis);
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

/* The tooltip has what there is no room for. */
static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
    return;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

/**
 * relu_training_verdict_update:
 * @document: what is trained
 * @training: (nullable): its training
 * @note: (nullable): what is said instead of the reason, or behind it where training has stopped
 *
 * Says what became of it. Without data the widget hides itself.
 */
void
relu_training_verdict_update (ReluTrainingVerdict *self, ReluDocument *document,
                              ReluTraining *training, const char *note)
{
  gboolean is_running = training != NULL && relu_training_get_running (training);
  ReluFile *contents = relu_document_get_contents (document);
  g_autoptr (ReluLearning) learning = make_learning (document);
  g_autofree char *headline = NULL, *reason = NULL, *both = NULL;
  g_autofree guint8 *locked = NULL;
  ReluOutcomeContext context;
  ReluOutcomeFacts facts;
  gboolean needs_help;
  const char *icon;

  g_return_if_fail (RELU_IS_TRAINING_VERDICT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), learning != NULL);
  if (learning == NULL)
    return;

  locked = relu_file_dup_marked (contents, RELU_MARK_LOCKED);
  context = (ReluOutcomeContext){
    .setup = relu_file_get_setup (contents),
    .locked = locked,
    .from = relu_document_get_from (document),
    .to = relu_document_get_to (document),
    .regions = get_regions (document),
    .stop = get_stop (training),
    .is_running = is_running,
  };
  relu_outcome_facts_init (&facts, learning, &context);
  headline = relu_outcome_facts_dup_headline (&facts);
  reason = relu_outcome_facts_dup_reason (&facts);
  if (note != NULL && context.stop != RELU_STOP_NONE)
    both = g_strdup_printf ("%s %s", reason, note);
  set_text (self->headline, headline);
  set_text (self->text, both != NULL ? both : note != NULL ? note : reason);

  self->output_is_dead = facts.output_is_dead;
  /* A network that fits needs no help. */
  self->has_dead_units = facts.outcome != RELU_OUTCOME_FITS && has_dead_hidden_unit (learning);
  needs_help = facts.stuck != RELU_STUCK_NOT || facts.output_is_dead || facts.dead_layer > 0;
  icon = needs_help ? "dialog-warning-symbolic" : "dialog-information-symbolic";
  if (g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (self->more)), icon) != 0)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), icon);
}

const char *
relu_training_verdict_get_headline (ReluTrainingVerdict *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING_VERDICT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->headline));
}

const char *
relu_training_verdict_get_text (ReluTrainingVerdict *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING_VERDICT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->text));
}
