/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-trainer.c: the steps of training, and when to stop.
 *
 * With all points in a step, loss and gradient are those of the present parameters: they are computed
 * after each step for the next one. With batches the gradient of a step is that of its own points, and
 * loss and gradient of all points are computed when they are asked for. */

#include "relu-trainer.h"

#include <math.h>
#include <string.h>

#include "relu-batch-private.h"
#include "relu-moments.h"
#include "relu-optimizer-private.h"
#include "relu-random.h"

/* How often it is checked whether anything still moves. It is prime: parameters that go to and fro in
 * a shorter cycle, as at a rate that is too high, are not taken for still. */
#define STILL_STEPS 101

/* Numbers that stay finite times this are far from where their squares overflow. */
#define ROOM_FOR_SQUARES 1e200

struct _ReluTrainer
{
  ReluNetwork *network; /* where it started; its architecture */
  ReluData *data;
  ReluTrainerOptions options;
  ReluGradient *plain;
  ReluMoments *moments; /* NULL: not for this loss, batch or network */
  ReluOptimizer optimizer;

  gsize n;            /* parameters */
  double *parameters; /* now */
  double *before;     /* before the last step */
  double *marked;     /* STILL_STEPS ago */
  double *gradient;   /* of all points at the present parameters, where is_evaluated */
  double *step;       /* the gradient of a batch */
  GArray *locked;     /* gsize, indices */

  ReluRandom random;
  guint32 *order;    /* of the points, shuffled before each round; NULL: not used yet */
  gsize next;        /* in order */
  double *batch_xy;

  double loss; /* of all points, where has_loss */
  gboolean is_evaluated, has_loss;
  gboolean is_finite; /* loss and gradient, where is_evaluated */
  guint64 n_steps, marked_step;
  ReluStop stop;
};

static gboolean
is_full_batch (const ReluTrainer *self)
{
  return self->options.batch == 0 || self->options.batch >= relu_data_get_n (self->data);
}

/* Steps in which every point has its turn. */
static guint64
get_round (const ReluTrainer *self)
{
  if (is_full_batch (self))
    return 1;

  return (relu_data_get_n (self->data) - 1) / self->options.batch + 1;
}

static void
zero_locked (const ReluTrainer *self, double *gradient)
{
  for (guint i = 0; i < self->locked->len; i++)
    gradient[g_array_index (self->locked, gsize, i)] = 0;
}

/* Whether loss and gradient are finite. Where no number of the gradient is large, no square overflows
 * either, so that the loss need not be computed for it. */
static gboolean
check_finite (ReluTrainer *self)
{
  if (!self->has_loss && relu_batch_is_finite (self->n, self->gradient, ROOM_FOR_SQUARES))
    return TRUE;

  return relu_batch_is_finite (self->n, self->gradient, 1) && isfinite (relu_trainer_get_loss (self));
}

/* Gradient of all points at the present parameters; the loss too, where it costs nothing. */
static void
evaluate (ReluTrainer *self)
{
  if (self->is_evaluated)
    return;

  if (self->moments != NULL)
    {
      relu_moments_compute (self->moments, self->parameters, self->gradient);
      self->has_loss = FALSE;
    }
  else
    {
      self->loss = relu_gradient_compute (self->plain, self->parameters, &self->options.loss,
                                          relu_data_get_x (self->data),
                                          relu_data_get_y (self->data),
                                          relu_data_get_n (self->data), self->gradient);
      self->has_loss = TRUE;
    }
  zero_locked (self, self->gradient);
  self->is_finite = check_finite (self);
  self->is_evaluated = TRUE;
}

/* From the end: the output's bias learns to the last. */
static gboolean
is_zero (const double *numbers, gsize n)
{
  while (n > 0 && numbers[n - 1] == 0)
    n--;

  return n == 0;
}

/* Whether the loss is no more than the target. A loss of 0 leaves no gradient, so that without a
 * target it needs not be computed in every step. */
static gboolean
is_reached (ReluTrainer *self)
{
  if (self->options.target == 0 && !self->has_loss && !is_zero (self->gradient, self->n))
    return FALSE;

  return relu_trainer_get_loss (self) <= self->options.target;
}

