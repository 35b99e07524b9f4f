/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-ghosts.c: other networks' curves, grey behind the figure's own, told apart by their
 * dashes; and their names. */

#include <glib/gi18n-lib.h>

#include "relu-clip-private.h"
#include "relu-paint-private.h"

/* More visible points than this are drawn by columns of pixels, as the curve itself is. */
#define MAX_POINTS 512

/* So many names at most; the others' are in the description. */
#define MAX_NAMED 8

/* A name that goes on longer is cut: the verdict after it says more. */
#define MAX_NAME_CHARS 24

/* The piece of dashed line in a label, in multiples of the line's width. */
#define SAMPLE 20

static double
line_width (const ReluPaint *self)
{
  return fmax (self->theme->curve_width * 0.5, self->theme->contribution_width) * self->unit;
}

static void
set_dashes (ReluPaint *self, guint pattern)
{
  int n;
  const double *dashes = relu_ghost_pattern_get_dashes (pattern, &n);
  double lengths[8];

  for (int i = 0; i < n; i++)
    lengths[i] = dashes[i] * line_width (self);
  cairo_set_dash (self->cr, lengths, n, 0);
}

/* Empties the columns that lie in a gap: dashes that run along x, since along a curve that goes up
 * and down in every pixel there are none. */
static void
cut_dashes (const ReluPaint *self, ReluGrid *grid, guint pattern)
{
  int n, at = 0;
  const double *dashes = relu_ghost_pattern_get_dashes (pattern, &n);
  double scale = line_width (self) / grid->pixel * RELU_DENSE_PER_PIXEL;
  double end = dashes[0] * scale;

  for (guint c = 0; c < grid->width * RELU_DENSE_PER_PIXEL; c++)
    {
      while (c >= end)
        {
          at = (at + 1) % n;
          end += fmax (dashes[at] * scale, 1);
        }
      if (at % 2 == 1)
        relu_grid_clear_column (grid, c);
    }
}

static void
paint_dense (ReluPaint *self, const ReluGhost *ghost, guint n, const double *xs, const double *ys)
{
  ReluGrid grid;

  relu_paint_begin_grid (self, &grid);
  relu_grid_add_curve (&grid, self->figure, n, xs, ys);
  cut_dashes (self, &grid, ghost->pattern);
  if (self->is_vector)
    {
      cairo_set_dash (self->cr, NULL, 0, 0);
      relu_paint_grid_path (self, &grid);
      cairo_stroke (self->cr);
    }
  else
    {
      guint32 *colors = relu_dense_get_colors (self->dense, grid.width);

      for (guint c = 0; c < grid.width; c++)
        colors[c] = relu_color_to_pixel (relu_theme_get_ghost_color (self->theme));
      relu_dense_paint (self->dense, self->cr, &grid, line_width (self) * 0.7, colors);
    }
}

/* The points that the visible part of the curve runs through: those inside and one at either side. */
static guint
find_points (const ReluPaint *self, const ReluGhost *ghost, const double **xs, const double **ys)
{
  guint n = relu_analysis_get_points (ghost->analysis, xs, ys);
  guint begin = relu_polyline_find (n, *xs, self->figure->x_from);
  guint end = relu_polyline_find (n, *xs, self->figure->x_to);

  begin = begin > 0 ? begin - 1 : 0;
  end = MIN (end + 1, n);
  *xs += begin;
  *ys += begin;

  return end - begin;
}

/**
 * relu_paint_ghosts:
 *
 * Draws the ghosts. Few points as a dashed line, many by columns of pixels.
 */
