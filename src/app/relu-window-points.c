/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on a window's data: in relu-window-import.c they come, here they are copied, written, cleared. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-compat-file-dialog.h"
#include "relu-data-async.h"
#include "relu-number.h"

static ReluData *
get_data (ReluWindow *self)
{
  return relu_file_get_data (relu_document_get_contents (self->document));
}

/* relu_window_make_data_filters: for file dialogs. */
GListModel *
relu_window_make_data_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (texts, _("Text with Points (*.csv, *.tsv, *.txt, *.dat)"));
  gtk_file_filter_add_suffix (texts, "csv");
  gtk_file_filter_add_suffix (texts, "tsv");
  gtk_file_filter_add_suffix (texts, "txt");
  gtk_file_filter_add_suffix (texts, "dat");
  gtk_file_filter_set_name (any, _("All Files"));
  gtk_file_filter_add_pattern (any, "*");
  g_list_store_append (filters, texts);
  g_list_store_append (filters, any);

  return G_LIST_MODEL (filters);
}

/* relu_window_say_undoable: what has been done, with a button for the action that undoes it. */
void
relu_window_say_undoable (ReluWindow *self, const char *message, const char *action)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_timeout (toast, 5);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, action);
  relu_window_add_toast (self, toast);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  g_autoptr (ReluFile) edited = NULL;

  /* Undo brings the points back, and not a run away. */
  if (relu_window_is_busy (self))
    return;

  edited = relu_file_with_data (relu_document_get_contents (self->document), NULL);
  relu_document_edit (self->document, edited);
  relu_window_say_undoable (self, _("Data cleared"), "win.undo-network");
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluWindow) self = user_data;
  g_autoptr (GBytes) text = relu_data_store_finish (result, NULL);
  g_autofree char *string = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), string);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Points copied"));
}

/* relu_window_copy_data: puts points on the clipboard, as text. */
void
relu_window_copy_data (ReluWindow *self, ReluData *data)
{
  relu_data_store_async (data, NULL, copied_cb, g_object_ref (self));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_copy_data (user_data, get_data (user_data));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = relu_data_store_finish (result, &error);

  if (text == NULL)
    relu_window_show_error (self, _("Could Not Write the Points"), error->message);
  else if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Points exported"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);

  if (error != NULL)
    relu_window_show_error (self, _("Could Not Choose a File"), error->message);
  else if (file != NULL && get_data (self) != NULL)
    relu_data_store_async (get_data (self), file, exported_cb, g_object_ref (self));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  const char *name = relu_file_get_name (relu_document_get_contents (self->document));
  /* Translators: a file name; %s is the name of the network. */
  g_autofree char *file_name = g_strdup_printf (_("%s data.csv"), *name != '\0' ? name : _("Network"));
  g_autoptr (GListModel) filters = relu_window_make_data_filters ();

  g_strdelimit (file_name, "/\\", '-');
  relu_compat_save_file (GTK_WINDOW (self), _("Export Points"), filters, NULL, file_name, chosen_cb,
                         NULL);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_choose_data (user_data);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_paste_data (user_data);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_cancel_data (user_data);
}

static void
document_changed_cb (ReluWindow *self)
{
  static const char *const about_data[] = { "copy-data", "export-data", "clear-data" };
  gboolean has_data = get_data (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (about_data); i++)
    relu_window_set_enabled (self, about_data[i], has_data);
}

/* relu_window_install_points: adds the commands. */
void
relu_window_install_points (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "import-data", import_cb },  { "paste-data", paste_cb },   { "cancel-data", cancel_cb },
    { "copy-data", copy_cb },      { "export-data", export_cb }, { "clear-data", clear_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* A window that is closed lives on as long as something refers to it, as a reading does. */
  g_signal_connect (self, "unrealize", G_CALLBACK (relu_window_cancel_data), NULL);
  document_changed_cb (self);
}
