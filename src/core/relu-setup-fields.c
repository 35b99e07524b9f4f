/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-setup-fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The words of an enumeration. */
#define WORDS(name, type, n_kinds, prefix) \
  static const char *get_##name##_word (guint value) \
  { \
    return value < (n_kinds) ? prefix##_get_name ((type) value) : NULL; \
  } \
  static const char *get_##name##_title (guint value) \
  { \
    return value < (n_kinds) ? prefix##_get_title ((type) value) : NULL; \
  }

WORDS (loss, ReluLossKind, RELU_N_LOSS_KINDS, relu_loss_kind)
WORDS (optimizer, ReluOptimizerKind, RELU_N_OPTIMIZER_KINDS, relu_optimizer_kind)
WORDS (scheme, ReluInitScheme, RELU_N_INIT_SCHEMES, relu_init_scheme)
WORDS (distribution, ReluInitDistribution, RELU_N_INIT_DISTRIBUTIONS, relu_init_distribution)
WORDS (biases, ReluInitBiases, RELU_N_INIT_BIASES, relu_init_biases)

#define NUMBER(key, member) NULL, key, RELU_SETUP_NUMBER, G_STRUCT_OFFSET (ReluSetup, member)
#define WORD(object, key, member, name) \
  { object, key, RELU_SETUP_WORD, G_STRUCT_OFFSET (ReluSetup, member), \
    .get_word = get_##name##_word, .get_title = get_##name##_title }
#define WHOLE(object, key, kind, member, first, last) \
  { object, key, kind, G_STRUCT_OFFSET (ReluSetup, member), .from = first, .to = last }

/* In the order in which they are written. */
static const ReluSetupField fields[] = {
  WORD (NULL, "loss", options.loss.kind, loss),
  { NUMBER ("delta", options.loss.delta), .is_above = TRUE },
  WORD (NULL, "optimizer", options.optimizer, optimizer),
  { NUMBER ("rate", options.rate), .is_above = TRUE },
  { NUMBER ("momentum", options.momentum), .is_below_one = TRUE },
  { NUMBER ("beta1", options.beta1), .is_below_one = TRUE },
  { NUMBER ("beta2", options.beta2), .is_below_one = TRUE },
  { NUMBER ("epsilon", options.epsilon), .is_above = TRUE },
  { NUMBER ("decay", options.decay) },
  { NUMBER ("clip", options.clip) },
  WHOLE (NULL, "batch", RELU_SETUP_SIZE, options.batch, 0, RELU_DATA_MAX),
  WHOLE (NULL, "seed", RELU_SETUP_COUNT, options.seed, 0, G_MAXUINT64),
  { NUMBER ("target", options.target) },
  { NUMBER ("tolerance", options.tolerance) },
  WORD ("init", "scheme", init.scheme, scheme),
  WORD ("init", "distribution", init.distribution, distribution),
  WORD ("init", "biases", init.biases, biases),
  WHOLE ("init", "seed", RELU_SETUP_COUNT, init.seed, 0, G_MAXUINT64),
  WHOLE (NULL, "steps", RELU_SETUP_COUNT, n_steps, 0, RELU_SETUP_MAX_STEPS),
  WHOLE (NULL, "starts", RELU_SETUP_UINT, n_starts, 1, RELU_SETUP_MAX_STARTS),
  { NUMBER ("fit", fit) },
};

/**
 * relu_setup_get_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): all that a set-up consists of
 */
const ReluSetupField *
relu_setup_get_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

/**
 * relu_setup_get_keys:
 * @object: (nullable): "init", or %NULL for "training" itself
 * @keys: (out) (array zero-terminated=1): the keys that are known there, the objects inside among them, in
 *   the order in which they are written
 */
void
relu_setup_get_keys (const char *object, const char *keys[RELU_SETUP_MAX_KEYS + 1])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *key = NULL;

      if (g_strcmp0 (object, fields[i].object) == 0)
        key = fields[i].key;
      else if (object == NULL && g_strcmp0 (fields[i].object, fields[i - 1].object) != 0)
        key = fields[i].object;
      if (key != NULL)
        keys[n++] = key;
    }
  keys[n] = NULL;
}

/**
 * relu_setup_find_field:
 * @object: (nullable): "init", or %NULL for "training" itself
 *
 * Returns: (transfer none) (nullable): the field of that key
 */
