/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lessons-facts.c: what the lessons say about their networks is so, and the right answer to each question
 * is what its network gives. What comes of training is in test-lessons-training.c. */

#include <math.h>
#include <string.h>

#include "relu-analysis.h"
#include "relu-forward.h"
#include "relu-init.h"
#include "relu-lessons.h"
#include "relu-units.h"

static ReluLesson *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  ReluLesson *lesson = relu_lessons_load (id, &error);

  g_assert_no_error (error);
  return lesson;
}

static ReluAnalysis *
analyze (const ReluLessonScene *scene)
{
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis = relu_analysis_new (relu_file_get_network (scene->contents),
                                              relu_file_get_from (scene->contents),
                                              relu_file_get_to (scene->contents), &error);

  g_assert_no_error (error);
  return analysis;
}

/* The slopes from the left to the right, with the breakpoints between them: "0 (-2) 2 (2) 3". */
static char *
dup_shape (ReluAnalysis *analysis)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  GString *text = g_string_new (NULL);

  if (regions == NULL)
    g_string_append (text, "curved");
  for (guint i = 0; regions != NULL && i < relu_regions_get_n_linear_regions (regions); i++)
    {
      ReluRegion region;

      /* + 0.0: no minus before a zero. */
      relu_regions_get_linear_region (regions, i, &region);
      if (i > 0)
        g_string_append_printf (text, " (%.4g) ", region.from + 0.0);
      g_string_append_printf (text, "%.4g", region.slope + 0.0);
    }

  return g_string_free (text, FALSE);
}

/* For each unit whether it switches (s), is always on (1) or always off (0). */
static char *
dup_states (ReluAnalysis *analysis)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  GString *text = g_string_new (NULL);

  for (guint i = 0; regions != NULL && i < relu_regions_get_n_units (regions); i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      g_string_append_c (text, unit.state == RELU_UNIT_SWITCHES        ? 's'
                               : unit.state == RELU_UNIT_ALWAYS_ACTIVE ? '1'
                                                                       : '0');
    }

  return g_string_free (text, FALSE);
}

