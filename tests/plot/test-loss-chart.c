/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-loss-axis-private.h"
#include "relu-loss-chart-private.h"

/* A run of moments, each @every steps after the one before. */
typedef struct
{
  ReluRecord *record;
  ReluLossScene scene;
} Run;

/* How many regions a moment has, and which of its units is dead; -1: none. */
typedef struct
{
  guint n_regions;
  int dead;
} State;

static void
run_append (Run *run, guint64 step, double loss, const State *state)
{
  ReluMoment *moment = g_new0 (ReluMoment, 1);

  *moment = (ReluMoment){ step, loss, test_network_bend (), state->n_regions, 3, state->dead >= 0,
                          g_new0 (guint8, 3) };
  if (state->dead >= 0)
    moment->dead[state->dead] = 1;
  relu_record_append (run->record, moment);
}

static double
get_loss (guint i, guint n)
{
  return 0.001 + 4 * exp (-6.0 * i / n) * (1 + 0.2 * sin (i * 1.7));
}

/* Nothing but regions and one unit change, @n_changes times. */
static void
run_init (Run *run, guint n, guint64 every, guint n_changes)
{
  run->record = relu_record_new ();
  for (guint i = 0; i < n; i++)
    {
      guint k = n_changes == 0 ? 0 : (guint) ((guint64) i * (n_changes + 1) / n);
      State state = { 1 + k % 4, (int) (k % 4) - 1 };

      run_append (run, i * every, get_loss (i, n), &state);
    }
  run->scene = (ReluLossScene){ .record = run->record, .position = -1, .line_loss = 0.5,
                                .line_is_best = TRUE, .fit = 0.004 };
}

static void
run_clear (Run *run)
{
  relu_record_free (run->record);
}

static ReluLossChart *
chart_new (ReluThemeKind theme)
{
  ReluLossChart *chart = relu_loss_chart_new (relu_theme_get (theme));

  relu_loss_chart_set_font (chart, TEST_FONT);

  return chart;
}

