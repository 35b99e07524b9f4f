/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-training.c: between a document and the thread in which its network is trained.
 *
 * A run is a gesture of the document: what the thread has reached is handed to it once a frame, so that
 * sliders and figure follow, and all of it is one undo step. When it pauses, a last piece of news may still be
 * on its way: it amends the step, unless something else has been edited since.
 *
 * What is edited while it runs goes the other way, see relu-training-edits.c. */

#include "relu-training-private.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_TICKING,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluTraining, relu_training, G_TYPE_OBJECT)

void
relu_training_emit_changed (ReluTraining *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
relu_training_set_state (ReluTraining *self, gboolean is_running, gboolean is_settling)
{
  gboolean was_running = self->is_running, was_ticking = was_running || self->is_settling;

  self->is_running = is_running;
  self->is_settling = is_settling;
  if (was_running != is_running)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (was_ticking != (is_running || is_settling))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKING]);
}

void
relu_training_set_file (ReluFile **field, ReluFile *file)
{
  ReluFile *before = *field;

  *field = file == NULL ? NULL : relu_file_ref (file);
  if (before != NULL)
    relu_file_unref (before);
}

void
relu_training_drop_thread (ReluTraining *self)
{
  g_clear_pointer (&self->thread, relu_run_thread_free);
  g_clear_pointer (&self->held, g_free);
}

/* The record begins where the document is now. */
void
relu_training_forget_record (ReluTraining *self)
{
  relu_training_drop_thread (self);
  relu_record_clear (self->record);
  self->position = 0;
  self->step = 0;
  self->stop = RELU_STOP_NONE;
}

/* For each parameter whether it stays as it is. */
guint8 *
relu_training_dup_locked (ReluTraining *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  gsize n = relu_network_get_n_parameters (relu_file_get_network (contents));
  guint8 *locked = relu_file_dup_marked (contents, RELU_MARK_LOCKED);

  for (gsize i = 0; self->held != NULL && i < n; i++)
    locked[i] |= self->held[i];

  return locked;
}

static void
append (ReluTraining *self, ReluMoment *moment)
{
  relu_record_append (self->record, moment);
  self->position = relu_record_get_n (self->record) - 1;
}

/* A run of what @contents have, from the step that is shown. */
static ReluRun *
create_run (ReluTraining *self, ReluFile *contents, const guint8 *locked, GError **error)
{
  ReluRunStart start = { relu_file_get_network (contents),
                         relu_file_get_data (contents),
                         locked,
                         relu_file_get_from (contents),
                         relu_file_get_to (contents),
                         self->step };

  return relu_run_new (&start, &relu_file_get_setup (contents)->options, error);
}

/* A thread for what the document has now, which goes on from the moment that is shown. */
gboolean
relu_training_ensure_thread (ReluTraining *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  g_autofree guint8 *locked = NULL;
  ReluRun *run;

  if (self->thread != NULL)
    return TRUE;

  locked = relu_training_dup_locked (self);
  g_clear_error (&self->error);
  run = create_run (self, contents, locked, &self->error);
  if (run == NULL)
    return FALSE;

  /* What came later is given up; what was changed by hand since is a part of the record. */
  relu_record_truncate (self->record, self->position + 1);
  append (self, relu_run_dup_moment (run));
  self->thread = relu_run_thread_new (run);
  relu_training_set_file (&self->known, contents);

  return TRUE;
}

/* What was shown last becomes a moment where the run has not come to rest there: redo leads to it. */
void
relu_training_note_shown (ReluTraining *self)
{
  guint n = relu_record_get_n (self->record);
  g_autoptr (ReluRun) run = NULL;

  if (n == 0 || relu_record_get (self->record, n - 1)->step >= self->step)
    return;

  run = create_run (self, self->known, NULL, NULL);
  if (run != NULL)
    append (self, relu_run_dup_moment (run));
}

/* The document gets the network that the run has reached. */
void
relu_training_show_network (ReluTraining *self, ReluNetwork *network)
{
  ReluFile *before = relu_document_get_contents (self->document);
  g_autoptr (ReluFile) contents = relu_file_with_network (before, network);

  self->is_ours = TRUE;
  if (relu_document_get_gesture_depth (self->document) > 0 || self->settled != before)
    relu_document_edit (self->document, contents);
  else
    relu_document_amend (self->document, contents);
  self->is_ours = FALSE;

  relu_training_set_file (&self->known, relu_document_get_contents (self->document));
  if (relu_document_get_gesture_depth (self->document) == 0)
    relu_training_set_file (&self->settled, self->known);
}

