/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-lanes.c: a lane per unit, filled where the unit is on.
 *
 * Few units get shapes and words. Where lanes are thinner than they could be told apart, or a deep
 * unit switches thousands of times, the lanes become a raster: how much of a pixel its unit (or the
 * units that share its row) are on, added up exactly from the ends of the intervals. */

#include "relu-paint-private.h"
#include "relu-wording.h"

/* Beyond these the lanes are a raster. A vector surface keeps shapes far longer: they get no smaller
 * there than whoever looks at them makes them. */
#define MAX_SHAPES 1500
#define MAX_VECTOR_SHAPES 20000
#define LEAST_SHAPE_PITCH 3.0

/* Words stand in lanes that are as high as a line of text, but for the rounding of its size. */
#define LEAST_TEXT_ROOM 0.97

typedef struct
{
  double *tops;    /* of each unit's lane */
  guint8 *on;      /* in the activation region that the walk has reached */
  double *since;   /* where that state began, in the figure's units */
} Lanes;

typedef void (*IntervalFunc) (ReluPaint *self, const Lanes *lanes, guint unit, double left,
                              double right, gboolean is_on, gpointer data);

/* Calls @func for every interval between two switches of a unit, in the visible part. */
static void
for_each_interval (ReluPaint *self, const Lanes *lanes, IntervalFunc func, gpointer data)
{
  ReluRegions *regions = self->scene->regions;
  const double *xs = relu_regions_get_xs (regions);
  guint n = relu_regions_get_n_units (regions);
  guint first = relu_regions_find (regions, self->figure->x_from);
  guint last = relu_regions_find (regions, self->figure->x_to);

  relu_regions_get_pattern (regions, first, lanes->on);
  for (guint i = 0; i < n; i++)
    lanes->since[i] = self->domain_left;

  for (guint k = first + 1; k <= last; k++)
    {
      double x = relu_figure_x (self->figure, xs[k]);
      ReluBreakpoint point;

      relu_regions_get_point (regions, k, &point);
      for (guint i = 0; i < point.n_switches; i++)
        {
          guint unit = point.switches[i].unit;

          if (x > lanes->since[unit])
            func (self, lanes, unit, lanes->since[unit], x, lanes->on[unit], data);
          lanes->since[unit] = x;
          lanes->on[unit] = point.switches[i].turns_on;
        }
    }

  for (guint i = 0; i < n; i++)
    if (self->domain_right > lanes->since[i])
      func (self, lanes, i, lanes->since[i], self->domain_right, lanes->on[i], data);
}

static gboolean
is_dimmed (const ReluPaint *self, guint unit)
{
  int highlighted = self->scene->options.highlighted_unit;

  return highlighted >= 0 && (guint) highlighted != unit;
}

static ReluColor
lane_color (const ReluPaint *self, guint unit)
{
  ReluColor color = relu_theme_get_lane_color (self->theme, unit);

  return is_dimmed (self, unit) ? relu_color_mix (self->theme->background, color, RELU_SHADE_DIMMED) : color;
}

static void
paint_shape (ReluPaint *self, const ReluRect *rect, ReluColor color)
{
  double radius = fmin (5 * self->unit, rect->height / 4);

  if (rect->height < 9 * self->unit)
    {
      relu_paint_fill (self, rect, color);
      return;
    }
  relu_paint_rounded (self, rect, radius);
  relu_color_set (self->cr, color);
  cairo_fill (self->cr);
}

