/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-outcome-words.c: the verdict on training in words. */

#include "relu-outcome-facts.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"

/* Losses and errors are compared, not computed with. */
#define DIGITS 3

static char *
dup_shape (const ReluOutcomeShape *shape)
{
  char number[RELU_NUMBER_BUFFER];

  switch (shape->verdict)
    {
    case RELU_VERDICT_CONSTANT:
      /* Translators: what f is: "Fits the data within 0.01: one constant" */
      return g_strdup (shape->slope == 0 ? _("one constant") : _("a line that is all but level"));
    case RELU_VERDICT_LINEAR:
      return g_strdup (_("one straight line"));
    case RELU_VERDICT_SMOOTH:
      return g_strdup (_("a smooth curve"));
    case RELU_VERDICT_PIECEWISE_LINEAR:
    default:
      if (shape->n_regions == 0)
        return g_strdup (_("too many linear regions to be counted"));
      return g_strdup_printf (ngettext ("%s linear region", "%s linear regions", shape->n_regions),
                              relu_number_count_to_display (shape->n_regions, number));
    }
}

/**
 * relu_outcome_facts_dup_headline:
 *
 * Returns: (transfer full): "Fits the data within 0.01: 3 linear regions there", translated, plain text; what
 * matters most comes first, for there may be little room
 */
char *
relu_outcome_facts_dup_headline (const ReluOutcomeFacts *facts)
{
  g_autofree char *shape = dup_shape (&facts->shape);
  char error[RELU_NUMBER_BUFFER];

  relu_number_to_display (facts->largest_error, DIGITS, error);
  if (facts->outcome == RELU_OUTCOME_FITS && facts->largest_error == 0)
    /* Translators: %s is what f is: "3 linear regions"; "there" is where the data are */
    return g_strdup_printf (_("Fits the data exactly: %s there"), shape);
  if (facts->outcome == RELU_OUTCOME_FITS)
    /* Translators: the largest error, and what f is: "Fits the data within 0.01: 3 linear
     * regions there" */
    return g_strdup_printf (_("Fits the data within %s: %s there"), error, shape);
  if (facts->stuck == RELU_STUCK_OVERFLOW)
    /* Translators: the numbers got too large to go on: "Overflow, off by up to 10⁵⁰: 3 linear regions
     * on the data" */
    return g_strdup_printf (_("Overflow, off by up to %s: %s on the data"), error, shape);
  if (facts->stuck != RELU_STUCK_NOT)
    /* Translators: "Stuck, off by up to 0.5: one constant on the data" */
    return g_strdup_printf (_("Stuck, off by up to %s: %s on the data"), error, shape);

  /* Translators: "No fit yet, off by up to 0.5: 3 linear regions on the data" */
  return g_strdup_printf (_("No fit yet, off by up to %s: %s on the data"), error, shape);
}

/* Why it does not go on, or can't become a curve; NULL: it can. */
static char *
dup_obstacle (const ReluOutcomeFacts *facts)
{
  switch (facts->stuck)
    {
    case RELU_STUCK_OVERFLOW:
      return g_strdup (_("Numbers became too large: try a smaller rate. The last state before that is "
                         "kept."));
    case RELU_STUCK_LOCKED:
      return g_strdup (_("Only locked parameters have a gradient that is not zero."));
    case RELU_STUCK_ZERO_GRADIENT:
      return g_strdup (_("All gradients are zero: more steps change nothing."));
    case RELU_STUCK_NOT:
    case RELU_STUCK_OUTPUT_DEAD:
    case RELU_STUCK_LAYER_DEAD:
    case RELU_STUCK_STILL:
    default:
      break;
    }

  if (facts->output_is_dead)
    return g_strdup (_("The ReLU on the output is dead: it is off at every point, so that all "
                       "gradients are zero."));
  if (facts->dead_layer > 0)
    return g_strdup_printf (_("All units of layer %u are dead on the data, so that f is one constant "
                              "there."),
                            facts->dead_layer);
  if (facts->stuck == RELU_STUCK_STILL)
    return g_strdup (_("Nothing changes any more: training has come to rest."));

  return NULL;
}

/* A format with "%s" for the network's loss and "%s" for that of a line. */
static const char *
get_comparison (const ReluOutcomeFacts *facts)
{
  gboolean is_best = facts->loss_kind == RELU_LOSS_SQUARED;

  if (facts->outcome != RELU_OUTCOME_FITS && facts->is_no_better_than_line)
    return is_best
             /* Translators: the network's loss, and the line's */
             ? _("No better than a line: its loss is %s, that of the best straight line %s.")
             : _("No better than a line: its loss is %s, that of the least-squares line %s.");

  return is_best ? _("Its loss is %s, that of the best straight line %s.")
                 : _("Its loss is %s, that of the least-squares line %s.");
}

/* What the data ask for, and how far that is reached. */
static char *
dup_measure (const ReluOutcomeFacts *facts)
{
  gboolean fits = facts->outcome == RELU_OUTCOME_FITS;
  gboolean is_straight = facts->shape.verdict == RELU_VERDICT_LINEAR
                         || facts->shape.verdict == RELU_VERDICT_CONSTANT;
  char loss[RELU_NUMBER_BUFFER], line[RELU_NUMBER_BUFFER];
  char *text;

  relu_number_to_display (facts->loss, DIGITS, loss);
  relu_number_to_display (facts->line_loss, DIGITS, line);
  if (facts->points->n_xs == 1 && facts->points->is_level)
    return g_strdup (_("The data have one x only, so that any constant through it is enough."));
  if (facts->points->is_line && !fits)
    return g_strdup_printf (facts->points->is_level
                              ? _("The data lie on a level line; the network’s loss is %s.")
                              : _("The data lie on a straight line; the network’s loss is %s."),
                            loss);
  if (facts->points->is_line)
    return g_strdup (is_straight ? _("The data lie on a straight line, and nothing needs to bend.")
                                 : _("The data lie on a straight line, and f is close enough to it."));

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (get_comparison (facts), loss, line);
#pragma GCC diagnostic pop
  if (facts->points->contradicts && !fits)
    {
      g_autofree char *first = text;

      text = g_strdup_printf ("%s %s", first,
                              _("Some points have the same x and different y: no f goes through "
                                "all of them."));
    }

  return text;
}

/**
 * relu_outcome_facts_dup_reason:
 *
 * Returns: (transfer full): why, and how good it is beside the best straight line: one sentence or two,
 *   translated, plain text
 */
char *
relu_outcome_facts_dup_reason (const ReluOutcomeFacts *facts)
{
  g_autofree char *obstacle = facts->outcome == RELU_OUTCOME_FITS ? NULL : dup_obstacle (facts);
  g_autofree char *measure = dup_measure (facts);

  return obstacle != NULL ? g_strdup_printf ("%s %s", obstacle, measure)
                          : g_steal_pointer (&measure);
}
