/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-network.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Shared by all networks that differ in their parameters only. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_layers;
  gsize n_parameters;
  gboolean is_smooth;
  gsize *offsets; /* n_layers; the first weight of each layer in the flat vector */
  ReluLayer layers[];
} Architecture;

struct _ReluNetwork
{
  gatomicrefcount ref_count;
  Architecture *architecture;
  double parameters[]; /* layer after layer: the rows of W (one per unit), then b */
};

G_DEFINE_QUARK (relu-network-error-quark, relu_network_error)

static Architecture *
architecture_ref (Architecture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
architecture_unref (Architecture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->offsets);
  g_free (self);
}

static gsize
layer_n_weights (const ReluLayer *layer)
{
  return (gsize) layer->n_units * layer->n_inputs;
}

/**
 * relu_network_check_layers:
 * @n_layers: how many layers
 * @layers: (array length=n_layers): their shapes
 * @error: RELU_NETWORK_ERROR_SHAPE
 *
 * Returns: whether a network may have these layers: they fit each other and keep to the limits
 */
gboolean
relu_network_check_layers (guint n_layers, const ReluLayer *layers, GError **error)
{
  gsize total = 0;

  if (n_layers < 1 || n_layers > RELU_MAX_LAYERS)
    {
      g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                   _("a network has 1 to %u layers, this one has %u"), RELU_MAX_LAYERS, n_layers);
      return FALSE;
    }

  for (guint i = 0; i < n_layers; i++)
    {
      guint expected = i == 0 ? 1 : layers[i - 1].n_units;

      if (layers[i].n_units < 1 || layers[i].n_units > RELU_MAX_WIDTH)
        {
          g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                       _("a layer has 1 to %u units, layer %u has %u"), RELU_MAX_WIDTH, i + 1,
                       layers[i].n_units);
          return FALSE;
        }
      if (layers[i].n_inputs != expected)
        {
          g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                       _("layer %u takes %u inputs, but there are %u"), i + 1, layers[i].n_inputs,
                       expected);
          return FALSE;
        }
      total += layer_n_weights (&layers[i]) + layers[i].n_units;
      if (total > RELU_MAX_PARAMETERS)
        {
          g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                       _("a network has at most %u parameters"), RELU_MAX_PARAMETERS);
          return FALSE;
        }
    }

  if (layers[n_layers - 1].n_units != 1)
    {
      g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                   _("the last layer must have 1 unit, it has %u"), layers[n_layers - 1].n_units);
      return FALSE;
    }

  return TRUE;
}

static Architecture *
architecture_new (guint n_layers, const ReluLayer *layers, GError **error)
{
  Architecture *self;
  gsize total = 0;

  if (!relu_network_check_layers (n_layers, layers, error))
    return NULL;

  for (guint i = 0; i < n_layers; i++)
    total += layer_n_weights (&layers[i]) + layers[i].n_units;

  self = g_malloc0 (sizeof *self + n_layers * sizeof *layers);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_layers = n_layers;
  self->n_parameters = total;
  self->offsets = g_new (gsize, n_layers);
  total = 0;
  for (guint i = 0; i < n_layers; i++)
    {
      self->layers[i] = layers[i];
      self->offsets[i] = total;
      total += layer_n_weights (&layers[i]) + layers[i].n_units;
      self->is_smooth |= relu_activation_is_smooth (&layers[i].activation);
    }

  return self;
}

/* Takes a reference of @architecture; the parameters are left for the caller to fill in. */
static ReluNetwork *
network_alloc (Architecture *architecture)
{
  ReluNetwork *self = g_malloc (sizeof *self + architecture->n_parameters * sizeof (double));

  g_atomic_ref_count_init (&self->ref_count);
  self->architecture = architecture_ref (architecture);

  return self;
}

