/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-marks.c: what happened in a run, in two lanes above its loss: units that died or were
 * revived, and the number of linear regions. Where many stand close, one stands for them. */

#include "relu-loss-chart-private.h"

#include <glib/gi18n-lib.h>

#include "relu-units.h"

/* Marks of units closer than this, in units of the chart, are one. */
#define CLOSEST_UNITS 9.0

/* With more marks than this there are no lines from them down through the plot. */
#define MOST_STEMS 12

/* The most lines of words about marks in one place. */
#define MOST_TOLD 6

static double
event_x (const ReluLossChart *self, const ReluEvent *event)
{
  return relu_loss_chart_x_from_step (self, (double) event->step);
}

static gboolean
is_of_unit (const ReluEvent *event)
{
  return event->kind != RELU_EVENT_REGIONS;
}

/* "h₁". Numbers mean what they meant when it happened, also where units came or went since. */
static char *
dup_unit_name (const ReluRecord *record, const ReluEvent *event)
{
  guint index = relu_record_find (record, event->step);
  ReluNetwork *network = relu_record_get (record, index)->network;
  guint layer, unit;

  if (!relu_units_find (network, event->unit, &layer, &unit))
    return g_strdup_printf ("h (%u)", event->unit);

  return relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PRETTY);
}

/* Marks of units that stand together. */
typedef struct
{
  const ReluEvent *first;
  double x;
  guint n;
  gboolean is_mixed; /* some died, some were revived */
} Cluster;

static GArray *
find_clusters (ReluLossChart *self, const ReluLossScene *scene)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  Cluster *last = NULL;

  for (guint i = 0; i < relu_record_get_n_events (scene->record); i++)
    {
      const ReluEvent *event = relu_record_get_event (scene->record, i);
      Cluster one = { event, event_x (self, event), 1, FALSE };

      if (!is_of_unit (event))
        continue;
      if (last != NULL && one.x - last->x < CLOSEST_UNITS * self->unit)
        {
          last->n++;
          last->is_mixed = last->is_mixed || event->kind != last->first->kind;
          continue;
        }
      g_array_append_val (clusters, one);
      last = &g_array_index (clusters, Cluster, clusters->len - 1);
    }

  return clusters;
}

/* Down where a unit died, up where one was revived; both where both happened. */
static void
paint_glyph (ReluLossChart *self, ReluPaint *paint, const Cluster *cluster, ReluColor color)
{
  double half = 4 * self->unit, x = cluster->x;
  double y = self->unit_lane.y + self->unit_lane.height / 2;
  double top = y - half, bottom = y + half;
  cairo_t *cr = paint->cr;

  cairo_new_path (cr);
  if (cluster->is_mixed || cluster->first->kind == RELU_EVENT_DIED)
    {
      double from = cluster->is_mixed ? y : top;

      cairo_move_to (cr, x - half, from);
      cairo_line_to (cr, x + half, from);
      cairo_line_to (cr, x, bottom);
      cairo_close_path (cr);
    }
  relu_color_set (cr, color);
  cairo_fill (cr);
  if (cluster->is_mixed || cluster->first->kind == RELU_EVENT_REVIVED)
    {
      double from = cluster->is_mixed ? y : bottom;

      cairo_move_to (cr, x - half, from);
      cairo_line_to (cr, x + half, from);
      cairo_line_to (cr, x, top);
      cairo_close_path (cr);
      cairo_set_line_width (cr, 1.3 * self->unit);
      cairo_stroke (cr);
    }
  self->n_drawn++;
}

