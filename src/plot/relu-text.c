/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-text.c: laying out a text costs far more than drawing it again, and most texts of a figure
 * stay as they were while a slider moves. Metrics are not hinted, so that a figure has the same
 * layout on a screen, in a picture of twice the size and in a PDF. */

#include "relu-text-private.h"

#include <math.h>
#include <string.h>

/* Kept beyond the frame that used them, so that going to and fro doesn't lay out again. */
#define MAX_UNUSED 600

typedef struct
{
  ReluFont font;
  int size;  /* in Pango units */
  int width; /* of wrapped text, in Pango units; 0 for a single line */
  guint max_lines;
  char *text;

  ReluLine line;
  guint frame; /* that used it last */
} Entry;

struct _ReluText
{
  PangoContext *context;
  PangoFontDescription *description;
  double sizes[RELU_N_FONTS];
  double heights[RELU_N_FONTS]; /* 0: not measured yet */
  GHashTable *entries;          /* a set of Entry */
  guint frame;
  guint n_made;
};

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return g_str_hash (entry->text) ^ ((guint) entry->font << 28) ^ (guint) entry->size
         ^ ((guint) entry->width * 31) ^ (entry->max_lines << 24);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *p = a, *q = b;

  return p->font == q->font && p->size == q->size && p->width == q->width
         && p->max_lines == q->max_lines && strcmp (p->text, q->text) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_clear_object (&self->line.layout);
  g_free (self->text);
  g_free (self);
}

/**
 * relu_text_new:
 * @family: (nullable): a list of font families; %NULL for the figure's own
 *
 * Returns: (transfer full): an empty cache; not for two threads
 */
ReluText *
relu_text_new (const char *family)
{
  ReluText *self = g_new0 (ReluText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  self->description = pango_font_description_new ();
  pango_font_description_set_family (
    self->description, family != NULL ? family : "Inter, Adwaita Sans, Cantarell, sans-serif");
  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);

  return self;
}

void
relu_text_free (ReluText *self)
{
  g_hash_table_unref (self->entries);
  pango_font_description_free (self->description);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * relu_text_set_size:
 * @size: in the units of the figure
 */
void
relu_text_set_size (ReluText *self, ReluFont font, double size)
{
  if (self->sizes[font] == size)
    return;

  self->sizes[font] = size;
  self->heights[font] = 0;
}

/**
 * relu_text_get_size:
 *
 * Returns: the size set last
 */
double
relu_text_get_size (const ReluText *self, ReluFont font)
{
  return self->sizes[font];
}

/**
 * relu_text_get_height:
 *
 * Returns: the height of a line, whatever is written in it
 */
double
relu_text_get_height (ReluText *self, ReluFont font)
{
  if (self->heights[font] == 0)
    self->heights[font] = relu_text_get (self, font, "h₀⁽¹⁾ x")->height;

  return self->heights[font];
}

/* The variables x and f as mathematics writes them: single letters that are no part of a word. */
static void
add_italics (PangoAttrList *attributes, const char *text)
{
  gunichar before = ' ';

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == 'x' || c == 'f') && !g_unichar_isalpha (before)
          && !g_unichar_isalpha (g_utf8_get_char (p + 1)))
        {
          PangoAttribute *attribute = pango_attr_style_new (PANGO_STYLE_ITALIC);

          attribute->start_index = (guint) (p - text);
          attribute->end_index = attribute->start_index + 1;
          pango_attr_list_insert (attributes, attribute);
        }
      before = c;
    }
}

/* No line ends at the blanks around these signs: "x =" alone says nothing. */
static void
keep_equations_together (PangoAttrList *attributes, const char *text)
{
  static const char *const signs[] = { " = ", " ≈ ", " ≤ " };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (const char *p = strstr (text, signs[i]); p != NULL; p = strstr (p + 1, signs[i]))
      {
        PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

        attribute->start_index = (guint) (p - text);
        attribute->end_index = attribute->start_index + (guint) strlen (signs[i]) + 1;
        pango_attr_list_insert (attributes, attribute);
      }
}

