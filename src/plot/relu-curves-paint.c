/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-paint.c: all curves of one outcome over each other, translucent: where many run, the line
 * is strong. Straight lines between the ends of regions are the curves themselves. */

#include "relu-curves-paint-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-clip-private.h"
#include "relu-color-private.h"
#include "relu-number.h"

/* So few curves are opaque, so that each can be seen for itself; of so many each is as faint as
 * FAINTEST, and where they run together they are dark. */
#define FEW 8.0
#define MANY 400.0
#define FAINTEST 0.1

/* Points that fall into the same cell of this size, in units, are one dot. */
#define DOT_CELL 0.75

#define DOT_RADIUS 1.8

/* Up to so many dots are set off from the curves below them by a halo; more of them stand out as they
 * are, and would hide the curves. */
#define MOST_HALOED 200

/* The colours of units that outcomes have: told apart whatever the palette, and the plots have their
 * headings. */
static guint
get_color_number (ReluOutcome outcome)
{
  static const guint numbers[RELU_N_OUTCOMES] = {
    [RELU_OUTCOME_FITS] = 2,  [RELU_OUTCOME_CONSTANT] = 0, [RELU_OUTCOME_LINEAR] = 1,
    [RELU_OUTCOME_STUCK] = 3, [RELU_OUTCOME_BENDS] = 4,
  };

  return numbers[outcome];
}

/**
 * relu_curves_get_color:
 *
 * Returns: the colour of curves of that outcome
 */
ReluColor
relu_curves_get_color (const ReluTheme *theme, ReluOutcome outcome)
{
  return relu_theme_get_unit_color (theme, get_color_number (outcome));
}

/* relu_curves_get_strong_color:
 *
 * Returns: that of one of them, set off from all others */
ReluColor
relu_curves_get_strong_color (const ReluTheme *theme, ReluOutcome outcome)
{
  return relu_theme_get_strong_color (theme, get_color_number (outcome));
}

static void
add_grid (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  const ReluFigure *f = &panel->figure;
  cairo_t *cr = self->cr;

  cairo_set_line_width (cr, self->theme->grid_width * self->layout->unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < f->x_ticks.n; i++)
    {
      double x = round (relu_figure_x (f, relu_ticks_get_value (&f->x_ticks, i))) + 0.5;

      cairo_move_to (cr, x, f->plot.y);
      cairo_line_to (cr, x, f->plot.y + f->plot.height);
    }
  for (guint i = 0; i < f->y_ticks.n; i++)
    {
      double y = round (relu_figure_y (f, relu_ticks_get_value (&f->y_ticks, i))) + 0.5;

      cairo_move_to (cr, f->plot.x, y);
      cairo_line_to (cr, f->plot.x + f->plot.width, y);
    }
  relu_color_set (cr, self->theme->grid);
  cairo_stroke (cr);
}

static void
paint_labels (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  const ReluFigure *f = &panel->figure;
  double gap = 4 * self->layout->unit, taken = -INFINITY;
  char buffer[RELU_TICK_BUFFER];

  relu_color_set (self->cr, self->theme->text);
  for (guint i = 0; panel->has_x_labels && i < f->x_ticks.n; i++)
    {
      const ReluLine *line
        = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&f->x_ticks, i, buffer));
      double x = relu_figure_x (f, relu_ticks_get_value (&f->x_ticks, i)) - line->width / 2;

      /* Those at the ends stay under their plot. */
      x = fmin (fmax (x, f->plot.x), f->plot.x + f->plot.width - line->width);
      if (x < taken + gap)
        continue;
      relu_text_draw (line, self->cr, x, f->plot.y + f->plot.height + gap / 2);
      taken = x + line->width;
    }
  for (guint i = 0; panel->has_y_labels && i < f->y_ticks.n; i++)
    {
      const ReluLine *line
        = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&f->y_ticks, i, buffer));

      relu_text_draw (line, self->cr, f->plot.x - line->width - gap,
                      relu_figure_y (f, relu_ticks_get_value (&f->y_ticks, i)) - line->height / 2);
    }
}

/* “Fits: 52 of 100”, or less where there is no room. */
static void
paint_heading (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  char n[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER];
  const char *title = relu_outcome_get_title (panel->outcome);
  g_autofree char *full = NULL, *brief = NULL;
  const ReluRect *p = &panel->figure.plot;
  const ReluLine *line;
  double mark = self->layout->heading * 0.42, left = p->x + mark * 1.5;

  relu_number_count_to_display (panel->n, n);
  relu_number_count_to_display (relu_starts_get_n_done (self->scene->starts), all);
  /* Translators: an outcome such as “Fits”, how many starts came to it, and of how many */
  full = g_strdup_printf (_("%s: %s of %s"), title, n, all);
  /* Translators: an outcome such as “Fits”, and how many starts came to it */
  brief = g_strdup_printf (_("%s: %s"), title, n);
  line = relu_text_get (self->text, RELU_FONT_LABEL, full);
  if (line->width > p->x + p->width - left)
    line = relu_text_get_wrapped (self->text, RELU_FONT_LABEL, 1, brief, p->x + p->width - left, 1);

  relu_color_set (self->cr, relu_curves_get_color (self->theme, panel->outcome));
  cairo_rectangle (self->cr, p->x, panel->cell.y + (self->layout->heading - mark) / 2, mark, mark);
  cairo_fill (self->cr);
  relu_color_set (self->cr, self->theme->headline);
  relu_text_draw (line, self->cr, left, panel->cell.y + (self->layout->heading - line->height) / 2);
}

