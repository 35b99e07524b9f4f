/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-regions-page.h: the regions as a table. */

#pragma once

#include "relu-region-table.h"
#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_REGIONS_PAGE (relu_regions_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluRegionsPage, relu_regions_page, RELU, REGIONS_PAGE, ReluToolPage)

void relu_regions_page_copy (ReluRegionsPage *self, ReluTableFormat format, gboolean selected);

G_END_DECLS
