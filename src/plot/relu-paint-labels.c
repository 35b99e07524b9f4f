/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-labels.c: which labels there are, where each would like to stand, and its plate. */

#include "relu-clip-private.h"
#include "relu-paint-private.h"
#include "relu-wording.h"
#include "relu-words.h"

#define MAX_CANDIDATES 48

/* With more contributions than this their names would hide them. */
#define MAX_NAMED 6

/* With more breakpoints than the first only the highlighted one is labelled; of fewer, as many as
 * the second are tried. */
#define MAX_RANKED 512
#define MAX_TRIED 16

/* Among more data points than this no label would find a place. */
#define MAX_UNCOVERED 64

typedef struct
{
  const ReluLine *lines[MAX_CANDIDATES];
  ReluRect rects[MAX_CANDIDATES];
  guint n;
} Candidates;

static ReluRect
plate_of (const ReluPaint *self, const ReluLine *line)
{
  return (ReluRect){ 0, 0, line->width + 12 * self->unit, line->height + 4 * self->unit };
}

static void
add_candidate (Candidates *self, const ReluLine *line, ReluRect rect)
{
  if (self->n == MAX_CANDIDATES)
    return;

  self->lines[self->n] = line;
  self->rects[self->n++] = rect;
}

static gboolean
place (ReluPaint *self, const Candidates *candidates, gboolean over_lines, ReluColor color)
{
  int chosen = relu_labels_place (self->labels, candidates->n, candidates->rects, over_lines);
  const ReluLine *line;
  const ReluRect *rect;

  if (chosen < 0)
    return FALSE;

  line = candidates->lines[chosen];
  rect = &candidates->rects[chosen];
  relu_paint_plate (self, rect, color);
  relu_paint_text (self, line, color, rect->x + (rect->width - line->width) / 2,
                   rect->y + (rect->height - line->height) / 2);
  return TRUE;
}

static double
clamp_into (double x, double width, const ReluRect *area, double margin)
{
  double least = area->x + margin, most = area->x + area->width - width - margin;

  return most < least ? least : CLAMP (x, least, most);
}

/* The places of a switch's label: on its dotted line in one of the rows at the top, or at the
 * bottom. */
static void
find_rows (const ReluPaint *self, const ReluLine *line, double x, Candidates *c)
{
  const ReluRect *p = &self->figure->plot;
  ReluRect rect = plate_of (self, line);
  double row = rect.height + 4 * self->unit;

  rect.x = clamp_into (x - rect.width / 2, rect.width, p, 2 * self->unit);
  for (guint i = 0; i < 5; i++)
    {
      rect.y = i < 3 ? p->y + 4 * self->unit + i * row
                     : p->y + p->height - 4 * self->unit - rect.height - (i - 3) * row;
      add_candidate (c, line, rect);
    }
}

/* With all words, else with fewer; rather with few words than over the curve. */
static void
label_switch (ReluPaint *self, const ReluBreakpoint *b, gboolean is_silent)
{
  ReluRegions *regions = self->scene->regions;
  double x = relu_figure_x (self->figure, b->x);
  int digits = relu_words_get_digits (self->figure->x_from, self->figure->x_to);
  gboolean may_cover = self->break_end - self->break_begin <= 8;
  ReluColor color = is_silent || b->n_switches == 0
                      ? self->theme->text
                      : relu_theme_get_strong_color (self->theme,
                                                     relu_regions_get_lead_unit (regions, b));

  for (guint over_lines = 0; over_lines <= (may_cover ? 1 : 0); over_lines++)
    for (guint length = 0; length < RELU_WORDING_N_LENGTHS; length++)
      {
        g_autofree char *text = is_silent ? relu_wording_dup_silent (regions, b, length, digits)
                                          : relu_wording_dup_switch (regions, b, length, digits);
        Candidates c = { .n = 0 };

        find_rows (self, relu_text_get (self->text, RELU_FONT_LABEL, text), x, &c);
        if (place (self, &c, over_lines, color))
          return;
      }
}

/* Beside the middle of its piece, clear of the piece itself. */
static void
label_slope (ReluPaint *self, guint index)
{
  static const double places[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8 };
  const ReluRect *p = &self->figure->plot;
  g_autofree char *text = NULL;
  ReluRegion region;
  const ReluLine *line;
  Candidates c = { .n = 0 };
  double x0, y0, x1, y1, gap;
  int unit = relu_scene_get_region_unit (self->scene, index);

  relu_regions_get_linear_region (self->scene->regions, index, &region);
  x0 = relu_figure_x (self->figure, region.from);
  x1 = relu_figure_x (self->figure, region.to);
  y0 = relu_figure_y (self->figure, region.y_from);
  y1 = relu_figure_y (self->figure, region.y_to);
  if (!relu_clip_segment (p, &x0, &y0, &x1, &y1)
      || hypot (x1 - x0, y1 - y0) < 26 * self->unit)
    return;

  text = relu_wording_dup_slope (region.slope);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  gap = (self->theme->curve_width / 2 + self->theme->halo_width + 4) * self->unit;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (int side = -1; side <= 1; side += 2)
      {
        ReluRect rect = plate_of (self, line);
        double x = x0 + (x1 - x0) * places[i], y = y0 + (y1 - y0) * places[i];
        double steepness = fabs (y1 - y0) / fmax (x1 - x0, 1e-9);
        double above = rect.height / 2 + steepness * rect.width / 2
                       + gap * sqrt (1 + steepness * steepness);
        double beside = rect.width / 2 + rect.height / 2 / fmax (steepness, 1e-9)
                        + gap * sqrt (1 + 1 / fmax (steepness * steepness, 1e-12));

        if (above <= beside)
          y += side * above;
        else
          x += side * beside * ((y1 > y0) ? -1 : 1) * -1;
        rect.x = x - rect.width / 2;
        rect.y = y - rect.height / 2;
        add_candidate (&c, line, rect);
      }
  place (self, &c, FALSE, unit < 0 ? self->theme->neutral
                                   : relu_theme_get_strong_color (self->theme, (guint) unit));
}

