/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-history.h"

struct _ReluHistory
{
  GPtrArray *steps; /* of ReluFile, oldest first, never empty */
  guint current;    /* index into steps */
  ReluFile *saved;  /* may have left the list */
};

static gsize
network_bytes (ReluFile *contents)
{
  return relu_network_get_n_parameters (relu_file_get_network (contents)) * sizeof (double);
}

/* Steps that differ in name or domain only share one network, which counts once. */
static gsize
step_bytes (const ReluHistory *self, guint index)
{
  ReluFile *step = g_ptr_array_index (self->steps, index);

  if (index > 0)
    {
      ReluFile *before = g_ptr_array_index (self->steps, index - 1);

      if (relu_file_get_network (before) == relu_file_get_network (step))
        return 0;
    }

  return network_bytes (step);
}

/* Forgets the oldest steps where the list is too long or too large, but never the last one. */
static void
trim (ReluHistory *self)
{
  gsize bytes = 0;
  guint first = self->steps->len;

  while (first > 0 && self->steps->len - first <= RELU_HISTORY_MAX_STEPS)
    {
      bytes += step_bytes (self, first - 1);
      if (bytes > RELU_HISTORY_MAX_BYTES)
        break;
      first--;
    }

  first = MIN (first, self->current > 0 ? self->current - 1 : 0);
  if (first > 0)
    {
      g_ptr_array_remove_range (self->steps, 0, first);
      self->current -= first;
    }
}

/**
 * relu_history_new:
 * @contents: what there is before the first edit
 *
 * Makes a history that has nothing to undo and whose saved state is @contents.
 *
 * Returns: (transfer full): a history
 */
ReluHistory *
relu_history_new (ReluFile *contents)
{
  ReluHistory *self;

  g_return_val_if_fail (contents != NULL, NULL);

  self = g_new0 (ReluHistory, 1);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);
  g_ptr_array_add (self->steps, relu_file_ref (contents));
  self->saved = relu_file_ref (contents);

  return self;
}

/**
 * relu_history_free:
 * @self: (transfer full): a history
 *
 * Frees the list and gives back its references.
 */
void
relu_history_free (ReluHistory *self)
{
  g_ptr_array_unref (self->steps);
  relu_file_unref (self->saved);
  g_free (self);
}

/**
 * relu_history_get_current:
 * @self: a history
 *
 * Returns: (transfer none): the contents after the last step that is not undone
 */
ReluFile *
relu_history_get_current (const ReluHistory *self)
{
  return g_ptr_array_index (self->steps, self->current);
}

/**
 * relu_history_get_n_undo:
 * @self: a history
 *
 * Returns: how many steps can be undone
 */
guint
relu_history_get_n_undo (const ReluHistory *self)
{
  return self->current;
}

/**
 * relu_history_get_n_redo:
 * @self: a history
 *
 * Returns: how many undone steps can be done again
 */
guint
relu_history_get_n_redo (const ReluHistory *self)
{
  return self->steps->len - 1 - self->current;
}

/**
 * relu_history_push:
 * @self: a history
 * @contents: what there is after one more step
 *
 * Adds a step. What was undone is forgotten.
 */
void
relu_history_push (ReluHistory *self, ReluFile *contents)
{
  g_return_if_fail (contents != NULL);

  g_ptr_array_set_size (self->steps, (int) self->current + 1);
  g_ptr_array_add (self->steps, relu_file_ref (contents));
  self->current++;
  trim (self);
}

/**
 * relu_history_amend:
 * @self: a history with at least one step
 * @contents: what there is after the last step now
 *
 * Makes @contents the result of the last step, instead of adding another step.
 */
void
relu_history_amend (ReluHistory *self, ReluFile *contents)
{
  g_return_if_fail (contents != NULL);
  g_return_if_fail (self->current > 0);

  g_ptr_array_set_size (self->steps, (int) self->current);
  g_ptr_array_add (self->steps, relu_file_ref (contents));
}

/**
 * relu_history_undo:
 * @self: a history
 *
 * Goes one step back.
 *
 * Returns: whether there was a step
 */
gboolean
relu_history_undo (ReluHistory *self)
{
  if (self->current == 0)
    return FALSE;

  self->current--;
  return TRUE;
}

/**
 * relu_history_redo:
 * @self: a history
 *
 * Does the step again that was undone last.
 *
 * Returns: whether there was a step
 */
gboolean
relu_history_redo (ReluHistory *self)
{
  if (relu_history_get_n_redo (self) == 0)
    return FALSE;

  self->current++;
  return TRUE;
}

/**
 * relu_history_mark_saved:
 * @self: a history
 * @contents: what is safe in a file
 *
 * Puts the saved-state mark on @contents.
 */
void
relu_history_mark_saved (ReluHistory *self, ReluFile *contents)
{
  g_return_if_fail (contents != NULL);

  relu_file_ref (contents);
  relu_file_unref (self->saved);
  self->saved = contents;
}

/**
 * relu_history_get_saved:
 * @self: a history
 *
 * The contents that carry the saved-state mark. They are kept even where the list has
 * forgotten them; the current contents are the saved ones if both are the same object.
 *
 * Returns: (transfer none): the saved contents
 */
ReluFile *
relu_history_get_saved (const ReluHistory *self)
{
  return self->saved;
}
