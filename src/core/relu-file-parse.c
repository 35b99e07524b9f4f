/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parse.c: the text of a network file to what it holds, with errors that name file, key,
 * what was expected and what was found. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-file-private.h"
#include "relu-json.h"
#include "relu-number.h"

/* What is found is quoted up to this many characters. */
#define MAX_QUOTED 40

typedef struct
{
  const char *file_name;
  GString *path; /* of the value that is being read, such as layers[1].weights[0] */
  GError **error;
} Parser;

/* Adds ".key" to the path; returns its old length for parser_pop(). */
static gsize
parser_push_key (Parser *self, const char *key)
{
  gsize length = self->path->len;

  if (length > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);

  return length;
}

static gsize
parser_push_index (Parser *self, guint index)
{
  gsize length = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);

  return length;
}

static void
parser_pop (Parser *self, gsize length)
{
  g_string_truncate (self->path, length);
}

/* A value for an error: what kind it is, or itself where it is short enough to be one line. */
static char *
dup_found (const ReluJsonValue *value)
{
  g_autoptr (GString) quoted = NULL;
  guint n = 0;

  if (value == NULL)
    return g_strdup (_("nothing"));
  switch (relu_json_value_get_kind (value))
    {
    case RELU_JSON_OBJECT:
      return g_strdup (_("an object"));
    case RELU_JSON_ARRAY:
      return g_strdup (_("an array"));
    case RELU_JSON_STRING:
    case RELU_JSON_NUMBER:
    case RELU_JSON_BOOLEAN:
    case RELU_JSON_NULL:
    default:
      break;
    }

  quoted = g_string_new (NULL);
  for (const char *p = value->start; p < value->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : 0xfffd);
    }

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

static gboolean
fail_with (Parser *self, int code, const char *expected, const char *found)
{
  if (self->path->len == 0)
    /* Translators: "net.relu.json: expected an object, found an array" */
    g_set_error (self->error, RELU_FILE_ERROR, code, _("%s: expected %s, found %s"),
                 self->file_name, expected, found);
  else
    /* Translators: "net.relu.json: layers[1].biases: expected 3 numbers, found 2" */
    g_set_error (self->error, RELU_FILE_ERROR, code, _("%s: %s: expected %s, found %s"),
                 self->file_name, self->path->str, expected, found);

  return FALSE;
}

static gboolean
fail (Parser *self, const char *expected, const ReluJsonValue *value)
{
  g_autofree char *found = dup_found (value);

  return fail_with (self, RELU_FILE_ERROR_FORMAT, expected, found);
}

static gboolean
fail_count (Parser *self, int code, const char *expected, guint64 found)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, found);

  return fail_with (self, code, expected, number);
}

/* The members of an object: all of them as @keys, and those in @names as @values (start is NULL
 * where one is missing). */
static gboolean
parse_members (Parser *self, const ReluJsonValue *object, const char *const *names,
               ReluJsonValue *values, GPtrArray **keys)
{
  g_autoptr (GPtrArray) all = relu_file_keys_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  ReluJsonIter iter;
  ReluJsonValue key, value;

  for (guint i = 0; names[i] != NULL; i++)
    values[i] = (ReluJsonValue) { NULL, NULL };

  relu_json_iter_init (&iter, object);
  while (relu_json_iter_next (&iter, &key, &value))
    {
      ReluFileKey *entry = g_new0 (ReluFileKey, 1);
      gboolean known = FALSE;

      entry->key = relu_json_value_dup_string (&key);
      g_ptr_array_add (all, entry);
      if (!g_hash_table_add (seen, entry->key))
        {
          g_autofree char *found = dup_found (&key);

          /* Translators: a key of a JSON object stands there twice; what is found is its name. */
          return fail_with (self, RELU_FILE_ERROR_FORMAT, _("every key once"), found);
        }
      for (guint i = 0; names[i] != NULL; i++)
        if (g_str_equal (names[i], entry->key))
          {
            values[i] = value;
            known = TRUE;
          }
      /* A slope on a layer that is not leaky means nothing, and is kept like an unknown key. */
      if (!known || g_str_equal (entry->key, "negative_slope"))
        entry->raw = g_strndup (value.start, (gsize) (value.end - value.start));
    }

  *keys = g_steal_pointer (&all);
  return TRUE;
}

static gboolean
check_kind (Parser *self, const ReluJsonValue *value, ReluJsonKind kind, const char *expected)
{
  if (value->start == NULL)
    return fail (self, expected, NULL);
  if (relu_json_value_get_kind (value) != kind)
    return fail (self, expected, value);

  return TRUE;
}

