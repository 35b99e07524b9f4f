/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-build-up.c: the panels of the build-up: each unit's line, clipped, weighted. Every panel
 * has the plot's range of x; each row has one scale. */

#include "relu-clip-private.h"
#include "relu-paint-private.h"

/* With more points than this a line is drawn by columns of pixels, as the curve is. */
#define MAX_STROKED 512

/* Beyond these, grounds and switch lines of a unit are finer than can be seen. */
#define MAX_GROUNDS 64
#define MAX_SWITCH_LINES 12

/* One panel: the figure as if this were its plot, in which the mapping of x and y is the panel's. */
typedef struct
{
  ReluFigure figure;
  const ReluBuildUp *build_up;
  const ReluBuildUpUnit *unit;
  ReluBuildUpStep step;
  gboolean is_dimmed, is_highlighted;
  ReluColor color;
} Panel;

static gboolean
is_highlighted (const ReluPaint *self, guint column)
{
  guint unit = self->figure->panels.first + column;

  return self->scene->options.build_up_highlight
         == (int) self->scene->build_up->units[unit].index;
}

static ReluColor
dim (const ReluPaint *self, const Panel *panel, ReluColor color)
{
  return panel->is_dimmed ? relu_color_mix (self->theme->background, color, RELU_SHADE_DIMMED) : color;
}

static double
panel_y (const Panel *panel, double value)
{
  const ReluRect *p = &panel->figure.plot;
  double y = relu_figure_y (&panel->figure, value);

  return CLAMP (y, p->y, p->y + p->height);
}

static void
fill_columns (ReluPaint *self, const Panel *panel, double x0, double x1, ReluColor color)
{
  const ReluRect *p = &panel->figure.plot;

  x0 = CLAMP (x0, p->x, p->x + p->width);
  x1 = CLAMP (x1, p->x, p->x + p->width);
  if (x1 > x0)
    relu_paint_fill (self, &(ReluRect){ x0, p->y, x1 - x0, p->height }, color);
}

/* Whether the unit is on from point @i to the next one. */
static gboolean
is_on_after (const ReluUnitCurve *c, guint i)
{
  return c->zs[i] > 0 || c->zs[i + 1] > 0;
}

static guint
count_switches (const ReluUnitCurve *c)
{
  guint n = 0;

  for (guint i = 1; i + 1 < c->n; i++)
    n += is_on_after (c, i) != is_on_after (c, i - 1);

  return n;
}

/* Grey where the unit is off, tinted where it is on. */
static void
paint_ground (ReluPaint *self, const Panel *panel)
{
  const ReluUnitCurve *c = &panel->unit->curve;
  const ReluRect *p = &panel->figure.plot;
  ReluColor on = relu_theme_get_tint (self->theme, panel->unit->color);
  guint n_switches = panel->build_up->has_knot ? count_switches (c) : 0, first = 0;

  if (self->figure->x_from < c->xs[0] || self->figure->x_to > c->xs[c->n - 1])
    relu_paint_fill (self, p, self->theme->outside);

  for (guint i = 1; i < c->n; i++)
    {
      gboolean is_last = i + 1 == c->n;
      double x = relu_figure_x (&panel->figure, c->xs[i]);
      gboolean is_on;

      if (!is_last && (n_switches == 0 || n_switches > MAX_GROUNDS
                       || is_on_after (c, i) == is_on_after (c, i - 1)))
        continue;
      is_on = !panel->build_up->has_knot || is_on_after (c, i - 1);
      fill_columns (self, panel, relu_figure_x (&panel->figure, c->xs[first]), x,
                    n_switches > MAX_GROUNDS ? relu_theme_get_neutral_tint (self->theme)
                    : is_on                  ? on
                                             : self->theme->lane_off);
      first = i;
    }
}

