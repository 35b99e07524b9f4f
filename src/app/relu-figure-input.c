/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-input.c: what the pointer does on the figure: read, drag, select. */

#include <math.h>

#include "relu-figure-view-private.h"
#include "relu-ring.h"
#include "relu-steps.h"
#include "relu-units.h"

static void
set_cursor (ReluFigureView *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static gboolean
is_zoomed (ReluFigureView *self)
{
  double from, to;

  relu_figure_view_get_visible (self, &from, &to);

  return self->document != NULL
         && (from > relu_document_get_from (self->document)
             || to < relu_document_get_to (self->document));
}

/* The breakpoint or silent switch of a pick; FALSE for all others. */
static gboolean
get_ring (ReluFigureView *self, const ReluPick *pick, ReluBreakpoint *ring)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  ReluRegions *regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);

  if (regions == NULL)
    return FALSE;

  if (pick->kind == RELU_PICK_BREAKPOINT && pick->index < relu_regions_get_n_breakpoints (regions))
    relu_regions_get_breakpoint (regions, pick->index, ring);
  else if (pick->kind == RELU_PICK_SILENT_SWITCH
           && pick->index < relu_regions_get_n_silent_switches (regions))
    relu_regions_get_silent_switch (regions, pick->index, ring);
  else
    return FALSE;

  return TRUE;
}

/* The pointer's x, rounded to what a pixel can mean, and kept in sight. */
static double
round_x (ReluFigureView *self, double x)
{
  double from, to;

  relu_figure_view_get_visible (self, &from, &to);
  x = relu_round_to_step (x, relu_nice_grid (relu_figure_view_get_grid (self)));

  return CLAMP (x, from, to);
}

static double
x_at (ReluFigureView *self, double px)
{
  return round_x (self, relu_painter_x_to_data (self->painter, px));
}

/* The pointer reads at @x; NAN: nowhere. */
static void
point_at_x (ReluFigureView *self, double x)
{
  if (self->viewport != NULL)
    relu_viewport_set_pointed_x (self->viewport, self->is_silent ? NAN : x);
}

/* A unit, numbered through as in ReluRegions. */
static void
get_unit (ReluFigureView *self, guint number, ReluSelection *selection)
{
  selection->kind = RELU_SELECTION_UNIT;
  if (!relu_units_find (relu_document_get_shown_network (self->document), number,
                        &selection->layer, &selection->unit))
    selection->kind = RELU_SELECTION_NONE;
}

static void
get_panel (const ReluPick *pick, ReluSelection *selection)
{
  *selection = (ReluSelection) { RELU_SELECTION_UNIT, pick->layer, pick->index, 0 };
}

/* The pointer is on a unit's panel, or no longer. Other views point as well: only what was pointed at
 * here is taken back. */
void
relu_figure_input_point_at_panel (ReluFigureView *self, const ReluPick *pick)
{
  gboolean is_panel = pick != NULL && pick->kind == RELU_PICK_PANEL;
  ReluSelection unit;

  if (self->viewport != NULL && is_panel)
    {
      get_panel (pick, &unit);
      relu_viewport_set_pointed (self->viewport, &unit);
    }
  else if (self->viewport != NULL && self->points_at_panel)
    relu_viewport_set_pointed (self->viewport, NULL);
  self->points_at_panel = is_panel;
}

/* What was pressed is selected; what was selected already, no longer. */
static void
toggle_unit (ReluFigureView *self, const ReluSelection *unit)
{
  if (self->viewport == NULL)
    return;

  if (relu_viewport_is_selected_unit (self->viewport, unit->layer, unit->unit))
    relu_viewport_set_selection (self->viewport, NULL);
  else
    relu_viewport_set_selection (self->viewport, unit);
}

/* The mark of what is hidden: in the domain, or else outside of it. */
static void
reveal (ReluFigureView *self)
{
  if (is_zoomed (self))
    relu_viewport_fit (self->viewport);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.fit-domain", NULL);
}

/* The pointer is at a place, without a button. */
void
relu_figure_input_point (ReluFigureView *self, double px, double py)
{
  ReluBreakpoint ring;
  ReluPick pick;
  ReluRect area;

  if (relu_figure_view_get_analysis (self) == NULL || self->drag_kind != RELU_DRAG_NOTHING)
    return;

  if (relu_figure_data_point (self, px, py))
    {
      relu_figure_input_point_at_panel (self, NULL);
      return;
    }

  relu_painter_get_plot_area (self->painter, &area);
  relu_painter_pick (self->painter, px, py, relu_figure_view_get_reach (self), &pick);
  relu_figure_input_point_at_panel (self, &pick);
  relu_figure_data_hover (self, pick.kind == RELU_PICK_DATA ? (int) pick.index : -1);
  if (get_ring (self, &pick, &ring))
    {
      relu_figure_view_set_current (self, ring.x);
      point_at_x (self, ring.x);
      set_cursor (self, "grab");
      return;
    }

  relu_figure_view_set_current (self, NAN);
  if (pick.kind == RELU_PICK_PANEL)
    {
      set_cursor (self, "pointer");
      point_at_x (self, round_x (self, pick.x));
      return;
    }
  if (pick.kind == RELU_PICK_OUTSIDE)
    {
      set_cursor (self, "pointer");
      point_at_x (self, NAN);
      return;
    }
  if (pick.kind == RELU_PICK_DATA)
    {
      double x, y;

      relu_figure_data_get_point (self, (int) pick.index, &x, &y);
      set_cursor (self, "grab");
      point_at_x (self, x);
      return;
    }
  set_cursor (self, pick.kind == RELU_PICK_LANE    ? "pointer"
                    : pick.kind == RELU_PICK_LINE  ? "ew-resize"
                    : pick.kind == RELU_PICK_GUESS ? "ew-resize"
                    : pick.kind == RELU_PICK_PIECE ? "ns-resize"
                                                   : NULL);
  point_at_x (self, px >= area.x && px <= area.x + area.width ? x_at (self, px) : NAN);
}

