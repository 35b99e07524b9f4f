/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-choices-box.c: there is always a choice that is right: a lesson without one could not be opened. */

#include "relu-choices-box.h"

#include <glib/gi18n.h>

#include "relu-field-box.h"
#include "relu-lesson-problem.h"

#define LEAST_CHOICES 2

typedef struct
{
  GtkWidget *line;
  GtkWidget *right;
  GtkWidget *entry;
  GtkWidget *field; /* around the entry */
  GtkWidget *remove;
} Line;

struct _ReluChoicesBox
{
  GtkBox parent_instance;

  Line lines[RELU_LESSON_MAX_CHOICES];
  GtkWidget *hint; /* why the last right one stays so */
  GtkWidget *add;

  ReluLessonEditor *editor;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluChoicesBox, relu_choices_box, GTK_TYPE_BOX)

static guint
find_line (ReluChoicesBox *self, gpointer widget)
{
  for (guint i = 0; i < RELU_LESSON_MAX_CHOICES; i++)
    if (self->lines[i].right == widget || self->lines[i].entry == widget
        || self->lines[i].remove == widget)
      return i;

  g_return_val_if_reached (0);
}

static void
append_answer (GArray *answers, guint index)
{
  double answer = index;

  g_array_append_val (answers, answer);
}

static void
right_cb (GtkCheckButton *button, ReluChoicesBox *self)
{
  guint index = find_line (self, button);
  g_autoptr (ReluLessonStep) step = NULL;
  ReluQuestion *question;
  guint n_right = 0;

  if (self->updating)
    return;

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
  question = &step->question;
  g_array_set_size (question->answers, 0);
  for (guint i = 0; i < question->choices->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->lines[i].right)))
      {
        append_answer (question->answers, i);
        n_right++;
      }

  gtk_widget_set_visible (self->hint, n_right == 0);
  if (n_right == 0)
    {
      self->updating = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->lines[index].right), TRUE);
      self->updating = FALSE;
      return;
    }
  relu_lesson_editor_replace_step (self->editor, g_steal_pointer (&step), RELU_LESSON_FIELD_NONE);
}

static void
entry_cb (GtkEditable *entry, ReluChoicesBox *self)
{
  guint index = find_line (self, entry);
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
  g_free (step->question.choices->pdata[index]);
  step->question.choices->pdata[index] = g_strdup (gtk_editable_get_text (entry));
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_CHOICE + index);
}

/* Answers count the choices: those behind the one that goes move up. */
static void
remove_cb (GtkButton *button, ReluChoicesBox *self)
{
  guint index = find_line (self, button);
  ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
  ReluQuestion *question = &step->question;
  g_autoptr (GArray) answers = g_steal_pointer (&question->answers);

  question->answers = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_remove_index (question->choices, index);
  for (guint i = 0; i < answers->len; i++)
    {
      guint answer = (guint) g_array_index (answers, double, i);

      if (answer != index)
        append_answer (question->answers, answer > index ? answer - 1 : answer);
    }
  if (question->answers->len == 0)
    append_answer (question->answers, 0);

  /* The keyboard must not stay in what goes away. */
  gtk_widget_grab_focus (self->lines[MIN (index, question->choices->len - 1)].entry);
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_NONE);
}

static void
add_cb (ReluChoicesBox *self)
{
  ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
  guint index = step->question.choices->len;

  g_ptr_array_add (step->question.choices, g_strdup (""));
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_NONE);
  gtk_widget_grab_focus (self->lines[index].entry);
}

static void
create_line (ReluChoicesBox *self, guint index)
{
  Line *line = &self->lines[index];
  /* Translators: the number of a choice, counted from 1 */
  g_autofree char *title = g_strdup_printf (_("Choice %u"), index + 1);
  g_autofree char *right = g_strdup_printf (_("Choice %u is right"), index + 1);
  g_autofree char *remove = g_strdup_printf (_("Remove choice %u"), index + 1);

  line->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  line->right = gtk_check_button_new ();
  gtk_widget_set_tooltip_text (line->right, _("This Choice Is Right"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->right), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  right, -1);
  g_signal_connect (line->right, "toggled", G_CALLBACK (right_cb), self);
  gtk_widget_set_valign (line->right, GTK_ALIGN_CENTER);

  line->field = g_object_new (RELU_TYPE_FIELD_BOX, "title", title, NULL);
  line->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (line->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (line->entry), 8);
  gtk_widget_set_hexpand (line->entry, TRUE);
  g_signal_connect (line->entry, "changed", G_CALLBACK (entry_cb), self);
  gtk_box_append (GTK_BOX (line->field), line->entry);

  line->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_tooltip_text (line->remove, _("Remove This Choice"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_widget_add_css_class (line->remove, "flat");
  gtk_widget_set_valign (line->remove, GTK_ALIGN_CENTER);
  g_signal_connect (line->remove, "clicked", G_CALLBACK (remove_cb), self);

  gtk_box_append (GTK_BOX (line->line), line->right);
  gtk_box_append (GTK_BOX (line->line), line->field);
  gtk_box_append (GTK_BOX (line->line), line->remove);
  gtk_box_append (GTK_BOX (self), line->line);
}

static void
relu_choices_box_dispose (GObject *object)
{
  g_clear_object (&RELU_CHOICES_BOX (object)->editor);

  G_OBJECT_CLASS (relu_choices_box_parent_class)->dispose (object);
}

static void
relu_choices_box_class_init (ReluChoicesBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relu_choices_box_dispose;
}

static void
relu_choices_box_init (ReluChoicesBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  for (guint i = 0; i < RELU_LESSON_MAX_CHOICES; i++)
    create_line (self, i);

  self->hint = gtk_label_new (_("One choice has to be right: mark another one first."));
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (GTK_BOX (self), self->hint);

  self->add = gtk_button_new_with_label (_("Add Choice"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add Choice"), -1);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self), self->add);
}

/**
 * relu_choices_box_set_editor:
 * @self: a box
 * @editor: whose selected step it edits
 */
void
relu_choices_box_set_editor (ReluChoicesBox *self, ReluLessonEditor *editor)
{
  g_return_if_fail (RELU_IS_CHOICES_BOX (self));

  g_set_object (&self->editor, editor);
}

static void
update_line (ReluChoicesBox *self, const ReluLessonStep *step, guint index)
{
  Line *line = &self->lines[index];
  const char *text = g_ptr_array_index (step->question.choices, index);
  g_autofree char *problem = relu_lesson_dup_problem (step, RELU_LESSON_FIELD_CHOICE + index);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (line->right), relu_question_is_right (&step->question, index));
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (line->entry), text);
  gtk_widget_set_sensitive (line->remove, step->question.choices->len > LEAST_CHOICES);
  relu_field_box_set_problem (RELU_FIELD_BOX (line->field), problem);
}

/**
 * relu_choices_box_update:
 * @self: a box in a window
 * @step: the selected one, which asks for a choice
 *
 * Shows the choices as they are now.
 */
void
relu_choices_box_update (ReluChoicesBox *self, const ReluLessonStep *step)
{
  guint n;

  g_return_if_fail (RELU_IS_CHOICES_BOX (self));

  n = step->question.choices->len;
  self->updating = TRUE;
  for (guint i = 0; i < RELU_LESSON_MAX_CHOICES; i++)
    {
      gtk_widget_set_visible (self->lines[i].line, i < n);
      if (i < n)
        update_line (self, step, i);
    }
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (self->add, n < RELU_LESSON_MAX_CHOICES);
  self->updating = FALSE;
}
