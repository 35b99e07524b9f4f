/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-theme.c: the themes, and each of them with another palette.
 *
 * The units' own colours follow Okabe and Ito's palette (jfly.uni-koeln.de/color), darkened or lightened
 * until a mark has a contrast of 3 to its background and to every tint, and told apart by
 * lightness as well as hue. Text and lanes use a stronger shade with a contrast of 4.5.
 * tests/plot/test-contrast.c and test-color-vision.c measure all of it. */

#include "relu-theme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-color-private.h"

/* The contrast that text needs (WCAG 2.1 AA), with a little to spare for rounding to pixels. */
#define TEXT_CONTRAST 4.6

#define SCREEN_TYPE                                                                                \
  .growth = 0.4,                                                                                   \
  .headline_size = 25, .reason_size = 17, .tick_size = 14.5, .label_size = 15, .lane_size = 14.5
#define SCREEN_LINES                                                                               \
  .curve_width = 4.5, .halo_width = 2, .contribution_width = 1.6, .switch_width = 1.6,             \
  .grid_width = 1, .ring_radius = 8, .ring_width = 3.2
#define CONTRAST_LINES                                                                             \
  .curve_width = 5.5, .halo_width = 2, .contribution_width = 2.2, .switch_width = 2.2,             \
  .grid_width = 1, .ring_radius = 9, .ring_width = 4

/* Read from the last row, whatever the resolution: type grows with the figure. */
#define PROJECTOR_TYPE                                                                             \
  .growth = 0.85,                                                                                  \
  .headline_size = 36, .reason_size = 25, .tick_size = 22, .label_size = 23, .lane_size = 21
#define PROJECTOR_LINES                                                                            \
  .curve_width = 8, .halo_width = 3, .contribution_width = 3, .switch_width = 3,                   \
  .grid_width = 1.5, .ring_radius = 13, .ring_width = 5.5

