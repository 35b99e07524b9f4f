/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-outcome.c: what data are like, and what became of a training. */

#include <math.h>

#include "relu-outcome-facts.h"

/* ---- What data are like ---- */

typedef struct
{
  const char *name;
  gsize n;
  double x[6], y[6];
  ReluDataShape shape;
} DataRow;

static const DataRow data_rows[] = {
  { "one point", 1, { 3 }, { 5 }, { 3, 3, 0, 0, 1, FALSE, TRUE, TRUE } },
  { "one point, twice", 2, { 3, 3 }, { 5, 5 }, { 3, 3, 0, 0, 1, FALSE, TRUE, TRUE } },
  { "one x, two y", 2, { 3, 3 }, { 5, 6 }, { 3, 3, 0, 0, 1, TRUE, FALSE, FALSE } },
  { "two points", 2, { 4, -1 }, { 5, 6 }, { -1, 4, 0, 0, 2, FALSE, FALSE, TRUE } },
  { "level", 3, { 1, 2, 9 }, { 0.1, 0.1, 0.1 }, { 1, 9, 0, 0, 3, FALSE, TRUE, TRUE } },
  { "zero and minus zero", 3, { 0, -0.0, 1 }, { 0, -0.0, 0 }, { 0, 1, 0, 0, 2, FALSE, TRUE, TRUE } },
  { "decimals on a line", 4, { 0.1, 0.2, 0.3, 0.7 }, { 0.3, 0.6, 0.9, 2.1 },
    { 0.1, 0.7, 0, 0, 4, FALSE, FALSE, TRUE } },
  { "unsorted", 4, { 0.3, 0.1, 0.7, 0.2 }, { 0.9, 0.3, 2.1, 0.6 },
    { 0.1, 0.7, 0, 0, 4, FALSE, FALSE, TRUE } },
  { "one beside it", 4, { 0, 1, 2, 3 }, { 0, 1, 2 + 1e-13, 3 }, { 0, 3, 0, 0, 4, FALSE, FALSE, FALSE } },
  { "a double point on a line", 4, { 0, 1, 1, 2 }, { 0, 1, 1, 2 }, { 0, 2, 0, 0, 3, FALSE, FALSE, TRUE } },
  { "two y at an end", 4, { 0, 1, 2, 2 }, { 0, 1, 2, 3 }, { 0, 2, 0, 0, 3, TRUE, FALSE, FALSE } },
  { "two y inside", 4, { 0, 1, 1, 2 }, { 0, 1, 2, 2 }, { 0, 2, 0, 0, 3, TRUE, FALSE, FALSE } },
  { "a corner", 3, { -1, 0, 1 }, { 1, 0, 1 }, { -1, 1, 0, 0, 3, FALSE, FALSE, FALSE } },
  { "huge", 3, { -1e308, 0, 1e308 }, { -1.5e308, 0, 1.5e308 },
    { -1e308, 1e308, 0, 0, 3, FALSE, FALSE, TRUE } },
  { "huge corner", 3, { -1e308, 0, 1e308 }, { 1.5e308, 0, 1.5e308 },
    { -1e308, 1e308, 0, 0, 3, FALSE, FALSE, FALSE } },
  { "tiny", 3, { 0, 1e-310, 2e-310 }, { 0, 3e-310, 6e-310 }, { 0, 2e-310, 0, 0, 3, FALSE, FALSE, TRUE } },
  { "tiny corner", 3, { 0, 1e-310, 2e-310 }, { 0, 3e-310, 0 },
    { 0, 2e-310, 0, 0, 3, FALSE, FALSE, FALSE } },
  { "far from 0", 3, { 1e6, 1e6 + 1, 1e6 + 2 }, { 2, 4, 6 }, { 1e6, 1e6 + 2, 0, 0, 3, FALSE, FALSE, TRUE } },
};