/* A button or a finger goes down. */
void
relu_figure_input_press (ReluFigureView *self, double px, double py, double reach)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  ReluSelection pressed = { RELU_SELECTION_NONE, 0, 0, 0 };
  ReluBreakpoint ring;
  ReluPick pick;
  guint unit;

  relu_figure_input_release (self, FALSE);
  if (analysis == NULL || self->viewport == NULL)
    return;

  relu_painter_pick (self->painter, px, py, reach, &pick);
  relu_figure_view_get_visible (self, &self->drag_from, &self->drag_to);
  self->drag_far = 0;
  self->drag_line_x = relu_viewport_get_line_x (self->viewport);
  /* What is only shown for a moment can't be taken hold of. */
  if (pick.kind != RELU_PICK_LANE && pick.kind != RELU_PICK_LINE && pick.kind != RELU_PICK_GUESS
      && pick.kind != RELU_PICK_NOTHING && relu_document_has_preview (self->document))
    pick.kind = RELU_PICK_PLOT;

  if (pick.kind == RELU_PICK_GUESS)
    {
      self->drag_kind = RELU_DRAG_GUESS;
      point_at_x (self, NAN);
      self->drag_line_x = relu_viewport_get_guess_x (self->viewport);
      self->drag_px = relu_painter_x_from_data (self->painter, self->drag_line_x);
    }
  else if (pick.kind != RELU_PICK_LANE && pick.kind != RELU_PICK_PANEL
      && relu_figure_data_press (self, px, py, reach))
    set_cursor (self, "grabbing");
  else if (relu_figure_data_is_edited (self)
           && (pick.kind == RELU_PICK_PLOT || pick.kind == RELU_PICK_PIECE
               || pick.kind == RELU_PICK_BREAKPOINT || pick.kind == RELU_PICK_SILENT_SWITCH
               || pick.kind == RELU_PICK_LINE || pick.kind == RELU_PICK_DATA))
    {
      self->drag_px = px;
      self->drag_py = py;
      self->drag_kind = is_zoomed (self) ? RELU_DRAG_PAN : RELU_DRAG_PLACE;
    }
  else if (pick.kind == RELU_PICK_DATA)
    {
      double x, y;

      relu_figure_data_get_point (self, (int) pick.index, &x, &y);
      self->drag_px = relu_painter_x_from_data (self->painter, x);
      relu_figure_data_take (self, (int) pick.index, RELU_DRAG_POINT);
      point_at_x (self, x);
      set_cursor (self, "grabbing");
    }
  else if (get_ring (self, &pick, &ring)
      && relu_ring_choose_unit (relu_analysis_get_regions (analysis), &ring,
                                relu_figure_view_get_highlighted (self), &unit))
    {
      self->drag_px = relu_painter_x_from_data (self->painter, ring.x);
      relu_figure_view_set_current (self, ring.x);
      relu_figure_handles_take_ring (self, ring.x, unit);
      get_unit (self, unit, &pressed);
      relu_viewport_set_pointed (self->viewport, &pressed);
      set_cursor (self, "grabbing");
    }
  else if (pick.kind == RELU_PICK_LINE)
    {
      self->drag_kind = RELU_DRAG_LINE;
      self->drag_px = relu_painter_x_from_data (self->painter, self->drag_line_x);
    }
  else if (pick.kind == RELU_PICK_LANE)
    {
      get_unit (self, pick.index, &pressed);
      toggle_unit (self, &pressed);
    }
  else if (pick.kind == RELU_PICK_OUTSIDE)
    reveal (self);
  else if (pick.kind == RELU_PICK_PANEL)
    {
      get_panel (&pick, &pressed);
      toggle_unit (self, &pressed);
    }
  else if (pick.kind == RELU_PICK_PLOT || pick.kind == RELU_PICK_PIECE)
    {
      relu_viewport_set_selection (self->viewport, NULL);
      self->drag_px = px;
      if (pick.kind == RELU_PICK_PIECE)
        relu_figure_handles_take_piece (self, x_at (self, px));
      else
        self->drag_kind = is_zoomed (self) ? RELU_DRAG_PAN : RELU_DRAG_PLACE;
    }
}