/* In the order of ReluThemeKind. */
static const ReluTheme themes[RELU_N_THEMES] = {
  {
    .name = "light",
    .title = N_("Light"),
    .background = RELU_HEX (0xffffff),
    .headline = RELU_HEX (0x1f2128),
    .text = RELU_HEX (0x62656f),
    .grid = RELU_HEXA (0x1f2128, 0.08),
    .axis = RELU_HEX (0x80838a),
    .neutral = RELU_HEX (0x434859),
    .silent = RELU_HEX (0x7b7e87),
    .positive = RELU_HEX (0x3f5f86),
    .negative = RELU_HEX (0xc01c3c),
    .plate = RELU_HEXA (0xffffff, 0.86),
    .lane_off = RELU_HEX (0xf0f1f3),
    .outside = RELU_HEX (0xf6f6f7),
    .units = { RELU_HEX (0xd55e00), RELU_HEX (0x0072b2), RELU_HEX (0x00946b),
               RELU_HEX (0xc2448c), RELU_HEX (0x715a00), RELU_HEX (0x1f8ccb),
               RELU_HEX (0x6247b5), RELU_HEX (0x8c4a2f) },
    .tint = 0.105,
    .lane = 1,
    SCREEN_TYPE,
    SCREEN_LINES,
  },
  {
    .name = "dark",
    .title = N_("Dark"),
    .background = RELU_HEX (0x1e1e21),
    .headline = RELU_HEX (0xf4f4f6),
    .text = RELU_HEX (0xb0b2bb),
    .grid = RELU_HEXA (0xffffff, 0.09),
    .axis = RELU_HEX (0x8e9098),
    .neutral = RELU_HEX (0xcdd1dc),
    .silent = RELU_HEX (0x9a9ca5),
    .positive = RELU_HEX (0xa9c1e4),
    .negative = RELU_HEX (0xff7b85),
    .plate = RELU_HEXA (0x1a1a1d, 0.84),
    .lane_off = RELU_HEX (0x2c2c31),
    .outside = RELU_HEX (0x242427),
    .units = { RELU_HEX (0xff8f45), RELU_HEX (0x55b4f2), RELU_HEX (0x33cc9c),
               RELU_HEX (0xf283c0), RELU_HEX (0xf1c928), RELU_HEX (0x9edaff),
               RELU_HEX (0xad99ff), RELU_HEX (0xdba183) },
    .tint = 0.17,
    .lane = 0.94,
    SCREEN_TYPE,
    SCREEN_LINES,
  },
  {
    .name = "high-contrast",
    .title = N_("High Contrast"),
    .background = RELU_HEX (0xffffff),
    .headline = RELU_HEX (0x000000),
    .text = RELU_HEX (0x1c1c1c),
    .grid = RELU_HEXA (0x000000, 0.22),
    .axis = RELU_HEX (0x000000),
    .neutral = RELU_HEX (0x000000),
    .silent = RELU_HEX (0x4a4a4a),
    .positive = RELU_HEX (0x1f3f6b),
    .negative = RELU_HEX (0xa00025),
    .plate = RELU_HEX (0xffffff),
    .lane_off = RELU_HEX (0xffffff),
    .outside = RELU_HEX (0xf0f0f0),
    .units = { RELU_HEX (0xa34700), RELU_HEX (0x00558a), RELU_HEX (0x006b4e),
               RELU_HEX (0x8e2a66), RELU_HEX (0x524100), RELU_HEX (0x0a6aa6),
               RELU_HEX (0x4b2fa0), RELU_HEX (0x6b3018) },
    .tint = 0.09,
    .lane = 1,
    .outlined = TRUE,
    SCREEN_TYPE,
    CONTRAST_LINES,
  },
  {
    .name = "high-contrast-dark",
    .title = N_("High Contrast Dark"),
    .background = RELU_HEX (0x000000),
    .headline = RELU_HEX (0xffffff),
    .text = RELU_HEX (0xeaeaea),
    .grid = RELU_HEXA (0xffffff, 0.28),
    .axis = RELU_HEX (0xffffff),
    .neutral = RELU_HEX (0xffffff),
    .silent = RELU_HEX (0xbdbdbd),
    .positive = RELU_HEX (0xc4dbff),
    .negative = RELU_HEX (0xff8f98),
    .plate = RELU_HEX (0x000000),
    .lane_off = RELU_HEX (0x000000),
    .outside = RELU_HEX (0x1c1c1c),
    .units = { RELU_HEX (0xffa45c), RELU_HEX (0x7cc8ff), RELU_HEX (0x4be3b4),
               RELU_HEX (0xff9ad2), RELU_HEX (0xffdd4d), RELU_HEX (0xb5e4ff),
               RELU_HEX (0xc3b3ff), RELU_HEX (0xe8b79c) },
    .tint = 0.14,
    .lane = 1,
    .outlined = TRUE,
    SCREEN_TYPE,
    CONTRAST_LINES,
  },
  {
    .name = "projector",
    .title = N_("Projector"),
    .background = RELU_HEX (0xffffff),
    .headline = RELU_HEX (0x000000),
    .text = RELU_HEX (0x33353c),
    .grid = RELU_HEXA (0x000000, 0.14),
    .axis = RELU_HEX (0x505050),
    .neutral = RELU_HEX (0x22252e),
    .silent = RELU_HEX (0x5a5c63),
    .positive = RELU_HEX (0x2c4d78),
    .negative = RELU_HEX (0xb3122f),
    .plate = RELU_HEXA (0xffffff, 0.92),
    .lane_off = RELU_HEX (0xebecef),
    .outside = RELU_HEX (0xf0f0f2),
    .units = { RELU_HEX (0xc24e00), RELU_HEX (0x0062a0), RELU_HEX (0x007d5a),
               RELU_HEX (0xa83a7c), RELU_HEX (0x5e4c00), RELU_HEX (0x1678b4),
               RELU_HEX (0x5339a8), RELU_HEX (0x7a3d22) },
    .tint = 0.15,
    .lane = 1,
    PROJECTOR_TYPE,
    PROJECTOR_LINES,
  },
  {
    .name = "projector-dark",
    .title = N_("Projector Dark"),
    .background = RELU_HEX (0x000000),
    .headline = RELU_HEX (0xffffff),
    .text = RELU_HEX (0xdcdde2),
    .grid = RELU_HEXA (0xffffff, 0.2),
    .axis = RELU_HEX (0xb4b5bb),
    .neutral = RELU_HEX (0xe6e8ee),
    .silent = RELU_HEX (0xb0b1b8),
    .positive = RELU_HEX (0xb8d0f5),
    .negative = RELU_HEX (0xff8f98),
    .plate = RELU_HEXA (0x000000, 0.86),
    .lane_off = RELU_HEX (0x26272b),
    .outside = RELU_HEX (0x1c1c1f),
    .units = { RELU_HEX (0xffa45c), RELU_HEX (0x6cc1ff), RELU_HEX (0x3fdcab),
               RELU_HEX (0xff90cc), RELU_HEX (0xffdd4d), RELU_HEX (0xb5e4ff),
               RELU_HEX (0xbba9ff), RELU_HEX (0xe4b092) },
    .tint = 0.19,
    .lane = 0.96,
    PROJECTOR_TYPE,
    PROJECTOR_LINES,
  },
  {
    .name = "print",
    .title = N_("Print"),
    .background = RELU_HEX (0xffffff),
    .headline = RELU_HEX (0x000000),
    .text = RELU_HEX (0x3a3a3a),
    .grid = RELU_HEXA (0x000000, 0.1),
    .axis = RELU_HEX (0x606060),
    .neutral = RELU_HEX (0x1a1a1a),
    .silent = RELU_HEX (0x666666),
    .positive = RELU_HEX (0x2c4d78),
    .negative = RELU_HEX (0xb3122f),
    .plate = RELU_HEXA (0xffffff, 0.92),
    .lane_off = RELU_HEX (0xffffff),
    .outside = RELU_HEX (0xf5f5f5),
    .units = { RELU_HEX (0xc24e00), RELU_HEX (0x0062a0), RELU_HEX (0x007d5a),
               RELU_HEX (0xa83a7c), RELU_HEX (0x5e4c00), RELU_HEX (0x1678b4),
               RELU_HEX (0x5339a8), RELU_HEX (0x7a3d22) },
    .tint = 0.06,
    .lane = 0.22,
    .outlined = TRUE,
    SCREEN_TYPE,
    .curve_width = 3.2,
    .halo_width = 1.6,
    .contribution_width = 1.2,
    .switch_width = 1.2,
    .grid_width = 0.7,
    .ring_radius = 6.5,
    .ring_width = 2.4,
  },
};

