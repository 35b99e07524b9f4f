/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "figure-fixture.h"

/**
 * fixture_new:
 * @document: (transfer full): what the figure shows
 */
Fixture *
fixture_new (ReluDocument *document)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->document = document;
  f->before = relu_network_ref (relu_document_get_network (document));
  f->viewport = relu_viewport_new ();
  f->view = RELU_FIGURE_VIEW (relu_figure_view_new (document, f->viewport));
  f->window = fixture_present (GTK_WIDGET (f->view), 900, 700);

  return f;
}

/* Nothing is left of any of them. */
void
fixture_free (Fixture *f)
{
  fixture_assert_destroyed (f->window, f->view);
  g_assert_finalize_object (f->viewport);
  g_assert_finalize_object (f->document);
  relu_network_unref (f->before);
  g_free (f);
}

/* Moves what is pressed by so many pixels, in steps as a hand does. */
void
fixture_move (Fixture *f, double dx, double dy)
{
  for (int i = 1; i <= 10; i++)
    {
      relu_figure_input_move (f->view, dx * i / 10, dy * i / 10);
      fixture_next_frame (GTK_WIDGET (f->view));
    }
}
