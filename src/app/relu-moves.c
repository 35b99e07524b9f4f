/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-moves.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number.h"

/* So many are named, those that moved most. */
#define MOST 4

/* Moves that are less than this share of the largest one are not worth a name. */
#define LEAST 1e-6

#define MAX_DIGITS 3

typedef struct
{
  gsize parameter;
  double change;
} Move;

static int
compare_size (gconstpointer a, gconstpointer b)
{
  double x = fabs (((const Move *) a)->change), y = fabs (((const Move *) b)->change);

  return x < y ? 1 : x > y ? -1 : 0;
}

static int
compare_place (gconstpointer a, gconstpointer b)
{
  gsize x = ((const Move *) a)->parameter, y = ((const Move *) b)->parameter;

  return x < y ? -1 : x > y ? 1 : 0;
}

static GArray *
find_moves (ReluNetwork *before, ReluNetwork *after)
{
  const double *a = relu_network_get_parameters (before);
  const double *b = relu_network_get_parameters (after);
  gsize n = relu_network_get_n_parameters (before);
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (Move));
  double largest = 0;

  if (relu_network_get_n_parameters (after) != n)
    return moves;

  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (b[i] - a[i]));
  for (gsize i = 0; i < n; i++)
    if (fabs (b[i] - a[i]) > LEAST * largest)
      g_array_append_val (moves, ((Move) { i, b[i] - a[i] }));

  return moves;
}

/**
 * relu_moves_dup_text:
 * @before: a network
 * @after: the same with other parameters
 *
 * @separator: between two of them
 *
 * Returns: (transfer full) (nullable): what has moved how far, as in "v₀ +0.2, c −0.05", at most a
 *   few of them; %NULL where nothing has
 */
char *
relu_moves_dup_text (ReluNetwork *before, ReluNetwork *after, ReluSymbolStyle style,
                     const char *separator)
{
  g_autoptr (GArray) moves = find_moves (before, after);
  guint n = moves->len, n_named = n > MOST ? MOST - 1 : n;
  GString *text;

  if (n == 0)
    return NULL;

  g_array_sort (moves, compare_size);
  g_array_set_size (moves, n_named);
  g_array_sort (moves, compare_place);
  text = g_string_new (NULL);
  for (guint i = 0; i < n_named; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      g_autofree char *symbol
          = relu_network_dup_parameter_symbol (after, move->parameter, style);
      int digits = MIN (MAX_DIGITS, relu_number_get_digits ());
      char number[RELU_NUMBER_BUFFER];

      g_string_append_printf (text, "%s%s %s%s", i > 0 ? separator : "", symbol,
                              move->change < 0 ? "−" : "+",
                              relu_number_to_display (fabs (move->change), digits, number));
    }
  if (n > n_named)
    {
      g_string_append (text, separator);
      /* Translators: at the end of a list of parameters that have moved: so many more */
      g_string_append_printf (text, ngettext ("and %u other", "and %u others", n - n_named),
                              n - n_named);
    }

  return g_string_free (text, FALSE);
}
