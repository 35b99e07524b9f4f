/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-write.c: what a network file holds to its text: readable, exact numbers, the order of
 * keys and what is not known kept as they were. */

#include <string.h>

#include "relu-file-private.h"
#include "relu-json.h"
#include "relu-number.h"
#include "relu-setup-fields.h"

/* What is longer than this goes onto several lines. */
#define MAX_COLUMNS 100

/* Writes the value of a known key, or does nothing and returns FALSE where there is none. */
typedef gboolean (*WriteValueFunc) (const ReluFile *self, guint layer, const char *key,
                                    GString *json, guint indent);

/* relu_file_append_line: a new line, indented. */
void
relu_file_append_line (GString *json, guint indent)
{
  g_string_append_c (json, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append_c (json, ' ');
}

static gsize
column (const GString *json)
{
  gsize i = json->len;

  while (i > 0 && json->str[i - 1] != '\n')
    i--;

  return json->len - i;
}

/* relu_file_append_numbers: [1, 2, 3], on lines that are filled up where one is not enough. */
void
relu_file_append_numbers (GString *json, const double *numbers, gsize n, guint indent)
{
  gsize used;

  g_string_append_c (json, '[');
  used = column (json);
  for (gsize i = 0; i < n; i++)
    {
      char buffer[RELU_NUMBER_BUFFER];
      gsize length = strlen (relu_number_to_shortest (numbers[i], buffer)) + 2;

      if (i > 0)
        {
          if (used + length > MAX_COLUMNS)
            {
              g_string_append_c (json, ',');
              relu_file_append_line (json, indent + RELU_JSON_INDENT);
              used = indent + RELU_JSON_INDENT;
            }
          else
            g_string_append (json, ", ");
        }
      g_string_append (json, buffer);
      used += length;
    }
  g_string_append_c (json, ']');
}

static void
append_weights (GString *json, const double *weights, const ReluLayer *layer, guint indent)
{
  gsize start = json->len;
  gsize first_column = column (json);
  gboolean one_line = TRUE;

  /* First all on one line; if that gets too long, again with a line for each row. */
  for (;;)
    {
      g_string_append_c (json, '[');
      for (guint unit = 0; unit < layer->n_units; unit++)
        {
          if (!one_line)
            relu_file_append_line (json, indent + RELU_JSON_INDENT);
          relu_file_append_numbers (json, weights + (gsize) unit * layer->n_inputs, layer->n_inputs,
                          indent + RELU_JSON_INDENT);
          if (unit + 1 < layer->n_units)
            g_string_append (json, one_line ? ", " : ",");
          if (one_line && first_column + (json->len - start) > MAX_COLUMNS - 2)
            break;
        }
      if (!one_line || first_column + (json->len - start) <= MAX_COLUMNS - 2)
        break;
      one_line = FALSE;
      g_string_truncate (json, start);
    }
  if (!one_line)
    relu_file_append_line (json, indent);
  g_string_append_c (json, ']');
}

/* An object: the keys of the file it came from in their order, then known ones that it lacked. */
static void
append_object (GString *json, const ReluFile *self, guint layer, const GPtrArray *keys,
               const char *const *known, WriteValueFunc write_value, guint indent)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_keys = keys != NULL ? keys->len : 0;
  gboolean is_empty = TRUE;

  g_string_append_c (json, '{');
  for (guint i = 0; i < n_keys + g_strv_length ((char **) (gpointer) known); i++)
    {
      const ReluFileKey *old = i < n_keys ? g_ptr_array_index (keys, i) : NULL;
      const char *key = old != NULL ? old->key : known[i - n_keys];
      gsize start = json->len;

      if (!g_hash_table_add (written, (gpointer) key))
        continue;
      if (!is_empty)
        g_string_append_c (json, ',');
      relu_file_append_line (json, indent + RELU_JSON_INDENT);
      relu_json_append_string (json, key);
      g_string_append (json, ": ");
      if (g_strv_contains (known, key)
          && write_value (self, layer, key, json, indent + RELU_JSON_INDENT))
        is_empty = FALSE;
      else if (old != NULL && old->raw != NULL)
        {
          g_string_append (json, old->raw);
          is_empty = FALSE;
        }
      else
        g_string_truncate (json, start);
    }
  if (!is_empty)
    relu_file_append_line (json, indent);
  g_string_append_c (json, '}');
}

