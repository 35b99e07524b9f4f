/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "figure-fixture.h"
#include "relu-forward.h"
#include "relu-ring.h"

/* Presses on the ring at @x, moves to @to in steps as a hand does. */
static void
drag_ring (Fixture *f, double x, double to)
{
  ReluPainter *painter = relu_figure_view_get_painter (f->view);
  double y = relu_network_evaluate (relu_document_get_network (f->document), x);
  double px = relu_painter_x_from_data (painter, x);
  double dx = relu_painter_x_from_data (painter, to) - px;

  relu_figure_input_press (f->view, px + 2, relu_painter_y_from_data (painter, y) - 2,
                           RELU_FIGURE_REACH);
  fixture_move (f, dx, 0);
}

/* The highlighted unit of the first layer; -1: none. */
static int
highlighted (Fixture *f)
{
  ReluSelection highlight;

  relu_viewport_get_highlight (f->viewport, &highlight);

  return highlight.kind == RELU_SELECTION_NONE ? -1 : (int) highlight.unit;
}

static void
test_drag_a_ring (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  drag_ring (f, 0, 1);
  g_assert_true (relu_document_in_gesture (f->document));
  g_assert_cmpint (highlighted (f), ==, 1);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpfloat (fixture_parameter (f->document, B1), ==, -1);
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, 3);
  g_assert_cmpint (highlighted (f), ==, -1);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);

  fixture_free (f);
}

static void
test_cancel_a_ring (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  drag_ring (f, -3, 2.5);
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, -2.5);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, 3);
  g_assert_false (relu_document_get_can_undo (f->document));
  relu_figure_input_move (f->view, 100, 0);
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, 3);

  fixture_free (f);
}

static void
test_a_ring_can_leave_the_domain (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  /* Out at the right end the unit is off everywhere; the drag goes on and brings it back. */
  drag_ring (f, 2, 9);
  g_assert_cmpfloat (fixture_parameter (f->document, B2), ==, -4);
  relu_figure_input_move (f->view, 0, 0);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpfloat (fixture_parameter (f->document, B2), ==, -2);

  fixture_free (f);
}

/* Where the panel of a unit is, found as a pointer finds it. */
static gboolean
find_panel (Fixture *f, guint layer, guint unit, double *px, double *py)
{
  ReluPainter *painter = relu_figure_view_get_painter (f->view);

  for (*py = 0; *py < gtk_widget_get_height (GTK_WIDGET (f->view)); *py += 5)
    for (*px = 0; *px < gtk_widget_get_width (GTK_WIDGET (f->view)); *px += 5)
      {
        ReluPick pick;

        relu_painter_pick (painter, *px, *py, RELU_FIGURE_REACH, &pick);
        if (pick.kind == RELU_PICK_PANEL && pick.layer == layer && pick.index == unit)
          return TRUE;
      }

  return FALSE;
}

/* A panel points at its unit and its x, and selects it until it is pressed again. */
static void
test_panels (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluSelection selection;
  double px, py, x;

  g_assert_false (find_panel (f, 0, 1, &px, &py));
  relu_viewport_set_shows (f->viewport, RELU_PART_BUILD_UP, TRUE);
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_true (find_panel (f, 0, 1, &px, &py));

  relu_figure_input_point (f->view, px + 6, py);
  g_assert_cmpint (highlighted (f), ==, 1);
  x = relu_viewport_get_reading_x (f->viewport);
  g_assert_cmpfloat (x, >=, -4);
  g_assert_cmpfloat (x, <, -2);
  relu_viewport_get_selection (f->viewport, &selection);
  g_assert_cmpint (selection.kind, ==, RELU_SELECTION_NONE);

  /* What another view points at afterwards is not taken back. */
  relu_figure_input_point (f->view, 2, 2);
  g_assert_cmpint (highlighted (f), ==, -1);
  g_assert_true (isnan (relu_viewport_get_reading_x (f->viewport)));
  relu_viewport_set_pointed (f->viewport, &(ReluSelection) { RELU_SELECTION_UNIT, 0, 2, 0 });
  relu_figure_input_point (f->view, 3, 2);
  g_assert_cmpint (highlighted (f), ==, 2);
  relu_viewport_set_pointed (f->viewport, NULL);

  relu_figure_input_press (f->view, px + 6, py, RELU_FIGURE_REACH);
  relu_figure_input_release (f->view, FALSE);
  g_assert_true (relu_viewport_is_selected_unit (f->viewport, 0, 1));
  relu_figure_input_press (f->view, px + 6, py, RELU_FIGURE_REACH);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_viewport_is_selected_unit (f->viewport, 0, 1));
  g_assert_false (relu_document_get_can_undo (f->document));

  fixture_free (f);
}

