/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-panels.c: the layout of the build-up. Wide figures have it left of the plot, so that both keep
 * their height; tall ones above it. What it needs is settled before the plot's own layout and doesn't
 * depend on numbers that a slider moves, but for the width of tick labels in coarse steps. */

#include "relu-panels-private.h"

#include <math.h>

/* All in units of the figure. */
#define LEAST_COLUMN 42
#define MOST_COLUMN 190
#define LEAST_ROW 34
#define GAP 12.5
#define ROW_GAP 8

/* Of the figure's width, or of its height where the panels are above the plot. */
#define MOST_SHARE 0.47
#define ABOVE_SHARE 0.34

/* Left of the plot from this shape on, and in any where there is no room above it. */
#define WIDE 1.05
#define LEAST_WIDTH 420
#define LEAST_HEIGHT 270
#define LEAST_TALL 540

/* Free space above and below the lines, as a share of their range. */
#define MARGIN 0.08

/* As wide as titles with numbers usually are. */
#define LONG_TITLE "z₀ = −1.5x + 0.5"

/* The scale of a row is that of all units that are shown, so that their sizes compare. */
static void
find_scales (ReluPanels *self, const ReluBuildUp *build_up)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      double low = 0, high = 0;

      for (guint i = 0; i < self->n_columns; i++)
        {
          low = fmin (low, build_up->units[self->first + i].low[row]);
          high = fmax (high, build_up->units[self->first + i].high[row]);
        }
      if (!(high - low > 1e-290))
        {
          low = -1;
          high = 1;
        }
      self->low[row] = low - (high - low) * MARGIN;
      self->high[row] = high + (high - low) * MARGIN;
      relu_ticks_init (&self->ticks[row], self->low[row], self->high[row], 4);
    }
}

static double
widest_label (const ReluPanels *self, ReluText *text)
{
  char buffer[RELU_TICK_BUFFER];
  double widest = 0;

  for (guint row = 0; row < self->n_rows; row++)
    for (guint i = 0; i < self->ticks[row].n; i++)
      widest = fmax (widest,
                     relu_text_get (text, RELU_FONT_PANEL,
                                    relu_ticks_format (&self->ticks[row], i, buffer))->width);

  return widest;
}

static void
choose_columns (ReluPanels *self, const ReluBuildUp *build_up, double room, double u)
{
  double fits = floor ((room + self->gap) / (LEAST_COLUMN * u + self->gap));
  int chosen = build_up->chosen;

  self->n_columns = (guint) CLAMP (fits, 0, build_up->n);
  self->first = 0;
  if (self->n_columns == 0)
    return;
  if (chosen >= (int) self->n_columns)
    self->first = (guint) chosen - self->n_columns + 1;
  self->n_more = build_up->n_layer_units - self->n_columns;
  self->column_width = (room + self->gap) / self->n_columns - self->gap;
  if (!self->is_above)
    self->column_width = fmin (self->column_width, MOST_COLUMN * u);
}

/**
 * relu_panels_choose:
 * @self: (out): what is shown and what room it takes; nothing where the figure is too small
 * @unit: of the figure's lengths
 * @width: of the figure
 * @height: of the figure
 * @most: of the figure's width, which panels left of the plot may take
 */
void
relu_panels_choose (ReluPanels *self, const ReluScene *scene, ReluText *text, double unit,
                    double width, double height, double most)
{
  const ReluBuildUp *build_up = scene->build_up;
  gboolean has_width;
  double u = unit, room, gutter;

  memset (self, 0, sizeof *self);
  if (build_up == NULL)
    return;
  has_width = width >= LEAST_WIDTH * u && height >= LEAST_HEIGHT * u;
  self->is_above = height >= LEAST_TALL * u && !(has_width && width >= WIDE * height);
  if (!has_width && !self->is_above)
    return;

  self->gap = GAP * u;
  self->title_height = relu_text_get_height (text, RELU_FONT_PANEL) + 2 * u;
  self->n_rows = build_up->n_steps;
  self->has_note = build_up->n == 0;
  if (self->has_note)
    {
      self->extent = self->is_above ? 3 * self->title_height : 170 * u;
      return;
    }

  self->arrow = relu_text_get_height (text, RELU_FONT_AXIS) + 14 * u;
  if (!self->is_above)
    {
      g_autofree char *sum = relu_build_up_dup_sum (build_up);

      self->arrow = fmax (48 * u, relu_text_get (text, RELU_FONT_PANEL, sum)->width + 20 * u);
    }
  self->gutter = self->title_height + 40 * u;
  /* A wider gutter leaves room for fewer columns, which may have other labels. It only grows, and only to the
   * widest label that there is. */
  do
    {
      gutter = self->gutter;
      room = self->is_above ? width - gutter - 36 * u
                            : fmin (most, width * MOST_SHARE) - gutter - self->arrow;
      choose_columns (self, build_up, room, u);
      if (self->n_columns == 0)
        return;
      find_scales (self, build_up);
      self->gutter = fmax (gutter, self->title_height
                                     + ceil ((widest_label (self, text) + 18 * u) / (8 * u))
                                         * 8 * u);
    }
  while (self->gutter > gutter);
  self->long_titles
    = self->column_width >= relu_text_get (text, RELU_FONT_PANEL, LONG_TITLE)->width;
  self->extent = self->is_above ? height * ABOVE_SHARE
                                : self->gutter + self->n_columns * (self->column_width + self->gap)
                                    - self->gap + self->arrow;
}

