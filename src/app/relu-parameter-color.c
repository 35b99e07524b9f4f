/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-parameter-color.h"

#include "relu-unit-text.h"

/**
 * relu_parameter_color:
 * @network: a network
 * @parameter: index in its flat vector
 * @theme: whose colours
 *
 * Returns: the colour of the unit that @parameter acts on, or, for a weight out of a unit to an output
 *   that never switches, of that unit; the output's own are neutral
 */
ReluColor
relu_parameter_color (ReluNetwork *network, gsize parameter, const ReluTheme *theme)
{
  guint output = relu_network_get_n_hidden_layers (network);
  ReluParameter p;

  relu_network_describe_parameter (network, parameter, &p);
  if (p.layer != output
      || relu_activation_has_knot (&relu_network_get_layer (network, output)->activation))
    return relu_theme_get_unit_color (theme, relu_unit_get_number (network, p.layer, p.unit));
  if (output > 0 && !p.is_bias)
    return relu_theme_get_unit_color (theme, relu_unit_get_number (network, output - 1, p.input));

  return relu_theme_get_neutral_color (theme);
}
