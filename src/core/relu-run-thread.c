/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-run-thread.c: the thread works in slices of a few milliseconds. Between them, and only then, it takes over
 * what is wanted of it and leaves what there is to know: the newest state, which replaces the one before, and
 * all moments for the record. The lock is never held while it computes. */

#include "relu-run-thread.h"

#include "relu-nice-private.h"

#define SLICE (3 * 1000) /* µs */

/* The window comes first where there are few cores. */
#define NICE 5

/* What is wanted, where the pointer is not NULL or the flag is set. */
typedef struct
{
  gboolean has_options;
  ReluTrainerOptions options;
  ReluNetwork *network; /* its parameters */
  guint8 *locked;
  gboolean has_domain;
  double from, to;
} Wishes;

struct _ReluRunThread
{
  gatomicrefcount ref_count; /* the thread has one of its own, so that nobody waits for it to end */
  gsize n_parameters;
  ReluRun *run; /* of the thread alone */
  gboolean is_noted; /* of the thread alone: the present state is among the moments */
  gboolean is_moved; /* of the thread alone: by hand since then, which is a moment where it goes on from there */

  GMutex mutex; /* of what follows */
  GCond wanted;
  gboolean quit;
  guint64 n_allowed; /* steps that may be made */
  guint64 end_step;  /* of the record; none is made after it, whatever is allowed */
  guint n_grants;    /* how often somebody has said how many */
  Wishes wishes;
  ReluRunNews news;
};

/**
 * relu_run_news_clear:
 *
 * Lets go of what @news hold.
 */
void
relu_run_news_clear (ReluRunNews *news)
{
  g_clear_pointer (&news->network, relu_network_unref);
  g_clear_pointer (&news->moments, g_ptr_array_unref);
}

static GPtrArray *
moments_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relu_moment_free);
}

static void
release (ReluRunThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  relu_run_free (self->run);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wanted);
  g_clear_pointer (&self->wishes.network, relu_network_unref);
  g_free (self->wishes.locked);
  relu_run_news_clear (&self->news);
  g_free (self);
}

static gboolean
has_wishes (const Wishes *wishes)
{
  return wishes->has_options || wishes->network != NULL || wishes->locked != NULL
         || wishes->has_domain;
}

/* Takes over what is wanted. */
static void
fulfil (ReluRunThread *self, Wishes *wishes)
{
  ReluTrainer *trainer = relu_run_get_trainer (self->run);

  if (wishes->has_options)
    relu_trainer_set_options (trainer, &wishes->options, NULL);
  if (wishes->locked != NULL)
    relu_trainer_set_locked (trainer, wishes->locked);
  if (wishes->network != NULL)
    relu_trainer_set_parameters (trainer, relu_network_get_parameters (wishes->network));
  if (wishes->has_domain)
    relu_run_set_domain (self->run, wishes->from, wishes->to);

  g_clear_pointer (&wishes->network, relu_network_unref);
  g_clear_pointer (&wishes->locked, g_free);
}

/* As many steps as there are in a slice, but no more than @n; returns how many were made. */
static guint64
work (ReluRunThread *self, guint64 n, GPtrArray *moments)
{
  gint64 end = g_get_monotonic_time () + SLICE;
  guint64 first = relu_run_get_step (self->run), made = 0, portion = 1;
  ReluStop stop = RELU_STOP_NONE;

  while (made < n && stop == RELU_STOP_NONE && g_get_monotonic_time () < end)
    {
      stop = relu_run_advance (self->run, MIN (portion, n - made), moments);
      made = relu_run_get_step (self->run) - first;
      portion = MIN (portion * 2, 1024);
    }

  return made;
}

/* Where it rests is a moment of the record, too. With the lock held before and after it. */
static void
note_rest (ReluRunThread *self)
{
  ReluMoment *moment;

  g_mutex_unlock (&self->mutex);
  moment = relu_run_dup_moment (self->run);
  self->is_noted = TRUE;
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->news.moments, moment);
}

/* One round, with the lock held before and after it. */
static void
run_slice (ReluRunThread *self)
{
  Wishes wishes = self->wishes;
  guint64 n_allowed = self->n_allowed, end_step = self->end_step, step, n, made;
  guint n_grants = self->n_grants;
  g_autoptr (GPtrArray) moments = moments_new ();
  ReluTrainer *trainer = relu_run_get_trainer (self->run);
  g_autoptr (ReluNetwork) network = NULL;
  ReluStop stop;
  double loss;

  self->news.is_idle = FALSE;
  self->wishes = (Wishes) { 0 };
  g_mutex_unlock (&self->mutex);

  if (wishes.network != NULL && self->is_noted)
    self->is_moved = TRUE;
  fulfil (self, &wishes);
  step = relu_run_get_step (self->run);
  n = end_step > step ? MIN (n_allowed, end_step - step) : 0;
  if (n > 0 && self->is_moved)
    {
      g_ptr_array_add (moments, relu_run_dup_moment (self->run));
      self->is_moved = FALSE;
    }
  made = work (self, n, moments);
  step += made;
  if (made > 0)
    self->is_noted = FALSE;
  stop = relu_trainer_get_stop (trainer);
  loss = relu_trainer_get_loss (trainer);
  network = relu_trainer_dup_network (trainer);

  g_mutex_lock (&self->mutex);
  if (self->n_grants == n_grants)
    {
      if (stop != RELU_STOP_NONE || step >= end_step)
        self->n_allowed = 0;
      else if (n_allowed != RELU_RUN_UNLIMITED)
        self->n_allowed -= made;
    }
  g_ptr_array_extend_and_steal (self->news.moments, g_steal_pointer (&moments));
  self->news.step = step;
  self->news.loss = loss;
  self->news.stop = stop;
  g_clear_pointer (&self->news.network, relu_network_unref);
  /* Where other parameters are wanted already, these are old news. */
  if (self->wishes.network == NULL)
    self->news.network = g_steal_pointer (&network);
}

