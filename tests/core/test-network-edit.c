/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-network-edit.c: units and layers come and go, and f stays what it is. */

#include "relu-network-edit.h"

#include <math.h>
#include <string.h>

#include "relu-forward.h"
#include "relu-regions.h"

#define N_ROUNDS 300
#define N_POINTS 40

typedef ReluNetwork *(
    *Edit) (ReluNetwork *network, guint layer, guint unit, gsize **origin, GError **error);

/* Weights that are often 0, -0 or 1: that is where signs and copies go wrong. */
static double
random_parameter (void)
{
  static const double often[] = { 0, -0.0, 1, -1 };
  int choice = g_test_rand_int_range (0, 12);

  return choice < 4 ? often[choice] : g_test_rand_double_range (-2, 2);
}

static ReluNetwork *
random_network (guint n_layers)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_layers; i++)
    {
      ReluActivation *activation = &layers[i].activation;

      layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
      layers[i].n_units = i + 1 == n_layers ? 1 : (guint) g_test_rand_int_range (1, 6);
      activation->kind = g_test_rand_bit () ? RELU_ACTIVATION_RELU
                                            : (ReluActivationKind) g_test_rand_int_range (0, 7);
      if (activation->kind == RELU_ACTIVATION_LEAKY_RELU)
        activation->negative_slope = g_test_rand_double_range (-0.5, 0.5);
      for (guint j = 0; j < (layers[i].n_inputs + 1) * layers[i].n_units; j++)
        {
          double value = random_parameter ();

          g_array_append_val (parameters, value);
        }
    }

  return relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, NULL);
}

/* Every parameter with an origin is the same number there, and no two share one. */
static void
check_origin (ReluNetwork *before, ReluNetwork *after, const gsize *origin)
{
  gsize n = relu_network_get_n_parameters (before);
  g_autofree gboolean *taken = g_new0 (gboolean, n);

  for (gsize i = 0; i < relu_network_get_n_parameters (after); i++)
    {
      if (origin[i] == RELU_NO_ORIGIN)
        continue;
      g_assert_cmpuint (origin[i], <, n);
      g_assert_false (taken[origin[i]]);
      taken[origin[i]] = TRUE;
    }
}

static void
check_same_bits_at_origin (ReluNetwork *before, ReluNetwork *after, const gsize *origin)
{
  const double *old = relu_network_get_parameters (before);
  const double *new = relu_network_get_parameters (after);

  for (gsize i = 0; i < relu_network_get_n_parameters (after); i++)
    if (origin[i] != RELU_NO_ORIGIN)
      g_assert_cmpmem (&new[i], sizeof *new, &old[origin[i]], sizeof *old);
}

static ReluNetwork *
add_unit (ReluNetwork *network, guint layer, guint unit, gsize **origin, GError **error)
{
  return relu_network_add_unit (network, layer, -4, 4, origin, error);
}

static ReluNetwork *
add_layer (ReluNetwork *network, guint layer, guint unit, gsize **origin, GError **error)
{
  return relu_network_add_layer (network, layer, origin, error);
}

/* f is the same number at every x: with @tolerance 0 to the last bit. */
static void
check_f_stays (Edit edit, double tolerance)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ReluNetwork) before = random_network ((guint) g_test_rand_int_range (2, 5));
      guint layer
          = (guint) g_test_rand_int_range (0, (int) relu_network_get_n_hidden_layers (before));
      guint unit
          = (guint) g_test_rand_int_range (
              0, (int) relu_network_get_layer (before, layer)->n_units);
      g_autofree gsize *origin = NULL;
      g_autoptr (ReluNetwork) after = edit (before, layer, unit, &origin, NULL);

      check_origin (before, after, origin);
      for (guint i = 0; i < N_POINTS; i++)
        {
          double x = g_test_rand_double_range (-6, 6);
          double a = relu_network_evaluate (before, x), b = relu_network_evaluate (after, x);

          if (tolerance == 0)
            g_assert_cmpfloat (a, ==, b);
          else
            g_assert_cmpfloat_with_epsilon (a, b, tolerance * (1 + fabs (a)));
        }
    }
}

static void
test_add_unit_keeps_f (void)
{
  check_f_stays (add_unit, 0);
}

static void
test_add_layer_keeps_f (void)
{
  check_f_stays (add_layer, 0);
}

