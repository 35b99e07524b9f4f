/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-handout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "relu-export-private.h"
#include "relu-handout-private.h"
#include "relu-lesson-figure.h"
#include "relu-numbered.h"

/* Points: room around what is filled, and where the line above it stands. */
#define MARGIN 56.0
#define HEADER_Y 30.0

struct _ReluHandout
{
  ReluLesson *lesson;
  ReluHandoutOptions options;
  char *font;
  ReluSheet sheet;
  GPtrArray *blocks; /* of ReluBlock */
  GPtrArray *pages;  /* of GArray of ReluPlaced */
  ReluPainter *painter;
};

static const struct
{
  const char *name;
  double width, height;
} papers[RELU_N_PAPERS] = {
  [RELU_PAPER_A4] = { "a4", 210 * 72 / 25.4, 297 * 72 / 25.4 },
  [RELU_PAPER_LETTER] = { "letter", 8.5 * 72, 11 * 72 },
};

/**
 * relu_paper_get_name:
 *
 * Returns: what the command line and the settings call it: "a4"
 */
const char *
relu_paper_get_name (ReluPaper paper)
{
  g_return_val_if_fail ((guint) paper < RELU_N_PAPERS, NULL);

  return papers[paper].name;
}

/**
 * relu_paper_from_name:
 * @paper: (out): the one called @name
 *
 * Returns: whether there is one
 */
gboolean
relu_paper_from_name (const char *name, ReluPaper *paper)
{
  for (guint i = 0; i < RELU_N_PAPERS; i++)
    if (g_str_equal (papers[i].name, name))
      {
        *paper = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * relu_paper_get_usual:
 *
 * Returns: what is in printers where the user is, as the locale has it (LC_PAPER); A4 where that is not known
 */
ReluPaper
relu_paper_get_usual (void)
{
#ifdef _NL_PAPER_HEIGHT
  /* glibc's millimetres, an integer that is handed over as a pointer. */
  if ((int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT) == 279)
    return RELU_PAPER_LETTER;
#endif

  return RELU_PAPER_A4;
}

/**
 * relu_handout_new:
 * @lesson: what it is about
 * @options: how it looks
 * @error: as relu_analysis_new()
 *
 * Analyses all scenes, trains where they say so, and finds out what stands on which page.
 *
 * Returns: (transfer full) (nullable): the pages
 */
ReluHandout *
relu_handout_new (ReluLesson *lesson, const ReluHandoutOptions *options, GError **error)
{
  g_autoptr (ReluHandout) self = g_new0 (ReluHandout, 1);
  double width = papers[options->paper].width, height = papers[options->paper].height;

  self->lesson = relu_lesson_ref (lesson);
  self->options = *options;
  self->options.font = self->font = g_strdup (options->font);
  self->sheet = (ReluSheet) { width, height, MARGIN, width - MARGIN, MARGIN, height - MARGIN };
  self->painter = relu_painter_new (relu_theme_get_with_palette (options->theme, options->palette));
  if (options->font != NULL)
    relu_painter_set_font (self->painter, options->font);

  self->blocks = relu_blocks_new (lesson, &self->options, &self->sheet, error);
  if (self->blocks == NULL)
    return NULL;
  self->pages = relu_pages_new (self->blocks, &self->sheet);

  return g_steal_pointer (&self);
}

void
relu_handout_free (ReluHandout *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->painter, relu_painter_free);
  g_clear_pointer (&self->lesson, relu_lesson_unref);
  g_free (self->font);
  g_free (self);
}

/**
 * relu_handout_get_n_pages:
 *
 * Returns: how many pages there are
 */
guint
relu_handout_get_n_pages (const ReluHandout *self)
{
  return self->pages->len;
}

/**
 * relu_handout_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
relu_handout_get_page_size (const ReluHandout *self, double *width, double *height)
{
  *width = self->sheet.width;
  *height = self->sheet.height;
}

static GArray *
get_page (const ReluHandout *self, guint page)
{
  return g_ptr_array_index (self->pages, page);
}

/* The number of the page, at the end of the line above it. */
static double
draw_number (ReluHandout *self, guint page, cairo_t *cr, gboolean from_right)
{
  /* Translators: the number of a page, and how many there are */
  g_autofree char *number
    = g_strdup_printf (_("%u of %u"), page + 1, relu_handout_get_n_pages (self));
  PangoLayout *layout
    = relu_blocks_create_layout (&self->options, RELU_BLOCK_CAPTION, number, -1);
  PangoRectangle logical;
  double width;

  pango_layout_get_extents (layout, NULL, &logical);
  width = logical.width / (double) PANGO_SCALE;
  cairo_move_to (cr, from_right ? self->sheet.left : self->sheet.right - width, HEADER_Y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);

  return width;
}

/* What the page is about: the lesson, and the step where that goes on from the page before. */
static char *
dup_header (ReluHandout *self, guint page)
{
  const char *lesson = relu_lesson_get_title (self->lesson);
  const ReluBlock *first = g_array_index (get_page (self, page), ReluPlaced, 0).block;

  for (guint i = 0; first->kind != RELU_BLOCK_HEADING && first->kind != RELU_BLOCK_TITLE
                    && i < self->blocks->len; i++)
    {
      const ReluBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == RELU_BLOCK_TITLE && block->step == first->step)
        /* Translators: above a page: the titles of a lesson and of one of its steps */
        return g_strdup_printf (_("%s · %s"), lesson, pango_layout_get_text (block->layout));
    }

  return g_strdup (lesson);
}