/* What is on screen, as the texts say it. Steps from 1; a is before the answer, b is after it. */
static const struct
{
  const char *lesson;
  guint step;
  char scene;
  const char *shape, *states;
} scenes[] = {
  { "non-linearity", 1, 'a', "0 (0) 1", "s" },
  { "non-linearity", 2, 'b', "0 (-2) 1", "s" },
  { "non-linearity", 3, 'a', "0 (-2) 2 (2) 3", "sss" },
  { "non-linearity", 3, 'b', "2", "011" },
  { "non-linearity", 4, 'a', "2", "011" },
  { "non-linearity", 5, 'a', "2", "011" },
  { "non-linearity", 5, 'b', "1 (0) 2", "0s1" },
  { "non-linearity", 6, 'b', "0 (-3) 0.8 (0) -1.2 (2) 1.4", "sss" },
  { "non-linearity", 7, 'a', "2", "011" },
  { "non-linearity", 7, 'b', "0 (-10) 2 (10) 3", "sss" },
  { "non-linearity", 8, 'b', "0 (-10) 2 (10) 3", "sss" },

  { "slopes", 1, 'a', "0 (-2) 1", "s" },
  { "slopes", 2, 'a', "0 (-2) 1", "ss" },
  { "slopes", 2, 'b', "0 (-2) 1 (0) 2", "ss" },
  { "slopes", 3, 'b', "0 (-2) 1 (0) -1", "ss" },
  { "slopes", 4, 'a', "-1 (0) 0", "ss" },
  { "slopes", 4, 'b', "-1 (0) 1", "ss" },
  { "slopes", 5, 'a', "-2 (1) 1", "sss" },
  { "slopes", 5, 'b', "-2 (1) 1 (2) 3", "sss" },
  { "slopes", 6, 'b', "-2 (1) 1 (1.667) 4", "sss" },
  { "slopes", 7, 'a', "0 (-3) 0.8 (0) -1.2", "sss" },
  { "slopes", 7, 'b', "0 (-3) 0.8 (0) -1.2 (2) 1.4", "sss" },
  { "slopes", 8, 'a', "0 (-1) 0.5 (0) -0.5", "sss" },
  { "slopes", 8, 'b', "0 (-1) 0.5 (0) -0.5 (1) 0", "sss" },

  { "dead", 1, 'a', "-0.5 (-0.5) 0.5 (0.5) 1 (1) 2", "sss" },
  { "dead", 2, 'a', "2", "011" },
  { "dead", 2, 'b', "0 (-10) 2 (10) 3", "sss" },
  { "dead", 3, 'b', "-0.5 (-0.5) 0.5 (0.5) 1 (3) 2", "sss" },
  { "dead", 5, 'a', "-0.5 (-0.5) 0.5 (0.5) 1 (1) 2", "sss" },
  { "dead", 5, 'b', "-1.308 (0.4418) 0", "0s0" },

  { "training", 1, 'a', "2", "011" },
  { "training", 5, 'a', "-2.84", "011" },
  { "training", 7, 'a', "2", "011" },

  { "units", 1, 'a', "0 (0) 1.4", "sss" },
  { "units", 1, 'b', "0 (-3) 0.8 (0) -1.2 (2) 1.4", "sss" },
  { "units", 2, 'b', "0.8 (0) -1.2 (2) 1.4", "1ss" },
  { "units", 3, 'a', "-1 (0) 1", "ss" },
  { "units", 3, 'b', "1", "ss" },
  { "units", 4, 'a', "-2 (0) 2", "1s" },

  { "depth", 1, 'a', "0 (0) 1", "s" },
  { "depth", 1, 'b', "0 (0) 1", "ss" },
  { "depth", 2, 'a', "2 (0.5) -2", "1s" },
  { "depth", 3, 'b', "4 (0.25) -4 (0.5) 4 (0.75) -4", "1s1s" },
  { "depth", 7, 'a', "-2 (0) 2 (1) 4", "ss" },
  { "depth", 7, 'b', "-2 (-0.5) 0 (0.5) 2 (1) 4", "sss" },

  { "activations", 1, 'a', "0 (-3) 0.8 (0) -1.2 (2) 1.4", "sss" },
  { "activations", 1, 'b', "0.14 (-3) 0.86 (0) -0.94 (2) 1.4", "sss" },
  { "activations", 2, 'a', "2", "011" },
  { "activations", 2, 'b', "2.1", "011" },
  { "activations", 3, 'b', "1.4", "sss" },
  { "activations", 4, 'b', "curved", "" },
  { "activations", 6, 'a', "curved", "" },
};

static void
test_scenes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (ReluLesson) lesson = load (scenes[i].lesson);
      g_autoptr (ReluAnalysis) analysis
        = analyze (relu_lesson_get_scene (lesson, scenes[i].step - 1, scenes[i].scene == 'b'));
      g_autofree char *shape = dup_shape (analysis), *states = dup_states (analysis);

      g_test_message ("%s %u%c", scenes[i].lesson, scenes[i].step, scenes[i].scene);
      g_assert_cmpstr (shape, ==, scenes[i].shape);
      g_assert_cmpstr (states, ==, scenes[i].states);
    }
}

/* What a question asks of the scene that reveals it. */
typedef enum
{
  LINEAR_REGIONS,
  BREAKPOINT,   /* a place where the curve bends */
  LAST_SLOPE,   /* of the piece on the right */
  SLOPE_CHANGE, /* at the only breakpoint */
  PARAMETER,    /* the value that it has */
  UNIT_AT_12,   /* what h₀ gives at x = 12 */
  N_SWITCHES,   /* how often the last unit does */
  N_DEAD,       /* how many units are dead on the data */
  WHERE_B1_BENDS,
  CHOSEN, /* one of several texts; whether it is true is in the scenes above or another test below */
  TRAINED /* see test-lessons-training.c */
} Asked;

