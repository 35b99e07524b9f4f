/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-unit-learning.c: states of units on the data, beside those on the domain. */

#include <string.h>

#include "relu-forward.h"
#include "relu-unit-learning.h"
#include "relu-units.h"

#define RE RELU_ACTIVATION_RELU
#define LEAKY RELU_ACTIVATION_LEAKY_RELU
#define ID RELU_ACTIVATION_IDENTITY

/* v act (w x + b) + c on a domain from -1 to 1, and y = x at these x. */
typedef struct
{
  const char *name;
  ReluActivationKind kind, output;
  double w, b, v, c;
  gsize n;
  double x[4];
  guint layer;
  ReluDataState state;
  ReluIdle idle;
  const char *label, *sentence;
  gboolean has_advice;
} Row;

static const Row rows[] = {
  { "dead, off on the domain", RE, ID, 1, -2, 1, 0, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_DEAD,
    RELU_IDLE_DEAD, "dead on the data",
    "Off at all 3 data points: dead on the data. All its gradients are exactly zero.", TRUE },
  { "z = 0 is off", RE, ID, 1, -1, 1, 0, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_DEAD, RELU_IDLE_DEAD,
    "dead on the data", NULL, TRUE },
  { "dead, but switches on the domain", RE, ID, 1, -0.5, 1, 0, 2, { -1, 0.5 }, 0,
    RELU_DATA_STATE_DEAD, RELU_IDLE_DEAD, "dead on the data",
    "Switches on this domain, but is off at all 2 data points: dead on the data. All its gradients "
    "are exactly zero.",
    TRUE },
  { "dead, but on everywhere on the domain", RE, ID, 1, 2, 1, 0, 1, { -3 }, 0, RELU_DATA_STATE_DEAD,
    RELU_IDLE_DEAD, "dead on the data",
    "On everywhere inside this domain, but off at the one data point: dead on the data. All its "
    "gradients are exactly zero.",
    TRUE },
  { "off on the domain, but on beyond", RE, ID, 1, -2, 1, 0, 4, { -1, 0, 1, 5 }, 0,
    RELU_DATA_STATE_SWITCHES, RELU_IDLE_NOT, "on at 1 of 4 points",
    "Off on this domain, but on at 1 of 4 data points outside it.", FALSE },
  { "off on the domain, but on at all", RE, ID, 1, -2, 1, 0, 2, { 3, 5 }, 0, RELU_DATA_STATE_ON,
    RELU_IDLE_NOT, "on at all 2 points",
    "Off on this domain, but on at all 2 data points, which lie outside it.", FALSE },
  { "on", RE, ID, 1, 2, 1, 0, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_ON, RELU_IDLE_NOT,
    "on at all 3 points", "On at all 3 data points: it acts linearly on the data.", FALSE },
  { "on, but switches on the domain", RE, ID, 1, 0, 0.5, 0, 2, { 0.5, 1 }, 0, RELU_DATA_STATE_ON,
    RELU_IDLE_NOT, "on at all 2 points",
    "Switches on this domain, but is on at all 2 data points: there it acts linearly.", FALSE },
  { "on on the domain, off beyond", RE, ID, 1, 2, 1, 0, 3, { -5, 0, 1 }, 0, RELU_DATA_STATE_SWITCHES,
    RELU_IDLE_NOT, "on at 2 of 3 points",
    "On everywhere inside this domain, but off at 1 of 3 data points, at its ends or beyond.", FALSE },
  { "on inside the domain, z = 0 at its end", RE, ID, 1, 1, 1, 0, 3, { -1, 0, 1 }, 0,
    RELU_DATA_STATE_SWITCHES, RELU_IDLE_NOT, "on at 2 of 3 points",
    "On everywhere inside this domain, but off at 1 of 3 data points, at its ends or beyond.", FALSE },
  { "switches", RE, ID, 1, 0, 0.5, 0, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_SWITCHES, RELU_IDLE_NOT,
    "on at 1 of 3 points", "Switches on the data: on at 1 of 3 points.", FALSE },
  { "leaky, below zero", LEAKY, ID, 1, -2, 1, 0, 2, { 0, 1 }, 0, RELU_DATA_STATE_OFF, RELU_IDLE_NOT,
    "z ≤ 0 at all 2 points", "z ≤ 0 at all 2 data points, but a leaky ReLU learns there too.",
    FALSE },
  { "weight out is 0", RE, ID, 1, 2, 0, 0, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_ON,
    RELU_IDLE_ZERO_OUT, "on at all 3 points",
    "On at all 3 data points: it acts linearly on the data. Its gradients are zero because its "
    "weights out are 0: these learn first.",
    FALSE },
  { "no error", RE, ID, 1, 2, 1, -2, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_ON, RELU_IDLE_NO_ERROR,
    "on at all 3 points",
    "On at all 3 data points: it acts linearly on the data. Its gradients are zero because f goes "
    "through all points.",
    FALSE },
  { "before a dead output", RE, RE, 1, 2, 1, -9, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_ON,
    RELU_IDLE_OUTPUT_DEAD, "on at all 3 points",
    "On at all 3 data points: it acts linearly on the data. Its gradients are zero because the ReLU "
    "on the output is off at all points.",
    FALSE },
  { "dead output", RE, RE, 1, 2, 1, -9, 3, { -1, 0, 1 }, 1, RELU_DATA_STATE_DEAD, RELU_IDLE_DEAD,
    "dead on the data",
    "Off at all 3 data points: dead on the data. All its gradients are exactly zero.", TRUE },
  { "errors add up to 0", RE, ID, 0, 1, 1, -1, 3, { -1, 0, 1 }, 0, RELU_DATA_STATE_ON, RELU_IDLE_NOT,
    "on at all 3 points", NULL, FALSE },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      ReluLayer layers[] = { { 1, 1, { row->kind, row->kind == LEAKY ? 0.01 : 0 } },
                             { 1, 1, { row->output, 0 } } };
      double parameters[] = { row->w, row->b, row->v, row->c };
      g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
      g_autoptr (ReluData) data = relu_data_new (row->n, row->x, row->x);
      g_autoptr (ReluRegions) regions = relu_regions_new (network, -1, 1, NULL);
      const ReluLoss loss = { RELU_LOSS_SQUARED, 1 };
      g_autoptr (ReluLearning) learning = relu_learning_new (network, data, &loss);
      g_autofree char *label = NULL, *sentence = NULL, *advice = NULL;
      ReluUnitLearning unit;

      g_test_message ("%s", row->name);
      g_assert_true (relu_unit_learning_init (&unit, learning, regions, row->layer, 0));
      label = relu_unit_learning_dup_label (&unit);
      sentence = relu_unit_learning_dup_sentence (&unit);
      advice = relu_unit_learning_dup_advice (&unit);
      g_assert_cmpstr (relu_data_state_get_name (unit.state), ==,
                       relu_data_state_get_name (row->state));
      g_assert_cmpint (unit.idle, ==, row->idle);
      g_assert_cmpstr (label, ==, row->label);
      if (row->sentence != NULL)
        g_assert_cmpstr (sentence, ==, row->sentence);
      g_assert_cmpint (advice != NULL, ==, row->has_advice);
    }
}