/**
 * relu_network_new:
 * @n_layers: how many layers, 1 to RELU_MAX_LAYERS
 * @layers: (array length=n_layers): their shapes; the first takes 1 input, the last has 1 unit
 * @parameters: for each layer in turn n_units rows of n_inputs weights, then n_units biases
 * @error: RELU_NETWORK_ERROR_SHAPE or RELU_NETWORK_ERROR_NOT_FINITE
 *
 * Returns: (transfer full) (nullable): a network
 */
ReluNetwork *
relu_network_new (guint n_layers, const ReluLayer *layers, const double *parameters, GError **error)
{
  Architecture *architecture = architecture_new (n_layers, layers, error);
  ReluNetwork *self;

  if (architecture == NULL)
    return NULL;

  self = network_alloc (architecture);
  architecture_unref (architecture);
  memcpy (self->parameters, parameters, relu_network_get_n_parameters (self) * sizeof (double));

  for (gsize i = 0; i < relu_network_get_n_parameters (self); i++)
    if (!isfinite (parameters[i]))
      {
        g_autofree char *symbol = relu_network_dup_parameter_symbol (self, i, RELU_SYMBOL_PLAIN);

        g_set_error (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_NOT_FINITE,
                     _("parameter %s is not a finite number"), symbol);
        relu_network_unref (self);
        return NULL;
      }

  return self;
}

/**
 * relu_network_with_parameters:
 * @parameters: relu_network_get_n_parameters() finite numbers
 *
 * Returns: (transfer full): a network of the same architecture with other parameters
 */
ReluNetwork *
relu_network_with_parameters (ReluNetwork *self, const double *parameters)
{
  ReluNetwork *copy = network_alloc (self->architecture);

  memcpy (copy->parameters, parameters, self->architecture->n_parameters * sizeof (double));

  return copy;
}

/**
 * relu_network_with_parameter:
 * @index: of a parameter in the flat vector
 * @value: a finite number
 *
 * Returns: (transfer full): the same network with one parameter replaced; @self where nothing changes
 */
ReluNetwork *
relu_network_with_parameter (ReluNetwork *self, gsize index, double value)
{
  ReluNetwork *copy;

  g_return_val_if_fail (index < self->architecture->n_parameters, relu_network_ref (self));
  g_return_val_if_fail (isfinite (value), relu_network_ref (self));

  /* The bits, not the values: 0 and -0 are different parameters to an undo step and to a file. */
  if (memcmp (&self->parameters[index], &value, sizeof value) == 0)
    return relu_network_ref (self);

  copy = relu_network_with_parameters (self, self->parameters);
  copy->parameters[index] = value;

  return copy;
}

