/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-pick.c: what of the figure lies under the pointer. */

#include "relu-figure-private.h"

/* Where more pieces than this are within reach of the pointer, none of them can be meant. */
#define MOST_PIECES 16

/* The nearest of the breakpoints (or silent switches) within @reach. */
static gboolean
pick_switch (const ReluFigure *self, const ReluScene *scene, gboolean silent, double px, double py,
             double reach, ReluPick *pick)
{
  guint n = silent ? relu_regions_get_n_silent_switches (scene->regions)
                   : relu_regions_get_n_breakpoints (scene->regions);
  guint i = relu_scene_find_breakpoint (scene, silent, relu_figure_x_to_data (self, px - reach));
  double nearest = reach;
  gboolean found = FALSE;

  for (; i < n; i++)
    {
      ReluBreakpoint b;
      double x, distance;

      if (silent)
        relu_regions_get_silent_switch (scene->regions, i, &b);
      else
        relu_regions_get_breakpoint (scene->regions, i, &b);
      x = relu_figure_x (self, b.x);
      if (x > px + reach)
        break;
      distance = hypot (x - px, relu_figure_y (self, b.y) - py);
      if (distance <= nearest)
        {
          nearest = distance;
          pick->kind = silent ? RELU_PICK_SILENT_SWITCH : RELU_PICK_BREAKPOINT;
          pick->index = i;
          found = TRUE;
        }
    }

  return found;
}

/* How far a point is from the line between two others. */
static double
distance_to_segment (double x, double y, double x0, double y0, double x1, double y1)
{
  double width = x1 - x0, height = y1 - y0;
  double length = width * width + height * height;
  double share = length > 0 ? ((x - x0) * width + (y - y0) * height) / length : 0;

  share = CLAMP (share, 0, 1);
  return hypot (x0 + share * width - x, y0 + share * height - y);
}

static double
distance_to_piece (const ReluFigure *self, double px, double py, double x0, double y0, double x1,
                   double y1)
{
  return distance_to_segment (px, py, relu_figure_x (self, x0), relu_figure_y (self, y0),
                              relu_figure_x (self, x1), relu_figure_y (self, y1));
}

/* The nearest of the straight pieces within @reach. */
static gboolean
pick_piece (const ReluFigure *self, const ReluScene *scene, double px, double py, double reach,
            ReluPick *pick)
{
  guint first = relu_regions_find_linear (scene->regions, relu_figure_x_to_data (self, px - reach));
  guint last = relu_regions_find_linear (scene->regions, relu_figure_x_to_data (self, px + reach));
  double nearest = reach;

  if (last - first >= MOST_PIECES)
    return FALSE;

  for (guint i = first; i <= last; i++)
    {
      ReluRegion piece;
      double distance;

      relu_regions_get_linear_region (scene->regions, i, &piece);
      distance = distance_to_piece (self, px, py, piece.from, piece.y_from, piece.to, piece.y_to);
      if (distance <= nearest)
        {
          nearest = distance;
          *pick = (ReluPick) { RELU_PICK_PIECE, i };
        }
    }

  return pick->kind == RELU_PICK_PIECE;
}

/* A smooth curve is one piece. Within @reach of a point it is as good as straight. */
static gboolean
pick_smooth (const ReluFigure *self, const ReluScene *scene, double px, double py, double reach,
             ReluPick *pick)
{
  double from = fmax (relu_figure_x_to_data (self, px - reach),
                      relu_analysis_get_from (scene->analysis));
  double to = fmin (relu_figure_x_to_data (self, px + reach),
                    relu_analysis_get_to (scene->analysis));

  if (!(from < to)
      || distance_to_piece (self, px, py, from, relu_scene_evaluate (scene, from), to,
                            relu_scene_evaluate (scene, to)) > reach)
    return FALSE;

  *pick = (ReluPick) { RELU_PICK_PIECE, 0 };
  return TRUE;
}

static gboolean
pick_panel (const ReluFigure *self, const ReluScene *scene, double px, double py, ReluPick *pick)
{
  const ReluPanels *panels = &self->panels;

  for (guint column = 0; column < panels->n_columns; column++)
    for (guint row = 0; row < panels->n_rows; row++)
      {
        ReluRect rect;
        double share;

        relu_panels_get_rect (panels, column, row, &rect);
        if (!relu_rect_contains (&rect, px, py))
          continue;
        share = (px - rect.x) / rect.width;
        *pick = (ReluPick) { .kind = RELU_PICK_PANEL,
                             .layer = scene->build_up->layer,
                             .index = scene->build_up->units[panels->first + column].index,
                             .x = self->x_from * (1 - share) + self->x_to * share };
        return TRUE;
      }

  return FALSE;
}

/* The unit's name belongs to its lane. */
static void
pick_lane (const ReluFigure *self, const ReluScene *scene, double px, double py, ReluPick *pick)
{
  double left = self->panels.is_above ? 0 : self->panels.area.x + self->panels.area.width;
  ReluRect lanes = self->lanes;

  lanes.width += lanes.x - left;
  lanes.x = left;
  if (self->n_lanes == 0 || !relu_rect_contains (&lanes, px, py))
    return;

  for (guint low = 0, high = self->n_lanes; low < high;)
    {
      guint middle = low + (high - low) / 2;
      double y = relu_figure_lane_y (self, scene, middle);

      if (py < y)
        high = middle;
      else if (py >= y + self->lane_pitch)
        low = middle + 1;
      else
        {
          *pick = (ReluPick) { RELU_PICK_LANE, middle };
          return;
        }
    }
}

