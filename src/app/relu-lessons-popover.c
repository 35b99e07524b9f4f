/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lessons-popover.h"

#include <glib/gi18n.h>

#include "relu-choice-row.h"
#include "relu-lessons.h"

struct _ReluLessonsPopover
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluLessonsPopover, relu_lessons_popover, GTK_TYPE_POPOVER)

/* It goes first: a question about unsaved changes must not come up below it. */
static void
row_activated_cb (ReluLessonsPopover *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lesson", "s",
                              relu_choice_row_get_id (row));
}

static void
relu_lessons_popover_class_init (ReluLessonsPopoverClass *klass)
{
}

static void
relu_lessons_popover_init (ReluLessonsPopover *self)
{
  GtkWidget *scrolled = relu_choice_list_new (_("Lessons"));
  GtkListBox *list = relu_choice_list_get_list (scrolled);

  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      /* Translators: the number of a lesson and its title. */
      g_autofree char *title = g_strdup_printf (_("%u. %s"), i + 1, relu_lessons_get_title (i));

      gtk_list_box_append (list, relu_choice_row_new (relu_lessons_get_id (i), title,
                                                      relu_lessons_get_description (i)));
    }
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "examples");
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

/**
 * relu_lessons_popover_new:
 *
 * Returns: (transfer floating): the lessons; choosing one activates "win.open-lesson"
 */
GtkWidget *
relu_lessons_popover_new (void)
{
  return g_object_new (RELU_TYPE_LESSONS_POPOVER, NULL);
}

/**
 * relu_lessons_create_menu:
 *
 * Returns: (transfer full): the same as a menu, for a window that has no room for the button
 */
GMenuModel *
relu_lessons_create_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (relu_lessons_get_title (i), NULL);

      g_menu_item_set_action_and_target (item, "win.open-lesson", "s", relu_lessons_get_id (i));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}
