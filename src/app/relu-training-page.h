/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training-page.h: training as it runs: controls, the loss, the verdict. */

#pragma once

#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_TRAINING_PAGE (relu_training_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluTrainingPage, relu_training_page, RELU, TRAINING_PAGE, ReluToolPage)

G_END_DECLS
