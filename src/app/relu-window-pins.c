/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window's document is compared with: its own curve, an example, another file. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-compat-file-dialog.h"
#include "relu-examples.h"
#include "relu-file-async.h"

/* The page with the pins says it by itself. */
static void
say (ReluWindow *self, gboolean pinned)
{
  AdwToast *toast;

  if (pinned && g_str_equal (relu_window_get_tool_page (self), "compare"))
    return;

  toast = adw_toast_new (pinned ? _("Curve pinned")
                                : _("There is no room for another pinned curve"));
  adw_toast_set_timeout (toast, 3);
  if (pinned)
    {
      adw_toast_set_button_label (toast, _("_Compare"));
      adw_toast_set_action_name (toast, "win.tool-page");
      adw_toast_set_action_target (toast, "s", "compare");
    }
  relu_window_add_toast (self, toast);
}

/* relu_window_pin: the curve that is shown. */
void
relu_window_pin (ReluWindow *self)
{
  say (self, relu_document_pin (self->document));
}

/* relu_window_pin_example: @id is that of an example. */
void
relu_window_pin_example (ReluWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_examples_load (id, &error);

  if (contents == NULL)
    {
      relu_window_show_error (self, _("Could Not Pin the Example"), error->message);
      return;
    }

  say (self, relu_document_pin_network (self->document, relu_file_get_name (contents),
                                        relu_file_get_network (contents)));
}

typedef struct
{
  ReluWindow *window;
  GFile *file;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_file_load_finish (result, &error);
  ReluWindow *self = load->window;

  if (self->document == NULL)
    {
      /* Closed meanwhile. */
    }
  else if (contents == NULL)
    {
      relu_window_show_error (self, _("Could Not Pin the File"), error->message);
    }
  else
    {
      g_autofree char *base = g_file_get_basename (load->file);
      g_autofree char *display = g_filename_display_name (base);
      const char *name = relu_file_get_name (contents);

      say (self, relu_document_pin_network (self->document, *name != '\0' ? name : display,
                                            relu_file_get_network (contents)));
    }

  g_object_unref (load->window);
  g_object_unref (load->file);
  g_free (load);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);
  Load *load;

  if (error != NULL)
    relu_window_show_error (RELU_WINDOW (source), _("Could Not Choose a File"), error->message);
  if (file == NULL)
    return;

  load = g_new0 (Load, 1);
  load->window = g_object_ref (RELU_WINDOW (source));
  load->file = g_steal_pointer (&file);
  relu_file_load_async (load->file, loaded_cb, load);
}

/* relu_window_pin_file: asks for a file and pins its network. */
void
relu_window_pin_file (ReluWindow *self)
{
  g_autoptr (GListModel) filters = relu_window_make_filters (TRUE);

  relu_compat_open_file (GTK_WINDOW (self), _("Pin a Network"), filters, chosen_cb, NULL);
}
