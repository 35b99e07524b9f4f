/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-activation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One row per activation. A piecewise-linear one is two half-lines that meet at a knot at z = 0 (or
 * one line, without a knot); a smooth one has functions instead. To add one: a row here, a constant
 * in the header, a line in docs/file-format.md. */
typedef struct
{
  const char *name;
  const char *title;
  const char *function, *function_latex; /* in formulas; NULL: none is written */
  guint n_knots;
  double slope_below, slope_above;
  double (*value) (double z);
  double (*derivative) (double z);
} ActivationRow;

static double
sigmoid (double z)
{
  /* Each branch only ever takes exp of a negative number, so neither overflows. */
  if (z >= 0)
    return 1 / (1 + exp (-z));
  return exp (z) / (1 + exp (z));
}

static double
sigmoid_derivative (double z)
{
  return sigmoid (z) * sigmoid (-z);
}

static double
tanh_derivative (double z)
{
  double t = tanh (z);

  return 1 - t * t;
}

static double
silu (double z)
{
  return z * sigmoid (z);
}

static double
silu_derivative (double z)
{
  return sigmoid (z) + z * sigmoid_derivative (z);
}

/* Hendrycks and Gimpel, arXiv 1606.08415: the exact form, with the normal distribution function. */
static double
gelu (double z)
{
  return z * 0.5 * erfc (-z * M_SQRT1_2);
}

static double
gelu_derivative (double z)
{
  return 0.5 * erfc (-z * M_SQRT1_2) + z * exp (-0.5 * z * z) * M_2_SQRTPI * M_SQRT1_2 * 0.5;
}

static const ActivationRow rows[RELU_N_ACTIVATION_KINDS] = {
  [RELU_ACTIVATION_IDENTITY] = { "identity", N_("Identity"), NULL, NULL, 0, 1, 1, NULL, NULL },
  [RELU_ACTIVATION_RELU] = { "relu", N_("ReLU"), "ReLU", "\\mathrm{ReLU}", 1, 0, 1, NULL, NULL },
  [RELU_ACTIVATION_LEAKY_RELU] = { "leaky_relu", N_("Leaky ReLU"), "LeakyReLU",
                                   "\\mathrm{LeakyReLU}", 1, RELU_DEFAULT_NEGATIVE_SLOPE, 1, NULL,
                                   NULL },
  [RELU_ACTIVATION_TANH] = { "tanh", N_("tanh"), "tanh", "\\tanh", 0, 0, 0, tanh,
                             tanh_derivative },
  [RELU_ACTIVATION_SIGMOID] = { "sigmoid", N_("Sigmoid"), "σ", "\\sigma", 0, 0, 0, sigmoid,
                                sigmoid_derivative },
  [RELU_ACTIVATION_SILU] = { "silu", N_("SiLU (swish)"), "SiLU", "\\mathrm{SiLU}", 0, 0, 0, silu,
                             silu_derivative },
  [RELU_ACTIVATION_GELU] = { "gelu", N_("GELU"), "GELU", "\\mathrm{GELU}", 0, 0, 0, gelu,
                             gelu_derivative },
};

/**
 * relu_activation_kind_get_name:
 *
 * Returns: the name that files use, such as "leaky_relu"
 */
const char *
relu_activation_kind_get_name (ReluActivationKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_ACTIVATION_KINDS, NULL);

  return rows[kind].name;
}

/**
 * relu_activation_kind_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_activation_kind_get_title (ReluActivationKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_ACTIVATION_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, rows[kind].title);
}

/**
 * relu_activation_kind_get_function:
 * @notation: for whom
 *
 * Returns: (nullable): what formulas call it, as in "ReLU(4)"; NULL for the identity, which is not
 *   written
 */
const char *
relu_activation_kind_get_function (ReluActivationKind kind, ReluNotation notation)
{
  g_return_val_if_fail ((guint) kind < RELU_N_ACTIVATION_KINDS, NULL);

  return notation == RELU_NOTATION_LATEX ? rows[kind].function_latex : rows[kind].function;
}

/**
 * relu_activation_kind_from_name:
 * @name: a name as in a file
 * @kind: (out): the activation of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_activation_kind_from_name (const char *name, ReluActivationKind *kind)
{
  for (guint i = 0; i < RELU_N_ACTIVATION_KINDS; i++)
    if (g_str_equal (name, rows[i].name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_activation_is_smooth:
 *
 * Returns: whether the activation is curved, so that its network has no linear regions
 */
gboolean
relu_activation_is_smooth (const ReluActivation *activation)
{
  return rows[activation->kind].value != NULL;
}

/**
 * relu_activation_has_knot:
 *
 * Returns: whether the activation is piecewise linear with a knot at z = 0, so that its units switch
 */
gboolean
relu_activation_has_knot (const ReluActivation *activation)
{
  return rows[activation->kind].n_knots > 0;
}

/**
 * relu_activation_get_slopes:
 * @activation: a piecewise-linear activation
 * @below: (out): its slope where z <= 0
 * @above: (out): its slope where z > 0
 */
void
relu_activation_get_slopes (const ReluActivation *activation, double *below, double *above)
{
  const ActivationRow *row = &rows[activation->kind];

  *below = *above = 0;
  g_return_if_fail (row->value == NULL);

  *below = activation->kind == RELU_ACTIVATION_LEAKY_RELU ? activation->negative_slope
                                                           : row->slope_below;
  *above = row->slope_above;
}

/**
 * relu_activation_apply:
 *
 * Returns: the activation h at pre-activation @z
 */
double
relu_activation_apply (const ReluActivation *activation, double z)
{
  const ActivationRow *row = &rows[activation->kind];
  double below, above;

  if (row->value != NULL)
    return row->value (z);

  relu_activation_get_slopes (activation, &below, &above);
  return z > 0 ? above * z : below * z;
}

/**
 * relu_activation_derivative:
 *
 * At a knot the slope below it is returned: ReLU'(0) = 0, as in PyTorch and TensorFlow.
 *
 * Returns: dh/dz at pre-activation @z
 */
double
relu_activation_derivative (const ReluActivation *activation, double z)
{
  const ActivationRow *row = &rows[activation->kind];
  double below, above;

  if (row->derivative != NULL)
    return row->derivative (z);

  relu_activation_get_slopes (activation, &below, &above);
  return z > 0 ? above : below;
}
