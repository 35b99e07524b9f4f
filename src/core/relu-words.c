/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-words.c: the verdict in words. Every sentence is true of the network at hand: what it says
 * comes from relu-facts.c, and where that does not know, the sentence says less. */

#include "relu-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-facts.h"
#include "relu-number.h"

/* Lists of units longer than this become "12 units". */
#define MAX_NAMED 4

/* A term of the equation below this share of the other is rounding, and is not shown. */
#define NOISE 1e-13

/**
 * relu_words_get_digits:
 * @from: where the domain begins
 * @to: where it ends
 *
 * Returns: how many significant digits an x on the domain needs: relu_number_get_digits(), more on
 *   domains far from 0, so that with 4 digits a thousandth of its width can be told apart everywhere
 */
int
relu_words_get_digits (double from, double to)
{
  double ratio = MAX (fabs (from), fabs (to)) / (to - from);
  int extra = ratio > 1 ? (int) ceil (log10 (ratio)) : 0;

  return MIN (relu_number_get_digits () + extra, RELU_NUMBER_MAX_DIGITS);
}

/**
 * relu_words_dup_domain:
 *
 * Returns: (transfer full): "−4 ≤ x ≤ 4"
 */
char *
relu_words_dup_domain (double from, double to)
{
  char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];
  int digits = relu_words_get_digits (from, to);

  return g_strdup_printf ("%s ≤ x ≤ %s", relu_number_to_display (from, digits, a),
                          relu_number_to_display (to, digits, b));
}

static char *
dup_unit_name (const ReluRegions *regions, guint number)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  ReluUnit unit;

  relu_regions_get_unit (regions, number, &unit);
  if (unit.layer == relu_network_get_n_hidden_layers (network))
    /* Translators: the unit of the output layer, in a list of units such as "h₀, h₁ and the
     * output" */
    return g_strdup (_("the output"));

  return relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
}

/**
 * relu_words_append_item:
 * @list: "h₀, h₁"
 * @item: what comes next
 * @i: its place, from 0
 * @n: how many there will be
 *
 * Adds one of the items of a list in a sentence: "h₀, h₁ and h₂".
 */
void
relu_words_append_item (GString *list, const char *item, guint i, guint n)
{
  if (i > 0)
    /* Translators: the first stands before the last name in a list, the second between others:
     * "h₀, h₁ and h₂" */
    g_string_append (list, i + 1 == n ? _(" and ") : _(", "));
  g_string_append (list, item);
}

/**
 * relu_words_dup_unit_list:
 * @units: (array length=n): units numbered through
 * @n: at least 1
 *
 * Returns: (transfer full): "h₀", "h₀ and h₁", "h₀, h₁ and h₂" or, for more than a few, "12 units"
 */
char *
relu_words_dup_unit_list (const ReluRegions *regions, const guint *units, guint n)
{
  GString *list;

  if (n > MAX_NAMED)
    /* Translators: %s is a number, also in the other counts: "12 units" */
    return relu_number_dup_count (ngettext ("%s unit", "%s units", n), n);

  list = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dup_unit_name (regions, units[i]);

      relu_words_append_item (list, name, i, n);
    }

  return g_string_free (list, FALSE);
}

static char *
dup_list (const ReluRegions *regions, const GArray *units)
{
  return relu_words_dup_unit_list (regions, (const guint *) (gconstpointer) units->data,
                                   units->len);
}

/* A format with one "%s", for a list of units that is the subject of the sentence. */
static char *
dup_about_units (const ReluRegions *regions, const GArray *units, const char *format)
{
  g_autofree char *list = dup_list (regions, units);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, list);
#pragma GCC diagnostic pop
}

/**
 * relu_words_tidy_line:
 * @slope: (inout): of a line
 * @intercept: (inout): and its other coefficient
 * @from: where the line begins
 * @to: where it ends
 *
 * Sets a term that is no more than rounding beside the other one to 0, for people; files and JSON keep
 * the numbers as they were computed.
 */
void
relu_words_tidy_line (double *slope, double *intercept, double from, double to)
{
  double reach = fabs (*slope) * MAX (fabs (from), fabs (to));

  if (reach < NOISE * fabs (*intercept))
    *slope = 0;
  else if (fabs (*intercept) < NOISE * reach)
    *intercept = 0;
}

/**
 * relu_words_dup_equation:
 * @slope: a number
 * @intercept: a number
 * @from: where the domain begins
 * @to: where it ends
 *
 * Returns: (transfer full): "2x + 20", without a term that is no more than rounding on the domain
 */
