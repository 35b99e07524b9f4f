/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-facts.c: from exact regions to the reason in the verdict.
 *
 * Whether a unit's switch is felt at the output is decided by which weights are 0 and which units
 * are on there, never by comparing rounded numbers: a path reaches the output if no weight on it
 * is 0 and no unit on it is flat. That the slope stays although a path exists means that changes
 * cancel. */

#include "relu-facts.h"

#include <string.h>

#include "relu-walk.h"

/* Beyond these, the reason is told in general terms, so that a slider stays quick. */
#define MAX_POINTS 4096
#define MAX_WORK 400000

typedef struct
{
  const ReluRegions *regions;
  const ReluNetwork *network;
  ReluFacts *facts;
  guint8 *before;         /* the patterns left */
  const guint8 *after;    /* and right of the point */
  guint8 *now, *next;     /* which units of a layer are reached */
  guint8 *bends, *in_silent;
  gsize work;
} Finder;

/* Whether the slope of a unit is 0 in @pattern: a ReLU that is off. */
static gboolean
is_flat (const Finder *self, guint layer, guint index, const guint8 *pattern)
{
  const ReluActivation *activation = &relu_network_get_layer (self->network, layer)->activation;
  double below, above;
  guint unit;

  if (!relu_regions_lookup_unit (self->regions, layer, index, &unit))
    return FALSE;
  relu_activation_get_slopes (activation, &below, &above);

  return (pattern[unit] ? above : below) == 0;
}

static double
weight (const Finder *self, guint layer, guint unit, guint input)
{
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;

  return relu_network_get_weights (self->network, layer)[(gsize) unit * n_inputs + input];
}

/* Whether what the unit gives is felt at the output, under one pattern. */
static gboolean
reaches_under (Finder *self, const ReluUnit *unit, const guint8 *pattern)
{
  guint n_layers = relu_network_get_n_layers (self->network);

  memset (self->now, 0, relu_network_get_layer (self->network, unit->layer)->n_units);
  self->now[unit->index] = 1;
  for (guint layer = unit->layer + 1; layer < n_layers; layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (self->network, layer);
      guint8 *swap = self->now;
      gboolean any = FALSE;

      self->work += (gsize) shape->n_units * shape->n_inputs;
      for (guint i = 0; i < shape->n_units; i++)
        {
          self->next[i] = 0;
          if (is_flat (self, layer, i, pattern))
            continue;
          for (guint j = 0; j < shape->n_inputs && !self->next[i]; j++)
            self->next[i] = self->now[j] && weight (self, layer, i, j) != 0;
          any |= self->next[i];
        }
      if (!any)
        return FALSE;
      self->now = self->next;
      self->next = swap;
    }

  return TRUE;
}

/* A leaky ReLU of slope 1 switches without any change. */
static gboolean
changes_slope (const Finder *self, const ReluUnit *unit)
{
  double below, above;

  relu_activation_get_slopes (&relu_network_get_layer (self->network, unit->layer)->activation,
                              &below, &above);

  return below != above;
}

static gboolean
reaches (Finder *self, const ReluUnit *unit)
{
  if (!changes_slope (self, unit))
    return FALSE;

  return reaches_under (self, unit, self->before) || reaches_under (self, unit, self->after);
}

/* Why a unit whose change reaches no output does not. */
static ReluSilence
explain_no_way (const Finder *self, const ReluUnit *unit)
{
  guint next = unit->layer + 1;
  gboolean any_weight = FALSE;

  if (!changes_slope (self, unit))
    return RELU_SILENCE_NO_CHANGE;

  for (guint i = 0; i < relu_network_get_layer (self->network, next)->n_units; i++)
    if (weight (self, next, i, unit->index) != 0)
      {
        any_weight = TRUE;
        if (!is_flat (self, next, i, self->before) || !is_flat (self, next, i, self->after))
          return RELU_SILENCE_NO_WAY;
      }

  return any_weight ? RELU_SILENCE_FEEDS_OFF : RELU_SILENCE_ZERO_OUT;
}

static ReluSilence
merge (ReluSilence a, ReluSilence b)
{
  return a == RELU_SILENCE_NONE || a == b ? b : RELU_SILENCE_MIXED;
}