static void
paint_cluster (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint,
               const Cluster *cluster, double room, gboolean has_stem)
{
  const ReluEvent *event = cluster->first;
  ReluColor color = relu_theme_get_unit_color (paint->theme, event->unit);
  g_autofree char *name = dup_unit_name (scene->record, event);
  g_autofree char *text = cluster->n == 1 ? g_strdup (name)
                                          : g_strdup_printf ("%s + %u", name, cluster->n - 1);
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  double gap = 6 * self->unit;

  paint_glyph (self, paint, cluster, color);
  if (line->width + 2 * gap <= room)
    relu_paint_text (paint, line, relu_theme_get_unit_text_color (paint->theme, event->unit),
                     cluster->x + gap,
                     self->unit_lane.y + (self->unit_lane.height - line->height) / 2);
  if (!has_stem)
    return;
  relu_color_set (paint->cr, relu_color_fade (color, RELU_SHADE_STEM));
  cairo_set_line_width (paint->cr, self->unit);
  cairo_move_to (paint->cr, relu_paint_center_x (paint, cluster->x), self->plot.y);
  cairo_line_to (paint->cr, relu_paint_center_x (paint, cluster->x),
                 self->plot.y + self->plot.height);
  cairo_stroke (paint->cr);
}

static void
paint_units (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  g_autoptr (GArray) clusters = find_clusters (self, scene);
  double right = self->unit_lane.x + self->unit_lane.width + 10 * self->unit;

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);
      double end = i + 1 < clusters->len ? g_array_index (clusters, Cluster, i + 1).x : right;

      paint_cluster (self, scene, paint, cluster, end - cluster->x, clusters->len <= MOST_STEMS);
    }
}

static void
paint_count (ReluLossChart *self, ReluPaint *paint, guint n, double from, double to)
{
  char number[RELU_NUMBER_BUFFER];
  const ReluLine *line;

  if (to - from < 8 * self->unit)
    return;
  line = relu_text_get (self->text, RELU_FONT_LABEL, relu_number_count_to_display (n, number));
  if (line->width + 4 * self->unit <= to - from)
    relu_paint_text (paint, line, paint->theme->headline, from + (to - from - line->width) / 2,
                     self->region_lane.y + (self->region_lane.height - line->height) / 2);
}

/* A lane cut where the number of regions changed, with the number in each piece. */
static void
paint_regions (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  const ReluRect *lane = &self->region_lane;
  guint n = relu_record_get_n (scene->record);
  double end = n > 0 ? relu_loss_chart_moment_x (self, scene, n - 1) : lane->x;
  const ReluEvent *last = NULL;
  double from = lane->x, drawn = -INFINITY;
  ReluRect run = { lane->x, lane->y, end - lane->x, lane->height };

  relu_paint_fill (paint, &run, paint->theme->lane_off);
  cairo_set_line_width (paint->cr, 1.2 * self->unit);
  relu_color_set (paint->cr, paint->theme->headline);
  for (guint i = 0; i < relu_record_get_n_events (scene->record); i++)
    {
      const ReluEvent *event = relu_record_get_event (scene->record, i);
      double x = event_x (self, event);

      if (is_of_unit (event))
        continue;
      paint_count (self, paint, event->from, from, x);
      from = x;
      last = event;
      if (x - drawn < 2 * self->unit)
        continue;
      drawn = x;
      self->n_drawn++;
      relu_color_set (paint->cr, paint->theme->headline);
      cairo_move_to (paint->cr, relu_paint_center_x (paint, x), lane->y);
      cairo_line_to (paint->cr, relu_paint_center_x (paint, x), lane->y + lane->height);
      cairo_stroke (paint->cr);
    }
  if (last != NULL)
    paint_count (self, paint, last->to, from, end);
  else if (n > 0 && relu_record_get (scene->record, 0)->n_regions > 0)
    paint_count (self, paint, relu_record_get (scene->record, 0)->n_regions, from, end);
}

static void
paint_name (ReluLossChart *self, ReluPaint *paint, const ReluRect *lane, const char *name)
{
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_TICK, name);
  double x = lane->x - 6 * self->unit - line->width;

  if (x >= 0)
    relu_paint_text (paint, line, paint->theme->text, x,
                     lane->y + (lane->height - line->height) / 2);
}

