/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-history.h: undo and redo as a list of immutable contents, with a mark at the saved one. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

/* What the list may hold. The oldest steps go first; the last step is always kept. */
#define RELU_HISTORY_MAX_STEPS 1000
#define RELU_HISTORY_MAX_BYTES (256u * 1024 * 1024)

typedef struct _ReluHistory ReluHistory;

ReluHistory *relu_history_new (ReluFile *contents) G_GNUC_WARN_UNUSED_RESULT;
void relu_history_free (ReluHistory *self);

ReluFile *relu_history_get_current (const ReluHistory *self);
guint relu_history_get_n_undo (const ReluHistory *self);
guint relu_history_get_n_redo (const ReluHistory *self);

void relu_history_push (ReluHistory *self, ReluFile *contents);
void relu_history_amend (ReluHistory *self, ReluFile *contents);
gboolean relu_history_undo (ReluHistory *self);
gboolean relu_history_redo (ReluHistory *self);

void relu_history_mark_saved (ReluHistory *self, ReluFile *contents);
ReluFile *relu_history_get_saved (const ReluHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluHistory, relu_history_free)

G_END_DECLS
