/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-editor-private.h"

enum
{
  CHANGED,
  SCENE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluLessonEditor, relu_lesson_editor, G_TYPE_OBJECT)

static guint
get_n_steps (ReluLessonEditor *self)
{
  ReluLesson *lesson = relu_lesson_editor_get_lesson (self);

  return lesson == NULL ? 0 : relu_lesson_get_n_steps (lesson);
}

/* Some step is selected where there are any. */
static void
set_selected (ReluLessonEditor *self, guint index)
{
  guint n = get_n_steps (self);

  self->selected = n == 0 ? RELU_LESSON_NO_STEP : MIN (index, n - 1);
}

static void
lessons_changed_cb (ReluLessonEditor *self)
{
  set_selected (self, self->selected == RELU_LESSON_NO_STEP ? 0 : self->selected);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
relu_lesson_editor_dispose (GObject *object)
{
  ReluLessonEditor *self = RELU_LESSON_EDITOR (object);

  if (self->lessons != NULL)
    g_signal_handlers_disconnect_by_data (self->lessons, self);
  g_clear_object (&self->lessons);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (relu_lesson_editor_parent_class)->dispose (object);
}

static void
relu_lesson_editor_class_init (ReluLessonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relu_lesson_editor_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SCENE_WANTED]
      = g_signal_new ("scene-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
relu_lesson_editor_init (ReluLessonEditor *self)
{
  self->selected = RELU_LESSON_NO_STEP;
}

/**
 * relu_lesson_editor_new:
 * @lessons: where the lesson is
 * @document: what the window shows
 * @viewport: how
 *
 * Returns: (transfer full): what edits @lessons
 */
ReluLessonEditor *
relu_lesson_editor_new (ReluLessonDocument *lessons, ReluDocument *document, ReluViewport *viewport)
{
  ReluLessonEditor *self = g_object_new (RELU_TYPE_LESSON_EDITOR, NULL);

  self->lessons = g_object_ref (lessons);
  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_swapped (lessons, "changed", G_CALLBACK (lessons_changed_cb), self);
  set_selected (self, 0);

  return self;
}

/**
 * relu_lesson_editor_get_lessons:
 * @self: an editor
 *
 * Returns: (transfer none): the lesson's document
 */
ReluLessonDocument *
relu_lesson_editor_get_lessons (ReluLessonEditor *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), NULL);

  return self->lessons;
}

/**
 * relu_lesson_editor_get_lesson:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the lesson that is being made, as it is now
 */
ReluLesson *
relu_lesson_editor_get_lesson (ReluLessonEditor *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), NULL);

  return relu_lesson_document_get_lesson (self->lessons);
}

/**
 * relu_lesson_editor_get_selected:
 * @self: an editor
 *
 * Returns: the step that is being edited, from 0; %RELU_LESSON_NO_STEP where there are none
 */
guint
relu_lesson_editor_get_selected (ReluLessonEditor *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), RELU_LESSON_NO_STEP);

  return self->selected;
}

/**
 * relu_lesson_editor_get_step:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the step that is being edited; until the next change
 */
const ReluLessonStep *
relu_lesson_editor_get_step (ReluLessonEditor *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), NULL);

  return self->selected == RELU_LESSON_NO_STEP
             ? NULL
             : relu_lesson_get_step (relu_lesson_editor_get_lesson (self), self->selected);
}

/**
 * relu_lesson_editor_show_scene:
 * @self: an editor
 * @revealed: the one after the answer
 *
 * Brings a scene of the selected step to the window.
 */
void
relu_lesson_editor_show_scene (ReluLessonEditor *self, gboolean revealed)
{
  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));

  if (self->selected != RELU_LESSON_NO_STEP)
    g_signal_emit (self, signals[SCENE_WANTED], 0,
                   relu_lesson_get_scene (relu_lesson_editor_get_lesson (self), self->selected,
                                          revealed));
}

/**
 * relu_lesson_editor_select:
 * @self: an editor
 * @index: of a step
 *
 * Edits another step from now on, and brings its scene to the window.
 */
void
relu_lesson_editor_select (ReluLessonEditor *self, guint index)
{
  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (index < get_n_steps (self));

  if (index == self->selected)
    return;

  relu_lesson_editor_end_typing (self);
  self->selected = index;
  g_signal_emit (self, signals[CHANGED], 0);
  relu_lesson_editor_show_scene (self, FALSE);
}

/**
 * relu_lesson_editor_end_typing:
 * @self: an editor
 *
 * Says that the keyboard has left a field: what is typed next is an undo step of its own.
 */
void
relu_lesson_editor_end_typing (ReluLessonEditor *self)
{
  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));

  relu_lesson_document_end_run (self->lessons);
}

/* Each field of each step is a run of its own. */
static void
take (ReluLessonEditor *self, ReluLesson *lesson, ReluLessonField field)
{
  guint fields = RELU_LESSON_FIELD_CHOICE + RELU_LESSON_MAX_CHOICES;

  if (field == RELU_LESSON_FIELD_NONE)
    relu_lesson_document_edit (self->lessons, lesson);
  else
    relu_lesson_document_edit_run (self->lessons, lesson, self->selected * fields + field);
}

/**
 * relu_lesson_editor_set_text:
 * @self: an editor that has a lesson
 * @which: one of the lesson's texts
 * @text: as it is now
 *
 * Edits a text of the lesson as a whole.
 */
