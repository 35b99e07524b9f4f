/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that another program changes or removes while a window has it open. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-file-async.h"

static void
show_notice (ReluWindow *self)
{
  GFile *file = relu_document_get_file (self->document);
  g_autofree char *base = file == NULL ? NULL : g_file_get_basename (file);
  g_autofree char *name = base == NULL ? NULL : g_filename_display_name (base);
  const ReluNoticeButton changed[]
      = { { _("Keep Mine"), "win.keep-mine" }, { _("Reload"), "win.reload" } };
  const ReluNoticeButton gone[] = { { _("Dismiss"), "win.keep-mine" } };
  g_autofree char *text = NULL;

  if (name == NULL || relu_file_watch_get_state (self->watch) == RELU_FILE_WATCH_SAME)
    {
      relu_notice_hide (self->notice);
    }
  else if (relu_file_watch_get_state (self->watch) == RELU_FILE_WATCH_GONE)
    {
      text = g_strdup_printf (_("“%s” was removed or renamed. Saving writes it again."), name);
      relu_notice_show (self->notice, text, gone, G_N_ELEMENTS (gone));
    }
  else
    {
      if (relu_document_get_modified (self->document))
        text = g_strdup_printf (_("“%s” was changed by another program. Reloading replaces your "
                                  "changes, and can be undone."),
                                name);
      else
        text = g_strdup_printf (_("“%s” was changed by another program."), name);
      relu_notice_show (self->notice, text, changed, G_N_ELEMENTS (changed));
    }
}

static void
state_changed_cb (ReluWindow *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  GFile *file = relu_document_get_file (self->document);
  ReluFile *known = relu_file_watch_get_known (self->watch);
  ReluFile *found = relu_file_watch_get_found (self->watch);

  switch (relu_file_watch_get_state (self->watch))
    {
    case RELU_FILE_WATCH_SAME:
      /* What was removed is back. */
      if (known != NULL && file != NULL)
        relu_document_mark_contents_saved (self->document, known, file);
      break;
    case RELU_FILE_WATCH_GONE:
      /* Closing the window would lose the only copy. */
      relu_document_mark_unsaved (self->document);
      break;
    case RELU_FILE_WATCH_CHANGED:
      /* Somebody has written what is here already. */
      if (found != NULL && relu_file_watch_is_same (found, contents))
        {
          relu_document_mark_contents_saved (self->document, contents, file);
          relu_file_watch_set_file (self->watch, file, contents, NULL);
          return;
        }
      break;
    default:
      g_assert_not_reached ();
    }

  show_notice (self);
}

static void
active_cb (ReluWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    relu_file_watch_check (self->watch);
}

/* relu_window_install_watch: lets the window say what becomes of its file. */
void
relu_window_install_watch (ReluWindow *self)
{
  g_signal_connect_swapped (self->watch, "state-changed", G_CALLBACK (state_changed_cb), self);
  /* There is no monitor for some places. */
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

typedef struct
{
  ReluWindow *window;
  GFile *file;
  guint generation; /* of the document, when this began */
} Reload;

static void
reload_free (Reload *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_free (self);
}

/* Other contents may have been opened meanwhile, or the document saved under another name. */
static gboolean
is_about_document (const Reload *self)
{
  ReluDocument *document = self->window->document;

  return document != NULL && relu_document_get_generation (document) == self->generation
         && relu_document_get_file (document) != NULL
         && g_file_equal (relu_document_get_file (document), self->file);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reload *job = user_data;
  ReluWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_file_load_finish (result, &error);

  if (!is_about_document (job))
    {
      /* Nobody asks for it any more. */
    }
  else if (contents == NULL)
    {
      relu_window_show_error (self, _("Could Not Reload the File"), error->message);
    }
  else
    {
      relu_document_reload (self->document, contents);
      relu_file_watch_set_file (self->watch, job->file, contents, NULL);
    }
  reload_free (job);
}

/* relu_window_reload: reads the document's file again, as one undo step. */
void
relu_window_reload (ReluWindow *self)
{
  GFile *file = relu_document_get_file (self->document);
  Reload *job;

  if (file == NULL)
    return;

  job = g_new0 (Reload, 1);
  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  job->generation = relu_document_get_generation (self->document);
  relu_file_load_async (file, reloaded_cb, job);
}

/* relu_window_keep_mine: the file may be what it is; the document has to be saved. */
void
relu_window_keep_mine (ReluWindow *self)
{
  if (relu_file_watch_get_state (self->watch) == RELU_FILE_WATCH_SAME)
    return;

  relu_file_watch_accept (self->watch);
  relu_document_mark_unsaved (self->document);
}
