/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-job-dialog.c: what dialogs share that write a file in a thread: the place is asked for, the thread says how
 * far it is, Cancel stops it and leaves nothing behind. */

#include "relu-job-dialog.h"

#include <glib/gi18n.h>

#include "relu-application.h"
#include "relu-compat-names.h"
#include "relu-export-place.h"
#include "relu-help.h"
#include "relu-numbered.h"
#include "relu-style.h"

/* How often the thread is asked how far it is, in milliseconds. */
#define POLL_TIME 80

/* Narrower than this, the preview goes above the choices. */
#define NARROW_WIDTH 620

/* What the thread does; its progress is read from outside. */
typedef struct
{
  ReluJobFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GFile *file;
  GCancellable *cancellable;
  int done; /* in thousandths; atomic */
} Job;

typedef struct
{
  GSettings *settings;
  char *heading; /* of an error */
  gboolean is_possible;
  GTask *task; /* while it is written; its data are the Job */
  guint poll_id;
  gboolean is_gone; /* nobody waits for the task any more */

  GtkWidget *write_button;
  GtkProgressBar *progress_bar;
  GtkBox *panes;
  AdwBin *preview_bin;
  GtkLabel *summary;
  AdwPreferencesPage *page;
} ReluJobDialogPrivate;

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ReluJobDialog, relu_job_dialog, ADW_TYPE_WINDOW)

static ReluJobDialogPrivate *
get_private (ReluJobDialog *self)
{
  return relu_job_dialog_get_instance_private (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_object_unref (job->file);
  g_object_unref (job->cancellable);
  g_free (job);
}

static gboolean
progress_cb (double share, gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->done, (int) (share * 1000));

  return !g_cancellable_is_cancelled (job->cancellable);
}

static void
work_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *path = g_file_get_path (job->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _("This place is not on this computer. Choose a folder that is."));
  else if (job->func (job->data, path, progress_cb, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
poll_cb (gpointer user_data)
{
  ReluJobDialogPrivate *priv = get_private (user_data);
  Job *job = g_task_get_task_data (priv->task);

  gtk_progress_bar_set_fraction (priv->progress_bar, g_atomic_int_get (&job->done) / 1000.0);

  return G_SOURCE_CONTINUE;
}

/* Stops the thread, at the next piece of its work. */
static void
cancel (ReluJobDialogPrivate *priv)
{
  Job *job = g_task_get_task_data (priv->task);

  g_cancellable_cancel (job->cancellable);
}

static void
update_state (ReluJobDialog *self)
{
  ReluJobDialogPrivate *priv = get_private (self);
  gboolean is_writing = priv->task != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (priv->panes), !is_writing);
  gtk_widget_set_sensitive (priv->write_button, !is_writing && priv->is_possible);
  gtk_widget_set_visible (GTK_WIDGET (priv->progress_bar), is_writing);
}

/* What was written: of numbered files the first one. */
static GFile *
dup_written (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  for (guint n = 1; n <= 1000; n *= 10)
    {
      g_autofree char *numbered = relu_numbered_dup_path (path, 1, n);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && g_file_test (numbered, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (numbered);
    }

  return g_object_ref (file);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluJobDialog *self = RELU_JOB_DIALOG (source);
  ReluJobDialogPrivate *priv = get_private (self);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GFile) file = g_object_ref (job->file);
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&priv->poll_id, g_source_remove);
  g_clear_object (&priv->task);
  if (priv->is_gone)
    return;

  update_state (self);
  if (written)
    {
      g_autoptr (GFile) first = dup_written (file);

      g_signal_emit (self, signals[EXPORTED], 0, first);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_CANCELLED))
    relu_export_place_show_error (GTK_WINDOW (self), priv->heading, error->message);
}

/**
 * relu_job_dialog_write_to:
 * @file: where to
 *
 * Writes as things are chosen, in a thread, and closes the dialog. Where it fails, the dialog stays and says
 * why; where it is cancelled, it stays.
 */
void
relu_job_dialog_write_to (ReluJobDialog *self, GFile *file)
{
  ReluJobDialogPrivate *priv = get_private (self);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (priv->task == NULL);

  relu_export_place_remember (priv->settings, file);
  job->file = g_object_ref (file);
  job->cancellable = g_cancellable_new ();
  job->func = RELU_JOB_DIALOG_GET_CLASS (self)->begin (self, &job->data, &job->destroy);

  priv->task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (priv->task, job, job_free);
  gtk_progress_bar_set_fraction (priv->progress_bar, 0);
  priv->poll_id = g_timeout_add (POLL_TIME, poll_cb, self);
  update_state (self);
  g_task_run_in_thread (priv->task, work_thread);
}

/**
 * relu_job_dialog_is_writing:
 *
 * Returns: whether the thread is at work
 */
gboolean
relu_job_dialog_is_writing (ReluJobDialog *self)
{
  return get_private (self)->task != NULL;
}

static void
place_chosen_cb (GtkWindow *window, GFile *file)
{
  relu_job_dialog_write_to (RELU_JOB_DIALOG (window), file);
}

