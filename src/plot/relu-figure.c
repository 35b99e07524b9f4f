/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure.c: the layout from top to bottom: headline, reason, plot, lanes, slope strip, tick
 * labels, axis label. What there is no room for is left out, the least important first; the plot
 * always stays. The panels of the build-up (relu-panels.c) stand left of the plot or above it. */

#include "relu-figure-private.h"

/* The size at which the themes' numbers hold. */
#define USUAL_WIDTH 1100.0
#define USUAL_HEIGHT 660.0

/* Left of the captions of the panels. */
#define PANELS_LEFT 10.0

/* The plot gets at least this share of the height as long as something can make room for it. */
#define LEAST_PLOT_SHARE 0.42
#define LEAST_SHARE_WITH_PANELS 0.34
#define MOST_LANES_SHARE 0.35
#define MOST_LANES_SHARE_WITH_PANELS 0.16
#define LEAST_LANE_TEXT 0.72

/* Ticks below a lane are no higher, and lanes with a smaller pitch have none. */
#define MOST_RUG 6.0
#define LEAST_RUG_PITCH 12.0

/* Points shrink where there are many, down to this size; closer than one a unit's distance they hide the
 * curve, which lies over them then. */
#define POINT_SHARE 0.66 /* of a ring's radius */
#define LEAST_POINT 2.2
#define LEAST_POINT_ROOM 2.0

/* What panels beside the plot leave to it, of the figure's width. */
#define LEAST_WIDTH_SHARE 0.3

/* An axis narrower than this share of its numbers may have no two ticks that doubles tell apart. */
#define LEAST_TICKS 0x1p-46

static void
set_sizes (ReluFigure *self, const ReluTheme *theme, ReluText *text, double scale)
{
  double room = fmin (self->width / scale / USUAL_WIDTH, self->height / scale / USUAL_HEIGHT);
  double u;

  /* Type shrinks more slowly than the figure, and grows as the theme wants it. */
  self->unit = u = scale * fmax (pow (room, room < 1 ? 0.4 : theme->growth), 0.72);
  relu_text_set_size (text, RELU_FONT_HEADLINE, theme->headline_size * u);
  relu_text_set_size (text, RELU_FONT_REASON, theme->reason_size * u);
  relu_text_set_size (text, RELU_FONT_TICK, theme->tick_size * u);
  relu_text_set_size (text, RELU_FONT_AXIS, theme->tick_size * u);
  relu_text_set_size (text, RELU_FONT_PANEL, theme->tick_size * 0.88 * u);
  relu_text_set_size (text, RELU_FONT_LABEL, theme->label_size * u);
  relu_text_set_size (text, RELU_FONT_LANE_ON, theme->lane_size * u);
  relu_text_set_size (text, RELU_FONT_LANE_OFF, theme->lane_size * u);
  relu_text_set_size (text, RELU_FONT_SYMBOL, theme->label_size * 1.06 * u);
}

/* The largest size at which the text fits on one line, else on several. */
static const ReluLine *
fit_text (ReluText *text, ReluFont font, const char *string, double width, double least_share,
          guint max_lines)
{
  const ReluLine *line = relu_text_get_wrapped (text, font, 1, string, width, 1);

  if (line->is_cut)
    {
      line = relu_text_get_wrapped (text, font, least_share, string, width, 1);
      if (!line->is_cut)
        {
          /* One step between the two sizes, so that a little too long is a little smaller. */
          const ReluLine *between
            = relu_text_get_wrapped (text, font, (1 + least_share) / 2, string, width, 1);

          return between->is_cut ? line : between;
        }
    }
  for (guint n = 2; line->is_cut && n <= max_lines; n++)
    line = relu_text_get_wrapped (text, font, least_share, string, width, n);

  return line;
}

static double
widest_label (const ReluTicks *ticks, ReluText *text)
{
  char buffer[RELU_TICK_BUFFER];
  double widest = 0;

  for (guint i = 0; i < ticks->n; i++)
    widest = fmax (widest, relu_text_get (text, RELU_FONT_TICK,
                                          relu_ticks_format (ticks, i, buffer))->width);

  return widest;
}

