/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-symbol.c: what units and parameters are called.
 *
 * With one hidden layer: units h0, h1, ...; weights in w0, b0, weights out v0, output bias c.
 * With several, the layer (from 1) stands before the unit: plain "h2.1", pretty "h" with the layer
 * as a superscript in parentheses, as textbooks write it; a weight from unit 0 of the layer below
 * to unit 1 of layer 2 is "w2.1.0". The output layer keeps v and c. A unit's pre-activation has z in
 * place of h; that of the output has no index. */

#include "relu-network.h"

#include <glib/gi18n-lib.h>

static void
append_digits (GString *string, const char *const *digits, guint number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  for (const char *p = text; *p != '\0'; p++)
    g_string_append (string, digits[*p - '0']);
}

static void
append_subscript (GString *string, guint number)
{
  static const char *const digits[] = { "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉" };

  append_digits (string, digits, number);
}

static void
append_superscript (GString *string, guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  append_digits (string, digits, number);
}

/* @letter with its indices; a negative @layer or @input is left out. */
static char *
symbol_new (char letter, int layer, guint unit, int input, ReluSymbolStyle style)
{
  GString *string = g_string_new (NULL);

  g_string_append_c (string, letter);
  if (style == RELU_SYMBOL_PLAIN)
    {
      if (layer >= 0)
        g_string_append_printf (string, "%d.", layer + 1);
      g_string_append_printf (string, "%u", unit);
      if (input >= 0)
        g_string_append_printf (string, ".%d", input);
    }
  else if (style == RELU_SYMBOL_LATEX)
    {
      if (layer >= 0)
        g_string_append_printf (string, "^{(%d)}", layer + 1);
      g_string_append_printf (string, input >= 0 ? "_{%u,%d}" : "_{%u}", unit, input);
    }
  else
    {
      if (layer >= 0)
        {
          g_string_append (string, "⁽");
          append_superscript (string, (guint) layer + 1);
          g_string_append (string, "⁾");
        }
      append_subscript (string, unit);
      if (input >= 0)
        {
          g_string_append (string, "‚"); /* a low quotation mark: Unicode has no subscript comma */
          append_subscript (string, (guint) input);
        }
    }

  return g_string_free (string, FALSE);
}

/**
 * relu_network_dup_unit_symbol:
 * @layer: from 0
 * @unit: from 0
 *
 * Returns: (transfer full): the unit's name, such as "h0"; the output unit is "f"
 */
char *
relu_network_dup_unit_symbol (const ReluNetwork *self, guint layer, guint unit,
                              ReluSymbolStyle style)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self);

  if (layer == n_hidden)
    return g_strdup ("f");

  return symbol_new ('h', n_hidden > 1 ? (int) layer : -1, unit, -1, style);
}

/**
 * relu_network_dup_preactivation_symbol:
 * @layer: from 0
 * @unit: from 0
 *
 * Returns: (transfer full): what the unit's pre-activation is called, such as "z0"; that of the
 *   output unit is "z"
 */
char *
relu_network_dup_preactivation_symbol (const ReluNetwork *self, guint layer, guint unit,
                                       ReluSymbolStyle style)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self);

  if (layer == n_hidden)
    return g_strdup ("z");

  return symbol_new ('z', n_hidden > 1 ? (int) layer : -1, unit, -1, style);
}

/**
 * relu_network_dup_parameter_symbol:
 * @index: of a parameter in the flat vector
 *
 * Returns: (transfer full): the parameter's name, such as "b0"
 */
char *
relu_network_dup_parameter_symbol (const ReluNetwork *self, gsize index, ReluSymbolStyle style)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self);
  ReluParameter p;
  int layer;

  relu_network_describe_parameter (self, index, &p);
  if (p.layer == n_hidden)
    {
      if (p.is_bias)
        return g_strdup ("c");
      return n_hidden == 0 ? g_strdup ("w") : symbol_new ('v', -1, p.input, -1, style);
    }

  layer = n_hidden > 1 ? (int) p.layer : -1;
  if (p.is_bias)
    return symbol_new ('b', layer, p.unit, -1, style);
  return symbol_new ('w', layer, p.unit, p.layer == 0 ? -1 : (int) p.input, style);
}

