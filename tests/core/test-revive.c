/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-revive.c: new weights for dead units. */

#include "relu-forward.h"
#include "relu-gradient.h"
#include "relu-regions.h"
#include "relu-revive.h"
#include "relu-units.h"

#define RE RELU_ACTIVATION_RELU
#define ID RELU_ACTIVATION_IDENTITY

static const ReluInitOptions he = { RELU_INIT_HE, RELU_INIT_NORMAL, RELU_INIT_BIASES_ZERO, 1 };

/* Units 0 and 2 are off at all points from -1 to 1. */
static ReluNetwork *
network_new (ReluActivationKind output)
{
  ReluLayer layers[] = { { 1, 3, { RE, 0 } }, { 3, 1, { output, 0 } } };
  double parameters[] = { 1, 1, -2, -10, 0.5, -3, 7, -2, 4, 0.25 };

  return relu_network_new (2, layers, parameters, NULL);
}

static ReluData *
data_new (void)
{
  ReluDataRecipe recipe = { .kind = RELU_DATA_ABSOLUTE, .from = -1, .to = 1, .n = 21 };

  return relu_data_generate (&recipe, NULL);
}

/* The parameters of network_new(): w0 w1 w2, b0 b1 b2, v0 v1 v2, c. */
typedef struct
{
  const char *name;
  ReluActivationKind output;
  guint8 locked[10];
  guint8 wanted[3];
  ReluRevival results[3];
  const char *text;
} Row;

#define NOT RELU_REVIVAL_NOT_ASKED
#define DONE RELU_REVIVAL_DONE
#define LOCKED RELU_REVIVAL_LOCKED
#define NONE RELU_REVIVAL_NONE_FOUND

static const Row rows[] = {
  { "all", ID, { 0 }, { 1, 1, 1 }, { DONE, NOT, DONE },
    "h₀ and h₂ have new weights; on the data f is what it was." },
  { "one", ID, { 0 }, { 0, 0, 1 }, { NOT, NOT, DONE },
    "h₂ has new weights; on the data f is what it was." },
  { "one that is alive", ID, { 0 }, { 0, 1, 0 }, { NOT, NOT, NOT }, "No unit is dead on the data." },
  { "weight out locked", ID, { [6] = 1 }, { 1, 1, 1 }, { LOCKED, NOT, DONE },
    "h₂ has new weights; on the data f is what it was. "
    "h₀ stays dead: its weights are locked." },
  { "all of it locked", ID, { 1, 0, 0, 1 }, { 1, 0, 0 }, { LOCKED, NOT, NOT },
    "h₀ stays dead: its weights are locked." },
  { "bias locked where it is", ID, { [3] = 1, [5] = 1 }, { 1, 0, 1 }, { NONE, NOT, DONE },
    "h₂ has new weights; on the data f is what it was. "
    "h₀ stays dead: no weights were found that switch it on." },
  { "weights in locked", ID, { 1, 1, 1 }, { 1, 1, 1 }, { DONE, NOT, DONE },
    "h₀ and h₂ have new weights; on the data f is what it was." },
};

static void
test_table (void)
{
  g_autoptr (ReluData) data = data_new ();
  gsize n = relu_data_get_n (data);
  const double *x = relu_data_get_x (data);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (ReluNetwork) before = network_new (row->output), after = NULL, again = NULL;
      const double *old = relu_network_get_parameters (before), *new;
      g_autofree char *text = NULL;
      ReluRevival results[3];
      guint8 dead[3];

      g_test_message ("%s", row->name);
      after = relu_network_revive (before, data, &he, row->locked, row->wanted, results);
      again = relu_network_revive (before, data, &he, row->locked, row->wanted, results);
      g_assert_true (relu_network_equal (after, again));
      g_assert_cmpmem (results, sizeof results, row->results, sizeof row->results);
      text = relu_revival_dup_text (before, results);
      g_assert_cmpstr (text, ==, row->text);

      new = relu_network_get_parameters (after);
      relu_units_find_dead (after, x, n, dead);
      for (guint unit = 0; unit < 3; unit++)
        if (results[unit] == DONE)
          {
            g_assert_false (dead[unit]);
            g_assert_cmpfloat (new[6 + unit], ==, 0);
          }
        else
          {
            g_assert_cmpfloat (new[unit], ==, old[unit]);
            g_assert_cmpfloat (new[3 + unit], ==, old[3 + unit]);
            g_assert_cmpfloat (new[6 + unit], ==, old[6 + unit]);
          }
      g_assert_cmpfloat (new[9], ==, old[9]);
      for (guint k = 0; k < 10; k++)
        if (row->locked[k])
          g_assert_cmpfloat (new[k], ==, old[k]);
      for (gsize k = 0; k < n; k++)
        g_assert_cmpfloat (relu_network_evaluate (after, x[k]), ==,
                           relu_network_evaluate (before, x[k]));
    }
}

