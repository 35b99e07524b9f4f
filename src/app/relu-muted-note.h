/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-muted-note.h: which units are muted, as a sentence. */

#pragma once

#include "relu-document.h"

G_BEGIN_DECLS

char *relu_muted_note_dup (ReluDocument *document);

G_END_DECLS
