/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-reaches.h"

#include <math.h>

#include "relu-steps.h"

struct _ReluReaches
{
  double usual;
  GHashTable *widened; /* parameter + 1 (as a pointer) -> double; the few that reach further */
};

static void
reaches_clear (gpointer data)
{
  ReluReaches *self = data;

  g_clear_pointer (&self->widened, g_hash_table_unref);
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
                                    relu_network_get_n_parameters (network));
  self->widened = g_hash_table_new_full (NULL, NULL, NULL, g_free);

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
  gpointer key = GSIZE_TO_POINTER (parameter + 1);
  double *widened = g_hash_table_lookup (self->widened, key);
  double reach = widened != NULL ? *widened : self->usual;

  if (fabs (value) <= reach)
    return reach;

  widened = g_new (double, 1);
  *widened = relu_reach_for (value);
  g_hash_table_insert (self->widened, key, widened);

  return *widened;
}