/* In one line, with the number of the page at its end. */
static void
draw_header (ReluHandout *self, guint page, cairo_t *cr)
{
  g_autofree char *text = dup_header (self, page);
  PangoLayout *layout
    = relu_blocks_create_layout (&self->options, RELU_BLOCK_CAPTION, text, -1);
  gboolean from_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  double taken, room;

  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  taken = draw_number (self, page, cr, from_right) + 18;
  room = self->sheet.right - self->sheet.left - taken;
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_set_height (layout, -1); /* one line */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, self->sheet.left + (from_right ? taken : 0), HEADER_Y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

/**
 * relu_handout_draw_page:
 * @page: from 0
 * @cr: where to, with a point as the unit; the upper left corner of the paper is at its origin
 */
void
relu_handout_draw_page (ReluHandout *self, guint page, cairo_t *cr)
{
  GArray *placed;

  g_return_if_fail (page < self->pages->len);

  placed = get_page (self, page);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->sheet.width, self->sheet.height);
  cairo_fill (cr);
  draw_header (self, page, cr);
  for (guint i = 0; i < placed->len; i++)
    relu_block_draw (&g_array_index (placed, ReluPlaced, i), cr, &self->sheet, self->painter);
  cairo_restore (cr);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Each step with the page on which it begins. */
static void
add_outline (ReluHandout *self, cairo_surface_t *surface)
{
  for (guint page = 0; page < self->pages->len; page++)
    for (guint i = 0; i < get_page (self, page)->len; i++)
      {
        const ReluPlaced *placed = &g_array_index (get_page (self, page), ReluPlaced, i);
        g_autofree char *where = g_strdup_printf ("page=%u", page + 1);

        if (placed->block->kind == RELU_BLOCK_TITLE && placed->first_line == 0)
          cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT,
                                         pango_layout_get_text (placed->block->layout), where, 0);
      }
}

static gboolean
go_on (ReluProgressFunc progress, gpointer user_data, guint done, guint n, GError **error)
{
  if (progress == NULL || progress ((double) done / n, user_data))
    return TRUE;

  g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_CANCELLED, _("Cancelled"));
  return FALSE;
}

/**
 * relu_handout_write:
 * @path: of a PDF; an old file is replaced in one step
 * @progress: (nullable): called after each page, in this thread; returns %FALSE to cancel
 * @error: RELU_EXPORT_ERROR, or as relu_analysis_new()
 *
 * Writes a lesson as a PDF with an outline. The same lesson gives the same file.
 *
 * Returns: whether it is written
 */
