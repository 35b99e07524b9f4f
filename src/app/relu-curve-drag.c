/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curve-drag.c: every movement is from what was there at the beginning, so that the way back
 * leads to the very same numbers, whatever way the pointer took. */

#include "relu-curve-drag.h"

#include <glib/gi18n.h>

#include "relu-moves.h"
#include "relu-ring.h"

struct _ReluCurveDrag
{
  ReluDocument *document;
  guint generation; /* of the document */
  guint gesture;    /* the same; 0 until something moves */
  ReluCurveHandle handle;
  ReluNetwork *before; /* the document's network; NULL until something moves */
  ReluNetwork *shown;  /* the same without its muted units */
  ReluNetwork *after;  /* where it has been moved to */
};

/**
 * relu_curve_drag_new:
 * @handle: what is held
 *
 * Takes hold of the curve. From the first movement until relu_curve_drag_end() everything is one
 * undo step.
 *
 * Returns: (transfer full): a drag; relu_curve_drag_end() frees it
 */
ReluCurveDrag *
relu_curve_drag_new (ReluDocument *document, const ReluCurveHandle *handle)
{
  ReluCurveDrag *self = g_new0 (ReluCurveDrag, 1);

  self->document = g_object_ref (document);
  self->generation = relu_document_get_generation (document);
  self->handle = *handle;

  return self;
}

/* Whether the document's gesture is the drag's still. */
static gboolean
in_gesture (ReluCurveDrag *self)
{
  return relu_document_has_gesture (self->document, self->gesture);
}

/**
 * relu_curve_drag_is_over:
 *
 * Returns: whether nothing is held any more: other contents were opened, what the drag had done was
 *   undone under the hand, or something else has edited the network
 */
gboolean
relu_curve_drag_is_over (ReluCurveDrag *self)
{
  if (self->before == NULL)
    return self->generation != relu_document_get_generation (self->document);

  return !in_gesture (self)
         || !relu_network_equal (self->after, relu_document_get_network (self->document));
}

static gboolean
begin (ReluCurveDrag *self)
{
  if (relu_curve_drag_is_over (self))
    return FALSE;

  if (self->before == NULL)
    {
      self->before = relu_network_ref (relu_document_get_network (self->document));
      self->after = relu_network_ref (self->before);
      self->shown = relu_network_ref (relu_document_get_shown_network (self->document));
      self->gesture = relu_document_begin_gesture (self->document);
    }

  return TRUE;
}

/* Takes @network. */
static void
move_to (ReluCurveDrag *self, ReluNetwork *network)
{
  relu_network_unref (self->after);
  self->after = network;
  relu_document_set_network (self->document, network);
}

/**
 * relu_curve_drag_move_x:
 * @layer: of the unit whose breakpoint is held
 * @unit: in its layer
 * @x: where it shall switch now
 *
 * Moves a breakpoint sideways, by the bias of its unit.
 *
 * Returns: whether it does; else @error says why, as the end of a sentence
 */
gboolean
relu_curve_drag_move_x (ReluCurveDrag *self, guint layer, guint unit, double x, GError **error)
{
  double bias;
  gsize index;

  if (!begin (self))
    return TRUE;

  index = relu_network_bias_index (self->before, layer, unit);
  if (relu_file_is_marked (relu_document_get_contents (self->document), RELU_MARK_LOCKED, index))
    {
      g_autofree char *symbol
          = relu_network_dup_parameter_symbol (self->before, index, RELU_SYMBOL_PRETTY);

      /* Translators: %s is a bias, such as "b₁"; why a breakpoint can't be moved sideways */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _("%s is locked"), symbol);
      return FALSE;
    }
  if (!relu_ring_bias_for (self->shown, layer, unit, x, &bias))
    return TRUE;

  move_to (self, relu_network_with_parameter (self->before, index, bias));
  return TRUE;
}

/* What was there at the beginning, with all that has moved in @lifted. */
static ReluNetwork *
carry_over (ReluCurveDrag *self, ReluNetwork *lifted)
{
  gsize n = relu_network_get_n_parameters (self->before);
  g_autofree double *parameters
      = g_memdup2 (relu_network_get_parameters (self->before), n * sizeof (double));
  const double *from = relu_network_get_parameters (self->shown);
  const double *to = relu_network_get_parameters (lifted);

  for (gsize i = 0; i < n; i++)
    if (to[i] != from[i])
      parameters[i] = to[i];

  return relu_network_with_parameters (self->before, parameters);
}

/**
 * relu_curve_drag_move_y:
 * @rise: how much higher than at the beginning, finite
 *
 * Moves what is held up or down, by the least change of the weights into the output.
 *
 * Returns: whether it does; else @error says why, as the end of a sentence
 */
gboolean
relu_curve_drag_move_y (ReluCurveDrag *self, double rise, GError **error)
{
  g_autoptr (ReluNetwork) lifted = NULL;

  if (!begin (self))
    return TRUE;

  lifted = relu_curve_handle_lift (&self->handle, self->document, self->shown, rise, error);
  if (lifted == NULL)
    return FALSE;

  move_to (self, carry_over (self, lifted));
  return TRUE;
}

/**
 * relu_curve_drag_end:
 * @cancelled: whether everything goes back to where it was
 *
 * Lets go, and frees the drag.
 */
void
relu_curve_drag_end (ReluCurveDrag *self, gboolean cancelled)
{
  if (cancelled)
    relu_document_cancel_gesture (self->document, self->gesture);
  else
    relu_document_end_gesture (self->document, self->gesture);
  g_clear_pointer (&self->before, relu_network_unref);
  g_clear_pointer (&self->shown, relu_network_unref);
  g_clear_pointer (&self->after, relu_network_unref);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * relu_curve_drag_dup_moves:
 *
 * Returns: (transfer full) (nullable): what has moved since the beginning, as relu_moves_dup_text()
 */
char *
relu_curve_drag_dup_moves (ReluCurveDrag *self, ReluSymbolStyle style, const char *separator)
{
  if (self->before == NULL || relu_curve_drag_is_over (self))
    return NULL;

  return relu_moves_dup_text (self->before, self->after, style, separator);
}
