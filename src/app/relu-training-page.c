/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training-page.c: the commands of a training, how far it is, and its loss. While it runs the chart follows
 * in every frame, numbers a few times a second, so that they can be read, and so that nothing is laid out
 * anew in between. Nothing moves: all that changes has a place of its own. */

#include "relu-training-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "relu-columns.h"
#include "relu-loss-view.h"
#include "relu-number.h"
#include "relu-setup-box.h"
#include "relu-style.h"
#include "relu-tooltip.h"
#include "relu-training-verdict.h"

/* While it runs, in µs. */
#define NUMBERS_INTERVAL (100 * 1000)
#define RATE_INTERVAL (500 * 1000)

/* What is said of all data takes as long as there are data: at most one part in so many of the time. */
#define ASSESS_SHARE 10

/* Of the button that runs: its icon, the gap beside it, and what is left and right of them. */
#define RUN_REST 60

/* Steps a frame, along the slider. */
static const guint speeds[]
    = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000, RELU_TRAINING_FLAT_OUT };

/* What the button does, in three states. */
typedef struct
{
  const char *icon;
  const char *label; /* with a mnemonic */
  const char *name;
  const char *tooltip;
} Run;

static const Run runs[] = {
  { "media-playback-start-symbolic", N_("_Run"), N_("Run"), N_("Train from What Is Shown") },
  { "media-playback-pause-symbolic", N_("_Pause"), N_("Pause"), N_("Pause the Training") },
  /* Translators: trains from a moment that one has gone back to; there is little room */
  { "media-playback-start-symbolic", N_("_Run from Here"), N_("Run from Here"),
    N_("Train from This Moment; the Later Ones Are Given Up") },
};

struct _ReluTrainingPage
{
  ReluToolPage parent_instance;

  GtkStack *stack;
  GtkWidget *run_button;
  AdwButtonContent *run_content;
  GtkAdjustment *speed;
  GtkWidget *speed_scale;
  GtkLabel *speed_value;
  GtkLabel *step, *loss, *rate, *seed;
  ReluLossView *chart;
  GtkLabel *setup_title;
  ReluSetupBox *setup;
  ReluTrainingVerdict *verdict;

  const Run *run; /* NULL: nothing yet */
  gboolean updating;
  gint64 numbers_time; /* when they were written last, in µs */
  guint assess_id;
  gint64 assess_time; /* when the loss was asked for last, in µs */
  gint64 assess_cost; /* and how long that took */
  gint64 rate_time;    /* since when steps are counted; 0: not */
  guint64 rate_step;
};

G_DEFINE_FINAL_TYPE (ReluTrainingPage, relu_training_page, RELU_TYPE_TOOL_PAGE)

static ReluTraining *
get_training (ReluTrainingPage *self)
{
  return relu_tool_page_get_training (RELU_TOOL_PAGE (self));
}

/* Setting the same text again would lay everything out anew. */
static void
set_text (GtkLabel *label, const char *text)
{
  if (!g_str_equal (gtk_label_get_text (label), text))
    gtk_label_set_text (label, text);
}

/* As many digits whether the last ones are zeros or not: they would come and go. */
static char *
format_loss (double loss, char buffer[RELU_NUMBER_BUFFER])
{
  int digits = relu_number_get_digits ();
  int exponent = loss > 0 && isfinite (loss) ? (int) floor (log10 (loss)) : 0;

  if (!isfinite (loss) || loss == 0 || exponent < -4 || exponent > 5)
    return relu_number_to_display (loss, digits, buffer);

  return relu_number_to_fixed (loss, CLAMP (digits - 1 - exponent, 0, 12), buffer);
}

/* Of the last moment, which the run has computed already; else of what is shown. */
static double
get_loss (ReluTraining *training)
{
  const ReluRecord *record = relu_training_get_record (training);
  guint n = relu_record_get_n (record);

  if (relu_training_get_running (training) && n > 0)
    return relu_record_get (record, n - 1)->loss;

  return relu_training_get_loss (training);
}

static void
update_rate (ReluTrainingPage *self, ReluTraining *training, gint64 now)
{
  guint64 step = relu_training_get_step (training);
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;

  if (!relu_training_get_running (training) || step < self->rate_step)
    self->rate_time = 0;
  if (self->rate_time == 0)
    {
      self->rate_time = relu_training_get_running (training) ? now : 0;
      self->rate_step = step;
      set_text (self->rate, "");
      return;
    }
  if (now - self->rate_time < RATE_INTERVAL)
    return;

  relu_number_to_display (
      (double) (step - self->rate_step) * G_USEC_PER_SEC / (double) (now - self->rate_time), 3,
      number);
  /* Translators: how fast a training is: steps in a second; there is little room */
  text = g_strdup_printf (_("%s steps/s"), number);
  set_text (self->rate, text);
  self->rate_time = now;
  self->rate_step = step;
}