static void
test_data (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (data_rows); i++)
    {
      const DataRow *row = &data_rows[i];
      g_autoptr (ReluData) data = relu_data_new (row->n, row->x, row->y);
      const ReluDataShape *shape = relu_data_get_shape (data);

      g_test_message ("%s", row->name);
      g_assert_cmpfloat (shape->from, ==, row->shape.from);
      g_assert_cmpfloat (shape->to, ==, row->shape.to);
      for (gsize k = 0; k < row->n; k++)
        {
          g_assert_cmpfloat (shape->low, <=, row->y[k]);
          g_assert_cmpfloat (shape->high, >=, row->y[k]);
        }
      g_assert_cmpuint (shape->n_xs, ==, row->shape.n_xs);
      g_assert_cmpint (shape->contradicts, ==, row->shape.contradicts);
      g_assert_cmpint (shape->is_level, ==, row->shape.is_level);
      g_assert_cmpint (shape->is_line, ==, row->shape.is_line);
      g_assert_true (relu_data_get_shape (data) == shape);
    }
}

/* Any line, rounded as a program would, is one; any other curve of the generator is not. */
static void
test_data_generated (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double x[50], y[50], slope = g_test_rand_double_range (-9, 9);
      double intercept = g_test_rand_double_range (-9, 9), step = g_test_rand_double_range (0.01, 1);
      g_autoptr (ReluData) data = NULL, bent = NULL;

      for (guint i = 0; i < 50; i++)
        {
          x[i] = g_test_rand_double_range (-100, 100) + step * i;
          y[i] = slope * x[i] + intercept;
        }
      data = relu_data_new (50, x, y);
      g_assert_true (relu_data_get_shape (data)->is_line);
      y[g_test_rand_int_range (0, 50)] += 1e-10;
      bent = relu_data_new (50, x, y);
      g_assert_false (relu_data_get_shape (bent)->is_line);
    }

  for (ReluDataKind kind = 0; kind < RELU_DATA_NETWORK; kind++)
    {
      ReluDataRecipe recipe = { .kind = kind, .from = -1, .to = 1, .n = 21 };
      g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);

      g_assert_cmpint (relu_data_get_shape (data)->is_line, ==, kind == RELU_DATA_LINE);
    }
}

/* ---- The outcome ---- */

/* v0 act (w0 x + b0) + v1 act (w1 x + b1) + c */
typedef struct
{
  const char *name;
  ReluActivationKind kind, output;
  double parameters[7];
  double to; /* data from -1 to this */
  double loss;
  ReluStop stop;
  ReluOutcome outcome;
  gboolean stuck;
} OutcomeRow;

#define ID RELU_ACTIVATION_IDENTITY
#define RE RELU_ACTIVATION_RELU
#define TANH RELU_ACTIVATION_TANH
#define FOLD { 1, -1, 0, 0, 1, 1, 0 }

