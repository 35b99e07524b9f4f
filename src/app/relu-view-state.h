/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-view-state.h: what is visible and selected of a document, as text and back. */

#pragma once

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

void relu_view_state_save (GKeyFile *view, ReluDocument *document, ReluViewport *viewport);
void relu_view_state_restore (GKeyFile *view, ReluDocument *document, ReluViewport *viewport);

G_END_DECLS
