/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-view.h: the figure in the window: drawn, read, dragged, panned and zoomed. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-scene.h"
#include "relu-theme.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_FIGURE_VIEW (relu_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluFigureView, relu_figure_view, RELU, FIGURE_VIEW, GtkWidget)

/* Properties: "document" (ReluDocument), "viewport" (ReluViewport).
 *
 * With the pointer: point to read f at x; drag a breakpoint's ring, and its unit's bias follows;
 * drag elsewhere to pan, scroll or pinch to zoom, scroll with Shift to pan, double-click to fit; click a
 * lane to select its unit; Esc cancels a drag. Data points are named, and can be dragged; the secondary
 * button or a long press opens a menu to add one or to delete it. While the viewport's "edit-data" is
 * set, a click adds a point, and the keys below it are about points.
 *
 * With the keyboard, when the figure has the focus:
 *   Left, Right             move the reading line; with Shift in fine steps
 *   Home, End               to the ends of what is visible
 *   N, P                    to the next and the previous breakpoint, which is selected
 *   Ctrl+Left, Ctrl+Right   move the selected breakpoint; with Shift too, in fine steps
 *   Page Up, Page Down      pan to the left and to the right
 *   + (or =), −, 0          zoom in, zoom out, fit
 *   Esc                     cancel a drag, else no reading and nothing selected
 *
 * While a lesson asks for a place, its mark can be dragged, and arrows, Home and End move it instead of
 * the reading line.
 *
 * While points are edited:
 *   Page Up, Page Down      to the previous and the next point
 *   arrows                  move it; with Shift in fine steps
 *   Insert, Enter           add one at the reading line
 *   Delete, Backspace       delete it
 *   Esc                     no point any more, then end */

GtkWidget *relu_figure_view_new (ReluDocument *document, ReluViewport *viewport);

void relu_figure_view_set_document (ReluFigureView *self, ReluDocument *document);
void relu_figure_view_set_viewport (ReluFigureView *self, ReluViewport *viewport);
void relu_figure_view_set_reads (ReluFigureView *self, gboolean reads);
void relu_figure_view_set_theme (ReluFigureView *self, const ReluThemeKind *kind);
void relu_figure_view_zoom (ReluFigureView *self, double factor);
void relu_figure_view_pan (ReluFigureView *self, double share);
void relu_figure_view_get_shown_ranges (ReluFigureView *self, ReluSceneOptions *options);
void relu_figure_view_step_breakpoint (ReluFigureView *self, int direction);

G_END_DECLS