/* A ReLU on the output can't be revived: f would jump. */
static void
test_output (void)
{
  ReluLayer layers[] = { { 1, 1, { RE, 0 } }, { 1, 1, { RE, 0 } } };
  double parameters[] = { 1, 0, 1, -9 };
  g_autoptr (ReluNetwork) before = relu_network_new (2, layers, parameters, NULL), after = NULL;
  g_autoptr (ReluData) data = data_new ();
  g_autofree char *text = NULL;
  ReluRevival results[2];

  after = relu_network_revive (before, data, &he, NULL, NULL, results);
  g_assert_true (after == before);
  g_assert_cmpint (results[0], ==, NOT);
  g_assert_cmpint (results[1], ==, RELU_REVIVAL_OUTPUT);
  text = relu_revival_dup_text (before, results);
  g_assert_cmpstr (text, ==,
                   "The output stays dead: nothing comes after it that could keep f as it is.");
}

/* A unit whose inputs are all 0 can't be switched on without a bias, but all at once can. */
static void
test_deep (void)
{
  ReluLayer layers[] = { { 1, 2, { RE, 0 } }, { 2, 2, { RE, 0 } }, { 2, 1, { ID, 0 } } };
  double parameters[] = { 1, 1, -9, -9, 1, 1, 1, 1, -1, -1, 1, 1, 3 };
  g_autoptr (ReluNetwork) before = relu_network_new (3, layers, parameters, NULL), after = NULL;
  g_autoptr (ReluData) data = data_new ();
  static const guint8 second[] = { 0, 0, 1, 1 };
  ReluRevival results[4];

  after = relu_network_revive (before, data, &he, NULL, second, results);
  g_assert_true (after == before);
  g_assert_cmpuint (relu_revival_count (results, 4, NONE), ==, 2);
  relu_network_unref (after);
  after = relu_network_revive (before, data, &he, NULL, NULL, results);
  g_assert_cmpuint (relu_revival_count (results, 4, DONE), ==, 4);
}

/* Any network: nothing that is alive changes, f stays on the data, where the units were off all over a
 * domain it stays there too, and only weights out of the units learn at first. */
