/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-analysis.h"

#include "relu-words.h"

/* In multiplications: a deep network with many regions goes without the curves of its units rather
 * than making every frame late. */
#define MAX_PROFILE_COST 4e6

struct _ReluAnalysis
{
  gatomicrefcount ref_count;
  ReluNetwork *network;
  double from, to;
  ReluVerdict verdict;
  ReluRegions *regions; /* exactly one of these is there */
  ReluCurve *curve;
  char *headline;
  char *reason;

  gsize outside_is_known; /* for g_once_init_enter() */
  ReluOutside *outside;
  GMutex mutex; /* of what follows: another thread may paint the same analysis */
  ReluProfile **profiles; /* of each layer; NULL: not asked for yet, or too much work */
};

static ReluVerdict
judge (const ReluRegions *regions)
{
  if (relu_regions_get_n_linear_regions (regions) > 1)
    return RELU_VERDICT_PIECEWISE_LINEAR;
  if (relu_regions_get_slopes (regions)[0] == 0)
    return RELU_VERDICT_CONSTANT;

  return RELU_VERDICT_LINEAR;
}

/**
 * relu_analysis_new:
 * @network: what is to be analysed
 * @from: where the domain begins
 * @to: where it ends
 * @error: RELU_REGIONS_ERROR or, for a smooth network, RELU_CURVE_ERROR
 *
 * Returns: (transfer full) (nullable): its regions or its curve, and the verdict in words
 */
ReluAnalysis *
relu_analysis_new (ReluNetwork *network, double from, double to, GError **error)
{
  return relu_analysis_new_muted (network, from, to, NULL, error);
}

/**
 * relu_analysis_new_muted:
 * @network: what is to be analysed: the weights out of some of its units are 0 for the moment only
 * @note: (nullable): the sentence that says which units those are; %NULL: none
 *
 * As relu_analysis_new(), but the reason begins with @note, and takes no 0 for a weight.
 *
 * Returns: (transfer full) (nullable): its regions or its curve, and the verdict in words
 */
ReluAnalysis *
relu_analysis_new_muted (ReluNetwork *network, double from, double to, const char *note,
                         GError **error)
{
  g_autoptr (ReluRegions) regions = NULL;
  g_autoptr (ReluCurve) curve = NULL;
  ReluAnalysis *self;

  if (relu_network_is_smooth (network))
    curve = relu_curve_new (network, from, to, error);
  else
    regions = relu_regions_new (network, from, to, error);
  if (regions == NULL && curve == NULL)
    return NULL;

  self = g_new0 (ReluAnalysis, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->network = relu_network_ref (network);
  self->from = from;
  self->to = to;
  g_mutex_init (&self->mutex);
  self->profiles = g_new0 (ReluProfile *, relu_network_get_n_layers (network));
  if (regions != NULL)
    {
      self->verdict = judge (regions);
      self->headline = relu_words_dup_regions_headline (regions, self->verdict);
      self->reason = relu_words_dup_regions_reason (regions, note != NULL);
    }
  else
    {
      self->verdict = RELU_VERDICT_SMOOTH;
      self->headline = relu_words_dup_curve_headline (network, curve);
      self->reason = relu_words_dup_curve_reason (network, curve);
    }
  if (note != NULL)
    {
      g_autofree char *reason = g_steal_pointer (&self->reason);

      self->reason = g_strdup_printf ("%s %s", note, reason);
    }
  self->regions = g_steal_pointer (&regions);
  self->curve = g_steal_pointer (&curve);

  return self;
}

ReluAnalysis *
relu_analysis_ref (ReluAnalysis *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_analysis_unref (ReluAnalysis *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < relu_network_get_n_layers (self->network); i++)
    g_clear_pointer (&self->profiles[i], relu_profile_free);
  g_free (self->profiles);
  g_mutex_clear (&self->mutex);
  relu_network_unref (self->network);
  g_clear_pointer (&self->regions, relu_regions_unref);
  g_clear_pointer (&self->curve, relu_curve_unref);
  g_clear_pointer (&self->outside, relu_outside_unref);
  g_free (self->headline);
  g_free (self->reason);
  g_free (self);
}

ReluNetwork *
relu_analysis_get_network (const ReluAnalysis *self)
{
  return self->network;
}

double
relu_analysis_get_from (const ReluAnalysis *self)
{
  return self->from;
}

double
relu_analysis_get_to (const ReluAnalysis *self)
{
  return self->to;
}

ReluVerdict
relu_analysis_get_verdict (const ReluAnalysis *self)
{
  return self->verdict;
}

/**
 * relu_verdict_get_name:
 *
 * Returns: the verdict for programs: "constant", "linear", "piecewise-linear" or "smooth"
 */
const char *
relu_verdict_get_name (ReluVerdict verdict)
{
  static const char *const names[] = { "constant", "linear", "piecewise-linear", "smooth" };

  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (names), NULL);

  return names[verdict];
}

