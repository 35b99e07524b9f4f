/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-window-import.c: points that come into a window: from a file, or pasted.
 *
 * A text is read in a thread, from which nothing is taken over without need to ask: all its lines must be
 * points and the document must have none. Else a question says which lines are bad, and what becomes of
 * the points that are there. */

#include "relu-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-compat-alert.h"
#include "relu-compat-file-dialog.h"
#include "relu-data-async.h"
#include "relu-number.h"

/* A text that takes longer, in ms, says so, and can be stopped. */
#define PATIENCE 400

typedef struct
{
  ReluWindow *window;
  guint generation; /* of the document that the points are for */
  GCancellable *cancellable;
  char *name; /* of the text, for people */
  AdwToast *toast;
  guint toast_id;
} Reading;

typedef struct
{
  ReluWindow *window;
  ReluData *data;
} Question;

static void
reading_free (Reading *self)
{
  g_clear_handle_id (&self->toast_id, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  if (self->window->data_reading == self->cancellable)
    g_clear_object (&self->window->data_reading);
  g_object_unref (self->cancellable);
  g_object_unref (self->window);
  g_free (self->name);
  g_free (self);
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->window);
  relu_data_unref (self->data);
  g_free (self);
}

static gboolean
slow_cb (gpointer user_data)
{
  Reading *self = user_data;
  g_autofree char *text = g_strdup_printf (_("Reading %s…"), self->name);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  self->toast_id = 0;
  self->toast = adw_toast_new (markup);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _("_Cancel"));
  adw_toast_set_action_name (self->toast, "win.cancel-data");
  relu_window_add_toast (self->window, g_object_ref (self->toast));

  return G_SOURCE_REMOVE;
}

/* A run that goes on pauses, so that the step that can be undone is this one. */
static void
take_over (ReluWindow *self, ReluData *data, gboolean add)
{
  ReluFile *contents;
  ReluData *present;
  g_autoptr (ReluData) joined = NULL;
  g_autoptr (ReluFile) edited = NULL;
  g_autofree char *message = NULL;
  gulong n = relu_data_get_n (data);

  if (relu_window_is_busy (self))
    return;

  contents = relu_document_get_contents (self->document);
  present = relu_file_get_data (contents);
  if (add && present != NULL)
    {
      if (relu_data_get_n (present) + n > RELU_DATA_MAX)
        {
          g_autofree char *limit =
              relu_number_dup_count (_ ("A network has at most %s points."), RELU_DATA_MAX);

          relu_window_show_error (self, _("Too Many Points"), limit);
          return;
        }
      joined = relu_data_with_data_added (present, data);
    }

  edited = relu_file_with_data (contents, joined != NULL ? joined : data);
  relu_document_edit (self->document, edited);
  if (*relu_window_get_tool_page (self) == '\0')
    g_action_group_change_action_state (G_ACTION_GROUP (self), "tool-page",
                                        g_variant_new_string ("data"));
  /* Translators: %s is a number of points that came from a file or from the clipboard. */
  message = joined != NULL
                ? relu_number_dup_count (ngettext ("%s point added", "%s points added", n), n)
                : relu_number_dup_count (ngettext ("%s point read", "%s points read", n), n);
  relu_window_say_undoable (self, message, "win.undo-network");
}

static void
answered_cb (const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (!g_str_equal (response, "cancel"))
    take_over (question->window, question->data, g_str_equal (response, "add"));
}

/* Which lines are bad and why, the first of them one by one. */
static void
append_faults (GString *text, Reading *reading, ReluCsvReader *reader)
{
  guint n = relu_csv_reader_get_n_faults (reader);
  guint n_shown = MIN (n, RELU_CSV_MAX_FAULTS);
  /* Translators: the first %s is a number of lines, the second the name of a file. */
  const char *format = ngettext ("%s line of %s can’t be read:", "%s lines of %s can’t be read:", n);
  char number[RELU_NUMBER_BUFFER];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, relu_number_count_to_display (n, number), reading->name);
#pragma GCC diagnostic pop
  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *fault = relu_csv_fault_dup_text (relu_csv_reader_get_fault (reader, i));

      g_string_append_c (text, '\n');
      g_string_append (text, fault);
    }
  if (n > n_shown)
    {
      g_autofree char *more = relu_number_dup_count (
          /* Translators: after the first bad lines: so many others. */
          ngettext ("… and %s more line", "… and %s more lines", n - n_shown), n - n_shown);

      g_string_append_c (text, '\n');
      g_string_append (text, more);
    }
}

/* Neither of its lines is a point. */
static void
refuse (Reading *reading, ReluCsvReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (relu_csv_reader_get_n_faults (reader) > 0)
    append_faults (text, reading, reader);
  else
    g_string_append_printf (text, _("%s has no line with two numbers."), reading->name);
  g_string_append (text, "\n\n");
  g_string_append (text, _("Points are two numbers on each line: x and y, such as 0.5,1.25."));
  relu_window_show_error (reading->window, _("No Points Found"), text->str);
}

