/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-curve.c: the curve in the colours of the units that bent it, and its rings. */

#include "relu-clip-private.h"
#include "relu-paint-private.h"

/* How much wider the piece of the highlighted region is. */
#define HIGHLIGHTED 1.7

/* The plot and a little around it, so that cut lines end outside what is seen. */
static ReluRect
clip_rect (const ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  double border = 20 * self->unit;

  return (ReluRect){ p->x - border, p->y - border, p->width + 2 * border, p->height + 2 * border };
}

/**
 * relu_paint_get_contribution_dashes:
 * @index: of the unit in its layer
 *
 * Different dashes for as many units as there are colours: colour never carries meaning alone. All
 * have one period and start at different places in it, so that of two equal contributions both can be
 * seen.
 *
 * Returns: (array fixed-size=4): lengths in units of the figure
 */
const double *
relu_paint_get_contribution_dashes (guint index)
{
  static const double patterns[RELU_THEME_N_COLORS][4]
    = { { 6, 6, 6, 6 },  { 9, 3, 9, 3 }, { 3, 3, 3, 3 },  { 8, 5, 3, 8 },
        { 15, 3, 3, 3 }, { 4, 8, 4, 8 }, { 11, 4, 5, 4 }, { 2, 4, 2, 4 } };

  return patterns[index % RELU_THEME_N_COLORS];
}

static void
set_dashes (ReluPaint *self, guint index)
{
  const double *pattern = relu_paint_get_contribution_dashes (index);
  double dashes[4];

  for (guint i = 0; i < 4; i++)
    dashes[i] = pattern[i] * self->unit;
  cairo_set_dash (self->cr, dashes, 4, (index % 5) * 5 * self->unit);
}

/* With more units than this their idle parts, all on the line y = 0, are left out. */
#define MAX_IDLE 4

/* Nearly always the line y = 0: on whole pixels it needs no smoothing, which is most of the work. */
static gboolean
is_level (const ReluContribution *c, guint i)
{
  return c->ys[i - 1] == c->ys[i];
}

static void
paint_level (ReluPaint *self, const ReluContribution *c, guint i, double width)
{
  const ReluRect *p = &self->figure->plot;
  double x0 = fmax (relu_figure_x (self->figure, c->xs[i - 1]), p->x);
  double x1 = fmin (relu_figure_x (self->figure, c->xs[i]), p->x + p->width);
  double y = relu_paint_center_y (self, relu_figure_y (self->figure, c->ys[i]));

  if (!(x0 < x1) || y < p->y || y > p->y + p->height)
    return;

  if (!self->is_vector)
    {
      cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
      width = fmax (1, round (width * self->pixels)) / self->pixels;
    }
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, x0, y);
  cairo_line_to (self->cr, x1, y);
  cairo_stroke (self->cr);
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_FAST);
}

static void
paint_contribution (ReluPaint *self, const ReluContribution *c, const ReluRect *rect,
                    gboolean is_brief, double width)
{
  guint begin = 0;

  for (guint i = 1; i < c->n; i++)
    {
      if (!is_level (c, i))
        continue;
      if (i - 1 > begin)
        relu_clip_polyline (self->cr, self->figure, rect, i - begin, c->xs + begin, c->ys + begin);
      begin = i;
    }
  relu_clip_polyline (self->cr, self->figure, rect, c->n - begin, c->xs + begin, c->ys + begin);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);

  for (guint i = 1; i < c->n; i++)
    if (is_level (c, i) && !(is_brief && c->ys[i] == 0))
      paint_level (self, c, i, width);
}

/**
 * relu_paint_contributions:
 *
 * Draws each contribution dashed, the highlighted one thicker and the others then paler.
 */
