/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-loss-tracks.c: gradients and losses above the sliders of the parameter pane. */

#include <math.h>

#include "page-fixture.h"
#include "relu-learning-text.h"
#include "relu-parameter-pane.h"
#include "relu-parameter-row.h"
#include "relu-zone-legend.h"

static void
set_data (ReluDocument *document, gboolean with_data)
{
  const double x[] = { -1, -0.5, 0, 0.5, 1 }, y[] = { 1, 0.5, 0, 0.5, 1 };
  g_autoptr (ReluData) data = with_data ? relu_data_new (5, x, y) : NULL;
  g_autoptr (ReluFile) contents = relu_file_with_data (relu_document_get_contents (document), data);

  relu_document_edit (document, contents);
}

/* h0 and h1 learn; h2 is dead on the data. */
static ReluDocument *
document_new (void)
{
  const double parameters[] = { 1, -1.2, 0.8, 0.3, 0.2, -3, 0.7, 0.9, -0.6, 0.1 };
  const guint widths[] = { 3, 1 };
  ReluDocument *document = fixture_document (-2, 2, 2, widths, RELU_ACTIVATION_RELU, parameters);

  set_data (document, TRUE);
  return document;
}

static Fixture *
open_pane (ReluDocument *document)
{
  Fixture *f = fixture_new (RELU_TYPE_PARAMETER_PANE, document, 360, 900);

  fixture_next_frame (f->window);

  return f;
}

static GtkWidget *
find_row (Fixture *f, gsize parameter)
{
  return relu_parameter_pane_get_parameter_row (RELU_PARAMETER_PANE (f->page), parameter);
}

static ReluParameterRow *
row_of (Fixture *f, gsize parameter)
{
  return RELU_PARAMETER_ROW (find_row (f, parameter));
}

static ReluLossTrack *
track_of (Fixture *f, gsize parameter)
{
  return relu_parameter_row_get_loss_track (row_of (f, parameter));
}

/* What is shown is about the network as it is. */
static void
assert_current (Fixture *f)
{
  const double *gradient = relu_learning_get_gradient (relu_document_get_learning (f->document));

  for (gsize i = 0; i <= C; i++)
    {
      ReluLossProfile *profile = relu_loss_track_get_profile (track_of (f, i));
      double shown;

      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (track_of (f, i))));
      g_assert_true (relu_loss_track_get_gradient (track_of (f, i), &shown));
      g_assert_cmpfloat (shown, ==, gradient[i]);
      g_assert_nonnull (profile);
      g_assert_cmpuint (relu_loss_profile_get_parameter (profile), ==, i);
      g_assert_true (relu_document_is_loss_profile (f->document, profile));
      g_assert_cmpfloat (fabs (relu_loss_profile_interpolate (profile, fixture_parameter (f->document, i))
                               - relu_learning_get_loss (relu_document_get_learning (f->document))),
                         <, 1e-12);
    }
}

static gboolean
is_flat (Fixture *f, gsize parameter)
{
  double from, to;

  return relu_loss_profile_get_flat (relu_loss_track_get_profile (track_of (f, parameter)), &from, &to);
}

static void
test_rows (void)
{
  Fixture *f = open_pane (document_new ());

  assert_current (f);
  g_assert_false (is_flat (f, W0));
  g_assert_true (is_flat (f, W2));
  g_assert_true (is_flat (f, B2));
  g_assert_true (is_flat (f, V2));
  g_assert_false (is_flat (f, C));

  fixture_free (f);
}

/* A slider, an edit, undo, other data: always about what is there. */
static void
test_follows (void)
{
  Fixture *f = open_pane (document_new ());
  guint gesture;

  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B2)), 2);
  assert_current (f);
  g_assert_false (is_flat (f, B2));
  g_assert_false (is_flat (f, W2));
  relu_document_undo (f->document);
  assert_current (f);
  g_assert_true (is_flat (f, W2));

  gesture = relu_document_begin_gesture (f->document);
  for (guint i = 0; i < 20; i++)
    {
      relu_document_set_parameter (f->document, W0, 0.1 * i);
      relu_document_set_parameter (f->document, V1, 0.05 * i);
    }
  fixture_next_frame (f->window);
  assert_current (f);
  relu_document_end_gesture (f->document, gesture);

  fixture_free (f);
}

/* Without data, and where it is not wanted, everything is as high as before. */
static void
test_hidden (void)
{
  Fixture *f = open_pane (fixture_bending ());
  int before = gtk_widget_get_height (GTK_WIDGET (row_of (f, W0)));
  double gradient;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (track_of (f, W0))));
  set_data (f->document, TRUE);
  fixture_next_frame (f->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row_of (f, W0))), >, before);
  assert_current (f);

  g_object_set (f->viewport, "show-loss-tracks", FALSE, NULL);
  fixture_next_frame (f->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row_of (f, W0))), ==, before);
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B2)), 2);
  g_object_set (f->viewport, "show-loss-tracks", TRUE, NULL);
  fixture_next_frame (f->window);
  assert_current (f);

  set_data (f->document, FALSE);
  fixture_next_frame (f->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row_of (f, W0))), ==, before);
  set_data (f->document, TRUE);
  fixture_next_frame (f->window);
  assert_current (f);
  g_assert_true (relu_loss_track_get_gradient (track_of (f, W0), &gradient));

  fixture_free (f);
}

