/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-step-form.h"

#include <glib/gi18n.h>

#include "relu-field-box.h"
#include "relu-lesson-problem.h"
#include "relu-number-field.h"
#include "relu-question-box.h"
#include "relu-text-box.h"
#include "relu-tool-panel.h"

struct _ReluStepForm
{
  AdwBin parent_instance;

  ReluFieldBox *title_field;
  GtkEditable *title;
  ReluTextBox *text, *notes, *why;
  GtkLabel *state, *reveal_state;
  ReluFieldBox *sliders_field, *headline_field, *seconds_field, *reveal_seconds_field;
  GtkLabel *pinned; /* which sliders */
  GtkDropDown *sliders, *tool;
  GtkCheckButton *headline, *run, *reveal_run;
  GtkAdjustment *seconds, *reveal_seconds;
  ReluQuestionBox *question;
  GtkWidget *reveal, *reveal_scene;

  ReluLessonEditor *editor;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluStepForm, relu_step_form, ADW_TYPE_BIN)

static ReluLessonStep *
begin_edit (ReluStepForm *self)
{
  return relu_lesson_step_copy (relu_lesson_editor_get_step (self->editor));
}

static void
end_edit (ReluStepForm *self, ReluLessonStep *step, ReluLessonField field)
{
  relu_lesson_editor_replace_step (self->editor, step, field);
}

static void
title_cb (ReluStepForm *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  g_free (step->title);
  step->title = g_strdup (gtk_editable_get_text (self->title));
  end_edit (self, step, RELU_LESSON_FIELD_TITLE);
}

static void
text_cb (ReluStepForm *self)
{
  ReluLessonStep *step = begin_edit (self);

  g_free (step->text);
  step->text = relu_text_box_dup_text (self->text);
  end_edit (self, step, RELU_LESSON_FIELD_TEXT);
}

static void
notes_cb (ReluStepForm *self)
{
  ReluLessonStep *step = begin_edit (self);

  g_free (step->notes);
  step->notes = relu_text_box_dup_text (self->notes);
  end_edit (self, step, RELU_LESSON_FIELD_NOTES);
}

static void
why_cb (ReluStepForm *self)
{
  ReluLessonStep *step = begin_edit (self);

  g_free (step->why);
  step->why = relu_text_box_dup_text (self->why);
  end_edit (self, step, RELU_LESSON_FIELD_WHY);
}

static ReluLessonSliders
get_sliders (ReluStepForm *self)
{
  return relu_lesson_scene_get_sliders (&relu_lesson_editor_get_step (self->editor)->scene);
}

static void
sliders_cb (ReluStepForm *self)
{
  ReluLessonSliders sliders = gtk_drop_down_get_selected (self->sliders);

  if (self->updating)
    return;

  if (relu_lesson_editor_set_sliders (self->editor, sliders))
    return;

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->sliders, get_sliders (self));
  self->updating = FALSE;
  relu_field_box_set_problem (self->sliders_field,
                              _("No slider is pinned now. Pin some of them, then choose this again."));
}

/* Tools by their number in the drop-down; 0: as the viewer has it. */
static void
tool_cb (ReluStepForm *self)
{
  guint which = gtk_drop_down_get_selected (self->tool);
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  g_free (step->scene.tool);
  step->scene.tool = which == 0 ? NULL : g_strdup (relu_lesson_get_tools ()[which - 1]);
  end_edit (self, step, RELU_LESSON_FIELD_NONE);
}

static void
headline_cb (ReluStepForm *self)
{
  if (!self->updating)
    relu_lesson_editor_set_headline (self->editor, gtk_check_button_get_active (self->headline));
}

static void
run_cb (ReluStepForm *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  step->scene.run = gtk_check_button_get_active (self->run);
  end_edit (self, step, RELU_LESSON_FIELD_NONE);
}

static void
seconds_cb (ReluStepForm *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  step->scene.seconds = gtk_adjustment_get_value (self->seconds);
  end_edit (self, step, RELU_LESSON_FIELD_SECONDS);
}

static void
reveal_run_cb (ReluStepForm *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  step->reveal.run = gtk_check_button_get_active (self->reveal_run);
  end_edit (self, step, RELU_LESSON_FIELD_NONE);
}

