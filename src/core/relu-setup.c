/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-setup.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-line.h"
#include "relu-setup-fields.h"

/* This share of the best constant's loss counts as a fit where nothing else is said. */
#define FIT_SHARE 1e-3

/* What a fit is to data that are 0 everywhere, where there is nothing to take a share of. */
#define LEAST_FIT 1e-9

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, RELU_TRAINER_ERROR, RELU_TRAINER_ERROR_OPTION, message);

  return FALSE;
}

/**
 * relu_setup_check:
 * @error: RELU_TRAINER_ERROR_OPTION: names the part and its range
 *
 * Returns: whether every part is in its range, so that a file with it can be read again
 */
gboolean
relu_setup_check (const ReluSetup *setup, GError **error)
{
  const ReluInitOptions *init = &setup->init;

  g_return_val_if_fail ((guint) setup->options.loss.kind < RELU_N_LOSS_KINDS, FALSE);
  g_return_val_if_fail ((guint) setup->options.optimizer < RELU_N_OPTIMIZER_KINDS, FALSE);
  g_return_val_if_fail ((guint) init->scheme < RELU_N_INIT_SCHEMES, FALSE);
  g_return_val_if_fail ((guint) init->distribution < RELU_N_INIT_DISTRIBUTIONS, FALSE);
  g_return_val_if_fail ((guint) init->biases < RELU_N_INIT_BIASES, FALSE);

  if (!relu_trainer_options_check (&setup->options, error))
    return FALSE;
  if (!(setup->options.loss.delta > 0))
    return fail (error,
                 _("delta, where Huber’s loss becomes straight, must be a finite number above 0"));
  if (setup->options.batch > RELU_DATA_MAX)
    return fail (error, _("a step can take at most 16777216 points (0 for all)"));
  if (setup->n_steps > RELU_SETUP_MAX_STEPS)
    return fail (error, _("the number of steps must be at most 10¹² (0 for no limit)"));
  if (setup->n_starts < 1 || setup->n_starts > RELU_SETUP_MAX_STARTS)
    return fail (error, _("the number of starts must be from 1 to 10000"));
  if (!(setup->fit >= 0 && isfinite (setup->fit)))
    return fail (error, _("the loss that counts as a fit must be a finite number, at least 0"));

  return TRUE;
}

/**
 * relu_setup_equal:
 *
 * Returns: whether all parts of both are the same
 */
gboolean
relu_setup_equal (const ReluSetup *a, const ReluSetup *b)
{
  guint n_fields;
  const ReluSetupField *fields = relu_setup_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!relu_setup_field_equal (&fields[i], a, b))
      return FALSE;

  return TRUE;
}

/**
 * relu_setup_get_fit:
 * @data: the points to be learnt
 *
 * Where the set-up names no loss, it is a thousandth of the loss of the best constant; where all points
 * have the same y, of the loss of the constant 0.
 *
 * Returns: the largest loss that counts as a fit, more than 0
 */
double
relu_setup_get_fit (const ReluSetup *setup, ReluData *data)
{
  const ReluLoss *loss = &setup->options.loss;
  ReluLine constant;
  double fit;

  if (setup->fit > 0)
    return setup->fit;

  relu_line_fit_constant (&constant, data, loss);
  fit = FIT_SHARE * relu_line_get_loss (&constant, data, loss);
  if (!(fit > 0))
    fit = FIT_SHARE * relu_loss_get_value (loss, constant.intercept);

  return fit > 0 ? fit : LEAST_FIT;
}

/**
 * relu_setup_get_start_steps:
 *
 * Returns: how many steps each of many starts takes, more than 0
 */
guint64
relu_setup_get_start_steps (const ReluSetup *setup)
{
  return setup->n_steps > 0 ? setup->n_steps : RELU_SETUP_START_STEPS;
}
