/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-history.h: undo and redo as a list of immutable contents, with a mark at the saved one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the list may hold. The oldest steps go first; the last step is always kept. */
#define RELU_HISTORY_MAX_STEPS 1000
#define RELU_HISTORY_MAX_BYTES (256u * 1024 * 1024)

/* What the contents are. */
typedef struct
{
  gpointer (*ref) (gpointer contents);
  void (*unref) (gpointer contents);
  /* How many bytes @contents take besides what they share with @before, the step before them or NULL. */
  gsize (*get_bytes) (gpointer contents, gpointer before);
} ReluHistoryFuncs;

typedef struct _ReluHistory ReluHistory;

ReluHistory *relu_history_new (const ReluHistoryFuncs *funcs,
                               gpointer contents) G_GNUC_WARN_UNUSED_RESULT;
void relu_history_free (ReluHistory *self);

gpointer relu_history_get_current (const ReluHistory *self);
guint relu_history_get_n_undo (const ReluHistory *self);
guint relu_history_get_n_redo (const ReluHistory *self);

void relu_history_push (ReluHistory *self, gpointer contents);
void relu_history_amend (ReluHistory *self, gpointer contents);
gboolean relu_history_undo (ReluHistory *self);
gboolean relu_history_redo (ReluHistory *self);

void relu_history_mark_saved (ReluHistory *self, gpointer contents);
gpointer relu_history_get_saved (const ReluHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluHistory, relu_history_free)

G_END_DECLS
