/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide-view.h: a page of the guide, to be read. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "link-activated" (const char *link): a link as pages have them, or an address in the web. */
#define RELU_TYPE_GUIDE_VIEW (relu_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluGuideView, relu_guide_view, RELU, GUIDE_VIEW, AdwBin)

void relu_guide_view_show (ReluGuideView *self, guint page, const char *id);
void relu_guide_view_find (ReluGuideView *self, const char *text);
guint relu_guide_view_get_page (ReluGuideView *self);
void relu_guide_view_set_scale (ReluGuideView *self, double scale);
double relu_guide_view_get_scale (ReluGuideView *self);

G_END_DECLS
