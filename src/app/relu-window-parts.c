/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one part of a window to the next with a key: header bar, parameters, figure, tools. */

#include "relu-window-private.h"

static void
get_parts (ReluWindow *self, GtkWidget *parts[RELU_N_WINDOW_PARTS])
{
  parts[0] = GTK_WIDGET (self->header_bar);
  parts[1] = GTK_WIDGET (self->pane);
  parts[2] = gtk_paned_get_start_child (self->tool_paned);
  parts[3] = gtk_paned_get_end_child (self->tool_paned);
}

static guint
find_part (GtkWidget *const parts[RELU_N_WINDOW_PARTS], GtkWidget *focus)
{
  guint i;

  for (i = 0; i < RELU_N_WINDOW_PARTS; i++)
    if (focus != NULL && parts[i] != NULL
        && (focus == parts[i] || gtk_widget_is_ancestor (focus, parts[i])))
      break;

  return i;
}

/* To what had the keyboard there last, or to the first that can have it; the figure is what the part
 * around it is about. */
static gboolean
enter (ReluWindow *self, guint part, GtkWidget *widget)
{
  GtkWidget *last = self->last_focus[part];

  if (widget == NULL || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (last != NULL && gtk_widget_is_ancestor (last, widget) && gtk_widget_get_mapped (last)
      && gtk_widget_grab_focus (last))
    return TRUE;
  if (gtk_widget_is_ancestor (GTK_WIDGET (self->figure_view), widget))
    return gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));

  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
go (ReluWindow *self, int direction)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *parts[RELU_N_WINDOW_PARTS];
  guint from;

  get_parts (self, parts);
  from = find_part (parts, focus);
  if (from < RELU_N_WINDOW_PARTS)
    g_set_weak_pointer (&self->last_focus[from], focus);
  else
    from = direction > 0 ? RELU_N_WINDOW_PARTS - 1 : 0;

  for (guint i = 1; i <= RELU_N_WINDOW_PARTS; i++)
    {
      guint part = (from + (direction > 0 ? i : RELU_N_WINDOW_PARTS - i)) % RELU_N_WINDOW_PARTS;

      if (enter (self, part, parts[part]))
        break;
    }
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
next_part_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, 1);
}

static void
previous_part_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, -1);
}

/* relu_window_install_parts: adds the commands. */
void
relu_window_install_parts (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "next-part", next_part_cb },
    { "previous-part", previous_part_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