static cairo_surface_t *
paint (ReluLossChart *chart, const ReluLossScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  const char *folder = g_getenv ("RELUSCOPE_TEST_PICTURES");
  static guint n = 0;

  relu_loss_chart_paint (chart, scene, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (folder != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s/loss-%03u.png", folder, n++);

      cairo_surface_write_to_png (surface, name);
    }

  return surface;
}

typedef struct
{
  gboolean is_logarithmic;
  double least, most;
  gboolean has_zero;
  double max_intervals;
  const char *labels;
} Axis;

static const Axis axes[] = {
  { FALSE, 0.1, 4, FALSE, 5, "0 1 2 3 4 5" },
  { FALSE, 1e-9, 0.02, TRUE, 5, "0.000 0.005 0.010 0.015 0.020 0.025" },
  { TRUE, 0.01, 4, FALSE, 9, "0.01 0.02 0.05 0.1 0.2 0.5 1 2 5" },
  { TRUE, 0.01, 4, FALSE, 5, "0.01 0.1 1" },
  { TRUE, 0.01, 4, TRUE, 5, "0 0.01 0.1 1" },
  { TRUE, 1e-12, 4, FALSE, 5, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 10⁰" },
  { TRUE, 1e-12, 4, TRUE, 5, "0 10⁻¹² 10⁻⁸ 10⁻⁴ 10⁰" },
  { TRUE, 2.3, 2.4, FALSE, 5, "2.25 2.30 2.35 2.40 2.45" },
};

static void
test_axis (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autoptr (GString) labels = g_string_new (NULL);
      char buffer[RELU_NUMBER_BUFFER];
      ReluLossAxis axis;

      relu_loss_axis_init (&axis, axes[i].is_logarithmic, axes[i].least, axes[i].most,
                           axes[i].has_zero, axes[i].max_intervals);
      for (guint k = 0; k < axis.n; k++)
        g_string_append_printf (labels, "%s%s", k > 0 ? " " : "",
                                relu_loss_axis_format (&axis, k, buffer));
      g_assert_cmpstr (labels->str, ==, axes[i].labels);
    }
}

/* Whatever the losses are, they are on the axis, in their order, and ticks are in order too. */
static void
test_axis_holds_all (void)
{
  for (guint i = 0; i < 4000; i++)
    {
      double least = exp (g_test_rand_double_range (-680, 680));
      double most = fmin (least * exp (fabs (g_test_rand_double_range (-1, 30))), 1e299);
      gboolean is_logarithmic = g_test_rand_int_range (0, 2), has_zero = g_test_rand_int_range (0, 2);
      ReluLossAxis axis;
      double low, high, zero;

      least = fmin (least, most);
      relu_loss_axis_init (&axis, is_logarithmic, least, most, has_zero,
                           g_test_rand_double_range (1, 10));
      low = relu_loss_axis_get_share (&axis, least);
      high = relu_loss_axis_get_share (&axis, most);
      zero = relu_loss_axis_get_share (&axis, 0);
      g_assert_cmpfloat (low, >=, -1e-9);
      g_assert_cmpfloat (high, <=, 1 + 1e-9);
      g_assert_cmpfloat (low, <=, high);
      if (has_zero)
        g_assert_cmpfloat (zero, ==, 0);
      if (has_zero && is_logarithmic)
        g_assert_cmpfloat (low, >=, RELU_LOSS_AXIS_ZERO_SHARE - 1e-9);
      g_assert_cmpuint (axis.n, <=, 24);
      for (guint k = 1; k < axis.n; k++)
        g_assert_cmpfloat (axis.values[k - 1], <, axis.values[k]);
    }
}

static void
test_pick (void)
{
  g_autoptr (ReluLossChart) chart = chart_new (RELU_THEME_LIGHT);
  Run run;

  run_init (&run, 1000, 3, 0);
  cairo_surface_destroy (paint (chart, &run.scene, 640, 180));
  for (guint i = 0; i < 1000; i += 7)
    g_assert_cmpint (relu_loss_chart_pick_moment (
                       chart, &run.scene, relu_loss_chart_x_from_step (chart, i * 3.0)),
                     ==, i);
  g_assert_cmpint (relu_loss_chart_pick_moment (chart, &run.scene, -1e6), ==, 0);
  g_assert_cmpint (relu_loss_chart_pick_moment (chart, &run.scene, 1e6), ==, 999);
  g_assert_cmpint (relu_loss_chart_pick_moment (chart, &run.scene,
                                                relu_loss_chart_x_from_step (chart, 31.2)),
                   ==, 10);
  g_assert_cmpint (relu_loss_chart_pick_moment (chart, &run.scene,
                                                relu_loss_chart_x_from_step (chart, 31.8)),
                   ==, 11);
  run_clear (&run);

  run_init (&run, 0, 1, 0);
  cairo_surface_destroy (paint (chart, &run.scene, 640, 180));
  g_assert_cmpint (relu_loss_chart_pick_moment (chart, &run.scene, 100), ==, -1);
  run_clear (&run);
}

static void
test_words (void)
{
  static const State states[] = { { 3, -1 }, { 4, 1 }, { 4, -1 } };
  g_autoptr (ReluLossChart) chart = chart_new (RELU_THEME_LIGHT);
  g_autofree char *both = NULL;
  g_autofree char *units = NULL;
  g_autofree char *between = NULL;
  g_autofree char *many = NULL;
  double x, y;
  Run run;

  run_init (&run, 0, 1, 0);
  for (guint i = 0; i < 200; i++)
    run_append (&run, i, 1, &states[i < 40 ? 0 : i < 120 ? 1 : 2]);
  cairo_surface_destroy (paint (chart, &run.scene, 640, 200));
  x = relu_loss_chart_x_from_step (chart, 40);
  y = chart->plot.y + chart->plot.height / 2;
  both = relu_loss_chart_dup_events_text (chart, &run.scene, x + 2, y, 4);
  g_assert_cmpstr (both, ==,
                   "h₁ died on the data at step 40\nfrom 3 to 4 linear regions at step 40");
  y = chart->unit_lane.y + 2;
  units = relu_loss_chart_dup_events_text (chart, &run.scene, x + 2, y, 4);
  g_assert_cmpstr (units, ==, "h₁ died on the data at step 40");
  g_assert_null (relu_loss_chart_dup_events_text (chart, &run.scene, x + 30, y, 4));
  between = relu_loss_events_dup_text (run.record, 41, 199);
  g_assert_cmpstr (between, ==, "h₁ was revived at step 120");

  for (guint i = 200; i < 212; i++)
    run_append (&run, i, 1, &states[i % 2]);
  many = relu_loss_events_dup_text (run.record, 200, 211);
  g_assert_true (g_str_has_suffix (many, "\nand 17 more changes"));
  run_clear (&run);
}

/* All sizes, both scales, few and many marks, every theme: nothing fails, and what is drawn for
 * marks depends on the pixels, not on how many there are. */
static void
test_all_scenes (void)
{
  static const int sizes[][2]
    = { { 380, 170 }, { 280, 220 }, { 640, 90 }, { 1200, 300 }, { 60, 40 }, { 3, 2 } };
  static const guint lengths[] = { 1, 2, 30, 257, 4000 };

  for (guint theme = 0; theme < RELU_N_THEMES; theme++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
        for (guint v = 0; v < 4; v++)
          {
            g_autoptr (ReluLossChart) chart = chart_new (theme);
            guint n = lengths[l];
            Run run;

            run_init (&run, n, 10, v < 2 ? 6 : n);
            run.scene.is_logarithmic = v % 2;
            if (v == 3)
              {
                run_append (&run, n * 10, INFINITY, &(State){ 1, 0 });
                run_append (&run, n * 10 + 10, 0, &(State){ 1, 0 });
                run.scene.position = (int) n / 2;
                run.scene.line_loss = 1e-31;
              }
            cairo_surface_destroy (paint (chart, &run.scene, sizes[s][0], sizes[s][1]));
            g_assert_cmpuint (chart->n_drawn, <=, 2 * (guint) sizes[s][0]);
            run_clear (&run);
          }
}

static gboolean
is_dark (cairo_surface_t *surface, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint darkest = 255;

  for (int row = (int) y - 2; row <= (int) y + 2; row++)
    darkest = MIN (darkest, data[row * stride + 4 * (int) x + 1]);

  return darkest < 140;
}

/* The curve is where the losses are, stroked or made of columns. */
static void
test_curve_is_there (void)
{
  static const guint lengths[] = { 200, 4000 };

  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    for (guint v = 0; v < 2; v++)
      {
        g_autoptr (ReluLossChart) chart = chart_new (RELU_THEME_LIGHT);
        guint n = lengths[l];
        cairo_surface_t *surface;
        Run run;

        run_init (&run, n, 5, 0);
        run.scene.is_logarithmic = v;
        run.scene.line_loss = run.scene.fit = NAN;
        surface = paint (chart, &run.scene, 500, 200);
        for (guint i = n / 50; i < n; i += n / 20)
          g_assert_true (is_dark (surface, relu_loss_chart_x_from_step (chart, i * 5.0),
                                  relu_loss_chart_y_from_loss (chart, get_loss (i, n))));
        cairo_surface_destroy (surface);
        run_clear (&run);
      }
}

/* The axis of steps grows now and then, not with every frame. */
static void
test_axis_is_steady (void)
{
  g_autoptr (ReluLossChart) chart = chart_new (RELU_THEME_LIGHT);
  double before = 0;
  guint n_changes = 0;
  Run run;

  run_init (&run, 0, 1, 0);
  for (guint i = 0; i <= 2000; i++)
    {
      run_append (&run, i, get_loss (i, 2000), &(State){ 1, -1 });
      if (i % 10 != 0)
        continue;
      cairo_surface_destroy (paint (chart, &run.scene, 300, 150));
      g_assert_cmpfloat (chart->last_step, >=, i);
      n_changes += chart->last_step != before;
      before = chart->last_step;
    }
  g_assert_cmpuint (n_changes, <, 25);
  run_clear (&run);
}

static void
test_speed (void)
{
  g_autoptr (ReluLossChart) chart = chart_new (RELU_THEME_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 200);
  cairo_t *cr = cairo_create (surface);
  double best = INFINITY;
  Run run;

  run_init (&run, 4096, 3, 2000);
  run.scene.is_logarithmic = TRUE;
  for (guint i = 0; i < 50; i++)
    {
      gint64 from = g_get_monotonic_time ();

      relu_loss_chart_paint (chart, &run.scene, cr, 640, 200);
      best = fmin (best, (double) (g_get_monotonic_time () - from) / 1000);
    }
  g_test_minimized_result (best, "4096 moments, %u events: %.3f ms",
                           relu_record_get_n_events (run.record), best);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loss-chart/axis", test_axis);
  g_test_add_func ("/loss-chart/axis-holds-all", test_axis_holds_all);
  g_test_add_func ("/loss-chart/pick", test_pick);
  g_test_add_func ("/loss-chart/words", test_words);
  g_test_add_func ("/loss-chart/all-scenes", test_all_scenes);
  g_test_add_func ("/loss-chart/curve-is-there", test_curve_is_there);
  g_test_add_func ("/loss-chart/axis-is-steady", test_axis_is_steady);
  g_test_add_func ("/loss-chart/speed", test_speed);

  return g_test_run ();
}
