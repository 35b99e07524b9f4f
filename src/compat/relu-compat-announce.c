/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-announce.h"

/**
 * relu_compat_announce:
 * @widget: what the message is about
 * @message: a sentence, translated
 *
 * Lets a screen reader say @message when it has nothing more urgent to say. Before GTK 4.14 there
 * is no way to do so and nothing happens.
 */
void
relu_compat_announce (GtkWidget *widget, const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* GTK's test backend (GTK_A11Y=test) has no announcements, and calls a NULL pointer. */
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