char *
relu_words_dup_equation (double slope, double intercept, double from, double to)
{
  relu_words_tidy_line (&slope, &intercept, from, to);

  return relu_number_dup_line_equation (slope, intercept, relu_words_get_digits (from, to));
}

/**
 * relu_words_dup_regions_headline:
 *
 * Returns: (transfer full): "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20"
 */
char *
relu_words_dup_regions_headline (const ReluRegions *regions, ReluVerdict verdict)
{
  double from = relu_regions_get_from (regions);
  double to = relu_regions_get_to (regions);
  g_autofree char *domain = relu_words_dup_domain (from, to);
  g_autofree char *equation = NULL;
  g_autofree char *pieces = NULL;
  g_autofree char *breakpoints = NULL;
  ReluRegion region;
  guint n;

  if (verdict == RELU_VERDICT_PIECEWISE_LINEAR)
    {
      n = relu_regions_get_n_linear_regions (regions);
      pieces = relu_number_dup_count (ngettext ("%s linear region", "%s linear regions", n), n);
      n = relu_regions_get_n_breakpoints (regions);
      breakpoints = relu_number_dup_count (ngettext ("%s breakpoint", "%s breakpoints", n), n);
      /* Translators: "Non-linear on −4 ≤ x ≤ 4: 4 linear regions, 3 breakpoints" */
      return g_strdup_printf (_("Non-linear on %s: %s, %s"), domain, pieces, breakpoints);
    }

  relu_regions_get_linear_region (regions, 0, &region);
  equation = relu_words_dup_equation (region.slope, region.intercept, from, to);
  if (verdict == RELU_VERDICT_CONSTANT)
    /* Translators: "Constant on −4 ≤ x ≤ 4: f(x) = 3" */
    return g_strdup_printf (_("Constant on %s: f(x) = %s"), domain, equation);

  /* Translators: "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20" */
  return g_strdup_printf (_("Linear on %s: f(x) = %s"), domain, equation);
}

/* Clauses about units that do not switch: "h₀ is off everywhere, h₁ and h₂ are on everywhere". */
static void
add_states (GPtrArray *clauses, const ReluRegions *regions, const ReluFacts *facts)
{
  guint n_off = facts->off->len;
  guint n_on = facts->on->len;

  /* A leaky unit is never off: it has a slope below zero too. */
  if (n_off > 0)
    g_ptr_array_add (clauses,
                     dup_about_units (regions, facts->off,
                                      facts->any_leaky
                                        ? ngettext ("%s has z ≤ 0 everywhere",
                                                    "%s have z ≤ 0 everywhere", n_off)
                                        : ngettext ("%s is off everywhere",
                                                    "%s are off everywhere", n_off)));
  if (n_on > 0)
    g_ptr_array_add (clauses,
                     dup_about_units (regions, facts->on,
                                      facts->any_leaky
                                        ? ngettext ("%s has z > 0 everywhere",
                                                    "%s have z > 0 everywhere", n_on)
                                        : ngettext ("%s is on everywhere", "%s are on everywhere",
                                                    n_on)));
}

static char *
join_clauses (const GPtrArray *clauses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clauses->len; i++)
    {
      if (i > 0)
        /* Translators: between clauses: "h₀ is off everywhere, h₁ is on everywhere" */
        g_string_append (text, _(", "));
      g_string_append (text, g_ptr_array_index (clauses, i));
    }

  return g_string_free (text, FALSE);
}

/* "at x = 0", "at x = 0 and x = 1", "at 5 places": where the silent switches are. */
static char *
dup_silent_places (const ReluRegions *regions)
{
  guint n = relu_regions_get_n_silent_switches (regions);
  int digits = relu_words_get_digits (relu_regions_get_from (regions),
                                      relu_regions_get_to (regions));
  char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];
  ReluBreakpoint point;

  if (n > 2)
    return relu_number_dup_count (ngettext ("at %s place", "at %s places", n), n);

  relu_regions_get_silent_switch (regions, 0, &point);
  relu_number_to_display (point.x, digits, a);
  if (n == 1)
    /* Translators: where a unit switches; %s is a number */
    return g_strdup_printf (_("at x = %s"), a);
  relu_regions_get_silent_switch (regions, 1, &point);

  return g_strdup_printf (_("at x = %s and x = %s"), a,
                          relu_number_to_display (point.x, digits, b));
}

static gboolean
feeds_output_only (const ReluRegions *regions, const GArray *units)
{
  guint n_hidden = relu_network_get_n_hidden_layers (relu_regions_get_network (regions));

  for (guint i = 0; i < units->len; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, g_array_index (units, guint, i), &unit);
      if (unit.layer + 1 != n_hidden)
        return FALSE;
    }

  return TRUE;
}

