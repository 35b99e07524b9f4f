/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

#include <glib/gstdio.h>

#include "relu-compat-alert.h"

/* A hang, not slowness: machines that test are busy. */
#define PATIENCE (90 * G_USEC_PER_SEC)

static ReluApplication *application;
static char *folder;

/* Starts the program as far as its windows need it, without animations: what is opened is there at
 * once. */
void
fixture_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  folder = g_dir_make_tmp ("reluscope-test-XXXXXX", &error);
  g_assert_no_error (error);

  application = relu_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
fixture_run (void)
{
  int status = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  g_object_unref (application);

  return status;
}

ReluApplication *
fixture_get_application (void)
{
  return application;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

ReluWindow *
fixture_open_window (void)
{
  ReluWindow *window = g_object_ref (relu_window_new (application));

  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (is_mapped, window);
  return window;
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Every test is a leak test. */
void
fixture_close_window (ReluWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (is_alone, window);
  g_assert_finalize_object (window);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
fixture_wait (ConditionFunc condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint source = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

/* Lets everything happen that is about to. */
void
fixture_settle (void)
{
  for (int i = 0; i < 10; i++)
    {
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_usleep (10 * 1000);
    }
}

void
fixture_activate (ReluWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

gboolean
fixture_is_enabled (ReluWindow *window, const char *action)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), action));
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

gboolean
fixture_get_state (ReluWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

static gboolean
has_alert (gpointer window)
{
  g_autofree char *text = relu_compat_alert_dup_text (window);

  return text != NULL;
}

gboolean
fixture_has_no_alert (gpointer window)
{
  return !has_alert (window);
}

char *
fixture_wait_for_alert (GtkWindow *window)
{
  fixture_wait (has_alert, window);
  return relu_compat_alert_dup_text (window);
}

typedef struct
{
  ReluWindow *window;
  const char *title;
} TitleWait;

static gboolean
has_title (gpointer data)
{
  TitleWait *wait = data;
  g_autofree char *title = relu_document_dup_title (relu_window_get_document (wait->window));

  return g_str_equal (title, wait->title);
}

void
fixture_wait_for_example (ReluWindow *window, const char *title)
{
  TitleWait wait = { window, title };

  fixture_wait (has_title, &wait);
}

void
fixture_open_example (ReluWindow *window, const char *id, const char *title)
{
  g_assert_true (relu_window_open_example (window, id));
  fixture_wait_for_example (window, title);
  fixture_settle ();
}

/* Not by activating: that would close what the window before has left open. */
void
fixture_show_tool (ReluWindow *window, const char *tool)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "tool-page",
                                      g_variant_new_string (tool));
  fixture_settle ();
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

char *
fixture_dup_clipboard (ReluWindow *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_text_cb,
                                 &text);
  fixture_wait (is_read, &text);
  return text;
}

/* The first button with this action. */
GtkWidget *
fixture_find_button (GtkWidget *root, const char *action)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = fixture_find (root, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
        return button;
    }
}

/* A place for a file; it is deleted at the end. */
char *
fixture_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* The forum's case, but for b0. */
void
fixture_write_network (const char *path, const char *name, double b0)
{
  const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                               { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, 1, 1, b0, 10, 10, 1, 1, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new (name, network, -4, 4);

  g_assert_true (relu_file_write (contents, path, NULL));
}

double
fixture_get_parameter (ReluWindow *window, gsize index)
{
  return relu_network_get_parameters (
      relu_document_get_network (relu_window_get_document (window)))[index];
}

void
fixture_set_parameter (ReluWindow *window, gsize index, double value)
{
  relu_document_set_parameter (relu_window_get_document (window), index, value);
}
