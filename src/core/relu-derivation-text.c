/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-text.c: the whole derivation, to be pasted somewhere else. */

#include <glib/gi18n-lib.h>

#include "relu-derivation-private.h"
#include "relu-formula-private.h"
#include "relu-words.h"

/* Of more units than this the lines on the region are left out. */
#define MAX_UNIT_LINES 32

static char *
dup_switch_note (const ReluDerivation *self)
{
  ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  g_autofree guint *units = NULL;
  g_autofree char *names = NULL;
  char x[RELU_NUMBER_BUFFER];
  ReluBreakpoint point;

  relu_regions_get_point (regions, self->point, &point);
  units = g_new (guint, point.n_switches);
  for (guint i = 0; i < point.n_switches; i++)
    units[i] = point.switches[i].unit;
  names = relu_words_dup_unit_list (regions, units, point.n_switches);
  relu_number_to_display (point.x, self->digits, x);

  if (point.slope_before == point.slope_after)
    /* Translators: "h₀ and h₁ switch at x = 0; the curve goes straight on." */
    return g_strdup_printf (ngettext ("%s switches at x = %s; the curve goes straight on.",
                                      "%s switch at x = %s; the curve goes straight on.",
                                      point.n_switches),
                            names, x);

  /* Translators: "h₁ switches at x = 0: its z is 0 there, and the curve bends." */
  return g_strdup_printf (ngettext ("%s switches at x = %s: its z is 0 there, and the curve bends.",
                                    "%s switch at x = %s: their z is 0 there, and the curve bends.",
                                    point.n_switches),
                          names, x);
}

/* Silent switches around the region, at which the same line goes on. */
static char *
dup_same_line_note (const ReluDerivation *self)
{
  ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  g_autofree char *interval = NULL;
  ReluRegion linear;

  relu_regions_get_linear_region (
      regions, relu_regions_find_linear (regions, relu_derivation_get_x (self)), &linear);
  if (linear.first == linear.last)
    return NULL;

  interval = relu_words_dup_domain (linear.from, linear.to);

  /* Translators: "It is the same line on all of −4 ≤ x ≤ 4: …" */
  return g_strdup_printf (_ ("It is the same line on all of %s: the switches inside are silent."),
                          interval);
}

/**
 * relu_derivation_dup_note:
 *
 * Returns: (transfer full) (nullable): a sentence, translated, where the equation of one region is
 *   not all there is to say: at a switch, outside of the domain, where the curve is smooth
 */
char *
relu_derivation_dup_note (const ReluDerivation *self)
{
  char x[RELU_NUMBER_BUFFER];
  g_autofree char *domain = NULL;

  if (self->point > 0)
    return dup_switch_note (self);
  if (self->n_sides > 0)
    return dup_same_line_note (self);
  if (relu_analysis_get_regions (self->analysis) == NULL)
    return g_strdup (_ ("The curve is smooth: it has no linear regions, and no equation of one."));

  domain = relu_words_dup_domain (relu_analysis_get_from (self->analysis),
                                  relu_analysis_get_to (self->analysis));
  relu_number_to_display (relu_derivation_get_x (self), self->digits, x);

  /* Translators: "x = 5 is outside of the domain −4 ≤ x ≤ 4." */
  return g_strdup_printf (_ ("x = %s is outside of the domain %s."), x, domain);
}

/* Collects lines as text, or as rows of align*. */
typedef struct
{
  GString *text;
  ReluNotation notation;
  gboolean has_rows; /* LaTeX: the last row waits for its end */
} Page;

/* Takes @taken. */
static void
add_line (Page *self, char *taken, const char *word)
{
  g_autofree char *line = taken;

  if (line == NULL)
    return;
  if (self->notation == RELU_NOTATION_TEXT)
    {
      /* The steps of an equation stand below each other. */
      g_auto (GStrv) steps = g_strsplit (line, "\n", -1);

      for (guint i = 0; steps[i] != NULL; i++)
        g_string_append_printf (self->text, i == 0 ? "%s" : "\n     %s", steps[i]);
      if (word != NULL)
        g_string_append_printf (self->text, " (%s)", word);
      g_string_append_c (self->text, '\n');
      return;
    }

  if (self->has_rows)
    g_string_append (self->text, " \\\\\n");
  g_string_append (self->text, line);
  if (word != NULL)
    g_string_append_printf (self->text, " \\quad \\text{(%s)}", word);
  self->has_rows = TRUE;
}

