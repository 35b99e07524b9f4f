/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide-block.h"

#include <md4c.h>
#include <string.h>

/* Where the parser is. */
typedef struct
{
  GPtrArray *blocks;
  GString *text;           /* of the block or cell that is being read */
  ReluGuideBlock *picture; /* in it, or NULL */
  ReluGuideBlock *table;   /* while one is being read, or NULL; of the blocks */
  GArray *numbers;         /* of each list around: the next item's number, 0 in one with bullets */
  gboolean item_begins;    /* a list's item has been entered, and nothing of it has been read */
  guint n_quotes;          /* around */
} Reader;

static void
block_free (ReluGuideBlock *self)
{
  g_free (self->text);
  g_free (self->id);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

static ReluGuideBlock *
add_block (Reader *reader, ReluGuideBlockKind kind)
{
  ReluGuideBlock *block = g_new0 (ReluGuideBlock, 1);

  block->kind = kind;
  g_ptr_array_add (reader->blocks, block);
  return block;
}

static char *
take_text (Reader *reader)
{
  char *text = g_strdup (reader->text->str);

  g_string_truncate (reader->text, 0);
  return g_strstrip (text);
}

/* "What a ring is" → "what-a-ring-is", as GitHub's pages have it. */
static char *
dup_id (const char *html)
{
  g_autofree char *plain = relu_guide_dup_plain (html);
  GString *id = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (id, g_unichar_tolower (c));
      else if (c == ' ')
        g_string_append_c (id, '-');
    }

  return g_string_free (id, FALSE);
}

/* Ends what is a paragraph of the page, of an item, or of a quotation. */
static void
end_paragraph (Reader *reader)
{
  g_autofree char *text = take_text (reader);
  ReluGuideBlock *block;

  if (reader->picture != NULL)
    {
      reader->picture->text = g_steal_pointer (&text);
      g_ptr_array_add (reader->blocks, g_steal_pointer (&reader->picture));
      return;
    }
  if (*text == '\0')
    return;

  block = add_block (reader, reader->n_quotes > 0 ? RELU_GUIDE_NOTE : RELU_GUIDE_PARAGRAPH);
  block->level = reader->numbers->len;
  block->text = g_steal_pointer (&text);
  if (reader->item_begins)
    {
      guint *next = &g_array_index (reader->numbers, guint, reader->numbers->len - 1);

      block->kind = RELU_GUIDE_ITEM;
      block->number = *next;
      *next += *next > 0;
      reader->item_begins = FALSE;
    }
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;
  guint number = 0;

  switch (type)
    {
    case MD_BLOCK_OL:
      number = ((MD_BLOCK_OL_DETAIL *) detail)->start;
      G_GNUC_FALLTHROUGH;
    case MD_BLOCK_UL:
      end_paragraph (reader); /* the words of the item that this list is in */
      g_array_append_val (reader->numbers, number);
      break;
    case MD_BLOCK_LI:
      reader->item_begins = TRUE;
      break;
    case MD_BLOCK_QUOTE:
      reader->n_quotes++;
      break;
    case MD_BLOCK_TABLE:
      reader->table = add_block (reader, RELU_GUIDE_TABLE);
      reader->table->n_columns = ((MD_BLOCK_TABLE_DETAIL *) detail)->col_count;
      reader->table->cells = g_ptr_array_new_with_free_func (g_free);
      break;
    default:
      break;
    }

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;
  ReluGuideBlock *block;

  switch (type)
    {
    case MD_BLOCK_P:
    case MD_BLOCK_LI:
      end_paragraph (reader);
      break;
    case MD_BLOCK_OL:
    case MD_BLOCK_UL:
      g_array_set_size (reader->numbers, reader->numbers->len - 1);
      break;
    case MD_BLOCK_QUOTE:
      reader->n_quotes--;
      break;
    case MD_BLOCK_H:
      block = add_block (reader, RELU_GUIDE_HEADING);
      block->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
      block->text = take_text (reader);
      block->id = dup_id (block->text);
      break;
    case MD_BLOCK_CODE:
      block = add_block (reader, RELU_GUIDE_CODE);
      block->text = take_text (reader);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      g_ptr_array_add (reader->table->cells, take_text (reader));
      break;
    case MD_BLOCK_TABLE:
      reader->table = NULL;
      break;
    default:
      break;
    }

  return 0;
}

