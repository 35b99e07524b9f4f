/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-page.h: what the network is to learn, as a table, with generators and import. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_DATA_PAGE (relu_data_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluDataPage, relu_data_page, RELU, DATA_PAGE, ReluToolPage)

G_END_DECLS