static void
outline (ReluPaint *self, const ReluRect *rect, ReluColor color)
{
  double width = 1.2 * self->unit;
  ReluRect inner = { rect->x + width / 2, rect->y + width / 2, rect->width - width,
                     rect->height - width };

  if (!self->theme->outlined || rect->height < 9 * self->unit || inner.width <= 0)
    return;
  relu_paint_rounded (self, &inner, 5 * self->unit);
  relu_color_set (self->cr, color);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

static ReluRect
lane_rect (const ReluPaint *self, const Lanes *lanes, guint unit, double left, double right)
{
  double y = lanes->tops[unit];
  double gap
    = (self->figure->lane_pitch - self->figure->lane_height - self->figure->rug_height) / 2;
  double top = relu_paint_snap_y (self, y + gap);
  double bottom = relu_paint_snap_y (self, y + gap + self->figure->lane_height);

  return (ReluRect){ left, top, right - left, bottom - top };
}

static void
paint_off (ReluPaint *self, const Lanes *lanes)
{
  for (guint i = 0; i < self->figure->n_lanes; i++)
    {
      ReluRect rect = lane_rect (self, lanes, i, self->domain_left, self->domain_right);

      paint_shape (self, &rect, self->theme->lane_off);
      outline (self, &rect, relu_color_mix (self->theme->background, self->theme->text, 0.5));
    }
}

static void
paint_on (ReluPaint *self, const Lanes *lanes, guint unit, double left, double right,
          gboolean is_on, gpointer data)
{
  ReluRect rect = lane_rect (self, lanes, unit, left, right);

  if (!is_on)
    return;
  paint_shape (self, &rect, lane_color (self, unit));
  outline (self, &rect, relu_theme_get_strong_color (self->theme, unit));
}

static void
paint_words (ReluPaint *self, const Lanes *lanes, guint unit, double left, double right,
             gboolean is_on, gpointer data)
{
  ReluRect rect = lane_rect (self, lanes, unit, left, right);
  ReluNetwork *network = relu_regions_get_network (self->scene->regions);
  ReluColor color = is_on ? relu_theme_get_lane_text (self->theme, unit) : self->theme->text;
  ReluUnit description;

  relu_regions_get_unit (self->scene->regions, unit, &description);
  if (is_on && is_dimmed (self, unit))
    /* The lane is paler now. */
    color = relu_theme_get_text_on (self->theme, color, lane_color (self, unit));

  for (guint is_short = 0; is_short < 2; is_short++)
    {
      g_autofree char *words
        = description.state == RELU_UNIT_SWITCHES
            ? relu_wording_dup_segment (network, &description, is_on, is_short)
            : relu_wording_dup_state (network, &description, is_short);
      double border = 1.5 / self->pixels, y;
      const ReluLine *line
        = relu_text_get (self->text, is_on ? RELU_FONT_LANE_ON : RELU_FONT_LANE_OFF, words);

      if (line->width + 10 * self->unit > rect.width || line->ink_height + 2 * border > rect.height)
        continue;
      /* In the middle, but no letter on the edge. */
      y = CLAMP ((rect.height - line->height) / 2, border - line->ink_top,
                 rect.height - border - line->ink_top - line->ink_height);
      relu_paint_text (self, line, color, rect.x + (rect.width - line->width) / 2, rect.y + y);
      return;
    }
}

static void
paint_symbols (ReluPaint *self, const Lanes *lanes)
{
  const ReluFigure *f = self->figure;
  ReluNetwork *network = relu_regions_get_network (self->scene->regions);
  double height = relu_text_get_height (self->text, RELU_FONT_SYMBOL) * 0.86;
  guint every = (guint) ceil (height / f->lane_pitch);
  double before = -INFINITY;

  for (guint i = 0; i < f->n_lanes; i++)
    {
      g_autofree char *symbol = NULL;
      const ReluLine *line;
      ReluUnit unit;
      double y;

      relu_regions_get_unit (self->scene->regions, i, &unit);
      if (unit.index % every != 0)
        continue;
      y = lanes->tops[i] + f->lane_pitch / 2;
      if (y - before < height || y + height / 2 > f->height)
        continue;
      before = y;
      symbol = relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
      line = relu_text_get (self->text, RELU_FONT_SYMBOL, symbol);
      relu_paint_text (self, line, relu_theme_get_strong_color (self->theme, i),
                       f->plot.x - 9 * self->unit - line->width, y - line->height / 2);
    }
}

static void
add_to_rug (ReluPaint *self, const Lanes *lanes, guint unit, double left, double right,
            gboolean is_on, gpointer data)
{
  if (is_on)
    relu_rug_add_interval (data, unit, left, right);
}

static void
paint_rug (ReluPaint *self, const Lanes *lanes)
{
  ReluRug *rug = relu_rug_new (self);

  if (rug == NULL)
    return;

  for_each_interval (self, lanes, add_to_rug, rug);
  for (guint i = 0; i < self->figure->n_lanes; i++)
    {
      ReluRect rect = lane_rect (self, lanes, i, self->domain_left, self->domain_right);

      relu_rug_paint (rug, i, rect.y + rect.height + 1 / self->pixels);
    }
  relu_rug_free (rug);
}

typedef struct
{
  guint n_rows, n_columns;
  double left, scale;  /* from the figure's units to columns */
  float *sums;         /* n_rows of n_columns + 2: changes of coverage from column to column */
  guint *row_of_unit;
  guint *n_units;      /* of each row */
  ReluColor *colors;   /* of each row: the mean of its units' */
} Raster;

/* Exact coverage of [left, right) as differences, as scan converters of fonts do it: the running
 * sum over a row gives each pixel's share. */
static void
add_interval (ReluPaint *self, const Lanes *lanes, guint unit, double left, double right,
              gboolean is_on, gpointer data)
{
  const Raster *raster = data;
  float *row = raster->sums + (gsize) raster->row_of_unit[unit] * (raster->n_columns + 2);
  double ends[2] = { left, right };

  if (!is_on)
    return;
  for (int i = 0; i < 2; i++)
    {
      double x = (ends[i] - raster->left) * raster->scale;
      guint column;
      float part;

      x = x < 0 ? 0 : x > raster->n_columns ? raster->n_columns : x;
      column = (guint) x;
      part = (float) (x - column);
      row[column] += i == 0 ? 1 - part : part - 1;
      row[column + 1] += i == 0 ? part : -part;
    }
}

static void
raster_init (Raster *self, const ReluPaint *paint, const Lanes *lanes, guint n_columns,
             guint n_rows, double left, double right)
{
  const ReluFigure *f = paint->figure;
  double rows = n_rows / f->lanes.height;

  self->n_columns = n_columns;
  self->n_rows = n_rows;
  self->left = left;
  self->scale = n_columns / (right - left);
  self->sums = g_new0 (float, (gsize) n_rows * (n_columns + 2));
  self->row_of_unit = g_new (guint, f->n_lanes);
  self->n_units = g_new0 (guint, n_rows);
  self->colors = g_new0 (ReluColor, n_rows);
  for (guint i = 0; i < f->n_lanes; i++)
    {
      double y = floor ((lanes->tops[i] - f->lanes.y) * rows + 1e-6);
      guint row = MIN ((guint) fmax (0, y), n_rows - 1);

      self->row_of_unit[i] = row;
      self->n_units[row]++;
      self->colors[row] = relu_color_mix (self->colors[row], lane_color (paint, i),
                                          1.0 / self->n_units[row]);
    }
}

static void
raster_clear (Raster *self)
{
  g_free (self->sums);
  g_free (self->row_of_unit);
  g_free (self->n_units);
  g_free (self->colors);
}

static void
paint_raster (ReluPaint *self, const Lanes *lanes)
{
  const ReluFigure *f = self->figure;
  double left = relu_paint_snap_x (self, self->domain_left);
  double right = relu_paint_snap_x (self, self->domain_right);
  double top = relu_paint_snap_y (self, f->lanes.y);
  double bottom = relu_paint_snap_y (self, f->lanes.y + f->lanes.height);
  Raster raster = { 0 };
  cairo_surface_t *surface;
  cairo_pattern_t *pattern;
  guint8 *pixels;
  int stride;
  guint filled_by = 0;

  if (!(right > left && bottom > top))
    return; /* all lanes together are less than a pixel */

  raster_init (&raster, self, lanes, (guint) fmax (1, round ((right - left) * self->pixels)),
               (guint) fmax (1, round ((bottom - top) * self->pixels)), left, right);
  for_each_interval (self, lanes, add_interval, &raster);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) raster.n_columns,
                                        (int) raster.n_rows);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (guint r = 0; r < raster.n_rows && pixels != NULL; r++)
    {
      guint32 *row = (guint32 *) (void *) (pixels + (gsize) r * (gsize) stride);
      const float *sums = raster.sums + (gsize) r * (raster.n_columns + 2);
      guint32 shades[65];
      float sum = 0;

      if (raster.n_units[r] == 0)
        {
          /* The lower rows of a lane that is several pixels high, or a gap between layers. */
          double y = (r - filled_by + 0.5) / self->pixels;

          if (r > 0 && raster.n_units[filled_by] > 0 && y < f->lane_height)
            memcpy (row, pixels + (gsize) filled_by * (gsize) stride,
                    raster.n_columns * sizeof *row);
          continue;
        }
      filled_by = r;
      for (guint i = 0; i <= 64; i++)
        shades[i] = relu_color_to_pixel (
          relu_color_mix (self->theme->lane_off, raster.colors[r], i / 64.0));
      for (guint c = 0; c < raster.n_columns; c++)
        {
          float share;

          sum += sums[c];
          share = sum / (float) raster.n_units[r];
          row[c] = shades[(guint) (CLAMP (share, 0, 1) * 64 + 0.5f)];
        }
    }
  cairo_surface_mark_dirty (surface);

  cairo_save (self->cr);
  cairo_translate (self->cr, left, top);
  cairo_scale (self->cr, (right - left) / raster.n_columns, (bottom - top) / raster.n_rows);
  pattern = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source (self->cr, pattern);
  cairo_paint (self->cr);
  cairo_restore (self->cr);

  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (surface);
  raster_clear (&raster);
}

