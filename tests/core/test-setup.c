/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-setup.c: how training is set up: its ranges, what counts as a fit, and that files keep it. */

#include <math.h>
#include <string.h>

#include "relu-file.h"
#include "relu-setup-fields.h"

#define HEAD                                                                                       \
  "{\"format\":\"reluscope\",\"version\":1,"                                                       \
  "\"layers\":[{\"weights\":[[1],[2]],\"biases\":[0,1]},{\"weights\":[[1,1]],\"biases\":[0]}]"
#define TRAINING HEAD ",\"training\":"

static ReluFile *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ReluFile *file = relu_file_parse (text, -1, "net", &error);

  g_assert_no_error (error);
  return file;
}

static void
assert_kept (ReluFile *file)
{
  g_autofree char *text = relu_file_to_text (file, NULL);
  g_autoptr (ReluFile) again = parse (text);
  g_autofree char *text_again = relu_file_to_text (again, NULL);

  g_assert_true (relu_setup_equal (relu_file_get_setup (file), relu_file_get_setup (again)));
  g_assert_true (relu_file_equal (file, again));
  g_assert_cmpstr (text, ==, text_again);
}

/* A file says nothing of what nobody has chosen. */
static void
test_default (void)
{
  static const ReluSetup expected = RELU_SETUP_INIT;
  ReluInitOptions he = { .seed = 0 };
  g_autoptr (ReluFile) file = parse (HEAD "}");
  g_autoptr (ReluFile) named = parse (TRAINING "{}}");
  g_autoptr (ReluFile) same = relu_file_with_setup (file, &expected);
  g_autofree char *text = relu_file_to_text (same, NULL);
  g_autofree char *named_text = relu_file_to_text (named, NULL);

  g_assert_true (relu_setup_check (&expected, NULL));
  g_assert_true (relu_setup_equal (relu_file_get_setup (file), &expected));
  g_assert_true (relu_setup_equal (relu_file_get_setup (named), &expected));
  g_assert_true (relu_file_equal (file, named));
  g_assert_null (strstr (text, "training"));
  g_assert_nonnull (strstr (named_text, "\"training\": {}"));

  relu_init_options_set_usual (&he, RELU_INIT_HE);
  g_assert_cmpmem (&he, sizeof he, &expected.init, sizeof he);
}

static void
test_read (void)
{
  g_autoptr (ReluFile) file = parse (
    TRAINING "{\"rate\":0.05,\"optimizer\":\"gd\",\"loss\":\"huber\",\"delta\":0.5,\"clip\":2,"
             "\"batch\":1e1,\"seed\":18446744073709551615,\"steps\":8000,\"starts\":300,"
             "\"fit\":1e-4,\"momentum\":0,\"why\":[1],"
             "\"init\":{\"biases\":\"zero\",\"scheme\":\"pytorch\",\"seed\":7,\"mood\":null}}}");
  const ReluSetup *setup = relu_file_get_setup (file);
  g_autofree char *text = relu_file_to_text (file, NULL);

  g_assert_cmpfloat (setup->options.rate, ==, 0.05);
  g_assert_cmpint (setup->options.optimizer, ==, RELU_OPTIMIZER_GD);
  g_assert_cmpint (setup->options.loss.kind, ==, RELU_LOSS_HUBER);
  g_assert_cmpfloat (setup->options.loss.delta, ==, 0.5);
  g_assert_cmpfloat (setup->options.clip, ==, 2);
  g_assert_cmpuint (setup->options.batch, ==, 10);
  g_assert_cmpuint (setup->options.seed, ==, G_MAXUINT64);
  g_assert_cmpfloat (setup->options.momentum, ==, 0);
  g_assert_cmpfloat (setup->options.beta1, ==, 0.9);
  g_assert_cmpuint (setup->n_steps, ==, 8000);
  g_assert_cmpuint (setup->n_starts, ==, 300);
  g_assert_cmpfloat (setup->fit, ==, 1e-4);
  g_assert_cmpint (setup->init.scheme, ==, RELU_INIT_PYTORCH);
  g_assert_cmpint (setup->init.distribution, ==, RELU_INIT_UNIFORM);
  g_assert_cmpint (setup->init.biases, ==, RELU_INIT_BIASES_ZERO);
  g_assert_cmpuint (setup->init.seed, ==, 7);

  g_assert_nonnull (strstr (text, "\"seed\": 18446744073709551615"));
  g_assert_nonnull (strstr (text, "\"why\": [1]"));
  g_assert_nonnull (strstr (text, "\"mood\": null"));
  g_assert_null (strstr (text, "distribution"));
  g_assert_null (strstr (text, "beta1"));
  assert_kept (file);
}

