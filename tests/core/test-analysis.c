/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-analysis.c: the verdict and its reason, word for word. */

#include <math.h>
#include <string.h>

#include "relu-analysis.h"
#include "relu-file.h"
#include "relu-words.h"

#define HEAD "{\"format\":\"reluscope\",\"version\":1,"

/* One hidden layer of ReLUs: w, b, v of each unit, and c. */
static ReluNetwork *
shallow (ReluActivationKind kind, double negative_slope, guint n, const double *wbv, double c)
{
  ReluLayer layers[] = { { 1, n, { kind, negative_slope } },
                         { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new (double, 3 * n + 1);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < 3; j++)
      parameters[j * n + i] = wbv[3 * i + j];
  parameters[3 * n] = c;

  return relu_network_new (2, layers, parameters, NULL);
}

static ReluNetwork *
parse (const char *layers)
{
  g_autofree char *text = g_strdup_printf (HEAD "\"layers\":%s}", layers);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = relu_file_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return relu_network_ref (relu_file_get_network (file));
}

static void
check (ReluNetwork *network, double from, double to, ReluVerdict verdict, const char *headline,
       const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relu_analysis_get_headline (analysis), ==, headline);
  g_assert_cmpstr (relu_analysis_get_reason (analysis), ==, reason);
  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, verdict);
  g_assert_true ((relu_analysis_get_regions (analysis) == NULL)
                 == (verdict == RELU_VERDICT_SMOOTH));
  g_assert_true ((relu_analysis_get_curve (analysis) == NULL) == (verdict != RELU_VERDICT_SMOOTH));
  g_assert_true (relu_analysis_get_network (analysis) == network);
  g_assert_cmpfloat (relu_analysis_get_from (analysis), ==, from);
  g_assert_cmpfloat (relu_analysis_get_to (analysis), ==, to);
}

