/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide-window.h: the guide: its pages, a search over them, and one page to read. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELU_TYPE_GUIDE_WINDOW (relu_guide_window_get_type ())
G_DECLARE_FINAL_TYPE (ReluGuideWindow, relu_guide_window, RELU, GUIDE_WINDOW, AdwWindow)

GtkWindow *relu_guide_window_new (GtkApplication *application);
void relu_guide_window_go (ReluGuideWindow *self, const char *link);
const char *relu_guide_window_get_page (ReluGuideWindow *self);

G_END_DECLS
