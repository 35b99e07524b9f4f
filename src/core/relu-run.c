/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-run.h"

#include "relu-regions.h"
#include "relu-units.h"

struct _ReluRun
{
  ReluTrainer *trainer;
  ReluNetwork *network; /* the architecture */
  ReluData *data;
  double extremes[2]; /* the least x and the largest */
  double from, to;
  guint64 first_step;
};

/**
 * relu_run_new:
 * @start: what it is about; may go away afterwards
 * @options: how to train
 * @error: RELU_TRAINER_ERROR
 *
 * Returns: (transfer full) (nullable): a run before its first step
 */
ReluRun *
relu_run_new (const ReluRunStart *start, const ReluTrainerOptions *options, GError **error)
{
  ReluTrainer *trainer
    = relu_trainer_new (start->network, start->data, start->locked, options, error);
  const double *x = relu_data_get_x (start->data);
  ReluRun *self;

  if (trainer == NULL)
    return NULL;

  self = g_new0 (ReluRun, 1);
  self->trainer = trainer;
  self->network = relu_network_ref (start->network);
  self->data = relu_data_ref (start->data);
  self->from = start->from;
  self->to = start->to;
  self->first_step = start->step;
  self->extremes[0] = self->extremes[1] = x[0];
  for (gsize i = 1; i < relu_data_get_n (start->data); i++)
    {
      self->extremes[0] = MIN (self->extremes[0], x[i]);
      self->extremes[1] = MAX (self->extremes[1], x[i]);
    }

  return self;
}

void
relu_run_free (ReluRun *self)
{
  relu_trainer_free (self->trainer);
  relu_network_unref (self->network);
  relu_data_unref (self->data);
  g_free (self);
}

/* z of a unit that takes its input from x alone is monotonic in x, rounding included: it is dead if it is at
 * both ends of the data. */
static gboolean
is_decided_by_extremes (const ReluNetwork *network)
{
  for (guint i = 1; i < relu_network_get_n_layers (network); i++)
    if (relu_activation_has_knot (&relu_network_get_layer (network, i)->activation))
      return FALSE;

  return TRUE;
}

/**
 * relu_run_dup_moment:
 *
 * Returns: (transfer full): what there is to know about the present state
 */
ReluMoment *
relu_run_dup_moment (ReluRun *self)
{
  ReluMoment *moment = g_new0 (ReluMoment, 1);
  g_autoptr (ReluRegions) regions = NULL;

  moment->step = relu_run_get_step (self);
  moment->loss = relu_trainer_get_loss (self->trainer);
  moment->network = relu_trainer_dup_network (self->trainer);
  if (!relu_network_is_smooth (moment->network))
    regions = relu_regions_new (moment->network, self->from, self->to, NULL);
  moment->n_regions = regions == NULL ? 0 : relu_regions_get_n_linear_regions (regions);

  moment->n_units = relu_units_get_n (moment->network);
  moment->dead = g_new (guint8, MAX (moment->n_units, 1));
  if (is_decided_by_extremes (self->network))
    relu_units_find_dead (moment->network, self->extremes, 2, moment->dead);
  else
    relu_units_find_dead (moment->network, relu_data_get_x (self->data),
                          relu_data_get_n (self->data), moment->dead);
  for (guint i = 0; i < moment->n_units; i++)
    moment->n_dead += moment->dead[i];

  return moment;
}

/**
 * relu_run_advance:
 * @n_steps: how many at most
 * @moments: (element-type ReluMoment): what a record keeps of them is added here, and the state where it stops
 *   by itself
 *
 * Returns: why it has stopped before that, if it has
 */
ReluStop
relu_run_advance (ReluRun *self, guint64 n_steps, GPtrArray *moments)
{
  ReluStop stop = relu_trainer_get_stop (self->trainer);

  while (n_steps > 0 && stop == RELU_STOP_NONE)
    {
      guint64 step = relu_run_get_step (self);
      guint64 spacing = relu_record_get_spacing (self->network, step);
      guint64 n = MIN (n_steps, spacing - step % spacing);

      stop = relu_trainer_run (self->trainer, n);
      n_steps -= n;
      if (stop != RELU_STOP_NONE || relu_run_get_step (self) % spacing == 0)
        g_ptr_array_add (moments, relu_run_dup_moment (self));
    }

  return stop;
}

/**
 * relu_run_get_trainer:
 *
 * Returns: (transfer none): what makes the steps
 */
ReluTrainer *
relu_run_get_trainer (ReluRun *self)
{
  return self->trainer;
}

/**
 * relu_run_get_step:
 *
 * Returns: the number of the present step in the record
 */
guint64
relu_run_get_step (ReluRun *self)
{
  return self->first_step + relu_trainer_get_n_steps (self->trainer);
}

/**
 * relu_run_set_domain:
 * @from: the left end, finite
 * @to: the right end, right of @from
 *
 * Regions are counted there from now on.
 */
void
relu_run_set_domain (ReluRun *self, double from, double to)
{
  self->from = from;
  self->to = to;
}
