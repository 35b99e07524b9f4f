/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-startup.c: from the start of a process to its first painted frame, and the memory that it
 * has then (its proportional share, PSS). Beside a bare libadwaita window, in turns, each in a
 * process of its own. Needs a display. */

#include <stdlib.h>
#include <string.h>

#include "relu-application.h"
#include "relu-renderer.h"
#include "relu-window.h"

#define N_RUNS 9

typedef struct
{
  double milliseconds;
  double mebibytes;
} Sample;

/* The process that is measured */

static GApplication *application;

static double
read_pss (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

static gboolean
measure_memory_cb (gpointer user_data)
{
  g_print ("memory %.3f\n", read_pss ());
  exit (EXIT_SUCCESS);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  static gboolean painted;

  if (painted)
    return;
  painted = TRUE;
  g_print ("painted %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_timeout_add (300, measure_memory_cb, NULL);
}

static void
map_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *self, GtkWindow *window)
{
  g_signal_connect_after (window, "map", G_CALLBACK (map_cb), NULL);
}

static void
activate_bare_cb (GtkApplication *self)
{
  GtkWidget *window = adw_application_window_new (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Bare"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *kind)
{
  char *arguments[] = { (char *) "bench-startup", NULL };

  relu_renderer_choose ();
  if (g_str_equal (kind, "reluscope"))
    {
      application = G_APPLICATION (relu_application_new ());
    }
  else
    {
      application = G_APPLICATION (
          adw_application_new ("org.reluscope.Bare", G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (application, "activate", G_CALLBACK (activate_bare_cb), NULL);
    }
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, 1, arguments);
}

/* The process that measures */

static Sample
run_once (const char *program, const char *kind)
{
  const char *arguments[] = { program, "--child", kind, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Sample sample = { 0 };
  const char *line;
  gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                     NULL, &error))
    g_error ("%s", error->message);

  line = strstr (output, "painted ");
  if (line == NULL)
    g_error ("%s painted nothing: %s", kind, output);
  sample.milliseconds
      = (double) (g_ascii_strtoll (line + strlen ("painted "), NULL, 10) - start) / 1000;
  line = strstr (output, "memory ");
  sample.mebibytes = line == NULL ? 0 : g_ascii_strtod (line + strlen ("memory "), NULL);
  return sample;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare);
  return values[N_RUNS / 2];
}

int
main (int argc, char *argv[])
{
  static const char *const kinds[] = { "bare", "reluscope" };
  double times[2][N_RUNS], memory[2][N_RUNS];
  double time[2], mib[2];

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  /* The first of each fills the caches. */
  for (int run = -1; run < N_RUNS; run++)
    {
      for (guint kind = 0; kind < 2; kind++)
        {
          Sample sample = run_once (argv[0], kinds[kind]);

          times[kind][MAX (run, 0)] = sample.milliseconds;
          memory[kind][MAX (run, 0)] = sample.mebibytes;
        }
    }

  g_print ("start to first painted frame and memory, median of %d runs\n", N_RUNS);
  for (guint kind = 0; kind < 2; kind++)
    {
      time[kind] = median (times[kind]);
      mib[kind] = median (memory[kind]);
      g_print ("  %-10s %7.1f ms   %6.1f MiB\n", kinds[kind], time[kind], mib[kind]);
    }
  g_print ("  ratio      %7.2f      %6.2f\n", time[1] / time[0], mib[1] / mib[0]);

  return EXIT_SUCCESS;
}
