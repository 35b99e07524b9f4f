/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The networks that a document is compared with. */

#include "relu-document.h"
#include "relu-ghost.h"
#include "relu-number.h"

static ReluDocument *
make_document (const char *name)
{
  const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                               { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, 1, 1, -10, 10, 10, 1, 1, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new (name, network, -4, 4);

  return relu_document_new (contents);
}

static void
assert_pin (ReluDocument *document, guint index, const char *name, gboolean shown)
{
  ReluPin pin;

  relu_file_get_pin (relu_document_get_contents (document), index, &pin);
  g_assert_cmpstr (pin.name, ==, name);
  g_assert_cmpint (pin.shown, ==, shown);
}

static void
show (ReluDocument *document, guint index, gboolean shown)
{
  ReluPin pin;
  g_autoptr (ReluFile) contents = NULL;

  relu_file_get_pin (relu_document_get_contents (document), index, &pin);
  contents = relu_file_with_pin_changed (relu_document_get_contents (document), index, pin.name,
                                         shown);
  relu_document_edit (document, contents);
}

/* A pin stays when the document moves on; undo takes it away again. */
static void
test_pin (void)
{
  ReluDocument *document = make_document ("Linear case");
  ReluNetwork *linear = relu_document_get_network (document);
  ReluPin pin;

  g_assert_true (relu_document_pin (document));
  assert_pin (document, 0, "Linear case", TRUE);
  relu_file_get_pin (relu_document_get_contents (document), 0, &pin);
  g_assert_true (pin.network == linear);

  relu_document_set_parameter (document, 4, 0);
  g_assert_true (relu_document_pin (document));
  assert_pin (document, 1, "Curve 2", TRUE);
  g_assert_cmpint (relu_analysis_get_verdict (relu_document_get_pin_analysis (document, 0, NULL)), ==,
                   RELU_VERDICT_LINEAR);
  g_assert_cmpint (relu_analysis_get_verdict (relu_document_get_pin_analysis (document, 1, NULL)), ==,
                   RELU_VERDICT_PIECEWISE_LINEAR);

  relu_document_undo (document);
  relu_document_undo (document);
  g_assert_cmpuint (relu_file_get_n_pins (relu_document_get_contents (document)), ==, 1);
  relu_document_undo (document);
  g_assert_cmpuint (relu_file_get_n_pins (relu_document_get_contents (document)), ==, 0);
  g_assert_null (relu_document_dup_ghosts (document, -1, -1));
  relu_document_redo (document);
  assert_pin (document, 0, "Linear case", TRUE);

  g_assert_finalize_object (document);
}

/* Names that nobody has yet. */
static void
test_names (void)
{
  ReluDocument *document = make_document ("");
  static const char *const names[] = { "Curve 1", "Curve 2", "Curve 3" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (relu_document_pin (document));
      assert_pin (document, i, names[i], TRUE);
    }
  for (guint i = G_N_ELEMENTS (names); i < RELU_FILE_MAX_PINS; i++)
    g_assert_true (relu_document_pin (document));
  g_assert_false (relu_document_pin (document));

  g_assert_finalize_object (document);
}

/* What is pinned is the curve that is seen: without muted units, in the middle of a motion too. */
static void
test_shown (void)
{
  ReluDocument *document = make_document ("");
  ReluPin pin;

  relu_document_set_muted (document, 0, 1, TRUE);
  relu_document_pin (document);
  relu_file_get_pin (relu_document_get_contents (document), 0, &pin);
  g_assert_cmpfloat (relu_network_get_parameters (pin.network)[7], ==, 0);
  g_assert_cmpfloat (relu_network_get_parameters (relu_document_get_network (document))[7], ==, 1);

  g_assert_finalize_object (document);
}

/* Ghosts are the pins that are shown; their analyses are made once. */
static void
test_ghosts (void)
{
  ReluDocument *document = make_document ("");
  ReluAnalysis *analysis;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) hidden = NULL;
  const ReluGhost *ghost;

  relu_document_pin (document);
  relu_document_set_parameter (document, 4, 0);
  relu_document_pin (document);
  analysis = relu_document_get_pin_analysis (document, 0, NULL);

  both = relu_document_dup_ghosts (document, -1, -1);
  g_assert_cmpuint (both->len, ==, 2);
  ghost = g_ptr_array_index (both, 0);
  g_assert_true (ghost->analysis == analysis);
  g_assert_cmpuint (ghost->pattern, ==, 0);

  /* A drag changes neither pins nor domain. */
  for (guint i = 0; i < 10; i++)
    {
      relu_document_set_parameter (document, 3, i);
      g_assert_true (relu_document_get_pin_analysis (document, 0, NULL) == analysis);
    }
  relu_document_set_domain (document, -5, 5);
  g_assert_true (relu_document_get_pin_analysis (document, 0, NULL) != analysis);
  g_assert_cmpfloat (relu_analysis_get_to (relu_document_get_pin_analysis (document, 0, NULL)), ==, 5);

  /* The dashes of the second stay its own when the first is hidden. */
  second = relu_document_dup_ghosts (document, -1, 0);
  g_assert_cmpuint (second->len, ==, 1);
  ghost = g_ptr_array_index (second, 0);
  g_assert_cmpuint (ghost->pattern, ==, 1);
  show (document, 0, FALSE);
  show (document, 1, FALSE);
  g_assert_null (relu_document_dup_ghosts (document, -1, -1));
  hidden = relu_document_dup_ghosts (document, 1, -1);
  g_assert_cmpuint (hidden->len, ==, 1);

  g_assert_finalize_object (document);
}

/* A pin that overflows on the domain is no ghost, and says why. */
static void
test_overflow (void)
{
  ReluDocument *document = make_document ("");
  g_autoptr (GError) error = NULL;

  relu_document_set_parameter (document, 0, 1e308);
  relu_document_pin (document);
  relu_document_set_domain (document, -1e300, 1e300);
  g_assert_null (relu_document_dup_ghosts (document, -1, -1));
  g_assert_null (relu_document_get_pin_analysis (document, 0, &error));
  g_assert_nonnull (error);

  g_assert_finalize_object (document);
}

/* Other digits are for the verdicts of the pins, too. */
static void
test_digits (void)
{
  ReluDocument *document = make_document ("");

  relu_document_set_parameter (document, 9, 1.0 / 3);
  relu_document_pin (document);
  g_assert_nonnull (strstr (
      relu_analysis_get_headline (relu_document_get_pin_analysis (document, 0, NULL)), "20.33"));

  relu_number_set_digits (6);
  relu_document_renew (document);
  g_assert_nonnull (strstr (
      relu_analysis_get_headline (relu_document_get_pin_analysis (document, 0, NULL)), "20.3333"));
  relu_number_set_digits (RELU_NUMBER_DIGITS);

  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-pins/pin", test_pin);
  g_test_add_func ("/document-pins/names", test_names);
  g_test_add_func ("/document-pins/shown", test_shown);
  g_test_add_func ("/document-pins/ghosts", test_ghosts);
  g_test_add_func ("/document-pins/overflow", test_overflow);
  g_test_add_func ("/document-pins/digits", test_digits);

  return g_test_run ();
}