/* The weight out of a muted unit is not what is shown: nothing is said about it. A preview changes nothing. */
static void
test_muted_and_previewed (void)
{
  Fixture *f = open_pane (document_new ());
  g_autoptr (ReluNetwork) other
      = relu_network_with_parameter (relu_document_get_network (f->document), W0, 3);
  double before, after;

  g_assert_true (relu_loss_track_get_gradient (track_of (f, W0), &before));
  relu_document_set_preview (f->document, other, -2, 2);
  g_assert_true (relu_loss_track_get_gradient (track_of (f, W0), &after));
  g_assert_cmpfloat (before, ==, after);
  relu_document_set_preview (f->document, NULL, 0, 0);
  assert_current (f);

  relu_document_set_muted (f->document, 0, 0, TRUE);
  g_assert_false (relu_loss_track_get_gradient (track_of (f, V0), &after));
  g_assert_null (relu_loss_track_get_profile (track_of (f, V0)));
  g_assert_true (relu_loss_track_get_gradient (track_of (f, W0), &after));
  g_assert_cmpfloat (after, ==, 0);
  g_assert_true (is_flat (f, W0));
  relu_document_unmute_all (f->document);
  assert_current (f);

  fixture_free (f);
}

/* Assistive technology hears what the eye sees, when the movement is over. */
static void
test_accessible (void)
{
  Fixture *f = open_pane (document_new ());

  fixture_wait (400);
  gtk_test_accessible_assert_property (
      relu_parameter_row_get_scale (row_of (f, V2)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "The gradient is exactly 0: training does not move v2. Flat: on all of this slider the loss does not "
      "depend on v2. It is 0.0996.");
  gtk_test_accessible_assert_property (
      relu_parameter_row_get_scale (row_of (f, B2)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "The gradient is exactly 0: training does not move b2. Flat as far as −0.8: there the loss does not "
      "depend on b2. The loss along this slider: 0.0996 now, nowhere lower, highest 33.1.");
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B2)), 2);
  fixture_wait (400);
  gtk_test_accessible_assert_property (
      relu_parameter_row_get_scale (row_of (f, B2)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Gradient 1.12: a smaller b2 lowers the loss. The loss along this slider: 1.09 now, lowest 0.0996 at "
      "b2 = −10, highest 33.1.");

  set_data (f->document, FALSE);
  fixture_wait (400);
  g_assert_false (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (relu_parameter_row_get_scale (row_of (f, B2))), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  fixture_free (f);
}

static void
test_words (void)
{
  g_autofree char *locked = relu_learning_text_dup_gradient ("b₀", -0.5, TRUE);
  g_autofree char *zero = relu_learning_text_dup_gradient ("b₀", 0, FALSE);
  g_autofree char *overflow = relu_learning_text_dup_gradient ("b₀", NAN, FALSE);
  g_autofree char *none = relu_learning_text_dup_profile ("b₀", NULL, 0, FALSE);

  g_assert_cmpstr (locked, ==,
                   "Gradient −0.5: a larger b₀ lowers the loss. It is locked, training does not move it.");
  g_assert_cmpstr (zero, ==, "The gradient is exactly 0: training does not move b₀.");
  g_assert_cmpstr (overflow, ==, "The gradient overflows.");
  g_assert_cmpstr (none, ==, "The loss along this slider overflows, or takes too long to be found.");
}

/* A large network: curves come when there is time, and all of them do. */
static void
test_many_rows (void)
{
  const guint widths[] = { 40, 1 };
  ReluDocument *document = fixture_random (2, widths);
  Fixture *f;

  set_data (document, TRUE);
  f = open_pane (document);
  for (guint i = 0; i < 5; i++)
    relu_document_set_parameter (document, 0, 0.1 * i);
  for (guint i = 0; i < 20; i++)
    fixture_next_frame (f->window);
  for (gsize i = 0; i < 121; i++)
    {
      GtkWidget *row = find_row (f, i);

      if (row != NULL)
        g_assert_false (
            relu_loss_track_needs_profile (relu_parameter_row_get_loss_track (RELU_PARAMETER_ROW (row))));
    }

  fixture_free (f);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/loss-tracks/rows", test_rows);
  g_test_add_func ("/loss-tracks/follows", test_follows);
  g_test_add_func ("/loss-tracks/hidden", test_hidden);
  g_test_add_func ("/loss-tracks/muted-and-previewed", test_muted_and_previewed);
  g_test_add_func ("/loss-tracks/accessible", test_accessible);
  g_test_add_func ("/loss-tracks/words", test_words);
  g_test_add_func ("/loss-tracks/many-rows", test_many_rows);

  return g_test_run ();
}
