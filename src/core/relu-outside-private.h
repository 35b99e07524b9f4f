/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-outside-private.h: how far it is to the next switch. */

#pragma once

#include "relu-exact-private.h"

G_BEGIN_DECLS

gboolean relu_outside_find_next (ReluExact *exact, double x, gboolean to_the_left,
                                 double *distance);

G_END_DECLS
