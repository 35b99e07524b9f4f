/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-save.h: a file saved as a whole or not at all. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relu_save_contents (const char *path, const char *contents, gsize length, GError **error);

/* The same bit by bit: what was written takes the place of an old file when it is committed. */
typedef struct _ReluSave ReluSave;

ReluSave *relu_save_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_save_write (ReluSave *self, const void *bytes, gsize length, GError **error);
gboolean relu_save_close (ReluSave *self, GError **error);
gboolean relu_save_commit (ReluSave *self, GError **error);
void relu_save_free (ReluSave *self); /* what is not committed leaves nothing */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluSave, relu_save_free)

G_END_DECLS
