/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-chart.c: the loss of a run as a curve, and what to set it beside: the best straight line
 * and the loss that counts as a fit. However many moments there are, a picture costs one walk over
 * them and its pixels. */

#include "relu-loss-chart-private.h"

#include <glib/gi18n-lib.h>

/* With more moments than this the curve is made of columns of pixels. */
#define MOST_STROKED 256

/* The axis of steps is at least this long. */
#define LEAST_STEPS 10

/* The loss of a straight line this far below all others would only squeeze them: it is pointed at. */
#define FAR_BELOW 1e-3

/**
 * relu_loss_chart_new:
 * @theme: (transfer none): constant data
 *
 * Returns: (transfer full): a painter of losses; not for two threads
 */
ReluLossChart *
relu_loss_chart_new (const ReluTheme *theme)
{
  ReluLossChart *self = g_new0 (ReluLossChart, 1);

  self->theme = theme;
  self->scale = self->device_scale = self->unit = 1;
  self->last_step = LEAST_STEPS;
  self->text = relu_text_new (g_getenv ("RELUSCOPE_FONT"));
  self->dense = relu_dense_new ();
  self->sprites = relu_sprites_new ();

  return self;
}

void
relu_loss_chart_free (ReluLossChart *self)
{
  relu_sprites_free (self->sprites);
  relu_dense_free (self->dense);
  relu_text_free (self->text);
  g_free (self);
}

/**
 * relu_loss_chart_set_theme:
 *
 * Takes effect with the next picture.
 */
void
relu_loss_chart_set_theme (ReluLossChart *self, const ReluTheme *theme)
{
  self->theme = theme;
}

/**
 * relu_loss_chart_set_scale:
 * @scale: greater than 0: multiplies type, lines and spacing
 */
void
relu_loss_chart_set_scale (ReluLossChart *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->scale = scale;
}

/**
 * relu_loss_chart_set_device_scale:
 * @scale: greater than 0: pixels of the screen in one unit, as for relu_painter_set_device_scale()
 */
void
relu_loss_chart_set_device_scale (ReluLossChart *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->device_scale = scale;
}

/**
 * relu_loss_chart_set_font:
 * @family: (nullable): a list of font families, %NULL for the figure's own
 */
void
relu_loss_chart_set_font (ReluLossChart *self, const char *family)
{
  relu_text_free (self->text);
  self->text = relu_text_new (family);
}

/* A number not below @value that the axis can end at: it grows in steps, not with every frame. */
static double
round_up (double value)
{
  static const double ends[] = { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 };
  double power = pow (10, floor (log10 (fmax (value, 1))));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (ends) && ends[i] * power < value)
    i++;

  return fmax (ends[i] * power, LEAST_STEPS);
}

/* The smallest and the largest of the losses that have a place on the axis. */
typedef struct
{
  double least, most;
  gboolean has_zero;
} Range;

static void
range_add (Range *range, double loss)
{
  if (!isfinite (loss) || loss < 0)
    return;
  if (loss == 0)
    {
      range->has_zero = TRUE;
      return;
    }
  range->least = fmin (range->least, loss);
  range->most = fmax (range->most, loss);
}

static void
init_axis (ReluLossChart *self, const ReluLossScene *scene)
{
  double line = relu_text_get_height (self->text, RELU_FONT_TICK);
  Range range = { INFINITY, 0, FALSE };

  for (guint i = 0; i < scene->n_moments; i++)
    range_add (&range, scene->losses[i]);
  if (scene->fit > 0)
    range_add (&range, scene->fit);
  if (!scene->is_logarithmic || scene->line_loss > range.least * FAR_BELOW)
    range_add (&range, scene->line_loss);
  if (!(range.most > 0))
    range.least = range.most = 1;

  relu_loss_axis_init (&self->axis, scene->is_logarithmic, range.least, range.most, range.has_zero,
                       CLAMP (self->plot.height / (line * 1.6), 1, 10));
}

