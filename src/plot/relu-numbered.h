/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-numbered.h: numbered files that are all written or none. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ReluNumbered ReluNumbered;

ReluNumbered *relu_numbered_new (const char *path, guint n) G_GNUC_WARN_UNUSED_RESULT;
void relu_numbered_free (ReluNumbered *self);
gboolean relu_numbered_add (ReluNumbered *self, GBytes *bytes, GError **error);
gboolean relu_numbered_commit (ReluNumbered *self, GError **error);

char *relu_numbered_dup_path (const char *path, guint number, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluNumbered, relu_numbered_free)

G_END_DECLS