/* What feeds dead units only has no gradient either; a smooth unit has no state. */
static void
test_deep (void)
{
  ReluLayer layers[] = { { 1, 2, { RE, 0 } }, { 2, 2, { RE, 0 } }, { 2, 1, { ID, 0 } } };
  double parameters[] = { 1, 1, 2, 2, /* both on */
                          1, 0, 1, 1, -9, 0, /* the first one dead, which alone the first feeds */
                          1, 1, 0 };
  double x[] = { -1, 0, 1 }, y[] = { 3, 3, 3 };
  g_autoptr (ReluNetwork) network = NULL, smooth = NULL;
  g_autoptr (ReluData) data = relu_data_new (3, x, y);
  const ReluLoss loss = { RELU_LOSS_SQUARED, 1 };
  g_autoptr (ReluLearning) learning = NULL, smooth_learning = NULL;
  g_autofree char *advice = NULL;
  ReluUnitLearning unit;

  parameters[6] = 0;
  network = relu_network_new (3, layers, parameters, NULL);
  learning = relu_learning_new (network, data, &loss);
  g_assert_true (relu_unit_learning_init (&unit, learning, NULL, 0, 0));
  g_assert_cmpint (unit.idle, ==, RELU_IDLE_FEEDS_DEAD);
  g_assert_false (unit.has_domain);
  g_assert_true (relu_unit_learning_init (&unit, learning, NULL, 0, 1));
  g_assert_cmpint (unit.idle, ==, RELU_IDLE_NOT);
  g_assert_true (relu_unit_learning_init (&unit, learning, NULL, 1, 0));
  g_assert_cmpint (unit.idle, ==, RELU_IDLE_DEAD);
  advice = relu_unit_learning_dup_advice (&unit);
  g_assert_nonnull (strstr (advice, "layers before it"));
  g_assert_false (relu_unit_learning_init (&unit, learning, NULL, 2, 0));
  g_assert_false (relu_unit_learning_init (&unit, learning, NULL, 1, 2));
  g_assert_false (relu_unit_learning_init (&unit, learning, NULL, 9, 0));

  layers[0].activation.kind = RELU_ACTIVATION_TANH;
  smooth = relu_network_new (3, layers, parameters, NULL);
  smooth_learning = relu_learning_new (smooth, data, &loss);
  g_assert_false (relu_unit_learning_init (&unit, smooth_learning, NULL, 0, 0));
  g_assert_true (relu_unit_learning_init (&unit, smooth_learning, NULL, 1, 0));
}

