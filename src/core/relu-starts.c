/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-starts.c: many starts on all cores.
 *
 * Threads take the next seed that nobody has taken. A start depends on its seed alone, so that it does
 * not matter which thread has it, or when. What is shared is the results, each written once, and
 * published by its count of parts. */

#include "relu-starts.h"

#include <string.h>

#include "relu-nice-private.h"
#include "relu-start-private.h"

/* Progress of a start is counted in these; all of them: it is done, and its result can be read. */
#define PARTS 1000

/* How long a thread works without looking whether it shall go on, in microseconds. */
#define PIECE_TIME 5000

/* In the background, as nice (1) counts. */
#define NICE 10

struct _ReluStarts
{
  gatomicrefcount ref_count;
  ReluFile *file;
  guint8 *locked; /* of each parameter */
  guint n;
  guint64 n_steps;
  double fit;
  gboolean has_begun, is_background;

  ReluStart *starts;
  gint *parts; /* atomic, as the following three */
  gint next, n_done, is_cancelled;

  GMutex mutex;
  GCond over;
  guint n_running; /* threads */
};

/**
 * relu_starts_new:
 * @file: what to train, with data; how is its set-up
 *
 * Start i has the seed of the set-up's start plus i: weights are drawn with it, and where a batch is not
 * all points, their order. So each start is the training of a set-up with that seed. Locked parameters
 * stay as they are in @file.
 *
 * Returns: (transfer full): starts that have not begun
 */
ReluStarts *
relu_starts_new (ReluFile *file)
{
  const ReluSetup *setup = relu_file_get_setup (file);
  ReluStarts *self;

  g_return_val_if_fail (relu_file_get_data (file) != NULL, NULL);
  g_return_val_if_fail (setup->n_starts > 0, NULL);

  self = g_new0 (ReluStarts, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = relu_file_ref (file);
  self->locked = relu_file_dup_marked (file, RELU_MARK_LOCKED);
  self->n = setup->n_starts;
  self->n_steps = relu_setup_get_start_steps (setup);
  self->fit = relu_setup_get_fit (setup, relu_file_get_data (file));
  self->starts = g_new0 (ReluStart, self->n);
  self->parts = g_new0 (gint, self->n);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->over);

  return self;
}

ReluStarts *
relu_starts_ref (ReluStarts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * relu_starts_unref:
 *
 * Whatever runs goes on; cancel it before, where nobody else wants the results. Never waits.
 */
void
relu_starts_unref (ReluStarts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n; i++)
    relu_start_clear (&self->starts[i]);
  g_free (self->starts);
  g_free (self->parts);
  g_free (self->locked);
  relu_file_unref (self->file);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->over);
  g_free (self);
}

/**
 * relu_starts_draw:
 * @seed: of a start
 *
 * Returns: (transfer full): the network with which that start begins
 */
ReluNetwork *
relu_starts_draw (const ReluStarts *self, guint64 seed)
{
  ReluInitOptions init = relu_file_get_setup (self->file)->init;

  init.seed = seed;
  return relu_network_draw (relu_file_get_network (self->file), &init, self->locked);
}

/* A thread's trainer, at the beginning of a start. It is made once: the data are sorted only once then. */
static void
set_up (ReluStarts *self, ReluTrainer **trainer, guint64 seed)
{
  g_autoptr (ReluNetwork) network = relu_starts_draw (self, seed);
  ReluTrainerOptions options = relu_file_get_setup (self->file)->options;

  options.seed = seed;
  if (*trainer == NULL)
    *trainer = relu_trainer_new (network, relu_file_get_data (self->file), self->locked, &options,
                                 NULL);
  else
    relu_trainer_start_again (*trainer, relu_network_get_parameters (network), seed);
}

/* Whether it came to its end. How long the pieces are does not matter to a trainer. */
static gboolean
train (ReluStarts *self, ReluTrainer *trainer, guint index)
{
  guint64 piece = 1, done = 0;

  while (!relu_starts_is_cancelled (self))
    {
      gint64 begin = g_get_monotonic_time (), time;

      piece = MIN (piece, self->n_steps - done);
      done += piece;
      if (relu_trainer_run (trainer, piece) != RELU_STOP_NONE || done == self->n_steps)
        return TRUE;
      g_atomic_int_set (&self->parts[index],
                        (gint) ((PARTS - 1) * ((double) done / (double) self->n_steps)));
      time = g_get_monotonic_time () - begin;
      piece = time < PIECE_TIME / 2 ? 2 * piece : time > 2 * PIECE_TIME ? (piece + 1) / 2 : piece;
    }

  return FALSE;
}

