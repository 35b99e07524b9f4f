/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-gradient.h"

static const struct
{
  const char *name, *title;
} kinds[RELU_N_LOSS_KINDS] = {
  [RELU_LOSS_SQUARED] = { "mse", N_("Mean squared error") },
  [RELU_LOSS_ABSOLUTE] = { "mae", N_("Mean absolute error") },
  [RELU_LOSS_HUBER] = { "huber", N_("Huber loss") },
};

/**
 * relu_loss_kind_get_name:
 *
 * Returns: the name for programs, such as "mse"
 */
const char *
relu_loss_kind_get_name (ReluLossKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_LOSS_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * relu_loss_kind_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_loss_kind_get_title (ReluLossKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_LOSS_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].title);
}

/**
 * relu_loss_kind_from_name:
 * @name: a name as from relu_loss_kind_get_name()
 * @kind: (out): the loss of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_loss_kind_from_name (const char *name, ReluLossKind *kind)
{
  for (guint i = 0; i < RELU_N_LOSS_KINDS; i++)
    if (g_str_equal (name, kinds[i].name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_loss_equal:
 *
 * Returns: whether both are the same function
 */
gboolean
relu_loss_equal (const ReluLoss *a, const ReluLoss *b)
{
  return a->kind == b->kind && (a->kind != RELU_LOSS_HUBER || a->delta == b->delta);
}

/**
 * relu_loss_get_value:
 * @e: an error
 *
 * Returns: what one point adds to the mean
 */
double
relu_loss_get_value (const ReluLoss *loss, double e)
{
  switch (loss->kind)
    {
    case RELU_LOSS_ABSOLUTE:
      return fabs (e);
    case RELU_LOSS_HUBER:
      return fabs (e) <= loss->delta ? 0.5 * e * e : loss->delta * (fabs (e) - 0.5 * loss->delta);
    case RELU_LOSS_SQUARED:
    default:
      return e * e;
    }
}

/**
 * relu_loss_get_slope:
 * @e: an error
 *
 * The absolute error has slope 0 at 0, as in PyTorch.
 *
 * Returns: the derivative of relu_loss_get_value() in @e
 */
double
relu_loss_get_slope (const ReluLoss *loss, double e)
{
  switch (loss->kind)
    {
    case RELU_LOSS_ABSOLUTE:
      return e > 0 ? 1 : e < 0 ? -1 : e; /* NaN stays NaN */
    case RELU_LOSS_HUBER:
      return e > loss->delta ? loss->delta : e < -loss->delta ? -loss->delta : e;
    case RELU_LOSS_SQUARED:
    default:
      return 2 * e;
    }
}
