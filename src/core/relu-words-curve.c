/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-words-curve.c: the verdict on a smooth network in words. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-number.h"
#include "relu-words.h"

/* A curve that stays this close to a straight line, as a share of its range, is called so. */
#define ALMOST_STRAIGHT 1e-3

/* "tanh", or "tanh and GELU": the curved activations of a network. */
static char *
dup_smooth_names (const ReluNetwork *network, gboolean *any_knot)
{
  const char *titles[RELU_N_ACTIVATION_KINDS];
  gboolean seen[RELU_N_ACTIVATION_KINDS] = { FALSE };
  GString *list = g_string_new (NULL);
  guint n = 0;

  *any_knot = FALSE;
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluActivation *activation = &relu_network_get_layer (network, i)->activation;

      *any_knot |= relu_activation_has_knot (activation);
      if (relu_activation_is_smooth (activation) && !seen[activation->kind])
        titles[n++] = relu_activation_kind_get_title (activation->kind);
      seen[activation->kind] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    relu_words_append_item (list, titles[i], i, n);

  return g_string_free (list, FALSE);
}

/* The chord between the ends of the curve, and how far the curve is from it as a share of its
 * range. */
static double
get_bend (const ReluCurve *curve, double *slope, double *intercept)
{
  const double *xs = relu_curve_get_xs (curve);
  const double *ys = relu_curve_get_ys (curve);
  guint n = relu_curve_get_n_points (curve);
  double low = INFINITY;
  double high = -INFINITY;
  double distance = relu_curve_get_error (curve);

  *slope = (ys[n - 1] - ys[0]) / (xs[n - 1] - xs[0]);
  *intercept = fabs (xs[0]) <= fabs (xs[n - 1]) ? ys[0] - *slope * xs[0]
                                                : ys[n - 1] - *slope * xs[n - 1];
  for (guint i = 0; i < n; i++)
    {
      double chord = ys[0] + *slope * (xs[i] - xs[0]);

      distance = MAX (distance, fabs (ys[i] - chord) + relu_curve_get_error (curve));
      low = MIN (low, ys[i]);
      high = MAX (high, ys[i]);
    }

  return high > low ? distance / (high - low) : distance > 0 ? INFINITY : 0;
}

/**
 * relu_words_dup_curve_headline:
 *
 * Returns: (transfer full): "Curved everywhere on −4 ≤ x ≤ 4", or what is true instead
 */
char *
relu_words_dup_curve_headline (const ReluNetwork *network, const ReluCurve *curve)
{
  const double *xs = relu_curve_get_xs (curve);
  double from = xs[0];
  double to = xs[relu_curve_get_n_points (curve) - 1];
  g_autofree char *domain = relu_words_dup_domain (from, to);
  g_autofree char *equation = NULL;
  g_autofree char *names = NULL;
  gboolean any_knot;
  double slope, intercept;
  double bend = get_bend (curve, &slope, &intercept);

  equation = relu_words_dup_equation (slope, intercept, from, to);
  if (relu_curve_is_flat (curve) && !relu_curve_is_straight (curve))
    {
      char number[RELU_NUMBER_BUFFER];

      /* Translators: "Almost constant on −4 ≤ x ≤ 4: f(x) ≈ 3" */
      return g_strdup_printf (_("Almost constant on %s: f(x) ≈ %s"), domain,
                              relu_number_to_display (relu_curve_get_ys (curve)[0],
                                                      relu_number_get_digits (), number));
    }
  if (relu_curve_is_straight (curve))
    return g_strdup_printf (slope == 0 ? _("Constant on %s: f(x) = %s")
                                       : _("Linear on %s: f(x) = %s"),
                            domain, equation);
  if (bend <= ALMOST_STRAIGHT)
    /* Translators: "Almost straight on −4 ≤ x ≤ 4: f(x) ≈ 2x + 20" */
    return g_strdup_printf (_("Almost straight on %s: f(x) ≈ %s"), domain, equation);

  names = dup_smooth_names (network, &any_knot);
  if (any_knot)
    return g_strdup_printf (_("Curved on %s"), domain);

  return g_strdup_printf (_("Curved everywhere on %s"), domain);
}

/**
 * relu_words_dup_curve_reason:
 *
 * Returns: (transfer full): one sentence that says why
 */
char *
relu_words_dup_curve_reason (const ReluNetwork *network, const ReluCurve *curve)
{
  gboolean any_knot;
  g_autofree char *names = dup_smooth_names (network, &any_knot);
  double slope, intercept;

  /* Translators: in these sentences %s is the name of one or more activations: "tanh and GELU" */
  if (relu_curve_is_straight (curve))
    return g_strdup_printf (_("Nothing that %s curves reaches the output."), names);
  if (relu_curve_is_flat (curve))
    return g_strdup_printf (_("All that %s curves cancels, as far as can be told."), names);
  if (get_bend (curve, &slope, &intercept) <= ALMOST_STRAIGHT)
    return g_strdup_printf (_("Curved by %s, but by less than a thousandth of the curve's height."),
                            names);
  if (any_knot)
    return g_strdup_printf (_("Bent gradually by %s, with corners where other units switch: there are "
                              "no linear regions to count."),
                            names);

  return g_strdup_printf (_("Bent gradually by %s, which has no knot where it could switch: there are "
                            "no linear regions and no breakpoints."),
                          names);
}