static const OutcomeRow outcome_rows[] = {
  { "|x|", RE, ID, FOLD, 1, 0, RELU_STOP_TARGET, RELU_OUTCOME_FITS, FALSE },
  { "at the limit", RE, ID, FOLD, 1, 0.01, RELU_STOP_NONE, RELU_OUTCOME_FITS, FALSE },
  { "still, but it fits", RE, ID, FOLD, 1, 0.005, RELU_STOP_STILL, RELU_OUTCOME_FITS, FALSE },
  { "bends", RE, ID, FOLD, 1, 0.02, RELU_STOP_NONE, RELU_OUTCOME_BENDS, FALSE },
  { "bends and is still", RE, ID, FOLD, 1, 0.02, RELU_STOP_STILL, RELU_OUTCOME_STUCK, TRUE },
  { "bends, no gradient", RE, ID, FOLD, 1, 1, RELU_STOP_ZERO_GRADIENT, RELU_OUTCOME_STUCK, TRUE },
  { "overflow", RE, ID, FOLD, 1, 1e300, RELU_STOP_NOT_FINITE, RELU_OUTCOME_STUCK, TRUE },
  { "not a number", RE, ID, FOLD, 1, NAN, RELU_STOP_NONE, RELU_OUTCOME_BENDS, FALSE },
  { "bends only outside the data", RE, ID, FOLD, -0.5, 1, RELU_STOP_NONE, RELU_OUTCOME_LINEAR,
    FALSE },
  { "bends where the data end", RE, ID, FOLD, 0, 1, RELU_STOP_NONE, RELU_OUTCOME_LINEAR, FALSE },
  { "one x: the domain counts", RE, ID, FOLD, -1, 1, RELU_STOP_NONE, RELU_OUTCOME_BENDS, FALSE },
  { "all off", RE, ID, { 1, -1, -9, -9, 1, 1, 3 }, 1, 1, RELU_STOP_NONE, RELU_OUTCOME_CONSTANT,
    FALSE },
  { "all off, at the mean", RE, ID, { 1, -1, -9, -9, 1, 1, 3 }, 1, 1, RELU_STOP_ZERO_GRADIENT,
    RELU_OUTCOME_CONSTANT, TRUE },
  { "cancels to a constant", RE, ID, { 1, 1, 0, 0, 1, -1, 0 }, 1, 1, RELU_STOP_NONE,
    RELU_OUTCOME_CONSTANT, FALSE },
  { "cancels to a line", RE, ID, { 1, -1, 0, 0, 1, -1, 0 }, 1, 1, RELU_STOP_STILL,
    RELU_OUTCOME_LINEAR, TRUE },
  { "the output is off", RE, RE, { 1, -1, 0, 0, 1, 1, -9 }, 1, 1, RELU_STOP_ZERO_GRADIENT,
    RELU_OUTCOME_CONSTANT, TRUE },
  { "a line of almost no slope", RE, ID, { 1, -1, 9, -9, 4e-4, 1, 0 }, 1, 1, RELU_STOP_NONE,
    RELU_OUTCOME_CONSTANT, FALSE },
  { "a line of little slope", RE, ID, { 1, -1, 9, -9, 6e-4, 1, 0 }, 1, 1, RELU_STOP_NONE,
    RELU_OUTCOME_LINEAR, FALSE },
  { "smooth", TANH, ID, { 1, -1, 0, 0, 1, 1, 0 }, 1, 1, RELU_STOP_NONE, RELU_OUTCOME_BENDS, FALSE },
  { "smooth and still", TANH, ID, { 1, -1, 0, 0, 1, 1, 0 }, 1, 1, RELU_STOP_STILL,
    RELU_OUTCOME_STUCK, TRUE },
};

static ReluNetwork *
row_to_network (const OutcomeRow *row)
{
  ReluLayer layers[] = { { 1, 2, { row->kind, 0 } }, { 2, 1, { row->output, 0 } } };

  return relu_network_new (2, layers, row->parameters, NULL);
}

static void
test_outcome (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcome_rows); i++)
    {
      const OutcomeRow *row = &outcome_rows[i];
      g_autoptr (ReluNetwork) network = row_to_network (row);
      double x[] = { -1, row->to }, y[] = { 0, 1 };
      g_autoptr (ReluData) data = relu_data_new (2, x, y);

      g_test_message ("%s", row->name);
      g_assert_cmpstr (relu_outcome_get_name (relu_outcome_classify (network, data, -3, 3, row->loss,
                                                                     0.01, row->stop)),
                       ==, relu_outcome_get_name (row->outcome));
      g_assert_cmpint (relu_outcome_is_stuck (row->loss, 0.01, row->stop), ==, row->stuck);
    }
}

