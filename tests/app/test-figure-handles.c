/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-figure-handles.c: the curve by its rings and pieces, by pointer and keys. */

#include <math.h>
#include <string.h>

#include "figure-fixture.h"
#include "relu-forward.h"
#include "relu-moves.h"

static double
f_at (Fixture *f, double x)
{
  return relu_network_evaluate (relu_document_get_shown_network (f->document), x);
}

static double
f_before (Fixture *f, double x)
{
  return relu_network_evaluate (f->before, x);
}

static double
slope_at (Fixture *f, double x)
{
  return (f_at (f, x + 0.1) - f_at (f, x - 0.1)) / 0.2;
}

static void
press (Fixture *f, double x)
{
  ReluPainter *painter = relu_figure_view_get_painter (f->view);

  fixture_next_frame (GTK_WIDGET (f->view));
  relu_figure_input_press (f->view, relu_painter_x_from_data (painter, x),
                           relu_painter_y_from_data (painter, f_at (f, x)), RELU_FIGURE_REACH);
}

/* Presses on the curve at @x and moves, as a hand does. */
static void
drag (Fixture *f, double x, double dx, double dy)
{
  press (f, x);
  fixture_move (f, dx, dy);
}

static void
assert_as_before (Fixture *f)
{
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), f->before));
}

static void
lock (Fixture *f, gsize parameter)
{
  g_autoptr (ReluFile) contents
      = relu_file_with_marked (relu_document_get_contents (f->document), RELU_MARK_LOCKED, parameter, TRUE);

  relu_document_edit (f->document, contents);
}

static void
test_ring_goes_up (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  ReluRegions *regions;
  double y;

  drag (f, 0, 3, -80);
  g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_RING);
  g_assert_true (relu_document_in_gesture (f->document));
  y = f_at (f, 0);
  g_assert_cmpfloat (y, >, f_before (f, 0) + 0.5);
  /* It is under the pointer, and a number with few digits. */
  g_assert_cmpfloat_with_epsilon (y, f_before (f, 0) + 80 * f->view->handle_pixel,
                                  f->view->handle_pixel);
  g_assert_cmpfloat_with_epsilon (y * 100, round (y * 100), 1e-9);
  /* h0 is 3 there and the others are 0: three parts of four by its weight. */
  g_assert_cmpfloat_with_epsilon (fixture_parameter (f->document, V0) - 0.8, 3 * (y - 1.9) / 10,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (fixture_parameter (f->document, C) + 0.5, (y - 1.9) / 10, 1e-12);
  g_assert_cmpfloat (fixture_parameter (f->document, V1), ==, -2);
  g_assert_nonnull (strstr (relu_figure_plate_get_text (f->view->plate), "v₀ +"));
  g_assert_null (strstr (relu_figure_plate_get_text (f->view->plate), "v₁"));

  relu_figure_input_release (f->view, FALSE);
  regions = relu_analysis_get_regions (relu_document_get_analysis (f->document, NULL));
  g_assert_cmpuint (relu_regions_get_n_breakpoints (regions), ==, 3);
  g_assert_cmpfloat (relu_regions_get_xs (regions)[2], ==, 0);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);
  assert_as_before (f);

  fixture_free (f);
}

/* The first clear movement decides, and then it stays. */
static void
test_axis (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  press (f, 0);
  relu_figure_input_move (f->view, 4, -5);
  g_assert_false (relu_document_in_gesture (f->document));
  relu_figure_input_move (f->view, 4, -9);
  relu_figure_input_move (f->view, 100, -30);
  g_assert_cmpfloat (fixture_parameter (f->document, B1), ==, 0);
  g_assert_cmpfloat (f_at (f, 0), >, 1.9);
  relu_figure_input_move (f->view, 100, 0);
  assert_as_before (f);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_document_get_can_undo (f->document));

  press (f, 0);
  relu_figure_input_move (f->view, 9, -4);
  relu_figure_input_move (f->view, 30, -100);
  g_assert_cmpfloat (fixture_parameter (f->document, B1), <, 0);
  g_assert_cmpfloat (fixture_parameter (f->document, V0), ==, 0.8);
  relu_figure_input_release (f->view, TRUE);
  assert_as_before (f);

  fixture_free (f);
}

