/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-progress.h: how far a long job is, and whether it is to end. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relu_cli_progress_begin (void);
gboolean relu_cli_progress (double share, gpointer user_data);
void relu_cli_progress_end (void);

G_END_DECLS
