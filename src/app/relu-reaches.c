/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-reaches.h"

#include <math.h>

#include "relu-preferences.h"
#include "relu-steps.h"

struct _ReluReaches
{
  double usual;
  /* Parameter + 1 (as a pointer) -> double; the few that reach further. */
  GHashTable *widened; /* for a value */
  GHashTable *zones;   /* for the ends of zones */
};

static void
reaches_clear (gpointer data)
{
  ReluReaches *self = data;

  g_clear_pointer (&self->widened, g_hash_table_unref);
  g_clear_pointer (&self->zones, g_hash_table_unref);
}

/**
 * relu_reaches_new:
 * @network: as it was opened
 *
 * Returns: (transfer full): the usual reach for all parameters of @network
 */
ReluReaches *
relu_reaches_new (ReluNetwork *network)
{
  ReluReaches *self = g_rc_box_new0 (ReluReaches);

  self->usual = relu_default_reach (relu_network_get_parameters (network),
                                    relu_network_get_n_parameters (network),
                                    relu_preferences_get_slider_reach ());
  self->widened = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->zones = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

ReluReaches *
relu_reaches_ref (ReluReaches *self)
{
  return g_rc_box_acquire (self);
}

void
relu_reaches_unref (ReluReaches *self)
{
  g_rc_box_release_full (self, reaches_clear);
}

/* What @parameter reaches now. */
static double
get_reach (ReluReaches *self, gsize parameter)
{
  gpointer key = GSIZE_TO_POINTER (parameter + 1);
  double *widened = g_hash_table_lookup (self->widened, key);
  double *zone = g_hash_table_lookup (self->zones, key);
  double reach = self->usual;

  if (zone != NULL)
    reach = MAX (reach, *zone);
  if (widened != NULL)
    reach = MAX (reach, *widened);

  return reach;
}

static double
hold (ReluReaches *self, GHashTable *table, gsize parameter, double value)
{
  double reach = get_reach (self, parameter);

  if (fabs (value) <= reach)
    return reach;

  reach = relu_reach_for (value);
  g_hash_table_insert (table, GSIZE_TO_POINTER (parameter + 1), g_memdup2 (&reach, sizeof reach));

  return reach;
}

/**
 * relu_reaches_hold:
 * @parameter: index in the flat vector
 * @value: what the slider has to show
 *
 * Widens the reach of @parameter where @value lies beyond it; it stays wide after that, so that a
 * slider does not change its scale on the way back.
 *
 * Returns: the reach: the slider goes from minus to plus this
 */
double
relu_reaches_hold (ReluReaches *self, gsize parameter, double value)
{
  return hold (self, self->widened, parameter, value);
}

/**
 * relu_reaches_hold_zone:
 * @end: of a zone of @parameter
 *
 * As relu_reaches_hold(), but not forgotten by relu_reaches_narrow().
 *
 * Returns: the reach
 */
double
relu_reaches_hold_zone (ReluReaches *self, gsize parameter, double end)
{
  return hold (self, self->zones, parameter, end);
}

/**
 * relu_reaches_narrow:
 *
 * Forgets what values were held, of all parameters: values are other ones now, and a slider should
 * not stay as wide as for one that was taken back.
 */
void
relu_reaches_narrow (ReluReaches *self)
{
  g_hash_table_remove_all (self->widened);
}

/**
 * relu_reaches_narrow_one:
 * @parameter: index in the flat vector
 *
 * As relu_reaches_narrow(), for one parameter.
 */
void
relu_reaches_narrow_one (ReluReaches *self, gsize parameter)
{
  g_hash_table_remove (self->widened, GSIZE_TO_POINTER (parameter + 1));
}
