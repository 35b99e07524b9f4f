/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-hint.h: what to do first, for who has never done it. */

#pragma once

#include <adwaita.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_HINT (relu_hint_get_type ())
G_DECLARE_FINAL_TYPE (ReluHint, relu_hint, RELU, HINT, AdwBin)

void relu_hint_bind (ReluHint *self, GSettings *settings, ReluDocument *document);
void relu_hint_set_quiet (ReluHint *self, gboolean quiet);

G_END_DECLS