/* Every part by itself, at both its ends: kept by a file, and told apart. */
static void
test_fields (void)
{
  g_autoptr (ReluFile) file = parse (HEAD "}");
  guint n_fields;
  const ReluSetupField *fields = relu_setup_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const ReluSetupField *field = &fields[i];
      guint64 n_words = 0;

      while (field->kind == RELU_SETUP_WORD && field->get_word ((guint) n_words) != NULL)
        n_words++;
      for (guint end = 0; end < 2; end++)
        {
          ReluSetup setup = *relu_file_get_setup (file);
          g_autoptr (ReluFile) changed = NULL;

          if (field->kind == RELU_SETUP_WORD)
            {
              if (end == 0 ? !field->get_word (1) : n_words < 3)
                continue;
              g_assert_true (relu_setup_field_set_word (
                field, &setup, field->get_word (end == 0 ? 1 : (guint) n_words - 1)));
              if (g_str_equal (field->key, "distribution"))
                setup.init.distribution = RELU_INIT_UNIFORM;
            }
          else if (field->kind == RELU_SETUP_NUMBER)
            g_assert_true (relu_setup_field_set_number (
              field, &setup, end == 0 ? 0x1p-1074 : field->is_below_one ? 1 - 0x1p-53 : G_MAXDOUBLE));
          else
            g_assert_true (relu_setup_field_set_count (field, &setup,
                                                       end == 0 ? field->from : field->to));

          g_assert_true (relu_setup_check (&setup, NULL));
          changed = relu_file_with_setup (file, &setup);
          assert_kept (changed);
          g_assert_true (relu_file_equal (file, changed)
                         == relu_setup_field_equal (field, &setup, relu_file_get_setup (file)));
        }
    }
}

/* What the table refuses, the check does too. */
static void
test_check (void)
{
  guint n_fields;
  const ReluSetupField *fields = relu_setup_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const ReluSetupField *field = &fields[i];
      const double wrong[] = { -0x1p-1074, NAN, INFINITY, field->is_above ? 0 : -1,
                               field->is_below_one ? 1 : -1 };
      ReluSetup setup = RELU_SETUP_INIT;

      setup.options.loss.kind = RELU_LOSS_HUBER;
      for (guint k = 0; field->kind == RELU_SETUP_NUMBER && k < G_N_ELEMENTS (wrong); k++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (relu_setup_field_set_number (field, &setup, wrong[k]));
          G_STRUCT_MEMBER (double, &setup, field->offset) = wrong[k];
          g_assert_false (relu_setup_check (&setup, &error));
          g_assert_error (error, RELU_TRAINER_ERROR, RELU_TRAINER_ERROR_OPTION);
        }
      if (field->kind != RELU_SETUP_NUMBER && field->kind != RELU_SETUP_WORD
          && field->to < G_MAXUINT64)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (relu_setup_field_set_count (field, &setup, field->to + 1));
          if (field->kind == RELU_SETUP_COUNT)
            G_STRUCT_MEMBER (guint64, &setup, field->offset) = field->to + 1;
          else if (field->kind == RELU_SETUP_SIZE)
            G_STRUCT_MEMBER (gsize, &setup, field->offset) = field->to + 1;
          else
            G_STRUCT_MEMBER (guint, &setup, field->offset) = (guint) field->to + 1;
          g_assert_false (relu_setup_check (&setup, &error));
          g_assert_error (error, RELU_TRAINER_ERROR, RELU_TRAINER_ERROR_OPTION);
        }
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { TRAINING "7}", "net: training: expected an object, found 7" },
    { TRAINING "{\"rate\":0}}", "net: training.rate: expected a number above 0, found 0" },
    { TRAINING "{\"rate\":\"fast\"}}",
      "net: training.rate: expected a number above 0, found \"fast\"" },
    { TRAINING "{\"rate\":1e999}}", "net: training.rate: expected a number above 0, found 1e999" },
    { TRAINING "{\"beta1\":1}}",
      "net: training.beta1: expected a number that is at least 0 and less than 1, found 1" },
    { TRAINING "{\"fit\":-1}}", "net: training.fit: expected a number that is at least 0, found -1" },
    { TRAINING "{\"loss\":\"cross\"}}",
      "net: training.loss: expected one of \"mse\", \"mae\", \"huber\", found \"cross\"" },
    { TRAINING "{\"optimizer\":1}}",
      "net: training.optimizer: expected one of \"gd\", \"momentum\", \"adam\", found 1" },
    { TRAINING "{\"starts\":0}}",
      "net: training.starts: expected a whole number from 1 to 10000, found 0" },
    { TRAINING "{\"batch\":1.5}}",
      "net: training.batch: expected a whole number from 0 to 16777216, found 1.5" },
    { TRAINING "{\"seed\":18446744073709551616}}",
      "net: training.seed: expected a whole number from 0 to 18446744073709551615, found "
      "18446744073709551616" },
    { TRAINING "{\"init\":[]}}", "net: training.init: expected an object, found an array" },
    { TRAINING "{\"init\":{\"scheme\":\"lecun\"}}}",
      "net: training.init.scheme: expected one of \"he\", \"glorot\", \"pytorch\", \"small\", found "
      "\"lecun\"" },
    { TRAINING "{\"init\":{\"seed\":-1}}}",
      "net: training.init.seed: expected a whole number from 0 to 18446744073709551615, found -1" },
    { TRAINING "{\"rate\":1,\"rate\":2}}",
      "net: training: expected every key once, found \"rate\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_file_parse (rows[i].text, -1, "net", &error));
      g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

/* Other weights, other data, another name: the set-up stays. */
static void
test_stays (void)
{
  static const gsize origin[] = { 0, 1, 2, 3, 4, 5, 6 };
  g_autoptr (ReluFile) file = parse (TRAINING "{\"rate\":0.5}}");
  ReluNetwork *network = relu_file_get_network (file);
  g_autoptr (ReluFile) a = relu_file_with_network (file, network);
  g_autoptr (ReluFile) b = relu_file_with_edit (a, network, origin);
  g_autoptr (ReluFile) c = relu_file_with_data (b, NULL);
  g_autoptr (ReluFile) d = relu_file_with_domain (c, 0, 1);
  g_autoptr (ReluFile) e = relu_file_with_pin_added (d, "pin", network);
  g_autoptr (ReluFile) f = relu_file_with_marked (e, RELU_MARK_LOCKED, 0, TRUE);
  g_autoptr (ReluFile) g = relu_file_with_name (f, "name");
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) usual = relu_file_with_setup (g, &setup);
  g_autofree char *text = relu_file_to_text (usual, NULL);

  g_assert_cmpfloat (relu_file_get_setup (g)->options.rate, ==, 0.5);
  /* A key that was there stays, with what it is now. */
  g_assert_nonnull (strstr (text, "\"rate\": 0.01"));
}