/* The panels are those of the last hidden layer, or of the one where a unit is selected. */
static void
test_panels_of_a_layer (void)
{
  const double parameters[] = { 1, -1, 0, 1, 4, 2, -3, 1, 0 };
  Fixture *f = fixture_new (fixture_document (-2, 2, 3, (const guint[]){ 2, 1, 1 },
                                              RELU_ACTIVATION_RELU, parameters));
  double px, py;

  relu_viewport_set_shows (f->viewport, RELU_PART_BUILD_UP, TRUE);
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_true (find_panel (f, 1, 0, &px, &py));
  g_assert_false (find_panel (f, 0, 0, &px, &py));

  /* Pointing alone doesn't exchange them. */
  relu_viewport_set_pointed (f->viewport, &(ReluSelection) { RELU_SELECTION_UNIT, 0, 1, 0 });
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_false (find_panel (f, 0, 0, &px, &py));
  relu_viewport_select_unit (f->viewport, 0, 1);
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_true (find_panel (f, 0, 0, &px, &py));
  g_assert_true (find_panel (f, 0, 1, &px, &py));
  g_assert_false (find_panel (f, 1, 0, &px, &py));

  fixture_free (f);
}

static void
test_deep_ring (void)
{
  const double parameters[] = { 1, -1, 0, 1, 4, 2, -3, 1, 0 };
  Fixture *f = fixture_new (fixture_document (-2, 2, 3, (const guint[]){ 2, 1, 1 },
                                              RELU_ACTIVATION_RELU, parameters));
  double bias;

  /* h_c switches at 0.5; to make it switch at 0.25: b = -(4 * 0.25 + 2 * 0.75). */
  g_assert_true (relu_ring_bias_for (relu_document_get_network (f->document), 1, 0, 0.25, &bias));
  g_assert_cmpfloat (bias, ==, -2.5);
  drag_ring (f, 0.5, 0.25);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpfloat_with_epsilon (fixture_parameter (f->document, 6), -2.5, 1e-12);

  fixture_free (f);
}

static void
test_coincident_rings_move_the_selected_unit (void)
{
  const double parameters[] = { 1, -2, 0, 0, 1, 1, 0 };
  Fixture *f = fixture_new (fixture_document (-4, 4, 2, (const guint[]){ 2, 1 },
                                              RELU_ACTIVATION_RELU, parameters));
  double bias;

  relu_viewport_select_unit (f->viewport, 0, 1);
  fixture_next_frame (GTK_WIDGET (f->view));
  drag_ring (f, 0, 1);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpfloat (fixture_parameter (f->document, 2), ==, 0);
  g_assert_cmpfloat (fixture_parameter (f->document, 3), ==, 2);

  /* A unit without a weight has no breakpoint to move. */
  relu_document_set_parameter (f->document, 0, 0);
  g_assert_false (
      relu_ring_bias_for (relu_document_get_network (f->document), 0, 0, 1, &bias));

  fixture_free (f);
}

static void
test_reading_follows_the_pointer (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluPainter *painter = relu_figure_view_get_painter (f->view);
  ReluRect area;

  relu_painter_get_plot_area (painter, &area);
  relu_figure_input_point (f->view, relu_painter_x_from_data (painter, 1.2),
                           area.y + area.height * 0.9);
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, 1.2);
  /* On a ring it is the breakpoint itself. */
  relu_figure_input_point (f->view, relu_painter_x_from_data (painter, 0) + 3,
                           relu_painter_y_from_data (painter, 1.9));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, 0);
  relu_figure_input_point (f->view, area.x - 30, area.y + 5);
  g_assert_true (isnan (relu_viewport_get_reading_x (f->viewport)));

  fixture_free (f);
}

