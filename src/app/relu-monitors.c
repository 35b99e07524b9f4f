/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-monitors.h"

/* Two screens of which the smaller lies in the larger one, but for so much, show the same. */
#define MIRRORED_SHARE 0.9

/**
 * relu_monitors_are_mirrored:
 *
 * Returns: whether two screens show the same part of the desktop, up to their sizes
 */
gboolean
relu_monitors_are_mirrored (const GdkRectangle *a, const GdkRectangle *b)
{
  double smaller = MIN ((double) a->width * a->height, (double) b->width * b->height);
  GdkRectangle common;

  return gdk_rectangle_intersect (a, b, &common)
         && (double) common.width * common.height >= MIRRORED_SHARE * smaller;
}

/**
 * relu_monitors_choose:
 * @places: of all screens, in the desktop's pixels
 * @n: how many there are
 * @home: the screen with the presenter's window
 * @wanted: the one that was asked for; -1: none
 *
 * Returns: the screen to present on: the one that was asked for, if it is there; else the first that shows
 *   something else than @home; where all are mirrored, or there is one only, @home
 */
guint
relu_monitors_choose (const GdkRectangle *places, guint n, guint home, int wanted)
{
  if (wanted >= 0 && wanted < (int) n)
    return (guint) wanted;

  for (guint i = 0; home < n && i < n; i++)
    if (i != home && !relu_monitors_are_mirrored (&places[i], &places[home]))
      return i;

  return home;
}

/**
 * relu_monitors_list:
 * @window: a window that is on the screen
 * @home: (out): the screen that it is on
 *
 * Returns: (transfer full): the places of all screens, each a #GdkRectangle
 */
GArray *
relu_monitors_list (GtkWidget *window, guint *home)
{
  GdkDisplay *display = gtk_widget_get_display (window);
  GListModel *monitors = gdk_display_get_monitors (display);
  GtkNative *native = gtk_widget_get_native (window);
  GdkSurface *surface = native == NULL ? NULL : gtk_native_get_surface (native);
  GdkMonitor *here
      = surface == NULL ? NULL : gdk_display_get_monitor_at_surface (display, surface);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  *home = 0;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle place;

      gdk_monitor_get_geometry (monitor, &place);
      g_array_append_val (places, place);
      if (monitor == here)
        *home = i;
    }

  return places;
}

/**
 * relu_monitors_get:
 * @window: a widget of the display
 * @index: as in relu_monitors_list()
 *
 * Returns: (transfer full) (nullable): that screen
 */
GdkMonitor *
relu_monitors_get (GtkWidget *window, guint index)
{
  return g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (window)), index);
}
