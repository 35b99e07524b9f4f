/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-points.c: a frame costs pixels, not points. Points are drawn into a layer that is kept as long
 * as neither they nor what is visible change, and of the layer only the tiles are painted in which
 * there is something.
 *
 * Single points are copies of small pictures, at quarters of a pixel. Very many are counted in small
 * cells: the more there are in one, the darker it is. */

#include "relu-points-private.h"

#include <string.h>

#include "relu-color-private.h"
#include "relu-theme-private.h"

#define SUBPIXELS 4
#define TILE 64 /* pixels */

/* How dark a cell with one point is; the one with most of them is as good as opaque. */
#define N_SHADES 16

struct _ReluPoints
{
  ReluPointsKey key; /* of the layer */
  cairo_surface_t *layer;
  GArray *tiles; /* of cairo_rectangle_int_t, runs of tiles that are not empty */

  ReluPointsKey columns_key; /* without what is about y */
  GArray *ticks;             /* of double: one x a column, in the figure's units */
  GArray *columns;           /* of ReluPointColumn */

  cairo_surface_t *sprites[SUBPIXELS * SUBPIXELS]; /* for key's theme, radius and pixels */
  guint n_built;
};

/* From data to steps (pixels, or cells) from the left or upper edge of the area. Halves, because the
 * difference of two large numbers may overflow. */
typedef struct
{
  double from, scale, start;
} Axis;

static Axis
axis_across (const ReluPointsKey *key, double step)
{
  return (Axis) { key->x_from * 0.5, key->plot.width / step / (key->x_to * 0.5 - key->x_from * 0.5),
                  (key->plot.x - key->area.x) / step };
}

static Axis
axis_down (const ReluPointsKey *key, double step)
{
  return (Axis) { key->y_to * 0.5, key->plot.height / step / (key->y_from * 0.5 - key->y_to * 0.5),
                  (key->plot.y - key->area.y) / step };
}

static inline double
axis_get (const Axis *self, double value)
{
  return self->start + (value * 0.5 - self->from) * self->scale;
}

/* Which of @n steps it is in. */
static inline guint
axis_get_step (const Axis *self, double value, guint n)
{
  double place = axis_get (self, value);

  return place > 0 ? MIN ((guint) place, n - 1) : 0;
}

/**
 * relu_points_new:
 *
 * Returns: (transfer full): no pixels yet
 */
ReluPoints *
relu_points_new (void)
{
  ReluPoints *self = g_new0 (ReluPoints, 1);

  self->tiles = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->columns = g_array_new (FALSE, FALSE, sizeof (ReluPointColumn));

  return self;
}

static void
clear_sprites (ReluPoints *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sprites); i++)
    g_clear_pointer (&self->sprites[i], cairo_surface_destroy);
}

/* Nothing is kept of @key any more; the points are held on to, so that no others get their address. */
static void
replace_key (ReluPointsKey *key, const ReluPointsKey *other)
{
  if (other != NULL)
    relu_data_ref (other->data);
  g_clear_pointer (&key->data, relu_data_unref);
  if (other != NULL)
    *key = *other;
}

void
relu_points_free (ReluPoints *self)
{
  replace_key (&self->key, NULL);
  replace_key (&self->columns_key, NULL);
  clear_sprites (self);
  g_clear_pointer (&self->layer, cairo_surface_destroy);
  g_array_unref (self->tiles);
  g_array_unref (self->ticks);
  g_array_unref (self->columns);
  g_free (self);
}