/* Every question, the answer or the choice that is right, and what learners say instead. */
static const struct
{
  const char *lesson;
  guint step;
  Asked asked;
  const char *what; /* a parameter's name, or the choice that is right */
  double wrong[3];
} questions[] = {
  { "non-linearity", 1, CHOSEN, "No, because its slope changes at x = 0", { 0 } },
  { "non-linearity", 2, BREAKPOINT, NULL, { 2, 0, 1 } },
  { "non-linearity", 3, LINEAR_REGIONS, NULL, { 3, 4, 2 } },
  { "non-linearity", 5, WHERE_B1_BENDS, NULL, { 0, -4, 10 } },
  { "non-linearity", 6, LINEAR_REGIONS, NULL, { 3, 1, 5 } },
  { "non-linearity", 7, LINEAR_REGIONS, NULL, { 1, 4, 2 } },
  { "non-linearity", 8, CHOSEN, "No, it is on for other x", { 0 } },

  { "slopes", 2, LAST_SLOPE, NULL, { 1, 0, 3 } },
  { "slopes", 3, CHOSEN, "Yes, if v₁ is negative", { 0 } },
  { "slopes", 4, SLOPE_CHANGE, NULL, { 1, 0, -1 } },
  { "slopes", 5, PARAMETER, "w2", { 3, 1, 4 } },
  { "slopes", 6, LAST_SLOPE, NULL, { 3, 2, 5 } },
  { "slopes", 7, LAST_SLOPE, NULL, { 2.6, 1.8, 3.4 } },
  { "slopes", 8, PARAMETER, "v2", { 0, 1, -0.5 } },

  { "dead", 1, CHOSEN, "No, because it is on for other x", { 0 } },
  { "dead", 2, UNIT_AT_12, NULL, { 0, 12, -10 } },
  { "dead", 3, CHOSEN, "Nothing at all", { 0 } },
  { "dead", 4, CHOSEN, "None", { 0 } },
  { "dead", 5, N_DEAD, NULL, { 0, 1, 3 } },
  { "dead", 6, CHOSEN, "Points right of x = 3", { 0 } },
  { "dead", 7, CHOSEN, "Yes", { 0 } },
  { "dead", 8, CHOSEN, "No, one point is enough", { 0 } },

  { "training", 1, CHOSEN, "Bent on the way, straight at the end", { 0 } },
  { "training", 2, CHOSEN, "Bent, but not a sine", { 0 } },
  { "training", 3, CHOSEN, "Straight", { 0 } },
  { "training", 4, CHOSEN, "New random weights at the start", { 0 } },
  { "training", 5, CHOSEN, "One straight line", { 0 } },
  { "training", 6, CHOSEN, "In a straight line", { 0 } },
  { "training", 7, CHOSEN, "No, training can bend it", { 0 } },

  { "stuck", 1, CHOSEN, "No", { 0 } },
  { "stuck", 2, CHOSEN, "It finds w = 1 and c = 0", { 0 } },
  { "stuck", 3, TRAINED, NULL, { 100, 0, 90 } },
  { "stuck", 4, CHOSEN, "Another start", { 0 } },
  { "stuck", 5, TRAINED, NULL, { 50, 56, 75 } },
  { "stuck", 6, CHOSEN, "End at 0 everywhere", { 0 } },
  { "stuck", 7, CHOSEN, "Nothing", { 0 } },

  { "units", 1, LINEAR_REGIONS, NULL, { 3, 2, 6 } },
  { "units", 2, LINEAR_REGIONS, NULL, { 4, 2, 1 } },
  { "units", 3, LINEAR_REGIONS, NULL, { 2, 3, 4 } },
  { "units", 4, CHOSEN, "0.25", { 0 } },
  { "units", 5, CHOSEN, "About 0.016", { 0 } },
  { "units", 6, CHOSEN, "It goes straight on", { 0 } },
  { "units", 7, LINEAR_REGIONS, NULL, { 16, 15, 18 } },

  { "depth", 1, LINEAR_REGIONS, NULL, { 3, 4, 1 } },
  { "depth", 3, LINEAR_REGIONS, NULL, { 3, 5, 2 } },
  { "depth", 4, LINEAR_REGIONS, NULL, { 6, 7, 5 } },
  { "depth", 5, LINEAR_REGIONS, NULL, { 10, 11, 12 } },
  { "depth", 6, CHOSEN, "Everything right of x = 0.45", { 0 } },
  { "depth", 7, N_SWITCHES, NULL, { 1, 3, 4 } },
  { "depth", 8, CHOSEN, "None", { 0 } },

  { "activations", 1, CHOSEN, "At the same places", { 0 } },
  { "activations", 2, LAST_SLOPE, NULL, { 2, 3, 1.9 } },
  { "activations", 3, LINEAR_REGIONS, NULL, { 4, 2, 3 } },
  { "activations", 4, CHOSEN, "None", { 0 } },
  { "activations", 5, CHOSEN, "Very small, but not 0", { 0 } },
  { "activations", 6, CHOSEN, "A round bend that dips below 0", { 0 } },
  { "activations", 7, CHOSEN, "Yes", { 0 } },
  { "activations", 8, CHOSEN, "One with leaky ReLUs", { 0 } },
};

