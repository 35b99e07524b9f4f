/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-style.h"

#include <adwaita.h>

#include "relu-preferences.h"

/**
 * relu_style_get_theme_kind:
 *
 * Returns: light or dark, high contrast or not, as the desktop has it now
 */
ReluThemeKind
relu_style_get_theme_kind (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? RELU_THEME_HIGH_CONTRAST_DARK : RELU_THEME_HIGH_CONTRAST;

  return dark ? RELU_THEME_DARK : RELU_THEME_LIGHT;
}

const ReluTheme *
relu_style_get_theme (void)
{
  return relu_theme_get_with_palette (relu_style_get_theme_kind (),
                                      relu_preferences_get_palette ());
}

/**
 * relu_style_get_text_scale:
 * @widget: a GtkWidget
 *
 * Returns: how much larger than usual text is to be on @widget's display, usually 1
 */
double
relu_style_get_text_scale (gpointer widget)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (widget));
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 5) : 1;
}

/**
 * relu_style_connect:
 * @object: a GtkWidget
 * @callback: called with @object alone when theme, palette or text scale are other ones
 */
void
relu_style_connect (gpointer object, GCallback callback)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", callback, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", callback, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (relu_preferences_get (), "notify::palette", callback, object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (object)), "notify::gtk-xft-dpi",
                           callback, object, G_CONNECT_SWAPPED);
}

/**
 * relu_style_theme_from_setting:
 * @name: as in the settings: of a theme, or "screen"
 *
 * Returns: the theme that is meant, now; that of the window where @name is none
 */
ReluThemeKind
relu_style_theme_from_setting (const char *name)
{
  ReluThemeKind kind;

  return relu_theme_kind_from_name (name, &kind) ? kind : relu_style_get_theme_kind ();
}

/**
 * relu_style_set_class:
 * @widget: a #GtkWidget
 * @name: of a class of the stylesheet
 * @on: whether @widget is to have it
 */
void
relu_style_set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * relu_style_keep_left_to_right:
 * @widget: a #GtkWidget that shows a number, a number line or a formula
 *
 * Formulas are not mirrored where the window is; in GTK each widget has a direction of its own, so
 * those that are in @widget by now get it, too.
 */
void
relu_style_keep_left_to_right (gpointer widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relu_style_keep_left_to_right (child);
}
