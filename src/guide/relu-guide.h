/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide.h: the pages of the guide (docs/guide), inside the program. */

#pragma once

#include <gio/gio.h>

#include "relu-guide-block.h"

G_BEGIN_DECLS

/* The page that a newcomer sees first. */
#define RELU_GUIDE_FIRST "first-steps"

guint relu_guide_get_n_pages (void);
const char *relu_guide_get_name (guint page);
const char *relu_guide_get_title (guint page);
gboolean relu_guide_find_page (const char *name, guint *page);
gboolean relu_guide_find_link (const char *link, guint *page, const char **id);

GPtrArray *relu_guide_load_page (guint page) G_GNUC_WARN_UNUSED_RESULT;
GBytes *relu_guide_load_bytes (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *relu_guide_load_picture (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