static void
test_shallow (void)
{
  static const struct
  {
    ReluActivationKind kind;
    double negative_slope;
    guint n;
    double wbv[15];
    double c, from, to;
    ReluVerdict verdict;
    const char *headline;
    const char *reason;
  } rows[] = {
    /* the question's linear case, and the same seen from further away */
    { RELU_ACTIVATION_RELU, 0, 3, { 1, -10, 1, 1, 10, 1, 1, 10, 1 }, 0, -4, 4, RELU_VERDICT_LINEAR,
      "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20",
      "No ReLU switches inside the domain: h₀ is off everywhere, h₁ and h₂ are on everywhere." },
    { RELU_ACTIVATION_RELU, 0, 3, { 1, -10, 1, 1, 10, 1, 1, 10, 1 }, 0, -15, 15,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −15 ≤ x ≤ 15: 3 linear regions, 2 breakpoints",
      "The curve bends where h₀, h₁ and h₂ switch." },
    /* exactly up to the breakpoint */
    { RELU_ACTIVATION_RELU, 0, 3, { 1, -10, 1, 1, 10, 1, 1, 10, 1 }, 0, -10, 10,
      RELU_VERDICT_LINEAR, "Linear on −10 ≤ x ≤ 10: f(x) = 2x + 20",
      "No ReLU switches inside the domain: h₀ is off everywhere, h₁ and h₂ are on everywhere." },
    { RELU_ACTIVATION_RELU, 0, 3, { 1, 3, 0.8, 1, 0, -2, 1, -2, 2.6 }, -0.5, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 4 linear regions, 3 breakpoints",
      "Each ReLU switches once; at its breakpoint its slope joins the sum and the curve bends." },
    { RELU_ACTIVATION_RELU, 0, 2, { -1, 3, 0.8, -1, 0, -2 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 3 linear regions, 2 breakpoints",
      "Each ReLU switches once; at its breakpoint its slope leaves the sum and the curve bends." },
    { RELU_ACTIVATION_RELU, 0, 2, { -1, 3, 0.8, 1, 0, -2 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 3 linear regions, 2 breakpoints",
      "Each ReLU switches once; at its breakpoint its slope joins or leaves the sum and the curve "
      "bends." },
    { RELU_ACTIVATION_RELU, 0, 1, { 1, 0, 1 }, 0, -4, 4, RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The ReLU turns on at x = 0; there its slope joins the sum and the curve bends." },
    { RELU_ACTIVATION_RELU, 0, 1, { -1, 0.5, 1 }, 0, -4, 4, RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The ReLU turns off at x = 0.5; there its slope leaves the sum and the curve bends." },
    /* |x| from two units, and the identity from the same two */
    { RELU_ACTIVATION_RELU, 0, 2, { 1, 0, 1, -1, 0, 1 }, 0, -4, 4, RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The curve bends where h₀ and h₁ switch." },
    { RELU_ACTIVATION_RELU, 0, 2, { 1, 0, 1, -1, 0, -1 }, 0, -4, 4, RELU_VERDICT_LINEAR,
      "Linear on −4 ≤ x ≤ 4: f(x) = x",
      "h₀ and h₁ switch at x = 0, but their changes of slope cancel: 2 activation regions, one "
      "straight line." },
    /* zero weights out */
    { RELU_ACTIVATION_RELU, 0, 1, { 1, 0, 0 }, 3, -4, 4, RELU_VERDICT_CONSTANT,
      "Constant on −4 ≤ x ≤ 4: f(x) = 3",
      "h₀ switches at x = 0, but its weight to the output is 0: 2 activation regions, one straight "
      "line." },
    { RELU_ACTIVATION_RELU, 0, 3, { 1, 0, 0, 1, 1, 0, 1, 2, 0 }, -3, -4, 4, RELU_VERDICT_CONSTANT,
      "Constant on −4 ≤ x ≤ 4: f(x) = −3",
      "h₀, h₁ and h₂ switch at 3 places, but their weights to the output are 0: 4 activation "
      "regions, one straight line." },
    { RELU_ACTIVATION_RELU, 0, 2, { 1, 0, 0, 1, 1, 1 }, 0, -4, 4, RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The curve bends where h₁ switches. Also, h₀ switches at x = 0, but its weight to the output is "
      "0 (3 activation regions)." },
    /* zero weights in: never switches */
    { RELU_ACTIVATION_RELU, 0, 2, { 0, 1, 2, 0, -1, 2 }, 0, -4, 4, RELU_VERDICT_CONSTANT,
      "Constant on −4 ≤ x ≤ 4: f(x) = 2",
      "No ReLU switches inside the domain: h₁ is off everywhere, h₀ is on everywhere." },
    { RELU_ACTIVATION_RELU, 0, 1, { 0, 0, 1 }, 1, -4, 4, RELU_VERDICT_CONSTANT,
      "Constant on −4 ≤ x ≤ 4: f(x) = 1",
      "No ReLU switches inside the domain: h₀ is off everywhere." },
    /* some bend, some do not */
    { RELU_ACTIVATION_RELU, 0, 4, { 1, 0, 1, 1, 10, 1, 1, -10, 1, 1, -20, 1 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The curve bends where h₀ switches; h₂ and h₃ are off everywhere, h₁ is on everywhere." },
    /* two cancel at 0, a third bends at 1 */
    { RELU_ACTIVATION_RELU, 0, 3, { 1, 0, 1, -1, 0, -1, 1, -1, 1 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The curve bends where h₂ switches. Also, h₀ and h₁ switch at x = 0, but their changes of slope "
      "cancel (3 activation regions)." },
    /* units that never switch, and silent ones: two sentences */
    { RELU_ACTIVATION_RELU, 0, 5,
      { 1, 0, 1, 1, 10, 1, 1, -10, 1, 1, -20, 1, 1, -1, 0 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The curve bends where h₀ switches; h₂ and h₃ are off everywhere, h₁ is on everywhere. Also, h₄ "
      "switches at x = 1, but its weight to the output is 0 (3 activation regions)." },
    /* leaky: never off */
    { RELU_ACTIVATION_LEAKY_RELU, 0.01, 3, { 1, -10, 1, 1, 10, 1, 1, 10, 1 }, 0, -4, 4,
      RELU_VERDICT_LINEAR, "Linear on −4 ≤ x ≤ 4: f(x) = 2.01x + 19.9",
      "No leaky ReLU switches inside the domain: h₀ has z ≤ 0 everywhere, h₁ and h₂ have z > 0 "
      "everywhere." },
    { RELU_ACTIVATION_LEAKY_RELU, 0.5, 2, { 1, 0, 1, 1, 1, 1 }, 0, -4, 4,
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −4 ≤ x ≤ 4: 3 linear regions, 2 breakpoints",
      "Each leaky ReLU switches once; at its breakpoint its slope changes and the curve bends." },
    { RELU_ACTIVATION_LEAKY_RELU, 0.5, 1, { 1, 0, 1 }, 0, -4, 4, RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −4 ≤ x ≤ 4: 2 linear regions, 1 breakpoint",
      "The leaky ReLU switches at x = 0; there its slope changes and the curve bends." },
    { RELU_ACTIVATION_LEAKY_RELU, 1, 1, { 1, 0, 1 }, 0, -4, 4, RELU_VERDICT_LINEAR,
      "Linear on −4 ≤ x ≤ 4: f(x) = x",
      "h₀ switches at x = 0, but its slope is the same on both sides: 2 activation regions, one "
      "straight line." },
    /* far from 0: enough digits to tell the ends apart */
    { RELU_ACTIVATION_RELU, 0, 1, { 1, -1234567.5, 1 }, 0, 1234567, 1234568,
      RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on 1.234567\u00a0×\u00a010⁶ ≤ x ≤ 1.234568\u00a0×\u00a010⁶: 2 linear regions, 1 "
      "breakpoint",
      "The ReLU turns on at x = 1.2345675\u00a0×\u00a010⁶; there its slope joins the sum and the curve "
      "bends." },
    /* smooth */
    { RELU_ACTIVATION_TANH, 0, 1, { 1, 0, 1 }, 0, -4, 4, RELU_VERDICT_SMOOTH,
      "Curved everywhere on −4 ≤ x ≤ 4",
      "Bent gradually by tanh, which has no knot where it could switch: there are no linear regions "
      "and no breakpoints." },
    { RELU_ACTIVATION_TANH, 0, 1, { 1, 0, 0 }, 3, -4, 4, RELU_VERDICT_SMOOTH,
      "Constant on −4 ≤ x ≤ 4: f(x) = 3", "Nothing that tanh curves reaches the output." },
    { RELU_ACTIVATION_SILU, 0, 2, { 1, 0, 1, -1, 0, -1 }, 0, -4, 4, RELU_VERDICT_SMOOTH,
      "Almost straight on −4 ≤ x ≤ 4: f(x) ≈ x",
      "Curved by SiLU (swish), but by less than a thousandth of the curve's height." },
    { RELU_ACTIVATION_TANH, 0, 2, { 1, 0, 1, 1, 0, -1 }, 3, -4, 4, RELU_VERDICT_SMOOTH,
      "Almost constant on −4 ≤ x ≤ 4: f(x) ≈ 3",
      "All that tanh curves cancels, as far as can be told." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network
        = shallow (rows[i].kind, rows[i].negative_slope, rows[i].n, rows[i].wbv, rows[i].c);

      check (network, rows[i].from, rows[i].to, rows[i].verdict, rows[i].headline, rows[i].reason);
    }
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *layers;
    ReluVerdict verdict;
    const char *headline;
    const char *reason;
  } rows[] = {
    { "[{\"weights\":[[-0.5]],\"biases\":[-1]}]", RELU_VERDICT_LINEAR,
      "Linear on −2 ≤ x ≤ 2: f(x) = −0.5x − 1",
      "No hidden units: the output is the input times a weight, plus a bias." },
    { "[{\"activation\":\"relu\",\"weights\":[[1]]}]", RELU_VERDICT_PIECEWISE_LINEAR,
      "Non-linear on −2 ≤ x ≤ 2: 2 linear regions, 1 breakpoint",
      "The curve bends where the output switches." },
    { "[{\"activation\":\"identity\",\"weights\":[[1],[2]]},{\"weights\":[[1,1]]}]",
      RELU_VERDICT_LINEAR, "Linear on −2 ≤ x ≤ 2: f(x) = 3x",
      "No unit can switch: every activation is the identity, and sums of straight lines are "
      "straight." },
    /* the deep unit of Serra et al.: five activation regions, four linear ones */
    { "[{\"weights\":[[1],[-1]],\"biases\":[0,1]},{\"weights\":[[4,2]],\"biases\":[-3]},"
      "{\"weights\":[[1]]}]",
      RELU_VERDICT_PIECEWISE_LINEAR, "Non-linear on −2 ≤ x ≤ 2: 4 linear regions, 3 breakpoints",
      "The curve bends where h⁽¹⁾₁ and h⁽²⁾₀ switch. Also, h⁽¹⁾₀ switches at x = 0, but the units that "
      "it feeds are off there (5 activation regions)." },
    /* off downstream */
    { "[{\"weights\":[[1],[-1]]},{\"weights\":[[-1,-1]],\"biases\":[-1]},{\"weights\":[[1]]}]",
      RELU_VERDICT_CONSTANT, "Constant on −2 ≤ x ≤ 2: f(x) = 0",
      "h⁽¹⁾₀ and h⁽¹⁾₁ switch at x = 0, but the units that they feed are off there: 2 activation "
      "regions, one straight line." },
    { "[{\"weights\":[[1]]},{\"activation\":\"relu\",\"weights\":[[-1]],\"biases\":[-1]}]",
      RELU_VERDICT_CONSTANT, "Constant on −2 ≤ x ≤ 2: f(x) = 0",
      "h₀ switches at x = 0, but the output is off there: 2 activation regions, one straight line." },
    /* on downstream, but its weight out is 0 */
    { "[{\"weights\":[[1]]},{\"weights\":[[1]],\"biases\":[1]},{\"weights\":[[0]],\"biases\":[2]}]",
      RELU_VERDICT_CONSTANT, "Constant on −2 ≤ x ≤ 2: f(x) = 2",
      "h⁽¹⁾₀ switches at x = 0, but the change does not reach the output: 2 activation regions, one "
      "straight line." },
    /* two ways that cancel */
    { "[{\"weights\":[[1]]},{\"weights\":[[1],[1]],\"biases\":[1,2]},{\"weights\":[[1,-1]]}]",
      RELU_VERDICT_CONSTANT, "Constant on −2 ≤ x ≤ 2: f(x) = −1",
      "h⁽¹⁾₀ switches at x = 0, but the change of slope cancels on the way to the output: 2 "
      "activation regions, one straight line." },
    /* mixed kinds */
    { "[{\"weights\":[[1]],\"biases\":[5]},{\"activation\":\"leaky_relu\",\"weights\":[[1]]},"
      "{\"weights\":[[1]]}]",
      RELU_VERDICT_LINEAR, "Linear on −2 ≤ x ≤ 2: f(x) = x + 5",
      "No unit switches inside the domain: h⁽¹⁾₀ and h⁽²⁾₀ have z > 0 everywhere." },
    { "[{\"weights\":[[1],[-1]]},{\"activation\":\"tanh\",\"weights\":[[1,2]]},{\"weights\":[[1]]}]",
      RELU_VERDICT_SMOOTH, "Curved on −2 ≤ x ≤ 2",
      "Bent gradually by tanh, with corners where other units switch: there are no linear regions to "
      "count." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network = parse (rows[i].layers);

      check (network, -2, 2, rows[i].verdict, rows[i].headline, rows[i].reason);
    }
}

/* Long lists become numbers. */
static void
test_many_units (void)
{
  double wbv[3 * 15];
  g_autoptr (ReluNetwork) network = NULL;

  for (guint i = 0; i < 15; i++)
    {
      wbv[3 * i] = 1;
      wbv[3 * i + 1] = i < 12 ? -10 : 10;
      wbv[3 * i + 2] = 1;
    }
  network = shallow (RELU_ACTIVATION_RELU, 0, 15, wbv, 0);
  check (network, -4, 4, RELU_VERDICT_LINEAR, "Linear on −4 ≤ x ≤ 4: f(x) = 3x + 30",
         "No ReLU switches inside the domain: 12 units are off everywhere, h₁₂, h₁₃ and h₁₄ are on "
         "everywhere.");
}

/* A saw-tooth of 2^k pieces: many switches, a sentence in general terms, and quickly. */
static void
test_very_many_regions (void)
{
  GString *layers = g_string_new ("[{\"weights\":[[1],[1]],\"biases\":[0,-0.5]}");
  g_autoptr (ReluNetwork) network = NULL;

  for (guint i = 1; i < 14; i++)
    g_string_append (layers, ",{\"weights\":[[2,-4],[2,-4]],\"biases\":[0,-0.5]}");
  g_string_append (layers, ",{\"weights\":[[2,-4]]}]");
  network = parse (layers->str);
  g_string_free (layers, TRUE);
  check (network, 0, 1, RELU_VERDICT_PIECEWISE_LINEAR,
         "Non-linear on 0 ≤ x ≤ 1: 16384 linear regions, 16383 breakpoints",
         "14 units switch inside the domain, and the curve bends where the slope changes; 14 units are "
         "on everywhere.");
}

/* Which units are muted is said first, and nobody is told that a weight is 0. */
static void
test_muted (void)
{
  static const double wbv[] = { 1, 3, 1, 1, 0, 0 };
  g_autoptr (ReluNetwork) network = shallow (RELU_ACTIVATION_RELU, 0, 2, wbv, 0);
  g_autoptr (ReluAnalysis) analysis
      = relu_analysis_new_muted (network, -4, 4, "h₁ is muted.", NULL);

  g_assert_cmpstr (relu_analysis_get_reason (analysis), ==,
                   "h₁ is muted. The curve bends where h₀ switches. Also, h₁ switches at x = 0, but "
                   "the change does not reach the output (3 activation regions).");
  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_PIECEWISE_LINEAR);
}

static void
test_errors (void)
{
  static const double wbv[] = { 1e300, 0, 1e300 };
  g_autoptr (ReluNetwork) relu = shallow (RELU_ACTIVATION_RELU, 0, 1, wbv, 0);
  g_autoptr (ReluNetwork) tanh = shallow (RELU_ACTIVATION_TANH, 0, 1, wbv, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (relu_analysis_new (relu, -4, 4, &error));
  g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE);
  g_clear_error (&error);
  g_assert_null (relu_analysis_new (relu, 4, 4, &error));
  g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_DOMAIN);
  g_clear_error (&error);
  g_assert_null (relu_analysis_new (tanh, 4, 4, &error));
  g_assert_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_DOMAIN);
}

static void
test_digits (void)
{
  g_assert_cmpint (relu_words_get_digits (-4, 4), ==, 4);
  g_assert_cmpint (relu_words_get_digits (0, 1000), ==, 4);
  g_assert_cmpint (relu_words_get_digits (1000, 1001), ==, 8);
  g_assert_cmpint (relu_words_get_digits (1e15, 1e15 + 1), ==, 17);
  g_assert_cmpint (relu_words_get_digits (0, 1e-300), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/shallow", test_shallow);
  g_test_add_func ("/analysis/shapes", test_shapes);
  g_test_add_func ("/analysis/many-units", test_many_units);
  g_test_add_func ("/analysis/very-many-regions", test_very_many_regions);
  g_test_add_func ("/analysis/muted", test_muted);
  g_test_add_func ("/analysis/errors", test_errors);
  g_test_add_func ("/analysis/digits", test_digits);
  return g_test_run ();
}
