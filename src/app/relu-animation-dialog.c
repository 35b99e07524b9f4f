/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-animation-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-export-preview.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-preferences.h"
#include "relu-style.h"

/* More parameters than these are no help in a list. */
#define MAX_PARAMETERS 400

/* A sweep goes so far to both sides of the present value, at least. */
#define SWEEP_REACH 3.0

typedef enum
{
  SOURCE_TRAINING,
  SOURCE_LESSON,
  SOURCE_PIN,
  SOURCE_SWEEP,
} SourceKind;

typedef struct
{
  SourceKind kind;
  guint pin;
} Source;

struct _ReluAnimationDialog
{
  ReluJobDialog parent_instance;

  ReluFile *contents;
  ReluSceneOptions shown; /* without data and ghosts */
  ReluLesson *lesson;
  char *name;
  GArray *sources;            /* of Source, as the row has them */
  ReluAnimation *training;    /* NULL: no run */
  ReluAnimation *other;       /* any other one that is chosen */
  gboolean is_ready;          /* all rows are there */

  AdwPreferencesGroup *sweep_group;
  AdwComboRow *source_row, *parameter_row, *format_row, *size_row, *theme_row;
  GtkSpinButton *from_spin, *to_spin, *seconds_spin, *rate_spin, *hold_spin;
  GtkSwitch *back_switch, *loop_switch;
  ReluExportPreview *preview;
};

G_DEFINE_FINAL_TYPE (ReluAnimationDialog, relu_animation_dialog, RELU_TYPE_JOB_DIALOG)

static const struct
{
  const char *name;
  int width, height;
} sizes[] = {
  { N_ ("Standard"), 960, 600 },
  { N_ ("Slide, 16 : 9"), 1280, 720 },
  { N_ ("Slide, 4 : 3"), 1024, 768 },
  { N_ ("Small"), 640, 400 },
};

static const Source *
get_source (ReluAnimationDialog *self)
{
  return &g_array_index (self->sources, Source, adw_combo_row_get_selected (self->source_row));
}

static void
get_options (ReluAnimationDialog *self, ReluAnimationOptions *options)
{
  const ReluAnimationOptions init = RELU_ANIMATION_OPTIONS_INIT;
  guint size = adw_combo_row_get_selected (self->size_row);

  *options = init;
  options->format = (ReluAnimationFormat) adw_combo_row_get_selected (self->format_row);
  options->picture.width = sizes[size].width;
  options->picture.height = sizes[size].height;
  options->picture.theme = (ReluThemeKind) adw_combo_row_get_selected (self->theme_row);
  options->picture.palette = relu_preferences_get_palette ();
  options->picture.title = self->name;
  options->seconds = gtk_spin_button_get_value (self->seconds_spin);
  options->rate = gtk_spin_button_get_value (self->rate_spin);
  options->hold = gtk_spin_button_get_value (self->hold_spin);
  options->back = gtk_switch_get_active (self->back_switch);
  options->plays_once = !gtk_switch_get_active (self->loop_switch);
}

/* From a pinned network to the present one. */
static ReluAnimation *
make_move (ReluAnimationDialog *self, guint index, GError **error)
{
  g_autoptr (ReluFile) before = NULL;
  ReluFile *files[2] = { NULL, self->contents };
  ReluPin pin;

  relu_file_get_pin (self->contents, index, &pin);
  files[0] = before = relu_file_with_network (self->contents, pin.network);

  return relu_animation_new_move (files, 2, error);
}

/* From step to step, with what each reveals. */
static ReluAnimation *
make_steps (ReluAnimationDialog *self, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < relu_lesson_get_n_steps (self->lesson); i++)
    {
      const ReluLessonStep *step = relu_lesson_get_step (self->lesson, i);

      g_ptr_array_add (files, step->scene.contents);
      if (step->has_reveal)
        g_ptr_array_add (files, step->reveal.contents);
    }

  return relu_animation_new_move ((ReluFile *const *) files->pdata, files->len, error);
}

