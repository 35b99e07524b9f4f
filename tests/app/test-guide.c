/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the guide: from Markdown to blocks, what is on them, and the search. */

#include <glib.h>
#include <string.h>

#include "relu-guide-text.h"
#include "relu-guide.h"

static GPtrArray *
parse (const char *markdown)
{
  return relu_guide_parse (markdown, strlen (markdown));
}

/* A block as a line: kind, level, number, id, text, cells. */
static char *
dup_line (const ReluGuideBlock *block)
{
  static const char *const kinds[] = { "heading", "paragraph", "item", "note", "code", "picture", "table" };
  GString *line = g_string_new (kinds[block->kind]);

  g_string_append_printf (line, " %u %u", block->level, block->number);
  if (block->id != NULL)
    g_string_append_printf (line, " #%s", block->id);
  if (block->text != NULL)
    g_string_append_printf (line, " %s", block->text);
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++)
    g_string_append_printf (line, "%s%s", i % block->n_columns == 0 ? " / " : " | ",
                            (char *) g_ptr_array_index (block->cells, i));

  return g_string_free (line, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *markdown, *lines;
  } cases[] = {
    { "", "" },
    { "# A *b* `c`", "heading 1 0 #a-b-c A <em>b</em> <code>c</code>\n" },
    { "One\ntwo.\n\nThree & <four>.", "paragraph 0 0 One two.\nparagraph 0 0 Three &amp; &lt;four&gt;.\n" },
    { "**B** <kbd>Ctrl+Z</kbd> <b>x</b>",
      "paragraph 0 0 <strong>B</strong> <kbd>Ctrl+Z</kbd> &lt;b&gt;x&lt;/b&gt;\n" },
    { "[a](b.md#c)", "paragraph 0 0 <a href=\"b.md#c\">a</a>\n" },
    { "- a\n- b\n  - c\n- d", "item 1 0 a\nitem 1 0 b\nitem 2 0 c\nitem 1 0 d\n" },
    { "3. a\n4. b", "item 1 3 a\nitem 1 4 b\n" },
    { "1. a\n\n   more\n\n2. b\n\nend", "item 1 1 a\nparagraph 1 0 more\nitem 1 2 b\nparagraph 0 0 end\n" },
    { "> Look\n> here", "note 0 0 Look here\n" },
    { "```\na <b>\n  c\n```", "code 0 0 a <b>\n  c\n" },
    { "![What & where](p/q.png)", "picture 0 0 #p/q.png What & where\n" },
    { "| a | b |\n|---|---|\n| `c` | d |", "table 0 0 / a | b / <code>c</code> | d\n" },
    { "&amp; &copy;", "paragraph 0 0 &amp; &amp;copy;\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) blocks = parse (cases[i].markdown);
      g_autoptr (GString) lines = g_string_new (NULL);

      for (guint b = 0; b < blocks->len; b++)
        {
          g_autofree char *line = dup_line (g_ptr_array_index (blocks, b));

          g_string_append_printf (lines, "%s\n", line);
        }
      g_assert_cmpstr (lines->str, ==, cases[i].lines);
    }
}

static gboolean
has_id (guint page, const char *id)
{
  g_autoptr (GPtrArray) blocks = relu_guide_load_page (page);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ReluGuideBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == RELU_GUIDE_HEADING && g_str_equal (block->id, id))
        return TRUE;
    }

  return FALSE;
}

/* Each link in a text leads to a page, and to a heading that is there. */
static void
check_links (guint page, const char *html)
{
  const char *const begin = "<a href=\"";

  for (const char *p = strstr (html, begin); p != NULL; p = strstr (p, begin))
    {
      const char *end;
      g_autofree char *link = NULL;
      guint target = page;
      const char *id;

      p += strlen (begin);
      end = strchr (p, '"');
      link = g_strndup (p, (gsize) (end - p));
      if (strstr (link, "://") != NULL)
        continue;
      g_test_message ("%s: %s", relu_guide_get_name (page), link);
      g_assert_true (relu_guide_find_link (link, &target, &id));
      g_assert_true (id == NULL || has_id (target, id));
    }
}

static void
test_pages (void)
{
  for (guint page = 0; page < relu_guide_get_n_pages (); page++)
    {
      g_autoptr (GPtrArray) blocks = relu_guide_load_page (page);
      const ReluGuideBlock *title = g_ptr_array_index (blocks, 0);
      guint found;

      g_assert_true (relu_guide_find_page (relu_guide_get_name (page), &found));
      g_assert_cmpuint (found, ==, page);
      g_assert_cmpint (title->kind, ==, RELU_GUIDE_HEADING);
      g_assert_cmpstr (title->text, ==, relu_guide_get_title (page));
      g_assert_cmpuint (blocks->len, >, 2);
      for (guint i = 0; i < blocks->len; i++)
        {
          const ReluGuideBlock *block = g_ptr_array_index (blocks, i);

          if (block->kind == RELU_GUIDE_PICTURE)
            {
              g_autoptr (GError) error = NULL;
              g_autoptr (GBytes) bytes = relu_guide_load_picture (block->id, &error);

              g_assert_no_error (error);
              g_assert_cmpuint (g_bytes_get_size (bytes), <, 60000);
              g_assert_cmpstr (block->text, !=, "");
            }
          else if (block->kind == RELU_GUIDE_TABLE)
            {
              g_assert_cmpuint (block->cells->len % block->n_columns, ==, 0);
              for (guint c = 0; c < block->cells->len; c++)
                check_links (page, g_ptr_array_index (block->cells, c));
            }
          else if (block->kind != RELU_GUIDE_CODE)
            {
              check_links (page, block->text);
            }
        }
    }
}

static void
test_links (void)
{
  const char *id = NULL;
  guint page = 1;

  g_assert_true (relu_guide_find_link ("#lanes", &page, &id));
  g_assert_cmpuint (page, ==, 1);
  g_assert_cmpstr (id, ==, "lanes");
  g_assert_true (relu_guide_find_link (RELU_GUIDE_FIRST ".md", &page, &id));
  g_assert_cmpuint (page, ==, 0);
  g_assert_null (id);
  g_assert_false (relu_guide_find_link ("nowhere.md", &page, &id));
  g_assert_false (relu_guide_find_link ("https://example.org", &page, &id));
}

static void
test_search (void)
{
  g_autofree char *middle = relu_guide_text_dup_excerpt ("Every breakpoint is a switch, and\nÄPFEL fall.", "äpfel");
  g_autofree char *whole = relu_guide_text_dup_excerpt ("A ring", "RING");
  g_autofree char *none = relu_guide_text_dup_excerpt ("A ring", "lane");

  g_assert_cmpstr (middle, ==, "… a switch, and ÄPFEL fall.");
  g_assert_cmpstr (whole, ==, "A ring");
  g_assert_null (none);
  g_assert_true (relu_guide_text_has ("A ring", ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/parse", test_parse);
  g_test_add_func ("/guide/pages", test_pages);
  g_test_add_func ("/guide/links", test_links);
  g_test_add_func ("/guide/search", test_search);

  return g_test_run ();
}
