/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-layout.c: one plot for each outcome that there is, side by side or below each other,
 * whichever makes them larger. All have the same axes, so that they can be compared, and only those at
 * the border have labels. */

#include "relu-curves-layout-private.h"

#include <math.h>
#include <stdlib.h>

/* At this size lines and type are as in a figure of usual size. */
#define USUAL_WIDTH 480.0
#define USUAL_HEIGHT 320.0

/* The best shape of a plot. */
#define ASPECT 1.4

/* So many times the height of the data is shown above and below them at most: curves that run away
 * leave the plot instead of pressing all others flat. */
#define ROOM 1.0

/* The share of the curves at either side that may do so anyway. */
#define STRAY 0.05

static int
compare_doubles (const void *a, const void *b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* Extends a range to the lows (@sign -1) or highs of most curves, but no further than @limit. */
static double
find_end (ReluStarts *starts, double end, double limit, int sign)
{
  g_autofree double *ends = g_new (double, relu_starts_get_n (starts));
  gsize n = 0;

  for (guint i = 0; i < relu_starts_get_n (starts); i++)
    {
      const ReluStart *start = relu_starts_get (starts, i);

      if (start == NULL || start->n_points == 0)
        continue;
      ends[n] = sign * start->ys[0];
      for (guint k = 1; k < start->n_points; k++)
        ends[n] = fmax (ends[n], sign * start->ys[k]);
      n++;
    }
  if (n == 0)
    return end;

  qsort (ends, n, sizeof *ends, compare_doubles);
  return sign * fmin (fmax (sign * end, ends[n - 1 - (gsize) (STRAY * (double) n)]), sign * limit);
}

static void
find_y_range (ReluStarts *starts, double *from, double *to)
{
  ReluData *data = relu_file_get_data (relu_starts_get_file (starts));
  const double *y = relu_data_get_y (data);
  double low = y[0], high = y[0], room, margin;

  for (gsize i = 1; i < relu_data_get_n (data); i++)
    {
      low = fmin (low, y[i]);
      high = fmax (high, y[i]);
    }
  room = high * 0.5 - low * 0.5 > 0 ? (high - low) * ROOM : fmax (fabs (high), 1) * ROOM;
  if (!isfinite (room))
    room = 0;
  *from = find_end (starts, low, low - room, -1);
  *to = find_end (starts, high, high + room, 1);
  margin = fmax ((*to - *from) * 0.04, 1e-3 * room);
  *from -= margin;
  *to += margin;
  relu_ticks_round_outwards (from, to, 16);
}

static void
set_sizes (ReluCurvesLayout *self, const ReluTheme *theme, ReluText *text, double scale)
{
  double room = fmin (self->width / scale / USUAL_WIDTH, self->height / scale / USUAL_HEIGHT);

  self->unit = scale * fmax (pow (room, room < 1 ? 0.4 : theme->growth), 0.8);
  relu_text_set_size (text, RELU_FONT_LABEL, theme->label_size * 0.9 * self->unit);
  relu_text_set_size (text, RELU_FONT_TICK, theme->tick_size * 0.8 * self->unit);
  self->heading = relu_text_get_height (text, RELU_FONT_LABEL) * 1.2;
}

/* How many plots stand side by side: those in which a plot of the best shape is largest. */
static guint
choose_n_columns (const ReluCurvesLayout *self)
{
  guint best = 1;
  double largest = 0;

  for (guint n = 1; n <= self->n_panels; n++)
    {
      guint n_rows = (self->n_panels + n - 1) / n;
      double width = self->width / n, height = self->height / n_rows - self->heading;
      double size = fmin (width, height * ASPECT);

      if (size > largest)
        {
          largest = size;
          best = n;
        }
    }

  return best;
}

static double
get_label_width (const ReluTicks *ticks, ReluText *text)
{
  char label[RELU_TICK_BUFFER];
  double width = 0;

  for (guint i = 0; i < ticks->n; i++)
    width = fmax (width, relu_text_get (text, RELU_FONT_TICK,
                                        relu_ticks_format (ticks, i, label))->width);

  return width;
}

static void
place_panels (ReluCurvesLayout *self, const ReluFigure *axes, ReluText *text)
{
  double gap = 8 * self->unit, tick = relu_text_get_height (text, RELU_FONT_TICK);
  guint n_columns = choose_n_columns (self);
  guint n_rows = (self->n_panels + n_columns - 1) / n_columns;
  /* Without them a small plot has room for its curves. */
  gboolean has_labels = self->width / n_columns > 12 * tick && self->height / n_rows > 8 * tick;
  double left = has_labels ? get_label_width (&axes->y_ticks, text) + gap / 2 : 0;
  double bottom = has_labels ? tick + gap / 4 : 0;
  double width = (self->width - left) / n_columns;
  double height = (self->height - bottom - gap / 2) / n_rows;

  for (guint i = 0; i < self->n_panels; i++)
    {
      ReluCurvesPanel *panel = &self->panels[i];
      guint column = i % n_columns, row = i / n_columns;

      panel->cell = (ReluRect) { left + column * width, row * height, width, height };
      panel->figure = *axes;
      panel->figure.plot
        = (ReluRect) { panel->cell.x + gap / 2, panel->cell.y + self->heading,
                       fmax (width - gap, 1), fmax (height - self->heading - gap / 2, 1) };
      panel->has_y_labels = has_labels && column == 0;
      panel->has_x_labels = has_labels && i + n_columns >= self->n_panels;
    }
}

static void
find_panels (ReluCurvesLayout *self, const ReluCurvesScene *scene)
{
  ReluStartCounts counts;

  relu_starts_count (scene->starts, &counts);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    if (scene->outcome == RELU_CURVES_ALL ? counts.of[i] > 0 : scene->outcome == (int) i)
      self->panels[self->n_panels++] = (ReluCurvesPanel) { .outcome = i, .n = counts.of[i] };
}

/* relu_curves_layout_init:
 * @text: gets the sizes of the fonts
 */
void
relu_curves_layout_init (ReluCurvesLayout *self, const ReluCurvesScene *scene,
                         const ReluTheme *theme, ReluText *text, double scale, double width,
                         double height)
{
  ReluFile *file = relu_starts_get_file (scene->starts);
  ReluFigure axes = { .x_from = relu_file_get_from (file), .x_to = relu_file_get_to (file) };
  guint n_columns;
  double tick;

  *self = (ReluCurvesLayout) { .width = width, .height = height };
  find_panels (self, scene);
  set_sizes (self, theme, text, scale);
  if (self->n_panels == 0)
    return;

  find_y_range (scene->starts, &axes.y_from, &axes.y_to);
  axes.unit = self->unit;
  n_columns = choose_n_columns (self);
  tick = relu_text_get_height (text, RELU_FONT_TICK);
  relu_ticks_init (&axes.x_ticks, axes.x_from, axes.x_to,
                   fmax (floor (width / n_columns / (3 * tick)), 2));
  relu_ticks_init (&axes.y_ticks, axes.y_from, axes.y_to,
                   fmax (floor (height / ((self->n_panels - 1) / n_columns + 1) / (2 * tick)), 2));
  place_panels (self, &axes, text);
}

const ReluCurvesPanel *
relu_curves_layout_find (const ReluCurvesLayout *self, ReluOutcome outcome)
{
  for (guint i = 0; i < self->n_panels; i++)
    if (self->panels[i].outcome == outcome)
      return &self->panels[i];

  return NULL;
}