/* The same, whatever domain the regions at hand are of. */
static void
test_shape (void)
{
  ReluLayer layers[] = { { 1, 5, { RE, 0 } }, { 5, 4, { RE, 0 } }, { 4, 1, { ID, 0 } } };

  for (guint round = 0; round < 500; round++)
    {
      double parameters[10 + 24 + 5], x[2], y[2] = { 0, 1 };
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluData) data = NULL;
      ReluOutcomeShape want;

      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        parameters[i] = g_test_rand_double_range (-2, 2);
      x[0] = g_test_rand_double_range (-2, 1);
      x[1] = x[0] + g_test_rand_double_range (0.01, 1);
      network = relu_network_new (3, layers, parameters, NULL);
      data = relu_data_new (2, x, y);
      relu_outcome_shape_init (&want, network, data, -9, 9, NULL);

      for (guint i = 0; i < 3; i++)
        {
          static const double domains[][2] = { { -4, 4 }, { -2, 2 }, { 0, 0.01 } };
          g_autoptr (ReluRegions) regions
            = relu_regions_new (network, domains[i][0], domains[i][1], NULL);
          ReluOutcomeShape shape;

          relu_outcome_shape_init (&shape, network, data, domains[i][0], domains[i][1], regions);
          g_assert_cmpint (shape.verdict, ==, want.verdict);
          g_assert_cmpuint (shape.n_regions, ==, want.n_regions);
          g_assert_cmpfloat (shape.from, ==, x[0]);
          g_assert_cmpfloat (shape.to, ==, x[1]);
          g_assert_cmpfloat_with_epsilon (shape.slope, want.slope, 1e-9);
          g_assert_cmpfloat_with_epsilon (shape.intercept, want.intercept, 1e-9);
        }
    }
}

/* ---- The verdict ---- */

typedef struct
{
  const char *name;
  ReluActivationKind kind, output;
  double parameters[7];
  gsize n;
  double x[5], y[5];
  guint8 locked[7];
  ReluStop stop;
  gboolean is_running;
  double decay;
  ReluOutcome outcome;
  ReluStuck stuck;
  const char *headline, *reason;
} VerdictRow;

#define FIVE 5, { -1, -0.5, 0, 0.5, 1 }
#define CORNER { 1, 0.5, 0, 0.5, 1 }
#define NO_STOP { 0 }, RELU_STOP_NONE, FALSE, 0

