/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-learning-text.h: what data say about one parameter, in words. */

#pragma once

#include "relu-loss-profile.h"

G_BEGIN_DECLS

char *relu_learning_text_dup_gradient (const char *symbol, double gradient, gboolean locked);
char *relu_learning_text_dup_profile (const char *symbol, const ReluLossProfile *profile, double value,
                                      gboolean is_sampled);

G_END_DECLS
