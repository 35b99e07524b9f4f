/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moves.h: which parameters have moved, in a few words. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

char *relu_moves_dup_text (ReluNetwork *before, ReluNetwork *after, ReluSymbolStyle style,
                           const char *separator);

G_END_DECLS
