/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-handout-private.h: what stands on the pages of a handout, before and after it has its place. */

#pragma once

#include <pango/pangocairo.h>

#include "relu-handout.h"

G_BEGIN_DECLS

/* All lengths are points, 72 of them an inch. */

#define RELU_RULE_HEIGHT 24.0 /* from a line to write on to the next */

typedef enum
{
  RELU_BLOCK_HEADING, /* of the lesson */
  RELU_BLOCK_SUBJECT, /* what the lesson is about */
  RELU_BLOCK_TITLE,   /* of a step */
  RELU_BLOCK_TEXT,
  RELU_BLOCK_CAPTION, /* below a figure */
  RELU_BLOCK_LABEL,   /* "Answer" */
  RELU_BLOCK_QUESTION,
  RELU_BLOCK_CHOICE,  /* with a box before it */
  RELU_BLOCK_RIGHT,   /* with a tick in it */
  RELU_BLOCK_FIGURE,
  RELU_BLOCK_RULES,   /* lines to write on */
} ReluBlockKind;

typedef struct
{
  ReluBlockKind kind;
  guint step;
  gboolean begins_answer; /* the first block of what comes after the question */
  ReluScene *scene;    /* of a figure */
  PangoLayout *layout; /* of text */
  int n_lines;
  double space;        /* before it, unless a page begins */
  double height;       /* of text and rules */
} ReluBlock;

/* A block, or some lines of it, on a page. */
typedef struct
{
  const ReluBlock *block;
  double y, height;
  int first_line, n_lines;
} ReluPlaced;

/* The sheet. */
typedef struct
{
  double width, height;             /* of the paper */
  double left, right, top, bottom;  /* of what is filled */
} ReluSheet;

GPtrArray *relu_blocks_new (ReluLesson *lesson, const ReluHandoutOptions *options,
                            const ReluSheet *sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *relu_blocks_create_layout (const ReluHandoutOptions *options, ReluBlockKind kind,
                                        const char *text,
                                        double width) G_GNUC_WARN_UNUSED_RESULT;
double relu_block_get_indent (const ReluBlock *block);
double *relu_block_dup_tops (const ReluBlock *block) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_block_keeps_next (const ReluBlock *block);

GPtrArray *relu_pages_new (GPtrArray *blocks,
                           const ReluSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

void relu_block_draw (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet,
                      ReluPainter *painter);

G_END_DECLS
