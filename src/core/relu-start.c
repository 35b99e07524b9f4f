/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-start.c: what became of one start: its outcome, and its curve. */

#include "relu-start-private.h"

#include <math.h>
#include <string.h>

#include "relu-curve.h"
#include "relu-forward.h"
#include "relu-regions.h"
#include "relu-units.h"

static double *
take_points (ReluStart *self, guint n)
{
  double *xs = g_new (double, 2 * (gsize) n);

  self->n_points = n;
  self->xs = xs;
  self->ys = xs + n;

  return xs;
}

/* A region's ends are all that is needed to draw it. */
static void
set_regions (ReluStart *self, ReluRegions *regions)
{
  guint n = relu_regions_get_n_linear_regions (regions);
  double *xs = take_points (self, n + 1), *ys = xs + n + 1;

  self->n_regions = n;
  for (guint i = 0; i < n; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (regions, i, &region);
      xs[i] = region.from;
      ys[i] = region.y_from;
      xs[i + 1] = region.to;
      ys[i + 1] = region.y_to;
    }
}

static void
set_curve (ReluStart *self, ReluCurve *curve)
{
  guint n = relu_curve_get_n_points (curve);
  double *xs = take_points (self, n);

  memcpy (xs, relu_curve_get_xs (curve), n * sizeof *xs);
  memcpy (xs + n, relu_curve_get_ys (curve), n * sizeof *xs);
}

/* By the forward pass, at every point. */
static void
find_errors (ReluStart *self, ReluData *data)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  guint n_units = relu_units_get_n (self->network);
  g_autofree guint8 *dead = g_new (guint8, n_units + 1);

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    self->largest_error = fmax (self->largest_error,
                                fabs (relu_network_evaluate (self->network, x[i]) - y[i]));
  relu_units_find_dead (self->network, x, relu_data_get_n (data), dead);
  for (guint i = 0; i < n_units; i++)
    self->n_dead += dead[i] ? 1 : 0;
}

static void
find_points (ReluStart *self, double from, double to)
{
  if (relu_network_is_smooth (self->network))
    {
      g_autoptr (ReluCurve) curve = relu_curve_new (self->network, from, to, NULL);

      if (curve != NULL)
        set_curve (self, curve);
    }
  else
    {
      g_autoptr (ReluRegions) regions = relu_regions_new (self->network, from, to, NULL);

      if (regions != NULL)
        set_regions (self, regions);
    }
}

/* relu_start_init:
 * @trainer: at its end
 * @seed: with which it began
 * @file: what was trained, with its data and domain
 * @fit: the largest loss that counts as a fit
 */
void
relu_start_init (ReluStart *self, ReluTrainer *trainer, guint64 seed, ReluFile *file, double fit)
{
  ReluData *data = relu_file_get_data (file);
  double from = relu_file_get_from (file), to = relu_file_get_to (file);

  *self = (ReluStart) { .seed = seed,
                        .n_steps = relu_trainer_get_n_steps (trainer),
                        .loss = relu_trainer_get_loss (trainer),
                        .stop = relu_trainer_get_stop (trainer),
                        .network = relu_trainer_dup_network (trainer) };
  self->outcome
    = relu_outcome_classify (self->network, data, from, to, self->loss, fit, self->stop);
  self->is_stuck = relu_outcome_is_stuck (self->loss, fit, self->stop);
  find_errors (self, data);
  find_points (self, from, to);
}

void
relu_start_clear (ReluStart *self)
{
  g_clear_pointer (&self->network, relu_network_unref);
  g_free ((gpointer) self->xs);
  self->xs = self->ys = NULL;
}
