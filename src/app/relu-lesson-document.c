/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-document.h"

#include <glib/gi18n.h>

#include "relu-history.h"

/* The group in a draft, see relu-draft-store.h. */
#define GROUP "lesson"

/* Edits of one run that follow each other faster than this are one undo step. In microseconds. */
#define COALESCE_INTERVAL (1000 * 1000)

struct _ReluLessonDocument
{
  GObject parent_instance;

  ReluHistory *history; /* of ReluLesson; NULL: no lesson is being made */
  GFile *file;
  guint generation; /* how often a lesson was opened or closed */

  ReluLesson *drafted; /* whose text is in draft */
  char *draft;

  gboolean coalesce; /* the last step was an edit of that run */
  guint coalesce_run;
  gint64 coalesce_time;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluLessonDocument, relu_lesson_document, G_TYPE_OBJECT)

/* Lessons that come of each other share their networks, and what differs is mostly text. */
static gsize
get_history_bytes (gpointer contents, gpointer before)
{
  return 0;
}

static const ReluHistoryFuncs history_funcs = {
  .ref = (gpointer (*) (gpointer)) relu_lesson_ref,
  .unref = (GDestroyNotify) relu_lesson_unref,
  .get_bytes = get_history_bytes,
};

static void
emit_changed (ReluLessonDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
relu_lesson_document_finalize (GObject *object)
{
  ReluLessonDocument *self = RELU_LESSON_DOCUMENT (object);

  g_clear_pointer (&self->history, relu_history_free);
  g_clear_pointer (&self->drafted, relu_lesson_unref);
  g_free (self->draft);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (relu_lesson_document_parent_class)->finalize (object);
}

static void
relu_lesson_document_class_init (ReluLessonDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_lesson_document_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
relu_lesson_document_init (ReluLessonDocument *self)
{
}

/**
 * relu_lesson_document_new:
 *
 * Returns: (transfer full): a place for a lesson that is being made, without one yet
 */
ReluLessonDocument *
relu_lesson_document_new (void)
{
  return g_object_new (RELU_TYPE_LESSON_DOCUMENT, NULL);
}

/**
 * relu_lesson_document_get_lesson:
 * @self: a lesson's document
 *
 * Returns: (transfer none) (nullable): the lesson as it is now
 */
ReluLesson *
relu_lesson_document_get_lesson (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), NULL);

  return self->history == NULL ? NULL : relu_history_get_current (self->history);
}

/**
 * relu_lesson_document_get_generation:
 * @self: a lesson's document
 *
 * Returns: another number whenever another lesson has been opened. What was begun before, such as a
 *   save, is no longer about this one then
 */
guint
relu_lesson_document_get_generation (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), 0);

  return self->generation;
}

/* The history begins anew, with @saved as what is in the file. */
static void
begin (ReluLessonDocument *self, ReluLesson *lesson, ReluLesson *saved, GFile *file)
{
  self->generation++;
  g_clear_pointer (&self->history, relu_history_free);
  self->history = relu_history_new (&history_funcs, lesson);
  relu_history_mark_saved (self->history, saved);
  self->coalesce = FALSE;
  g_set_object (&self->file, file);
  emit_changed (self);
}

/**
 * relu_lesson_document_open:
 * @self: a lesson's document
 * @lesson: what is to be edited from now on
 * @file: (nullable): where it was read from
 *
 * Takes a lesson in the place of the present one. It is not modified and has nothing to undo.
 */
void
relu_lesson_document_open (ReluLessonDocument *self, ReluLesson *lesson, GFile *file)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));
  g_return_if_fail (lesson != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  begin (self, lesson, lesson, file);
}

/**
 * relu_lesson_document_recover:
 * @self: a lesson's document
 * @lesson: what was being made when the program ended
 * @file: (nullable): what file that was
 *
 * Takes a lesson that is in no file: as relu_lesson_document_open(), but modified.
 */
