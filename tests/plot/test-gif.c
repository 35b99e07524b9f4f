/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a GIF is made of: compression against a reader of its own, and the choice of colours. Whole files are
 * read by tests/cli/test-animate.py. */

#include "relu-gif-palette.h"
#include "relu-lzw-private.h"

#include <string.h>

#define MAX_CODES 4096

/* Reads what relu_lzw_append() writes, as the appendix of the specification describes it. */
static GByteArray *
read_lzw (const guint8 *bytes, gsize length)
{
  GByteArray *result = g_byte_array_new ();
  guint bits = bytes[0], clear = 1u << bits, width = bits + 1, next = clear + 2, n_bits = 0;
  guint16 prefixes[MAX_CODES];
  guint8 lasts[MAX_CODES], string[MAX_CODES];
  guint32 pending = 0;
  int before = -1;

  for (gsize at = 1; at < length && bytes[at] != 0; at += bytes[at] + 1)
    for (guint i = 1; i <= bytes[at]; i++)
      {
        pending |= (guint32) bytes[at + i] << n_bits;
        n_bits += 8;
        while (n_bits >= width)
          {
            guint code = pending & ((1u << width) - 1), walk = code, n = 0;

            pending >>= width;
            n_bits -= width;
            if (code == clear + 1)
              return result;
            if (code == clear)
              {
                width = bits + 1;
                next = clear + 2;
                before = -1;
                continue;
              }

            g_assert_cmpuint (code, <=, next);
            if (code == next)
              {
                g_assert_cmpint (before, >=, 0);
                walk = (guint) before;
                n = 1; /* its last index is its first one, which is not known yet */
              }
            for (; walk >= clear; walk = prefixes[walk])
              string[MAX_CODES - 1 - n++] = lasts[walk];
            string[MAX_CODES - 1 - n++] = (guint8) walk;
            if (code == next)
              string[MAX_CODES - 1] = (guint8) walk;
            g_byte_array_append (result, string + MAX_CODES - n, n);

            if (before >= 0 && next < MAX_CODES)
              {
                prefixes[next] = (guint16) before;
                lasts[next++] = (guint8) walk;
                if (next == 1u << width && width < 12)
                  width++;
              }
            before = (int) code;
          }
      }
  g_assert_not_reached (); /* it has no end */
}

static void
check_lzw (const guint8 *indices, gsize n, guint bits)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new (), back = NULL;

  relu_lzw_append (bytes, indices, n, bits);
  back = read_lzw (bytes->data, bytes->len);
  g_assert_cmpmem (back->data, back->len, indices, n);
}

static void
test_lzw (void)
{
  g_autofree guint8 *indices = g_new (guint8, 200000);

  for (guint bits = 2; bits <= 8; bits++)
    for (guint run = 1; run <= 1000; run *= 10)
      {
        guint8 now = 0;

        for (guint i = 0; i < 200000; i++)
          {
            if (g_test_rand_int_range (0, (int) run) == 0)
              now = (guint8) g_test_rand_int_range (0, 1 << bits);
            indices[i] = now;
          }
        check_lzw (indices, 200000, bits);
        /* Every way in which the last code can fall on a change of width. */
        for (gsize n = 1; n < 700; n++)
          check_lzw (indices, n, bits);
      }

  memset (indices, 3, 200000);
  check_lzw (indices, 200000, 2);
}

static cairo_surface_t *
surface_new (int width, int height, guint32 (*get_color) (int x, int y))
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      *(guint32 *) (void *) (data + y * stride + x * 4) = get_color (x, y) | 0xab000000;
  cairo_surface_mark_dirty (surface);

  return surface;
}

static guint32
few_colors (int x, int y)
{
  return (guint32) (x % 15 * 17) << 16 | (guint32) (y % 17);
}

/* Half of it is one colour, the rest a shade of its own in each place. */
static guint32
many_colors (int x, int y)
{
  return x < 128 ? 0x123457 : (guint32) (2 * (x - 128)) << 16 | (guint32) y << 8 | 0x40;
}

static void
test_few_colors (void)
{
  g_autoptr (ReluGifPalette) palette = relu_gif_palette_new ();
  cairo_surface_t *surface = surface_new (60, 51, few_colors);
  const guint32 *colors;
  guint n;

  relu_gif_palette_add (palette, surface);
  cairo_surface_destroy (surface);
  colors = relu_gif_palette_get_colors (palette, &n);
  g_assert_cmpuint (n, ==, 15 * 17);
  for (int x = 0; x < 15; x++)
    for (int y = 0; y < 17; y++)
      g_assert_cmphex (colors[relu_gif_palette_find (palette, few_colors (x, y))], ==,
                       few_colors (x, y));
}

static int
distance (guint32 a, guint32 b)
{
  int most = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    most = MAX (most, ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));

  return most;
}

static void
test_many_colors (void)
{
  g_autoptr (ReluGifPalette) palette = relu_gif_palette_new ();
  cairo_surface_t *surface = surface_new (256, 256, many_colors);
  const guint32 *colors;
  guint n;

  relu_gif_palette_add (palette, surface);
  cairo_surface_destroy (surface);
  colors = relu_gif_palette_get_colors (palette, &n);
  g_assert_cmpuint (n, ==, RELU_GIF_MAX_COLORS);
  g_assert_cmphex (colors[relu_gif_palette_find (palette, 0x123457)], ==, 0x123457);

  /* 143 boxes over a square of 255 by 255: 21 a side, were they equal. */
  for (int x = 128; x < 256; x++)
    for (int y = 0; y < 256; y++)
      {
        guint32 color = many_colors (x, y);

        g_assert_cmpint (distance (colors[relu_gif_palette_find (palette, color)], color), <=, 32);
      }

  /* Colours that it has not seen find a near one too. */
  g_assert_cmpint (distance (colors[relu_gif_palette_find (palette, 0x808041)], 0x808041), <=, 32);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gif/lzw", test_lzw);
  g_test_add_func ("/gif/few-colors", test_few_colors);
  g_test_add_func ("/gif/many-colors", test_many_colors);

  return g_test_run ();
}
