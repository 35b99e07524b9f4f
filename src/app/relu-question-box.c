/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-question-box.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-choices-box.h"
#include "relu-field-box.h"
#include "relu-lesson-problem.h"
#include "relu-number-field.h"
#include "relu-places.h"
#include "relu-text-box.h"

/* What can be typed as an answer. */
#define LARGEST 1e12

/* Of a place, as a share of the domain. */
#define PLACE_TOLERANCE (1 / 20.0)

struct _ReluQuestionBox
{
  AdwBin parent_instance;

  GtkDropDown *kind;
  ReluFieldBox *text_field;
  ReluTextBox *text;
  ReluChoicesBox *choices;
  GtkWidget *place_line;
  ReluFieldBox *place_field;
  GtkEditable *places;
  GtkWidget *breakpoints;
  ReluFieldBox *number_field, *tolerance_field;
  GtkAdjustment *number, *tolerance;

  ReluLessonEditor *editor;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluQuestionBox, relu_question_box, ADW_TYPE_BIN)

static ReluLessonStep *
begin_edit (ReluQuestionBox *self)
{
  return relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
}

static void
set_answer (ReluQuestion *question, double answer)
{
  g_array_set_size (question->answers, 0);
  g_array_append_val (question->answers, answer);
}

/* Where a network bends is what it is asked for mostly. */
static void
set_places (ReluQuestion *question, const ReluLessonScene *scene)
{
  g_autoptr (GArray) places
      = relu_places_of_breakpoints (scene->contents, RELU_LESSON_MAX_ANSWERS);

  if (places == NULL)
    {
      set_answer (question, relu_file_get_from (scene->contents) / 2
                                + relu_file_get_to (scene->contents) / 2);
      return;
    }

  g_array_set_size (question->answers, 0);
  g_array_append_vals (question->answers, places->data, places->len);
}

/* What is to be predicted is to be seen afterwards. */
static const ReluLessonScene *
get_answer_scene (const ReluLessonStep *step)
{
  return step->has_reveal ? &step->reveal : &step->scene;
}

/* Another kind begins with an answer of its own, for there has to be one. */
static void
begin_kind (ReluLessonStep *step, ReluQuestionKind kind)
{
  ReluQuestion *question = &step->question;
  const ReluLessonScene *scene = get_answer_scene (step);

  question->kind = kind;
  question->tolerance = 0;
  g_array_set_size (question->answers, 0);
  g_ptr_array_set_size (question->choices, 0);
  switch (kind)
    {
    case RELU_QUESTION_NUMBER:
      set_answer (question, 0);
      break;
    case RELU_QUESTION_CHOICE:
      set_answer (question, 0);
      g_ptr_array_add (question->choices, g_strdup (""));
      g_ptr_array_add (question->choices, g_strdup (""));
      break;
    case RELU_QUESTION_PLACE:
      set_places (question, scene);
      question->tolerance
          = (relu_file_get_to (scene->contents) - relu_file_get_from (scene->contents))
            * PLACE_TOLERANCE;
      break;
    case RELU_QUESTION_NONE:
    default:
      break;
    }
}

/* Who asks does not show the answer above the figure. */
static void
hide_headline (ReluLessonScene *scene)
{
  scene->parts &= ~(1u << RELU_LESSON_SHOWS_HEADLINE);
}

static void
kind_cb (ReluQuestionBox *self)
{
  ReluQuestionKind kind = gtk_drop_down_get_selected (self->kind);
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  if (step->question.kind == RELU_QUESTION_NONE && kind != RELU_QUESTION_NONE
      && step->scene.has_parts)
    hide_headline (&step->scene);
  begin_kind (step, kind);
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_NONE);
}

static void
text_cb (ReluQuestionBox *self)
{
  ReluLessonStep *step = begin_edit (self);

  g_free (step->question.text);
  step->question.text = relu_text_box_dup_text (self->text);
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_QUESTION);
}

static void
number_cb (ReluQuestionBox *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  set_answer (&step->question, gtk_adjustment_get_value (self->number));
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_ANSWER);
}

static void
tolerance_cb (ReluQuestionBox *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  step->question.tolerance = gtk_adjustment_get_value (self->tolerance);
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_TOLERANCE);
}

/* A text that is no list of numbers changes nothing: the places stay what they were. */
static void
places_cb (ReluQuestionBox *self)
{
  g_autoptr (GArray) places = NULL;
  ReluLessonStep *step;

  if (self->updating)
    return;

  places = relu_places_parse (gtk_editable_get_text (self->places), RELU_LESSON_MAX_ANSWERS);
  if (places == NULL)
    {
      relu_field_box_set_problem (self->place_field,
                                  _("Type a number, or some with semicolons between them."));
      return;
    }

  step = begin_edit (self);
  g_array_set_size (step->question.answers, 0);
  g_array_append_vals (step->question.answers, places->data, places->len);
  relu_field_box_set_problem (self->place_field, NULL);
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_ANSWER);
}

