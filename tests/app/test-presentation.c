/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting: sliders are pinned, the presentation opens and closes, and a clicker's keys do what they say
 * and no harm. */

#include "relu-figure-view.h"
#include "relu-lesson-view.h"
#include "relu-lessons.h"
#include "relu-monitors.h"
#include "relu-parameter-pane.h"
#include "relu-parameter-row.h"
#include "relu-presented-sliders.h"
#include "relu-spotlight.h"
#include "relu-window-private.h"
#include "window-fixture.h"

/* Of the example that a window begins with: 1-3-1. */
enum
{
  B1 = 4,
  B2 = 5,
  V1 = 7
};

/* How long the controls stay, in ms. */
#define PATIENCE 60

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static ReluPresentation *
present (ReluWindow *window)
{
  fixture_activate (window, "win.present");
  g_assert_nonnull (window->presentation);
  relu_presentation_set_patience (window->presentation, PATIENCE);
  fixture_wait (is_mapped, window->presentation);

  return window->presentation;
}

/* The presentation goes, with all that it held. */
static void
leave (ReluWindow *window)
{
  ReluPresentation *presentation = g_object_ref (window->presentation);

  fixture_activate (window, "win.present");
  g_assert_null (window->presentation);
  fixture_settle ();
  g_assert_finalize_object (presentation);
}

static void
pin (ReluWindow *window, gsize parameter)
{
  ReluSelection selection = { .kind = RELU_SELECTION_PARAMETER, .parameter = parameter };

  relu_viewport_set_selection (relu_window_get_viewport (window), &selection);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  fixture_activate (window, "win.pin-slider");
}

static gboolean
is_pinned (ReluWindow *window, gsize parameter)
{
  return relu_file_is_marked (relu_document_get_contents (relu_window_get_document (window)),
                              RELU_MARK_PRESENTED, parameter);
}

static GtkWidget *
get_sliders (ReluPresentation *presentation)
{
  return fixture_find (presentation, RELU_TYPE_PRESENTED_SLIDERS, 0);
}

static guint
count_rows (ReluPresentation *presentation)
{
  guint n = 0;

  while (fixture_find (get_sliders (presentation), RELU_TYPE_PARAMETER_ROW, n) != NULL)
    n++;

  return n;
}

/* A mark is an undo step, is to be seen, and is read aloud. */
static void
test_pin (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluParameterRow *row;
  GtkAccessible *scale;

  fixture_settle ();
  row = RELU_PARAMETER_ROW (relu_parameter_pane_get_parameter_row (window->pane, B1));
  scale = GTK_ACCESSIBLE (relu_parameter_row_get_scale (row));
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "b1, bias of h1");

  pin (window, B1);
  g_assert_true (is_pinned (window, B1));
  g_assert_true (fixture_get_state (window, "pin-slider"));
  g_assert_true (fixture_is_enabled (window, "unpin-sliders"));
  fixture_settle ();
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "b1, bias of h1, pinned");

  fixture_activate (window, "win.undo");
  g_assert_false (is_pinned (window, B1));
  fixture_settle ();
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "b1, bias of h1");
  fixture_close_window (window);
}

/* What has the keyboard comes before what is selected. */
static void
test_pin_focused (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluParameterRow *row;

  fixture_settle ();
  row = RELU_PARAMETER_ROW (relu_parameter_pane_get_parameter_row (window->pane, B2));
  gtk_widget_grab_focus (GTK_WIDGET (relu_parameter_row_get_scale (row)));
  g_assert_true (fixture_is_enabled (window, "pin-slider"));
  fixture_activate (window, "win.pin-slider");
  g_assert_true (is_pinned (window, B2));
  fixture_activate (window, "win.pin-slider");
  g_assert_false (is_pinned (window, B2));
  fixture_close_window (window);
}

/* All sliders of a unit, and none of them, in one step each. */
static void
test_pin_unit (void)
{
  static const gsize of_h1[] = { 1, B1, V1 };
  ReluWindow *window = fixture_open_window ();

  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 1);
  pin (window, B1);
  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 1);
  g_assert_false (fixture_get_state (window, "pin-unit"));
  fixture_activate (window, "win.pin-unit");
  for (guint i = 0; i < G_N_ELEMENTS (of_h1); i++)
    g_assert_true (is_pinned (window, of_h1[i]));
  g_assert_false (is_pinned (window, 0));
  g_assert_true (fixture_get_state (window, "pin-unit"));

  fixture_activate (window, "win.pin-unit");
  for (guint i = 0; i < G_N_ELEMENTS (of_h1); i++)
    g_assert_false (is_pinned (window, of_h1[i]));
  fixture_activate (window, "win.undo");
  g_assert_true (is_pinned (window, V1));
  fixture_activate (window, "win.unpin-sliders");
  g_assert_false (fixture_is_enabled (window, "unpin-sliders"));
  fixture_close_window (window);
}

