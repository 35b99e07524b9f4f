/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-description.c: the figure in words, for those who can't see it and for the description inside
 * SVG files. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-number.h"
#include "relu-scene-private.h"
#include "relu-wording.h"
#include "relu-words.h"

/* More items of a kind than this are counted instead of told. */
#define MAX_TOLD 12

/* Of more points than these the largest error is not looked for: it would take longer than a frame. */
#define MAX_COMPARED 10000

static void
append_number (GString *text, double value)
{
  char buffer[RELU_NUMBER_BUFFER];

  g_string_append (text, relu_number_to_display (value, relu_number_get_digits (), buffer));
}

static void
append_rest (GString *text, guint n)
{
  if (n > MAX_TOLD)
    {
      char rest[RELU_NUMBER_BUFFER];

      g_string_append_c (text, ' ');
      g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "And %s more.", "And %s more.", n - MAX_TOLD),
        relu_number_count_to_display (n - MAX_TOLD, rest));
    }
}

static void
append_regions (GString *text, ReluRegions *regions)
{
  guint n = relu_regions_get_n_linear_regions (regions);
  int digits = relu_words_get_digits (relu_regions_get_from (regions),
                                        relu_regions_get_to (regions));

  g_string_append_printf (text, "\n\n%s", _("Linear regions:"));
  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    {
      ReluRegion r;
      char from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
      g_autofree char *slope = NULL;

      relu_regions_get_linear_region (regions, i, &r);
      slope = relu_wording_dup_slope (r.slope);
      relu_number_to_display (r.from, digits, from);
      relu_number_to_display (r.to, digits, to);
      g_string_append_c (text, ' ');
      /* Translators: a linear region in words: "From x = −4 to 0: slope +1.4." */
      g_string_append_printf (text, _("From x = %s to %s: %s."), from, to, slope);
    }
  append_rest (text, n);
}

static void
append_switches (GString *text, ReluRegions *regions, gboolean silent)
{
  guint n = silent ? relu_regions_get_n_silent_switches (regions)
                   : relu_regions_get_n_breakpoints (regions);
  int digits = relu_words_get_digits (relu_regions_get_from (regions),
                                        relu_regions_get_to (regions));

  if (n == 0)
    return;

  g_string_append_printf (text, "\n\n%s",
                          silent ? _("Silent switches, where the curve doesn’t bend:")
                                 : _("Breakpoints:"));
  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    {
      g_autofree char *label = NULL;
      ReluBreakpoint b;

      if (silent)
        relu_regions_get_silent_switch (regions, i, &b);
      else
        relu_regions_get_breakpoint (regions, i, &b);
      label = relu_wording_dup_switch (regions, &b, RELU_WORDING_LONG, digits);
      g_string_append_printf (text, " %s, f(x) = ", label);
      append_number (text, b.y);
      g_string_append_c (text, '.');
    }
  append_rest (text, n);
}

static void
append_states (GString *text, ReluRegions *regions)
{
  ReluNetwork *network = relu_regions_get_network (regions);
  guint n = relu_regions_get_n_units (regions);

  if (n == 0)
    return;

  g_string_append_printf (text, "\n\n%s", _("Units:"));
  for (guint i = 0; i < MIN (n, MAX_TOLD); i++)
    {
      g_autofree char *symbol = NULL;
      g_autofree char *state = NULL;
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      symbol = relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
      state = unit.state == RELU_UNIT_SWITCHES ? g_strdup (_("switches"))
                                               : relu_wording_dup_state (network, &unit, FALSE);
      g_string_append_printf (text, " %s %s.", symbol, state);
    }
  append_rest (text, n);
}

/* The formulas of the panels, unit by unit. */
static void
append_build_up (GString *text, const ReluBuildUp *build_up)
{
  if (build_up->n == 0)
    return;

  g_string_append_printf (text, "\n\n%s", _("Built up from:"));
  for (guint i = 0; i < MIN (build_up->n, MAX_TOLD); i++)
    for (guint step = 0; step < build_up->n_steps; step++)
      {
        g_autofree char *title = relu_build_up_dup_title (build_up, i, step, FALSE);

        g_string_append_printf (text, " %s%s", title, step + 1 < build_up->n_steps ? "," : ".");
      }
  append_rest (text, build_up->n_layer_units);
}

