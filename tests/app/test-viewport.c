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
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_CONTRIBUTIONS));
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_LANES));
  g_assert_false (relu_viewport_get_shows (viewport, RELU_PART_SLOPE_STRIP));

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
test_reading (void)
{
  ReluViewport *viewport = relu_viewport_new ();
  guint changed, reading;

  count_signal (viewport, "changed", &changed);
  count_signal (viewport, "notify::reading-x", &reading);

  relu_viewport_set_pointed_x (viewport, NAN);
  relu_viewport_set_line_x (viewport, NAN);
  g_assert_cmpuint (changed, ==, 0);

  relu_viewport_set_pointed_x (viewport, 1.5);
  relu_viewport_set_pointed_x (viewport, 1.5);
  g_assert_cmpfloat (relu_viewport_get_reading_x (viewport), ==, 1.5);
  g_assert_cmpuint (reading, ==, 1);

  /* The line has precedence over the pointer. */
  relu_viewport_set_line_x (viewport, -2);
  g_assert_cmpfloat (relu_viewport_get_reading_x (viewport), ==, -2);
  g_assert_cmpuint (reading, ==, 2);
  relu_viewport_set_pointed_x (viewport, NAN);
  g_assert_cmpfloat (relu_viewport_get_reading_x (viewport), ==, -2);
  g_assert_cmpuint (reading, ==, 2);
  g_assert_cmpuint (changed, ==, 3);
  relu_viewport_set_line_x (viewport, NAN);
  g_assert_true (isnan (relu_viewport_get_reading_x (viewport)));

  g_assert_finalize_object (viewport);
}

static void
test_selection (void)
{
  const ReluSelection weight = { RELU_SELECTION_PARAMETER, 0, 1, 7 };
  ReluViewport *viewport = relu_viewport_new ();
  guint changed, selected, highlighted;
  ReluSelection found;

  count_signal (viewport, "changed", &changed);
  count_signal (viewport, "selection-changed", &selected);
  count_signal (viewport, "highlight-changed", &highlighted);

  relu_viewport_set_selection (viewport, NULL);
  relu_viewport_set_pointed (viewport, NULL);
  g_assert_cmpuint (changed, ==, 0);

  relu_viewport_select_unit (viewport, 0, 2);
  relu_viewport_select_unit (viewport, 0, 2);
  g_assert_true (relu_viewport_is_selected_unit (viewport, 0, 2));
  g_assert_false (relu_viewport_is_selected_unit (viewport, 1, 2));
  g_assert_cmpuint (selected, ==, 1);
  g_assert_cmpuint (highlighted, ==, 1);

  /* What is pointed at is highlighted for the moment; the selection stays. */
  relu_viewport_set_pointed (viewport, &weight);
  relu_viewport_get_highlight (viewport, &found);
  g_assert_true (relu_selection_equal (&found, &weight));
  g_assert_true (relu_viewport_is_selected_unit (viewport, 0, 2));
  g_assert_cmpuint (selected, ==, 1);
  g_assert_cmpuint (highlighted, ==, 2);
  relu_viewport_set_pointed (viewport, NULL);
  relu_viewport_get_highlight (viewport, &found);
  g_assert_cmpint (found.kind, ==, RELU_SELECTION_UNIT);

  relu_viewport_set_selected_region (viewport, 3);
  relu_viewport_set_line_x (viewport, 1);
  relu_viewport_set_beside (viewport, 0);
  relu_viewport_clear (viewport);
  relu_viewport_get_highlight (viewport, &found);
  g_assert_cmpint (found.kind, ==, RELU_SELECTION_NONE);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, -1);
  g_assert_true (isnan (relu_viewport_get_line_x (viewport)));
  g_assert_cmpint (relu_viewport_get_beside (viewport), ==, 0);

  g_assert_finalize_object (viewport);
}

static void
test_toggles (void)
{
  static const char *const names[] = { "show-contributions", "show-lanes",
                                         "show-slope-strip", "show-build-up",
                                         "show-data", "show-residuals", "show-loss-tracks",
                                         "edit-data" };

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
  g_test_add_func ("/viewport/reading", test_reading);
  g_test_add_func ("/viewport/selection", test_selection);
  g_test_add_func ("/viewport/toggles", test_toggles);

  return g_test_run ();
}
