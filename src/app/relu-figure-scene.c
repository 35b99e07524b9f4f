/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-scene.c: what the figure shows now: document and viewport as a scene, and which vertical range. */

#include <math.h>

#include "relu-figure-view-private.h"
#include "relu-unit-text.h"

/* The breakpoint that is pointed at or selected by keys, at its present index. */
static int
find_current (ReluFigureView *self, ReluAnalysis *analysis)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  double slack = 1e-9 * (relu_analysis_get_to (analysis) - relu_analysis_get_from (analysis));
  ReluBreakpoint breakpoint;
  guint low = 0, high;

  if (regions == NULL || isnan (self->current_x))
    return -1;

  high = relu_regions_get_n_breakpoints (regions);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      relu_regions_get_breakpoint (regions, middle, &breakpoint);
      if (fabs (breakpoint.x - self->current_x) <= slack)
        return (int) middle;
      if (breakpoint.x < self->current_x)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

void
relu_figure_view_set_current (ReluFigureView *self, double x)
{
  if (x == self->current_x || (isnan (x) && isnan (self->current_x)))
    return;

  self->current_x = x;
  relu_figure_view_invalidate (self);
}

/* The unit that is highlighted, numbered through as in ReluRegions; -1: none. */
int
relu_figure_view_get_highlighted (ReluFigureView *self)
{
  ReluSelection highlight;

  if (self->document == NULL || self->viewport == NULL)
    return -1;

  relu_viewport_get_highlight (self->viewport, &highlight);
  return highlight.kind == RELU_SELECTION_NONE
             ? -1
             : relu_unit_find_number (relu_document_get_shown_network (self->document),
                                      highlight.layer, highlight.unit);
}

/* The panels show the layer of what is selected, and its unit among them. What is only pointed at
 * doesn't exchange them: it is drawn stronger if it is there. */
static void
choose_panels (ReluFigureView *self, ReluSceneOptions *options)
{
  ReluNetwork *network = relu_document_get_shown_network (self->document);
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  ReluSelection selection;

  relu_viewport_get_selection (self->viewport, &selection);
  if (selection.kind != RELU_SELECTION_NONE && selection.layer < n_hidden)
    {
      options->build_up_layer = (int) selection.layer;
      options->build_up_unit = (int) selection.unit;
    }

  relu_viewport_get_highlight (self->viewport, &selection);
  if (selection.kind != RELU_SELECTION_NONE
      && (int) selection.layer
             == (options->build_up_layer < 0 ? (int) n_hidden - 1 : options->build_up_layer))
    options->build_up_highlight = (int) selection.unit;
}

/* While something moves, the vertical range only grows. */
gboolean
relu_figure_view_is_busy (ReluFigureView *self)
{
  return self->settle_id != 0 || self->drag_kind != RELU_DRAG_NOTHING
         || (self->document != NULL
             && (relu_document_in_gesture (self->document)
                 || relu_document_has_preview (self->document)));
}

/* In a large network not for every frame of a drag. */
static gboolean
may_look_outside (ReluFigureView *self)
{
  return !relu_document_in_gesture (self->document)
         || relu_outside_is_cheap (relu_document_get_shown_network (self->document));
}

static void
get_options (ReluFigureView *self, ReluSceneOptions *options)
{
  *options = (ReluSceneOptions) RELU_SCENE_OPTIONS_INIT;
  relu_figure_view_get_visible (self, &options->x_from, &options->x_to);
  if (self->viewport != NULL)
    {
      relu_viewport_get_y_range (self->viewport, &options->y_from, &options->y_to);
      options->reading_x = relu_viewport_get_reading_x (self->viewport);
      options->reading_has_handle = !isnan (relu_viewport_get_line_x (self->viewport));
      options->guess_x = relu_viewport_get_guess_x (self->viewport);
      options->guess_has_handle = relu_viewport_get_moves_guess (self->viewport);
      options->show_headline = relu_viewport_get_shows_headline (self->viewport);
      options->highlighted_unit = relu_figure_view_get_highlighted (self);
      options->highlighted_region = relu_viewport_get_selected_region (self->viewport);
      options->show_contributions
          = relu_viewport_get_shows (self->viewport, RELU_PART_CONTRIBUTIONS);
      options->show_lanes = relu_viewport_get_shows (self->viewport, RELU_PART_LANES);
      options->show_slope_strip = relu_viewport_get_shows (self->viewport, RELU_PART_SLOPE_STRIP);
      options->show_build_up = relu_viewport_get_shows (self->viewport, RELU_PART_BUILD_UP);
      options->data = relu_figure_data_get (self);
      options->show_residuals = relu_viewport_get_shows (self->viewport, RELU_PART_RESIDUALS);
      options->highlighted_point = relu_figure_data_get_highlighted (self);
      if (self->document != NULL)
        {
          choose_panels (self, options);
          options->show_outside = may_look_outside (self);
        }
    }
}

