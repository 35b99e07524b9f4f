/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-start.c: what became of one start: its outcome, and its curve. */

#include "relu-start-private.h"

#include <math.h>
#include <string.h>

#include "relu-curve.h"
#include "relu-forward.h"
#include "relu-polyline.h"
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

/* The error at a point by the forward pass. */
static double
get_error (const ReluStart *self, ReluData *data, gsize i)
{
  return fabs (relu_network_evaluate (self->network, relu_data_get_x (data)[i])
               - relu_data_get_y (data)[i]);
}

/* Where f is known as straight lines, they tell which error is the largest: a forward pass at every one of
 * many points would take longer than training. */
static void
find_largest_error (ReluStart *self, ReluData *data)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  gboolean is_exact = self->n_regions > 0;
  double largest = -1;
  gsize at = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      double error = is_exact && x[i] >= self->xs[0] && x[i] <= self->xs[self->n_points - 1]
                       ? fabs (relu_polyline_get_value (self->n_points, self->xs, self->ys, x[i]) - y[i])
                       : get_error (self, data, i);

      if (error > largest)
        {
          largest = error;
          at = i;
        }
    }
  self->largest_error = get_error (self, data, at);
}

static void
count_dead (ReluStart *self, ReluData *data)
{
  guint n_units = relu_units_get_n (self->network);
  g_autofree guint8 *dead = g_new (guint8, n_units + 1);

  relu_units_find_dead (self->network, relu_data_get_x (data), relu_data_get_n (data), dead);
  for (guint i = 0; i < n_units; i++)
    self->n_dead += dead[i] ? 1 : 0;
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
  find_points (self, from, to);
  find_largest_error (self, data);
  count_dead (self, data);
}

void
relu_start_clear (ReluStart *self)
{
  g_clear_pointer (&self->network, relu_network_unref);
  g_free ((gpointer) self->xs);
  self->xs = self->ys = NULL;
}
