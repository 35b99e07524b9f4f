/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-examples.c: each example against the numbers that its source gives, worked out by hand. */

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "relu-analysis.h"
#include "relu-examples.h"

#define MAX_PIECES 9

typedef struct
{
  const char *id;
  double from, to;
  guint n_pieces;
  double slopes[MAX_PIECES];
  double breakpoints[MAX_PIECES];
  guint n_activation_regions;
  const char *patterns; /* of the activation regions */
  double y_from, y_to;
  const char *headline;
} Expected;

static const Expected table[] = {
  { "non-linear", -4, 4, 4, { 0, 0.8, -1.2, 1.4 }, { -3, 0, 2 }, 4, "000 100 110 111", -0.5, 2.3,
    "Non-linear on −4 ≤ x ≤ 4: 4 linear regions, 3 breakpoints" },
  { "linear-case", -4, 4, 1, { 2 }, { 0 }, 1, "011", 12, 28,
    "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20" },
  { "linear-case-wide", -15, 15, 3, { 0, 2, 3 }, { -10, 10 }, 3, "000 011 111", 0, 55,
    "Non-linear on −15 ≤ x ≤ 15: 3 linear regions, 2 breakpoints" },
  { "one-relu", -4, 4, 2, { 0, 1 }, { 0 }, 2, "0 1", 0, 4,
    "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint" },
  { "absolute-value", -4, 4, 2, { -1, 1 }, { 0 }, 2, "01 10", 4, 4,
    "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint" },
  { "identity", -4, 4, 1, { 1 }, { 0 }, 2, "01 10", -4, 4, "Linear on −4 ≤ x ≤ 4: f(x) = x" },
  { "ramp", -3, 3, 3, { 0, 1, 0 }, { -1, 1 }, 3, "00 10 11", 0, 2,
    "Non-linear on −3 ≤ x ≤ 3: 3 linear regions, 2 breakpoints" },
  { "hat", -2, 2, 4, { 0, 0.5, -0.5, 0 }, { -1, 0, 1 }, 4, "000 100 110 111", 0, 0,
    "Non-linear on −2 ≤ x ≤ 2: 4 linear regions, 3 breakpoints" },
  { "udl-3-3", 0, 2, 4, { -0.462, -0.982, 0.188, 0.65 }, { 0.5, 1, 11.0 / 7 }, 4,
    "001 101 111 110", 0.496, 0.16, "Non-linear on 0 ≤ x ≤ 2: 4 linear regions, 3 breakpoints" },
  { "all-off", 0, 1, 4, { -2, 0, -2, 2.55 }, { 0.3, 0.5, 10.0 / 13 }, 4, "100 000 010 011", 0.3,
    -0.25, "Non-linear on 0 ≤ x ≤ 1: 4 linear regions, 3 breakpoints" },
  { "slope-goes-down", -4, 4, 3, { 0, 1, -1 }, { -2, 0 }, 3, "00 10 11", 0, -2,
    "Non-linear on −4 ≤ x ≤ 4: 3 linear regions, 2 breakpoints" },
  { "sawtooth", 0, 1, 8, { 8, -8, 8, -8, 8, -8, 8, -8 },
    { 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875 }, 8,
    "101010 101011 101111 101110 111110 111111 111011 111010", 0, 0,
    "Non-linear on 0 ≤ x ≤ 1: 8 linear regions, 7 breakpoints" },
  { "deep-unit", -2, 2, 4, { -2, 0, 2, 4 }, { -0.5, 0.5, 1 }, 5, "011 010 110 111 101", 3, 5,
    "Non-linear on −2 ≤ x ≤ 2: 4 linear regions, 3 breakpoints" },
  { "leaky", -4, 4, 1, { 2.01 }, { 0 }, 1, "011", 11.86, 27.94,
    "Linear on −4 ≤ x ≤ 4: f(x) = 2.01x + 19.9" },
};

static void
check_patterns (const ReluRegions *regions, const char *expected)
{
  GString *patterns = g_string_new (NULL);
  guint n_units = relu_regions_get_n_units (regions);
  g_autofree guint8 *pattern = g_malloc (n_units);

  for (guint i = 0; i < relu_regions_get_n_activation_regions (regions); i++)
    {
      relu_regions_get_pattern (regions, i, pattern);
      if (i > 0)
        g_string_append_c (patterns, ' ');
      for (guint unit = 0; unit < n_units; unit++)
        g_string_append_c (patterns, pattern[unit] ? '1' : '0');
    }
  g_assert_cmpstr (patterns->str, ==, expected);
  g_string_free (patterns, TRUE);
}

