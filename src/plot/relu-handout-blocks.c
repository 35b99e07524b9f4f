/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-handout-blocks.c: a lesson as a row of blocks: titles, paragraphs, figures, questions. */

#include <glib/gi18n-lib.h>

#include "relu-handout-private.h"
#include "relu-lesson-figure.h"
#include "relu-number.h"

/* To write an answer on, or the reason for it. */
#define N_RULES 3

#define CHOICE_INDENT 20.0

static const struct
{
  double size; /* points */
  PangoWeight weight;
  PangoStyle slant;
  double spacing; /* of lines, times the font's own */
  double space;   /* before the block */
} styles[] = {
  [RELU_BLOCK_HEADING] = { 24, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.1, 0 },
  [RELU_BLOCK_SUBJECT] = { 12, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 1.2, 4 },
  [RELU_BLOCK_TITLE] = { 17, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.1, 18 },
  [RELU_BLOCK_TEXT] = { 11.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 1.25, 9 },
  [RELU_BLOCK_CAPTION] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 1.15, 4 },
  [RELU_BLOCK_LABEL] = { 10.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.1, 16 },
  [RELU_BLOCK_QUESTION] = { 12.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.2, 6 },
  [RELU_BLOCK_CHOICE] = { 11.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 1.2, 7 },
  [RELU_BLOCK_RIGHT] = { 11.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 1.2, 7 },
  [RELU_BLOCK_FIGURE] = { .space = 14 },
  [RELU_BLOCK_RULES] = { .space = 4 },
};

typedef struct
{
  const ReluHandoutOptions *options;
  const ReluSheet *sheet;
  GPtrArray *blocks;
  guint step;
  gboolean begins_answer; /* with the next block */
} Builder;

static void
block_free (gpointer data)
{
  ReluBlock *self = data;

  g_clear_pointer (&self->scene, relu_scene_unref);
  g_clear_object (&self->layout);
  g_free (self);
}

/* relu_block_get_indent:
 *
 * Returns: how far from the margin its text begins */
double
relu_block_get_indent (const ReluBlock *block)
{
  return block->kind == RELU_BLOCK_CHOICE || block->kind == RELU_BLOCK_RIGHT ? CHOICE_INDENT : 0;
}

/* relu_block_dup_tops:
 *
 * Returns: (transfer full) (nullable) (array length=n_lines+1): where in the block each line begins, and the last
 *   one ends; %NULL where it is no text */
double *
relu_block_dup_tops (const ReluBlock *block)
{
  PangoLayoutIter *iter;
  double *tops, first;
  int i = 0;

  if (block->layout == NULL)
    return NULL;

  iter = pango_layout_get_iter (block->layout);
  tops = g_new (double, block->n_lines + 1);
  first = pango_layout_iter_get_baseline (iter);
  do
    tops[i++] = (pango_layout_iter_get_baseline (iter) - first) / PANGO_SCALE;
  while (i < block->n_lines && pango_layout_iter_next_line (iter));
  tops[block->n_lines] = block->height;
  pango_layout_iter_free (iter);

  return tops;
}

/* relu_block_keeps_next:
 *
 * Returns: whether it may not be the last one on a page */