static void
choose_x_ticks (ReluFigure *self, ReluText *text)
{
  double intervals = CLAMP (self->plot.width / (62 * self->unit), 1, 12);
  double gap = 16 * self->unit;

  for (int tries = 0; tries < 8; tries++)
    {
      double step;

      relu_ticks_init (&self->x_ticks, self->x_from, self->x_to, intervals);
      step = relu_ticks_get_step (&self->x_ticks) / (self->x_to - self->x_from) * self->plot.width;
      if (!(step < widest_label (&self->x_ticks, text) + gap) || intervals <= 1)
        break;
      intervals = fmax (intervals * 0.7, 1);
    }

  /* A few neighbouring doubles, such as 1 to 1.0000000000000002. */
  self->has_end_labels
    = self->x_ticks.n < 2
      && self->x_to - self->x_from < fmax (fabs (self->x_from), fabs (self->x_to)) * LEAST_TICKS;
  if (self->has_end_labels)
    memset (&self->x_ticks, 0, sizeof self->x_ticks);
}

static void
choose_y_ticks (ReluFigure *self, ReluText *text)
{
  double line = relu_text_get_height (text, RELU_FONT_TICK);

  relu_ticks_init (&self->y_ticks, self->y_from, self->y_to,
                   CLAMP (self->plot.height / (line * 2.1), 1, 10));
}

/* The slopes that are visible, 0 among them. */
static void
find_slopes (ReluFigure *self, const ReluScene *scene)
{
  double low = 0, high = 0;

  if (scene->regions != NULL)
    {
      const double *slopes = relu_regions_get_slopes (scene->regions);
      guint first = relu_regions_find (scene->regions, self->x_from);
      guint last = relu_regions_find (scene->regions, self->x_to);

      for (guint i = first; i <= last; i++)
        {
          low = fmin (low, slopes[i]);
          high = fmax (high, slopes[i]);
        }
    }
  else
    {
      const double *xs = relu_curve_get_xs (scene->curve), *ys = relu_curve_get_ys (scene->curve);

      for (guint i = 1; i < relu_curve_get_n_points (scene->curve); i++)
        if (xs[i] >= self->x_from && xs[i - 1] <= self->x_to)
          {
            double slope = (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]);

            low = fmin (low, slope);
            high = fmax (high, slope);
          }
    }

  low = CLAMP (low, -8e307, 8e307);
  high = CLAMP (high, -8e307, 8e307);
  if (!(high - low > 1e-290))
    {
      low = -1;
      high = 1;
    }
  /* A step that runs along the border can't be told from it. */
  self->slope_from = low - (high - low) * 0.08;
  self->slope_to = high + (high - low) * 0.08;
}

static guint
count_layers (const ReluRegions *regions, guint n_units)
{
  guint n = 0, before = G_MAXUINT;

  /* Units are numbered layer by layer, so the last one of a layer is found by its index. */
  for (guint i = 0; i < n_units;)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      if (unit.layer != before)
        n++;
      before = unit.layer;
      i += relu_network_get_layer (relu_regions_get_network (regions), unit.layer)->n_units;
    }

  return n;
}

static gboolean
has_panels_beside (const ReluFigure *self)
{
  return self->panels.extent > 0 && !self->panels.is_above;
}

/* Which parts are there; each step of the ladder gives up one more. */
typedef struct
{
  gboolean headline, reason, panels, lanes, rug, strip, tick_labels, axis_label;
  double pitch; /* of a lane, at most */
} Parts;