static double
get_widest_label (ReluLossChart *self)
{
  char buffer[RELU_NUMBER_BUFFER];
  double widest = 0;

  for (guint i = 0; i < self->axis.n; i++)
    widest = fmax (widest, relu_text_get (self->text, RELU_FONT_TICK,
                                          relu_loss_axis_format (&self->axis, i, buffer))
                               ->width);

  return widest;
}

static void
init_steps (ReluLossChart *self, const ReluLossScene *scene)
{
  guint64 last = scene->n_moments > 0 ? scene->steps[scene->n_moments - 1] : 0;
  char buffer[RELU_TICK_BUFFER];
  double intervals = CLAMP (self->plot.width / (48 * self->unit), 1, 12);

  self->last_step = round_up ((double) last);
  for (int tries = 0; tries < 4; tries++)
    {
      double width, pitch;

      relu_ticks_init (&self->steps, 0, self->last_step, intervals);
      width = relu_text_get (self->text, RELU_FONT_TICK,
                             relu_ticks_format (&self->steps, self->steps.n - 1, buffer))
                  ->width;
      pitch = relu_ticks_get_step (&self->steps) / self->last_step * self->plot.width;
      if (pitch > width + 10 * self->unit || intervals <= 1)
        break;
      intervals = fmax (intervals * 0.6, 1);
    }
}

/* From top to bottom: the lane of the units, that of the regions, the plot, its numbers. */
static void
lay_out (ReluLossChart *self, const ReluLossScene *scene, double width, double height)
{
  double u = self->unit = self->scale;
  double lane = 14 * u, top = 4 * u, bottom = height - 4 * u, left;

  relu_text_set_size (self->text, RELU_FONT_TICK, 11.5 * u);
  relu_text_set_size (self->text, RELU_FONT_AXIS, 11.5 * u);
  relu_text_set_size (self->text, RELU_FONT_LABEL, 11.5 * u);

  self->unit_lane = self->region_lane = (ReluRect){ 0 };
  self->tick_labels_y = NAN;
  if (height >= 70 * u)
    {
      self->tick_labels_y = bottom - relu_text_get_height (self->text, RELU_FONT_TICK);
      bottom = self->tick_labels_y - 3 * u;
    }
  if (height >= 90 * u)
    {
      self->unit_lane = (ReluRect){ 0, top, 0, lane };
      top += lane + 2 * u;
    }
  if (height >= 120 * u)
    {
      self->region_lane = (ReluRect){ 0, top, 0, lane };
      top += lane + 5 * u;
    }
  self->plot.y = top + 2 * u;
  self->plot.height = fmax (bottom - self->plot.y, 1);

  init_axis (self, scene);
  left = relu_text_get_height (self->text, RELU_FONT_AXIS) + 6 * u
         + fmax (get_widest_label (self), 34 * u) + 6 * u;
  self->plot.x = round (fmin (left, width / 2));
  self->plot.width = fmax (width - self->plot.x - 10 * u, 1);
  self->unit_lane.x = self->region_lane.x = self->plot.x;
  self->unit_lane.width = self->region_lane.width = self->plot.width;
  init_steps (self, scene);
}

/**
 * relu_loss_chart_x_from_step:
 *
 * Returns: where @step is
 */
double
relu_loss_chart_x_from_step (const ReluLossChart *self, double step)
{
  return self->plot.x + step / self->last_step * self->plot.width;
}

/**
 * relu_loss_chart_y_from_loss:
 *
 * Returns: where @loss is, kept near the plot
 */
double
relu_loss_chart_y_from_loss (const ReluLossChart *self, double loss)
{
  double share = CLAMP (relu_loss_axis_get_share (&self->axis, loss), -0.5, 1.5);

  return self->plot.y + (1 - share) * self->plot.height;
}

/* Where the moment @index is. */
static double
moment_x (const ReluLossChart *self, const ReluLossScene *scene, guint index)
{
  return relu_loss_chart_x_from_step (self, (double) scene->steps[index]);
}

