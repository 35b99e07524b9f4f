/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-document-gesture.c: drags and training runs: all edits between their beginning and their end are one
 * undo step. Who has begun one ends it, by its number: it may be over already, undone under the hand, while
 * another one goes on. */

#include "relu-document-private.h"

static ReluDocumentGesture *
get (ReluDocument *self, guint index)
{
  return &g_array_index (self->gestures, ReluDocumentGesture, index);
}

/* Where a gesture is on the list; G_MAXUINT: it is over. */
static guint
find (ReluDocument *self, guint gesture)
{
  for (guint i = 0; i < self->gestures->len; i++)
    if (get (self, i)->id == gesture)
      return i;

  return G_MAXUINT;
}

/* Other points in a training run: what it had come to @before is a step, and so are they, so that undo brings
 * them back without the run. The gesture goes on from here. */
void
relu_document_split_training (ReluDocument *self, ReluFile *before)
{
  if (!self->is_training || self->gestures->len != 1
      || relu_file_get_data (before) == relu_file_get_data (self->contents))
    return;

  if (!relu_file_equal (before, relu_history_get_current (self->history)))
    relu_history_push (self->history, before);
  relu_history_push (self->history, self->contents);
  relu_file_unref (get (self, 0)->start);
  get (self, 0)->start = relu_file_ref (self->contents);
}

/**
 * relu_document_begin_gesture:
 * @self: a document
 *
 * Begins a drag: all edits until the end of the gesture are one undo step. Gestures may be nested, as when a
 * slider is moved while a training run goes on: the step is that of the outermost one.
 *
 * Returns: the gesture, for relu_document_end_gesture() or relu_document_cancel_gesture(); never 0
 */
guint
relu_document_begin_gesture (ReluDocument *self)
{
  ReluDocumentGesture gesture;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), 0);

  if (self->gestures->len == 0)
    self->is_training = FALSE;
  gesture.id = ++self->last_gesture;
  gesture.start = relu_file_ref (self->contents);
  g_array_append_val (self->gestures, gesture);
  self->coalesce = FALSE;
  relu_document_notify_derived (self);

  return gesture.id;
}

/**
 * relu_document_begin_training:
 * @self: a document
 *
 * Begins a gesture that takes long and in which others edit: a training run. Other points in it are steps of
 * their own, unless it began inside of another gesture.
 *
 * Returns: the gesture, as relu_document_begin_gesture()
 */
guint
relu_document_begin_training (ReluDocument *self)
{
  guint gesture;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), 0);

  gesture = relu_document_begin_gesture (self);
  self->is_training = self->gestures->len == 1;

  return gesture;
}

/* What was done up to now is a step, unless it led back to where it began. */
static void
push (ReluDocument *self)
{
  ReluFile *before = relu_history_get_current (self->history);

  if (relu_file_equal (before, self->contents))
    relu_document_replace_contents (self, before);
  else
    relu_history_push (self->history, self->contents);
}

/**
 * relu_document_end_gesture:
 * @self: a document
 * @gesture: what relu_document_begin_gesture() returned; 0: none
 *
 * Ends a drag. Nothing is added to the history where everything is as it was at the beginning.
 * Does nothing where the gesture is over already, because it was cancelled or undone.
 */
void
relu_document_end_gesture (ReluDocument *self, guint gesture)
{
  g_autoptr (ReluFile) start = NULL;
  guint index;

  g_return_if_fail (RELU_IS_DOCUMENT (self));

  index = find (self, gesture);
  if (index == G_MAXUINT)
    return;

  start = relu_file_ref (get (self, index)->start);
  g_array_remove_index (self->gestures, index);
  if (index > 0)
    {
      relu_document_split_training (self, start);
    }
  else
    {
      self->is_training = FALSE;
      push (self);
    }
  relu_document_notify_derived (self);
}

/**
 * relu_document_cancel_gesture:
 * @self: a document
 * @gesture: what relu_document_begin_gesture() returned; 0: none
 *
 * Ends a gesture and those inside of it, and puts back what was there at its beginning. Does nothing where it is
 * over already.
 */
void
relu_document_cancel_gesture (ReluDocument *self, guint gesture)
{
  g_autoptr (ReluFile) before = NULL;
  gboolean other;
  guint index;

  g_return_if_fail (RELU_IS_DOCUMENT (self));

  index = find (self, gesture);
  if (index == G_MAXUINT)
    return;

  before = relu_file_ref (get (self, index)->start);
  g_array_set_size (self->gestures, index);
  other = self->contents != before;
  relu_document_replace_contents (self, before);
  if (other)
    relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

/* Whatever goes on is over, and was one step. */
void
relu_document_end_all_gestures (ReluDocument *self)
{
  if (self->gestures->len == 0)
    return;

  g_array_set_size (self->gestures, 1);
  relu_document_end_gesture (self, get (self, 0)->id);
}

/**
 * relu_document_has_gesture:
 * @self: a document
 * @gesture: what relu_document_begin_gesture() returned; 0: none
 *
 * Returns: whether this gesture is not over yet
 */
gboolean
relu_document_has_gesture (ReluDocument *self, guint gesture)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return find (self, gesture) != G_MAXUINT;
}

/**
 * relu_document_in_gesture:
 * @self: a document
 *
 * Returns: whether a drag or a motion is going on
 */
gboolean
relu_document_in_gesture (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return self->gestures->len > 0 || self->preview != NULL;
}

/**
 * relu_document_get_gesture_depth:
 * @self: a document
 *
 * Returns: how many gestures are going on, one in the other
 */
guint
relu_document_get_gesture_depth (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), 0);

  return self->gestures->len;
}