/* From top to bottom with the given parts. Returns the height that is left for the plot. */
static double
stack (ReluFigure *self, const Parts *parts, ReluText *text, const ReluSteady *steady,
       const char *headline, const char *reason)
{
  double u = self->unit;
  double top = 16 * u, bottom = self->height - 12 * u;
  double text_width;

  self->headline = self->reason = NULL;
  self->text_x = self->plot.x;
  if (has_panels_beside (self))
    self->text_x = round (PANELS_LEFT * u + self->panels.gutter);
  if (self->width < 26 * relu_text_get_size (text, RELU_FONT_HEADLINE))
    self->text_x = 12 * u;
  text_width = self->width - self->text_x - 14 * u;
  if (parts->headline)
    {
      self->headline = fit_text (text, RELU_FONT_HEADLINE, headline, text_width, 0.74, 3);
      self->headline_y = top;
      top += self->headline->height + 3 * u;
    }
  if (parts->reason)
    {
      self->reason = fit_text (text, RELU_FONT_REASON, reason, text_width, 0.82, 3);
      self->reason_y = top;
      top += self->reason->height + 4 * u;
    }
  self->heading = 0;
  if (parts->headline || parts->reason)
    {
      self->heading = top = fmax (top, steady->heading);
      top += 13 * u;
    }
  else
    top = fmax (12 * u, relu_text_get_height (text, RELU_FONT_TICK) / 2 + 4 * u);

  self->panels_y = top;
  if (parts->panels)
    top += self->panels.extent + self->panels.arrow;

  self->has_axis_label = parts->axis_label;
  if (parts->axis_label)
    {
      bottom -= relu_text_get_height (text, RELU_FONT_AXIS);
      self->axis_label_y = bottom;
    }
  self->has_tick_labels = parts->tick_labels;
  if (parts->tick_labels)
    {
      bottom -= relu_text_get_height (text, RELU_FONT_TICK) + 1 * u;
      self->tick_labels_y = bottom;
      bottom -= 8 * u;
    }

  self->has_strip = parts->strip;
  if (parts->strip)
    {
      self->strip.height = CLAMP (self->height * 0.15, 44 * u, 130 * u);
      self->strip.y = bottom - self->strip.height;
      /* Its name stands above it. */
      bottom = self->strip.y - relu_text_get_height (text, RELU_FONT_AXIS) - 8 * u;
    }

  self->lanes.height = 0;
  if (parts->lanes)
    {
      double gaps = (self->n_layers - 1) * self->layer_gap;
      double share = parts->panels ? MOST_LANES_SHARE_WITH_PANELS : MOST_LANES_SHARE;
      double most = fmax (self->height * share - gaps, 4);

      self->lane_pitch = fmin (parts->pitch, most / self->n_lanes);
      self->lane_height = self->lane_pitch;
      self->rug_height = 0;
      if (parts->rug && self->lane_pitch > LEAST_RUG_PITCH * u)
        self->rug_height = fmin (self->lane_pitch * 0.18, MOST_RUG * u);
      if (self->lane_pitch > 6 * u)
        self->lane_height -= fmax (2 * u, self->lane_pitch * (self->rug_height > 0 ? 0.12 : 0.2));
      self->lane_height -= self->rug_height;
      self->lanes.height = self->lane_pitch * self->n_lanes + gaps;
      self->lanes.y = bottom - self->lanes.height;
      /* The lowest tick label of the plot and the first unit's name stand above each other. */
      bottom = self->lanes.y
               - fmax (12 * u, (relu_text_get_height (text, RELU_FONT_TICK)
                                + relu_text_get_height (text, RELU_FONT_SYMBOL) - self->lane_pitch)
                                 / 2);
    }

  self->plot.y = round (top);
  self->plot.height = round (bottom) - self->plot.y;

  return self->plot.height;
}

static void
shrink (ReluText *text, ReluFont font, double share)
{
  if (share < 1)
    relu_text_set_size (text, font,
                        relu_text_get_size (text, font) * fmax (share, LEAST_LANE_TEXT));
}

static void
stack_what_fits (ReluFigure *self, const ReluScene *scene, ReluText *text,
                 const ReluSteady *steady, gboolean has_lanes)
{
  const char *headline = relu_analysis_get_headline (scene->analysis);
  const char *reason = scene->reason;
  double u = self->unit;
  double lane_text = relu_text_get_height (text, RELU_FONT_LANE_ON);
  gboolean has_panels = self->panels.extent > 0 && self->panels.is_above;
  double enough = self->height * (has_panels ? LEAST_SHARE_WITH_PANELS : LEAST_PLOT_SHARE);
  double least_extent = relu_panels_get_least_extent (&self->panels, u);
  Parts parts = { .headline = scene->options.show_headline,
                  .reason = scene->options.show_headline && reason != NULL && *reason != '\0',
                  .panels = has_panels,
                  .lanes = has_lanes,
                  .rug = scene->options.data != NULL,
                  .strip = scene->options.show_slope_strip,
                  .tick_labels = TRUE,
                  .axis_label = TRUE,
                  .pitch = lane_text * (scene->options.data != NULL ? 1.9 : 1.75) };

  while (stack (self, &parts, text, steady, headline, reason) < enough)
    {
      if (parts.lanes && parts.pitch > lane_text * 1.3)
        parts.pitch = fmax (parts.pitch - 2 * u, lane_text * 1.3);
      else if (parts.axis_label)
        parts.axis_label = FALSE;
      else if (parts.lanes && self->lane_pitch > 7 * u)
        parts.pitch = fmin (parts.pitch, self->lane_pitch) - 2 * u;
      else if (enough > self->height * 0.3)
        enough = self->height * 0.3;
      else if (parts.strip)
        parts.strip = FALSE;
      else if (parts.reason)
        parts.reason = FALSE;
      else if (parts.panels && self->panels.extent > least_extent)
        self->panels.extent = fmax (self->panels.extent - 4 * u, least_extent);
      else if (parts.panels)
        parts.panels = FALSE;
      else if (parts.lanes)
        parts.lanes = FALSE;
      else if (parts.headline)
        parts.headline = FALSE;
      else if (parts.tick_labels)
        parts.tick_labels = FALSE;
      else
        break;
    }
  self->plot.height = fmax (self->plot.height, 1);
  if (self->panels.is_above && !parts.panels)
    memset (&self->panels, 0, sizeof self->panels);
  if (!parts.lanes)
    self->n_lanes = 0;

  /* Smaller words and names in thin lanes, down to what can still be read. */
  if (parts.lanes)
    {
      shrink (text, RELU_FONT_LANE_ON, self->lane_height / lane_text);
      shrink (text, RELU_FONT_LANE_OFF, self->lane_height / lane_text);
      shrink (text, RELU_FONT_SYMBOL,
              self->lane_pitch / relu_text_get_height (text, RELU_FONT_SYMBOL) / 0.86);
    }
}

