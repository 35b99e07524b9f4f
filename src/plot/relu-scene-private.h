/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-scene-private.h: what is inside a scene; for the painter. */

#pragma once

#include "relu-build-up-private.h"
#include "relu-polyline.h"
#include "relu-scene.h"

G_BEGIN_DECLS

/* With more units than this in the last hidden layer, only the highlighted one's contribution is
 * drawn: a tangle of dashes says nothing. */
#define RELU_SCENE_MAX_CONTRIBUTIONS 16
#define RELU_SCENE_MAX_CONTRIBUTION_PIECES 64 /* the same for those of a deep network */

/* One unit's own v h(x) as a polyline over the domain. */
typedef struct
{
  guint index;    /* in the last hidden layer */
  guint color;    /* for relu_theme_get_unit_color() */
  gboolean is_highlighted;
  char *symbol;   /* "v₀h₀" */
  guint n;
  double *xs, *ys;
} ReluContribution;

struct _ReluScene
{
  gatomicrefcount ref_count;
  ReluAnalysis *analysis;
  ReluSceneOptions options;

  /* What is seen, every number finite. */
  double x_from, x_to, y_from, y_to;
  GArray *contributions; /* of ReluContribution */
  ReluBuildUp *build_up; /* NULL: not shown */

  ReluOutside *outside; /* owned by analysis; NULL: not known, or not shown */
  char *reason;         /* why, and what lies outside */

  ReluRegions *regions; /* owned by analysis; NULL for a smooth network */
  ReluCurve *curve;     /* the other one */
};

/* The breakpoints on one side of what is visible. */
typedef struct
{
  guint n;
  gboolean is_complete;   /* else there may be more */
  ReluBreakpoint nearest; /* if there is any */
} ReluHidden;

void relu_scene_get_hidden (const ReluScene *self, ReluSide side, ReluHidden *hidden);
GArray *relu_contributions_new (ReluAnalysis *analysis, int highlighted_unit, double x_from,
                                double x_to);
double relu_contribution_get_value (const ReluContribution *self, double x);
void relu_scene_fit (ReluAnalysis *analysis, GPtrArray *ghosts, ReluData *data,
                     GArray *contributions, double x_from, double x_to, double *y_from,
                     double *y_to);
guint relu_scene_get_points (const ReluScene *self, const double **xs, const double **ys);
int relu_scene_get_region_unit (const ReluScene *self, guint linear_region);
guint relu_scene_find_breakpoint (const ReluScene *self, gboolean silent, double x);
double relu_scene_evaluate (const ReluScene *self, double x);

G_END_DECLS
