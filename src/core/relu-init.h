/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-init.h: new starts: weights and biases drawn from a seed. */

#pragma once

#include "relu-network.h"
#include "relu-random.h"

G_BEGIN_DECLS

/* How large weights are drawn, by the numbers of units that a layer has (n_units) and takes from
 * (n_inputs). */
typedef enum
{
  RELU_INIT_HE,      /* variance 2 / n_inputs: He et al., arXiv 1502.01852 */
  RELU_INIT_GLOROT,  /* variance 2 / (n_inputs + n_units): Glorot and Bengio, AISTATS 2010 */
  RELU_INIT_PYTORCH, /* variance 1 / (3 n_inputs): the default of PyTorch's nn.Linear */
  RELU_INIT_SMALL,   /* variance 1 / 12, as of numbers from -0.5 to 0.5 */
} ReluInitScheme;

#define RELU_N_INIT_SCHEMES 4

typedef enum
{
  RELU_INIT_UNIFORM,
  RELU_INIT_NORMAL,
} ReluInitDistribution;

#define RELU_N_INIT_DISTRIBUTIONS 2

typedef enum
{
  RELU_INIT_BIASES_ZERO,
  RELU_INIT_BIASES_SMALL, /* all 0.1 */
  RELU_INIT_BIASES_DRAWN, /* uniform up to 1 / √n_inputs, as in PyTorch */
} ReluInitBiases;

#define RELU_N_INIT_BIASES 3

typedef struct
{
  ReluInitScheme scheme;
  ReluInitDistribution distribution;
  ReluInitBiases biases;
  guint64 seed;
} ReluInitOptions;

const char *relu_init_scheme_get_name (ReluInitScheme scheme);
const char *relu_init_scheme_get_title (ReluInitScheme scheme);
gboolean relu_init_scheme_from_name (const char *name, ReluInitScheme *scheme);
const char *relu_init_distribution_get_name (ReluInitDistribution distribution);
const char *relu_init_distribution_get_title (ReluInitDistribution distribution);
const char *relu_init_biases_get_name (ReluInitBiases kind);
const char *relu_init_biases_get_title (ReluInitBiases kind);

double relu_init_draw_weight (const ReluInitOptions *options, const ReluLayer *layer,
                              ReluRandom *random);
double relu_init_draw_bias (const ReluInitOptions *options, const ReluLayer *layer,
                            ReluRandom *random);
void relu_init_options_set_usual (ReluInitOptions *options, ReluInitScheme scheme);
ReluNetwork *relu_network_draw (ReluNetwork *network, const ReluInitOptions *options,
                                const guint8 *locked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
