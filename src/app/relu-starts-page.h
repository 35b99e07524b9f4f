/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts-page.h: many starts of the present set-up, and what became of them. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_STARTS_PAGE (relu_starts_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluStartsPage, relu_starts_page, RELU, STARTS_PAGE, ReluToolPage)

G_END_DECLS