/* A press at @x and in the middle of the plot's height, far from the curve there. */
static void
press_plot (Fixture *f, double x)
{
  ReluPainter *painter = relu_figure_view_get_painter (f->view);
  ReluRect plot;

  relu_painter_get_plot_area (painter, &plot);
  relu_figure_input_press (f->view, relu_painter_x_from_data (painter, x), plot.y + plot.height - 30,
                           RELU_FIGURE_REACH);
}

static void
click_plot (Fixture *f, double x)
{
  press_plot (f, x);
  relu_figure_input_finish (f->view);
  fixture_next_frame (GTK_WIDGET (f->view));
}

static void
assert_line (Fixture *f, double x)
{
  g_assert_cmpfloat_with_epsilon (relu_viewport_get_line_x (f->viewport), x, 0.02);
}

static void
test_click_puts_the_line (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluPainter *painter = relu_figure_view_get_painter (f->view);

  click_plot (f, 1);
  assert_line (f, 1);
  /* The pointer goes on; what is read is the line. */
  relu_figure_input_point (f->view, relu_painter_x_from_data (painter, -2), 300);
  assert_line (f, 1);
  g_assert_cmpfloat_with_epsilon (relu_viewport_get_reading_x (f->viewport), 1, 0.02);
  click_plot (f, -1.5);
  assert_line (f, -1.5);

  /* On a ring: exactly there, and nothing is edited. */
  relu_figure_input_press (f->view, relu_painter_x_from_data (painter, 2) + 3,
                           relu_painter_y_from_data (painter, -0.5), RELU_FIGURE_REACH);
  relu_figure_input_finish (f->view);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 2);
  g_assert_false (relu_document_get_can_undo (f->document));

  /* On a piece. */
  relu_figure_input_press (f->view, relu_painter_x_from_data (painter, -3.6),
                           relu_painter_y_from_data (painter, -0.5), RELU_FIGURE_REACH);
  relu_figure_input_finish (f->view);
  assert_line (f, -3.6);
  g_assert_false (relu_document_get_can_undo (f->document));

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  g_assert_true (isnan (relu_viewport_get_line_x (f->viewport)));
  g_assert_false (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));

  fixture_free (f);
}

static void
test_drag_the_line (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluPainter *painter = relu_figure_view_get_painter (f->view);
  double pixels;

  click_plot (f, 1);
  pixels = relu_painter_x_from_data (painter, 1) - relu_painter_x_from_data (painter, 0);

  press_plot (f, 1);
  relu_figure_input_move (f->view, -2 * pixels, 3);
  assert_line (f, -1);
  relu_figure_input_move (f->view, -2.5 * pixels, 0);
  relu_figure_input_finish (f->view);
  assert_line (f, -1.5);
  fixture_next_frame (GTK_WIDGET (f->view));

  /* Called off. */
  press_plot (f, -1.5);
  relu_figure_input_move (f->view, 3 * pixels, 0);
  assert_line (f, 1.5);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  assert_line (f, -1.5);
  /* It stays in sight. */
  press_plot (f, -1.5);
  relu_figure_input_move (f->view, -100 * pixels, 0);
  relu_figure_input_finish (f->view);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, -4);
  g_assert_false (relu_document_get_can_undo (f->document));

  fixture_free (f);
}

/* Dragging the plot pans, and puts nothing; a hand that trembles clicks. */
static void
test_panning_puts_no_line (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to;

  relu_viewport_set_x_range (f->viewport, -1, 1);
  fixture_next_frame (GTK_WIDGET (f->view));
  press_plot (f, 0.5);
  relu_figure_input_move (f->view, 100, 0);
  relu_figure_input_finish (f->view);
  g_assert_true (isnan (relu_viewport_get_line_x (f->viewport)));
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, <, -1);

  relu_viewport_set_x_range (f->viewport, -1, 1);
  fixture_next_frame (GTK_WIDGET (f->view));
  press_plot (f, 0.5);
  relu_figure_input_move (f->view, 2, 2);
  relu_figure_input_finish (f->view);
  assert_line (f, 0.5);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, ==, -1);

  fixture_free (f);
}

