/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-figure-data.c: data points on the figure, by pointer and keys. */

#include <math.h>
#include <string.h>

#include "figure-fixture.h"
#include "relu-forward.h"

/* Points at -2.5, -1 and 1, away from the curve and its rings; in another order. */
static const double xs[] = { 1, -2.5, -1 }, ys[] = { 3, 1.5, -2 };

static Fixture *
open_figure (gboolean has_data)
{
  ReluDocument *document = fixture_bending ();
  Fixture *f;

  if (has_data)
    {
      g_autoptr (ReluData) data = relu_data_new (G_N_ELEMENTS (xs), xs, ys);
      g_autoptr (ReluFile) contents
          = relu_file_with_data (relu_document_get_contents (document), data);

      relu_document_set_contents (document, contents, NULL);
    }
  f = fixture_new (document);
  fixture_next_frame (GTK_WIDGET (f->view));

  return f;
}

static ReluData *
get_data (Fixture *f)
{
  return relu_file_get_data (relu_document_get_contents (f->document));
}

static gsize
n_points (Fixture *f)
{
  return get_data (f) == NULL ? 0 : relu_data_get_n (get_data (f));
}

static double
x_of (Fixture *f, gsize index)
{
  return relu_data_get_x (get_data (f))[index];
}

static double
y_of (Fixture *f, gsize index)
{
  return relu_data_get_y (get_data (f))[index];
}

static void
get_place (Fixture *f, double x, double y, double *px, double *py)
{
  ReluPainter *painter = relu_figure_view_get_painter (f->view);

  fixture_next_frame (GTK_WIDGET (f->view));
  *px = relu_painter_x_from_data (painter, x);
  *py = relu_painter_y_from_data (painter, y);
}

static void
press (Fixture *f, double x, double y)
{
  double px, py;

  get_place (f, x, y, &px, &py);
  relu_figure_input_press (f->view, px, py, RELU_FIGURE_REACH);
}

static void
click (Fixture *f, double x, double y)
{
  press (f, x, y);
  relu_figure_input_finish (f->view);
}

static void
point (Fixture *f, double x, double y)
{
  double px, py;

  get_place (f, x, y, &px, &py);
  relu_figure_input_point (f->view, px, py);
}

static const char *
plate (Fixture *f)
{
  return relu_figure_plate_get_text (f->view->plate);
}

static gboolean
key (Fixture *f, guint keyval, GdkModifierType state)
{
  gboolean used = relu_figure_input_key (f->view, keyval, state);

  fixture_next_frame (GTK_WIDGET (f->view));

  return used;
}

static void
assert_few_digits (double value)
{
  g_assert_cmpfloat_with_epsilon (value * 100, round (value * 100), 1e-9);
}

/* The pointer names a point; the reading is at it. */
static void
test_named (void)
{
  Fixture *f = open_figure (TRUE);

  point (f, -2.5, 1.5);
  g_assert_cmpint (f->view->point_hovered, ==, 1);
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, -2.5);
  g_assert_nonnull (strstr (plate (f), "x = −2.5, y = 1.5"));
  /* f is -0.1 there. */
  g_assert_nonnull (strstr (plate (f), "f(x) − y = −1.6"));
  point (f, -2, 1);
  g_assert_cmpint (f->view->point_hovered, ==, -1);
  g_assert_null (plate (f));

  /* With a line elsewhere f is said too. */
  relu_viewport_set_line_x (f->viewport, 3);
  point (f, -2.5, 1.5);
  g_assert_nonnull (strstr (plate (f), "f(x) = −0.1"));

  fixture_free (f);
}

