/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with all keys. */

#pragma once

#include <gtk/gtk.h>

GtkWindow *relu_help_overlay_new (GtkApplication *application);