static double
get_parameter (const ReluLessonScene *scene, const char *symbol)
{
  ReluNetwork *network = relu_file_get_network (scene->contents);
  gsize index;

  g_assert_true (relu_network_find_parameter (network, symbol, &index));
  return relu_network_get_parameters (network)[index];
}

static guint
count_dead (ReluNetwork *network, ReluData *data)
{
  guint n = relu_units_get_n (network), n_dead = 0;
  g_autofree guint8 *dead = g_malloc (n);

  relu_units_find_dead (network, relu_data_get_x (data), relu_data_get_n (data), dead);
  for (guint i = 0; i < n; i++)
    n_dead += dead[i];

  return n_dead;
}

/* Below this bias of h₁ there is a breakpoint in the domain, and not above it. */
static double
find_where_b1_bends (const ReluLessonScene *scene)
{
  ReluNetwork *network = relu_file_get_network (scene->contents);
  g_autofree double *parameters
    = g_memdup2 (relu_network_get_parameters (network),
                 relu_network_get_n_parameters (network) * sizeof *parameters);
  double low = 0, high = 10;
  gsize index;

  g_assert_true (relu_network_find_parameter (network, "b1", &index));
  while (high - low > 1e-9)
    {
      g_autoptr (ReluNetwork) other = NULL;
      g_autoptr (ReluRegions) regions = NULL;

      parameters[index] = (low + high) / 2;
      other = relu_network_with_parameters (network, parameters);
      regions = relu_regions_new (other, relu_file_get_from (scene->contents),
                                  relu_file_get_to (scene->contents), NULL);
      if (relu_regions_get_n_breakpoints (regions) > 0)
        low = parameters[index];
      else
        high = parameters[index];
    }

  return low;
}

static double
compute_unit (const ReluLessonScene *scene, guint unit, double x)
{
  g_autoptr (ReluTrace) trace = relu_trace_new (relu_file_get_network (scene->contents), x);

  return relu_trace_get_activation (trace, 0, unit);
}

/* Not from the file: from the network that is revealed. */
static double
compute_answer (Asked asked, const char *what, const ReluLessonStep *step,
                const ReluLessonScene *scene)
{
  g_autoptr (ReluAnalysis) analysis = analyze (scene);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluBreakpoint breakpoint;
  ReluRegion region;
  g_autofree double *xs = NULL;

  switch (asked)
    {
    case LINEAR_REGIONS:
      return relu_regions_get_n_linear_regions (regions);
    case BREAKPOINT:
      g_assert_cmpuint (relu_regions_get_n_breakpoints (regions), ==, 1);
      relu_regions_get_breakpoint (regions, 0, &breakpoint);
      return breakpoint.x;
    case LAST_SLOPE:
      relu_regions_get_linear_region (regions, relu_regions_get_n_linear_regions (regions) - 1,
                                      &region);
      return region.slope;
    case SLOPE_CHANGE:
      g_assert_cmpuint (relu_regions_get_n_breakpoints (regions), ==, 1);
      relu_regions_get_breakpoint (regions, 0, &breakpoint);
      return breakpoint.slope_after - breakpoint.slope_before;
    case PARAMETER:
      return get_parameter (scene, what);
    case UNIT_AT_12:
      return compute_unit (scene, 0, 12);
    case N_SWITCHES:
      return relu_regions_dup_switches_of_unit (regions, relu_regions_get_n_units (regions) - 1,
                                                &xs);
    case N_DEAD:
      return count_dead (relu_file_get_network (scene->contents),
                         relu_file_get_data (scene->contents));
    case WHERE_B1_BENDS:
      return find_where_b1_bends (&step->scene);
    case CHOSEN:
    case TRAINED:
    default:
      g_assert_not_reached ();
    }
}

