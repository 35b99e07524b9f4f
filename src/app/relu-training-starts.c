/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training-starts.c: where a run begins, and going through what it has recorded. */

#include "relu-training-private.h"

/* Ends what goes on at once; returns whether it ran. */
static gboolean
halt (ReluTraining *self)
{
  gboolean was_running = self->is_running;

  relu_training_pause (self);
  relu_training_set_state (self, FALSE, FALSE);
  relu_training_drop_thread (self);

  return was_running;
}

/**
 * relu_training_start_from:
 * @contents: what the document is to have, with the network to start from
 *
 * Begins anew with @contents, as one undo step; goes on where it ran.
 */
void
relu_training_start_from (ReluTraining *self, ReluFile *contents)
{
  gboolean was_running;

  g_return_if_fail (RELU_IS_TRAINING (self));

  was_running = halt (self);
  relu_document_emit_restored (self->document);
  self->is_ours = TRUE;
  relu_document_edit (self->document, contents);
  self->is_ours = FALSE;
  relu_training_set_file (&self->settled, NULL);
  relu_training_forget_record (self);
  if (was_running)
    relu_training_run (self);
  else
    relu_training_emit_changed (self);
}

/**
 * relu_training_same_start:
 *
 * Goes back to the weights with which the run began. Where only activations are others now, they stay, so that
 * both can be compared.
 */
void
relu_training_same_start (ReluTraining *self)
{
  ReluNetwork *first, *present;
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_TRAINING (self));

  if (relu_record_get_n (self->record) == 0)
    return;

  first = relu_record_get (self->record, 0)->network;
  present = relu_document_get_network (self->document);
  network = relu_network_same_shape (first, present)
                ? relu_network_with_parameters (present, relu_network_get_parameters (first))
                : relu_network_ref (first);
  contents = relu_file_with_network (relu_document_get_contents (self->document), network);
  relu_training_start_from (self, contents);
}

/**
 * relu_training_new_start:
 *
 * Draws new weights, except locked ones, from the next seed.
 */
void
relu_training_new_start (ReluTraining *self)
{
  ReluFile *before;
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) drawn = NULL, contents = NULL;
  g_autofree guint8 *locked = NULL;
  ReluSetup setup;

  g_return_if_fail (RELU_IS_TRAINING (self));

  g_clear_pointer (&self->held, g_free);
  before = relu_document_get_contents (self->document);
  locked = relu_training_dup_locked (self);
  setup = *relu_file_get_setup (before);
  /* One number for all that is random in a start, as in "many starts". */
  setup.init.seed++;
  setup.options.seed = setup.init.seed;
  network = relu_network_draw (relu_file_get_network (before), &setup.init, locked);
  drawn = relu_file_with_network (before, network);
  contents = relu_file_with_setup (drawn, &setup);
  relu_training_start_from (self, contents);
}

/**
 * relu_training_seek:
 * @position: the index of a moment
 *
 * Pauses, and goes to that moment: the document gets its network. As long as nothing else is edited, going back
 * and forth belongs to the undo step of the run.
 */
void
relu_training_seek (ReluTraining *self, guint position)
{
  const ReluMoment *moment;
  guint64 step;

  g_return_if_fail (RELU_IS_TRAINING (self));
  g_return_if_fail (position < relu_record_get_n (self->record));

  step = relu_record_get (self->record, position)->step;
  if (self->is_running || self->is_settling || self->position != position)
    halt (self);

  /* The last news may have thinned the record. */
  position = relu_record_find (self->record, step);
  moment = relu_record_get (self->record, position);
  self->position = position;
  self->step = moment->step;
  relu_document_emit_restored (self->document);
  relu_training_show_network (self, moment->network);
  relu_training_emit_changed (self);
}