static void
test_dragged (void)
{
  Fixture *f = open_figure (TRUE);
  double x, y;

  press (f, 1, 3);
  g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_POINT);
  relu_figure_input_move (f->view, 2, 1);
  g_assert_false (relu_document_in_gesture (f->document));
  fixture_move (f, 60, 50);
  g_assert_true (relu_document_in_gesture (f->document));
  x = x_of (f, 0);
  y = y_of (f, 0);
  g_assert_cmpfloat (x, >, 1.3);
  g_assert_cmpfloat (y, <, 2.7);
  assert_few_digits (x);
  assert_few_digits (y);
  g_assert_nonnull (plate (f));
  g_assert_cmpfloat (relu_viewport_get_reading_x (f->viewport), ==, x);
  relu_figure_input_release (f->view, FALSE);
  g_assert_false (relu_document_in_gesture (f->document));
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);
  g_assert_cmpfloat (x_of (f, 0), ==, 1);
  g_assert_cmpfloat (x_of (f, 1), ==, -2.5);

  /* A click puts the reading line at it. */
  relu_document_undo (f->document);
  click (f, 1, 3);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 1);
  g_assert_false (relu_document_get_can_undo (f->document));

  fixture_free (f);
}

static void
test_cancelled (void)
{
  Fixture *f = open_figure (TRUE);
  guint gesture;

  press (f, -1, -2);
  fixture_move (f, -30, -80);
  g_assert_cmpfloat (y_of (f, 2), >, -2);
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_cmpfloat (x_of (f, 2), ==, -1);
  g_assert_cmpfloat (y_of (f, 2), ==, -2);
  g_assert_false (relu_document_get_can_undo (f->document));
  fixture_move (f, 100, 0);
  g_assert_cmpfloat (x_of (f, 2), ==, -1);

  /* Somebody else's gesture goes on: a training shares its own. */
  gesture = relu_document_begin_gesture (f->document);
  press (f, -1, -2);
  fixture_move (f, -30, -80);
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_cmpfloat (y_of (f, 2), ==, -2);
  g_assert_true (relu_document_in_gesture (f->document));
  relu_document_end_gesture (f->document, gesture);

  fixture_free (f);
}

/* Undo under the hand, or other points, end the drag and edit nothing. */
static void
test_taken_away (void)
{
  Fixture *f = open_figure (TRUE);
  g_autoptr (ReluFile) without = NULL;

  press (f, 1, 3);
  fixture_move (f, 60, 50);
  relu_document_undo (f->document);
  g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_NOTHING);
  g_assert_cmpfloat (x_of (f, 0), ==, 1);

  press (f, 1, 3);
  fixture_move (f, 60, 50);
  without = relu_file_with_data (relu_document_get_contents (f->document), NULL);
  relu_document_edit (f->document, without);
  g_assert_cmpint (f->view->drag_kind, ==, RELU_DRAG_NOTHING);
  g_assert_false (relu_document_in_gesture (f->document));
  g_assert_null (get_data (f));
  fixture_next_frame (GTK_WIDGET (f->view));

  fixture_free (f);
}

/* The range makes room for the held point alone, and for all of them at the end. */
static void
test_range (void)
{
  Fixture *f = open_figure (TRUE);
  double from, to;

  press (f, 1, 3);
  for (int i = 1; i <= 40; i++)
    {
      relu_figure_input_move (f->view, 0, -20 * i);
      fixture_next_frame (GTK_WIDGET (f->view));
    }
  g_assert_cmpfloat (y_of (f, 0), >, 10);
  relu_viewport_get_shown_y (f->viewport, &from, &to);
  g_assert_cmpfloat (to, >, y_of (f, 0));
  relu_figure_input_release (f->view, FALSE);
  fixture_wait (600);
  relu_viewport_get_shown_y (f->viewport, &from, &to);
  g_assert_cmpfloat (to, >=, y_of (f, 0));
  g_assert_cmpfloat (from, <=, -2);

  fixture_free (f);
}

