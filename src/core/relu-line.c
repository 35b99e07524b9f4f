/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-line.h"

/**
 * relu_line_fit:
 * @line: (out): of all straight lines the one with the least sum of squared errors
 * @data: the points
 *
 * Sums are about the means, so that x far from 0 cost no digits. Where all x are the same, the line is
 * level, at the mean of the y.
 */
void
relu_line_fit (ReluLine *line, ReluData *data)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  double n = (double) relu_data_get_n (data), mean_x = 0, mean_y = 0, xx = 0, xy = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      mean_x += x[i] / n;
      mean_y += y[i] / n;
    }
  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      xx += (x[i] - mean_x) * (x[i] - mean_x);
      xy += (x[i] - mean_x) * (y[i] - mean_y);
    }

  line->slope = xx > 0 ? xy / xx : 0;
  line->intercept = mean_y - line->slope * mean_x;
}

/* The slope of the sum of losses of the constant @c. */
static double
get_constant_slope (ReluData *data, const ReluLoss *loss, double c)
{
  const double *y = relu_data_get_y (data);
  double sum = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    sum += relu_loss_get_slope (loss, c - y[i]);

  return sum;
}

/**
 * relu_line_fit_constant:
 * @line: (out): of all constants the one with the least loss; its slope is 0
 * @data: the points
 *
 * The mean for the squared error, a median for the absolute one. All losses are convex, so that for the
 * other two the interval of all y is halved until it is less than 2⁻⁶⁰ of what it was.
 */
void
relu_line_fit_constant (ReluLine *line, ReluData *data, const ReluLoss *loss)
{
  const double *y = relu_data_get_y (data);
  double low = y[0], high = y[0], n = (double) relu_data_get_n (data), mean = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      low = MIN (low, y[i]);
      high = MAX (high, y[i]);
      mean += y[i] / n;
    }

  line->slope = 0;
  if (loss->kind == RELU_LOSS_SQUARED && low < high)
    {
      line->intercept = mean;
      return;
    }
  for (guint i = 0; i < 60 && low < high; i++)
    {
      double middle = low / 2 + high / 2, slope = get_constant_slope (data, loss, middle);

      if (slope >= 0)
        high = middle;
      if (slope <= 0)
        low = middle;
    }
  line->intercept = low / 2 + high / 2;
}

/**
 * relu_line_get_loss:
 *
 * Returns: the loss of @line on the points
 */
double
relu_line_get_loss (const ReluLine *line, ReluData *data, const ReluLoss *loss)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  double sum = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    sum += relu_loss_get_value (loss, line->slope * x[i] + line->intercept - y[i]);

  return sum / (double) relu_data_get_n (data);
}