static void
append_escaped (GString *text, const char *plain, gsize length)
{
  g_autofree char *html = g_markup_escape_text (plain, (gssize) length);

  g_string_append (text, html);
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;
  MD_ATTRIBUTE *attribute;

  switch (type)
    {
    case MD_SPAN_EM:
      g_string_append (reader->text, "<em>");
      break;
    case MD_SPAN_STRONG:
      g_string_append (reader->text, "<strong>");
      break;
    case MD_SPAN_CODE:
      g_string_append (reader->text, "<code>");
      break;
    case MD_SPAN_A:
      attribute = &((MD_SPAN_A_DETAIL *) detail)->href;
      g_string_append (reader->text, "<a href=\"");
      append_escaped (reader->text, attribute->text, attribute->size);
      g_string_append (reader->text, "\">");
      break;
    case MD_SPAN_IMG:
      attribute = &((MD_SPAN_IMG_DETAIL *) detail)->src;
      if (reader->picture != NULL)
        block_free (reader->picture);
      reader->picture = g_new0 (ReluGuideBlock, 1);
      reader->picture->kind = RELU_GUIDE_PICTURE;
      reader->picture->id = g_strndup (attribute->text, attribute->size);
      break;
    default:
      break;
    }

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  switch (type)
    {
    case MD_SPAN_EM:
      g_string_append (reader->text, "</em>");
      break;
    case MD_SPAN_STRONG:
      g_string_append (reader->text, "</strong>");
      break;
    case MD_SPAN_CODE:
      g_string_append (reader->text, "</code>");
      break;
    case MD_SPAN_A:
      g_string_append (reader->text, "</a>");
      break;
    default:
      break;
    }

  return 0;
}

static gboolean
is_one_of (const char *text, gsize length, const char *const *words)
{
  g_autofree char *word = g_strndup (text, length);

  return g_strv_contains (words, word);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  static const char *const tags[] = { "<kbd>", "</kbd>", NULL };
  static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", NULL };
  Reader *reader = user_data;
  gboolean as_it_is = (type == MD_TEXT_HTML && is_one_of (text, size, tags))
                      || (type == MD_TEXT_ENTITY && is_one_of (text, size, entities));

  if (type == MD_TEXT_SOFTBR)
    g_string_append_c (reader->text, ' ');
  else if (type == MD_TEXT_BR)
    g_string_append_c (reader->text, '\n');
  else if (as_it_is)
    g_string_append_len (reader->text, text, size);
  else
    append_escaped (reader->text, text, size);

  return 0;
}

/* What is plain in a block was read as HTML like all the rest. */
static void
make_plain (char **text)
{
  g_autofree char *html = g_steal_pointer (text);

  *text = relu_guide_dup_plain (html);
}

/**
 * relu_guide_parse:
 * @markdown: a page, UTF-8: headings, paragraphs, lists, tables, quotations, code, pictures that stand alone,
 *   and as HTML `<kbd>`
 * @length: of it, in bytes
 *
 * There is no such thing as an error: what is not understood is text.
 *
 * Returns: (transfer full) (element-type ReluGuideBlock): its blocks from top to bottom
 */
GPtrArray *
relu_guide_parse (const char *markdown, gsize length)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = {
    .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free),
    .text = g_string_new (NULL),
    .numbers = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  g_return_val_if_fail (markdown != NULL, NULL);

  md_parse (markdown, (MD_SIZE) length, &parser, &reader);

  for (guint i = 0; i < reader.blocks->len; i++)
    {
      ReluGuideBlock *block = g_ptr_array_index (reader.blocks, i);

      if (block->kind == RELU_GUIDE_CODE || block->kind == RELU_GUIDE_PICTURE)
        make_plain (&block->text);
    }
  if (reader.picture != NULL)
    block_free (reader.picture);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.numbers);

  return reader.blocks;
}

/**
 * relu_guide_dup_plain:
 * @html: as in the text of a block
 *
 * Returns: (transfer full): the same without tags and entities
 */
char *
relu_guide_dup_plain (const char *html)
{
  static const struct
  {
    const char *entity;
    char c;
  } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' }, { "&#39;", '\'' },
  };
  GString *plain = g_string_new (NULL);
  gboolean in_tag = FALSE;

  g_return_val_if_fail (html != NULL, NULL);

  for (const char *p = html; *p != '\0'; p++)
    {
      gsize skip = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (entities) && *p == '&' && skip == 0; i++)
        if (g_str_has_prefix (p, entities[i].entity))
          {
            g_string_append_c (plain, entities[i].c);
            skip = strlen (entities[i].entity) - 1;
          }
      if (skip > 0)
        p += skip;
      else if (*p == '<')
        in_tag = TRUE;
      else if (*p == '>')
        in_tag = FALSE;
      else if (!in_tag)
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}