/* In the mode a click adds, also the first one; a click on a point takes it. */
static void
test_added (void)
{
  Fixture *f = open_figure (FALSE);

  click (f, -1.5, 2);
  g_assert_null (get_data (f));
  relu_viewport_set_line_x (f->viewport, NAN);

  relu_viewport_set_edits_data (f->viewport, TRUE);
  click (f, -1.5, 2);
  g_assert_cmpuint (n_points (f), ==, 1);
  g_assert_cmpfloat_with_epsilon (x_of (f, 0), -1.5, 0.011);
  g_assert_cmpfloat_with_epsilon (y_of (f, 0), 2, 0.021);
  assert_few_digits (x_of (f, 0));
  assert_few_digits (y_of (f, 0));
  g_assert_true (isnan (relu_viewport_get_line_x (f->viewport)));
  g_assert_cmpint (f->view->point_current, ==, 0);

  /* On a ring and on the curve as well: at 0 and at 1. */
  click (f, 0, 1.9);
  click (f, 1, 0.7);
  g_assert_cmpuint (n_points (f), ==, 3);
  click (f, x_of (f, 0), y_of (f, 0));
  g_assert_cmpuint (n_points (f), ==, 3);
  g_assert_cmpint (f->view->point_current, ==, 0);
  g_assert_cmpint (fixture_n_undo (f->document), ==, 3);
  g_assert_null (get_data (f));

  fixture_free (f);
}

/* A drag beside points pans where the view is zoomed, and adds nothing. */
static void
test_pans_in_the_mode (void)
{
  Fixture *f = open_figure (TRUE);
  double from, to;

  relu_viewport_set_edits_data (f->viewport, TRUE);
  relu_viewport_set_x_range (f->viewport, -2, 2);
  press (f, 0.5, -3);
  fixture_move (f, -100, 0);
  relu_figure_input_finish (f->view);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, >, -1.9);
  g_assert_cmpuint (n_points (f), ==, 3);

  fixture_free (f);
}

