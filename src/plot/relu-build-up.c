/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-build-up.c: from each unit's line to what it adds to the sum. The lines belong to the
 * analysis; here is which of them are shown, over which range, and what they are called. */

#include "relu-build-up-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-number.h"
#include "relu-polyline.h"

/* Of the numbers in titles: enough to recognise a slider's value. */
#define MAX_DIGITS 3 /* there is little room */

static guint
count_points (const ReluUnitCurve *curve, double from, double to)
{
  guint n = 0;

  for (guint i = 0; i < curve->n; i++)
    n += curve->xs[i] > from && curve->xs[i] < to;

  return n;
}

static void
find_ranges (ReluBuildUp *self, ReluBuildUpUnit *unit, double from, double to)
{
  for (guint step = 0; step < self->n_steps; step++)
    {
      double factor, a = 0, b = 0;
      const double *ys = relu_build_up_get_line (unit, step, &factor);

      relu_polyline_extend (unit->curve.n, unit->curve.xs, ys, from, to, &a, &b);
      unit->low[step] = CLAMP (fmin (factor * a, factor * b), -8e307, 0);
      unit->high[step] = CLAMP (fmax (factor * a, factor * b), 0, 8e307);
    }
  if (self->shares_scale)
    {
      unit->low[0] = unit->low[1] = fmin (unit->low[0], unit->low[1]);
      unit->high[0] = unit->high[1] = fmax (unit->high[0], unit->high[1]);
    }
}

/**
 * relu_build_up_new:
 * @layer: a hidden one from 0; below 0 for the last one
 * @unit: of the layer, which has to be among those that are shown; below 0 for none in particular
 * @x_from: the visible part, from here
 * @x_to: to here
 *
 * Returns: (transfer full) (nullable): up to RELU_BUILD_UP_MAX_UNITS units of the layer, good as long
 *   as @analysis; %NULL where there is no hidden layer
 */
ReluBuildUp *
relu_build_up_new (ReluAnalysis *analysis, int layer, int unit, double x_from, double x_to)
{
  ReluNetwork *network = relu_analysis_get_network (analysis);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  guint n_hidden = relu_network_get_n_hidden_layers (network), first = 0;
  const ReluProfile *profile;
  const ReluLayer *shape;
  ReluBuildUp *self;

  if (n_hidden == 0)
    return NULL;

  self = g_new0 (ReluBuildUp, 1);
  self->network = network;
  self->layer = layer >= 0 && layer < (int) n_hidden ? (guint) layer : n_hidden - 1;
  self->n_steps = self->layer == n_hidden - 1 ? 3 : 2;
  shape = relu_network_get_layer (network, self->layer);
  self->has_knot = relu_activation_has_knot (&shape->activation);
  self->shares_scale = !relu_activation_is_smooth (&shape->activation);
  self->n_layer_units = shape->n_units;
  profile = relu_analysis_get_profile (analysis, self->layer);
  if (profile == NULL)
    return self;

  self->chosen = -1;
  self->n = MIN (shape->n_units, RELU_BUILD_UP_MAX_UNITS);
  if (unit >= (int) self->n && unit < (int) shape->n_units)
    first = (guint) unit - self->n + 1;
  if (unit >= 0 && unit < (int) shape->n_units)
    self->chosen = unit - (int) first;
  self->units = g_new0 (ReluBuildUpUnit, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      ReluBuildUpUnit *u = &self->units[i];

      u->index = u->color = first + i;
      if (regions != NULL)
        relu_regions_lookup_unit (regions, self->layer, u->index, &u->color);
      if (self->n_steps > RELU_BUILD_UP_WEIGHTED)
        u->weight = relu_network_get_weights (network, n_hidden)[u->index];
      relu_profile_get_curve (profile, u->index, &u->curve);
      if (u->curve.n > RELU_BUILD_UP_MAX_POINTS
          && count_points (&u->curve, x_from, x_to) > RELU_BUILD_UP_MAX_POINTS)
        {
          self->n = 0;
          break;
        }
      find_ranges (self, u, x_from, x_to);
    }

  return self;
}

void
relu_build_up_free (ReluBuildUp *self)
{
  g_free (self->units);
  g_free (self);
}

/**
 * relu_build_up_get_line:
 * @factor: (out): what the values are to be multiplied with
 *
 * Returns: (transfer none): the values at the points of the unit's curve
 */
const double *
relu_build_up_get_line (const ReluBuildUpUnit *unit, ReluBuildUpStep step, double *factor)
{
  *factor = step == RELU_BUILD_UP_WEIGHTED ? unit->weight : 1;

  return step == RELU_BUILD_UP_LINE ? unit->curve.zs : unit->curve.hs;
}