static gpointer
thread_cb (gpointer user_data)
{
  ReluRunThread *self = user_data;

  relu_thread_set_nice (NICE);
  g_mutex_lock (&self->mutex);
  while (!self->quit)
    {
      if (self->n_allowed > 0 || has_wishes (&self->wishes))
        {
          run_slice (self);
        }
      else if (!self->is_noted)
        {
          note_rest (self);
        }
      else
        {
          self->news.is_idle = TRUE;
          g_cond_wait (&self->wanted, &self->mutex);
        }
    }
  g_mutex_unlock (&self->mutex);
  release (self);

  return NULL;
}

/**
 * relu_run_thread_new:
 * @run: (transfer full): a run
 *
 * Returns: (transfer full): the same in a thread, which waits until it may make steps
 */
ReluRunThread *
relu_run_thread_new (ReluRun *run)
{
  ReluRunThread *self = g_new0 (ReluRunThread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wanted);
  self->run = run;
  self->is_noted = TRUE;
  self->n_parameters = relu_trainer_get_n_parameters (relu_run_get_trainer (run));
  self->news.moments = moments_new ();
  self->news.is_idle = TRUE;

  g_atomic_ref_count_inc (&self->ref_count);
  g_thread_unref (g_thread_new ("training", thread_cb, self));

  return self;
}

/**
 * relu_run_thread_free:
 *
 * Lets go of the run: it ends after the slice that it is in, and nobody waits for that.
 */
void
relu_run_thread_free (ReluRunThread *self)
{
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_cond_signal (&self->wanted);
  g_mutex_unlock (&self->mutex);
  release (self);
}

/* Ends what begins with taking the lock: there is something to do. */
static void
wake (ReluRunThread *self)
{
  self->news.is_idle = FALSE;
  self->news.stop = RELU_STOP_NONE;
  g_cond_signal (&self->wanted);
  g_mutex_unlock (&self->mutex);
}

/**
 * relu_run_thread_allow:
 * @n_steps: how many it may make from now on; 0: it pauses; %RELU_RUN_UNLIMITED
 * @end_step: of the record, after which it makes none, wherever it has got to meanwhile; %RELU_RUN_UNLIMITED
 *
 * Replaces what was allowed before.
 */
void
relu_run_thread_allow (ReluRunThread *self, guint64 n_steps, guint64 end_step)
{
  g_mutex_lock (&self->mutex);
  self->n_allowed = n_steps;
  self->end_step = end_step;
  self->n_grants++;
  wake (self);
}

/**
 * relu_run_thread_set_options:
 * @options: checked ones, to train with from now on
 */
void
relu_run_thread_set_options (ReluRunThread *self, const ReluTrainerOptions *options)
{
  g_mutex_lock (&self->mutex);
  self->wishes.has_options = TRUE;
  self->wishes.options = *options;
  wake (self);
}

/**
 * relu_run_thread_set_parameters:
 * @network: of the same architecture as the run's
 *
 * Goes on from there. News of states before that are not told any more.
 */
void
relu_run_thread_set_parameters (ReluRunThread *self, ReluNetwork *network)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->wishes.network, relu_network_unref);
  self->wishes.network = relu_network_ref (network);
  g_clear_pointer (&self->news.network, relu_network_unref);
  wake (self);
}

/**
 * relu_run_thread_set_locked:
 * @locked: (array): for each parameter whether it must stay as it is, not 0
 */
void
relu_run_thread_set_locked (ReluRunThread *self, const guint8 *locked)
{
  g_mutex_lock (&self->mutex);
  g_free (self->wishes.locked);
  self->wishes.locked = g_memdup2 (locked, self->n_parameters);
  wake (self);
}

/**
 * relu_run_thread_set_domain:
 * @from: the left end, finite
 * @to: the right end, right of @from
 *
 * Regions are counted there from now on.
 */
void
relu_run_thread_set_domain (ReluRunThread *self, double from, double to)
{
  g_mutex_lock (&self->mutex);
  self->wishes.has_domain = TRUE;
  self->wishes.from = from;
  self->wishes.to = to;
  wake (self);
}

/**
 * relu_run_thread_take_news:
 * @news: (out caller-allocates): the newest state and all moments since the last call; to be cleared with
 *   relu_run_news_clear()
 */
void
relu_run_thread_take_news (ReluRunThread *self, ReluRunNews *news)
{
  g_mutex_lock (&self->mutex);
  *news = self->news;
  self->news.network = NULL;
  self->news.moments = moments_new ();
  g_mutex_unlock (&self->mutex);
}