static void
test_questions (void)
{
  guint row = 0;

  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      const char *id = relu_lessons_get_id (i);
      g_autoptr (ReluLesson) lesson = load (id);

      for (guint k = 0; k < relu_lesson_get_n_steps (lesson); k++)
        {
          const ReluLessonStep *step = relu_lesson_get_step (lesson, k);
          const ReluQuestion *question = &step->question;

          if (question->kind == RELU_QUESTION_NONE)
            continue;
          g_test_message ("%s %u: %s", id, k + 1, question->text);
          g_assert_cmpuint (row, <, G_N_ELEMENTS (questions));
          g_assert_cmpstr (questions[row].lesson, ==, id);
          g_assert_cmpuint (questions[row].step, ==, k + 1);

          g_assert_true ((question->kind == RELU_QUESTION_CHOICE)
                         == (questions[row].asked == CHOSEN));
          g_assert_cmpuint (question->answers->len, ==, 1);
          if (question->kind == RELU_QUESTION_CHOICE)
            {
              guint right = (guint) g_array_index (question->answers, double, 0);

              g_assert_cmpstr (g_ptr_array_index (question->choices, right), ==,
                               questions[row].what);
            }
          else
            {
              if (questions[row].asked != TRAINED)
                {
                  double answer
                    = compute_answer (questions[row].asked, questions[row].what, step,
                                      relu_lesson_get_scene (lesson, k, TRUE));

                  g_assert_cmpfloat_with_epsilon (g_array_index (question->answers, double, 0),
                                                  answer, 1e-8);
                }
              for (guint j = 0; j < G_N_ELEMENTS (questions[row].wrong); j++)
                g_assert_false (relu_question_is_right (question, questions[row].wrong[j]));
            }
          row++;
        }
    }
  g_assert_cmpuint (row, ==, G_N_ELEMENTS (questions));
}

/* Who is asked must not see the answer: neither the headline nor the figure changes in ways that the reveal does
 * not change. */
static void
test_nothing_is_given_away (void)
{
  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      g_autoptr (ReluLesson) lesson = load (relu_lessons_get_id (i));

      for (guint k = 0; k < relu_lesson_get_n_steps (lesson); k++)
        {
          const ReluLessonStep *step = relu_lesson_get_step (lesson, k);

          if (step->question.kind != RELU_QUESTION_NUMBER
              && step->question.kind != RELU_QUESTION_PLACE)
            continue;
          g_test_message ("%s %u", relu_lessons_get_id (i), k + 1);
          g_assert_true (step->has_reveal);
          if (relu_file_equal (step->scene.contents, step->reveal.contents))
            g_assert_false (step->scene.parts & 1u << RELU_LESSON_SHOWS_HEADLINE);
        }
    }
}

static double
evaluate (const ReluLessonScene *scene, double x)
{
  return relu_network_evaluate (relu_file_get_network (scene->contents), x);
}

static double
get_largest_error (const ReluLessonScene *scene)
{
  ReluData *data = relu_file_get_data (scene->contents);
  double error = 0;

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    error = MAX (error, fabs (evaluate (scene, relu_data_get_x (data)[i]) - relu_data_get_y (data)[i]));

  return error;
}