static void
test_open_and_leave (void)
{
  static const guint keys[] = { GDK_KEY_Escape, GDK_KEY_F11 };
  ReluWindow *window = fixture_open_window ();

  g_assert_false (fixture_get_state (window, "present"));
  present (window);
  g_assert_true (fixture_get_state (window, "present"));
  leave (window);
  g_assert_false (fixture_get_state (window, "present"));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      ReluPresentation *presentation = g_object_ref (present (window));

      g_assert_true (relu_presentation_key (presentation, keys[i], 0));
      g_assert_null (window->presentation);
      g_assert_false (fixture_get_state (window, "present"));
      fixture_settle ();
      g_assert_finalize_object (presentation);
    }
  fixture_close_window (window);
}

/* With the window the presentation goes, too. */
static void
test_close_window (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = NULL;

  g_set_weak_pointer (&presentation, present (window));
  fixture_settle ();
  fixture_close_window (window);
  g_assert_null (presentation);
}

static void
test_sliders (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);
  GtkRange *scale;

  g_assert_false (gtk_widget_get_visible (get_sliders (presentation)));
  pin (window, B1);
  pin (window, V1);
  fixture_settle ();
  g_assert_true (gtk_widget_get_visible (get_sliders (presentation)));
  g_assert_cmpuint (count_rows (presentation), ==, 2);

  /* They move the network, and follow it. */
  scale = relu_parameter_row_get_scale (
      fixture_find (get_sliders (presentation), RELU_TYPE_PARAMETER_ROW, 0));
  gtk_range_set_value (scale, -1);
  g_assert_cmpfloat (fixture_get_parameter (window, B1), ==, -1);
  fixture_set_parameter (window, B1, 2);
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 2);

  /* A finger hits the knob, and the whole height beside it. */
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (scale)), >=, 44);

  /* A step of a lesson may want none. */
  relu_presentation_set_shows_sliders (presentation, FALSE);
  g_assert_false (gtk_widget_get_visible (get_sliders (presentation)));
  relu_presentation_set_shows_sliders (presentation, TRUE);
  g_assert_true (gtk_widget_get_visible (get_sliders (presentation)));

  fixture_activate (window, "win.unpin-sliders");
  g_assert_false (gtk_widget_get_visible (get_sliders (presentation)));
  leave (window);
  fixture_close_window (window);
}

/* Another network: rows are never about parameters that are gone. */
static void
test_other_network (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);

  pin (window, 9);
  g_assert_cmpuint (count_rows (presentation), ==, 1);
  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 0);
  fixture_activate (window, "win.remove-unit");
  fixture_settle ();
  g_assert_cmpuint (count_rows (presentation), ==, 1);
  g_assert_cmpuint (relu_parameter_row_get_parameter (fixture_find (
                        get_sliders (presentation), RELU_TYPE_PARAMETER_ROW, 0)),
                    ==, 6);
  leave (window);
  fixture_close_window (window);
}

/* "b" and "." blank the screen, and whatever comes next brings it back and does nothing else. */
static void
test_blank (void)
{
  static const guint keys[] = { GDK_KEY_b, GDK_KEY_period, GDK_KEY_Page_Down, GDK_KEY_Escape };
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (relu_presentation_key (presentation, i % 2 == 0 ? GDK_KEY_b : GDK_KEY_period, 0));
      g_assert_true (relu_presentation_get_blank (presentation));
      g_assert_true (relu_presentation_key (presentation, GDK_KEY_Shift_L, 0));
      g_assert_true (relu_presentation_get_blank (presentation));
      g_assert_true (relu_presentation_key (presentation, keys[i], 0));
      g_assert_false (relu_presentation_get_blank (presentation));
      g_assert_true (window->presentation == presentation);
    }

  leave (window);
  fixture_close_window (window);
}