static gboolean
parse_optional_text (Parser *self, const char *key, const ReluJsonValue *value, char **text)
{
  gsize length = parser_push_key (self, key);

  if (value->start != NULL)
    {
      if (!check_kind (self, value, RELU_JSON_STRING, _("text in quotation marks")))
        return FALSE;
      *text = relu_json_value_dup_string (value);
    }
  parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_number (Parser *self, const ReluJsonValue *value, double *number)
{
  if (!check_kind (self, value, RELU_JSON_NUMBER, _("a number")))
    return FALSE;
  *number = relu_json_value_get_number (value);
  if (!isfinite (*number))
    return fail (self, _("a number that fits a 64-bit float (up to 1.8e308)"), value);

  return TRUE;
}

/* Appends all numbers of an array to @numbers, but refuses the one behind @limit. */
static gboolean
parse_numbers (Parser *self, const ReluJsonValue *array, gsize limit, GArray *numbers, gsize *n)
{
  ReluJsonIter iter;
  ReluJsonValue value;

  if (!check_kind (self, array, RELU_JSON_ARRAY, _("an array of numbers")))
    return FALSE;

  *n = 0;
  relu_json_iter_init (&iter, array);
  while (relu_json_iter_next (&iter, NULL, &value))
    {
      double number;

      if (relu_json_value_get_kind (&value) != RELU_JSON_NUMBER
          || !isfinite (relu_json_value_get_number (&value)))
        {
          parser_push_index (self, (guint) *n);
          return parse_number (self, &value, &number);
        }
      number = relu_json_value_get_number (&value);
      if (*n < limit)
        g_array_append_val (numbers, number);
      (*n)++;
    }

  return TRUE;
}

static gboolean
parse_format (Parser *self, const ReluJsonValue *format, const ReluJsonValue *version)
{
  g_autofree char *name = NULL;
  gsize length;
  double number;

  length = parser_push_key (self, "format");
  if (!check_kind (self, format, RELU_JSON_STRING, "\"reluscope\""))
    return FALSE;
  name = relu_json_value_dup_string (format);
  if (!g_str_equal (name, "reluscope"))
    return fail (self, "\"reluscope\"", format);
  parser_pop (self, length);

  length = parser_push_key (self, "version");
  if (!check_kind (self, version, RELU_JSON_NUMBER, _("the number 1")))
    return FALSE;
  number = relu_json_value_get_number (version);
  if (number > RELU_FILE_VERSION && number == floor (number))
    {
      g_autofree char *found = dup_found (version);

      g_set_error (self->error, RELU_FILE_ERROR, RELU_FILE_ERROR_VERSION,
                   _("%s: version: expected %d, found %s: a newer Reluscope is needed to read it"),
                   self->file_name, RELU_FILE_VERSION, found);
      return FALSE;
    }
  if (number != RELU_FILE_VERSION)
    return fail (self, _("the number 1"), version);
  parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_domain (Parser *self, const ReluJsonValue *value, ReluFile *file)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  gsize length = parser_push_key (self, "domain");
  gsize n;

  if (value->start != NULL)
    {
      const char *expected = _("two numbers, the smaller one first");

      if (relu_json_value_get_kind (value) != RELU_JSON_ARRAY)
        return fail (self, expected, value);
      if (!parse_numbers (self, value, 2, numbers, &n))
        return FALSE;
      if (n != 2)
        return fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
      file->from = g_array_index (numbers, double, 0);
      file->to = g_array_index (numbers, double, 1);
      if (!(file->from < file->to) || !isfinite (file->to - file->from))
        {
          char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];
          g_autofree char *found = g_strdup_printf ("[%s, %s]",
                                                    relu_number_to_shortest (file->from, a),
                                                    relu_number_to_shortest (file->to, b));

          if (file->from < file->to)
            expected = _("two numbers whose difference is finite (at most 1.8e308)");
          return fail_with (self, RELU_FILE_ERROR_FORMAT, expected, found);
        }
    }
  parser_pop (self, length);

  return TRUE;
}

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
parse_activation (Parser *self, const ReluJsonValue *name, const ReluJsonValue *negative_slope,
                  gboolean is_last, ReluActivation *activation)
{
  gsize length = parser_push_key (self, "activation");

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

          return fail (self, expected, name);
        }
    }
  parser_pop (self, length);

  if (activation->kind != RELU_ACTIVATION_LEAKY_RELU)
    return TRUE;
  activation->negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
  length = parser_push_key (self, "negative_slope");
  if (negative_slope->start != NULL
      && !parse_number (self, negative_slope, &activation->negative_slope))
    return FALSE;
  parser_pop (self, length);

  return TRUE;
}

