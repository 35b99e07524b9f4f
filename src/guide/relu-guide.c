/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-guide-resources.h"

#define PREFIX "/org/reluscope/Reluscope/guide/"
#define ENDING ".md"

/* In the order of the list. A title is the page's own first heading, here for translation; a test
 * compares them. */
static const struct
{
  const char *name; /* the file is docs/guide/NAME.md */
  const char *title;
} pages[] = {
  /* Translators: this and those below are titles of the guide's pages. */
  { RELU_GUIDE_FIRST, N_("First steps") },
  { "figure", N_("Reading the figure") },
  { "sliders", N_("Sliders and zones") },
  { "units", N_("Units and their states") },
  { "regions", N_("Regions and slopes") },
  { "curve", N_("Moving the curve") },
  { "network", N_("Changing the network") },
  { "numbers", N_("Every number at one x") },
  { "compare", N_("Comparing networks") },
  { "data", N_("Data") },
  { "training", N_("Training") },
  { "starts", N_("Many starts") },
  { "lessons", N_("Taking and giving a lesson") },
  { "making-lessons", N_("Making a lesson") },
  { "presenting", N_("Presenting") },
  { "export", N_("Figures for slides and papers") },
  { "files", N_("Files and the command line") },
  { "accessibility", N_("For every eye, ear and hand") },
  { "keyboard", N_("Keyboard") },
  { "words", N_("Words") },
  { "troubleshooting", N_("When something goes wrong") },
};

/**
 * relu_guide_get_n_pages:
 *
 * Returns: how many pages the guide has
 */
guint
relu_guide_get_n_pages (void)
{
  return G_N_ELEMENTS (pages);
}

/**
 * relu_guide_get_name:
 * @page: from 0
 *
 * Returns: its name for links, such as "first-steps"
 */
const char *
relu_guide_get_name (guint page)
{
  g_return_val_if_fail (page < G_N_ELEMENTS (pages), NULL);

  return pages[page].name;
}

/**
 * relu_guide_get_title:
 * @page: from 0
 *
 * Returns: its title, translated
 */
const char *
relu_guide_get_title (guint page)
{
  g_return_val_if_fail (page < G_N_ELEMENTS (pages), NULL);

  return g_dgettext (GETTEXT_PACKAGE, pages[page].title);
}

/**
 * relu_guide_find_page:
 * @name: of a page
 * @page: (out): its index
 *
 * Returns: whether there is one
 */
gboolean
relu_guide_find_page (const char *name, guint *page)
{
  g_return_val_if_fail (name != NULL && page != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      {
        *page = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_guide_find_link:
 * @link: as pages have them: "figure.md", "figure.md#rings", or on the page itself "#rings"
 * @page: (inout): the page that the link is on; where it leads
 * @id: (out) (transfer none) (nullable): of the heading; of @link
 *
 * Returns: whether @link leads to a page of the guide
 */
gboolean
relu_guide_find_link (const char *link, guint *page, const char **id)
{
  const char *hash;
  g_autofree char *name = NULL;

  g_return_val_if_fail (link != NULL && page != NULL && id != NULL, FALSE);

  hash = strchr (link, '#');
  *id = hash == NULL ? NULL : hash + 1;
  if (hash == link)
    return TRUE;
  name = hash == NULL ? g_strdup (link) : g_strndup (link, (gsize) (hash - link));
  if (!g_str_has_suffix (name, ENDING))
    return FALSE;
  name[strlen (name) - strlen (ENDING)] = '\0';

  return relu_guide_find_page (name, page);
}

/**
 * relu_guide_load_bytes:
 * @path: below docs/guide
 * @error: where there is no such file
 *
 * Returns: (transfer full) (nullable): what is in a file of the guide
 */
GBytes *
relu_guide_load_bytes (const char *path, GError **error)
{
  g_autofree char *full = g_strconcat (PREFIX, path, NULL);

  return g_resource_lookup_data (relu_guide_get_resource (), full, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* The file in the reader's language, docs/guide/LANGUAGE/…, where there is one. */
static GBytes *
load_translated (const char *path, GError **error)
{
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      g_autofree char *translated = g_build_path ("/", *name, path, NULL);
      GBytes *bytes = relu_guide_load_bytes (translated, NULL);

      if (bytes != NULL)
        return bytes;
    }

  return relu_guide_load_bytes (path, error);
}

/**
 * relu_guide_load_page:
 * @page: from 0
 *
 * Returns: (transfer full) (element-type ReluGuideBlock): what is on it, in the reader's language where
 *   it has been translated, else in English
 */
GPtrArray *
relu_guide_load_page (guint page)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer text;
  gsize length;

  g_return_val_if_fail (page < G_N_ELEMENTS (pages), NULL);

  path = g_strconcat (pages[page].name, ENDING, NULL);
  bytes = load_translated (path, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  text = g_bytes_get_data (bytes, &length);

  return relu_guide_parse (text, length);
}

/**
 * relu_guide_load_picture:
 * @path: as a page names it
 * @error: where there is no such file
 *
 * Returns: (transfer full) (nullable): a PNG, in the reader's language where there is one
 */
GBytes *
relu_guide_load_picture (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return load_translated (path, error);
}
