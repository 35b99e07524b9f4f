/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-number.h"
#include "relu-run.h"

/* A run for a picture takes no more steps than this. */
#define MAX_STEPS 200000

/* More values than these are no help to anybody. */
#define MAX_SLIDERS 12

/* What a training from the scene's network leads to; NULL where there is nothing to learn. */
static ReluNetwork *
train (ReluFile *contents)
{
  const ReluSetup *setup = relu_file_get_setup (contents);
  g_autofree guint8 *locked = relu_file_dup_marked (contents, RELU_MARK_LOCKED);
  g_autoptr (ReluTrainer) trainer = NULL;

  if (relu_file_get_data (contents) == NULL)
    return NULL;

  trainer = relu_trainer_new (relu_file_get_network (contents), relu_file_get_data (contents),
                              locked, &setup->options, NULL);
  if (trainer == NULL)
    return NULL;
  relu_trainer_run (trainer, MIN (relu_setup_get_start_steps (setup), MAX_STEPS));

  return relu_trainer_dup_network (trainer);
}

static void
add_ghost (GPtrArray *ghosts, const char *name, ReluNetwork *network, ReluFile *contents)
{
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, relu_file_get_from (contents),
                                                         relu_file_get_to (contents), NULL);

  if (analysis != NULL)
    relu_ghosts_add (ghosts, name, analysis, ghosts->len);
}

static GPtrArray *
make_ghosts (ReluFile *contents, gboolean is_trained)
{
  GPtrArray *ghosts = relu_ghosts_new ();

  for (guint i = 0; i < relu_file_get_n_pins (contents); i++)
    {
      ReluPin pin;

      relu_file_get_pin (contents, i, &pin);
      if (pin.shown)
        add_ghost (ghosts, pin.name, pin.network, contents);
    }
  if (is_trained)
    /* Translators: the name of a curve */
    add_ghost (ghosts, _("before training"), relu_file_get_network (contents), contents);

  return ghosts;
}

static gboolean
shows (const ReluLessonScene *scene, ReluLessonPart part, gboolean usual)
{
  return scene->has_parts ? (scene->parts & (1u << part)) != 0 : usual;
}

/**
 * relu_lesson_figure_new:
 * @scene: of a lesson
 * @error: as relu_analysis_new()
 *
 * The figure as the lesson wants it, and what it leaves open as the program begins. Where a training run
 * begins in the scene, the curve is what becomes of it; the one before it is a ghost.
 *
 * Returns: (transfer full) (nullable): what is to be seen
 */
ReluScene *
relu_lesson_figure_new (const ReluLessonScene *scene, GError **error)
{
  ReluFile *contents = scene->contents;
  g_autoptr (ReluNetwork) trained = scene->run ? train (contents) : NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (
    trained != NULL ? trained : relu_file_get_network (contents), relu_file_get_from (contents),
    relu_file_get_to (contents), error);
  g_autoptr (GPtrArray) ghosts = NULL;
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  if (analysis == NULL)
    return NULL;

  ghosts = make_ghosts (contents, trained != NULL);
  options.show_headline = shows (scene, RELU_LESSON_SHOWS_HEADLINE, TRUE);
  options.show_contributions = shows (scene, RELU_LESSON_SHOWS_CONTRIBUTIONS, TRUE);
  options.show_lanes = shows (scene, RELU_LESSON_SHOWS_LANES, TRUE);
  options.show_slope_strip = shows (scene, RELU_LESSON_SHOWS_SLOPE_STRIP, FALSE);
  options.show_build_up = shows (scene, RELU_LESSON_SHOWS_BUILD_UP, FALSE);
  options.show_data = shows (scene, RELU_LESSON_SHOWS_DATA, TRUE);
  options.show_residuals = shows (scene, RELU_LESSON_SHOWS_RESIDUALS, FALSE);
  options.data = relu_file_get_data (contents);
  options.ghosts = ghosts;
  options.x_from = scene->x_from;
  options.x_to = scene->x_to;
  options.y_from = scene->y_from;
  options.y_to = scene->y_to;
  options.reading_x = scene->line_x;

  return relu_scene_new (analysis, &options);
}

/**
 * relu_lesson_figure_dup_sliders:
 * @scene: of a lesson
 *
 * Returns: (transfer full) (nullable): the values of the sliders that the lesson shows, "b₀ = −3, w₀ = 1";
 *   %NULL where it shows none or all
 */
char *
relu_lesson_figure_dup_sliders (const ReluLessonScene *scene)
{
  ReluNetwork *network = relu_file_get_network (scene->contents);
  gsize n = relu_file_get_n_marked (scene->contents, RELU_MARK_PRESENTED);
  GString *values;

  if (scene->hides_sliders || n == 0 || n > MAX_SLIDERS)
    return NULL;

  values = g_string_new (NULL);
  for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
    if (relu_file_is_marked (scene->contents, RELU_MARK_PRESENTED, i))
      {
        g_autofree char *symbol
          = relu_network_dup_parameter_symbol (network, i, RELU_SYMBOL_PRETTY);
        char number[RELU_NUMBER_BUFFER];

        relu_number_to_display (relu_network_get_parameters (network)[i],
                                relu_number_get_digits (), number);
        g_string_append_printf (values, "%s%s = %s", values->len > 0 ? "   " : "", symbol, number);
      }

  return g_string_free (values, FALSE);
}
