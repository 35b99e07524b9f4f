/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-question.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-names.h"
#include "relu-lesson-text.h"
#include "relu-number-field-private.h"
#include "relu-style.h"

struct _ReluLessonQuestion
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *controls; /* by the kind of the question */
  GtkWidget *entry;    /* of a number or a place; NULL: none */
  GtkWidget *problem;  /* with what was typed */
  GtkWidget *feedback, *icon, *verdict, *truth, *why;

  ReluLessonPlayer *player;
  ReluViewport *viewport;
  gboolean is_typing; /* what is in the entry comes from there */
};

G_DEFINE_FINAL_TYPE (ReluLessonQuestion, relu_lesson_question, GTK_TYPE_WIDGET)

static const ReluQuestion *
get_question (ReluLessonQuestion *self)
{
  return &relu_lesson_player_get_contents (self->player)->question;
}

static void
set_problem (ReluLessonQuestion *self, const char *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem == NULL ? "" : problem);
  gtk_widget_set_visible (self->problem, problem != NULL);
  relu_style_set_class (self->entry, "error", problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem == NULL ? GTK_ACCESSIBLE_INVALID_FALSE
                                               : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

/* The number in the entry; says what is wrong with it where it is none. */
static gboolean
get_number (ReluLessonQuestion *self, double *number)
{
  g_autofree char *reason = NULL;
  gboolean is_number = relu_number_field_parse_or_say (
      gtk_editable_get_text (GTK_EDITABLE (self->entry)), number, &reason);

  set_problem (self, is_number ? NULL : reason);
  return is_number;
}

static void
answer_cb (ReluLessonQuestion *self)
{
  double number;

  if (get_number (self, &number))
    relu_lesson_player_answer (self->player, number);
  else
    gtk_widget_grab_focus (self->entry);
}

/* A place that is typed moves its mark, as soon as it is a number. */
static void
typed_cb (ReluLessonQuestion *self)
{
  double number;

  if (get_question (self)->kind != RELU_QUESTION_PLACE
      || !relu_viewport_get_moves_guess (self->viewport)
      || !relu_number_field_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &number))
    return;

  self->is_typing = TRUE;
  relu_viewport_set_guess_x (self->viewport, number);
  self->is_typing = FALSE;
}

/* The mark was moved on the figure. */
static void
guess_cb (ReluLessonQuestion *self)
{
  double guess = relu_viewport_get_guess_x (self->viewport);
  g_autofree char *text = NULL;

  if (self->entry == NULL || self->is_typing || isnan (guess)
      || get_question (self)->kind != RELU_QUESTION_PLACE)
    return;

  text = relu_number_field_format (guess, TRUE);
  g_signal_handlers_block_by_func (self->entry, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_handlers_unblock_by_func (self->entry, typed_cb, self);
  set_problem (self, NULL);
}

static void
choice_cb (ReluLessonQuestion *self, GtkWidget *button)
{
  relu_lesson_player_answer (self->player,
                             GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice")));
}

/* A field and a button that says that one is done. */
static void
make_entry (ReluLessonQuestion *self, const char *hint, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Answer"));

  relu_compat_names_mend (button);
  if (hint != NULL)
    gtk_box_append (GTK_BOX (self->controls),
                    g_object_new (GTK_TYPE_LABEL, "label", hint, "wrap", TRUE, "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL));
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (answer_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (answer_cb), self);

  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->controls), row);
}

static void
make_choices (ReluLessonQuestion *self)
{
  const ReluQuestion *question = get_question (self);

  for (guint i = 0; i < question->choices->len; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (g_ptr_array_index (question->choices, i));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_ptr_array_index (question->choices, i), -1);
      gtk_widget_add_css_class (button, "choice");
      g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (choice_cb), self);
      gtk_box_append (GTK_BOX (self->controls), button);
    }
}

static void
make_controls (ReluLessonQuestion *self)
{
  GtkWidget *child;

  self->entry = NULL;
  while ((child = gtk_widget_get_first_child (self->controls)) != NULL)
    gtk_box_remove (GTK_BOX (self->controls), child);

  switch (get_question (self)->kind)
    {
    case RELU_QUESTION_NUMBER:
      make_entry (self, NULL, _("Your answer, a number"));
      break;
    case RELU_QUESTION_PLACE:
      make_entry (self, _("Drag the dashed line in the figure, or type x:"),
                  _("Your answer, a place x"));
      break;
    case RELU_QUESTION_CHOICE:
      make_choices (self);
      break;
    case RELU_QUESTION_NONE:
    default:
      break;
    }
}

