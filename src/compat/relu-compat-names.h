/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What buttons with a mnemonic are called. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_compat_names_mend (GtkWidget *root);

G_END_DECLS
