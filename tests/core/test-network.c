/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-network.c: the immutable network, what its parameters are called, and the forward pass. */

#include <math.h>

#include "relu-forward.h"

static const ReluLayer deep_shape[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                        { 3, 2, { RELU_ACTIVATION_LEAKY_RELU, 0.1 } },
                                        { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

static ReluNetwork *
deep_new (void)
{
  double parameters[6 + 8 + 3];

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    parameters[i] = i + 1;

  return relu_network_new (3, deep_shape, parameters, NULL);
}

static void
test_bad_shapes (void)
{
  static const struct
  {
    guint n_layers;
    ReluLayer layers[3];
    const char *message;
  } rows[] = {
    { 0, { { 0 } }, "a network has 1 to 256 layers, this one has 0" },
    { 257, { { 0 } }, "a network has 1 to 256 layers, this one has 257" },
    { 1, { { 1, 0 } }, "a layer has 1 to 65536 units, layer 1 has 0" },
    { 1, { { 1, 65537 } }, "a layer has 1 to 65536 units, layer 1 has 65537" },
    { 1, { { 2, 1 } }, "layer 1 takes 2 inputs, but there are 1" },
    { 2, { { 1, 3 }, { 2, 1 } }, "layer 2 takes 2 inputs, but there are 3" },
    { 2, { { 1, 3 }, { 3, 2 } }, "the last layer must have 1 unit, it has 2" },
    { 3, { { 1, 65536 }, { 65536, 65536 }, { 65536, 1 } },
      "a network has at most 16777216 parameters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      static const double none[8];

      g_assert_null (relu_network_new (rows[i].n_layers, rows[i].layers, none, &error));
      g_assert_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_not_finite (void)
{
  static const ReluLayer shape[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                                     { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const char *const symbols[] = { "w0", "w1", "b0", "b1", "v0", "v1", "c" };

  for (guint i = 0; i < 7; i++)
    for (guint j = 0; j < 3; j++)
      {
        const double bad[] = { NAN, INFINITY, -INFINITY };
        double parameters[7] = { 0 };
        g_autoptr (GError) error = NULL;
        g_autofree char *message = NULL;

        parameters[i] = bad[j];
        g_assert_null (relu_network_new (2, shape, parameters, &error));
        g_assert_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_NOT_FINITE);
        message = g_strdup_printf ("parameter %s is not a finite number", symbols[i]);
        g_assert_cmpstr (error->message, ==, message);
      }
}

/* The flat vector: for each layer the rows of W, then b. */
static void
test_parameters (void)
{
  g_autoptr (ReluNetwork) network = deep_new ();
  guint n_seen = 0;

  g_assert_cmpuint (relu_network_get_n_parameters (network), ==, 17);
  g_assert_cmpuint (relu_network_get_n_layers (network), ==, 3);
  g_assert_cmpuint (relu_network_get_n_hidden_layers (network), ==, 2);
  g_assert_false (relu_network_has_unit (network, 3, 0));
  g_assert_false (relu_network_is_smooth (network));

  for (guint layer = 0; layer < 3; layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, layer);

      g_assert_true (relu_network_has_unit (network, layer, shape->n_units - 1));
      g_assert_false (relu_network_has_unit (network, layer, shape->n_units));

      for (guint unit = 0; unit < shape->n_units; unit++)
        {
          ReluParameter p;
          gsize index;

          for (guint input = 0; input < shape->n_inputs; input++, n_seen++)
            {
              index = relu_network_weight_index (network, layer, unit, input);
              relu_network_describe_parameter (network, index, &p);
              g_assert_cmpuint (p.layer, ==, layer);
              g_assert_cmpuint (p.unit, ==, unit);
              g_assert_cmpuint (p.input, ==, input);
              g_assert_false (p.is_bias);
              g_assert_cmpfloat (relu_network_get_weights (network, layer)[unit * shape->n_inputs
                                                                           + input],
                                 ==, index + 1);
            }
          index = relu_network_bias_index (network, layer, unit);
          relu_network_describe_parameter (network, index, &p);
          g_assert_cmpuint (p.layer, ==, layer);
          g_assert_cmpuint (p.unit, ==, unit);
          g_assert_true (p.is_bias);
          g_assert_cmpfloat (relu_network_get_biases (network, layer)[unit], ==, index + 1);
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, ==, 17);
}

static void
test_with_parameter (void)
{
  g_autoptr (ReluNetwork) network = deep_new ();
  g_autoptr (ReluNetwork) same = relu_network_with_parameter (network, 4, 5);
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (network, 4, -7);
  g_autoptr (ReluNetwork) back = relu_network_with_parameter (other, 4, 5);
  g_autoptr (ReluNetwork) zero = relu_network_with_parameter (network, 4, 0);
  g_autoptr (ReluNetwork) minus_zero = relu_network_with_parameter (zero, 4, -0.0);

  g_assert_true (same == network);
  g_assert_true (other != network);
  g_assert_cmpfloat (relu_network_get_parameters (network)[4], ==, 5);
  g_assert_cmpfloat (relu_network_get_parameters (other)[4], ==, -7);
  g_assert_false (relu_network_equal (network, other));
  g_assert_true (relu_network_equal (network, back));
  g_assert_true (relu_network_equal (network, network));
  g_assert_false (relu_network_equal (zero, minus_zero));
  g_assert_true (signbit (relu_network_get_parameters (minus_zero)[4]));
}

static void
test_equal_needs_the_same_shape (void)
{
  ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                        { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 2, 3, 4 };
  g_autoptr (ReluNetwork) a = relu_network_new (2, shape, parameters, NULL);
  g_autoptr (ReluNetwork) b = relu_network_new (2, shape, parameters, NULL);
  g_autoptr (ReluNetwork) tanh = NULL;
  g_autoptr (ReluNetwork) leaky = NULL;
  g_autoptr (ReluNetwork) leakier = NULL;

  shape[0].activation.kind = RELU_ACTIVATION_TANH;
  tanh = relu_network_new (2, shape, parameters, NULL);
  shape[0].activation = (ReluActivation) { RELU_ACTIVATION_LEAKY_RELU, 0.01 };
  leaky = relu_network_new (2, shape, parameters, NULL);
  shape[0].activation.negative_slope = 0.02;
  leakier = relu_network_new (2, shape, parameters, NULL);

  g_assert_true (relu_network_equal (a, b));
  g_assert_false (relu_network_equal (a, tanh));
  g_assert_false (relu_network_equal (a, leaky));
  g_assert_false (relu_network_equal (leaky, leakier));
  g_assert_true (relu_network_is_smooth (tanh));
  g_assert_false (relu_network_is_smooth (leaky));
}

static void
test_symbols (void)
{
  static const ReluLayer line_shape[] = { { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const ReluLayer wide_shape[] = { { 1, 12, { RELU_ACTIVATION_RELU, 0 } },
                                          { 12, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double none[37];
  g_autoptr (ReluNetwork) line = relu_network_new (1, line_shape, none, NULL);
  g_autoptr (ReluNetwork) wide = relu_network_new (2, wide_shape, none, NULL);
  g_autoptr (ReluNetwork) deep = deep_new ();
  const struct
  {
    ReluNetwork *network;
    gsize index;
    const char *plain;
    const char *pretty;
    const char *label;
  } rows[] = {
    { line, 0, "w", "w", "w, weight of the input" },
    { line, 1, "c", "c", "c, bias of the output" },
    { wide, 0, "w0", "w₀", "w0, weight from the input to h0" },
    { wide, 11, "w11", "w₁₁", "w11, weight from the input to h11" },
    { wide, 12, "b0", "b₀", "b0, bias of h0" },
    { wide, 24, "v0", "v₀", "v0, weight from h0 to the output" },
    { wide, 36, "c", "c", "c, bias of the output" },
    { deep, 2, "w1.2", "w⁽¹⁾₂", "w1.2, weight from the input to h1.2" },
    { deep, 5, "b1.2", "b⁽¹⁾₂", "b1.2, bias of h1.2" },
    { deep, 10, "w2.1.1", "w⁽²⁾₁‚₁", "w2.1.1, weight from h1.1 to h2.1" },
    { deep, 13, "b2.1", "b⁽²⁾₁", "b2.1, bias of h2.1" },
    { deep, 15, "v1", "v₁", "v1, weight from h2.1 to the output" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain
        = relu_network_dup_parameter_symbol (rows[i].network, rows[i].index, RELU_SYMBOL_PLAIN);
      g_autofree char *pretty
        = relu_network_dup_parameter_symbol (rows[i].network, rows[i].index, RELU_SYMBOL_PRETTY);
      g_autofree char *label = relu_network_dup_parameter_label (rows[i].network, rows[i].index);
      gsize found;

      g_assert_cmpstr (plain, ==, rows[i].plain);
      g_assert_cmpstr (pretty, ==, rows[i].pretty);
      g_assert_cmpstr (label, ==, rows[i].label);
      g_assert_true (relu_network_find_parameter (rows[i].network, plain, &found));
      g_assert_cmpuint (found, ==, rows[i].index);
    }
}

/* What names no parameter, or names one in another way than the program does. */
static void
test_unknown_symbols (void)
{
  static const char *const symbols[]
    = { "", "w", "x0", "h0", "c0", "w1", "w1.3", "w1.0.0", "w01.0", "w2.0", "w2.2.0", "w2.0.3",
        "w4.0.0", "b0.0", "b2.2", "v2", "v-1", "v 1", "v1 ", "v1.", "w1.2.3.4", "b99999999999.0" };
  g_autoptr (ReluNetwork) deep = deep_new ();
  gsize index;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    g_assert_false (relu_network_find_parameter (deep, symbols[i], &index));

  for (gsize i = 0; i < relu_network_get_n_parameters (deep); i++)
    {
      g_autofree char *symbol = relu_network_dup_parameter_symbol (deep, i, RELU_SYMBOL_PLAIN);

      g_assert_true (relu_network_find_parameter (deep, symbol, &index));
      g_assert_cmpuint (index, ==, i);
    }
}

static void
test_latex_symbols (void)
{
  g_autoptr (ReluNetwork) deep = deep_new ();
  g_autofree char *weight = relu_network_dup_parameter_symbol (deep, 10, RELU_SYMBOL_LATEX);
  g_autofree char *bias = relu_network_dup_parameter_symbol (deep, 13, RELU_SYMBOL_LATEX);
  g_autofree char *out = relu_network_dup_parameter_symbol (deep, 15, RELU_SYMBOL_LATEX);
  g_autofree char *unit = relu_network_dup_unit_symbol (deep, 1, 0, RELU_SYMBOL_LATEX);
  g_autofree char *z = relu_network_dup_preactivation_symbol (deep, 1, 0, RELU_SYMBOL_LATEX);
  g_autofree char *pretty = relu_network_dup_preactivation_symbol (deep, 1, 0, RELU_SYMBOL_PRETTY);
  g_autofree char *output = relu_network_dup_preactivation_symbol (deep, 2, 0, RELU_SYMBOL_LATEX);

  g_assert_cmpstr (weight, ==, "w^{(2)}_{1,1}");
  g_assert_cmpstr (bias, ==, "b^{(2)}_{1}");
  g_assert_cmpstr (out, ==, "v_{1}");
  g_assert_cmpstr (unit, ==, "h^{(2)}_{0}");
  g_assert_cmpstr (z, ==, "z^{(2)}_{0}");
  g_assert_cmpstr (pretty, ==, "z⁽²⁾₀");
  g_assert_cmpstr (output, ==, "z");
}

static void
test_unit_symbols (void)
{
  g_autoptr (ReluNetwork) deep = deep_new ();
  g_autofree char *hidden = relu_network_dup_unit_symbol (deep, 1, 0, RELU_SYMBOL_PRETTY);
  g_autofree char *plain = relu_network_dup_unit_symbol (deep, 1, 0, RELU_SYMBOL_PLAIN);
  g_autofree char *output = relu_network_dup_unit_symbol (deep, 2, 0, RELU_SYMBOL_PRETTY);

  g_assert_cmpstr (hidden, ==, "h⁽²⁾₀");
  g_assert_cmpstr (plain, ==, "h2.0");
  g_assert_cmpstr (output, ==, "f");
}

/* By hand: h = ReLU (x + 4, 2x + 5, 3x + 6), and so on, with the parameters 1 to 17. */
static void
test_trace_by_hand (void)
{
  g_autoptr (ReluNetwork) network = deep_new ();
  g_autoptr (ReluTrace) trace = relu_trace_new (network, -2.5);
  static const double z1[] = { 1.5, 0, -1.5 };
  const double z2[] = { 7 * 1.5 + 13, 10 * 1.5 + 14 };

  g_assert_cmpfloat (relu_trace_get_x (trace), ==, -2.5);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (relu_trace_get_preactivation (trace, 0, i), ==, z1[i]);
      g_assert_cmpfloat (relu_trace_get_activation (trace, 0, i), ==, MAX (z1[i], 0));
    }
  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (relu_trace_get_preactivation (trace, 1, i), ==, z2[i]);
  g_assert_cmpfloat (relu_trace_get_output (trace), ==, 15 * z2[0] + 16 * z2[1] + 17);
  g_assert_cmpfloat (relu_trace_get_output (trace), ==, relu_network_evaluate (network, -2.5));
}

static void
test_trace_equals_evaluate (void)
{
  for (guint round = 0; round < 200; round++)
    {
      ReluLayer layers[4];
      guint n_layers = (guint) g_test_rand_int_range (1, 5);
      g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (ReluNetwork) network = NULL;

      for (guint i = 0; i < n_layers; i++)
        {
          layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
          layers[i].n_units = i + 1 == n_layers ? 1 : (guint) g_test_rand_int_range (1, 9);
          layers[i].activation.kind = (ReluActivationKind) g_test_rand_int_range (0, 7);
          layers[i].activation.negative_slope
            = layers[i].activation.kind == RELU_ACTIVATION_LEAKY_RELU ? 0.01 : 0;
          for (guint j = 0; j < (layers[i].n_inputs + 1) * layers[i].n_units; j++)
            {
              double value = g_test_rand_double_range (-2, 2);

              g_array_append_val (parameters, value);
            }
        }
      network = relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, NULL);
      for (guint i = 0; i < 10; i++)
        {
          double x = g_test_rand_double_range (-5, 5);
          g_autoptr (ReluTrace) trace = relu_trace_new (network, x);

          g_assert_cmpfloat (relu_trace_get_output (trace), ==, relu_network_evaluate (network, x));
          for (guint layer = 0; layer < n_layers; layer++)
            for (guint unit = 0; unit < layers[layer].n_units; unit++)
              g_assert_cmpfloat (
                relu_trace_get_activation (trace, layer, unit), ==,
                relu_activation_apply (&layers[layer].activation,
                                       relu_trace_get_preactivation (trace, layer, unit)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/bad-shapes", test_bad_shapes);
  g_test_add_func ("/network/not-finite", test_not_finite);
  g_test_add_func ("/network/parameters", test_parameters);
  g_test_add_func ("/network/with-parameter", test_with_parameter);
  g_test_add_func ("/network/equal-needs-the-same-shape", test_equal_needs_the_same_shape);
  g_test_add_func ("/network/symbols", test_symbols);
  g_test_add_func ("/network/unknown-symbols", test_unknown_symbols);
  g_test_add_func ("/network/unit-symbols", test_unit_symbols);
  g_test_add_func ("/network/latex-symbols", test_latex_symbols);
  g_test_add_func ("/network/trace-by-hand", test_trace_by_hand);
  g_test_add_func ("/network/trace-equals-evaluate", test_trace_equals_evaluate);
  return g_test_run ();
}
