/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-derivation.c: what is printed is true: by hand for the examples, and by reading the printed
 * formulas back for random networks. */

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "relu-derivation.h"
#include "relu-examples.h"
#include "relu-forward.h"

#define DIGITS 6

static ReluAnalysis *
load (const char *example)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = relu_examples_load (example, &error);
  ReluAnalysis *analysis;

  g_assert_no_error (error);
  analysis = relu_analysis_new (relu_file_get_network (file), relu_file_get_from (file),
                                relu_file_get_to (file), &error);
  g_assert_no_error (error);

  return analysis;
}

typedef struct
{
  const char *example;
  double x;
  const char *text;
} Case;

/* Worked out by hand from the parameters that LEARNERS.md and the examples' sources give. */
static const Case cases[] = {
  { "non-linear", 1,
    "x = 1\n"
    "\n"
    "z₀ = w₀·x + b₀ = 1·1 + 3 = 4\n"
    "h₀ = ReLU(4) = 4 (on)\n"
    "v₀·h₀ = 0.8·4 = 3.2\n"
    "z₁ = w₁·x + b₁ = 1·1 + 0 = 1\n"
    "h₁ = ReLU(1) = 1 (on)\n"
    "v₁·h₁ = −2·1 = −2\n"
    "z₂ = w₂·x + b₂ = 1·1 − 2 = −1\n"
    "h₂ = ReLU(−1) = 0 (off)\n"
    "v₂·h₂ = 2.6·0 = 0\n"
    "\n"
    "f(1) = v₀·h₀ + v₁·h₁ + v₂·h₂ + c = 3.2 − 2 + 0 − 0.5 = 0.7\n"
    "\n"
    "On 0 ≤ x ≤ 2\n"
    "f(x) = 0.8·(x + 3) − 2·x − 0.5\n"
    "     = (0.8 − 2)·x + (2.4 − 0.5)\n"
    "     = −1.2x + 1.9\n"
    "slope = v₀·w₀ + v₁·w₁ = 0.8·1 − 2·1 = 0.8 − 2 = −1.2\n" },
  /* A sentence and both sides where a unit switches; all off on the right. */
  { "all-off", 0.3,
    "x = 0.3\n"
    "\n"
    "z₀ = w₀·x + b₀ = −1·0.3 + 0.3 = 0\n"
    "h₀ = ReLU(0) = 0 (switches)\n"
    "v₀·h₀ = 2·0 = 0\n"
    "z₁ = w₁·x + b₁ = 2·0.3 − 1 = −0.4\n"
    "h₁ = ReLU(−0.4) = 0 (off)\n"
    "v₁·h₁ = −1·0 = 0\n"
    "z₂ = w₂·x + b₂ = 0.65·0.3 − 0.5 = −0.305\n"
    "h₂ = ReLU(−0.305) = 0 (off)\n"
    "v₂·h₂ = 7·0 = 0\n"
    "\n"
    "f(0.3) = v₀·h₀ + v₁·h₁ + v₂·h₂ + c = 0 + 0 + 0 − 0.3 = −0.3\n"
    "\n"
    "h₀ switches at x = 0.3: its z is 0 there, and the curve bends.\n"
    "\n"
    "Left of x = 0.3, on 0 ≤ x ≤ 0.3\n"
    "f(x) = 2·(−x + 0.3) − 0.3\n"
    "     = −2x + (0.6 − 0.3)\n"
    "     = −2x + 0.3\n"
    "slope = v₀·w₀ = 2·(−1) = −2\n"
    "\n"
    "Right of x = 0.3, on 0.3 ≤ x ≤ 0.5\n"
    "f(x) = −0.3\n"
    "slope = 0\n" },
  /* A silent switch. */
  { "identity", 0,
    "x = 0\n"
    "\n"
    "z₀ = w₀·x + b₀ = 1·0 + 0 = 0\n"
    "h₀ = ReLU(0) = 0 (switches)\n"
    "v₀·h₀ = 1·0 = 0\n"
    "z₁ = w₁·x + b₁ = −1·0 + 0 = 0\n"
    "h₁ = ReLU(0) = 0 (switches)\n"
    "v₁·h₁ = −1·0 = 0\n"
    "\n"
    "f(0) = v₀·h₀ + v₁·h₁ + c = 0 + 0 + 0 = 0\n"
    "\n"
    "h₀ and h₁ switch at x = 0; the curve goes straight on.\n"
    "\n"
    "Left of x = 0, on −4 ≤ x ≤ 0\n"
    "f(x) = −(−x)\n"
    "     = x\n"
    "slope = v₁·w₁ = −1·(−1) = 1\n"
    "\n"
    "Right of x = 0, on 0 ≤ x ≤ 4\n"
    "f(x) = x\n"
    "slope = v₀·w₀ = 1·1 = 1\n" },
  /* Deep: the lines of the last hidden layer. */
  { "deep-unit", 0.75,
    "x = 0.75\n"
    "\n"
    "z⁽¹⁾₀ = w⁽¹⁾₀·x + b⁽¹⁾₀ = 1·0.75 + 0 = 0.75\n"
    "h⁽¹⁾₀ = ReLU(0.75) = 0.75 (on)\n"
    "z⁽¹⁾₁ = w⁽¹⁾₁·x + b⁽¹⁾₁ = −1·0.75 + 1 = 0.25\n"
    "h⁽¹⁾₁ = ReLU(0.25) = 0.25 (on)\n"
    "\n"
    "z⁽²⁾₀ = w⁽²⁾₀‚₀·h⁽¹⁾₀ + w⁽²⁾₀‚₁·h⁽¹⁾₁ + b⁽²⁾₀ = 4·0.75 + 2·0.25 − 3 = 0.5\n"
    "h⁽²⁾₀ = ReLU(0.5) = 0.5 (on)\n"
    "v₀·h⁽²⁾₀ = 1·0.5 = 0.5\n"
    "\n"
    "f(0.75) = v₀·h⁽²⁾₀ + c = 0.5 + 0 = 0.5\n"
    "\n"
    "On 0.5 ≤ x ≤ 1\n"
    "h⁽²⁾₀ = 2x − 1\n"
    "f(x) = 2x − 1\n"
    "slope = 1·2 = 2\n" },
  { "leaky", 0.3,
    "x = 0.3\n"
    "\n"
    "z₀ = w₀·x + b₀ = 1·0.3 − 10 = −9.7\n"
    "h₀ = LeakyReLU(−9.7) = 0.01·(−9.7) = −0.097 (z below 0)\n"
    "v₀·h₀ = 1·(−0.097) = −0.097\n"
    "z₁ = w₁·x + b₁ = 1·0.3 + 10 = 10.3\n"
    "h₁ = LeakyReLU(10.3) = 10.3 (z above 0)\n"
    "v₁·h₁ = 1·10.3 = 10.3\n"
    "z₂ = w₂·x + b₂ = 1·0.3 + 10 = 10.3\n"
    "h₂ = LeakyReLU(10.3) = 10.3 (z above 0)\n"
    "v₂·h₂ = 1·10.3 = 10.3\n"
    "\n"
    "f(0.3) = v₀·h₀ + v₁·h₁ + v₂·h₂ + c = −0.097 + 10.3 + 10.3 + 0 = 20.503\n"
    "\n"
    "On −4 ≤ x ≤ 4\n"
    "f(x) = 0.01·(x − 10) + (x + 10) + (x + 10)\n"
    "     = (0.01 + 1 + 1)·x + (−0.1 + 10 + 10)\n"
    "     = 2.01x + 19.9\n"
    "slope = v₀·0.01·w₀ + v₁·w₁ + v₂·w₂ = 1·0.01·1 + 1·1 + 1·1 = 0.01 + 1 + 1 = 2.01\n" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluAnalysis) analysis = load (cases[i].example);
      g_autoptr (ReluDerivation) derivation = relu_derivation_new (analysis, cases[i].x, DIGITS);
      g_autofree char *text = relu_derivation_dup_text (derivation);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The third breakpoint of this example is 11/7, which has no last digit: nothing may claim to be
 * exact that is not, and its z is 0 although 11/7 was rounded. The equation is exact all the same.
 */
static void
test_rounded (void)
{
  g_autoptr (ReluAnalysis) analysis = load ("udl-3-3");
  const double xs[] = { 11.0 / 7, nextafter (11.0 / 7, 0), nextafter (11.0 / 7, 2) };

  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      g_autoptr (ReluDerivation) derivation = relu_derivation_new (analysis, xs[i], DIGITS);
      g_autofree char *text = relu_derivation_dup_text (derivation);
      g_autofree char *z = relu_derivation_dup_preactivation (derivation, 0, 2, RELU_NOTATION_TEXT);
      g_autofree char *f = relu_derivation_dup_preactivation (derivation, 1, 0, RELU_NOTATION_TEXT);
      g_autofree char *equation = relu_derivation_dup_equation (derivation, 0, RELU_NOTATION_TEXT, NULL);

      g_assert_true (g_str_has_prefix (text, "x ≈ 1.57143\n"));
      g_assert_cmpstr (z, ==, "z₂ = w₂·x + b₂ ≈ −0.7·1.57143 + 1.1 ≈ 0");
      g_assert_cmpint (relu_derivation_get_state (derivation, 0, 2), ==, RELU_AT_X_SWITCHES);
      g_assert_cmpuint (relu_derivation_get_n_sides (derivation), ==, 2);
      g_assert_cmpstr (f, ==,
                       "f(x) = v₀·h₀ + v₁·h₁ + v₂·h₂ + c ≈ −0.557143 + 0.668571 + 0 − 0.23 "
                       "≈ −0.118571");
      g_assert_cmpstr (equation, ==,
                       "f(x) = −1.3·(0.4x − 0.2) + 1.3·(0.9x − 0.9) + 0.66·(−0.7x + 1.1) − 0.23\n"
                       "= (−0.52 + 1.17 − 0.462)·x + (0.26 − 1.17 + 0.726 − 0.23)\n"
                       "= 0.188x − 0.414");
    }
}

