/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-hidden.c: the breakpoints that the figure does not show: left and right of what is visible, in
 * the domain and outside of it. */

#include "relu-scene-private.h"

#include <math.h>

/* Of those outside the domain: a view may reach beyond it. */
static void
add_outside (const ReluScene *self, ReluSide side, ReluHidden *hidden)
{
  guint n = relu_outside_get_n_breakpoints (self->outside, side);
  ReluBreakpoint breakpoint;
  guint first;

  for (first = 0; first < n; first++)
    {
      relu_outside_get_breakpoint (self->outside, side, first, &breakpoint);
      if (side == RELU_SIDE_LEFT ? breakpoint.x <= self->x_from : breakpoint.x >= self->x_to)
        break;
    }
  if (hidden->n == 0 && first < n)
    hidden->nearest = breakpoint;
  hidden->n += n - first;
  hidden->is_complete = relu_outside_is_complete (self->outside, side);
}

/**
 * relu_scene_get_hidden:
 * @side: where to look
 * @hidden: (out): the breakpoints there that are not visible
 *
 * Nothing is hidden where the scene does not show what lies outside, and in a smooth network.
 */
void
relu_scene_get_hidden (const ReluScene *self, ReluSide side, ReluHidden *hidden)
{
  *hidden = (ReluHidden) { .is_complete = TRUE };
  if (!self->options.show_outside || self->regions == NULL)
    return;

  if (side == RELU_SIDE_LEFT)
    {
      hidden->n = relu_scene_find_breakpoint (self, FALSE, self->x_from);
      if (hidden->n > 0)
        relu_regions_get_breakpoint (self->regions, hidden->n - 1, &hidden->nearest);
    }
  else
    {
      guint first = relu_scene_find_breakpoint (self, FALSE, nextafter (self->x_to, INFINITY));

      hidden->n = relu_regions_get_n_breakpoints (self->regions) - first;
      if (hidden->n > 0)
        relu_regions_get_breakpoint (self->regions, first, &hidden->nearest);
    }
  if (self->outside != NULL)
    add_outside (self, side, hidden);
}
