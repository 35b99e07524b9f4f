/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-structure-menu.h: what can be done with the selected unit, and with its layer. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *relu_structure_menu_new_for_unit (void) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *relu_structure_menu_new_for_output (void) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *relu_structure_menu_new_for_layer (void) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *relu_structure_menu_new_for_weight (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