void
relu_paint_contributions (ReluPaint *self)
{
  GArray *contributions = self->scene->contributions;
  gboolean any_highlighted = self->scene->options.highlighted_unit >= 0;
  ReluRect rect = clip_rect (self);
  cairo_t *cr = self->cr;

  if (contributions == NULL || contributions->len == 0)
    return;

  cairo_save (cr);
  relu_paint_clip_to_plot (self);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < contributions->len; i++)
    {
      const ReluContribution *c = &g_array_index (contributions, ReluContribution, i);
      ReluColor color = relu_theme_get_unit_color (self->theme, c->color);
      double width = self->theme->contribution_width * self->unit;

      if (any_highlighted && !c->is_highlighted)
        color = relu_color_fade (color, RELU_SHADE_DIMMED_LINE);
      else if (c->is_highlighted)
        width *= 1.7;
      set_dashes (self, c->index);
      relu_color_set (cr, color);
      paint_contribution (self, c, &rect, contributions->len > MAX_IDLE, width);
    }
  cairo_restore (cr);
}

/**
 * relu_paint_switch_lines:
 *
 * From the top of the plot down through the lanes, at each switch.
 */
void
relu_paint_switch_lines (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  double bottom = f->n_lanes > 0 ? f->lanes.y + f->lanes.height : f->plot.y + f->plot.height;
  double u = self->unit;
  guint n = self->break_end - self->break_begin + self->silent_end - self->silent_begin;

  if (n > RELU_PAINT_MAX_PIECES)
    return;

  for (guint silent = 0; silent < 2; silent++)
    for (guint i = silent ? self->silent_begin : self->break_begin;
         i < (silent ? self->silent_end : self->break_end); i++)
      {
        ReluBreakpoint b;
        ReluColor color;

        if (silent)
          relu_regions_get_silent_switch (self->scene->regions, i, &b);
        else
          relu_regions_get_breakpoint (self->scene->regions, i, &b);
        color = silent || b.n_switches == 0
                  ? self->theme->silent
                  : relu_theme_get_unit_color (self->theme,
                                               relu_regions_get_lead_unit (self->scene->regions, &b));
        /* Many lines together are louder than the curve. */
        if (relu_paint_is_dimmed (self, &b))
          color = relu_color_fade (color, RELU_SHADE_DIMMED_LINE);
        else if (n > 12)
          color = relu_color_fade (color, 0.55);
        relu_color_set (self->cr, color);
        relu_paint_dashed_vertical (self, relu_figure_x (f, b.x), f->plot.y, bottom,
                                    self->theme->switch_width * u, 2.5 * u, 3.5 * u);
      }
}

/* A light seam under the curve keeps it apart from dashes and grid. */
static void
paint_pieces (ReluPaint *self)
{
  const ReluRect rect = clip_rect (self);
  double width = self->theme->curve_width * self->unit;
  double halo = width + 2 * self->theme->halo_width * self->unit;
  cairo_t *cr = self->cr;
  guint n = self->region_end - self->region_begin;
  double xs[RELU_PAINT_MAX_PIECES + 1], ys[RELU_PAINT_MAX_PIECES + 1];

  if (n == 0)
    return; /* the view lies beside the domain */

  for (guint i = 0; i < n; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (self->scene->regions, self->region_begin + i, &region);
      xs[i] = region.from;
      ys[i] = region.y_from;
      xs[i + 1] = region.to;
      ys[i + 1] = region.y_to;
    }

  relu_clip_polyline (cr, self->figure, &rect, n + 1, xs, ys);
  cairo_set_line_width (cr, halo);
  relu_color_set (cr, self->theme->background);
  cairo_stroke (cr);

  /* Rings cover the joints. */
  cairo_set_line_width (cr, width);
  for (guint i = 0; i < n; i++)
    {
      relu_clip_polyline (cr, self->figure, &rect, 2, xs + i, ys + i);
      relu_color_set (cr, relu_paint_get_region_color (self, self->region_begin + i, FALSE));
      cairo_stroke (cr);
    }

  if (relu_paint_has_highlighted_region (self))
    {
      guint i = (guint) self->scene->options.highlighted_region - self->region_begin;

      cairo_set_line_width (cr, width * HIGHLIGHTED);
      relu_clip_polyline (cr, self->figure, &rect, 2, xs + i, ys + i);
      relu_color_set (cr, relu_paint_get_region_color (self, self->region_begin + i, FALSE));
      cairo_stroke (cr);
    }
}

