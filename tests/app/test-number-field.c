/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#include "relu-number-field.h"
#include "widget-fixture.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    double value; /* NAN: refused */
  } table[] = {
    { "1", 1 },         { " -1.5 ", -1.5 },  { "−1,5", -1.5 },      { "+2e-3", 2e-3 },
    { "11/7", 11.0 / 7 }, { "-1 / 4", -0.25 }, { ".5", 0.5 },         { "5.", 5 },
    { "1e−3", 1e-3 },   { "1e300", 1e300 },  { "\u00a07", 7 },      { "", NAN },
    { "abc", NAN },     { "1 2", NAN },      { "1.2.3", NAN },      { "1/0", NAN },
    { "1e400", NAN },   { "nan", NAN },      { "inf", NAN },        { "0x10", NAN },
    { "1e", NAN },      { "-", NAN },        { "1.000,5", NAN },    { "2/", NAN },
    { "1e305", NAN },   { "1,000", NAN },    { "-12,500", NAN },     { "0,125", 0.125 },
    { "1,0005", 1.0005 }, { "1.000", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double value = 77;
      gboolean good = relu_number_field_parse (table[i].text, &value);

      g_test_message ("“%s”", table[i].text);
      g_assert_cmpint (good, ==, !isnan (table[i].value));
      if (good)
        g_assert_cmpfloat (value, ==, table[i].value);
      else
        g_assert_cmpfloat (value, ==, 77);
    }
}

static void
assert_text (double value, gboolean exact, const char *expected)
{
  g_autofree char *text = relu_number_field_format (value, exact);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_text (1, FALSE, "1.00");
  assert_text (-2, FALSE, "−2.00");
  assert_text (0.46199999, FALSE, "0.46");
  assert_text (0.46199999, TRUE, "0.46199999");
  assert_text (-0.0, FALSE, "0.00");
  assert_text (0.0123, FALSE, "0.012");
  assert_text (0.00123, FALSE, "0.0012");
  assert_text (-1.5, TRUE, "−1.5");
  assert_text (1e-300, FALSE, "1e−300");
  assert_text (-1.26e-300, FALSE, "−1e−300");
  assert_text (1.25e7, FALSE, "1.25e7");
  assert_text (-1234.56, FALSE, "−1234.6");
  assert_text (-99999.6, FALSE, "−100000");
}

/* A number cut off is another number. */
static void
test_shown_numbers_fit (void)
{
  for (int i = 0; i < 5000; i++)
    {
      double value = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-300, 300));
      g_autofree char *text = relu_number_field_format (value, FALSE);
      double read = 0;

      g_assert_cmpint (g_utf8_strlen (text, -1), <=, 7);
      g_assert_true (relu_number_field_parse (text, &read));
      g_assert_cmpfloat_with_epsilon (read, value, fabs (value) * 0.35 + 1e-310);
    }
}

static void
test_every_shown_number_can_be_typed (void)
{
  for (int i = 0; i < 1000; i++)
    {
      double value = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-12, 12));
      g_autofree char *text = relu_number_field_format (value, TRUE);
      double read = 0;

      g_assert_true (relu_number_field_parse (text, &read));
      g_assert_cmpfloat (read, ==, value);
    }
}

static void
test_decimal_comma (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }
  assert_text (1.5, FALSE, "1,50");
  assert_text (0.46199999, TRUE, "0,46199999");
  setlocale (LC_NUMERIC, before);
}

static void
type (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (field));
}

static void
test_untouched_numbers_stay_exact (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.46199999, -10, 10, 0.1, 1, 0);
  GtkWidget *field = g_object_ref_sink (relu_number_field_new (adjustment));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "0.46");
  gtk_spin_button_update (GTK_SPIN_BUTTON (field));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.46199999);

  /* Differences that GTK takes for none. */
  type (field, "1e-14");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 1e-14);
  type (field, "0,25");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.25);

  g_assert_finalize_object (field);
}

static gboolean
refuse_odd (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  *reason = fmod (value, 2) == 0 ? NULL : g_strdup ("odd");
  return fmod (value, 2) == 0;
}

static void
test_whole_numbers (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 1e12, 1, 10, 0);
  GtkWidget *field = g_object_ref_sink (relu_number_field_new (adjustment));

  relu_number_field_set_compact (GTK_SPIN_BUTTON (field), TRUE);
  relu_number_field_set_whole (GTK_SPIN_BUTTON (field));
  relu_number_field_set_zero_text (GTK_SPIN_BUTTON (field), "All");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "All");
  gtk_spin_button_update (GTK_SPIN_BUTTON (field));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  type (field, "1234567");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 1234567);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "1234567");
  type (field, "1.5");
  g_assert_cmpstr (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)), ==,
                   "Not a whole number");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 1234567);
  type (field, "0");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "All");

  g_assert_finalize_object (field);
}