/* The best constant against all others nearby, and against the formula for squares. */
static void
test_fit (void)
{
  static const double x[] = { 0, 1, 2, 3, 4 }, y[] = { 0, 0, 1, 2, 10 }, flat[] = { 3, 3, 3, 3, 3 },
                      zero[5] = { 0 };
  g_autoptr (ReluData) data = relu_data_new (5, x, y);
  g_autoptr (ReluData) level = relu_data_new (5, x, flat);
  g_autoptr (ReluData) none = relu_data_new (5, x, zero);

  for (guint kind = 0; kind < RELU_N_LOSS_KINDS; kind++)
    {
      ReluSetup setup = RELU_SETUP_INIT;
      double best = INFINITY;

      setup.options.loss.kind = kind;
      for (double c = 0; c <= 10; c += 0x1p-10)
        {
          double sum = 0;

          for (guint i = 0; i < 5; i++)
            sum += relu_loss_get_value (&setup.options.loss, c - y[i]) / 5;
          best = MIN (best, sum);
        }
      g_assert_cmpfloat_with_epsilon (relu_setup_get_fit (&setup, data), best / 1000, 1e-8);
      g_assert_cmpfloat (relu_setup_get_fit (&setup, level), ==,
                         1e-3 * relu_loss_get_value (&setup.options.loss, 3));
      g_assert_cmpfloat (relu_setup_get_fit (&setup, none), >, 0);
      setup.fit = 0.25;
      g_assert_cmpfloat (relu_setup_get_fit (&setup, data), ==, 0.25);
      g_assert_cmpuint (relu_setup_get_start_steps (&setup), ==, 10000);
      setup.n_steps = 3;
      g_assert_cmpuint (relu_setup_get_start_steps (&setup), ==, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/setup/default", test_default);
  g_test_add_func ("/setup/read", test_read);
  g_test_add_func ("/setup/fields", test_fields);
  g_test_add_func ("/setup/check", test_check);
  g_test_add_func ("/setup/refused", test_refused);
  g_test_add_func ("/setup/stays", test_stays);
  g_test_add_func ("/setup/fit", test_fit);

  return g_test_run ();
}