static int
get_beside (ReluFigureView *self)
{
  return self->viewport == NULL ? -1 : relu_viewport_get_beside (self->viewport);
}

/* The range of y that shows the curve, its ghosts, and what has a figure beside this one. */
static void
fit_y (ReluFigureView *self, ReluAnalysis *analysis, ReluSceneOptions *options, double *from,
       double *to)
{
  g_autoptr (GPtrArray) ghosts = relu_document_dup_ghosts (self->document, get_beside (self), -1);

  options->ghosts = ghosts;
  relu_scene_fit_y (analysis, options, from, to);
  options->ghosts = NULL;
}

/* Of one network: whether the same range of y shows both. It is costly to find for some, and a pointer
 * that only reads doesn't change it. */
static gboolean
fits_the_same (ReluFigureView *self, const ReluSceneOptions *options)
{
  const ReluSceneOptions *fitted = &self->fitted;

  return options->x_from == fitted->x_from && options->x_to == fitted->x_to
         && options->show_contributions == fitted->show_contributions
         && options->data == fitted->data
         && options->highlighted_unit == fitted->highlighted_unit
         && get_beside (self) == self->fitted_beside;
}

/* While points are put down one after the other, the plot doesn't move between two clicks without need. */
static gboolean
keeps_still (ReluFigureView *self, const ReluSceneOptions *options)
{
  return relu_figure_data_is_edited (self) && options->x_from == self->fitted.x_from
         && options->x_to == self->fitted.x_to;
}

/* The scene as it is to be seen now; NULL: there is none. */
ReluScene *
relu_figure_view_get_scene (ReluFigureView *self)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  g_autoptr (GPtrArray) ghosts = NULL;
  ReluSceneOptions options;

  if (self->scene != NULL || analysis == NULL)
    return self->scene;

  get_options (self, &options);
  if (isnan (options.y_from))
    {
      double from, to;

      if (self->y_stale || !fits_the_same (self, &options))
        {
          if (!relu_figure_handles_get_y_range (self, &from, &to)
              && !relu_figure_data_get_y_range (self, &from, &to))
            fit_y (self, analysis, &options, &from, &to);
          if (isfinite (from) && isfinite (to))
            relu_steady_range_aim (self->y_range, from, to,
                                   relu_figure_view_is_busy (self) || keeps_still (self, &options));
          self->fitted = options;
          self->fitted_beside = get_beside (self);
          self->y_stale = FALSE;
        }
      relu_steady_range_get (self->y_range, &options.y_from, &options.y_to);
    }
  options.highlighted_breakpoint = find_current (self, analysis);
  ghosts = relu_document_dup_ghosts (self->document, -1, get_beside (self));
  options.ghosts = ghosts;
  self->scene = relu_scene_new (analysis, &options);
  if (self->viewport != NULL)
    {
      relu_scene_get_visible (self->scene, NULL, NULL, &options.y_from, &options.y_to);
      relu_viewport_set_shown_y (self->viewport, options.y_from, options.y_to);
    }

  return self->scene;
}

/**
 * relu_figure_view_get_shown_ranges:
 * @options: (inout): whose ranges become those of the picture on the screen, and so does the choice of
 *   panels
 *
 * Where the vertical range is settling still, it is the one that fits, which it ends with.
 */
void
relu_figure_view_get_shown_ranges (ReluFigureView *self, ReluSceneOptions *options)
{
  ReluAnalysis *analysis;
  ReluSceneOptions shown;

  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  get_options (self, &shown);
  analysis = relu_figure_view_get_analysis (self);
  if (isnan (shown.y_from) && analysis != NULL)
    {
      double from, to;

      fit_y (self, analysis, &shown, &from, &to);
      if (isfinite (from) && isfinite (to))
        {
          shown.y_from = from;
          shown.y_to = to;
        }
    }
  options->x_from = shown.x_from;
  options->x_to = shown.x_to;
  options->y_from = shown.y_from;
  options->y_to = shown.y_to;
  options->build_up_layer = shown.build_up_layer;
  options->build_up_unit = shown.build_up_unit;
}
