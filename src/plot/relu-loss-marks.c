/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-marks.c: what happened in a run, in two lanes above its loss: units that died or were
 * revived, and the number of linear regions. Where many stand close, one stands for them. */

#include "relu-loss-chart-private.h"

#include <glib/gi18n-lib.h>

/* Marks of units closer than this, in units of the chart, are one. */
#define CLOSEST_UNITS 9.0

/* With more marks than this there are no lines from them down through the plot. */
#define MOST_STEMS 12

/* The most lines of words about marks in one place. */
#define MOST_TOLD 6

static double
mark_x (const ReluLossChart *self, const ReluLossMark *mark)
{
  return relu_loss_chart_x_from_step (self, (double) mark->step);
}

static gboolean
is_of_unit (const ReluLossMark *mark)
{
  return mark->kind != RELU_LOSS_MARK_REGIONS;
}

/* Marks of units that stand together. */
typedef struct
{
  const ReluLossMark *first;
  double x;
  guint n;
  gboolean is_mixed; /* some died, some were revived */
} Cluster;

static GArray *
find_clusters (ReluLossChart *self, const ReluLossScene *scene)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  Cluster *last = NULL;

  for (guint i = 0; i < scene->n_marks; i++)
    {
      const ReluLossMark *mark = &scene->marks[i];
      Cluster one = { mark, mark_x (self, mark), 1, FALSE };

      if (!is_of_unit (mark))
        continue;
      if (last != NULL && one.x - last->x < CLOSEST_UNITS * self->unit)
        {
          last->n++;
          last->is_mixed = last->is_mixed || mark->kind != last->first->kind;
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
  if (cluster->is_mixed || cluster->first->kind == RELU_LOSS_MARK_DIED)
    {
      double from = cluster->is_mixed ? y : top;

      cairo_move_to (cr, x - half, from);
      cairo_line_to (cr, x + half, from);
      cairo_line_to (cr, x, bottom);
      cairo_close_path (cr);
    }
  relu_color_set (cr, color);
  cairo_fill (cr);
  if (cluster->is_mixed || cluster->first->kind == RELU_LOSS_MARK_REVIVED)
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
  const ReluLossMark *mark = cluster->first;
  ReluColor color = relu_theme_get_unit_color (paint->theme, mark->number);
  g_autofree char *name = relu_network_dup_unit_symbol (scene->network, mark->layer, mark->unit,
                                                        RELU_SYMBOL_PRETTY);
  g_autofree char *text = cluster->n == 1 ? g_strdup (name)
                                          : g_strdup_printf ("%s + %u", name, cluster->n - 1);
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  double gap = 6 * self->unit;

  paint_glyph (self, paint, cluster, color);
  if (line->width + 2 * gap <= room)
    relu_paint_text (paint, line, relu_theme_get_unit_text_color (paint->theme, mark->number),
                     cluster->x + gap,
                     self->unit_lane.y + (self->unit_lane.height - line->height) / 2);
  if (!has_stem)
    return;
  relu_color_set (paint->cr, relu_color_fade (color, 0.45));
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
  double end = scene->n_moments > 0
                   ? relu_loss_chart_x_from_step (self,
                                                  (double) scene->steps[scene->n_moments - 1])
                   : lane->x;
  const ReluLossMark *last = NULL;
  double from = lane->x, drawn = -INFINITY;
  ReluRect run = { lane->x, lane->y, end - lane->x, lane->height };

  relu_paint_fill (paint, &run, paint->theme->lane_off);
  cairo_set_line_width (paint->cr, 1.2 * self->unit);
  relu_color_set (paint->cr, paint->theme->headline);
  for (guint i = 0; i < scene->n_marks; i++)
    {
      const ReluLossMark *mark = &scene->marks[i];
      double x = mark_x (self, mark);

      if (is_of_unit (mark))
        continue;
      paint_count (self, paint, mark->n_before, from, x);
      from = x;
      last = mark;
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
    paint_count (self, paint, last->n_now, from, end);
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
      if (scene->network != NULL)
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
 * relu_loss_mark_dup_text:
 * @network: (nullable): has the unit, of a unit's mark
 *
 * Returns: (transfer full): what happened and when, "h₁ died on the data at step 120"
 */
char *
relu_loss_mark_dup_text (const ReluLossMark *mark, const ReluNetwork *network)
{
  g_autofree char *unit = NULL;
  char step[RELU_NUMBER_BUFFER], before[RELU_NUMBER_BUFFER], now[RELU_NUMBER_BUFFER];

  relu_number_count_to_display (mark->step, step);
  if (!is_of_unit (mark))
    return g_strdup_printf (
      /* Translators: numbers of linear regions, then that of a step of training */
      g_dngettext (GETTEXT_PACKAGE, "From %s to %s linear region at step %s",
                   "From %s to %s linear regions at step %s", mark->n_now),
      relu_number_count_to_display (mark->n_before, before),
      relu_number_count_to_display (mark->n_now, now), step);

  g_return_val_if_fail (network != NULL, NULL);
  unit = relu_network_dup_unit_symbol (network, mark->layer, mark->unit, RELU_SYMBOL_PRETTY);

  return g_strdup_printf (mark->kind == RELU_LOSS_MARK_DIED
                            /* Translators: a unit, "h₁", then the number of a step of training */
                            ? _("%s died on the data at step %s")
                            /* Translators: a unit, "h₁", then the number of a step of training */
                            : _("%s was revived at step %s"),
                          unit, step);
}

/**
 * relu_loss_chart_dup_marks_text:
 * @scene: that of the last picture
 * @reach: how far from a mark the pointer may be
 *
 * Returns: (transfer full) (nullable): what happened near @px, a line for each mark: of units only or
 *   of regions only where @py is in their lane, of all where it is in the plot
 */
char *
relu_loss_chart_dup_marks_text (const ReluLossChart *self, const ReluLossScene *scene, double px,
                                double py, double reach)
{
  gboolean in_units = relu_rect_contains (&self->unit_lane, px, py);
  gboolean in_regions = relu_rect_contains (&self->region_lane, px, py);
  g_autoptr (GString) text = NULL;
  guint n = 0;

  for (guint i = 0; i < scene->n_marks; i++)
    {
      const ReluLossMark *mark = &scene->marks[i];
      g_autofree char *line = NULL;

      if (fabs (mark_x (self, mark) - px) > reach || (in_units && !is_of_unit (mark))
          || (in_regions && is_of_unit (mark)) || (is_of_unit (mark) && scene->network == NULL))
        continue;
      if (n++ >= MOST_TOLD)
        continue;
      line = relu_loss_mark_dup_text (mark, scene->network);
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }
  if (text == NULL)
    return NULL;

  if (n > MOST_TOLD)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "And %u more change", "And %u more changes",
                           n - MOST_TOLD),
        n - MOST_TOLD);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
