/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-record.c: a run as a list of moments that never gets long.
 *
 * At first every step is kept. When there would be too many, every other one goes, and from then on only
 * every second, fourth, eighth … step is kept. Which steps these are depends on nothing but their numbers, so
 * that a run leaves the same record on every machine. Its first and its last moment are always there. */

#include "relu-record.h"

/* No more moments than this, and fewer of a large network. */
#define MAX_MOMENTS 4096
#define MIN_MOMENTS 16
#define MAX_BYTES (128 * 1024 * 1024)

struct _ReluRecord
{
  GPtrArray *moments; /* of ReluMoment, ascending by step */
  GArray *events;     /* of ReluEvent, ascending by step */
  guint64 n_lost_events;
};

/**
 * relu_moment_free:
 * @self: (nullable): a moment, or what is left in a list where it was taken out
 */
void
relu_moment_free (ReluMoment *self)
{
  if (self == NULL)
    return;

  relu_network_unref (self->network);
  g_free (self->dead);
  g_free (self);
}

/* How many moments of such a network are kept. */
static gsize
get_capacity (const ReluNetwork *network)
{
  gsize bytes = relu_network_get_n_parameters (network) * sizeof (double);

  return CLAMP (MAX_BYTES / MAX (bytes, 1), MIN_MOMENTS, MAX_MOMENTS);
}

/**
 * relu_record_get_spacing:
 * @network: a network as in the run
 * @step: of a run
 *
 * Returns: of the steps around @step, the multiples of this are kept
 */
guint64
relu_record_get_spacing (const ReluNetwork *network, guint64 step)
{
  gsize capacity = get_capacity (network);
  guint64 spacing = 1;

  while (step / spacing >= capacity)
    spacing *= 2;

  return spacing;
}

/**
 * relu_record_new:
 *
 * Returns: (transfer full): a record without moments
 */
ReluRecord *
relu_record_new (void)
{
  ReluRecord *self = g_new0 (ReluRecord, 1);

  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_moment_free);
  self->events = g_array_new (FALSE, FALSE, sizeof (ReluEvent));

  return self;
}

void
relu_record_free (ReluRecord *self)
{
  g_ptr_array_unref (self->moments);
  g_array_unref (self->events);
  g_free (self);
}

/**
 * relu_record_clear:
 *
 * Forgets everything.
 */
void
relu_record_clear (ReluRecord *self)
{
  relu_record_truncate (self, 0);
  self->n_lost_events = 0;
}

static void
add_event (ReluRecord *self, const ReluEvent *event)
{
  if (self->events->len < RELU_RECORD_MAX_EVENTS)
    g_array_append_val (self->events, *event);
  else
    self->n_lost_events++;
}

/* What happened from one moment to the next. Units are compared where there are as many. */
static void
compare (ReluRecord *self, const ReluMoment *before, const ReluMoment *after)
{
  ReluEvent event = { .step = after->step };

  for (guint i = 0; before->n_units == after->n_units && i < after->n_units; i++)
    if (before->dead[i] != after->dead[i])
      {
        event.kind = after->dead[i] ? RELU_EVENT_DIED : RELU_EVENT_REVIVED;
        event.unit = i;
        add_event (self, &event);
      }

  if (before->n_regions != after->n_regions && before->n_regions > 0 && after->n_regions > 0)
    {
      event.kind = RELU_EVENT_REGIONS;
      event.unit = 0;
      event.from = before->n_regions;
      event.to = after->n_regions;
      add_event (self, &event);
    }
}

/* Drops what is no longer to be kept, except the first and the last. */
static void
thin (ReluRecord *self)
{
  const ReluMoment *last = relu_record_get (self, self->moments->len - 1);
  guint64 spacing = relu_record_get_spacing (last->network, last->step);
  guint n = 1;

  for (guint i = 1; i < self->moments->len; i++)
    {
      ReluMoment *moment = g_ptr_array_index (self->moments, i);

      if (moment->step % spacing != 0 && moment != last)
        relu_moment_free (moment);
      else
        self->moments->pdata[n++] = moment;
    }
  /* What stands behind them is not there any more, or stands further ahead. */
  g_ptr_array_set_free_func (self->moments, NULL);
  g_ptr_array_set_size (self->moments, (int) n);
  g_ptr_array_set_free_func (self->moments, (GDestroyNotify) relu_moment_free);
}

/**
 * relu_record_append:
 * @moment: (transfer full): the next one
 *
 * Adds a moment. One at the step of the last one takes its place: something was changed by hand there.
 */
void
relu_record_append (ReluRecord *self, ReluMoment *moment)
{
  guint n = self->moments->len;

  if (n > 0)
    {
      const ReluMoment *last = relu_record_get (self, n - 1);

      g_return_if_fail (last->step <= moment->step);
      compare (self, last, moment);
      if (last->step == moment->step)
        g_ptr_array_set_size (self->moments, (int) --n);
    }
  g_ptr_array_add (self->moments, moment);
  if (self->moments->len > get_capacity (moment->network) + 1)
    thin (self);
}

/**
 * relu_record_truncate:
 * @n: how many moments stay
 *
 * Forgets the later moments, and what happened after the last one that stays.
 */
void
relu_record_truncate (ReluRecord *self, guint n)
{
  guint n_events = self->events->len;

  if (n >= self->moments->len)
    return;

  g_ptr_array_set_size (self->moments, (int) n);
  while (n_events > 0
         && (n == 0
             || relu_record_get_event (self, n_events - 1)->step
                  > relu_record_get (self, n - 1)->step))
    n_events--;
  g_array_set_size (self->events, n_events);
}

/**
 * relu_record_get_n:
 *
 * Returns: how many moments there are
 */
guint
relu_record_get_n (const ReluRecord *self)
{
  return self->moments->len;
}

/**
 * relu_record_get:
 * @index: of a moment, from 0
 *
 * Returns: (transfer none): the moment; until the record changes
 */
const ReluMoment *
relu_record_get (const ReluRecord *self, guint index)
{
  return g_ptr_array_index (self->moments, index);
}

/**
 * relu_record_find:
 * @step: of a run
 *
 * Returns: the index of the last moment that is not after @step, 0 for one before the first;
 *   the record must have moments
 */
guint
relu_record_find (const ReluRecord *self, guint64 step)
{
  guint low = 0, high = self->moments->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (relu_record_get (self, middle)->step <= step)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_record_get_n_events:
 *
 * Returns: how many events are known
 */
guint
relu_record_get_n_events (const ReluRecord *self)
{
  return self->events->len;
}

/**
 * relu_record_get_event:
 * @index: of an event, from 0; they are in the order of their steps
 *
 * Returns: (transfer none): the event; until the record changes
 */
const ReluEvent *
relu_record_get_event (const ReluRecord *self, guint index)
{
  return &g_array_index (self->events, ReluEvent, index);
}

/**
 * relu_record_get_n_lost_events:
 *
 * Returns: how many events more there were, after #RELU_RECORD_MAX_EVENTS
 */
guint64
relu_record_get_n_lost_events (const ReluRecord *self)
{
  return self->n_lost_events;
}