/* From left to right, whatever their order. */
static void
test_keys_choose (void)
{
  Fixture *f = open_figure (TRUE);

  g_assert_true (key (f, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (f->view->point_current, ==, -1); /* that was a pan */
  relu_viewport_fit (f->viewport);
  relu_viewport_set_edits_data (f->viewport, TRUE);
  g_assert_true (key (f, GDK_KEY_Page_Down, 0));
  g_assert_cmpint (f->view->point_current, ==, 1);
  g_assert_nonnull (strstr (plate (f), "x = −2.5"));
  key (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (f->view->point_current, ==, 2);
  key (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (f->view->point_current, ==, 0);
  key (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (f->view->point_current, ==, 0);
  key (f, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (f->view->point_current, ==, 2);

  /* Esc lets the point go, then the mode. */
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_cmpint (f->view->point_current, ==, -1);
  g_assert_true (relu_viewport_get_edits_data (f->viewport));
  g_assert_null (plate (f));
  key (f, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (f->view->point_current, ==, 0);
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_false (relu_viewport_get_edits_data (f->viewport));

  fixture_free (f);
}

static void
test_keys_edit (void)
{
  Fixture *f = open_figure (TRUE);
  double y;

  relu_viewport_set_edits_data (f->viewport, TRUE);
  key (f, GDK_KEY_Page_Down, 0);
  key (f, GDK_KEY_Right, 0);
  key (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  key (f, GDK_KEY_Up, 0);
  g_assert_cmpfloat (x_of (f, 1), >, -2.5);
  g_assert_cmpfloat (x_of (f, 1), <, -2.3);
  y = y_of (f, 1);
  g_assert_cmpfloat (y, >, 1.5);
  key (f, GDK_KEY_Down, 0);
  g_assert_cmpfloat (y_of (f, 1), <, y);
  g_assert_true (relu_document_in_gesture (f->document));
  fixture_wait (1200);
  g_assert_false (relu_document_in_gesture (f->document));
  g_assert_cmpint (fixture_n_undo (f->document), ==, 1);
  g_assert_cmpfloat (x_of (f, 1), ==, -2.5);

  /* Esc within a run of keys takes it back. */
  key (f, GDK_KEY_Left, 0);
  g_assert_true (key (f, GDK_KEY_Escape, 0));
  g_assert_cmpfloat (x_of (f, 1), ==, -2.5);
  g_assert_cmpint (f->view->point_current, ==, 1);

  /* The next one is current then. */
  key (f, GDK_KEY_Delete, 0);
  g_assert_cmpuint (n_points (f), ==, 2);
  g_assert_cmpint (f->view->point_current, ==, 1);
  key (f, GDK_KEY_BackSpace, 0);
  key (f, GDK_KEY_Delete, 0);
  g_assert_null (get_data (f));
  g_assert_cmpint (f->view->point_current, ==, -1);
  key (f, GDK_KEY_Delete, 0);

  /* At the reading line, on the curve. */
  relu_viewport_set_line_x (f->viewport, 1);
  key (f, GDK_KEY_Insert, 0);
  g_assert_cmpuint (n_points (f), ==, 1);
  g_assert_cmpfloat (x_of (f, 0), ==, 1);
  g_assert_cmpfloat_with_epsilon (y_of (f, 0), 0.7, 0.011);
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpuint (n_points (f), ==, 2);

  fixture_free (f);
}

/* Outside the mode keys are about the reading line still. */
static void
test_keys_without_the_mode (void)
{
  Fixture *f = open_figure (TRUE);

  relu_viewport_set_line_x (f->viewport, 0);
  key (f, GDK_KEY_Right, 0);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), >, 0);
  g_assert_false (key (f, GDK_KEY_Delete, 0));
  g_assert_cmpuint (n_points (f), ==, 3);

  fixture_free (f);
}

static void
test_menu (void)
{
  Fixture *f = open_figure (TRUE);
  double px, py;

  get_place (f, -1, -2, &px, &py);
  g_assert_true (relu_figure_data_popup (f->view, px, py));
  g_assert_cmpint (f->view->point_current, ==, 2);
  g_assert_true (gtk_widget_activate_action (f->view->point_menu, "points.delete", NULL));
  g_assert_cmpuint (n_points (f), ==, 2);
  gtk_popover_popdown (GTK_POPOVER (f->view->point_menu));

  get_place (f, 3, 3, &px, &py);
  g_assert_true (relu_figure_data_popup (f->view, px, py));
  g_assert_cmpint (f->view->point_current, ==, -1);
  g_assert_true (gtk_widget_activate_action (f->view->point_menu, "points.add", NULL));
  g_assert_cmpuint (n_points (f), ==, 3);
  g_assert_cmpfloat_with_epsilon (x_of (f, 2), 3, 0.011);
  gtk_popover_popdown (GTK_POPOVER (f->view->point_menu));
  g_assert_false (relu_figure_data_popup (f->view, 2, 2));
  fixture_next_frame (GTK_WIDGET (f->view));

  fixture_free (f);
}

/* What is not shown is neither named nor edited; to edit shows it. */
static void
test_hidden (void)
{
  Fixture *f = open_figure (TRUE);

  relu_viewport_set_shows (f->viewport, RELU_PART_DATA, FALSE);
  point (f, -2.5, 1.5);
  g_assert_cmpint (f->view->point_hovered, ==, -1);
  g_assert_null (plate (f));
  relu_viewport_set_edits_data (f->viewport, TRUE);
  g_assert_true (relu_viewport_get_shows (f->viewport, RELU_PART_DATA));
  point (f, -2.5, 1.5);
  g_assert_cmpint (f->view->point_hovered, ==, 1);

  fixture_free (f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/figure-data/named", test_named);
  g_test_add_func ("/figure-data/dragged", test_dragged);
  g_test_add_func ("/figure-data/cancelled", test_cancelled);
  g_test_add_func ("/figure-data/taken-away", test_taken_away);
  g_test_add_func ("/figure-data/range", test_range);
  g_test_add_func ("/figure-data/added", test_added);
  g_test_add_func ("/figure-data/pans-in-the-mode", test_pans_in_the_mode);
  g_test_add_func ("/figure-data/keys-choose", test_keys_choose);
  g_test_add_func ("/figure-data/keys-edit", test_keys_edit);
  g_test_add_func ("/figure-data/keys-without-the-mode", test_keys_without_the_mode);
  g_test_add_func ("/figure-data/menu", test_menu);
  g_test_add_func ("/figure-data/hidden", test_hidden);

  return g_test_run ();
}
