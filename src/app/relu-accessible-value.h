/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-accessible-value.h: small numbers, and small changes, told to assistive technology. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_accessible_value_follow (GtkWidget *widget, GtkAdjustment *adjustment);

G_END_DECLS
