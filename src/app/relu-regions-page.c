/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-regions-page.h"

struct _ReluRegionsPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluRegionsPage, relu_regions_page, RELU_TYPE_TOOL_PAGE)

static void
relu_regions_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_regions_page_class_init (ReluRegionsPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_regions_page_update;
}

static void
relu_regions_page_init (ReluRegionsPage *self)
{
}
