/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-rug.c: below each lane a tick for each data point, high where the unit is on there, low and
 * pale where it is off. A unit with low ticks only is dead on the data.
 *
 * On a surface with pixels each lane's ticks are a small picture: they may be thousands. */

#include "relu-paint-private.h"

#define OFF_HEIGHT 0.5 /* of a tick where the unit is on */
#define ON_WIDTH 1.8 /* in the figure's units */
#define OFF_WIDTH 1.0

struct _ReluRug
{
  ReluPaint *paint;
  guint n;
  double *places; /* of the ticks, in the figure's units */
  guint8 *on;     /* of each unit n: whether it is on there */
};

/**
 * relu_rug_new:
 *
 * Returns: (transfer full) (nullable): a rug whose units are all off; %NULL where none is shown
 */
ReluRug *
relu_rug_new (ReluPaint *paint)
{
  const ReluFigure *f = paint->figure;
  ReluRug *self;
  const double *xs;
  guint n;

  if (!(f->rug_height > 0) || f->n_lanes == 0)
    return NULL;
  xs = relu_paint_get_point_ticks (paint, &n);
  if (n == 0)
    return NULL;

  self = g_new0 (ReluRug, 1);
  self->paint = paint;
  self->places = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      double x = relu_figure_x (f, xs[i]);

      /* The lanes end where the domain does. */
      if (x >= paint->domain_left && x <= paint->domain_right)
        self->places[self->n++] = x;
    }
  self->on = g_new0 (guint8, (gsize) f->n_lanes * MAX (self->n, 1));

  return self;
}

void
relu_rug_free (ReluRug *self)
{
  if (self == NULL)
    return;

  g_free (self->places);
  g_free (self->on);
  g_free (self);
}

/**
 * relu_rug_add_interval:
 * @left: where @unit turns on
 * @right: where it turns off
 *
 * Where a unit switches its z is 0, and it is off there; not so at the ends of what is visible.
 */
void
relu_rug_add_interval (ReluRug *self, guint unit, double left, double right)
{
  gboolean with_left = left <= self->paint->domain_left;
  gboolean with_right = right >= self->paint->domain_right;
  guint8 *on = self->on + (gsize) unit * self->n;
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle] < left || (self->places[middle] == left && !with_left))
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->n && (self->places[low] < right || (with_right && self->places[low] == right));
       low++)
    on[low] = TRUE;
}

static void
paint_shapes (const ReluRug *self, const guint8 *on, double y)
{
  ReluPaint *paint = self->paint;
  double height = paint->figure->rug_height;

  for (int is_on = 0; is_on < 2; is_on++)
    {
      double width = (is_on ? ON_WIDTH : OFF_WIDTH) * paint->unit;

      for (guint i = 0; i < self->n; i++)
        if (on[i] == is_on)
          cairo_rectangle (paint->cr, self->places[i] - width / 2, y, width,
                           is_on ? height : height * OFF_HEIGHT);
      relu_color_set (paint->cr, relu_color_fade (paint->theme->headline, is_on ? 1 : RELU_SHADE_RUG_OFF));
      cairo_fill (paint->cr);
    }
}

static void
paint_pixels (const ReluRug *self, const guint8 *on, double y)
{
  ReluPaint *paint = self->paint;
  double unit = paint->unit * paint->pixels, rug = paint->figure->rug_height * paint->pixels;
  int on_width = (int) fmax (1, round (ON_WIDTH * unit));
  int off_width = (int) fmax (1, round (OFF_WIDTH * unit));
  int height = (int) fmax (2, round (rug)), off_height = (int) fmax (1, round (rug * OFF_HEIGHT));
  double left = relu_paint_snap_x (paint, paint->domain_left) - on_width / paint->pixels;
  double right = relu_paint_snap_x (paint, paint->domain_right) + on_width / paint->pixels;
  int n = (int) round ((right - left) * paint->pixels);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, n, height);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface) / 4;
  guint32 on_color = relu_color_to_pixel (paint->theme->headline);
  guint32 off_color = relu_color_to_pixel (relu_color_fade (paint->theme->headline, RELU_SHADE_RUG_OFF));

  for (guint i = 0; i < self->n && data != NULL; i++)
    {
      int width = on[i] ? on_width : off_width;
      double place = (self->places[i] - left) * paint->pixels - width / 2.0;
      int x = CLAMP ((int) round (place), 0, n - width);

      for (int row = 0; row < (on[i] ? height : off_height); row++)
        for (int c = x; c < x + width; c++)
          {
            guint32 *pixel = (guint32 *) (void *) data + (gsize) row * stride + c;

            if (*pixel != on_color)
              *pixel = on[i] ? on_color : off_color;
          }
    }
  cairo_surface_mark_dirty (surface);

  cairo_save (paint->cr);
  cairo_translate (paint->cr, left, relu_paint_snap_y (paint, y));
  cairo_scale (paint->cr, 1 / paint->pixels, 1 / paint->pixels);
  cairo_set_source_surface (paint->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (paint->cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (paint->cr, 0, 0, n, height);
  cairo_fill (paint->cr);
  cairo_restore (paint->cr);
  cairo_surface_destroy (surface);
}

/**
 * relu_rug_paint:
 * @y: the lower edge of the lane
 *
 * Draws the ticks of @unit.
 */
void
relu_rug_paint (const ReluRug *self, guint unit, double y)
{
  const ReluPaint *paint = self->paint;
  const guint8 *on = self->on + (gsize) unit * self->n;

  if (paint->is_vector)
    paint_shapes (self, on, y);
  else
    paint_pixels (self, on, y);
}
