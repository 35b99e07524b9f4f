/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compare-page.h"

struct _ReluComparePage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluComparePage, relu_compare_page, RELU_TYPE_TOOL_PAGE)

static void
relu_compare_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_compare_page_class_init (ReluComparePageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_compare_page_update;
}

static void
relu_compare_page_init (ReluComparePage *self)
{
}