const ReluSetupField *
relu_setup_find_field (const char *object, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (object, fields[i].object) == 0 && g_str_equal (key, fields[i].key))
      return &fields[i];

  return NULL;
}

static gpointer
get_place (const ReluSetupField *self, const ReluSetup *setup)
{
  return G_STRUCT_MEMBER_P (setup, self->offset);
}

/**
 * relu_setup_field_get_number:
 *
 * Returns: the value of a RELU_SETUP_NUMBER
 */
double
relu_setup_field_get_number (const ReluSetupField *self, const ReluSetup *setup)
{
  return *(const double *) get_place (self, setup);
}

/**
 * relu_setup_field_get_count:
 *
 * Returns: the value of any other kind
 */
guint64
relu_setup_field_get_count (const ReluSetupField *self, const ReluSetup *setup)
{
  switch (self->kind)
    {
    case RELU_SETUP_COUNT:
      return *(const guint64 *) get_place (self, setup);
    case RELU_SETUP_SIZE:
      return *(const gsize *) get_place (self, setup);
    case RELU_SETUP_UINT:
    case RELU_SETUP_WORD:
    case RELU_SETUP_NUMBER:
    default:
      return *(const guint *) get_place (self, setup);
    }
}

/**
 * relu_setup_field_set_number:
 *
 * Returns: whether @number was in its range; where not, nothing has changed
 */
gboolean
relu_setup_field_set_number (const ReluSetupField *self, ReluSetup *setup, double number)
{
  if (!(number >= 0 && isfinite (number)) || (self->is_above && number <= 0)
      || (self->is_below_one && number >= 1))
    return FALSE;
  *(double *) get_place (self, setup) = number;

  return TRUE;
}

/**
 * relu_setup_field_set_count:
 *
 * Returns: whether @count was in its range; where not, nothing has changed
 */
gboolean
relu_setup_field_set_count (const ReluSetupField *self, ReluSetup *setup, guint64 count)
{
  if (count < self->from || count > self->to)
    return FALSE;

  if (self->kind == RELU_SETUP_COUNT)
    *(guint64 *) get_place (self, setup) = count;
  else if (self->kind == RELU_SETUP_SIZE)
    *(gsize *) get_place (self, setup) = (gsize) count;
  else
    *(guint *) get_place (self, setup) = (guint) count;

  return TRUE;
}

/**
 * relu_setup_field_set_word:
 *
 * A scheme brings along the distribution and the biases that usually go with it.
 *
 * Returns: whether @word was one of those that there are; where not, nothing has changed
 */
gboolean
relu_setup_field_set_word (const ReluSetupField *self, ReluSetup *setup, const char *word)
{
  for (guint i = 0; self->get_word (i) != NULL; i++)
    if (g_str_equal (word, self->get_word (i)))
      {
        *(guint *) get_place (self, setup) = i;
        if (self->get_word == get_scheme_word)
          relu_init_options_set_usual (&setup->init, i);
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_setup_field_dup_expected:
 *
 * Returns: (transfer full): what it may be, in words that go after "expected", translated
 */
char *
relu_setup_field_dup_expected (const ReluSetupField *self)
{
  char from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
  g_autoptr (GString) names = NULL;

  if (self->kind == RELU_SETUP_NUMBER)
    return g_strdup (self->is_above       ? _("a number above 0")
                     : self->is_below_one ? _("a number that is at least 0 and less than 1")
                                          : _("a number that is at least 0"));
  if (self->kind != RELU_SETUP_WORD)
    /* Translators: after “expected” */
    return g_strdup_printf (_("a whole number from %s to %s"),
                            relu_number_whole_to_text (self->from, from),
                            relu_number_whole_to_text (self->to, to));

  names = g_string_new (NULL);
  for (guint i = 0; self->get_word (i) != NULL; i++)
    g_string_append_printf (names, "%s\"%s\"", i == 0 ? "" : ", ", self->get_word (i));

  /* Translators: followed by names such as "relu" */
  return g_strdup_printf (_("one of %s"), names->str);
}

/**
 * relu_setup_field_equal:
 *
 * Returns: whether this part of both is the same
 */
gboolean
relu_setup_field_equal (const ReluSetupField *self, const ReluSetup *a, const ReluSetup *b)
{
  return self->kind == RELU_SETUP_NUMBER
           ? relu_setup_field_get_number (self, a) == relu_setup_field_get_number (self, b)
           : relu_setup_field_get_count (self, a) == relu_setup_field_get_count (self, b);
}