/* Why the switches of @units do not bend the curve; a clause that follows "…, but ". */
static const char *
get_silence (const ReluRegions *regions, const GArray *units, ReluSilence silence)
{
  guint n = units->len;

  switch (silence)
    {
    case RELU_SILENCE_NO_CHANGE:
      /* Translators: of a leaky ReLU whose slope below zero is 1 */
      return ngettext ("its slope is the same on both sides",
                       "their slopes are the same on both sides", n);
    case RELU_SILENCE_ZERO_OUT:
      if (feeds_output_only (regions, units))
        return ngettext ("its weight to the output is 0", "their weights to the output are 0", n);
      return ngettext ("all its outgoing weights are 0", "all their outgoing weights are 0", n);
    case RELU_SILENCE_FEEDS_OFF:
      if (feeds_output_only (regions, units))
        return _("the output is off there");
      return ngettext ("the units that it feeds are off there",
                       "the units that they feed are off there", n);
    case RELU_SILENCE_NO_WAY:
      return _("the change does not reach the output");
    case RELU_SILENCE_CANCELS:
      return _("their changes of slope cancel");
    case RELU_SILENCE_LATER:
      return _("the change of slope cancels on the way to the output");
    case RELU_SILENCE_NONE:
    case RELU_SILENCE_MIXED:
    case RELU_SILENCE_UNKNOWN:
    default:
      return _("the changes of slope cancel or do not reach the output");
    }
}

static char *
dup_activation_regions (const ReluRegions *regions)
{
  guint n = relu_regions_get_n_activation_regions (regions);

  return relu_number_dup_count (ngettext ("%s activation region", "%s activation regions", n), n);
}

/* One straight line: why. */
static char *
dup_straight_reason (const ReluRegions *regions, const ReluFacts *facts)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *states = NULL;
  g_autofree char *units = NULL;
  g_autofree char *places = NULL;
  g_autofree char *count = NULL;

  if (relu_network_get_n_hidden_layers (network) == 0 && facts->n_units == 0)
    return g_strdup (_("No hidden units: the output is the input times a weight, plus a bias."));
  if (facts->n_units == 0)
    return g_strdup (_("No unit can switch: every activation is the identity, and sums of straight "
                       "lines are straight."));

  if (relu_regions_get_n_silent_switches (regions) == 0)
    {
      add_states (clauses, regions, facts);
      states = join_clauses (clauses);
      if (!facts->any_leaky)
        return g_strdup_printf (_("No ReLU switches inside the domain: %s."), states);
      if (!facts->any_relu)
        return g_strdup_printf (_("No leaky ReLU switches inside the domain: %s."), states);
      return g_strdup_printf (_("No unit switches inside the domain: %s."), states);
    }

  count = dup_activation_regions (regions);
  if (!facts->is_complete || facts->in_silent->len == 0)
    /* Translators: %s is "5000 activation regions" */
    return g_strdup_printf (_("Units switch inside the domain, but the changes of slope cancel or do "
                              "not reach the output: %s, one straight line."),
                            count);

  units = dup_list (regions, facts->in_silent);
  places = dup_silent_places (regions);
  /* Translators: "h₀ and h₁ switch at x = 0, but their changes of slope cancel: 2 activation
   * regions, one straight line." The second part is one of the sentences about cancelling. */
  return g_strdup_printf (ngettext ("%s switches %s, but %s: %s, one straight line.",
                                    "%s switch %s, but %s: %s, one straight line.",
                                    facts->in_silent->len),
                          units, places,
                          get_silence (regions, facts->in_silent, facts->silence), count);
}

/* Whether this is the plain case: one hidden layer, and every one of its units bends the curve
 * once. */
static gboolean
is_plain (const ReluRegions *regions, const ReluFacts *facts)
{
  const ReluNetwork *network = relu_regions_get_network (regions);

  return relu_network_get_n_layers (network) == 2
         && relu_network_get_layer (network, 0)->n_units == facts->n_units
         && relu_regions_get_n_silent_switches (regions) == 0
         && relu_regions_get_n_breakpoints (regions) == facts->n_units
         && facts->bending->len == facts->n_units;
}