gboolean
relu_handout_write (ReluLesson *lesson, const ReluHandoutOptions *options, const char *path,
                    ReluProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (ReluHandout) self = relu_handout_new (lesson, options, error);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const char *author = relu_lesson_get_text (lesson, RELU_LESSON_AUTHOR);
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean goes_on = TRUE;
  cairo_t *cr;

  if (self == NULL)
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (append_bytes, data, self->sheet.width,
                                                 self->sheet.height);
  relu_export_describe_pdf (surface, relu_lesson_get_title (lesson),
                            *author != '\0' ? author : "Reluscope",
                            relu_lesson_get_text (lesson, RELU_LESSON_DESCRIPTION));
  add_outline (self, surface);
  cr = cairo_create (surface);
  for (guint i = 0; i < self->pages->len && goes_on; i++)
    {
      relu_handout_draw_page (self, i, cr);
      cairo_show_page (cr);
      goes_on = go_on (progress, user_data, i + 1, self->pages->len, error);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (goes_on && relu_export_check_status (status, error))
    {
      g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));

      return relu_export_write (bytes, path, error);
    }

  return FALSE;
}

static gboolean
add_figure (ReluNumbered *files, const ReluLessonStep *step, const ReluLessonScene *scene,
            const ReluExportOptions *options, GError **error)
{
  g_autoptr (ReluScene) figure = relu_lesson_figure_new (scene, error);
  g_autoptr (GBytes) bytes = NULL;
  ReluExportOptions with_title = *options;

  if (figure == NULL)
    return FALSE;

  with_title.title = step->title;
  bytes = relu_export_to_bytes (figure, &with_title, error);

  return bytes != NULL && relu_numbered_add (files, bytes, error);
}

/**
 * relu_handout_write_figures:
 * @with_answers: whether what a step reveals follows as another figure
 * @options: how they look; each has its step's title
 * @path: of all of them: "steps.png" becomes "steps-01.png" and so on
 * @progress: (nullable): called after each step, in this thread; returns %FALSE to cancel
 * @error: RELU_EXPORT_ERROR, or as relu_analysis_new()
 *
 * Writes the figure of each step for slides: all of them, or none.
 *
 * Returns: whether they are written
 */
gboolean
relu_handout_write_figures (ReluLesson *lesson, gboolean with_answers,
                            const ReluExportOptions *options, const char *path,
                            ReluProgressFunc progress, gpointer user_data, GError **error)
{
  guint n_steps = relu_lesson_get_n_steps (lesson), n = n_steps;
  g_autoptr (ReluNumbered) files = NULL;

  for (guint i = 0; i < n_steps; i++)
    n += with_answers && relu_lesson_get_step (lesson, i)->has_reveal;

  files = relu_numbered_new (path, n);
  for (guint i = 0; i < n_steps; i++)
    {
      const ReluLessonStep *step = relu_lesson_get_step (lesson, i);

      if (!add_figure (files, step, &step->scene, options, error)
          || (with_answers && step->has_reveal
              && !add_figure (files, step, &step->reveal, options, error))
          || !go_on (progress, user_data, i + 1, n_steps, error))
        return FALSE;
    }

  return relu_numbered_commit (files, error);
}

/**
 * relu_handout_collect:
 * @title: of all of them
 * @files: (array length=n): networks
 * @names: (array length=n): what those are called that have no name
 * @n: how many
 *
 * Returns: (transfer full): a lesson without questions: a step for each network
 */
ReluLesson *
relu_handout_collect (const char *title, ReluFile *const *files, const char *const *names, guint n)
{
  ReluLesson *lesson = relu_lesson_new (title);

  for (guint i = 0; i < n; i++)
    {
      ReluLessonStep *step = relu_lesson_step_new (files[i]);
      const char *name = relu_file_get_name (files[i]);
      ReluLesson *longer;

      g_free (step->title);
      step->title = g_strdup (*name != '\0' ? name : names[i]);
      g_free (step->text);
      step->text = g_strdup (relu_file_get_description (files[i]));
      longer = relu_lesson_with_step_inserted (lesson, i, step);
      relu_lesson_unref (lesson);
      lesson = longer;
    }

  return lesson;
}
