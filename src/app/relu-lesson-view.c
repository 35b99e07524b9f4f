/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-view.h"

#include <glib/gi18n.h>

#include "relu-compat-announce.h"
#include "relu-compat-names.h"
#include "relu-help.h"
#include "relu-lesson-question.h"
#include "relu-lesson-text.h"
#include "relu-style.h"

/* So much of the words is seen at least. */
#define MIN_HEIGHT 60

struct _ReluLessonView
{
  GtkWidget parent_instance;

  GtkWidget *header, *scroller, *content;
  GtkLabel *progress, *title, *text, *notes, *next_title;
  GtkWidget *teacher_box;
  ReluLessonQuestion *question;
  GtkWidget *back_button, *next_button;

  ReluLessonPlayer *player;
  GSimpleActionGroup *actions;
  gboolean teacher, controls;

  ReluLesson *lesson; /* what is shown; NULL: nothing yet */
  guint step;
  gboolean revealed;
  guint scroll_id; /* to the feedback, when it has a place */
};

enum
{
  PROP_0,
  PROP_TEACHER,
  PROP_CONTROLS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluLessonView, relu_lesson_view, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *window_action; /* which knows more, where the view is in a window that has it */
  void (*function) (ReluLessonPlayer *player);
} commands[] = {
  { "next", "win.lesson-next", relu_lesson_player_next },
  { "back", "win.lesson-back", relu_lesson_player_back },
  { "reset", "win.reset-lesson-step", relu_lesson_player_reset_step },
  { "close", "win.close-lesson", NULL },
};

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluLessonView *self = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (commands[i].name, g_action_get_name (G_ACTION (action)))
          || gtk_widget_activate_action (GTK_WIDGET (self), commands[i].window_action, NULL))
        continue;
      if (commands[i].function != NULL)
        commands[i].function (self->player);
      else
        relu_lesson_player_set_lesson (self->player, NULL);
    }
}

static void
set_enabled (ReluLessonView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The keyboard must not stay on a button that does nothing any more. */
static void
update_buttons (ReluLessonView *self)
{
  gboolean can_next = relu_lesson_player_can_next (self->player);
  gboolean can_back = relu_lesson_player_can_back (self->player);
  const ReluLessonStep *step = relu_lesson_player_get_contents (self->player);
  gboolean asks = relu_lesson_player_can_reveal (self->player)
                  && step->question.kind != RELU_QUESTION_NONE;
  gboolean next_had_focus = gtk_widget_has_focus (self->next_button);
  gboolean back_had_focus = gtk_widget_has_focus (self->back_button);

  set_enabled (self, "next", can_next);
  set_enabled (self, "back", can_back);
  gtk_button_set_label (GTK_BUTTON (self->next_button), asks ? _("_Show Answer") : _("_Next"));
  relu_style_set_class (self->next_button, "suggested-action", !asks);
  if (next_had_focus && !can_next)
    gtk_widget_grab_focus (self->back_button);
  if (back_had_focus && !can_back)
    gtk_widget_grab_focus (self->next_button);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluLessonView *self = RELU_LESSON_VIEW (widget);
  GtkWidget *feedback = relu_lesson_question_get_feedback (self->question);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_get_height (feedback) == 0)
    return G_SOURCE_CONTINUE;

  /* Not as seen from the content, which counts from inside its own padding. */
  self->scroll_id = 0;
  if (gtk_widget_compute_bounds (feedback, gtk_widget_get_parent (self->content), &bounds))
    {
      double top = bounds.origin.y + gtk_adjustment_get_value (adjustment);

      gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
    }
  return G_SOURCE_REMOVE;
}

static void
stop_scrolling (ReluLessonView *self)
{
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
}

/* To the feedback, in the next frame; once more when the words or what room they have change, for where it is in
 * large type is known only when all has its place. */