static void
test_outside_and_smooth (void)
{
  g_autoptr (ReluAnalysis) bent = load ("non-linear");
  g_autoptr (ReluAnalysis) smooth = load ("tanh");
  g_autoptr (ReluDerivation) outside = relu_derivation_new (bent, 5, DIGITS);
  g_autoptr (ReluDerivation) curved = relu_derivation_new (smooth, 0, DIGITS);
  g_autofree char *outside_note = relu_derivation_dup_note (outside);
  g_autofree char *curved_note = relu_derivation_dup_note (curved);
  g_autofree char *f = relu_derivation_dup_preactivation (outside, 1, 0, RELU_NOTATION_TEXT);
  g_autofree char *at_zero = relu_derivation_dup_activation (curved, 0, 1, RELU_NOTATION_TEXT);
  g_autofree char *at_three = relu_derivation_dup_activation (curved, 0, 0, RELU_NOTATION_TEXT);

  g_assert_cmpuint (relu_derivation_get_n_sides (outside), ==, 0);
  g_assert_cmpstr (outside_note, ==, "x = 5 is outside of the domain −4 ≤ x ≤ 4.");
  g_assert_true (g_str_has_suffix (f, " = 6.4 − 10 + 7.8 − 0.5 = 3.7"));

  g_assert_cmpuint (relu_derivation_get_n_sides (curved), ==, 0);
  g_assert_nonnull (curved_note);
  g_assert_cmpint (relu_derivation_get_state (curved, 0, 0), ==, RELU_AT_X_NO_KNOT);
  g_assert_cmpstr (at_zero, ==, "h₁ = tanh(0) = 0");
  g_assert_cmpstr (at_three, ==, "h₀ = tanh(3) ≈ 0.995055");
}

