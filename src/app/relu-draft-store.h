/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-draft-store.h: the folders that drafts are kept in, and what crashed sessions left there. */

#pragma once

#include <gio/gio.h>

#include "relu-file.h"

G_BEGIN_DECLS

/* In the folder of a session stand, for each document, NAME.relu.json, its contents, where these
 * are in no other file, and NAME.view: where it was opened from and how its window looked. */
#define RELU_DRAFT_CONTENTS ".relu.json"
#define RELU_DRAFT_VIEW ".view"

/* The group of a view that is about the document; all others are its window's. */
#define RELU_DRAFT_GROUP "document"
#define RELU_DRAFT_KEY_URI "uri"           /* where it was opened from or saved to */
#define RELU_DRAFT_KEY_MODIFIED "modified" /* boolean */
#define RELU_DRAFT_KEY_STAMP "stamp"       /* what its file looked like, see ReluFileWatch */
#define RELU_DRAFT_KEY_USED "used"         /* when its window was the active one, in Unix µs */

/* A document of a session that ended without closing its windows. */
typedef struct
{
  ReluFile *contents; /* NULL: they are in the file that it came from */
  GFile *origin;      /* the file that it came from, or NULL */
  gboolean modified;  /* the contents are not what is in @origin */
  GKeyFile *view;     /* may be empty */
} ReluDraftLost;

typedef void (*ReluDraftFunc) (const ReluDraftLost *lost, gpointer user_data);

const char *relu_draft_store_get_folder (void);
guint relu_draft_store_recover (ReluDraftFunc function, gpointer user_data);
void relu_draft_store_delete_recovered (void);
void relu_draft_store_shut_down (void);

G_END_DECLS
