/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window.c: a slider is moved and the window of 1920x1080 is painted again. Beside a bare
 * window of the same size that fills itself with one colour: GTK's own share. What is counted is
 * work: from the move to the frame that is due, and that frame from its beginning until it is
 * painted; not the wait for the screen between them. Needs a display of that size. */

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "relu-application.h"
#include "relu-parameter-pane.h"
#include "relu-renderer.h"
#include "relu-window.h"
#include "relu-zone-scale.h"

#define N_FRAMES 200
#define N_WARM_UP 20
#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  GdkFrameClock *clock;
  double began, cpu_began;
  double frame, cpu; /* milliseconds, of the last one painted */
  gboolean painted;
} Clock;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* What this thread has computed: on a busy machine the truer number. */
static double
cpu_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *frame_clock, Clock *clock)
{
  clock->began = now ();
  clock->cpu_began = cpu_now ();
}

static void
after_paint_cb (GdkFrameClock *frame_clock, Clock *clock)
{
  clock->frame = now () - clock->began;
  clock->cpu = cpu_now () - clock->cpu_began;
  clock->painted = TRUE;
}

static void
clock_watch (Clock *clock, GtkWidget *window)
{
  clock->clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock->clock, "before-paint", G_CALLBACK (before_paint_cb), clock);
  g_signal_connect (clock->clock, "after-paint", G_CALLBACK (after_paint_cb), clock);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 700 * 1000;

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

static double
report (const char *name, double *values)
{
  qsort (values, N_FRAMES, sizeof *values, compare);
  g_print ("  %-28s %6.2f ms median   %6.2f ms p95\n", name, values[N_FRAMES / 2],
           values[N_FRAMES * 95 / 100]);
  return values[N_FRAMES / 2];
}

typedef void (*MoveFunc) (guint step, gpointer data);

static double
run (const char *name, Clock *clock, MoveFunc move, gpointer data)
{
  double values[N_FRAMES], cpu[N_FRAMES];
  double median;

  for (int i = -N_WARM_UP; i < N_FRAMES; i++)
    {
      double start = now (), cpu_start = cpu_now ();
      double moved, cpu_moved;

      clock->painted = FALSE;
      move ((guint) (i + N_WARM_UP), data);
      moved = now () - start;
      cpu_moved = cpu_now () - cpu_start;
      while (!clock->painted)
        g_main_context_iteration (NULL, TRUE);
      if (i >= 0)
        {
          values[i] = moved + clock->frame;
          cpu[i] = cpu_moved + clock->cpu;
        }
    }

  median = report (name, values);
  report ("  of that computing", cpu);
  return median;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *index)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*index)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, index);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
move_slider (guint step, gpointer data)
{
  /* Never the value that it has. */
  gtk_adjustment_set_value (data, 2.9 - 5.8 * (step % 100) / 100.0);
}

/* A network that learns |x|, with the pane full of gradients and curves of the loss. */
static void
set_learner (ReluWindow *window, guint width, gsize n_points)
{
  ReluDocument *document = relu_window_get_document (window);
  const ReluLayer layers[] = { { 1, width, { RELU_ACTIVATION_RELU, 0 } },
                               { width, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 3 * width + 1);
  g_autofree double *x = g_new (double, n_points), *y = g_new (double, n_points);
  g_autoptr (ReluFile) contents = NULL, with_data = NULL;
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluData) data = NULL;

  for (guint i = 0; i < width; i++)
    {
      parameters[i] = i % 2 == 0 ? 1 : -1;
      parameters[width + i] = 2.0 * i / width - 1;
      parameters[2 * width + i] = 1.0 / width;
    }
  for (gsize i = 0; i < n_points; i++)
    {
      x[i] = -4 + 8 * (double) i / (double) (n_points - 1);
      y[i] = fabs (x[i]);
    }
  network = relu_network_new (2, layers, parameters, NULL);
  data = relu_data_new (n_points, x, y);
  contents = relu_file_new ("|x|", network, -4, 4);
  with_data = relu_file_with_data (contents, data);
  relu_document_set_contents (document, with_data, NULL);
  settle ();
}

static void
run_slider (ReluWindow *window, Clock *clock, const char *name, double gtk)
{
  guint second = 1; /* b0 */
  GtkWidget *scale = find (GTK_WIDGET (window), RELU_TYPE_ZONE_SCALE, &second);
  double ours;
  guint gesture;

  gesture = relu_document_begin_gesture (relu_window_get_document (window));
  ours = run (name, clock, move_slider, gtk_range_get_adjustment (GTK_RANGE (scale)));
  relu_document_end_gesture (relu_window_get_document (window), gesture);
  g_print ("  ratio %.2f\n", ours / gtk);
}

static void
run_learner (ReluWindow *window, Clock *clock, guint width, gsize n_points, double gtk)
{
  g_autofree char *with = g_strdup_printf ("1-%u-1, %" G_GSIZE_FORMAT " points", width, n_points);

  set_learner (window, width, n_points);
  run_slider (window, clock, with, gtk);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-loss-tracks", NULL);
  settle ();
  run_slider (window, clock, "  without losses", gtk);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-loss-tracks", NULL);
}

/* Bare: one widget that paints one colour, another one each time. */

static guint bare_step;

static void
draw_bare (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  cairo_set_source_rgb (cr, 1, 1, bare_step % 2 == 0 ? 1 : 0.9);
  cairo_paint (cr);
}

static void
move_bare (guint step, gpointer data)
{
  bare_step = step;
  gtk_widget_queue_draw (data);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ReluApplication) application = NULL;
  ReluWindow *window;
  GtkWidget *bare, *area;
  Clock clock = { 0 }, bare_clock = { 0 };
  double gtk;

  relu_renderer_choose ();
  application = relu_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return EXIT_FAILURE;

  bare = gtk_window_new ();
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_bare, NULL, NULL);
  gtk_window_set_child (GTK_WINDOW (bare), area);
  gtk_window_set_decorated (GTK_WINDOW (bare), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bare), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (bare));
  settle ();
  clock_watch (&bare_clock, bare);
  g_print ("slider moved to window painted, %d x %d, %s\n", gtk_widget_get_width (bare),
           gtk_widget_get_height (bare),
           G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (bare))));
  gtk = run ("bare window, one colour", &bare_clock, move_bare, area);
  gtk_window_destroy (GTK_WINDOW (bare));

  window = relu_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_print ("  window: %d x %d\n", gtk_widget_get_width (GTK_WIDGET (window)),
           gtk_widget_get_height (GTK_WIDGET (window)));
  clock_watch (&clock, GTK_WIDGET (window));
  run_slider (window, &clock, "Reluscope, b0 of 1-3-1", gtk);
  run_learner (window, &clock, 3, 21, gtk);
  run_learner (window, &clock, 16, 1024, gtk);

  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
