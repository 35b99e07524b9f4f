/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-spotlight-target.c: from a place on the figure, or a slider, to its words. All numbers are those of the
 * network, never of pixels. */

#include "relu-spotlight-target.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-derivation.h"
#include "relu-figure-view-private.h"
#include "relu-forward.h"
#include "relu-number.h"
#include "relu-unit-text.h"
#include "relu-wording.h"

/* The light around a point, against the radius of a ring. */
#define GLOW 2.6

static void
set_area (ReluSpotlightTarget *target, double x, double y, double width, double height)
{
  target->area = (GdkRectangle){ (int) floor (x), (int) floor (y), (int) ceil (width),
                                 (int) ceil (height) };
}

static void
set_point (ReluFigureView *figure, ReluSpotlightTarget *target, double x, double y)
{
  ReluPainter *painter = relu_figure_view_get_painter (figure);
  double radius = GLOW * relu_painter_get_ring_radius (painter);
  double px = relu_painter_x_from_data (painter, x), py = relu_painter_y_from_data (painter, y);

  target->is_point = TRUE;
  set_area (target, px - radius, py - radius, 2 * radius, 2 * radius);
}

static const char *
format (double value, char buffer[RELU_NUMBER_BUFFER])
{
  return relu_number_to_display (value, relu_number_get_digits (), buffer);
}

static gboolean
describe_switch (ReluFigureView *figure, const ReluBreakpoint *b, gboolean is_silent,
                 ReluSpotlightTarget *target)
{
  ReluRegions *regions = relu_analysis_get_regions (relu_figure_view_get_analysis (figure));
  char before[RELU_NUMBER_BUFFER], after[RELU_NUMBER_BUFFER];

  set_point (figure, target, b->x, b->y);
  if (is_silent)
    {
      target->heading = relu_wording_dup_silent (regions, b, RELU_WORDING_LONG,
                                                 relu_number_get_digits ());
      target->text = g_strdup (_("The slope of f stays as it is."));
      return TRUE;
    }

  target->heading
      = relu_wording_dup_switch (regions, b, RELU_WORDING_LONG, relu_number_get_digits ());
  /* Translators: what happens to the slope of f at a breakpoint, from left to right */
  target->text = g_strdup_printf (_("slope %s → %s"), format (b->slope_before, before),
                                  format (b->slope_after, after));
  return TRUE;
}

/* The piece over the whole height of the plot: its slope with the terms that make it, and its line. */
static gboolean
describe_region (ReluFigureView *figure, guint index, ReluSpotlightTarget *target)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (figure);
  ReluPainter *painter = relu_figure_view_get_painter (figure);
  g_autoptr (ReluDerivation) derivation = NULL;
  g_autofree char *line = NULL;
  double left, right;
  ReluRegion region;
  ReluRect plot;

  relu_regions_get_linear_region (relu_analysis_get_regions (analysis), index, &region);
  derivation = relu_derivation_new (analysis, region.from / 2 + region.to / 2,
                                    relu_number_get_digits ());
  if (relu_derivation_get_n_sides (derivation) == 0)
    return FALSE;

  relu_painter_get_plot_area (painter, &plot);
  left = MAX (relu_painter_x_from_data (painter, region.from), plot.x);
  right = MIN (relu_painter_x_from_data (painter, region.to), plot.x + plot.width);
  set_area (target, left, plot.y, right - left, plot.height);
  target->heading = relu_derivation_dup_slope (derivation, 0, RELU_NOTATION_TEXT, NULL);
  line = relu_derivation_dup_line (derivation, 0, RELU_NOTATION_TEXT);
  target->text = g_strdup_printf ("f(x) = %s", line);
  return TRUE;
}

static gboolean
describe_lane (ReluFigureView *figure, guint number, ReluSpotlightTarget *target)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (figure);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluNetwork *network = relu_analysis_get_network (analysis);
  g_autofree char *symbol = NULL;
  g_autofree char *state = NULL;
  ReluRect lane;
  ReluUnit unit;

  if (regions == NULL || number >= relu_regions_get_n_units (regions)
      || !relu_painter_get_lane_area (relu_figure_view_get_painter (figure), number, &lane))
    return FALSE;

  relu_regions_get_unit (regions, number, &unit);
  symbol = relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
  state = relu_unit_text_dup_state (analysis, unit.layer, unit.index);
  /* With its name, which stands beside it. */
  set_area (target, 0, lane.y, lane.x + lane.width + lane.height / 4, lane.height);
  /* Translators: a unit and its state on the domain: "h1 switches at x = 2" */
  target->heading = g_strdup_printf (_("%s %s"), symbol, state);
  target->text = relu_unit_text_dup_place (analysis, unit.layer, unit.index);
  return TRUE;
}

static gboolean
describe_data (ReluFigureView *figure, guint index, ReluSpotlightTarget *target)
{
  ReluNetwork *network
      = relu_analysis_get_network (relu_figure_view_get_analysis (figure));
  char x_text[RELU_NUMBER_BUFFER], y_text[RELU_NUMBER_BUFFER], error_text[RELU_NUMBER_BUFFER];
  double x, y;

  relu_figure_data_get_point (figure, (int) index, &x, &y);
  set_point (figure, target, x, y);
  target->heading
      = g_strdup_printf ("x = %s · y = %s", format (x, x_text), format (y, y_text));
  /* Translators: how far the curve is from a data point */
  target->text = g_strdup_printf (
      _("f(x) − y = %s"), format (relu_network_evaluate (network, x) - y, error_text));
  return TRUE;
}

