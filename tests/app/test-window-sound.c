/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-window-sound.c: the curve is heard through a sound server of the test's own, which plays to nowhere
 * but takes its time as others do. */

#include <math.h>
#include <signal.h>
#include <sys/prctl.h>

#include "relu-preferences.h"
#include "relu-speaker.h"
#include "relu-window-private.h"
#include "window-fixture.h"

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_heard (gpointer window)
{
  double x;

  g_object_get (RELU_WINDOW (window)->viewport, "heard-x", &x, NULL);
  return !isnan (x);
}

static gboolean
is_silent (gpointer window)
{
  return !relu_speaker_is_playing (relu_speaker_get (), NULL);
}

static gboolean
has_told (gpointer window)
{
  return RELU_WINDOW (window)->told_silence;
}

/* Also where the test fails. */
static void
end_with_test (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* Returns NULL, and skips the test, where there is no server to start. */
static GSubprocess *
start_server (void)
{
  g_autofree char *program = g_find_program_in_path ("pulseaudio");
  g_autofree char *folder = g_dir_make_tmp ("reluscope-sound-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "socket", NULL);
  g_autofree char *module
      = g_strdup_printf ("module-native-protocol-unix socket=%s auth-anonymous=1", path);
  g_autofree char *address = g_strdup_printf ("unix:%s", path);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *server;

  if (program == NULL)
    {
      g_test_skip ("pulseaudio is not installed");
      return NULL;
    }

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  server = g_subprocess_launcher_spawn (launcher, &error, program, "-n", "--daemonize=no",
                                        "--exit-idle-time=-1", "--use-pid-file=no", "-L", module,
                                        "-L", "module-null-sink", NULL);
  g_assert_no_error (error);
  fixture_wait (is_there, path);
  g_setenv ("PULSE_SERVER", address, TRUE);

  return server;
}

static void
stop_server (GSubprocess *server)
{
  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  g_object_unref (server);
}

static void
test_without_a_server (void)
{
  ReluWindow *window = fixture_open_window ();

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/reluscope", TRUE);
  g_assert_false (fixture_is_enabled (window, "stop-sound"));
  fixture_activate (window, "win.hear-curve");
  g_assert_true (fixture_is_enabled (window, "stop-sound"));
  fixture_wait (has_told, window);
  g_assert_true (is_silent (window));
  g_assert_false (is_heard (window));
  g_assert_false (fixture_is_enabled (window, "stop-sound"));
  fixture_close_window (window);
}

/* From left to right in its time, with the mark, and then it is over. */
static void
test_sweep (void)
{
  GSubprocess *server = start_server ();
  ReluWindow *window;
  double x = -4, next;
  gint64 start;
  guint n = 0;

  if (server == NULL)
    return;

  window = fixture_open_window ();
  g_object_set (relu_preferences_get (), "sound-seconds", 1.0, NULL);
  relu_viewport_set_line_x (window->viewport, 1);
  start = g_get_monotonic_time ();
  fixture_activate (window, "win.hear-curve");
  while (relu_speaker_is_playing (relu_speaker_get (), NULL))
    {
      g_main_context_iteration (NULL, TRUE);
      next = relu_viewport_get_reading_x (window->viewport);
      /* The line, until the first frame is heard, and from the end on. */
      if (next == 1)
        continue;
      g_assert_cmpfloat (next, >=, x);
      g_assert_cmpfloat (next, <=, 4);
      n += next > x ? 1 : 0;
      x = next;
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, >, G_USEC_PER_SEC * 9 / 10);
  g_assert_cmpfloat (x, >, 3);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpfloat (relu_viewport_get_reading_x (window->viewport), ==, 1);
  g_assert_false (window->told_silence);

  g_object_set (relu_preferences_get (), "sound-seconds", 4.0, NULL);
  fixture_close_window (window);
  stop_server (server);
}

/* By the same key, by Esc, by an edit, and by another sound. */
static void
test_stops (void)
{
  GSubprocess *server = start_server ();
  ReluWindow *window, *other;

  if (server == NULL)
    return;

  window = fixture_open_window ();
  fixture_activate (window, "win.hear-curve");
  fixture_wait (is_heard, window);
  fixture_activate (window, "win.hear-curve");
  g_assert_true (is_silent (window));
  g_assert_false (is_heard (window));

  fixture_activate (window, "win.hear-curve");
  fixture_wait (is_heard, window);
  fixture_activate (window, "win.stop-sound");
  g_assert_true (is_silent (window));
  g_assert_false (fixture_is_enabled (window, "stop-sound"));

  fixture_activate (window, "win.hear-curve");
  fixture_wait (is_heard, window);
  fixture_set_parameter (window, 3, 1.5);
  g_assert_true (is_silent (window));
  g_assert_false (is_heard (window));

  other = fixture_open_window ();
  fixture_activate (window, "win.hear-curve");
  fixture_wait (is_heard, window);
  fixture_activate (other, "win.hear-curve");
  g_assert_false (is_heard (window));
  g_assert_false (fixture_is_enabled (window, "stop-sound"));
  g_assert_false (is_silent (window));
  fixture_wait (is_heard, other);
  fixture_close_window (other);
  g_assert_true (is_silent (window));

  fixture_close_window (window);
  stop_server (server);
}

static void
test_tone_at_the_line (void)
{
  GSubprocess *server = start_server ();
  ReluWindow *window;

  if (server == NULL)
    return;

  window = fixture_open_window ();
  relu_viewport_set_line_x (window->viewport, 0.5);
  g_assert_true (is_silent (window));

  g_object_set (relu_preferences_get (), "sound-reading", TRUE, NULL);
  relu_viewport_set_line_x (window->viewport, 1);
  g_assert_false (is_silent (window));
  relu_viewport_set_line_x (window->viewport, 1.5);
  fixture_wait (is_silent, window);
  g_assert_false (window->told_silence);
  g_object_set (relu_preferences_get (), "sound-reading", FALSE, NULL);

  fixture_close_window (window);
  stop_server (server);
}

static gboolean
has_focus_in (ReluWindow *window, gpointer part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* Round and back, and to where the keyboard was. */
static void
test_parts (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *slider = fixture_find (window->pane, GTK_TYPE_SCALE, 1);

  gtk_widget_grab_focus (slider);
  fixture_activate (window, "win.next-part");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (window->figure_view));
  fixture_activate (window, "win.next-part");
  g_assert_true (has_focus_in (window, window->header_bar));
  fixture_activate (window, "win.next-part");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == slider);

  fixture_show_tool (window, "regions");
  fixture_activate (window, "win.previous-part");
  g_assert_true (has_focus_in (window, window->header_bar));
  fixture_activate (window, "win.previous-part");
  g_assert_true (has_focus_in (window, window->tool_panel));
  fixture_activate (window, "win.previous-part");
  g_assert_true (has_focus_in (window, window->figure_view));

  /* What is hidden is left out. */
  fixture_activate (window, "win.toggle-pane");
  fixture_activate (window, "win.previous-part");
  g_assert_true (has_focus_in (window, window->header_bar));
  fixture_activate (window, "win.toggle-pane");
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window/sound/without-a-server", test_without_a_server);
  g_test_add_func ("/window/sound/sweep", test_sweep);
  g_test_add_func ("/window/sound/stops", test_stops);
  g_test_add_func ("/window/sound/tone-at-the-line", test_tone_at_the_line);
  g_test_add_func ("/window/parts", test_parts);

  return fixture_run ();
}