static void
test_keys_put_the_line (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  /* The display's own pointer may be over the window. */
  relu_viewport_set_pointed_x (f->viewport, NAN);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Return, 0));
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 0);
  relu_figure_input_key (f->view, GDK_KEY_Escape, 0);

  relu_viewport_set_pointed_x (f->viewport, 1.25);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Return, 0));
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 1.25);
  relu_figure_input_key (f->view, GDK_KEY_Right, 0);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 1.3);
  /* The pointer's own readings do not move it. */
  relu_viewport_set_pointed_x (f->viewport, NAN);
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, 1.3);

  fixture_free (f);
}

/* An example that comes in moves the domain below a pointer at rest. */
static void
test_another_domain_is_not_pointed_at (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  relu_viewport_set_pointed_x (f->viewport, 3);
  relu_document_set_domain (f->document, -1, 2);
  g_assert_true (isnan (relu_viewport_get_reading_x (f->viewport)));

  fixture_free (f);
}

static void
test_zoom_and_pan_stay_in_the_domain (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to;

  relu_figure_view_zoom_at (f->view, 4, 1);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (to - from, ==, 2);
  /* What was at the pointer stays there: 1 is at five eighths. */
  g_assert_cmpfloat_with_epsilon (from + (to - from) * 5 / 8, 1, 1e-12);

  relu_figure_view_pan (f->view, 10);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, ==, 2);
  g_assert_cmpfloat (to, ==, 4);

  relu_figure_view_zoom (f->view, 0.01);
  g_assert_true (relu_viewport_is_fitted (f->viewport));

  /* No closer than numbers can tell apart. */
  for (int i = 0; i < 200; i++)
    relu_figure_view_zoom (f->view, 3);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, <, to);
  fixture_next_frame (GTK_WIDGET (f->view));

  /* Another domain, without what was visible. */
  relu_document_set_domain (f->document, 10, 20);
  g_assert_true (relu_viewport_is_fitted (f->viewport));

  fixture_free (f);
}

static void
test_drag_pans_when_zoomed (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluPainter *painter = relu_figure_view_get_painter (f->view);
  double from, to;
  ReluRect area;

  relu_viewport_set_x_range (f->viewport, -1, 1);
  fixture_next_frame (GTK_WIDGET (f->view));
  relu_painter_get_plot_area (painter, &area);
  relu_figure_input_press (f->view, area.x + area.width * 0.3, area.y + area.height * 0.9, 5);
  relu_figure_input_move (f->view, area.width / 4, 0);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, -1.5, 1e-9);
  relu_figure_input_release (f->view, TRUE);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, -1, 1e-9);
  g_assert_false (relu_document_get_can_undo (f->document));

  fixture_free (f);
}

/* Whether the next frame's vertical range is from @from to @to. */
static gboolean
shows (Fixture *f, double from, double to)
{
  double shown_from, shown_to;

  fixture_next_frame (GTK_WIDGET (f->view));
  relu_steady_range_get (f->view->y_range, &shown_from, &shown_to);
  g_test_message ("from %g to %g", shown_from, shown_to);

  return shown_from == from && shown_to == to;
}

static void
test_range_is_steady_in_a_drag (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to, grown;
  guint gesture;

  relu_steady_range_get (f->view->y_range, &from, &to);
  g_assert_cmpfloat (from, <, to);
  gesture = relu_document_begin_gesture (f->document);
  for (gsize i = V0; i <= V2; i++)
    relu_document_set_parameter (f->document, i, 0.1);
  g_assert_true (shows (f, from, to));

  relu_document_set_parameter (f->document, C, 50);
  g_assert_false (shows (f, from, to));
  relu_steady_range_get (f->view->y_range, &from, &grown);
  g_assert_cmpfloat (grown, >=, 50);
  relu_document_set_parameter (f->document, C, 0);
  g_assert_true (shows (f, from, grown));

  relu_document_end_gesture (f->document, gesture);
  g_assert_false (shows (f, from, grown));
  relu_steady_range_get (f->view->y_range, &from, &to);
  g_assert_cmpfloat (to, <, 10);

  fixture_free (f);
}

