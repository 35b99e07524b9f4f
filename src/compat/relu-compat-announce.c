/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-compat-announce.c: before GTK 4.14 there are no announcements. But screen readers say a new
 * description of what has the keyboard, so that a message is one, until the keyboard goes elsewhere. */

#include "relu-compat-announce.h"

#if !GTK_CHECK_VERSION(4, 14, 0)

/* What a widget has been described as; without, its tooltip describes it, as GTK has it. */
#define DESCRIPTION "relu-compat-description"
/* The handler that takes a message back. */
#define HANDLER "relu-compat-announce-handler"

static void
describe_again (GtkWidget *widget)
{
  const char *description = g_object_get_data (G_OBJECT (widget), DESCRIPTION);

  if (description == NULL)
    description = gtk_widget_get_tooltip_text (widget);
  if (description == NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}

static void
has_focus_cb (GtkWidget *widget)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (widget), HANDLER));

  g_signal_handler_disconnect (widget, handler);
  describe_again (widget);
}

static void
announce (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gulong handler;

  if (focus == NULL || !gtk_widget_has_focus (focus))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
  if (g_object_get_data (G_OBJECT (focus), HANDLER) != NULL)
    return;
  handler = g_signal_connect (focus, "notify::has-focus", G_CALLBACK (has_focus_cb), NULL);
  g_object_set_data (G_OBJECT (focus), HANDLER, GSIZE_TO_POINTER (handler));
}

#endif

/**
 * relu_compat_announce:
 * @widget: what the message is about
 * @message: a sentence, translated
 *
 * Lets a screen reader say @message when it has nothing more urgent to say. Before GTK 4.14 it does so
 * where something in @widget's window has the keyboard; what that is described as comes back when
 * the keyboard goes elsewhere, if relu_compat_describe() or a tooltip has said it.
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
#else
  announce (widget, message);
#endif
}

/**
 * relu_compat_describe:
 * @widget: what can have the keyboard
 * @description: (nullable): what it is, translated
 *
 * Describes @widget to assistive technology, for longer than an announcement lasts.
 */
void
relu_compat_describe (GtkWidget *widget, const char *description)
{
#if !GTK_CHECK_VERSION(4, 14, 0)
  g_object_set_data_full (G_OBJECT (widget), DESCRIPTION, g_strdup (description), g_free);
#endif
  if (description == NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}
