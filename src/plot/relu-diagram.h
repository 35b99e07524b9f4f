/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram.h: a network as a drawing: input, units, output, and an edge for every weight. */

#pragma once

#include <cairo.h>

#include "relu-analysis.h"
#include "relu-painter.h"
#include "relu-theme.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_DIAGRAM_NOTHING,
  RELU_DIAGRAM_UNIT,
  RELU_DIAGRAM_EDGE,  /* the weight from @input of the layer before to @unit */
  RELU_DIAGRAM_LAYER, /* its heading */
} ReluDiagramKind;

/* A part of the drawing. Layers are those of the network, from 0; the output is a unit too. */
typedef struct
{
  ReluDiagramKind kind;
  guint layer;
  guint unit;
  guint input; /* only of an edge */
} ReluDiagramItem;

/* What is to be seen; belongs to whoever paints. */
typedef struct
{
  ReluNetwork *network;
  ReluAnalysis *analysis; /* of that network; NULL: the units' states are not known */
  double x;               /* where the values are read; NAN: nowhere */
  const guint8 *muted;    /* for all units, layer after layer; NULL: none */
  ReluDiagramItem highlight; /* all that does not belong to it is dimmed; NOTHING: nothing is */
  ReluDiagramItem selected;
  gboolean show_focus; /* the keyboard is on what is selected: a strong ring */
} ReluDiagramScene;

/* In the network's own directions, wherever they point on the screen. */
typedef enum
{
  RELU_DIAGRAM_PREVIOUS, /* unit of the layer, or edge of the unit */
  RELU_DIAGRAM_NEXT,
  RELU_DIAGRAM_FIRST,
  RELU_DIAGRAM_LAST,
  RELU_DIAGRAM_BACK,     /* towards the input */
  RELU_DIAGRAM_FORWARD,  /* towards the output */
  RELU_DIAGRAM_EDGE_IN,  /* to an edge of the unit */
  RELU_DIAGRAM_EDGE_OUT,
} ReluDiagramMove;

/* Keeps what is costly to make again. One per view; not for two threads. */
typedef struct _ReluDiagram ReluDiagram;

ReluDiagram *relu_diagram_new (const ReluTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
void relu_diagram_free (ReluDiagram *self);
void relu_diagram_set_theme (ReluDiagram *self, const ReluTheme *theme);
void relu_diagram_set_scale (ReluDiagram *self, double scale);
void relu_diagram_set_device_scale (ReluDiagram *self, double scale);
void relu_diagram_set_font (ReluDiagram *self, const char *family);

void relu_diagram_paint (ReluDiagram *self, const ReluDiagramScene *scene, cairo_t *cr,
                         double width, double height);

/* Of the last picture painted, in its pixels. */
void relu_diagram_pick (const ReluDiagram *self, double px, double py, double reach,
                        ReluDiagramItem *item);
gboolean relu_diagram_get_bounds (const ReluDiagram *self, const ReluDiagramItem *item,
                                  ReluRect *bounds);
gboolean relu_diagram_is_upright (const ReluDiagram *self); /* layers from top to bottom */

gboolean relu_diagram_item_equal (const ReluDiagramItem *a, const ReluDiagramItem *b);
gboolean relu_diagram_item_fits (const ReluDiagramItem *item, const ReluNetwork *network);
gboolean relu_diagram_item_move (ReluDiagramItem *item, const ReluNetwork *network,
                                 ReluDiagramMove move, gboolean *outwards);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluDiagram, relu_diagram_free)

G_END_DECLS
