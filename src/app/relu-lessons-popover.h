/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lessons-popover.h: the lessons that come with the program, to choose from. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_LESSONS_POPOVER (relu_lessons_popover_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonsPopover, relu_lessons_popover, RELU, LESSONS_POPOVER, GtkPopover)

GtkWidget *relu_lessons_popover_new (void);
GMenuModel *relu_lessons_create_menu (void);

G_END_DECLS