/* relu_loss_chart_paint_marks: the lanes above the plot, where they have room. */
void
relu_loss_chart_paint_marks (ReluLossChart *self, const ReluLossScene *scene, ReluPaint *paint)
{
  self->n_drawn = 0;
  if (self->unit_lane.height > 0)
    {
      /* Translators: names the row of marks where units died or were revived; there is little room */
      paint_name (self, paint, &self->unit_lane, _("units"));
      paint_units (self, scene, paint);
    }
  if (self->region_lane.height > 0)
    {
      /* Translators: names the row with the number of linear regions; there is little room */
      paint_name (self, paint, &self->region_lane, _("regions"));
      paint_regions (self, scene, paint);
    }
}

/**
 * relu_loss_event_dup_text:
 * @event: of @record
 *
 * Returns: (transfer full): what happened and when, "h₁ died on the data at step 120"
 */
char *
relu_loss_event_dup_text (const ReluRecord *record, const ReluEvent *event)
{
  char step[RELU_NUMBER_BUFFER], from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
  g_autofree char *unit = NULL;

  relu_number_count_to_display (event->step, step);
  if (!is_of_unit (event))
    return g_strdup_printf (
      /* Translators: two numbers of linear regions, then that of a step of training */
      g_dngettext (GETTEXT_PACKAGE, "from %s to %s linear region at step %s",
                   "from %s to %s linear regions at step %s", event->to),
      relu_number_count_to_display (event->from, from),
      relu_number_count_to_display (event->to, to), step);

  unit = dup_unit_name (record, event);

  return g_strdup_printf (event->kind == RELU_EVENT_DIED
                            /* Translators: a unit, "h₁", then the number of a step of training */
                            ? _("%s died on the data at step %s")
                            /* Translators: a unit, "h₁", then the number of a step of training */
                            : _("%s was revived at step %s"),
                          unit, step);
}

typedef gboolean (*EventFunc) (const ReluEvent *event, gpointer user_data);

/* A line for each event for which @func holds. */
static char *
dup_lines (const ReluRecord *record, EventFunc func, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < relu_record_get_n_events (record); i++)
    {
      const ReluEvent *event = relu_record_get_event (record, i);
      g_autofree char *line = NULL;

      if (!func (event, user_data) || n++ >= MOST_TOLD)
        continue;
      line = relu_loss_event_dup_text (record, event);
      g_string_append_printf (text, "%s%s", n > 1 ? "\n" : "", line);
    }
  if (n == 0)
    return NULL;

  if (n > MOST_TOLD)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "\nand %u more change",
                                         "\nand %u more changes", n - MOST_TOLD),
                            n - MOST_TOLD);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const ReluLossChart *chart;
  double x, reach;
  gboolean in_units, in_regions;
} Place;

static gboolean
is_near (const ReluEvent *event, gpointer user_data)
{
  const Place *place = user_data;

  return fabs (event_x (place->chart, event) - place->x) <= place->reach
         && !(place->in_units && !is_of_unit (event)) && !(place->in_regions && is_of_unit (event));
}

/**
 * relu_loss_chart_dup_events_text:
 * @scene: that of the last picture
 * @reach: how far from a mark the pointer may be
 *
 * Returns: (transfer full) (nullable): what happened near @px, a line for each event: of units only or
 *   of regions only where @py is in their lane, all of them where it is in the plot
 */
char *
relu_loss_chart_dup_events_text (const ReluLossChart *self, const ReluLossScene *scene, double px,
                                 double py, double reach)
{
  Place place = { self, px, reach, relu_rect_contains (&self->unit_lane, px, py),
                  relu_rect_contains (&self->region_lane, px, py) };

  return dup_lines (scene->record, is_near, &place);
}

static gboolean
is_between (const ReluEvent *event, gpointer user_data)
{
  const guint64 *steps = user_data;

  return event->step >= steps[0] && event->step <= steps[1];
}

/**
 * relu_loss_events_dup_text:
 * @from: a step
 * @to: a step, not before @from
 *
 * Returns: (transfer full) (nullable): what happened from @from to @to, a line for each event
 */
char *
relu_loss_events_dup_text (const ReluRecord *record, guint64 from, guint64 to)
{
  return dup_lines (record, is_between, (guint64[]){ from, to });
}
