/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-color-private.h"

#include <math.h>

/**
 * relu_color_mix:
 * @share: of @b, 0 to 1
 *
 * Returns: the opaque colour between @a and @b, mixed as the screen would mix them
 */
ReluColor
relu_color_mix (ReluColor a, ReluColor b, double share)
{
  return (ReluColor){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                      a.blue + (b.blue - a.blue) * share, 1 };
}

/**
 * relu_color_over:
 * @bottom: an opaque colour
 *
 * Returns: what the eye sees where @top lies over @bottom
 */
ReluColor
relu_color_over (ReluColor top, ReluColor bottom)
{
  return relu_color_mix (bottom, top, top.alpha);
}

/**
 * relu_color_fade:
 * @alpha: multiplies the colour's own
 *
 * Returns: the same colour, more transparent
 */
ReluColor
relu_color_fade (ReluColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

static double
linear_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * relu_color_luminance:
 *
 * Returns: the relative luminance of an opaque colour, as WCAG 2.1 defines it: 0 black, 1 white
 */
double
relu_color_luminance (ReluColor color)
{
  return 0.2126 * linear_light (color.red) + 0.7152 * linear_light (color.green)
         + 0.0722 * linear_light (color.blue);
}

/**
 * relu_color_contrast:
 *
 * Returns: the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1)
 */
double
relu_color_contrast (ReluColor a, ReluColor b)
{
  double p = relu_color_luminance (a), q = relu_color_luminance (b);

  return (MAX (p, q) + 0.05) / (MIN (p, q) + 0.05);
}

/**
 * relu_color_to_pixel:
 *
 * Returns: the colour as a premultiplied pixel of CAIRO_FORMAT_ARGB32
 */
guint32
relu_color_to_pixel (ReluColor color)
{
  guint32 a = (guint32) (color.alpha * 255 + 0.5);
  guint32 r = (guint32) (color.red * color.alpha * 255 + 0.5);
  guint32 g = (guint32) (color.green * color.alpha * 255 + 0.5);
  guint32 b = (guint32) (color.blue * color.alpha * 255 + 0.5);

  return a << 24 | r << 16 | g << 8 | b;
}
