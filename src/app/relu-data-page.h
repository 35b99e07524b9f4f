/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-page.h: what the network is to learn, as a table, with generators and import. */

#pragma once

#include "relu-generate-box.h"
#include "relu-point-table.h"
#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_DATA_PAGE (relu_data_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluDataPage, relu_data_page, RELU, DATA_PAGE, ReluToolPage)

/* For tests. */
ReluGenerateBox *relu_data_page_get_generate_box (ReluDataPage *self);
ReluPointTable *relu_data_page_get_table (ReluDataPage *self);
char *relu_data_page_dup_summary (ReluDataPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