static guint
count_elements (const ReluJsonValue *array)
{
  ReluJsonIter iter;
  ReluJsonValue value;
  guint n = 0;

  relu_json_iter_init (&iter, array);
  while (relu_json_iter_next (&iter, NULL, &value))
    n++;

  return n;
}

/* The rows of W; their number is the number of units. */
static gboolean
parse_weights (Parser *self, const ReluJsonValue *weights, guint index, gboolean is_last,
               ReluLayer *layer, GArray *parameters)
{
  g_autofree char *expected = NULL;
  gsize length = parser_push_key (self, "weights");
  ReluJsonIter iter;
  ReluJsonValue row;
  guint n_rows;

  if (!check_kind (self, weights, RELU_JSON_ARRAY, _("an array of rows, one for each unit")))
    return FALSE;
  n_rows = count_elements (weights);
  if (is_last && n_rows != 1)
    return fail_count (self, RELU_FILE_ERROR_FORMAT,
                       _("1 row (the last layer has one unit; more outputs are not supported)"),
                       n_rows);
  if (n_rows < 1 || n_rows > RELU_MAX_WIDTH)
    {
      expected = g_strdup_printf (_("1 to %u rows"), RELU_MAX_WIDTH);
      return fail_count (self, n_rows < 1 ? RELU_FILE_ERROR_FORMAT : RELU_FILE_ERROR_LIMIT,
                         expected, n_rows);
    }
  layer->n_units = n_rows;

  if (parameters->len + (guint64) n_rows * layer->n_inputs + n_rows > RELU_MAX_PARAMETERS)
    {
      expected = g_strdup_printf (_("at most %u parameters in all layers"), RELU_MAX_PARAMETERS);
      return fail_with (self, RELU_FILE_ERROR_LIMIT, expected, _("more"));
    }

  n_rows = 0;
  relu_json_iter_init (&iter, weights);
  while (relu_json_iter_next (&iter, NULL, &row))
    {
      gsize outer = parser_push_index (self, n_rows++);
      gsize n;

      if (!parse_numbers (self, &row, layer->n_inputs, parameters, &n))
        return FALSE;
      if (n != layer->n_inputs)
        {
          expected = index == 0
                       ? g_strdup (_("1 number (more than one input is not supported)"))
                       : g_strdup_printf (ngettext ("%u number, one for each unit of layers[%u]",
                                                    "%u numbers, one for each unit of layers[%u]",
                                                    layer->n_inputs),
                                          layer->n_inputs, index - 1);
          return fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
        }
      parser_pop (self, outer);
    }
  parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_biases (Parser *self, const ReluJsonValue *biases, guint n_units, GArray *parameters)
{
  gsize length = parser_push_key (self, "biases");
  gsize n;

  if (biases->start == NULL)
    {
      guint old = parameters->len;

      g_array_set_size (parameters, old + n_units);
      memset (&g_array_index (parameters, double, old), 0, n_units * sizeof (double));
    }
  else
    {
      if (!parse_numbers (self, biases, n_units, parameters, &n))
        return FALSE;
      if (n != n_units)
        {
          g_autofree char *expected
            = g_strdup_printf (ngettext ("%u number, one for each unit",
                                         "%u numbers, one for each unit", n_units),
                               n_units);

          return fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
        }
    }
  parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_layers (Parser *self, const ReluJsonValue *value, ReluFile *file)
{
  static const char *const names[] = { "activation", "negative_slope", "weights", "biases", NULL };
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree ReluLayer *layers = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length = parser_push_key (self, "layers");
  ReluJsonIter iter;
  ReluJsonValue layer;
  guint n_layers;

  if (!check_kind (self, value, RELU_JSON_ARRAY, _("an array of layers")))
    return FALSE;
  n_layers = count_elements (value);
  if (n_layers < 1 || n_layers > RELU_MAX_LAYERS)
    {
      expected = g_strdup_printf (_("1 to %u layers"), RELU_MAX_LAYERS);
      return fail_count (self, n_layers < 1 ? RELU_FILE_ERROR_FORMAT : RELU_FILE_ERROR_LIMIT,
                         expected, n_layers);
    }

  layers = g_new0 (ReluLayer, n_layers);
  file->layer_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &layer); i++)
    {
      gsize outer = parser_push_index (self, i);
      ReluJsonValue values[G_N_ELEMENTS (names)];
      GPtrArray *keys;

      if (!check_kind (self, &layer, RELU_JSON_OBJECT, _("an object"))
          || !parse_members (self, &layer, names, values, &keys))
        return FALSE;
      g_ptr_array_add (file->layer_keys, keys);

      layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
      if (!parse_activation (self, &values[0], &values[1], i == n_layers - 1,
                             &layers[i].activation)
          || !parse_weights (self, &values[2], i, i == n_layers - 1, &layers[i], parameters)
          || !parse_biases (self, &values[3], layers[i].n_units, parameters))
        return FALSE;
      parser_pop (self, outer);
    }
  parser_pop (self, length);

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

static gboolean
parse_data (Parser *self, const ReluJsonValue *value, ReluFile *file)
{
  static const char *const names[] = { "x", "y", NULL };
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  ReluJsonValue values[G_N_ELEMENTS (names)];
  gsize length;
  gsize n[2] = { 0, 0 };

  if (value->start == NULL)
    return TRUE;

  length = parser_push_key (self, "data");
  if (!check_kind (self, value, RELU_JSON_OBJECT, _("an object with x and y"))
      || !parse_members (self, value, names, values, &file->data_keys))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      gsize outer = parser_push_key (self, names[i]);

      if (values[i].start == NULL && values[1 - i].start == NULL)
        n[i] = 0;
      else if (!parse_numbers (self, &values[i], RELU_FILE_MAX_DATA, numbers, &n[i]))
        return FALSE;
      if (n[i] > RELU_FILE_MAX_DATA)
        {
          g_autofree char *expected
            = g_strdup_printf (_("at most %u numbers"), RELU_FILE_MAX_DATA);

          return fail_count (self, RELU_FILE_ERROR_LIMIT, expected, n[i]);
        }
      if (i == 1 && n[0] != n[1])
        {
          g_autofree char *expected
            = g_strdup_printf (ngettext ("%u number, as many as in data.x",
                                         "%u numbers, as many as in data.x", (gulong) n[0]),
                               (guint) n[0]);

          return fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n[1]);
        }
      parser_pop (self, outer);
    }
  parser_pop (self, length);

  file->n_data = n[0];
  if (file->n_data > 0)
    {
      file->data = (double *) (gpointer) g_array_free (g_steal_pointer (&numbers), FALSE);
      file->data_ref = g_new (gatomicrefcount, 1);
      g_atomic_ref_count_init (file->data_ref);
    }

  return TRUE;
}

