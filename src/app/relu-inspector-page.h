/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-inspector-page.h: the forward pass at one x, with the numbers filled in. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_INSPECTOR_PAGE (relu_inspector_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluInspectorPage, relu_inspector_page, RELU, INSPECTOR_PAGE, ReluToolPage)

G_END_DECLS
