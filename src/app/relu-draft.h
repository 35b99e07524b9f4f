/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-draft.h: keeps what is not saved yet where a crash cannot reach it. */

#pragma once

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_DRAFT (relu_draft_get_type ())
G_DECLARE_FINAL_TYPE (ReluDraft, relu_draft, RELU, DRAFT, GObject)

ReluDraft *relu_draft_new (ReluDocument *document);
void relu_draft_discard (ReluDraft *self); /* the document was left */
GFile *relu_draft_get_file (ReluDraft *self);

/* What sessions that ended without closing have left behind. */
typedef void (*ReluDraftFunc) (ReluFile *contents, GFile *origin, gpointer user_data);
guint relu_draft_recover_all (ReluDraftFunc function, gpointer user_data);
void relu_draft_shut_down (void);

G_END_DECLS
