/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-learning-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number.h"

/* More would not be read. */
#define DIGITS 3

/**
 * relu_learning_text_dup_gradient:
 * @symbol: of the parameter, as "b₀"
 * @gradient: the derivative of the loss in it
 * @locked: whether training leaves it alone
 *
 * Returns: (transfer full): how large the gradient is, and where the loss is lower
 */
char *
relu_learning_text_dup_gradient (const char *symbol, double gradient, gboolean locked)
{
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;

  if (!isfinite (gradient))
    return g_strdup (_("The gradient overflows."));
  if (gradient == 0)
    /* Translators: %s is a parameter, as "b₀" */
    return g_strdup_printf (_("The gradient is exactly 0: training does not move %s."), symbol);

  relu_number_to_display (gradient, DIGITS, number);
  if (gradient < 0)
    /* Translators: a number, and a parameter, as "b₀" */
    text = g_strdup_printf (_("Gradient %s: a larger %s lowers the loss."), number, symbol);
  else
    /* Translators: a number, and a parameter, as "b₀" */
    text = g_strdup_printf (_("Gradient %s: a smaller %s lowers the loss."), number, symbol);
  if (!locked)
    return g_steal_pointer (&text);

  /* Translators: %s is a sentence about the gradient of a parameter */
  return g_strdup_printf (_("%s It is locked, training does not move it."), text);
}

static char *
dup_flat (const char *symbol, const ReluLossProfile *profile)
{
  char from_text[RELU_NUMBER_BUFFER], to_text[RELU_NUMBER_BUFFER];
  ReluLossStrip strip;
  double from, to;

  if (!relu_loss_profile_get_flat (profile, &from, &to))
    return NULL;

  relu_loss_profile_get_strip (profile, &strip);
  relu_number_to_display (from, DIGITS, from_text);
  relu_number_to_display (to, DIGITS, to_text);
  if (from == strip.lower && to == strip.upper)
    /* Translators: %s is a parameter, as "b₀" */
    return g_strdup_printf (_("Flat: on all of this slider the loss does not depend on %s."), symbol);
  if (from == strip.lower)
    /* Translators: a number, and a parameter, as "b₀" */
    return g_strdup_printf (_("Flat as far as %s: there the loss does not depend on %s."), to_text, symbol);
  if (to == strip.upper)
    /* Translators: a number, and a parameter, as "b₀" */
    return g_strdup_printf (_("Flat from %s on: there the loss does not depend on %s."), from_text, symbol);

  /* Translators: two numbers, and a parameter, as "b₀" */
  return g_strdup_printf (_("Flat from %s to %s: there the loss does not depend on %s."), from_text, to_text,
                          symbol);
}

/**
 * relu_learning_text_dup_profile:
 * @symbol: of the parameter, as "b₀"
 * @profile: (nullable): the loss along it, if it can be had
 * @value: its value
 * @is_sampled: whether the curve goes through values that were tried, and there is no bound for the rest
 *
 * Returns: (transfer full): what the curve above the slider shows, and from where to where it goes
 */
char *
relu_learning_text_dup_profile (const char *symbol, const ReluLossProfile *profile, double value,
                                gboolean is_sampled)
{
  char now[RELU_NUMBER_BUFFER], low[RELU_NUMBER_BUFFER], at[RELU_NUMBER_BUFFER], high[RELU_NUMBER_BUFFER];
  g_autofree char *flat = NULL, *text = NULL;
  ReluLossPoint lowest;
  ReluLossStrip strip;
  double from, to;

  if (profile == NULL)
    return g_strdup (_("The loss along this slider overflows, or takes too long to be found."));

  flat = dup_flat (symbol, profile);
  relu_loss_profile_get_strip (profile, &strip);
  relu_number_to_display (relu_loss_profile_interpolate (profile, value), DIGITS, now);
  if (flat != NULL && relu_loss_profile_get_flat (profile, &from, &to) && from == strip.lower
      && to == strip.upper)
    /* Translators: a sentence, and a number */
    return g_strdup_printf (_("%s It is %s."), flat, now);

  relu_loss_profile_get_lowest (profile, &lowest);
  relu_number_to_display (lowest.loss, DIGITS, low);
  relu_number_to_display (lowest.value, DIGITS, at);
  relu_number_to_display (relu_loss_profile_get_highest (profile), DIGITS, high);
  if (lowest.value == value)
    /* Translators: loss now; highest loss */
    text = g_strdup_printf (_("The loss along this slider: %s now, nowhere lower, highest %s."), now, high);
  else
    /* Translators: loss now; lowest loss; a parameter, as "b₀"; its value there; highest loss */
    text = g_strdup_printf (_("The loss along this slider: %s now, lowest %s at %s = %s, highest %s."), now,
                            low, symbol, at, high);
  if (is_sampled)
    {
      g_autofree char *exact = g_steal_pointer (&text);

      /* Translators: %s is a sentence about a curve */
      text = g_strdup_printf (_("%s The curve goes through values that were tried."), exact);
    }

  return flat == NULL ? g_steal_pointer (&text) : g_strdup_printf ("%s %s", flat, text);
}