static void
scroll (ReluLessonView *self)
{
  if (self->lesson != NULL && self->revealed && self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Says what is new; not in a window that nobody uses. */
static void
say (ReluLessonView *self, gboolean is_other_step)
{
  const ReluLessonStep *step = relu_lesson_player_get_contents (self->player);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (!GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root)))
    return;

  if (is_other_step)
    {
      g_autofree char *progress = relu_lesson_text_dup_progress (self->player);

      /* Translators: "Step 3 of 8. Title of the step. Its text" */
      text = g_strdup_printf (_("%s. %s. %s"), progress, step->title, step->text);
    }
  else if (relu_lesson_player_get_revealed (self->player))
    {
      g_autofree char *truth
          = step->question.kind == RELU_QUESTION_NONE ? NULL : relu_lesson_text_dup_truth (self->player);

      text = truth == NULL ? g_strdup (step->why)
                           /* Translators: "Right. Your answer: 3. The reason why" */
                           : g_strdup_printf (_("%s. %s. %s"),
                                              relu_lesson_text_get_verdict (self->player), truth,
                                              step->why);
    }
  if (text != NULL && *text != '\0')
    relu_compat_announce (GTK_WIDGET (self), text);
}

static void
update_teacher (ReluLessonView *self)
{
  const ReluLessonStep *step = relu_lesson_player_get_contents (self->player);
  const ReluLessonStep *next = relu_lesson_player_get_next_contents (self->player);
  g_autofree char *next_text = NULL;

  gtk_widget_set_visible (self->teacher_box, self->teacher);
  relu_lesson_text_set (self->notes, step->notes);
  /* Translators: %s is the title of the step that comes next. */
  next_text = next == NULL ? g_strdup (_("This is the last step"))
                           : g_strdup_printf (_("Next: %s"), next->title);
  gtk_label_set_label (self->next_title, next_text);
}

static void
changed_cb (ReluLessonView *self)
{
  ReluLesson *lesson = relu_lesson_player_get_lesson (self->player);
  guint step = relu_lesson_player_get_step (self->player);
  gboolean revealed = relu_lesson_player_get_revealed (self->player);
  gboolean is_other_step = lesson != self->lesson || step != self->step;
  gboolean is_other_state = is_other_step || revealed != self->revealed;
  g_autofree char *progress = NULL;

  stop_scrolling (self);
  g_clear_pointer (&self->lesson, relu_lesson_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), lesson != NULL);
  if (lesson == NULL)
    return;

  self->lesson = relu_lesson_ref (lesson);
  self->step = step;
  self->revealed = revealed;
  progress = relu_lesson_text_dup_progress (self->player);
  gtk_label_set_label (self->progress, progress);
  if (is_other_step)
    {
      const ReluLessonStep *contents = relu_lesson_player_get_contents (self->player);

      gtk_label_set_label (self->title, contents->title);
      gtk_widget_set_visible (GTK_WIDGET (self->title), *contents->title != '\0');
      relu_lesson_text_set (self->text, contents->text);
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  relu_lesson_question_update (self->question, is_other_step);
  update_teacher (self);
  update_buttons (self);
  if (is_other_state)
    say (self, is_other_step);
  if (is_other_state)
    scroll (self);
}

static GtkSizeRequestMode
relu_lesson_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What scrolls asks for the height of all its words at this width, which GtkScrolledWindow doesn't know of,
 * but makes do with some lines. */
static void
relu_lesson_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReluLessonView *self = RELU_LESSON_VIEW (widget);
  int header_minimum = 0, header_natural = 0, content_minimum, content_natural;

  /* It scrolls: what does not fit into a height makes it no wider. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  if (gtk_widget_get_visible (self->header))
    gtk_widget_measure (self->header, orientation, for_size, &header_minimum, &header_natural, NULL,
                        NULL);
  gtk_widget_measure (self->content, orientation, for_size, &content_minimum, &content_natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (header_minimum, content_minimum);
      *natural = MAX (header_natural, content_natural);
    }
  else
    {
      *minimum = header_minimum + MIN (content_natural, MIN_HEIGHT);
      *natural = header_natural + content_natural;
    }
}

static void
relu_lesson_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluLessonView *self = RELU_LESSON_VIEW (widget);
  int top = 0;

  if (gtk_widget_get_visible (self->header))
    {
      gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, width, NULL, &top, NULL, NULL);
      gtk_widget_size_allocate (self->header, &(GtkAllocation){ 0, 0, width, top }, -1);
    }
  gtk_widget_size_allocate (self->scroller,
                            &(GtkAllocation){ 0, top, width, MAX (height - top, 0) }, -1);
}

/* The keyboard goes on with what comes next. */
static gboolean
relu_lesson_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RELU_LESSON_VIEW (widget)->next_button);
}