static void
pan (ReluFigureView *self, double dx)
{
  double move;
  ReluRect area;

  relu_painter_get_plot_area (self->painter, &area);
  if (area.width <= 0)
    return;

  set_cursor (self, "grabbing");
  point_at_x (self, NAN);
  move = -dx * (self->drag_to - self->drag_from) / area.width;
  relu_figure_view_set_visible (self, self->drag_from + move, self->drag_to + move);
}

/* It has moved by @dx and @dy since it went down. */
void
relu_figure_input_move (ReluFigureView *self, double dx, double dy)
{
  self->drag_far = MAX (self->drag_far, hypot (dx, dy));
  switch (self->drag_kind)
    {
    case RELU_DRAG_RING:
    case RELU_DRAG_PIECE:
      if (relu_figure_handles_move (self, dx, dy, x_at (self, self->drag_px + dx)))
        break;
      relu_figure_input_release (self, FALSE);
      if (!is_zoomed (self))
        break;
      self->drag_kind = RELU_DRAG_PAN;
      pan (self, dx);
      break;

    case RELU_DRAG_POINT:
      relu_figure_data_move_by (self, dx, dy);
      break;

    case RELU_DRAG_PAN:
      if (self->drag_far > RELU_FIGURE_CLICK)
        pan (self, dx);
      break;

    case RELU_DRAG_LINE:
      relu_viewport_set_line_x (self->viewport, x_at (self, self->drag_px + dx));
      break;

    case RELU_DRAG_GUESS:
      relu_viewport_set_guess_x (self->viewport, x_at (self, self->drag_px + dx));
      break;

    case RELU_DRAG_PLACE:
    case RELU_DRAG_KEYS:
    case RELU_DRAG_POINT_KEYS:
    case RELU_DRAG_NOTHING:
    default:
      break;
    }
}

/* It goes up. Without a movement it was a click, which puts the reading line there; on a ring or a data
 * point, exactly at it. While points are edited it adds one instead. */
void
relu_figure_input_finish (ReluFigureView *self)
{
  ReluDragKind kind = self->drag_kind;
  gboolean is_click = self->drag_far <= RELU_FIGURE_CLICK;
  double x = kind == RELU_DRAG_RING ? self->current_x : NAN, y;

  if (relu_figure_data_is_edited (self))
    {
      relu_figure_input_release (self, FALSE);
      if (is_click && (kind == RELU_DRAG_PAN || kind == RELU_DRAG_PLACE))
        relu_figure_data_add_at (self, self->drag_px, self->drag_py);
      return;
    }

  if (kind == RELU_DRAG_POINT)
    relu_figure_data_get_point (self, self->point_hovered, &x, &y);
  if (kind == RELU_DRAG_PIECE || kind == RELU_DRAG_PAN || kind == RELU_DRAG_PLACE)
    x = x_at (self, self->drag_px);
  relu_figure_input_release (self, FALSE);
  if (is_click && self->n_press < 2 && isfinite (x) && self->viewport != NULL)
    relu_viewport_set_line_x (self->viewport, x);
}

/* The drag ends where it is, or is called off. */
void
relu_figure_input_release (ReluFigureView *self, gboolean cancelled)
{
  ReluDragKind kind = self->drag_kind;

  if (kind == RELU_DRAG_NOTHING)
    return;

  self->drag_kind = RELU_DRAG_NOTHING;
  relu_figure_handles_release (self, cancelled);
  relu_figure_data_release (self, cancelled);
  if (kind == RELU_DRAG_RING && self->viewport != NULL)
    relu_viewport_set_pointed (self->viewport, NULL);
  if (kind == RELU_DRAG_PAN && cancelled)
    relu_figure_view_set_visible (self, self->drag_from, self->drag_to);
  if (kind == RELU_DRAG_LINE && cancelled)
    relu_viewport_set_line_x (self->viewport, self->drag_line_x);
  if (kind == RELU_DRAG_GUESS && cancelled)
    relu_viewport_set_guess_x (self->viewport, self->drag_line_x);
  set_cursor (self, NULL);
  relu_figure_view_settle (self);
}

/* Something has become another than it was. What is held is let go where that was not the hand's
 * doing: undo, other contents, an edit elsewhere. */
void
relu_figure_input_check (ReluFigureView *self)
{
  if (self->curve_drag == NULL || !relu_curve_drag_is_over (self->curve_drag))
    return;

  relu_figure_input_release (self, FALSE);
  relu_figure_plate_hide (self->plate);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

/* Ends what is going on, as when the document goes away. */
void
relu_figure_input_reset (ReluFigureView *self)
{
  relu_figure_input_release (self, FALSE);
  relu_figure_input_point_at_panel (self, NULL);
  self->current_x = NAN;
  self->point_hovered = self->point_current = self->plate_point = -1;
}
