/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that compares: pins listed, shown, renamed, loaded, removed; the way from one to another. */

#include <math.h>

#include "page-fixture.h"
#include "relu-compare-page.h"
#include "relu-morph-box.h"
#include "relu-pin-row.h"

/* The bending network, with the linear one pinned. */
static Fixture *
open_page (void)
{
  ReluDocument *document = fixture_bending (), *linear = fixture_linear ();

  relu_document_pin_network (document, "Linear case", relu_document_get_network (linear));
  g_object_unref (linear);

  return fixture_new (RELU_TYPE_COMPARE_PAGE, document, 340, 640);
}

static ReluPin
get_pin (Fixture *f, guint index)
{
  ReluPin pin;

  relu_file_get_pin (relu_document_get_contents (f->document), index, &pin);

  return pin;
}

static guint
get_n_pins (Fixture *f)
{
  return relu_file_get_n_pins (relu_document_get_contents (f->document));
}

static void
set_share (Fixture *f, double share)
{
  GtkWidget *morph = fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0);

  gtk_range_set_value (fixture_find (morph, GTK_TYPE_SCALE, 0), share);
}

static void
activate (gpointer widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* Both verdicts can be read; rows come and go with the pins. */
static void
test_rows (void)
{
  Fixture *f = open_page ();
  GtkWidget *row = fixture_find (f->page, RELU_TYPE_PIN_ROW, 0);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Linear case");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20");
  g_assert_null (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1));

  relu_document_pin (f->document);
  g_assert_nonnull (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1));
  relu_document_undo (f->document);
  g_assert_null (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1));
  relu_document_undo (f->document);
  g_assert_null (fixture_find (f->page, RELU_TYPE_PIN_ROW, 0));
  g_assert_false (gtk_widget_get_mapped (fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0)));

  fixture_free (f);
}

/* Every command is one undo step. */
static void
test_commands (void)
{
  Fixture *f = open_page ();
  GtkWidget *row = fixture_find (f->page, RELU_TYPE_PIN_ROW, 0);
  GtkWidget *entry = fixture_find (row, GTK_TYPE_ENTRY, 0);
  ReluNetwork *bending = relu_document_get_network (f->document);

  gtk_switch_set_active (fixture_find (row, GTK_TYPE_SWITCH, 0), FALSE);
  g_assert_false (get_pin (f, 0).shown);
  relu_document_undo (f->document);
  g_assert_true (get_pin (f, 0).shown);
  g_assert_true (gtk_switch_get_active (fixture_find (row, GTK_TYPE_SWITCH, 0)));

  activate (row, "pin.rename");
  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Before ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_pin (f, 0).name, ==, "Before");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == row);
  /* No name is no name. */
  activate (row, "pin.rename");
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_pin (f, 0).name, ==, "Before");
  relu_document_undo (f->document);
  g_assert_cmpstr (get_pin (f, 0).name, ==, "Linear case");

  activate (row, "pin.load");
  g_assert_true (
      relu_network_equal (relu_document_get_network (f->document), get_pin (f, 0).network));
  relu_document_undo (f->document);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), bending));

  activate (row, "pin.remove");
  g_assert_cmpuint (get_n_pins (f), ==, 0);
  relu_document_undo (f->document);
  g_assert_cmpuint (get_n_pins (f), ==, 1);

  fixture_free (f);
}

/* One pin at a time has a figure of its own; it is the same pin when others go. */
static void
test_beside (void)
{
  Fixture *f = open_page ();
  GtkToggleButton *second;

  relu_document_pin (f->document);
  second = fixture_find (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1), GTK_TYPE_TOGGLE_BUTTON, 0);
  gtk_toggle_button_set_active (second, TRUE);
  g_assert_cmpint (relu_viewport_get_beside (f->viewport), ==, 1);
  activate (fixture_find (f->page, RELU_TYPE_PIN_ROW, 0), "pin.remove");
  g_assert_cmpint (relu_viewport_get_beside (f->viewport), ==, 0);
  g_assert_true (gtk_toggle_button_get_active (
      fixture_find (fixture_find (f->page, RELU_TYPE_PIN_ROW, 0), GTK_TYPE_TOGGLE_BUTTON, 0)));
  activate (fixture_find (f->page, RELU_TYPE_PIN_ROW, 0), "pin.remove");
  g_assert_cmpint (relu_viewport_get_beside (f->viewport), ==, -1);

  fixture_free (f);
}

/* From the pin to the document: what lies between is shown, and is an edit only when it is applied. */
static void
test_morph (void)
{
  Fixture *f = open_page ();
  GtkWidget *morph = fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0);
  ReluNetwork *bending = relu_document_get_network (f->document);
  g_autoptr (ReluNetwork) half = NULL;
  int n_undo;

  g_assert_cmpfloat (gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0)), ==, 1);
  set_share (f, 0);
  g_assert_true (relu_network_equal (relu_document_get_shown_network (f->document),
                                     get_pin (f, 0).network));
  set_share (f, 0.5);
  half = relu_network_ref (relu_document_get_shown_network (f->document));
  g_assert_cmpfloat (relu_network_get_parameters (half)[B1], ==, 5);
  g_assert_true (relu_document_get_network (f->document) == bending);

  activate (morph, "morph.end");
  g_assert_false (relu_document_has_preview (f->document));
  g_assert_cmpfloat (gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0)), ==, 1);

  set_share (f, 0.5);
  activate (morph, "morph.apply");
  g_assert_false (relu_document_has_preview (f->document));
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), half));
  relu_document_undo (f->document);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), bending));

  /* An edit is about the document: the slider goes back to it. */
  set_share (f, 0.25);
  relu_document_set_parameter (f->document, B0, 2);
  g_assert_false (relu_document_has_preview (f->document));
  g_assert_cmpfloat (gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0)), ==, 1);
  n_undo = fixture_n_undo (f->document);
  g_assert_cmpint (n_undo, ==, 2); /* the pin and that */

  fixture_free (f);
}