static void
update_numbers (ReluTrainingPage *self, ReluTraining *training)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  const ReluSetup *setup = relu_document_get_setup (document);
  gint64 now = g_get_monotonic_time ();
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *seed = NULL;

  if (relu_training_get_running (training) && now - self->numbers_time < NUMBERS_INTERVAL)
    return;

  self->numbers_time = now;
  set_text (self->step,
            relu_number_count_to_display (relu_training_get_step (training), number));
  /* Translators: the seed of the random numbers from which new weights come */
  seed = g_strdup_printf (_("seed %s"), relu_number_count_to_display (setup->init.seed, number));
  set_text (self->seed, seed);
  update_rate (self, training, now);
}

static void
update_run_button (ReluTrainingPage *self, ReluTraining *training)
{
  const Run *run = &runs[relu_training_get_running (training)     ? 1
                         : relu_training_is_at_end (training) ? 0
                                                              : 2];

  if (self->run == run)
    return;

  self->run = run;
  adw_button_content_set_icon_name (self->run_content, run->icon);
  adw_button_content_set_label (self->run_content, _(run->label));
  relu_tooltip_set (self->run_button, _(run->tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(run->name), -1);
}

/* What can be done about a stop. */
static const char *
get_advice (ReluStop stop)
{
  switch (stop)
    {
    case RELU_STOP_ZERO_GRADIENT:
      return _("New weights help: choose New Start.");
    case RELU_STOP_STILL:
      return _("Another rate may go on from here; New Start begins elsewhere.");
    case RELU_STOP_NONE:
    case RELU_STOP_TARGET:
    case RELU_STOP_NOT_FINITE:
    default:
      return NULL;
    }
}

/* Where the run is when one has gone back in it, and what happened there. */
static char *
dup_place (ReluTrainingPage *self, ReluTraining *training)
{
  const ReluRecord *record = relu_training_get_record (training);
  g_autofree char *events = relu_loss_view_dup_events_text (self->chart);
  char step[RELU_NUMBER_BUFFER], last[RELU_NUMBER_BUFFER];

  relu_number_count_to_display (relu_training_get_step (training), step);
  relu_number_count_to_display (relu_record_get (record, relu_record_get_n (record) - 1)->step,
                                last);
  if (events == NULL)
    /* Translators: two numbers of steps of a training */
    return g_strdup_printf (_("Step %s of %s is shown."), step, last);

  /* Translators: two numbers of steps of a training, and what happened in the first of them */
  return g_strdup_printf (_("Step %s of %s is shown: %s."), step, last, events);
}

/* What is to be said instead of a reason, or behind it; NULL: nothing. */
static char *
dup_note (ReluTrainingPage *self, ReluTraining *training)
{
  ReluStop stop = relu_training_get_stop (training);

  if (stop != RELU_STOP_NONE)
    return g_strdup (get_advice (stop));
  if (relu_training_get_message (training) != NULL)
    return g_strdup (relu_training_get_message (training));
  if (relu_training_get_running (training))
    return NULL;
  if (!relu_training_is_at_end (training))
    return dup_place (self, training);
  if (relu_record_get_n (relu_training_get_record (training)) == 0)
    return g_strdup (_("Each step changes the parameters a little so that the loss gets smaller."));

  return NULL;
}

static void
assess (ReluTrainingPage *self)
{
  ReluTraining *training = get_training (self);
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  gint64 begin = g_get_monotonic_time ();
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *note = NULL;

  g_clear_handle_id (&self->assess_id, g_source_remove);
  if (training == NULL || document == NULL || !relu_training_can_run (training))
    return;

  note = dup_note (self, training);
  set_text (self->loss, format_loss (get_loss (training), number));
  relu_training_verdict_update (self->verdict, document, training, note);
  self->assess_time = g_get_monotonic_time ();
  self->assess_cost = self->assess_time - begin;
}

static gboolean
assess_cb (gpointer user_data)
{
  ReluTrainingPage *self = user_data;

  self->assess_id = 0;
  assess (self);

  return G_SOURCE_REMOVE;
}

/* The loss of all data and the verdict: at once where that is quick, else when its time has come. */
static void
assess_soon (ReluTrainingPage *self, ReluTraining *training)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  gint64 interval = ASSESS_SHARE * self->assess_cost, wait;

  /* Only what changes in every frame may wait. */
  if (!relu_document_in_gesture (document))
    {
      assess (self);
      return;
    }
  if (self->assess_id != 0)
    return;

  if (relu_training_get_running (training))
    interval = MAX (interval, NUMBERS_INTERVAL);
  wait = self->assess_time + interval - g_get_monotonic_time ();
  if (self->assess_time == 0 || wait <= 0)
    assess (self);
  else
    self->assess_id = g_timeout_add ((guint) (wait / 1000 + 1), assess_cb, self);
}

