/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of themes and palettes. Colours are measured by test-contrast.c and test-color-vision.c. */

#include <string.h>

#include "relu-color-private.h"
#include "relu-theme-private.h"

static void
test_names (void)
{
  ReluThemeKind kind = RELU_THEME_LIGHT;

  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      g_assert_true (relu_theme_kind_from_name (relu_theme_kind_get_name (t), &kind));
      g_assert_cmpint (kind, ==, t);
      g_assert_cmpstr (relu_theme_kind_get_title (t), !=, "");
    }
  g_assert_cmpstr (relu_theme_kind_get_name (RELU_THEME_HIGH_CONTRAST), ==, "high-contrast");
  g_assert_false (relu_theme_kind_from_name ("lights", &kind));
}

static void
test_palettes (void)
{
  ReluPalette palette = RELU_PALETTE_STANDARD;

  for (guint p = 0; p < RELU_N_PALETTES; p++)
    {
      g_assert_true (relu_palette_from_name (relu_palette_get_name (p), &palette));
      g_assert_cmpint (palette, ==, p);
      g_assert_cmpstr (relu_palette_get_title (p), !=, "");
    }
  g_assert_false (relu_palette_from_name ("blue", &palette));

  /* A palette changes the units' colours and nothing else. */
  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      const ReluTheme *theme = relu_theme_get (t);

      g_assert_true (theme == relu_theme_get_with_palette (t, RELU_PALETTE_STANDARD));
      for (guint p = 1; p < RELU_N_PALETTES; p++)
        {
          ReluTheme other = *relu_theme_get_with_palette (t, p);

          g_assert_true (memcmp (other.units, theme->units, sizeof other.units) != 0);
          memcpy (other.units, theme->units, sizeof other.units);
          memcpy (other.strong, theme->strong, sizeof other.strong);
          g_assert_true (memcmp (&other, theme, sizeof other) == 0);
        }
    }
}

/* Each grey is a grey, in every theme and also as text. */
static void
test_greys (void)
{
  for (guint t = 0; t < RELU_N_THEMES; t++)
    for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
      {
        const ReluTheme *theme = relu_theme_get_with_palette (t, RELU_PALETTE_GREYS);

        g_assert_true (theme->units[i].red == theme->units[i].blue);
        g_assert_true (theme->units[i].red == theme->units[i].green);
        g_assert_true (theme->strong[i].red == theme->strong[i].blue);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/names", test_names);
  g_test_add_func ("/theme/palettes", test_palettes);
  g_test_add_func ("/theme/greys", test_greys);

  return g_test_run ();
}
