/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-parameter-color.h: the colour of a parameter's slider. */

#pragma once

#include "relu-network.h"
#include "relu-theme.h"

G_BEGIN_DECLS

ReluColor relu_parameter_color (ReluNetwork *network, gsize parameter, const ReluTheme *theme);

G_END_DECLS
