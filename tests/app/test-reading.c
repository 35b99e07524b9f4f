/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the line under the figure says at one x. */

#include "relu-examples.h"
#include "relu-reading.h"

typedef struct
{
  const char *example;
  double x;
  const char *text;
} Case;

static const Case cases[] = {
  { "non-linear", 1.2,
    "x = 1.2 · f(x) = 0.46 · pattern 110\nf = 0.8·(x + 3) − 2·x − 0.5 = −1.2x + 1.9" },
  { "non-linear", -3.5, "x = −3.5 · f(x) = −0.5 · pattern 000\nf = −0.5" },
  { "non-linear", 4, "x = 4 · f(x) = 2.3 · pattern 111\nf = 0.8·(x + 3) − 2·x + 2.6·(x − 2) − 0.5 "
                     "= 1.4x − 3.3" },
  { "non-linear", 5, "x = 5 · f(x) = 3.7" }, /* outside of the domain */
  { "linear-case", 0,
    "x = 0 · f(x) = 20 · pattern 011\nf = (x + 10) + (x + 10) = 2x + 20" },
  { "absolute-value", -1, "x = −1 · f(x) = 1 · pattern 01\nf = −x" },
  /* Deep: the line of the region alone, a space between the layers. */
  { "deep-unit", -0.25, "x = −0.25 · f(x) = 0 · pattern 01 0\nf = 0" },
  /* Where units switch: both sides. */
  { "non-linear", -3, "x = −3 · f(x) = −0.5 · pattern 000 → 100\nf = −0.5 → 0.8x + 1.9" },
  { "identity", 0, "x = 0 · f(x) = 0 · pattern 01 → 10\nf = x" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluFile) contents = relu_examples_load (cases[i].example, &error);
      g_autoptr (ReluAnalysis) analysis = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      analysis = relu_analysis_new (relu_file_get_network (contents), relu_file_get_from (contents),
                                    relu_file_get_to (contents), &error);
      g_assert_no_error (error);
      text = relu_reading_dup_text (analysis, cases[i].x);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *example;
    double x;
    const char *words;
  } spoken[] = {
    { "linear-case", 1, "x = 1, f(x) = 22, slope 2, pattern 011" },
    { "linear-case", -4, "x = −4, f(x) = 12" },
    { "linear-case", 40, "x = 40, f(x) = 130" },
    { "non-linear", 1, "x = 1, f(x) = 0.7, slope −1.2, pattern 110" },
    { "non-linear", 0, "x = 0, f(x) = 1.9, breakpoint, slope from 0.8 to −1.2, pattern 110" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_autoptr (ReluFile) contents = relu_examples_load (spoken[i].example, NULL);
      g_autoptr (ReluAnalysis) analysis
          = relu_analysis_new (relu_file_get_network (contents), relu_file_get_from (contents),
                               relu_file_get_to (contents), NULL);
      g_autofree char *words = relu_reading_dup_words (analysis, spoken[i].x);

      g_assert_cmpstr (words, ==, spoken[i].words);
    }
}

static void
test_smooth (void)
{
  g_autoptr (ReluFile) contents = relu_examples_load ("tanh", NULL);
  g_autoptr (ReluAnalysis) analysis
      = relu_analysis_new (relu_file_get_network (contents), relu_file_get_from (contents),
                           relu_file_get_to (contents), NULL);
  g_autofree char *text = relu_reading_dup_text (analysis, 0.5);

  g_assert_true (g_str_has_prefix (text, "x = 0.5 · f(x) = "));
  g_assert_null (strstr (text, "pattern"));
}

/* Long patterns are counted, long sums are left out. */
static void
test_wide (void)
{
  const guint n = 40;
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 3 * n + 1);
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      parameters[i] = 1;
      parameters[n + i] = -(double) i / n;
      parameters[2 * n + i] = 1;
    }
  network = relu_network_new (2, layers, parameters, NULL);
  analysis = relu_analysis_new (network, -1, 1, NULL);
  text = relu_reading_dup_text (analysis, 0.5 - 0.001);
  g_assert_cmpstr (text, ==, "x = 0.499 · f(x) = 5.23 · 20 of 40 units on\nf = 20x − 4.75");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/cases", test_cases);
  g_test_add_func ("/reading/words", test_words);
  g_test_add_func ("/reading/smooth", test_smooth);
  g_test_add_func ("/reading/wide", test_wide);

  return g_test_run ();
}
