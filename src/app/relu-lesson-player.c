/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-player.h"

#include <math.h>

/* How long the move to a scene with a training takes, whose seconds are those of the training, and how
 * long that takes where the lesson does not say; in s. */
#define RUN_MOVE_SECONDS RELU_LESSON_DEFAULT_SECONDS
#define RUN_SECONDS 6.0

#define FRAMES_PER_SECOND 60.0

/* A guess begins this share of the domain from its left end: where nobody takes it for the answer. */
#define GUESS_SHARE 0.1

typedef struct
{
  gboolean is_given;
  double value;
} Answer;

struct _ReluLessonPlayer
{
  GObject parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training; /* NULL: nothing is trained */
  ReluMotion *motion;     /* NULL: scenes are reached at once; not owned */

  ReluLesson *lesson; /* NULL: none is played */
  guint step;
  gboolean revealed;
  GArray *answers; /* Answer, of each step */

  gboolean is_moving; /* a scene has not been reached yet */
  guint own_parts; /* what the viewer had shown before, bits of ReluFigurePart */
  gboolean has_set_speed;
  guint64 own_speed, set_speed; /* of trainings */
};

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

static Answer *
get_answer (ReluLessonPlayer *self)
{
  return &g_array_index (self->answers, Answer, self->step);
}

/* The bits of ReluLessonPart begin as those of ReluFigurePart. */
static void
show_parts (ReluLessonPlayer *self, guint parts)
{
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    relu_viewport_set_shows (self->viewport, i, (parts & (1u << i)) != 0);
}

static guint
get_parts (ReluLessonPlayer *self)
{
  guint parts = 0;

  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    if (relu_viewport_get_shows (self->viewport, i))
      parts |= 1u << i;

  return parts;
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

static void
show_headline (ReluLessonPlayer *self, const ReluLessonScene *scene)
{
  relu_viewport_set_shows_headline (
      self->viewport,
      !scene->has_parts || (scene->parts & (1u << RELU_LESSON_SHOWS_HEADLINE)) != 0);
}

static void
restore_speed (ReluLessonPlayer *self)
{
  /* Unless somebody has chosen another one meanwhile. */
  if (self->has_set_speed && relu_training_get_speed (self->training) == self->set_speed)
    relu_training_set_speed (self->training, self->own_speed);
  self->has_set_speed = FALSE;
}

/* So many steps a frame that a run of the scene takes its seconds. */
static void
set_speed (ReluLessonPlayer *self, const ReluLessonScene *scene)
{
  const ReluSetup *setup = relu_file_get_setup (scene->contents);
  double seconds = scene->seconds == RELU_LESSON_DEFAULT_SECONDS ? RUN_SECONDS : scene->seconds;
  double n_steps = (double) relu_setup_get_start_steps (setup);

  self->own_speed = relu_training_get_speed (self->training);
  self->set_speed = seconds > 0
                        ? (guint64) MAX (1, n_steps / (seconds * FRAMES_PER_SECOND))
                        : RELU_TRAINING_FLAT_OUT;
  self->has_set_speed = TRUE;
  relu_training_set_speed (self->training, self->set_speed);
}

/* A scene is reached: what was to begin there begins. */
static void
arrived_cb (gpointer user_data)
{
  ReluLessonPlayer *self = user_data;
  const ReluLessonScene *scene = relu_lesson_player_get_scene (self);

  if (!self->is_moving)
    return;

  self->is_moving = FALSE;
  if (scene == NULL || !scene->run || self->training == NULL)
    return;

  set_speed (self, scene);
  if (relu_training_can_run (self->training) && !relu_training_get_running (self->training))
    relu_training_run (self->training);
}

/* How a scene's contents come into the document. */
typedef enum
{
  OPEN,  /* as other contents, with a history of their own */
  RESET, /* as an undo step */
  EDIT,  /* as an undo step after which nothing counts as changed */
} Arrival;

static void
put_contents (ReluLessonPlayer *self, ReluFile *contents, Arrival arrival)
{
  /* What somebody has saved and changed since must not be lost, though a scene asks nobody. */
  if (arrival == OPEN && relu_document_get_file (self->document) != NULL
      && relu_document_get_modified (self->document))
    arrival = EDIT;

  switch (arrival)
    {
    case OPEN:
      relu_document_set_contents (self->document, contents, NULL);
      break;

    case EDIT:
      relu_document_edit (self->document, contents);
      relu_document_mark_contents_saved (self->document,
                                         relu_document_get_contents (self->document), NULL);
      break;

    case RESET:
    default:
      relu_document_edit (self->document, contents);
      break;
    }
}

/* On the way to a scene that begins a training, it does not begin any more. */
static void
stop (ReluLessonPlayer *self)
{
  self->is_moving = FALSE;
  if (self->motion != NULL)
    relu_motion_stop (self->motion);
  if (self->training != NULL)
    {
      relu_training_pause (self->training);
      restore_speed (self);
    }
}

static void
show_scene (ReluLessonPlayer *self, const ReluLessonScene *scene, Arrival arrival)
{
  const ReluMotionView view = { scene->x_from, scene->x_to, scene->y_from, scene->y_to };
  g_autoptr (ReluFile) before = NULL;
  ReluMotionView from;

  stop (self);
  if (self->motion != NULL)
    relu_motion_get_view (self->motion, &from);

  before = relu_file_ref (relu_document_get_contents (self->document));
  relu_viewport_clear (self->viewport);
  relu_viewport_set_beside (self->viewport, -1);
  relu_viewport_set_edits_data (self->viewport, FALSE);
  show_headline (self, scene);
  show_parts (self, scene->has_parts ? scene->parts : self->own_parts);
  put_contents (self, scene->contents, arrival);
  relu_viewport_set_line_x (self->viewport, scene->line_x);
  if (scene->tool != NULL)
    g_signal_emit (self, signals[TOOL_PAGE], 0,
                   g_str_equal (scene->tool, "none") ? "" : scene->tool);

  self->is_moving = TRUE;
  if (self->motion != NULL)
    {
      relu_motion_start_view (self->motion, before, &from, &view,
                              scene->run ? RUN_MOVE_SECONDS : scene->seconds, arrived_cb, self);
      return;
    }

  relu_viewport_set_x_range (self->viewport, view.x_from, view.x_to);
  relu_viewport_set_y_range (self->viewport, view.y_from, view.y_to);
  arrived_cb (self);
}

/* To a state of a step. */
static void
move_to (ReluLessonPlayer *self, guint step, gboolean revealed)
{
  self->step = step;
  self->revealed = revealed;
  show_scene (self, relu_lesson_player_get_scene (self), OPEN);
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
    self->own_parts = get_parts (self);
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
  stop (self);
  exchange_lesson (self, NULL, FALSE);
  update_guess (self);
  relu_viewport_set_shows_headline (self->viewport, TRUE);
  show_parts (self, self->own_parts);
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
  self->answers = g_array_new (FALSE, TRUE, sizeof (Answer));
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
  show_headline (self, relu_lesson_player_get_scene (self));
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

  *get_answer (self) = (Answer){ TRUE, answer };
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
    show_scene (self, relu_lesson_player_get_scene (self), OPEN);
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

  show_scene (self, scene, RESET);
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
    self->own_parts = get_parts (self);
  show_scene (self, scene, EDIT);
}