void
relu_lesson_document_recover (ReluLessonDocument *self, ReluLesson *lesson, GFile *file)
{
  g_autoptr (ReluLesson) other = NULL;

  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));
  g_return_if_fail (lesson != NULL);

  /* Another object is another lesson to the saved-state mark. */
  other = relu_lesson_with_text (lesson, RELU_LESSON_TITLE, relu_lesson_get_title (lesson));
  begin (self, lesson, other, file);
}

/**
 * relu_lesson_document_close:
 * @self: a lesson's document
 *
 * Forgets the lesson, saved or not.
 */
void
relu_lesson_document_close (ReluLessonDocument *self)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  if (self->history == NULL)
    return;

  self->generation++;
  g_clear_pointer (&self->history, relu_history_free);
  g_clear_object (&self->file);
  emit_changed (self);
}

static void
edit (ReluLessonDocument *self, ReluLesson *lesson, gboolean coalesce)
{
  if (coalesce && relu_history_get_n_undo (self->history) > 0)
    relu_history_amend (self->history, lesson);
  else
    relu_history_push (self->history, lesson);
  emit_changed (self);
}

/**
 * relu_lesson_document_edit:
 * @self: a lesson's document that has a lesson
 * @lesson: what came of the present one by any change
 *
 * Changes anything, as one step.
 */
void
relu_lesson_document_edit (ReluLessonDocument *self, ReluLesson *lesson)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));
  g_return_if_fail (self->history != NULL);
  g_return_if_fail (lesson != NULL);

  if (relu_lesson_equal (lesson, relu_history_get_current (self->history)))
    return;

  self->coalesce = FALSE;
  edit (self, lesson, FALSE);
}

/**
 * relu_lesson_document_edit_run:
 * @self: a lesson's document that has a lesson
 * @lesson: what came of the present one by any change
 * @run: which field is being edited, a number of the caller's choice
 *
 * Changes anything. Edits of the same run that follow each other within a moment, as when somebody
 * types, are one undo step.
 */
void
relu_lesson_document_edit_run (ReluLessonDocument *self, ReluLesson *lesson, guint run)
{
  gint64 now = g_get_monotonic_time ();
  gboolean coalesce;

  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));
  g_return_if_fail (self->history != NULL);
  g_return_if_fail (lesson != NULL);

  if (relu_lesson_equal (lesson, relu_history_get_current (self->history)))
    return;

  coalesce = self->coalesce && self->coalesce_run == run
             && now - self->coalesce_time < COALESCE_INTERVAL;
  self->coalesce = TRUE;
  self->coalesce_run = run;
  self->coalesce_time = now;
  edit (self, lesson, coalesce);
}

/**
 * relu_lesson_document_end_run:
 * @self: a lesson's document
 *
 * Ends a run of edits, as when the keyboard goes to another field: the next edit is an undo step of
 * its own.
 */
void
relu_lesson_document_end_run (ReluLessonDocument *self)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  self->coalesce = FALSE;
}

/* @step takes the history back or forth. */
static void
restore (ReluLessonDocument *self, gboolean (*step) (ReluHistory *history))
{
  if (self->history == NULL || !step (self->history))
    return;

  self->coalesce = FALSE;
  emit_changed (self);
}

/**
 * relu_lesson_document_undo:
 * @self: a lesson's document
 *
 * Takes the last step back, if there is one.
 */
void
relu_lesson_document_undo (ReluLessonDocument *self)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  restore (self, relu_history_undo);
}

/**
 * relu_lesson_document_redo:
 * @self: a lesson's document
 *
 * Does the step again that was taken back last, if there is one.
 */
void
relu_lesson_document_redo (ReluLessonDocument *self)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  restore (self, relu_history_redo);
}

/**
 * relu_lesson_document_get_can_undo:
 * @self: a lesson's document
 *
 * Returns: whether there is a step to take back
 */
gboolean
relu_lesson_document_get_can_undo (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), FALSE);

  return self->history != NULL && relu_history_get_n_undo (self->history) > 0;
}

/**
 * relu_lesson_document_get_can_redo:
 * @self: a lesson's document
 *
 * Returns: whether a step that was taken back can be done again
 */
