/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-notice.h: a line over the window's contents that says something and waits, out of the way. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELU_TYPE_NOTICE (relu_notice_get_type ())
G_DECLARE_FINAL_TYPE (ReluNotice, relu_notice, RELU, NOTICE, AdwBin)

typedef struct
{
  const char *label;  /* translated */
  const char *action; /* as in "win.reload" */
} ReluNoticeButton;

void relu_notice_show (ReluNotice *self, const char *text, const ReluNoticeButton *buttons,
                       gsize n_buttons);
void relu_notice_hide (ReluNotice *self);
const char *relu_notice_get_text (ReluNotice *self);

G_END_DECLS
