/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-export-svg.c: cairo draws text as outlines, so that a screen reader finds nothing to read in
 * its SVG. A title and a description are put in as SVG provides for them. */

#include <string.h>

#include "relu-export-private.h"

/* Characters that XML 1.0 doesn't allow, not even escaped, become spaces. */
static char *
dup_escaped (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      *p = ' ';

  return g_markup_escape_text (valid, -1);
}

static void
append_range (GByteArray *bytes, const char *from, const char *to)
{
  g_byte_array_append (bytes, (const guint8 *) from, (guint) (to - from));
}

static void
append_string (GByteArray *bytes, const char *text)
{
  append_range (bytes, text, text + strlen (text));
}

/**
 * relu_export_describe_svg:
 * @bytes: (inout): an SVG document as cairo writes it
 * @title: plain text
 * @description: plain text
 *
 * Adds both as the first children of the root element, with the role of one picture. Cairo numbers
 * its surfaces within a process; the group that holds the drawing gets a fixed name instead, so that
 * the same figure is the same file.
 */
void
relu_export_describe_svg (GByteArray *bytes, const char *title, const char *description)
{
  static const char role[] = " role=\"img\" aria-labelledby=\"title\""
                             " aria-describedby=\"description\">";
  static const char group_start[] = "<g id=\"surface";
  g_autofree char *safe_title = dup_escaped (title);
  g_autofree char *safe_description = dup_escaped (description);
  g_autofree char *elements = g_strdup_printf (
    "\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>", safe_title,
    safe_description);
  const char *start = (const char *) bytes->data, *end = start + bytes->len;
  const char *root = g_strstr_len (start, end - start, "<svg");
  const char *root_end = root != NULL ? memchr (root, '>', (gsize) (end - root)) : NULL;
  const char *group, *group_end;
  GByteArray *result;

  g_return_if_fail (root_end != NULL && root_end[-1] != '/');

  result = g_byte_array_new ();
  append_range (result, start, root_end);
  append_string (result, role);
  append_string (result, elements);

  group = g_strstr_len (root_end, end - root_end, group_start);
  group_end = group != NULL ? memchr (group, '>', (gsize) (end - group)) : NULL;
  if (group_end != NULL)
    {
      append_range (result, root_end + 1, group);
      append_string (result, "<g id=\"figure\">");
      append_range (result, group_end + 1, end);
    }
  else
    append_range (result, root_end + 1, end);

  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, result->data, result->len);
  g_byte_array_unref (result);
}
