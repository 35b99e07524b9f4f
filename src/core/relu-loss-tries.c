/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-tries.c: with tanh and its kind there is no exact way: the loss is computed at values, and
 * halfway between two of them again until it is where their chord is. */

#include "relu-loss-profile-private.h"

#include <math.h>
#include <string.h>

#define N_FIRST 32u  /* pieces to begin with */
#define N_HALVINGS 5 /* of them */
#define STEP 0.1     /* pieces with a larger share of the whole range of losses are halved anyway */

typedef struct
{
  const ReluLossTable *table;
  const ReluLoss *loss;
  const ReluLossQuery *query;
  guint unit;         /* the parameter's, numbered through */
  double *now, *next; /* activations of two layers */
  double work;
} Tries;

/* f at a point, where the parameter has another value. */
static double
evaluate (Tries *self, gsize point, double value)
{
  const ReluLossTable *table = self->table;
  const ReluNetwork *network = table->network;
  const ReluParameter *parameter = &self->query->parameter;
  const double *zs = table->z + point * table->n_units, *hs = table->h + point * table->n_units;
  double input = relu_loss_table_get_input (table, parameter, point);
  double z = zs[self->unit] + (value - self->query->value) * input;
  double h = relu_activation_apply (&relu_network_get_layer (network, parameter->layer)->activation, z);
  double change = h - hs[self->unit];

  if (parameter->layer + 1 == table->n_layers)
    return h;
  if (change == 0)
    return hs[table->n_units - 1];

  for (guint i = parameter->layer + 1; i < table->n_layers; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, i);
      const double *row = relu_network_get_weights (network, i);
      const double *biases = relu_network_get_biases (network, i);
      double *swap = self->now;

      for (guint k = 0; k < shape->n_units; k++, row += shape->n_inputs)
        {
          if (i == parameter->layer + 1)
            z = zs[table->first[i] + k] + row[parameter->unit] * change;
          else
            {
              z = biases[k];
              for (guint j = 0; j < shape->n_inputs; j++)
                z += row[j] * self->now[j];
            }
          self->next[k] = relu_activation_apply (&shape->activation, z);
        }
      self->now = self->next;
      self->next = swap;
    }

  return self->now[0];
}

static double
get_loss (Tries *self, double value)
{
  const ReluLossTable *table = self->table;
  double sum = 0;

  for (gsize i = 0; i < table->n; i++)
    sum += relu_loss_get_value (self->loss, evaluate (self, i, value) - table->y[i]);
  /* A smooth activation is as much as ten multiplications. */
  self->work += 10 * (double) table->n * (double) (table->work_behind[self->query->parameter.layer] + 1);

  return sum / (double) table->n;
}

/* The difference between the highest loss that was found and the lowest. */
static double
get_range (const GArray *samples)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < samples->len; i++)
    {
      double loss = g_array_index (samples, ReluLossSample, i).loss;

      low = MIN (low, loss);
      high = MAX (high, loss);
    }

  return high - low;
}

static double
get_slope (const GArray *samples, guint piece)
{
  const ReluLossSample *a = &g_array_index (samples, ReluLossSample, piece - 1), *b = a + 1;

  return (b->loss - a->loss) / (b->value - a->value);
}

/* Whether the piece before sample @at may be something else than its chord: the middle of what it is a half of
 * was, or the pieces beside it go another way; or it is so steep that halfway up may be on the chord by chance. */
static gboolean
is_open (const GArray *samples, guint at, double range, double tolerance)
{
  const ReluLossSample *a = &g_array_index (samples, ReluLossSample, at - 1), *b = a + 1;
  double before = get_slope (samples, MAX (1, at - 1));
  double behind = get_slope (samples, MIN (samples->len - 1, at + 1));

  return b->hidden > tolerance || fabs (behind - before) * (b->value - a->value) > 8 * tolerance
         || fabs (b->loss - a->loss) > STEP * range;
}

/* Halves all pieces whose chord is not the curve; returns whether there were any. What is hidden on the
 * halves is guessed: how far from its chord the middle of the whole was, four times too much on a parabola. */
