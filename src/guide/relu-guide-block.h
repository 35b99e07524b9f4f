/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide-block.h: a page of the guide, from Markdown to a list of blocks. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RELU_GUIDE_HEADING,   /* level from 1, the page's title; id */
  RELU_GUIDE_PARAGRAPH, /* level: how deep in lists */
  RELU_GUIDE_ITEM,      /* of a list; level from 1, number */
  RELU_GUIDE_NOTE,      /* a paragraph that stands apart; a quotation in Markdown */
  RELU_GUIDE_CODE,      /* plain text, lines */
  RELU_GUIDE_PICTURE,   /* plain text: what is to be seen; id: its file */
  RELU_GUIDE_TABLE      /* cells */
} ReluGuideBlockKind;

/**
 * ReluGuideBlock:
 * @kind: what it is, which says which of the others mean something
 * @level: of a heading, or how deep in lists
 * @number: of an item in a numbered list, from 1; else 0
 * @text: what is read; HTML with only the tags strong, em, code, kbd and a, and only the entities of XML,
 *   except where @kind says that it is plain
 * @id: of a heading for links, "as-its-words"; of a picture its path below the pages
 * @cells: (element-type utf8): HTML as in @text, row after row, the heads first
 * @n_columns: of a table
 */
typedef struct
{
  ReluGuideBlockKind kind;
  guint level, number;
  char *text, *id;
  GPtrArray *cells;
  guint n_columns;
} ReluGuideBlock;

GPtrArray *relu_guide_parse (const char *markdown, gsize length) G_GNUC_WARN_UNUSED_RESULT;

char *relu_guide_dup_plain (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