static const VerdictRow verdict_rows[] = {
  { "|x|, exactly", RE, ID, FOLD, FIVE, CORNER, NO_STOP, RELU_OUTCOME_FITS, RELU_STUCK_NOT,
    "Fits the data exactly: 2 linear regions there",
    "Its loss is 0, that of the best straight line 0.14." },
  { "|x|, nearly", RE, ID, { 1, -1, 0, 0, 1.01, 1, 0 }, FIVE, CORNER, NO_STOP, RELU_OUTCOME_FITS,
    RELU_STUCK_NOT, "Fits the data within 0.01: 2 linear regions there",
    "Its loss is 2.5 × 10⁻⁵, that of the best straight line 0.14." },
  { "on the way", RE, ID, { 1, -1, 0, 0, 0.5, 1, 0 }, FIVE, CORNER, NO_STOP, RELU_OUTCOME_BENDS,
    RELU_STUCK_NOT, "No fit yet, off by up to 0.5: 2 linear regions on the data",
    "Its loss is 0.0625, that of the best straight line 0.14." },
  { "on the way, still", RE, ID, { 1, -1, 0, 0, 0.5, 1, 0 }, FIVE, CORNER, { 0 }, RELU_STOP_STILL,
    FALSE, 0, RELU_OUTCOME_STUCK, RELU_STUCK_STILL, "Stuck, off by up to 0.5: 2 linear regions on the data",
    "Nothing changes any more: training has come to rest. "
    "Its loss is 0.0625, that of the best straight line 0.14." },
  { "overflow", RE, ID, { 1, -1, 0, 0, 0.5, 1, 0 }, FIVE, CORNER, { 0 }, RELU_STOP_NOT_FINITE, FALSE,
    0, RELU_OUTCOME_STUCK, RELU_STUCK_OVERFLOW, "Overflow, off by up to 0.5: 2 linear regions on the data",
    "Numbers became too large: try a smaller rate. The last state before that is kept. "
    "Its loss is 0.0625, that of the best straight line 0.14." },
  { "bent the wrong way", RE, ID, { 1, -1, 0, 0, -1, -1, 0 }, FIVE, CORNER, NO_STOP,
    RELU_OUTCOME_BENDS, RELU_STUCK_NOT, "No fit yet, off by up to 2: 2 linear regions on the data",
    "No better than a line: its loss is 2, that of the best straight line 0.14." },
  { "a line", RE, ID, { 1, -1, 0, 0, 1, -1, 0 }, FIVE, CORNER, NO_STOP, RELU_OUTCOME_LINEAR,
    RELU_STUCK_NOT, "No fit yet, off by up to 2: one straight line on the data",
    "No better than a line: its loss is 1, that of the best straight line 0.14." },
  { "dead, and away from the mean", RE, ID, { 1, -1, -9, -9, 1, 1, 0 }, FIVE, CORNER, NO_STOP,
    RELU_OUTCOME_CONSTANT, RELU_STUCK_NOT, "No fit yet, off by up to 1: one constant on the data",
    "All units of layer 1 are dead on the data, so that f is one constant there. "
    "No better than a line: its loss is 0.5, that of the best straight line 0.14." },
  { "dead, bias locked", RE, ID, { 1, -1, -9, -9, 1, 1, 0 }, FIVE, CORNER, { [6] = 1 },
    RELU_STOP_NONE, FALSE, 0, RELU_OUTCOME_CONSTANT, RELU_STUCK_LAYER_DEAD,
    "Stuck, off by up to 1: one constant on the data",
    "All units of layer 1 are dead on the data, so that f is one constant there. "
    "No better than a line: its loss is 0.5, that of the best straight line 0.14." },
  { "output dead", RE, RE, { 1, -1, 0, 0, 1, 1, -9 }, FIVE, CORNER, NO_STOP, RELU_OUTCOME_CONSTANT,
    RELU_STUCK_OUTPUT_DEAD, "Stuck, off by up to 1: one constant on the data",
    "The ReLU on the output is dead: it is off at every point, so that all gradients are zero. "
    "No better than a line: its loss is 0.5, that of the best straight line 0.14." },
  { "output dead, but momentum", RE, RE, { 1, -1, 0, 0, 1, 1, -9 }, FIVE, CORNER, { 0 },
    RELU_STOP_NONE, TRUE, 0, RELU_OUTCOME_CONSTANT, RELU_STUCK_NOT,
    "No fit yet, off by up to 1: one constant on the data",
    "The ReLU on the output is dead: it is off at every point, so that all gradients are zero. "
    "No better than a line: its loss is 0.5, that of the best straight line 0.14." },
  { "output dead, but weight decay", RE, RE, { 1, -1, 0, 0, 1, 1, -9 }, FIVE, CORNER, { 0 },
    RELU_STOP_NONE, FALSE, 0.1, RELU_OUTCOME_CONSTANT, RELU_STUCK_NOT, NULL, NULL },
  { "all locked", RE, ID, { 1, -1, 0, 0, 0.5, 1, 0 }, FIVE, CORNER, { 1, 1, 1, 1, 1, 1, 1 },
    RELU_STOP_NONE, FALSE, 0, RELU_OUTCOME_STUCK, RELU_STUCK_LOCKED,
    "Stuck, off by up to 0.5: 2 linear regions on the data",
    "Only locked parameters have a gradient that is not zero. "
    "Its loss is 0.0625, that of the best straight line 0.14." },
  { "nothing pulls", RE, ID, { 1, -1, 0, 0, 0, 0, 0 }, FIVE, { 1, -2, 2, -2, 1 }, { 0 },
    RELU_STOP_NONE, FALSE, 0, RELU_OUTCOME_CONSTANT, RELU_STUCK_ZERO_GRADIENT,
    "Stuck, off by up to 2: one constant on the data", NULL },
  { "a line on a line", RE, ID, { 1, -1, 0, 0, 1, -1, 0 }, FIVE, { -1, -0.5, 0, 0.5, 1 }, NO_STOP,
    RELU_OUTCOME_FITS, RELU_STUCK_NOT, "Fits the data exactly: one straight line there",
    "The data lie on a straight line, and nothing needs to bend." },
  { "a bent line on a line", RE, ID, { 1, -1, 0, 0, 1.001, -1, 0 }, FIVE, { -1, -0.5, 0, 0.5, 1 },
    NO_STOP, RELU_OUTCOME_FITS, RELU_STUCK_NOT, "Fits the data within 0.001: 2 linear regions there",
    "The data lie on a straight line, and f is close enough to it." },
  { "a curve on a line", RE, ID, FOLD, FIVE, { -1, -0.5, 0, 0.5, 1 }, NO_STOP, RELU_OUTCOME_BENDS,
    RELU_STUCK_NOT, "No fit yet, off by up to 2: 2 linear regions on the data",
    "The data lie on a straight line; the network’s loss is 1." },
  { "a curve on a level line", RE, ID, FOLD, FIVE, { 3, 3, 3, 3, 3 }, NO_STOP, RELU_OUTCOME_BENDS,
    RELU_STUCK_NOT, "No fit yet, off by up to 3: 2 linear regions on the data",
    "The data lie on a level line; the network’s loss is 5.9." },
  { "one point", RE, ID, FOLD, 1, { 0.5 }, { 0.5 }, NO_STOP, RELU_OUTCOME_FITS, RELU_STUCK_NOT,
    "Fits the data exactly: 2 linear regions there",
    "The data have one x only, so that any constant through it is enough." },
  { "one x, two y, at their mean", RE, ID, FOLD, 2, { 0.5, 0.5 }, { 0, 1 }, NO_STOP,
    RELU_OUTCOME_STUCK, RELU_STUCK_ZERO_GRADIENT, "Stuck, off by up to 0.5: 2 linear regions on the data",
    "All gradients are zero: more steps change nothing. "
    "No better than a line: its loss is 0.25, that of the best straight line 0.25. "
    "Some points have the same x and different y: no f goes through all of them." },
  { "two points", RE, ID, FOLD, 2, { 0.5, 1 }, { 0.5, 1 }, NO_STOP, RELU_OUTCOME_FITS, RELU_STUCK_NOT,
    "Fits the data exactly: one straight line there",
    "The data lie on a straight line, and nothing needs to bend." },
  { "smooth", TANH, ID, { 1, -1, 0, 0, 1, 1, 0 }, FIVE, CORNER, NO_STOP, RELU_OUTCOME_BENDS,
    RELU_STUCK_NOT, "No fit yet, off by up to 1: a smooth curve on the data", NULL },
  { "almost level", RE, ID, { 1, -1, 9, -9, 1e-4, 1, 0.5 }, FIVE, CORNER, NO_STOP,
    RELU_OUTCOME_CONSTANT, RELU_STUCK_NOT,
    "No fit yet, off by up to 0.501: a line that is all but level on the data", NULL },
  { "numbers overflow", RE, ID, { 1e300, -1, 0, 0, 1e300, 1, 0 }, FIVE, CORNER, NO_STOP,
    RELU_OUTCOME_BENDS, RELU_STUCK_NOT, NULL, NULL },
};