/* Where one just reads: what f is there. */
static gboolean
describe_x (ReluFigureView *figure, double x, ReluSpotlightTarget *target)
{
  ReluNetwork *network
      = relu_analysis_get_network (relu_figure_view_get_analysis (figure));
  double y = relu_network_evaluate (network, x);
  char x_text[RELU_NUMBER_BUFFER], y_text[RELU_NUMBER_BUFFER];

  set_point (figure, target, x, y);
  target->heading
      = g_strdup_printf ("x = %s · f(x) = %s", format (x, x_text), format (y, y_text));
  return TRUE;
}

/* In a smooth network there are no regions. */
static gboolean
describe_place (ReluFigureView *figure, double x, ReluSpotlightTarget *target)
{
  ReluRegions *regions = relu_analysis_get_regions (relu_figure_view_get_analysis (figure));

  return regions == NULL
             ? describe_x (figure, x, target)
             : describe_region (figure, relu_regions_find_linear (regions, x), target);
}

/**
 * relu_spotlight_target_at:
 * @px: in @figure's pixels
 * @py: in @figure's pixels
 * @target: (out): what lies there; to be cleared
 *
 * Rings, points and lanes come first; elsewhere in the plot it is the piece of the curve above or below, with its
 * slope.
 *
 * Returns: whether there is anything
 */
gboolean
relu_spotlight_target_at (ReluFigureView *figure, double px, double py, ReluSpotlightTarget *target)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (figure);
  ReluPainter *painter = relu_figure_view_get_painter (figure);
  ReluBreakpoint b;
  ReluPick pick;
  double x;

  *target = (ReluSpotlightTarget){ 0 };
  if (analysis == NULL)
    return FALSE;

  relu_painter_pick (painter, px, py, 1.5 * relu_figure_view_get_reach (figure), &pick);
  switch (pick.kind)
    {
    case RELU_PICK_BREAKPOINT:
      relu_regions_get_breakpoint (relu_analysis_get_regions (analysis), pick.index, &b);
      return describe_switch (figure, &b, FALSE, target);
    case RELU_PICK_SILENT_SWITCH:
      relu_regions_get_silent_switch (relu_analysis_get_regions (analysis), pick.index, &b);
      return describe_switch (figure, &b, TRUE, target);
    case RELU_PICK_DATA:
      return describe_data (figure, pick.index, target);
    case RELU_PICK_LANE:
      return describe_lane (figure, pick.index, target);
    case RELU_PICK_PLOT:
    case RELU_PICK_PIECE:
    case RELU_PICK_LINE:
      x = relu_painter_x_to_data (painter, px);
      return x >= relu_analysis_get_from (analysis) && x <= relu_analysis_get_to (analysis)
             && describe_place (figure, x, target);
    case RELU_PICK_PANEL:
    case RELU_PICK_OUTSIDE:
    case RELU_PICK_NOTHING:
    default:
      return FALSE;
    }
}

/* The breakpoint where the reading line stands, as after "N". */
static gboolean
find_switch (ReluAnalysis *analysis, double x, ReluBreakpoint *b)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  double slack = RELU_SLIVER * (relu_analysis_get_to (analysis) - relu_analysis_get_from (analysis));
  guint n = regions == NULL ? 0 : relu_regions_get_n_breakpoints (regions);

  for (guint i = 0; i < n; i++)
    {
      relu_regions_get_breakpoint (regions, i, b);
      if (fabs (b->x - x) <= slack)
        return TRUE;
    }

  return FALSE;
}

/**
 * relu_spotlight_target_of_reading:
 * @target: (out): what the keyboard is about; to be cleared
 *
 * The breakpoint or the piece at the reading line, else the lane of the selected unit.
 *
 * Returns: whether there is anything
 */
gboolean
relu_spotlight_target_of_reading (ReluFigureView *figure, ReluSpotlightTarget *target)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (figure);
  int unit = relu_figure_view_get_highlighted (figure);
  double x = relu_viewport_get_line_x (figure->viewport);
  ReluBreakpoint b;

  *target = (ReluSpotlightTarget){ 0 };
  if (analysis == NULL)
    return FALSE;

  if (find_switch (analysis, x, &b))
    return describe_switch (figure, &b, FALSE, target);
  if (x >= relu_analysis_get_from (analysis) && x <= relu_analysis_get_to (analysis))
    return describe_place (figure, x, target);

  return unit >= 0 && describe_lane (figure, (guint) unit, target);
}

/**
 * relu_spotlight_target_of_row:
 * @target: (out): the slider and its value; to be cleared
 *
 * Returns: %TRUE
 */
gboolean
relu_spotlight_target_of_row (ReluDocument *document, ReluParameterRow *row,
                              ReluSpotlightTarget *target)
{
  ReluNetwork *network = relu_document_get_network (document);
  gsize parameter = relu_parameter_row_get_parameter (row);
  g_autofree char *symbol
      = relu_network_dup_parameter_symbol (network, parameter, RELU_SYMBOL_PRETTY);
  char value[RELU_NUMBER_BUFFER];

  *target = (ReluSpotlightTarget){ 0 };
  set_area (target, 0, 0, gtk_widget_get_width (GTK_WIDGET (row)),
            gtk_widget_get_height (GTK_WIDGET (row)));
  target->heading = g_strdup_printf (
      "%s = %s", symbol, format (relu_network_get_parameters (network)[parameter], value));
  target->text = relu_network_dup_parameter_label (network, parameter);
  return TRUE;
}

gboolean
relu_spotlight_target_equal (const ReluSpotlightTarget *a, const ReluSpotlightTarget *b)
{
  return gdk_rectangle_equal (&a->area, &b->area) && a->is_point == b->is_point
         && g_strcmp0 (a->heading, b->heading) == 0 && g_strcmp0 (a->text, b->text) == 0;
}

void
relu_spotlight_target_clear (ReluSpotlightTarget *target)
{
  g_clear_pointer (&target->heading, g_free);
  g_clear_pointer (&target->text, g_free);
}
