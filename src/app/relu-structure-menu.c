/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-structure-menu.h"

#include <glib/gi18n.h>

#include "relu-activation.h"

/* In the order in which people meet them. */
static const ReluActivationKind kinds[] = {
  RELU_ACTIVATION_RELU,    RELU_ACTIVATION_LEAKY_RELU, RELU_ACTIVATION_IDENTITY,
  RELU_ACTIVATION_TANH,    RELU_ACTIVATION_SIGMOID,    RELU_ACTIVATION_SILU,
  RELU_ACTIVATION_GELU,
};

/* @action takes the name of one. */
static GMenuModel *
activations_new (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) item
          = g_menu_item_new (relu_activation_kind_get_title (kinds[i]), NULL);

      g_menu_item_set_action_and_target (item, action, "s",
                                         relu_activation_kind_get_name (kinds[i]));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
append_layer_section (GMenu *menu)
{
  g_autoptr (GMenuModel) activations = activations_new ("win.set-activation");
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _("_Add Unit"), "win.add-unit");
  g_menu_append (section, _("Add _Layer After"), "win.add-layer");
  g_menu_append (section, _("Remove La_yer"), "win.remove-layer");
  g_menu_append_submenu (section, _("A_ctivation"), activations);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * relu_structure_menu_new_for_unit:
 *
 * Returns: (transfer full): the commands for the selected unit, and those for its layer
 */
GMenuModel *
relu_structure_menu_new_for_unit (void)
{
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) mute = g_menu_new ();
  g_autoptr (GMenu) pin = g_menu_new ();
  g_autoptr (GMenuItem) revive = g_menu_item_new (_("_New Weights if Dead"), "win.revive-unit");
  g_autoptr (GMenuItem) unmute = g_menu_item_new (_("_Unmute All"), "win.unmute-all");
  GMenu *menu = g_menu_new ();

  g_menu_append (edit, _("_Duplicate"), "win.duplicate-unit");
  g_menu_append (edit, _("_Remove"), "win.remove-unit");
  g_menu_item_set_attribute (revive, "hidden-when", "s", "action-disabled");
  g_menu_append_item (edit, revive);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));

  g_menu_append (mute, _("_Mute"), "win.mute-unit");
  g_menu_append (mute, _("_Show Alone"), "win.solo-unit");
  g_menu_item_set_attribute (unmute, "hidden-when", "s", "action-disabled");
  g_menu_append_item (mute, unmute);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (mute));

  g_menu_append (pin, _("_Pin Sliders for Presenting"), "win.pin-unit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pin));

  append_layer_section (menu);

  return G_MENU_MODEL (menu);
}

/**
 * relu_structure_menu_new_for_output:
 *
 * Returns: (transfer full): the activations of the output
 */
GMenuModel *
relu_structure_menu_new_for_output (void)
{
  g_autoptr (GMenuModel) activations = activations_new ("win.set-output-activation");
  GMenu *menu = g_menu_new ();

  g_menu_append_section (menu, _("Activation"), activations);

  return G_MENU_MODEL (menu);
}

/**
 * relu_structure_menu_new_for_layer:
 *
 * Returns: (transfer full): the commands for the layer of the selected unit
 */
GMenuModel *
relu_structure_menu_new_for_layer (void)
{
  GMenu *menu = g_menu_new ();

  append_layer_section (menu);

  return G_MENU_MODEL (menu);
}

/**
 * relu_structure_menu_new_for_weight:
 *
 * Returns: (transfer full): the commands for the selected parameter where it has no row of its own to
 *   point at, and those for the layer that it is in
 */
GMenuModel *
relu_structure_menu_new_for_weight (void)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (section, _("_Go to Slider"), "win.edit-selection");
  g_menu_append (section, _("_Lock"), "win.toggle-lock");
  g_menu_append (section, _("_Pin for Presenting"), "win.pin-slider");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  append_layer_section (menu);

  return G_MENU_MODEL (menu);
}
