/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-wording.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"

static char *
dup_unit (ReluRegions *regions, guint number)
{
  ReluUnit unit;

  relu_regions_get_unit (regions, number, &unit);

  return relu_network_dup_unit_symbol (relu_regions_get_network (regions), unit.layer, unit.index,
                                       RELU_SYMBOL_PRETTY);
}

/* "h₁", "h₁ and h₂", "h₁, h₂ and h₃", "5 units" */
static char *
dup_units (ReluRegions *regions, const ReluBreakpoint *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  if (b->n_switches > 3 || b->n_switches == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units", b->n_switches),
                            b->n_switches);

  first = dup_unit (regions, b->switches[0].unit);
  if (b->n_switches == 1)
    return g_steal_pointer (&first);
  second = dup_unit (regions, b->switches[1].unit);
  if (b->n_switches == 2)
    /* Translators: two units, "h₀ and h₁" */
    return g_strdup_printf (_("%s and %s"), first, second);
  third = dup_unit (regions, b->switches[2].unit);
  /* Translators: three units, "h₀, h₁ and h₂" */
  return g_strdup_printf (_("%s, %s and %s"), first, second, third);
}

/**
 * relu_wording_dup_switch:
 * @digits: of x
 *
 * Returns: (transfer full): the label of a breakpoint
 */
char *
relu_wording_dup_switch (ReluRegions *regions, const ReluBreakpoint *b, ReluWordingLength length,
                         int digits)
{
  g_autofree char *units = dup_units (regions, b);
  char x[RELU_NUMBER_BUFFER];
  guint n_on = 0;

  if (length == RELU_WORDING_NAME)
    return g_steal_pointer (&units);

  relu_number_to_display (b->x, digits, x);
  if (length == RELU_WORDING_SHORT)
    /* Translators: a breakpoint: "h₁ · x = 0" */
    return g_strdup_printf (_("%s · x = %s"), units, x);

  for (guint i = 0; i < b->n_switches; i++)
    n_on += b->switches[i].turns_on;
  if (n_on == b->n_switches)
    /* Translators: a breakpoint: "h₁ turns on · x = 0" */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s turns on · x = %s",
                                         "%s turn on · x = %s", b->n_switches),
                            units, x);
  if (n_on == 0)
    /* Translators: a breakpoint: "h₁ turns off · x = 0" */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s turns off · x = %s",
                                         "%s turn off · x = %s", b->n_switches),
                            units, x);
  /* Translators: a breakpoint where some units turn on and others off: "h₀ and h₁ switch · x = 0" */
  return g_strdup_printf (_("%s switch · x = %s"), units, x);
}

/**
 * relu_wording_dup_silent:
 * @digits: of x
 *
 * Returns: (transfer full): the label of a silent switch
 */
char *
relu_wording_dup_silent (ReluRegions *regions, const ReluBreakpoint *b, ReluWordingLength length,
                         int digits)
{
  g_autofree char *text = NULL;

  if (length != RELU_WORDING_LONG)
    return relu_wording_dup_switch (regions, b, length, digits);

  text = relu_wording_dup_switch (regions, b, RELU_WORDING_LONG, digits);
  /* Translators: a switch at which the curve doesn't bend: "h₁ turns on · x = 0 · silent" */
  return g_strdup_printf (_("%s · silent"), text);
}

/**
 * relu_wording_dup_slope:
 *
 * Returns: (transfer full): the label of a piece of the curve, with its sign
 */
char *
relu_wording_dup_slope (double slope)
{
  char number[RELU_NUMBER_BUFFER];

  relu_number_to_display (slope, relu_number_get_digits (), number);
  if (slope > 0)
    /* Translators: a rising piece of the curve: "slope +1.4" */
    return g_strdup_printf (_("slope +%s"), number);
  /* Translators: a level or falling piece of the curve: "slope 0", "slope −1.2" */
  return g_strdup_printf (_("slope %s"), number);
}

/**
 * relu_wording_dup_state:
 * @unit: one that doesn't switch
 * @short_form: for little room
 *
 * Returns: (transfer full): what the unit does on the whole domain
 */
char *
relu_wording_dup_state (ReluNetwork *network, const ReluUnit *unit, gboolean short_form)
{
  const ReluLayer *layer = relu_network_get_layer (network, unit->layer);
  char slope[RELU_NUMBER_BUFFER];
  double below, above;

  if (unit->state == RELU_UNIT_ALWAYS_ACTIVE)
    return g_strdup (short_form ? _("active everywhere") : _("active everywhere: linear here"));

  relu_activation_get_slopes (&layer->activation, &below, &above);
  if (below == 0)
    return g_strdup (short_form ? _("off everywhere")
                                : _("off everywhere: contributes nothing, its gradient is zero"));
  if (short_form)
    return g_strdup (_("below its knot everywhere"));
  relu_number_to_display (below, relu_number_get_digits (), slope);
  /* Translators: a unit of a leaky layer, whose slope below its knot is not 0 */
  return g_strdup_printf (_("below its knot everywhere: linear here, slope %s"), slope);
}

/**
 * relu_wording_dup_segment:
 *
 * Returns: (transfer full): what a unit that switches does on a part of the domain
 */
char *
relu_wording_dup_segment (ReluNetwork *network, const ReluUnit *unit, gboolean is_on,
                          gboolean short_form)
{
  const ReluLayer *layer = relu_network_get_layer (network, unit->layer);
  char slope[RELU_NUMBER_BUFFER];
  double below, above;

  if (is_on)
    return g_strdup (short_form ? _("active") : _("active · z > 0"));

  relu_activation_get_slopes (&layer->activation, &below, &above);
  if (below == 0)
    return g_strdup (_("off"));
  if (short_form)
    return g_strdup (_("z ≤ 0"));
  relu_number_to_display (below, relu_number_get_digits (), slope);
  /* Translators: where a unit of a leaky layer is below its knot */
  return g_strdup_printf (_("slope %s · z ≤ 0"), slope);
}
