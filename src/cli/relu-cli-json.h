/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-json.h: keys and values of JSON records. */

#pragma once

#include "relu-setup.h"

G_BEGIN_DECLS

void relu_cli_append_number (GString *json, const char *before, const char *key, double value);
void relu_cli_append_count (GString *json, const char *before, const char *key, guint64 value);
void relu_cli_append_setup (GString *json, const ReluSetup *setup, gboolean draws);

G_END_DECLS
