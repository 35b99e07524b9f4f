/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-page.c: on one side the lesson as a whole and its steps, on the other the selected step. */

#include "relu-lesson-page.h"

#include <glib/gi18n.h>

#include "relu-field-box.h"
#include "relu-step-form.h"
#include "relu-step-list.h"
#include "relu-text-box.h"
#include "relu-two-sides.h"

struct _ReluLessonPage
{
  ReluToolPage parent_instance;

  GtkStack *stack;
  GtkLabel *heading;
  GtkWidget *edited;
  GtkEditable *title, *author;
  ReluFieldBox *title_field;
  ReluTextBox *description;
  ReluStepList *list;
  GtkStack *subject;
  ReluStepForm *form;

  ReluLessonEditor *editor;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluLessonPage, relu_lesson_page, RELU_TYPE_TOOL_PAGE)

static void
set_entry (GtkEditable *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

static void
update_heading (ReluLessonPage *self)
{
  ReluLessonDocument *lessons = relu_lesson_editor_get_lessons (self->editor);
  g_autofree char *title = relu_lesson_document_dup_title (lessons);

  gtk_label_set_label (self->heading, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), title);
  gtk_widget_set_visible (self->edited, relu_lesson_document_get_modified (lessons));
}

static void
update_lesson (ReluLessonPage *self)
{
  ReluLesson *lesson = relu_lesson_editor_get_lesson (self->editor);
  const char *title = relu_lesson_get_title (lesson);

  self->updating = TRUE;
  update_heading (self);
  set_entry (self->title, title);
  relu_field_box_set_problem (self->title_field,
                              *title == '\0' ? _("This lesson has no title yet.") : NULL);
  relu_text_box_set_text (self->description,
                          relu_lesson_get_text (lesson, RELU_LESSON_DESCRIPTION));
  set_entry (self->author, relu_lesson_get_text (lesson, RELU_LESSON_AUTHOR));
  relu_step_list_update (self->list);
  self->updating = FALSE;
}

static gboolean
has_step (ReluLessonPage *self)
{
  return relu_lesson_editor_get_selected (self->editor) != RELU_LESSON_NO_STEP;
}

/* A page out of sight is brought up to date when it comes back. */
static void
update (ReluLessonPage *self)
{
  gboolean has_lesson;

  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  has_lesson = relu_lesson_editor_get_lesson (self->editor) != NULL;
  gtk_stack_set_visible_child_name (self->stack, has_lesson ? "lesson" : "empty");
  if (!has_lesson)
    return;

  update_lesson (self);
  gtk_stack_set_visible_child_name (self->subject, has_step (self) ? "step" : "none");
  if (has_step (self))
    relu_step_form_update (self->form);
}

static void
relu_lesson_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluLessonPage *self = RELU_LESSON_PAGE (page);

  if (changes == RELU_TOOL_ALL)
    update (self);
  else if ((changes & (RELU_TOOL_DOCUMENT | RELU_TOOL_VIEWPORT)) != 0 && self->editor != NULL
           && has_step (self))
    relu_step_form_update_state (self->form);
}

static void
title_cb (ReluLessonPage *self)
{
  if (!self->updating)
    relu_lesson_editor_set_text (self->editor, RELU_LESSON_TITLE,
                                 gtk_editable_get_text (self->title));
}

static void
author_cb (ReluLessonPage *self)
{
  if (!self->updating)
    relu_lesson_editor_set_text (self->editor, RELU_LESSON_AUTHOR,
                                 gtk_editable_get_text (self->author));
}

static void
description_cb (ReluLessonPage *self)
{
  g_autofree char *text = relu_text_box_dup_text (self->description);

  relu_lesson_editor_set_text (self->editor, RELU_LESSON_DESCRIPTION, text);
}

static void
relu_lesson_page_dispose (GObject *object)
{
  ReluLessonPage *self = RELU_LESSON_PAGE (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (relu_lesson_page_parent_class)->dispose (object);
}

static void
relu_lesson_page_class_init (ReluLessonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_lesson_page_dispose;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_lesson_page_update;

  g_type_ensure (RELU_TYPE_FIELD_BOX);
  g_type_ensure (RELU_TYPE_STEP_FORM);
  g_type_ensure (RELU_TYPE_STEP_LIST);
  g_type_ensure (RELU_TYPE_TEXT_BOX);
  g_type_ensure (RELU_TYPE_TWO_SIDES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-lesson-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, edited);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, title);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, title_field);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, author);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, description);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, list);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, subject);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonPage, form);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, description_cb);
}

static void
relu_lesson_page_init (ReluLessonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (self->title, FALSE);
  gtk_editable_set_enable_undo (self->author, FALSE);
}

/**
 * relu_lesson_page_set_editor:
 * @self: a page
 * @editor: whose lesson it shows; only once
 */
void
relu_lesson_page_set_editor (ReluLessonPage *self, ReluLessonEditor *editor)
{
  g_return_if_fail (RELU_IS_LESSON_PAGE (self));
  g_return_if_fail (RELU_IS_LESSON_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  relu_step_list_set_editor (self->list, editor);
  relu_step_form_set_editor (self->form, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
  update (self);
}

/**
 * relu_lesson_page_focus_title:
 * @self: a page in sight
 *
 * Lets somebody type the title of the selected step, or of the lesson where it has no steps yet.
 */
void
relu_lesson_page_focus_title (ReluLessonPage *self)
{
  g_return_if_fail (RELU_IS_LESSON_PAGE (self));

  if (has_step (self))
    relu_step_form_focus_title (self->form);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
