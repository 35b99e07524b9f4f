/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-starts-page.h"

struct _ReluStartsPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluStartsPage, relu_starts_page, RELU_TYPE_TOOL_PAGE)

static void
relu_starts_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_starts_page_class_init (ReluStartsPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_starts_page_update;
}

static void
relu_starts_page_init (ReluStartsPage *self)
{
}
