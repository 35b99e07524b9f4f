/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-color-vision.c: how different the colours of units and of outcomes are, in every theme with every
 * palette, for people with and without a deficiency of colour vision. Distances are CIEDE2000: 1 can just
 * be told by an eye that has both side by side, 2.3 is usual as such a limit.
 *
 * Colour never says anything alone, and that is tested too: neighbouring contributions have other
 * dashes, ghosts other patterns, outcomes have plots of their own with headings. */

#include <math.h>

#include "relu-color-private.h"
#include "relu-curves-chart.h"
#include "relu-ghost.h"
#include "relu-paint-private.h"
#include "relu-theme-private.h"

/* Of neighbours, of the first three units, which nearly all figures of a lesson have, and of outcomes:
 * more than twice that limit. */
#define LEAST_DISTANCE 6.0
#define LEAST_DISTANCE_1976 10.0

typedef struct
{
  const char *name;
  double matrix[3][3]; /* on linear light */
} Viewer;

static const Viewer viewers[] = {
  { "everyone else", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },

  /* Viénot, Brettel and Mollon, Color Research and Application 24 (1999) 243: from their equations
   * (3), (5) and (6), without the scaling that only keeps colours in range. */
  { "protanopia (1999)",
    { { 0.1124, 0.8876, 0.0 }, { 0.1124, 0.8876, 0.0 }, { 0.0040, -0.0040, 1.0 } } },
  { "deuteranopia (1999)",
    { { 0.2928, 0.7072, 0.0 }, { 0.2928, 0.7072, 0.0 }, { -0.0223, 0.0223, 1.0 } } },

  /* Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009) 1291: severity 1. */
  { "protanopia (2009)",
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia (2009)",
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia (2009)",
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } } },
};

typedef struct
{
  double l, a, b;
} Lab;

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

/* CIELAB of what @viewer sees of a colour of sRGB, for daylight D65. */
static Lab
see (const Viewer *viewer, ReluColor color)
{
  double light[3] = { to_linear (color.red), to_linear (color.green), to_linear (color.blue) };
  double seen[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      seen[i] = viewer->matrix[i][0] * light[0] + viewer->matrix[i][1] * light[1]
                + viewer->matrix[i][2] * light[2];
      seen[i] = CLAMP (seen[i], 0, 1);
    }
  x = lab_curve ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = lab_curve (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_curve ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);

  return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* In degrees, 0 to 360; 0 for greys. */
static double
get_hue (double a, double b)
{
  double hue = a == 0 && b == 0 ? 0 : atan2 (b, a) * 180 / G_PI;

  return hue < 0 ? hue + 360 : hue;
}

static double
cos_degrees (double degrees)
{
  return cos (degrees * G_PI / 180);
}

/* CIEDE2000 as in Sharma, Wu and Dalal, Color Research and Application 30 (2005) 21, whose names these
 * are; all weights are 1. */
static double
get_distance (Lab p, Lab q)
{
  double mean_c7 = pow ((hypot (p.a, p.b) + hypot (q.a, q.b)) / 2, 7);
  double g = 1 + 0.5 * (1 - sqrt (mean_c7 / (mean_c7 + pow (25, 7))));
  double c1 = hypot (g * p.a, p.b), c2 = hypot (g * q.a, q.b);
  double h1 = get_hue (g * p.a, p.b), h2 = get_hue (g * q.a, q.b);
  double turn = c1 * c2 == 0 ? 0 : h2 - h1;
  double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, h = h1 + h2;
  double dl = q.l - p.l, dc = c2 - c1, dh, t, sl, sc, sh, rc, rt;

  turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
  dh = 2 * sqrt (c1 * c2) * sin (turn / 2 * G_PI / 180);
  if (c1 * c2 != 0)
    h = fabs (h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;

  t = 1 - 0.17 * cos_degrees (h - 30) + 0.24 * cos_degrees (2 * h) + 0.32 * cos_degrees (3 * h + 6)
      - 0.20 * cos_degrees (4 * h - 63);
  sl = 1 + 0.015 * (l - 50) * (l - 50) / sqrt (20 + (l - 50) * (l - 50));
  sc = 1 + 0.045 * c;
  sh = 1 + 0.015 * c * t;
  rc = 2 * sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7)));
  rt = -rc * sin (60 * exp (-((h - 275) / 25) * ((h - 275) / 25)) * G_PI / 180);

  return sqrt (dl / sl * dl / sl + dc / sc * dc / sc + dh / sh * dh / sh + rt * dc / sc * dh / sh);
}

