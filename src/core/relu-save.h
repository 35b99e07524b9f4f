/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-save.h: a file saved as a whole or not at all. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relu_save_contents (const char *path, const char *contents, gsize length, GError **error);

G_END_DECLS
