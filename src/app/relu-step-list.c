/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-step-list.h"

#include <glib/gi18n.h>

#include "relu-step-row.h"

struct _ReluStepList
{
  AdwBin parent_instance;

  GtkListBox *list;
  ReluLessonEditor *editor;
  GtkWidget *drop_row; /* marked as the place where a dragged step goes to; NULL: none */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluStepList, relu_step_list, ADW_TYPE_BIN)

static void
row_selected_cb (ReluStepList *self, GtkListBoxRow *row)
{
  if (!self->updating && row != NULL)
    relu_lesson_editor_select (self->editor, (guint) gtk_list_box_row_get_index (row));
}

/* Dragging a step to another place. */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, ReluStepList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  return row == NULL ? NULL : gdk_content_provider_new_typed (RELU_TYPE_STEP_ROW, row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, ReluStepList *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *label;

  g_value_init (&value, RELU_TYPE_STEP_ROW);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return;

  label = gtk_label_new (relu_step_row_get_text (g_value_get_object (&value)));
  gtk_widget_add_css_class (label, "step-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

/* Steps stand between others: which one will be before the dropped one's place, and whether the place
 * is below it. */
static GtkListBoxRow *
get_drop_row (ReluStepList *self, double y, gboolean *below)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;

  if (row == NULL
      || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return NULL;

  *below = y > bounds.origin.y + bounds.size.height / 2;
  return row;
}

static void
mark_drop_row (ReluStepList *self, GtkWidget *row, gboolean below)
{
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (self->drop_row, "drop-above");
      gtk_widget_remove_css_class (self->drop_row, "drop-below");
    }
  self->drop_row = row;
  if (row != NULL)
    gtk_widget_add_css_class (row, below ? "drop-below" : "drop-above");
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, ReluStepList *self)
{
  gboolean below = FALSE;
  GtkListBoxRow *row = get_drop_row (self, y, &below);

  mark_drop_row (self, (GtkWidget *) row, below);

  return row == NULL ? 0 : GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, ReluStepList *self)
{
  mark_drop_row (self, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, ReluStepList *self)
{
  GtkListBoxRow *dragged = g_value_get_object (value);
  gboolean below = FALSE;
  GtkListBoxRow *row = get_drop_row (self, y, &below);
  int from, to;

  mark_drop_row (self, NULL, FALSE);
  if (row == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != GTK_WIDGET (self->list))
    return FALSE;

  from = gtk_list_box_row_get_index (dragged);
  to = gtk_list_box_row_get_index (row) + (below ? 1 : 0);
  /* Those after it move up when it goes. */
  if (from < to)
    to--;
  relu_lesson_editor_move_step (self->editor, (guint) from, (guint) to);

  return TRUE;
}

static void
add_drag_and_drop (ReluStepList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RELU_TYPE_STEP_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static void
relu_step_list_dispose (GObject *object)
{
  g_clear_object (&RELU_STEP_LIST (object)->editor);

  G_OBJECT_CLASS (relu_step_list_parent_class)->dispose (object);
}

static void
relu_step_list_class_init (ReluStepListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_step_list_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK,
                                       "win.move-lesson-step-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK,
                                       "win.move-lesson-step-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.remove-lesson-step",
                                       NULL);
}

static void
relu_step_list_init (ReluStepList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "step-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  add_drag_and_drop (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * relu_step_list_set_editor:
 * @self: a list
 * @editor: whose steps it shows
 */
void
relu_step_list_set_editor (ReluStepList *self, ReluLessonEditor *editor)
{
  g_return_if_fail (RELU_IS_STEP_LIST (self));

  g_set_object (&self->editor, editor);
}

/* The keyboard goes along with the selection where it was on a row. */
static void
select_row (ReluStepList *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (row == gtk_list_box_get_selected_row (self->list))
    return;

  gtk_list_box_select_row (self->list, row);
  if (row != NULL && focus != NULL && RELU_IS_STEP_ROW (focus))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * relu_step_list_update:
 * @self: a list in a window, with an editor that has a lesson
 *
 * Shows the steps as they are now. Row i is for step i, whichever that is.
 */
void
relu_step_list_update (ReluStepList *self)
{
  ReluLesson *lesson;
  GtkListBoxRow *row;
  guint n;

  g_return_if_fail (RELU_IS_STEP_LIST (self));

  lesson = relu_lesson_editor_get_lesson (self->editor);
  n = relu_lesson_get_n_steps (lesson);
  self->updating = TRUE;
  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (relu_step_row_new (i));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      relu_step_row_update (RELU_STEP_ROW (row), relu_lesson_get_step (lesson, i));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  select_row (self, relu_lesson_editor_get_selected (self->editor));
  self->updating = FALSE;
}