/* A formula as it is printed, read back: sums and products of numbers, x and parentheses. */
typedef struct
{
  const char *p;
  double x;
} Reader;

static gboolean
take (Reader *self, const char *token)
{
  while (*self->p == ' ')
    self->p++;
  if (!g_str_has_prefix (self->p, token))
    return FALSE;
  self->p += strlen (token);

  return TRUE;
}

static double read_sum (Reader *self);

static double
read_power (Reader *self)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  gboolean negative = take (self, "⁻");
  int exponent = 0;

  for (guint i = 0; i < 10; i++)
    if (take (self, digits[i]))
      {
        exponent = 10 * exponent + (int) i;
        i = G_MAXUINT;
      }

  return pow (10, negative ? -exponent : exponent);
}

static double
read_factor (Reader *self)
{
  double value;
  char *end;

  if (take (self, "("))
    {
      value = read_sum (self);
      g_assert_true (take (self, ")"));
      return value;
    }
  if (take (self, "−"))
    return -read_factor (self);
  if (take (self, "x"))
    return self->x;

  value = g_ascii_strtod (self->p, &end);
  g_assert_true (end != self->p);
  self->p = end;
  if (take (self, "\u00a0×\u00a010"))
    value *= read_power (self);
  take (self, "\u00a0");
  if (take (self, "x"))
    value *= self->x;

  return value;
}

