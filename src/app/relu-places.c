/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-places.h"

#include "relu-number-field.h"
#include "relu-regions.h"

/* Some languages write the decimal point as a comma: that separates nothing. */
#define SEPARATORS " ;\t\n"

/**
 * relu_places_to_text:
 * @places: numbers
 * @n: how many
 *
 * Returns: (transfer full): the numbers, with semicolons between them, each as exact as it is
 */
char *
relu_places_to_text (const double *places, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = relu_number_field_format (places[i], TRUE);

      if (i > 0)
        g_string_append (text, "; ");
      g_string_append (text, place);
    }

  return g_string_free (text, FALSE);
}

/**
 * relu_places_parse:
 * @text: what somebody typed: numbers, separated by blanks or semicolons
 * @max: how many there may be
 *
 * Returns: (transfer full) (nullable): the numbers, doubles, at least one; %NULL where @text is
 *   something else
 */
GArray *
relu_places_parse (const char *text, guint max)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) words = g_strsplit_set (text, SEPARATORS, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      double place;

      if (*words[i] == '\0')
        continue;
      if (places->len == max || !relu_number_field_parse (words[i], &place))
        return NULL;
      g_array_append_val (places, place);
    }

  return places->len == 0 ? NULL : g_steal_pointer (&places);
}

/**
 * relu_places_of_breakpoints:
 * @contents: a network and a domain
 * @max: how many there may be
 *
 * Returns: (transfer full) (nullable): the x of the breakpoints, doubles, ascending; %NULL where there
 *   are none or more than @max
 */
GArray *
relu_places_of_breakpoints (ReluFile *contents, guint max)
{
  g_autoptr (ReluRegions) regions
      = relu_regions_new (relu_file_get_network (contents), relu_file_get_from (contents),
                          relu_file_get_to (contents), NULL);
  guint n = regions == NULL ? 0 : relu_regions_get_n_breakpoints (regions);
  GArray *places;

  if (n == 0 || n > max)
    return NULL;

  places = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  for (guint i = 0; i < n; i++)
    {
      ReluBreakpoint breakpoint;

      relu_regions_get_breakpoint (regions, i, &breakpoint);
      g_array_append_val (places, breakpoint.x);
    }

  return places;
}
