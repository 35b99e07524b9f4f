/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lessons.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "relu-lessons-resources.h"

#define PREFIX "/org/reluscope/Reluscope/lessons/"

typedef struct
{
  const char *id; /* the file is data/lessons/ID.relu-lesson.json */
  const char *title;
  const char *description;
} Entry;

/* In the order in which they are given. Titles and descriptions are those of the files, here because a
 * list of lessons needs nothing else of them; a test compares. What the steps say is for translators in
 * po/lesson-strings.c. */
static const Entry entries[] = {
  { "non-linearity", N_("Where is the non-linearity?"),
    N_("A ReLU gives 0 or a straight line, so where does a network of ReLUs bend?") },
  { "slopes", N_("Slopes add up, and can go down"),
    N_("The slope of each piece is a sum over the ReLUs that are on there, and a term of a sum "
       "can be negative.") },
  { "dead", N_("What is a dead neuron?"),
    N_("Off at one x, off on a domain, dead on the data: three different things, and what "
       "brings a dead unit back.") },
  { "training", N_("Does training favour linear?"),
    N_("Three ReLUs learn from points: sometimes the curve ends straight, sometimes bent, and "
       "the reasons can be seen.") },
  { "stuck", N_("Stuck, and starting again"),
    N_("A network that could fit the points does not always get there. What helps, and what "
       "does not.") },
  { "units", N_("More units, finer pieces"),
    N_("How many pieces a layer of ReLUs can make, and how close they come to a curve.") },
  { "depth", N_("Depth folds: the saw-tooth"),
    N_("Each layer can fold the domain again, so that a few ReLUs on top of each other make "
       "many pieces.") },
  { "activations", N_("Leaky, tanh, swish: what changes"),
    N_("Other activations in place of ReLU: which keep their breakpoints, and which bend "
       "everywhere.") },
};

/**
 * relu_lessons_get_n:
 *
 * Returns: how many lessons there are
 */
guint
relu_lessons_get_n (void)
{
  return G_N_ELEMENTS (entries);
}

/**
 * relu_lessons_get_id:
 * @index: from 0
 *
 * Returns: the name of a lesson for programs, such as "slopes"
 */
const char *
relu_lessons_get_id (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), NULL);

  return entries[index].id;
}

/**
 * relu_lessons_get_title:
 * @index: from 0
 *
 * Returns: its title, translated
 */
const char *
relu_lessons_get_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), NULL);

  return g_dgettext (GETTEXT_PACKAGE, entries[index].title);
}

/**
 * relu_lessons_get_description:
 * @index: from 0
 *
 * Returns: one sentence that says what it is about, translated
 */
const char *
relu_lessons_get_description (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (entries), NULL);

  return g_dgettext (GETTEXT_PACKAGE, entries[index].description);
}

/**
 * relu_lessons_load_bytes:
 * @id: of a lesson
 * @error: G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the text of its file, in English
 */
GBytes *
relu_lessons_load_bytes (const char *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].id, id))
      {
        g_autofree char *path = g_strconcat (PREFIX, id, ".relu-lesson.json", NULL);

        return g_resource_lookup_data (relu_lessons_get_resource (), path,
                                       G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: there is no such lesson"), id);

  return NULL;
}

static const char *
translate (const char *text, gpointer user_data)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

/**
 * relu_lessons_load:
 * @id: of a lesson
 * @error: G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the lesson, with all its texts translated
 */
ReluLesson *
relu_lessons_load (const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = relu_lessons_load_bytes (id, error);
  g_autoptr (ReluLesson) lesson = NULL;

  if (bytes == NULL)
    return NULL;
  lesson = relu_lesson_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), id,
                              error);
  if (lesson == NULL)
    return NULL;

  return relu_lesson_translated (lesson, translate, NULL);
}
