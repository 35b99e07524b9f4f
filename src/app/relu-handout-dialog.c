/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-handout-dialog.c: the preview is the first page, drawn in a thread: a lesson may train before it knows
 * what its pages are. */

#include "relu-handout-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-preferences.h"

/* Of the preview: sharp enough to be read. */
#define PIXELS_PER_POINT 1.5

/* Figures in numbered files, as the export of one begins with. */
#define FIGURE_WIDTH 1200
#define FIGURE_HEIGHT 750
#define FIGURE_SCALE 2

typedef enum
{
  FORMAT_PDF,
  FORMAT_PNG,
  FORMAT_SVG,
} Format;

struct _ReluHandoutDialog
{
  ReluJobDialog parent_instance;

  GPtrArray *lessons; /* of ReluLesson, as the row has them */
  guint drawing;      /* counts the threads: only the last one's page is shown */
  gboolean is_ready;

  AdwComboRow *subject_row, *format_row, *paper_row, *theme_row;
  GtkSwitch *answers_switch;
  GtkPicture *preview;
};

G_DEFINE_FINAL_TYPE (ReluHandoutDialog, relu_handout_dialog, RELU_TYPE_JOB_DIALOG)

/* All that a thread needs. */
typedef struct
{
  ReluLesson *lesson;
  Format format;
  ReluHandoutOptions paper;
  ReluExportOptions figure;
  guint number;

  guint n_pages; /* what it found out */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  relu_lesson_unref (job->lesson);
  g_free (job);
}

static Job *
job_new (ReluHandoutDialog *self)
{
  const ReluHandoutOptions paper = RELU_HANDOUT_OPTIONS_INIT;
  const ReluExportOptions figure = RELU_EXPORT_OPTIONS_INIT;
  Job *job = g_new0 (Job, 1);

  job->lesson = relu_lesson_ref (
      g_ptr_array_index (self->lessons, adw_combo_row_get_selected (self->subject_row)));
  job->format = (Format) adw_combo_row_get_selected (self->format_row);
  job->paper = paper;
  job->paper.paper = (ReluPaper) adw_combo_row_get_selected (self->paper_row);
  job->paper.with_answers = gtk_switch_get_active (self->answers_switch);
  job->paper.theme = (ReluThemeKind) adw_combo_row_get_selected (self->theme_row);
  job->paper.palette = relu_preferences_get_palette ();
  job->figure = figure;
  job->figure.format = job->format == FORMAT_SVG ? RELU_EXPORT_SVG : RELU_EXPORT_PNG;
  job->figure.width = FIGURE_WIDTH;
  job->figure.height = FIGURE_HEIGHT;
  job->figure.scale = FIGURE_SCALE;
  job->figure.theme = job->paper.theme;
  job->figure.palette = job->paper.palette;

  return job;
}

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (ReluHandout) handout = relu_handout_new (job->lesson, &job->paper, &error);
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  if (handout == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  job->n_pages = relu_handout_get_n_pages (handout);
  relu_handout_get_page_size (handout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * PIXELS_PER_POINT),
                                        (int) ceil (height * PIXELS_PER_POINT));
  cr = cairo_create (surface);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  relu_handout_draw_page (handout, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                    stride * (gsize) height,
                                    (GDestroyNotify) cairo_surface_destroy,
                                    cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static char *
dup_summary (const Job *job)
{
  guint n_steps = relu_lesson_get_n_steps (job->lesson);

  if (job->format != FORMAT_PDF)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step, in numbered files",
                                         "%u steps, in numbered files", n_steps),
                            n_steps);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "PDF, %u page", "PDF, %u pages", job->n_pages), job->n_pages);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluHandoutDialog *self = RELU_HANDOUT_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *text = NULL;
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), &error);

  if (job->number != self->drawing || gtk_widget_in_destruction (GTK_WIDGET (self)))
    {
      g_clear_pointer (&surface, cairo_surface_destroy);
      return;
    }
  if (surface == NULL)
    {
      relu_job_dialog_set_summary (RELU_JOB_DIALOG (self), error->message, FALSE);
      return;
    }

  texture = make_texture (surface);
  cairo_surface_destroy (surface);
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
  text = dup_summary (job);
  relu_job_dialog_set_summary (RELU_JOB_DIALOG (self), text, TRUE);
}

static void
update (gpointer user_data)
{
  ReluHandoutDialog *self = user_data;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!self->is_ready)
    return;

  job = job_new (self);
  job->number = ++self->drawing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper_row), job->format == FORMAT_PDF);
  relu_job_dialog_set_summary (RELU_JOB_DIALOG (self), _("Laying out the pages…"), TRUE);
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw_thread);
}

