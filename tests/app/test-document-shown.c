/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document shows besides its own network: muted units, previews. */

#include "relu-document.h"
#include "relu-forward.h"

/* 1-3-1, f(x) = 0.8 ReLU(x + 3) - 2 ReLU(x) + 2.6 ReLU(x - 2) - 0.5. */
static ReluDocument *
document_new (void)
{
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("", network, -4, 4);

  return relu_document_new (contents);
}

static double
shown_at (ReluDocument *document, double x)
{
  return relu_network_evaluate (relu_document_get_shown_network (document), x);
}

static guint
n_breakpoints (ReluDocument *document)
{
  return relu_regions_get_n_breakpoints (
      relu_analysis_get_regions (relu_document_get_analysis (document, NULL)));
}

static void
count_cb (ReluDocument *document, guint *n)
{
  (*n)++;
}

static void
test_mute (void)
{
  ReluDocument *document = document_new ();
  ReluNetwork *network = relu_document_get_network (document);
  guint n_changed = 0, layer, unit;

  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (relu_document_get_shown_network (document) == network);

  relu_document_set_muted (document, 0, 1, TRUE);
  relu_document_set_muted (document, 0, 1, TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (relu_document_is_muted (document, 0, 1));
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 1);
  relu_document_get_muted (document, 0, &layer, &unit);
  g_assert_cmpuint (layer, ==, 0);
  g_assert_cmpuint (unit, ==, 1);
  g_assert_cmpfloat (shown_at (document, 1), ==, 0.8 * 4 - 0.5);
  g_assert_cmpuint (n_breakpoints (document), ==, 2);

  /* It is passing: nothing to save, nothing to undo. */
  g_assert_true (relu_document_get_network (document) == network);
  g_assert_false (relu_document_get_modified (document));
  g_assert_false (relu_document_get_can_undo (document));

  /* Other values leave it muted. */
  relu_document_set_parameter (document, 7, -5);
  g_assert_cmpfloat (shown_at (document, 1), ==, 0.8 * 4 - 0.5);
  relu_document_undo (document);
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 1);

  relu_document_unmute_all (document);
  g_assert_true (relu_document_get_shown_network (document) == network);
  g_assert_cmpuint (n_breakpoints (document), ==, 3);

  g_assert_finalize_object (document);
}

static void
test_solo (void)
{
  ReluDocument *document = document_new ();

  relu_document_set_muted (document, 0, 0, TRUE);
  relu_document_solo (document, 0, 0);
  g_assert_true (relu_document_is_solo (document, 0, 0));
  g_assert_false (relu_document_is_solo (document, 0, 1));
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 2);
  relu_document_solo (document, 0, 2);
  g_assert_true (relu_document_is_solo (document, 0, 2));
  relu_document_solo (document, 0, 2);
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 0);

  g_assert_finalize_object (document);
}

static void
test_mute_ends (void)
{
  static const ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                                      { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 1, 0, 0, 1, 1, 0 };
  g_autoptr (ReluNetwork) other = relu_network_new (2, layers, parameters, NULL);
  ReluDocument *document = document_new ();

  relu_document_set_muted (document, 0, 2, TRUE);
  relu_document_set_network (document, other);
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 0);
  relu_document_undo (document);
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 0);

  g_assert_finalize_object (document);
}

static void
test_preview (void)
{
  ReluDocument *document = document_new ();
  ReluNetwork *network = relu_document_get_network (document);
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (network, 9, 7);
  double from, to;

  relu_document_set_preview (document, other, -1, 1);
  g_assert_true (relu_document_get_shown_network (document) == other);
  g_assert_true (relu_document_get_network (document) == network);
  g_assert_true (relu_document_in_gesture (document));
  relu_document_get_shown_domain (document, &from, &to);
  g_assert_cmpfloat (from, ==, -1);
  g_assert_cmpfloat (to, ==, 1);
  g_assert_cmpuint (n_breakpoints (document), ==, 1);
  g_assert_false (relu_document_get_modified (document));

  /* An edit is about the document, and ends it. */
  relu_document_set_parameter (document, 9, 1);
  g_assert_false (relu_document_has_preview (document));
  g_assert_false (relu_document_in_gesture (document));
  g_assert_cmpuint (n_breakpoints (document), ==, 3);

  relu_document_set_preview (document, other, -1, 1);
  relu_document_set_preview (document, NULL, 0, 0);
  g_assert_cmpuint (n_breakpoints (document), ==, 3);

  g_assert_finalize_object (document);
}

/* Locks and pins are edits like any other. */
static void
test_marks (void)
{
  ReluDocument *document = document_new ();
  ReluFile *contents = relu_document_get_contents (document);
  g_autoptr (ReluFile) locked = relu_file_with_marked (contents, RELU_MARK_LOCKED, 3, TRUE);
  g_autoptr (ReluFile) pinned
      = relu_file_with_pin_added (locked, "before", relu_document_get_network (document));
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);

  relu_document_edit (document, locked);
  relu_document_edit (document, pinned);
  g_assert_true (relu_document_get_modified (document));
  g_assert_true (relu_document_get_analysis (document, NULL) == analysis);
  relu_document_undo (document);
  g_assert_cmpuint (relu_file_get_n_pins (relu_document_get_contents (document)), ==, 0);
  g_assert_cmpuint (relu_file_get_n_marked (relu_document_get_contents (document), RELU_MARK_LOCKED), ==, 1);
  relu_document_undo (document);
  g_assert_false (relu_document_get_modified (document));

  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-shown/mute", test_mute);
  g_test_add_func ("/document-shown/solo", test_solo);
  g_test_add_func ("/document-shown/mute-ends", test_mute_ends);
  g_test_add_func ("/document-shown/preview", test_preview);
  g_test_add_func ("/document-shown/marks", test_marks);

  return g_test_run ();
}
