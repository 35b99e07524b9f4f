/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-player-private.h"

#include <math.h>

/* A guess begins this share of the domain from its left end: where nobody takes it for the answer. */
#define GUESS_SHARE 0.1

enum
{
  PROP_0,
  PROP_PLAYING,
  N_PROPS
};

enum
{
  CHANGED,
  TOOL_PAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluLessonPlayer, relu_lesson_player, G_TYPE_OBJECT)

static void
emit_changed (ReluLessonPlayer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
has_reveal (ReluLessonPlayer *self, guint index)
{
  return relu_lesson_step_has_answer (relu_lesson_get_step (self->lesson, index));
}

static ReluLessonAnswer *
get_answer (ReluLessonPlayer *self)
{
  return &g_array_index (self->answers, ReluLessonAnswer, self->step);
}

/* The mark with which a place is guessed, or what was guessed. */
static void
update_guess (ReluLessonPlayer *self)
{
  gboolean is_place = self->lesson != NULL
                      && relu_lesson_player_get_contents (self)->question.kind
                             == RELU_QUESTION_PLACE;
  double from = relu_document_get_from (self->document);
  double to = relu_document_get_to (self->document);
  double guess = NAN;

  if (is_place && get_answer (self)->is_given)
    guess = get_answer (self)->value;
  else if (is_place && !self->revealed)
    guess = from + GUESS_SHARE * (to - from);
  relu_viewport_set_guess_x (self->viewport, guess);
  relu_viewport_set_moves_guess (self->viewport, is_place && !self->revealed);
}

/* To a state of a step. */
static void
move_to (ReluLessonPlayer *self, guint step, gboolean revealed)
{
  self->step = step;
  self->revealed = revealed;
  relu_lesson_player_put_scene (self, relu_lesson_player_get_scene (self), RELU_SCENE_OPENS);
  update_guess (self);
  emit_changed (self);
}

/* Takes another lesson over, or ends the one that there is. Answers are kept where they can be of it too. */
static void
exchange_lesson (ReluLessonPlayer *self, ReluLesson *lesson, gboolean keep_answers)
{
  guint n = lesson == NULL ? 0 : relu_lesson_get_n_steps (lesson);
  gboolean was_playing = self->lesson != NULL;

  if (!was_playing && lesson != NULL)
    self->own_parts = relu_lesson_player_get_parts (self);
  if (lesson != NULL)
    relu_lesson_ref (lesson);
  g_clear_pointer (&self->lesson, relu_lesson_unref);
  self->lesson = lesson;
  self->step = 0;
  self->revealed = FALSE;
  if (!keep_answers || self->answers->len != n)
    {
      g_array_set_size (self->answers, 0);
      g_array_set_size (self->answers, n);
    }
  if (lesson != NULL && !was_playing)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static void
end_lesson (ReluLessonPlayer *self)
{
  relu_lesson_player_stop (self);
  exchange_lesson (self, NULL, FALSE);
  update_guess (self);
  relu_viewport_set_shows_headline (self->viewport, TRUE);
  relu_lesson_player_show_parts (self, self->own_parts);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
  emit_changed (self);
}

static void
relu_lesson_player_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluLessonPlayer *self = RELU_LESSON_PLAYER (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->lesson != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_lesson_player_dispose (GObject *object)
{
  ReluLessonPlayer *self = RELU_LESSON_PLAYER (object);

  g_clear_pointer (&self->lesson, relu_lesson_unref);
  g_clear_object (&self->training);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (relu_lesson_player_parent_class)->dispose (object);
}

static void
relu_lesson_player_finalize (GObject *object)
{
  ReluLessonPlayer *self = RELU_LESSON_PLAYER (object);

  g_array_unref (self->answers);

  G_OBJECT_CLASS (relu_lesson_player_parent_class)->finalize (object);
}

static void
relu_lesson_player_class_init (ReluLessonPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relu_lesson_player_get_property;
  object_class->dispose = relu_lesson_player_dispose;
  object_class->finalize = relu_lesson_player_finalize;

  properties[PROP_PLAYING]
      = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[TOOL_PAGE]
      = g_signal_new ("tool-page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relu_lesson_player_init (ReluLessonPlayer *self)
{
  self->answers = g_array_new (FALSE, TRUE, sizeof (ReluLessonAnswer));
}

/**
 * relu_lesson_player_new:
 * @document: what scenes are put into
 * @viewport: what of it is seen
 * @training: (nullable): the training of @document; %NULL: scenes do not train
 *
 * Returns: (transfer full): a player without a lesson
 */
ReluLessonPlayer *
relu_lesson_player_new (ReluDocument *document, ReluViewport *viewport, ReluTraining *training)
{
  ReluLessonPlayer *self;

  g_return_val_if_fail (RELU_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (RELU_IS_VIEWPORT (viewport), NULL);
  g_return_val_if_fail (training == NULL || RELU_IS_TRAINING (training), NULL);

  self = g_object_new (RELU_TYPE_LESSON_PLAYER, NULL);
  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  self->training = training == NULL ? NULL : g_object_ref (training);

  return self;
}

/**
 * relu_lesson_player_set_motion:
 * @motion: (nullable) (transfer none): how scenes are moved to; it must live until another one is set
 */
void
relu_lesson_player_set_motion (ReluLessonPlayer *self, ReluMotion *motion)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));

  self->motion = motion;
}

/**
 * relu_lesson_player_set_lesson:
 * @lesson: (nullable): a lesson with at least one step
 *
 * Begins a lesson at its first step, or ends the one that is played. Scenes are put into the document
 * without asking, and each begins a history of its own. At the end the document stays as it is; what the
 * figure shows is again as it was before the lesson.
 */
void
relu_lesson_player_set_lesson (ReluLessonPlayer *self, ReluLesson *lesson)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));
  g_return_if_fail (lesson == NULL || relu_lesson_get_n_steps (lesson) > 0);

  if (lesson != NULL)
    {
      exchange_lesson (self, lesson, FALSE);
      move_to (self, 0, FALSE);
    }
  else if (self->lesson != NULL)
    {
      end_lesson (self);
    }
}