static void
test_verdict (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdict_rows); i++)
    {
      const VerdictRow *row = &verdict_rows[i];
      ReluLayer layers[] = { { 1, 2, { row->kind, 0 } }, { 2, 1, { row->output, 0 } } };
      g_autoptr (ReluNetwork) network = relu_network_new (2, layers, row->parameters, NULL);
      g_autoptr (ReluData) data = relu_data_new (row->n, row->x, row->y);
      ReluSetup setup = RELU_SETUP_INIT;
      g_autoptr (ReluLearning) learning = relu_learning_new (network, data, &setup.options.loss);
      ReluOutcomeContext context = { &setup,   row->locked, -4, 4, NULL,
                                     row->stop, row->is_running };
      g_autofree char *headline = NULL, *reason = NULL;
      ReluOutcomeFacts facts;

      g_test_message ("%s", row->name);
      setup.options.decay = row->decay;
      relu_outcome_facts_init (&facts, learning, &context);
      headline = relu_outcome_facts_dup_headline (&facts);
      reason = relu_outcome_facts_dup_reason (&facts);
      g_assert_cmpstr (relu_outcome_get_name (facts.outcome), ==,
                       relu_outcome_get_name (row->outcome));
      g_assert_cmpstr (relu_stuck_get_name (facts.stuck), ==, relu_stuck_get_name (row->stuck));
      if (row->headline != NULL)
        g_assert_cmpstr (headline, ==, row->headline);
      if (row->reason != NULL)
        g_assert_cmpstr (reason, ==, row->reason);
      g_assert_cmpint (facts.stuck != RELU_STUCK_NOT && row->stop != RELU_STOP_NONE, ==,
                       relu_outcome_is_stuck (facts.loss, facts.fit, row->stop));
    }
}

