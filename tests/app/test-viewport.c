/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "relu-viewport.h"

static void
count_cb (gpointer counter)
{
  (*(guint *) counter)++;
}

static guint *
count_signal (ReluViewport *viewport, const char *signal, guint *counter)
{
  *counter = 0;
  g_signal_connect_swapped (viewport, signal, G_CALLBACK (count_cb), counter);
  return counter;
}

static void
test_defaults (void)
{
  ReluViewport *viewport = relu_viewport_new ();
  double from, to;

  relu_viewport_get_x_range (viewport, &from, &to);
  g_assert_true (isnan (from) && isnan (to));
  relu_viewport_get_y_range (viewport, &from, &to);
  g_assert_true (isnan (from) && isnan (to));
  g_assert_true (relu_viewport_is_fitted (viewport));
  g_assert_true (isnan (relu_viewport_get_reading_x (viewport)));
  g_assert_cmpint (relu_viewport_get_selected_unit (viewport), ==, -1);
  g_assert_true (relu_viewport_get_show_contributions (viewport));
  g_assert_true (relu_viewport_get_show_lanes (viewport));
  g_assert_false (relu_viewport_get_show_slope_strip (viewport));

  g_assert_finalize_object (viewport);
}

static void
test_ranges (void)
{
  ReluViewport *viewport = relu_viewport_new ();
  guint changed, x_from, x_to, y_from;
  double from, to;

  count_signal (viewport, "changed", &changed);
  count_signal (viewport, "notify::x-from", &x_from);
  count_signal (viewport, "notify::x-to", &x_to);
  count_signal (viewport, "notify::y-from", &y_from);

  relu_viewport_set_x_range (viewport, -1, 3);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (x_from, ==, 1);
  g_assert_cmpuint (x_to, ==, 1);
  relu_viewport_get_x_range (viewport, &from, &to);
  g_assert_cmpfloat (from, ==, -1);
  g_assert_cmpfloat (to, ==, 3);
  g_assert_false (relu_viewport_is_fitted (viewport));

  relu_viewport_set_x_range (viewport, -1, 3);
  g_assert_cmpuint (changed, ==, 1);

  relu_viewport_set_x_range (viewport, -1, 4);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpuint (x_from, ==, 1);
  g_assert_cmpuint (x_to, ==, 2);

  relu_viewport_set_y_range (viewport, 0, 1);
  g_assert_cmpuint (changed, ==, 3);
  g_assert_cmpuint (y_from, ==, 1);
  relu_viewport_set_x_range (viewport, NAN, NAN);
  g_assert_false (relu_viewport_is_fitted (viewport));

  relu_viewport_fit (viewport);
  g_assert_cmpuint (changed, ==, 5);
  g_assert_true (relu_viewport_is_fitted (viewport));
  relu_viewport_fit (viewport);
  g_assert_cmpuint (changed, ==, 5);

  g_assert_finalize_object (viewport);
}

static void
test_refuses_bad_ranges (void)
{
  static const double bad[][2] = { { 1, 1 },        { 2, 1 },         { NAN, 1 },
                                   { 0, INFINITY }, { -INFINITY, 1 }, { 0, NAN } };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ReluViewport *viewport = relu_viewport_new ();

      g_test_expect_message ("reluscope", G_LOG_LEVEL_CRITICAL, "*is_range*");
      relu_viewport_set_x_range (viewport, bad[i][0], bad[i][1]);
      g_test_assert_expected_messages ();
      g_assert_true (relu_viewport_is_fitted (viewport));
      g_assert_finalize_object (viewport);
    }
}

static void
test_reading_and_selection (void)
{
  ReluViewport *viewport = relu_viewport_new ();
  guint changed, reading, selected;

  count_signal (viewport, "changed", &changed);
  count_signal (viewport, "notify::reading-x", &reading);
  count_signal (viewport, "notify::selected-unit", &selected);

  relu_viewport_set_reading_x (viewport, NAN);
  relu_viewport_set_selected_unit (viewport, -1);
  g_assert_cmpuint (changed, ==, 0);

  relu_viewport_set_reading_x (viewport, 1.5);
  relu_viewport_set_reading_x (viewport, 1.5);
  g_assert_cmpfloat (relu_viewport_get_reading_x (viewport), ==, 1.5);
  g_assert_cmpuint (reading, ==, 1);
  relu_viewport_set_reading_x (viewport, NAN);
  g_assert_cmpuint (reading, ==, 2);

  relu_viewport_set_selected_unit (viewport, 2);
  relu_viewport_set_selected_unit (viewport, 2);
  g_assert_cmpint (relu_viewport_get_selected_unit (viewport), ==, 2);
  g_assert_cmpuint (selected, ==, 1);
  g_assert_cmpuint (changed, ==, 3);

  g_assert_finalize_object (viewport);
}

static void
test_toggles (void)
{
  static const char *const names[] = { "show-contributions", "show-lanes", "show-slope-strip" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ReluViewport *viewport = relu_viewport_new ();
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
      guint changed, notified;
      gboolean before, after;

      count_signal (viewport, "changed", &changed);
      count_signal (viewport, signal, &notified);
      g_object_get (viewport, names[i], &before, NULL);
      g_object_set (viewport, names[i], before, NULL);
      g_assert_cmpuint (changed, ==, 0);
      g_object_set (viewport, names[i], !before, NULL);
      g_object_get (viewport, names[i], &after, NULL);
      g_assert_true (after == !before);
      g_assert_cmpuint (changed, ==, 1);
      g_assert_cmpuint (notified, ==, 1);

      g_assert_finalize_object (viewport);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/defaults", test_defaults);
  g_test_add_func ("/viewport/ranges", test_ranges);
  g_test_add_func ("/viewport/refuses-bad-ranges", test_refuses_bad_ranges);
  g_test_add_func ("/viewport/reading-and-selection", test_reading_and_selection);
  g_test_add_func ("/viewport/toggles", test_toggles);

  return g_test_run ();
}
