/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the pages of the guide as HTML into a folder: reluscope-guide-html FOLDER. How they look is said
 * by guide.css there. Not installed. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "relu-guide.h"

/* From there to the pages, whose pictures it shows. */
#define TO_PAGES "../"

/* "figure.md#rings" → "figure.html#rings", in the links of a text. */
static void
append_text (GString *html, const char *text)
{
  g_autoptr (GString) copy = g_string_new (text);

  for (guint page = 0; page < relu_guide_get_n_pages (); page++)
    for (guint i = 0; i < 2; i++)
      {
        const char *end = i == 0 ? "\"" : "#";
        g_autofree char *from = g_strdup_printf ("\"%s.md%s", relu_guide_get_name (page), end);
        g_autofree char *to = g_strdup_printf ("\"%s.html%s", relu_guide_get_name (page), end);

        g_string_replace (copy, from, to, 0);
      }
  g_string_append (html, copy->str);
}

static void
append_element (GString *html, const char *tag, const char *text)
{
  g_string_append_printf (html, "<%s>", tag);
  append_text (html, text);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void
append_table (GString *html, const ReluGuideBlock *block)
{
  g_string_append (html, "<div class=\"table\"><table>\n");
  for (guint i = 0; i < block->cells->len; i++)
    {
      if (i % block->n_columns == 0)
        g_string_append (html, i == 0 ? "<tr>" : "</tr>\n<tr>");
      g_string_append (html, i < block->n_columns ? "<th scope=\"col\">" : "<td>");
      append_text (html, g_ptr_array_index (block->cells, i));
      g_string_append (html, i < block->n_columns ? "</th>" : "</td>");
    }
  g_string_append (html, "</tr>\n</table></div>\n");
}

/* The lists that are open: 'o' with numbers, 'u' with bullets. An item stays open, for what belongs to it. */
static void
set_lists (GString *html, GString *lists, guint level)
{
  while (lists->len > level)
    {
      g_string_append_printf (html, "</li>\n</%cl>\n", lists->str[lists->len - 1]);
      g_string_truncate (lists, lists->len - 1);
    }
}

static void
append_item (GString *html, GString *lists, const ReluGuideBlock *block)
{
  char kind = block->number > 0 ? 'o' : 'u';

  set_lists (html, lists, block->level);
  if (lists->len == block->level && lists->str[lists->len - 1] != kind)
    set_lists (html, lists, block->level - 1);
  if (lists->len == block->level)
    {
      g_string_append (html, "</li>\n");
    }
  else
    {
      g_string_append_printf (html, "<%cl>\n", kind);
      g_string_append_c (lists, kind);
    }
  g_string_append (html, "<li>");
  append_text (html, block->text);
}

static void
append_block (GString *html, GString *lists, const ReluGuideBlock *block)
{
  g_autofree char *plain = NULL;

  if (block->kind == RELU_GUIDE_ITEM)
    {
      append_item (html, lists, block);
      return;
    }

  set_lists (html, lists, block->kind == RELU_GUIDE_PARAGRAPH ? block->level : 0);
  switch (block->kind)
    {
    case RELU_GUIDE_HEADING:
      g_string_append_printf (html, "<h%u id=\"%s\">", block->level, block->id);
      append_text (html, block->text);
      g_string_append_printf (html, "</h%u>\n", block->level);
      break;
    case RELU_GUIDE_NOTE:
      append_element (html, "aside", block->text);
      break;
    case RELU_GUIDE_CODE:
      plain = g_markup_escape_text (block->text, -1);
      g_string_append_printf (html, "<pre>%s</pre>\n", plain);
      break;
    case RELU_GUIDE_PICTURE:
      plain = g_markup_escape_text (block->text, -1);
      g_string_append_printf (html, "<p><img src=\"" TO_PAGES "%s\" alt=\"%s\"></p>\n", block->id, plain);
      break;
    case RELU_GUIDE_TABLE:
      append_table (html, block);
      break;
    case RELU_GUIDE_PARAGRAPH:
    case RELU_GUIDE_ITEM:
    default:
      append_element (html, "p", block->text);
      break;
    }
}

static void
append_contents (GString *html, guint page)
{
  g_string_append (html, "<nav id=\"pages\" aria-label=\"Pages of the guide\">\n<p>Reluscope guide</p>\n<ol>\n");
  for (guint i = 0; i < relu_guide_get_n_pages (); i++)
    g_string_append_printf (html, "<li><a href=\"%s.html\"%s>%s</a></li>\n", relu_guide_get_name (i),
                            i == page ? " aria-current=\"page\"" : "", relu_guide_get_title (i));
  g_string_append (html, "</ol>\n</nav>\n");
}

static void
append_footer (GString *html, guint page)
{
  g_string_append (html, "<footer>");
  if (page > 0)
    g_string_append_printf (html, "<a rel=\"prev\" href=\"%s.html\">← %s</a>", relu_guide_get_name (page - 1),
                            relu_guide_get_title (page - 1));
  if (page + 1 < relu_guide_get_n_pages ())
    g_string_append_printf (html, "<a rel=\"next\" href=\"%s.html\">%s →</a>", relu_guide_get_name (page + 1),
                            relu_guide_get_title (page + 1));
  g_string_append (html, "</footer>\n");
}

static GString *
make_page (guint page)
{
  g_autoptr (GPtrArray) blocks = relu_guide_load_page (page);
  g_autoptr (GString) lists = g_string_new (NULL);
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");

  g_string_append_printf (html, "<title>%s – Reluscope guide</title>\n", relu_guide_get_title (page));
  g_string_append (html, "<link rel=\"stylesheet\" href=\"guide.css\">\n</head>\n<body>\n");
  append_contents (html, page);
  g_string_append (html, "<main>\n<p class=\"to-pages\"><a href=\"#pages\">All pages</a></p>\n");
  for (guint i = 0; i < blocks->len; i++)
    append_block (html, lists, g_ptr_array_index (blocks, i));
  set_lists (html, lists, 0);
  append_footer (html, page);
  g_string_append (html, "</main>\n</body>\n</html>\n");

  return html;
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("Usage: reluscope-guide-html FOLDER\n");
      return 2;
    }

  /* English, wherever it is made. */
  g_setenv ("LANGUAGE", "C", TRUE);

  g_mkdir_with_parents (argv[1], 0755);
  write_file (argv[1], "index.html",
              "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Reluscope guide</title>\n"
              "<meta http-equiv=\"refresh\" content=\"0; url=" RELU_GUIDE_FIRST ".html\">\n"
              "<p><a href=\"" RELU_GUIDE_FIRST ".html\">Reluscope guide</a></p>\n</html>\n");
  for (guint page = 0; page < relu_guide_get_n_pages (); page++)
    {
      g_autoptr (GString) html = make_page (page);
      g_autofree char *name = g_strconcat (relu_guide_get_name (page), ".html", NULL);

      write_file (argv[1], name, html->str);
    }

  return EXIT_SUCCESS;
}
