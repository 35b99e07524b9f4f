/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a lesson in a window: the commands of the page, scenes that are shown, preview. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-lesson-page.h"
#include "relu-view-state.h"

#define PAGE "lesson"

static void
show_tool_page (ReluWindow *self, const char *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "tool-page",
                                      g_variant_new_string (name));
}

/* The page, if it is in sight and has a lesson. */
static ReluLessonPage *
get_page (ReluWindow *self)
{
  GtkWidget *page;

  if (self->tool_panel == NULL || !gtk_widget_get_mapped (self->tool_panel)
      || relu_lesson_document_get_lesson (self->lessons) == NULL)
    return NULL;

  page = relu_tool_panel_get_page (RELU_TOOL_PANEL (self->tool_panel));

  return RELU_IS_LESSON_PAGE (page) ? RELU_LESSON_PAGE (page) : NULL;
}

/* relu_window_makes_lesson: whether the page is in sight, so that to save is about the lesson. */
gboolean
relu_window_makes_lesson (ReluWindow *self)
{
  return get_page (self) != NULL;
}

/* relu_window_is_in_lesson: whether the keyboard is in the page, so that to undo is about the lesson. */
gboolean
relu_window_is_in_lesson (ReluWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && get_page (self) != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_page (self)));
}

static gboolean
is_scene (const ReluLessonScene *scene, ReluFile *contents)
{
  return scene->contents != NULL && relu_file_equal (scene->contents, contents);
}

/* Whether what the document has is in a step of the lesson that is made. */
static gboolean
is_kept_in_lesson (ReluWindow *self)
{
  ReluLesson *lesson = relu_lesson_document_get_lesson (self->lessons);
  ReluFile *contents = relu_document_get_contents (self->document);

  for (guint i = 0; lesson != NULL && i < relu_lesson_get_n_steps (lesson); i++)
    {
      const ReluLessonStep *step = relu_lesson_get_step (lesson, i);

      if (is_scene (&step->scene, contents) || is_scene (&step->reveal, contents))
        return TRUE;
    }

  return FALSE;
}

/* relu_window_has_changes: whether something would be lost without the document: changes that are in no file
 * and in no step of the lesson that is made. */
gboolean
relu_window_has_changes (ReluWindow *self)
{
  return relu_document_get_modified (self->document) && !is_kept_in_lesson (self);
}

/* The document has come from a step, or gone into one. */
static void
own_document (ReluWindow *self)
{
  self->has_lesson_document = TRUE;
  self->lesson_generation = relu_document_get_generation (self->document);
}

static gboolean
owns_document (ReluWindow *self)
{
  return self->has_lesson_document
         && self->lesson_generation == relu_document_get_generation (self->document);
}

/* Whether the document may go without a question: nothing of it is lost, or it can be had back by undo. */
static gboolean
is_safe (ReluWindow *self)
{
  return owns_document (self) || !relu_window_has_changes (self);
}

static void
show_scene (ReluWindow *self, const ReluLessonScene *scene)
{
  /* Whoever edits does not go through another lesson, or the preview, any more. */
  relu_lesson_player_set_lesson (self->player, NULL);
  relu_lesson_player_show_scene (self->player, scene);
  own_document (self);
}

static void
left_for_scene_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  ReluLessonScene *wanted = user_data;

  if (relu_window_leave_finish (self, result) && self->document != NULL)
    show_scene (self, wanted);
  relu_lesson_scene_clear (wanted);
  g_free (wanted);
}

/* A network of the user's own that has changes is asked about. What a step was changed to and is in no step can be
 * had back. */
static void
scene_wanted_cb (ReluLessonEditor *editor, const ReluLessonScene *scene, ReluWindow *self)
{
  gboolean is_kept = !relu_window_has_changes (self);
  ReluLessonScene *wanted;

  if (is_safe (self))
    {
      show_scene (self, scene);
      if (!is_kept)
        relu_window_say_undoable (self, _("What was shown is in no step"), "win.undo-network");
      return;
    }

  wanted = g_new0 (ReluLessonScene, 1);
  relu_lesson_scene_copy (scene, wanted);
  relu_window_leave_async (self, left_for_scene_cb, wanted);
}

static void
open_lesson (ReluWindow *self, ReluLesson *lesson, GFile *file)
{
  relu_lesson_document_open (self->lessons, lesson, file);
  show_tool_page (self, PAGE);
  if (get_page (self) != NULL)
    relu_lesson_page_focus_title (get_page (self));
}