static void
paint_loss_ticks (ReluLossChart *self, ReluPaint *paint)
{
  double before = INFINITY;
  g_autofree char *note = NULL;
  const ReluLine *line;
  double pad = 6 * self->unit;

  cairo_set_line_width (paint->cr, paint->theme->grid_width);
  for (guint i = 0; i < self->axis.n; i++)
    {
      double y = relu_paint_center_y (
          paint, relu_loss_chart_y_from_loss (self, self->axis.values[i]));
      char buffer[RELU_NUMBER_BUFFER];

      line = relu_text_get (self->text, RELU_FONT_TICK,
                            relu_loss_axis_format (&self->axis, i, buffer));
      relu_color_set (paint->cr, self->axis.values[i] == 0 ? paint->theme->axis
                                                           : paint->theme->grid);
      cairo_move_to (paint->cr, self->plot.x, y);
      cairo_line_to (paint->cr, self->plot.x + self->plot.width, y);
      cairo_stroke (paint->cr);
      /* Steps get narrow towards the top of a logarithmic axis. */
      if (before - y < line->height * 0.9)
        continue;
      before = y;
      relu_paint_text (paint, line, paint->theme->text, self->plot.x - pad - line->width,
                       y - line->height / 2);
    }

  note = self->axis.has_steps ? relu_ticks_dup_note (&self->axis.ticks, _("loss")) : NULL;
  /* Translators: names the vertical axis of a small chart */
  line = relu_text_get (self->text, RELU_FONT_AXIS, note != NULL ? note : _("loss"));
  cairo_save (paint->cr);
  cairo_translate (paint->cr, 3 * self->unit,
                   self->plot.y + (self->plot.height + line->width) / 2);
  cairo_rotate (paint->cr, -G_PI / 2);
  relu_paint_text (paint, line, paint->theme->text, 0, 0);
  cairo_restore (paint->cr);
}

static void
paint_step_ticks (ReluLossChart *self, ReluPaint *paint)
{
  g_autofree char *note = relu_ticks_dup_note (&self->steps, _("step"));
  /* Translators: names the horizontal axis of a small chart */
  const ReluLine *name = relu_text_get (self->text, RELU_FONT_AXIS, note != NULL ? note : _("step"));
  double right = self->plot.x + self->plot.width;
  double name_x = right - name->width, gap = 6 * self->unit;

  for (guint i = 0; i < self->steps.n; i++)
    {
      double x = relu_loss_chart_x_from_step (self, relu_ticks_get_value (&self->steps, i));
      double at = relu_paint_center_x (paint, x);
      char buffer[RELU_TICK_BUFFER];
      const ReluLine *line
        = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&self->steps, i, buffer));

      relu_color_set (paint->cr, i == 0 ? paint->theme->axis : paint->theme->grid);
      cairo_move_to (paint->cr, at, self->plot.y);
      cairo_line_to (paint->cr, at, self->plot.y + self->plot.height);
      cairo_stroke (paint->cr);
      if (!isnan (self->tick_labels_y) && x + line->width / 2 + gap < name_x)
        relu_paint_text (paint, line, paint->theme->text, x - line->width / 2,
                         self->tick_labels_y);
    }
  if (!isnan (self->tick_labels_y))
    relu_paint_text (paint, name, paint->theme->text, name_x, self->tick_labels_y);
}

static void
stroke_curve (ReluLossChart *self, const ReluLossScene *scene, cairo_t *cr)
{
  cairo_new_path (cr); /* text has left a current point */
  for (guint i = 0; i < scene->n_moments; i++)
    if (isfinite (scene->losses[i]))
      cairo_line_to (cr, moment_x (self, scene, i),
                     relu_loss_chart_y_from_loss (self, scene->losses[i]));
  cairo_stroke (cr);
}

