/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-reshape.h: the least change of the last weights that moves points of the curve. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_RESHAPE_ERROR_LOCKED,      /* every weight that could do it is locked, or has no effect there */
  RELU_RESHAPE_ERROR_TIED,        /* what is not locked moves both points, but not as they shall */
  RELU_RESHAPE_ERROR_OFF,         /* the output's own activation is flat there, or smooth */
  RELU_RESHAPE_ERROR_UNREACHABLE, /* the output's activation has no such value */
  RELU_RESHAPE_ERROR_NOT_FINITE,  /* numbers overflow */
} ReluReshapeError;

#define RELU_RESHAPE_ERROR (relu_reshape_error_quark ())
GQuark relu_reshape_error_quark (void);

/* f(x) shall be that much higher; less than 0: lower; 0: stay where it is. */
typedef struct
{
  double x, rise;
} ReluReshapeTarget;

/* Whether a parameter must keep its value. Asked for the weights and the bias of the output only. */
typedef gboolean (*ReluReshapeIsLocked) (gsize parameter, gpointer user_data);

ReluNetwork *relu_network_reshape (ReluNetwork *network, const ReluReshapeTarget *targets,
                                   guint n_targets, ReluReshapeIsLocked is_locked,
                                   gpointer user_data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
