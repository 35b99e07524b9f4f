/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-versions.h: which libraries are there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relu_compat_append_versions (GString *text);

G_END_DECLS
