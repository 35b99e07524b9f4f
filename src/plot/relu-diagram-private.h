/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram-private.h: one diagram being painted, shared by the parts of its painter. */

#pragma once

#include "relu-diagram-layout-private.h"
#include "relu-forward.h"
#include "relu-kept-private.h"
#include "relu-labels-private.h"
#include "relu-sprites-private.h"
#include "relu-text-private.h"

G_BEGIN_DECLS

/* A layer with more edges than this, or more of them at one unit, shows its strongest ones only, as
 * a mesh of thin lines. */
#define RELU_DIAGRAM_MAX_STROKES 144
#define RELU_DIAGRAM_MAX_WIDTH 40

/* Circles with a smaller radius have no name, in units of the diagram. */
#define RELU_DIAGRAM_LEAST_NAMED 8.0

/* What is derived from the weights alone: kept as long as the network stays. */
typedef struct
{
  double largest; /* |w| of the layer's weights: the thickest edge */
  gboolean is_dense;   /* only the strongest edges are drawn, as a mesh */
  gboolean has_dashes; /* edges are far enough from each other for them */
  GArray *strongest; /* numbers (guint) of weights in the layer; only of a dense one */
} ReluDiagramWeights;

typedef enum
{
  RELU_DIAGRAM_FILL_PLAIN, /* no states: an activation without a knot */
  RELU_DIAGRAM_FILL_FULL,  /* on */
  RELU_DIAGRAM_FILL_EMPTY,
  RELU_DIAGRAM_FILL_LEFT,  /* switches, and is off at the right end of the domain */
  RELU_DIAGRAM_FILL_RIGHT, /* switches, and is on there */
} ReluDiagramFill;

/* A unit as it is drawn. */
typedef struct
{
  guint column, index; /* column 0: the input */
  double x, y, radius;
  ReluDiagramFill fill;
  ReluColor color;     /* of the rim, and of the name where it is empty */
  ReluColor full;      /* where it is filled */
  guint number;        /* of its colour */
  gboolean is_muted, is_never_on, is_dimmed;
} ReluDiagramCircle;

typedef struct
{
  const ReluDiagramScene *scene;
  const ReluDiagramLayout *layout;
  const ReluDiagramWeights *weights; /* of each layer */
  const guint8 *fills;               /* of each unit with a knot, numbered through; NULL: not known */
  ReluTrace *trace;                  /* NULL: no reading */
  const ReluTheme *theme;
  ReluText *text;
  ReluLabels *labels;
  ReluSprites *sprites;
  cairo_surface_t **mesh; /* kept from frame to frame */
  ReluKept *kept;         /* the edges of each layer, from frame to frame */
  cairo_t *cr;
  double unit;
  double pixels; /* device pixels in one unit of the surface */
  gboolean is_vector;
  gboolean has_brief_names; /* h₁ for h⁽²⁾₁ */
  double dim;    /* opacity of what does not belong to the highlight */
  guint n_strokes, n_meshes; /* work done */
} ReluDiagramPaint;

/* relu-diagram-weights.c */
ReluDiagramWeights *relu_diagram_weights_new (const ReluNetwork *network);
GArray *relu_diagram_find_strongest (const double *w, gsize n, gsize stride, double largest,
                                     gsize most) G_GNUC_WARN_UNUSED_RESULT;
void relu_diagram_weights_free (ReluDiagramWeights *self, guint n_layers);

/* relu-diagram-edges.c */
void relu_diagram_paint_edges (ReluDiagramPaint *self);
void relu_diagram_paint_edge_labels (ReluDiagramPaint *self);
gboolean relu_diagram_edge_is_shown (const ReluDiagramWeights *weights,
                                     const ReluDiagramItem *selected, guint layer, guint unit,
                                     guint input);
gboolean relu_diagram_edge_belongs (const ReluDiagramItem *to, guint layer, guint unit,
                                    guint input);

/* relu-diagram-mesh.c */
void relu_diagram_paint_mesh (ReluDiagramPaint *self, double alpha);

/* relu-diagram-units.c, relu-diagram-bars.c */
guint8 *relu_diagram_fills_new (const ReluAnalysis *analysis);
void relu_diagram_describe (const ReluDiagramPaint *self, guint column, guint index,
                            ReluDiagramCircle *circle);
double relu_diagram_get_share (const ReluDiagramCircle *circle);
void relu_diagram_paint_units (ReluDiagramPaint *self);
void relu_diagram_paint_bar (ReluDiagramPaint *self, guint column);

/* relu-diagram-words.c */
gboolean relu_diagram_needs_brief_names (const ReluDiagramPaint *self);
void relu_diagram_paint_headings (ReluDiagramPaint *self);
void relu_diagram_paint_name (ReluDiagramPaint *self, const ReluDiagramCircle *circle);
void relu_diagram_paint_caption (ReluDiagramPaint *self, const ReluDiagramCircle *circle);
void relu_diagram_paint_tag (ReluDiagramPaint *self, const ReluDiagramCircle *circle);
void relu_diagram_paint_plate (ReluDiagramPaint *self, const ReluRect *rect);

/* relu-diagram.c: of the last picture, for tests */
const ReluLabels *relu_diagram_get_labels (const ReluDiagram *self);
guint relu_diagram_get_n_strokes (const ReluDiagram *self);
guint relu_diagram_get_n_meshes (const ReluDiagram *self);

G_END_DECLS