/**
 * relu_analysis_get_regions:
 *
 * Returns: (transfer none) (nullable): the exact regions; NULL for a smooth network
 */
ReluRegions *
relu_analysis_get_regions (const ReluAnalysis *self)
{
  return self->regions;
}

/**
 * relu_analysis_get_curve:
 *
 * Returns: (transfer none) (nullable): the sampled curve of a smooth network; NULL for all others
 */
ReluCurve *
relu_analysis_get_curve (const ReluAnalysis *self)
{
  return self->curve;
}

/**
 * relu_analysis_get_points:
 * @xs: (out): ascending, from one end of the domain to the other
 * @ys: (out): f there
 *
 * The curve as a polyline: exact between the switches of a piecewise-linear network, sampled to the
 * error of its ReluCurve for a smooth one.
 *
 * Returns: how many points there are, 2 at least
 */
guint
relu_analysis_get_points (const ReluAnalysis *self, const double **xs, const double **ys)
{
  if (self->regions != NULL)
    {
      *xs = relu_regions_get_xs (self->regions);
      *ys = relu_regions_get_ys (self->regions);
      return relu_regions_get_n_activation_regions (self->regions) + 1;
    }

  *xs = relu_curve_get_xs (self->curve);
  *ys = relu_curve_get_ys (self->curve);
  return relu_curve_get_n_points (self->curve);
}

/**
 * relu_analysis_get_outside:
 *
 * May be called by several threads; see relu_outside_is_cheap() for how long the first call takes.
 *
 * Returns: (transfer none) (nullable): where units switch outside the domain; NULL for a smooth
 *   network, and for one with more than RELU_OUTSIDE_MAX_PARAMETERS
 */
ReluOutside *
relu_analysis_get_outside (ReluAnalysis *self)
{
  if (g_once_init_enter (&self->outside_is_known))
    {
      if (self->regions != NULL
          && relu_network_get_n_parameters (self->network) <= RELU_OUTSIDE_MAX_PARAMETERS)
        self->outside = relu_outside_new (self->regions);
      g_once_init_leave (&self->outside_is_known, 1);
    }

  return self->outside;
}

/**
 * relu_analysis_get_headline:
 *
 * Returns: the verdict in words, translated, plain text: "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20"
 */
const char *
relu_analysis_get_headline (const ReluAnalysis *self)
{
  return self->headline;
}

/**
 * relu_analysis_get_reason:
 *
 * Returns: one sentence why, translated, plain text
 */
const char *
relu_analysis_get_reason (const ReluAnalysis *self)
{
  return self->reason;
}

/* The switches of the layer's own units are exactly where the regions have them. */
static void
set_zeros (ReluAnalysis *self, ReluProfile *profile, guint layer)
{
  guint n_units = relu_network_get_layer (self->network, layer)->n_units, first;

  if (self->regions == NULL || !relu_regions_lookup_unit (self->regions, layer, 0, &first))
    return;

  for (guint i = 1; i < relu_regions_get_n_activation_regions (self->regions); i++)
    {
      ReluBreakpoint point;

      relu_regions_get_point (self->regions, i, &point);
      for (guint k = 0; k < point.n_switches; k++)
        if (point.switches[k].unit >= first && point.switches[k].unit - first < n_units)
          relu_profile_set_zero (profile, point.switches[k].unit - first, i);
    }
}

static ReluProfile *
make_profile (ReluAnalysis *self, guint layer)
{
  ReluProfile *profile;
  const double *xs, *ys;
  guint n;

  if (relu_profile_is_straight (self->network, layer))
    return relu_profile_new (self->network, layer, self->from, self->to);

  n = relu_analysis_get_points (self, &xs, &ys);
  if ((double) relu_network_get_n_parameters (self->network) * n > MAX_PROFILE_COST)
    return NULL;

  profile = relu_profile_new_sampled (self->network, layer, n, xs);
  set_zeros (self, profile, layer);

  return profile;
}

/**
 * relu_analysis_get_profile:
 * @layer: from 0
 *
 * Exact for piecewise linear networks, as fine as the curve for smooth ones. Computed once; may be
 * asked for on any thread.
 *
 * Returns: (transfer none) (nullable): z and h of the layer's units over the domain; %NULL where
 *   that would take too long
 */
const ReluProfile *
relu_analysis_get_profile (ReluAnalysis *self, guint layer)
{
  const ReluProfile *profile;

  g_return_val_if_fail (layer < relu_network_get_n_layers (self->network), NULL);

  g_mutex_lock (&self->mutex);
  if (self->profiles[layer] == NULL)
    self->profiles[layer] = make_profile (self, layer);
  profile = self->profiles[layer];
  g_mutex_unlock (&self->mutex);

  return profile;
}