/**
 * relu_lesson_player_resume:
 * @lesson: a lesson with at least one step
 * @step: from 0; the last one is taken for what lies beyond
 * @revealed: whether it is after its reveal
 *
 * Is at that place of the lesson, as after a crash or when the lesson that is played was edited: neither the
 * document nor which part of it is seen changes. Answers stay where the number of steps does.
 */
void
relu_lesson_player_resume (ReluLessonPlayer *self, ReluLesson *lesson, guint step,
                           gboolean revealed)
{
  guint n;

  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));
  g_return_if_fail (lesson != NULL && relu_lesson_get_n_steps (lesson) > 0);

  n = relu_lesson_get_n_steps (lesson);
  exchange_lesson (self, lesson, TRUE);
  self->step = MIN (step, n - 1);
  self->revealed = revealed && has_reveal (self, self->step);
  relu_lesson_player_show_headline (self, relu_lesson_player_get_scene (self));
  update_guess (self);
  emit_changed (self);
}

/**
 * relu_lesson_player_get_lesson:
 *
 * Returns: (transfer none) (nullable): what is played
 */
ReluLesson *
relu_lesson_player_get_lesson (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), NULL);

  return self->lesson;
}

/**
 * relu_lesson_player_get_step:
 *
 * Returns: which step it is at, from 0
 */
guint
relu_lesson_player_get_step (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), 0);

  return self->step;
}

/**
 * relu_lesson_player_get_revealed:
 *
 * Returns: whether what the step had to reveal has come
 */
gboolean
relu_lesson_player_get_revealed (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), FALSE);

  return self->revealed;
}

/**
 * relu_lesson_player_get_contents:
 *
 * Returns: (transfer none) (nullable): the step it is at, %NULL without a lesson
 */
const ReluLessonStep *
relu_lesson_player_get_contents (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), NULL);

  return self->lesson == NULL ? NULL : relu_lesson_get_step (self->lesson, self->step);
}

/**
 * relu_lesson_player_get_next_contents:
 *
 * Returns: (transfer none) (nullable): the step behind, %NULL where it is at the last one
 */
const ReluLessonStep *
relu_lesson_player_get_next_contents (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), NULL);

  if (self->lesson == NULL || self->step + 1 >= relu_lesson_get_n_steps (self->lesson))
    return NULL;

  return relu_lesson_get_step (self->lesson, self->step + 1);
}

/**
 * relu_lesson_player_get_scene:
 *
 * Returns: (transfer none) (nullable): what the step shows now, %NULL without a lesson
 */
const ReluLessonScene *
relu_lesson_player_get_scene (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), NULL);

  return self->lesson == NULL ? NULL
                              : relu_lesson_get_scene (self->lesson, self->step, self->revealed);
}

/**
 * relu_lesson_player_can_reveal:
 *
 * Returns: whether the step has an answer or a scene that has not come yet
 */
gboolean
relu_lesson_player_can_reveal (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), FALSE);

  return self->lesson != NULL && !self->revealed && has_reveal (self, self->step);
}

gboolean
relu_lesson_player_can_next (ReluLessonPlayer *self)
{
  return relu_lesson_player_can_reveal (self)
         || relu_lesson_player_get_next_contents (self) != NULL;
}

