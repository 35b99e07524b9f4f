/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-file-dialog.h"

/* GtkFileDialog came, and GtkFileChooser was deprecated, in GTK 4.10. */
#if GTK_CHECK_VERSION(4, 10, 0)

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file;

  if (g_task_get_task_data (task) != NULL)
    file = gtk_file_dialog_save_finish (dialog, result, &error);
  else
    file = gtk_file_dialog_open_finish (dialog, result, &error);

  if (file != NULL)
    {
      g_task_return_pointer (task, file, g_object_unref);
    }
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      g_error_free (error);
      g_task_return_pointer (task, NULL, NULL);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
choose (GtkWindow *parent, gboolean save, const char *title, GListModel *filters, GFile *folder,
        const char *name, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, filters);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);

  g_task_set_task_data (task, GINT_TO_POINTER (save), NULL);
  if (save)
    gtk_file_dialog_save (dialog, parent, NULL, file_chosen_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, NULL, file_chosen_cb, task);
}

#else

static void
response_cb (GtkFileChooserNative *chooser, int response, GTask *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_task_return_pointer (task, file, g_object_unref);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (task);
}

static void
choose (GtkWindow *parent, gboolean save, const char *title, GListModel *filters, GFile *folder,
        const char *name, GTask *task)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
      NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);

  /* A native dialog belongs to nobody while it is shown; the task keeps it. */
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

#endif

/**
 * relu_compat_open_file:
 * @parent: the window that asks
 * @title: of the dialog, in header capitals
 * @filters: a model of #GtkFileFilter, the first one is chosen
 * @callback: called when the dialog is closed
 * @user_data: for @callback
 *
 * Asks which file to open.
 */
void
relu_compat_open_file (GtkWindow *parent, const char *title, GListModel *filters,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  choose (parent, FALSE, title, filters, NULL, NULL,
          g_task_new (parent, NULL, callback, user_data));
}

/**
 * relu_compat_save_file:
 * @parent: the window that asks
 * @title: of the dialog, in header capitals
 * @filters: a model of #GtkFileFilter, the first one is chosen
 * @folder: (nullable): where to begin
 * @name: (nullable): the file name to suggest
 * @callback: called when the dialog is closed
 * @user_data: for @callback
 *
 * Asks where to save. The dialog itself asks before it returns a file that exists.
 */
void
relu_compat_save_file (GtkWindow *parent, const char *title, GListModel *filters, GFile *folder,
                       const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  choose (parent, TRUE, title, filters, folder, name,
          g_task_new (parent, NULL, callback, user_data));
}

/**
 * relu_compat_file_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for why no file could be asked for
 *
 * Returns: (transfer full) (nullable): the file, or %NULL; if no error is set then, the dialog was
 *   dismissed
 */
GFile *
relu_compat_file_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
