/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-contributions.c: what each unit of the last hidden layer adds to the sum, v h(x). */

#include "relu-scene-private.h"

#include <math.h>

#include "relu-forward.h"

/* In multiplications: a deep network with many regions goes without contributions rather than
 * making every frame late. */
#define MAX_COST 4e6

static void
contribution_clear (gpointer data)
{
  ReluContribution *self = data;

  g_free (self->symbol);
  g_free (self->xs);
  g_free (self->ys);
}

/* One hidden layer: at most one knot, at -b / w. */
static void
fill_shallow (ReluContribution *self, ReluNetwork *network, double from, double to)
{
  const ReluLayer *layer = relu_network_get_layer (network, 0);
  double w = relu_network_get_weights (network, 0)[self->index];
  double b = relu_network_get_biases (network, 0)[self->index];
  double v = relu_network_get_weights (network, 1)[self->index];
  double knot = -b / w;

  self->xs = g_new (double, 3);
  self->ys = g_new (double, 3);
  self->xs[self->n++] = from;
  if (relu_activation_has_knot (&layer->activation) && knot > from && knot < to)
    self->xs[self->n++] = knot;
  self->xs[self->n++] = to;
  for (guint i = 0; i < self->n; i++)
    self->ys[i] = v * relu_activation_apply (&layer->activation, w * self->xs[i] + b);
  if (self->n == 3)
    self->ys[1] = 0; /* not the rounding error of w * (-b / w) + b */
}

/* Any other network: h is straight (or finely sampled) between the points of the curve. */
static void
fill_deep (GArray *contributions, ReluNetwork *network, guint n, const double *xs)
{
  guint last = relu_network_get_n_hidden_layers (network) - 1;
  const double *v = relu_network_get_weights (network, last + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReluTrace) trace = relu_trace_new (network, xs[i]);

      for (guint j = 0; j < contributions->len; j++)
        {
          ReluContribution *c = &g_array_index (contributions, ReluContribution, j);

          if (i == 0)
            {
              c->xs = g_memdup2 (xs, n * sizeof (double));
              c->ys = g_new (double, n);
              c->n = n;
            }
          c->ys[i] = v[c->index] * relu_trace_get_activation (trace, last, c->index);
        }
    }
}

/**
 * relu_contributions_new:
 * @highlighted_unit: numbered through as in ReluRegions, or -1
 * @x_from: the visible part, from here
 * @x_to: to here
 *
 * Returns: (transfer full) (element-type ReluContribution): one for each unit of the last hidden
 *   layer; the highlighted one alone where there are too many or they are too crooked to be told
 *   apart, none where that costs too much
 */
GArray *
relu_contributions_new (ReluAnalysis *analysis, int highlighted_unit, double x_from, double x_to)
{
  ReluNetwork *network = relu_analysis_get_network (analysis);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluCurve *curve = relu_analysis_get_curve (analysis);
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  GArray *self = g_array_new (FALSE, FALSE, sizeof (ReluContribution));
  const ReluLayer *layer;
  gboolean is_shallow, is_crowded;
  guint n_points;

  g_array_set_clear_func (self, contribution_clear);
  if (n_hidden == 0)
    return self;

  layer = relu_network_get_layer (network, n_hidden - 1);
  is_shallow = n_hidden == 1 && regions != NULL;
  n_points = regions != NULL ? relu_regions_get_n_activation_regions (regions) + 1
                             : relu_curve_get_n_points (curve);
  if (!is_shallow && (double) relu_network_get_n_parameters (network) * n_points > MAX_COST)
    return self;

  is_crowded = layer->n_units > RELU_SCENE_MAX_CONTRIBUTIONS
               || (regions != NULL
                   && relu_regions_find (regions, x_to) - relu_regions_find (regions, x_from)
                        > RELU_SCENE_MAX_CONTRIBUTION_PIECES);

  for (guint i = 0; i < layer->n_units; i++)
    {
      ReluContribution c = { .index = i, .color = i };
      g_autofree char *weight = NULL;
      g_autofree char *unit = NULL;
      guint number;

      if (regions != NULL && relu_regions_lookup_unit (regions, n_hidden - 1, i, &number))
        {
          c.color = number;
          c.is_highlighted = (int) number == highlighted_unit;
        }
      if (is_crowded && !c.is_highlighted)
        continue;

      weight = relu_network_dup_parameter_symbol (
        network, relu_network_weight_index (network, n_hidden, 0, i), RELU_SYMBOL_PRETTY);
      unit = relu_network_dup_unit_symbol (network, n_hidden - 1, i, RELU_SYMBOL_PRETTY);
      c.symbol = g_strconcat (weight, unit, NULL);
      g_array_append_val (self, c);
    }

  if (is_shallow)
    for (guint i = 0; i < self->len; i++)
      fill_shallow (&g_array_index (self, ReluContribution, i), network,
                    relu_analysis_get_from (analysis), relu_analysis_get_to (analysis));
  else if (self->len > 0)
    fill_deep (self, network, n_points,
               regions != NULL ? relu_regions_get_xs (regions) : relu_curve_get_xs (curve));

  return self;
}

/**
 * relu_contribution_get_value:
 * @x: inside the domain
 *
 * Returns: v h(@x), read off the polyline
 */
double
relu_contribution_get_value (const ReluContribution *self, double x)
{
  return relu_polyline_get_value (self->n, self->xs, self->ys, x);
}
