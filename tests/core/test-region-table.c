/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-region-table.c: the regions as rows and as text. */

#include "relu-region-table.h"

#include <math.h>
#include <string.h>

static ReluNetwork *
network_new (guint n_layers, const ReluLayer *layers, const double *parameters)
{
  g_autoptr (GError) error = NULL;
  ReluNetwork *network = relu_network_new (n_layers, layers, parameters, &error);

  g_assert_no_error (error);
  return network;
}

static ReluRegionTable *
table_new (ReluNetwork *network, double from, double to, ReluRegionRows rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluRegions) regions = relu_regions_new (network, from, to, &error);

  g_assert_no_error (error);
  return relu_region_table_new (regions, rows);
}

/* A saw-tooth of @depth layers of two units: 2^depth regions on [0, 1]. */
static ReluNetwork *
saw_tooth_new (guint depth)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, depth + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  static const double first[] = { 1, 1, 0, -0.5 };
  static const double next[] = { 2, -4, 2, -4, 0, -0.5 };
  static const double last[] = { 2, -4, 0 };

  for (guint i = 0; i < depth; i++)
    {
      layers[i] = (ReluLayer) { i == 0 ? 1 : 2, 2, { RELU_ACTIVATION_RELU, 0 } };
      if (i == 0)
        g_array_append_vals (parameters, first, G_N_ELEMENTS (first));
      else
        g_array_append_vals (parameters, next, G_N_ELEMENTS (next));
    }
  layers[depth] = (ReluLayer) { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  g_array_append_vals (parameters, last, G_N_ELEMENTS (last));

  return network_new (depth + 1, layers, (double *) (gpointer) parameters->data);
}

/* |x| and a pair that cancels at x = 1: a silent switch inside the second region. */
static ReluNetwork *
silent_new (void)
{
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 1, -1, 0, -1, 1, 2, 1, -1, -1 };

  return network_new (2, layers, parameters);
}

static char *
dup_text (ReluRegionTable *table, ReluTableFormat format)
{
  GString *text = g_string_new (NULL);

  relu_region_table_append_head (table, format, text);
  for (guint i = 0; i < relu_region_table_get_n (table); i++)
    relu_region_table_append_row (table, format, i, text);
  relu_region_table_append_foot (table, format, text);

  return g_string_free (text, FALSE);
}

static void
test_text (void)
{
  g_autoptr (ReluNetwork) network = silent_new ();
  g_autoptr (ReluRegionTable) linear = table_new (network, -2, 3, RELU_REGION_ROWS_LINEAR);
  g_autoptr (ReluRegionTable) all = table_new (network, -2, 3, RELU_REGION_ROWS_ACTIVATION);
  g_autofree char *csv = dup_text (linear, RELU_TABLE_CSV);
  g_autofree char *csv_all = dup_text (all, RELU_TABLE_CSV);
  g_autofree char *tsv = dup_text (linear, RELU_TABLE_TSV);
  g_autofree char *markdown = dup_text (linear, RELU_TABLE_MARKDOWN);
  g_autofree char *latex = dup_text (linear, RELU_TABLE_LATEX);

  g_assert_cmpstr (csv, ==, "from,to,slope,intercept,pattern,equation\n"
                            "-2,0,1,-2,001,f(x) = x - 2\n"
                            "0,3,3,-2,1**,f(x) = 3*x - 2\n");
  g_assert_cmpstr (tsv, ==, "from\tto\tslope\tintercept\tpattern\tequation\n"
                            "-2\t0\t1\t-2\t001\tf(x) = x - 2\n"
                            "0\t3\t3\t-2\t1**\tf(x) = 3*x - 2\n");
  g_assert_cmpstr (csv_all, ==, "from,to,slope,intercept,pattern,equation\n"
                                "-2,0,1,-2,001,f(x) = x - 2\n"
                                "0,1,3,-2,101,f(x) = 3*x - 2\n"
                                "1,3,3,-2,110,f(x) = 3*x - 2\n");
  g_assert_cmpstr (markdown, ==, "| from | to | slope | intercept | pattern | equation |\n"
                                 "| ---: | ---: | ---: | ---: | :--- | :--- |\n"
                                 "| −2 | 0 | 1 | −2 | `001` | f(x) = x − 2 |\n"
                                 "| 0 | 3 | 3 | −2 | `1**` | f(x) = 3x − 2 |\n");
  g_assert_cmpstr (latex, ==, "\\begin{tabular}{rrrrll}\n\\hline\n"
                              "from & to & slope & intercept & pattern & equation \\\\\n\\hline\n"
                              "$-2$ & $0$ & $1$ & $-2$ & \\texttt{001} & $f(x) = x - 2$ \\\\\n"
                              "$0$ & $3$ & $3$ & $-2$ & \\texttt{1**} & $f(x) = 3x - 2$ \\\\\n"
                              "\\hline\n\\end{tabular}\n");
}