void
relu_training_allow (ReluTraining *self)
{
  relu_run_thread_allow (self->thread,
                         self->speed == RELU_TRAINING_FLAT_OUT ? RELU_RUN_UNLIMITED : self->speed,
                         self->end_step);
}

/* The gesture of a run is over; what is there now is what the step led to. */
void
relu_training_end_gesture (ReluTraining *self)
{
  relu_training_set_state (self, FALSE, self->thread != NULL);
  relu_document_end_gesture (self->document, self->gesture);
  relu_training_set_file (&self->settled, relu_document_get_contents (self->document));
}

static void
relu_training_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluTraining *self = RELU_TRAINING (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->is_running);
      break;
    case PROP_TICKING:
      g_value_set_boolean (value, self->is_running || self->is_settling);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_training_dispose (GObject *object)
{
  ReluTraining *self = RELU_TRAINING (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  relu_training_drop_thread (self);
  relu_training_set_file (&self->known, NULL);
  relu_training_set_file (&self->settled, NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->record, relu_record_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (relu_training_parent_class)->dispose (object);
}

static void
relu_training_class_init (ReluTrainingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relu_training_get_property;
  object_class->dispose = relu_training_dispose;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_TICKING] = g_param_spec_boolean ("ticking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
relu_training_init (ReluTraining *self)
{
  self->record = relu_record_new ();
  self->speed = RELU_TRAINING_FLAT_OUT;
}

/**
 * relu_training_new:
 * @document: what is to be trained
 *
 * Returns: (transfer full): nothing that runs yet
 */
ReluTraining *
relu_training_new (ReluDocument *document)
{
  ReluTraining *self = g_object_new (RELU_TYPE_TRAINING, NULL);

  self->document = g_object_ref (document);
  self->generation = relu_document_get_generation (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (relu_training_follow_document), self);

  return self;
}

/**
 * relu_training_can_run:
 *
 * Returns: whether the document has data
 */
gboolean
relu_training_can_run (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), FALSE);

  return relu_file_get_n_data (relu_document_get_contents (self->document)) > 0;
}

/**
 * relu_training_run:
 *
 * Goes on from what the document has now: from the moment that is shown, whose later ones are given up then.
 * Pauses by itself where it stops, and after the number of steps of the set-up. No unit is muted any more:
 * training takes all of them along, and what is shown is what is trained.
 */
void
relu_training_run (ReluTraining *self)
{
  guint64 n_steps;

  g_return_if_fail (RELU_IS_TRAINING (self));

  if (self->is_running || !relu_training_can_run (self))
    return;

  relu_document_unmute_all (self->document);
  self->stop = RELU_STOP_NONE;
  if (relu_training_ensure_thread (self))
    {
      n_steps = relu_file_get_setup (relu_document_get_contents (self->document))->n_steps;
      if (n_steps == 0)
        self->end_step = RELU_RUN_UNLIMITED;
      else
        self->end_step = (self->step / n_steps + 1) * n_steps;
      self->gesture = relu_document_begin_training (self->document);
      relu_training_set_state (self, TRUE, FALSE);
      relu_training_allow (self);
    }
  relu_training_emit_changed (self);
}

/* The newest state is shown, and noted. */
static void
take_news (ReluTraining *self)
{
  g_auto (ReluRunNews) news = { NULL };

  relu_run_thread_take_news (self->thread, &news);
  for (guint i = 0; i < news.moments->len; i++)
    append (self, g_steal_pointer (&news.moments->pdata[i]));
  if (news.network != NULL)
    {
      self->step = news.step;
      relu_training_show_network (self, news.network);
    }

  if (self->is_running)
    {
      gboolean is_over = news.stop != RELU_STOP_NONE || self->step >= self->end_step;

      /* While the hand is on a slider it may go on at any moment. */
      if (is_over && relu_document_get_gesture_depth (self->document) > 1)
        return;
      self->stop = news.stop;
      if (is_over)
        relu_training_end_gesture (self);
      else if (self->speed != RELU_TRAINING_FLAT_OUT)
        relu_training_allow (self);
    }
  else if (self->is_settling && news.is_idle)
    {
      self->stop = news.stop;
      relu_training_set_state (self, FALSE, FALSE);
    }
}

/**
 * relu_training_tick:
 *
 * Takes over what the run has reached. To be called once a frame while "ticking".
 */
void
relu_training_tick (ReluTraining *self)
{
  g_return_if_fail (RELU_IS_TRAINING (self));

  if (self->thread == NULL)
    return;

  if (self->held != NULL && relu_document_get_gesture_depth (self->document) < 2)
    {
      g_clear_pointer (&self->held, g_free);
      relu_training_tell_locked (self);
      if (self->is_running)
        relu_training_allow (self);
    }
  take_news (self);
  relu_training_emit_changed (self);
}

/**
 * relu_training_pause:
 *
 * Makes no steps any more. What was under way is shown a moment later.
 */
void
relu_training_pause (ReluTraining *self)
{
  g_return_if_fail (RELU_IS_TRAINING (self));

  if (!self->is_running)
    return;

  take_news (self);
  if (self->is_running)
    {
      relu_run_thread_allow (self->thread, 0, RELU_RUN_UNLIMITED);
      relu_training_end_gesture (self);
    }
  relu_training_emit_changed (self);
}

/**
 * relu_training_step:
 *
 * Makes a single step; pauses where it runs. Steps that follow each other are one undo step. Mutes no unit any
 * more, as relu_training_run().
 */
void
relu_training_step (ReluTraining *self)
{
  g_return_if_fail (RELU_IS_TRAINING (self));

  if (self->is_running)
    {
      relu_training_pause (self);
      return;
    }
  if (!relu_training_can_run (self))
    return;

  relu_document_unmute_all (self->document);
  self->stop = RELU_STOP_NONE;
  if (relu_training_ensure_thread (self))
    {
      relu_run_thread_allow (self->thread, 1, RELU_RUN_UNLIMITED);
      relu_training_set_state (self, FALSE, TRUE);
    }
  relu_training_emit_changed (self);
}

gboolean
relu_training_get_running (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), FALSE);

  return self->is_running;
}

