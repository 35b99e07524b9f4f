/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compare-page.h: pinned networks beside the present one. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_COMPARE_PAGE (relu_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluComparePage, relu_compare_page, RELU, COMPARE_PAGE, ReluToolPage)

G_END_DECLS
