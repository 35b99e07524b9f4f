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
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean shown
          = g_key_file_get_boolean (view, GROUP, relu_figure_part_get_property (i), &error);

      if (error == NULL)
        relu_viewport_set_shows (viewport, i, shown);
    }
}
