/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-theme.h: the figure's colours, line widths and type sizes, one set per use. */

#pragma once

#include "relu-palette.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_THEME_LIGHT,
  RELU_THEME_DARK,
  RELU_THEME_HIGH_CONTRAST,
  RELU_THEME_HIGH_CONTRAST_DARK,
  RELU_THEME_PROJECTOR,
  RELU_THEME_PROJECTOR_DARK,
  RELU_THEME_PRINT,
} ReluThemeKind;

#define RELU_N_THEMES 7

typedef struct
{
  double red, green, blue, alpha;
} ReluColor;

typedef struct _ReluTheme ReluTheme; /* constant data, never freed */

const ReluTheme *relu_theme_get (ReluThemeKind kind); /* with its own, the standard palette */
const ReluTheme *relu_theme_get_with_palette (ReluThemeKind kind, ReluPalette palette);
const char *relu_theme_kind_get_name (ReluThemeKind kind); /* "high-contrast", as on the command line */
const char *relu_theme_kind_get_title (ReluThemeKind kind); /* translated */
gboolean relu_theme_kind_from_name (const char *name, ReluThemeKind *kind);

/* The colour of a unit, numbered through as in ReluRegions: the same in figure, cards and sliders. */
ReluColor relu_theme_get_unit_color (const ReluTheme *theme, guint unit);
ReluColor relu_theme_get_unit_text_color (const ReluTheme *theme, guint unit);
ReluColor relu_theme_get_ghost_color (const ReluTheme *theme);
ReluColor relu_theme_get_neutral_color (const ReluTheme *theme);
ReluColor relu_theme_get_background (const ReluTheme *theme);

G_END_DECLS
