/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-figure-clipboard.h"

/**
 * relu_figure_clipboard_new_provider:
 * @scene: what to copy
 * @options: size, scale and theme; the format is not used
 * @error: return location for why it could not be drawn
 *
 * Offers the figure as "image/svg+xml", "image/png" and whatever else GTK makes of a texture.
 *
 * Returns: (transfer full) (nullable): contents for a clipboard
 */
GdkContentProvider *
relu_figure_clipboard_new_provider (ReluScene *scene, const ReluExportOptions *options,
                                    GError **error)
{
  ReluExportOptions own = *options;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkContentProvider *providers[3];

  own.format = RELU_EXPORT_SVG;
  svg = relu_export_to_bytes (scene, &own, error);
  if (svg == NULL)
    return NULL;

  own.format = RELU_EXPORT_PNG;
  png = relu_export_to_bytes (scene, &own, error);
  if (png == NULL)
    return NULL;
  texture = gdk_texture_new_from_bytes (png, error);
  if (texture == NULL)
    return NULL;

  providers[0] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  providers[1] = gdk_content_provider_new_for_bytes ("image/png", png);
  providers[2] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