static gboolean
parse_top (Parser *self, const ReluJsonValue *root, ReluFile *file)
{
  static const char *const names[] = { "format", "version", "name",   "description",
                                       "source", "domain",  "layers", "data",
                                       NULL };
  ReluJsonValue values[G_N_ELEMENTS (names)];

  return check_kind (self, root, RELU_JSON_OBJECT, _("an object"))
         && parse_members (self, root, names, values, &file->keys)
         && parse_format (self, &values[0], &values[1])
         && parse_optional_text (self, names[2], &values[2], &file->name)
         && parse_optional_text (self, names[3], &values[3], &file->description)
         && parse_optional_text (self, names[4], &values[4], &file->source)
         && parse_domain (self, &values[5], file) && parse_layers (self, &values[6], file)
         && parse_data (self, &values[7], file);
}

/**
 * relu_file_parse:
 * @text: the text of a network file
 * @length: how many bytes, or -1 where it ends with NUL
 * @file_name: what errors call it
 * @error: RELU_FILE_ERROR: one line that names file, key, what was expected and what was found
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_file_parse (const char *text, gssize length, const char *file_name, GError **error)
{
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (GString) path = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  Parser self = { file_name, NULL, error };
  ReluJsonValue root;

  if (size > RELU_FILE_MAX_BYTES)
    {
      g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT,
                   _("%s: expected at most %u bytes, found %zu"), file_name,
                   RELU_FILE_MAX_BYTES, size);
      return NULL;
    }

  if (!relu_json_check (text, size, &root, &local_error))
    {
      g_set_error (error, RELU_FILE_ERROR,
                   g_error_matches (local_error, RELU_JSON_ERROR, RELU_JSON_ERROR_DEPTH)
                     ? RELU_FILE_ERROR_LIMIT
                     : RELU_FILE_ERROR_SYNTAX,
                   "%s: %s", file_name, local_error->message);
      return NULL;
    }

  file = relu_file_alloc ();
  self.path = path = g_string_new (NULL);
  if (!parse_top (&self, &root, file))
    return NULL;

  return g_steal_pointer (&file);
}
