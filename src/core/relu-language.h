/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-language.h: the languages that the programs speak, and which one they speak now. */

#pragma once

#include "relu-number.h"

G_BEGIN_DECLS

/* What stands for "no language is chosen: as the system has it". */
#define RELU_LANGUAGE_SYSTEM "system"

typedef struct
{
  const char *code; /* as in po/LINGUAS */
  const char *name; /* as those who speak it call it */
  ReluNumberFormat numbers;
  gboolean is_right_to_left;
} ReluLanguage;

const ReluLanguage *relu_language_list (guint *n);
const ReluLanguage *relu_language_find (const char *code);

/* In the order in which a program begins. */
gboolean relu_language_take_option (int *argc, char **argv, char **code, char **reason);
void relu_language_start (const char *installed_catalogues);
void relu_language_choose (const ReluLanguage *language);

const ReluLanguage *relu_language_get_chosen (void);

G_END_DECLS