static void
test_piece_goes_up (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double rise;

  drag (f, 1, -3, -60);
  rise = f_at (f, 1) - f_before (f, 1);
  g_assert_cmpfloat (rise, >, 0.3);
  g_assert_cmpfloat_with_epsilon (f_at (f, 0) - f_before (f, 0), rise, 1e-12);
  g_assert_cmpfloat_with_epsilon (f_at (f, 2) - f_before (f, 2), rise, 1e-12);
  g_assert_cmpfloat_with_epsilon (slope_at (f, 1), -1.2, 1e-12);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);
  assert_as_before (f);

  fixture_free (f);
}

/* Held in its outer third, an outer piece turns about its breakpoint; else it goes up. */
static void
test_outer_piece_turns (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  drag (f, 3.8, 0, 50);
  g_assert_cmpfloat_with_epsilon (f_at (f, 2), -0.5, 1e-12);
  g_assert_cmpfloat (f_at (f, 3.8), <, f_before (f, 3.8) - 0.3);
  relu_figure_input_release (f->view, TRUE);
  assert_as_before (f);

  drag (f, 2.5, 0, 50);
  g_assert_cmpfloat (f_at (f, 2), <, -0.8);
  g_assert_cmpfloat_with_epsilon (slope_at (f, 3), 1.4, 1e-12);
  relu_figure_input_release (f->view, TRUE);

  drag (f, -3.9, 0, 50);
  g_assert_cmpfloat_with_epsilon (f_at (f, -3), -0.5, 1e-12);
  relu_figure_input_release (f->view, TRUE);
  assert_as_before (f);

  fixture_free (f);
}

static void
test_escape (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  drag (f, 1, 0, -60);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Escape, 0));
  assert_as_before (f);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_null (relu_figure_plate_get_text (f->view->plate));
  relu_figure_input_move (f->view, 0, 100);
  assert_as_before (f);

  fixture_free (f);
}

/* A click on the curve is a click on the plot; a piece can't be pulled sideways, but pans. */
static void
test_piece_clicked_and_pulled (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to;

  press (f, 1);
  relu_figure_input_move (f->view, 2, 3);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_document_get_can_undo (f->document));

  drag (f, 1, 60, 10);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_true (relu_viewport_is_fitted (f->viewport));

  relu_viewport_set_x_range (f->viewport, 0, 2);
  fixture_next_frame (GTK_WIDGET (f->view));
  drag (f, 1, 60, 10);
  g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_PAN);
  relu_figure_input_release (f->view, FALSE);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, <, 0);
  assert_as_before (f);

  fixture_free (f);
}

static void
test_locked (void)
{
  Fixture *f = fixture_new (fixture_bending ());

  lock (f, C);
  lock (f, B1);
  drag (f, 0, 0, -60);
  g_assert_cmpfloat (f_at (f, 0), >, 2);
  g_assert_cmpfloat (fixture_parameter (f->document, C), ==, -0.5);
  relu_figure_input_release (f->view, TRUE);

  drag (f, 0, 60, 0);
  assert_as_before (f);
  g_assert_cmpstr (relu_figure_plate_get_text (f->view->plate), ==, "Nothing moves: b₁ is locked.");
  relu_figure_input_release (f->view, FALSE);

  lock (f, V0);
  drag (f, 0, 0, -60);
  assert_as_before (f);
  g_assert_nonnull (strstr (relu_figure_plate_get_text (f->view->plate), "Nothing moves"));
  relu_figure_input_release (f->view, FALSE);
  /* Three locks, and nothing else. */
  g_assert_cmpint (fixture_n_undo (f->document), ==, 3);

  fixture_free (f);
}

/* What is seen moves; the weight that is muted keeps its value. */
static void
test_muted (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double y;

  relu_document_set_muted (f->document, 0, 0, TRUE);
  fixture_next_frame (GTK_WIDGET (f->view));
  y = f_at (f, 2);
  g_assert_cmpfloat (y, ==, -4.5);
  drag (f, 2, 0, -60);
  g_assert_cmpfloat (f_at (f, 2), >, y + 0.3);
  g_assert_cmpfloat (fixture_parameter (f->document, V0), ==, 0.8);
  g_assert_cmpfloat (fixture_parameter (f->document, V1), >, -2);
  relu_figure_input_release (f->view, FALSE);
  relu_document_undo (f->document);
  assert_as_before (f);

  fixture_free (f);
}