static void
test_random (void)
{
  ReluLayer layers[] = { { 1, 6, { RE, 0 } }, { 6, 5, { RE, 0 } }, { 5, 1, { ID, 0 } } };
  guint n_done = 0, n_same_domain = 0;

  for (guint round = 0; round < 300; round++)
    {
      double parameters[12 + 35 + 6], x[9], y[9], gradient[12 + 35 + 6];
      g_autoptr (ReluNetwork) before = NULL, after = NULL;
      g_autoptr (ReluRegions) regions = NULL;
      g_autoptr (ReluData) data = NULL;
      g_autoptr (ReluGradient) scratch = NULL;
      ReluInitOptions options = { .seed = round };
      const ReluLoss loss = { RELU_LOSS_SQUARED, 1 };
      ReluRevival results[11];
      guint8 dead[11], dead_after[11];
      gboolean off = TRUE;

      relu_init_options_set_usual (&options, round % RELU_N_INIT_SCHEMES);
      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        parameters[i] = g_test_rand_double_range (-2, 1.5);
      for (guint i = 0; i < 9; i++)
        {
          x[i] = g_test_rand_double_range (-1, 1);
          y[i] = g_test_rand_double_range (-1, 1);
        }
      before = relu_network_new (3, layers, parameters, NULL);
      data = relu_data_new (9, x, y);
      relu_units_find_dead (before, x, 9, dead);
      after = relu_network_revive (before, data, &options, NULL, NULL, results);
      relu_units_find_dead (after, x, 9, dead_after);
      regions = relu_regions_new (before, -1, 1, NULL);
      scratch = relu_gradient_new (after);
      relu_gradient_compute (scratch, relu_network_get_parameters (after), &loss, x, y, 9, gradient);

      for (guint unit = 0; unit < 11; unit++)
        {
          ReluUnit state;
          guint layer, index;

          g_assert_true (relu_units_find (before, unit, &layer, &index));
          relu_regions_get_unit (regions, unit, &state);
          g_assert_cmpuint (state.layer, ==, layer);
          g_assert_cmpuint (state.index, ==, index);
          g_assert_cmpint (results[unit] != NOT, ==, dead[unit]);
          g_assert_cmpint (dead_after[unit], ==, dead[unit] && results[unit] != DONE);
          if (results[unit] != DONE)
            continue;
          n_done++;
          off &= state.state == RELU_UNIT_ALWAYS_INACTIVE;
          g_assert_cmpfloat (gradient[relu_network_bias_index (after, layer, index)], ==, 0);
        }
      g_assert_false (relu_units_find (before, 11, &(guint) { 0 }, &(guint) { 0 }));
      for (guint i = 0; i < 9; i++)
        g_assert_cmpfloat (relu_network_evaluate (after, x[i]), ==,
                           relu_network_evaluate (before, x[i]));
      for (guint i = 0; i < 100 && off; i++)
        {
          double at = g_test_rand_double_range (-1, 1);

          g_assert_cmpfloat (relu_network_evaluate (after, at), ==,
                             relu_network_evaluate (before, at));
          n_same_domain++;
        }
    }
  g_assert_cmpuint (n_done, >, 100);
  g_assert_cmpuint (n_same_domain, >, 1000);
}

/* More points than are looked at, and numbers that overflow. */
static void
test_extremes (void)
{
  gsize n = 10000;
  g_autofree double *x = g_new (double, n), *y = g_new0 (double, n);
  g_autoptr (ReluData) many = NULL, huge = NULL;
  g_autoptr (ReluNetwork) network = network_new (ID), single = NULL, after = NULL;
  ReluLayer layers[] = { { 1, 1, { RE, 0 } }, { 1, 1, { ID, 0 } } };
  double parameters[] = { -1, 0, 1, 3 };
  ReluInitOptions options = he;
  ReluRevival results[3];

  for (gsize i = 0; i < n; i++)
    x[i] = (double) i / (double) n;
  many = relu_data_new (n, x, y);
  after = relu_network_revive (network, many, &he, NULL, NULL, results);
  g_assert_cmpuint (relu_revival_count (results, 3, DONE), ==, 2);

  /* A weight of more than 1.05 overflows, and 0 times that would be no number. */
  x[0] = 1.7e308;
  huge = relu_data_new (1, x, y);
  single = relu_network_new (2, layers, parameters, NULL);
  for (options.seed = 0; options.seed < 100; options.seed++)
    {
      g_autoptr (ReluNetwork) revived
        = relu_network_revive (single, huge, &options, NULL, NULL, results);

      g_assert_cmpint (results[0], ==, DONE);
      g_assert_cmpfloat (relu_network_evaluate (revived, x[0]), ==, 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revive/table", test_table);
  g_test_add_func ("/revive/output", test_output);
  g_test_add_func ("/revive/deep", test_deep);
  g_test_add_func ("/revive/random", test_random);
  g_test_add_func ("/revive/extremes", test_extremes);

  return g_test_run ();
}
