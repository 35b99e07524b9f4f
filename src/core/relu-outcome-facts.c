/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-outcome-facts.c: a verdict on training. Its words are in relu-outcome-words.c. */

#include "relu-outcome-facts.h"

#include "relu-outcome-private.h"

static const char *const stuck_names[] = {
  [RELU_STUCK_NOT] = "no",
  [RELU_STUCK_OVERFLOW] = "overflow",
  [RELU_STUCK_OUTPUT_DEAD] = "output-dead",
  [RELU_STUCK_LAYER_DEAD] = "layer-dead",
  [RELU_STUCK_LOCKED] = "locked",
  [RELU_STUCK_ZERO_GRADIENT] = "zero-gradient",
  [RELU_STUCK_STILL] = "still",
};

/**
 * relu_stuck_get_name:
 *
 * Returns: the name for programs, such as "output-dead"; "no" where nothing is stuck
 */
const char *
relu_stuck_get_name (ReluStuck stuck)
{
  g_return_val_if_fail ((guint) stuck < G_N_ELEMENTS (stuck_names), NULL);

  return stuck_names[stuck];
}

/* Finds a layer all units of which are dead on the data: behind it f is one constant there. */
static void
find_dead_layer (ReluOutcomeFacts *facts, const ReluLearning *learning)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  guint n_hidden = relu_network_get_n_hidden_layers (network), number = 0;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);
      gboolean is_dead = TRUE;

      if (!relu_activation_has_knot (&layer->activation))
        continue;
      for (guint unit = 0; unit < layer->n_units; unit++)
        is_dead &= relu_learning_is_dead (learning, number++);
      if (i == n_hidden)
        facts->output_is_dead = is_dead;
      else if (is_dead && facts->dead_layer == 0)
        facts->dead_layer = i + 1;
    }
}

/* Whether some parameter that is not locked has a gradient. */
static gboolean
has_gradient (const ReluLearning *learning, const guint8 *locked)
{
  const double *gradient = relu_learning_get_gradient (learning);
  gsize n = relu_network_get_n_parameters (relu_learning_get_network (learning));

  for (gsize i = 0; i < n; i++)
    if (gradient[i] != 0 && (locked == NULL || !locked[i]))
      return TRUE;

  return FALSE;
}

static ReluStuck
find_reason (const ReluOutcomeFacts *facts, const ReluLearning *learning,
             const ReluOutcomeContext *context)
{
  gboolean learns = has_gradient (learning, context->locked);
  gboolean has_stopped = relu_outcome_is_stuck (facts->loss, facts->fit, context->stop);

  if (facts->loss <= facts->fit)
    return RELU_STUCK_NOT;
  if (context->stop == RELU_STOP_NOT_FINITE)
    return RELU_STUCK_OVERFLOW;
  /* Weight decay moves what has no gradient, and momentum what had one. */
  if (!has_stopped && (learns || context->is_running || context->setup->options.decay > 0))
    return RELU_STUCK_NOT;

  if (facts->output_is_dead)
    return RELU_STUCK_OUTPUT_DEAD;
  if (facts->dead_layer > 0)
    return RELU_STUCK_LAYER_DEAD;
  if (learns)
    return RELU_STUCK_STILL;

  return has_gradient (learning, NULL) ? RELU_STUCK_LOCKED : RELU_STUCK_ZERO_GRADIENT;
}

/**
 * relu_outcome_facts_init:
 * @facts: (out): the verdict
 * @learning: a network, what it learns, and what they say about each other
 * @context: what else counts
 *
 * All that is said is exact but for three tolerances, each with its reason beside it: when data lie on a
 * line (relu_data_get_shape()), when a line is level (RELU_OUTCOME_LEVEL), and when a network is no
 * better than a line (RELU_OUTCOME_LINE_SHARE).
 *
 * A training that has stopped is stuck if it does not fit; one that has not, or was never begun, is if
 * all gradients of parameters that are not locked are exactly 0 and nothing else moves them.
 */
void
relu_outcome_facts_init (ReluOutcomeFacts *facts, ReluLearning *learning,
                         const ReluOutcomeContext *context)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  ReluData *data = relu_learning_get_data (learning);

  *facts = (ReluOutcomeFacts) { .points = relu_data_get_shape (data),
                                .loss_kind = relu_learning_get_loss_function (learning)->kind,
                                .loss = relu_learning_get_loss (learning),
                                .fit = relu_setup_get_fit (context->setup, data),
                                .line_loss = relu_learning_get_line_loss (learning),
                                .largest_error = relu_learning_get_largest_error (learning) };
  relu_outcome_shape_init (&facts->shape, network, data, context->from, context->to,
                           context->regions);
  facts->is_no_better_than_line
    = !facts->points->is_line && !(facts->loss <= RELU_OUTCOME_LINE_SHARE * facts->line_loss);
  find_dead_layer (facts, learning);
  facts->stuck = find_reason (facts, learning, context);

  facts->outcome = relu_outcome_choose (&facts->shape, facts->loss, facts->fit,
                                        facts->stuck != RELU_STUCK_NOT);
}