static double
read_product (Reader *self)
{
  double value = read_factor (self);

  while (take (self, "·"))
    value *= read_factor (self);

  return value;
}

static double
read_sum (Reader *self)
{
  double sum = take (self, "−") ? -read_product (self) : read_product (self);

  while (*self->p != '\0')
    if (take (self, "+"))
      sum += read_product (self);
    else if (take (self, "−"))
      sum -= read_product (self);
    else
      break;

  return sum;
}

static double
read_back (const char *formula, double x)
{
  Reader reader = { formula, x };
  double value = read_sum (&reader);

  while (*reader.p == ' ')
    reader.p++;
  g_assert_cmpstr (reader.p, ==, "");

  return value;
}

/* Each side of each "=" and "≈", from the one of index @first on, comes to @value, and what stands
 * around an "=" is the same to the last digit. */
static void
check_chain (const char *line, guint first, double x, double value, double scale)
{
  g_autoptr (GString) flat = g_string_new (line);
  g_auto (GStrv) sides = NULL;
  const char *p = line;
  double before = NAN;

  g_string_replace (flat, "\n", " ", 0);
  g_string_replace (flat, "≈", "=", 0);
  sides = g_strsplit (flat->str, "=", -1);
  for (guint i = 0; sides[i] != NULL; i++)
    {
      gboolean exact = FALSE;
      double shown;

      if (i > 0)
        {
          exact = strcspn (p, "=") <
                  (gsize) (strstr (p, "≈") == NULL ? G_MAXSSIZE : strstr (p, "≈") - p);
          p = exact ? p + strcspn (p, "=") + 1 : strstr (p, "≈") + strlen ("≈");
        }
      if (i < first)
        continue;
      shown = read_back (sides[i], x);
      g_assert_cmpfloat_with_epsilon (shown, value, 1e-4 * scale);
      if (exact && i > first)
        g_assert_cmpfloat_with_epsilon (shown, before, 1e-13 * scale);
      before = shown;
    }
}

static double
random_parameter (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_test_rand_int_range (-5, 6);
    case 1:
      return g_test_rand_int_range (-20, 21) / 10.0;
    default:
      return g_test_rand_double_range (-2, 2);
    }
}

static ReluNetwork *
random_network (guint n_hidden)
{
  static const ReluActivationKind kinds[] = { RELU_ACTIVATION_RELU, RELU_ACTIVATION_RELU,
                                              RELU_ACTIVATION_LEAKY_RELU,
                                              RELU_ACTIVATION_IDENTITY };
  ReluLayer layers[5];
  guint width = 1;
  gsize n = 0;
  g_autofree double *parameters = NULL;

  for (guint i = 0; i <= n_hidden; i++)
    {
      ReluActivationKind kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];

      layers[i].n_inputs = width;
      layers[i].n_units = i == n_hidden ? 1 : (guint) g_test_rand_int_range (1, 8);
      layers[i].activation =
          (ReluActivation){ kind, kind == RELU_ACTIVATION_LEAKY_RELU ? 0.01 : 0 };
      width = layers[i].n_units;
      n += (gsize) width * (layers[i].n_inputs + 1);
    }
  parameters = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    parameters[i] = random_parameter ();

  return relu_network_new (n_hidden + 1, layers, parameters, NULL);
}