static void
test_duplicate_unit_keeps_f (void)
{
  /* Sums of up to 6 numbers, three layers deep, rounded in another order. */
  check_f_stays (relu_network_duplicate_unit, 1e-12);
}

/* Weights without an exact half. */
static void
test_duplicate_unit_shares_exactly (void)
{
  static const double outs[] = { 1, -3, 0, 5e-324, -1.5e-323, 2.5e-308, 1.7e308, 0.1 };
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  for (guint i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      const double parameters[] = { 2, 3, outs[i], 4 };
      g_autoptr (ReluNetwork) one = relu_network_new (2, shape, parameters, NULL);
      g_autoptr (ReluNetwork) two = relu_network_duplicate_unit (one, 0, 0, NULL, NULL);
      const double *v = relu_network_get_weights (two, 1);

      g_assert_cmpfloat (v[0] + v[1], ==, outs[i]);
      g_assert_cmpfloat (relu_network_get_weights (two, 0)[1], ==, 2);
      g_assert_cmpfloat (relu_network_get_biases (two, 0)[1], ==, 3);
    }
}

/* Back to the very same network, and every parameter is its own origin again. */
static void
check_there_and_back (ReluNetwork *before, ReluNetwork *there, const gsize *there_origin,
                      ReluNetwork *back, const gsize *back_origin)
{
  g_assert_true (relu_network_equal (before, back));
  check_same_bits_at_origin (before, there, there_origin);
  check_same_bits_at_origin (there, back, back_origin);
  for (gsize i = 0; i < relu_network_get_n_parameters (back); i++)
    {
      g_assert_cmpuint (back_origin[i], !=, RELU_NO_ORIGIN);
      g_assert_cmpuint (there_origin[back_origin[i]], ==, i);
    }
}

static void
test_add_and_remove_unit (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ReluNetwork) before = random_network ((guint) g_test_rand_int_range (2, 5));
      guint layer
          = (guint) g_test_rand_int_range (0, (int) relu_network_get_n_hidden_layers (before));
      guint unit = relu_network_get_layer (before, layer)->n_units;
      g_autofree gsize *there_origin = NULL, *back_origin = NULL;
      g_autoptr (ReluNetwork) there
          = relu_network_add_unit (before, layer, -4, 4, &there_origin, NULL);
      g_autoptr (ReluNetwork) back
          = relu_network_remove_unit (there, layer, unit, &back_origin, NULL);

      check_there_and_back (before, there, there_origin, back, back_origin);
    }
}

static void
test_add_and_remove_layer (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ReluNetwork) before = random_network ((guint) g_test_rand_int_range (1, 5));
      guint layer = (guint) g_test_rand_int_range (0, (int) relu_network_get_n_layers (before));
      g_autofree gsize *there_origin = NULL, *back_origin = NULL;
      g_autoptr (ReluNetwork) there = relu_network_add_layer (before, layer, &there_origin, NULL);
      g_autoptr (ReluNetwork) back = relu_network_remove_layer (there, layer, &back_origin, NULL);

      check_there_and_back (before, there, there_origin, back, back_origin);
    }
}

