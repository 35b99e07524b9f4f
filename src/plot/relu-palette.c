/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-palette.c: the palettes besides that of the themes themselves.
 *
 * Each has colours for light and for dark grounds. Neighbouring units, and the first three among
 * each other, differ for people with any deficiency of colour vision, mostly by lightness, and all
 * are marks with a contrast of 3 to the background and to every tint of every theme.
 * tests/plot/test-contrast.c and test-color-vision.c measure both. "Blue, yellow, red" follows Paul Tol's scheme of that kind
 * (personal.sron.nl/~pault), darkened and lightened. */

#include "relu-palette.h"

#include <glib/gi18n-lib.h>

#include "relu-theme-private.h"

typedef struct
{
  const char *name;
  const char *title;
  ReluColor on_light[RELU_THEME_N_COLORS]; /* of the standard palette, themes have their own */
  ReluColor on_dark[RELU_THEME_N_COLORS];
} Palette;

/* In the order of ReluPalette. */
static const Palette palettes[RELU_N_PALETTES] = {
  {
    .name = "standard",
    .title = N_("Standard"),
  },
  {
    .name = "three-hues",
    .title = N_("Blue, Yellow and Red"),
    .on_light = { RELU_HEX (0x004488), RELU_HEX (0x997700), RELU_HEX (0x994455),
                  RELU_HEX (0x3f83c4), RELU_HEX (0x664d00), RELU_HEX (0xcc5570),
                  RELU_HEX (0x228899), RELU_HEX (0x563563) },
    .on_dark = { RELU_HEX (0x77aaee), RELU_HEX (0xddaa33), RELU_HEX (0xee8899),
                 RELU_HEX (0xbbddff), RELU_HEX (0xf5dd88), RELU_HEX (0xffc0cc),
                 RELU_HEX (0x33aa99), RELU_HEX (0xd7b9ee) },
  },
  {
    .name = "blue-orange",
    .title = N_("Blue and Orange"),
    .on_light = { RELU_HEX (0x085e8e), RELU_HEX (0xcb6000), RELU_HEX (0x023350),
                  RELU_HEX (0x8b3f00), RELU_HEX (0x0883c3), RELU_HEX (0x5f2b01),
                  RELU_HEX (0x064b72), RELU_HEX (0xab6636) },
    .on_dark = { RELU_HEX (0x28aeff), RELU_HEX (0xfe9f5f), RELU_HEX (0xcfe5fe),
                 RELU_HEX (0xfedcc7), RELU_HEX (0x0f98e0), RELU_HEX (0xe57828),
                 RELU_HEX (0x97cbff), RELU_HEX (0xfebe97) },
  },
  {
    .name = "greys",
    .title = N_("Greys"),
    .on_light = { RELU_HEX (0x282828), RELU_HEX (0x777777), RELU_HEX (0x4b4b4b),
                  RELU_HEX (0x6f6f6f), RELU_HEX (0x131313), RELU_HEX (0x5e5e5e),
                  RELU_HEX (0x393939), RELU_HEX (0x6d6d6d) },
    .on_dark = { RELU_HEX (0xd7d7d7), RELU_HEX (0x969696), RELU_HEX (0xb6b6b6),
                 RELU_HEX (0x989898), RELU_HEX (0xf9f9f9), RELU_HEX (0xababab),
                 RELU_HEX (0xe8e8e8), RELU_HEX (0xa0a0a0) },
  },
};

/**
 * relu_palette_get_name:
 *
 * Returns: the name that settings and the command line use, such as "blue-orange"
 */
const char *
relu_palette_get_name (ReluPalette palette)
{
  g_return_val_if_fail ((guint) palette < RELU_N_PALETTES, NULL);

  return palettes[palette].name;
}

/**
 * relu_palette_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_palette_get_title (ReluPalette palette)
{
  g_return_val_if_fail ((guint) palette < RELU_N_PALETTES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, palettes[palette].title);
}

/**
 * relu_palette_from_name:
 * @palette: (out): the palette of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_palette_from_name (const char *name, ReluPalette *palette)
{
  for (guint i = 0; i < RELU_N_PALETTES; i++)
    if (g_str_equal (name, palettes[i].name))
      {
        *palette = i;
        return TRUE;
      }

  return FALSE;
}

/* relu_palette_get_colors:
 *
 * Returns: (nullable): RELU_THEME_N_COLORS colours for units; NULL: those of the theme itself */
const ReluColor *
relu_palette_get_colors (ReluPalette palette, gboolean is_dark)
{
  if (palette == RELU_PALETTE_STANDARD)
    return NULL;

  return is_dark ? palettes[palette].on_dark : palettes[palette].on_light;
}