/**
 * relu_paint_lanes:
 *
 * Draws the lanes of all units with their names, as shapes or as a raster.
 */
void
relu_paint_lanes (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  guint n_switches
    = self->break_end - self->break_begin + self->silent_end - self->silent_begin + f->n_lanes;
  g_autofree double *tops = g_new (double, f->n_lanes);
  g_autofree double *since = g_new (double, f->n_lanes);
  g_autofree guint8 *on = g_new (guint8, f->n_lanes);
  Lanes lanes = { tops, on, since };

  if (f->n_lanes == 0 || !(self->domain_right > self->domain_left))
    return;

  for (guint i = 0; i < f->n_lanes; i++)
    tops[i] = relu_figure_lane_y (f, self->scene, i);
  if (self->is_vector ? n_switches <= MAX_VECTOR_SHAPES
                      : n_switches <= MAX_SHAPES
                          && f->lane_pitch * self->pixels >= LEAST_SHAPE_PITCH)
    {
      paint_off (self, &lanes);
      for_each_interval (self, &lanes, paint_on, NULL);
      if (f->lane_height >= relu_text_get_height (self->text, RELU_FONT_LANE_ON) * LEAST_TEXT_ROOM)
        for_each_interval (self, &lanes, paint_words, NULL);
      paint_rug (self, &lanes);
    }
  else
    paint_raster (self, &lanes);

  paint_symbols (self, &lanes);
}