static void
update_feedback (ReluLessonQuestion *self)
{
  const ReluLessonStep *step = relu_lesson_player_get_contents (self->player);
  gboolean revealed = relu_lesson_player_get_revealed (self->player);
  gboolean has_question = step->question.kind != RELU_QUESTION_NONE;
  gboolean is_right = relu_lesson_player_is_right (self->player);
  g_autofree char *truth = NULL;

  gtk_widget_set_visible (self->feedback, revealed);
  if (!revealed)
    return;

  gtk_widget_set_visible (gtk_widget_get_parent (self->verdict), has_question);
  gtk_widget_set_visible (self->truth, has_question);
  if (has_question)
    {
      truth = relu_lesson_text_dup_truth (self->player);
      gtk_label_set_label (GTK_LABEL (self->verdict), relu_lesson_text_get_verdict (self->player));
      gtk_label_set_label (GTK_LABEL (self->truth), truth);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), is_right ? "object-select-symbolic"
                                                                 : "dialog-information-symbolic");
  relu_style_set_class (self->feedback, "right", is_right);
  relu_lesson_text_set (GTK_LABEL (self->why), step->why);
}

/* What was answered, as it was when one comes back to it. */
static void
update_answer (ReluLessonQuestion *self)
{
  g_autofree char *text = NULL;
  double answer;

  gtk_widget_set_visible (self->controls, get_question (self)->kind != RELU_QUESTION_NONE
                                            && !relu_lesson_player_get_revealed (self->player));
  if (self->entry != NULL && relu_lesson_player_get_answer (self->player, &answer))
    {
      text = relu_number_field_format (answer, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    }
  guess_cb (self);
}

static void
relu_lesson_question_dispose (GObject *object)
{
  ReluLessonQuestion *self = RELU_LESSON_QUESTION (object);
  GtkWidget *child;

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_clear_object (&self->viewport);
  g_clear_object (&self->player);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_lesson_question_parent_class)->dispose (object);
}

static void
relu_lesson_question_class_init (ReluLessonQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_lesson_question_dispose;

  gtk_widget_class_set_css_name (widget_class, "lessonquestion");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_feedback (ReluLessonQuestion *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->feedback = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  self->verdict = make_label ("heading", GTK_ACCESSIBLE_ROLE_STATUS);
  self->truth = make_label (NULL, GTK_ACCESSIBLE_ROLE_LABEL);
  self->why = make_label (NULL, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_add_css_class (self->feedback, "feedback");
  gtk_box_append (GTK_BOX (heading), self->icon);
  gtk_box_append (GTK_BOX (heading), self->verdict);
  gtk_box_append (GTK_BOX (self->feedback), heading);
  gtk_box_append (GTK_BOX (self->feedback), self->truth);
  gtk_box_append (GTK_BOX (self->feedback), self->why);

  return self->feedback;
}

static void
relu_lesson_question_init (ReluLessonQuestion *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  self->text = make_label ("heading", GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_set_parent (self->text, widget);
  self->controls = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->controls, widget);
  self->problem = make_label ("error", GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, widget);
  gtk_widget_set_parent (make_feedback (self), widget);
}

/**
 * relu_lesson_question_bind:
 * @player: whose question it is; it has a lesson whenever relu_lesson_question_update() is called
 * @viewport: in which a place is guessed
 */
void
relu_lesson_question_bind (ReluLessonQuestion *self, ReluLessonPlayer *player,
                           ReluViewport *viewport)
{
  g_return_if_fail (RELU_IS_LESSON_QUESTION (self));
  g_return_if_fail (self->player == NULL);

  self->player = g_object_ref (player);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "notify::guess-x", G_CALLBACK (guess_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * relu_lesson_question_update:
 * @is_other_step: the question is another one
 *
 * Shows what the player has come to.
 */
void
relu_lesson_question_update (ReluLessonQuestion *self, gboolean is_other_step)
{
  const ReluQuestion *question;

  g_return_if_fail (RELU_IS_LESSON_QUESTION (self));

  question = get_question (self);
  if (is_other_step)
    {
      relu_lesson_text_set (GTK_LABEL (self->text),
                            question->kind == RELU_QUESTION_NONE ? "" : question->text);
      make_controls (self);
    }
  gtk_widget_set_visible (self->problem, FALSE);
  update_answer (self);
  update_feedback (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), question->kind != RELU_QUESTION_NONE
                                               || relu_lesson_player_get_revealed (self->player));
}

/**
 * relu_lesson_question_get_feedback:
 *
 * Returns: (transfer none): what is said after the answer; visible when it is
 */
GtkWidget *
relu_lesson_question_get_feedback (ReluLessonQuestion *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_QUESTION (self), NULL);

  return self->feedback;
}
