/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-domain-fit.h"

#include <math.h>

#include "relu-steps.h"

/* Beyond the outermost breakpoint there is at least this share of what is between them, so that one sees
 * how the curve goes on. */
#define MARGIN 0.08

/* The ends are multiples of a round number, of which at least so many are in the domain. */
#define STEPS 4.0

/* The outermost breakpoint on a side. */
static gboolean
find_outermost (const ReluOutside *outside, ReluSide side, double *x)
{
  guint n = relu_outside_get_n_breakpoints (outside, side);
  ReluBreakpoint breakpoint;

  if (n == 0)
    return FALSE;

  relu_outside_get_breakpoint (outside, side, n - 1, &breakpoint);
  *x = breakpoint.x;

  return TRUE;
}

/**
 * relu_domain_fit:
 * @analysis: of a network on a domain
 * @from: (out): where a domain with all its breakpoints begins
 * @to: (out): where it ends
 *
 * The new domain holds the old one. An end beyond which nothing bends stays where it is; the other is
 * round, and keeps a distance from the last breakpoint.
 *
 * Returns: whether there is such a domain and it is another one
 */
gboolean
relu_domain_fit (ReluAnalysis *analysis, double *from, double *to)
{
  const ReluOutside *outside = relu_analysis_get_outside (analysis);
  double low = relu_analysis_get_from (analysis);
  double high = relu_analysis_get_to (analysis);
  gboolean any_left, any_right;
  double step, margin;

  if (outside == NULL)
    return FALSE;

  any_left = find_outermost (outside, RELU_SIDE_LEFT, &low);
  any_right = find_outermost (outside, RELU_SIDE_RIGHT, &high);
  step = relu_nice_step ((high - low) / STEPS);
  if ((!any_left && !any_right) || !isfinite (step) || !(step > 0))
    return FALSE;

  margin = MARGIN * (high - low);
  *from = any_left ? relu_round_to_step (floor ((low - margin) / step) * step, step) : low;
  *to = any_right ? relu_round_to_step (ceil ((high + margin) / step) * step, step) : high;

  return isfinite (*to - *from) && *from < *to;
}