static void
test_range_settles_gently (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to, now_from, now_to;

  relu_document_set_parameter (f->document, C, 50);
  fixture_next_frame (GTK_WIDGET (f->view));
  relu_steady_range_get (f->view->y_range, &from, &to);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  relu_document_set_parameter (f->document, C, 0);
  fixture_next_frame (GTK_WIDGET (f->view));
  relu_steady_range_get (f->view->y_range, &now_from, &now_to);
  g_assert_cmpfloat (now_from, <=, 0);
  g_assert_cmpfloat (now_to, >, 10);
  fixture_wait (600);
  relu_steady_range_get (f->view->y_range, &now_from, &now_to);
  g_assert_cmpfloat (now_to, <, 10);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  fixture_free (f);
}

static void
test_keys (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to;

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_n, 0));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -3);
  g_assert_cmpint (highlighted (f), ==, 0);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_n, 0));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, 0);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_p, 0));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -3);

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, 2.95);
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -2.95);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, 3);
  /* Keys that follow each other are one step. */
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Home, 0));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -4);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Right, 0));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -3.95);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_End, 0));
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, 3.995);

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_plus, 0));
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat_with_epsilon (to - from, 8 / 1.25, 1e-9);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_0, 0));
  g_assert_true (relu_viewport_is_fitted (f->viewport));

  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  g_assert_true (isnan (relu_viewport_get_reading_x (f->viewport)));
  g_assert_false (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  /* The window's own. */
  g_assert_false (relu_figure_input_key (f->view, GDK_KEY_n, GDK_CONTROL_MASK));

  fixture_free (f);
}

static void
test_words (void)
{
  Fixture *f = fixture_new (fixture_linear ());

  gtk_test_accessible_assert_role (f->view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (
      f->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
      relu_analysis_get_headline (relu_document_get_analysis (f->document, NULL)));

  relu_document_set_parameter (f->document, B0, 0);
  fixture_wait (400);
  g_assert_cmpint (relu_analysis_get_verdict (relu_document_get_analysis (f->document, NULL)), ==,
                   RELU_VERDICT_PIECEWISE_LINEAR);
  gtk_test_accessible_assert_property (
      f->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
      relu_analysis_get_headline (relu_document_get_analysis (f->document, NULL)));

  fixture_free (f);
}

static void
test_no_figure_where_numbers_overflow (void)
{
  const double parameters[] = { 1e300, 0, 1, 0 };
  Fixture *f = fixture_new (
      fixture_document (-4, 4, 2, (const guint[]){ 1, 1 }, RELU_ACTIVATION_RELU, parameters));

  relu_document_set_parameter (f->document, 2, 1e300);
  g_assert_null (relu_document_get_analysis (f->document, NULL));
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_true (gtk_widget_get_mapped (f->view->message));
  /* Pointer and keys find nothing, and nothing breaks. */
  relu_figure_input_point (f->view, 300, 300);
  relu_figure_input_press (f->view, 300, 300, 10);
  relu_figure_input_move (f->view, 10, 0);
  relu_figure_input_release (f->view, FALSE);
  relu_figure_input_key (f->view, GDK_KEY_n, 0);
  relu_figure_input_key (f->view, GDK_KEY_Right, GDK_CONTROL_MASK);

  relu_document_undo (f->document);
  fixture_next_frame (GTK_WIDGET (f->view));
  g_assert_false (gtk_widget_get_visible (f->view->message));

  fixture_free (f);
}

static void
test_smooth_networks_have_no_rings (void)
{
  const double parameters[] = { 1, 2, 0, 1, 1, -1, 0 };
  Fixture *f = fixture_new (fixture_document (-4, 4, 2, (const guint[]){ 2, 1 },
                                              RELU_ACTIVATION_TANH, parameters));

  relu_figure_input_key (f->view, GDK_KEY_n, 0);
  relu_figure_input_press (f->view, 400, 300, 10);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_document_get_can_undo (f->document));

  fixture_free (f);
}

static double
shown_top (Fixture *f)
{
  double from, to;

  fixture_next_frame (GTK_WIDGET (f->view));
  relu_viewport_get_shown_y (f->viewport, &from, &to);

  return to;
}

/* Pins are ghosts: they are seen as a whole, but for those that are hidden. One that has a figure of its
 * own beside this one is not drawn here, but the two show the same range. */