/**
 * relu_build_up_get_value:
 * @x: inside the domain
 *
 * Returns: what the panel shows there
 */
double
relu_build_up_get_value (const ReluBuildUpUnit *unit, ReluBuildUpStep step, double x)
{
  double factor;
  const double *ys = relu_build_up_get_line (unit, step, &factor);

  return factor * relu_polyline_get_value (unit->curve.n, unit->curve.xs, ys, x);
}

/* As formulas write them; NULL: the function leaves z as it is. */
static const char *
get_function (const ReluNetwork *network, guint layer)
{
  static const char *const names[RELU_N_ACTIVATION_KINDS] = {
    [RELU_ACTIVATION_RELU] = "ReLU", [RELU_ACTIVATION_LEAKY_RELU] = "LeakyReLU",
    [RELU_ACTIVATION_TANH] = "tanh", [RELU_ACTIVATION_SIGMOID] = "σ",
    [RELU_ACTIVATION_SILU] = "SiLU", [RELU_ACTIVATION_GELU] = "GELU",
  };

  return names[relu_network_get_layer (network, layer)->activation.kind];
}

/**
 * relu_build_up_dup_caption:
 *
 * Returns: (transfer full): what all panels of a row show
 */
char *
relu_build_up_dup_caption (const ReluBuildUp *self, ReluBuildUpStep step)
{
  const char *function = get_function (self->network, self->layer);

  switch (step)
    {
    case RELU_BUILD_UP_LINE:
      return g_strdup (self->layer == 0 ? "z = wx + b" : "z = Wh + b");
    case RELU_BUILD_UP_ACTIVATED:
      return function != NULL ? g_strdup_printf ("h = %s(z)", function) : g_strdup ("h = z");
    case RELU_BUILD_UP_WEIGHTED:
    default:
      return g_strdup ("v · h");
    }
}

/**
 * relu_build_up_dup_title:
 * @unit: of those that are here
 * @short_form: for little room
 *
 * Returns: (transfer full): the formula of one panel, with the numbers filled in where there is room
 */
char *
relu_build_up_dup_title (const ReluBuildUp *self, guint unit, ReluBuildUpStep step,
                         gboolean short_form)
{
  guint index = self->units[unit].index;
  g_autofree char *z = relu_network_dup_preactivation_symbol (self->network, self->layer, index,
                                                              RELU_SYMBOL_PRETTY);
  g_autofree char *h = relu_network_dup_unit_symbol (self->network, self->layer, index,
                                                     RELU_SYMBOL_PRETTY);
  const char *function = get_function (self->network, self->layer);

  switch (step)
    {
    case RELU_BUILD_UP_LINE:
      if (!short_form && self->layer == 0)
        {
          g_autofree char *line = relu_number_dup_line_equation (
            relu_network_get_weights (self->network, 0)[index],
            relu_network_get_biases (self->network, 0)[index],
            MIN (MAX_DIGITS, relu_number_get_digits ()));

          return g_strdup_printf ("%s = %s", z, line);
        }
      return g_steal_pointer (&z);

    case RELU_BUILD_UP_ACTIVATED:
      if (short_form)
        return g_steal_pointer (&h);
      return function != NULL ? g_strdup_printf ("%s = %s(%s)", h, function, z)
                              : g_strdup_printf ("%s = %s", h, z);

    case RELU_BUILD_UP_WEIGHTED:
    default:
      {
        guint n_hidden = relu_network_get_n_hidden_layers (self->network);
        gsize at = relu_network_weight_index (self->network, n_hidden, 0, index);
        char number[RELU_NUMBER_BUFFER];

        if (short_form)
          {
            g_autofree char *v
              = relu_network_dup_parameter_symbol (self->network, at, RELU_SYMBOL_PRETTY);

            return g_strconcat (v, h, NULL);
          }
        relu_number_to_display (self->units[unit].weight,
                                MIN (MAX_DIGITS, relu_number_get_digits ()), number);
        return g_strdup_printf ("%s · %s", number, h);
      }
    }
}

/**
 * relu_build_up_dup_sum:
 *
 * Returns: (transfer full): how the panels of the last row become f
 */
char *
relu_build_up_dup_sum (const ReluBuildUp *self)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);
  double c = relu_network_get_biases (self->network, n_hidden)[0];
  const char *function = get_function (self->network, n_hidden);
  /* Translators: on an arrow from the units' panels to the curve, which is their sum, and the output's
   * bias c where it isn't 0 */
  const char *sum = c == 0 ? _("sum") : _("sum + c");

  return function != NULL ? g_strdup_printf ("%s(%s)", function, sum) : g_strdup (sum);
}