static void
mark (ReluTrainer *self)
{
  memcpy (self->marked, self->parameters, self->n * sizeof (double));
  self->marked_step = self->n_steps;
}

static gboolean
is_still (const ReluTrainer *self)
{
  for (gsize i = 0; i < self->n; i++)
    if (fabs (self->parameters[i] - self->marked[i])
        > self->options.tolerance * fmax (1, fabs (self->marked[i])))
      return FALSE;

  return TRUE;
}

/* At the start, and after what is changed from outside. */
static void
restart (ReluTrainer *self)
{
  self->stop = RELU_STOP_NONE;
  self->is_evaluated = self->has_loss = FALSE;
  memcpy (self->before, self->parameters, self->n * sizeof (double));
  mark (self);
}

/* What holds at the present parameters, before a step is made. */
static ReluStop
look (ReluTrainer *self)
{
  if (!is_full_batch (self) && self->n_steps != self->marked_step)
    return RELU_STOP_NONE;

  evaluate (self);
  if (!self->is_finite)
    return RELU_STOP_NOT_FINITE;
  if (is_reached (self))
    return RELU_STOP_TARGET;
  if (self->options.decay == 0 && is_zero (self->gradient, self->n)
      && relu_optimizer_is_at_rest (&self->optimizer))
    return RELU_STOP_ZERO_GRADIENT;

  return RELU_STOP_NONE;
}

/* The gradient of the next batch into @step; returns whether it is finite. */
static gboolean
compute_batch (ReluTrainer *self)
{
  gsize n = relu_data_get_n (self->data), count;
  const double *x = relu_data_get_x (self->data), *y = relu_data_get_y (self->data);
  double loss;

  if (self->order == NULL)
    {
      self->order = g_new (guint32, n);
      for (gsize i = 0; i < n; i++)
        self->order[i] = (guint32) i;
      self->next = n;
    }
  if (self->next >= n)
    {
      /* Fisher and Yates */
      for (gsize i = n; i-- > 1;)
        {
          gsize other = (gsize) relu_random_below (&self->random, i + 1);
          guint32 swap = self->order[i];

          self->order[i] = self->order[other];
          self->order[other] = swap;
        }
      self->next = 0;
    }

  count = MIN (self->options.batch, n - self->next);
  for (gsize i = 0; i < count; i++)
    {
      self->batch_xy[i] = x[self->order[self->next + i]];
      self->batch_xy[count + i] = y[self->order[self->next + i]];
    }
  self->next += count;
  loss = relu_gradient_compute (self->plain, self->parameters, &self->options.loss, self->batch_xy,
                                self->batch_xy + count, count, self->step);
  zero_locked (self, self->step);

  return isfinite (loss) && relu_batch_is_finite (self->n, self->step, 1);
}

static ReluStop
fall_back (ReluTrainer *self)
{
  memcpy (self->parameters, self->before, self->n * sizeof (double));
  self->is_evaluated = self->has_loss = FALSE;

  return RELU_STOP_NOT_FINITE;
}

static ReluStop
step (ReluTrainer *self)
{
  gboolean full = is_full_batch (self);
  ReluStop stop = look (self);
  double *swap = self->before;
  gboolean finite;

  if (stop != RELU_STOP_NONE)
    return stop;
  if (!full && !compute_batch (self))
    return fall_back (self);

  self->before = self->parameters;
  self->parameters = swap;
  finite = relu_optimizer_step (&self->optimizer, &self->options, full ? self->gradient : self->step,
                                self->before, self->parameters);
  for (guint i = 0; i < self->locked->len; i++)
    {
      gsize at = g_array_index (self->locked, gsize, i);

      self->parameters[at] = self->before[at];
    }
  self->is_evaluated = self->has_loss = FALSE;
  if (!finite && !relu_batch_is_finite (self->n, self->parameters, 1))
    return fall_back (self);
  if (full)
    {
      evaluate (self);
      if (!self->is_finite)
        return fall_back (self);
    }
  self->n_steps++;

  if (self->n_steps - self->marked_step >= MAX (STILL_STEPS, get_round (self)))
    {
      gboolean still = is_still (self);

      mark (self);
      if (still)
        {
          evaluate (self);
          return is_zero (self->gradient, self->n) ? RELU_STOP_ZERO_GRADIENT : RELU_STOP_STILL;
        }
    }

  return RELU_STOP_NONE;
}

