/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-network-page.h: the network as a diagram, and its structure. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_NETWORK_PAGE (relu_network_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluNetworkPage, relu_network_page, RELU, NETWORK_PAGE, ReluToolPage)

G_END_DECLS
