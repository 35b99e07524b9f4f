/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-walk.h"

/**
 * relu_walk_init:
 * @walk: (out): to be cleared with relu_walk_clear()
 * @regions: kept by the caller for as long as the walk lasts
 */
void
relu_walk_init (ReluWalk *walk, const ReluRegions *regions)
{
  *walk = (ReluWalk) { .regions = regions };
  walk->pattern = g_malloc (MAX (1, relu_regions_get_n_units (regions)));
  relu_regions_get_pattern (regions, 0, walk->pattern);
}

void
relu_walk_clear (ReluWalk *walk)
{
  g_clear_pointer (&walk->pattern, g_free);
}

/**
 * relu_walk_step:
 * @point: (out): where units switch
 * @is_breakpoint: (out) (optional): whether the slope changes there; else it is a silent switch
 *
 * Goes on to the next activation region; all of them take time in proportion to the switches.
 *
 * Returns: whether there was one
 */
gboolean
relu_walk_step (ReluWalk *walk, ReluBreakpoint *point, gboolean *is_breakpoint)
{
  gboolean any_breakpoint = walk->next_breakpoint < relu_regions_get_n_breakpoints (walk->regions);
  gboolean any_silent = walk->next_silent < relu_regions_get_n_silent_switches (walk->regions);
  ReluBreakpoint silent;
  gboolean bends;

  if (!any_breakpoint && !any_silent)
    return FALSE;

  if (any_breakpoint)
    relu_regions_get_breakpoint (walk->regions, walk->next_breakpoint, point);
  if (any_silent)
    relu_regions_get_silent_switch (walk->regions, walk->next_silent, &silent);
  bends = any_breakpoint && (!any_silent || point->point < silent.point);
  if (bends)
    walk->next_breakpoint++;
  else
    {
      *point = silent;
      walk->next_silent++;
    }

  for (guint i = 0; i < point->n_switches; i++)
    walk->pattern[point->switches[i].unit] = point->switches[i].turns_on ? 1 : 0;
  if (is_breakpoint != NULL)
    *is_breakpoint = bends;

  return TRUE;
}
