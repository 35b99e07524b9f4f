/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide-text.h"

/* Before and behind where something was found, in characters. */
#define BEFORE 15
#define BEHIND 40

/**
 * relu_guide_block_dup_text:
 * @block: of a page
 *
 * Returns: (transfer full): what it says, without any markup; the cells of a table behind each other
 */
char *
relu_guide_block_dup_text (const ReluGuideBlock *block)
{
  GString *text;

  g_return_val_if_fail (block != NULL, NULL);

  if (block->kind == RELU_GUIDE_CODE || block->kind == RELU_GUIDE_PICTURE)
    return g_strdup (block->text);
  if (block->kind != RELU_GUIDE_TABLE)
    return relu_guide_dup_plain (block->text);

  text = g_string_new (NULL);
  for (guint i = 0; i < block->cells->len; i++)
    {
      g_autofree char *cell = relu_guide_dup_plain (g_ptr_array_index (block->cells, i));

      g_string_append_printf (text, "%s ", cell);
    }

  return g_string_free (text, FALSE);
}

/**
 * relu_guide_dup_text:
 * @blocks: (element-type ReluGuideBlock): of a page
 *
 * Returns: (transfer full): what it says, a block a line
 */
char *
relu_guide_dup_text (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *line = relu_guide_block_dup_text (g_ptr_array_index (blocks, i));

      g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (text, FALSE);
}

static gunichar *
dup_lower (const char *text, glong *length)
{
  gunichar *lower = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    lower[i] = g_unichar_tolower (lower[i]);

  return lower;
}

/* In characters; -1 for nowhere. Large and small letters are the same. */
static glong
find (const char *text, const char *wanted)
{
  glong n_text, n_wanted, same;
  g_autofree gunichar *in = dup_lower (text, &n_text);
  g_autofree gunichar *what = dup_lower (wanted, &n_wanted);

  for (glong i = 0; i + n_wanted <= n_text; i++)
    {
      for (same = 0; same < n_wanted && in[i + same] == what[same]; same++)
        ;
      if (same == n_wanted)
        return i;
    }

  return -1;
}

/**
 * relu_guide_text_has:
 * @text: of a title, a block or a page
 * @wanted: what is searched for
 *
 * Returns: whether @wanted is in it, in large or small letters
 */
gboolean
relu_guide_text_has (const char *text, const char *wanted)
{
  g_return_val_if_fail (text != NULL && wanted != NULL, FALSE);

  return find (text, wanted) >= 0;
}

/**
 * relu_guide_text_dup_excerpt:
 * @text: of a page
 * @wanted: what is searched for
 *
 * Returns: (transfer full) (nullable): a line with what is around the first place that has @wanted; %NULL
 *   where there is none
 */
char *
relu_guide_text_dup_excerpt (const char *text, const char *wanted)
{
  glong where, length, from, to;
  g_autofree char *part = NULL;

  g_return_val_if_fail (text != NULL && wanted != NULL, NULL);

  where = find (text, wanted);
  if (where < 0)
    return NULL;

  length = g_utf8_strlen (text, -1);
  from = MAX (where - BEFORE, 0);
  to = MIN (where + BEHIND, length);
  part = g_utf8_substring (text, from, to);
  g_strdelimit (part, "\n", ' ');

  return g_strconcat (from > 0 ? "…" : "", part, to < length ? "…" : "", NULL);
}