ReluNetwork *
relu_network_ref (ReluNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_network_unref (ReluNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  architecture_unref (self->architecture);
  g_free (self);
}

/**
 * relu_network_same_architecture:
 *
 * Returns: whether both have layers of the same widths and with the same activations
 */
gboolean
relu_network_same_architecture (const ReluNetwork *a, const ReluNetwork *b)
{
  if (a->architecture == b->architecture)
    return TRUE;
  if (a->architecture->n_layers != b->architecture->n_layers)
    return FALSE;

  for (guint i = 0; i < a->architecture->n_layers; i++)
    {
      const ReluLayer *p = &a->architecture->layers[i];
      const ReluLayer *q = &b->architecture->layers[i];

      if (p->n_inputs != q->n_inputs || p->n_units != q->n_units
          || p->activation.kind != q->activation.kind
          || memcmp (&p->activation.negative_slope, &q->activation.negative_slope, sizeof (double))
               != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * relu_network_equal:
 *
 * Returns: whether architecture and parameters are the same, bit for bit
 */
gboolean
relu_network_equal (const ReluNetwork *a, const ReluNetwork *b)
{
  if (a == b)
    return TRUE;

  return relu_network_same_architecture (a, b)
         && memcmp (a->parameters, b->parameters, a->architecture->n_parameters * sizeof (double))
              == 0;
}

/**
 * relu_network_same_shape:
 *
 * Returns: whether both have layers of the same widths, so that an index means the same parameter in
 *   both; the activations may differ
 */
gboolean
relu_network_same_shape (const ReluNetwork *a, const ReluNetwork *b)
{
  if (a->architecture == b->architecture)
    return TRUE;
  if (a->architecture->n_layers != b->architecture->n_layers)
    return FALSE;

  for (guint i = 0; i < a->architecture->n_layers; i++)
    if (a->architecture->layers[i].n_units != b->architecture->layers[i].n_units)
      return FALSE;

  return TRUE;
}

guint
relu_network_get_n_layers (const ReluNetwork *self)
{
  return self->architecture->n_layers;
}

const ReluLayer *
relu_network_get_layer (const ReluNetwork *self, guint layer)
{
  g_return_val_if_fail (layer < self->architecture->n_layers, NULL);

  return &self->architecture->layers[layer];
}

/**
 * relu_network_get_n_hidden_layers:
 *
 * Returns: how many layers lie before the output layer
 */
guint
relu_network_get_n_hidden_layers (const ReluNetwork *self)
{
  return self->architecture->n_layers - 1;
}

/**
 * relu_network_has_unit:
 * @layer: from 0
 * @unit: in its layer, from 0
 *
 * Returns: whether there is such a unit, hidden or the output's; one that was remembered may be gone
 */
gboolean
relu_network_has_unit (const ReluNetwork *self, guint layer, guint unit)
{
  return layer < self->architecture->n_layers && unit < self->architecture->layers[layer].n_units;
}

/**
 * relu_network_is_smooth:
 *
 * Returns: whether any layer's activation is curved; such a network has no linear regions
 */
gboolean
relu_network_is_smooth (const ReluNetwork *self)
{
  return self->architecture->is_smooth;
}

gsize
relu_network_get_n_parameters (const ReluNetwork *self)
{
  return self->architecture->n_parameters;
}

const double *
relu_network_get_parameters (const ReluNetwork *self)
{
  return self->parameters;
}

/**
 * relu_network_get_weights:
 * @layer: from 0
 *
 * Returns: the weights of @layer: n_units rows of n_inputs numbers
 */
const double *
relu_network_get_weights (const ReluNetwork *self, guint layer)
{
  return self->parameters + self->architecture->offsets[layer];
}

const double *
relu_network_get_biases (const ReluNetwork *self, guint layer)
{
  return relu_network_get_weights (self, layer)
         + layer_n_weights (&self->architecture->layers[layer]);
}

gsize
relu_network_weight_index (const ReluNetwork *self, guint layer, guint unit, guint input)
{
  return self->architecture->offsets[layer]
         + (gsize) unit * self->architecture->layers[layer].n_inputs + input;
}

gsize
relu_network_bias_index (const ReluNetwork *self, guint layer, guint unit)
{
  return self->architecture->offsets[layer]
         + layer_n_weights (&self->architecture->layers[layer]) + unit;
}

/**
 * relu_network_describe_parameter:
 * @index: of a parameter in the flat vector
 * @parameter: (out): which layer, unit and input it belongs to
 */
void
relu_network_describe_parameter (const ReluNetwork *self, gsize index, ReluParameter *parameter)
{
  guint layer = self->architecture->n_layers - 1;
  gsize in_layer, n_weights;

  g_return_if_fail (index < self->architecture->n_parameters);

  while (index < self->architecture->offsets[layer])
    layer--;
  in_layer = index - self->architecture->offsets[layer];
  n_weights = layer_n_weights (&self->architecture->layers[layer]);

  parameter->layer = layer;
  parameter->is_bias = in_layer >= n_weights;
  parameter->unit = (guint) (parameter->is_bias
                               ? in_layer - n_weights
                               : in_layer / self->architecture->layers[layer].n_inputs);
  parameter->input = (guint) (parameter->is_bias
                                ? 0
                                : in_layer % self->architecture->layers[layer].n_inputs);
}
