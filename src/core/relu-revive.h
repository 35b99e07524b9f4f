/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-revive.h: new weights for dead units only, such that f stays on the data. */

#pragma once

#include "relu-data.h"
#include "relu-init.h"

G_BEGIN_DECLS

/* What became of a unit. */
typedef enum
{
  RELU_REVIVAL_NOT_ASKED, /* it is not dead on the data, or was not wanted */
  RELU_REVIVAL_DONE,
  RELU_REVIVAL_OUTPUT,     /* nothing comes after the output that could keep f as it is */
  RELU_REVIVAL_LOCKED,     /* all its parameters are, or all weights out of it, or one that is not 0 */
  RELU_REVIVAL_NONE_FOUND, /* no draw switches it on: the units before it are off too, for example */
} ReluRevival;

ReluNetwork *relu_network_revive (ReluNetwork *network, ReluData *data,
                                  const ReluInitOptions *options, const guint8 *locked,
                                  const guint8 *wanted,
                                  ReluRevival *results) G_GNUC_WARN_UNUSED_RESULT;
guint relu_revival_count (const ReluRevival *results, guint n, ReluRevival result);
char *relu_revival_dup_text (ReluNetwork *network, const ReluRevival *results);

G_END_DECLS
