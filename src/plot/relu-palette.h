/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-palette.h: the sets of colours that units can have. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RELU_PALETTE_STANDARD,
  RELU_PALETTE_THREE_HUES,
  RELU_PALETTE_BLUE_ORANGE,
  RELU_PALETTE_GREYS,
} ReluPalette;

#define RELU_N_PALETTES 4

const char *relu_palette_get_name (ReluPalette palette);  /* "blue-orange", as on the command line */
const char *relu_palette_get_title (ReluPalette palette); /* translated */
gboolean relu_palette_from_name (const char *name, ReluPalette *palette);

G_END_DECLS