static gboolean
halve (Tries *self, GArray **samples)
{
  GArray *finer = g_array_new (FALSE, FALSE, sizeof (ReluLossSample));
  double range = get_range (*samples), tolerance = range / (6.0 * self->query->strip.height);
  gboolean any = FALSE;

  for (guint i = 0; i < (*samples)->len; i++)
    {
      ReluLossSample sample = g_array_index (*samples, ReluLossSample, i);

      if (i > 0 && is_open (*samples, i, range, tolerance))
        {
          ReluLossSample before = g_array_index (*samples, ReluLossSample, i - 1);
          ReluLossSample middle = { before.value + (sample.value - before.value) / 2, 0, 0, 0 };

          middle.loss = get_loss (self, middle.value);
          middle.hidden = sample.hidden = fabs (middle.loss - (before.loss + sample.loss) / 2);
          g_array_append_val (finer, middle);
          any = TRUE;
        }
      g_array_append_val (finer, sample);
    }
  g_array_unref (*samples);
  *samples = finer;

  return any;
}

/* The loss does not depend on a unit that has no way to the output, nor on a weight that is multiplied
 * with 0, nor on what goes into a ReLU that stays off. */
static void
find_flat (const Tries *self, ReluLossDraft *draft)
{
  const ReluLossTable *table = self->table;
  const ReluParameter *parameter = &self->query->parameter;
  const ReluLayer *layer = relu_network_get_layer (table->network, parameter->layer);
  double value = self->query->value;
  gboolean can_die = relu_activation_has_knot (&layer->activation)
                     && table->slopes[2 * parameter->layer] == 0;
  gboolean has_way_out = parameter->layer + 1 == table->n_layers;

  draft->flat_from = -INFINITY;
  draft->flat_to = INFINITY;
  if (!has_way_out)
    {
      const ReluLayer *next = relu_network_get_layer (table->network, parameter->layer + 1);
      const double *weights = relu_network_get_weights (table->network, parameter->layer + 1);

      for (guint k = 0; k < next->n_units; k++)
        has_way_out |= weights[(gsize) k * next->n_inputs + parameter->unit] != 0;
    }
  for (gsize i = 0; i < table->n && has_way_out; i++)
    {
      double input = relu_loss_table_get_input (table, parameter, i);
      double z = table->z[i * table->n_units + self->unit];

      if (input == 0)
        continue;
      if (!can_die || z > 0)
        draft->flat_from = draft->flat_to = value;
      else if (input > 0)
        draft->flat_to = MIN (draft->flat_to, value - z / input);
      else
        draft->flat_from = MAX (draft->flat_from, value - z / input);
    }
}

/**
 * relu_loss_try:
 * @table: filled
 * @loss: any
 * @query: the parameter, and the picture
 * @draft: an empty one
 *
 * Halves 32 pieces, and again, five times at most, those that may be farther than a sixth of a pixel from their
 * chords: as fine as the pixels of a usual slider. What is hidden is a guess.
 *
 * Returns: whether it is done; %FALSE where it would take too long
 */
gboolean
relu_loss_try (const ReluLossTable *table, const ReluLoss *loss, const ReluLossQuery *query,
               ReluLossDraft *draft)
{
  guint unit = table->first[query->parameter.layer] + query->parameter.unit;
  g_autofree double *now = g_new (double, table->n_units), *next = g_new (double, table->n_units);
  Tries self = { table, loss, query, unit, now, next, 0 };
  double span = query->strip.upper - query->strip.lower;
  gboolean more = TRUE;

  find_flat (&self, draft);
  relu_loss_draft_add_ends (draft, query);
  for (guint i = 1; i < N_FIRST; i++)
    relu_loss_draft_add (draft, query->strip.lower + span * i / N_FIRST);
  relu_loss_draft_sort (draft);
  for (guint i = 0; i < draft->samples->len && self.work <= RELU_LOSS_MAX_WORK; i++)
    {
      ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);

      sample->loss = get_loss (&self, sample->value);
      sample->hidden = i > 0 ? INFINITY : 0;
    }
  for (guint i = 0; i < N_HALVINGS && more && self.work <= RELU_LOSS_MAX_WORK; i++)
    more = halve (&self, &draft->samples);

  return self.work <= RELU_LOSS_MAX_WORK;
}