static void
relu_lesson_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluLessonView *self = RELU_LESSON_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEACHER:
      g_value_set_boolean (value, self->teacher);
      break;
    case PROP_CONTROLS:
      g_value_set_boolean (value, self->controls);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_lesson_view_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  ReluLessonView *self = RELU_LESSON_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEACHER:
      relu_lesson_view_set_teacher (self, g_value_get_boolean (value));
      break;
    case PROP_CONTROLS:
      relu_lesson_view_set_controls (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_lesson_view_dispose (GObject *object)
{
  ReluLessonView *self = RELU_LESSON_VIEW (object);
  GtkWidget *child;

  stop_scrolling (self);
  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->player);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->lesson, relu_lesson_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_lesson_view_parent_class)->dispose (object);
}

static void
relu_lesson_view_class_init (ReluLessonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relu_lesson_view_get_property;
  object_class->set_property = relu_lesson_view_set_property;
  object_class->dispose = relu_lesson_view_dispose;
  widget_class->get_request_mode = relu_lesson_view_get_request_mode;
  widget_class->grab_focus = relu_lesson_view_grab_focus;
  widget_class->measure = relu_lesson_view_measure;
  widget_class->size_allocate = relu_lesson_view_size_allocate;

  properties[PROP_TEACHER] = g_param_spec_boolean ("teacher", NULL, NULL, FALSE, flags);
  properties[PROP_CONTROLS] = g_param_spec_boolean ("controls", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RELU_TYPE_LESSON_QUESTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-lesson-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, header);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, content);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, progress);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, title);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, text);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, question);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, teacher_box);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, notes);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, next_title);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, back_button);
  gtk_widget_class_bind_template_child (widget_class, ReluLessonView, next_button);

  gtk_widget_class_set_css_name (widget_class, "lesson");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_lesson_view_init (ReluLessonView *self)
{
  self->controls = TRUE;
  self->actions = g_simple_action_group_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const GActionEntry entry = { commands[i].name, command_cb, NULL, NULL, NULL };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lesson", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  relu_help_set_page (self, "lessons");
  relu_compat_names_mend (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "changed", G_CALLBACK (scroll), self, G_CONNECT_SWAPPED);
}

/**
 * relu_lesson_view_new:
 * @player: what plays the lesson
 * @viewport: of the figure in which places are guessed
 *
 * Returns: (transfer floating): a view
 */
GtkWidget *
relu_lesson_view_new (ReluLessonPlayer *player, ReluViewport *viewport)
{
  ReluLessonView *self;

  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (player), NULL);
  g_return_val_if_fail (RELU_IS_VIEWPORT (viewport), NULL);

  self = g_object_new (RELU_TYPE_LESSON_VIEW, NULL);
  self->player = g_object_ref (player);
  relu_lesson_question_bind (self->question, player, viewport);
  g_signal_connect_object (player, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * relu_lesson_view_set_teacher:
 * @teacher: whether the notes of the step are shown, and the title of the one that comes next
 */
void
relu_lesson_view_set_teacher (ReluLessonView *self, gboolean teacher)
{
  g_return_if_fail (RELU_IS_LESSON_VIEW (self));

  if (self->teacher == !!teacher)
    return;

  self->teacher = !!teacher;
  gtk_widget_set_visible (self->teacher_box, self->teacher);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEACHER]);
}

/**
 * relu_lesson_view_set_controls:
 * @controls: whether there is a line above the words with Back and Next, and where one is
 */
void
relu_lesson_view_set_controls (ReluLessonView *self, gboolean controls)
{
  g_return_if_fail (RELU_IS_LESSON_VIEW (self));

  if (self->controls == !!controls)
    return;

  self->controls = !!controls;
  gtk_widget_set_visible (self->header, self->controls);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTROLS]);
}
