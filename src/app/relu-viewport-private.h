/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-viewport-private.h: what the files of the viewport share. */

#pragma once

#include "relu-viewport.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_VIEWPORT_CHANGED,
  RELU_VIEWPORT_SELECTION_CHANGED,
  RELU_VIEWPORT_HIGHLIGHT_CHANGED,
  RELU_VIEWPORT_SHOWN_Y_CHANGED,
} ReluViewportSignal;

#define RELU_N_VIEWPORT_SIGNALS 4

struct _ReluViewport
{
  GObject parent_instance;

  double x_from, x_to; /* both NAN: follows the domain */
  double y_from, y_to; /* both NAN: follows the curve */
  double pointed_x, line_x, heard_x, guess_x;
  ReluSelection selection, pointed;
  int selected_region;
  int beside;
  double shown_y_from, shown_y_to; /* NAN: nothing was drawn yet */
  gboolean shows[RELU_N_FIGURE_PARTS];
  gboolean edits_data, moves_guess, shows_headline;
};

void relu_viewport_emit (ReluViewport *self, ReluViewportSignal signal);

G_END_DECLS