static void
left_for_new_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  g_autoptr (ReluLesson) lesson = relu_lesson_new ("");

  if (relu_window_leave_finish (self, result) && self->lessons != NULL)
    open_lesson (self, lesson, NULL);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_leave_lesson_async (user_data, left_for_new_cb, NULL);
}

/* A bundled lesson has no file: what is edited is a copy. */
static void
left_for_edit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  g_autoptr (ReluLesson) lesson = NULL;
  g_autoptr (GFile) file = NULL;
  guint step;

  if (!relu_window_leave_finish (self, result) || self->player == NULL
      || relu_lesson_player_get_lesson (self->player) == NULL)
    return;

  lesson = relu_lesson_ref (relu_lesson_player_get_lesson (self->player));
  file = self->lesson_file == NULL ? NULL : g_object_ref (self->lesson_file);
  step = relu_lesson_player_get_step (self->player);
  relu_lesson_player_set_lesson (self->player, NULL);
  open_lesson (self, lesson, file);
  own_document (self);
  relu_lesson_editor_select (self->editor, step);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_leave_lesson_async (user_data, left_for_edit_cb, NULL);
}

static void
left_to_end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);

  if (!relu_window_leave_finish (self, result) || self->lessons == NULL)
    return;

  relu_lesson_document_close (self->lessons);
  relu_viewport_set_shows_headline (self->viewport, TRUE);
}

static void
end_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_leave_lesson_async (user_data, left_to_end_cb, NULL);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_save_lesson (user_data);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_save_lesson_as (user_data);
}

/* As the learner will see it: the page goes away meanwhile, and comes back with the end of the lesson. */
static void
begin_preview (ReluWindow *self)
{
  g_clear_pointer (&self->preview_view, g_key_file_unref);
  self->preview_view = g_key_file_new ();
  relu_view_state_save (self->preview_view, self->document, self->viewport);
  g_clear_pointer (&self->preview_contents, relu_file_unref);
  self->preview_contents = relu_file_ref (relu_document_get_contents (self->document));

  relu_lesson_editor_end_typing (self->editor);
  relu_lesson_player_resume (self->player, relu_lesson_document_get_lesson (self->lessons),
                             relu_lesson_editor_get_selected (self->editor), FALSE);
  show_tool_page (self, "");
  relu_lesson_player_reset_step (self->player);
}

static void
left_for_preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);

  if (relu_window_leave_finish (self, result) && self->lessons != NULL
      && relu_lesson_editor_get_selected (self->editor) != RELU_LESSON_NO_STEP)
    begin_preview (self);
}

static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (is_safe (self))
    begin_preview (self);
  else
    relu_window_leave_async (self, left_for_preview_cb, NULL);
}

/* Where it was begun, whatever step was come to. */
static void
playing_cb (ReluWindow *self)
{
  g_autoptr (ReluFile) contents = NULL;
  g_autoptr (GKeyFile) view = NULL;

  if (self->preview_contents == NULL || relu_lesson_player_get_lesson (self->player) != NULL)
    return;

  contents = g_steal_pointer (&self->preview_contents);
  view = g_steal_pointer (&self->preview_view);
  relu_document_edit (self->document, contents);
  relu_document_mark_contents_saved (self->document, relu_document_get_contents (self->document),
                                     NULL);
  own_document (self);
  relu_view_state_restore (view, self->document, self->viewport);
  show_tool_page (self, PAGE);
}

/* The rest is about the selected step. */

static void
add_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_editor_add_step (self->editor);
  own_document (self);
  show_tool_page (self, PAGE);
  if (get_page (self) != NULL)
    relu_lesson_page_focus_title (get_page (self));
}

static void
update_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_editor_update_step (self->editor);
  own_document (self);
}

static void
update_reveal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_editor_update_reveal (self->editor);
  own_document (self);
}

/* Whatever has the keyboard, unlike "undo". */
static void
undo_network_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_document_undo (self->document);
}

static void
remove_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_editor_remove_step (self->editor);
  relu_window_say_undoable (self, _("Step removed"), "win.undo-lesson");
}

/* What an editor does without a word: the action says which. */
typedef struct
{
  const char *action;
  void (*function) (ReluLessonEditor *editor);
} Command;

