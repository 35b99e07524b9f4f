/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-recipes.c: data are known again by a fingerprint of their numbers, so that undo and redo bring the
 * recipe back with them while no data are kept for that. */

#include "relu-recipes.h"

#include <string.h>

struct _ReluRecipes
{
  GHashTable *table; /* guint64, allocated → ReluDataRecipe */
};

static guint64
compute_fingerprint (ReluData *data)
{
  gsize n = relu_data_get_n (data);
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  guint64 hash = n, bits;

  for (gsize i = 0; i < 2 * n; i++)
    {
      memcpy (&bits, i < n ? &x[i] : &y[i - n], sizeof bits);
      /* The multiplier of SplitMix64. */
      hash = (hash ^ bits) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      hash ^= hash >> 29;
    }

  return hash;
}

static void
recipe_free (gpointer data)
{
  ReluDataRecipe *self = data;

  g_clear_pointer (&self->network, relu_network_unref);
  g_free (self);
}

/**
 * relu_recipes_new:
 *
 * Returns: (transfer full): a memory without recipes
 */
ReluRecipes *
relu_recipes_new (void)
{
  ReluRecipes *self = g_new (ReluRecipes, 1);

  self->table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, recipe_free);
  return self;
}

void
relu_recipes_free (ReluRecipes *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

/**
 * relu_recipes_add:
 * @data: points
 * @recipe: of what they were made
 */
void
relu_recipes_add (ReluRecipes *self, ReluData *data, const ReluDataRecipe *recipe)
{
  guint64 fingerprint = compute_fingerprint (data);
  ReluDataRecipe *copy = g_memdup2 (recipe, sizeof *recipe);

  if (copy->network != NULL)
    relu_network_ref (copy->network);
  g_hash_table_replace (self->table, g_memdup2 (&fingerprint, sizeof fingerprint), copy);
}

/**
 * relu_recipes_find:
 * @data: points
 *
 * Returns: (transfer none) (nullable): of what they were made; %NULL where they were imported, drawn or
 *   changed, or made in another session
 */
const ReluDataRecipe *
relu_recipes_find (ReluRecipes *self, ReluData *data)
{
  guint64 fingerprint = compute_fingerprint (data);

  return g_hash_table_lookup (self->table, &fingerprint);
}
