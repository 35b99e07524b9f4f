/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-recent-menu.h: the networks that were open last, under the Open button. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relu_recent_menu_attach (AdwSplitButton *button);

G_END_DECLS