/**
 * relu_training_get_speed:
 *
 * Returns: how many steps it makes in a frame; %RELU_TRAINING_FLAT_OUT
 */
guint64
relu_training_get_speed (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), 0);

  return self->speed;
}

/**
 * relu_training_set_speed:
 * @steps_per_frame: how many it makes in a frame at most; %RELU_TRAINING_FLAT_OUT
 */
void
relu_training_set_speed (ReluTraining *self, guint64 steps_per_frame)
{
  g_return_if_fail (RELU_IS_TRAINING (self));

  if (self->speed == steps_per_frame)
    return;

  self->speed = steps_per_frame;
  if (self->is_running)
    relu_training_allow (self);
  relu_training_emit_changed (self);
}

/**
 * relu_training_get_step:
 *
 * Returns: after how many steps of the run what is shown is
 */
guint64
relu_training_get_step (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), 0);

  return self->step;
}

/**
 * relu_training_get_loss:
 *
 * Returns: the loss of what is shown; NAN without data
 */
double
relu_training_get_loss (ReluTraining *self)
{
  ReluLearning *learning;

  g_return_val_if_fail (RELU_IS_TRAINING (self), NAN);

  learning = relu_document_get_learning (self->document);
  return learning == NULL ? NAN : relu_learning_get_loss (learning);
}

/**
 * relu_training_get_stop:
 *
 * Returns: why it has stopped by itself, where that is what is shown
 */
ReluStop
relu_training_get_stop (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), RELU_STOP_NONE);

  return relu_training_is_at_end (self) ? self->stop : RELU_STOP_NONE;
}

/* Whether it rests where the set-up says that it shall. */
static gboolean
has_made_all_steps (ReluTraining *self)
{
  guint64 n_steps = relu_file_get_setup (relu_document_get_contents (self->document))->n_steps;

  return !self->is_running && relu_training_is_at_end (self) && self->step > 0 && n_steps > 0
         && self->step % n_steps == 0;
}

/**
 * relu_training_get_message:
 *
 * Returns: (transfer none) (nullable): why it has paused, or can't begin, as a sentence; until it changes
 */
const char *
relu_training_get_message (ReluTraining *self)
{
  ReluStop stop;

  g_return_val_if_fail (RELU_IS_TRAINING (self), NULL);

  if (self->error != NULL)
    return self->error->message;

  stop = relu_training_get_stop (self);
  if (stop != RELU_STOP_NONE)
    return relu_stop_get_reason (stop);

  return has_made_all_steps (self)
           ? _("All steps of the set-up are made. Run again for as many more.")
           : NULL;
}

/**
 * relu_training_get_record:
 *
 * Returns: (transfer none): the moments of the run and what happened between them; without any before the
 *   first step
 */
const ReluRecord *
relu_training_get_record (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), NULL);

  return self->record;
}

/**
 * relu_training_get_position:
 *
 * Returns: the index of the moment that is shown, or was passed last
 */
guint
relu_training_get_position (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), 0);

  return self->position;
}

/**
 * relu_training_is_at_end:
 *
 * Returns: whether nothing of the record is later than what is shown
 */
gboolean
relu_training_is_at_end (ReluTraining *self)
{
  g_return_val_if_fail (RELU_IS_TRAINING (self), TRUE);

  return self->position + 1 >= relu_record_get_n (self->record);
}