/* Beside the plot they reach from its top down to the tick labels, so that both end on one line. */
static void
place_panels (ReluFigure *self, const ReluScene *scene, ReluText *text)
{
  double u = self->unit;
  double bottom = self->plot.y + self->plot.height;

  if (!(self->panels.extent > 0))
    return;
  if (self->panels.is_above)
    {
      relu_panels_align (&self->panels, self->plot.x - PANELS_LEFT * u, self->plot.width);
      self->panels.note_y = self->panels_y + self->panels.extent + 7 * u;
      relu_panels_place (&self->panels, scene, text, u, PANELS_LEFT * u, self->panels_y,
                         self->panels.extent);
      return;
    }

  if (self->has_strip)
    bottom = self->strip.y + self->strip.height;
  else if (self->n_lanes > 0)
    bottom = self->lanes.y + self->lanes.height;
  if (self->has_axis_label)
    self->panels.note_y = self->axis_label_y;
  relu_panels_place (&self->panels, scene, text, u, PANELS_LEFT * u, self->plot.y,
                     bottom - self->plot.y);
}

static void
lay_out (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme, ReluText *text,
         const ReluSteady *steady, double scale, double width, double height,
         gboolean with_panels)
{
  gboolean has_lanes = FALSE;
  double u, base, left, right, widest;

  memset (self, 0, sizeof *self);
  self->width = width;
  self->height = height;
  relu_scene_get_visible (scene, &self->x_from, &self->x_to, &self->y_from, &self->y_to);
  set_sizes (self, theme, text, scale);
  u = self->unit;

  if (scene->regions != NULL && scene->options.show_lanes)
    {
      self->n_lanes = relu_regions_get_n_units (scene->regions);
      self->n_layers = count_layers (scene->regions, self->n_lanes);
      self->layer_gap = self->n_lanes < 100 ? 7 * u : 3 * u;
      has_lanes = self->n_lanes > 0;
    }
  if (scene->options.show_slope_strip && steady->slope_from < steady->slope_to)
    {
      self->slope_from = steady->slope_from;
      self->slope_to = steady->slope_to;
    }
  else if (scene->options.show_slope_strip)
    find_slopes (self, scene);

  if (with_panels)
    relu_panels_choose (&self->panels, scene, text, u, width, height, INFINITY);
  base = has_panels_beside (self) ? PANELS_LEFT * u + self->panels.extent : 0;

  /* How wide the labels are depends on the plot's height and the other way round (the headline
   * wraps): a guess, then the real thing. */
  left = 56 * u;
  if (self->panels.is_above)
    left = fmax (left, PANELS_LEFT * u + self->panels.gutter);
  right = 24 * u;
  for (int pass = 0; pass < 2; pass++)
    {
      self->plot.x = round (base + fmin (left, (width - base) * 0.4));
      self->plot.width = fmax (round (width - right) - self->plot.x, 1);
      set_sizes (self, theme, text, scale);
      stack_what_fits (self, scene, text, steady, has_lanes);
      choose_y_ticks (self, text);
      choose_x_ticks (self, text);
      if (pass == 1)
        break;

      widest = widest_label (&self->y_ticks, text);
      if (self->has_strip)
        {
          relu_ticks_init (&self->slope_ticks, self->slope_from, self->slope_to, 3);
          widest = fmax (widest, widest_label (&self->slope_ticks, text));
        }
      if (self->n_lanes > 0)
        widest = fmax (widest, relu_text_get (text, RELU_FONT_SYMBOL,
                                              self->n_layers > 1 ? "h⁽²⁾₀₀" : "h₀₀")->width);
      /* In coarse steps: the plot's edge must not tremble while a slider moves. */
      left = fmax (left, ceil ((widest + 24 * u) / (8 * u)) * 8 * u);
      if (self->x_ticks.n > 0)
        right = fmax (right, ceil ((widest_label (&self->x_ticks, text) / 2 + 6 * u) / (8 * u))
                               * (8 * u));

      if (has_panels_beside (self)
          && width - right - left - base < LEAST_WIDTH_SHARE * width + 1)
        {
          relu_panels_choose (&self->panels, scene, text, u, width, height,
                              (1 - LEAST_WIDTH_SHARE) * width - 1 - right - left - PANELS_LEFT * u);
          base = has_panels_beside (self) ? PANELS_LEFT * u + self->panels.extent : 0;
        }
    }

  place_panels (self, scene, text);
  self->lanes.x = self->strip.x = self->plot.x;
  self->lanes.width = self->strip.width = self->plot.width;
  if (self->has_strip)
    relu_ticks_init (&self->slope_ticks, self->slope_from, self->slope_to,
                     CLAMP (self->strip.height / (relu_text_get_height (text, RELU_FONT_TICK) * 1.5),
                            1, 4));
}

