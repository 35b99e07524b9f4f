/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram-text.h: a part of the diagram in words, for assistive technology. */

#pragma once

#include "relu-diagram.h"
#include "relu-document.h"

G_BEGIN_DECLS

char *relu_diagram_text_dup (ReluDocument *document, const ReluDiagramItem *item,
                             double x) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