/* A clicker's keys, without a lesson, and the one with which it starts a show. */
static void
test_harmless_keys (void)
{
  static const guint keys[] = { GDK_KEY_Page_Down, GDK_KEY_Page_Up, GDK_KEY_F5 };
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);
  guint generation = relu_document_get_generation (relu_window_get_document (window));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (relu_presentation_key (presentation, keys[i], 0));
      fixture_settle ();
      g_assert_cmpuint (relu_document_get_generation (relu_window_get_document (window)), ==,
                        generation);
      g_assert_true (relu_viewport_is_fitted (relu_window_get_viewport (window)));
    }

  /* Arrows stay the figure's where there is no lesson to step through. */
  g_assert_false (relu_presentation_key (presentation, GDK_KEY_Right, 0));
  leave (window);
  fixture_close_window (window);
}

static gboolean
is_asleep (gpointer presentation)
{
  return !relu_presentation_get_awake (presentation);
}

static void
test_controls (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);

  fixture_wait (is_asleep, presentation);
  g_assert_false (relu_presentation_key (presentation, GDK_KEY_Tab, 0));
  g_assert_true (relu_presentation_get_awake (presentation));
  fixture_wait (is_asleep, presentation);

  leave (window);
  fixture_close_window (window);
}

static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  AdwColorScheme before = adw_style_manager_get_color_scheme (style);
  ReluWindow *window = fixture_open_window ();
  ReluPresentation *presentation = present (window);

  g_assert_false (adw_style_manager_get_dark (style));
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_d, 0));
  g_assert_true (adw_style_manager_get_dark (style));
  leave (window);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, before);
  fixture_close_window (window);
}

/* The first lesson from its beginning to its end, and back, with the two keys of a clicker. */
static void
test_lesson (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player = relu_window_get_lesson_player (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluLesson) lesson = relu_lessons_load ("non-linearity", &error);
  ReluPresentation *presentation = present (window);
  GtkWidget *words = fixture_find (presentation, RELU_TYPE_LESSON_VIEW, 0);
  guint n_states = 1;

  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (words));
  relu_window_play (window, lesson, NULL, "non-linearity");
  fixture_settle ();
  g_assert_true (gtk_widget_get_visible (words));
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, 0);

  while (relu_lesson_player_can_next (player))
    {
      guint step = relu_lesson_player_get_step (player);
      gboolean revealed = relu_lesson_player_get_revealed (player);

      g_assert_true (relu_presentation_key (
          presentation, n_states % 2 == 0 ? GDK_KEY_Page_Down : GDK_KEY_Right, 0));
      fixture_settle ();
      g_assert_true (step != relu_lesson_player_get_step (player)
                     || revealed != relu_lesson_player_get_revealed (player));
      g_assert_cmpuint (n_states++, <, 100);
    }
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, relu_lesson_get_n_steps (lesson) - 1);

  /* On the last step one more does nothing. */
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_Page_Down, 0));
  while (relu_lesson_player_can_back (player))
    g_assert_true (relu_presentation_key (presentation, GDK_KEY_Page_Up, 0));
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, 0);

  fixture_activate (window, "win.close-lesson");
  fixture_settle ();
  g_assert_false (gtk_widget_get_visible (words));
  leave (window);
  fixture_close_window (window);
}

static void
point_by_keys (ReluPresentation *presentation, const char *heading)
{
  ReluSpotlight *spotlight = fixture_find (presentation, RELU_TYPE_SPOTLIGHT, 0);

  relu_spotlight_point_by_keys (spotlight);
  g_assert_cmpstr (relu_spotlight_get_heading (spotlight), ==, heading);
}

/* What the keyboard is about, in large words: nothing, a breakpoint, a piece, a unit. */
static void
test_spotlight (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluPresentation *presentation = present (window);

  fixture_settle ();
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_s, 0));
  point_by_keys (presentation, NULL);
  relu_viewport_set_line_x (viewport, 0);
  point_by_keys (presentation, "h₁ turns on · x = 0");
  relu_viewport_set_line_x (viewport, 1);
  point_by_keys (presentation, "slope = v₀·w₀ + v₁·w₁ = 0.8·1 − 2·1 = 0.8 − 2 = −1.2");
  relu_viewport_set_line_x (viewport, NAN);
  relu_viewport_select_unit (viewport, 0, 2);
  point_by_keys (presentation, "h₂ switches at x = 2");

  /* A short press leaves it on; so the next one, or Esc, is its end, and no more than that. */
  relu_presentation_key_released (presentation, GDK_KEY_s);
  point_by_keys (presentation, "h₂ switches at x = 2");
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_Escape, 0));
  point_by_keys (presentation, NULL);
  g_assert_true (window->presentation == presentation);

  /* A key that repeats itself is one that is held. */
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_s, 0));
  g_assert_true (relu_presentation_key (presentation, GDK_KEY_s, 0));
  point_by_keys (presentation, "h₂ switches at x = 2");
  g_usleep (450 * 1000);
  relu_presentation_key_released (presentation, GDK_KEY_s);
  point_by_keys (presentation, NULL);
  leave (window);
  fixture_close_window (window);
}

