/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-viewport.h: what is visible of a document, and what is read, pointed at and selected. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  RELU_SELECTION_NONE,
  RELU_SELECTION_UNIT,
  RELU_SELECTION_PARAMETER,
} ReluSelectionKind;

/* A unit, hidden or the output's, or one parameter and the unit that it goes into. */
typedef struct
{
  ReluSelectionKind kind;
  guint layer, unit; /* from 0; the unit in its layer */
  gsize parameter;   /* index in the flat vector; of RELU_SELECTION_PARAMETER */
} ReluSelection;

gboolean relu_selection_equal (const ReluSelection *a, const ReluSelection *b);

/* What can be shown besides the curve. */
typedef enum
{
  RELU_PART_CONTRIBUTIONS,
  RELU_PART_LANES,
  RELU_PART_SLOPE_STRIP,
  RELU_PART_BUILD_UP,
  RELU_PART_DATA,
  RELU_PART_RESIDUALS,
  RELU_PART_LOSS_TRACKS, /* not in the figure: above the sliders */
} ReluFigurePart;

#define RELU_N_FIGURE_PARTS 7

#define RELU_TYPE_VIEWPORT (relu_viewport_get_type ())
G_DECLARE_FINAL_TYPE (ReluViewport, relu_viewport, RELU, VIEWPORT, GObject)

/* Properties, doubles unless said otherwise: "x-from", "x-to", "y-from", "y-to" (NAN: fitted), "pointed-x",
 * "heard-x", "line-x", "reading-x" (NAN: none), "selected-region" (int, a linear region, -1: none), "beside" (int, a
 * pin, -1: none),
 * "guess-x" (NAN: none), "move-guess" and "show-headline" (booleans),
 * "show-contributions", "show-lanes", "show-slope-strip", "show-build-up", "show-data",
 * "show-residuals", "show-loss-tracks", "edit-data" (booleans).
 * Signals "selection-changed"; "highlight-changed"; "changed" after any of all these. "shown-y-changed"
 * comes while the figure is drawn, for what stands beside it, and alone. */

ReluViewport *relu_viewport_new (void);

void relu_viewport_get_x_range (ReluViewport *self, double *from, double *to);
void relu_viewport_set_x_range (ReluViewport *self, double from, double to);
void relu_viewport_get_y_range (ReluViewport *self, double *from, double *to);
void relu_viewport_set_y_range (ReluViewport *self, double from, double to);
void relu_viewport_fit (ReluViewport *self); /* both ranges follow domain and curve again */
gboolean relu_viewport_is_fitted (ReluViewport *self);

/* Where f is read: at what is heard while the curve sounds, at the line that was put there, or else at what
 * is pointed at. */
double relu_viewport_get_reading_x (ReluViewport *self);
double relu_viewport_get_line_x (ReluViewport *self);
void relu_viewport_set_line_x (ReluViewport *self, double x);
void relu_viewport_set_pointed_x (ReluViewport *self, double x);
void relu_viewport_set_heard_x (ReluViewport *self, double x);

/* What was chosen, which stays, and what is pointed at in some view, which passes. Highlighted is what is
 * pointed at, or else what is selected. */
void relu_viewport_get_selection (ReluViewport *self, ReluSelection *selection);
void relu_viewport_set_selection (ReluViewport *self, const ReluSelection *selection);
void relu_viewport_set_pointed (ReluViewport *self, const ReluSelection *pointed);
void relu_viewport_get_highlight (ReluViewport *self, ReluSelection *highlight);
void relu_viewport_select_unit (ReluViewport *self, guint layer, guint unit);
gboolean relu_viewport_is_selected_unit (ReluViewport *self, guint layer, guint unit);

int relu_viewport_get_selected_region (ReluViewport *self);
void relu_viewport_set_selected_region (ReluViewport *self, int region);

/* The pin that has a figure of its own beside the document's, and the range of y that both show: where it
 * is fitted, the document's figure decides on it. */
int relu_viewport_get_beside (ReluViewport *self);
void relu_viewport_set_beside (ReluViewport *self, int pin);
void relu_viewport_get_shown_y (ReluViewport *self, double *from, double *to);
void relu_viewport_set_shown_y (ReluViewport *self, double from, double to);

/* Whether a click on the figure adds a point to the data; they are shown then, and the pointer reads nothing. */
gboolean relu_viewport_get_edits_data (ReluViewport *self);
void relu_viewport_set_edits_data (ReluViewport *self, gboolean edits);

/* Where the learner of a lesson thinks that something is, NAN: nowhere; and whether that can be moved, or is
 * only there to be compared. */
double relu_viewport_get_guess_x (ReluViewport *self);
void relu_viewport_set_guess_x (ReluViewport *self, double x);
gboolean relu_viewport_get_moves_guess (ReluViewport *self);
void relu_viewport_set_moves_guess (ReluViewport *self, gboolean moves);

/* Whether the figure says what it is about: not while that is a question. */
gboolean relu_viewport_get_shows_headline (ReluViewport *self);
void relu_viewport_set_shows_headline (ReluViewport *self, gboolean shows);

/* Nothing is read, pointed at or selected. */
void relu_viewport_clear (ReluViewport *self);

gboolean relu_viewport_get_shows (ReluViewport *self, ReluFigurePart part);
void relu_viewport_set_shows (ReluViewport *self, ReluFigurePart part, gboolean show);
const char *relu_figure_part_get_property (ReluFigurePart part);

G_END_DECLS