static void
visit_silent_switch (Finder *self, const ReluBreakpoint *point)
{
  ReluSilence silence = RELU_SILENCE_NONE;
  guint n_reaching = 0;

  for (guint i = 0; i < point->n_switches; i++)
    self->in_silent[point->switches[i].unit] = 1;
  if (self->work > MAX_WORK)
    {
      self->facts->silence = RELU_SILENCE_UNKNOWN;
      return;
    }

  for (guint i = 0; i < point->n_switches; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (self->regions, point->switches[i].unit, &unit);
      if (reaches (self, &unit))
        n_reaching++;
      else
        silence = merge (silence, explain_no_way (self, &unit));
    }
  if (n_reaching > 0)
    silence = n_reaching < point->n_switches ? RELU_SILENCE_MIXED
              : n_reaching == 1              ? RELU_SILENCE_LATER
                                             : RELU_SILENCE_CANCELS;
  if (self->facts->silence != RELU_SILENCE_UNKNOWN)
    self->facts->silence = merge (self->facts->silence, silence);
}

static void
visit_breakpoint (Finder *self, const ReluBreakpoint *point)
{
  for (guint i = 0; i < point->n_switches; i++)
    {
      const ReluSwitch *one = &point->switches[i];
      ReluUnit unit;

      if (one->turns_on)
        self->facts->any_turns_on = TRUE;
      else
        self->facts->any_turns_off = TRUE;
      if (self->bends[one->unit])
        continue;
      relu_regions_get_unit (self->regions, one->unit, &unit);
      /* Where one unit switches alone it is the one that bends the curve. */
      if (point->n_switches == 1 || self->work > MAX_WORK || reaches (self, &unit))
        self->bends[one->unit] = 1;
    }
}

/* All points from left to right, with the patterns on both sides of each. */
static void
visit_points (Finder *self)
{
  g_auto (ReluWalk) walk = { 0 };
  ReluBreakpoint point;
  gboolean bends;

  relu_walk_init (&walk, self->regions);
  self->after = walk.pattern;
  memcpy (self->before, walk.pattern, self->facts->n_units);
  while (relu_walk_step (&walk, &point, &bends))
    {
      if (bends)
        visit_breakpoint (self, &point);
      else
        visit_silent_switch (self, &point);
      for (guint i = 0; i < point.n_switches; i++)
        self->before[point.switches[i].unit] = walk.pattern[point.switches[i].unit];
    }
}

static void
find (ReluFacts *facts, const ReluRegions *regions)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  g_autofree guint8 *patterns = g_malloc0 (3 * (gsize) facts->n_units);
  Finder self = { regions, network, facts };
  g_autofree guint8 *reached = NULL;
  guint width = 1;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    width = MAX (width, relu_network_get_layer (network, i)->n_units);
  reached = g_malloc (2 * (gsize) width);
  self.now = reached;
  self.next = reached + width;
  self.before = patterns;
  self.bends = patterns + facts->n_units;
  self.in_silent = self.bends + facts->n_units;
  visit_points (&self);

  for (guint i = 0; i < facts->n_units; i++)
    {
      if (self.bends[i])
        g_array_append_val (facts->bending, i);
      else if (self.in_silent[i])
        g_array_append_val (facts->silent, i);
      if (self.in_silent[i])
        g_array_append_val (facts->in_silent, i);
    }
}

static GArray *
units_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * relu_facts_init:
 * @facts: (out): to be cleared with relu_facts_clear()
 */
void
relu_facts_init (ReluFacts *facts, const ReluRegions *regions)
{
  const ReluNetwork *network = relu_regions_get_network (regions);

  *facts = (ReluFacts) { .n_units = relu_regions_get_n_units (regions) };
  facts->off = units_new ();
  facts->on = units_new ();
  facts->bending = units_new ();
  facts->silent = units_new ();
  facts->in_silent = units_new ();

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      facts->any_relu
        |= relu_network_get_layer (network, i)->activation.kind == RELU_ACTIVATION_RELU;
      facts->any_leaky
        |= relu_network_get_layer (network, i)->activation.kind == RELU_ACTIVATION_LEAKY_RELU;
    }
  for (guint i = 0; i < facts->n_units; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      if (unit.state == RELU_UNIT_ALWAYS_INACTIVE)
        g_array_append_val (facts->off, i);
      else if (unit.state == RELU_UNIT_ALWAYS_ACTIVE)
        g_array_append_val (facts->on, i);
    }

  facts->is_complete = relu_regions_get_n_activation_regions (regions) <= MAX_POINTS;
  if (facts->is_complete && facts->n_units > 0)
    find (facts, regions);
}

void
relu_facts_clear (ReluFacts *facts)
{
  g_clear_pointer (&facts->off, g_array_unref);
  g_clear_pointer (&facts->on, g_array_unref);
  g_clear_pointer (&facts->bending, g_array_unref);
  g_clear_pointer (&facts->silent, g_array_unref);
  g_clear_pointer (&facts->in_silent, g_array_unref);
}