/* What is most worth knowing of the form, while it is folded. */
static void
update_setup (ReluTrainingPage *self, ReluDocument *document)
{
  const ReluTrainerOptions *options = &relu_document_get_setup (document)->options;
  g_autofree char *title = NULL;
  char rate[RELU_NUMBER_BUFFER];

  /* Translators: an optimizer, as in "Set-up: Adam, rate 0.01" */
  title = g_strdup_printf (_("Set-up: %s, rate %s"),
                           relu_optimizer_kind_get_title (options->optimizer),
                           relu_number_to_display (options->rate, relu_number_get_digits (), rate));
  set_text (self->setup_title, title);
  g_object_set (self->setup, "document", document, NULL);
}

static void
update_speed (ReluTrainingPage *self, ReluTraining *training)
{
  guint64 speed = relu_training_get_speed (training);
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  guint i = 0;

  /* The next faster one, where the slider does not have it. */
  while (speeds[i] != RELU_TRAINING_FLAT_OUT
         && (speed == RELU_TRAINING_FLAT_OUT || speeds[i] < speed))
    i++;
  self->updating = TRUE;
  gtk_adjustment_set_value (self->speed, i);
  self->updating = FALSE;

  if (speed == RELU_TRAINING_FLAT_OUT)
    {
      /* Translators: the speed of a training, as fast as the machine can; there is little room */
      label = g_strdup (_("flat out"));
      words = g_strdup (_("as fast as the machine can"));
    }
  else
    {
      relu_number_count_to_display (speed, number);
      /* Translators: the speed of a training, steps in a frame of the screen; there is little room */
      label = g_strdup_printf (_("%s a frame"), number);
      words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s step a frame", "%s steps a frame", (gulong) speed),
          number);
    }
  if (g_str_equal (gtk_label_get_text (self->speed_value), label))
    return;
  gtk_label_set_text (self->speed_value, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speed_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
speed_changed_cb (ReluTrainingPage *self)
{
  guint i = (guint) CLAMP (round (gtk_adjustment_get_value (self->speed)), 0,
                           G_N_ELEMENTS (speeds) - 1);

  if (!self->updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.training-speed", "i", (int) speeds[i]);
}

static void
relu_training_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluTrainingPage *self = RELU_TRAINING_PAGE (page);
  ReluTraining *training = relu_tool_page_get_training (page);
  gboolean can_run;

  if (training == NULL || (changes & (RELU_TOOL_DOCUMENT | RELU_TOOL_TRAINING)) == 0)
    return;

  can_run = relu_training_can_run (training);
  gtk_stack_set_visible_child_name (self->stack, can_run ? "training" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "training.end",
                                 !relu_training_is_at_end (training));
  if (!can_run)
    return;

  relu_loss_view_update (self->chart, relu_tool_page_get_document (page), training);
  update_run_button (self, training);
  update_speed (self, training);
  update_numbers (self, training);
  assess_soon (self, training);
  if ((changes & RELU_TOOL_DOCUMENT) != 0)
    update_setup (self, relu_tool_page_get_document (page));
}

/* As wide as the longest of its labels. */
static void
reserve_run (ReluTrainingPage *self)
{
  int widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (PangoLayout) layout
          = gtk_widget_create_pango_layout (GTK_WIDGET (self->run_content), _(runs[i].name));
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  gtk_widget_set_size_request (self->run_button, widest + RUN_REST, -1);
}

static void
relu_training_page_map (GtkWidget *widget)
{
  reserve_run (RELU_TRAINING_PAGE (widget));
  GTK_WIDGET_CLASS (relu_training_page_parent_class)->map (widget);
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluTraining *training = get_training (RELU_TRAINING_PAGE (widget));
  guint n = training == NULL ? 0 : relu_record_get_n (relu_training_get_record (training));

  if (n > 0)
    relu_training_seek (training, n - 1);
}

static void
relu_training_page_dispose (GObject *object)
{
  ReluTrainingPage *self = RELU_TRAINING_PAGE (object);

  g_clear_handle_id (&self->assess_id, g_source_remove);

  G_OBJECT_CLASS (relu_training_page_parent_class)->dispose (object);
}

static void
relu_training_page_class_init (ReluTrainingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_training_page_dispose;
  widget_class->map = relu_training_page_map;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_training_page_update;

  g_type_ensure (RELU_TYPE_COLUMNS);
  g_type_ensure (RELU_TYPE_LOSS_VIEW);
  g_type_ensure (RELU_TYPE_SETUP_BOX);
  g_type_ensure (RELU_TYPE_TRAINING_VERDICT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-training-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, run_button);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, run_content);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, speed);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, speed_scale);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, speed_value);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, step);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, loss);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, rate);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, seed);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, chart);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, setup_title);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, setup);
  gtk_widget_class_bind_template_child (widget_class, ReluTrainingPage, verdict);
  gtk_widget_class_bind_template_callback (widget_class, speed_changed_cb);
  gtk_widget_class_install_action (widget_class, "training.end", NULL, end_cb);
}

static void
relu_training_page_init (ReluTrainingPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_adjustment_set_upper (self->speed, G_N_ELEMENTS (speeds) - 1);
  self->updating = FALSE;
  relu_style_connect (self, G_CALLBACK (reserve_run));
}
