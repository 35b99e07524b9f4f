/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-zones.c: the zones of a parameter, against the regions of networks with it set. */

#include <math.h>

#include "relu-regions.h"
#include "relu-zones.h"

#define NONE INFINITY, -INFINITY
#define ALL -INFINITY, INFINITY

static ReluNetwork *
one_unit (ReluActivationKind kind, double w, double b)
{
  ReluLayer layers[] = { { 1, 1, { kind, 0.01 } }, { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[] = { w, b, 1, 0 };

  return relu_network_new (2, layers, parameters, NULL);
}

static void
test_table (void)
{
  static const struct
  {
    double w, b, from, to;
    gsize parameter; /* 0: w, 1: b */
    double off_from, off_to, on_from, on_to;
    gboolean on_has_from, on_has_to;
  } rows[] = {
    /* b moves the breakpoint through the domain; at b = 4 z is 0 at the left end only */
    { 1, 0, -4, 4, 1, -INFINITY, -4, 4, INFINITY, TRUE, FALSE },
    { -2, 7, -4, 4, 1, -INFINITY, -8, 8, INFINITY, TRUE, FALSE },
    { 1, 0, 1, 3, 1, -INFINITY, -3, -1, INFINITY, TRUE, FALSE },
    /* no weight: on for b > 0, off for b <= 0 */
    { 0, 0, -4, 4, 1, -INFINITY, 0, 0, INFINITY, FALSE, FALSE },
    /* w turns the line about (0, b) */
    { 1, 3, -4, 4, 0, NONE, -0.75, 0.75, TRUE, TRUE },
    { 1, -2, -4, 4, 0, -0.5, 0.5, NONE, FALSE, FALSE },
    { 1, 0, -4, 4, 0, 0, 0, NONE, FALSE, FALSE },
    { 1, 3, 1, 3, 0, -INFINITY, -3, -1, INFINITY, TRUE, FALSE },
    { 1, -3, 1, 3, 0, -INFINITY, 1, 3, INFINITY, TRUE, FALSE },
    { 1, 0, 0, 3, 0, -INFINITY, 0, 0, INFINITY, FALSE, FALSE },
    { 1, 1, 0, 3, 0, NONE, -1.0 / 3, INFINITY, TRUE, FALSE },
    { 1, -1, 0, 3, 0, -INFINITY, 1.0 / 3, NONE, FALSE, FALSE },
    { 1, -1, -3, 0, 0, -1.0 / 3, INFINITY, NONE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network = one_unit (RELU_ACTIVATION_RELU, rows[i].w, rows[i].b);
      ReluZones zones;

      g_assert_true (
        relu_zones_compute (network, rows[i].from, rows[i].to, rows[i].parameter, &zones));
      g_assert_cmpfloat (zones.off_from, ==, rows[i].off_from);
      g_assert_cmpfloat (zones.off_to, ==, rows[i].off_to);
      g_assert_cmpfloat (zones.on_from, ==, rows[i].on_from);
      g_assert_cmpfloat (zones.on_to, ==, rows[i].on_to);
      g_assert_cmpint (zones.on_has_from, ==, rows[i].on_has_from);
      g_assert_cmpint (zones.on_has_to, ==, rows[i].on_has_to);
    }
}

static void
test_none (void)
{
  g_autoptr (ReluNetwork) relu = one_unit (RELU_ACTIVATION_RELU, 1, 0);
  g_autoptr (ReluNetwork) tanh = one_unit (RELU_ACTIVATION_TANH, 1, 0);
  ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_TANH, 0 } },
                         { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                         { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 0, 1, 0, 1, 0 };
  g_autoptr (ReluNetwork) behind = relu_network_new (3, layers, parameters, NULL);
  ReluZones zones;

  g_assert_false (relu_zones_compute (relu, -4, 4, 2, &zones)); /* v: the output does not switch */
  g_assert_false (relu_zones_compute (tanh, -4, 4, 0, &zones));
  g_assert_false (relu_zones_compute (behind, -4, 4, 2, &zones));
}

static ReluUnitState
state_with (ReluNetwork *network, double from, double to, gsize parameter, double value)
{
  g_autoptr (ReluNetwork) changed = relu_network_with_parameter (network, parameter, value);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluRegions) regions = relu_regions_new (changed, from, to, &error);
  ReluParameter p;
  ReluUnit out;
  guint unit;

  g_assert_no_error (error);
  relu_network_describe_parameter (network, parameter, &p);
  g_assert_true (relu_regions_lookup_unit (regions, p.layer, p.unit, &unit));
  relu_regions_get_unit (regions, unit, &out);

  return out.state;
}

static ReluUnitState
state_by_zones (const ReluZones *zones, double value)
{
  if (value >= zones->off_from && value <= zones->off_to)
    return RELU_UNIT_ALWAYS_INACTIVE;
  if ((value > zones->on_from || (value == zones->on_from && zones->on_has_from))
      && (value < zones->on_to || (value == zones->on_to && zones->on_has_to)))
    return RELU_UNIT_ALWAYS_ACTIVE;

  return RELU_UNIT_SWITCHES;
}

/* A zone can be a single value, where z touches zero at two corners from above: rounding may lose it.
 * Then its neighbours on both sides have the state that the zones say. */
static gboolean
is_lone_point (ReluNetwork *network, double from, double to, gsize parameter, double value,
               ReluUnitState state)
{
  double step = 1e-7 * (1 + fabs (value));

  return state_with (network, from, to, parameter, value) == RELU_UNIT_ALWAYS_ACTIVE
         && state == RELU_UNIT_SWITCHES
         && state_with (network, from, to, parameter, value - step) == state
         && state_with (network, from, to, parameter, value + step) == state;
}

/* Closer to a bound than z is rounded. */
static gboolean
is_near_any (double value, const double bounds[4])
{
  for (guint i = 0; i < 4; i++)
    if (fabs (value - bounds[i]) <= 1e-9 * (1 + fabs (value)))
      return TRUE;

  return FALSE;
}

/* Small whole numbers, so that breakpoints coincide, lie on the ends of the domain, and units are
 * constant, while all z are exact: then the ends of the zones are exact too, up to one division. */
static double
random_parameter (gboolean coarse)
{
  return coarse ? g_test_rand_int_range (-3, 4) : g_test_rand_double_range (-2, 2);
}

static void
test_property (gconstpointer data)
{
  gboolean coarse = GPOINTER_TO_INT (data);
  guint n_seen[3] = { 0, 0, 0 };

  for (guint round = 0; round < 400; round++)
    {
      guint n_layers = (guint) g_test_rand_int_range (1, 5);
      ReluLayer layers[5];
      g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluZoner) zoner = NULL;
      double from = coarse ? g_test_rand_int_range (-4, 1) : -3.3;
      double to = coarse ? from + g_test_rand_int_range (1, 6) : 2.9;

      for (guint i = 0; i < n_layers; i++)
        {
          layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
          layers[i].n_units = i + 1 == n_layers ? 1 : (guint) g_test_rand_int_range (1, 5);
          layers[i].activation.kind = (ReluActivationKind) g_test_rand_int_range (0, 3);
          layers[i].activation.negative_slope
            = layers[i].activation.kind == RELU_ACTIVATION_LEAKY_RELU ? 0.5 : 0;
          for (guint j = 0; j < (layers[i].n_inputs + 1) * layers[i].n_units; j++)
            {
              double value = random_parameter (coarse);

              g_array_append_val (parameters, value);
            }
        }
      network = relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, NULL);
      zoner = relu_zoner_new (network, from, to);

      for (gsize k = 0; k < relu_network_get_n_parameters (network); k++)
        {
          ReluZones zones;
          ReluParameter p;
          double bounds[4];

          relu_network_describe_parameter (network, k, &p);
          if (!relu_zoner_compute (zoner, k, &zones))
            {
              g_assert_false (relu_activation_has_knot (&layers[p.layer].activation));
              continue;
            }
          g_assert_true (relu_activation_has_knot (&layers[p.layer].activation));

          bounds[0] = zones.off_from;
          bounds[1] = zones.off_to;
          bounds[2] = zones.on_from;
          bounds[3] = zones.on_to;
          for (guint i = 0; i < 12; i++)
            {
              /* Somewhere, and just beside every bound. */
              double value = i < 4 ? random_parameter (coarse) * 4
                                   : bounds[(i - 4) / 2]
                                       + (i % 2 == 0 ? 1e-5 : -1e-5) * (1 + fabs (bounds[(i - 4) / 2]));
              ReluUnitState state;

              if (!isfinite (value) || (p.layer > 0 && is_near_any (value, bounds)))
                continue;
              state = state_by_zones (&zones, value);
              if (!is_lone_point (network, from, to, k, value, state))
                g_assert_cmpint (state_with (network, from, to, k, value), ==, state);
              n_seen[state]++;
            }
          /* Exactly at the bounds, in the first layer, where z has no rounding. */
          for (guint i = 0; coarse && p.layer == 0 && i < 4; i++)
            if (isfinite (bounds[i]) && bounds[i] * 64 == rint (bounds[i] * 64))
              g_assert_cmpint (state_with (network, from, to, k, bounds[i]), ==,
                               state_by_zones (&zones, bounds[i]));
        }
    }
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (n_seen[i], >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zones/table", test_table);
  g_test_add_func ("/zones/none", test_none);
  g_test_add_data_func ("/zones/property/random", GINT_TO_POINTER (FALSE), test_property);
  g_test_add_data_func ("/zones/property/coincident", GINT_TO_POINTER (TRUE), test_property);
  return g_test_run ();
}
