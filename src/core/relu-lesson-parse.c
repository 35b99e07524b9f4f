/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-parse.c: the text of a lesson to what it holds. Questions are in relu-lesson-question.c. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-lesson-parser-private.h"

/* The keys of a scene, in the order of their values in a step and in a reveal. */
enum
{
  NETWORK,
  SET,
  DOMAIN,
  SLIDERS,
  VIEW,
  SECONDS,
  RUN,
  N_SCENE_KEYS
};

#define SCENE_KEYS "network", "set", "domain", "sliders", "view", "seconds", "run"

/**
 * relu_lesson_part_get_name:
 *
 * Returns: what a lesson calls it
 */
const char *
relu_lesson_part_get_name (ReluLessonPart part)
{
  static const char *const names[RELU_N_LESSON_PARTS] = {
    [RELU_LESSON_SHOWS_CONTRIBUTIONS] = "contributions",
    [RELU_LESSON_SHOWS_LANES] = "lanes",
    [RELU_LESSON_SHOWS_SLOPE_STRIP] = "slope-strip",
    [RELU_LESSON_SHOWS_BUILD_UP] = "build-up",
    [RELU_LESSON_SHOWS_DATA] = "data",
    [RELU_LESSON_SHOWS_RESIDUALS] = "residuals",
    [RELU_LESSON_SHOWS_LOSS_TRACKS] = "loss-tracks",
    [RELU_LESSON_SHOWS_HEADLINE] = "headline",
  };

  return names[part];
}

/**
 * relu_lesson_get_tools:
 *
 * Returns: (transfer none) (array zero-terminated=1): what a scene can open beside the figure, the pages
 *   of the tool panel; and "none"
 */
const char *const *
relu_lesson_get_tools (void)
{
  static const char *const tools[] = { "none", "network", "inspector", "regions", "compare",
                                       "data", "training", "starts",   NULL };

  return tools;
}

/* What goes on from the scene before: it is seen in the same way, but how one comes to it is not said. */
static void
scene_init (ReluLessonScene *scene, const ReluLessonScene *before)
{
  if (before != NULL)
    relu_lesson_scene_copy (before, scene);
  else
    {
      scene->x_from = scene->x_to = scene->y_from = scene->y_to = NAN;
      scene->line_x = NAN;
    }
  scene->seconds = RELU_LESSON_DEFAULT_SECONDS;
  scene->run = FALSE;
  g_clear_pointer (&scene->view_keys, g_ptr_array_unref);
}

static void
take_contents (ReluLessonScene *scene, ReluFile *contents)
{
  g_clear_pointer (&scene->contents, relu_file_unref);
  scene->contents = contents;
}

/* A network begins afresh: another curve has another place. */
static gboolean
read_network (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "network");
  ReluFile *contents;

  if (value->start == NULL && scene->contents == NULL)
    return relu_parser_fail (self, _("a network, which the first step must have"), NULL);
  if (value->start != NULL)
    {
      contents = relu_parser_read_file (self, value);
      if (contents == NULL)
        return FALSE;
      take_contents (scene, contents);
      scene->hides_sliders = FALSE;
      scene->x_from = scene->x_to = scene->y_from = scene->y_to = scene->line_x = NAN;
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_set (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "set");
  ReluNetwork *network = relu_file_get_network (scene->contents);
  gsize n = relu_network_get_n_parameters (network);
  g_autofree double *parameters = NULL;
  g_autoptr (ReluNetwork) other = NULL;
  ReluJsonIter iter;
  ReluJsonValue key, element;

  if (value->start != NULL)
    {
      static const char *const no_names[] = { NULL };
      g_autoptr (GPtrArray) keys = NULL;

      if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT,
                                   _("an object with parameters’ names and numbers"))
          || !relu_parser_read_members (self, value, no_names, NULL, &keys))
        return FALSE;

      parameters = g_memdup2 (relu_network_get_parameters (network), n * sizeof *parameters);
      relu_json_iter_init (&iter, value);
      while (relu_json_iter_next (&iter, &key, &element))
        {
          g_autofree char *symbol = relu_json_value_dup_string (&key);
          gsize index, outer;

          if (!relu_network_find_parameter (network, symbol, &index))
            return relu_parser_fail_parameter (self, &key);
          outer = relu_parser_push_key (self, symbol);
          if (!relu_parser_read_number (self, &element, &parameters[index]))
            return FALSE;
          relu_parser_pop (self, outer);
        }
      other = relu_network_with_parameters (network, parameters);
      take_contents (scene, relu_file_with_network (scene->contents, other));
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_domain (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  double from, to;

  if (value->start == NULL)
    return TRUE;
  if (!relu_parser_read_range (self, "domain", value, &from, &to))
    return FALSE;
  take_contents (scene, relu_file_with_domain (scene->contents, from, to));

  return TRUE;
}

