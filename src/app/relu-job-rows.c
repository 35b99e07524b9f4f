/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-job-rows.c: the rows of dialogs that write something. */

#include "relu-job-dialog.h"

#include <glib/gi18n.h>

static void
init_row (AdwPreferencesGroup *group, gpointer row, const char *title)
{
  adw_preferences_row_set_title (row, title);
  adw_preferences_row_set_use_underline (row, TRUE);
  adw_preferences_group_add (group, row);
}

/**
 * relu_job_add_combo:
 * @title: with a mnemonic
 * @items: (array zero-terminated=1): what can be chosen, translated
 *
 * Returns: (transfer none): a row in @group
 */
AdwComboRow *
relu_job_add_combo (AdwPreferencesGroup *group, const char *title, const char *const *items,
                    ReluJobChangedFunc changed, gpointer self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (items);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  init_row (group, row, title);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed), self);

  return ADW_COMBO_ROW (row);
}

/* A control at the end of a row of its own, which names it. */
static void
add_control (AdwPreferencesGroup *group, GtkWidget *control, const char *title,
             const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  init_row (group, row, title);
}

/**
 * relu_job_add_spin:
 * @title: with a mnemonic
 * @spin: (transfer floating): where a number is chosen
 *
 * Returns: (transfer none): @spin, in a row of @group
 */
GtkSpinButton *
relu_job_add_spin (AdwPreferencesGroup *group, const char *title, GtkWidget *spin,
                   ReluJobChangedFunc changed, gpointer self)
{
  add_control (group, spin, title, NULL);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed), self);

  return GTK_SPIN_BUTTON (spin);
}

/**
 * relu_job_add_switch:
 * @title: with a mnemonic
 * @subtitle: (nullable): what more is to be said
 * @active: how it begins
 *
 * Returns: (transfer none): a switch in a row of @group
 */
GtkSwitch *
relu_job_add_switch (AdwPreferencesGroup *group, const char *title, const char *subtitle,
                     gboolean active, ReluJobChangedFunc changed, gpointer self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  add_control (group, toggle, title, subtitle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (changed), self);

  return GTK_SWITCH (toggle);
}

/**
 * relu_job_add_theme:
 * @theme: which one is chosen first
 *
 * Returns: (transfer none): a row whose index is the ReluThemeKind
 */
AdwComboRow *
relu_job_add_theme (AdwPreferencesGroup *group, ReluThemeKind theme, ReluJobChangedFunc changed,
                    gpointer self)
{
  const char *titles[RELU_N_THEMES + 1] = { NULL };
  AdwComboRow *row;

  for (guint i = 0; i < RELU_N_THEMES; i++)
    titles[i] = relu_theme_kind_get_title ((ReluThemeKind) i);
  row = relu_job_add_combo (group, _("_Theme"), titles, changed, self);
  adw_combo_row_set_selected (row, theme);

  return row;
}