static void
reveal_seconds_cb (ReluStepForm *self)
{
  ReluLessonStep *step;

  if (self->updating)
    return;

  step = begin_edit (self);
  step->reveal.seconds = gtk_adjustment_get_value (self->reveal_seconds);
  end_edit (self, step, RELU_LESSON_FIELD_REVEAL_SECONDS);
}

/* "As it is", and the tools under the names that their pages have. */
static void
fill_tools (ReluStepForm *self)
{
  const char *const *tools = relu_lesson_get_tools ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* Translators: the tool panel in a step of a lesson */
  gtk_string_list_append (names, _("As it is"));
  for (guint i = 0; tools[i] != NULL; i++)
    gtk_string_list_append (names, g_str_equal (tools[i], "none")
                                       ? _("Closed")
                                       : relu_tool_panel_get_page_title (tools[i]));
  gtk_drop_down_set_model (self->tool, G_LIST_MODEL (names));
}

static void
relu_step_form_dispose (GObject *object)
{
  g_clear_object (&RELU_STEP_FORM (object)->editor);

  G_OBJECT_CLASS (relu_step_form_parent_class)->dispose (object);
}

static void
relu_step_form_class_init (ReluStepFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_step_form_dispose;

  g_type_ensure (RELU_TYPE_FIELD_BOX);
  g_type_ensure (RELU_TYPE_QUESTION_BOX);
  g_type_ensure (RELU_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-step-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, title_field);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, title);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, text);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, notes);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, why);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, state);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, reveal_state);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, sliders_field);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, headline_field);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, seconds_field);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, reveal_seconds_field);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, pinned);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, sliders);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, tool);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, headline);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, run);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, reveal_run);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, reveal_scene);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, question);
  gtk_widget_class_bind_template_child (widget_class, ReluStepForm, reveal);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
  gtk_widget_class_bind_template_callback (widget_class, sliders_cb);
  gtk_widget_class_bind_template_callback (widget_class, tool_cb);
  gtk_widget_class_bind_template_callback (widget_class, headline_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_run_cb);
}

/* How long a move takes. */
static GtkAdjustment *
add_seconds (ReluStepForm *self, ReluFieldBox *field, GCallback changed_cb)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, RELU_LESSON_MAX_SECONDS, 0.1, 1, 0);
  GtkWidget *entry = relu_number_field_new (adjustment);

  relu_number_field_set_zero_text (GTK_SPIN_BUTTON (entry),
                                   /* Translators: how long a move takes: no time */
                                   _("At once"));
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (field), entry);
  g_signal_connect_swapped (adjustment, "value-changed", changed_cb, self);

  return adjustment;
}

static void
relu_step_form_init (ReluStepForm *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (self->title, FALSE);
  fill_tools (self);
  self->seconds = add_seconds (self, self->seconds_field, G_CALLBACK (seconds_cb));
  self->reveal_seconds
      = add_seconds (self, self->reveal_seconds_field, G_CALLBACK (reveal_seconds_cb));
  self->updating = FALSE;
}

/**
 * relu_step_form_set_editor:
 * @self: a form
 * @editor: whose selected step it edits
 */
void
relu_step_form_set_editor (ReluStepForm *self, ReluLessonEditor *editor)
{
  g_return_if_fail (RELU_IS_STEP_FORM (self));

  g_set_object (&self->editor, editor);
  relu_question_box_set_editor (self->question, editor);
}

static void
update_title (ReluStepForm *self, const ReluLessonStep *step)
{
  g_autofree char *problem = relu_lesson_dup_problem (step, RELU_LESSON_FIELD_TITLE);

  if (!g_str_equal (gtk_editable_get_text (self->title), step->title))
    gtk_editable_set_text (self->title, step->title);
  relu_field_box_set_problem (self->title_field, problem);
}

static guint
get_tool (const ReluLessonScene *scene)
{
  const char *const *tools = relu_lesson_get_tools ();

  for (guint i = 0; scene->tool != NULL && tools[i] != NULL; i++)
    if (g_str_equal (tools[i], scene->tool))
      return i + 1;

  return 0;
}