static void
write_clicked_cb (ReluJobDialog *self)
{
  ReluJobDialogClass *klass = RELU_JOB_DIALOG_GET_CLASS (self);
  const char *endings[] = { klass->get_ending (self), NULL };
  g_autofree char *name = klass->dup_name (self);

  relu_export_place_ask (GTK_WINDOW (self), get_private (self)->settings,
                         gtk_window_get_title (GTK_WINDOW (self)), name, endings, place_chosen_cb);
}

static gboolean
turn_idle_cb (gpointer user_data)
{
  ReluJobDialogPrivate *priv = get_private (user_data);
  gboolean narrow = gtk_widget_get_width (user_data) < NARROW_WIDTH;

  if (priv->panes != NULL)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (priv->panes),
                                    narrow ? GTK_ORIENTATION_VERTICAL
                                           : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

/* What has to change in a narrow dialog may not change while sizes are given out. */
static void
relu_job_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluJobDialogPrivate *priv = get_private (RELU_JOB_DIALOG (widget));
  gboolean is_vertical = gtk_orientable_get_orientation (GTK_ORIENTABLE (priv->panes))
                         == GTK_ORIENTATION_VERTICAL;

  GTK_WIDGET_CLASS (relu_job_dialog_parent_class)->size_allocate (widget, width, height, baseline);

  if (is_vertical != (width < NARROW_WIDTH))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_idle_cb, g_object_ref (widget), g_object_unref);
}

/* While it is written, Cancel and Escape stop that. */
static gboolean
relu_job_dialog_close_request (GtkWindow *window)
{
  ReluJobDialogPrivate *priv = get_private (RELU_JOB_DIALOG (window));

  if (priv->task != NULL)
    {
      cancel (priv);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (relu_job_dialog_parent_class)->close_request (window);
}

/* It is being destroyed, with the window that it belongs to; the thread has a reference to it. */
static void
relu_job_dialog_unrealize (GtkWidget *widget)
{
  ReluJobDialogPrivate *priv = get_private (RELU_JOB_DIALOG (widget));

  priv->is_gone = TRUE;
  if (priv->task != NULL)
    cancel (priv);

  GTK_WIDGET_CLASS (relu_job_dialog_parent_class)->unrealize (widget);
}

static void
relu_job_dialog_dispose (GObject *object)
{
  ReluJobDialogPrivate *priv = get_private (RELU_JOB_DIALOG (object));

  g_clear_handle_id (&priv->poll_id, g_source_remove);
  g_clear_object (&priv->settings);

  G_OBJECT_CLASS (relu_job_dialog_parent_class)->dispose (object);
}

static void
relu_job_dialog_finalize (GObject *object)
{
  g_free (get_private (RELU_JOB_DIALOG (object))->heading);

  G_OBJECT_CLASS (relu_job_dialog_parent_class)->finalize (object);
}

static void
relu_job_dialog_class_init (ReluJobDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_job_dialog_dispose;
  object_class->finalize = relu_job_dialog_finalize;
  widget_class->size_allocate = relu_job_dialog_size_allocate;
  widget_class->unrealize = relu_job_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = relu_job_dialog_close_request;

  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RELU_RESOURCE_PATH "/relu-job-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, write_button);
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, progress_bar);
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, panes);
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, preview_bin);
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, summary);
  gtk_widget_class_bind_template_child_private (widget_class, ReluJobDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, write_clicked_cb);
}

static void
relu_job_dialog_init (ReluJobDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relu_compat_names_mend (GTK_WIDGET (self));
  relu_help_set_page (self, "export");
}

/**
 * relu_job_dialog_construct:
 * @settings: where the last folder is remembered
 * @title: of the dialog
 * @heading: what is said above an error
 *
 * To be called first by what makes such a dialog.
 */
void
relu_job_dialog_construct (ReluJobDialog *self, GSettings *settings, const char *title,
                           const char *heading)
{
  ReluJobDialogPrivate *priv = get_private (self);

  priv->settings = g_object_ref (settings);
  priv->heading = g_strdup (heading);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * relu_job_dialog_get_settings:
 *
 * Returns: (transfer none): as given to relu_job_dialog_construct()
 */
GSettings *
relu_job_dialog_get_settings (ReluJobDialog *self)
{
  return get_private (self)->settings;
}

/**
 * relu_job_dialog_add_group:
 * @group: (transfer floating): choices
 */
void
relu_job_dialog_add_group (ReluJobDialog *self, AdwPreferencesGroup *group)
{
  adw_preferences_page_add (get_private (self)->page, group);
}

/**
 * relu_job_dialog_set_preview:
 * @preview: (transfer floating): what shows it
 */
void
relu_job_dialog_set_preview (ReluJobDialog *self, GtkWidget *preview)
{
  adw_bin_set_child (get_private (self)->preview_bin, preview);
}

/**
 * relu_job_dialog_set_summary:
 * @text: what would be written, or why it can't be
 * @is_possible: whether it can
 */
void
relu_job_dialog_set_summary (ReluJobDialog *self, const char *text, gboolean is_possible)
{
  ReluJobDialogPrivate *priv = get_private (self);

  gtk_label_set_label (priv->summary, text);
  relu_style_set_class (priv->summary, "error", !is_possible);
  priv->is_possible = is_possible;
  update_state (self);
}
