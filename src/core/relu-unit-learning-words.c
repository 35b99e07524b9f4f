/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-unit-learning-words.c: a unit's state on the data in words, which always name their set. */

#include "relu-unit-learning.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"

/* A format with a "%s" for some of the points and another one for all. */
static char *
dup_share (const char *format, gsize part, gsize n)
{
  char some[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, relu_number_count_to_display (part, some),
                          relu_number_count_to_display (n, all));
#pragma GCC diagnostic pop
}

/**
 * relu_unit_learning_dup_label:
 *
 * Returns: (transfer full): the state in a few words: "on at 9 of 21 points", "dead on the data"
 */
char *
relu_unit_learning_dup_label (const ReluUnitLearning *self)
{
  switch (self->state)
    {
    case RELU_DATA_STATE_DEAD:
      return g_strdup (_("dead on the data"));
    case RELU_DATA_STATE_OFF:
      return relu_number_dup_count (
          ngettext ("z ≤ 0 at the one point", "z ≤ 0 at all %s points", self->n_points),
          self->n_points);
    case RELU_DATA_STATE_ON:
      return relu_number_dup_count (
          ngettext ("on at the one point", "on at all %s points", self->n_points), self->n_points);
    case RELU_DATA_STATE_SWITCHES:
    default:
      /* Translators: "on at 9 of 21 points"; the second number, which is at least 2, decides the
       * plural */
      return dup_share (ngettext ("on at %s of %s point", "on at %s of %s points", self->n_points),
                        self->n_on, self->n_points);
    }
}

/* Of a unit that is off at all points: @dead is what that means. */
static char *
dup_off (const ReluUnitLearning *self)
{
  gsize n = self->n_points;

  if (self->state == RELU_DATA_STATE_OFF)
    return relu_number_dup_count (
        ngettext ("z ≤ 0 at the one data point, but a leaky ReLU learns there too.",
                  "z ≤ 0 at all %s data points, but a leaky ReLU learns there too.", n),
        n);
  if (self->has_domain && self->domain == RELU_UNIT_SWITCHES)
    return relu_number_dup_count (
        ngettext ("Switches on this domain, but is off at the one data point: dead on "
                  "the data.",
                  "Switches on this domain, but is off at all %s data points: dead on "
                  "the data.",
                  n),
        n);
  if (self->has_domain && self->domain == RELU_UNIT_ALWAYS_ACTIVE)
    return relu_number_dup_count (
        ngettext ("On everywhere inside this domain, but off at the one data point: "
                  "dead on the data.",
                  "On everywhere inside this domain, but off at all %s data points: "
                  "dead on the data.",
                  n),
        n);

  return relu_number_dup_count (ngettext ("Off at the one data point: dead on the data.",
                                          "Off at all %s data points: dead on the data.", n),
                                n);
}

static char *
dup_on (const ReluUnitLearning *self)
{
  gsize n = self->n_points;

  if (self->has_domain && self->domain == RELU_UNIT_SWITCHES)
    return relu_number_dup_count (
        ngettext ("Switches on this domain, but is on at the one data point: there it "
                  "acts linearly.",
                  "Switches on this domain, but is on at all %s data points: there it "
                  "acts linearly.",
                  n),
        n);
  if (self->has_domain && self->domain == RELU_UNIT_ALWAYS_INACTIVE)
    return relu_number_dup_count (
        ngettext ("Off on this domain, but on at the one data point, which lies "
                  "outside it.",
                  "Off on this domain, but on at all %s data points, which lie "
                  "outside it.",
                  n),
        n);

  return relu_number_dup_count (ngettext ("On at the one data point: it acts linearly on the data.",
                                          "On at all %s data points: it acts linearly on the data.",
                                          n),
                                n);
}

static char *
dup_switches (const ReluUnitLearning *self)
{
  gsize n = self->n_points;

  if (self->has_domain && self->domain == RELU_UNIT_ALWAYS_INACTIVE)
    return dup_share (ngettext ("Off on this domain, but on at %s of %s data point outside it.",
                                "Off on this domain, but on at %s of %s data points outside it.", n),
                      self->n_on, n);
  if (self->has_domain && self->domain == RELU_UNIT_ALWAYS_ACTIVE)
    return dup_share (ngettext ("On everywhere inside this domain, but off at %s of %s data point, at "
                                "its ends or beyond.",
                                "On everywhere inside this domain, but off at %s of %s data points, at "
                                "its ends or beyond.",
                                n),
                      n - self->n_on, n);

  return dup_share (ngettext ("Switches on the data: on at %s of %s point.",
                              "Switches on the data: on at %s of %s points.", n),
                    self->n_on, n);
}

/* Why nothing of the unit learns. */
static const char *
get_idleness (ReluIdle idle)
{
  switch (idle)
    {
    case RELU_IDLE_DEAD:
      return _("All its gradients are exactly zero.");
    case RELU_IDLE_NO_ERROR:
      return _("Its gradients are zero because f goes through all points.");
    case RELU_IDLE_OUTPUT_DEAD:
      return _("Its gradients are zero because the ReLU on the output is off at all points.");
    case RELU_IDLE_ZERO_OUT:
      return _("Its gradients are zero because its weights out are 0: these learn first.");
    case RELU_IDLE_FEEDS_DEAD:
      return _("Its gradients are zero because the units that it feeds are dead on the data.");
    case RELU_IDLE_OTHER:
      return _("Its gradients are zero because what comes back from the errors adds up to 0.");
    case RELU_IDLE_NOT:
    default:
      return NULL;
    }
}

/**
 * relu_unit_learning_dup_sentence:
 *
 * Returns: (transfer full): the state beside that on the domain, and why nothing learns, if nothing
 *   does: "Switches on this domain, but is off at all 21 data points: dead on the data. All its
 *   gradients are exactly zero."
 */
char *
relu_unit_learning_dup_sentence (const ReluUnitLearning *self)
{
  const char *idleness = get_idleness (self->idle);
  g_autofree char *state = NULL;

  switch (self->state)
    {
    case RELU_DATA_STATE_DEAD:
    case RELU_DATA_STATE_OFF:
      state = dup_off (self);
      break;
    case RELU_DATA_STATE_ON:
      state = dup_on (self);
      break;
    case RELU_DATA_STATE_SWITCHES:
    default:
      state = dup_switches (self);
      break;
    }

  return idleness == NULL ? g_steal_pointer (&state) : g_strdup_printf ("%s %s", state, idleness);
}

/**
 * relu_unit_learning_dup_advice:
 *
 * Returns: (transfer full) (nullable): of a unit that is dead on the data, what can help and what can't;
 *   %NULL for all others
 */
char *
relu_unit_learning_dup_advice (const ReluUnitLearning *self)
{
  const char *below;

  if (self->state != RELU_DATA_STATE_DEAD)
    return NULL;
  if (self->is_output)
    return g_strdup (_("A lower learning rate does not help, nor do more steps: nothing has a gradient. "
                       "A linear output does, or a leaky one, or a new start."));

  below = self->layer == 0
            ? _("Nothing in the network changes what it sees, so that it stays dead. Only momentum "
                "that is left, or weight decay, may still move it.")
            : _("It may wake up by itself when layers before it change. Momentum that is left, or "
                "weight decay, may move it too.");

  return g_strdup_printf ("%s %s %s",
                          _("A lower learning rate does not help: zero times anything is zero."), below,
                          _("What helps: new weights for this unit, a leaky ReLU, or data where it "
                            "is on."));
}
