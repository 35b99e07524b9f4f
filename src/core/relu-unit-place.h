/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-unit-place.h: where a unit that is added to a network bends. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

void relu_unit_place (ReluNetwork *network,
                      guint layer,
                      double from,
                      double to,
                      double *weights,
                      double *bias);

G_END_DECLS
