/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training-edits.c: what is edited while it runs: another rate, other data, another domain, sliders. A
 * parameter whose slider is held counts as locked until it is let go, so that all others adapt to it. */

#include "relu-training-private.h"

static gboolean
has_other_locks (ReluFile *a, ReluFile *b)
{
  gsize n = relu_network_get_n_parameters (relu_file_get_network (a));

  if (relu_file_get_n_marked (a, RELU_MARK_LOCKED) != relu_file_get_n_marked (b, RELU_MARK_LOCKED))
    return TRUE;

  for (gsize i = 0; relu_file_get_n_marked (a, RELU_MARK_LOCKED) > 0 && i < n; i++)
    if (relu_file_is_marked (a, RELU_MARK_LOCKED, i) != relu_file_is_marked (b, RELU_MARK_LOCKED, i))
      return TRUE;

  return FALSE;
}

void
relu_training_tell_locked (ReluTraining *self)
{
  g_autofree guint8 *locked = relu_training_dup_locked (self);

  relu_run_thread_set_locked (self->thread, locked);
}

/* Sliders were moved: those that are held still stay at the hand. */
static void
hold_moved (ReluTraining *self, ReluNetwork *before, ReluNetwork *after)
{
  gsize n = relu_network_get_n_parameters (after);
  const double *a = relu_network_get_parameters (before), *b = relu_network_get_parameters (after);
  gboolean is_new = FALSE;

  if (relu_document_get_gesture_depth (self->document) < 2)
    return;

  if (self->held == NULL)
    self->held = g_new0 (guint8, n);
  for (gsize i = 0; i < n; i++)
    if (a[i] != b[i] && !self->held[i])
      self->held[i] = is_new = TRUE;
  if (is_new)
    relu_training_tell_locked (self);
}

/* Takes over what was edited; what the thread can't take over needs another one. */
static void
tell_thread (ReluTraining *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  ReluNetwork *before = relu_file_get_network (self->known);
  ReluNetwork *after = relu_file_get_network (contents);
  gboolean has_locks;

  if (!relu_network_same_architecture (before, after)
      || relu_file_get_data (contents) != relu_file_get_data (self->known))
    {
      relu_training_drop_thread (self);
      return;
    }

  if (!relu_setup_equal (relu_file_get_setup (contents), relu_file_get_setup (self->known)))
    relu_run_thread_set_options (self->thread, &relu_file_get_setup (contents)->options);
  has_locks = has_other_locks (contents, self->known);
  if (has_locks)
    relu_training_tell_locked (self);
  if (relu_file_get_from (contents) != relu_file_get_from (self->known)
      || relu_file_get_to (contents) != relu_file_get_to (self->known))
    relu_run_thread_set_domain (self->thread, relu_file_get_from (contents),
                                relu_file_get_to (contents));
  if (before != after)
    hold_moved (self, before, after);
  /* What is locked stays at what was seen then, not at what the thread has come to since. */
  if (before != after || has_locks)
    relu_run_thread_set_parameters (self->thread, after);
  relu_training_set_file (&self->known, contents);
}

/* Undo and redo may lead to a moment that is known, such as where a run began or rested. */
static void
find_position (ReluTraining *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);

  for (guint i = relu_record_get_n (self->record); i-- > 0;)
    {
      const ReluMoment *moment = relu_record_get (self->record, i);

      if (relu_network_equal (moment->network, network))
        {
          self->position = i;
          self->step = moment->step;
          return;
        }
    }
}

/* While it runs. */
static void
follow_edit (ReluTraining *self)
{
  tell_thread (self);
  if (self->thread != NULL || (relu_training_can_run (self) && relu_training_ensure_thread (self)))
    relu_training_allow (self);
  else
    relu_training_end_gesture (self);
}

/* While it doesn't run. */
static void
note_edit (ReluTraining *self)
{
  guint position;

  if (self->thread != NULL && self->known == relu_document_get_contents (self->document))
    return;

  self->stop = RELU_STOP_NONE;
  if (self->is_settling)
    relu_training_note_shown (self);
  position = self->position;
  find_position (self);
  /* Where the thread is a little further than what was edited, or somewhere else, it is of no use. */
  if (self->is_settling || self->position != position)
    relu_training_drop_thread (self);
  relu_training_set_state (self, FALSE, FALSE);
  if (self->thread != NULL)
    tell_thread (self);
}

void
relu_training_follow_document (ReluTraining *self)
{
  if (self->is_ours)
    return;

  if (self->generation != relu_document_get_generation (self->document))
    {
      self->generation = relu_document_get_generation (self->document);
      relu_training_set_state (self, FALSE, FALSE);
      relu_training_set_file (&self->settled, NULL);
      relu_training_forget_record (self);
    }
  else if (self->is_running && !relu_document_has_gesture (self->document, self->gesture))
    {
      /* Undone, or read again from its file. */
      relu_training_set_state (self, FALSE, FALSE);
      relu_training_drop_thread (self);
      relu_training_note_shown (self);
      find_position (self);
    }
  else if (self->is_running)
    {
      follow_edit (self);
    }
  else
    {
      note_edit (self);
    }

  relu_training_emit_changed (self);
}
