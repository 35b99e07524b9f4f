/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-activation.h: the activation functions, as one table. */

#pragma once

#include "relu-number.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_ACTIVATION_IDENTITY,
  RELU_ACTIVATION_RELU,
  RELU_ACTIVATION_LEAKY_RELU,
  RELU_ACTIVATION_TANH,
  RELU_ACTIVATION_SIGMOID,
  RELU_ACTIVATION_SILU,
  RELU_ACTIVATION_GELU,
} ReluActivationKind;

#define RELU_N_ACTIVATION_KINDS 7

/* The slope of a leaky ReLU below zero where nothing else is said (PyTorch's default). */
#define RELU_DEFAULT_NEGATIVE_SLOPE 0.01

typedef struct
{
  ReluActivationKind kind;
  double negative_slope; /* of a leaky ReLU, finite; 0 for every other kind */
} ReluActivation;

const char *relu_activation_kind_get_name (ReluActivationKind kind);
const char *relu_activation_kind_get_title (ReluActivationKind kind);
const char *relu_activation_kind_get_function (ReluActivationKind kind, ReluNotation notation);
gboolean relu_activation_kind_from_name (const char *name, ReluActivationKind *kind);

gboolean relu_activation_is_smooth (const ReluActivation *activation);
gboolean relu_activation_has_knot (const ReluActivation *activation);
void relu_activation_get_slopes (const ReluActivation *activation, double *below, double *above);

double relu_activation_apply (const ReluActivation *activation, double z);
double relu_activation_derivative (const ReluActivation *activation, double z);

G_END_DECLS