/* dead: what is said about units at x, and at how many points they are on. */
static void
test_dead (void)
{
  g_autoptr (ReluLesson) lesson = load ("dead");
  const ReluLessonScene *scene = relu_lesson_get_scene (lesson, 0, FALSE);
  g_autoptr (ReluTrace) left = relu_trace_new (relu_file_get_network (scene->contents), -1);
  ReluData *data = relu_file_get_data (relu_lesson_get_scene (lesson, 2, FALSE)->contents);
  gsize counts[3];

  g_assert_cmpfloat (scene->line_x, ==, -1);
  g_assert_cmpfloat (relu_trace_get_preactivation (left, 0, 0), ==, -0.5);
  g_assert_cmpfloat (relu_lesson_get_scene (lesson, 0, TRUE)->line_x, ==, 2);
  g_assert_cmpfloat (compute_unit (scene, 0, 2), >, 0);

  g_assert_cmpuint (relu_data_get_n (data), ==, 17);
  relu_units_count_active (relu_file_get_network (relu_lesson_get_scene (lesson, 2, FALSE)->contents),
                           relu_data_get_x (data), 17, counts);
  g_assert_cmpuint (counts[2], ==, 4);
  g_assert_cmpuint (
    count_dead (relu_file_get_network (relu_lesson_get_scene (lesson, 2, TRUE)->contents), data), ==,
    1);

  /* Step 6: right of 3 the curve is too high, and new points are there. */
  scene = relu_lesson_get_scene (lesson, 5, TRUE);
  data = relu_file_get_data (scene->contents);
  g_assert_cmpfloat (evaluate (scene, 3.5), >, 3.9);
  relu_units_count_active (relu_file_get_network (scene->contents), relu_data_get_x (data),
                           relu_data_get_n (data), counts);
  g_assert_cmpuint (counts[2], ==, 4);
  scene = relu_lesson_get_scene (lesson, 5, FALSE);
  g_assert_cmpfloat (get_largest_error (scene), <, 0.01);
  g_assert_cmpuint (
    count_dead (relu_file_get_network (scene->contents), relu_file_get_data (scene->contents)), ==,
    1);

  /* Step 8: on at one point of 17, where there is an error. */
  scene = relu_lesson_get_scene (lesson, 7, TRUE);
  data = relu_file_get_data (scene->contents);
  relu_units_count_active (relu_file_get_network (scene->contents), relu_data_get_x (data),
                           relu_data_get_n (data), counts);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpfloat (fabs (evaluate (scene, 2) - 2), >, 0.1);
}

/* units: chords of x², and where they end. */
static void
test_units (void)
{
  g_autoptr (ReluLesson) lesson = load ("units");
  const struct
  {
    guint step;
    gboolean revealed;
    double error;
  } rows[] = { { 4, FALSE, 1 }, { 4, TRUE, 0.25 }, { 5, FALSE, 0.0625 }, { 5, TRUE, 0.015625 } };
  const ReluLessonScene *far = relu_lesson_get_scene (lesson, 5, TRUE);
  g_autoptr (ReluAnalysis) analysis = analyze (far);
  ReluRegion region;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ReluLessonScene *scene
        = relu_lesson_get_scene (lesson, rows[i].step - 1, rows[i].revealed);
      double error = 0;

      for (double x = -2; x <= 2; x += 1.0 / 256)
        error = MAX (error, fabs (evaluate (scene, x) - x * x));
      g_assert_cmpfloat_with_epsilon (error, rows[i].error, 1e-12);
      g_assert_cmpfloat (get_largest_error (scene), <=, error);
    }

  relu_regions_get_linear_region (relu_analysis_get_regions (analysis), 16, &region);
  g_assert_cmpfloat (region.slope, ==, 3.75);
  g_assert_cmpfloat (region.from, ==, 1.75);
  relu_regions_get_linear_region (relu_analysis_get_regions (analysis), 0, &region);
  g_assert_cmpfloat (region.slope, ==, 0);
  g_assert_cmpfloat (region.intercept, ==, 4);
  g_assert_cmpfloat (region.to, ==, -2);
}

