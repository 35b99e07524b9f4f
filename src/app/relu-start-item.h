/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-start-item.h: one of many starts as an object of a list, and its cells in a table. */

#pragma once

#include <glib-object.h>

#include "relu-starts.h"

G_BEGIN_DECLS

#define RELU_TYPE_START_ITEM (relu_start_item_get_type ())
G_DECLARE_FINAL_TYPE (ReluStartItem, relu_start_item, RELU, START_ITEM, GObject)

typedef enum
{
  RELU_START_SEED,
  RELU_START_OUTCOME,
  RELU_START_LOSS,
  RELU_START_REGIONS,
  RELU_START_STEPS,
  RELU_START_DEAD,
} ReluStartColumn;

#define RELU_N_START_COLUMNS 6

ReluStartItem *relu_start_item_new (ReluStarts *starts, guint index);
guint relu_start_item_get_index (ReluStartItem *self);
const ReluStart *relu_start_item_get_start (ReluStartItem *self);

const char *relu_start_column_get_title (ReluStartColumn column);
gboolean relu_start_column_is_number (ReluStartColumn column);
char *relu_start_item_dup_cell (ReluStartItem *self, ReluStartColumn column);
int relu_start_item_compare (gconstpointer a, gconstpointer b, gpointer column);

G_END_DECLS
