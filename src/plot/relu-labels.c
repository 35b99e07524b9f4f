/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-labels.c: where labels go.
 *
 * Labels are placed in the order of their importance, each at the first of its candidate places
 * that is free, else not at all. Nothing is random and nothing depends on the order of drawing, so
 * that a label stays where it is while a slider moves as long as its place stays free. A place is
 * free if it lies inside the bounds and keeps a gap to every label placed before and to every
 * obstacle (a ring); lines (the curve) are avoided while another place is left. */

#include "relu-labels-private.h"

#include <math.h>

typedef struct
{
  double x0, y0, x1, y1;
} Line;

struct _ReluLabels
{
  ReluRect bounds;
  double gap;
  GArray *obstacles, *placed; /* of ReluRect */
  GArray *lines;              /* of Line */
};

/**
 * relu_labels_new:
 *
 * Returns: (transfer full): no labels yet; see relu_labels_begin()
 */
ReluLabels *
relu_labels_new (void)
{
  ReluLabels *self = g_new0 (ReluLabels, 1);

  self->obstacles = g_array_new (FALSE, FALSE, sizeof (ReluRect));
  self->placed = g_array_new (FALSE, FALSE, sizeof (ReluRect));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));

  return self;
}

void
relu_labels_free (ReluLabels *self)
{
  g_array_unref (self->obstacles);
  g_array_unref (self->placed);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * relu_labels_begin:
 * @bounds: no label leaves them
 * @gap: between any two labels, and between a label and an obstacle
 *
 * Forgets the labels of the frame before.
 */
void
relu_labels_begin (ReluLabels *self, const ReluRect *bounds, double gap)
{
  self->bounds = *bounds;
  self->gap = gap;
  g_array_set_size (self->obstacles, 0);
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->lines, 0);
}

/**
 * relu_labels_add_obstacle:
 *
 * A ring or the like, which no label covers.
 */
void
relu_labels_add_obstacle (ReluLabels *self, const ReluRect *obstacle)
{
  g_array_append_val (self->obstacles, *obstacle);
}

/**
 * relu_labels_add_line:
 *
 * A part of the curve, which labels should rather not cover.
 */
void
relu_labels_add_line (ReluLabels *self, double x0, double y0, double x1, double y1)
{
  Line line = { x0, y0, x1, y1 };

  g_array_append_val (self->lines, line);
}

static gboolean
touches (const ReluRect *a, const ReluRect *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap
         && a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

static gboolean
touches_any (GArray *rects, const ReluRect *rect, double gap)
{
  for (guint i = 0; i < rects->len; i++)
    if (touches (&g_array_index (rects, ReluRect, i), rect, gap))
      return TRUE;

  return FALSE;
}

/* A segment misses a rectangle if the rectangle lies on one side of it, or beside its box. */
static gboolean
crosses (const Line *l, const ReluRect *r)
{
  double dx = l->x1 - l->x0, dy = l->y1 - l->y0;
  double a, b, c, d;

  if (fmax (l->x0, l->x1) < r->x || fmin (l->x0, l->x1) > r->x + r->width
      || fmax (l->y0, l->y1) < r->y || fmin (l->y0, l->y1) > r->y + r->height)
    return FALSE;

  a = dx * (r->y - l->y0) - dy * (r->x - l->x0);
  b = dx * (r->y - l->y0) - dy * (r->x + r->width - l->x0);
  c = dx * (r->y + r->height - l->y0) - dy * (r->x - l->x0);
  d = dx * (r->y + r->height - l->y0) - dy * (r->x + r->width - l->x0);

  return !((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0));
}

/**
 * relu_labels_is_free:
 * @over_lines: whether lines may be covered
 *
 * Returns: whether a label could be placed at @rect
 */
gboolean
relu_labels_is_free (const ReluLabels *self, const ReluRect *rect, gboolean over_lines)
{
  const ReluRect *b = &self->bounds;

  if (!(rect->x >= b->x && rect->y >= b->y && rect->x + rect->width <= b->x + b->width
        && rect->y + rect->height <= b->y + b->height))
    return FALSE;
  if (touches_any (self->placed, rect, self->gap)
      || touches_any (self->obstacles, rect, self->gap))
    return FALSE;
  for (guint i = 0; i < self->lines->len && !over_lines; i++)
    if (crosses (&g_array_index (self->lines, Line, i), rect))
      return FALSE;

  return TRUE;
}

/**
 * relu_labels_covers_label:
 *
 * Returns: whether @rect would cover or touch a label that stands
 */
gboolean
relu_labels_covers_label (const ReluLabels *self, const ReluRect *rect)
{
  return touches_any (self->placed, rect, self->gap);
}

/**
 * relu_labels_place:
 * @candidates: (array length=n): the places where the label may go, the best one first
 * @over_lines: whether it may cover lines where no candidate avoids them
 *
 * Returns: the index of the candidate where the label now stands, -1 if there is no room
 */
int
relu_labels_place (ReluLabels *self, guint n, const ReluRect *candidates, gboolean over_lines)
{
  for (int pass = 0; pass <= (over_lines ? 1 : 0); pass++)
    for (guint i = 0; i < n; i++)
      if (relu_labels_is_free (self, &candidates[i], pass == 1))
        {
          g_array_append_val (self->placed, candidates[i]);
          return (int) i;
        }

  return -1;
}

/**
 * relu_labels_get_n_placed:
 *
 * Returns: how many labels stand
 */
guint
relu_labels_get_n_placed (const ReluLabels *self)
{
  return self->placed->len;
}

/**
 * relu_labels_get_placed:
 *
 * Returns: (transfer none): the label that was placed as number @index
 */
const ReluRect *
relu_labels_get_placed (const ReluLabels *self, guint index)
{
  return &g_array_index (self->placed, ReluRect, index);
}

/**
 * relu_labels_get_n_obstacles:
 *
 * Returns: how many obstacles there are
 */
guint
relu_labels_get_n_obstacles (const ReluLabels *self)
{
  return self->obstacles->len;
}

/**
 * relu_labels_get_obstacle:
 *
 * Returns: (transfer none): the obstacle that was added as number @index
 */
const ReluRect *
relu_labels_get_obstacle (const ReluLabels *self, guint index)
{
  return &g_array_index (self->obstacles, ReluRect, index);
}