static void
breakpoints_cb (ReluQuestionBox *self)
{
  ReluLessonStep *step = begin_edit (self);

  set_places (&step->question, get_answer_scene (step));
  relu_lesson_editor_replace_step (self->editor, step, RELU_LESSON_FIELD_NONE);
}

static GtkAdjustment *
add_number (ReluQuestionBox *self, ReluFieldBox *field, double least, GCallback changed_cb)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, least, LARGEST, 1, 10, 0);
  GtkWidget *entry = relu_number_field_new (adjustment);

  relu_number_field_set_compact (GTK_SPIN_BUTTON (entry), TRUE);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (field), entry);
  g_signal_connect_swapped (adjustment, "value-changed", changed_cb, self);

  return adjustment;
}

static void
relu_question_box_dispose (GObject *object)
{
  g_clear_object (&RELU_QUESTION_BOX (object)->editor);

  G_OBJECT_CLASS (relu_question_box_parent_class)->dispose (object);
}

static void
relu_question_box_class_init (ReluQuestionBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_question_box_dispose;

  g_type_ensure (RELU_TYPE_CHOICES_BOX);
  g_type_ensure (RELU_TYPE_FIELD_BOX);
  g_type_ensure (RELU_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-question-box.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, kind);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, text_field);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, text);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, choices);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, place_line);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, place_field);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, places);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, breakpoints);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, number_field);
  gtk_widget_class_bind_template_child (widget_class, ReluQuestionBox, tolerance_field);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_cb);
  gtk_widget_class_bind_template_callback (widget_class, breakpoints_cb);
}

static void
relu_question_box_init (ReluQuestionBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (self->places, FALSE);
  self->number = add_number (self, self->number_field, -LARGEST, G_CALLBACK (number_cb));
  self->tolerance = add_number (self, self->tolerance_field, 0, G_CALLBACK (tolerance_cb));
}

/**
 * relu_question_box_set_editor:
 * @self: a box
 * @editor: whose selected step it edits
 */
void
relu_question_box_set_editor (ReluQuestionBox *self, ReluLessonEditor *editor)
{
  g_return_if_fail (RELU_IS_QUESTION_BOX (self));

  g_set_object (&self->editor, editor);
  relu_choices_box_set_editor (self->choices, editor);
}

/* A text that means the same numbers is left as it was typed. */
static void
update_places (ReluQuestionBox *self, const ReluLessonStep *step)
{
  const GArray *answers = step->question.answers;
  g_autoptr (GArray) typed
      = relu_places_parse (gtk_editable_get_text (self->places), RELU_LESSON_MAX_ANSWERS);
  g_autofree char *problem = relu_lesson_dup_problem (step, RELU_LESSON_FIELD_ANSWER);

  if (typed == NULL || typed->len != answers->len
      || memcmp (typed->data, answers->data, typed->len * sizeof (double)) != 0)
    {
      g_autofree char *text = relu_places_to_text ((const double *) (gconstpointer) answers->data,
                                                   answers->len);

      gtk_editable_set_text (self->places, text);
    }
  relu_field_box_set_problem (self->place_field, problem);
}

/**
 * relu_question_box_update:
 * @self: a box in a window
 * @step: the selected one
 *
 * Shows the question of @step as it is now.
 */
void
relu_question_box_update (ReluQuestionBox *self, const ReluLessonStep *step)
{
  const ReluQuestion *question;
  g_autofree char *problem = NULL;

  g_return_if_fail (RELU_IS_QUESTION_BOX (self));
  g_return_if_fail (step != NULL);

  question = &step->question;
  problem = relu_lesson_dup_problem (step, RELU_LESSON_FIELD_QUESTION);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->kind, question->kind);
  relu_text_box_set_text (self->text, question->text);
  relu_field_box_set_problem (self->text_field, problem);
  if (question->kind == RELU_QUESTION_CHOICE)
    relu_choices_box_update (self->choices, step);
  else if (question->kind == RELU_QUESTION_PLACE)
    update_places (self, step);
  else if (question->kind == RELU_QUESTION_NUMBER)
    gtk_adjustment_set_value (self->number, g_array_index (question->answers, double, 0));
  gtk_adjustment_set_value (self->tolerance, question->tolerance);

  gtk_widget_set_visible (GTK_WIDGET (self->text_field), question->kind != RELU_QUESTION_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), question->kind == RELU_QUESTION_CHOICE);
  gtk_widget_set_visible (self->place_line, question->kind == RELU_QUESTION_PLACE);
  gtk_widget_set_visible (GTK_WIDGET (self->number_field), question->kind == RELU_QUESTION_NUMBER);
  gtk_widget_set_visible (GTK_WIDGET (self->tolerance_field),
                          question->kind == RELU_QUESTION_NUMBER
                              || question->kind == RELU_QUESTION_PLACE);
  self->updating = FALSE;
}
