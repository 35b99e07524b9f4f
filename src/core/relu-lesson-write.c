/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-write.c: a lesson to its text. A scene says what differs from the one before, so that a file
 * reads as it was meant: "set" where only numbers move, a network where more does. */

#include <math.h>
#include <string.h>

#include "relu-file-private.h"
#include "relu-json.h"
#include "relu-lesson-private.h"

/* An object that is being written. */
typedef struct
{
  GString *json;
  guint indent; /* of its members */
  gboolean is_empty;
} Object;

static Object
object_begin (GString *json, guint indent)
{
  g_string_append_c (json, '{');

  return (Object) { json, indent + RELU_JSON_INDENT, TRUE };
}

static void
object_add (Object *self, const char *key)
{
  if (!self->is_empty)
    g_string_append_c (self->json, ',');
  relu_file_append_line (self->json, self->indent);
  relu_json_append_string (self->json, key);
  g_string_append (self->json, ": ");
  self->is_empty = FALSE;
}

static void
object_add_text (Object *self, const char *key, const char *text)
{
  if (*text == '\0')
    return;
  object_add (self, key);
  relu_json_append_string (self->json, text);
}

/* With what the file said besides; what is known has been written. */
static void
object_end (Object *self, const GPtrArray *keys)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const ReluFileKey *key = g_ptr_array_index (keys, i);

      if (key->raw == NULL)
        continue;
      object_add (self, key->key);
      g_string_append (self->json, key->raw);
    }
  if (!self->is_empty)
    relu_file_append_line (self->json, self->indent - RELU_JSON_INDENT);
  g_string_append_c (self->json, '}');
}