static void
test_garbage_is_refused_visibly (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (2, -10, 10, 0.1, 1, 0);
  GtkWidget *field = g_object_ref_sink (relu_number_field_new (adjustment));

  type (field, "two");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 2);
  /* To be mended, with the reason in words. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "two");
  g_assert_cmpstr (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)), ==, "Not a number");
  gtk_test_accessible_assert_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not a number");
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  gtk_test_accessible_assert_state (field, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (field), "2.");
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  g_assert_null (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)));
  type (field, "1e305");
  g_assert_cmpstr (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)), ==,
                   "Too large: the largest number is 1e300");

  /* Another value from elsewhere: the text is about that. */
  gtk_adjustment_set_value (adjustment, 6);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "6.00");
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  gtk_adjustment_set_value (adjustment, 2);

  /* Beyond the range, with nobody to widen it. */
  type (field, "11");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 2);

  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (field), refuse_odd, NULL);
  type (field, "3");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 2);
  g_assert_cmpstr (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)), ==, "odd");
  type (field, "4");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 4);

  g_assert_finalize_object (field);
}

static void
test_focus_shows_all_digits (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.46199999, -10, 10, 0.1, 1, 0);
  GtkWidget *field = relu_number_field_new (adjustment);
  GtkWidget *other = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), field);
  window = fixture_present (box, 300, 200);

  gtk_widget_grab_focus (field);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "0.46199999");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "0.46");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0.46199999);

  /* What was typed counts when the focus goes. */
  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (field), "-1");
  gtk_widget_grab_focus (other);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, -1);

  /* What was refused does not outlive the focus. */
  gtk_widget_grab_focus (field);
  type (field, "nan");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "nan");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "−1.00");
  g_assert_null (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)));
  g_assert_false (gtk_widget_has_css_class (field, "error"));

  fixture_assert_destroyed (window, field);
}

/* The value moves while somebody types, as in training: the text is theirs until it counts, or is dropped. */
static void
test_value_moves_meanwhile (void)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.5, -10, 10, 0.1, 1, 0);
  GtkWidget *field = relu_number_field_new (adjustment);
  GtkWidget *other = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  int from, to;

  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), field);
  window = fixture_present (box, 300, 200);

  gtk_widget_grab_focus (field);
  gtk_adjustment_set_value (adjustment, 0.625);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "0.625");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (field), &from, &to));
  g_assert_cmpint (to - from, ==, 5);

  gtk_editable_set_text (GTK_EDITABLE (field), "2.");
  gtk_adjustment_set_value (adjustment, 0.75);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "2.");
  gtk_editable_set_text (GTK_EDITABLE (field), "2.5");
  gtk_spin_button_update (GTK_SPIN_BUTTON (field));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 2.5);
  gtk_adjustment_set_value (adjustment, 2.25);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "2.25");

  /* What can't be a number stays to be mended. */
  type (field, "x");
  gtk_adjustment_set_value (adjustment, 2.125);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "x");
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  relu_number_field_reset (GTK_SPIN_BUTTON (field));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "2.125");
  g_assert_false (gtk_widget_has_css_class (field, "error"));

  gtk_editable_set_text (GTK_EDITABLE (field), "3");
  gtk_adjustment_set_value (adjustment, 1);
  gtk_widget_grab_focus (other);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 3);

  fixture_assert_destroyed (window, field);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/number-field/parse", test_parse);
  g_test_add_func ("/number-field/format", test_format);
  g_test_add_func ("/number-field/fits", test_shown_numbers_fit);
  g_test_add_func ("/number-field/round-trip", test_every_shown_number_can_be_typed);
  g_test_add_func ("/number-field/decimal-comma", test_decimal_comma);
  g_test_add_func ("/number-field/exact", test_untouched_numbers_stay_exact);
  g_test_add_func ("/number-field/whole-numbers", test_whole_numbers);
  g_test_add_func ("/number-field/value-moves-meanwhile", test_value_moves_meanwhile);
  g_test_add_func ("/number-field/garbage", test_garbage_is_refused_visibly);
  g_test_add_func ("/number-field/focus", test_focus_shows_all_digits);
  return g_test_run ();
}
