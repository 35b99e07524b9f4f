/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-trainer-options.c: how training is set up, and the words for it. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-trainer.h"

G_DEFINE_QUARK (relu-trainer-error-quark, relu_trainer_error)

static const struct
{
  const char *name, *title;
} optimizers[RELU_N_OPTIMIZER_KINDS] = {
  [RELU_OPTIMIZER_GD] = { "gd", N_("Gradient descent") },
  [RELU_OPTIMIZER_MOMENTUM] = { "momentum", N_("Momentum") },
  [RELU_OPTIMIZER_ADAM] = { "adam", N_("Adam") },
};

static const struct
{
  const char *name, *reason;
} stops[] = {
  [RELU_STOP_NONE] = { "steps", N_("All steps are done.") },
  [RELU_STOP_TARGET] = { "target", N_("The loss has reached its target.") },
  [RELU_STOP_STILL] = { "still", N_("Nothing changes any more.") },
  [RELU_STOP_ZERO_GRADIENT] = { "zero-gradient",
                                N_("All gradients are zero: no parameter can learn from these data.") },
  [RELU_STOP_NOT_FINITE] = { "not-finite",
                             N_("Numbers became too large; the last state before that is kept. A "
                                "smaller learning rate may help.") },
};

/**
 * relu_optimizer_kind_get_name:
 *
 * Returns: the name for programs, such as "adam"
 */
const char *
relu_optimizer_kind_get_name (ReluOptimizerKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_OPTIMIZER_KINDS, NULL);

  return optimizers[kind].name;
}

/**
 * relu_optimizer_kind_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_optimizer_kind_get_title (ReluOptimizerKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_OPTIMIZER_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, optimizers[kind].title);
}

/**
 * relu_optimizer_kind_from_name:
 * @name: a name as from relu_optimizer_kind_get_name()
 * @kind: (out): the optimizer of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_optimizer_kind_from_name (const char *name, ReluOptimizerKind *kind)
{
  for (guint i = 0; i < RELU_N_OPTIMIZER_KINDS; i++)
    if (g_str_equal (name, optimizers[i].name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_stop_get_name:
 *
 * Returns: the name for programs, such as "zero-gradient"; "steps" where it was not the trainer that
 *   stopped
 */
const char *
relu_stop_get_name (ReluStop stop)
{
  g_return_val_if_fail ((guint) stop < G_N_ELEMENTS (stops), NULL);

  return stops[stop].name;
}

/**
 * relu_stop_get_reason:
 *
 * Returns: why training has stopped, a sentence, translated
 */
const char *
relu_stop_get_reason (ReluStop stop)
{
  g_return_val_if_fail ((guint) stop < G_N_ELEMENTS (stops), NULL);

  return g_dgettext (GETTEXT_PACKAGE, stops[stop].reason);
}

/**
 * relu_trainer_options_check:
 * @error: RELU_TRAINER_ERROR_OPTION: names the option and its range
 *
 * Returns: whether every option is in its range
 */
gboolean
relu_trainer_options_check (const ReluTrainerOptions *options, GError **error)
{
  const double most = G_MAXDOUBLE, below_one = 1 - 0x1p-53;
  const struct
  {
    double value, least, most;
    gboolean not_least; /* it must be more than that */
    const char *message;
  } rows[] = {
    { options->rate, 0, most, TRUE, N_("the learning rate must be a finite number above 0") },
    { options->loss.delta, 0, most, options->loss.kind == RELU_LOSS_HUBER,
      N_("delta, where Huber’s loss becomes straight, must be a finite number above 0") },
    { options->momentum, 0, below_one, FALSE,
      N_("the momentum must be at least 0 and less than 1") },
    { options->beta1, 0, below_one, FALSE, N_("Adam’s beta 1 must be at least 0 and less than 1") },
    { options->beta2, 0, below_one, FALSE, N_("Adam’s beta 2 must be at least 0 and less than 1") },
    { options->epsilon, 0, most, TRUE, N_("Adam’s epsilon must be a finite number above 0") },
    { options->decay, 0, most, FALSE, N_("the weight decay must be a finite number, at least 0") },
    { options->clip, 0, most, FALSE,
      N_("the longest gradient must be a finite number, at least 0 (0 for any)") },
    { options->target, 0, most, FALSE, N_("the target loss must be a finite number, at least 0") },
    { options->tolerance, 0, most, FALSE, N_("the tolerance must be a finite number, at least 0") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!(rows[i].value >= rows[i].least && rows[i].value <= rows[i].most)
        || (rows[i].not_least && rows[i].value <= rows[i].least))
      {
        g_set_error_literal (error, RELU_TRAINER_ERROR, RELU_TRAINER_ERROR_OPTION,
                             g_dgettext (GETTEXT_PACKAGE, rows[i].message));
        return FALSE;
      }

  return TRUE;
}