/* One unit for each input that is never negative, two for others. */
static void
test_new_layer_is_as_small_as_can_be (void)
{
  static const struct
  {
    ReluActivation below;
    guint n_units;
  } rows[] = {
    { { RELU_ACTIVATION_RELU, 0 }, 3 },          { { RELU_ACTIVATION_SIGMOID, 0 }, 3 },
    { { RELU_ACTIVATION_LEAKY_RELU, -0.5 }, 3 }, { { RELU_ACTIVATION_LEAKY_RELU, 0 }, 3 },
    { { RELU_ACTIVATION_LEAKY_RELU, 0.01 }, 6 }, { { RELU_ACTIVATION_TANH, 0 }, 6 },
    { { RELU_ACTIVATION_IDENTITY, 0 }, 6 },      { { RELU_ACTIVATION_SILU, 0 }, 6 },
    { { RELU_ACTIVATION_GELU, 0 }, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ReluLayer shape[] = { { 1, 3, rows[i].below },
                                  { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
      static const double parameters[10] = { 1 };
      g_autoptr (ReluNetwork) network = relu_network_new (2, shape, parameters, NULL);
      g_autoptr (ReluNetwork) deeper = relu_network_add_layer (network, 1, NULL, NULL);
      g_autoptr (ReluNetwork) first = relu_network_add_layer (network, 0, NULL, NULL);

      g_assert_cmpuint (relu_network_get_layer (deeper, 1)->n_units, ==, rows[i].n_units);
      g_assert_cmpint (relu_network_get_layer (deeper, 1)->activation.kind, ==,
                       RELU_ACTIVATION_RELU);
      g_assert_cmpuint (relu_network_get_layer (first, 0)->n_units, ==, 2);
      g_assert_cmpuint (relu_network_get_n_hidden_layers (first), ==, 2);
    }
}

/* The removed unit's parameters are gone, all others are there, in order. */
static void
test_remove_unit (void)
{
  static const ReluLayer shape[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                     { 3, 2, { RELU_ACTIVATION_LEAKY_RELU, 0.1 } },
                                     { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
  static const double first[] = { 0, 2, 3, 5, 6, 8, 9, 11, 12, 13, 14, 15, 16 };
  static const double second[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 14, 16 };
  g_autoptr (ReluNetwork) network = relu_network_new (3, shape, parameters, NULL);
  g_autofree gsize *first_origin = NULL, *second_origin = NULL;
  g_autoptr (ReluNetwork) a = relu_network_remove_unit (network, 0, 1, &first_origin, NULL);
  g_autoptr (ReluNetwork) b = relu_network_remove_unit (network, 1, 1, &second_origin, NULL);

  g_assert_cmpmem (relu_network_get_parameters (a),
                   relu_network_get_n_parameters (a) * sizeof (double), first, sizeof first);
  g_assert_cmpmem (relu_network_get_parameters (b),
                   relu_network_get_n_parameters (b) * sizeof (double), second, sizeof second);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpuint (first_origin[i], ==, (gsize) first[i]);
  for (guint i = 0; i < G_N_ELEMENTS (second); i++)
    g_assert_cmpuint (second_origin[i], ==, (gsize) second[i]);
}

/* A removed layer is as if its activation were the identity. */
static void
test_remove_layer_is_linear (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ReluNetwork) before = random_network ((guint) g_test_rand_int_range (2, 5));
      guint layer
          = (guint) g_test_rand_int_range (0, (int) relu_network_get_n_hidden_layers (before));
      const ReluActivation identity = { RELU_ACTIVATION_IDENTITY, 0 };
      g_autoptr (ReluNetwork) linear = relu_network_with_activation (before, layer, &identity);
      g_autofree gsize *origin = NULL;
      g_autoptr (ReluNetwork) after = relu_network_remove_layer (linear, layer, &origin, NULL);

      check_origin (linear, after, origin);
      check_same_bits_at_origin (linear, after, origin);
      for (guint i = 0; i < N_POINTS; i++)
        {
          double x = g_test_rand_double_range (-6, 6);

          g_assert_cmpfloat_with_epsilon (relu_network_evaluate (linear, x),
                                          relu_network_evaluate (after, x), 1e-9);
        }
    }
}

/* A new unit bends f as soon as it has a weight out: inside the domain, where no other switches. */
static void
test_new_unit_bends (void)
{
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 0, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, shape, parameters, NULL);

  for (guint i = 1; i < 12; i++)
    {
      guint layer = i < 6 ? 0 : 1;
      g_autoptr (ReluNetwork) deeper = NULL;
      g_autoptr (ReluNetwork) larger = NULL;
      g_autoptr (ReluNetwork) louder = NULL;
      g_autoptr (ReluRegions) before = relu_regions_new (network, -4, 4, NULL);
      g_autoptr (ReluRegions) after = NULL;
      guint unit;

      if (i == 6)
        deeper = relu_network_add_layer (network, 1, NULL, NULL);
      larger = relu_network_add_unit (deeper == NULL ? network : deeper, layer, -4, 4, NULL, NULL);
      unit = relu_network_get_layer (larger, layer)->n_units - 1;
      louder = relu_network_with_parameter (
          larger, relu_network_weight_index (larger, layer + 1, 0, unit), 0.37);
      after = relu_regions_new (louder, -4, 4, NULL);
      g_assert_cmpuint (relu_regions_get_n_linear_regions (after), >,
                        relu_regions_get_n_linear_regions (before));
      g_assert_cmpuint (relu_regions_get_n_activation_regions (after), >,
                        relu_regions_get_n_activation_regions (before));
      relu_network_unref (network);
      network = g_steal_pointer (&louder);
    }
}

/* Round numbers, in the middle of the longest stretch. */
static void
test_new_unit_is_round (void)
{
  static const struct
  {
    double b, from, to;
    double new_b;
  } rows[] = {
    { 0, -4, 4, 2 },            /* [-4, 0] and [0, 4] are as long: the left one */
    { 10, -4, 4, 0 },           /* no switch */
    { -1, -4, 4, 2 },           /* [-4, 1] */
    { 3, -4, 4, -1 },           /* [-3, 4], 0.5 */
    { 0.02, -0.1, 0.1, -0.04 }, /* [-0.02, 0.1] */
    { 0, 0, 1000, -500 },       /* at the end of the domain */
  };
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double parameters[] = { 1, rows[i].b, 1, 0 };
      g_autoptr (ReluNetwork) one = relu_network_new (2, shape, parameters, NULL);
      g_autoptr (ReluNetwork) two
          = relu_network_add_unit (one, 0, rows[i].from, rows[i].to, NULL, NULL);

      g_assert_cmpfloat (relu_network_get_weights (two, 0)[1], ==, 1);
      g_assert_cmpfloat (relu_network_get_biases (two, 0)[1], ==, rows[i].new_b);
      g_assert_cmpfloat (relu_network_get_weights (two, 1)[1], ==, 0);
    }
}

/* Units of a smooth network do not come to lie on each other either. */
static void
test_new_smooth_units_differ (void)
{
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_TANH, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 0, 1, 0 };
  g_autoptr (ReluNetwork) one = relu_network_new (2, shape, parameters, NULL);
  g_autoptr (ReluNetwork) two = relu_network_add_unit (one, 0, -4, 4, NULL, NULL);
  g_autoptr (ReluNetwork) three = relu_network_add_unit (two, 0, -4, 4, NULL, NULL);
  const double *b = relu_network_get_biases (three, 0);

  g_assert_cmpfloat (fabs (b[1]), >, 1);
  g_assert_cmpfloat (fabs (b[2]), >, 1);
  g_assert_cmpfloat (fabs (b[2] - b[1]), >, 1);
}

