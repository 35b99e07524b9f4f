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

/**
 * relu_export_describe_svg:
 * @bytes: (inout): an SVG document
 * @title: plain text
 * @description: plain text
 *
 * Adds both as the first children of the root element, with the role of one picture.
 */
void
relu_export_describe_svg (GByteArray *bytes, const char *title, const char *description)
{
  g_autofree char *safe_title = dup_escaped (title);
  g_autofree char *safe_description = dup_escaped (description);
  g_autofree char *elements = g_strdup_printf (
    "\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>", safe_title,
    safe_description);
  const char *role = " role=\"img\" aria-labelledby=\"title\" aria-describedby=\"description\"";
  const char *root = g_strstr_len ((const char *) bytes->data, bytes->len, "<svg");
  const char *end
    = root != NULL ? memchr (root, '>', bytes->len - (gsize) (root - (const char *) bytes->data))
                   : NULL;
  GByteArray *result;

  g_return_if_fail (end != NULL && end[-1] != '/');

  result = g_byte_array_new ();
  g_byte_array_append (result, bytes->data, (guint) (end - (const char *) bytes->data));
  g_byte_array_append (result, (const guint8 *) role, (guint) strlen (role));
  g_byte_array_append (result, (const guint8 *) ">", 1);
  g_byte_array_append (result, (const guint8 *) elements, (guint) strlen (elements));
  g_byte_array_append (result, (const guint8 *) end + 1,
                       bytes->len - (guint) (end + 1 - (const char *) bytes->data));
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, result->data, result->len);
  g_byte_array_unref (result);
}