gboolean
relu_lesson_document_get_can_redo (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), FALSE);

  return self->history != NULL && relu_history_get_n_redo (self->history) > 0;
}

/**
 * relu_lesson_document_get_file:
 * @self: a lesson's document
 *
 * Returns: (transfer none) (nullable): where the lesson was read from or saved to
 */
GFile *
relu_lesson_document_get_file (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * relu_lesson_document_get_modified:
 * @self: a lesson's document
 *
 * Returns: whether closing it would lose something
 */
gboolean
relu_lesson_document_get_modified (ReluLessonDocument *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_DOCUMENT (self), FALSE);

  return self->history != NULL
         && relu_history_get_current (self->history) != relu_history_get_saved (self->history);
}

/**
 * relu_lesson_document_dup_title:
 * @self: a lesson's document
 *
 * Returns: (transfer full): the lesson's title, or "Untitled Lesson"
 */
char *
relu_lesson_document_dup_title (ReluLessonDocument *self)
{
  ReluLesson *lesson = relu_lesson_document_get_lesson (self);

  if (lesson != NULL && *relu_lesson_get_title (lesson) != '\0')
    return g_strdup (relu_lesson_get_title (lesson));

  return g_strdup (_("Untitled Lesson"));
}

/**
 * relu_lesson_document_mark_saved:
 * @self: a lesson's document
 * @lesson: what was written
 * @file: where to
 *
 * Says that @lesson is safe in @file. Edits made while it was being written leave the document
 * modified.
 */
void
relu_lesson_document_mark_saved (ReluLessonDocument *self, ReluLesson *lesson, GFile *file)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));
  g_return_if_fail (lesson != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (self->history == NULL)
    return;

  self->coalesce = FALSE;
  relu_history_mark_saved (self->history, lesson);
  g_set_object (&self->file, file);
  emit_changed (self);
}

/* The text of the lesson, made only where it has changed: drafts are written again and again. */
static const char *
get_draft (ReluLessonDocument *self)
{
  ReluLesson *lesson = relu_lesson_document_get_lesson (self);

  if (lesson != self->drafted)
    {
      g_clear_pointer (&self->drafted, relu_lesson_unref);
      self->drafted = relu_lesson_ref (lesson);
      g_free (self->draft);
      self->draft = relu_lesson_to_text (lesson, NULL);
    }

  return self->draft;
}

/**
 * relu_lesson_document_save_draft:
 * @self: a lesson's document
 * @view: where to
 *
 * Writes down the lesson that is being made, if there is one, and its file.
 */
void
relu_lesson_document_save_draft (ReluLessonDocument *self, GKeyFile *view)
{
  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  if (self->history == NULL)
    return;

  g_key_file_set_string (view, GROUP, "text", get_draft (self));
  g_key_file_set_boolean (view, GROUP, "modified", relu_lesson_document_get_modified (self));
  if (self->file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->file);

      g_key_file_set_string (view, GROUP, "uri", uri);
    }
}

/**
 * relu_lesson_document_restore_draft:
 * @self: a lesson's document
 * @view: from where
 *
 * Opens the lesson that was being made when relu_lesson_document_save_draft() was called, if there was one.
 */
void
relu_lesson_document_restore_draft (ReluLessonDocument *self, GKeyFile *view)
{
  g_autofree char *text = g_key_file_get_string (view, GROUP, "text", NULL);
  g_autofree char *uri = g_key_file_get_string (view, GROUP, "uri", NULL);
  g_autoptr (GFile) file = uri == NULL ? NULL : g_file_new_for_uri (uri);
  g_autoptr (ReluLesson) lesson = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RELU_IS_LESSON_DOCUMENT (self));

  if (text == NULL)
    return;

  lesson = relu_lesson_parse (text, -1, "draft", &error);
  if (lesson == NULL)
    g_message ("A lesson cannot be recovered: %s", error->message);
  else if (g_key_file_get_boolean (view, GROUP, "modified", NULL))
    relu_lesson_document_recover (self, lesson, file);
  else
    relu_lesson_document_open (self, lesson, file);
}