/* A diamond: no ring, and no dot of a reading. */
static cairo_surface_t *
sprite_new (const ReluPointsKey *key, int dx, int dy)
{
  double r = key->radius * key->pixels, halo = key->halo * key->pixels;
  int reach = (int) ceil (r + halo * G_SQRT2) + 1, size = 2 * reach + 1;
  double x = reach + (double) dx / SUBPIXELS, y = reach + (double) dy / SUBPIXELS;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);

  for (int is_ink = 0; is_ink < 2; is_ink++)
    {
      double reach_out = is_ink ? r : r + halo * G_SQRT2;

      cairo_move_to (cr, x, y - reach_out);
      cairo_line_to (cr, x + reach_out, y);
      cairo_line_to (cr, x, y + reach_out);
      cairo_line_to (cr, x - reach_out, y);
      cairo_close_path (cr);
      relu_color_set (cr, is_ink ? key->theme->headline : key->theme->background);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static inline guint32
over (guint32 top, guint32 bottom)
{
  guint32 rest = 255 - (top >> 24);
  guint32 a = (bottom & 0xff00ff) * rest + 0x800080;
  guint32 b = (bottom >> 8 & 0xff00ff) * rest + 0x800080;

  a = (a + (a >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  b = (b + (b >> 8 & 0xff00ff)) & 0xff00ff00;

  return top + (a | b);
}

/* A surface's pixels, which nobody else uses yet. */
typedef struct
{
  guint32 *pixels;
  gsize stride; /* in pixels */
  int width, height;
  guint8 *used; /* of each tile: whether anything is in it */
  int n_across;
} Canvas;

static void
mark_used (Canvas *self, int x0, int y0, int x1, int y1)
{
  for (int y = y0 / TILE; y <= (y1 - 1) / TILE; y++)
    for (int x = x0 / TILE; x <= (x1 - 1) / TILE; x++)
      self->used[y * self->n_across + x] = TRUE;
}

static void
blit (Canvas *self, cairo_surface_t *sprite, int left, int top)
{
  const guint32 *from = (const guint32 *) (void *) cairo_image_surface_get_data (sprite);
  gsize stride = (gsize) cairo_image_surface_get_stride (sprite) / 4;
  int size = cairo_image_surface_get_width (sprite);
  int x0 = MAX (left, 0), x1 = MIN (left + size, self->width);
  int y0 = MAX (top, 0), y1 = MIN (top + size, self->height);

  if (from == NULL || x0 >= x1 || y0 >= y1)
    return;

  mark_used (self, x0, y0, x1, y1);
  for (int y = y0; y < y1; y++)
    {
      const guint32 *source = from + (gsize) (y - top) * stride - left;
      guint32 *target = self->pixels + (gsize) y * self->stride;

      for (int x = x0; x < x1; x++)
        if (source[x] != 0)
          target[x] = over (source[x], target[x]);
    }
}

static void
draw_single (ReluPoints *self, Canvas *canvas, const ReluPointsKey *key)
{
  const ReluSortedData *sorted = relu_data_get_sorted (key->data);
  const double *xs = relu_sorted_data_get_x (sorted), *ys = relu_sorted_data_get_y (sorted);
  Axis across = axis_across (key, 1 / key->pixels), down = axis_down (key, 1 / key->pixels);
  gsize i, end;

  relu_sorted_data_find_range (sorted, key->x_from, key->x_to, &i, &end);
  for (; i < end; i++)
    {
      double x, y, left, top;
      int dx, dy;
      cairo_surface_t **sprite;

      if (!(ys[i] >= key->y_from && ys[i] <= key->y_to))
        continue;
      x = round (axis_get (&across, xs[i]) * SUBPIXELS);
      y = round (axis_get (&down, ys[i]) * SUBPIXELS);
      left = floor (x / SUBPIXELS);
      top = floor (y / SUBPIXELS);
      dx = (int) (x - left * SUBPIXELS);
      dy = (int) (y - top * SUBPIXELS);
      sprite = &self->sprites[dy * SUBPIXELS + dx];
      if (*sprite == NULL)
        *sprite = sprite_new (key, dx, dy);
      blit (canvas, *sprite, (int) left - cairo_image_surface_get_width (*sprite) / 2,
            (int) top - cairo_image_surface_get_width (*sprite) / 2);
    }
}

/* How many points there are in each cell of the plot. */
typedef struct
{
  guint n_across, n_down;
  guint32 *counts;
  double scale; /* of a logarithm to shades */
} Cells;

static void
cells_init (Cells *self, const ReluPointsKey *key)
{
  const ReluSortedData *sorted = relu_data_get_sorted (key->data);
  const double *xs = relu_sorted_data_get_x (sorted), *ys = relu_sorted_data_get_y (sorted);
  Axis across = axis_across (key, key->cell), down = axis_down (key, key->cell);
  guint32 most = 1;
  gsize i, end;

  self->n_across = (guint) ceil (key->area.width / key->cell);
  self->n_down = (guint) ceil (key->area.height / key->cell);
  self->counts = g_new0 (guint32, (gsize) self->n_across * self->n_down);
  relu_sorted_data_find_range (sorted, key->x_from, key->x_to, &i, &end);
  for (; i < end; i++)
    if (ys[i] >= key->y_from && ys[i] <= key->y_to)
      {
        guint x = axis_get_step (&across, xs[i], self->n_across);
        guint y = axis_get_step (&down, ys[i], self->n_down);
        guint32 *count = &self->counts[(gsize) y * self->n_across + x];

        *count += 1;
        most = MAX (most, *count);
      }
  self->scale = most > 1 ? (N_SHADES - 1) / log (most) : 0;
}

static guint
cells_get_shade (const Cells *self, guint32 count)
{
  return (guint) (log (count) * self->scale + 0.5);
}

static ReluColor
get_shade_color (const ReluPointsKey *key, guint shade)
{
  return relu_color_fade (key->theme->headline,
                          RELU_SHADE_FEWEST_POINTS
                            + (RELU_SHADE_MOST_POINTS - RELU_SHADE_FEWEST_POINTS) * shade
                                / (N_SHADES - 1));
}

static void
draw_cells (Canvas *canvas, const ReluPointsKey *key)
{
  int side = (int) round (key->cell * key->pixels);
  guint32 colors[N_SHADES];
  Cells cells;

  for (guint i = 0; i < N_SHADES; i++)
    colors[i] = relu_color_to_pixel (get_shade_color (key, i));
  cells_init (&cells, key);
  for (int row = 0; row < (int) cells.n_down; row++)
    for (int column = 0; column < (int) cells.n_across; column++)
      {
        guint32 count = cells.counts[(gsize) row * cells.n_across + (gsize) column], color;
        int x0 = column * side, x1 = MIN (x0 + side, canvas->width);
        int y0 = row * side, y1 = MIN (y0 + side, canvas->height);

        if (count == 0 || x0 >= x1 || y0 >= y1)
          continue;
        mark_used (canvas, x0, y0, x1, y1);
        color = colors[cells_get_shade (&cells, count)];
        for (int y = y0; y < y1; y++)
          for (int x = x0; x < x1; x++)
            canvas->pixels[(gsize) y * canvas->stride + (gsize) x] = color;
      }
  g_free (cells.counts);
}

/* Neighbours in a row become one rectangle. */
static void
find_tiles (ReluPoints *self, const Canvas *canvas, int n_down)
{
  g_array_set_size (self->tiles, 0);
  for (int y = 0; y < n_down; y++)
    for (int x = 0; x < canvas->n_across; x++)
      if (canvas->used[y * canvas->n_across + x])
        {
          cairo_rectangle_int_t run = { x * TILE, y * TILE, 0, MIN (TILE, canvas->height - y * TILE) };

          while (x < canvas->n_across && canvas->used[y * canvas->n_across + x])
            x++;
          run.width = MIN (x * TILE, canvas->width) - run.x;
          g_array_append_val (self->tiles, run);
        }
}

static void
build_layer (ReluPoints *self, const ReluPointsKey *key)
{
  int width = (int) round (key->area.width * key->pixels);
  int height = (int) round (key->area.height * key->pixels);
  Canvas canvas = { .width = width, .height = height, .n_across = (width + TILE - 1) / TILE };
  int n_down = (height + TILE - 1) / TILE;
  g_autofree guint8 *used = g_new0 (guint8, (gsize) canvas.n_across * (gsize) n_down);

  if (key->theme != self->key.theme || key->radius != self->key.radius
      || key->halo != self->key.halo || key->pixels != self->key.pixels)
    clear_sprites (self);
  replace_key (&self->key, key);
  self->n_built++;
  g_array_set_size (self->tiles, 0);
  g_clear_pointer (&self->layer, cairo_surface_destroy);
  /* Its zeros cost nothing where nothing is drawn. */
  self->layer = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  canvas.pixels = (guint32 *) (void *) cairo_image_surface_get_data (self->layer);
  canvas.stride = (gsize) cairo_image_surface_get_stride (self->layer) / 4;
  canvas.used = used;
  if (canvas.pixels == NULL)
    return;

  if (key->cell > 0)
    draw_cells (&canvas, key);
  else
    draw_single (self, &canvas, key);
  cairo_surface_mark_dirty (self->layer);
  find_tiles (self, &canvas, n_down);
}

/**
 * relu_points_paint:
 *
 * Draws the points into their area, which has at least one pixel.
 */
void
relu_points_paint (ReluPoints *self, cairo_t *cr, const ReluPointsKey *key)
{
  if (memcmp (key, &self->key, sizeof *key) != 0)
    build_layer (self, key);
  if (self->tiles->len == 0)
    return;

  cairo_save (cr);
  cairo_translate (cr, key->area.x, key->area.y);
  cairo_scale (cr, 1 / key->pixels, 1 / key->pixels);
  cairo_set_source_surface (cr, self->layer, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const cairo_rectangle_int_t *tile = &g_array_index (self->tiles, cairo_rectangle_int_t, i);

      cairo_rectangle (cr, tile->x, tile->y, tile->width, tile->height);
    }
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * relu_points_fill_cells:
 * @key: with cells
 *
 * Draws the cells as shapes, for a vector surface. Neighbours in a row become one rectangle.
 */
void
relu_points_fill_cells (const ReluPointsKey *key, cairo_t *cr)
{
  Cells cells;

  cells_init (&cells, key);
  for (guint shade = 0; shade < N_SHADES; shade++)
    {
      for (guint row = 0; row < cells.n_down; row++)
        for (guint column = 0; column < cells.n_across; column++)
          {
            const guint32 *counts = cells.counts + (gsize) row * cells.n_across;
            guint begin = column;

            while (column < cells.n_across && counts[column] > 0
                   && cells_get_shade (&cells, counts[column]) == shade)
              column++;
            if (column > begin)
              cairo_rectangle (cr, key->area.x + begin * key->cell, key->area.y + row * key->cell,
                               (column - begin) * key->cell, key->cell);
          }
      relu_color_set (cr, get_shade_color (key, shade));
      cairo_fill (cr);
    }
  g_free (cells.counts);
}

static void
build_columns (ReluPoints *self, const ReluPointsKey *key)
{
  const ReluSortedData *sorted = relu_data_get_sorted (key->data);
  const double *xs = relu_sorted_data_get_x (sorted), *ys = relu_sorted_data_get_y (sorted);
  guint n = (guint) fmax (1, round (key->area.width * key->pixels));
  Axis across = axis_across (key, 1 / key->pixels);
  guint before = G_MAXUINT;
  gsize i, end;

  replace_key (&self->columns_key, key);
  g_array_set_size (self->ticks, 0);
  g_array_set_size (self->columns, n);
  for (guint c = 0; c < n; c++)
    g_array_index (self->columns, ReluPointColumn, c) = (ReluPointColumn) { INFINITY, -INFINITY };

  relu_sorted_data_find_range (sorted, key->x_from, key->x_to, &i, &end);
  for (; i < end; i++)
    {
      guint c = axis_get_step (&across, xs[i], n);
      ReluPointColumn *column = &g_array_index (self->columns, ReluPointColumn, c);

      column->low = fmin (column->low, ys[i]);
      column->high = fmax (column->high, ys[i]);
      if (c != before)
        g_array_append_val (self->ticks, xs[i]);
      before = c;
    }
}

static void
ensure_columns (ReluPoints *self, const ReluPointsKey *key)
{
  ReluPointsKey other = *key;

  other.theme = NULL;
  other.y_from = other.y_to = other.radius = other.halo = other.cell = 0;
  other.plot.y = other.plot.height = other.area.y = other.area.height = 0;
  if (memcmp (&other, &self->columns_key, sizeof other) != 0)
    build_columns (self, &other);
}

/**
 * relu_points_get_ticks:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the x of one point, the leftmost, of each column of pixels
 *   that has any; ascending. Valid until the next call
 */
const double *
relu_points_get_ticks (ReluPoints *self, const ReluPointsKey *key, guint *n)
{
  ensure_columns (self, key);
  *n = self->ticks->len;

  return (const double *) (void *) self->ticks->data;
}

/**
 * relu_points_get_columns:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the columns of pixels of the plot, from left to right; those
 *   without a point have low > high. Valid until the next call
 */
const ReluPointColumn *
relu_points_get_columns (ReluPoints *self, const ReluPointsKey *key, guint *n)
{
  ensure_columns (self, key);
  *n = self->columns->len;

  return (const ReluPointColumn *) (void *) self->columns->data;
}

/**
 * relu_points_get_n_built:
 *
 * Returns: how often the layer was drawn; for tests
 */
guint
relu_points_get_n_built (const ReluPoints *self)
{
  return self->n_built;
}
