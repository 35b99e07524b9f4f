/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-data-points.c: single points come, move and go; points from left to right. */

#include <math.h>
#include <string.h>

#include "relu-data.h"

static ReluData *
random_data (gsize n)
{
  double *xy = g_new (double, 2 * n);

  /* Few x, so that many points share one. */
  for (gsize i = 0; i < n; i++)
    {
      xy[i] = g_test_rand_int_range (-50, 50) / 8.0;
      xy[n + i] = g_test_rand_double_range (-3, 3);
    }

  return relu_data_new_take (n, xy);
}

static void
test_edits (void)
{
  g_autoptr (ReluData) one = relu_data_with_point_added (NULL, 2, 3);
  g_autoptr (ReluData) two = relu_data_with_point_added (one, -1, 0.5);
  g_autoptr (ReluData) moved = relu_data_with_point_moved (two, 0, 4, 5);
  g_autoptr (ReluData) rest = relu_data_with_point_removed (moved, 0);
  g_autoptr (ReluData) expected = relu_data_new (2, (double[]) { 2, -1 }, (double[]) { 3, 0.5 });
  g_autoptr (ReluData) expected_moved
    = relu_data_new (2, (double[]) { 4, -1 }, (double[]) { 5, 0.5 });
  g_autoptr (ReluData) expected_rest = relu_data_new (1, (double[]) { -1 }, (double[]) { 0.5 });

  g_assert_true (relu_data_equal (two, expected));
  g_assert_true (relu_data_equal (moved, expected_moved));
  g_assert_true (relu_data_equal (rest, expected_rest));
  g_assert_null (relu_data_with_point_removed (rest, 0));
}

/* What is joined can be taken apart again, point by point or at once. */
static void
test_several (void)
{
  for (guint round = 0; round < 50; round++)
    {
      gsize n_a = (gsize) g_test_rand_int_range (1, 20), n_b = (gsize) g_test_rand_int_range (1, 20);
      g_autoptr (ReluData) a = random_data (n_a), b = random_data (n_b);
      g_autoptr (ReluData) both = relu_data_with_data_added (a, b);
      g_autofree guint8 *removed = g_new0 (guint8, n_a + n_b);
      g_autoptr (ReluData) again_a = NULL, again_b = NULL;

      memset (removed + n_a, 1, n_b);
      again_a = relu_data_with_points_removed (both, removed);
      for (gsize i = 0; i < n_a + n_b; i++)
        removed[i] = !removed[i];
      again_b = relu_data_with_points_removed (both, removed);
      g_assert_true (relu_data_equal (again_a, a));
      g_assert_true (relu_data_equal (again_b, b));
      memset (removed, 1, n_a + n_b);
      g_assert_null (relu_data_with_points_removed (both, removed));
    }
}

/* Against a list to which the same is done. */
static void
test_random_edits (void)
{
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  ReluData *data = NULL;

  for (guint step = 0; step < 2000; step++)
    {
      double x = g_test_rand_double (), y = g_test_rand_double ();
      guint index = xs->len > 0 ? (guint) g_test_rand_int_range (0, (int) xs->len) : 0;
      ReluData *next;

      switch (xs->len == 0 ? 0 : g_test_rand_int_range (0, 3))
        {
        case 0:
          next = relu_data_with_point_added (data, x, y);
          g_array_append_val (xs, x);
          g_array_append_val (ys, y);
          break;
        case 1:
          next = relu_data_with_point_moved (data, index, x, y);
          g_array_index (xs, double, index) = x;
          g_array_index (ys, double, index) = y;
          break;
        default:
          next = relu_data_with_point_removed (data, index);
          g_array_remove_index (xs, index);
          g_array_remove_index (ys, index);
          break;
        }
      g_clear_pointer (&data, relu_data_unref);
      data = next;

      g_assert_true ((data == NULL) == (xs->len == 0));
      if (data == NULL)
        continue;
      g_assert_cmpmem (relu_data_get_x (data), relu_data_get_n (data) * sizeof (double), xs->data,
                       xs->len * sizeof (double));
      g_assert_cmpmem (relu_data_get_y (data), relu_data_get_n (data) * sizeof (double), ys->data,
                       ys->len * sizeof (double));
    }
  g_clear_pointer (&data, relu_data_unref);
}

static void
test_sorted (void)
{
  static const gsize sizes[] = { 1, 2, 7, 255, 256, 257, 1000, 5000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      gsize n = sizes[k];
      g_autoptr (ReluData) data = random_data (n);
      const ReluSortedData *sorted = relu_data_get_sorted (data);
      const double *x = relu_sorted_data_get_x (sorted), *y = relu_sorted_data_get_y (sorted);
      g_autofree guint8 *seen = g_new0 (guint8, n);

      g_assert_true (relu_data_get_sorted (data) == sorted);
      for (gsize i = 0; i < n; i++)
        {
          gsize index = relu_sorted_data_get_index (sorted, i);

          g_assert_cmpuint (index, <, n);
          g_assert_cmpuint (seen[index]++, ==, 0);
          g_assert_cmpfloat (x[i], ==, relu_data_get_x (data)[index]);
          g_assert_cmpfloat (y[i], ==, relu_data_get_y (data)[index]);
          if (i > 0)
            g_assert_true (x[i - 1] < x[i]
                           || (x[i - 1] == x[i]
                               && relu_sorted_data_get_index (sorted, i - 1) < index));
        }
    }
}

/* Points that are in order already are not copied. */
static void
test_ascending (void)
{
  g_autoptr (ReluData) data
    = relu_data_new (4, (double[]) { -1, 0, 0, 2 }, (double[]) { 1, 2, 3, 4 });

  g_assert_true (relu_sorted_data_get_x (relu_data_get_sorted (data)) == relu_data_get_x (data));
  g_assert_cmpuint (relu_sorted_data_get_index (relu_data_get_sorted (data), 2), ==, 2);
}

static void
test_ranges (void)
{
  g_autoptr (ReluData) data = random_data (3000);
  const ReluSortedData *sorted = relu_data_get_sorted (data);

  for (guint i = 0; i < 500; i++)
    {
      /* Often exactly at points. */
      double from = g_test_rand_int_range (-60, 60) / 8.0;
      double to = from + g_test_rand_int_range (0, 60) / 8.0;
      double low = INFINITY, high = -INFINITY, expected_low = INFINITY, expected_high = -INFINITY;
      gsize left = 0, inside = 0, begin, end;

      for (gsize k = 0; k < relu_data_get_n (data); k++)
        {
          double x = relu_data_get_x (data)[k], y = relu_data_get_y (data)[k];

          if (x < from)
            left++;
          else if (x <= to)
            {
              inside++;
              expected_low = fmin (expected_low, y);
              expected_high = fmax (expected_high, y);
            }
        }
      relu_sorted_data_find_range (sorted, from, to, &begin, &end);
      relu_sorted_data_extend (sorted, from, to, &low, &high);
      g_assert_cmpuint (relu_sorted_data_find (sorted, from), ==, left);
      g_assert_cmpuint (begin, ==, left);
      g_assert_cmpuint (end, ==, left + inside);
      g_assert_cmpfloat (low, ==, expected_low);
      g_assert_cmpfloat (high, ==, expected_high);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data-points/edits", test_edits);
  g_test_add_func ("/data-points/several", test_several);
  g_test_add_func ("/data-points/random-edits", test_random_edits);
  g_test_add_func ("/data-points/sorted", test_sorted);
  g_test_add_func ("/data-points/ascending", test_ascending);
  g_test_add_func ("/data-points/ranges", test_ranges);

  return g_test_run ();
}
