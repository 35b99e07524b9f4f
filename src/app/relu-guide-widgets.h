/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide-widgets.h: a widget for each block of a page of the guide. */

#pragma once

#include <gtk/gtk.h>

#include "relu-guide-block.h"

G_BEGIN_DECLS

GtkWidget *relu_guide_create_block (const ReluGuideBlock *block, double scale);

G_END_DECLS
