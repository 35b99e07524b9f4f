/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-fit.c: the vertical range that shows a curve well. */

#include <math.h>

#include "relu-scene-private.h"
#include "relu-ticks-private.h"

/* Contributions may widen the range by this share of the curve's own on each side; what lies
 * further out leaves the plot, so that two large ones that cancel don't squash the curve. */
#define CONTRIBUTION_SHARE 0.8

/* One that lies as a whole beside the curve is given up between these two distances: it would leave a
 * part of the plot blank. Steadily, so that a slider doesn't make the axis jump. */
#define NEAR_SHARE 0.7
#define FAR_SHARE 0.8

/* Free space above and below the curve, as a share of its range. */
#define MARGIN 0.05

/* Rounding to ticks may leave this share of the height blank at an end, else to finer ones. */
#define MOST_BLANK 0.15

/* A curve flatter than this share of its size is drawn as constant: it would show rounding errors.
 * Regions are exact but for a few roundings of each value; a smooth curve is sums of many. */
#define LEAST_SHARE 0x1p-49
#define LEAST_SMOOTH_SHARE 1e-10

#define INTERVALS 8

static void
extend_curve (ReluAnalysis *analysis, double from, double to, double *low, double *high)
{
  const double *xs, *ys;
  guint n = relu_analysis_get_points (analysis, &xs, &ys);

  relu_polyline_extend (n, xs, ys, from, to, low, high);
}

/* How much the range is widened for a contribution that begins @distance beyond it (below 0: inside)
 * and ends @out beyond it. */
static double
room_for (double distance, double out, double span)
{
  double share = (FAR_SHARE - distance / span) / (FAR_SHARE - NEAR_SHARE);

  return fmax (0, fmin (out, CONTRIBUTION_SHARE * span)) * CLAMP (share, 0, 1);
}

static void
make_room (GArray *contributions, double x_from, double x_to, double *low, double *high)
{
  double span = *high - *low, below = 0, above = 0;

  for (guint i = 0; i < contributions->len; i++)
    {
      ReluContribution *c = &g_array_index (contributions, ReluContribution, i);
      double least = INFINITY, most = -INFINITY;

      relu_polyline_extend (c->n, c->xs, c->ys, x_from, x_to, &least, &most);
      below = fmax (below, room_for (*low - most, *low - least, span));
      above = fmax (above, room_for (least - *high, most - *high, span));
    }
  *low -= below;
  *high += above;
}

/* To the coarsest ticks that leave little blank. */
static void
round_outwards (double *low, double *high, double least, double most)
{
  double from = *low, to = *high;

  for (guint intervals = INTERVALS; intervals <= 4 * INTERVALS; intervals *= 2)
    {
      double blank;

      *low = from;
      *high = to;
      relu_ticks_round_outwards (low, high, intervals);
      blank = (*high - *low) * MOST_BLANK;
      if (least - *low <= blank && *high - most <= blank)
        return;
    }
}

/**
 * relu_scene_fit:
 *
 * As relu_scene_fit_y(), with ghosts, points and contributions already at hand; %NULL where none are shown.
 */
void
relu_scene_fit (ReluAnalysis *analysis, GPtrArray *ghosts, ReluData *data, GArray *contributions,
                double x_from, double x_to, double *y_from, double *y_to)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  double low = INFINITY, high = -INFINITY, size, span, least, most;

  extend_curve (analysis, x_from, x_to, &low, &high);
  for (guint i = 0; ghosts != NULL && i < ghosts->len; i++)
    {
      const ReluGhost *ghost = g_ptr_array_index (ghosts, i);

      extend_curve (ghost->analysis, x_from, x_to, &low, &high);
    }
  if (data != NULL)
    relu_sorted_data_extend (relu_data_get_sorted (data), x_from, x_to, &low, &high);
  if (!isfinite (low) || !isfinite (high))
    low = high = 0; /* nothing of the domain is visible */

  /* Room for rounding outwards, also at the ends of what a double can hold. */
  low = CLAMP (low, -8e307, 8e307);
  high = CLAMP (high, -8e307, 8e307);
  size = fmax (fabs (low), fabs (high));
  span = high - low;
  least = low;
  most = high;
  if (size < 1e-290)
    {
      low = -1;
      high = 1;
    }
  else if (span < size * (regions != NULL ? LEAST_SHARE : LEAST_SMOOTH_SHARE))
    {
      double middle = low * 0.5 + high * 0.5;

      low = middle - fabs (middle) * 0.5;
      high = middle + fabs (middle) * 0.5;
    }
  else
    {
      low -= span * MARGIN;
      high += span * MARGIN;
    }
  if (!(least < most) || span < size * LEAST_SHARE)
    {
      least = low;
      most = high;
    }

  if (contributions != NULL)
    {
      double before = low, after = high;

      make_room (contributions, x_from, x_to, &low, &high);
      least = low < before ? low : least;
      most = high > after ? high : most;
    }
  round_outwards (&low, &high, least, most);
  *y_from = low;
  *y_to = high;
}

/**
 * relu_scene_fit_y:
 * @options: which part of x is visible, the ghosts, the points, and whether contributions are shown
 * @y_from: (out): the lower end, a round number
 * @y_to: (out): the upper end, a round number, greater than @y_from
 *
 * The range of y that shows the whole curve over the visible part of x, the ghosts, and all points there. Contributions are
 * shown as well as long as the curve keeps a good part of the height.
 */
void
relu_scene_fit_y (ReluAnalysis *analysis, const ReluSceneOptions *options, double *y_from,
                  double *y_to)
{
  g_autoptr (GArray) contributions = NULL;
  double x_from = options->x_from, x_to = options->x_to;

  if (!isfinite (x_from) || !isfinite (x_to) || !(x_from < x_to))
    {
      x_from = relu_analysis_get_from (analysis);
      x_to = relu_analysis_get_to (analysis);
    }
  if (options->show_contributions)
    contributions = relu_contributions_new (analysis, options->highlighted_unit, x_from, x_to);

  relu_scene_fit (analysis, options->ghosts, options->show_data ? options->data : NULL,
                  contributions, x_from, x_to, y_from, y_to);
}