static char *
dup_plain_reason (const ReluRegions *regions, const ReluFacts *facts)
{
  char x[RELU_NUMBER_BUFFER];
  ReluBreakpoint point;

  if (facts->n_units > 1 && facts->any_leaky)
    return g_strdup (_("Each leaky ReLU switches once; at its breakpoint its slope changes and the "
                       "curve bends."));
  if (facts->n_units > 1 && !facts->any_turns_off)
    return g_strdup (_("Each ReLU switches once; at its breakpoint its slope joins the sum and the "
                       "curve bends."));
  if (facts->n_units > 1 && !facts->any_turns_on)
    return g_strdup (_("Each ReLU switches once; at its breakpoint its slope leaves the sum and the "
                       "curve bends."));
  if (facts->n_units > 1)
    return g_strdup (_("Each ReLU switches once; at its breakpoint its slope joins or leaves the sum "
                       "and the curve bends."));

  relu_regions_get_breakpoint (regions, 0, &point);
  relu_number_to_display (point.x,
                          relu_words_get_digits (relu_regions_get_from (regions),
                                                 relu_regions_get_to (regions)),
                          x);
  if (facts->any_leaky)
    return g_strdup_printf (_("The leaky ReLU switches at x = %s; there its slope changes and the "
                              "curve bends."),
                            x);
  if (facts->any_turns_on)
    return g_strdup_printf (_("The ReLU turns on at x = %s; there its slope joins the sum and the "
                              "curve bends."),
                            x);
  return g_strdup_printf (_("The ReLU turns off at x = %s; there its slope leaves the sum and the "
                            "curve bends."),
                          x);
}

/* About the switches that leave a curve with breakpoints as it is. */
static char *
dup_silent_sentence (const ReluRegions *regions, const ReluFacts *facts)
{
  g_autofree char *places = dup_silent_places (regions);
  g_autofree char *count = dup_activation_regions (regions);
  g_autofree char *units = NULL;

  if (!facts->is_complete || facts->silent->len == 0
      || facts->silent->len != facts->in_silent->len)
    /* Translators: "Also, units switch at x = 1, but the slope stays (5 activation regions)." */
    return g_strdup_printf (_("Also, units switch %s, but the slope stays (%s)."), places, count);

  units = dup_list (regions, facts->silent);

  /* Translators: "Also, h₂ switches at x = 1, but its weight to the output is 0 (5 activation
   * regions).": units that switch without bending the curve */
  return g_strdup_printf (ngettext ("Also, %s switches %s, but %s (%s).",
                                    "Also, %s switch %s, but %s (%s).", facts->silent->len),
                          units, places, get_silence (regions, facts->silent, facts->silence),
                          count);
}

static char *
dup_bent_reason (const ReluRegions *regions, const ReluFacts *facts)
{
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *states = NULL;
  g_autofree char *first = NULL;
  g_autofree char *bends = NULL;
  g_autofree char *silent = NULL;
  guint n;

  if (is_plain (regions, facts))
    return dup_plain_reason (regions, facts);

  if (facts->is_complete)
    {
      n = facts->bending->len;
      first = dup_about_units (regions, facts->bending,
                               /* Translators: "The curve bends where h₀ and h₁ switch" */
                               ngettext ("The curve bends where %s switches",
                                         "The curve bends where %s switch", n));
    }
  else
    {
      n = facts->n_units - facts->on->len - facts->off->len;
      first = relu_number_dup_count (
          ngettext ("%s unit switches inside the domain, and the curve bends "
                    "where the slope changes",
                    "%s units switch inside the domain, and the curve bends "
                    "where the slope changes",
                    n),
          n);
    }
  add_states (clauses, regions, facts);
  states = join_clauses (clauses);
  if (clauses->len == 0)
    /* Translators: a sentence and its full stop */
    bends = g_strdup_printf (_("%s."), first);
  else
    /* Translators: "The curve bends where h₀ switches; h₁ is on everywhere." */
    bends = g_strdup_printf (_("%s; %s."), first, states);
  if (relu_regions_get_n_silent_switches (regions) == 0)
    return g_steal_pointer (&bends);

  silent = dup_silent_sentence (regions, facts);

  /* Translators: two sentences, one after the other */
  return g_strdup_printf (_("%s %s"), bends, silent);
}

/**
 * relu_words_dup_regions_reason:
 * @muted: whether weights may be 0 because their unit is muted, and are not called 0
 *
 * Returns: (transfer full): a sentence or two that say why the network is what the headline says
 */
char *
relu_words_dup_regions_reason (const ReluRegions *regions, gboolean muted)
{
  g_auto (ReluFacts) facts = { 0 };

  relu_facts_init (&facts, regions);
  if (muted && facts.silence == RELU_SILENCE_ZERO_OUT)
    facts.silence = RELU_SILENCE_NO_WAY;
  if (relu_regions_get_n_linear_regions (regions) == 1)
    return dup_straight_reason (regions, &facts);

  return dup_bent_reason (regions, &facts);
}