/**
 * relu_trainer_step:
 *
 * One step, unless it has stopped. It stops by itself where no further step would change anything, or
 * where the next one would overflow, and stays stopped until something is set.
 *
 * Returns: why it has stopped, if it has
 */
ReluStop
relu_trainer_step (ReluTrainer *self)
{
  if (self->stop == RELU_STOP_NONE)
    self->stop = step (self);

  return self->stop;
}

/**
 * relu_trainer_run:
 * @n_steps: how many at most
 *
 * Returns: why it has stopped before that, if it has
 */
ReluStop
relu_trainer_run (ReluTrainer *self, guint64 n_steps)
{
  while (n_steps > 0 && relu_trainer_step (self) == RELU_STOP_NONE)
    n_steps--;
  /* What the last step led to is known at once. */
  if (self->stop == RELU_STOP_NONE)
    self->stop = look (self);

  return self->stop;
}

/* Whether moments serve: the data are sorted once and for all, so only now. */
static void
choose_method (ReluTrainer *self)
{
  gboolean can = is_full_batch (self) && self->options.loss.kind == RELU_LOSS_SQUARED
                 && relu_moments_can_train (self->network);

  if (!can)
    g_clear_pointer (&self->moments, relu_moments_free);
  else if (self->moments == NULL)
    self->moments = relu_moments_new (self->network, self->data);
  if (!is_full_batch (self))
    {
      g_free (self->batch_xy);
      self->batch_xy = g_new (double, 2 * self->options.batch);
    }
}

static void
list_locked (ReluTrainer *self, const guint8 *locked)
{
  g_array_set_size (self->locked, 0);
  for (gsize i = 0; locked != NULL && i < self->n; i++)
    if (locked[i])
      g_array_append_val (self->locked, i);
}

/**
 * relu_trainer_new:
 * @network: where to start
 * @data: what to learn
 * @locked: (nullable) (array): for each parameter whether it must stay as it is, not 0
 * @options: how
 * @error: RELU_TRAINER_ERROR
 *
 * Returns: (transfer full) (nullable): training before its first step
 */
ReluTrainer *
relu_trainer_new (ReluNetwork *network, ReluData *data, const guint8 *locked,
                  const ReluTrainerOptions *options, GError **error)
{
  ReluTrainer *self;

  if (!relu_trainer_options_check (options, error))
    return NULL;

  self = g_new0 (ReluTrainer, 1);
  self->network = relu_network_ref (network);
  self->data = relu_data_ref (data);
  self->options = *options;
  self->plain = relu_gradient_new (network);
  self->n = relu_network_get_n_parameters (network);
  self->parameters = relu_batch_table_new (self->n);
  memcpy (self->parameters, relu_network_get_parameters (network), self->n * sizeof (double));
  self->before = relu_batch_table_new (self->n);
  self->marked = relu_batch_table_new (self->n);
  self->gradient = relu_batch_table_new (self->n);
  self->step = relu_batch_table_new (self->n);
  self->locked = g_array_new (FALSE, FALSE, sizeof (gsize));
  list_locked (self, locked);
  relu_optimizer_init (&self->optimizer, self->n);
  relu_random_init (&self->random, options->seed, RELU_RANDOM_ORDER);
  choose_method (self);
  restart (self);

  return self;
}

void
relu_trainer_free (ReluTrainer *self)
{
  relu_network_unref (self->network);
  relu_data_unref (self->data);
  relu_gradient_free (self->plain);
  g_clear_pointer (&self->moments, relu_moments_free);
  relu_optimizer_clear (&self->optimizer);
  g_aligned_free (self->parameters);
  g_aligned_free (self->before);
  g_aligned_free (self->marked);
  g_aligned_free (self->gradient);
  g_aligned_free (self->step);
  g_array_unref (self->locked);
  g_free (self->order);
  g_free (self->batch_xy);
  g_free (self);
}