static void
add_heading (Page *self, const char *heading)
{
  if (self->notation == RELU_NOTATION_TEXT)
    g_string_append_printf (self->text, "\n%s\n", heading);
  else
    {
      if (self->has_rows)
        g_string_append (self->text, " \\\\\n");
      g_string_append_printf (self->text, "\\intertext{%s}\n", heading);
      self->has_rows = FALSE;
    }
}

static void
add_layer (Page *page, const ReluDerivation *self, guint layer)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);

  for (guint i = 0; i < relu_network_get_layer (self->network, layer)->n_units; i++)
    {
      add_line (page, relu_derivation_dup_preactivation (self, layer, i, page->notation), NULL);
      add_line (page, relu_derivation_dup_activation (self, layer, i, page->notation),
                relu_derivation_get_state_word (self, layer, i));
      if (layer + 1 == n_hidden)
        add_line (page, relu_derivation_dup_contribution (self, i, page->notation), NULL);
    }
}

static void
add_side (Page *page, const ReluDerivation *self, guint side)
{
  g_autofree char *title = relu_derivation_dup_title (self, side, page->notation);
  guint n_terms = relu_derivation_get_n_terms (self, side);

  add_heading (page, title);
  if (relu_network_get_n_hidden_layers (self->network) > 1 && n_terms <= MAX_UNIT_LINES)
    for (guint i = 0; i < n_terms; i++)
      add_line (page, relu_derivation_dup_unit_line (self, side, i, page->notation), NULL);
  add_line (page, relu_derivation_dup_equation (self, side, page->notation, NULL), NULL);
  add_line (page, relu_derivation_dup_slope (self, side, page->notation, NULL), NULL);
}

static void
add_all (Page *page, const ReluDerivation *self)
{
  g_autofree char *note = NULL;

  for (guint layer = 0; layer < relu_network_get_n_layers (self->network); layer++)
    {
      /* Text has a blank line between layers; align* keeps them apart by their symbols. */
      if (page->notation == RELU_NOTATION_TEXT)
        g_string_append_c (page->text, '\n');
      add_layer (page, self, layer);
    }
  if (page->notation == RELU_NOTATION_TEXT)
    {
      note = relu_derivation_dup_note (self);
      if (note != NULL)
        g_string_append_printf (page->text, "\n%s\n", note);
    }
  for (guint side = 0; side < self->n_sides; side++)
    add_side (page, self, side);
}

/* "x = 1" */
static char *
dup_x (const ReluDerivation *self, ReluNotation notation)
{
  double x = relu_derivation_get_x (self);
  ReluFormula line;

  relu_formula_init (&line, notation, self->digits);
  relu_formula_append (&line, "x");
  relu_formula_append_relation (&line, relu_derivation_shows (self, x, 0));
  relu_formula_append_number (&line, x);

  return relu_formula_finish (&line);
}

/**
 * relu_derivation_dup_text:
 *
 * Returns: (transfer full): all lines as plain text in the user's language, with a newline at the
 *   end
 */
char *
relu_derivation_dup_text (const ReluDerivation *self)
{
  Page page = { g_string_new (NULL), RELU_NOTATION_TEXT, FALSE };

  add_line (&page, dup_x (self, RELU_NOTATION_TEXT), NULL);
  add_all (&page, self);

  return g_string_free (page.text, FALSE);
}

/**
 * relu_derivation_dup_latex:
 *
 * Returns: (transfer full): all lines as an align* environment of amsmath, with a newline at the
 *   end
 */
char *
relu_derivation_dup_latex (const ReluDerivation *self)
{
  Page page = { g_string_new ("\\begin{align*}\n"), RELU_NOTATION_LATEX, FALSE };

  add_line (&page, dup_x (self, RELU_NOTATION_LATEX), NULL);
  add_all (&page, self);
  g_string_append (page.text, "\n\\end{align*}\n");

  return g_string_free (page.text, FALSE);
}