static void
paint_smooth (ReluPaint *self)
{
  const ReluRect rect = clip_rect (self);
  double width = self->theme->curve_width * self->unit;
  const double *xs, *ys;
  guint n = relu_scene_get_points (self->scene, &xs, &ys);

  for (guint is_halo = 2; is_halo-- > 0;)
    {
      relu_clip_polyline (self->cr, self->figure, &rect, n, xs, ys);
      cairo_set_line_width (self->cr, width + is_halo * 2 * self->theme->halo_width * self->unit);
      relu_color_set (self->cr, is_halo ? self->theme->background : self->theme->neutral);
      cairo_stroke (self->cr);
    }
}

/**
 * relu_paint_curve:
 *
 * Draws the curve, by pieces where they can be told apart, else by columns of pixels.
 */
void
relu_paint_curve (ReluPaint *self)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  relu_paint_clip_to_plot (self);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (self->scene->regions == NULL)
    paint_smooth (self);
  else if (relu_paint_is_dense (self))
    relu_paint_dense_curve (self);
  else
    paint_pieces (self);
  cairo_restore (cr);
}

/**
 * relu_paint_ring:
 *
 * A ring in the colour of the first unit that switches there; grey where the curve doesn't bend.
 */
void
relu_paint_ring (ReluPaint *self, const ReluBreakpoint *b, gboolean is_silent, double radius)
{
  cairo_t *cr = self->cr;
  const ReluRect *p = &self->figure->plot;
  double x = relu_figure_x (self->figure, b->x), y = relu_figure_y (self->figure, b->y);
  double line = self->theme->ring_width * self->unit;
  ReluColor color = is_silent || b->n_switches == 0
                      ? self->theme->silent
                      : relu_theme_get_unit_color (self->theme,
                                                   relu_regions_get_lead_unit (self->scene->regions, b));

  if (y < p->y || y > p->y + p->height)
    return;

  line = fmin (line, radius * 0.5) * (is_silent ? 0.7 : 1);
  if (relu_paint_is_dimmed (self, b))
    color = relu_color_mix (self->theme->background, color, RELU_SHADE_DIMMED);
  if (!self->is_vector)
    {
      relu_sprites_paint_ring (self->sprites, cr, x, y, radius, line, color,
                               self->theme->background, self->pixels);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius - line / 2, 0, 2 * G_PI);
  cairo_close_path (cr);
  relu_color_set (cr, self->theme->background);
  cairo_fill_preserve (cr);
  relu_color_set (cr, color);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

/**
 * relu_paint_rings:
 *
 * Draws a ring at each breakpoint that is visible, and small grey ones at silent switches.
 */
void
relu_paint_rings (ReluPaint *self)
{
  guint n = self->break_end - self->break_begin;
  double radius = relu_paint_ring_radius (self);
  int highlighted = self->scene->options.highlighted_breakpoint;

  if (self->silent_end - self->silent_begin <= RELU_PAINT_MAX_PIECES)
    for (guint i = self->silent_begin; i < self->silent_end; i++)
      {
        ReluBreakpoint b;

        relu_regions_get_silent_switch (self->scene->regions, i, &b);
        relu_paint_ring (self, &b, TRUE, radius * RELU_PAINT_SILENT);
      }
  if (n > RELU_PAINT_MAX_PIECES)
    {
      relu_paint_dense_rings (self);
      return;
    }
  for (guint i = self->break_begin; i < self->break_end; i++)
    {
      ReluBreakpoint b;

      relu_regions_get_breakpoint (self->scene->regions, i, &b);
      relu_paint_ring (self, &b, FALSE, (int) i == highlighted ? radius * RELU_PAINT_GROWN : radius);
    }
}