static void
add_curve (const ReluCurvesPaint *self, const ReluFigure *figure, const ReluStart *start)
{
  const ReluRect *p = &figure->plot;
  double border = 10 * self->layout->unit;
  ReluRect rect
    = { p->x - border, p->y - border, p->width + 2 * border, p->height + 2 * border };

  relu_clip_polyline (self->cr, figure, &rect, start->n_points, start->xs, start->ys);
}

static void
paint_as_vectors (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  cairo_set_line_width (self->cr, self->theme->contribution_width * self->layout->unit);
  for (guint i = 0; i < relu_starts_get_n (self->scene->starts); i++)
    {
      const ReluStart *start = relu_starts_get (self->scene->starts, i);

      if (start == NULL || start->outcome != panel->outcome)
        continue;
      add_curve (self, &panel->figure, start);
      cairo_stroke (self->cr);
    }
}

static void
paint_curves (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  ReluColor color = relu_curves_get_color (self->theme, panel->outcome);
  double share = log (CLAMP (panel->n, FEW, MANY) / FEW) / log (MANY / FEW);
  double alpha = pow (FAINTEST, share);

  if (self->pixels != NULL)
    {
      relu_color_set (self->cr, color);
      relu_curves_pixels_paint (self->pixels, self->cr, panel, alpha);
    }
  else
    {
      relu_color_set (self->cr, relu_color_fade (color, alpha));
      paint_as_vectors (self, panel);
    }
}

/* However many there are, no dot is drawn twice. Returns how many there are. */
static guint
add_dots (const ReluCurvesPaint *self, const ReluCurvesPanel *panel, double radius)
{
  ReluData *data = relu_file_get_data (relu_starts_get_file (self->scene->starts));
  const ReluFigure *f = &panel->figure;
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  double cell = DOT_CELL * self->layout->unit;
  gsize width = (gsize) (f->plot.width / cell) + 1, height = (gsize) (f->plot.height / cell) + 1;
  g_autofree guint8 *taken = g_new0 (guint8, width * height);
  guint n = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      double px = relu_figure_x (f, x[i]), py = relu_figure_y (f, y[i]);
      gsize at;

      if (!relu_rect_contains (&f->plot, px, py))
        continue;
      at = (gsize) ((py - f->plot.y) / cell) * width + (gsize) ((px - f->plot.x) / cell);
      if (taken[at])
        continue;
      taken[at] = TRUE;
      cairo_new_sub_path (self->cr);
      cairo_arc (self->cr, px, py, radius, 0, 2 * G_PI);
      n++;
    }

  return n;
}

static void
paint_data (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  double unit = self->layout->unit, halo = self->theme->halo_width * 0.5;

  if (add_dots (self, panel, (DOT_RADIUS + halo) * unit) <= MOST_HALOED)
    {
      relu_color_set (self->cr, self->theme->background);
      cairo_fill (self->cr);
    }
  cairo_new_path (self->cr);
  add_dots (self, panel, DOT_RADIUS * unit);
  relu_color_set (self->cr, self->theme->headline);
  cairo_fill (self->cr);
}

static void
clip_to (cairo_t *cr, const ReluRect *rect)
{
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
}

/* relu_curves_paint_panel:
 *
 * Heading, axes, curves and data of one outcome. */
void
relu_curves_paint_panel (const ReluCurvesPaint *self, const ReluCurvesPanel *panel)
{
  paint_heading (self, panel);
  paint_labels (self, panel);

  cairo_save (self->cr);
  clip_to (self->cr, &panel->figure.plot);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
  add_grid (self, panel);
  paint_curves (self, panel);
  paint_data (self, panel);
  cairo_restore (self->cr);
}

/* relu_curves_paint_highlight:
 *
 * The one curve that is set off, above all others. */
void
relu_curves_paint_highlight (const ReluCurvesPaint *self)
{
  const ReluStart *start
    = self->scene->highlight < 0 || self->scene->highlight >= (int) relu_starts_get_n (self->scene->starts)
        ? NULL
        : relu_starts_get (self->scene->starts, (guint) self->scene->highlight);
  const ReluCurvesPanel *panel
    = start == NULL ? NULL : relu_curves_layout_find (self->layout, start->outcome);
  double width = self->theme->curve_width * 0.8 * self->layout->unit;
  double halo = self->theme->halo_width * self->layout->unit;

  if (panel == NULL)
    return;

  cairo_save (self->cr);
  clip_to (self->cr, &panel->figure.plot);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  add_curve (self, &panel->figure, start);
  relu_color_set (self->cr, relu_theme_get_background (self->theme));
  cairo_set_line_width (self->cr, width + 2 * halo);
  cairo_stroke_preserve (self->cr);
  relu_color_set (self->cr,
                  relu_curves_get_strong_color (self->theme, start->outcome));
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}
