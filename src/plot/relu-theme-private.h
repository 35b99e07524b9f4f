/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-theme-private.h: what a theme is made of; for the painter and its tests. */

#pragma once

#include "relu-theme.h"

G_BEGIN_DECLS

#define RELU_THEME_N_COLORS 8

#define RELU_HEXA(rgb, alpha)                                                                      \
  {                                                                                                \
    ((rgb) >> 16 & 0xff) / 255.0, ((rgb) >> 8 & 0xff) / 255.0, ((rgb) & 0xff) / 255.0, (alpha)     \
  }
#define RELU_HEX(rgb) RELU_HEXA (rgb, 1)

struct _ReluTheme
{
  const char *name;
  const char *title;

  ReluColor background;
  ReluColor headline;
  ReluColor text;     /* reason, ticks, axis labels */
  ReluColor grid;     /* translucent: lies over every tint */
  ReluColor axis;     /* the lines x = 0 and y = 0 */
  ReluColor neutral;  /* the curve before any unit has switched */
  ReluColor silent;   /* silent switches */
  ReluColor positive; /* edges of the diagram, and their numbers; not only by colour: */
  ReluColor negative; /* these are dashed */
  ReluColor plate;    /* under labels, translucent */
  ReluColor lane_off; /* where a unit is off */
  ReluColor outside;  /* beyond the domain */
  ReluColor units[RELU_THEME_N_COLORS];
  ReluColor strong[RELU_THEME_N_COLORS]; /* shades of these for text; computed */

  double tint; /* share of the unit's colour in its region */
  double lane; /* share of the unit's strong colour where it is on */
  gboolean outlined; /* lanes and plates have an outline */

  double growth; /* of type with the size of the figure: 1 in step with it, 0 not at all */

  /* In pixels at scale 1. */
  double headline_size, reason_size, tick_size, label_size, lane_size;
  double curve_width, halo_width, contribution_width, switch_width, grid_width;
  double ring_radius, ring_width;
};

/* relu-palette.c */
const ReluColor *relu_palette_get_colors (ReluPalette palette, gboolean is_dark);

/* relu-theme.c */
ReluColor relu_theme_get_strong_color (const ReluTheme *theme, guint unit);
ReluColor relu_theme_get_tint (const ReluTheme *theme, guint unit);
ReluColor relu_theme_get_neutral_tint (const ReluTheme *theme);
ReluColor relu_theme_get_lane_color (const ReluTheme *theme, guint unit);
ReluColor relu_theme_get_lane_text (const ReluTheme *theme, guint unit);

G_END_DECLS