static gpointer
work (gpointer user_data)
{
  g_autoptr (ReluStarts) self = user_data;
  g_autoptr (ReluTrainer) trainer = NULL;

  if (self->is_background)
    relu_thread_set_nice (NICE);
  while (!relu_starts_is_cancelled (self))
    {
      gint index = g_atomic_int_add (&self->next, 1);
      guint64 seed;

      if (index >= (gint) self->n)
        break;
      seed = relu_file_get_setup (self->file)->init.seed + (guint64) index;
      set_up (self, &trainer, seed);
      if (!train (self, trainer, (guint) index))
        break;
      relu_start_init (&self->starts[index], trainer, seed, self->file, self->fit);
      g_atomic_int_set (&self->parts[index], PARTS);
      g_atomic_int_inc (&self->n_done);
    }

  g_mutex_lock (&self->mutex);
  self->n_running--;
  g_cond_broadcast (&self->over);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/**
 * relu_starts_begin:
 * @n_threads: how many at once; 0: as many as there are processors
 * @background: whether all else that the machine has to do comes first
 *
 * Begins, once, and returns at once.
 */
void
relu_starts_begin (ReluStarts *self, guint n_threads, gboolean background)
{
  g_return_if_fail (!self->has_begun);

  if (n_threads == 0)
    n_threads = g_get_num_processors ();
  n_threads = MIN (n_threads, self->n);
  self->has_begun = TRUE;
  self->is_background = background;
  self->n_running = n_threads;
  for (guint i = 0; i < n_threads; i++)
    g_thread_unref (g_thread_new ("starts", work, relu_starts_ref (self)));
}

/**
 * relu_starts_cancel:
 *
 * Ends it within some milliseconds, without waiting for that. Starts that are done stay; those that were
 * under way are lost.
 */
void
relu_starts_cancel (ReluStarts *self)
{
  g_atomic_int_set (&self->is_cancelled, TRUE);
}

gboolean
relu_starts_is_cancelled (ReluStarts *self)
{
  return g_atomic_int_get (&self->is_cancelled);
}

/**
 * relu_starts_wait:
 * @microseconds: how long at most; below 0: as long as it takes
 *
 * Returns: whether it is over: all are done, or it was cancelled; %FALSE before it has begun
 */
gboolean
relu_starts_wait (ReluStarts *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean over;

  if (!self->has_begun)
    return FALSE;

  g_mutex_lock (&self->mutex);
  while (self->n_running > 0)
    if (microseconds < 0)
      g_cond_wait (&self->over, &self->mutex);
    else if (!g_cond_wait_until (&self->over, &self->mutex, end))
      break;
  over = self->n_running == 0;
  g_mutex_unlock (&self->mutex);

  return over;
}

/**
 * relu_starts_get_progress:
 *
 * Returns: how much of the most that there may be to do is done, from 0 to 1
 */
double
relu_starts_get_progress (ReluStarts *self)
{
  guint64 sum = 0;

  for (guint i = 0; i < self->n; i++)
    sum += (guint64) g_atomic_int_get (&self->parts[i]);

  return (double) sum / (PARTS * (double) self->n);
}

/**
 * relu_starts_get_file:
 *
 * Returns: (transfer none): what is trained, and how
 */
ReluFile *
relu_starts_get_file (const ReluStarts *self)
{
  return self->file;
}

guint
relu_starts_get_n (const ReluStarts *self)
{
  return self->n;
}

guint
relu_starts_get_n_done (ReluStarts *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

/**
 * relu_starts_get:
 * @index: below relu_starts_get_n(); seeds ascend
 *
 * Returns: (transfer none) (nullable): what became of it; NULL: it is not done
 */
const ReluStart *
relu_starts_get (ReluStarts *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);

  return g_atomic_int_get (&self->parts[index]) == PARTS ? &self->starts[index] : NULL;
}

/**
 * relu_starts_count:
 * @counts: (out): of those that are done
 */
void
relu_starts_count (ReluStarts *self, ReluStartCounts *counts)
{
  *counts = (ReluStartCounts) { 0 };
  for (guint i = 0; i < self->n; i++)
    {
      const ReluStart *start = relu_starts_get (self, i);

      if (start == NULL)
        continue;
      counts->n++;
      counts->of[start->outcome]++;
      counts->n_stuck += start->is_stuck ? 1 : 0;
    }
}

/* Whether the locked parameters, and their values, are the same. */
static gboolean
has_same_locks (const ReluStarts *self, ReluFile *file)
{
  const double *a = relu_network_get_parameters (relu_file_get_network (self->file));
  const double *b = relu_network_get_parameters (relu_file_get_network (file));
  gsize n = relu_network_get_n_parameters (relu_file_get_network (file));

  if (relu_file_get_n_marked (self->file, RELU_MARK_LOCKED) != relu_file_get_n_marked (file, RELU_MARK_LOCKED))
    return FALSE;
  for (gsize i = 0; relu_file_get_n_marked (file, RELU_MARK_LOCKED) > 0 && i < n; i++)
    if (self->locked[i] != (relu_file_is_marked (file, RELU_MARK_LOCKED, i) ? 1 : 0)
        || (self->locked[i] && a[i] != b[i]))
      return FALSE;

  return TRUE;
}

/* Whether @a and @b train alike from the same seed. */
static gboolean
is_same_setup (const ReluSetup *a, const ReluSetup *b)
{
  ReluSetup other = *b;

  other.n_starts = a->n_starts;
  other.init.seed = a->init.seed;
  other.options.seed = a->options.seed;

  return relu_setup_equal (a, &other);
}

/**
 * relu_starts_is_about:
 * @file: as it is now
 *
 * Returns: whether starts of these seeds would still come to the same: architecture, data, domain, locked
 *   parameters and set-up are the same. Which seeds, and how many, does not matter.
 */
gboolean
relu_starts_is_about (const ReluStarts *self, ReluFile *file)
{
  ReluData *a = relu_file_get_data (self->file), *b = relu_file_get_data (file);

  return file == self->file
         || (b != NULL && (a == b || relu_data_equal (a, b))
             && relu_network_same_architecture (relu_file_get_network (self->file),
                                                relu_file_get_network (file))
             && relu_file_get_from (self->file) == relu_file_get_from (file)
             && relu_file_get_to (self->file) == relu_file_get_to (file)
             && has_same_locks (self, file)
             && is_same_setup (relu_file_get_setup (self->file), relu_file_get_setup (file)));
}
