/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-curve-handle.h"

#include <math.h>

#include "relu-forward.h"
#include "relu-reshape.h"

/* A piece that is held within this share of its end at the border of the domain turns. */
#define OUTER_SHARE (1.0 / 3)

/**
 * relu_curve_handle_init_point:
 * @x: in the domain
 *
 * One point of the curve: a breakpoint, or any point of a smooth curve.
 */
void
relu_curve_handle_init_point (ReluCurveHandle *self, double x)
{
  *self = (ReluCurveHandle) { .x = x, .pivot = NAN, .n = 1, .xs = { x, x }, .shares = { 1, 1 } };
}

/**
 * relu_curve_handle_init_piece:
 * @piece: a linear region of @regions
 * @x: where in it
 *
 * A whole piece, which moves up and down without turning: both its ends do the same. An outer piece
 * has one end that is no breakpoint but the border of the domain; held in its outer third, it turns
 * about its other end.
 */
void
relu_curve_handle_init_piece (ReluCurveHandle *self, ReluRegions *regions, guint piece, double x)
{
  gboolean is_first = piece == 0;
  gboolean is_last = piece + 1 == relu_regions_get_n_linear_regions (regions);
  ReluRegion region;
  double share;

  relu_regions_get_linear_region (regions, piece, &region);
  x = CLAMP (x, region.from, region.to);
  share = (x - region.from) / (region.to - region.from);
  *self = (ReluCurveHandle) {
    .x = x, .pivot = NAN, .n = 2, .xs = { region.from, region.to }, .shares = { 1, 1 }
  };

  if (is_first && share < OUTER_SHARE)
    self->pivot = region.to;
  else if (is_last && share > 1 - OUTER_SHARE)
    self->pivot = region.from;
  if (isnan (self->pivot))
    return;

  self->xs[0] = x;
  self->xs[1] = self->pivot;
  self->shares[1] = 0;
}

static gboolean
is_locked (gsize parameter, gpointer user_data)
{
  ReluDocument *document = user_data;
  ReluNetwork *network = relu_document_get_network (document);
  ReluParameter p;

  if (relu_file_is_marked (relu_document_get_contents (document), RELU_MARK_LOCKED, parameter))
    return TRUE;

  /* The weight out of a muted unit does nothing. */
  relu_network_describe_parameter (network, parameter, &p);
  return !p.is_bias && p.layer > 0 && relu_document_is_muted (document, p.layer - 1, p.input);
}

/**
 * relu_curve_handle_lift:
 * @document: whose locked parameters stay as they are, and the weights out of muted units
 * @network: what goes up: the network that @document showed at some time
 * @rise: how far up, finite; less than 0: down
 *
 * Where the output's activation ends (a ReLU at 0), a point stops there.
 *
 * Returns: (transfer full) (nullable): @network with the least change that does it, as
 *   relu_network_reshape(); %NULL with a reason in @error
 */
ReluNetwork *
relu_curve_handle_lift (const ReluCurveHandle *self, ReluDocument *document, ReluNetwork *network,
                        double rise, GError **error)
{
  ReluReshapeTarget targets[2];
  ReluNetwork *lifted;
  GError *reason = NULL;

  for (guint i = 0; i < self->n; i++)
    targets[i] = (ReluReshapeTarget) { self->xs[i], self->shares[i] * rise };
  lifted = relu_network_reshape (network, targets, self->n, is_locked, document, &reason);
  if (g_error_matches (reason, RELU_RESHAPE_ERROR, RELU_RESHAPE_ERROR_UNREACHABLE))
    {
      g_clear_error (&reason);
      targets[0].rise = -relu_network_evaluate (network, self->xs[0]);
      lifted = relu_network_reshape (network, targets, self->n, is_locked, document, &reason);
    }
  if (lifted == NULL)
    g_propagate_error (error, reason);

  return lifted;
}