static void
find_points (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme)
{
  double u = self->unit, room;

  self->point_begin = self->point_end = 0;
  if (scene->options.data == NULL)
    return;

  relu_sorted_data_find_range (relu_data_get_sorted (scene->options.data), self->x_from, self->x_to,
                               &self->point_begin, &self->point_end);
  room = self->plot.width / (double) MAX (self->point_end - self->point_begin, 1);
  self->point_radius = CLAMP (room * 0.6, LEAST_POINT * u, theme->ring_radius * POINT_SHARE * u);
  self->has_point_crowd = room < LEAST_POINT_ROOM * u;
}

/**
 * relu_figure_init:
 * @self: (out): the layout
 * @text: measures texts; its sizes are set for this figure
 * @scale: multiplies type, lines and spacing
 * @width: of the whole figure, greater than 0
 * @height: of the whole figure, greater than 0
 */
void
relu_figure_init (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme, ReluText *text,
                  double scale, double width, double height)
{
  const ReluSteady alone = { 0 };

  relu_figure_init_steady (self, scene, theme, text, &alone, scale, width, height);
}

/**
 * relu_figure_init_steady:
 * @steady: what is to be as in other figures
 *
 * As relu_figure_init().
 */
void
relu_figure_init_steady (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme,
                         ReluText *text, const ReluSteady *steady, double scale, double width,
                         double height)
{
  lay_out (self, scene, theme, text, steady, scale, width, height, TRUE);
  /* Panels that turn out to be too low leave no gap. */
  if (scene->build_up != NULL && self->panels.n_columns == 0 && !self->panels.has_note)
    lay_out (self, scene, theme, text, steady, scale, width, height, FALSE);
  find_points (self, scene, theme);
}

/**
 * relu_figure_lane_y:
 * @unit: numbered through as in ReluRegions
 *
 * Returns: the top of its lane
 */
double
relu_figure_lane_y (const ReluFigure *self, const ReluScene *scene, guint unit)
{
  double gaps = 0;

  if (self->n_layers > 1)
    {
      ReluUnit first, now;

      relu_regions_get_unit (scene->regions, 0, &first);
      relu_regions_get_unit (scene->regions, unit, &now);
      for (guint layer = first.layer + 1; layer <= now.layer; layer++)
        {
          guint other;

          gaps += relu_regions_lookup_unit (scene->regions, layer, 0, &other) ? self->layer_gap : 0;
        }
    }

  return self->lanes.y + unit * self->lane_pitch + gaps;
}