/* Against traces: counts, states, and gradients that differences find to be none. */
static void
test_random (void)
{
  ReluLayer layers[] = { { 1, 4, { RE, 0 } }, { 4, 3, { RE, 0 } }, { 3, 1, { RE, 0 } } };
  guint seen[4] = { 0 };

  for (guint round = 0; round < 300; round++)
    {
      double parameters[8 + 15 + 4], x[6], y[6];
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluData) data = NULL;
      g_autoptr (ReluLearning) learning = NULL;
      const ReluLoss loss = { RELU_LOSS_SQUARED, 1 };
      guint number = 0;

      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        parameters[i] = g_test_rand_double_range (-2, 2);
      for (guint i = 0; i < 6; i++)
        {
          x[i] = g_test_rand_double_range (-1, 1);
          y[i] = g_test_rand_double_range (-1, 1);
        }
      network = relu_network_new (3, layers, parameters, NULL);
      data = relu_data_new (6, x, y);
      learning = relu_learning_new (network, data, &loss);
      for (guint layer = 0; layer < 3; layer++)
        for (guint index = 0; index < layers[layer].n_units; index++, number++)
          {
            const double *gradient = relu_learning_get_gradient (learning);
            gsize bias = relu_network_bias_index (network, layer, index), n_on = 0;
            ReluUnitLearning unit;
            guint found;

            for (guint i = 0; i < 6; i++)
              {
                g_autoptr (ReluTrace) trace = relu_trace_new (network, x[i]);

                n_on += relu_trace_get_preactivation (trace, layer, index) > 0;
              }
            g_assert_true (relu_units_lookup (network, layer, index, &found));
            g_assert_cmpuint (found, ==, number);
            g_assert_true (relu_unit_learning_init (&unit, learning, NULL, layer, index));
            g_assert_cmpuint (unit.n_on, ==, n_on);
            g_assert_cmpint (unit.state == RELU_DATA_STATE_DEAD, ==, n_on == 0);
            g_assert_cmpint (unit.state == RELU_DATA_STATE_ON, ==, n_on == 6);
            if (unit.idle != RELU_IDLE_NOT)
              g_assert_cmpfloat (gradient[bias], ==, 0);
            else
              g_assert_true (gradient[bias] != 0);
            seen[unit.state]++;
          }
    }
  g_assert_cmpuint (seen[RELU_DATA_STATE_DEAD], >, 100);
  g_assert_cmpuint (seen[RELU_DATA_STATE_ON], >, 100);
  g_assert_cmpuint (seen[RELU_DATA_STATE_SWITCHES], >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-learning/table", test_table);
  g_test_add_func ("/unit-learning/deep", test_deep);
  g_test_add_func ("/unit-learning/random", test_random);

  return g_test_run ();
}