static PangoWeight
get_weight (ReluFont font)
{
  switch (font)
    {
    case RELU_FONT_HEADLINE:
    case RELU_FONT_LABEL:
    case RELU_FONT_LANE_ON:
    case RELU_FONT_SYMBOL:
      return PANGO_WEIGHT_SEMIBOLD;
    case RELU_FONT_REASON:
    case RELU_FONT_TICK:
    case RELU_FONT_AXIS:
    case RELU_FONT_LANE_OFF:
    case RELU_FONT_PANEL:
    default:
      return PANGO_WEIGHT_NORMAL;
    }
}

static void
lay_out (ReluText *self, Entry *entry)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle ink, logical;

  pango_font_description_set_absolute_size (self->description, entry->size);
  pango_font_description_set_weight (self->description, get_weight (entry->font));
  pango_layout_set_font_description (layout, self->description);
  pango_layout_set_text (layout, entry->text, -1);
  if (entry->font == RELU_FONT_HEADLINE || entry->font == RELU_FONT_AXIS
      || entry->font == RELU_FONT_REASON || entry->font == RELU_FONT_PANEL)
    add_italics (attributes, entry->text);
  if (entry->width > 0)
    keep_equations_together (attributes, entry->text);
  pango_layout_set_attributes (layout, attributes);

  if (entry->width > 0)
    {
      pango_layout_set_width (layout, entry->width);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -(int) entry->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);

  pango_layout_get_extents (layout, &ink, &logical);
  entry->line.layout = layout;
  entry->line.width = pango_units_to_double (logical.width);
  entry->line.height = pango_units_to_double (logical.height);
  entry->line.ink_top = pango_units_to_double (ink.y);
  entry->line.ink_height = pango_units_to_double (ink.height);
  entry->line.n_lines = (guint) pango_layout_get_line_count (layout);
  entry->line.is_cut = pango_layout_is_ellipsized (layout);
  self->n_made++;
}

static const ReluLine *
look_up (ReluText *self, ReluFont font, double size, const char *text, double width,
         guint max_lines)
{
  Entry key = { .font = font,
                .size = (int) (size * PANGO_SCALE + 0.5),
                .width = (int) (width * PANGO_SCALE),
                .max_lines = max_lines,
                .text = (char *) text };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      *entry = key;
      entry->text = g_strdup (text);
      lay_out (self, entry);
      g_hash_table_add (self->entries, entry);
    }
  entry->frame = self->frame;

  return &entry->line;
}

/**
 * relu_text_get:
 *
 * Returns: (transfer none): @text on one line
 */
const ReluLine *
relu_text_get (ReluText *self, ReluFont font, const char *text)
{
  return look_up (self, font, self->sizes[font], text, 0, 0);
}

/**
 * relu_text_get_wrapped:
 * @share: of the font's size
 * @width: of a line
 * @max_lines: the last one ends in an ellipsis where this is not enough
 *
 * Returns: (transfer none): @text on several lines
 */
const ReluLine *
relu_text_get_wrapped (ReluText *self, ReluFont font, double share, const char *text, double width,
                       guint max_lines)
{
  return look_up (self, font, self->sizes[font] * share, text, fmax (width, 1), max_lines);
}

/**
 * relu_text_draw:
 * @x: the left end of the text
 * @y: the top of its first line
 *
 * Draws in the present source colour.
 */
void
relu_text_draw (const ReluLine *line, cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, line->layout);
}

static gboolean
is_unused (gpointer key, gpointer value, gpointer data)
{
  const Entry *entry = key;
  const ReluText *self = data;

  return entry->frame != self->frame;
}

/**
 * relu_text_end_frame:
 *
 * Drops what was not used lately once there is a lot of it.
 */
void
relu_text_end_frame (ReluText *self)
{
  if (g_hash_table_size (self->entries) > MAX_UNUSED)
    g_hash_table_foreach_remove (self->entries, is_unused, self);
  self->frame++;
}

/**
 * relu_text_get_n_made:
 *
 * Returns: how many texts were laid out so far; for tests that count work
 */
guint
relu_text_get_n_made (const ReluText *self)
{
  return self->n_made;
}