static void
test_ghosts (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluDocument *linear = fixture_linear ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (GPtrArray) ghosts = NULL;
  g_autoptr (ReluScene) scene = NULL;
  g_autofree char *description = NULL;
  g_autoptr (ReluFile) hidden = NULL;

  g_assert_cmpfloat (shown_top (f), <, 10);
  g_assert_true (
      relu_document_pin_network (f->document, "Linear case", relu_document_get_network (linear)));
  g_assert_cmpfloat (shown_top (f), >=, 28);
  fixture_wait (400);
  options.ghosts = ghosts = relu_document_dup_ghosts (f->document, -1, -1);
  scene = relu_scene_new (relu_document_get_analysis (f->document, NULL), &options);
  description = relu_scene_dup_description (scene);
  g_assert_nonnull (strstr (description, "Linear case: Linear on"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  hidden = relu_file_with_pin_changed (relu_document_get_contents (f->document), 0, "Linear case",
                                       FALSE);
  relu_document_edit (f->document, hidden);
  g_assert_cmpfloat (shown_top (f), <, 10);
  relu_viewport_set_beside (f->viewport, 0);
  g_assert_cmpfloat (shown_top (f), >=, 28);

  g_object_unref (linear);
  fixture_free (f);
}

/* While another network is previewed the range of y only grows, and that of x is the other's. */
static void
test_preview (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluDocument *linear = fixture_linear ();
  double before = shown_top (f);

  relu_document_set_preview (f->document, relu_document_get_network (linear), -8, 8);
  g_assert_cmpfloat (shown_top (f), >=, 36);
  g_assert_cmpfloat_with_epsilon (
      relu_painter_x_to_data (relu_figure_view_get_painter (f->view),
                              relu_painter_x_from_data (relu_figure_view_get_painter (f->view), -8)),
      -8, 1e-9);
  relu_document_set_preview (f->document, relu_document_get_network (f->document), -4, 4);
  g_assert_cmpfloat (shown_top (f), >=, 36);
  relu_document_set_preview (f->document, NULL, 0, 0);
  g_assert_cmpfloat (shown_top (f), ==, before);

  g_object_unref (linear);
  fixture_free (f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/figure-view/ring", test_drag_a_ring);
  g_test_add_func ("/figure-view/panels", test_panels);
  g_test_add_func ("/figure-view/panels-of-a-layer", test_panels_of_a_layer);
  g_test_add_func ("/figure-view/ring-cancelled", test_cancel_a_ring);
  g_test_add_func ("/figure-view/ring-leaves", test_a_ring_can_leave_the_domain);
  g_test_add_func ("/figure-view/ring-deep", test_deep_ring);
  g_test_add_func ("/figure-view/ring-coincident", test_coincident_rings_move_the_selected_unit);
  g_test_add_func ("/figure-view/reading", test_reading_follows_the_pointer);
  g_test_add_func ("/figure-view/line-click", test_click_puts_the_line);
  g_test_add_func ("/figure-view/line-drag", test_drag_the_line);
  g_test_add_func ("/figure-view/line-pan", test_panning_puts_no_line);
  g_test_add_func ("/figure-view/line-keys", test_keys_put_the_line);
  g_test_add_func ("/figure-view/pointer/another-domain", test_another_domain_is_not_pointed_at);
  g_test_add_func ("/figure-view/zoom", test_zoom_and_pan_stay_in_the_domain);
  g_test_add_func ("/figure-view/pan", test_drag_pans_when_zoomed);
  g_test_add_func ("/figure-view/steady-range", test_range_is_steady_in_a_drag);
  g_test_add_func ("/figure-view/settles-gently", test_range_settles_gently);
  g_test_add_func ("/figure-view/keys", test_keys);
  g_test_add_func ("/figure-view/words", test_words);
  g_test_add_func ("/figure-view/overflow", test_no_figure_where_numbers_overflow);
  g_test_add_func ("/figure-view/smooth", test_smooth_networks_have_no_rings);
  g_test_add_func ("/figure-view/ghosts", test_ghosts);
  g_test_add_func ("/figure-view/preview", test_preview);
  return g_test_run ();
}
