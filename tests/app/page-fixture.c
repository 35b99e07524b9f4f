/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-fixture.h"

/**
 * fixture_new:
 * @type: of a widget with the properties "document" and "viewport"
 * @document: (transfer full): what it shows
 */
Fixture *
fixture_new (GType type, ReluDocument *document, int width, int height)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->document = document;
  f->viewport = relu_viewport_new ();
  f->page = g_object_new (type, "document", document, "viewport", f->viewport, NULL);
  f->window = fixture_present (f->page, width, height);

  return f;
}

/* Nothing is left of any of them. */
void
fixture_free (Fixture *f)
{
  fixture_assert_destroyed (f->window, f->page);
  g_assert_finalize_object (f->viewport);
  g_assert_finalize_object (f->document);
  g_free (f);
}
