/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parse-marks.c: what people have marked in a network file: parameters, pinned networks. */

#include <glib/gi18n-lib.h>

#include "relu-file-parser-private.h"

static gint
compare_indices (gconstpointer a, gconstpointer b)
{
  gsize p = *(const gsize *) a, q = *(const gsize *) b;

  return p < q ? -1 : p > q;
}

/* Of equal ones that follow each other one is left. */
static void
remove_repeated (GArray *indices)
{
  guint n = 0;

  for (guint i = 0; i < indices->len; i++)
    if (n == 0 || g_array_index (indices, gsize, i) != g_array_index (indices, gsize, n - 1))
      g_array_index (indices, gsize, n++) = g_array_index (indices, gsize, i);
  g_array_set_size (indices, n);
}

gboolean
relu_parser_fail_parameter (ReluParser *self, const ReluJsonValue *value)
{
  return relu_parser_fail (
    self, _("the name of a parameter of this network, such as \"b0\" or \"w2.1.0\""), value);
}

/**
 * relu_parser_read_parameters:
 * @value: an array of the symbols of parameters
 * @network: has them
 *
 * Returns: (transfer full) (nullable): their indices (gsize), ascending, each once
 */
GArray *
relu_parser_read_parameters (ReluParser *self, const ReluJsonValue *value,
                             const ReluNetwork *network)
{
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (gsize));
  ReluJsonIter iter;
  ReluJsonValue element;

  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &element); i++)
    {
      gsize outer = relu_parser_push_index (self, i);
      g_autofree char *symbol = NULL;
      gsize index;

      if (relu_json_value_get_kind (&element) == RELU_JSON_STRING)
        symbol = relu_json_value_dup_string (&element);
      if (symbol == NULL || !relu_network_find_parameter (network, symbol, &index))
        {
          relu_parser_fail_parameter (self, &element);
          return NULL;
        }
      g_array_append_val (parameters, index);
      relu_parser_pop (self, outer);
    }

  g_array_sort (parameters, compare_indices);
  remove_repeated (parameters);

  return g_steal_pointer (&parameters);
}

/**
 * relu_parser_read_marked:
 * @value: an array of the symbols of parameters; its start may be %NULL
 * @file: has its network already
 * @mark: what they are marked with
 */
gboolean
relu_parser_read_marked (ReluParser *self, const ReluJsonValue *value, ReluFile *file,
                         ReluMark mark)
{
  gsize length = relu_parser_push_key (self, relu_mark_get_key (mark));
  g_autoptr (GArray) marked = NULL;

  if (value->start != NULL)
    {
      if (!relu_parser_check_kind (self, value, RELU_JSON_ARRAY,
                                   _("an array of parameters’ names")))
        return FALSE;
      marked = relu_parser_read_parameters (self, value, file->network);
      if (marked == NULL)
        return FALSE;
      if (marked->len > 0)
        file->marked[mark] = g_steal_pointer (&marked);
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_pin (ReluParser *self, const ReluJsonValue *value, GPtrArray *pins)
{
  static const char *const names[] = { "name", "shown", "layers", NULL };
  g_autoptr (ReluFile) pin = relu_file_alloc ();
  ReluJsonValue values[G_N_ELEMENTS (names)];

  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, value, names, values, &pin->keys)
      || !relu_parser_read_optional_text (self, names[0], &values[0], &pin->name))
    return FALSE;

  if (values[1].start != NULL)
    {
      gsize length = relu_parser_push_key (self, names[1]);

      if (!relu_parser_check_kind (self, &values[1], RELU_JSON_BOOLEAN, _("true or false")))
        return FALSE;
      pin->is_hidden = *values[1].start == 'f';
      relu_parser_pop (self, length);
    }
  if (!relu_parser_read_layers (self, &values[2], pin))
    return FALSE;

  g_ptr_array_add (pins, g_steal_pointer (&pin));
  return TRUE;
}

/**
 * relu_parser_read_pins:
 * @value: an array of networks with names; its start may be %NULL
 */
gboolean
relu_parser_read_pins (ReluParser *self, const ReluJsonValue *value, ReluFile *file)
{
  g_autoptr (GPtrArray) pins
    = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);
  gsize length = relu_parser_push_key (self, "pins");
  ReluJsonIter iter;
  ReluJsonValue element;

  if (value->start == NULL)
    {
      relu_parser_pop (self, length);
      return TRUE;
    }
  if (!relu_parser_check_kind (self, value, RELU_JSON_ARRAY, _("an array of networks")))
    return FALSE;

  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &element); i++)
    {
      gsize outer = relu_parser_push_index (self, i);

      if (i == RELU_FILE_MAX_PINS)
        {
          g_autofree char *expected = g_strdup_printf (_("at most %u pins"), RELU_FILE_MAX_PINS);

          return relu_parser_fail_with (self, RELU_FILE_ERROR_LIMIT, expected, _("more"));
        }
      if (!read_pin (self, &element, pins))
        return FALSE;
      relu_parser_pop (self, outer);
    }
  relu_parser_pop (self, length);

  if (pins->len > 0)
    file->pins = g_steal_pointer (&pins);

  return TRUE;
}