/**
 * relu_trainer_set_options:
 * @options: how to go on; the seed and a running order of points stay as they are
 * @error: RELU_TRAINER_ERROR: then nothing has changed
 *
 * The weights stay, and unless it is another optimizer, what it knows of the gradients so far.
 *
 * Returns: whether the options are in their ranges
 */
gboolean
relu_trainer_set_options (ReluTrainer *self, const ReluTrainerOptions *options, GError **error)
{
  if (!relu_trainer_options_check (options, error))
    return FALSE;

  if (options->optimizer != self->options.optimizer)
    relu_optimizer_reset (&self->optimizer);
  self->options = *options;
  choose_method (self);
  restart (self);

  return TRUE;
}

/**
 * relu_trainer_set_parameters:
 * @parameters: relu_trainer_get_n_parameters() finite numbers, such as sliders that were moved
 *
 * Goes on from there; locked ones are set too, and then stay at that.
 */
void
relu_trainer_set_parameters (ReluTrainer *self, const double *parameters)
{
  memcpy (self->parameters, parameters, self->n * sizeof (double));
  restart (self);
}

/**
 * relu_trainer_set_locked:
 * @locked: (nullable) (array): for each parameter whether it must stay as it is, not 0
 *
 * Others are locked from now on. What the optimizer knows of the gradients so far stays.
 */
void
relu_trainer_set_locked (ReluTrainer *self, const guint8 *locked)
{
  list_locked (self, locked);
  restart (self);
}

/**
 * relu_trainer_start_again:
 * @parameters: relu_trainer_get_n_parameters() finite numbers, where to start
 * @seed: of the order of the points
 *
 * Makes it as one that is new, for another start with the same data and options: what was prepared for
 * the data is used again.
 */
void
relu_trainer_start_again (ReluTrainer *self, const double *parameters, guint64 seed)
{
  self->options.seed = seed;
  relu_optimizer_reset (&self->optimizer);
  relu_random_init (&self->random, seed, RELU_RANDOM_ORDER);
  g_clear_pointer (&self->order, g_free);
  self->n_steps = 0;
  relu_trainer_set_parameters (self, parameters);
}

ReluStop
relu_trainer_get_stop (const ReluTrainer *self)
{
  return self->stop;
}

guint64
relu_trainer_get_n_steps (const ReluTrainer *self)
{
  return self->n_steps;
}

/**
 * relu_trainer_get_loss:
 *
 * Returns: the loss of all points at the present parameters, without decay
 */
double
relu_trainer_get_loss (ReluTrainer *self)
{
  if (!self->has_loss)
    {
      self->loss = self->moments != NULL
                     ? relu_moments_get_loss (self->moments, self->parameters)
                     : relu_gradient_compute (self->plain, self->parameters, &self->options.loss,
                                              relu_data_get_x (self->data),
                                              relu_data_get_y (self->data),
                                              relu_data_get_n (self->data), NULL);
      self->has_loss = TRUE;
    }

  return self->loss;
}

gsize
relu_trainer_get_n_parameters (const ReluTrainer *self)
{
  return self->n;
}

/**
 * relu_trainer_get_parameters:
 *
 * Returns: (transfer none): the present parameters, all finite; until the next step
 */
const double *
relu_trainer_get_parameters (const ReluTrainer *self)
{
  return self->parameters;
}

/**
 * relu_trainer_get_gradient:
 *
 * Returns: (transfer none): the gradient of the loss of all points at the present parameters, without
 *   decay and clipping, 0 for locked parameters; until the next step
 */
const double *
relu_trainer_get_gradient (ReluTrainer *self)
{
  evaluate (self);

  return self->gradient;
}

/**
 * relu_trainer_dup_network:
 *
 * Returns: (transfer full): a network with the present parameters, for any thread
 */
ReluNetwork *
relu_trainer_dup_network (const ReluTrainer *self)
{
  return relu_network_with_parameters (self->network, self->parameters);
}

/**
 * relu_trainer_uses_moments:
 *
 * Returns: whether its steps cost the same however many points there are
 */
gboolean
relu_trainer_uses_moments (const ReluTrainer *self)
{
  return self->moments != NULL;
}