static gboolean
write_layer_value (const ReluFile *self, guint index, const char *key, GString *json, guint indent)
{
  const ReluLayer *layer = relu_network_get_layer (self->network, index);

  if (g_str_equal (key, "activation"))
    relu_json_append_string (json, relu_activation_kind_get_name (layer->activation.kind));
  else if (g_str_equal (key, "weights"))
    append_weights (json, relu_network_get_weights (self->network, index), layer, indent);
  else if (g_str_equal (key, "biases"))
    relu_file_append_numbers (json, relu_network_get_biases (self->network, index), layer->n_units, indent);
  else if (layer->activation.kind == RELU_ACTIVATION_LEAKY_RELU)
    relu_json_append_number (json, layer->activation.negative_slope);
  else
    return FALSE;

  return TRUE;
}

static void
append_layers (GString *json, const ReluFile *self, guint indent)
{
  static const char *const known[] = { "activation", "negative_slope", "weights", "biases", NULL };
  guint n_layers = relu_network_get_n_layers (self->network);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n_layers; i++)
    {
      const GPtrArray *keys = self->layer_keys != NULL && i < self->layer_keys->len
                                ? g_ptr_array_index (self->layer_keys, i)
                                : NULL;

      relu_file_append_line (json, indent + RELU_JSON_INDENT);
      append_object (json, self, i, keys, known, write_layer_value, indent + RELU_JSON_INDENT);
      if (i + 1 < n_layers)
        g_string_append_c (json, ',');
    }
  relu_file_append_line (json, indent);
  g_string_append_c (json, ']');
}

static gboolean
write_pin_value (const ReluFile *self, guint layer, const char *key, GString *json, guint indent)
{
  if (g_str_equal (key, "name"))
    relu_json_append_string (json, relu_file_get_name (self));
  else if (g_str_equal (key, "shown"))
    g_string_append (json, self->is_hidden ? "false" : "true");
  else
    append_layers (json, self, indent);

  return TRUE;
}

static void
append_pins (GString *json, const ReluFile *self, guint indent)
{
  static const char *const known[] = { "name", "shown", "layers", NULL };
  guint n = relu_file_get_n_pins (self);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      const ReluFile *pin = g_ptr_array_index (self->pins, i);

      relu_file_append_line (json, indent + RELU_JSON_INDENT);
      append_object (json, pin, 0, pin->keys, known, write_pin_value, indent + RELU_JSON_INDENT);
      if (i + 1 < n)
        g_string_append_c (json, ',');
    }
  if (n > 0)
    relu_file_append_line (json, indent);
  g_string_append_c (json, ']');
}

/* relu_file_append_marked: the names of marked parameters, on lines that are filled up. */
void
relu_file_append_marked (GString *json, const ReluFile *self, ReluMark mark, guint indent)
{
  g_string_append_c (json, '[');
  for (gsize i = 0; i < relu_file_get_n_marked (self, mark); i++)
    {
      g_autofree char *symbol = relu_network_dup_parameter_symbol (
        self->network, g_array_index (self->marked[mark], gsize, i), RELU_SYMBOL_PLAIN);

      if (i > 0)
        g_string_append (json, ", ");
      if (column (json) + strlen (symbol) + 4 > MAX_COLUMNS)
        {
          g_string_truncate (json, json->len - 1);
          relu_file_append_line (json, indent + RELU_JSON_INDENT);
        }
      relu_json_append_string (json, symbol);
    }
  g_string_append_c (json, ']');
}

static gboolean
write_data_value (const ReluFile *self, guint layer, const char *key, GString *json, guint indent)
{
  const double *numbers = g_str_equal (key, "x") ? relu_file_get_data_x (self)
                                                 : relu_file_get_data_y (self);

  relu_file_append_numbers (json, numbers, relu_file_get_n_data (self), indent);

  return TRUE;
}

/* Whether the object that was read, if any, has @key. */
static gboolean
had_key (const GPtrArray *keys, const char *key)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (g_str_equal (((ReluFileKey *) g_ptr_array_index (keys, i))->key, key))
      return TRUE;

  return FALSE;
}

/* Whether a part of the set-up is what it would be if the file did not say it. */
static gboolean
is_default (const ReluFile *self, const ReluSetupField *field)
{
  ReluSetup setup = RELU_SETUP_INIT;
  ReluInitScheme scheme = setup.init.scheme;

  relu_init_options_set_usual (&setup.init, self->setup.init.scheme);
  setup.init.scheme = scheme;

  return relu_setup_field_equal (field, &self->setup, &setup);
}

static gboolean
has_defaults (const ReluFile *self, const char *object)
{
  guint n_fields;
  const ReluSetupField *fields = relu_setup_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((object == NULL || g_strcmp0 (object, fields[i].object) == 0)
        && !is_default (self, &fields[i]))
      return FALSE;

  return TRUE;
}