/* The animation that is chosen, as far as it is not at hand already. */
static ReluAnimation *
ensure_animation (ReluAnimationDialog *self, GError **error)
{
  const Source *source = get_source (self);

  if (source->kind == SOURCE_TRAINING)
    return self->training;
  if (self->other != NULL)
    return self->other;

  switch (source->kind)
    {
    case SOURCE_PIN:
      self->other = make_move (self, source->pin, error);
      break;
    case SOURCE_LESSON:
      self->other = make_steps (self, error);
      break;
    case SOURCE_SWEEP:
    case SOURCE_TRAINING:
    default:
      self->other = relu_animation_new_sweep (
          self->contents, adw_combo_row_get_selected (self->parameter_row),
          gtk_spin_button_get_value (self->from_spin), gtk_spin_button_get_value (self->to_spin),
          error);
      break;
    }
  if (self->other != NULL)
    relu_animation_set_shown (self->other, &self->shown);

  return self->other;
}

/* "GIF, 61 frames, 5.2 s, 960 × 600 pixels" */
static char *
dup_summary (ReluAnimation *animation, const ReluAnimationOptions *options, guint n_frames)
{
  static const char *const formats[RELU_N_ANIMATION_FORMATS]
      = { N_ ("GIF"), N_ ("Animated PNG"), N_ ("Numbered PNG") };
  g_autofree char *frames = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u frame", "%u frames", n_frames), n_frames);
  char seconds[RELU_NUMBER_BUFFER];

  relu_number_to_fixed (relu_animation_get_seconds (animation, options), 1, seconds);

  /* Translators: "GIF, 61 frames, 5.2 s, 960 × 600 pixels" */
  return g_strdup_printf (_("%s, %s, %s s, %.0f × %.0f pixels"), _(formats[options->format]),
                          frames, seconds, options->picture.width, options->picture.height);
}

static void
update (gpointer user_data)
{
  ReluAnimationDialog *self = user_data;
  g_autoptr (ReluScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ReluAnimationOptions options;
  ReluAnimation *animation;
  guint n_frames;

  if (!self->is_ready)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->sweep_group),
                          get_source (self)->kind == SOURCE_SWEEP);
  get_options (self, &options);
  animation = ensure_animation (self, &error);
  if (animation != NULL)
    scene = relu_animation_dup_scene (animation, &options, 0, &error);
  if (scene == NULL)
    {
      relu_job_dialog_set_summary (RELU_JOB_DIALOG (self), error->message, FALSE);
      return;
    }

  relu_export_preview_set (self->preview, scene, &options.picture);
  n_frames = relu_animation_get_n_frames (animation, &options);
  if (n_frames <= RELU_ANIMATION_MAX_FRAMES)
    text = dup_summary (animation, &options, n_frames);
  else
    text = g_strdup_printf (_("Too long: %u frames, and an animation can have at most %d"),
                            n_frames, RELU_ANIMATION_MAX_FRAMES);
  relu_job_dialog_set_summary (RELU_JOB_DIALOG (self), text,
                               n_frames <= RELU_ANIMATION_MAX_FRAMES);
}

/* Something else is to be shown. */
static void
subject_changed_cb (gpointer user_data)
{
  ReluAnimationDialog *self = user_data;

  g_clear_pointer (&self->other, relu_animation_free);
  update (self);
}

/* Another parameter begins around its present value. */
static void
parameter_changed_cb (gpointer user_data)
{
  ReluAnimationDialog *self = user_data;
  ReluNetwork *network = relu_file_get_network (self->contents);
  double value
      = relu_network_get_parameters (network)[adw_combo_row_get_selected (self->parameter_row)];
  double reach = fmax (SWEEP_REACH, fabs (value));
  gboolean was_ready = self->is_ready;

  self->is_ready = FALSE;
  gtk_spin_button_set_value (self->from_spin, round (value - reach));
  gtk_spin_button_set_value (self->to_spin, round (value + reach));
  self->is_ready = was_ready;
  subject_changed_cb (self);
}

/* What the thread has; the animation belongs to the dialog, which lives as long. */
typedef struct
{
  ReluAnimation *animation;
  ReluAnimationOptions options;
  char *name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  g_free (job);
}

static gboolean
write_job (gpointer data, const char *path, ReluProgressFunc progress, gpointer user_data,
           GError **error)
{
  Job *job = data;

  return relu_animation_write (job->animation, &job->options, path, progress, user_data, error);
}

static ReluJobFunc
relu_animation_dialog_begin (ReluJobDialog *dialog, gpointer *data, GDestroyNotify *destroy)
{
  ReluAnimationDialog *self = RELU_ANIMATION_DIALOG (dialog);
  Job *job = g_new0 (Job, 1);

  job->animation = ensure_animation (self, NULL);
  job->name = g_strdup (self->name);
  get_options (self, &job->options);
  job->options.picture.title = job->name;
  *data = job;
  *destroy = job_free;

  return write_job;
}

