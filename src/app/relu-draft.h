/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-draft.h: keeps what is open, and what is not saved, where a crash cannot reach it. */

#pragma once

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_DRAFT (relu_draft_get_type ())
G_DECLARE_FINAL_TYPE (ReluDraft, relu_draft, RELU, DRAFT, GObject)

/* Writes down how the document is shown: groups of its own, see relu-draft-store.h. */
typedef void (*ReluDraftViewFunc) (GKeyFile *view, gpointer user_data);

ReluDraft *relu_draft_new (ReluDocument *document);
void relu_draft_set_view_func (ReluDraft *self, ReluDraftViewFunc function, gpointer user_data);
void relu_draft_view_changed (ReluDraft *self);
void relu_draft_set_keeps (ReluDraft *self, gboolean keeps);
void relu_draft_discard (ReluDraft *self); /* the document was left */
char *relu_draft_dup_path (ReluDraft *self);

void relu_draft_shut_down (void);

G_END_DECLS