void
relu_paint_ghosts (ReluPaint *self)
{
  GPtrArray *ghosts = self->scene->options.ghosts;
  const ReluRect *p = &self->figure->plot;
  double border = 20 * self->unit;
  ReluRect rect = { p->x - border, p->y - border, p->width + 2 * border, p->height + 2 * border };

  if (ghosts == NULL || ghosts->len == 0)
    return;

  cairo_save (self->cr);
  relu_paint_clip_to_plot (self);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_width (self->cr, line_width (self));
  for (guint i = 0; i < ghosts->len; i++)
    {
      const ReluGhost *ghost = g_ptr_array_index (ghosts, i);
      const double *xs, *ys;
      guint n = find_points (self, ghost, &xs, &ys);

      relu_color_set (self->cr, relu_theme_get_ghost_color (self->theme));
      if (n > MAX_POINTS)
        {
          paint_dense (self, ghost, n, xs, ys);
          continue;
        }
      set_dashes (self, ghost->pattern);
      relu_clip_polyline (self->cr, self->figure, &rect, n, xs, ys);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}

static char *
dup_short_name (const ReluGhost *ghost)
{
  glong length = g_utf8_strlen (ghost->name, -1);
  g_autofree char *start = NULL;

  if (length <= MAX_NAME_CHARS)
    return g_strdup (ghost->name);

  start = g_utf8_substring (ghost->name, 0, MAX_NAME_CHARS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* On the curve near its right end, above or below it. */
static void
find_on_curve (const ReluPaint *self, const ReluGhost *ghost, ReluRect size, GArray *places)
{
  static const double shares[] = { 0.98, 0.85, 0.7, 0.55, 0.4, 0.25 };
  const ReluRect *p = &self->figure->plot;
  const double *xs, *ys;
  guint n = relu_analysis_get_points (ghost->analysis, &xs, &ys);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double right = self->domain_left + shares[i] * (self->domain_right - self->domain_left);
      double low = INFINITY, high = -INFINITY;
      ReluRect rect = size;

      rect.x = right - rect.width;
      if (rect.x < p->x)
        break;
      /* Clear of the curve over the whole width of the label. */
      for (guint k = 0; k <= 8; k++)
        {
          double x = relu_figure_x_to_data (self->figure, rect.x + rect.width * k / 8);
          double y = relu_figure_y (self->figure, relu_polyline_get_value (n, xs, ys, x));

          low = fmin (low, y);
          high = fmax (high, y);
        }
      if (!(high - low < 3 * rect.height))
        continue;
      rect.y = low - rect.height - line_width (self) * 2;
      g_array_append_val (places, rect);
      rect.y = high + line_width (self) * 2;
      g_array_append_val (places, rect);
    }
}

/* As rows of a legend in a corner. */
static void
find_in_corners (const ReluPaint *self, ReluRect size, GArray *places)
{
  const ReluRect *p = &self->figure->plot;
  double margin = 4 * self->unit;

  for (guint row = 0; row < MAX_NAMED; row++)
    for (guint corner = 0; corner < 4; corner++)
      {
        double along = margin + row * (size.height + margin);
        ReluRect rect = size;

        rect.x = corner % 2 == 0 ? p->x + p->width - rect.width - margin : p->x + margin;
        rect.y = corner < 2 ? p->y + p->height - rect.height - along : p->y + along;
        g_array_append_val (places, rect);
      }
}

static void
paint_sample (ReluPaint *self, const ReluGhost *ghost, double x, double y)
{
  cairo_save (self->cr);
  cairo_set_line_width (self->cr, line_width (self));
  set_dashes (self, ghost->pattern);
  cairo_move_to (self->cr, x, relu_paint_center_y (self, y));
  cairo_line_to (self->cr, x + SAMPLE * line_width (self), relu_paint_center_y (self, y));
  relu_color_set (self->cr, relu_theme_get_ghost_color (self->theme));
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static gboolean
place_label (ReluPaint *self, const ReluGhost *ghost, const char *text)
{
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_TICK, text);
  double sample = SAMPLE * line_width (self), gap = 7 * self->unit;
  ReluRect size = { 0, 0, line->width + sample + 3 * gap, line->height + 4 * self->unit };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ReluRect));
  const ReluRect *rect;
  int chosen;

  find_on_curve (self, ghost, size, places);
  find_in_corners (self, size, places);
  chosen = relu_labels_place (self->labels, places->len, (ReluRect *) (void *) places->data, FALSE);
  if (chosen < 0)
    return FALSE;

  rect = &g_array_index (places, ReluRect, chosen);
  relu_paint_plate (self, rect, self->theme->text);
  paint_sample (self, ghost, rect->x + gap, rect->y + rect->height / 2);
  relu_paint_text (self, line, self->theme->text, rect->x + sample + 2 * gap,
                   rect->y + (rect->height - line->height) / 2);
  return TRUE;
}

/**
 * relu_paint_ghost_labels:
 *
 * Names the ghosts, with their verdict where there is room: at their right ends, else as a legend.
 */
void
relu_paint_ghost_labels (ReluPaint *self)
{
  GPtrArray *ghosts = self->scene->options.ghosts;

  for (guint i = 0; ghosts != NULL && i < MIN (ghosts->len, MAX_NAMED); i++)
    {
      const ReluGhost *ghost = g_ptr_array_index (ghosts, i);
      g_autofree char *name = dup_short_name (ghost);
      g_autofree char *verdict = relu_ghost_dup_verdict (ghost);
      g_autofree char *both = NULL;

      if (*name == '\0')
        {
          place_label (self, ghost, verdict);
          continue;
        }
      /* Translators: a pinned curve's name and verdict: "Curve 1 · linear, f(x) = 2x + 20" */
      both = g_strdup_printf (_("%s · %s"), name, verdict);
      if (!place_label (self, ghost, both))
        place_label (self, ghost, name);
    }
}
