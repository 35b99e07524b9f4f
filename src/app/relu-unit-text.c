/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-unit-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number.h"

/* More places than these are not listed one by one. */
#define MAX_PLACES 8

static gboolean
lookup (ReluAnalysis *analysis, guint layer, guint unit, ReluRegions **regions, guint *number,
        ReluUnit *state)
{
  *regions = relu_analysis_get_regions (analysis);
  if (*regions == NULL || !relu_regions_lookup_unit (*regions, layer, unit, number))
    return FALSE;

  relu_regions_get_unit (*regions, *number, state);
  return TRUE;
}

/**
 * relu_unit_text_dup_state:
 * @layer: from 0
 * @unit: in its layer, from 0
 *
 * Returns: (transfer full): the unit's state on the domain: "always on", "switches at x = 2"; the
 *   name of its activation where it has none, as in a smooth network
 */
char *
relu_unit_text_dup_state (ReluAnalysis *analysis, guint layer, guint unit)
{
  const ReluLayer *shape = relu_network_get_layer (relu_analysis_get_network (analysis), layer);
  gboolean leaky = shape->activation.kind == RELU_ACTIVATION_LEAKY_RELU;
  g_autofree double *xs = NULL;
  char buffer[RELU_NUMBER_BUFFER];
  ReluRegions *regions;
  ReluUnit state;
  guint number, n;

  if (!lookup (analysis, layer, unit, &regions, &number, &state))
    return g_strdup (relu_activation_kind_get_title (shape->activation.kind));

  /* A leaky ReLU is never off: what is below zero goes on with a smaller slope. */
  switch (state.state)
    {
    case RELU_UNIT_ALWAYS_INACTIVE:
      return g_strdup (leaky ? _("always z ≤ 0") : _("always off"));
    case RELU_UNIT_ALWAYS_ACTIVE:
      return g_strdup (leaky ? _("always z > 0") : _("always on"));
    case RELU_UNIT_SWITCHES:
    default:
      break;
    }

  n = relu_regions_dup_switches_of_unit (regions, number, &xs);
  if (n == 1)
    /* Translators: a unit's state; %s is a number */
    return g_strdup_printf (_("switches at x = %s"),
                            relu_number_to_display (xs[0], relu_number_get_digits (), buffer));

  /* Translators: a unit's state: at how many places it switches */
  return g_strdup_printf (ngettext ("%u switch", "%u switches", n), n);
}

static char *
dup_places (ReluRegions *regions, guint number)
{
  g_autofree double *xs = NULL;
  guint n = relu_regions_dup_switches_of_unit (regions, number, &xs);
  char buffer[RELU_NUMBER_BUFFER];
  GString *string;

  if (n < 2)
    return NULL;

  string = g_string_new ("x = ");
  for (guint i = 0; i < MIN (n, MAX_PLACES); i++)
    {
      if (i > 0)
        /* Translators: between the numbers of a list: "x = 1; 2; 3". Not a decimal comma. */
        g_string_append (string, _("; "));
      g_string_append (string, relu_number_to_display (xs[i], relu_number_get_digits (), buffer));
    }
  if (n > MAX_PLACES)
    g_string_append (string, _("; …"));

  return g_string_free (string, FALSE);
}

/**
 * relu_unit_text_dup_place:
 * @layer: from 0
 * @unit: in its layer, from 0
 *
 * Where the breakpoints of the unit are, as far as its state does not say it. For a unit of the
 * first layer that does not switch on the domain: where -b/w lies.
 *
 * Returns: (transfer full) (nullable): "x = −10, left of the domain"; %NULL: nothing to say
 */
char *
relu_unit_text_dup_place (ReluAnalysis *analysis, guint layer, guint unit)
{
  ReluNetwork *network = relu_analysis_get_network (analysis);
  double from = relu_analysis_get_from (analysis), to = relu_analysis_get_to (analysis);
  char buffer[RELU_NUMBER_BUFFER];
  ReluRegions *regions;
  ReluUnit state;
  guint number;
  double w, b, x;

  if (!lookup (analysis, layer, unit, &regions, &number, &state))
    return NULL;
  if (state.state == RELU_UNIT_SWITCHES)
    return dup_places (regions, number);
  if (layer > 0)
    return NULL;

  w = relu_network_get_weights (network, 0)[unit];
  b = relu_network_get_biases (network, 0)[unit];
  if (w == 0)
    {
      g_autofree char *symbol = relu_network_dup_parameter_symbol (
          network, relu_network_weight_index (network, 0, unit, 0), RELU_SYMBOL_PRETTY);

      /* Translators: why a unit never switches; %s is the symbol of its weight */
      return g_strdup_printf (_("no breakpoint, %s = 0"), symbol);
    }

  x = -b / w + 0.0; /* not -0 */
  relu_number_to_display (x, relu_number_get_digits (), buffer);
  if (!isfinite (x))
    return NULL;
  if (x < from)
    /* Translators: where a breakpoint lies */
    return g_strdup_printf (_("x = %s, left of the domain"), buffer);
  if (x > to)
    return g_strdup_printf (_("x = %s, right of the domain"), buffer);

  return g_strdup_printf (_("x = %s, the domain’s end"), buffer);
}

/**
 * relu_unit_text_dup_layer_title:
 * @layer: a hidden one, from 0
 *
 * Returns: (transfer full): "Layer 1: 64 ReLUs"
 */
char *
relu_unit_text_dup_layer_title (ReluNetwork *network, guint layer)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);

  /* Translators: a heading: the layer's number, its units, the title of their activation */
  return g_strdup_printf (ngettext ("Layer %u · %u unit · %s", "Layer %u · %u units · %s",
                                    shape->n_units),
                          layer + 1, shape->n_units,
                          relu_activation_kind_get_title (shape->activation.kind));
}

/**
 * relu_unit_get_number:
 * @layer: from 0
 * @unit: in its layer, from 0
 *
 * Returns: the unit's number, through all layers whose activation has a knot, as in ReluRegions:
 *   the number of its colour; in a layer without a knot, the number in the layer
 */
guint
relu_unit_get_number (ReluNetwork *network, guint layer, guint unit)
{
  guint before = 0;

  if (!relu_activation_has_knot (&relu_network_get_layer (network, layer)->activation))
    return unit;

  for (guint i = 0; i < layer; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, i);

      if (relu_activation_has_knot (&shape->activation))
        before += shape->n_units;
    }

  return before + unit;
}

/**
 * relu_unit_find_number:
 * @layer: from 0
 * @unit: in its layer, from 0
 *
 * Returns: the unit's number as in ReluRegions, -1 where @network has no such unit, or none that can
 *   switch
 */
int
relu_unit_find_number (ReluNetwork *network, guint layer, guint unit)
{
  if (!relu_network_has_unit (network, layer, unit)
      || !relu_activation_has_knot (&relu_network_get_layer (network, layer)->activation))
    return -1;

  return (int) relu_unit_get_number (network, layer, unit);
}