/* From the paper's table 1: one pair for each case of the formula. */
static void
test_distance (void)
{
  static const struct
  {
    Lab p, q;
    double distance;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0000 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0009 }, 7.1792 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0011 }, 7.2195 },
    { { 50, -0.001, 2.49 }, { 50, 0.0009, -2.49 }, 4.8045 },
    { { 50, 2.5, 0 }, { 50, 0, -2.5 }, 4.3065 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 50, 2.5, 0 }, { 61, -5, 29 }, 22.8977 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_cmpfloat_with_epsilon (get_distance (pairs[i].p, pairs[i].q), pairs[i].distance, 6e-5);
      g_assert_cmpfloat_with_epsilon (get_distance (pairs[i].q, pairs[i].p), pairs[i].distance, 6e-5);
    }
}

/* No viewer sees colour in a grey; for red and green some are nearly alike. */
static void
test_viewers (void)
{
  static const ReluColor red = RELU_HEX (0xb04030), green = RELU_HEX (0x687030);

  for (guint v = 0; v < G_N_ELEMENTS (viewers); v++)
    {
      Lab grey = see (&viewers[v], (ReluColor) RELU_HEX (0x808080));

      g_assert_cmpfloat_with_epsilon (grey.l, 53.585, 0.05);
      g_assert_cmpfloat (hypot (grey.a, grey.b), <, 0.1);
    }
  g_assert_cmpfloat (get_distance (see (&viewers[0], red), see (&viewers[0], green)), >, 35);
  for (guint v = 1; v < 5; v++)
    g_assert_cmpfloat (get_distance (see (&viewers[v], red), see (&viewers[v], green)), <, 15);
}

/* Over all viewers. */
static double
get_least_distance (ReluColor a, ReluColor b, const char **viewer)
{
  double least = INFINITY;

  for (guint v = 0; v < G_N_ELEMENTS (viewers); v++)
    {
      double distance = get_distance (see (&viewers[v], a), see (&viewers[v], b));

      if (distance >= least)
        continue;
      least = distance;
      *viewer = viewers[v].name;
    }

  return least;
}

static const ReluTheme *
get_combination (guint n)
{
  return relu_theme_get_with_palette (n % RELU_N_THEMES, n / RELU_N_THEMES);
}

typedef ReluColor (*GetColorFunc) (const ReluTheme *theme, guint i);
typedef gboolean (*ShouldDifferFunc) (guint i, guint j);

static void
compare (const char *what, guint n_colors, GetColorFunc get_color, ShouldDifferFunc should_differ,
         guint n_combinations)
{
  for (guint n = 0; n < n_combinations; n++)
    {
      const ReluTheme *theme = get_combination (n);
      const char *name = relu_palette_get_name (n / RELU_N_THEMES);
      double worst = INFINITY;

      for (guint i = 0; i < n_colors; i++)
        for (guint j = i + 1; j < n_colors; j++)
          {
            const char *viewer = NULL;
            double distance
              = get_least_distance (get_color (theme, i), get_color (theme, j), &viewer);

            if (!should_differ (i, j))
              continue;
            worst = fmin (worst, distance);
            if (distance >= LEAST_DISTANCE)
              continue;
            g_test_message ("%s, %s: %s %u and %u are only %.1f apart for %s", theme->name, name, what,
                            i, j, distance, viewer);
            g_test_fail ();
          }
      g_test_message ("%s, %s: %s are at least %.1f apart", theme->name, name, what, worst);
    }
}

