/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-outcome-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *name, *title;
} outcomes[RELU_N_OUTCOMES] = {
  /* Translators: what became of a training */
  [RELU_OUTCOME_FITS] = { "fits", N_("Fits") },
  /* Translators: what became of a training: f(x) is the same everywhere */
  [RELU_OUTCOME_CONSTANT] = { "constant", N_("Constant") },
  /* Translators: what became of a training: f is a straight line that does not fit */
  [RELU_OUTCOME_LINEAR] = { "linear", N_("Linear") },
  /* Translators: what became of a training: f bends, does not fit, and no longer changes */
  [RELU_OUTCOME_STUCK] = { "stuck", N_("Stuck") },
  /* Translators: what became of a training: f bends, and does not fit so far */
  [RELU_OUTCOME_BENDS] = { "bends", N_("Bends, no fit yet") },
};

/**
 * relu_outcome_get_name:
 *
 * Returns: the name for programs: "fits", "constant", "linear", "stuck" or "bends"
 */
const char *
relu_outcome_get_name (ReluOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < RELU_N_OUTCOMES, NULL);

  return outcomes[outcome].name;
}

/**
 * relu_outcome_get_title:
 *
 * Returns: the name for people, translated: the heading of a tally
 */
const char *
relu_outcome_get_title (ReluOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < RELU_N_OUTCOMES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, outcomes[outcome].title);
}

/**
 * relu_outcome_is_stuck:
 * @loss: the loss on all data
 * @fit: the largest loss that counts as a fit
 * @stop: why training has stopped
 *
 * A straight line and a constant can be stuck as well as a curve that bends: this says so whatever
 * the outcome is.
 *
 * Returns: whether f does not fit and training has come to its end: all gradients are zero, nothing
 *   changes, or numbers overflowed
 */
gboolean
relu_outcome_is_stuck (double loss, double fit, ReluStop stop)
{
  return !(loss <= fit)
         && (stop == RELU_STOP_ZERO_GRADIENT || stop == RELU_STOP_STILL
             || stop == RELU_STOP_NOT_FINITE);
}

/* Whether a line of @slope can't be told from a constant beside points of this height. */
static gboolean
is_level (double slope, const ReluDataShape *points)
{
  return fabs (slope) * (points->to - points->from)
         <= RELU_OUTCOME_LEVEL * (points->high - points->low);
}

/* The regions strictly between both ends of @shape, of regions on a domain that covers it. */
static void
set_from_regions (ReluOutcomeShape *shape, const ReluRegions *regions, const ReluDataShape *points)
{
  ReluRegion region;

  shape->n_regions = 1;
  for (guint i = 0; i < relu_regions_get_n_breakpoints (regions); i++)
    {
      ReluBreakpoint point;

      relu_regions_get_breakpoint (regions, i, &point);
      shape->n_regions += point.x > shape->from && point.x < shape->to;
    }
  if (shape->n_regions > 1)
    return;

  relu_regions_get_linear_region (
    regions, relu_regions_find_linear (regions, shape->from / 2 + shape->to / 2), &region);
  shape->slope = region.slope;
  shape->intercept = region.intercept;
  shape->verdict = region.slope == 0 || (points->from < points->to && is_level (region.slope, points))
                     ? RELU_VERDICT_CONSTANT
                     : RELU_VERDICT_LINEAR;
}

/**
 * relu_outcome_shape_init:
 * @shape: (out): what f is like where the data are
 * @network: f
 * @data: the points, of which only the outermost count
 * @from: where the domain begins
 * @to: where it ends
 * @regions: (nullable): those of @network on any domain; %NULL: to be computed where they are needed
 *
 * Exact for all piecewise linear networks, but that RELU_OUTCOME_LEVEL says what is level. Training knows nothing of what lies outside the data: a unit
 * that switches there bends the curve on a wider domain only. Data with one x only have no inside;
 * then it is the domain that counts.
 */
void
relu_outcome_shape_init (ReluOutcomeShape *shape, ReluNetwork *network, ReluData *data, double from,
                         double to, ReluRegions *regions)
{
  const ReluDataShape *points = relu_data_get_shape (data);
  g_autoptr (ReluRegions) own = NULL;

  *shape = (ReluOutcomeShape) { .from = points->from, .to = points->to };
  if (points->from == points->to)
    {
      shape->from = from;
      shape->to = to;
    }

  if (relu_network_is_smooth (network))
    {
      shape->verdict = RELU_VERDICT_SMOOTH;
      return;
    }

  shape->verdict = RELU_VERDICT_PIECEWISE_LINEAR;
  if (regions == NULL || relu_regions_get_from (regions) > shape->from
      || relu_regions_get_to (regions) < shape->to)
    regions = own = relu_regions_new (network, shape->from, shape->to, NULL);
  /* NULL: more than RELU_MAX_REGIONS, or f overflows */
  if (regions != NULL)
    set_from_regions (shape, regions, points);
}

/* relu_outcome_choose: the first outcome that holds. @shape does not count where f fits. */
ReluOutcome
relu_outcome_choose (const ReluOutcomeShape *shape, double loss, double fit, gboolean is_stuck)
{
  if (loss <= fit)
    return RELU_OUTCOME_FITS;
  if (shape->verdict == RELU_VERDICT_CONSTANT)
    return RELU_OUTCOME_CONSTANT;
  if (shape->verdict == RELU_VERDICT_LINEAR)
    return RELU_OUTCOME_LINEAR;

  return is_stuck ? RELU_OUTCOME_STUCK : RELU_OUTCOME_BENDS;
}

/**
 * relu_outcome_classify:
 * @network: where training has got to
 * @data: what it learns
 * @from: where the domain begins; see relu_outcome_shape_init()
 * @to: where it ends
 * @loss: the network's loss on @data
 * @fit: the largest loss that counts as a fit
 * @stop: why training has stopped; RELU_STOP_NONE: it has not
 *
 * What a tally of many starts counts. May be called on any thread.
 *
 * Returns: the outcome
 */
ReluOutcome
relu_outcome_classify (ReluNetwork *network, ReluData *data, double from, double to, double loss,
                       double fit, ReluStop stop)
{
  ReluOutcomeShape shape = { 0 };

  if (!(loss <= fit))
    relu_outcome_shape_init (&shape, network, data, from, to, NULL);

  return relu_outcome_choose (&shape, loss, fit, relu_outcome_is_stuck (loss, fit, stop));
}
