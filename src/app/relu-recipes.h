/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-recipes.h: of which recipe data were made, as long as the program runs. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

typedef struct _ReluRecipes ReluRecipes;

ReluRecipes *relu_recipes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_recipes_free (ReluRecipes *self);
void relu_recipes_add (ReluRecipes *self, ReluData *data, const ReluDataRecipe *recipe);
const ReluDataRecipe *relu_recipes_find (ReluRecipes *self, ReluData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRecipes, relu_recipes_free)

G_END_DECLS
