/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-panels.c: a parameter is moved and the window of 1920x1080 is painted again, with each tool
 * beside the figure and each part of the figure shown, for networks of growing size. What is counted
 * is what this thread computes from the move until the frame is painted: GTK's share included, the
 * wait for the screen not. Needs a display of that size.
 *
 *   bench-panels [NETWORK [STATE]]      only what begins so, for a profiler */

#include <stdlib.h>
#include <time.h>

#include "plot-fixture.h"
#include "relu-application.h"
#include "relu-renderer.h"
#include "relu-window.h"

#define N_FRAMES 60
#define N_WARM_UP 5
#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  const char *name;
  const char *page; /* a tool, or "" */
  gboolean line;    /* the reading line is put on the figure */
  gboolean pin;     /* a ghost, and moved away from */
  gboolean without; /* contributions */
  gboolean build_up;
} State;

static const State states[] = {
  { "plain", "" },
  { "no contributions", "", .without = TRUE },
  { "reading line", "", .line = TRUE },
  { "build-up", "", .build_up = TRUE },
  { "ghost", "", .pin = TRUE },
  { "network", "network" },
  { "network, line", "network", .line = TRUE },
  { "at x", "inspector", .line = TRUE },
  { "regions", "regions" },
  { "compare", "compare", .pin = TRUE },
};

static double
cpu_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 500 * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static void
run (ReluWindow *window, const char *name)
{
  ReluDocument *document = relu_window_get_document (window);
  gsize index = relu_network_bias_index (relu_document_get_network (document), 0, 0);
  gboolean painted = FALSE;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);
  double values[N_FRAMES];
  guint gesture;

  gesture = relu_document_begin_gesture (document);
  for (int i = -N_WARM_UP; i < N_FRAMES; i++)
    {
      double start = cpu_now ();

      painted = FALSE;
      relu_document_set_parameter (document, index, 2.9 - 5.8 * (i + N_WARM_UP) / 100.0);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      if (i >= 0)
        values[i] = cpu_now () - start;
    }
  relu_document_end_gesture (document, gesture);
  g_signal_handler_disconnect (clock, handler);
  qsort (values, N_FRAMES, sizeof *values, compare);
  g_print ("  %-20s %6.2f ms median   %6.2f ms p95\n", name, values[N_FRAMES / 2],
           values[N_FRAMES * 95 / 100]);
}

static void
apply (ReluWindow *window, const State *state)
{
  ReluViewport *viewport = relu_window_get_viewport (window);

  relu_viewport_clear (viewport);
  relu_viewport_set_line_x (viewport, state->line ? 0.7 : NAN);
  relu_viewport_set_shows (viewport, RELU_PART_CONTRIBUTIONS, !state->without);
  relu_viewport_set_shows (viewport, RELU_PART_BUILD_UP, state->build_up);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "tool-page",
                                      g_variant_new_string (state->page));
  if (state->pin)
    relu_document_pin (relu_window_get_document (window));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    guint n_hidden, widths[4];
  } networks[] = {
    { "1-3-1", 1, { 3 } },
    { "1-8-8-1", 2, { 8, 8 } },
    { "1-64-1", 1, { 64 } },
    { "1-64-64-1", 2, { 64, 64 } },
    { "1-64-64-64-64-1", 4, { 64, 64, 64, 64 } },
  };
  g_autoptr (ReluApplication) application = NULL;
  ReluWindow *window;

  relu_renderer_choose ();
  application = relu_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return EXIT_FAILURE;

  window = relu_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_print ("a parameter moved to window painted, computing only, %d x %d\n",
           gtk_widget_get_width (GTK_WIDGET (window)), gtk_widget_get_height (GTK_WIDGET (window)));

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (ReluNetwork) network
          = test_network_random (4, networks[i].n_hidden, networks[i].widths);
      g_autoptr (ReluFile) file = relu_file_new (networks[i].name, network, -4, 4);

      if (argc > 1 && !g_str_equal (argv[1], networks[i].name))
        continue;
      g_print ("%s\n", networks[i].name);
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        {
          if (argc > 2 && !g_str_has_prefix (states[j].name, argv[2]))
            continue;
          relu_document_set_contents (relu_window_get_document (window), file, NULL);
          apply (window, &states[j]);
          settle ();
          run (window, states[j].name);
        }
    }

  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
