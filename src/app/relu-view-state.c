/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-view-state.h"

#include <math.h>

#define GROUP "view"

/* NAN, for "none" or "fitted", is left out. */
static void
save_number (GKeyFile *view, const char *key, double value)
{
  if (isfinite (value))
    g_key_file_set_double (view, GROUP, key, value);
}

static double
get_number (GKeyFile *view, const char *key)
{
  g_autoptr (GError) error = NULL;
  double value = g_key_file_get_double (view, GROUP, key, &error);

  return error == NULL && isfinite (value) ? value : NAN;
}

/* Both ends or none. */
static void
get_range (GKeyFile *view, const char *from_key, const char *to_key, double *from, double *to)
{
  *from = get_number (view, from_key);
  *to = get_number (view, to_key);
  if (!(*from < *to))
    {
      *from = NAN;
      *to = NAN;
    }
}

static gboolean
is_unit (ReluNetwork *network, int layer, int unit)
{
  return layer >= 0 && unit >= 0 && relu_network_has_unit (network, (guint) layer, (guint) unit);
}

/* Layer and unit, and the parameter where one is selected. */
static void
save_selection (GKeyFile *view, ReluViewport *viewport)
{
  ReluSelection selection;
  int numbers[3];

  relu_viewport_get_selection (viewport, &selection);
  if (selection.kind == RELU_SELECTION_NONE)
    return;

  numbers[0] = (int) selection.layer;
  numbers[1] = (int) selection.unit;
  numbers[2] = (int) selection.parameter;
  g_key_file_set_integer_list (view, GROUP, "selection", numbers,
                               selection.kind == RELU_SELECTION_PARAMETER ? 3 : 2);
}

static void
restore_selection (GKeyFile *view, ReluNetwork *network, ReluViewport *viewport)
{
  ReluSelection selection = { .kind = RELU_SELECTION_NONE };
  gsize n = 0;
  g_autofree int *numbers = g_key_file_get_integer_list (view, GROUP, "selection", &n, NULL);

  if (n < 2 || !is_unit (network, numbers[0], numbers[1]))
    return;

  selection.layer = (guint) numbers[0];
  selection.unit = (guint) numbers[1];
  selection.kind = RELU_SELECTION_UNIT;
  if (n > 2 && numbers[2] >= 0
      && (gsize) numbers[2] < relu_network_get_n_parameters (network))
    {
      ReluParameter parameter;

      selection.kind = RELU_SELECTION_PARAMETER;
      selection.parameter = (gsize) numbers[2];
      relu_network_describe_parameter (network, selection.parameter, &parameter);
      selection.layer = parameter.layer;
      selection.unit = parameter.unit;
    }
  relu_viewport_set_selection (viewport, &selection);
}

/* A list of layer, unit, layer, unit. */
static void
save_muted (GKeyFile *view, ReluDocument *document)
{
  guint n = relu_document_get_n_muted (document);
  g_autofree int *numbers = g_new (int, 2 * n);

  for (guint i = 0; i < n; i++)
    {
      guint layer, unit;

      relu_document_get_muted (document, i, &layer, &unit);
      numbers[2 * i] = (int) layer;
      numbers[2 * i + 1] = (int) unit;
    }
  if (n > 0)
    g_key_file_set_integer_list (view, GROUP, "muted", numbers, 2 * n);
}

static void
restore_muted (GKeyFile *view, ReluDocument *document)
{
  ReluNetwork *network = relu_document_get_network (document);
  gsize n = 0;
  g_autofree int *numbers = g_key_file_get_integer_list (view, GROUP, "muted", &n, NULL);

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      /* The output is no unit that can be muted. */
      if (is_unit (network, numbers[i], numbers[i + 1])
          && (guint) numbers[i] + 1 < relu_network_get_n_layers (network))
        relu_document_set_muted (document, (guint) numbers[i], (guint) numbers[i + 1], TRUE);
    }
}

static void
restore_region (GKeyFile *view, ReluDocument *document, ReluViewport *viewport)
{
  g_autoptr (GError) error = NULL;
  int region = g_key_file_get_integer (view, GROUP, "selected-region", &error);
  ReluAnalysis *analysis;
  ReluRegions *regions;

  if (error != NULL || region < 0)
    return;

  analysis = relu_document_get_analysis (document, NULL);
  regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);
  if (regions != NULL && (guint) region < relu_regions_get_n_linear_regions (regions))
    relu_viewport_set_selected_region (viewport, region);
}

/**
 * relu_view_state_save:
 * @view: where to
 * @document: a document
 * @viewport: what is visible of it
 *
 * Writes down what was chosen to be seen, not what is pointed at for a moment.
 */
void
relu_view_state_save (GKeyFile *view, ReluDocument *document, ReluViewport *viewport)
{
  double from, to;

  g_return_if_fail (RELU_IS_DOCUMENT (document));
  g_return_if_fail (RELU_IS_VIEWPORT (viewport));

  relu_viewport_get_x_range (viewport, &from, &to);
  save_number (view, "x-from", from);
  save_number (view, "x-to", to);
  relu_viewport_get_y_range (viewport, &from, &to);
  save_number (view, "y-from", from);
  save_number (view, "y-to", to);
  save_number (view, "line-x", relu_viewport_get_line_x (viewport));
  save_selection (view, viewport);
  if (relu_viewport_get_selected_region (viewport) >= 0)
    g_key_file_set_integer (view, GROUP, "selected-region",
                            relu_viewport_get_selected_region (viewport));
  save_muted (view, document);
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    {
      g_key_file_set_boolean (view, GROUP, relu_figure_part_get_property (i),
                              relu_viewport_get_shows (viewport, i));
    }
}

/**
 * relu_view_state_restore:
 * @view: from where
 * @document: a document
 * @viewport: what is visible of it
 *
 * Shows @document as it was when relu_view_state_save() was called. What is missing, or makes no
 * sense for this document, is passed over.
 */
void
relu_view_state_restore (GKeyFile *view, ReluDocument *document, ReluViewport *viewport)
{
  double from, to;

  g_return_if_fail (RELU_IS_DOCUMENT (document));
  g_return_if_fail (RELU_IS_VIEWPORT (viewport));

  get_range (view, "x-from", "x-to", &from, &to);
  relu_viewport_set_x_range (viewport, from, to);
  get_range (view, "y-from", "y-to", &from, &to);
  relu_viewport_set_y_range (viewport, from, to);
  relu_viewport_set_line_x (viewport, get_number (view, "line-x"));
  restore_selection (view, relu_document_get_network (document), viewport);
  restore_muted (view, document);
  restore_region (view, document, viewport);
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean shown
          = g_key_file_get_boolean (view, GROUP, relu_figure_part_get_property (i), &error);

      if (error == NULL)
        relu_viewport_set_shows (viewport, i, shown);
    }
}
