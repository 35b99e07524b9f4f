/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-history.h"

struct _ReluHistory
{
  const ReluHistoryFuncs *funcs;
  GPtrArray *steps; /* oldest first, never empty */
  guint current;    /* index into steps */
  gpointer saved;   /* may have left the list */
};

static gsize
step_bytes (const ReluHistory *self, guint index)
{
  gpointer before = index > 0 ? g_ptr_array_index (self->steps, index - 1) : NULL;

  return self->funcs->get_bytes (g_ptr_array_index (self->steps, index), before);
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
 * @funcs: what the contents are; must stay
 * @contents: what there is before the first edit
 *
 * Makes a history that has nothing to undo and whose saved state is @contents.
 *
 * Returns: (transfer full): a history
 */
ReluHistory *
relu_history_new (const ReluHistoryFuncs *funcs, gpointer contents)
{
  ReluHistory *self;

  g_return_val_if_fail (contents != NULL, NULL);

  self = g_new0 (ReluHistory, 1);
  self->funcs = funcs;
  self->steps = g_ptr_array_new_with_free_func (funcs->unref);
  g_ptr_array_add (self->steps, funcs->ref (contents));
  self->saved = funcs->ref (contents);

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
  self->funcs->unref (self->saved);
  g_free (self);
}

/**
 * relu_history_get_current:
 * @self: a history
 *
 * Returns: (transfer none): the contents after the last step that is not undone
 */
gpointer
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
relu_history_push (ReluHistory *self, gpointer contents)
{
  g_return_if_fail (contents != NULL);

  g_ptr_array_set_size (self->steps, (int) self->current + 1);
  g_ptr_array_add (self->steps, self->funcs->ref (contents));
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
relu_history_amend (ReluHistory *self, gpointer contents)
{
  g_return_if_fail (contents != NULL);
  g_return_if_fail (self->current > 0);

  g_ptr_array_set_size (self->steps, (int) self->current);
  g_ptr_array_add (self->steps, self->funcs->ref (contents));
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
relu_history_mark_saved (ReluHistory *self, gpointer contents)
{
  g_return_if_fail (contents != NULL);

  self->funcs->ref (contents);
  self->funcs->unref (self->saved);
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
gpointer
relu_history_get_saved (const ReluHistory *self)
{
  return self->saved;
}