static void
paint_grid (ReluPaint *self, const Panel *panel)
{
  const ReluPanels *panels = &self->figure->panels;
  const ReluTicks *ticks = &panels->ticks[panel->step];
  const ReluRect *p = &panel->figure.plot;
  cairo_t *cr = self->cr;
  double width = self->theme->grid_width * self->unit, y;

  if (!self->is_vector)
    width = fmax (1, round (width * self->pixels)) / self->pixels;
  cairo_set_line_width (cr, width);
  for (guint i = 0; i < ticks->n; i++)
    {
      y = relu_paint_center_y (self, panel_y (panel, relu_ticks_get_value (ticks, i)));
      cairo_move_to (cr, p->x, y);
      cairo_line_to (cr, p->x + p->width, y);
    }
  for (guint i = 0; i < panels->x_ticks.n; i++)
    {
      double x = relu_figure_x (&panel->figure, relu_ticks_get_value (&panels->x_ticks, i));

      x = relu_paint_center_x (self, x);
      cairo_move_to (cr, x, p->y);
      cairo_line_to (cr, x, p->y + p->height);
    }
  relu_color_set (cr, self->theme->grid);
  cairo_stroke (cr);

  y = relu_paint_center_y (self, panel_y (panel, 0));
  cairo_move_to (cr, p->x, y);
  cairo_line_to (cr, p->x + p->width, y);
  relu_color_set (cr, self->theme->axis);
  cairo_stroke (cr);
}

static void
paint_switches (ReluPaint *self, const Panel *panel)
{
  const ReluUnitCurve *c = &panel->unit->curve;
  const ReluRect *p = &panel->figure.plot;

  if (!panel->build_up->has_knot || count_switches (c) > MAX_SWITCH_LINES)
    return;

  relu_color_set (self->cr, dim (self, panel, panel->color));
  for (guint i = 1; i + 1 < c->n; i++)
    {
      double x = relu_figure_x (&panel->figure, c->xs[i]);

      if (is_on_after (c, i) != is_on_after (c, i - 1) && x >= p->x && x <= p->x + p->width)
        relu_paint_dashed_vertical (self, x, p->y, p->y + p->height,
                                    self->theme->switch_width * self->unit * 0.8,
                                    2.5 * self->unit, 3.5 * self->unit);
    }
}

/* The values times @factor; the panel's own scale is divided by it instead, so that nothing is
 * copied. A factor of (nearly) 0 leaves a line at 0. */
static void
stroke_line (ReluPaint *self, const Panel *panel, const double *ys, double factor, double width,
             ReluColor color)
{
  const ReluUnitCurve *c = &panel->unit->curve;
  const ReluRect *p = &panel->figure.plot;
  double border = 10 * self->unit;
  ReluRect clip = { p->x - border, p->y - border, p->width + 2 * border, p->height + 2 * border };
  ReluFigure scaled = panel->figure;
  cairo_t *cr = self->cr;

  cairo_set_line_width (cr, width);
  relu_color_set (cr, color);
  scaled.y_from /= factor;
  scaled.y_to /= factor;
  if (!isfinite (scaled.y_from) || !isfinite (scaled.y_to))
    {
      double xs[2] = { c->xs[0], c->xs[c->n - 1] }, zeros[2] = { 0, 0 };

      relu_clip_polyline (cr, &panel->figure, &clip, 2, xs, zeros);
    }
  else if (c->n > MAX_STROKED)
    {
      double left = relu_paint_snap_x (self, p->x);
      guint32 *colors;
      ReluGrid grid;

      relu_dense_begin (self->dense, &grid, left, relu_paint_snap_y (self, p->y),
                        relu_paint_snap_x (self, p->x + p->width) - left, p->height, self->pixels);
      relu_grid_add_curve (&grid, &scaled, c->n, c->xs, ys);
      relu_grid_join (&grid);
      if (!self->is_vector)
        {
          colors = relu_dense_get_colors (self->dense, grid.width);
          for (guint i = 0; i < grid.width; i++)
            colors[i] = relu_color_to_pixel (color);
          relu_dense_paint (self->dense, cr, &grid, width, colors);
          return;
        }
      relu_paint_grid_path (self, &grid);
    }
  else
    relu_clip_polyline (cr, &scaled, &clip, c->n, c->xs, ys);
  cairo_stroke (cr);
}

