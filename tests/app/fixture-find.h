/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture-find.h: widgets by their type, for tests and benchmarks. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gpointer fixture_find (gpointer root, GType type, guint index);

G_END_DECLS
