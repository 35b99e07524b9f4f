/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-parameter-layout.h: a network's parameters as the rows of the pane, in order. */

#pragma once

#include "relu-network.h"
#include "relu-row-list.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_PANE_SECTION,        /* a layer's heading */
  RELU_PANE_CARD,           /* a card's head: a unit, or the output */
  RELU_PANE_PARAMETER,
  RELU_PANE_LAST_PARAMETER, /* the last of its card */
  RELU_PANE_ADD, /* a button behind the units of a layer */
  RELU_PANE_DOMAIN,
} ReluPaneKind;

/* Networks with more parameters than this begin with folded cards. */
#define RELU_FOLD_ABOVE 128

typedef struct _ReluParameterLayout ReluParameterLayout;

ReluParameterLayout *relu_parameter_layout_new (ReluNetwork *network);
void relu_parameter_layout_free (ReluParameterLayout *self);
gboolean relu_parameter_layout_fits (ReluParameterLayout *self, ReluNetwork *network);
GArray *relu_parameter_layout_dup_items (ReluParameterLayout *self);

/* Only some of the parameters, as those that a lesson is about. */
void relu_parameter_layout_set_shown (ReluParameterLayout *self, const guint8 *shown);
gboolean relu_parameter_layout_is_shown (ReluParameterLayout *self, gsize parameter);

guint relu_parameter_layout_get_n_rows (ReluParameterLayout *self, guint layer, guint unit);
gboolean relu_parameter_layout_is_foldable (ReluParameterLayout *self, guint layer, guint unit);
gboolean relu_parameter_layout_is_unfolded (ReluParameterLayout *self, guint layer, guint unit);
void relu_parameter_layout_set_unfolded (ReluParameterLayout *self, guint layer, guint unit,
                                         gboolean unfolded);
void relu_parameter_layout_copy_folds (ReluParameterLayout *self, ReluParameterLayout *from);

/* What a row is for. The card of a weight out of a last hidden unit is that unit's, where it has
 * its three parameters together. */
typedef struct
{
  ReluPaneKind kind;
  guint layer;
  guint unit;
  gsize parameter; /* of RELU_PANE_PARAMETER and RELU_PANE_LAST_PARAMETER */
} ReluPaneRow;

void relu_parameter_layout_describe (ReluParameterLayout *self, const ReluRowItem *item,
                                     ReluPaneRow *row);
void relu_parameter_layout_get_card (ReluParameterLayout *self, guint layer, guint unit,
                                     ReluRowItem *item);
void relu_parameter_layout_get_parameter (ReluParameterLayout *self, gsize parameter,
                                          ReluRowItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluParameterLayout, relu_parameter_layout_free)

G_END_DECLS
