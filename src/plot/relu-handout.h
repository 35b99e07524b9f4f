/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-handout.h: a lesson on paper: a page for each step, with its words, figure and question. */

#pragma once

#include "relu-animation.h"
#include "relu-lesson.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_PAPER_A4,
  RELU_PAPER_LETTER,
} ReluPaper;

#define RELU_N_PAPERS 2

const char *relu_paper_get_name (ReluPaper paper); /* "a4", as on the command line */
gboolean relu_paper_from_name (const char *name, ReluPaper *paper);
ReluPaper relu_paper_get_usual (void); /* where the user is */

typedef struct
{
  ReluPaper paper;
  gboolean with_answers; /* rather than room for them */
  ReluThemeKind theme;
  ReluPalette palette;
  const char *font; /* (nullable): as for relu_painter_set_font() */
} ReluHandoutOptions;

#define RELU_HANDOUT_OPTIONS_INIT                                                                  \
  { RELU_PAPER_A4, FALSE, RELU_THEME_PRINT, RELU_PALETTE_STANDARD, NULL }

/* Laid out pages, to be drawn as often as one likes. One thread at a time. */
typedef struct _ReluHandout ReluHandout;

ReluHandout *relu_handout_new (ReluLesson *lesson, const ReluHandoutOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_handout_free (ReluHandout *self);
guint relu_handout_get_n_pages (const ReluHandout *self);
void relu_handout_get_page_size (const ReluHandout *self, double *width, double *height);
void relu_handout_draw_page (ReluHandout *self, guint page, cairo_t *cr);

gboolean relu_handout_write (ReluLesson *lesson, const ReluHandoutOptions *options,
                             const char *path, ReluProgressFunc progress, gpointer user_data,
                             GError **error); /* atomic */
/* Only the figures, as numbered files for slides. */
gboolean relu_handout_write_figures (ReluLesson *lesson, gboolean with_answers,
                                     const ReluExportOptions *options, const char *path,
                                     ReluProgressFunc progress, gpointer user_data,
                                     GError **error);

/* Networks as the steps of a lesson, with their names and descriptions. */
ReluLesson *relu_handout_collect (const char *title, ReluFile *const *files,
                                  const char *const *names,
                                  guint n) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluHandout, relu_handout_free)

G_END_DECLS