static gboolean
append_field (GString *json, const ReluFile *self, const ReluSetupField *field,
              const GPtrArray *keys)
{
  if (is_default (self, field) && !had_key (keys, field->key))
    return FALSE;

  if (field->kind == RELU_SETUP_NUMBER)
    relu_json_append_number (json, relu_setup_field_get_number (field, &self->setup));
  else if (field->kind == RELU_SETUP_WORD)
    relu_json_append_string (
      json, field->get_word ((guint) relu_setup_field_get_count (field, &self->setup)));
  else
    g_string_append_printf (json, "%" G_GUINT64_FORMAT,
                            relu_setup_field_get_count (field, &self->setup));

  return TRUE;
}

static gboolean
write_init_value (const ReluFile *self, guint layer, const char *key, GString *json, guint indent)
{
  return append_field (json, self, relu_setup_find_field ("init", key), self->init_keys);
}

static gboolean
write_setup_value (const ReluFile *self, guint layer, const char *key, GString *json, guint indent)
{
  const ReluSetupField *field = relu_setup_find_field (NULL, key);
  const char *known[RELU_SETUP_MAX_KEYS + 1];

  if (field != NULL)
    return append_field (json, self, field, self->setup_keys);
  if (has_defaults (self, key) && !had_key (self->setup_keys, key))
    return FALSE;

  relu_setup_get_keys (key, known);
  append_object (json, self, 0, self->init_keys, known, write_init_value, indent);

  return TRUE;
}

static void
append_setup (GString *json, const ReluFile *self, guint indent)
{
  const char *known[RELU_SETUP_MAX_KEYS + 1];

  relu_setup_get_keys (NULL, known);
  append_object (json, self, 0, self->setup_keys, known, write_setup_value, indent);
}

static gboolean
append_text (GString *json, const ReluFile *self, const char *key, const char *text)
{
  if (*text == '\0' && !had_key (self->keys, key))
    return FALSE;
  relu_json_append_string (json, text);

  return TRUE;
}

static gboolean
append_marks (GString *json, const ReluFile *self, ReluMark mark, guint indent)
{
  if (self->marked[mark] == NULL && !had_key (self->keys, relu_mark_get_key (mark)))
    return FALSE;
  relu_file_append_marked (json, self, mark, indent);

  return TRUE;
}

static gboolean
write_top_value (const ReluFile *self, guint layer, const char *key, GString *json, guint indent)
{
  static const char *const data_keys[] = { "x", "y", NULL };

  if (g_str_equal (key, "format"))
    g_string_append (json, "\"reluscope\"");
  else if (g_str_equal (key, "version"))
    g_string_append_printf (json, "%d", RELU_FILE_VERSION);
  else if (g_str_equal (key, "name"))
    return append_text (json, self, key, relu_file_get_name (self));
  else if (g_str_equal (key, "description"))
    return append_text (json, self, key, relu_file_get_description (self));
  else if (g_str_equal (key, "source"))
    return append_text (json, self, key, relu_file_get_source (self));
  else if (g_str_equal (key, "domain"))
    relu_file_append_numbers (json, (double[]) { self->from, self->to }, 2, indent);
  else if (g_str_equal (key, "layers"))
    append_layers (json, self, indent);
  else if (g_str_equal (key, "locked"))
    return append_marks (json, self, RELU_MARK_LOCKED, indent);
  else if (g_str_equal (key, "presented"))
    return append_marks (json, self, RELU_MARK_PRESENTED, indent);
  else if (g_str_equal (key, "pins") && (self->pins != NULL || had_key (self->keys, key)))
    append_pins (json, self, indent);
  else if (g_str_equal (key, "data") && (self->data != NULL || had_key (self->keys, key)))
    append_object (json, self, 0, self->data_keys, data_keys, write_data_value, indent);
  else if (g_str_equal (key, "training")
           && (!has_defaults (self, NULL) || had_key (self->keys, key)))
    append_setup (json, self, indent);
  else
    return FALSE;

  return TRUE;
}

/* relu_file_append: the file as an object. */
void
relu_file_append (GString *json, const ReluFile *self, guint indent)
{
  static const char *const known[] = { "format", "version", "name",   "description",
                                       "source", "domain",  "layers", "data",
                                       "training", "locked", "presented",
                                       "pins", NULL };

  append_object (json, self, 0, self->keys, known, write_top_value, indent);
}

/**
 * relu_file_to_text:
 * @length: (out) (optional): how many bytes
 *
 * Reading the text gives the same name, domain, data, set-up and network back, bit for bit.
 *
 * Returns: (transfer full): the text of the file, JSON with a newline at its end
 */
char *
relu_file_to_text (ReluFile *self, gsize *length)
{
  GString *json = g_string_new (NULL);

  relu_file_append (json, self, 0);
  g_string_append_c (json, '\n');
  if (length != NULL)
    *length = json->len;

  return g_string_free (json, FALSE);
}