/* A line at @x, from the top of the plot to its handle on the axis. */
static gboolean
is_at_line (const ReluFigure *self, double x, double px, double py, double reach)
{
  return relu_rect_contains (&self->plot, self->plot.x, py)
         && fabs (px - relu_figure_x (self, x)) <= reach;
}

static gboolean
pick_line (const ReluFigure *self, const ReluScene *scene, double px, double py, double reach,
           ReluPick *pick)
{
  if (!scene->options.reading_has_handle || !relu_figure_shows_reading (self, scene)
      || !is_at_line (self, scene->options.reading_x, px, py, reach))
    return FALSE;

  *pick = (ReluPick) { RELU_PICK_LINE, 0 };
  return TRUE;
}

static gboolean
pick_guess (const ReluFigure *self, const ReluScene *scene, double px, double py, double reach,
            ReluPick *pick)
{
  if (!scene->options.guess_has_handle || !relu_figure_shows_guess (self, scene)
      || !is_at_line (self, scene->options.guess_x, px, py, reach))
    return FALSE;

  *pick = (ReluPick) { RELU_PICK_GUESS, 0 };
  return TRUE;
}

/**
 * relu_figure_pick_point:
 * @index: (out): of the nearest data point, in their order
 *
 * Returns: whether there is one within @reach that can be seen
 */
gboolean
relu_figure_pick_point (const ReluFigure *self, const ReluScene *scene, double px, double py,
                        double reach, gsize *index)
{
  const ReluSortedData *sorted;
  const double *xs, *ys;
  double nearest = reach;
  gboolean found = FALSE;
  gsize i, end;

  if (scene->options.data == NULL)
    return FALSE;

  sorted = relu_data_get_sorted (scene->options.data);
  xs = relu_sorted_data_get_x (sorted);
  ys = relu_sorted_data_get_y (sorted);
  relu_sorted_data_find_range (sorted, relu_figure_x_to_data (self, px - reach),
                               relu_figure_x_to_data (self, px + reach), &i, &end);
  for (i = MAX (i, self->point_begin); i < MIN (end, self->point_end); i++)
    {
      double distance
        = hypot (relu_figure_x (self, xs[i]) - px, relu_figure_y (self, ys[i]) - py);

      if (distance <= nearest && ys[i] >= self->y_from && ys[i] <= self->y_to)
        {
          nearest = distance;
          *index = relu_sorted_data_get_index (sorted, i);
          found = TRUE;
        }
    }

  return found;
}

static gboolean
pick_data (const ReluFigure *self, const ReluScene *scene, double px, double py, double reach,
           ReluPick *pick)
{
  gsize index;

  if (!relu_figure_pick_point (self, scene, px, py, reach, &index))
    return FALSE;

  *pick = (ReluPick) { RELU_PICK_DATA, (guint) index };
  return TRUE;
}

static gboolean
shows_x (const ReluFigure *self, const ReluScene *scene, double x)
{
  return isfinite (x) && x >= self->x_from && x <= self->x_to
         && x >= relu_analysis_get_from (scene->analysis)
         && x <= relu_analysis_get_to (scene->analysis);
}

/**
 * relu_figure_shows_reading:
 *
 * Returns: whether the reading is in sight
 */
gboolean
relu_figure_shows_reading (const ReluFigure *self, const ReluScene *scene)
{
  return shows_x (self, scene, scene->options.reading_x);
}

/**
 * relu_figure_shows_guess:
 *
 * Returns: whether the learner's guess is in sight
 */
gboolean
relu_figure_shows_guess (const ReluFigure *self, const ReluScene *scene)
{
  return shows_x (self, scene, scene->options.guess_x);
}

/**
 * relu_figure_pick:
 * @reach: how far from a ring the pointer may be; from a line or a point half as far
 * @pick: (inout): nothing at first; then what is there
 *
 * A guess that can be moved comes before all that would give the answer away. Rings follow, then the reading line, then points, then the curve; all can be taken hold of. A crowd
 * of points lies under the curve, and comes after it.
 */
void
relu_figure_pick (const ReluFigure *self, const ReluScene *scene, double px, double py,
                  double reach, ReluPick *pick)
{
  const ReluRect *plot = &self->plot;
  gboolean is_near = px >= plot->x - reach && px <= plot->x + plot->width + reach
                     && py >= plot->y - reach && py <= plot->y + plot->height + reach;
  gboolean is_smooth = scene->regions == NULL;

  if (pick_panel (self, scene, px, py, pick) || pick_guess (self, scene, px, py, reach, pick))
    return;
  if (is_near && !is_smooth
      && (pick_switch (self, scene, FALSE, px, py, reach, pick)
          || pick_switch (self, scene, TRUE, px, py, reach, pick)))
    return;

  if (pick_line (self, scene, px, py, reach / 2, pick))
    return;
  if (!self->has_point_crowd && is_near && pick_data (self, scene, px, py, reach / 2, pick))
    return;
  if (!relu_rect_contains (plot, px, py))
    pick_lane (self, scene, px, py, pick);
  else if (!(is_smooth ? pick_smooth : pick_piece) (self, scene, px, py, reach / 2, pick)
           && !(self->has_point_crowd && pick_data (self, scene, px, py, reach / 2, pick)))
    pick->kind = RELU_PICK_PLOT;
}