static void
paint_columns (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint, double width)
{
  double margin = 3 * self->unit, x0 = NAN, y0 = NAN;
  guint32 *colors;
  ReluGrid grid;

  relu_dense_begin (self->dense, &grid, relu_paint_snap_x (paint, self->plot.x - margin),
                    relu_paint_snap_y (paint, self->plot.y - margin),
                    self->plot.width + 2 * margin, self->plot.height + 2 * margin, paint->pixels);
  for (guint i = 0; i < scene->n_moments; i++)
    {
      double x1 = moment_x (self, scene, i);
      double y1 = relu_loss_chart_y_from_loss (self, scene->losses[i]);

      if (!isfinite (scene->losses[i]))
        continue;
      if (!isnan (x0))
        relu_grid_add_segment (&grid, x0, y0, x1, y1);
      x0 = x1;
      y0 = y1;
    }
  if (paint->is_vector)
    {
      relu_paint_grid_path (paint, &grid);
      cairo_stroke (paint->cr);
      return;
    }
  colors = relu_dense_get_colors (self->dense, grid.width);
  for (guint c = 0; c < grid.width; c++)
    colors[c] = relu_color_to_pixel (paint->theme->neutral);
  relu_dense_paint (self->dense, paint->cr, &grid, width, colors);
}

static void
paint_curve (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  double width = 1.8 * self->unit;

  cairo_save (paint->cr);
  cairo_set_line_width (paint->cr, width);
  cairo_set_line_join (paint->cr, CAIRO_LINE_JOIN_ROUND);
  relu_color_set (paint->cr, paint->theme->neutral);
  if (scene->n_moments > MOST_STROKED)
    paint_columns (self, scene, paint, width);
  else
    stroke_curve (self, scene, paint->cr);
  cairo_restore (paint->cr);
}

/* A thin line across, named at its right end, left of @right. Returns where the name begins. */
static double
paint_level (ReluLossChart *self, ReluPaint *paint, double loss, const char *name, double dash,
             double right)
{
  double bottom = self->plot.y + self->plot.height, pad = 3 * self->unit;
  double y = relu_loss_chart_y_from_loss (self, loss);
  g_autofree char *below = NULL;
  const ReluLine *line;
  ReluRect plate;

  if (y > bottom + 1)
    {
      below = g_strdup_printf ("%s ↓", name);
      name = below;
      y = bottom;
    }
  else
    {
      cairo_save (paint->cr);
      cairo_set_dash (paint->cr, (double[]){ dash * self->unit, 3 * self->unit }, 2, 0);
      cairo_set_line_width (paint->cr, fmax (paint->theme->grid_width, 1) * self->unit);
      relu_color_set (paint->cr, paint->theme->text);
      cairo_move_to (paint->cr, self->plot.x, relu_paint_center_y (paint, y));
      cairo_line_to (paint->cr, self->plot.x + self->plot.width, relu_paint_center_y (paint, y));
      cairo_stroke (paint->cr);
      cairo_restore (paint->cr);
    }

  line = relu_text_get (self->text, RELU_FONT_LABEL, name);
  plate = (ReluRect){ right - line->width - 2 * pad, y - line->height - pad,
                      line->width + 2 * pad, line->height };
  if (plate.y < self->plot.y)
    plate.y = y + pad;
  if (plate.x < self->plot.x)
    return right;
  relu_paint_plate (paint, &plate, paint->theme->grid);
  relu_paint_text (paint, line, paint->theme->text, plate.x + pad, plate.y);

  return plate.x;
}

static void
paint_levels (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  double right = self->plot.x + self->plot.width, left = right;
  double height = relu_text_get_height (self->text, RELU_FONT_LABEL);
  gboolean has_fit = scene->fit > 0 && isfinite (scene->fit);

  if (isfinite (scene->line_loss))
    {
      /* Translators: names a line in the chart of the loss: the loss of the straight line that fits
       * the data best */
      left = paint_level (self, paint, scene->line_loss, _("best straight line"), 7, right);
      if (has_fit
          && fabs (relu_loss_chart_y_from_loss (self, scene->line_loss)
                   - relu_loss_chart_y_from_loss (self, scene->fit))
                 > height + 4 * self->unit)
        left = right;
    }
  if (has_fit)
    /* Translators: names a line in the chart of the loss: what is below it counts as a fit */
    paint_level (self, paint, scene->fit, _("fit"), 2, left);
}