/* Where training has stopped, verdict and tally agree. */
static void
test_agreement (void)
{
  guint seen[RELU_N_OUTCOMES] = { 0 };

  for (guint seed = 0; seed < 60; seed++)
    {
      ReluLayer layers[] = { { 1, 2, { RE, 0 } }, { 2, 1, { seed % 2 ? RE : ID, 0 } } };
      double zeros[7] = { 0 };
      ReluDataRecipe recipe = { .kind = RELU_DATA_ABSOLUTE, .from = -1, .to = 1, .n = 21 };
      g_autoptr (ReluNetwork) shape = relu_network_new (2, layers, zeros, NULL);
      ReluSetup setup = RELU_SETUP_INIT;
      g_autoptr (ReluNetwork) start = NULL, end = NULL;
      g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
      g_autoptr (ReluTrainer) trainer = NULL;
      g_autoptr (ReluLearning) learning = NULL;
      ReluOutcomeContext context = { &setup, NULL, -1, 1, NULL, RELU_STOP_NONE, FALSE };
      ReluOutcomeFacts facts;

      setup.init.seed = seed;
      setup.options.optimizer = RELU_OPTIMIZER_GD;
      setup.options.rate = 0.05;
      start = relu_network_draw (shape, &setup.init, NULL);
      trainer = relu_trainer_new (start, data, NULL, &setup.options, NULL);
      context.stop = relu_trainer_run (trainer, 8000);
      end = relu_trainer_dup_network (trainer);
      learning = relu_learning_new (end, data, &setup.options.loss);
      relu_outcome_facts_init (&facts, learning, &context);
      seen[facts.outcome]++;
      g_assert_cmpint (relu_outcome_classify (end, data, -1, 1, facts.loss, facts.fit, context.stop),
                       ==, facts.outcome);
      if (context.stop == RELU_STOP_ZERO_GRADIENT)
        g_assert_cmpint (facts.stuck, !=, RELU_STUCK_NOT);
    }
  g_assert_cmpuint (seen[RELU_OUTCOME_FITS], >, 10);
  g_assert_cmpuint (seen[RELU_OUTCOME_CONSTANT], >, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcome/data", test_data);
  g_test_add_func ("/outcome/data-generated", test_data_generated);
  g_test_add_func ("/outcome/outcome", test_outcome);
  g_test_add_func ("/outcome/shape", test_shape);
  g_test_add_func ("/outcome/verdict", test_verdict);
  g_test_add_func ("/outcome/agreement", test_agreement);

  return g_test_run ();
}