/**
 * relu_panels_get_least_extent:
 * @unit: of the figure's lengths
 *
 * Returns: how low panels above the plot can be made and are still shown by relu_panels_place()
 */
double
relu_panels_get_least_extent (const ReluPanels *self, double unit)
{
  /* A pixel more: what is divided by the rows and multiplied again may be less than it was. */
  return self->has_note ? self->extent
                        : self->n_rows * (self->title_height + (LEAST_ROW + ROW_GAP) * unit)
                            - ROW_GAP * unit + 1;
}

static void
choose_x_ticks (ReluPanels *self, const ReluScene *scene, ReluText *text, double u)
{
  char buffer[RELU_TICK_BUFFER];

  for (double intervals = 4; intervals >= 1; intervals--)
    {
      double widest = 0, step;

      relu_ticks_init (&self->x_ticks, scene->x_from, scene->x_to, intervals);
      for (guint i = 0; i < self->x_ticks.n; i++)
        widest = fmax (widest, relu_text_get (text, RELU_FONT_PANEL,
                                              relu_ticks_format (&self->x_ticks, i, buffer))->width);
      step = relu_ticks_get_step (&self->x_ticks) / (scene->x_to - scene->x_from)
             * self->column_width;
      if (self->x_ticks.n >= 2 && step >= widest + 10 * u)
        return;
    }
  memset (&self->x_ticks, 0, sizeof self->x_ticks);
}

/**
 * relu_panels_align:
 * @gutter: left of the first column
 * @width: of all columns
 *
 * Moves panels that are above the plot to where it begins and ends.
 */
void
relu_panels_align (ReluPanels *self, double gutter, double width)
{
  self->gutter = gutter;
  self->column_width = (width + self->gap) / MAX (self->n_columns, 1) - self->gap;
}

/**
 * relu_panels_place:
 * @x: where the captions begin
 * @y: where the first row's titles begin
 * @height: of all rows
 *
 * The last step of the layout. Panels that would be too low to read are left out.
 */
void
relu_panels_place (ReluPanels *self, const ReluScene *scene, ReluText *text, double unit, double x,
                   double y, double height)
{
  double u = unit;

  self->area = (ReluRect){ x, y, self->extent, height };
  if (self->n_columns == 0)
    return;

  if (self->n_more > 0 && !(self->note_y > 0))
    {
      height -= self->title_height;
      self->note_y = y + height + 2 * u;
    }
  self->row_pitch = (height + ROW_GAP * u) / self->n_rows;
  self->row_height = self->row_pitch - self->title_height - ROW_GAP * u;
  if (self->row_height < LEAST_ROW * u)
    {
      self->n_columns = 0;
      return;
    }
  self->area.width
    = self->gutter + self->n_columns * (self->column_width + self->gap) - self->gap;
  self->area.height = height;
  choose_x_ticks (self, scene, text, u);
}

/**
 * relu_panels_get_rect:
 * @column: of those that are shown
 * @row: of those that are shown
 * @rect: (out): the panel, without title and labels
 */
void
relu_panels_get_rect (const ReluPanels *self, guint column, guint row, ReluRect *rect)
{
  double top = self->area.y + self->title_height + row * self->row_pitch;

  rect->x = round (self->area.x + self->gutter + column * (self->column_width + self->gap));
  rect->y = round (top);
  rect->width = round (self->column_width);
  rect->height = round (top + self->row_height) - rect->y;
}