static const char *
relu_animation_dialog_get_ending (ReluJobDialog *dialog)
{
  ReluAnimationOptions options;

  get_options (RELU_ANIMATION_DIALOG (dialog), &options);

  return options.format == RELU_ANIMATION_GIF ? "gif" : "png";
}

static char *
relu_animation_dialog_dup_name (ReluJobDialog *dialog)
{
  return g_strdup (RELU_ANIMATION_DIALOG (dialog)->name);
}

static void
relu_animation_dialog_finalize (GObject *object)
{
  ReluAnimationDialog *self = RELU_ANIMATION_DIALOG (object);

  /* Not earlier: the thread may still be at work when the window is gone. */
  g_clear_pointer (&self->training, relu_animation_free);
  g_clear_pointer (&self->other, relu_animation_free);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->contents, relu_file_unref);
  g_clear_pointer (&self->lesson, relu_lesson_unref);
  g_free (self->name);

  G_OBJECT_CLASS (relu_animation_dialog_parent_class)->finalize (object);
}

static void
relu_animation_dialog_class_init (ReluAnimationDialogClass *klass)
{
  ReluJobDialogClass *job_class = RELU_JOB_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relu_animation_dialog_finalize;
  job_class->get_ending = relu_animation_dialog_get_ending;
  job_class->dup_name = relu_animation_dialog_dup_name;
  job_class->begin = relu_animation_dialog_begin;
}

static void
relu_animation_dialog_init (ReluAnimationDialog *self)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
}

static void
add_source (ReluAnimationDialog *self, GPtrArray *titles, SourceKind kind, guint pin, char *title)
{
  Source source = { kind, pin };

  g_array_append_val (self->sources, source);
  g_ptr_array_add (titles, title);
}

/* What there is to be shown, the likeliest first. */
static void
add_subject (ReluAnimationDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (self->training != NULL)
    add_source (self, titles, SOURCE_TRAINING, 0, g_strdup (_("The training run")));
  if (self->lesson != NULL && relu_lesson_get_n_steps (self->lesson) > 1)
    add_source (self, titles, SOURCE_LESSON, 0, g_strdup (_("The lesson, step by step")));
  for (guint i = 0; i < relu_file_get_n_pins (self->contents); i++)
    {
      ReluPin pin;

      relu_file_get_pin (self->contents, i, &pin);
      /* Translators: %s is the name of a pinned curve */
      add_source (self, titles, SOURCE_PIN, i, g_strdup_printf (_("From “%s” to now"), pin.name));
    }
  add_source (self, titles, SOURCE_SWEEP, 0, g_strdup (_("One parameter changes")));
  g_ptr_array_add (titles, NULL);

  self->source_row
      = relu_job_add_combo (ADW_PREFERENCES_GROUP (group), _("_What"),
                            (const char *const *) titles->pdata, subject_changed_cb, self);
  relu_job_dialog_add_group (RELU_JOB_DIALOG (self), ADW_PREFERENCES_GROUP (group));
}

/* One end of a sweep: any number, exactly. */
static GtkSpinButton *
add_end (ReluAnimationDialog *self, const char *title)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, -1e6, 1e6, 0.5, 1, 0);

  return relu_job_add_spin (self->sweep_group, title, relu_number_field_new (adjustment),
                            subject_changed_cb, self);
}

static void
add_sweep (ReluAnimationDialog *self, gsize parameter)
{
  ReluNetwork *network = relu_file_get_network (self->contents);
  gsize n = MIN (relu_network_get_n_parameters (network), MAX_PARAMETERS);
  g_autoptr (GPtrArray) symbols = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (symbols, relu_network_dup_parameter_symbol (network, i, RELU_SYMBOL_PRETTY));
  g_ptr_array_add (symbols, NULL);

  self->sweep_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->parameter_row
      = relu_job_add_combo (self->sweep_group, _("_Parameter"),
                            (const char *const *) symbols->pdata, parameter_changed_cb, self);
  self->from_spin = add_end (self, _("_From"));
  self->to_spin = add_end (self, _("_To"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->from_spin), _("Where the Parameter Begins"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->to_spin), _("Where the Parameter Ends"));
  adw_combo_row_set_selected (self->parameter_row, (guint) MIN (parameter, n - 1));
  relu_job_dialog_add_group (RELU_JOB_DIALOG (self), self->sweep_group);
}

