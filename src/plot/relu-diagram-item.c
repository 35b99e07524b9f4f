/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-item.c: going from part to part of a network, as arrow keys do. */

#include "relu-diagram.h"

/**
 * relu_diagram_item_equal:
 *
 * Returns: whether both are the same part
 */
gboolean
relu_diagram_item_equal (const ReluDiagramItem *a, const ReluDiagramItem *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case RELU_DIAGRAM_UNIT:
      return a->layer == b->layer && a->unit == b->unit;
    case RELU_DIAGRAM_EDGE:
      return a->layer == b->layer && a->unit == b->unit && a->input == b->input;
    case RELU_DIAGRAM_LAYER:
      return a->layer == b->layer;
    case RELU_DIAGRAM_NOTHING:
    default:
      return TRUE;
    }
}

/**
 * relu_diagram_item_fits:
 *
 * Returns: whether @network has such a part
 */
gboolean
relu_diagram_item_fits (const ReluDiagramItem *item, const ReluNetwork *network)
{
  const ReluLayer *shape;

  if (item->kind == RELU_DIAGRAM_NOTHING)
    return TRUE;
  if (item->layer >= relu_network_get_n_layers (network))
    return FALSE;

  shape = relu_network_get_layer (network, item->layer);
  if (item->kind == RELU_DIAGRAM_LAYER)
    return TRUE;

  return item->unit < shape->n_units
         && (item->kind != RELU_DIAGRAM_EDGE || item->input < shape->n_inputs);
}

/* The number among @n that stands beside number @at among @of. */
static guint
beside (guint at, guint of, guint n)
{
  return of <= 1 ? (n - 1) / 2 : (guint) (((guint64) at * (n - 1) + (of - 1) / 2) / (of - 1));
}

static gboolean
move_along (guint *at, guint n, ReluDiagramMove move)
{
  guint before = *at;

  switch ((int) move)
    {
    case RELU_DIAGRAM_PREVIOUS:
      *at = before > 0 ? before - 1 : 0;
      break;
    case RELU_DIAGRAM_NEXT:
      *at = MIN (before + 1, n - 1);
      break;
    case RELU_DIAGRAM_FIRST:
      *at = 0;
      break;
    case RELU_DIAGRAM_LAST:
    default:
      *at = n - 1;
      break;
    }

  return *at != before;
}

static gboolean
move_from_unit (ReluDiagramItem *item, const ReluNetwork *network, ReluDiagramMove move,
                gboolean *outwards)
{
  guint n_layers = relu_network_get_n_layers (network);
  guint n = relu_network_get_layer (network, item->layer)->n_units;

  switch (move)
    {
    case RELU_DIAGRAM_BACK:
    case RELU_DIAGRAM_FORWARD:
      if (move == RELU_DIAGRAM_BACK ? item->layer == 0 : item->layer + 1 == n_layers)
        return FALSE;
      item->layer += move == RELU_DIAGRAM_BACK ? -1u : 1u;
      item->unit
        = beside (item->unit, n, relu_network_get_layer (network, item->layer)->n_units);
      return TRUE;

    case RELU_DIAGRAM_EDGE_IN:
      item->kind = RELU_DIAGRAM_EDGE;
      item->input
        = beside (item->unit, n, relu_network_get_layer (network, item->layer)->n_inputs);
      *outwards = FALSE;
      return TRUE;

    case RELU_DIAGRAM_EDGE_OUT:
      if (item->layer + 1 == n_layers)
        return FALSE;
      item->kind = RELU_DIAGRAM_EDGE;
      item->input = item->unit;
      item->layer++;
      item->unit
        = beside (item->input, n, relu_network_get_layer (network, item->layer)->n_units);
      *outwards = TRUE;
      return TRUE;

    case RELU_DIAGRAM_PREVIOUS:
    case RELU_DIAGRAM_NEXT:
    case RELU_DIAGRAM_FIRST:
    case RELU_DIAGRAM_LAST:
    default:
      return move_along (&item->unit, n, move);
    }
}

static gboolean
move_from_edge (ReluDiagramItem *item, const ReluNetwork *network, ReluDiagramMove move,
                gboolean outwards)
{
  const ReluLayer *shape = relu_network_get_layer (network, item->layer);

  switch (move)
    {
    case RELU_DIAGRAM_BACK:
    case RELU_DIAGRAM_EDGE_IN:
      if (item->layer == 0)
        return FALSE;
      item->kind = RELU_DIAGRAM_UNIT;
      item->layer--;
      item->unit = item->input;
      return TRUE;

    case RELU_DIAGRAM_FORWARD:
    case RELU_DIAGRAM_EDGE_OUT:
      item->kind = RELU_DIAGRAM_UNIT;
      return TRUE;

    case RELU_DIAGRAM_PREVIOUS:
    case RELU_DIAGRAM_NEXT:
    case RELU_DIAGRAM_FIRST:
    case RELU_DIAGRAM_LAST:
    default:
      return outwards ? move_along (&item->unit, shape->n_units, move)
                      : move_along (&item->input, shape->n_inputs, move);
    }
}

/**
 * relu_diagram_item_move:
 * @item: (inout): where one is; from nothing every move leads to the first unit
 * @outwards: (inout): of an edge: whether next and previous go through all edges out of the unit
 *   where it begins, not into the one where it ends
 *
 * From an edge one gets back to a unit by going on to one of its ends.
 *
 * Returns: whether there was somewhere to go
 */
gboolean
relu_diagram_item_move (ReluDiagramItem *item, const ReluNetwork *network, ReluDiagramMove move,
                        gboolean *outwards)
{
  switch (item->kind)
    {
    case RELU_DIAGRAM_UNIT:
      return move_from_unit (item, network, move, outwards);
    case RELU_DIAGRAM_EDGE:
      return move_from_edge (item, network, move, *outwards);
    case RELU_DIAGRAM_NOTHING:
    case RELU_DIAGRAM_LAYER:
    default:
      item->layer = item->kind == RELU_DIAGRAM_LAYER ? item->layer : 0;
      item->kind = RELU_DIAGRAM_UNIT;
      item->unit = 0;
      return TRUE;
    }
}