/* Undo in the middle of a drag takes it away, and so do other contents. */
static void
test_taken_away (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  g_autoptr (ReluFile) other = NULL;
  ReluDocument *linear = fixture_linear ();

  for (int axis = 0; axis < 2; axis++)
    {
      drag (f, 0, axis == 0 ? 60 : 0, axis == 0 ? 0 : -60);
      relu_document_undo (f->document);
      assert_as_before (f);
      g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_NOTHING);
      relu_figure_input_move (f->view, 50, -90);
      relu_figure_input_release (f->view, FALSE);
      assert_as_before (f);
      g_assert_false (relu_document_get_can_undo (f->document));
    }

  drag (f, 0, 60, 0);
  other = relu_file_ref (relu_document_get_contents (linear));
  relu_document_set_contents (f->document, other, NULL);
  relu_figure_input_move (f->view, 90, 0);
  relu_figure_input_release (f->view, FALSE);
  g_assert_true (relu_document_get_contents (f->document) == other);
  g_assert_false (relu_document_get_can_undo (f->document));

  /* The same between the press and the first movement. */
  press (f, 1);
  relu_document_set_contents (f->document, other, NULL);
  relu_figure_input_move (f->view, 0, -90);
  relu_figure_input_release (f->view, FALSE);
  g_assert_true (relu_document_get_contents (f->document) == other);

  g_assert_finalize_object (linear);
  fixture_free (f);
}

/* The picture holds still while the held point stays in it; beyond, it makes room once. */
static void
test_range (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double from, to, now_from, now_to, y;

  relu_steady_range_get (f->view->y_range, &from, &to);
  drag (f, 0, 0, -60);
  relu_steady_range_get (f->view->y_range, &now_from, &now_to);
  g_assert_cmpfloat (now_from, ==, from);
  g_assert_cmpfloat (now_to, ==, to);

  relu_figure_input_move (f->view, 0, -600);
  fixture_next_frame (GTK_WIDGET (f->view));
  y = f_at (f, 0);
  relu_steady_range_get (f->view->y_range, &now_from, &now_to);
  g_assert_cmpfloat (now_to, >, y);
  g_assert_cmpfloat (now_to, <, y + (to - from) * 0.1);
  to = now_to;
  for (int i = 0; i < 5; i++)
    {
      relu_figure_input_move (f->view, i, -600);
      fixture_next_frame (GTK_WIDGET (f->view));
      relu_steady_range_get (f->view->y_range, &now_from, &now_to);
      g_assert_cmpfloat (f_at (f, 0), ==, y);
      g_assert_cmpfloat (now_to, ==, to);
    }
  /* The way back leads to where it began. */
  relu_figure_input_move (f->view, 0, 0);
  assert_as_before (f);
  relu_figure_input_release (f->view, FALSE);

  fixture_free (f);
}

static void
test_keys (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double y;

  /* The current breakpoint. */
  relu_figure_input_key (f->view, GDK_KEY_n, 0);
  relu_figure_input_key (f->view, GDK_KEY_n, 0);
  for (int i = 0; i < 3; i++)
    g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK));
  y = f_at (f, 0);
  g_assert_cmpfloat (y, >, 2);
  g_assert_true (
      relu_figure_input_key (f->view, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpfloat (f_at (f, 0), <, y);
  g_assert_cmpfloat (f_at (f, 0), >, 2);
  g_assert_nonnull (relu_figure_plate_get_text (f->view->plate));
  /* Sideways is another step. */
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpfloat (fixture_parameter (f->document, B1), <, 0);
  relu_document_undo (f->document);
  g_assert_cmpfloat (fixture_parameter (f->document, B1), ==, 0);
  g_assert_cmpfloat (f_at (f, 0), >, 2);
  relu_document_undo (f->document);
  assert_as_before (f);
  g_assert_false (relu_document_get_can_undo (f->document));

  /* The piece at the reading line. */
  relu_figure_view_set_current (f->view, NAN);
  relu_viewport_set_line_x (f->viewport, 1);
  relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_cmpfloat_with_epsilon (slope_at (f, 1), -1.2, 1e-12);
  g_assert_cmpfloat (f_at (f, 1), >, f_before (f, 1));
  fixture_wait (1200);
  g_assert_false (relu_document_in_gesture (f->document));
  relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK);
  relu_figure_input_key (f->view, GDK_KEY_Escape, 0);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);
  assert_as_before (f);

  /* Nothing to move. */
  relu_viewport_set_line_x (f->viewport, NAN);
  g_assert_true (relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_false (relu_document_get_can_undo (f->document));
  /* Without Ctrl they are the window's. */
  g_assert_false (relu_figure_input_key (f->view, GDK_KEY_Up, 0));

  fixture_free (f);
}

