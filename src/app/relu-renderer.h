/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-renderer.h: which of GTK's renderers suits this machine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relu_renderer_has_gpu (const char *dev, const char *sys);
void relu_renderer_choose (void);

G_END_DECLS