/* The line; where it is clipped, what was cut off stays to be seen. */
static void
paint_line (ReluPaint *self, const Panel *panel)
{
  double factor, width = self->theme->curve_width * self->unit * 0.62;
  const double *ys = relu_build_up_get_line (panel->unit, panel->step, &factor);
  const ReluRect *p = &panel->figure.plot;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_rectangle (cr, p->x, p->y, p->width, p->height);
  cairo_clip (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (panel->step == RELU_BUILD_UP_ACTIVATED && panel->build_up->has_knot
      && panel->unit->curve.n <= MAX_STROKED)
    {
      cairo_save (cr);
      cairo_set_dash (cr, (double[]){ 3 * self->unit, 3 * self->unit }, 2, 0);
      stroke_line (self, panel, panel->unit->curve.zs, 1,
                   self->theme->contribution_width * self->unit,
                   dim (self, panel, self->theme->silent));
      cairo_restore (cr);
    }
  stroke_line (self, panel, ys, factor, width, dim (self, panel, panel->color));
  cairo_restore (cr);
}

static void
paint_reading (ReluPaint *self, const Panel *panel)
{
  const ReluUnitCurve *c = &panel->unit->curve;
  const ReluRect *p = &panel->figure.plot;
  double at = self->scene->options.reading_x;
  double radius = self->theme->ring_radius * self->unit * 0.45;
  double x, y;
  cairo_t *cr = self->cr;

  if (!(at >= fmax (self->figure->x_from, c->xs[0])
        && at <= fmin (self->figure->x_to, c->xs[c->n - 1])))
    return;

  x = relu_figure_x (&panel->figure, at);
  cairo_set_line_width (cr, fmax (1 / self->pixels, self->theme->grid_width * self->unit));
  cairo_move_to (cr, relu_paint_center_x (self, x), p->y);
  cairo_line_to (cr, relu_paint_center_x (self, x), p->y + p->height);
  relu_color_set (cr, self->theme->headline);
  cairo_stroke (cr);

  y = panel_y (panel, relu_build_up_get_value (panel->unit, panel->step, at));
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill_preserve (cr);
  relu_color_set (cr, self->theme->background);
  cairo_set_line_width (cr, 1.2 * self->unit);
  cairo_stroke (cr);
}

static void
paint_frame (ReluPaint *self, const Panel *panel)
{
  const ReluRect *p = &panel->figure.plot;
  double width = (panel->is_highlighted ? 2 : 1) * self->unit;
  double x0, y0, x1, y1;

  if (!panel->is_highlighted && !self->theme->outlined)
    return;

  x0 = relu_paint_snap_x (self, p->x);
  y0 = relu_paint_snap_y (self, p->y);
  x1 = relu_paint_snap_x (self, p->x + p->width);
  y1 = relu_paint_snap_y (self, p->y + p->height);
  cairo_rectangle (self->cr, x0 + width / 2, y0 + width / 2, x1 - x0 - width, y1 - y0 - width);
  cairo_set_line_width (self->cr, width);
  relu_color_set (self->cr, panel->is_highlighted ? panel->color : self->theme->axis);
  cairo_stroke (self->cr);
}

static void
paint_panel (ReluPaint *self, guint column, guint row, gboolean others_dimmed)
{
  const ReluPanels *panels = &self->figure->panels;
  const ReluBuildUp *build_up = self->scene->build_up;
  Panel panel = { .figure = *self->figure,
                  .build_up = build_up,
                  .unit = &build_up->units[panels->first + column],
                  .step = row };

  relu_panels_get_rect (panels, column, row, &panel.figure.plot);
  panel.figure.y_from = panels->low[row];
  panel.figure.y_to = panels->high[row];
  panel.is_highlighted = is_highlighted (self, column);
  panel.is_dimmed = others_dimmed && !panel.is_highlighted;
  panel.color = relu_theme_get_unit_color (self->theme, panel.unit->color);

  paint_ground (self, &panel);
  paint_grid (self, &panel);
  paint_switches (self, &panel);
  paint_line (self, &panel);
  paint_reading (self, &panel);
  paint_frame (self, &panel);
}

/**
 * relu_paint_build_up:
 *
 * Draws the panels of the units' steps.
 */
void
relu_paint_build_up (ReluPaint *self)
{
  const ReluPanels *panels = &self->figure->panels;
  gboolean others_dimmed = FALSE;

  for (guint column = 0; column < panels->n_columns; column++)
    others_dimmed |= is_highlighted (self, column);
  for (guint row = 0; row < panels->n_rows; row++)
    for (guint column = 0; column < panels->n_columns; column++)
      paint_panel (self, column, row, others_dimmed);
}
