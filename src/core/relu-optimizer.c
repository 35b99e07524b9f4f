/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-optimizer.c: gradient descent, momentum (Polyak, 1964, in PyTorch's form: v = mu v + g) and Adam
 * (Kingma and Ba, arXiv 1412.6980). Clipping comes before decay, as where PyTorch's
 * clip_grad_norm_() is called before step(). */

#include "relu-optimizer-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "relu-batch-private.h"

void
relu_optimizer_init (ReluOptimizer *self, gsize n)
{
  self->n = n;
  self->mean = relu_batch_table_new (n);
  self->square = relu_batch_table_new (n);
  relu_optimizer_reset (self);
}

void
relu_optimizer_clear (ReluOptimizer *self)
{
  g_clear_pointer (&self->mean, g_aligned_free);
  g_clear_pointer (&self->square, g_aligned_free);
}

/* Forgets all gradients so far. */
void
relu_optimizer_reset (ReluOptimizer *self)
{
  memset (self->mean, 0, self->n * sizeof (double));
  memset (self->square, 0, self->n * sizeof (double));
  self->power1 = self->power2 = 1;
}

/* Whether nothing moves on when the gradient is 0. */
gboolean
relu_optimizer_is_at_rest (const ReluOptimizer *self)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->mean[i] != 0)
      return FALSE;

  return TRUE;
}

static void
clip (double *gradient, gsize n, double longest)
{
  double largest = 0, sum = 0, length;

  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (gradient[i]));
  if (largest == 0)
    return;

  /* Scaled, so that squares do not overflow. */
  for (gsize i = 0; i < n; i++)
    sum += (gradient[i] / largest) * (gradient[i] / largest);
  length = sqrt (sum);
  if (length * largest > longest)
    for (gsize i = 0; i < n; i++)
      gradient[i] = gradient[i] / largest * (longest / length);
}

/* How much of the start is left after one more step; 0 where 1 minus that is 1 anyway: numbers that fade
 * away would get slow. */
static double
fade (double power, double beta)
{
  power *= beta;

  return power < DBL_EPSILON / 4 ? 0 : power;
}

static gboolean
step_adam (ReluOptimizer *self, const ReluTrainerOptions *options, const double *gradient,
           const double *before, double *parameters)
{
  ReluAdamStep step = { options->beta1, options->beta2, 0, 0, options->epsilon };

  self->power1 = fade (self->power1, options->beta1);
  self->power2 = fade (self->power2, options->beta2);
  step.rate = options->rate / (1 - self->power1);
  step.scale = 1 / sqrt (1 - self->power2);

  return relu_batch_adam (&step, self->n, gradient, self->mean, self->square, before, parameters);
}

/* One step from @before to @parameters; @gradient is used up. Returns whether they are finite. */
gboolean
relu_optimizer_step (ReluOptimizer *self, const ReluTrainerOptions *options, double *gradient,
                     const double *before, double *parameters)
{
  if (options->clip > 0)
    clip (gradient, self->n, options->clip);
  if (options->decay > 0)
    for (gsize i = 0; i < self->n; i++)
      gradient[i] += options->decay * before[i];

  switch (options->optimizer)
    {
    case RELU_OPTIMIZER_ADAM:
      return step_adam (self, options, gradient, before, parameters);
    case RELU_OPTIMIZER_MOMENTUM:
      for (gsize i = 0; i < self->n; i++)
        {
          self->mean[i] = options->momentum * self->mean[i] + gradient[i];
          parameters[i] = before[i] - options->rate * self->mean[i];
        }
      break;
    case RELU_OPTIMIZER_GD:
    default:
      for (gsize i = 0; i < self->n; i++)
        parameters[i] = before[i] - options->rate * gradient[i];
      break;
    }

  return relu_batch_is_finite (self->n, parameters, 1);
}