/* Towards black on a light background and white on a dark one, until text can be read on @ground. */
static ReluColor
strengthen (const ReluTheme *theme, ReluColor color, ReluColor ground)
{
  gboolean is_light = relu_color_luminance (theme->background) > 0.5;
  ReluColor end = is_light ? (ReluColor){ 0, 0, 0, 1 } : (ReluColor){ 1, 1, 1, 1 };
  ReluColor strong = color;

  for (int i = 1; i <= 20 && relu_color_contrast (strong, ground) < TEXT_CONTRAST; i++)
    strong = relu_color_mix (color, end, i / 20.0);

  return strong;
}

/* What lies behind a label at worst: its plate over the unit's own tint. */
static ReluColor
label_ground (const ReluTheme *theme, guint unit)
{
  return relu_color_over (theme->plate, relu_theme_get_tint (theme, unit));
}

/* The theme with other colours for its units. */
static void
derive (ReluTheme *theme, ReluPalette palette)
{
  gboolean is_dark = relu_color_luminance (theme->background) < 0.5;
  const ReluColor *colors = relu_palette_get_colors (palette, is_dark);

  if (colors != NULL)
    memcpy (theme->units, colors, sizeof theme->units);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      ReluColor color = strengthen (theme, theme->units[i], theme->background);

      for (guint j = 0; j < RELU_THEME_N_COLORS; j++)
        color = strengthen (theme, color, label_ground (theme, j));
      theme->strong[i] = color;
    }
}

/**
 * relu_theme_get_with_palette:
 *
 * Returns: (transfer none): the theme, with the units' colours of @palette
 */
const ReluTheme *
relu_theme_get_with_palette (ReluThemeKind kind, ReluPalette palette)
{
  static gsize once = 0;
  static ReluTheme derived[RELU_N_PALETTES][RELU_N_THEMES];

  g_return_val_if_fail ((guint) kind < RELU_N_THEMES, NULL);
  g_return_val_if_fail ((guint) palette < RELU_N_PALETTES, NULL);

  if (g_once_init_enter (&once))
    {
      for (guint p = 0; p < RELU_N_PALETTES; p++)
        for (guint t = 0; t < RELU_N_THEMES; t++)
          {
            derived[p][t] = themes[t];
            derive (&derived[p][t], p);
          }
      g_once_init_leave (&once, 1);
    }

  return &derived[palette][kind];
}

/**
 * relu_theme_get:
 *
 * Returns: (transfer none): the theme
 */