static void
test_numbers (gconstpointer data)
{
  const Expected *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = relu_examples_load (expected->id, &error);
  g_autoptr (ReluAnalysis) analysis = NULL;
  ReluRegions *regions;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpfloat (relu_file_get_from (file), ==, expected->from);
  g_assert_cmpfloat (relu_file_get_to (file), ==, expected->to);
  analysis = relu_analysis_new (relu_file_get_network (file), expected->from, expected->to, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relu_analysis_get_headline (analysis), ==, expected->headline);
  regions = relu_analysis_get_regions (analysis);
  g_assert_cmpuint (relu_regions_get_n_linear_regions (regions), ==, expected->n_pieces);
  for (guint i = 0; i < expected->n_pieces; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (regions, i, &region);
      g_assert_cmpfloat_with_epsilon (region.slope, expected->slopes[i], 1e-14);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (region.from, expected->breakpoints[i - 1], 1e-15);
    }
  n = relu_regions_get_n_activation_regions (regions);
  g_assert_cmpuint (n, ==, expected->n_activation_regions);
  check_patterns (regions, expected->patterns);
  g_assert_cmpfloat_with_epsilon (relu_regions_get_ys (regions)[0], expected->y_from, 1e-14);
  g_assert_cmpfloat_with_epsilon (relu_regions_get_ys (regions)[n], expected->y_to, 1e-14);
}

static void
test_tanh (void)
{
  g_autoptr (ReluFile) file = relu_examples_load ("tanh", NULL);
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (relu_file_get_network (file), -4, 4, NULL);
  ReluCurve *curve = relu_analysis_get_curve (analysis);

  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_SMOOTH);
  g_assert_cmpfloat_with_epsilon (relu_curve_get_ys (curve)[0],
                                  0.8 * tanh (-1) - 2 * tanh (-4) + 2.6 * tanh (-6) - 0.5, 1e-14);
}

/* What is in the file is in the list of the program, and the file is as Reluscope would write it. */
static void
test_files (void)
{
  for (guint i = 0; i < relu_examples_get_n (); i++)
    {
      const char *id = relu_examples_get_id (i);
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluFile) file = relu_examples_load (id, &error);
      g_autoptr (GBytes) bytes = relu_examples_load_bytes (id, NULL);
      g_autoptr (ReluFile) raw = NULL;
      g_autofree char *text = NULL;
      gsize length;

      g_assert_no_error (error);
      text = relu_file_to_text (file, &length);
      g_assert_cmpmem (text, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      raw = relu_file_parse (text, -1, id, NULL);
      g_assert_cmpstr (relu_file_get_name (raw), ==, relu_examples_get_title (i));
      g_assert_cmpstr (relu_file_get_description (file), ==, relu_examples_get_description (i));
      g_assert_cmpstr (relu_file_get_source (file), !=, "");
    }
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  guint n_training = 0;

  for (guint i = 0; i < relu_examples_get_n (); i++)
    {
      g_autoptr (ReluFile) file = relu_examples_load (relu_examples_get_id (i), NULL);

      if (i > 0)
        g_assert_cmpint (relu_examples_get_group (i), >=, relu_examples_get_group (i - 1));
      if (relu_examples_get_group (i) == RELU_EXAMPLES_TRAINING)
        n_training++;
      g_assert_true ((relu_examples_get_group (i) == RELU_EXAMPLES_TRAINING)
                     == (relu_file_get_data (file) != NULL));
      g_assert_cmpstr (relu_examples_group_get_title (relu_examples_get_group (i)), !=, "");
    }

  g_assert_cmpstr (relu_examples_get_id (0), ==, RELU_EXAMPLES_DEFAULT);
  g_assert_cmpuint (relu_examples_get_n (), ==, G_N_ELEMENTS (table) + 1 + n_training);
  g_assert_null (relu_examples_load ("../etc/passwd", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "../etc/passwd: there is no such example");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strconcat ("/examples/numbers/", table[i].id, NULL);

      g_test_add_data_func (path, &table[i], test_numbers);
    }
  g_test_add_func ("/examples/numbers/tanh", test_tanh);
  g_test_add_func ("/examples/files", test_files);
  g_test_add_func ("/examples/list", test_list);
  return g_test_run ();
}
