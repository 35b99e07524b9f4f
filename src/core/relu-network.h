/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-network.h: an immutable network: an architecture and one flat vector of parameters. */

#pragma once

#include "relu-activation.h"

G_BEGIN_DECLS

/* Limits of a network; a file beyond them is refused (docs/file-format.md). */
#define RELU_MAX_LAYERS 256
#define RELU_MAX_WIDTH 65536
#define RELU_MAX_PARAMETERS (16u * 1024 * 1024)

typedef enum
{
  RELU_NETWORK_ERROR_SHAPE,      /* layers that do not fit each other, or too many or too large */
  RELU_NETWORK_ERROR_NOT_FINITE, /* a parameter is NaN or infinite */
} ReluNetworkError;

#define RELU_NETWORK_ERROR (relu_network_error_quark ())
GQuark relu_network_error_quark (void);

/* One layer: h = activation (W h_before + b), W has n_units rows of n_inputs weights. */
typedef struct
{
  guint n_inputs;
  guint n_units;
  ReluActivation activation;
} ReluLayer;

/* What one number of the flat vector is. */
typedef struct
{
  guint layer; /* from 0 */
  guint unit;
  guint input; /* which unit of the layer before; not used for a bias */
  gboolean is_bias;
} ReluParameter;

typedef enum
{
  RELU_SYMBOL_PLAIN,  /* "b0", for assistive technology, tests and files */
  RELU_SYMBOL_PRETTY, /* the same with Unicode subscripts, for the eye */
  RELU_SYMBOL_LATEX,  /* "b_{0}", for LaTeX's mathematics */
} ReluSymbolStyle;

typedef struct _ReluNetwork ReluNetwork;

gboolean relu_network_check_layers (guint n_layers, const ReluLayer *layers, GError **error);
ReluNetwork *relu_network_new (guint n_layers, const ReluLayer *layers, const double *parameters,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_with_parameters (ReluNetwork *self,
                                           const double *parameters) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_with_parameter (ReluNetwork *self, gsize index,
                                          double value) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_ref (ReluNetwork *self);
void relu_network_unref (ReluNetwork *self);
gboolean relu_network_equal (const ReluNetwork *a, const ReluNetwork *b);
gboolean relu_network_same_shape (const ReluNetwork *a, const ReluNetwork *b);
gboolean relu_network_same_architecture (const ReluNetwork *a, const ReluNetwork *b);

guint relu_network_get_n_layers (const ReluNetwork *self);
const ReluLayer *relu_network_get_layer (const ReluNetwork *self, guint layer);
guint relu_network_get_n_hidden_layers (const ReluNetwork *self);
gboolean relu_network_has_unit (const ReluNetwork *self, guint layer, guint unit);
gboolean relu_network_is_smooth (const ReluNetwork *self);

gsize relu_network_get_n_parameters (const ReluNetwork *self);
const double *relu_network_get_parameters (const ReluNetwork *self);
const double *relu_network_get_weights (const ReluNetwork *self, guint layer);
const double *relu_network_get_biases (const ReluNetwork *self, guint layer);
gsize relu_network_weight_index (const ReluNetwork *self, guint layer, guint unit, guint input);
gsize relu_network_bias_index (const ReluNetwork *self, guint layer, guint unit);
void relu_network_describe_parameter (const ReluNetwork *self, gsize index,
                                      ReluParameter *parameter);

char *relu_network_dup_parameter_symbol (const ReluNetwork *self, gsize index,
                                         ReluSymbolStyle style);
gboolean relu_network_find_parameter (const ReluNetwork *self, const char *symbol, gsize *index);
char *relu_network_dup_parameter_label (const ReluNetwork *self, gsize index);
char *relu_network_dup_unit_symbol (const ReluNetwork *self, guint layer, guint unit,
                                    ReluSymbolStyle style);
char *relu_network_dup_preactivation_symbol (const ReluNetwork *self, guint layer, guint unit,
                                             ReluSymbolStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluNetwork, relu_network_unref)

G_END_DECLS