/* Nothing to bend on: still a finite unit that does nothing. */
static void
test_new_unit_without_a_slope (void)
{
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double off[] = { 0, -1, 1, 0, 1, 0 };
  static const double huge[] = { 1e308, 1e308, 1, 0, 1, 0 };
  g_autoptr (ReluNetwork) silent = relu_network_new (3, shape, off, NULL);
  g_autoptr (ReluNetwork) a = relu_network_add_unit (silent, 1, -4, 4, NULL, NULL);
  g_autoptr (ReluNetwork) overflowing = relu_network_new (3, shape, huge, NULL);
  g_autoptr (ReluNetwork) b = relu_network_add_unit (overflowing, 1, -4, 4, NULL, NULL);
  g_autoptr (ReluNetwork) c = relu_network_add_unit (silent, 0, -1e308, 1e308, NULL, NULL);

  g_assert_cmpfloat (relu_network_get_weights (a, 1)[1], ==, 1);
  g_assert_cmpfloat (relu_network_get_biases (a, 1)[1], ==, 0);
  g_assert_nonnull (b);
  g_assert_nonnull (c);
}

static void
test_activation (void)
{
  g_autoptr (ReluNetwork) network = random_network (3);
  const ReluActivation leaky = { RELU_ACTIVATION_LEAKY_RELU, 0.25 };
  g_autoptr (ReluNetwork) other = relu_network_with_activation (network, 1, &leaky);
  g_autoptr (ReluNetwork) same = relu_network_with_activation (other, 1, &leaky);
  g_autoptr (ReluNetwork) back
      = relu_network_with_activation (other, 1, &relu_network_get_layer (network, 1)->activation);

  g_assert_cmpint (relu_network_get_layer (other, 1)->activation.kind, ==, leaky.kind);
  g_assert_cmpfloat (relu_network_get_layer (other, 1)->activation.negative_slope, ==, 0.25);
  g_assert_cmpmem (relu_network_get_parameters (other),
                   relu_network_get_n_parameters (other) * sizeof (double),
                   relu_network_get_parameters (network),
                   relu_network_get_n_parameters (network) * sizeof (double));
  g_assert_true (same == other);
  g_assert_true (relu_network_equal (network, back));
}