static gboolean
has_trained (gpointer training)
{
  return relu_training_get_step (training) > 0;
}

/* The window that it covers may get no frames at all: a training and the way to a scene go on all the same. */
static void
test_covered (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player = relu_window_get_lesson_player (window);
  g_autoptr (ReluLesson) lesson = relu_lessons_load ("stuck", NULL);
  guint step = 0;

  while (!relu_lesson_get_step (lesson, step)->scene.run)
    step++;
  relu_window_play (window, lesson, NULL, "stuck");
  present (window);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  relu_lesson_player_go (player, step);
  fixture_wait (has_trained, window->training);

  relu_training_pause (window->training);
  gtk_widget_set_visible (GTK_WIDGET (window), TRUE);
  leave (window);
  fixture_close_window (window);
}

static void
test_choose_screen (void)
{
  static const GdkRectangle laptop = { 0, 0, 1920, 1080 };
  static const struct
  {
    GdkRectangle places[3];
    guint n, home;
    int wanted;
    guint chosen;
  } cases[] = {
    { { laptop }, 1, 0, -1, 0 },
    { { laptop, { 1920, 0, 1024, 768 } }, 2, 0, -1, 1 },
    { { laptop, { 1920, 0, 1024, 768 } }, 2, 1, -1, 0 },
    { { laptop, laptop }, 2, 0, -1, 0 },                  /* mirrored */
    { { laptop, { 0, 0, 1024, 768 } }, 2, 0, -1, 0 },     /* mirrored, the projector is smaller */
    { { laptop, { 0, 0, 1024, 768 } }, 2, 1, -1, 1 },
    { { laptop, laptop, { 1920, 0, 800, 600 } }, 3, 0, -1, 2 },
    { { laptop, { 1920, 0, 1024, 768 } }, 2, 0, 0, 0 },   /* asked for */
    { { laptop, { 1920, 0, 1024, 768 } }, 2, 0, 5, 1 },   /* asked for, but unplugged since */
    { { laptop, { 1900, 0, 1024, 768 } }, 2, 0, -1, 1 },  /* overlap a little */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (relu_monitors_choose (cases[i].places, cases[i].n, cases[i].home,
                                            cases[i].wanted),
                      ==, cases[i].chosen);
}

static void
test_text_size (void)
{
  g_assert_cmpstr (relu_presentation_choose_text_class (1024, 600), ==, "text-15");
  g_assert_cmpstr (relu_presentation_choose_text_class (1024, 768), ==, "text-18");
  g_assert_cmpstr (relu_presentation_choose_text_class (1920, 1080), ==, "text-25");
  g_assert_cmpstr (relu_presentation_choose_text_class (3840, 2160), ==, "text-52");
  g_assert_cmpstr (relu_presentation_choose_text_class (1, 1), ==, "text-13");
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/presentation/pin", test_pin);
  g_test_add_func ("/presentation/pin-focused", test_pin_focused);
  g_test_add_func ("/presentation/pin-unit", test_pin_unit);
  g_test_add_func ("/presentation/open-and-leave", test_open_and_leave);
  g_test_add_func ("/presentation/close-window", test_close_window);
  g_test_add_func ("/presentation/sliders", test_sliders);
  g_test_add_func ("/presentation/other-network", test_other_network);
  g_test_add_func ("/presentation/blank", test_blank);
  g_test_add_func ("/presentation/harmless-keys", test_harmless_keys);
  g_test_add_func ("/presentation/controls", test_controls);
  g_test_add_func ("/presentation/dark", test_dark);
  g_test_add_func ("/presentation/lesson", test_lesson);
  g_test_add_func ("/presentation/spotlight", test_spotlight);
  g_test_add_func ("/presentation/covered", test_covered);
  g_test_add_func ("/presentation/choose-screen", test_choose_screen);
  g_test_add_func ("/presentation/text-size", test_text_size);

  return fixture_run ();
}
