/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-setup-box.c: the form about training: what it shows, edits, refuses, and how it is named. */

#include "relu-number-field.h"
#include "relu-setup-box.h"
#include "relu-setup-fields.h"
#include "widget-fixture.h"

typedef struct
{
  ReluDocument *document;
  ReluSetupBox *box;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_bending ();
  fixture->box = RELU_SETUP_BOX (relu_setup_box_new (fixture->document));
  fixture->window = fixture_present (GTK_WIDGET (fixture->box), 300, 500);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_destroyed (fixture->window, fixture->box);
  g_assert_finalize_object (fixture->document);
}

static GtkWidget *
get (Fixture *fixture, const char *object, const char *key)
{
  return relu_setup_box_get_control (fixture->box, object, key);
}

static void
type (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (field));
}

static void
choose (GtkWidget *drop_down, guint index)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), index);
}

static const char *
get_text (GtkWidget *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (field));
}

static gboolean
is_shown (GtkWidget *control)
{
  return gtk_widget_get_visible (gtk_widget_get_parent (control));
}

/* Whatever the file can say but for what belongs to many starts and what nobody changes. */
static void
test_has_all (Fixture *fixture, gconstpointer data)
{
  static const char *const elsewhere[] = { "starts", "tolerance", NULL };
  guint n_fields;
  const ReluSetupField *fields = relu_setup_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *control = get (fixture, fields[i].object, fields[i].key);

      g_assert_true ((control == NULL) == g_strv_contains (elsewhere, fields[i].key));
      if (control != NULL)
        {
          g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (control),
                                                           GTK_ACCESSIBLE_PROPERTY_LABEL));
          g_assert_nonnull (gtk_widget_get_tooltip_text (gtk_widget_get_parent (control)));
        }
    }
  gtk_test_accessible_assert_role (fixture->box, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (get (fixture, NULL, "rate"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Learning rate");
}

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_text (get (fixture, NULL, "rate")), ==, "0.01");
  g_assert_cmpstr (get_text (get (fixture, NULL, "batch")), ==, "All");
  g_assert_cmpstr (get_text (get (fixture, NULL, "steps")), ==, "Never");
  g_assert_cmpstr (get_text (get (fixture, "init", "seed")), ==, "0");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get (fixture, NULL, "optimizer"))),
                    ==, RELU_OPTIMIZER_ADAM);
  g_assert_false (is_shown (get (fixture, NULL, "momentum")));
  g_assert_false (is_shown (get (fixture, NULL, "delta")));
  g_assert_false (is_shown (get (fixture, NULL, "seed")));
  g_assert_true (is_shown (get (fixture, NULL, "beta1")));

  choose (get (fixture, NULL, "optimizer"), RELU_OPTIMIZER_MOMENTUM);
  choose (get (fixture, NULL, "loss"), RELU_LOSS_HUBER);
  type (get (fixture, NULL, "batch"), "8");
  g_assert_true (is_shown (get (fixture, NULL, "momentum")));
  g_assert_true (is_shown (get (fixture, NULL, "delta")));
  g_assert_true (is_shown (get (fixture, NULL, "seed")));
  g_assert_false (is_shown (get (fixture, NULL, "beta1")));
  g_assert_cmpint (relu_document_get_setup (fixture->document)->options.batch, ==, 8);
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rate = get (fixture, NULL, "rate");
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (rate));
  const ReluSetup *setup;

  /* Held keys are one step; another field is the next one. */
  for (guint i = 0; i < 5; i++)
    gtk_adjustment_set_value (adjustment, 0.02 + 0.01 * i);
  type (get (fixture, "init", "seed"), "12345678");
  choose (get (fixture, "init", "scheme"), RELU_INIT_PYTORCH);
  choose (get (fixture, "init", "biases"), RELU_INIT_BIASES_SMALL);
  choose (get (fixture, "init", "biases"), RELU_INIT_BIASES_ZERO);

  setup = relu_document_get_setup (fixture->document);
  g_assert_cmpfloat (setup->options.rate, ==, 0.06);
  g_assert_cmpuint (setup->init.seed, ==, 12345678);
  g_assert_cmpint (setup->init.scheme, ==, RELU_INIT_PYTORCH);
  g_assert_cmpint (setup->init.distribution, ==, RELU_INIT_UNIFORM);
  g_assert_cmpint (setup->init.biases, ==, RELU_INIT_BIASES_ZERO);
  g_assert_true (relu_document_get_modified (fixture->document));

  /* Undo is seen in the form. */
  relu_document_undo (fixture->document);
  relu_document_undo (fixture->document);
  g_assert_cmpuint (
    gtk_drop_down_get_selected (GTK_DROP_DOWN (get (fixture, "init", "biases"))), ==,
    RELU_INIT_BIASES_DRAWN);
  g_assert_cmpint (fixture_n_undo (fixture->document), ==, 3);
  g_assert_cmpstr (get_text (rate), ==, "0.01");
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *object, *key, *text, *reason;
  } rows[] = {
    { NULL, "rate", "0", "Expected a number above 0" },
    { NULL, "rate", "fast", "Not a number" },
    { NULL, "decay", "-1", "Expected a number that is at least 0" },
    { NULL, "beta1", "1", "Expected a number that is at least 0 and less than 1" },
    { NULL, "batch", "2.5", "Not a whole number" },
    { NULL, "batch", "17000000", "Expected a whole number from 0 to 16777216" },
    { "init", "seed", "-3", "Expected a whole number from 0 to 18446744073709551615" },
  };
  ReluSetup before = *relu_document_get_setup (fixture->document);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *field = get (fixture, rows[i].object, rows[i].key);

      type (field, rows[i].text);
      g_assert_cmpstr (relu_number_field_get_refusal (GTK_SPIN_BUTTON (field)), ==, rows[i].reason);
      g_assert_cmpstr (get_text (field), ==, rows[i].text);
      g_assert_true (relu_setup_equal (relu_document_get_setup (fixture->document), &before));
    }
  g_assert_false (relu_document_get_can_undo (fixture->document));

  /* A step to the end of the range: as it was. */
  gtk_adjustment_set_value (
    gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (get (fixture, NULL, "beta1"))), 1);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (get (fixture, NULL, "beta1"))), ==,
                     0.9);
}

/* Into the gesture of a run: with it one undo step, and the form does not come in between. */
static void
test_while_training (Fixture *fixture, gconstpointer data)
{
  guint gesture = relu_document_begin_gesture (fixture->document);

  relu_document_set_parameter (fixture->document, W0, 5);
  type (get (fixture, NULL, "rate"), "0.5");
  relu_document_set_parameter (fixture->document, W0, 6);
  relu_document_end_gesture (fixture->document, gesture);
  g_assert_cmpfloat (relu_document_get_setup (fixture->document)->options.rate, ==, 0.5);
  g_assert_cmpfloat (fixture_parameter (fixture->document, W0), ==, 6);
  g_assert_cmpint (fixture_n_undo (fixture->document), ==, 1);
}

static void
test_is_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  choose (get (fixture, NULL, "loss"), RELU_LOSS_HUBER);
  gtk_widget_measure (GTK_WIDGET (fixture->box), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 290);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/setup-box/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("has-all", test_has_all);
  ADD ("shows", test_shows);
  ADD ("edits", test_edits);
  ADD ("refuses", test_refuses);
  ADD ("while-training", test_while_training);
  ADD ("is-narrow", test_is_narrow);

  return g_test_run ();
}