/* The moment that is shown; what comes after it is paler. */
static void
paint_position (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  guint index = scene->position >= 0 ? (guint) scene->position : scene->n_moments - 1;
  double u = self->unit, bottom = self->plot.y + self->plot.height;
  double top = self->unit_lane.height > 0 ? self->unit_lane.y : self->plot.y;
  cairo_t *cr = paint->cr;
  double x, y;

  if (scene->n_moments == 0)
    return;
  g_return_if_fail (index < scene->n_moments);

  x = moment_x (self, scene, index);
  y = relu_loss_chart_y_from_loss (self, scene->losses[index]);
  if (scene->position >= 0)
    {
      double width = 1.5 * u, at = relu_paint_snap_x (paint, x - width / 2);

      relu_color_set (cr, relu_color_fade (paint->theme->background, 0.6));
      cairo_rectangle (cr, x, self->plot.y, self->plot.x + self->plot.width + 2 * u - x,
                       self->plot.height + 2 * u);
      cairo_fill (cr);
      relu_color_set (cr, paint->theme->headline);
      cairo_rectangle (cr, at, top, width, bottom - top);
      cairo_fill (cr);
    }
  if (!isfinite (scene->losses[index]))
    return;
  cairo_new_path (cr);
  cairo_arc (cr, x, y, 3.5 * u, 0, 2 * G_PI);
  relu_color_set (cr, paint->theme->background);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.8 * u);
  relu_color_set (cr, paint->theme->headline);
  cairo_stroke (cr);
}

/**
 * relu_loss_chart_paint:
 * @cr: where to; the chart's upper left corner is at its origin
 * @width: of the chart
 * @height: of the chart
 *
 * Paints @scene. What there is no room for is left out, the lanes of the marks first.
 */
void
relu_loss_chart_paint (ReluLossChart *self, const ReluLossScene *scene, cairo_t *cr, double width,
                       double height)
{
  ReluPaint paint = { .theme = self->theme, .text = self->text, .dense = self->dense,
                      .sprites = self->sprites, .cr = cr };

  g_return_if_fail (scene->position < (int) scene->n_moments);

  if (!(width >= 1 && height >= 1))
    return;

  lay_out (self, scene, width, height);
  paint.unit = self->unit;
  relu_paint_find_pixels (&paint, self->device_scale);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  relu_color_set (cr, self->theme->background);
  cairo_paint (cr);
  paint_loss_ticks (self, &paint);
  paint_step_ticks (self, &paint);
  relu_loss_chart_paint_marks (self, scene, &paint);
  paint_curve (self, scene, &paint);
  paint_position (self, scene, &paint);
  paint_levels (self, scene, &paint);
  cairo_restore (cr);
  relu_text_end_frame (self->text);
}

/**
 * relu_loss_chart_get_plot_area:
 * @area: (out): where the curve is, without numbers and lanes
 */
void
relu_loss_chart_get_plot_area (const ReluLossChart *self, ReluRect *area)
{
  *area = self->plot;
}

/**
 * relu_loss_chart_pick_moment:
 * @scene: that of the last picture
 *
 * Returns: the index of the moment whose step is nearest to @px; -1 where there is none
 */
int
relu_loss_chart_pick_moment (const ReluLossChart *self, const ReluLossScene *scene, double px)
{
  double step = (px - self->plot.x) / self->plot.width * self->last_step;
  guint low = 0, high = scene->n_moments;

  if (scene->n_moments == 0)
    return -1;

  /* The first one that is not before it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) scene->steps[middle] < step)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == scene->n_moments
      || (low > 0 && step - (double) scene->steps[low - 1] < (double) scene->steps[low] - step))
    low--;

  return (int) low;
}
