/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-handout.c: "reluscope-cli handout": a lesson, or networks, on paper; or their figures for slides. */

#include <glib/gi18n.h>
#include <string.h>

#include "relu-cli-picture.h"
#include "relu-cli-progress.h"
#include "relu-handout.h"
#include "relu-lessons.h"

enum
{
  OPTION_OUTPUT,
  OPTION_ANSWERS,
  OPTION_PAPER,
  OPTION_TITLE,
  OPTION_SIZE,
  OPTION_SCALE,
  OPTION_THEME,
  OPTION_PALETTE,
  OPTION_TRANSPARENT,
};

static const ReluCliOption options[] = {
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Where to: a name that ends in .pdf; or in .png or .svg, for the\n"
                         "figures alone in numbered files, OUT-01 and so on") },
  [OPTION_ANSWERS] = { "answers", 0, 0, NULL, N_("With the answers, and why, instead of room for them") },
  [OPTION_PAPER] = { "paper", 0, 1, "a4|letter", N_("What is in the printer, if not as the locale says") },
  [OPTION_TITLE] = { "title", 0, 1, "TEXT", N_("What several networks are called together") },
  [OPTION_SIZE] = { "size", 0, 1, "WxH", N_("Of numbered files, in CSS pixels (1200x750)") },
  [OPTION_SCALE] = { "scale", 0, 1, "S", N_("Of numbered PNG: pixels for each CSS pixel (2)") },
  [OPTION_THEME] = { "theme", 0, 1, "NAME",
                     N_("light, dark, high-contrast, high-contrast-dark, projector or print\n"
                        "(on paper print, else light)") },
  [OPTION_PALETTE] = { "palette", 0, 1, "NAME",
                       N_("The units' colours: standard, three-hues, blue-orange or greys") },
  [OPTION_TRANSPARENT] = { "transparent", 0, 0, NULL, N_("Numbered files without a background") },
  { NULL },
};

typedef struct
{
  const char *path, *title;
  gboolean with_answers, has_theme;
  ReluPaper paper;
  gboolean has_paper;
  ReluExportOptions picture;
} Handout;

static Handout handout_state = { .picture = RELU_EXPORT_OPTIONS_INIT };

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  /* From this program's option to the shared one. */
  static const guint shared[] = {
    [OPTION_SCALE] = RELU_CLI_PICTURE_SCALE,
    [OPTION_THEME] = RELU_CLI_PICTURE_THEME,
    [OPTION_PALETTE] = RELU_CLI_PICTURE_PALETTE,
    [OPTION_TRANSPARENT] = RELU_CLI_PICTURE_TRANSPARENT,
  };
  Handout *self = state;

  switch (option)
    {
    case OPTION_OUTPUT:
      self->path = g_intern_string (values[0]);
      return TRUE;
    case OPTION_ANSWERS:
      self->with_answers = TRUE;
      return TRUE;
    case OPTION_PAPER:
      self->has_paper = TRUE;
      return relu_paper_from_name (values[0], &self->paper)
             || relu_cli_fail_option (error, "paper", _("a4 or letter"), values[0]);
    case OPTION_TITLE:
      self->title = g_intern_string (values[0]);
      return TRUE;
    case OPTION_SIZE:
      return relu_cli_picture_parse_size (values[0], &self->picture, "1200x750", error);
    default:
      self->has_theme = self->has_theme || option == OPTION_THEME;
      return relu_cli_picture_set_option (shared[option], values, &self->picture, NULL, error);
    }
}

static gboolean
is_bundled (const char *name)
{
  for (guint i = 0; i < relu_lessons_get_n (); i++)
    if (g_str_equal (relu_lessons_get_id (i), name))
      return TRUE;

  return FALSE;
}

static ReluLesson *
collect (const Handout *self, char **paths, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *title = self->title;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      ReluFile *file = relu_cli_read_file (paths[i], error);

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
      g_ptr_array_add (names, g_filename_display_basename (paths[i]));
    }
  /* Translators: the title of a handout with figures of networks */
  title = title != NULL ? title : _("Networks");

  return relu_handout_collect (title, (ReluFile *const *) files->pdata,
                               (const char *const *) names->pdata, files->len);
}

static ReluLesson *
read_lesson (const Handout *self, char **operands, GError **error)
{
  if (operands[1] == NULL && is_bundled (operands[0]))
    return relu_lessons_load (operands[0], error);
  if (operands[1] == NULL && g_str_has_suffix (operands[0], ".relu-lesson.json"))
    return relu_lesson_read (operands[0], error);

  return collect (self, operands, error);
}

static gboolean
write_pdf (const Handout *self, ReluLesson *lesson, GError **error)
{
  ReluHandoutOptions paper = RELU_HANDOUT_OPTIONS_INIT;

  paper.paper = self->has_paper ? self->paper : relu_paper_get_usual ();
  paper.with_answers = self->with_answers;
  paper.palette = self->picture.palette;
  if (self->has_theme)
    paper.theme = self->picture.theme;

  return relu_handout_write (lesson, &paper, self->path, relu_cli_progress, NULL, error);
}

static int
run (char **operands, gpointer state)
{
  Handout *self = state;
  g_autoptr (ReluLesson) lesson = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (self->path == NULL)
    return relu_cli_fail_usage (relu_cli_handout.name, _("-o OUT is missing"));
  if (!relu_export_format_from_name (self->path, &self->picture.format, &error))
    return relu_cli_fail_usage (relu_cli_handout.name, error->message);

  lesson = read_lesson (self, operands, &error);
  if (lesson == NULL)
    return relu_cli_fail (error);

  relu_cli_progress_begin ();
  if (self->picture.format == RELU_EXPORT_PDF)
    written = write_pdf (self, lesson, &error);
  else
    written = relu_handout_write_figures (lesson, self->with_answers, &self->picture, self->path,
                                          relu_cli_progress, NULL, &error);
  relu_cli_progress_end ();

  return written ? RELU_CLI_DONE : relu_cli_fail (error);
}

const ReluCliCommand relu_cli_handout = {
  .name = "handout",
  .operands = "LESSON | FILE...",
  .summary = N_("Write a lesson, or figures of networks, as pages to print or for slides."),
  .options = options,
  .notes = N_("LESSON is a lesson file (.relu-lesson.json), or the name of a lesson that comes with the\n"
              "program: non-linearity, slopes, dead, training, stuck, units, depth or activations."),
  .min_operands = 1,
  .max_operands = 500,
  .set_option = set_option,
  .state = &handout_state,
  .run = run,
};