/* Names a dashed curve near its right end, where few other things are. */
static void
label_contribution (ReluPaint *self, const ReluContribution *contribution)
{
  static const double places[] = { 0.94, 0.88, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1 };
  const ReluRect *p = &self->figure->plot;
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_TICK, contribution->symbol);
  Candidates c = { .n = 0 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x = self->domain_left + places[i] * (self->domain_right - self->domain_left);
      double at = relu_figure_x_to_data (self->figure, x);
      double value = relu_contribution_get_value (contribution, at);
      double y = relu_figure_y (self->figure, value);

      /* Where it adds nothing there is nothing to name. */
      if (value == 0 || !(y > p->y && y < p->y + p->height))
        continue;
      for (int side = -1; side <= 1; side += 2)
        {
          ReluRect rect = plate_of (self, line);

          rect.x = x - rect.width / 2;
          rect.y = y - rect.height / 2 + side * (rect.height / 2 + 3 * self->unit);
          add_candidate (&c, line, rect);
        }
    }
  place (self, &c, FALSE, relu_theme_get_strong_color (self->theme, contribution->color));
}

static void
add_ring (ReluPaint *self, const ReluBreakpoint *b, double radius)
{
  double x = relu_figure_x (self->figure, b->x), y = relu_figure_y (self->figure, b->y);

  relu_labels_add_obstacle (self->labels,
                            &(ReluRect){ x - radius, y - radius, 2 * radius, 2 * radius });
}

static void
add_small_ring (ReluPaint *self, const ReluBreakpoint *b, double radius)
{
  add_ring (self, b, radius);
}

static void
add_obstacles (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  double radius = relu_paint_ring_radius (self);
  int highlighted = self->scene->options.highlighted_breakpoint;
  ReluBreakpoint b;

  if (self->break_end - self->break_begin > RELU_PAINT_MAX_PIECES)
    {
      relu_paint_for_each_dense_ring (self, add_small_ring);
      if (highlighted >= (int) self->break_begin && highlighted < (int) self->break_end)
        {
          relu_regions_get_breakpoint (self->scene->regions, (guint) highlighted, &b);
          add_ring (self, &b, self->theme->ring_radius * self->unit);
        }
    }
  else
    for (guint i = self->break_begin; i < self->break_end; i++)
      {
        relu_regions_get_breakpoint (self->scene->regions, i, &b);
        add_ring (self, &b, (int) i == highlighted ? radius * RELU_PAINT_GROWN : radius);
      }
  if (self->silent_end - self->silent_begin <= RELU_PAINT_MAX_PIECES)
    for (guint i = self->silent_begin; i < self->silent_end; i++)
      {
        relu_regions_get_silent_switch (self->scene->regions, i, &b);
        add_ring (self, &b, radius * RELU_PAINT_SILENT);
      }
  for (guint i = self->region_begin; i < self->region_end; i++)
    {
      ReluRegion r;
      double x0, y0, x1, y1;

      relu_regions_get_linear_region (self->scene->regions, i, &r);
      x0 = relu_figure_x (f, r.from);
      x1 = relu_figure_x (f, r.to);
      y0 = relu_figure_y (f, r.y_from);
      y1 = relu_figure_y (f, r.y_to);
      if (relu_clip_segment (&f->plot, &x0, &y0, &x1, &y1))
        relu_labels_add_line (self->labels, x0, y0, x1, y1);
    }
}

/* Few points are not covered by what could stand elsewhere. */
static void
add_points (ReluPaint *self)
{
  const ReluFigure *f = self->figure;

  if (f->point_end - f->point_begin > MAX_UNCOVERED)
    return;

  for (gsize i = f->point_begin; i < f->point_end; i++)
    {
      const ReluSortedData *sorted = relu_data_get_sorted (self->scene->options.data);
      double x = relu_figure_x (f, relu_sorted_data_get_x (sorted)[i]);
      double y = relu_figure_y (f, relu_sorted_data_get_y (sorted)[i]);

      relu_labels_add_line (self->labels, x - f->point_radius, y, x + f->point_radius, y);
    }
}

