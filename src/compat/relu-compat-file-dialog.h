/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-file-dialog.h: asks for a file to open or to save to. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_compat_open_file (GtkWindow *parent, const char *title, GListModel *filters,
                            GAsyncReadyCallback callback, gpointer user_data);
void relu_compat_save_file (GtkWindow *parent, const char *title, GListModel *filters,
                            GFile *folder, const char *name, GAsyncReadyCallback callback,
                            gpointer user_data);
/* NULL without an error: the dialog was dismissed. */
GFile *relu_compat_file_finish (GtkWindow *parent, GAsyncResult *result,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