gboolean
relu_lesson_player_can_back (ReluLessonPlayer *self)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), FALSE);

  return self->lesson != NULL && (self->revealed || self->step > 0);
}

/**
 * relu_lesson_player_next:
 *
 * Goes on: to what the step reveals, with or without an answer, or to the next step. Nothing at the end.
 */
void
relu_lesson_player_next (ReluLessonPlayer *self)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));

  if (relu_lesson_player_can_reveal (self))
    relu_lesson_player_reveal (self);
  else if (relu_lesson_player_get_next_contents (self) != NULL)
    move_to (self, self->step + 1, FALSE);
}

/**
 * relu_lesson_player_back:
 *
 * Goes back to where relu_lesson_player_next() came from. Answers stay.
 */
void
relu_lesson_player_back (ReluLessonPlayer *self)
{
  if (!relu_lesson_player_can_back (self))
    return;

  if (self->revealed)
    move_to (self, self->step, FALSE);
  else
    move_to (self, self->step - 1, has_reveal (self, self->step - 1));
}

/**
 * relu_lesson_player_go:
 * @step: from 0, less than there are
 *
 * Goes to a step, before its reveal.
 */
void
relu_lesson_player_go (ReluLessonPlayer *self, guint step)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));
  g_return_if_fail (self->lesson != NULL && step < relu_lesson_get_n_steps (self->lesson));

  move_to (self, step, FALSE);
}

/**
 * relu_lesson_player_answer:
 * @answer: to the step's question, finite: a number, an x, or the index of a choice
 *
 * Answers the question, and reveals.
 */
void
relu_lesson_player_answer (ReluLessonPlayer *self, double answer)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));
  g_return_if_fail (isfinite (answer));

  if (!relu_lesson_player_can_reveal (self)
      || relu_lesson_player_get_contents (self)->question.kind == RELU_QUESTION_NONE)
    return;

  *get_answer (self) = (ReluLessonAnswer){ TRUE, answer };
  relu_lesson_player_reveal (self);
}

/**
 * relu_lesson_player_get_answer:
 * @answer: (out) (optional): what was answered, if anything
 *
 * Returns: whether the step's question was answered
 */
gboolean
relu_lesson_player_get_answer (ReluLessonPlayer *self, double *answer)
{
  g_return_val_if_fail (RELU_IS_LESSON_PLAYER (self), FALSE);

  if (self->lesson == NULL || !get_answer (self)->is_given)
    return FALSE;

  if (answer != NULL)
    *answer = get_answer (self)->value;
  return TRUE;
}

/**
 * relu_lesson_player_is_right:
 *
 * Returns: whether the step's question was answered, and rightly
 */
gboolean
relu_lesson_player_is_right (ReluLessonPlayer *self)
{
  double answer;

  return relu_lesson_player_get_answer (self, &answer)
         && relu_question_is_right (&relu_lesson_player_get_contents (self)->question, answer);
}

/**
 * relu_lesson_player_reveal:
 *
 * Shows the answer to the step's question and the scene that comes after it.
 */
void
relu_lesson_player_reveal (ReluLessonPlayer *self)
{
  if (!relu_lesson_player_can_reveal (self))
    return;

  self->revealed = TRUE;
  if (relu_lesson_player_get_contents (self)->has_reveal)
    relu_lesson_player_put_scene (self, relu_lesson_player_get_scene (self), RELU_SCENE_OPENS);
  update_guess (self);
  emit_changed (self);
}

/**
 * relu_lesson_player_reset_step:
 *
 * Brings the scene back after somebody has played with it: an undo step.
 */
void
relu_lesson_player_reset_step (ReluLessonPlayer *self)
{
  const ReluLessonScene *scene = relu_lesson_player_get_scene (self);

  if (scene == NULL)
    return;

  relu_lesson_player_put_scene (self, scene, RELU_SCENE_RESETS);
  update_guess (self);
  emit_changed (self);
}

/**
 * relu_lesson_player_show_scene:
 * @scene: of any lesson
 *
 * Shows a scene without playing, for whoever makes a lesson. It is an undo step, after which the document is
 * no changed file of anybody: it has none, and is not modified.
 */
void
relu_lesson_player_show_scene (ReluLessonPlayer *self, const ReluLessonScene *scene)
{
  g_return_if_fail (RELU_IS_LESSON_PLAYER (self));
  g_return_if_fail (scene != NULL && scene->contents != NULL);

  if (self->lesson == NULL)
    self->own_parts = relu_lesson_player_get_parts (self);
  relu_lesson_player_put_scene (self, scene, RELU_SCENE_EDITS);
}