static gboolean
write_job (gpointer data, const char *path, ReluProgressFunc progress, gpointer user_data,
           GError **error)
{
  Job *job = data;

  if (job->format == FORMAT_PDF)
    return relu_handout_write (job->lesson, &job->paper, path, progress, user_data, error);

  return relu_handout_write_figures (job->lesson, job->paper.with_answers, &job->figure, path,
                                     progress, user_data, error);
}

static ReluJobFunc
relu_handout_dialog_begin (ReluJobDialog *dialog, gpointer *data, GDestroyNotify *destroy)
{
  ReluHandoutDialog *self = RELU_HANDOUT_DIALOG (dialog);
  GSettings *settings = relu_job_dialog_get_settings (dialog);
  Job *job = job_new (self);

  g_settings_set_string (settings, "handout-paper", relu_paper_get_name (job->paper.paper));
  g_settings_set_boolean (settings, "handout-answers", job->paper.with_answers);
  *data = job;
  *destroy = job_free;

  return write_job;
}

static const char *
relu_handout_dialog_get_ending (ReluJobDialog *dialog)
{
  static const char *const endings[] = { "pdf", "png", "svg" };

  return endings[adw_combo_row_get_selected (RELU_HANDOUT_DIALOG (dialog)->format_row)];
}

static char *
relu_handout_dialog_dup_name (ReluJobDialog *dialog)
{
  ReluHandoutDialog *self = RELU_HANDOUT_DIALOG (dialog);
  ReluLesson *lesson
      = g_ptr_array_index (self->lessons, adw_combo_row_get_selected (self->subject_row));

  return g_strdup (relu_lesson_get_title (lesson));
}

static void
relu_handout_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (RELU_HANDOUT_DIALOG (object)->lessons);

  G_OBJECT_CLASS (relu_handout_dialog_parent_class)->finalize (object);
}

static void
relu_handout_dialog_class_init (ReluHandoutDialogClass *klass)
{
  ReluJobDialogClass *job_class = RELU_JOB_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relu_handout_dialog_finalize;
  job_class->get_ending = relu_handout_dialog_get_ending;
  job_class->dup_name = relu_handout_dialog_dup_name;
  job_class->begin = relu_handout_dialog_begin;
}

static void
relu_handout_dialog_init (ReluHandoutDialog *self)
{
  self->lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_lesson_unref);
}

static void
add_rows (ReluHandoutDialog *self, const char *const *titles)
{
  const char *formats[] = { _("PDF to print"), _("Numbered PNG figures"),
                            _("Numbered SVG figures"), NULL };
  /* Translators: sizes of paper */
  const char *papers[] = { _("A4"), _("Letter"), NULL };
  GSettings *settings = relu_job_dialog_get_settings (RELU_JOB_DIALOG (self));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *paper_name = g_settings_get_string (settings, "handout-paper");
  ReluPaper paper;

  self->subject_row = relu_job_add_combo (group, _("_What"), titles, update, self);
  self->format_row = relu_job_add_combo (group, _("_Format"), formats, update, self);
  self->paper_row = relu_job_add_combo (group, _("_Paper"), papers, update, self);
  self->answers_switch = relu_job_add_switch (
      group, _("With _Answers"), _("Else there is room for them"),
      g_settings_get_boolean (settings, "handout-answers"), update, self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->answers_switch), _("What Is Right, and Why"));
  self->theme_row = relu_job_add_theme (group, RELU_THEME_PRINT, update, self);
  if (!relu_paper_from_name (paper_name, &paper))
    paper = relu_paper_get_usual ();
  adw_combo_row_set_selected (self->paper_row, paper);
  relu_job_dialog_add_group (RELU_JOB_DIALOG (self), group);
}

/**
 * relu_handout_dialog_new:
 * @parent: the window
 * @settings: where the last choices are remembered
 * @subjects: (array length=n_subjects): what can be put on paper, the likeliest first
 * @n_subjects: at least 1
 *
 * Returns: (transfer none): a dialog, not shown yet; it belongs to GTK until it is closed
 */
ReluHandoutDialog *
relu_handout_dialog_new (GtkWindow *parent, GSettings *settings,
                         const ReluHandoutSubject *subjects, guint n_subjects)
{
  ReluHandoutDialog *self = g_object_new (RELU_TYPE_HANDOUT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < n_subjects; i++)
    {
      g_ptr_array_add (self->lessons, relu_lesson_ref (subjects[i].lesson));
      g_ptr_array_add (titles, (gpointer) subjects[i].title);
    }
  g_ptr_array_add (titles, NULL);

  relu_job_dialog_construct (RELU_JOB_DIALOG (self), settings, _("Export Handout"),
                             _("Could Not Export the Handout"));
  self->preview = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->preview, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview of the first page"), -1);
  relu_job_dialog_set_preview (RELU_JOB_DIALOG (self), GTK_WIDGET (self->preview));
  add_rows (self, (const char *const *) titles->pdata);
  self->is_ready = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject_row));

  return self;
}