/* How large the numbers inside a sum are, beside which the last digits of the result are nothing.
 */
static double
get_scale (const ReluNetwork *network)
{
  const double *parameters = relu_network_get_parameters (network);
  double scale = 4;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    scale *= 4 * relu_network_get_layer (network, i)->n_inputs;
  for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
    scale = MAX (scale, fabs (parameters[i]));

  return scale;
}

static void
check_forward (ReluDerivation *derivation, ReluNetwork *network, double scale)
{
  double x = relu_derivation_get_x (derivation);

  for (guint layer = 0; layer < relu_network_get_n_layers (network); layer++)
    for (guint unit = 0; unit < relu_network_get_layer (network, layer)->n_units; unit++)
      {
        g_autofree char *z =
            relu_derivation_dup_preactivation (derivation, layer, unit, RELU_NOTATION_TEXT);

        check_chain (z, 2, x, relu_derivation_get_preactivation (derivation, layer, unit), scale);
      }
}

static void
check_region (ReluDerivation *derivation, double scale)
{
  double x = relu_derivation_get_x (derivation);
  guint n_symbols = relu_network_get_n_hidden_layers (
                        relu_analysis_get_network (relu_derivation_get_analysis (derivation))) == 1;

  for (guint side = 0; side < relu_derivation_get_n_sides (derivation); side++)
    {
      g_autofree char *equation =
          relu_derivation_dup_equation (derivation, side, RELU_NOTATION_TEXT, NULL);
      g_autofree char *slope = relu_derivation_dup_slope (derivation, side, RELU_NOTATION_TEXT, NULL);
      gboolean has_symbols = n_symbols > 0 && strstr (slope, "v") != NULL;
      ReluRegion region;

      relu_derivation_get_region (derivation, side, &region);
      check_chain (equation, 1, x, relu_derivation_get_output (derivation), scale);
      check_chain (slope, has_symbols ? 2 : 1, x, region.slope, scale);
    }
}

static void
test_read_back (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (ReluNetwork) network = random_network ((guint) g_test_rand_int_range (0, 4));
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
      ReluRegions *regions = relu_analysis_get_regions (analysis);
      double scale = get_scale (network);

      for (guint i = 0; i < 4; i++)
        {
          guint n = relu_regions_get_n_activation_regions (regions);
          guint point = (guint) g_test_rand_int_range (0, (gint32) n + 1);
          /* Some at the very switches. */
          double x = i == 0 ? relu_regions_get_xs (regions)[point]
                            : g_test_rand_int_range (-40, 41) / (i == 1 ? 7.0 : 10.0);
          g_autoptr (ReluDerivation) derivation = NULL;

          x = CLAMP (x, -4, 4);
          derivation = relu_derivation_new (analysis, x, DIGITS);
          check_forward (derivation, network, scale);
          check_region (derivation, scale);
        }
    }
}

