/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-examples-popover.h: the example networks, each with what to look for. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_EXAMPLES_POPOVER (relu_examples_popover_get_type ())
G_DECLARE_FINAL_TYPE (ReluExamplesPopover, relu_examples_popover, RELU, EXAMPLES_POPOVER,
                      GtkPopover)

GtkWidget *relu_examples_popover_new (void);

G_END_DECLS
