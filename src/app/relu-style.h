/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-style.h: the figure's theme that suits the desktop's style, and classes of the stylesheet. */

#pragma once

#include "relu-theme.h"

#include <glib-object.h>

G_BEGIN_DECLS

ReluThemeKind relu_style_get_theme_kind (void);
const ReluTheme *relu_style_get_theme (void);
double relu_style_get_text_scale (gpointer widget);
ReluThemeKind relu_style_theme_from_setting (const char *name);
void relu_style_connect (gpointer object, GCallback callback);
void relu_style_set_class (gpointer widget, const char *name, gboolean on);
void relu_style_keep_left_to_right (gpointer widget);

G_END_DECLS