static gboolean
are_neighbours (guint i, guint j)
{
  /* Unit 8 has the colour of unit 0 again. */
  return j == i + 1 || j < 3 || (i == 0 && j + 1 == RELU_THEME_N_COLORS);
}

static void
test_units (void)
{
  compare ("units", RELU_THEME_N_COLORS, relu_theme_get_unit_color, are_neighbours,
           RELU_N_THEMES * RELU_N_PALETTES);
}

/* An older measure, which weighs lightness more, for everyone and severity 1: what the palettes were made to
 * reach before there was CIEDE2000 here, and still have to. */
static void
test_units_1976 (void)
{
  for (guint n = 0; n < RELU_N_THEMES * RELU_N_PALETTES; n++)
    for (guint v = 0; v < G_N_ELEMENTS (viewers); v++)
      for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
        for (guint j = i + 1; j < RELU_THEME_N_COLORS; j++)
          {
            const ReluTheme *theme = get_combination (n);
            Lab p = see (&viewers[v], relu_theme_get_unit_color (theme, i));
            Lab q = see (&viewers[v], relu_theme_get_unit_color (theme, j));
            double distance = hypot (hypot (p.l - q.l, p.a - q.a), p.b - q.b);

            if ((j != i + 1 && j > 2) || g_str_has_suffix (viewers[v].name, "(1999)"))
              continue;
            if (distance < LEAST_DISTANCE_1976)
              g_test_fail_printf ("%s, %s: units %u and %u are %.1f apart for %s", theme->name,
                                  relu_palette_get_name (n / RELU_N_THEMES), i, j, distance,
                                  viewers[v].name);
          }
}

static gboolean
always (guint i, guint j)
{
  return TRUE;
}

static ReluColor
get_outcome_color (const ReluTheme *theme, guint i)
{
  return relu_curves_get_color (theme, i);
}

/* Greys don't say which outcome it is: headings do, and the names in the tally. */
static void
test_outcomes (void)
{
  G_STATIC_ASSERT (RELU_PALETTE_GREYS == RELU_N_PALETTES - 1);

  compare ("outcomes", RELU_N_OUTCOMES, get_outcome_color, always,
           RELU_N_THEMES * RELU_PALETTE_GREYS);
}

/* Where colours are too near, as four of the greys are, dashes tell contributions apart: no two that
 * have other colours have the same. */
static void
test_contributions (void)
{
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      const double *p = relu_paint_get_contribution_dashes (i);

      for (guint j = 0; j < i; j++)
        {
          const double *q = relu_paint_get_contribution_dashes (j);
          double most = 0;

          for (guint k = 0; k < 4; k++)
            most = fmax (most, fabs (p[k] - q[k]));
          g_assert_cmpfloat (most, >=, 1);
        }
      /* One period. */
      g_assert_cmpfloat (fmod (24, p[0] + p[1] + p[2] + p[3]), ==, 0);
    }
}

/* All ghosts are of one grey. */
static void
test_ghosts (void)
{
  for (guint i = 0; i < RELU_GHOST_N_PATTERNS; i++)
    for (guint j = 0; j < i; j++)
      {
        int n, m;
        const double *p = relu_ghost_pattern_get_dashes (i, &n);
        const double *q = relu_ghost_pattern_get_dashes (j, &m);
        double most = n == m ? 0 : 1;

        for (int k = 0; n == m && k < n; k++)
          most = fmax (most, fabs (p[k] - q[k]));
        g_assert_cmpfloat (most, >=, 1);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color-vision/distance", test_distance);
  g_test_add_func ("/color-vision/viewers", test_viewers);
  g_test_add_func ("/color-vision/units", test_units);
  g_test_add_func ("/color-vision/units-1976", test_units_1976);
  g_test_add_func ("/color-vision/outcomes", test_outcomes);
  g_test_add_func ("/color-vision/contributions", test_contributions);
  g_test_add_func ("/color-vision/ghosts", test_ghosts);

  return g_test_run ();
}