/**
 * relu_network_find_parameter:
 * @symbol: a plain symbol, as of relu_network_dup_parameter_symbol()
 * @index: (out): its place in the flat vector
 *
 * Returns: whether this network has such a parameter
 */
gboolean
relu_network_find_parameter (const ReluNetwork *self, const char *symbol, gsize *index)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self);
  guint layer = *symbol == 'c' || *symbol == 'v' ? n_hidden : 0, unit = 0, input = 0, n = 0;
  gboolean is_bias = *symbol == 'b' || *symbol == 'c';
  g_auto (GStrv) parts = g_strsplit (*symbol == '\0' ? "" : symbol + 1, ".", 4);
  guint64 numbers[3] = { 0 };
  g_autofree char *own = NULL;
  const ReluLayer *shape;

  for (; parts[n] != NULL; n++)
    if (n == G_N_ELEMENTS (numbers)
        || !g_ascii_string_to_unsigned (parts[n], 10, 0, RELU_MAX_WIDTH, &numbers[n], NULL))
      return FALSE;

  if (*symbol == 'v')
    {
      input = (guint) numbers[0];
    }
  else if (*symbol == 'w' || *symbol == 'b')
    {
      gboolean has_layer = n_hidden > 1;

      layer = has_layer && numbers[0] > 0 ? (guint) numbers[0] - 1 : 0;
      unit = (guint) numbers[has_layer ? 1 : 0];
      input = (guint) numbers[2];
    }
  if (layer > n_hidden)
    return FALSE;
  shape = relu_network_get_layer (self, layer);
  if (unit >= shape->n_units || input >= shape->n_inputs)
    return FALSE;

  *index = is_bias ? relu_network_bias_index (self, layer, unit)
                   : relu_network_weight_index (self, layer, unit, input);
  /* Whatever was read, it is this parameter only if it is called so. */
  own = relu_network_dup_parameter_symbol (self, *index, RELU_SYMBOL_PLAIN);

  return g_str_equal (own, symbol);
}

/**
 * relu_network_dup_parameter_label:
 * @index: of a parameter in the flat vector
 *
 * Returns: (transfer full): name and meaning for assistive technology, translated; it begins with
 *   the plain symbol: "b0, bias of h0"
 */
char *
relu_network_dup_parameter_label (const ReluNetwork *self, gsize index)
{
  g_autofree char *symbol = relu_network_dup_parameter_symbol (self, index, RELU_SYMBOL_PLAIN);
  g_autofree char *unit = NULL;
  g_autofree char *input = NULL;
  ReluParameter p;

  relu_network_describe_parameter (self, index, &p);
  unit = relu_network_dup_unit_symbol (self, p.layer, p.unit, RELU_SYMBOL_PLAIN);

  if (p.layer == relu_network_get_n_hidden_layers (self))
    {
      if (p.is_bias)
        return g_strdup_printf (_("%s, bias of the output"), symbol);
      if (p.layer == 0)
        return g_strdup_printf (_("%s, weight of the input"), symbol);
      input = relu_network_dup_unit_symbol (self, p.layer - 1, p.input, RELU_SYMBOL_PLAIN);
      /* Translators: "v0, weight from h0 to the output" */
      return g_strdup_printf (_("%s, weight from %s to the output"), symbol, input);
    }
  if (p.is_bias)
    /* Translators: "b0, bias of h0" */
    return g_strdup_printf (_("%s, bias of %s"), symbol, unit);
  if (p.layer == 0)
    /* Translators: "w0, weight from the input to h0" */
    return g_strdup_printf (_("%s, weight from the input to %s"), symbol, unit);

  input = relu_network_dup_unit_symbol (self, p.layer - 1, p.input, RELU_SYMBOL_PLAIN);
  /* Translators: "w2.1.0, weight from h1.0 to h2.1" */
  return g_strdup_printf (_("%s, weight from %s to %s"), symbol, input, unit);
}