/* An edit elsewhere between two keys stays. */
static void
test_edit_between_keys (void)
{
  Fixture *f = fixture_new (fixture_bending ());
  double y;

  relu_viewport_set_line_x (f->viewport, 1);
  relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK);
  relu_document_set_parameter (f->document, W2, 3);
  g_assert_false (relu_document_in_gesture (f->document));
  fixture_next_frame (GTK_WIDGET (f->view));
  y = f_at (f, 1);
  relu_figure_input_key (f->view, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_cmpfloat (fixture_parameter (f->document, W2), ==, 3);
  g_assert_cmpfloat (f_at (f, 1), >, y);

  fixture_free (f);
}

static void
test_smooth (void)
{
  const double parameters[] = { 1, 2, 0, 1, 1, -1, 0 };
  Fixture *f = fixture_new (fixture_document (-4, 4, 2, (const guint[]){ 2, 1 },
                                              RELU_ACTIVATION_TANH, parameters));

  drag (f, -1, 0, -60);
  g_assert_cmpfloat (f_at (f, -1), >, f_before (f, -1) + 0.05);
  relu_figure_input_release (f->view, FALSE);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);

  fixture_free (f);
}

/* An output with a ReLU stops at 0. */
static void
test_output_stops (void)
{
  const double parameters[] = { 1, 0, 1, 1 };
  ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } }, { 1, 1, { RELU_ACTIVATION_RELU, 0 } } };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("", network, -4, 4);
  Fixture *f = fixture_new (relu_document_new (contents));

  drag (f, 0, 0, 300);
  g_assert_cmpfloat (f_at (f, 0), ==, 0);
  relu_figure_input_release (f->view, FALSE);

  fixture_free (f);
}

static void
test_moves (void)
{
  const double before[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  const double after[] = { 1, 1, 1.5, 3.25, 0, -2, 1, -2.125, 2.6, -0.25 };
  ReluDocument *document = fixture_bending ();
  ReluNetwork *network = relu_document_get_network (document);
  g_autoptr (ReluNetwork) a = relu_network_with_parameters (network, before);
  g_autoptr (ReluNetwork) b = relu_network_with_parameters (network, after);
  g_autofree char *none = relu_moves_dup_text (a, a, RELU_SYMBOL_PLAIN, ", ");
  g_autofree char *some = relu_moves_dup_text (a, b, RELU_SYMBOL_PLAIN, ", ");

  g_assert_null (none);
  g_assert_cmpstr (some, ==, "w2 +0.5, b0 +0.25, c +0.25, and 2 others");

  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/figure-handles/ring", test_ring_goes_up);
  g_test_add_func ("/figure-handles/axis", test_axis);
  g_test_add_func ("/figure-handles/piece", test_piece_goes_up);
  g_test_add_func ("/figure-handles/outer-piece", test_outer_piece_turns);
  g_test_add_func ("/figure-handles/escape", test_escape);
  g_test_add_func ("/figure-handles/click", test_piece_clicked_and_pulled);
  g_test_add_func ("/figure-handles/locked", test_locked);
  g_test_add_func ("/figure-handles/muted", test_muted);
  g_test_add_func ("/figure-handles/taken-away", test_taken_away);
  g_test_add_func ("/figure-handles/range", test_range);
  g_test_add_func ("/figure-handles/keys", test_keys);
  g_test_add_func ("/figure-handles/edit-between-keys", test_edit_between_keys);
  g_test_add_func ("/figure-handles/smooth", test_smooth);
  g_test_add_func ("/figure-handles/output-stops", test_output_stops);
  g_test_add_func ("/figure-handles/moves", test_moves);
  return g_test_run ();
}
