/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-viewport-selection.c: what was chosen, which stays, and what is pointed at, which passes. */

#include "relu-viewport-private.h"

/**
 * relu_selection_equal:
 *
 * Returns: whether both are of the same thing
 */
gboolean
relu_selection_equal (const ReluSelection *a, const ReluSelection *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case RELU_SELECTION_UNIT:
      return a->layer == b->layer && a->unit == b->unit;
    case RELU_SELECTION_PARAMETER:
      return a->parameter == b->parameter && a->layer == b->layer && a->unit == b->unit;
    case RELU_SELECTION_NONE:
    default:
      return TRUE;
    }
}

static ReluSelection
get_highlight (ReluViewport *self)
{
  return self->pointed.kind == RELU_SELECTION_NONE ? self->selection : self->pointed;
}

static void
set_selection (ReluViewport *self, ReluSelection *field, const ReluSelection *selection,
               gboolean pointed)
{
  static const ReluSelection none = { RELU_SELECTION_NONE, 0, 0, 0 };
  ReluSelection before, after;

  selection = selection == NULL ? &none : selection;
  if (relu_selection_equal (field, selection))
    return;

  before = get_highlight (self);
  *field = *selection;
  after = get_highlight (self);
  if (!pointed)
    relu_viewport_emit (self, RELU_VIEWPORT_SELECTION_CHANGED);
  if (!relu_selection_equal (&before, &after))
    relu_viewport_emit (self, RELU_VIEWPORT_HIGHLIGHT_CHANGED);
  relu_viewport_emit (self, RELU_VIEWPORT_CHANGED);
}

/**
 * relu_viewport_get_selection:
 * @self: a viewport
 * @selection: (out): what was chosen
 */
void
relu_viewport_get_selection (ReluViewport *self, ReluSelection *selection)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  *selection = self->selection;
}

/**
 * relu_viewport_set_selection:
 * @self: a viewport
 * @selection: (nullable): what is chosen from now on, %NULL for nothing
 */
void
relu_viewport_set_selection (ReluViewport *self, const ReluSelection *selection)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_selection (self, &self->selection, selection, FALSE);
}

/**
 * relu_viewport_set_pointed:
 * @self: a viewport
 * @pointed: (nullable): what the pointer or the keyboard is on in some view, %NULL for nothing
 */
void
relu_viewport_set_pointed (ReluViewport *self, const ReluSelection *pointed)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_selection (self, &self->pointed, pointed, TRUE);
}

/**
 * relu_viewport_get_highlight:
 * @self: a viewport
 * @highlight: (out): what views show brighter: what is pointed at, or else what is selected
 */
void
relu_viewport_get_highlight (ReluViewport *self, ReluSelection *highlight)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  *highlight = get_highlight (self);
}

/**
 * relu_viewport_select_unit:
 * @self: a viewport
 * @layer: from 0
 * @unit: in its layer, from 0
 */
void
relu_viewport_select_unit (ReluViewport *self, guint layer, guint unit)
{
  relu_viewport_set_selection (self, &(ReluSelection){ RELU_SELECTION_UNIT, layer, unit, 0 });
}

/**
 * relu_viewport_is_selected_unit:
 *
 * Returns: whether the unit itself, not one of its parameters, is what was chosen
 */
gboolean
relu_viewport_is_selected_unit (ReluViewport *self, guint layer, guint unit)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return relu_selection_equal (&self->selection,
                               &(ReluSelection){ RELU_SELECTION_UNIT, layer, unit, 0 });
}