static void
assert_row (ReluRegionTable *table, ReluTableFormat format, const char *begin, const char *row,
            const char *end)
{
  g_autofree char *want = g_strconcat (begin, row, end, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  relu_region_table_append_row (table, format, 0, text);
  g_string_replace (text, "\u00a0", " ", 0);
  g_assert_cmpstr (text->str, ==, want);
}

/* One line w x + c, in every format. */
static void
test_equations (void)
{
  static const ReluLayer layer = { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  static const struct
  {
    double w, c;
    const char *csv, *markdown, *latex;
  } cases[] = {
    { 1, 0, "1,0,,f(x) = x", "| 1 | 0 | | f(x) = x |", "$1$ & $0$ & \\texttt{} & $f(x) = x$" },
    { -1, -0.0, "-1,0,,f(x) = -x", "| −1 | 0 | | f(x) = −x |",
      "$-1$ & $0$ & \\texttt{} & $f(x) = -x$" },
    { 0, -3, "0,-3,,f(x) = -3", "| 0 | −3 | | f(x) = −3 |",
      "$0$ & $-3$ & \\texttt{} & $f(x) = -3$" },
    { 11, 1, "11,1,,f(x) = 11*x + 1", "| 11 | 1 | | f(x) = 11x + 1 |",
      "$11$ & $1$ & \\texttt{} & $f(x) = 11x + 1$" },
    { 1. / 3, 0, "0.3333333333333333,0,,f(x) = 0.3333333333333333*x",
      "| 0.333333 | 0 | | f(x) = 0.333333x |",
      "$0.333333$ & $0$ & \\texttt{} & $f(x) = 0.333333x$" },
    { -0.125, 0.5, "-0.125,0.5,,f(x) = -0.125*x + 0.5", "| −0.125 | 0.5 | | f(x) = −0.125x + 0.5 |",
      "$-0.125$ & $0.5$ & \\texttt{} & $f(x) = -0.125x + 0.5$" },
    { 1.5e-7, -2e20, "1.5e-7,-2e20,,f(x) = 1.5e-7*x - 2e20",
      "| 0 | −2 × 10²⁰ | | f(x) = −2 × 10²⁰ |",
      "$0$ & $-2 \\times 10^{20}$ & \\texttt{} & $f(x) = -2 \\times 10^{20}$" },
    { 1.5e-7, 1, "1.5e-7,1,,f(x) = 1.5e-7*x + 1", "| 1.5 × 10⁻⁷ | 1 | | f(x) = 1.5 × 10⁻⁷ x + 1 |",
      "$1.5 \\times 10^{-7}$ & $1$ & \\texttt{} & $f(x) = 1.5 \\times 10^{-7}\\,x + 1$" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double parameters[] = { cases[i].w, cases[i].c };
      g_autoptr (ReluNetwork) network = network_new (1, &layer, parameters);
      g_autoptr (ReluRegionTable) table = table_new (network, -4, 4, RELU_REGION_ROWS_LINEAR);

      assert_row (table, RELU_TABLE_CSV, "-4,4,", cases[i].csv, "\n");
      assert_row (table, RELU_TABLE_MARKDOWN, "| −4 | 4 ", cases[i].markdown, "\n");
      assert_row (table, RELU_TABLE_LATEX, "$-4$ & $4$ & ", cases[i].latex, " \\\\\n");
    }
}

/* In whatever order rows are asked for, patterns are those of the regions. */
static void
test_patterns_in_any_order (void)
{
  g_autoptr (ReluNetwork) network = saw_tooth_new (6);
  g_autoptr (ReluRegionTable) table = table_new (network, 0, 1, RELU_REGION_ROWS_ACTIVATION);
  ReluRegions *regions = relu_region_table_get_regions (table);
  guint n = relu_region_table_get_n (table);
  guint8 pattern[12];

  g_assert_cmpuint (n, ==, 64);
  for (guint k = 0; k < 500; k++)
    {
      guint row = (guint) g_test_rand_int_range (0, (gint32) n);
      g_autofree char *got = relu_region_table_dup_pattern (table, row);
      g_autoptr (GString) want = g_string_new (NULL);

      relu_regions_get_pattern (regions, row, pattern);
      relu_pattern_append (want, network, pattern);
      g_assert_cmpstr (got, ==, want->str);
      g_assert_null (strchr (got, RELU_PATTERN_BOTH));
    }
}

static void
test_find (void)
{
  g_autoptr (ReluNetwork) network = silent_new ();
  g_autoptr (ReluRegionTable) linear = table_new (network, -2, 3, RELU_REGION_ROWS_LINEAR);
  g_autoptr (ReluRegionTable) all = table_new (network, -2, 3, RELU_REGION_ROWS_ACTIVATION);

  g_assert_cmpuint (relu_region_table_get_n (linear), ==, 2);
  g_assert_cmpuint (relu_region_table_get_n (all), ==, 3);
  g_assert_cmpuint (relu_region_table_find (linear, 2), ==, 1);
  g_assert_cmpuint (relu_region_table_find (all, 2), ==, 2);
  g_assert_cmpuint (relu_region_table_find (all, -100), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/region-table/text", test_text);
  g_test_add_func ("/region-table/equations", test_equations);
  g_test_add_func ("/region-table/patterns-in-any-order", test_patterns_in_any_order);
  g_test_add_func ("/region-table/find", test_find);

  return g_test_run ();
}
