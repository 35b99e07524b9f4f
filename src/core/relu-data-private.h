/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-private.h: what points are kept in. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

struct _ReluData
{
  gatomicrefcount ref_count;
  gsize n;
  double *xy; /* n x, then n y */

  ReluSortedData *sorted; /* NULL until it is asked for; atomic */

  gsize shape_is_known; /* for g_once_init_enter() */
  ReluDataShape shape;
};

/* relu-data-sorted.c */
void relu_sorted_data_free (ReluSortedData *self);

G_END_DECLS