/* Where a tick label's power of ten or the like stands inside the plot. */
static void
add_note (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  g_autofree char *note = relu_ticks_dup_note (&f->y_ticks, "f");

  if (note != NULL)
    {
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_AXIS, note);

      relu_labels_add_obstacle (self->labels, &(ReluRect){ f->plot.x, f->plot.y,
                                                           line->width + 12 * self->unit,
                                                           line->height + 6 * self->unit });
    }
}

/* The most important of many: what is labelled while there is room. */
typedef struct
{
  guint index;
  double weight;
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

/* Beside its ring: no dotted line leads to it here. */
static void
label_ring (ReluPaint *self, const ReluBreakpoint *b)
{
  const ReluRect *p = &self->figure->plot;
  double x = relu_figure_x (self->figure, b->x), y = relu_figure_y (self->figure, b->y);
  double away = relu_paint_ring_radius (self) + 4 * self->unit;
  int digits = relu_words_get_digits (self->figure->x_from, self->figure->x_to);
  Candidates c = { .n = 0 };

  if (!(y >= p->y && y <= p->y + p->height))
    return;

  for (guint length = RELU_WORDING_SHORT; length < RELU_WORDING_N_LENGTHS; length++)
    {
      g_autofree char *text = relu_wording_dup_switch (self->scene->regions, b, length, digits);
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_LABEL, text);
      ReluRect rect = plate_of (self, line);

      for (int shift = 0; shift < 3; shift++)
        for (int side = -1; side <= 1; side += 2)
          {
            rect.x = x - rect.width * (shift == 0 ? 0.5 : shift == 1 ? 0.15 : 0.85);
            rect.y = side < 0 ? y - away - rect.height : y + away;
            add_candidate (&c, line, rect);
          }
    }
  place (self, &c, FALSE,
         b->n_switches == 0 ? self->theme->text
                            : relu_theme_get_strong_color (self->theme, relu_regions_get_lead_unit (
                                                                          self->scene->regions, b)));
}

/* Where there are many breakpoints: those with the largest change of slope, and the slopes of the
 * widest pieces. The numbers of both are bounded, and so is that of what they could cover. */
static void
label_some (ReluPaint *self)
{
  ReluRegions *regions = self->scene->regions;
  Ranked ranked[MAX_RANKED + 1];
  guint n = 0;

  for (guint i = self->break_begin; i < self->break_end; i++)
    if ((int) i != self->scene->options.highlighted_breakpoint)
      {
        ReluBreakpoint b;

        relu_regions_get_breakpoint (regions, i, &b);
        ranked[n++] = (Ranked){ i, fabs (b.slope_after - b.slope_before) };
      }
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < MIN (n, MAX_TRIED); i++)
    {
      ReluBreakpoint b;

      relu_regions_get_breakpoint (regions, ranked[i].index, &b);
      label_ring (self, &b);
    }

  n = 0;
  for (guint i = self->region_begin; i < self->region_end; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (regions, i, &region);
      ranked[n++] = (Ranked){ i, region.to - region.from };
    }
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < MIN (n, MAX_TRIED); i++)
    label_slope (self, ranked[i].index);
}

/**
 * relu_paint_labels:
 *
 * Labels are placed in this order: the highlighted breakpoint's, all others' from left to right,
 * what lies beyond the edges, ghosts, slopes, silent switches, contributions. Of many breakpoints and slopes only some get one, the most
 * important first.
 */
void
relu_paint_labels (ReluPaint *self)
{
  GArray *contributions = self->scene->contributions;
  int highlighted = self->scene->options.highlighted_breakpoint;
  guint n = self->break_end - self->break_begin + self->silent_end - self->silent_begin;
  gboolean few = n <= RELU_PAINT_MAX_PIECES;
  gboolean some = !few && self->break_end - self->break_begin <= MAX_RANKED;
  ReluBreakpoint b;

  relu_labels_begin (self->labels, &self->figure->plot, 2 * self->unit);
  add_note (self);
  if (self->scene->regions != NULL && (few || some))
    add_obstacles (self);
  add_points (self);

  if (highlighted >= (int) self->break_begin && highlighted < (int) self->break_end)
    {
      relu_regions_get_breakpoint (self->scene->regions, (guint) highlighted, &b);
      label_switch (self, &b, FALSE);
    }
  if (few)
    {
      for (guint i = self->break_begin; i < self->break_end; i++)
        if ((int) i != highlighted)
          {
            relu_regions_get_breakpoint (self->scene->regions, i, &b);
            label_switch (self, &b, FALSE);
          }
    }
  relu_paint_edges (self);
  relu_paint_ghost_labels (self);
  if (few)
    {
      for (guint i = self->region_begin; i < self->region_end; i++)
        label_slope (self, i);
      for (guint i = self->silent_begin; i < self->silent_end; i++)
        {
          relu_regions_get_silent_switch (self->scene->regions, i, &b);
          label_switch (self, &b, TRUE);
        }
    }
  else if (some)
    label_some (self);
  for (guint i = 0;
       contributions != NULL && contributions->len <= MAX_NAMED && i < contributions->len; i++)
    label_contribution (self, &g_array_index (contributions, ReluContribution, i));
}