static gboolean
is_text (const ReluJsonValue *value, const char *text)
{
  g_autofree char *found = NULL;

  if (relu_json_value_get_kind (value) != RELU_JSON_STRING)
    return FALSE;
  found = relu_json_value_dup_string (value);

  return g_str_equal (found, text);
}

static gboolean
read_sliders (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "sliders");

  if (value->start != NULL && is_text (value, "all"))
    {
      take_contents (scene, relu_file_with_no_marked (scene->contents, RELU_MARK_PRESENTED));
      scene->hides_sliders = FALSE;
    }
  else if (value->start != NULL)
    {
      g_autoptr (GArray) marked = NULL;

      if (relu_json_value_get_kind (value) != RELU_JSON_ARRAY)
        return relu_parser_fail (self, _("\"all\" or an array of parameters’ names"), value);
      marked = relu_parser_read_parameters (self, value, relu_file_get_network (scene->contents));
      if (marked == NULL)
        return FALSE;
      take_contents (scene, relu_file_with_only_marked (
                              scene->contents, RELU_MARK_PRESENTED,
                              (const gsize *) (gconstpointer) marked->data, marked->len));
      scene->hides_sliders = marked->len == 0;
    }
  relu_parser_pop (self, length);

  return TRUE;
}

/* Two numbers, or "fit". */
static gboolean
read_view_range (ReluParser *self, const char *key, const ReluJsonValue *value, double *from,
                 double *to)
{
  if (value->start == NULL)
    return TRUE;

  if (is_text (value, "fit"))
    {
      *from = NAN;
      *to = NAN;
      return TRUE;
    }
  if (relu_json_value_get_kind (value) != RELU_JSON_ARRAY)
    {
      relu_parser_push_key (self, key);
      return relu_parser_fail (self, _("two numbers, the smaller one first, or \"fit\""), value);
    }

  return relu_parser_read_range (self, key, value, from, to);
}

