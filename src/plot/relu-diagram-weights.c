/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-weights.c: the largest weight of each layer, and of layers with very many the
 * strongest ones, by a histogram of |w|: two looks at each weight, whatever their number. */

#include <math.h>

#include "relu-diagram-private.h"

#define N_BINS 1024

/* So many lines can still be told apart. */
#define MAX_STRONGEST 128

/* Dashes of more edges than these are but noise, and slow to draw. */
#define MAX_DASHED 64

/* Beyond so many edges in all, only layers with a handful have them stroked. */
#define MAX_EDGES 512
#define MAX_EDGES_OF_MANY 4

/**
 * relu_diagram_find_strongest:
 * @w: @n weights, each @stride after the one before
 * @largest: none of them is larger
 * @most: how many are wanted
 *
 * Returns: (transfer full): the numbers (guint) of the strongest ones, in their order; never of a 0
 */
GArray *
relu_diagram_find_strongest (const double *w, gsize n, gsize stride, double largest, gsize most)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gsize *counts = g_new0 (gsize, N_BINS);
  double scale = (N_BINS - 1) / largest;
  gsize above = 0, left;
  guint bin = N_BINS;

  /* The least numbers have no inverse. */
  if (!(largest > 0) || !isfinite (scale))
    return found;

  for (gsize i = 0; i < n; i++)
    counts[(guint) (fabs (w[i * stride]) * scale)]++;
  while (bin > 0 && above + counts[bin - 1] <= most)
    above += counts[--bin];

  /* Of the first bin that is too large as many as there is room for. */
  left = most - above;
  for (guint i = 0; i < n && found->len < most; i++)
    {
      guint at = (guint) (fabs (w[i * stride]) * scale);

      if (at + 1 < bin || w[i * stride] == 0 || (at + 1 == bin && left == 0))
        continue;
      if (at + 1 == bin)
        left--;
      g_array_append_val (found, i);
    }

  return found;
}

static gsize
get_n_edges (const ReluNetwork *network, guint layer)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);

  return (gsize) shape->n_units * shape->n_inputs;
}

/* By itself: whatever the other layers have. */
static gboolean
is_dense (const ReluNetwork *network, guint layer)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);

  return get_n_edges (network, layer) > RELU_DIAGRAM_MAX_STROKES
         || MAX (shape->n_units, shape->n_inputs) > RELU_DIAGRAM_MAX_WIDTH;
}

/**
 * relu_diagram_weights_new:
 *
 * Returns: (transfer full): one for each layer; free with relu_diagram_weights_free()
 */
ReluDiagramWeights *
relu_diagram_weights_new (const ReluNetwork *network)
{
  guint n_layers = relu_network_get_n_layers (network);
  ReluDiagramWeights *self = g_new0 (ReluDiagramWeights, n_layers);
  gsize n_few = 0;

  for (guint l = 0; l < n_layers; l++)
    n_few += is_dense (network, l) ? 0 : get_n_edges (network, l);

  for (guint l = 0; l < n_layers; l++)
    {
      const double *w = relu_network_get_weights (network, l);
      gsize n = get_n_edges (network, l);

      for (gsize i = 0; i < n; i++)
        self[l].largest = fabs (w[i]) > self[l].largest ? fabs (w[i]) : self[l].largest;
      self[l].is_dense = is_dense (network, l)
                         || (n_few > MAX_EDGES && n > MAX_EDGES_OF_MANY);
      self[l].has_dashes = n <= MAX_DASHED;
      if (self[l].is_dense)
        self[l].strongest
          = relu_diagram_find_strongest (w, n, 1, self[l].largest, MAX_STRONGEST);
    }

  return self;
}

void
relu_diagram_weights_free (ReluDiagramWeights *self, guint n_layers)
{
  for (guint l = 0; l < n_layers && self != NULL; l++)
    g_clear_pointer (&self[l].strongest, g_array_unref);
  g_free (self);
}