/* "b₀, w₀" */
static void
update_pinned (ReluStepForm *self, const ReluLessonScene *scene)
{
  ReluNetwork *network = relu_file_get_network (scene->contents);
  gsize n = relu_network_get_n_parameters (network);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean is_pinned = get_sliders (self) == RELU_LESSON_SLIDERS_PINNED;

  for (gsize i = 0; is_pinned && i < n; i++)
    if (relu_file_is_marked (scene->contents, RELU_MARK_PRESENTED, i))
      {
        g_autofree char *name = relu_network_dup_parameter_symbol (network, i, RELU_SYMBOL_PRETTY);

        g_string_append (names, names->len > 0 ? ", " : "");
        g_string_append (names, name);
      }
  gtk_label_set_label (self->pinned, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->pinned), is_pinned);
}

static void
update_reveal (ReluStepForm *self, const ReluLessonStep *step)
{
  relu_text_box_set_text (self->why, step->why);
  if (step->has_reveal)
    {
      gtk_adjustment_set_value (self->reveal_seconds, step->reveal.seconds);
      gtk_check_button_set_active (self->reveal_run, step->reveal.run);
    }
  gtk_widget_set_visible (self->reveal_scene, step->has_reveal);
  gtk_widget_set_visible (self->reveal, step->question.kind != RELU_QUESTION_NONE
                                            || step->has_reveal || *step->why != '\0');
}

static void
update_scene (ReluStepForm *self, const ReluLessonStep *step)
{
  const ReluLessonScene *scene = &step->scene;
  g_autofree char *problem = relu_lesson_dup_problem (step, RELU_LESSON_FIELD_HEADLINE);

  gtk_drop_down_set_selected (self->sliders, get_sliders (self));
  relu_field_box_set_problem (self->sliders_field, NULL);
  update_pinned (self, scene);
  gtk_drop_down_set_selected (self->tool, get_tool (scene));
  gtk_check_button_set_active (self->headline,
                               !scene->has_parts
                                   || (scene->parts & (1u << RELU_LESSON_SHOWS_HEADLINE)) != 0);
  relu_field_box_set_problem (self->headline_field, problem);
  gtk_adjustment_set_value (self->seconds, scene->seconds);
  gtk_check_button_set_active (self->run, scene->run);
}

/**
 * relu_step_form_update:
 * @self: a form in a window, with an editor that has a step
 *
 * Shows the selected step as it is now.
 */
void
relu_step_form_update (ReluStepForm *self)
{
  const ReluLessonStep *step;

  g_return_if_fail (RELU_IS_STEP_FORM (self));

  step = relu_lesson_editor_get_step (self->editor);
  self->updating = TRUE;
  update_title (self, step);
  relu_text_box_set_text (self->text, step->text);
  relu_text_box_set_text (self->notes, step->notes);
  update_scene (self, step);
  relu_question_box_update (self->question, step);
  update_reveal (self, step);
  self->updating = FALSE;
  relu_step_form_update_state (self);
}

/**
 * relu_step_form_update_state:
 * @self: a form in a window, with an editor that has a step
 *
 * Says whether the window shows what the step shows, or what is shown after the answer.
 */
void
relu_step_form_update_state (ReluStepForm *self)
{
  const ReluLessonStep *step;
  gboolean shown;

  g_return_if_fail (RELU_IS_STEP_FORM (self));

  step = relu_lesson_editor_get_step (self->editor);
  shown = relu_lesson_editor_is_current (self->editor, FALSE);
  gtk_label_set_label (self->state, shown ? _("The window shows what this step shows.")
                                          : _("The window shows something else now."));
  if (!step->has_reveal)
    gtk_label_set_label (self->reveal_state, _("The same is shown as before the answer."));
  else if (relu_lesson_editor_is_current (self->editor, TRUE))
    gtk_label_set_label (self->reveal_state, _("The window shows what is shown then."));
  else
    gtk_label_set_label (self->reveal_state, _("Something else is shown then than now."));
}

/**
 * relu_step_form_focus_title:
 * @self: a form in a window
 *
 * Lets somebody type the title.
 */
void
relu_step_form_focus_title (ReluStepForm *self)
{
  g_return_if_fail (RELU_IS_STEP_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
