/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-init.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the biases are that are "small": those of the TensorFlow Playground. */
#define SMALL_BIAS 0.1

static const struct
{
  const char *name, *title;
  ReluInitDistribution distribution;
  ReluInitBiases biases;
} schemes[RELU_N_INIT_SCHEMES] = {
  [RELU_INIT_HE] = { "he", N_("He"), RELU_INIT_NORMAL, RELU_INIT_BIASES_ZERO },
  [RELU_INIT_GLOROT] = { "glorot", N_("Glorot"), RELU_INIT_UNIFORM, RELU_INIT_BIASES_ZERO },
  [RELU_INIT_PYTORCH] = { "pytorch", N_("PyTorch’s default"), RELU_INIT_UNIFORM,
                          RELU_INIT_BIASES_DRAWN },
  [RELU_INIT_SMALL] = { "small", N_("Small"), RELU_INIT_UNIFORM, RELU_INIT_BIASES_SMALL },
};

static const struct
{
  const char *name, *title;
} distributions[RELU_N_INIT_DISTRIBUTIONS] = {
  [RELU_INIT_UNIFORM] = { "uniform", N_("Uniform") },
  [RELU_INIT_NORMAL] = { "normal", N_("Normal") },
}, biases[RELU_N_INIT_BIASES] = {
  /* Translators: what all biases are at the start of a training */
  [RELU_INIT_BIASES_ZERO] = { "zero", N_("All 0") },
  /* Translators: what all biases are at the start of a training */
  [RELU_INIT_BIASES_SMALL] = { "small", N_("All 0.1") },
  /* Translators: biases at the start of a training are drawn at random */
  [RELU_INIT_BIASES_DRAWN] = { "drawn", N_("Drawn") },
};

/**
 * relu_init_scheme_get_name:
 *
 * Returns: the name for programs, such as "he"
 */
const char *
relu_init_scheme_get_name (ReluInitScheme scheme)
{
  g_return_val_if_fail ((guint) scheme < RELU_N_INIT_SCHEMES, NULL);

  return schemes[scheme].name;
}

/**
 * relu_init_scheme_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_init_scheme_get_title (ReluInitScheme scheme)
{
  g_return_val_if_fail ((guint) scheme < RELU_N_INIT_SCHEMES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, schemes[scheme].title);
}

/**
 * relu_init_scheme_from_name:
 * @name: a name as from relu_init_scheme_get_name()
 * @scheme: (out): the scheme of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_init_scheme_from_name (const char *name, ReluInitScheme *scheme)
{
  for (guint i = 0; i < RELU_N_INIT_SCHEMES; i++)
    if (g_str_equal (name, schemes[i].name))
      {
        *scheme = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_init_distribution_get_name:
 *
 * Returns: the name for programs, such as "uniform"
 */
const char *
relu_init_distribution_get_name (ReluInitDistribution distribution)
{
  g_return_val_if_fail ((guint) distribution < RELU_N_INIT_DISTRIBUTIONS, NULL);

  return distributions[distribution].name;
}

/**
 * relu_init_distribution_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_init_distribution_get_title (ReluInitDistribution distribution)
{
  g_return_val_if_fail ((guint) distribution < RELU_N_INIT_DISTRIBUTIONS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, distributions[distribution].title);
}

/**
 * relu_init_biases_get_name:
 *
 * Returns: the name for programs, such as "zero"
 */
const char *
relu_init_biases_get_name (ReluInitBiases kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_INIT_BIASES, NULL);

  return biases[kind].name;
}

/**
 * relu_init_biases_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_init_biases_get_title (ReluInitBiases kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_INIT_BIASES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, biases[kind].title);
}

/**
 * relu_init_options_set_usual:
 * @options: (inout): its seed stays
 * @scheme: how large weights are drawn
 *
 * Fills in the distribution and the biases that usually go with @scheme: He's weights are normal and
 * Glorot's uniform, both with zero biases; PyTorch's are uniform with uniform biases, and small ones
 * uniform with biases of 0.1, as in the TensorFlow Playground.
 */
void
relu_init_options_set_usual (ReluInitOptions *options, ReluInitScheme scheme)
{
  g_return_if_fail ((guint) scheme < RELU_N_INIT_SCHEMES);

  options->scheme = scheme;
  options->distribution = schemes[scheme].distribution;
  options->biases = schemes[scheme].biases;
}

static double
get_variance (const ReluLayer *layer, ReluInitScheme scheme)
{
  double n_inputs = layer->n_inputs;

  switch (scheme)
    {
    case RELU_INIT_HE:
      return 2 / n_inputs;
    case RELU_INIT_GLOROT:
      return 2 / (n_inputs + layer->n_units);
    case RELU_INIT_PYTORCH:
      return 1 / (3 * n_inputs);
    case RELU_INIT_SMALL:
    default:
      return 1.0 / 12;
    }
}

/* Uniform from -@limit to @limit. */
static double
draw_uniform (ReluRandom *random, double limit)
{
  return (2 * relu_random_uniform (random) - 1) * limit;
}

/**
 * relu_init_draw_weight:
 * @layer: that it leads into
 * @random: moves on
 *
 * Returns: a weight
 */
double
relu_init_draw_weight (const ReluInitOptions *options, const ReluLayer *layer, ReluRandom *random)
{
  double variance = get_variance (layer, options->scheme);

  return options->distribution == RELU_INIT_NORMAL ? sqrt (variance) * relu_random_normal (random)
                                                   : draw_uniform (random, sqrt (3 * variance));
}

/**
 * relu_init_draw_bias:
 * @layer: of the unit
 * @random: moves on, where biases are drawn
 *
 * Returns: a bias
 */
double
relu_init_draw_bias (const ReluInitOptions *options, const ReluLayer *layer, ReluRandom *random)
{
  switch (options->biases)
    {
    case RELU_INIT_BIASES_SMALL:
      return SMALL_BIAS;
    case RELU_INIT_BIASES_DRAWN:
      return draw_uniform (random, 1 / sqrt (layer->n_inputs));
    case RELU_INIT_BIASES_ZERO:
    default:
      return 0;
    }
}

/**
 * relu_network_draw:
 * @options: how, and the seed
 * @locked: (nullable) (array): for each parameter whether it must stay as it is, not 0
 *
 * Draws all parameters anew, in the order of the flat vector; the output layer is drawn like all
 * others. A locked parameter stays bit for bit, and what the others get does not depend on it.
 *
 * Returns: (transfer full): a network of the same architecture
 */
ReluNetwork *
relu_network_draw (ReluNetwork *network, const ReluInitOptions *options, const guint8 *locked)
{
  gsize n = relu_network_get_n_parameters (network), at = 0;
  const double *before = relu_network_get_parameters (network);
  g_autofree double *parameters = g_new (double, n);
  ReluRandom random;

  g_return_val_if_fail ((guint) options->scheme < RELU_N_INIT_SCHEMES, NULL);

  relu_random_init (&random, options->seed, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      for (gsize k = 0; k < (gsize) layer->n_units * layer->n_inputs; k++)
        parameters[at++] = relu_init_draw_weight (options, layer, &random);
      for (guint k = 0; k < layer->n_units; k++)
        parameters[at++] = relu_init_draw_bias (options, layer, &random);
    }
  for (gsize i = 0; locked != NULL && i < n; i++)
    if (locked[i])
      parameters[i] = before[i];

  return relu_network_with_parameters (network, parameters);
}
