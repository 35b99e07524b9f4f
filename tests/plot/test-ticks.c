/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "relu-ticks-private.h"

static char *
join (const ReluTicks *ticks)
{
  GString *text = g_string_new (NULL);
  char buffer[RELU_TICK_BUFFER];

  for (guint i = 0; i < ticks->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", relu_ticks_format (ticks, i, buffer));

  return g_string_free (text, FALSE);
}

static void
test_labels (void)
{
  static const struct
  {
    double from, to, intervals;
    const char *labels, *note;
  } cases[] = {
    { -4, 4, 8, "−4 −3 −2 −1 0 1 2 3 4", NULL },
    { -4, 4, 4, "−4 −2 0 2 4", NULL },
    { 0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0", NULL },
    { 0, 0.3, 3, "0.0 0.1 0.2 0.3", NULL },
    { -0.25, 0.25, 5, "−0.2 −0.1 0.0 0.1 0.2", NULL },
    { 12, 28, 4, "15 20 25", NULL },
    { 990, 1010, 4, "990 995 1000 1005 1010", NULL },
    { 1e6, 1e6 + 1e-3, 5, "0.0000 0.0002 0.0004 0.0006 0.0008 0.0010", "x − 1000000" },
    { -1e6 - 1e-3, -1e6, 5, "−0.0010 −0.0008 −0.0006 −0.0004 −0.0002 0.0000", "x + 1000000" },
    { 0, 4e6, 4, "0 1 2 3 4", "x / 10⁶" },
    { -2e300, 2e300, 4, "−2 −1 0 1 2", "x / 10³⁰⁰" },
    { 0, 5e-300, 5, "0 1 2 3 4 5", "x / 10⁻³⁰⁰" },
    { 0, 4e-5, 4, "0 10 20 30 40", "x / 10⁻⁶" },
    { 0, 3, 1, "0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *labels = NULL;
      g_autofree char *note = NULL;
      ReluTicks ticks;

      relu_ticks_init (&ticks, cases[i].from, cases[i].to, cases[i].intervals);
      labels = join (&ticks);
      note = relu_ticks_dup_note (&ticks, "x");
      g_assert_cmpstr (labels, ==, cases[i].labels);
      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

/* At any zoom: ticks lie inside, ascend by one step, are not too many, and all labels differ. */
static void
test_any_axis (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_test_rand_double_range (-290, 290));
      double middle = g_test_rand_bit () ? g_test_rand_double_range (-1, 1) * size : 0;
      double span = size * pow (10, g_test_rand_double_range (-11, 1));
      double from = middle - span / 2, to = middle + span / 2;
      double intervals = g_test_rand_double_range (1, 14);
      char before[RELU_TICK_BUFFER] = "", label[RELU_TICK_BUFFER];
      double step;
      ReluTicks ticks;

      if (!(from < to))
        continue;
      relu_ticks_init (&ticks, from, to, intervals);
      step = relu_ticks_get_step (&ticks);
      g_assert_cmpfloat (step, >, 0);
      g_assert_cmpfloat (ticks.n, <=, intervals + 1 + 1e-3);
      /* Not coarser than needed: the next finer step would be too fine. */
      g_assert_cmpfloat (step, <=, span / intervals * 2.5 * (1 + 1e-6) + fabs (middle) * 0x1p-47);
      for (guint k = 0; k < ticks.n; k++)
        {
          double value = relu_ticks_get_value (&ticks, k);

          g_assert_cmpfloat (value, >=, from - step * 1e-5);
          g_assert_cmpfloat (value, <=, to + step * 1e-5);
          if (k > 0)
            g_assert_cmpfloat (value, >, relu_ticks_get_value (&ticks, k - 1));
          relu_ticks_format (&ticks, k, label);
          g_assert_cmpstr (label, !=, before);
          g_assert_cmpuint (g_utf8_strlen (label, -1), <=, 12);
          g_strlcpy (before, label, sizeof before);
        }
    }
}

static void
test_round_outwards (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      double size = pow (10, g_test_rand_double_range (-250, 250));
      double from = g_test_rand_double_range (-1, 1) * size;
      double to = from + g_test_rand_double_range (1e-6, 2) * size;
      double low = from, high = to;

      relu_ticks_round_outwards (&low, &high, 8);
      g_assert_cmpfloat (low, <=, from + (to - from) * 1e-5);
      g_assert_cmpfloat (high, >=, to - (to - from) * 1e-5);
      g_assert_cmpfloat (high - low, <=, (to - from) * 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/labels", test_labels);
  g_test_add_func ("/ticks/any-axis", test_any_axis);
  g_test_add_func ("/ticks/round-outwards", test_round_outwards);

  return g_test_run ();
}
