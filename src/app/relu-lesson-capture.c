/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-capture.h"

#include <math.h>

/* Lessons number these as viewports do. */
G_STATIC_ASSERT ((int) RELU_LESSON_SHOWS_CONTRIBUTIONS == (int) RELU_PART_CONTRIBUTIONS);
G_STATIC_ASSERT ((int) RELU_LESSON_SHOWS_LOSS_TRACKS == (int) RELU_PART_LOSS_TRACKS);

/* The parts that a viewport knows of. */
#define ALL_PARTS ((1u << RELU_N_FIGURE_PARTS) - 1)

static guint
get_parts (ReluViewport *viewport)
{
  guint parts = 0;

  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    if (relu_viewport_get_shows (viewport, i))
      parts |= 1u << i;

  return parts;
}

/* Where the lesson left the parts to the viewer, the headline was there. */
static void
take_parts (ReluLessonScene *scene, ReluViewport *viewport)
{
  if (!scene->has_parts)
    scene->parts = 1u << RELU_LESSON_SHOWS_HEADLINE;
  scene->parts = (scene->parts & ~ALL_PARTS) | get_parts (viewport);
  scene->has_parts = TRUE;
}

/**
 * relu_lesson_capture:
 * @scene: of a lesson
 * @document: what is shown
 * @viewport: how
 *
 * Makes @scene show what the window shows: network, domain, data, set-up and pinned sliders, the visible
 * ranges, the line and the parts. What a window has no state for stays as it is in @scene: the
 * headline, the tool, hidden sliders, the way to the scene and what happens there.
 */
void
relu_lesson_capture (ReluLessonScene *scene, ReluDocument *document, ReluViewport *viewport)
{
  ReluFile *contents;

  g_return_if_fail (scene != NULL);
  g_return_if_fail (RELU_IS_DOCUMENT (document));
  g_return_if_fail (RELU_IS_VIEWPORT (viewport));

  contents = relu_file_ref (relu_document_get_contents (document));
  g_clear_pointer (&scene->contents, relu_file_unref);
  scene->contents = contents;
  relu_viewport_get_x_range (viewport, &scene->x_from, &scene->x_to);
  relu_viewport_get_y_range (viewport, &scene->y_from, &scene->y_to);
  scene->line_x = relu_viewport_get_line_x (viewport);
  take_parts (scene, viewport);
}

/**
 * relu_lesson_scene_set_headline:
 * @scene: of a lesson
 * @shown: whether the verdict is above the figure
 * @viewport: what the window shows
 *
 * Shows or hides the headline. A scene that left the parts to the viewer has those of the window then.
 */
void
relu_lesson_scene_set_headline (ReluLessonScene *scene, gboolean shown, ReluViewport *viewport)
{
  const guint bit = 1u << RELU_LESSON_SHOWS_HEADLINE;

  g_return_if_fail (scene != NULL);
  g_return_if_fail (RELU_IS_VIEWPORT (viewport));

  if (!scene->has_parts)
    take_parts (scene, viewport);
  scene->parts = shown ? scene->parts | bit : scene->parts & ~bit;
}

/* NAN is the same as NAN. */
static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * relu_lesson_is_captured:
 * @scene: of a lesson
 * @document: what is shown
 * @viewport: how
 *
 * Returns: whether relu_lesson_capture() would leave @scene as it is
 */
gboolean
relu_lesson_is_captured (const ReluLessonScene *scene, ReluDocument *document,
                         ReluViewport *viewport)
{
  double x_from, x_to, y_from, y_to;

  g_return_val_if_fail (scene != NULL, FALSE);
  g_return_val_if_fail (RELU_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (RELU_IS_VIEWPORT (viewport), FALSE);

  relu_viewport_get_x_range (viewport, &x_from, &x_to);
  relu_viewport_get_y_range (viewport, &y_from, &y_to);

  return is_same (scene->x_from, x_from) && is_same (scene->x_to, x_to)
         && is_same (scene->y_from, y_from) && is_same (scene->y_to, y_to)
         && is_same (scene->line_x, relu_viewport_get_line_x (viewport))
         && (!scene->has_parts || (scene->parts & ALL_PARTS) == get_parts (viewport))
         && relu_file_equal (scene->contents, relu_document_get_contents (document));
}

/**
 * relu_lesson_with_pins:
 * @contents: a network file
 * @from: (nullable): another one
 *
 * Returns: (transfer full): @contents with the sliders pinned that are pinned in @from, if there is one and
 *   its network has the same shape; else with none
 */
ReluFile *
relu_lesson_with_pins (ReluFile *contents, ReluFile *from)
{
  if (from == NULL
      || !relu_network_same_shape (relu_file_get_network (contents), relu_file_get_network (from)))
    return relu_file_with_no_marked (contents, RELU_MARK_PRESENTED);

  return relu_file_with_only_marked (contents, RELU_MARK_PRESENTED,
                                     relu_file_get_marked (from, RELU_MARK_PRESENTED),
                                     relu_file_get_n_marked (from, RELU_MARK_PRESENTED));
}

/**
 * relu_lesson_scene_get_sliders:
 * @scene: of a lesson
 *
 * Returns: which sliders it shows
 */
ReluLessonSliders
relu_lesson_scene_get_sliders (const ReluLessonScene *scene)
{
  g_return_val_if_fail (scene != NULL, RELU_LESSON_SLIDERS_ALL);

  if (scene->hides_sliders)
    return RELU_LESSON_SLIDERS_NONE;

  return relu_file_get_n_marked (scene->contents, RELU_MARK_PRESENTED) > 0
             ? RELU_LESSON_SLIDERS_PINNED
             : RELU_LESSON_SLIDERS_ALL;
}
