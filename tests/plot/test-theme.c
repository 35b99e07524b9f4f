/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contrasts of every theme, as WCAG 2.1 wants them: 4.5 for text, 3 for marks. */

#include <math.h>
#include <string.h>

#include "relu-color-private.h"
#include "relu-theme-private.h"

#define AA_TEXT 4.5
#define AA_MARK 3.0

static void
assert_contrast (const char *theme, const char *what, ReluColor a, ReluColor b, double least)
{
  double contrast = relu_color_contrast (a, b);

  if (contrast < least)
    {
      g_test_fail_printf ("%s: %s has a contrast of %.2f, less than %.1f", theme, what, contrast,
                          least);
    }
}

/* Every theme with every palette. */
#define N_COMBINATIONS (RELU_N_PALETTES * RELU_N_THEMES)

static const ReluTheme *
get_combination (guint n)
{
  return relu_theme_get_with_palette (n % RELU_N_THEMES, n / RELU_N_THEMES);
}

static void
test_text (void)
{
  for (guint n = 0; n < N_COMBINATIONS; n++)
    {
      const ReluTheme *theme = get_combination (n);

      assert_contrast (theme->name, "headline", theme->headline, theme->background, AA_TEXT);
      assert_contrast (theme->name, "text", theme->text, theme->background, AA_TEXT);
      assert_contrast (theme->name, "negative number", theme->negative, theme->background, AA_TEXT);
      assert_contrast (theme->name, "text on an idle lane", theme->text, theme->lane_off, AA_TEXT);
      for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
        {
          ReluColor strong = relu_theme_get_unit_text_color (theme, i);

          assert_contrast (theme->name, "symbol of a unit", strong, theme->background, AA_TEXT);
          assert_contrast (theme->name, "words on a lane", relu_theme_get_lane_text (theme, i),
                           relu_theme_get_lane_color (theme, i), AA_TEXT);
          for (guint j = 0; j < RELU_THEME_N_COLORS; j++)
            {
              ReluColor plate = relu_color_over (theme->plate, relu_theme_get_tint (theme, j));

              assert_contrast (theme->name, "label on a plate", strong, plate, AA_TEXT);
              assert_contrast (theme->name, "silent label on a plate", theme->text, plate, AA_TEXT);
              assert_contrast (theme->name, "neutral label on a plate", theme->neutral, plate,
                               AA_TEXT);
            }
          assert_contrast (theme->name, "label on a neutral plate", strong,
                           relu_color_over (theme->plate, relu_theme_get_neutral_tint (theme)),
                           AA_TEXT);
        }
    }
}

static void
test_marks (void)
{
  for (guint n = 0; n < N_COMBINATIONS; n++)
    {
      const ReluTheme *theme = get_combination (n);

      assert_contrast (theme->name, "positive edge", theme->positive, theme->background, AA_MARK);
      assert_contrast (theme->name, "negative edge", theme->negative, theme->background, AA_MARK);
      assert_contrast (theme->name, "zero edge", theme->silent, theme->background, AA_MARK);
      for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
        {
          ReluColor mark = relu_theme_get_unit_color (theme, i);

          assert_contrast (theme->name, "mark", mark, theme->background, AA_MARK);
          assert_contrast (theme->name, "mark on neutral", mark,
                           relu_theme_get_neutral_tint (theme), AA_MARK);
          for (guint j = 0; j < RELU_THEME_N_COLORS; j++)
            {
              ReluColor tint = relu_theme_get_tint (theme, j);

              assert_contrast (theme->name, "mark on a tint", mark, tint, AA_MARK);
              assert_contrast (theme->name, "neutral curve on a tint", theme->neutral, tint,
                               AA_MARK);
              assert_contrast (theme->name, "silent switch on a tint", theme->silent, tint,
                               AA_MARK);
            }
        }
    }
}

/* Machado, Oliveira and Fernandes (IEEE TVCG 15, 2009): what people without one kind of cones see,
 * on linear light. */
static const double deficiencies[3][3][3] = {
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static void
to_lab (ReluColor color, int deficiency, double lab[3])
{
  double rgb[3] = { to_linear (color.red), to_linear (color.green), to_linear (color.blue) };
  double seen[3], x, y, z;

  for (int i = 0; i < 3; i++)
    {
      seen[i] = rgb[i];
      if (deficiency >= 0)
        seen[i] = deficiencies[deficiency][i][0] * rgb[0] + deficiencies[deficiency][i][1] * rgb[1]
                  + deficiencies[deficiency][i][2] * rgb[2];
      seen[i] = CLAMP (seen[i], 0, 1);
    }
  x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505;
  y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2];
  z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089;
  lab[0] = 116 * lab_curve (y) - 16;
  lab[1] = 500 * (lab_curve (x) - lab_curve (y));
  lab[2] = 200 * (lab_curve (y) - lab_curve (z));
}

/* The first three units, those of nearly every figure in a lesson, and all neighbours, can be told
 * apart by everyone: 10 is several times what the eye can just tell (CIE 1976). */
static void
test_colour_blind (void)
{
  for (guint n = 0; n < N_COMBINATIONS; n++)
    for (int deficiency = -1; deficiency < 3; deficiency++)
      for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
        for (guint j = i + 1; j < RELU_THEME_N_COLORS; j++)
          {
            const ReluTheme *theme = get_combination (n);
            double p[3], q[3], distance;

            if (j != i + 1 && j > 2)
              continue;
            to_lab (relu_theme_get_unit_color (theme, i), deficiency, p);
            to_lab (relu_theme_get_unit_color (theme, j), deficiency, q);
            distance = sqrt ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])
                             + (p[2] - q[2]) * (p[2] - q[2]));
            if (distance < 10)
              {
                g_test_fail_printf ("%s, %s: units %u and %u are %.1f apart for deficiency %d",
                                    theme->name, relu_palette_get_name (n / RELU_N_THEMES), i, j,
                                    distance, deficiency);
              }
          }
}

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
  g_test_add_func ("/theme/text", test_text);
  g_test_add_func ("/theme/marks", test_marks);
  g_test_add_func ("/theme/colour-blind", test_colour_blind);
  g_test_add_func ("/theme/names", test_names);
  g_test_add_func ("/theme/palettes", test_palettes);
  g_test_add_func ("/theme/greys", test_greys);

  return g_test_run ();
}