static void
assert_refused (ReluNetwork *network, GError *error, int code, const char *message)
{
  g_assert_null (network);
  g_assert_error (error, RELU_NETWORK_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
  g_error_free (error);
}

static ReluNetwork *
network_of (guint n_layers, guint width)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
  g_autofree double *parameters = NULL;
  gsize n = 0;

  for (guint i = 0; i < n_layers; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : width;
      layers[i].n_units = i + 1 == n_layers ? 1 : width;
      layers[i].activation.kind = RELU_ACTIVATION_RELU;
      n += ((gsize) layers[i].n_inputs + 1) * layers[i].n_units;
    }
  parameters = g_new0 (double, n);

  return relu_network_new (n_layers, layers, parameters, NULL);
}

/* Refused before any memory is asked for: a layer behind 65536 units would take 32 GB. */
static void
test_limits (void)
{
  g_autoptr (ReluNetwork) one = network_of (2, 1);
  g_autoptr (ReluNetwork) wide = network_of (2, RELU_MAX_WIDTH);
  g_autoptr (ReluNetwork) deep = network_of (RELU_MAX_LAYERS, 1);
  g_autofree gsize *origin = NULL;
  GError *error = NULL;
  ReluNetwork *refused;

  refused = relu_network_remove_unit (one, 0, 0, &origin, &error);
  assert_refused (refused, g_steal_pointer (&error), RELU_NETWORK_ERROR_SHAPE,
                  "a layer must have a unit: remove the layer instead");
  refused = relu_network_add_unit (wide, 0, -4, 4, &origin, &error);
  assert_refused (refused, g_steal_pointer (&error), RELU_NETWORK_ERROR_SHAPE,
                  "a layer has 1 to 65536 units, layer 1 has 65537");
  refused = relu_network_duplicate_unit (wide, 0, 0, &origin, &error);
  assert_refused (refused, g_steal_pointer (&error), RELU_NETWORK_ERROR_SHAPE,
                  "a layer has 1 to 65536 units, layer 1 has 65537");
  refused = relu_network_add_layer (wide, 1, &origin, &error);
  assert_refused (refused, g_steal_pointer (&error), RELU_NETWORK_ERROR_SHAPE,
                  "a network has at most 16777216 parameters");
  refused = relu_network_add_layer (deep, 3, &origin, &error);
  assert_refused (refused, g_steal_pointer (&error), RELU_NETWORK_ERROR_SHAPE,
                  "a network has 1 to 256 layers, this one has 257");
  g_assert_null (origin);
}

static void
test_product_that_overflows (void)
{
  static const ReluLayer shape[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                     { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1e200, 0, 1e200, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, shape, parameters, NULL);
  GError *error = NULL;
  ReluNetwork *refused = relu_network_remove_layer (network, 0, NULL, &error);

  assert_refused (refused, error, RELU_NETWORK_ERROR_NOT_FINITE,
                  "parameter w is not a finite number");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-edit/add-unit-keeps-f", test_add_unit_keeps_f);
  g_test_add_func ("/network-edit/add-layer-keeps-f", test_add_layer_keeps_f);
  g_test_add_func ("/network-edit/duplicate-unit-keeps-f", test_duplicate_unit_keeps_f);
  g_test_add_func ("/network-edit/duplicate-unit-shares-exactly",
                   test_duplicate_unit_shares_exactly);
  g_test_add_func ("/network-edit/add-and-remove-unit", test_add_and_remove_unit);
  g_test_add_func ("/network-edit/add-and-remove-layer", test_add_and_remove_layer);
  g_test_add_func ("/network-edit/new-layer-is-as-small-as-can-be",
                   test_new_layer_is_as_small_as_can_be);
  g_test_add_func ("/network-edit/remove-unit", test_remove_unit);
  g_test_add_func ("/network-edit/remove-layer-is-linear", test_remove_layer_is_linear);
  g_test_add_func ("/network-edit/new-unit-bends", test_new_unit_bends);
  g_test_add_func ("/network-edit/new-unit-is-round", test_new_unit_is_round);
  g_test_add_func ("/network-edit/new-smooth-units-differ", test_new_smooth_units_differ);
  g_test_add_func ("/network-edit/new-unit-without-a-slope", test_new_unit_without_a_slope);
  g_test_add_func ("/network-edit/activation", test_activation);
  g_test_add_func ("/network-edit/limits", test_limits);
  g_test_add_func ("/network-edit/product-that-overflows", test_product_that_overflows);
  return g_test_run ();
}
