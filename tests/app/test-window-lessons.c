/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lessons that come with the program, each given from start to end with a clicker's one key, on a projector
 * of 1024 by 768 pixels. */

#include "relu-lesson-player.h"
#include "relu-lesson-view.h"
#include "relu-lessons.h"
#include "window-fixture.h"

/* What is left of 768 pixels below the header bar and above the sliders' heading. */
#define MAX_HEIGHT 560

static void
assert_readable (GtkWidget *view)
{
  GtkWidget *label;
  int width = gtk_widget_get_width (view), height;

  for (guint i = 0; (label = fixture_find (view, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label))
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, <=, MAX_HEIGHT);
}

static void
assert_shows (ReluWindow *window, const ReluLessonScene *scene)
{
  ReluDocument *document = relu_window_get_document (window);
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluFile *contents = relu_document_get_contents (document);
  double from, to;

  /* A training goes on meanwhile. */
  if (!scene->run)
    g_assert_true (relu_network_equal (relu_file_get_network (contents),
                                       relu_file_get_network (scene->contents)));
  g_assert_cmpfloat (relu_file_get_from (contents), ==, relu_file_get_from (scene->contents));
  g_assert_cmpfloat (relu_file_get_to (contents), ==, relu_file_get_to (scene->contents));
  g_assert_true (relu_viewport_get_shows_headline (viewport)
                 == ((scene->parts & 1u << RELU_LESSON_SHOWS_HEADLINE) != 0));
  relu_viewport_get_y_range (viewport, &from, &to);
  if (!isnan (scene->y_from))
    {
      g_assert_cmpfloat (from, ==, scene->y_from);
      g_assert_cmpfloat (to, ==, scene->y_to);
    }
}

static void
test_lesson (gconstpointer data)
{
  const char *id = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluLesson) lesson = relu_lessons_load (id, &error);
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player = relu_window_get_lesson_player (window);
  GtkWidget *view;

  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 768);
  relu_window_play (window, lesson, NULL, id);
  fixture_settle ();
  view = fixture_find (GTK_WIDGET (window), RELU_TYPE_LESSON_VIEW, 0);
  g_assert_nonnull (view);

  for (guint i = 0; i < relu_lesson_get_n_steps (lesson); i++)
    {
      const ReluLessonStep *step = relu_lesson_get_step (lesson, i);

      for (guint revealed = 0; revealed <= (relu_lesson_step_has_answer (step) ? 1 : 0); revealed++)
        {
          g_test_message ("step %u, %s the answer", i + 1, revealed ? "after" : "before");
          g_assert_cmpuint (relu_lesson_player_get_step (player), ==, i);
          g_assert_true (relu_lesson_player_get_revealed (player) == (revealed != 0));
          assert_shows (window, relu_lesson_get_scene (lesson, i, revealed));
          assert_readable (view);
          if (relu_lesson_player_can_next (player))
            {
              fixture_activate (window, "win.lesson-next");
              fixture_settle ();
            }
        }
    }
  g_assert_false (relu_lesson_player_can_next (player));
  g_assert_false (fixture_is_enabled (window, "lesson-next"));

  fixture_activate (window, "win.close-lesson");
  fixture_settle ();
  g_assert_null (relu_lesson_player_get_lesson (player));
  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      g_autofree char *path = g_strconcat ("/window-lessons/", relu_lessons_get_id (i), NULL);

      g_test_add_data_func (path, relu_lessons_get_id (i), test_lesson);
    }
  return fixture_run ();
}
