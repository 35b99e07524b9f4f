/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-clip.c: cairo keeps coordinates in 24.8 bits, so that a line to y = 10 million wraps around.
 * Everything that a network can push out of the plot is cut here, in doubles. The method is Liang
 * and Barsky's (ACM Transactions on Graphics 3, 1984). */

#include "relu-clip-private.h"

/* The part of [*enter, *leave] where p t <= q. */
static gboolean
cut (double p, double q, double *enter, double *leave)
{
  double t;

  if (p == 0)
    return q >= 0;

  t = q / p;
  if (p < 0)
    *enter = fmax (*enter, t);
  else
    *leave = fmin (*leave, t);

  return *enter <= *leave;
}

/**
 * relu_clip_segment:
 * @x0: (inout): the ends of the segment, moved to where it enters and leaves @rect
 *
 * Returns: whether any of it lies inside; %FALSE for a segment with an end that is not a number
 */
gboolean
relu_clip_segment (const ReluRect *rect, double *x0, double *y0, double *x1, double *y1)
{
  double dx = *x1 - *x0, dy = *y1 - *y0;
  double enter = 0, leave = 1;
  double x = *x0, y = *y0;

  if (!isfinite (dx) || !isfinite (dy))
    return FALSE;
  if (!cut (-dx, x - rect->x, &enter, &leave)
      || !cut (dx, rect->x + rect->width - x, &enter, &leave)
      || !cut (-dy, y - rect->y, &enter, &leave)
      || !cut (dy, rect->y + rect->height - y, &enter, &leave))
    return FALSE;

  if (leave < 1)
    {
      *x1 = x + leave * dx;
      *y1 = y + leave * dy;
    }
  if (enter > 0)
    {
      *x0 = x + enter * dx;
      *y0 = y + enter * dy;
    }

  return TRUE;
}

/**
 * relu_clip_polyline:
 * @rect: in the figure's units
 * @xs: (array length=n): in data units
 * @ys: (array length=n): in data units
 *
 * Appends what is visible of a polyline to the path.
 */
void
relu_clip_polyline (cairo_t *cr, const ReluFigure *figure, const ReluRect *rect, guint n,
                    const double *xs, const double *ys)
{
  gboolean is_open = FALSE;
  double x0, y0;

  if (n == 0)
    return;

  x0 = relu_figure_x (figure, xs[0]);
  y0 = relu_figure_y (figure, ys[0]);
  for (guint i = 1; i < n; i++)
    {
      double x1 = relu_figure_x (figure, xs[i]), y1 = relu_figure_y (figure, ys[i]);
      double ax = x0, ay = y0, bx = x1, by = y1;

      if (relu_clip_segment (rect, &ax, &ay, &bx, &by))
        {
          if (!is_open || ax != x0 || ay != y0)
            cairo_move_to (cr, ax, ay);
          cairo_line_to (cr, bx, by);
          is_open = bx == x1 && by == y1;
        }
      else
        is_open = FALSE;
      x0 = x1;
      y0 = y1;
    }
}
