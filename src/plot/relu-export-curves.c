/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export-curves.h"

#include "relu-export-private.h"

static void
draw (gpointer scene, cairo_t *cr, const ReluExportOptions *options)
{
  g_autoptr (ReluCurvesChart) chart
    = relu_curves_chart_new (relu_theme_get_with_palette (options->theme, options->palette));

  relu_curves_chart_set_transparent (chart, options->transparent);
  if (options->font != NULL)
    relu_curves_chart_set_font (chart, options->font);
  relu_curves_chart_paint (chart, scene, cr, options->width, options->height);
}

static char *
dup_description (gpointer data)
{
  ReluCurvesScene *scene = data;
  ReluStartCounts counts;

  relu_starts_count (scene->starts, &counts);
  return relu_start_counts_dup_sentence (&counts);
}

/**
 * relu_export_curves_to_file:
 * @scene: what to draw
 * @options: how; its title may be %NULL: the file's name
 * @path: where to; an old file is replaced in one step, and stays where writing fails
 * @error: RELU_EXPORT_ERROR
 *
 * Returns: whether the file is written
 */
gboolean
relu_export_curves_to_file (const ReluCurvesScene *scene, const ReluExportOptions *options,
                            const char *path, GError **error)
{
  g_autofree char *sentence = dup_description ((gpointer) scene);
  const char *title = options->title != NULL
                        ? options->title
                        : relu_file_get_name (relu_starts_get_file (scene->starts));
  ReluExportDrawing drawing
    = { draw, (gpointer) scene, *title != '\0' ? title : sentence, sentence, dup_description };
  g_autoptr (GBytes) bytes = relu_export_drawing_to_bytes (&drawing, options, error);

  return bytes != NULL && relu_export_write (bytes, path, error);
}
