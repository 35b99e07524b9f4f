/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-document-edit.c: how a document changes: edits, undo and redo. */

#include <math.h>

#include "relu-document-private.h"

/* Parts of the set-up are numbered behind all parameters that a network can have. */
#define FIRST_PART ((gsize) RELU_MAX_PARAMETERS)

/* Runs of other edits are numbered from the other end. */
#define LAST_RUN G_MAXSIZE

/* Edits of one parameter, or of one run, that follow each other faster than this are one undo step: a
 * key that is held down, clicks on a spin button, a mouse wheel. In microseconds. */
#define COALESCE_INTERVAL (1000 * 1000)

/* One edit: a step of its own, or a part of a gesture, or more of the last step if @coalesce. */
static void
edit (ReluDocument *self, ReluFile *contents, gboolean coalesce)
{
  g_autoptr (ReluFile) before = relu_file_ref (self->contents);

  relu_document_replace_contents (self, contents);
  relu_document_split_training (self, before);
  if (self->gestures->len == 0)
    {
      if (coalesce && relu_history_get_n_undo (self->history) > 0)
        relu_history_amend (self->history, contents);
      else
        relu_history_push (self->history, contents);
    }
  self->coalesce = FALSE;

  relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

/* An edit of one number; of the same one within a moment it is more of the last step. */
static void
edit_number (ReluDocument *self, ReluFile *contents, gsize index)
{
  gint64 now = g_get_monotonic_time ();

  edit (self, contents,
        self->coalesce && self->coalesce_index == index
          && now - self->coalesce_time < COALESCE_INTERVAL);
  self->coalesce = self->gestures->len == 0;
  self->coalesce_index = index;
  self->coalesce_time = now;
}

/**
 * relu_document_edit:
 * @self: a document
 * @contents: what came of the present contents by any change
 *
 * Changes anything, as one step.
 */
void
relu_document_edit (ReluDocument *self, ReluFile *contents)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);

  if (!relu_file_equal (contents, self->contents))
    edit (self, contents, FALSE);
}

/**
 * relu_document_amend:
 * @self: a document
 * @contents: what came of the present contents by any change
 *
 * Changes what the last step led to, as where it goes on; a step of its own where there is none or where what
 * it led to is what is in the file.
 */
void
relu_document_amend (ReluDocument *self, ReluFile *contents)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);

  if (!relu_file_equal (contents, self->contents))
    edit (self, contents, relu_document_get_modified (self));
}

/**
 * relu_document_edit_run:
 * @self: a document
 * @contents: what came of the present contents by any change
 * @run: what is being changed
 *
 * Changes anything. Outside of gestures, edits of the same run that follow each other within a moment
 * are one undo step, as those of one parameter are.
 */
void
relu_document_edit_run (ReluDocument *self, ReluFile *contents, ReluEditRun run)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);

  if (!relu_file_equal (contents, self->contents))
    edit_number (self, contents, LAST_RUN - run);
}

/**
 * relu_document_set_parameter:
 * @self: a document
 * @index: which number of the network's flat vector
 * @value: its new value, finite
 *
 * Changes one weight or bias. Outside of gestures, edits of one parameter that follow each other
 * within a moment (a key held down) are one undo step.
 */
void
relu_document_set_parameter (ReluDocument *self, gsize index, double value)
{
  ReluNetwork *network;
  g_autoptr (ReluNetwork) edited = NULL;
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  network = relu_document_get_network (self);
  g_return_if_fail (index < relu_network_get_n_parameters (network));
  g_return_if_fail (isfinite (value));

  if (relu_network_get_parameters (network)[index] == value)
    return;

  edited = relu_network_with_parameter (network, index, value);
  contents = relu_file_with_network (self->contents, edited);
  edit_number (self, contents, index);
}

/**
 * relu_document_set_setup:
 * @self: a document
 * @setup: how the network shall be trained, see relu_setup_check()
 * @part: which part of it changes, a number of the caller's choice
 *
 * Changes the set-up of training. Outside of gestures, edits of one part that follow each other within
 * a moment are one undo step.
 */
void
relu_document_set_setup (ReluDocument *self, const ReluSetup *setup, guint part)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (relu_setup_check (setup, NULL));

  if (relu_setup_equal (setup, relu_document_get_setup (self)))
    return;

  contents = relu_file_with_setup (self->contents, setup);
  edit_number (self, contents, FIRST_PART + part);
}

/**
 * relu_document_end_run:
 * @self: a document
 *
 * Ends a run of edits of one number, as when the keyboard goes to another control: the next edit
 * is an undo step of its own.
 */
void
relu_document_end_run (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  self->coalesce = FALSE;
}

/**
 * relu_document_set_network:
 * @self: a document
 * @network: another network, of any architecture
 *
 * Changes the whole network, as one step.
 */
void
relu_document_set_network (ReluDocument *self, ReluNetwork *network)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (network != NULL);

  if (network == relu_document_get_network (self)
      || relu_network_equal (network, relu_document_get_network (self)))
    return;

  contents = relu_file_with_network (self->contents, network);
  edit (self, contents, FALSE);
}

/**
 * relu_document_set_domain:
 * @self: a document
 * @from: the left end, finite
 * @to: the right end, finite, right of @from
 *
 * Changes the domain, as one step.
 */
void
relu_document_set_domain (ReluDocument *self, double from, double to)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (isfinite (from) && isfinite (to) && from < to);

  if (from == relu_document_get_from (self) && to == relu_document_get_to (self))
    return;

  contents = relu_file_with_domain (self->contents, from, to);
  edit (self, contents, FALSE);
}

/**
 * relu_document_set_name:
 * @self: a document
 * @name: what the document is called, may be empty
 *
 * Changes the name, as one step.
 */
void
relu_document_set_name (ReluDocument *self, const char *name)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, relu_file_get_name (self->contents)))
    return;

  contents = relu_file_with_name (self->contents, name);
  edit (self, contents, FALSE);
}

/* @step takes the history back or forth; what it leads to is current then. */
static void
restore (ReluDocument *self, gboolean (*step) (ReluHistory *history))
{
  gboolean was_in_gesture = self->gestures->len > 0;

  relu_document_end_all_gestures (self);
  self->coalesce = FALSE;
  if (!step (self->history))
    {
      /* Redo in a gesture leads nowhere, but whoever began that learns that it is over. */
      if (was_in_gesture)
        relu_document_emit_changed (self);
      return;
    }

  relu_document_replace_contents (self, relu_history_get_current (self->history));
  relu_document_emit_restored (self);
  relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

/**
 * relu_document_undo:
 * @self: a document
 *
 * Takes back the last step, if there is one. In a gesture that is the gesture.
 */
void
relu_document_undo (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  restore (self, relu_history_undo);
}

/**
 * relu_document_redo:
 * @self: a document
 *
 * Does the step again that was undone last, if there is one.
 */
void
relu_document_redo (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  restore (self, relu_history_redo);
}

/**
 * relu_document_reload:
 * @self: a document that has a file
 * @contents: what another program has written there
 *
 * Takes over other contents as one undo step; the document is not modified then. Undo brings back
 * what was there before, as changes to the file.
 */
void
relu_document_reload (ReluDocument *self, ReluFile *contents)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);

  relu_document_end_all_gestures (self);
  edit (self, contents, FALSE);
  relu_document_mark_contents_saved (self, contents, self->file);
}