/* Braces in pairs, as many \( as \), and no character that LaTeX would not take in mathematics. */
static void
check_latex (const char *latex)
{
  int depth = 0, math = 0;

  g_assert_true (g_str_has_prefix (latex, "\\begin{align*}\nx &"));
  g_assert_true (g_str_has_suffix (latex, "\n\\end{align*}\n"));
  for (const char *p = latex; *p != '\0'; p++)
    {
      g_assert_cmpint ((guchar) *p, <, 128);
      depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
      math += g_str_has_prefix (p, "\\(") ? 1 : g_str_has_prefix (p, "\\)") ? -1 : 0;
      g_assert_cmpint (depth, >=, 0);
      g_assert_true (math == 0 || math == 1);
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpint (math, ==, 0);
}

/* One & in each row, but for \intertext; \\ between rows, and none before the end. */
static void
check_rows (const char *latex)
{
  g_auto (GStrv) lines = g_strsplit (latex, "\n", -1);
  guint n = g_strv_length (lines) - 2; /* without \end{align*} and what is behind it */

  for (guint i = 1; i < n; i++)
    {
      gboolean is_text = g_str_has_prefix (lines[i], "\\intertext{");
      g_auto (GStrv) columns = g_strsplit (lines[i], "&", -1);

      g_assert_cmpuint (g_strv_length (columns), ==, is_text ? 1 : 2);
      if (!is_text)
        g_assert_true (g_str_has_suffix (lines[i], " \\\\") == (i + 1 < n));
    }
}

static void
test_latex (void)
{
  g_autoptr (ReluAnalysis) deep = load ("deep-unit");
  g_autoptr (ReluDerivation) derivation = relu_derivation_new (deep, 0.75, DIGITS);
  g_autofree char *z = relu_derivation_dup_preactivation (derivation, 1, 0, RELU_NOTATION_LATEX);
  g_autofree char *h = relu_derivation_dup_activation (derivation, 1, 0, RELU_NOTATION_LATEX);

  g_assert_cmpstr (z, ==,
                   "z^{(2)}_{0} &= w^{(2)}_{0,0} h^{(1)}_{0} + w^{(2)}_{0,1} h^{(1)}_{1} + "
                   "b^{(2)}_{0} = 4 \\cdot 0.75 + 2 \\cdot 0.25 - 3 = 0.5");
  g_assert_cmpstr (h, ==, "h^{(2)}_{0} &= \\mathrm{ReLU}(0.5) = 0.5");

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (ReluNetwork) network = random_network ((guint) g_test_rand_int_range (0, 4));
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
      g_autoptr (ReluDerivation) at =
          relu_derivation_new (analysis, g_test_rand_int_range (-28, 29) / 7.0, DIGITS);
      g_autofree char *latex = relu_derivation_dup_latex (at);

      check_latex (latex);
      check_rows (latex);
    }
}

/* Which parts of the region's lines come from which unit. */
static void
test_spans (void)
{
  static const char *const equation_parts[]
    = { "0:0.8·(x + 3)", "1: − 2·x", "0:0.8", "1: − 2", "0:2.4" };
  static const char *const slope_parts[]
    = { "0:v₀·w₀", "1: + v₁·w₁", "0:0.8·1", "1: − 2·1", "0:0.8", "1: − 2" };
  g_autoptr (ReluAnalysis) analysis = load ("non-linear");
  g_autoptr (ReluDerivation) derivation = relu_derivation_new (analysis, 1, DIGITS);

  for (guint of_slope = 0; of_slope < 2; of_slope++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ReluDerivationSpan));
      g_autofree char *line
        = (of_slope ? relu_derivation_dup_slope
                    : relu_derivation_dup_equation) (derivation, 0, RELU_NOTATION_TEXT, spans);
      const char *const *parts = of_slope ? slope_parts : equation_parts;

      g_assert_cmpuint (spans->len, ==,
                        of_slope ? G_N_ELEMENTS (slope_parts) : G_N_ELEMENTS (equation_parts));
      for (guint i = 0; i < spans->len; i++)
        {
          ReluDerivationSpan span = g_array_index (spans, ReluDerivationSpan, i);
          g_autofree char *part = g_strdup_printf (
            "%u:%.*s", span.unit, (int) (span.end - span.start), line + span.start);

          g_assert_cmpstr (part, ==, parts[i]);
        }
    }
}

