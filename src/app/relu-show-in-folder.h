/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-show-in-folder.h: shows a file in the file manager. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_show_in_folder (GFile *file);

G_END_DECLS