static void
ask (Reading *reading, ReluCsvReader *reader)
{
  ReluData *present = relu_file_get_data (relu_document_get_contents (reading->window->document));
  gulong n = relu_csv_reader_get_n_points (reader);
  gboolean has_faults = relu_csv_reader_get_n_faults (reader) > 0;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *add = NULL, *replace = NULL, *count = NULL, *use = NULL;
  ReluCompatResponse responses[3] = { { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT } };
  gsize n_responses = 1;
  Question *question;

  if (has_faults)
    append_faults (text, reading, reader);
  if (present != NULL)
    {
      gulong n_present = relu_data_get_n (present);

      count = relu_number_dup_count (ngettext ("The network has %s point already.",
                                               "The network has %s points already.", n_present),
                                     n_present);
      g_string_append (text, text->len > 0 ? "\n\n" : "");
      g_string_append (text, count);
    }
  if (present != NULL)
    {
      add = has_faults ? relu_number_dup_count (
                             ngettext ("Add the %s Good Line", "Add the %s Good Lines", n), n)
                       : relu_number_dup_count (ngettext ("Add %s Point", "Add %s Points", n), n);
      replace = has_faults
                    ? relu_number_dup_count (ngettext ("Replace with the %s Good Line",
                                                       "Replace with the %s Good Lines", n),
                                             n)
                    : relu_number_dup_count (
                          ngettext ("Replace with %s Point", "Replace with %s Points", n), n);
      responses[n_responses++]
          = (ReluCompatResponse){ "add", add, RELU_COMPAT_RESPONSE_DEFAULT };
      responses[n_responses++]
          = (ReluCompatResponse){ "replace", replace, RELU_COMPAT_RESPONSE_SUGGESTED };
    }
  else
    {
      use =
          relu_number_dup_count (ngettext ("Use the %s Good Line", "Use the %s Good Lines", n), n);
      responses[n_responses++]
          = (ReluCompatResponse){ "replace", use, RELU_COMPAT_RESPONSE_SUGGESTED };
    }

  question = g_new0 (Question, 1);
  question->window = g_object_ref (reading->window);
  question->data = relu_csv_reader_dup_data (reader);
  relu_compat_alert (GTK_WINDOW (reading->window),
                     has_faults ? _("Some Lines Can’t Be Read") : _("Replace the Points?"),
                     text->str, responses, n_responses, has_faults ? "cancel" : "replace",
                     answered_cb, question, question_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  ReluWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluCsvReader) reader = relu_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || reading->generation != relu_document_get_generation (self->document))
    {
      /* Not wanted any more, or the window is closed or has another document. */
    }
  else if (reader == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s: %s", reading->name, error->message);

      relu_window_show_error (self, _("Could Not Read the Points"), message);
    }
  else if (relu_csv_reader_is_full (reader))
    {
      g_autofree char *limit =
          relu_number_dup_count (_ ("A network has at most %s points."), RELU_DATA_MAX);

      relu_window_show_error (self, _("Too Many Points"), limit);
    }
  else if (relu_csv_reader_get_n_points (reader) == 0)
    {
      refuse (reading, reader);
    }
  else if (relu_csv_reader_get_n_faults (reader) > 0
           || relu_file_get_data (relu_document_get_contents (self->document)) != NULL)
    {
      ask (reading, reader);
    }
  else
    {
      g_autoptr (ReluData) data = relu_csv_reader_dup_data (reader);

      take_over (self, data, FALSE);
    }

  reading_free (reading);
}

static void
read_points (ReluWindow *self, const char *name, GFile *file, GBytes *text)
{
  Reading *reading = g_new0 (Reading, 1);

  relu_window_cancel_data (self);
  self->data_reading = g_cancellable_new ();
  reading->window = g_object_ref (self);
  reading->generation = relu_document_get_generation (self->document);
  reading->cancellable = g_object_ref (self->data_reading);
  reading->name = g_strdup (name);
  reading->toast_id = g_timeout_add (PATIENCE, slow_cb, reading);
  relu_data_load_async (file, text, reading->cancellable, loaded_cb, reading);
}

/* relu_window_cancel_data: ends the reading of points that is going on, if there is one. */
void
relu_window_cancel_data (ReluWindow *self)
{
  if (self->data_reading != NULL)
    g_cancellable_cancel (self->data_reading);
  g_clear_object (&self->data_reading);
}

/**
 * relu_window_is_data_file:
 * @file: any file
 *
 * Returns: whether its name says that there are points in it: .csv, .tsv, .txt or .dat
 */
gboolean
relu_window_is_data_file (GFile *file)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".dat" };
  g_autofree char *name = g_file_get_basename (file);
  gsize length = name == NULL ? 0 : strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (length > strlen (suffixes[i])
        && g_ascii_strcasecmp (name + length - strlen (suffixes[i]), suffixes[i]) == 0)
      return TRUE;

  return FALSE;
}

/* relu_window_import_data: reads points from a file. */
void
relu_window_import_data (ReluWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  read_points (self, name, file, NULL);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  /* Closed meanwhile. */
  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      g_free (text);
      return;
    }
  if (text == NULL)
    {
      AdwToast *toast = adw_toast_new (_("There is no text to paste"));

      adw_toast_set_timeout (toast, 3);
      relu_window_add_toast (self, toast);
      return;
    }

  bytes = g_bytes_new_take (text, strlen (text));
  /* Translators: what is read, where it has no file name: “3 lines of the pasted text can’t be read”. */
  read_points (self, _("the pasted text"), NULL, bytes);
}

/* relu_window_paste_data: reads points from the clipboard; where somebody types, pastes there. */
void
relu_window_paste_data (ReluWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, "clipboard.paste", NULL))
    return;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);

  if (file != NULL)
    relu_window_import_data (RELU_WINDOW (source), file);
  else if (error != NULL)
    relu_window_show_error (RELU_WINDOW (source), _("Could Not Choose a File"), error->message);
}

/* relu_window_choose_data: asks for a file and reads points from it. */
void
relu_window_choose_data (ReluWindow *self)
{
  g_autoptr (GListModel) filters = relu_window_make_data_filters ();

  relu_compat_open_file (GTK_WINDOW (self), _("Import Points"), filters, chosen_cb, NULL);
}
