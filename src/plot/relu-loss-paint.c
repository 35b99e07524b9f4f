/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-paint.c: the parts of the chart of a loss but its marks: numbers, curve, what it is set
 * beside, the moment that is shown. */

#include "relu-loss-chart-private.h"

#include <glib/gi18n-lib.h>

/* With more moments than this the curve is made of columns of pixels. */
#define MOST_STROKED 256

/**
 * relu_loss_chart_paint_loss_ticks:
 *
 * Round numbers of the loss, with a line across for each, and the name of their axis.
 */
void
relu_loss_chart_paint_loss_ticks (ReluLossChart *self, ReluPaint *paint)
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

/**
 * relu_loss_chart_paint_step_ticks:
 *
 * The same of the steps, below; what would touch the name of their axis is left out.
 */
void
relu_loss_chart_paint_step_ticks (ReluLossChart *self, ReluPaint *paint)
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
  for (guint i = 0; i < relu_record_get_n (scene->record); i++)
    {
      double loss = relu_record_get (scene->record, i)->loss;

      if (isfinite (loss))
        cairo_line_to (cr, relu_loss_chart_moment_x (self, scene, i),
                       relu_loss_chart_y_from_loss (self, loss));
    }
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
  for (guint i = 0; i < relu_record_get_n (scene->record); i++)
    {
      const ReluMoment *moment = relu_record_get (scene->record, i);
      double x1 = relu_loss_chart_x_from_step (self, (double) moment->step);
      double y1 = relu_loss_chart_y_from_loss (self, moment->loss);

      if (!isfinite (moment->loss))
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

/**
 * relu_loss_chart_paint_curve:
 *
 * The losses of all moments.
 */
void
relu_loss_chart_paint_curve (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  double width = 1.8 * self->unit;

  cairo_save (paint->cr);
  cairo_set_line_width (paint->cr, width);
  cairo_set_line_join (paint->cr, CAIRO_LINE_JOIN_ROUND);
  relu_color_set (paint->cr, paint->theme->neutral);
  if (relu_record_get_n (scene->record) > MOST_STROKED)
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

  return plate.x - pad;
}

/**
 * relu_loss_chart_paint_levels:
 *
 * What the loss is set beside: the least-squares line, and a fit.
 */
void
relu_loss_chart_paint_levels (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  double right = self->plot.x + self->plot.width, left = right;
  double height = relu_text_get_height (self->text, RELU_FONT_LABEL);
  gboolean has_fit = scene->fit > 0 && isfinite (scene->fit);

  if (isfinite (scene->line_loss))
    {
      const char *name = scene->line_is_best
                           /* Translators: names a line in the chart of the loss: the loss of the
                            * straight line that fits the data best */
                           ? _("best straight line")
                           /* Translators: the same where another loss than the squared error is
                            * lowered, for which another line may be better */
                           : _("least-squares line");

      left = paint_level (self, paint, scene->line_loss, name, 7, right);
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

/**
 * relu_loss_chart_paint_position:
 *
 * The moment that is shown; what comes after it is paler.
 */
void
relu_loss_chart_paint_position (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  guint n = relu_record_get_n (scene->record);
  guint index = scene->position >= 0 ? (guint) scene->position : n - 1;
  double u = self->unit, bottom = self->plot.y + self->plot.height;
  double top = self->unit_lane.height > 0 ? self->unit_lane.y : self->plot.y;
  cairo_t *cr = paint->cr;
  double loss, x, y;

  if (n == 0)
    return;

  loss = relu_record_get (scene->record, index)->loss;
  x = relu_loss_chart_moment_x (self, scene, index);
  y = relu_loss_chart_y_from_loss (self, loss);
  if (scene->position >= 0)
    {
      double width = 1.5 * u, at = relu_paint_snap_x (paint, x - width / 2);

      relu_color_set (cr, relu_color_fade (paint->theme->background, 1 - RELU_SHADE_LATER));
      cairo_rectangle (cr, x, self->plot.y, self->plot.x + self->plot.width + 2 * u - x,
                       self->plot.height + 2 * u);
      cairo_fill (cr);
      relu_color_set (cr, paint->theme->headline);
      cairo_rectangle (cr, at, top, width, bottom - top);
      cairo_fill (cr);
    }
  if (!isfinite (loss))
    return;
  cairo_new_path (cr);
  cairo_arc (cr, x, y, 3.5 * u, 0, 2 * G_PI);
  relu_color_set (cr, paint->theme->background);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.8 * u);
  relu_color_set (cr, paint->theme->headline);
  cairo_stroke (cr);
}
