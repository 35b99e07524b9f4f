/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-troubleshooting.h: what a report of a defect should say about the machine. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *relu_troubleshooting_dup_text (GtkWindow *window);

G_END_DECLS
