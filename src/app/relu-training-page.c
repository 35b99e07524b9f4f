/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-training-page.h"

struct _ReluTrainingPage
{
  ReluToolPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluTrainingPage, relu_training_page, RELU_TYPE_TOOL_PAGE)

static void
relu_training_page_update (ReluToolPage *page, ReluToolChanges changes)
{
}

static void
relu_training_page_class_init (ReluTrainingPageClass *klass)
{
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_training_page_update;
}

static void
relu_training_page_init (ReluTrainingPage *self)
{
}