static void
add_looks (ReluAnimationDialog *self)
{
  const char *formats[]
      = { _("GIF, for slides"), _("Animated PNG"), _("Numbered PNG files"), NULL };
  const char *names[G_N_ELEMENTS (sizes) + 1] = { NULL };
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *theme
      = g_settings_get_string (relu_job_dialog_get_settings (RELU_JOB_DIALOG (self)),
                               "export-theme");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    names[i] = _(sizes[i].name);
  self->format_row
      = relu_job_add_combo (ADW_PREFERENCES_GROUP (group), _("_Format"), formats, update, self);
  self->size_row
      = relu_job_add_combo (ADW_PREFERENCES_GROUP (group), _("_Size"), names, update, self);
  self->theme_row = relu_job_add_theme (ADW_PREFERENCES_GROUP (group),
                                        relu_style_theme_from_setting (theme), update, self);
  relu_job_dialog_add_group (RELU_JOB_DIALOG (self), ADW_PREFERENCES_GROUP (group));
}

/* With one decimal where the step is not a whole number. */
static GtkSpinButton *
add_time (ReluAnimationDialog *self, AdwPreferencesGroup *group, const char *title, double value,
          double lower, double upper, double step)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (value, lower, upper, step, step * 10, 0);
  GtkWidget *spin = gtk_spin_button_new (adjustment, 0, step < 1 ? 1 : 0);

  relu_number_field_localize (GTK_SPIN_BUTTON (spin));

  return relu_job_add_spin (group, title, spin, update, self);
}

static void
add_timing (ReluAnimationDialog *self)
{
  const ReluAnimationOptions init = RELU_ANIMATION_OPTIONS_INIT;
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->seconds_spin = add_time (self, group, _("Seco_nds"), init.seconds, 0.5,
                                 RELU_ANIMATION_MAX_SECONDS, 0.5);
  self->rate_spin = add_time (self, group, _("Frames in a Secon_d"), init.rate, 1,
                              RELU_ANIMATION_MAX_RATE, 1);
  self->hold_spin
      = add_time (self, group, _("_Rest at Both Ends, in Seconds"), init.hold, 0, 10, 0.5);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->seconds_spin), _("How Long the Change Takes"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rate_spin), _("More Make It Smoother and the File Larger"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hold_spin), _("How Long Nothing Moves"));
  self->back_switch = relu_job_add_switch (group, _("And _Back"), NULL, FALSE, update, self);
  self->loop_switch = relu_job_add_switch (group, _("Again and A_gain"), NULL, TRUE, update, self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->back_switch), _("The Same Way Back to the Beginning"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->loop_switch), _("It Begins Anew When It Has Ended"));
  relu_job_dialog_add_group (RELU_JOB_DIALOG (self), group);
}

/**
 * relu_animation_dialog_new:
 * @parent: the window whose figure it is
 * @settings: where the last choices are remembered
 * @subject: what there is to be shown
 *
 * Returns: (transfer none): a dialog, not shown yet; it belongs to GTK until it is closed
 */
ReluAnimationDialog *
relu_animation_dialog_new (GtkWindow *parent, GSettings *settings,
                           const ReluAnimationSubject *subject)
{
  ReluAnimationDialog *self
      = g_object_new (RELU_TYPE_ANIMATION_DIALOG, "transient-for", parent, NULL);

  relu_job_dialog_construct (RELU_JOB_DIALOG (self), settings, _("Record Animation"),
                             _("Could Not Record the Animation"));
  self->contents = relu_file_ref (subject->contents);
  self->lesson = subject->lesson != NULL ? relu_lesson_ref (subject->lesson) : NULL;
  self->name = g_strdup (subject->name);
  self->shown = *subject->shown;
  self->shown.data = NULL;
  self->shown.ghosts = NULL;
  self->shown.x_from = self->shown.x_to = self->shown.y_from = self->shown.y_to = NAN;
  self->training = relu_animation_new_training (subject->contents, subject->record, NULL);
  if (self->training != NULL)
    relu_animation_set_shown (self->training, &self->shown);

  self->preview = g_object_new (RELU_TYPE_EXPORT_PREVIEW, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview of the first frame"), -1);
  relu_job_dialog_set_preview (RELU_JOB_DIALOG (self), GTK_WIDGET (self->preview));
  add_subject (self);
  add_sweep (self, subject->parameter);
  add_looks (self);
  add_timing (self);
  parameter_changed_cb (self);
  self->is_ready = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->source_row));

  return self;
}
