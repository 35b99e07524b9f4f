/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-real-file.h: whether two names are one file. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *relu_real_file (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_real_file_equal (GFile *a, GFile *b);

G_END_DECLS