gboolean
relu_block_keeps_next (const ReluBlock *block)
{
  switch (block->kind)
    {
    case RELU_BLOCK_HEADING:
    case RELU_BLOCK_SUBJECT:
    case RELU_BLOCK_TITLE:
    case RELU_BLOCK_LABEL:
    case RELU_BLOCK_QUESTION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* relu_blocks_create_layout:
 * @width: in which it is wrapped; -1: not at all
 *
 * Each paragraph runs as its own letters do, from the left or from the right. */
PangoLayout *
relu_blocks_create_layout (const ReluHandoutOptions *options, ReluBlockKind kind, const char *text,
                           double width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_new ();
  cairo_font_options_t *font_options = cairo_font_options_create ();
  const char *family = options->font != NULL ? options->font : g_getenv ("RELUSCOPE_FONT");
  PangoLayout *layout;

  cairo_font_options_set_hint_style (font_options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (font_options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, font_options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (font_options);

  pango_font_description_set_family (
    description, family != NULL ? family : "Inter, Adwaita Sans, Cantarell, sans-serif");
  pango_font_description_set_absolute_size (description, styles[kind].size * PANGO_SCALE);
  pango_font_description_set_weight (description, styles[kind].weight);
  pango_font_description_set_style (description, styles[kind].slant);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_line_spacing (layout, (float) styles[kind].spacing);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  /* A word that is longer than a line is broken rather than cut off. */
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static ReluBlock *
add_block (Builder *self, ReluBlockKind kind)
{
  ReluBlock *block = g_new0 (ReluBlock, 1);

  block->kind = kind;
  block->step = self->step;
  block->space = styles[kind].space;
  block->begins_answer = self->begins_answer;
  self->begins_answer = FALSE;
  g_ptr_array_add (self->blocks, block);

  return block;
}

static void
add_text (Builder *self, ReluBlockKind kind, const char *text)
{
  ReluBlock *block;
  PangoRectangle logical;

  if (*text == '\0')
    return;

  block = add_block (self, kind);
  block->layout = relu_blocks_create_layout (
    self->options, kind, text,
    self->sheet->right - self->sheet->left - relu_block_get_indent (block));
  pango_layout_get_extents (block->layout, NULL, &logical);
  block->height = logical.height / (double) PANGO_SCALE;
  block->n_lines = pango_layout_get_line_count (block->layout);
}

/* Paragraphs are apart by an empty line. */
static void
add_paragraphs (Builder *self, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_text (self, RELU_BLOCK_TEXT, g_strstrip (paragraphs[i]));
}

static gboolean
add_figure (Builder *self, const ReluLessonScene *scene, GError **error)
{
  g_autofree char *sliders = relu_lesson_figure_dup_sliders (scene);
  ReluScene *figure = relu_lesson_figure_new (scene, error);

  if (figure == NULL)
    return FALSE;
  add_block (self, RELU_BLOCK_FIGURE)->scene = figure;
  if (sliders != NULL)
    add_text (self, RELU_BLOCK_CAPTION, sliders);

  return TRUE;
}

static void
add_choices (Builder *self, const ReluQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      gboolean is_right = self->options->with_answers && relu_question_is_right (question, i);

      add_text (self, is_right ? RELU_BLOCK_RIGHT : RELU_BLOCK_CHOICE,
                g_ptr_array_index (question->choices, i));
    }
}

/* "3", "x = 2 or x = 5" */
static char *
dup_answers (const ReluQuestion *question)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->answers->len; i++)
    {
      char number[RELU_NUMBER_BUFFER];

      relu_number_to_display (g_array_index (question->answers, double, i),
                              relu_number_get_digits (), number);
      /* Translators: between two answers to a question, each of which is right */
      g_string_append_printf (text, "%s%s%s", i > 0 ? _(" or ") : "",
                              question->kind == RELU_QUESTION_PLACE ? "x = " : "", number);
    }

  return g_string_free (text, FALSE);
}

static void
add_rules (Builder *self)
{
  add_block (self, RELU_BLOCK_RULES)->height = N_RULES * RELU_RULE_HEIGHT;
}

static void
add_question (Builder *self, const ReluQuestion *question)
{
  if (question->kind == RELU_QUESTION_NONE)
    return;

  add_text (self, RELU_BLOCK_LABEL, _("Predict first"));
  add_text (self, RELU_BLOCK_QUESTION, question->text);
  add_choices (self, question);
  if (!self->options->with_answers)
    add_rules (self);
}

static gboolean
add_answer (Builder *self, const ReluLessonStep *step, GError **error)
{
  const ReluQuestion *question = &step->question;

  if (!self->options->with_answers || !relu_lesson_step_has_answer (step))
    return TRUE;

  self->begins_answer = TRUE;
  if (question->kind == RELU_QUESTION_NUMBER || question->kind == RELU_QUESTION_PLACE)
    {
      g_autofree char *answers = dup_answers (question);
      g_autofree char *text = NULL;

      /* Translators: above the reason for it; %s is a number, or "x = 2" */
      text = g_strdup_printf (_("Answer: %s"), answers);
      add_text (self, RELU_BLOCK_LABEL, text);
    }
  else if (question->kind == RELU_QUESTION_CHOICE && (*step->why != '\0' || step->has_reveal))
    add_text (self, RELU_BLOCK_LABEL, _("The answer"));
  add_paragraphs (self, step->why);

  return !step->has_reveal || add_figure (self, &step->reveal, error);
}

static gboolean
add_step (Builder *self, const ReluLessonStep *step, GError **error)
{
  g_autofree char *title
    = *step->title != '\0'
        /* Translators: a step of a lesson: its number and its title */
        ? g_strdup_printf (_("%u. %s"), self->step + 1, step->title)
        : g_strdup_printf (_("Step %u"), self->step + 1);

  add_text (self, RELU_BLOCK_TITLE, title);
  add_paragraphs (self, step->text);
  if (!add_figure (self, &step->scene, error))
    return FALSE;
  add_question (self, &step->question);

  return add_answer (self, step, error);
}

/* relu_blocks_new:
 * @error: as relu_analysis_new()
 *
 * Returns: (transfer full) (nullable): the blocks of all steps, of ReluBlock */
GPtrArray *
relu_blocks_new (ReluLesson *lesson, const ReluHandoutOptions *options, const ReluSheet *sheet,
                 GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);
  Builder builder = { options, sheet, blocks, 0, FALSE };

  add_text (&builder, RELU_BLOCK_HEADING, relu_lesson_get_title (lesson));
  add_text (&builder, RELU_BLOCK_SUBJECT, relu_lesson_get_text (lesson, RELU_LESSON_DESCRIPTION));
  for (; builder.step < relu_lesson_get_n_steps (lesson); builder.step++)
    if (!add_step (&builder, relu_lesson_get_step (lesson, builder.step), error))
      return NULL;

  return g_steal_pointer (&blocks);
}
