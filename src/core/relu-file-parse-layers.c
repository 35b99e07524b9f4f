/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parse-layers.c: "layers" of a network file, and of each of its pins. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-file-parser-private.h"

static char *
dup_known_activations (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < RELU_N_ACTIVATION_KINDS; i++)
    g_string_append_printf (names, "%s\"%s\"", i == 0 ? "" : ", ",
                            relu_activation_kind_get_name (i));

  return g_string_free (names, FALSE);
}

static gboolean
parse_activation (ReluParser *self, const ReluJsonValue *name, const ReluJsonValue *negative_slope,
                  gboolean is_last, ReluActivation *activation)
{
  gsize length = relu_parser_push_key (self, "activation");

  activation->kind = is_last ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU;
  activation->negative_slope = 0;
  if (name->start != NULL)
    {
      g_autofree char *text = NULL;

      if (relu_json_value_get_kind (name) == RELU_JSON_STRING)
        text = relu_json_value_dup_string (name);
      if (text == NULL || !relu_activation_kind_from_name (text, &activation->kind))
        {
          g_autofree char *names = dup_known_activations ();
          /* Translators: followed by names such as "relu" */
          g_autofree char *expected = g_strdup_printf (_("one of %s"), names);

          return relu_parser_fail (self, expected, name);
        }
    }
  relu_parser_pop (self, length);

  if (activation->kind != RELU_ACTIVATION_LEAKY_RELU)
    return TRUE;
  activation->negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
  length = relu_parser_push_key (self, "negative_slope");
  if (negative_slope->start != NULL
      && !relu_parser_read_number (self, negative_slope, &activation->negative_slope))
    return FALSE;
  relu_parser_pop (self, length);

  return TRUE;
}

/* The rows of W; their number is the number of units. */
static gboolean
parse_weights (ReluParser *self, const ReluJsonValue *weights, guint index, gboolean is_last,
               ReluLayer *layer, GArray *parameters)
{
  g_autofree char *expected = NULL;
  gsize length = relu_parser_push_key (self, "weights");
  ReluJsonIter iter;
  ReluJsonValue row;
  guint n_rows;

  if (!relu_parser_check_kind (self, weights, RELU_JSON_ARRAY, _("an array of rows, one for each unit")))
    return FALSE;
  n_rows = relu_parser_count_elements (weights);
  if (is_last && n_rows != 1)
    return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT,
                       _("1 row (the last layer has one unit; more outputs are not supported)"),
                       n_rows);
  if (n_rows < 1 || n_rows > RELU_MAX_WIDTH)
    {
      expected = g_strdup_printf (_("1 to %u rows"), RELU_MAX_WIDTH);
      return relu_parser_fail_count (self, n_rows < 1 ? RELU_FILE_ERROR_FORMAT : RELU_FILE_ERROR_LIMIT,
                         expected, n_rows);
    }
  layer->n_units = n_rows;

  if (parameters->len + (guint64) n_rows * layer->n_inputs + n_rows > RELU_MAX_PARAMETERS)
    {
      expected = g_strdup_printf (_("at most %u parameters in all layers"), RELU_MAX_PARAMETERS);
      return relu_parser_fail_with (self, RELU_FILE_ERROR_LIMIT, expected, _("more"));
    }

  n_rows = 0;
  relu_json_iter_init (&iter, weights);
  while (relu_json_iter_next (&iter, NULL, &row))
    {
      gsize outer = relu_parser_push_index (self, n_rows++);
      gsize n;

      if (!relu_parser_read_numbers (self, &row, layer->n_inputs, parameters, &n))
        return FALSE;
      if (n != layer->n_inputs)
        {
          expected = index == 0
                       ? g_strdup (_("1 number (more than one input is not supported)"))
                       : g_strdup_printf (ngettext ("%u number, one for each unit of layers[%u]",
                                                    "%u numbers, one for each unit of layers[%u]",
                                                    layer->n_inputs),
                                          layer->n_inputs, index - 1);
          return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
        }
      relu_parser_pop (self, outer);
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_biases (ReluParser *self, const ReluJsonValue *biases, guint n_units, GArray *parameters)
{
  gsize length = relu_parser_push_key (self, "biases");
  gsize n;

  if (biases->start == NULL)
    {
      guint old = parameters->len;

      g_array_set_size (parameters, old + n_units);
      memset (&g_array_index (parameters, double, old), 0, n_units * sizeof (double));
    }
  else
    {
      if (!relu_parser_read_numbers (self, biases, n_units, parameters, &n))
        return FALSE;
      if (n != n_units)
        {
          g_autofree char *expected
            = g_strdup_printf (ngettext ("%u number, one for each unit",
                                         "%u numbers, one for each unit", n_units),
                               n_units);

          return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
        }
    }
  relu_parser_pop (self, length);

  return TRUE;
}

gboolean
relu_parser_read_layers (ReluParser *self, const ReluJsonValue *value, ReluFile *file)
{
  static const char *const names[] = { "activation", "negative_slope", "weights", "biases", NULL };
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree ReluLayer *layers = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length = relu_parser_push_key (self, "layers");
  ReluJsonIter iter;
  ReluJsonValue layer;
  guint n_layers;

  if (!relu_parser_check_kind (self, value, RELU_JSON_ARRAY, _("an array of layers")))
    return FALSE;
  n_layers = relu_parser_count_elements (value);
  if (n_layers < 1 || n_layers > RELU_MAX_LAYERS)
    {
      expected = g_strdup_printf (_("1 to %u layers"), RELU_MAX_LAYERS);
      return relu_parser_fail_count (self, n_layers < 1 ? RELU_FILE_ERROR_FORMAT : RELU_FILE_ERROR_LIMIT,
                         expected, n_layers);
    }

  layers = g_new0 (ReluLayer, n_layers);
  file->layer_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &layer); i++)
    {
      gsize outer = relu_parser_push_index (self, i);
      ReluJsonValue values[G_N_ELEMENTS (names)];
      GPtrArray *keys;

      if (!relu_parser_check_kind (self, &layer, RELU_JSON_OBJECT, _("an object"))
          || !relu_parser_read_members (self, &layer, names, values, &keys))
        return FALSE;
      g_ptr_array_add (file->layer_keys, keys);

      layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
      if (!parse_activation (self, &values[0], &values[1], i == n_layers - 1,
                             &layers[i].activation)
          || !parse_weights (self, &values[2], i, i == n_layers - 1, &layers[i], parameters)
          || !parse_biases (self, &values[3], layers[i].n_units, parameters))
        return FALSE;
      relu_parser_pop (self, outer);
    }
  relu_parser_pop (self, length);

  file->network = relu_network_new (n_layers, layers, (const double *) (gpointer) parameters->data,
                                    &local_error);
  if (file->network == NULL) /* all that it refuses has been checked above, with better words */
    {
      g_set_error (self->error, RELU_FILE_ERROR, RELU_FILE_ERROR_FORMAT, "%s: %s", self->file_name,
                   local_error->message);
      return FALSE;
    }

  return TRUE;
}