/* What is only shown goes with the page. */
static void
test_hidden (void)
{
  Fixture *f = open_page ();

  set_share (f, 0.25);
  gtk_widget_set_visible (f->page, FALSE);
  g_assert_false (relu_document_has_preview (f->document));
  relu_document_pin (f->document);
  gtk_widget_set_visible (f->page, TRUE);
  fixture_next_frame (f->page);
  g_assert_nonnull (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1));

  fixture_free (f);
}

/* Another depth: no way, and that is said. */
static void
test_no_way (void)
{
  Fixture *f = open_page ();
  ReluDocument *deep = fixture_random (3, (const guint[]){ 2, 2, 1 });
  GtkWidget *morph = fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0);
  GtkDropDown *to = fixture_find (morph, GTK_TYPE_DROP_DOWN, 1);

  relu_document_pin_network (f->document, "Deep", relu_document_get_network (deep));
  gtk_drop_down_set_selected (to, 1);
  g_assert_false (gtk_widget_is_sensitive (fixture_find (morph, GTK_TYPE_SCALE, 0)));
  gtk_drop_down_set_selected (to, 2);
  g_assert_true (gtk_widget_is_sensitive (fixture_find (morph, GTK_TYPE_SCALE, 0)));

  g_object_unref (deep);
  fixture_free (f);
}

/* At first from the pin to the present network; while these are the same, to what is pinned next. */
static void
test_ends (void)
{
  Fixture *f = open_page ();
  GtkWidget *morph = fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0);
  GtkDropDown *from = fixture_find (morph, GTK_TYPE_DROP_DOWN, 0);
  GtkDropDown *to = fixture_find (morph, GTK_TYPE_DROP_DOWN, 1);
  g_autoptr (ReluNetwork) bending = relu_network_ref (relu_document_get_network (f->document));

  g_assert_cmpuint (gtk_drop_down_get_selected (from), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (to), ==, 1);
  relu_document_pin (f->document);
  g_assert_cmpuint (gtk_drop_down_get_selected (from), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (to), ==, 2); /* the present network still */

  activate (fixture_find (f->page, RELU_TYPE_PIN_ROW, 1), "pin.remove");
  activate (fixture_find (f->page, RELU_TYPE_PIN_ROW, 0), "pin.load");
  relu_document_pin_network (f->document, "Bending", bending);
  g_assert_cmpuint (gtk_drop_down_get_selected (from), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (to), ==, 1);

  fixture_free (f);
}

static gboolean
has_no_animation (gpointer morph)
{
  return gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0)) >= 1;
}

/* It plays from the beginning to the end; an edit stops it. Nothing moves where less motion is wanted. */
static void
test_play (void)
{
  Fixture *f = open_page ();
  GtkWidget *morph = fixture_find (f->page, RELU_TYPE_MORPH_BOX, 0);
  GtkWidget *play = fixture_find (morph, GTK_TYPE_BUTTON, 0);
  GtkSettings *settings = gtk_settings_get_default ();
  double before;

  while (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (play)), "morph.play") != 0)
    {
      static guint n;

      play = fixture_find (morph, GTK_TYPE_BUTTON, ++n);
    }
  g_assert_false (gtk_widget_get_visible (play));

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  set_share (f, 0.5);
  g_assert_true (gtk_widget_get_visible (play));
  set_share (f, 0.9);
  activate (morph, "morph.play");
  for (guint i = 0; i < 400 && !has_no_animation (morph); i++)
    fixture_wait (10);
  g_assert_true (has_no_animation (morph));
  g_assert_true (relu_document_has_preview (f->document));

  activate (morph, "morph.play");
  fixture_wait (60);
  before = gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0));
  g_assert_cmpfloat (before, <, 0.9);
  relu_document_set_parameter (f->document, B0, 2);
  fixture_wait (60);
  g_assert_false (relu_document_has_preview (f->document));
  g_assert_cmpfloat (gtk_range_get_value (fixture_find (morph, GTK_TYPE_SCALE, 0)), ==, 1);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);

  fixture_free (f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/compare-page/rows", test_rows);
  g_test_add_func ("/compare-page/commands", test_commands);
  g_test_add_func ("/compare-page/beside", test_beside);
  g_test_add_func ("/compare-page/morph", test_morph);
  g_test_add_func ("/compare-page/hidden", test_hidden);
  g_test_add_func ("/compare-page/no-way", test_no_way);
  g_test_add_func ("/compare-page/ends", test_ends);
  g_test_add_func ("/compare-page/play", test_play);

  return g_test_run ();
}
