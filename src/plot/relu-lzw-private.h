/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lzw-private.h: the compression of GIF. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relu_lzw_append (GByteArray *bytes, const guint8 *indices, gsize n, guint bits);

G_END_DECLS
