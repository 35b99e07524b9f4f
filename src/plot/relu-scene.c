/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-forward.h"
#include "relu-words.h"

/* Of a straight line one wants to know where it would bend; of others their marks say enough. */
static char *
dup_reason (const ReluScene *self)
{
  const char *reason = relu_analysis_get_reason (self->analysis);
  g_autofree char *outside = NULL;

  if (self->outside != NULL
      && relu_analysis_get_verdict (self->analysis) != RELU_VERDICT_PIECEWISE_LINEAR)
    outside = relu_words_dup_outside (self->outside, relu_analysis_get_from (self->analysis),
                                      relu_analysis_get_to (self->analysis));
  if (outside == NULL)
    return g_strdup (reason);

  /* Translators: two sentences: why the curve is straight, and where it bends outside the domain */
  return g_strdup_printf (_("%s %s"), reason, outside);
}

/**
 * relu_scene_new:
 * @analysis: of the network
 * @options: (nullable): what to draw; %NULL for the defaults
 *
 * Ranges that are NaN, infinite or empty in @options are chosen: the domain for x, what shows the
 * curve for y.
 *
 * Returns: (transfer full): a scene
 */
ReluScene *
relu_scene_new (ReluAnalysis *analysis, const ReluSceneOptions *options)
{
  static const ReluSceneOptions defaults = RELU_SCENE_OPTIONS_INIT;
  ReluScene *self;

  g_return_val_if_fail (analysis != NULL, NULL);

  self = g_new0 (ReluScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->analysis = relu_analysis_ref (analysis);
  self->options = options != NULL ? *options : defaults;
  if (self->options.ghosts != NULL)
    g_ptr_array_ref (self->options.ghosts);
  if (!self->options.show_data)
    self->options.data = NULL;
  if (self->options.data != NULL)
    relu_data_ref (self->options.data);
  self->regions = relu_analysis_get_regions (analysis);
  self->curve = relu_analysis_get_curve (analysis);

  if (self->options.show_outside)
    self->outside = relu_analysis_get_outside (analysis);
  self->reason = dup_reason (self);

  self->x_from = self->options.x_from;
  self->x_to = self->options.x_to;
  if (!isfinite (self->x_from) || !isfinite (self->x_to)
      || !(self->x_to * 0.5 - self->x_from * 0.5 > 0))
    {
      self->x_from = relu_analysis_get_from (analysis);
      self->x_to = relu_analysis_get_to (analysis);
    }

  if (self->options.show_contributions)
    self->contributions = relu_contributions_new (analysis, self->options.highlighted_unit,
                                                  self->x_from, self->x_to);

  if (self->options.show_build_up)
    self->build_up = relu_build_up_new (analysis, self->options.build_up_layer,
                                        self->options.build_up_unit, self->x_from, self->x_to);

  self->y_from = self->options.y_from;
  self->y_to = self->options.y_to;
  if (!isfinite (self->y_from) || !isfinite (self->y_to)
      || !(self->y_to * 0.5 - self->y_from * 0.5 > 0))
    relu_scene_fit (analysis, self->options.ghosts, self->options.data, self->contributions,
                    self->x_from, self->x_to, &self->y_from, &self->y_to);

  return self;
}

ReluScene *
relu_scene_ref (ReluScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_scene_unref (ReluScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->contributions, g_array_unref);
  g_clear_pointer (&self->build_up, relu_build_up_free);
  g_clear_pointer (&self->options.ghosts, g_ptr_array_unref);
  g_clear_pointer (&self->options.data, relu_data_unref);
  relu_analysis_unref (self->analysis);
  g_free (self->reason);
  g_free (self);
}

/**
 * relu_scene_get_analysis:
 *
 * Returns: (transfer none): what the scene shows
 */
ReluAnalysis *
relu_scene_get_analysis (const ReluScene *self)
{
  return self->analysis;
}

/**
 * relu_scene_get_options:
 *
 * Returns: the options as they were given, without data that are not shown; see relu_scene_get_visible() for the ranges in use. Their
 *   ghosts and data live as long as the scene
 */
const ReluSceneOptions *
relu_scene_get_options (const ReluScene *self)
{
  return &self->options;
}

/**
 * relu_scene_get_visible:
 * @x_from: (out) (optional): the left end
 * @x_to: (out) (optional): the right end
 * @y_from: (out) (optional): the lower end
 * @y_to: (out) (optional): the upper end
 *
 * The part of the plane that is drawn; always finite.
 */
void
relu_scene_get_visible (const ReluScene *self, double *x_from, double *x_to, double *y_from,
                        double *y_to)
{
  if (x_from != NULL)
    *x_from = self->x_from;
  if (x_to != NULL)
    *x_to = self->x_to;
  if (y_from != NULL)
    *y_from = self->y_from;
  if (y_to != NULL)
    *y_to = self->y_to;
}

/**
 * relu_scene_get_points:
 *
 * The curve as points, whatever the kind of network.
 */
guint
relu_scene_get_points (const ReluScene *self, const double **xs, const double **ys)
{
  return relu_analysis_get_points (self->analysis, xs, ys);
}

/**
 * relu_scene_get_region_unit:
 *
 * The unit whose switch opened a linear region: the leading one of the breakpoint on its left, or -1
 * for the first region.
 */
int
relu_scene_get_region_unit (const ReluScene *self, guint linear_region)
{
  ReluBreakpoint breakpoint;

  if (linear_region == 0)
    return -1;

  relu_regions_get_breakpoint (self->regions, linear_region - 1, &breakpoint);
  return breakpoint.n_switches > 0 ? (int) relu_regions_get_lead_unit (self->regions, &breakpoint)
                                   : -1;
}

/**
 * relu_scene_find_breakpoint:
 *
 * The first breakpoint (or silent switch) that is not left of @x.
 */
guint
relu_scene_find_breakpoint (const ReluScene *self, gboolean silent, double x)
{
  guint low = 0, high;

  if (self->regions == NULL)
    return 0;

  high = silent ? relu_regions_get_n_silent_switches (self->regions)
                : relu_regions_get_n_breakpoints (self->regions);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      ReluBreakpoint breakpoint;

      if (silent)
        relu_regions_get_silent_switch (self->regions, middle, &breakpoint);
      else
        relu_regions_get_breakpoint (self->regions, middle, &breakpoint);
      if (breakpoint.x < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_scene_evaluate:
 *
 * f(@x) for a reading: of the network itself, not of the picture.
 */
double
relu_scene_evaluate (const ReluScene *self, double x)
{
  return relu_network_evaluate (relu_analysis_get_network (self->analysis), x);
}