static gboolean
read_line (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "line");

  if (value->start != NULL && relu_json_value_get_kind (value) == RELU_JSON_NULL)
    scene->line_x = NAN;
  else if (value->start != NULL && !relu_parser_read_number (self, value, &scene->line_x))
    return FALSE;
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_shows (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "shows");
  ReluJsonIter iter;
  ReluJsonValue element;

  if (value->start == NULL)
    {
      relu_parser_pop (self, length);
      return TRUE;
    }

  scene->parts = 0;
  scene->has_parts = relu_json_value_get_kind (value) != RELU_JSON_NULL;
  if (scene->has_parts
      && !relu_parser_check_kind (self, value, RELU_JSON_ARRAY,
                                  _("an array of what is shown, or null")))
    return FALSE;
  if (scene->has_parts)
    {
      relu_json_iter_init (&iter, value);
      for (guint i = 0; relu_json_iter_next (&iter, NULL, &element); i++)
        {
          gsize outer = relu_parser_push_index (self, i);
          guint part = 0;

          while (part < RELU_N_LESSON_PARTS
                 && !is_text (&element, relu_lesson_part_get_name (part)))
            part++;
          if (part == RELU_N_LESSON_PARTS)
            {
              g_autoptr (GString) expected = g_string_new (NULL);

              for (part = 0; part < RELU_N_LESSON_PARTS; part++)
                g_string_append_printf (expected, part == 0 ? "\"%s\"" : ", \"%s\"",
                                        relu_lesson_part_get_name (part));
              return relu_parser_fail (self, expected->str, &element);
            }
          scene->parts |= 1u << part;
          relu_parser_pop (self, outer);
        }
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_tool (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  const char *const *tools = relu_lesson_get_tools ();
  gsize length = relu_parser_push_key (self, "tool");

  if (value->start != NULL)
    {
      g_clear_pointer (&scene->tool, g_free);
      if (relu_json_value_get_kind (value) == RELU_JSON_STRING)
        scene->tool = relu_json_value_dup_string (value);
      if (scene->tool == NULL ? relu_json_value_get_kind (value) != RELU_JSON_NULL
                              : !g_strv_contains (tools, scene->tool))
        {
          g_autofree char *names = g_strjoinv ("\", \"", (char **) (gpointer) tools);
          g_autofree char *expected = g_strdup_printf ("\"%s\"", names);

          return relu_parser_fail (self, expected, value);
        }
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_view (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  static const char *const names[] = { "x", "y", "line", "shows", "tool", NULL };
  ReluJsonValue values[G_N_ELEMENTS (names)];
  gsize length;

  if (value->start == NULL)
    return TRUE;

  length = relu_parser_push_key (self, "view");
  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, value, names, values, &scene->view_keys)
      || !read_view_range (self, names[0], &values[0], &scene->x_from, &scene->x_to)
      || !read_view_range (self, names[1], &values[1], &scene->y_from, &scene->y_to)
      || !read_line (self, &values[2], scene) || !read_shows (self, &values[3], scene)
      || !read_tool (self, &values[4], scene))
    return FALSE;
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_seconds (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "seconds");

  if (value->start != NULL)
    {
      if (!relu_parser_read_number (self, value, &scene->seconds))
        return FALSE;
      if (!(scene->seconds >= 0 && scene->seconds <= RELU_LESSON_MAX_SECONDS))
        return relu_parser_fail (self, _("a number from 0 to 60"), value);
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_run (ReluParser *self, const ReluJsonValue *value, ReluLessonScene *scene)
{
  gsize length = relu_parser_push_key (self, "run");

  if (value->start != NULL)
    {
      if (!relu_parser_check_kind (self, value, RELU_JSON_BOOLEAN, _("true or false")))
        return FALSE;
      scene->run = *value->start == 't';
    }
  relu_parser_pop (self, length);

  return TRUE;
}

/* @values: of the keys of a scene. Without any of them there is nothing else to be seen. */
static gboolean
read_scene (ReluParser *self, const ReluJsonValue *values, const ReluLessonScene *before,
            ReluLessonScene *scene)
{
  scene_init (scene, before);

  return read_network (self, &values[NETWORK], scene) && read_set (self, &values[SET], scene)
         && read_domain (self, &values[DOMAIN], scene)
         && read_sliders (self, &values[SLIDERS], scene) && read_view (self, &values[VIEW], scene)
         && read_seconds (self, &values[SECONDS], scene) && read_run (self, &values[RUN], scene);
}

static gboolean
read_reveal (ReluParser *self, const ReluJsonValue *value, ReluLessonStep *step)
{
  static const char *const names[] = { SCENE_KEYS, "text", NULL };
  ReluJsonValue values[G_N_ELEMENTS (names)];
  gsize length = relu_parser_push_key (self, "reveal");

  if (value->start != NULL)
    {
      if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
          || !relu_parser_read_members (self, value, names, values, &step->reveal_keys)
          || !relu_parser_read_text (self, "text", &values[N_SCENE_KEYS], &step->why))
        return FALSE;
      for (guint i = 0; i < N_SCENE_KEYS; i++)
        step->has_reveal |= values[i].start != NULL;
      if (step->has_reveal && !read_scene (self, values, &step->scene, &step->reveal))
        return FALSE;
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static ReluLessonStep *
read_step (ReluParser *self, const ReluJsonValue *value, const ReluLessonScene *before)
{
  static const char *const names[]
    = { SCENE_KEYS, "title", "text", "notes", "question", "reveal", NULL };
  g_autoptr (ReluLessonStep) step = relu_lesson_step_alloc ();
  ReluJsonValue values[G_N_ELEMENTS (names)];

  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, value, names, values, &step->keys)
      || !relu_parser_read_text (self, "title", &values[N_SCENE_KEYS], &step->title)
      || !relu_parser_read_text (self, "text", &values[N_SCENE_KEYS + 1], &step->text)
      || !relu_parser_read_text (self, "notes", &values[N_SCENE_KEYS + 2], &step->notes)
      || !read_scene (self, values, before, &step->scene)
      || !relu_parser_read_question (self, &values[N_SCENE_KEYS + 3], &step->scene,
                                     &step->question)
      || !read_reveal (self, &values[N_SCENE_KEYS + 4], step))
    return NULL;

  return g_steal_pointer (&step);
}

/* The numbers of a network of its own. */
static gsize
count_numbers (const ReluLessonScene *scene, const ReluLessonScene *before)
{
  if (scene->contents == NULL
      || (before != NULL
          && relu_file_get_network (scene->contents) == relu_file_get_network (before->contents)))
    return 0;

  return relu_network_get_n_parameters (relu_file_get_network (scene->contents));
}

/* Few words make a large network again and again. */
static gboolean
check_size (ReluParser *self, const ReluLessonStep *step, const ReluLessonScene *before,
            guint step_index, guint n_steps, gsize *n_numbers)
{
  g_autofree char *expected = NULL;

  *n_numbers += count_numbers (&step->scene, before);
  if (step->has_reveal)
    *n_numbers += count_numbers (&step->reveal, &step->scene);
  if (*n_numbers <= RELU_LESSON_MAX_NUMBERS)
    return TRUE;

  expected = g_strdup_printf (_("at most %u steps"), step_index);
  return relu_parser_fail_count (self, RELU_FILE_ERROR_LIMIT, expected, n_steps);
}

static gboolean
read_steps (ReluParser *self, const ReluJsonValue *value, ReluLesson *lesson)
{
  gsize length = relu_parser_push_key (self, "steps");
  const ReluLessonScene *before = NULL;
  gsize n_numbers = 0;
  ReluJsonIter iter;
  ReluJsonValue element;
  guint n;

  if (!relu_parser_check_kind (self, value, RELU_JSON_ARRAY, _("an array of steps")))
    return FALSE;
  n = relu_parser_count_elements (value);
  if (n > RELU_LESSON_MAX_STEPS)
    {
      g_autofree char *expected = g_strdup_printf (_("at most %u steps"), RELU_LESSON_MAX_STEPS);

      return relu_parser_fail_count (self, RELU_FILE_ERROR_LIMIT, expected, n);
    }

  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &element); i++)
    {
      gsize outer = relu_parser_push_index (self, i);
      ReluLessonStep *step = read_step (self, &element, before);

      if (step == NULL)
        return FALSE;
      g_ptr_array_add (lesson->steps, step);
      relu_parser_pop (self, outer);
      if (!check_size (self, step, before, i, n, &n_numbers))
        return FALSE;
      before = step->has_reveal ? &step->reveal : &step->scene;
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static ReluLesson *
read_lesson (ReluParser *self, const ReluJsonValue *root)
{
  static const char *const names[] = { "format",   "version", "title", "description", "author",
                                       "language", "steps",   NULL };
  g_autoptr (ReluLesson) lesson = relu_lesson_alloc ();
  ReluJsonValue values[G_N_ELEMENTS (names)];

  if (!relu_parser_check_kind (self, root, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, root, names, values, &lesson->keys)
      || !relu_parser_read_format (self, &values[0], &values[1], "reluscope-lesson"))
    return NULL;
  for (guint i = 0; i < RELU_N_LESSON_TEXTS; i++)
    if (!relu_parser_read_optional_text (self, relu_lesson_text_get_key (i), &values[2 + i],
                                         &lesson->texts[i]))
      return NULL;
  if (!read_steps (self, &values[2 + RELU_N_LESSON_TEXTS], lesson))
    return NULL;

  return g_steal_pointer (&lesson);
}

/**
 * relu_lesson_parse:
 * @text: the text of a lesson
 * @length: how many bytes, or -1 where it ends with NUL
 * @file_name: what errors call it
 * @error: RELU_FILE_ERROR: one line that names file, key, what was expected and what was found
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluLesson *
relu_lesson_parse (const char *text, gssize length, const char *file_name, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  ReluParser self = { file_name, path, error };
  ReluJsonValue root;

  if (!relu_parser_start (&self, text, length < 0 ? strlen (text) : (gsize) length, &root))
    return NULL;

  return read_lesson (&self, &root);
}

/**
 * relu_lesson_read:
 * @path: of a lesson
 * @error: RELU_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluLesson *
relu_lesson_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GByteArray) bytes = relu_file_read_bytes (path, error);

  return bytes == NULL ? NULL
                       : relu_lesson_parse ((const char *) bytes->data, (gssize) bytes->len, name,
                                            error);
}
