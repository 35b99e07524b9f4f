/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-contributions.c: what each unit of the last hidden layer adds to the sum, v h(x). */

#include "relu-scene-private.h"

static void
contribution_clear (gpointer data)
{
  ReluContribution *self = data;

  g_free (self->symbol);
  g_free (self->xs);
  g_free (self->ys);
}

static void
fill (ReluContribution *self, const ReluProfile *profile, double v)
{
  ReluUnitCurve curve;

  relu_profile_get_curve (profile, self->index, &curve);
  self->n = curve.n;
  self->xs = g_memdup2 (curve.xs, curve.n * sizeof (double));
  self->ys = g_new (double, curve.n);
  for (guint i = 0; i < curve.n; i++)
    self->ys[i] = v * curve.hs[i];
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
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  GArray *self = g_array_new (FALSE, FALSE, sizeof (ReluContribution));
  const ReluProfile *profile = NULL;
  const ReluLayer *layer;
  gboolean is_crowded;

  g_array_set_clear_func (self, contribution_clear);
  if (n_hidden == 0)
    return self;

  layer = relu_network_get_layer (network, n_hidden - 1);
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
      if (profile == NULL)
        profile = relu_analysis_get_profile (analysis, n_hidden - 1);
      if (profile == NULL)
        break;

      weight = relu_network_dup_parameter_symbol (
        network, relu_network_weight_index (network, n_hidden, 0, i), RELU_SYMBOL_PRETTY);
      unit = relu_network_dup_unit_symbol (network, n_hidden - 1, i, RELU_SYMBOL_PRETTY);
      c.symbol = g_strconcat (weight, unit, NULL);
      fill (&c, profile, relu_network_get_weights (network, n_hidden)[i]);
      g_array_append_val (self, c);
    }

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
