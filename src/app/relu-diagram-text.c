/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-diagram-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-forward.h"
#include "relu-number.h"
#include "relu-unit-text.h"

static void
append (GString *string, const char *part)
{
  if (string->len > 0)
    /* Translators: between the parts of a description: "h1 of layer 1, muted, always on" */
    g_string_append (string, _(", "));
  g_string_append (string, part);
}

static void
append_format (GString *string, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_format (GString *string, const char *format, ...)
{
  g_autofree char *part = NULL;
  va_list args;

  va_start (args, format);
  part = g_strdup_vprintf (format, args);
  va_end (args);
  append (string, part);
}

static void
append_reading (GString *string, ReluNetwork *network, const ReluDiagramItem *item, double x)
{
  g_autoptr (ReluTrace) trace = relu_trace_new (network, x);
  const ReluLayer *shape = relu_network_get_layer (network, item->layer);
  char at[RELU_NUMBER_BUFFER], value[RELU_NUMBER_BUFFER];

  relu_number_to_display (x, RELU_NUMBER_DIGITS, at);
  relu_number_to_display (relu_trace_get_activation (trace, item->layer, item->unit),
                          RELU_NUMBER_DIGITS, value);
  if (item->layer == relu_network_get_n_hidden_layers (network))
    {
      /* Translators: the output's value, read at some x */
      append_format (string, _("f(x) = %s at x = %s"), value, at);
      return;
    }

  if (!relu_activation_has_knot (&shape->activation))
    append_format (string, _("at x = %s"), at);
  else if (relu_trace_get_preactivation (trace, item->layer, item->unit) > 0)
    /* Translators: a unit's state where it is read */
    append_format (string, _("on at x = %s"), at);
  else
    append_format (string, _("off at x = %s"), at);
  append_format (string, "h = %s", value);
}

static void
append_unit (GString *string, ReluDocument *document, const ReluDiagramItem *item, double x)
{
  ReluNetwork *network = relu_document_get_shown_network (document);
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);
  const ReluLayer *shape = relu_network_get_layer (network, item->layer);
  gboolean is_output = item->layer == relu_network_get_n_hidden_layers (network);
  char bias[RELU_NUMBER_BUFFER];

  if (is_output)
    append (string, _("f, the output"));
  else
    {
      g_autofree char *symbol
          = relu_network_dup_unit_symbol (network, item->layer, item->unit, RELU_SYMBOL_PLAIN);

      /* Translators: a unit's symbol and its layer's number */
      append_format (string, _("%s of layer %u"), symbol, item->layer + 1);
    }
  if (relu_document_is_muted (document, item->layer, item->unit))
    append (string, _("muted"));
  if (isfinite (x))
    append_reading (string, network, item, x);
  if (is_output)
    append_format (string, "c = %s",
                   relu_number_to_display (relu_network_get_biases (network, item->layer)[0],
                                           RELU_NUMBER_DIGITS, bias));
  else if (analysis != NULL)
    {
      g_autofree char *state = relu_unit_text_dup_state (analysis, item->layer, item->unit);

      append (string, state);
    }
  if (shape->n_units > 1)
    /* Translators: after a description: which of how many; "2 of 3" */
    g_string_append_printf (string, _("; %u of %u"), item->unit + 1, shape->n_units);
}

static void
append_edge (GString *string, ReluDocument *document, const ReluDiagramItem *item)
{
  ReluNetwork *network = relu_document_get_shown_network (document);
  ReluFile *contents = relu_document_get_contents (document);
  gsize index = relu_network_weight_index (network, item->layer, item->unit, item->input);
  g_autofree char *label = relu_network_dup_parameter_label (network, index);
  char value[RELU_NUMBER_BUFFER];

  append (string, label);
  /* Translators: after a weight's name and meaning: its value */
  g_string_append_printf (string, _(": %s"),
                          relu_number_to_display (relu_network_get_parameters (network)[index],
                                                  RELU_NUMBER_DIGITS, value));
  if (!relu_document_has_preview (document) && relu_file_is_marked (contents, RELU_MARK_LOCKED, index))
    append (string, _("locked"));
}

/**
 * relu_diagram_text_dup:
 * @item: a part of the network that @document shows
 * @x: where it is read; NAN: nowhere
 *
 * Returns: (transfer full): "h1 of layer 1, on at x = 1, h = 2, switches at x = 0; 2 of 3"; for nothing
 *   how large the network is
 */
char *
relu_diagram_text_dup (ReluDocument *document, const ReluDiagramItem *item, double x)
{
  ReluNetwork *network = relu_document_get_shown_network (document);
  GString *string = g_string_new (NULL);

  switch (item->kind)
    {
    case RELU_DIAGRAM_UNIT:
      append_unit (string, document, item, x);
      break;

    case RELU_DIAGRAM_EDGE:
      append_edge (string, document, item);
      break;

    case RELU_DIAGRAM_NOTHING:
    case RELU_DIAGRAM_LAYER:
    default:
      append (string, _("Network"));
      for (guint l = 0; l < relu_network_get_n_hidden_layers (network); l++)
        {
          g_autofree char *title = relu_unit_text_dup_layer_title (network, l);

          append (string, title);
        }
      break;
    }

  return g_string_free (string, FALSE);
}
