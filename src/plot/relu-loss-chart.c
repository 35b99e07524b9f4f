/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-chart.c: the loss of a run as a curve, and what to set it beside: the best straight line
 * and the loss that counts as a fit. However many moments there are, a picture costs one walk over
 * them and its pixels. */

#include "relu-loss-chart-private.h"

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

  for (guint i = 0; i < relu_record_get_n (scene->record); i++)
    range_add (&range, relu_record_get (scene->record, i)->loss);
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
  guint n = relu_record_get_n (scene->record);
  guint64 last = n > 0 ? relu_record_get (scene->record, n - 1)->step : 0;
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
  double lane = 13 * u, top = 3 * u, bottom = height - 4 * u, left;

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
      top += lane + 1 * u;
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

  g_return_if_fail (scene->position < (int) relu_record_get_n (scene->record));

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
  relu_loss_chart_paint_loss_ticks (self, &paint);
  relu_loss_chart_paint_step_ticks (self, &paint);
  relu_loss_chart_paint_marks (self, scene, &paint);
  /* Their names stand where the curve often ends: it lies over them. */
  relu_loss_chart_paint_levels (self, scene, &paint);
  relu_loss_chart_paint_curve (self, scene, &paint);
  relu_loss_chart_paint_position (self, scene, &paint);
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
  guint n = relu_record_get_n (scene->record), index;

  if (n == 0)
    return -1;

  step = CLAMP (step, 0, self->last_step);
  index = relu_record_find (scene->record, (guint64) step);
  /* The one after it may be nearer. */
  if (index + 1 < n
      && (double) relu_record_get (scene->record, index + 1)->step - step
             < step - (double) relu_record_get (scene->record, index)->step)
    index++;

  return (int) index;
}