/* training: a good fit on the points, and a straight line beyond them. */
static void
test_fit (void)
{
  g_autoptr (ReluLesson) lesson = load ("training");
  const ReluLessonScene *scene = relu_lesson_get_scene (lesson, 5, TRUE);
  g_autoptr (ReluAnalysis) analysis = analyze (scene);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluRegion region;

  g_assert_cmpfloat (get_largest_error (relu_lesson_get_scene (lesson, 5, FALSE)), <, 0.11);
  relu_regions_get_linear_region (regions, relu_regions_get_n_linear_regions (regions) - 1,
                                  &region);
  g_assert_cmpfloat (region.from, <, 4);
  g_assert_cmpfloat (region.to, ==, 12);
  g_assert_cmpfloat (fabs (region.slope), >, 1);
}

/* depth: how many pieces, what one change does, and what random weights come to. */
static void
test_depth (void)
{
  g_autoptr (ReluLesson) lesson = load ("depth");
  const ReluLessonScene *before = relu_lesson_get_scene (lesson, 5, FALSE);
  const ReluLessonScene *after = relu_lesson_get_scene (lesson, 5, TRUE);
  const ReluLessonScene *drawn = relu_lesson_get_scene (lesson, 7, TRUE);
  g_autoptr (ReluAnalysis) more = analyze (after), random = analyze (drawn);
  ReluInitOptions options = { 0 };
  guint n_few = 0, n_most = 0;

  for (double x = 0; x <= 0.45; x += 0.01)
    g_assert_cmpfloat_with_epsilon (evaluate (before, x), evaluate (after, x), 1e-12);
  for (double x = 0.4601; x < 1; x += 0.0123)
    g_assert_cmpfloat (fabs (evaluate (before, x) - evaluate (after, x)), >, 0.001);

  /* Three layers of two can make more than 8. */
  g_assert_cmpuint (relu_regions_get_n_linear_regions (relu_analysis_get_regions (more)), >, 8);

  g_assert_cmpuint (relu_regions_get_n_linear_regions (relu_analysis_get_regions (random)), ==, 3);
  g_assert_cmpuint (relu_units_get_n (relu_file_get_network (drawn->contents)), ==, 6);
  relu_init_options_set_usual (&options, RELU_INIT_PYTORCH);
  for (options.seed = 0; options.seed < 100; options.seed++)
    {
      g_autoptr (ReluNetwork) network
        = relu_network_draw (relu_file_get_network (drawn->contents), &options, NULL);
      g_autoptr (ReluRegions) regions = relu_regions_new (network, -4, 4, NULL);
      guint n = relu_regions_get_n_linear_regions (regions);

      n_few += n <= 4;
      n_most = MAX (n_most, n);
    }
  g_assert_cmpuint (n_few, ==, 83);
  g_assert_cmpuint (n_most, ==, 7);
}

/* activations: how flat tanh is, and where swish is lowest. */
static void
test_smooth (void)
{
  g_autoptr (ReluLesson) lesson = load ("activations");
  const ReluLessonScene *flat = relu_lesson_get_scene (lesson, 4, FALSE);
  const ReluLessonScene *swish = relu_lesson_get_scene (lesson, 5, TRUE);
  double slope = (evaluate (flat, 10) - evaluate (flat, 9.9)) / 0.1, lowest = -4;

  g_assert_cmpfloat (slope, >, 0);
  g_assert_cmpfloat (slope, <, 1e-7);
  for (double x = -4; x <= 4; x += 0.001)
    if (evaluate (swish, x) < evaluate (swish, lowest))
      lowest = x;
  g_assert_cmpfloat_with_epsilon (lowest, -1.28, 0.005);
  g_assert_cmpfloat_with_epsilon (evaluate (swish, lowest), -0.28, 0.005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons-facts/scenes", test_scenes);
  g_test_add_func ("/lessons-facts/questions", test_questions);
  g_test_add_func ("/lessons-facts/nothing-is-given-away", test_nothing_is_given_away);
  g_test_add_func ("/lessons-facts/dead", test_dead);
  g_test_add_func ("/lessons-facts/units", test_units);
  g_test_add_func ("/lessons-facts/fit", test_fit);
  g_test_add_func ("/lessons-facts/depth", test_depth);
  g_test_add_func ("/lessons-facts/smooth", test_smooth);

  return g_test_run ();
}
