/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-gif-palette.c: a figure has few colours with many pixels (ground, tints, curves), which are kept
 * exactly: a tint that is off by one would show where a frame paints over a part of it. All others are shades
 * at edges: these share what is left, by median cut (P. Heckbert, "Color image quantization for frame buffer
 * display", 1982). */

#include "relu-gif-palette.h"

#include "relu-pixels-private.h"

/* So many of the most frequent colours are kept as they are. */
#define N_EXACT 112

typedef struct
{
  guint32 color;
  guint count;
} Entry;

/* Some neighbouring entries. */
typedef struct
{
  guint begin, end;
  guint shift;  /* of the channel with the largest range */
  guint64 size; /* that range times the number of pixels: the largest box is split first */
} Box;

struct _ReluGifPalette
{
  GHashTable *counts; /* colour to number of pixels */
  guint32 colors[RELU_GIF_MAX_COLORS];
  guint n_colors;    /* 0: not chosen yet */
  GHashTable *found; /* colour to its index */
  guint32 last_color; /* neighbours are often the same */
  guint8 last_index;
};

/**
 * relu_gif_palette_new:
 *
 * Returns: (transfer full): a palette that has seen nothing
 */
ReluGifPalette *
relu_gif_palette_new (void)
{
  ReluGifPalette *self = g_new0 (ReluGifPalette, 1);

  self->counts = g_hash_table_new (NULL, NULL);
  self->found = g_hash_table_new (NULL, NULL);

  return self;
}

void
relu_gif_palette_free (ReluGifPalette *self)
{
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->found);
  g_free (self);
}

/**
 * relu_gif_palette_add:
 * @surface: an image of CAIRO_FORMAT_RGB24, one of those that the palette is for
 *
 * To be called before the first use of the palette.
 */