static void
show_step (ReluLessonEditor *editor)
{
  relu_lesson_editor_show_scene (editor, FALSE);
}

static void
show_reveal (ReluLessonEditor *editor)
{
  relu_lesson_editor_show_scene (editor, TRUE);
}

static void
move_up (ReluLessonEditor *editor)
{
  guint step = relu_lesson_editor_get_selected (editor);

  relu_lesson_editor_move_step (editor, step, step - 1);
}

static void
move_down (ReluLessonEditor *editor)
{
  guint step = relu_lesson_editor_get_selected (editor);

  relu_lesson_editor_move_step (editor, step, step + 1);
}

static const Command commands[] = {
  { "duplicate-lesson-step", relu_lesson_editor_duplicate_step },
  { "show-lesson-step", show_step },
  { "show-lesson-reveal", show_reveal },
  { "remove-lesson-reveal", relu_lesson_editor_remove_reveal },
  { "move-lesson-step-up", move_up },
  { "move-lesson-step-down", move_down },
  { "undo-lesson", relu_lesson_editor_undo },
  { "redo-lesson", relu_lesson_editor_redo },
};

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, g_action_get_name (G_ACTION (action))))
      commands[i].function (self->editor);
}

/* What can be done now. */
static void
update_actions (ReluWindow *self)
{
  ReluLesson *lesson = relu_lesson_editor_get_lesson (self->editor);
  guint n = lesson == NULL ? 0 : relu_lesson_get_n_steps (lesson);
  guint step = relu_lesson_editor_get_selected (self->editor);
  gboolean has_reveal = n > 0 && relu_lesson_editor_get_step (self->editor)->has_reveal;
  const struct
  {
    const char *action;
    gboolean enabled;
  } states[] = {
    { "edit-lesson", self->preview_contents == NULL
                       && relu_lesson_player_get_lesson (self->player) != NULL },
    { "save-lesson", lesson != NULL },
    { "save-lesson-as", lesson != NULL },
    { "end-lesson", lesson != NULL },
    { "preview-lesson", n > 0 },
    { "add-lesson-step", lesson != NULL && n < RELU_LESSON_MAX_STEPS },
    { "update-lesson-step", n > 0 },
    { "update-lesson-reveal", n > 0 },
    { "remove-lesson-step", n > 0 },
    { "duplicate-lesson-step", n > 0 && n < RELU_LESSON_MAX_STEPS },
    { "show-lesson-step", n > 0 },
    { "show-lesson-reveal", has_reveal },
    { "remove-lesson-reveal", has_reveal },
    { "move-lesson-step-up", n > 0 && step > 0 },
    { "move-lesson-step-down", n > 0 && step + 1 < n },
    { "undo-lesson", relu_lesson_document_get_can_undo (self->lessons) },
    { "redo-lesson", relu_lesson_document_get_can_redo (self->lessons) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    relu_window_set_enabled (self, states[i].action, states[i].enabled);
  relu_window_update_actions (self);
  relu_draft_set_keeps (self->draft, relu_lesson_document_get_modified (self->lessons));
}

/* relu_window_install_lesson_edit: makes what edits lessons, and its commands. */
void
relu_window_install_lesson_edit (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "new-lesson", new_cb, NULL, NULL, NULL },
    { "edit-lesson", edit_cb, NULL, NULL, NULL },
    { "end-lesson", end_cb, NULL, NULL, NULL },
    { "save-lesson", save_cb, NULL, NULL, NULL },
    { "save-lesson-as", save_as_cb, NULL, NULL, NULL },
    { "preview-lesson", preview_cb, NULL, NULL, NULL },
    { "add-lesson-step", add_step_cb, NULL, NULL, NULL },
    { "update-lesson-step", update_step_cb, NULL, NULL, NULL },
    { "update-lesson-reveal", update_reveal_cb, NULL, NULL, NULL },
    { "remove-lesson-step", remove_step_cb, NULL, NULL, NULL },
    { "undo-network", undo_network_cb, NULL, NULL, NULL },
  };

  self->lessons = relu_lesson_document_new ();
  self->editor = relu_lesson_editor_new (self->lessons, self->document, self->viewport);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const GActionEntry entry = { .name = commands[i].action, .activate = command_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
  g_signal_connect_object (self->editor, "scene-wanted", G_CALLBACK (scene_wanted_cb), self, 0);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->player, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (relu_window_update_actions), NULL);
  update_actions (self);
}