static void
append_ghosts (GString *text, GPtrArray *ghosts)
{
  if (ghosts->len == 0)
    return;

  g_string_append_printf (text, "\n\n%s", _("Compared with, dashed in grey:"));
  for (guint i = 0; i < MIN (ghosts->len, MAX_TOLD); i++)
    {
      const ReluGhost *ghost = g_ptr_array_index (ghosts, i);
      const char *headline = relu_analysis_get_headline (ghost->analysis);

      g_string_append_c (text, ' ');
      if (*ghost->name != '\0')
        /* Translators: a pinned curve's name and the verdict on it: "Curve 1: Linear on −4 ≤ x ≤ 4:
         * f(x) = 2x + 20." */
        g_string_append_printf (text, _("%s: %s."), ghost->name, headline);
      else
        g_string_append_printf (text, "%s.", headline);
    }
  append_rest (text, ghosts->len);
}

/* The point that the curve misses most; FALSE where the error has no number. */
static gboolean
find_worst (const ReluScene *self, double *error, double *at)
{
  const double *xs = relu_data_get_x (self->options.data);
  const double *ys = relu_data_get_y (self->options.data);

  *error = -1;
  for (gsize i = 0; i < relu_data_get_n (self->options.data); i++)
    {
      double here = fabs (relu_scene_evaluate (self, xs[i]) - ys[i]);

      if (!isfinite (here))
        return FALSE;
      if (here > *error)
        {
          *error = here;
          *at = xs[i];
        }
    }

  return TRUE;
}

static void
append_data (GString *text, const ReluScene *self)
{
  ReluData *data = self->options.data;
  const ReluSortedData *sorted = relu_data_get_sorted (data);
  gsize n = relu_data_get_n (data);
  const double *xs = relu_sorted_data_get_x (sorted);
  double low = INFINITY, high = -INFINITY, error, at = NAN;
  char count[RELU_NUMBER_BUFFER], numbers[4][RELU_NUMBER_BUFFER];
  int digits = relu_number_get_digits ();

  relu_sorted_data_extend (sorted, xs[0], xs[n - 1], &low, &high);
  relu_number_to_display (xs[0], digits, numbers[0]);
  relu_number_to_display (xs[n - 1], digits, numbers[1]);
  relu_number_to_display (low, digits, numbers[2]);
  relu_number_to_display (high, digits, numbers[3]);
  g_string_append (text, "\n\n");
  /* Translators: "21 data points, x from −1 to 1, y from 0 to 1." */
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%s data point, x from %s to %s, y from %s to %s.",
                                       "%s data points, x from %s to %s, y from %s to %s.",
                                       (gulong) n),
                          relu_number_count_to_display (n, count), numbers[0], numbers[1],
                          numbers[2], numbers[3]);
  if (n > MAX_COMPARED || !find_worst (self, &error, &at))
    return;

  relu_number_to_display (error, digits, numbers[0]);
  relu_number_to_display (at, digits, numbers[1]);
  g_string_append_c (text, ' ');
  if (error == 0)
    g_string_append (text, _("The curve goes through all of them."));
  else
    /* Translators: how far the curve is from the data: "… by 0.25 at most, at x = 0.5." */
    g_string_append_printf (text, _("The curve misses them by %s at most, at x = %s."), numbers[0],
                            numbers[1]);
}

/**
 * relu_scene_dup_description:
 *
 * Returns: (transfer full): verdict, reason, regions, breakpoints, states, points and ghosts in words,
 *   translated; paragraphs are separated by empty lines, long lists are shortened
 */
char *
relu_scene_dup_description (const ReluScene *self)
{
  GString *text = g_string_new (relu_analysis_get_headline (self->analysis));
  const char *reason = self->reason;

  if (text->len > 0 && !g_unichar_ispunct (g_utf8_get_char (
                         g_utf8_prev_char (text->str + text->len))))
    g_string_append_c (text, '.');
  if (reason != NULL && *reason != '\0')
    g_string_append_printf (text, " %s", reason);
  if (self->regions != NULL)
    {
      append_regions (text, self->regions);
      append_switches (text, self->regions, FALSE);
      append_switches (text, self->regions, TRUE);
      append_states (text, self->regions);
    }
  if (self->options.data != NULL)
    append_data (text, self);
  if (self->build_up != NULL)
    append_build_up (text, self->build_up);
  if (self->options.ghosts != NULL)
    append_ghosts (text, self->options.ghosts);

  return g_string_free (text, FALSE);
}
