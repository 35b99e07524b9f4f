/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-network-page.h"

struct _ReluNetworkPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluNetworkPage, relu_network_page, RELU_TYPE_TOOL_PAGE)

static void
relu_network_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_network_page_class_init (ReluNetworkPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_network_page_update;
}

static void
relu_network_page_init (ReluNetworkPage *self)
{
}