static gboolean
has_unknown (const GPtrArray *keys)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (((const ReluFileKey *) g_ptr_array_index (keys, i))->raw != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Whether "set", "domain" and "sliders" say all that differs. */
static gboolean
goes_on (const ReluFile *before, const ReluFile *contents)
{
  ReluNetwork *network = relu_file_get_network (contents);
  g_autoptr (ReluFile) other = NULL, moved = NULL, marked = NULL;

  if (before == contents)
    return TRUE;
  if (!relu_network_same_architecture (relu_file_get_network (before), network)
      || g_strcmp0 (before->description, contents->description) != 0
      || g_strcmp0 (before->source, contents->source) != 0)
    return FALSE;

  other = relu_file_with_network ((ReluFile *) before, network);
  moved = relu_file_with_domain (other, contents->from, contents->to);
  marked = relu_file_with_only_marked (moved, RELU_MARK_PRESENTED,
                                       relu_file_get_marked (contents, RELU_MARK_PRESENTED),
                                       relu_file_get_n_marked (contents, RELU_MARK_PRESENTED));

  return relu_file_equal (marked, contents);
}

static void
append_set (Object *object, const ReluFile *before, const ReluFile *contents)
{
  const double *parameters = relu_network_get_parameters (contents->network);
  const double *old = relu_network_get_parameters (before->network);
  Object set = { NULL };

  for (gsize i = 0; i < relu_network_get_n_parameters (contents->network); i++)
    {
      g_autofree char *symbol = NULL;

      /* Not ==: 0 and -0 are not the same number in a file. */
      if (memcmp (&old[i], &parameters[i], sizeof *old) == 0)
        continue;
      if (set.json == NULL)
        {
          object_add (object, "set");
          set = object_begin (object->json, object->indent);
        }
      symbol = relu_network_dup_parameter_symbol (contents->network, i, RELU_SYMBOL_PLAIN);
      object_add (&set, symbol);
      relu_json_append_number (object->json, parameters[i]);
    }
  if (set.json != NULL)
    object_end (&set, NULL);
}

static gboolean
same_sliders (const ReluLessonScene *a, const ReluLessonScene *b)
{
  gsize n = relu_file_get_n_marked (a->contents, RELU_MARK_PRESENTED);

  return a->hides_sliders == b->hides_sliders
         && n == relu_file_get_n_marked (b->contents, RELU_MARK_PRESENTED)
         && (n == 0
             || memcmp (relu_file_get_marked (a->contents, RELU_MARK_PRESENTED),
                        relu_file_get_marked (b->contents, RELU_MARK_PRESENTED),
                        n * sizeof (gsize))
                  == 0);
}

static void
append_sliders (Object *object, const ReluLessonScene *scene)
{
  object_add (object, "sliders");
  if (scene->hides_sliders)
    g_string_append (object->json, "[]");
  else if (relu_file_get_n_marked (scene->contents, RELU_MARK_PRESENTED) == 0)
    g_string_append (object->json, "\"all\"");
  else
    relu_file_append_marked (object->json, scene->contents, RELU_MARK_PRESENTED, object->indent);
}

static void
append_range (Object *object, const char *key, double from, double to)
{
  object_add (object, key);
  if (isnan (from))
    g_string_append (object->json, "\"fit\"");
  else
    relu_file_append_numbers (object->json, (double[]) { from, to }, 2, object->indent);
}

static void
append_parts (Object *object, const ReluLessonScene *scene)
{
  gboolean is_first = TRUE;

  object_add (object, "shows");
  if (!scene->has_parts)
    {
      g_string_append (object->json, "null");
      return;
    }
  g_string_append_c (object->json, '[');
  for (guint part = 0; part < RELU_N_LESSON_PARTS; part++)
    if ((scene->parts & (1u << part)) != 0)
      {
        g_string_append (object->json, is_first ? "" : ", ");
        relu_json_append_string (object->json, relu_lesson_part_get_name (part));
        is_first = FALSE;
      }
  g_string_append_c (object->json, ']');
}

/* @before: what is seen if nothing is said. */
static void
append_view (Object *object, const ReluLessonScene *before, const ReluLessonScene *scene)
{
  gboolean other_x = !same_number (before->x_from, scene->x_from)
                     || !same_number (before->x_to, scene->x_to);
  gboolean other_y = !same_number (before->y_from, scene->y_from)
                     || !same_number (before->y_to, scene->y_to);
  gboolean other_line = !same_number (before->line_x, scene->line_x);
  gboolean other_parts = before->has_parts != scene->has_parts
                         || (scene->has_parts && before->parts != scene->parts);
  gboolean other_tool = g_strcmp0 (before->tool, scene->tool) != 0;
  Object view;

  if (!other_x && !other_y && !other_line && !other_parts && !other_tool
      && !has_unknown (scene->view_keys))
    return;

  object_add (object, "view");
  view = object_begin (object->json, object->indent);
  if (other_x)
    append_range (&view, "x", scene->x_from, scene->x_to);
  if (other_y)
    append_range (&view, "y", scene->y_from, scene->y_to);
  if (other_line)
    {
      object_add (&view, "line");
      if (isnan (scene->line_x))
        g_string_append (object->json, "null");
      else
        relu_json_append_number (object->json, scene->line_x);
    }
  if (other_parts)
    append_parts (&view, scene);
  if (other_tool)
    {
      object_add (&view, "tool");
      if (scene->tool != NULL)
        relu_json_append_string (object->json, scene->tool);
      else
        g_string_append (object->json, "null");
    }
  object_end (&view, scene->view_keys);
}

/* @before: NULL for the first one. */
static void
append_scene (Object *object, const ReluLessonScene *before, const ReluLessonScene *scene)
{
  const ReluFile *contents = scene->contents;
  ReluLessonScene base = { 0 };

  if (before != NULL)
    base = *before;
  if (before != NULL && goes_on (before->contents, contents))
    {
      append_set (object, before->contents, contents);
      if (before->contents->from != contents->from || before->contents->to != contents->to)
        {
          object_add (object, "domain");
          relu_file_append_numbers (object->json, (double[]) { contents->from, contents->to }, 2,
                                    object->indent);
        }
      if (!same_sliders (before, scene))
        append_sliders (object, scene);
    }
  else
    {
      object_add (object, "network");
      relu_file_append (object->json, contents, object->indent);
      base.x_from = base.x_to = base.y_from = base.y_to = base.line_x = NAN;
      if (scene->hides_sliders)
        append_sliders (object, scene);
    }
  append_view (object, &base, scene);
  if (scene->seconds != RELU_LESSON_DEFAULT_SECONDS)
    {
      object_add (object, "seconds");
      relu_json_append_number (object->json, scene->seconds);
    }
  if (scene->run)
    {
      object_add (object, "run");
      g_string_append (object->json, "true");
    }
}

static void
append_answers (Object *object, const ReluQuestion *question)
{
  const GArray *answers = question->answers;

  object_add (object, "answer");
  if (answers->len == 1)
    relu_json_append_number (object->json, g_array_index (answers, double, 0));
  else
    relu_file_append_numbers (object->json, (const double *) (gpointer) answers->data, answers->len,
                              object->indent);
}

static void
append_question (Object *step, const ReluQuestion *question)
{
  static const char *const kinds[] = {
    [RELU_QUESTION_NUMBER] = "number",
    [RELU_QUESTION_CHOICE] = "choice",
    [RELU_QUESTION_PLACE] = "place",
  };
  Object object;

  if (question->kind == RELU_QUESTION_NONE)
    return;

  object_add (step, "question");
  object = object_begin (step->json, step->indent);
  object_add_text (&object, "kind", kinds[question->kind]);
  object_add_text (&object, "text", question->text);
  if (question->kind == RELU_QUESTION_CHOICE)
    {
      object_add (&object, "choices");
      g_string_append_c (object.json, '[');
      for (guint i = 0; i < question->choices->len; i++)
        {
          g_string_append (object.json, i == 0 ? "" : ",");
          relu_file_append_line (object.json, object.indent + RELU_JSON_INDENT);
          relu_json_append_string (object.json, g_ptr_array_index (question->choices, i));
        }
      relu_file_append_line (object.json, object.indent);
      g_string_append_c (object.json, ']');
    }
  append_answers (&object, question);
  if (question->kind == RELU_QUESTION_PLACE
      || (question->kind == RELU_QUESTION_NUMBER && question->tolerance != 0))
    {
      object_add (&object, "tolerance");
      relu_json_append_number (object.json, question->tolerance);
    }
  object_end (&object, question->keys);
}

static void
append_step (GString *json, const ReluLessonStep *step, const ReluLessonScene *before, guint indent)
{
  Object object = object_begin (json, indent);

  object_add_text (&object, "title", step->title);
  object_add_text (&object, "text", step->text);
  object_add_text (&object, "notes", step->notes);
  append_scene (&object, before, &step->scene);
  append_question (&object, &step->question);
  if (*step->why != '\0' || step->has_reveal || has_unknown (step->reveal_keys))
    {
      Object reveal;

      object_add (&object, "reveal");
      reveal = object_begin (json, object.indent);
      object_add_text (&reveal, "text", step->why);
      if (step->has_reveal)
        append_scene (&reveal, &step->scene, &step->reveal);
      object_end (&reveal, step->reveal_keys);
    }
  object_end (&object, step->keys);
}

/**
 * relu_lesson_to_text:
 * @length: (out) (optional): how many bytes
 *
 * Reading the text gives the same lesson back, every number bit for bit.
 *
 * Returns: (transfer full): the text of the file, JSON with a newline at its end
 */
char *
relu_lesson_to_text (ReluLesson *self, gsize *length)
{
  GString *json = g_string_new (NULL);
  Object object = object_begin (json, 0);
  const ReluLessonScene *before = NULL;

  object_add_text (&object, "format", "reluscope-lesson");
  object_add (&object, "version");
  g_string_append_printf (json, "%d", RELU_LESSON_VERSION);
  for (guint i = 0; i < RELU_N_LESSON_TEXTS; i++)
    object_add_text (&object, relu_lesson_text_get_key (i), relu_lesson_get_text (self, i));
  object_add (&object, "steps");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->steps->len; i++)
    {
      const ReluLessonStep *step = relu_lesson_get_step (self, i);

      g_string_append (json, i == 0 ? "" : ",");
      relu_file_append_line (json, object.indent + RELU_JSON_INDENT);
      append_step (json, step, before, object.indent + RELU_JSON_INDENT);
      before = relu_lesson_get_scene (self, i, TRUE);
    }
  if (self->steps->len > 0)
    relu_file_append_line (json, object.indent);
  g_string_append_c (json, ']');
  object_end (&object, self->keys);
  g_string_append_c (json, '\n');
  if (length != NULL)
    *length = json->len;

  return g_string_free (json, FALSE);
}

/**
 * relu_lesson_write:
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @error: RELU_FILE_ERROR_IO
 *
 * Saves as a whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
relu_lesson_write (ReluLesson *self, const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = relu_lesson_to_text (self, &length);

  return relu_file_write_text (text, length, path, error);
}
