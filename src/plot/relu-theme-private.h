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

/* How strong what is not painted in full is: the share of its colour over what lies below. Here and
 * not beside the painting, so that test-contrast.c measures what is seen. */
#define RELU_SHADE_RESIDUAL 0.7       /* of the headline's colour, as all of the data */
#define RELU_SHADE_MANY_RESIDUALS 0.35
#define RELU_SHADE_FEWEST_POINTS 0.56 /* in a cell, where they are counted */
#define RELU_SHADE_MOST_POINTS 0.95
#define RELU_SHADE_RUG_OFF 0.6
#define RELU_SHADE_DIMMED 0.38        /* while something else is pointed at: shapes, */
#define RELU_SHADE_DIMMED_LINE 0.35   /* and lines */
#define RELU_SHADE_STEM 0.45          /* from a mark of a unit down through the loss */
#define RELU_SHADE_LATER 0.62         /* the loss after the moment that is shown */
#define RELU_SHADE_STRONGEST_EDGE 0.75 /* of many, in the diagram */
#define RELU_SHADE_BAND 0.5           /* behind the selected edge */
#define RELU_SHADE_CAPTION_PLATE 0.85 /* below the number of a unit in the diagram */
#define RELU_SHADE_MUTED 0.38
#define RELU_SHADE_ASIDE 0.25         /* in the diagram, what isn't of the highlighted part */
#define RELU_SHADE_ASIDE_OUTLINED 0.38

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
ReluColor relu_theme_get_text_on (const ReluTheme *theme, ReluColor color, ReluColor ground);

G_END_DECLS