/* A wide layer's sums are cut short, and say so. */
static void
test_wide (void)
{
  const guint n = 64;
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 3 * n + 1);
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autoptr (ReluDerivation) derivation = NULL;
  g_autofree char *f = NULL;
  g_autofree char *equation = NULL;

  for (guint i = 0; i < n; i++)
    {
      parameters[i] = 1;
      parameters[n + i] = i;
      parameters[2 * n + i] = 0.5;
    }
  network = relu_network_new (2, layers, parameters, NULL);
  analysis = relu_analysis_new (network, 0, 4, NULL);
  derivation = relu_derivation_new (analysis, 1, DIGITS);
  f = relu_derivation_dup_preactivation (derivation, 1, 0, RELU_NOTATION_TEXT);
  equation = relu_derivation_dup_equation (derivation, 0, RELU_NOTATION_TEXT, NULL);

  g_assert_cmpstr (f, ==,
                   "f(1) = v₀·h₀ + v₁·h₁ + v₂·h₂ + … 60 more … + v₆₃·h₆₃ + c = "
                   "0.5 + 1 + 1.5 + … + 32 + 0 = 1040");
  g_assert_cmpstr (equation, ==,
                   "f(x) = 0.5·x + 0.5·(x + 1) + 0.5·(x + 2) + … 60 more … + 0.5·(x + 63)\n"
                   "= (0.5 + 0.5 + 0.5 + … + 0.5)·x + (0.5 + 1 + 1.5 + … + 31.5)\n"
                   "= 32x + 1008");
}

/* A ReLU or leaky ReLU on the output: f is not z. */
static void
test_output_activation (void)
{
  static const double parameters[] = { 1, 0, -2, 1 }; /* f = act (1 - 2 ReLU (x)) */
  const ReluLayer relu[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                             { 1, 1, { RELU_ACTIVATION_RELU, 0 } } };
  const ReluLayer leaky[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                              { 1, 1, { RELU_ACTIVATION_LEAKY_RELU, 0.1 } } };
  g_autoptr (ReluNetwork) clipped = relu_network_new (2, relu, parameters, NULL);
  g_autoptr (ReluNetwork) bent = relu_network_new (2, leaky, parameters, NULL);
  g_autoptr (ReluAnalysis) clipped_analysis = relu_analysis_new (clipped, -1, 2, NULL);
  g_autoptr (ReluAnalysis) bent_analysis = relu_analysis_new (bent, -1, 2, NULL);
  g_autoptr (ReluDerivation) off = relu_derivation_new (clipped_analysis, 1, DIGITS);
  g_autoptr (ReluDerivation) below = relu_derivation_new (bent_analysis, 1, DIGITS);
  g_autofree char *z = relu_derivation_dup_preactivation (off, 1, 0, RELU_NOTATION_TEXT);
  g_autofree char *f = relu_derivation_dup_activation (off, 1, 0, RELU_NOTATION_TEXT);
  g_autofree char *off_equation = relu_derivation_dup_equation (off, 0, RELU_NOTATION_TEXT, NULL);
  g_autofree char *equation = relu_derivation_dup_equation (below, 0, RELU_NOTATION_TEXT, NULL);
  g_autofree char *slope = relu_derivation_dup_slope (below, 0, RELU_NOTATION_TEXT, NULL);

  g_assert_cmpstr (z, ==, "z = v₀·h₀ + c = −2 + 1 = −1");
  g_assert_cmpstr (f, ==, "f(1) = ReLU(−1) = 0");
  g_assert_cmpstr (off_equation, ==, "f(x) = 0");
  g_assert_cmpstr (equation, ==, "f(x) = 0.1·(−2·x + 1)\n= −0.2x + 0.1");
  g_assert_cmpstr (slope, ==, "slope = 0.1·(v₀·w₀) = 0.1·(−2·1) = −0.2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/derivation/cases", test_cases);
  g_test_add_func ("/derivation/rounded", test_rounded);
  g_test_add_func ("/derivation/outside-and-smooth", test_outside_and_smooth);
  g_test_add_func ("/derivation/read-back", test_read_back);
  g_test_add_func ("/derivation/latex", test_latex);
  g_test_add_func ("/derivation/spans", test_spans);
  g_test_add_func ("/derivation/wide", test_wide);
  g_test_add_func ("/derivation/output-activation", test_output_activation);

  return g_test_run ();
}
