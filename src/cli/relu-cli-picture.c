/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-cli-picture.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * relu_cli_picture_parse_size:
 * @picture: (inout): whose width and height are set
 * @example: what a size looks like: "1200x750"
 * @error: RELU_CLI_ERROR_USAGE
 *
 * Returns: whether @text is a width and a height that a picture can have
 */
gboolean
relu_cli_picture_parse_size (const char *text, ReluExportOptions *picture, const char *example,
                             GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 2);
  g_autofree char *expected = NULL;

  if (g_strv_length (parts) == 2 && relu_cli_parse_number (parts[0], &picture->width)
      && relu_cli_parse_number (parts[1], &picture->height) && picture->width >= 1
      && picture->height >= 1 && picture->width <= RELU_EXPORT_MAX_PIXELS
      && picture->height <= RELU_EXPORT_MAX_PIXELS)
    return TRUE;

  /* Translators: %s is "1200x750" */
  expected = g_strdup_printf (_("a width and a height, 1 to 32767, such as %s"), example);
  return relu_cli_fail_option (error, "size", expected, text);
}

/* "light, dark or print" */
static char *
dup_alternatives (const char *(*get_name) (guint), guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : i + 1 == n ? _(" or ") : _(", "),
                            get_name (i));

  return g_string_free (names, FALSE);
}

static gboolean
parse_theme (const char *text, ReluThemeKind *theme, GError **error)
{
  g_autofree char *names = NULL;

  if (relu_theme_kind_from_name (text, theme))
    return TRUE;

  names = dup_alternatives (relu_theme_kind_get_name, RELU_N_THEMES);
  return relu_cli_fail_option (error, "theme", names, text);
}

static gboolean
parse_palette (const char *text, ReluPalette *palette, GError **error)
{
  g_autofree char *names = NULL;

  if (relu_palette_from_name (text, palette))
    return TRUE;

  names = dup_alternatives (relu_palette_get_name, RELU_N_PALETTES);
  return relu_cli_fail_option (error, "palette", names, text);
}

/**
 * relu_cli_picture_set_option:
 * @option: one of RELU_CLI_PICTURE_…
 * @values: what was given with it
 * @picture: (inout): how the figure looks
 * @scene: (inout): what it shows
 * @error: RELU_CLI_ERROR_USAGE
 *
 * Returns: whether @values are good
 */
gboolean
relu_cli_picture_set_option (guint option, char **values, ReluExportOptions *picture,
                             ReluSceneOptions *scene, GError **error)
{
  switch (option)
    {
    case RELU_CLI_PICTURE_SCALE:
      return (relu_cli_parse_number (values[0], &picture->scale) && picture->scale > 0)
             || relu_cli_fail_option (error, "scale", _("a number above 0"), values[0]);
    case RELU_CLI_PICTURE_THEME:
      return parse_theme (values[0], &picture->theme, error);
    case RELU_CLI_PICTURE_PALETTE:
      return parse_palette (values[0], &picture->palette, error);
    case RELU_CLI_PICTURE_X_RANGE:
      return relu_cli_parse_range ("x-range", values, &scene->x_from, &scene->x_to, error);
    case RELU_CLI_PICTURE_Y_RANGE:
      return relu_cli_parse_range ("y-range", values, &scene->y_from, &scene->y_to, error);
    case RELU_CLI_PICTURE_TRANSPARENT:
      picture->transparent = TRUE;
      return TRUE;
    case RELU_CLI_PICTURE_NO_HEADLINE:
      scene->show_headline = FALSE;
      return TRUE;
    case RELU_CLI_PICTURE_NO_CONTRIBUTIONS:
      scene->show_contributions = FALSE;
      return TRUE;
    case RELU_CLI_PICTURE_NO_LANES:
      scene->show_lanes = FALSE;
      return TRUE;
    case RELU_CLI_PICTURE_NO_OUTSIDE:
      scene->show_outside = FALSE;
      return TRUE;
    case RELU_CLI_PICTURE_NO_DATA:
      scene->show_data = FALSE;
      return TRUE;
    case RELU_CLI_PICTURE_SLOPE_STRIP:
      scene->show_slope_strip = TRUE;
      return TRUE;
    case RELU_CLI_PICTURE_RESIDUALS:
      scene->show_residuals = TRUE;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}