const ReluTheme *
relu_theme_get (ReluThemeKind kind)
{
  return relu_theme_get_with_palette (kind, RELU_PALETTE_STANDARD);
}

/**
 * relu_theme_kind_get_name:
 *
 * Returns: the name that the command line uses, such as "high-contrast"
 */
const char *
relu_theme_kind_get_name (ReluThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_THEMES, NULL);

  return themes[kind].name;
}

/**
 * relu_theme_kind_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_theme_kind_get_title (ReluThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_THEMES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, themes[kind].title);
}

/**
 * relu_theme_kind_from_name:
 * @kind: (out): the theme of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_theme_kind_from_name (const char *name, ReluThemeKind *kind)
{
  for (guint i = 0; i < RELU_N_THEMES; i++)
    if (g_str_equal (name, themes[i].name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_theme_get_unit_color:
 * @unit: numbered through as in ReluRegions
 *
 * Returns: the colour of its ring, its piece of the curve, its card: a mark with a contrast of at
 *   least 3. For text see relu_theme_get_unit_text_color().
 */
ReluColor
relu_theme_get_unit_color (const ReluTheme *theme, guint unit)
{
  return theme->units[unit % RELU_THEME_N_COLORS];
}

/**
 * relu_theme_get_strong_color:
 * @unit: numbered through as in ReluRegions
 *
 * Returns: a shade of the unit's colour that can be read as text on a plate over any tint
 */
ReluColor
relu_theme_get_strong_color (const ReluTheme *theme, guint unit)
{
  return theme->strong[unit % RELU_THEME_N_COLORS];
}

/**
 * relu_theme_get_unit_text_color:
 * @unit: numbered through as in ReluRegions
 *
 * Returns: the unit's colour for text on the figure's background: a contrast of at least 4.5
 */
ReluColor
relu_theme_get_unit_text_color (const ReluTheme *theme, guint unit)
{
  return relu_theme_get_strong_color (theme, unit);
}

/**
 * relu_theme_get_ghost_color:
 *
 * Returns: the grey of other networks' curves
 */
ReluColor
relu_theme_get_ghost_color (const ReluTheme *theme)
{
  return theme->silent;
}

/**
 * relu_theme_get_neutral_color:
 *
 * Returns: the colour of the curve before any unit has switched
 */
ReluColor
relu_theme_get_neutral_color (const ReluTheme *theme)
{
  return theme->neutral;
}

/**
 * relu_theme_get_background:
 *
 * Returns: the colour under the whole figure
 */
ReluColor
relu_theme_get_background (const ReluTheme *theme)
{
  return theme->background;
}

/**
 * relu_theme_get_tint:
 *
 * Returns: the opaque colour of a region that @unit opened, mixed beforehand so that it is filled
 *   without blending
 */
ReluColor
relu_theme_get_tint (const ReluTheme *theme, guint unit)
{
  return relu_color_mix (theme->background, relu_theme_get_unit_color (theme, unit), theme->tint);
}

/**
 * relu_theme_get_neutral_tint:
 *
 * Returns: the opaque colour of the first region
 */
ReluColor
relu_theme_get_neutral_tint (const ReluTheme *theme)
{
  return relu_color_mix (theme->background, theme->neutral, theme->tint * 0.9);
}

/**
 * relu_theme_get_lane_color:
 *
 * Returns: the opaque colour of a lane where @unit is on
 */
ReluColor
relu_theme_get_lane_color (const ReluTheme *theme, guint unit)
{
  return relu_color_mix (theme->background, relu_theme_get_strong_color (theme, unit), theme->lane);
}

/**
 * relu_theme_get_lane_text:
 *
 * Returns: the colour of text on that lane: the background's or the headline's, whichever is easier
 *   to read
 */
ReluColor
relu_theme_get_lane_text (const ReluTheme *theme, guint unit)
{
  ReluColor lane = relu_theme_get_lane_color (theme, unit);

  return relu_color_contrast (theme->background, lane) >= relu_color_contrast (theme->headline, lane)
           ? theme->background
           : theme->headline;
}

/**
 * relu_theme_get_text_on:
 * @ground: an opaque colour
 *
 * Returns: @color where text of it can be read on @ground, else the headline's
 */
ReluColor
relu_theme_get_text_on (const ReluTheme *theme, ReluColor color, ReluColor ground)
{
  return relu_color_contrast (color, ground) >= TEXT_CONTRAST ? color : theme->headline;
}
