/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-data-page.h"

struct _ReluDataPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluDataPage, relu_data_page, RELU_TYPE_TOOL_PAGE)

static void
relu_data_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_data_page_class_init (ReluDataPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_data_page_update;
}

static void
relu_data_page_init (ReluDataPage *self)
{
}
