/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-inspector-page.h"

struct _ReluInspectorPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluInspectorPage, relu_inspector_page, RELU_TYPE_TOOL_PAGE)

static void
relu_inspector_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_inspector_page_class_init (ReluInspectorPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_inspector_page_update;
}

static void
relu_inspector_page_init (ReluInspectorPage *self)
{
}
