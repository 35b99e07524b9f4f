/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-deep-private.h: the second hidden layer of ReluMoments; what the parts of its steps share.
 * Its units go in blocks of WIDTH, which are padded. */

#pragma once

#include "relu-moments-layout-private.h"

G_BEGIN_DECLS

typedef struct _ReluDeep ReluDeep;

/* What belongs to a segment of the first layer. */
typedef struct
{
  double from, to;   /* x of its first and last point, from the centre */
  double e, ex;      /* what its errors, and those times x, add to the gradient */
  guint first_event; /* RELU_DEEP_NONE: there is none */
} ReluDeepSegment;

#define RELU_DEEP_NONE G_MAXUINT

/* A unit of the second layer switches inside a segment. */
typedef struct
{
  guint block, lane;
  guint segment;
  guint32 at;     /* the first point behind */
  guint next;     /* of the same segment */
  double v;       /* weight into the output */
  double slope, intercept; /* of its z on the segment */
  double before, behind;   /* slopes of its activation */
  double e, ex;   /* of the points of the segment, each times the slope there */
} ReluDeepEvent;

/* f is a line there. */
typedef struct
{
  guint32 first, last;
  double slope, intercept;
  double e, ex;
} ReluDeepPiece;

struct _ReluDeep
{
  const ReluMomentLayout *layout;
  guint n, m, n_blocks;
  double below, above; /* of the second layer's activation */

  const double *w1, *b1, *w2; /* into the parameters */
  double bias;
  double *v, *b2; /* padded */

  ReluDeepSegment *segments;
  double *lefts, *rights; /* no smaller than what each half hands on at any point */

  /* Tables of WIDTH numbers each. */
  double *columns;     /* for each block and unit of the first layer its weights */
  double *states;      /* for each block and segment the slopes of the activation; 0 where one switches */
  double *left_lines;  /* of a block: slopes and intercepts that the left halves from each on add up to */
  double *right_lines; /* the same of the right halves before each */
  double *f;           /* for each segment slopes and intercepts that make f together */
  double *before;      /* of a block: for each segment the errors before it, times the slopes there */
  double *behind;      /* those from it on */
  double *w_sums;      /* of a block: the gradient of its columns */
  double *sums;        /* for each unit of the first layer what it learns from e and from e x; LANES of each */

  GArray *events; /* by block, by segment */
  ReluDeepEvent **sorted;
  GArray *pieces;
};

ReluDeep *relu_deep_new (const ReluMomentLayout *layout, guint m, double below,
                         double above) G_GNUC_WARN_UNUSED_RESULT;
void relu_deep_free (ReluDeep *self);
void relu_deep_compute (ReluDeep *self, const double *parameters, double *gradient);
double relu_deep_get_loss (ReluDeep *self, const double *parameters);

void relu_deep_draw_lines (ReluDeep *self);
void relu_deep_propagate (ReluDeep *self, double *gradient);

G_END_DECLS
