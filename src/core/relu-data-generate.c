/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-generate.c: points on a curve, with noise. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-data.h"
#include "relu-forward.h"
#include "relu-random.h"

/* The random curve has this many corners inside the domain. */
#define N_CORNERS 4

typedef struct
{
  const ReluDataRecipe *recipe;
  double corners_x[N_CORNERS + 2], corners_y[N_CORNERS + 2];
} Curve;

static const struct
{
  const char *name, *title;
} kinds[RELU_N_DATA_KINDS] = {
  [RELU_DATA_LINE] = { "line", N_("Straight line") },
  [RELU_DATA_ABSOLUTE] = { "absolute", N_("Absolute value") },
  [RELU_DATA_SQUARE] = { "square", N_("Square") },
  [RELU_DATA_SINE] = { "sine", N_("Sine") },
  [RELU_DATA_STEP] = { "step", N_("Step") },
  [RELU_DATA_BUMP] = { "bump", N_("Bump") },
  [RELU_DATA_PIECEWISE] = { "piecewise", N_("Random pieces") },
  [RELU_DATA_NETWORK] = { "network", N_("Present curve") },
};

/**
 * relu_data_kind_get_name:
 *
 * Returns: the name for programs, such as "sine"
 */
const char *
relu_data_kind_get_name (ReluDataKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_DATA_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * relu_data_kind_get_title:
 *
 * Returns: the name for people, translated
 */
const char *
relu_data_kind_get_title (ReluDataKind kind)
{
  g_return_val_if_fail ((guint) kind < RELU_N_DATA_KINDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].title);
}

/**
 * relu_data_kind_from_name:
 * @name: a name as from relu_data_kind_get_name()
 * @kind: (out): the curve of that name
 *
 * Returns: whether there is one
 */
gboolean
relu_data_kind_from_name (const char *name, ReluDataKind *kind)
{
  for (guint i = 0; i < RELU_N_DATA_KINDS; i++)
    if (g_str_equal (name, kinds[i].name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/* Where share @t of the domain is, without overflow and exactly the ends at 0 and 1. */
static double
at_share (const ReluDataRecipe *recipe, double t)
{
  return t == 1 ? recipe->to : recipe->from + t * (recipe->to - recipe->from);
}

static void
draw_corners (Curve *curve, ReluRandom *random)
{
  double *x = curve->corners_x;

  for (guint i = 0; i < N_CORNERS + 2; i++)
    {
      double next = i == 0               ? curve->recipe->from
                    : i == N_CORNERS + 1 ? curve->recipe->to
                                         : at_share (curve->recipe, relu_random_uniform (random));
      guint at = i;

      for (; at > 0 && x[at - 1] > next; at--)
        x[at] = x[at - 1];
      x[at] = next;
    }
  for (guint i = 0; i < N_CORNERS + 2; i++)
    curve->corners_y[i] = 2 * relu_random_uniform (random) - 1;
}

static double
piecewise (const Curve *curve, double x)
{
  const double *xs = curve->corners_x, *ys = curve->corners_y;
  guint i = 1;

  while (i < N_CORNERS + 1 && x > xs[i])
    i++;
  if (!(xs[i] > xs[i - 1]))
    return ys[i];

  return ys[i - 1] + (x - xs[i - 1]) / (xs[i] - xs[i - 1]) * (ys[i] - ys[i - 1]);
}

/* sin (2πu), and exactly 0 where it is 0: 2π is no double. */
static double
sine (double u)
{
  double half_turns = rint (2 * u);
  double y = sin (2 * G_PI * (u - half_turns / 2));

  return fmod (half_turns, 2) == 0 ? y : 0 - y;
}

static double
evaluate (const Curve *curve, double x)
{
  const ReluDataRecipe *recipe = curve->recipe;
  double u = (x - recipe->from) / (recipe->to - recipe->from) - 0.5;

  switch (recipe->kind)
    {
    case RELU_DATA_LINE:
      return 2 * x - 1;
    case RELU_DATA_ABSOLUTE:
      return fabs (x);
    case RELU_DATA_SQUARE:
      return x * x;
    case RELU_DATA_SINE:
      return sine (u);
    case RELU_DATA_STEP:
      return u >= 0;
    case RELU_DATA_BUMP:
      return exp (-32 * u * u);
    case RELU_DATA_PIECEWISE:
      return piecewise (curve, x);
    case RELU_DATA_NETWORK:
    default:
      return relu_network_evaluate (recipe->network, x);
    }
}

static gboolean
check (const ReluDataRecipe *recipe, GError **error)
{
  if (recipe->n < 1 || recipe->n > RELU_DATA_MAX)
    {
      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                   _("the number of points must be 1 to %u, it is %zu"), RELU_DATA_MAX, recipe->n);
      return FALSE;
    }
  if (!(isfinite (recipe->from) && isfinite (recipe->to) && recipe->from < recipe->to
        && isfinite (recipe->to - recipe->from)))
    {
      g_set_error_literal (error, RELU_DATA_ERROR, RELU_DATA_ERROR_NOT_FINITE,
                           _("the domain of the points must have two finite ends, the smaller one "
                             "first"));
      return FALSE;
    }
  if (!(isfinite (recipe->noise) && recipe->noise >= 0))
    {
      g_set_error_literal (error, RELU_DATA_ERROR, RELU_DATA_ERROR_NOT_FINITE,
                           _("the noise must be a finite number, at least 0"));
      return FALSE;
    }

  return TRUE;
}

/**
 * relu_data_generate:
 * @recipe: the curve, how many points, and how noisy
 * @error: RELU_DATA_ERROR
 *
 * The same recipe gives the same points: noise and random curve come from its seed alone (up to the
 * last digit of sine and bump, which libm computes). The x have no noise.
 *
 * Returns: (transfer full) (nullable): points from left to right
 */
ReluData *
relu_data_generate (const ReluDataRecipe *recipe, GError **error)
{
  Curve curve = { .recipe = recipe };
  g_autofree double *xy = NULL;
  ReluRandom random;

  g_return_val_if_fail ((guint) recipe->kind < RELU_N_DATA_KINDS, NULL);
  g_return_val_if_fail (recipe->kind != RELU_DATA_NETWORK || recipe->network != NULL, NULL);

  if (!check (recipe, error))
    return NULL;

  relu_random_init (&random, recipe->seed, RELU_RANDOM_DATA);
  if (recipe->kind == RELU_DATA_PIECEWISE)
    draw_corners (&curve, &random);
  xy = g_new (double, 2 * recipe->n);
  for (gsize i = 0; i < recipe->n; i++)
    {
      double t = recipe->n == 1 ? 0.5 : (double) i / (double) (recipe->n - 1);
      double x = at_share (recipe, t), y = evaluate (&curve, x);

      if (recipe->noise > 0)
        y += recipe->noise * relu_random_normal (&random);
      if (!isfinite (y))
        {
          char text[RELU_NUMBER_BUFFER];

          g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_NOT_FINITE,
                       _("the curve at x = %s is too large for a number"),
                       relu_number_to_shortest (x, text));
          return NULL;
        }
      xy[i] = x;
      xy[recipe->n + i] = y;
    }

  return relu_data_new_take (recipe->n, g_steal_pointer (&xy));
}
