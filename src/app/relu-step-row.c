/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-step-row.h"

#include <glib/gi18n.h>

#include "relu-lesson-problem.h"

struct _ReluStepRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkWidget *question; /* there where the step has one */
  GtkWidget *problem;  /* there where something is missing */
  guint index;
};

G_DEFINE_FINAL_TYPE (ReluStepRow, relu_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
relu_step_row_class_init (ReluStepRowClass *klass)
{
}

static GtkWidget *
append_icon (GtkBox *box, const char *name, const char *tooltip)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_widget_set_tooltip_text (icon, tooltip);
  gtk_box_append (box, icon);

  return icon;
}

static void
relu_step_row_init (ReluStepRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->title, 8);
  gtk_label_set_max_width_chars (self->title, 8);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  self->question = append_icon (GTK_BOX (box), "dialog-question-symbolic", _("Asks a Question"));
  self->problem = append_icon (GTK_BOX (box), "dialog-warning-symbolic", _("Something Is Missing"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "step-row");
}

/**
 * relu_step_row_new:
 * @index: of a step, from 0
 *
 * Returns: a row for whatever step has that index; see relu_step_row_update()
 */
GtkWidget *
relu_step_row_new (guint index)
{
  ReluStepRow *self = g_object_new (RELU_TYPE_STEP_ROW, NULL);

  self->index = index;

  return GTK_WIDGET (self);
}

/**
 * relu_step_row_update:
 * @self: a row
 * @step: that has its index now
 *
 * Shows the step's number and title, whether it asks something, and whether something is missing.
 */
void
relu_step_row_update (ReluStepRow *self, const ReluLessonStep *step)
{
  gboolean asks, lacks;
  g_autofree char *text = NULL;

  g_return_if_fail (RELU_IS_STEP_ROW (self));
  g_return_if_fail (step != NULL);

  asks = step->question.kind != RELU_QUESTION_NONE;
  lacks = relu_lesson_has_problem (step);
  /* Translators: the number of a step in a lesson, counted from 1, and its title */
  text = g_strdup_printf (_("%u. %s"), self->index + 1,
                          *step->title != '\0' ? step->title : _("Untitled"));
  gtk_label_set_label (self->title, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), step->title);
  gtk_widget_set_visible (self->question, asks);
  gtk_widget_set_visible (self->problem, lacks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  lacks  ? _("Something is missing")
                                  : asks ? _("Asks a question")
                                         : "",
                                  -1);
}

/**
 * relu_step_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none): the step's number and title
 */
const char *
relu_step_row_get_text (ReluStepRow *self)
{
  g_return_val_if_fail (RELU_IS_STEP_ROW (self), NULL);

  return gtk_label_get_label (self->title);
}