void
relu_lesson_editor_set_text (ReluLessonEditor *self, ReluLessonText which, const char *text)
{
  static const ReluLessonField fields[RELU_N_LESSON_TEXTS] = {
    [RELU_LESSON_TITLE] = RELU_LESSON_FIELD_LESSON_TITLE,
    [RELU_LESSON_DESCRIPTION] = RELU_LESSON_FIELD_DESCRIPTION,
    [RELU_LESSON_AUTHOR] = RELU_LESSON_FIELD_AUTHOR,
  };
  g_autoptr (ReluLesson) lesson = NULL;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (relu_lesson_editor_get_lesson (self) != NULL);

  lesson = relu_lesson_with_text (relu_lesson_editor_get_lesson (self), which, text);
  take (self, lesson, fields[which]);
}

/**
 * relu_lesson_editor_replace_step:
 * @self: an editor that has a step
 * @step: (transfer full): what came of it
 * @field: what was edited
 *
 * Edits the selected step.
 */
void
relu_lesson_editor_replace_step (ReluLessonEditor *self, ReluLessonStep *step,
                                 ReluLessonField field)
{
  g_autoptr (ReluLesson) lesson = NULL;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  lesson = relu_lesson_with_step_replaced (relu_lesson_editor_get_lesson (self), self->selected,
                                           step);
  take (self, lesson, field);
}

/* relu_lesson_editor_take: an edit after which the step at @index is selected. */
void
relu_lesson_editor_take (ReluLessonEditor *self, ReluLesson *lesson, guint index)
{
  self->selected = index; /* checked when the lesson is there */
  relu_lesson_document_edit (self->lessons, lesson);
}

/* relu_lesson_editor_get_next: where a step comes to that is added. */
guint
relu_lesson_editor_get_next (ReluLessonEditor *self)
{
  return self->selected == RELU_LESSON_NO_STEP ? 0 : self->selected + 1;
}

/**
 * relu_lesson_editor_duplicate_step:
 * @self: an editor that has a step
 *
 * Adds the selected step again, after itself, and selects the copy.
 */
void
relu_lesson_editor_duplicate_step (ReluLessonEditor *self)
{
  g_autoptr (ReluLesson) lesson = NULL;
  guint index;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  index = relu_lesson_editor_get_next (self);
  lesson = relu_lesson_with_step_inserted (
      relu_lesson_editor_get_lesson (self), index,
      relu_lesson_step_copy (relu_lesson_editor_get_step (self)));
  relu_lesson_editor_take (self, lesson, index);
}

/**
 * relu_lesson_editor_remove_step:
 * @self: an editor that has a step
 *
 * Takes the selected step out of the lesson. The one after it, or else the last one, is selected then.
 */
void
relu_lesson_editor_remove_step (ReluLessonEditor *self)
{
  g_autoptr (ReluLesson) lesson = NULL;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  lesson = relu_lesson_with_step_removed (relu_lesson_editor_get_lesson (self), self->selected);
  relu_lesson_document_edit (self->lessons, lesson);
  relu_lesson_editor_show_scene (self, FALSE);
}

/**
 * relu_lesson_editor_move_step:
 * @self: an editor that has a step
 * @from: which step
 * @to: which one it will be
 *
 * Gives a step another place in the lesson, and selects it.
 */
void
relu_lesson_editor_move_step (ReluLessonEditor *self, guint from, guint to)
{
  g_autoptr (ReluLesson) lesson = NULL;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (from < get_n_steps (self));
  g_return_if_fail (to < get_n_steps (self));

  if (from == to)
    return;

  lesson = relu_lesson_with_step_moved (relu_lesson_editor_get_lesson (self), from, to);
  relu_lesson_editor_take (self, lesson, to);
}

/* The first step in which two lessons differ; RELU_LESSON_NO_STEP where it is none of those that are left. */
static guint
find_difference (ReluLesson *before, ReluLesson *now)
{
  guint n = relu_lesson_get_n_steps (now);

  for (guint i = 0; i < n; i++)
    if (i >= relu_lesson_get_n_steps (before)
        || !relu_lesson_step_equal (relu_lesson_get_step (before, i),
                                    relu_lesson_get_step (now, i)))
      return i;

  return relu_lesson_get_n_steps (before) > n && n > 0 ? n - 1 : RELU_LESSON_NO_STEP;
}

/* What was changed by @step of the history is what is looked at then. */
static void
restore (ReluLessonEditor *self, void (*step) (ReluLessonDocument *lessons))
{
  g_autoptr (ReluLesson) before = NULL;
  guint difference;

  if (relu_lesson_editor_get_lesson (self) == NULL)
    return;

  before = relu_lesson_ref (relu_lesson_editor_get_lesson (self));
  step (self->lessons);
  difference = find_difference (before, relu_lesson_editor_get_lesson (self));
  if (difference != RELU_LESSON_NO_STEP)
    relu_lesson_editor_select (self, difference);
}

/**
 * relu_lesson_editor_undo:
 * @self: an editor
 *
 * Takes the last edit of the lesson back and selects the step that it was about.
 */
void
relu_lesson_editor_undo (ReluLessonEditor *self)
{
  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));

  restore (self, relu_lesson_document_undo);
}

/**
 * relu_lesson_editor_redo:
 * @self: an editor
 *
 * Does the edit again that was taken back last, and selects the step that it is about.
 */
void
relu_lesson_editor_redo (ReluLessonEditor *self)
{
  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));

  restore (self, relu_lesson_document_redo);
}
