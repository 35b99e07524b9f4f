/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-units.c: which units are dead on data. */

#include "relu-forward.h"
#include "relu-units.h"

static ReluNetwork *
linear_case (ReluActivationKind kind, double negative_slope)
{
  ReluLayer layers[] = { { 1, 3, { kind, negative_slope } },
                         { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[] = { 1, 1, 1, -10, 10, 10, 1, 1, 1, 0 };

  return relu_network_new (2, layers, parameters, NULL);
}

static void
test_table (void)
{
  g_autoptr (ReluNetwork) relu = linear_case (RELU_ACTIVATION_RELU, 0);
  g_autoptr (ReluNetwork) leaky = linear_case (RELU_ACTIVATION_LEAKY_RELU, 0.01);
  g_autoptr (ReluNetwork) flat = linear_case (RELU_ACTIVATION_LEAKY_RELU, 0);
  g_autoptr (ReluNetwork) smooth = linear_case (RELU_ACTIVATION_TANH, 0);
  static const double inside[] = { -4, 0, 10 }; /* z = 0 at 10: still off */
  static const double beyond[] = { -4, 11 };
  static const double far_left[] = { -20, -10 };
  guint8 dead[3] = { 7, 7, 7 };
  gsize counts[3];

  g_assert_cmpuint (relu_units_get_n (relu), ==, 3);
  g_assert_cmpuint (relu_units_get_n (smooth), ==, 0);
  relu_units_find_dead (relu, inside, 3, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 1, 0, 0 }), 3);
  relu_units_count_active (relu, inside, 3, counts);
  g_assert_cmpmem (counts, sizeof counts, ((gsize[]) { 0, 3, 3 }), sizeof counts);
  relu_units_count_active (leaky, beyond, 2, counts);
  g_assert_cmpmem (counts, sizeof counts, ((gsize[]) { 1, 2, 2 }), sizeof counts);
  relu_units_count_active (relu, far_left, 2, counts);
  g_assert_cmpmem (counts, sizeof counts, ((gsize[]) { 0, 0, 0 }), sizeof counts);
  relu_units_find_dead (relu, beyond, 2, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 0, 0, 0 }), 3);
  relu_units_find_dead (relu, far_left, 2, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 1, 1, 1 }), 3);
  relu_units_find_dead (relu, NULL, 0, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 0, 0, 0 }), 3);
  relu_units_find_dead (leaky, far_left, 2, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 0, 0, 0 }), 3);
  relu_units_find_dead (flat, far_left, 2, dead);
  g_assert_cmpmem (dead, 3, ((guint8[]) { 1, 1, 1 }), 3);
}

/* Of many points one is enough, wherever it stands among them. */
static void
test_many (void)
{
  static const gsize sizes[] = { 63, 64, 65, 191, 192, 193, 200001 };
  g_autoptr (ReluNetwork) relu = linear_case (RELU_ACTIVATION_RELU, 0);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize n = sizes[i];
      const gsize places[] = { 0, n / 2, n - 1 };
      g_autofree double *x = g_new (double, n);

      for (gsize p = 0; p < n; p++)
        x[p] = -20;
      for (guint k = 0; k < G_N_ELEMENTS (places); k++)
        {
          guint8 dead[3];

          x[places[k]] = 11;
          relu_units_find_dead (relu, x, n, dead);
          g_assert_cmpmem (dead, 3, ((guint8[]) { 0, 0, 0 }), 3);
          x[places[k]] = -4;
          relu_units_find_dead (relu, x, n, dead);
          g_assert_cmpmem (dead, 3, ((guint8[]) { 1, 0, 0 }), 3);
          x[places[k]] = -20;
        }
    }
}

/* Against the trace of each point, for deep networks whose output is a ReLU as well. */
static void
test_random (void)
{
  guint n_dead = 0;

  for (guint round = 0; round < 300; round++)
    {
      ReluLayer layers[] = { { 1, 4, { RELU_ACTIVATION_RELU, 0 } },
                             { 4, 3, { RELU_ACTIVATION_TANH, 0 } },
                             { 3, 5, { RELU_ACTIVATION_RELU, 0 } },
                             { 5, 1, { RELU_ACTIVATION_RELU, 0 } } };
      static const guint knots[] = { 0, 2, 3 };
      double parameters[8 + 15 + 20 + 6];
      double x[5];
      guint8 dead[10];
      g_autoptr (ReluNetwork) network = NULL;
      guint number = 0;

      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        parameters[i] = g_test_rand_double_range (-2, 2);
      for (guint i = 0; i < 5; i++)
        x[i] = g_test_rand_double_range (-1, 1);
      network = relu_network_new (4, layers, parameters, NULL);
      relu_units_find_dead (network, x, 5, dead);

      for (guint i = 0; i < G_N_ELEMENTS (knots); i++)
        for (guint unit = 0; unit < layers[knots[i]].n_units; unit++)
          {
            gboolean expected = TRUE;

            for (guint point = 0; point < 5; point++)
              {
                g_autoptr (ReluTrace) trace = relu_trace_new (network, x[point]);

                expected &= relu_trace_get_preactivation (trace, knots[i], unit) <= 0;
              }
            g_assert_cmpint (dead[number++], ==, expected);
            n_dead += (guint) expected;
          }
    }
  g_assert_cmpuint (n_dead, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/table", test_table);
  g_test_add_func ("/units/many", test_many);
  g_test_add_func ("/units/random", test_random);
  return g_test_run ();
}