void
relu_gif_palette_add (ReluGifPalette *self, cairo_surface_t *surface)
{
  ReluPixels *pixels = relu_pixels_new (surface);
  gsize n = (gsize) pixels->width * (gsize) pixels->height;

  g_return_if_fail (self->n_colors == 0);

  for (gsize i = 0, end; i < n; i = end)
    {
      gpointer key = GUINT_TO_POINTER (pixels->data[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

      for (end = i + 1; end < n && pixels->data[end] == pixels->data[i]; end++)
        ;
      g_hash_table_insert (self->counts, key,
                           GUINT_TO_POINTER (count + (guint) MIN (end - i, G_MAXUINT - count)));
    }
  relu_pixels_free (pixels);
}

/* The most frequent first; a fixed order among equals, so that the same pictures give the same file. */
static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Entry *p = a, *q = b;

  if (p->count != q->count)
    return p->count > q->count ? -1 : 1;

  return p->color < q->color ? -1 : p->color > q->color;
}

static int
compare_channel (gconstpointer a, gconstpointer b, gpointer shift)
{
  const Entry *p = a, *q = b;
  guint s = GPOINTER_TO_UINT (shift);
  int difference = (int) (p->color >> s & 0xff) - (int) (q->color >> s & 0xff);

  return difference != 0 ? difference : p->color < q->color ? -1 : p->color > q->color;
}

static Box
measure_box (const Entry *entries, guint begin, guint end)
{
  Box box = { begin, end, 0, 0 };
  guint64 n_pixels = 0;
  guint largest = 0;

  for (guint i = begin; i < end; i++)
    n_pixels += entries[i].count;
  for (guint shift = 0; shift <= 16; shift += 8)
    {
      guint low = 255, high = 0;

      for (guint i = begin; i < end; i++)
        {
          guint value = entries[i].color >> shift & 0xff;

          low = MIN (low, value);
          high = MAX (high, value);
        }
      if (high - low > largest)
        {
          largest = high - low;
          box.shift = shift;
        }
    }
  box.size = largest * n_pixels;

  return box;
}

/* Sorts the box along its longest side and ends it in the middle of its pixels; the rest is @other. */
static void
split_box (Entry *entries, Box *box, Box *other)
{
  guint64 n_pixels = 0, before = 0;
  guint middle = box->begin, end = box->end;

  g_qsort_with_data (entries + box->begin, (int) (end - box->begin), sizeof *entries,
                     compare_channel, GUINT_TO_POINTER (box->shift));
  for (guint i = box->begin; i < end; i++)
    n_pixels += entries[i].count;
  while (middle < end && before * 2 < n_pixels)
    before += entries[middle++].count;
  middle = CLAMP (middle, box->begin + 1, end - 1);

  *other = measure_box (entries, middle, end);
  *box = measure_box (entries, box->begin, middle);
}

static guint32
average_box (const Entry *entries, const Box *box)
{
  guint64 sums[3] = { 0 }, n = 0;
  guint32 color = 0;

  for (guint i = box->begin; i < box->end; i++)
    {
      n += entries[i].count;
      for (guint channel = 0; channel < 3; channel++)
        sums[channel] += (guint64) entries[i].count * (entries[i].color >> (8 * channel) & 0xff);
    }
  for (guint channel = 0; channel < 3; channel++)
    color |= (guint32) ((sums[channel] + n / 2) / n) << (8 * channel);

  return color;
}

static void
cut (ReluGifPalette *self, Entry *entries, guint n_entries)
{
  Box boxes[RELU_GIF_MAX_COLORS];
  guint n_boxes = 1, most = RELU_GIF_MAX_COLORS - self->n_colors;

  boxes[0] = measure_box (entries, 0, n_entries);
  while (n_boxes < most)
    {
      guint largest = 0;

      for (guint i = 1; i < n_boxes; i++)
        if (boxes[i].size > boxes[largest].size)
          largest = i;
      split_box (entries, &boxes[largest], &boxes[n_boxes]);
      n_boxes++;
    }
  for (guint i = 0; i < n_boxes; i++)
    self->colors[self->n_colors++] = average_box (entries, &boxes[i]);
}

static void
choose (ReluGifPalette *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GHashTableIter iter;
  gpointer key, value;
  guint n_exact;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Entry entry = { GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (value) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_counts);

  n_exact = entries->len <= RELU_GIF_MAX_COLORS ? entries->len : N_EXACT;
  for (guint i = 0; i < n_exact; i++)
    self->colors[self->n_colors++] = g_array_index (entries, Entry, i).color;
  if (n_exact < entries->len)
    cut (self, &g_array_index (entries, Entry, n_exact), entries->len - n_exact);

  self->last_color = self->colors[0];
  for (guint i = self->n_colors; i-- > 0;)
    g_hash_table_insert (self->found, GUINT_TO_POINTER (self->colors[i]), GUINT_TO_POINTER (i));
}

/**
 * relu_gif_palette_get_colors:
 * @n: (out): how many, 1 to RELU_GIF_MAX_COLORS
 *
 * Returns: (array length=n): 0x00RRGGBB
 */
const guint32 *
relu_gif_palette_get_colors (ReluGifPalette *self, guint *n)
{
  g_return_val_if_fail (g_hash_table_size (self->counts) > 0, NULL);

  if (self->n_colors == 0)
    choose (self);
  *n = self->n_colors;

  return self->colors;
}

static guint
find_nearest (const ReluGifPalette *self, guint32 color)
{
  guint nearest = 0;
  int least = G_MAXINT;

  for (guint i = 0; i < self->n_colors; i++)
    {
      int distance = 0;

      for (guint shift = 0; shift <= 16; shift += 8)
        {
          int d = (int) (self->colors[i] >> shift & 0xff) - (int) (color >> shift & 0xff);

          distance += d * d;
        }
      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }

  return nearest;
}

/**
 * relu_gif_palette_find:
 * @color: 0x00RRGGBB, of a picture that was added or not
 *
 * Returns: the index of the nearest one; always the same for one colour
 */
guint8
relu_gif_palette_find (ReluGifPalette *self, guint32 color)
{
  gpointer index;

  g_return_val_if_fail (self->n_colors > 0, 0);

  if (color == self->last_color)
    return self->last_index;

  if (!g_hash_table_lookup_extended (self->found, GUINT_TO_POINTER (color), NULL, &index))
    {
      index = GUINT_TO_POINTER (find_nearest (self, color));
      g_hash_table_insert (self->found, GUINT_TO_POINTER (color), index);
    }
  self->last_color = color;
  self->last_index = (guint8) GPOINTER_TO_UINT (index);

  return self->last_index;
}
