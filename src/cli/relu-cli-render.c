/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-render.c: "reluscope-cli render": the figure as a PNG, SVG or PDF file. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-analysis.h"
#include "relu-cli-picture.h"

enum
{
  OPTION_OUTPUT,
  OPTION_FORMAT,
  OPTION_SIZE,
  OPTION_DOMAIN,
  OPTION_BUILD_UP,
  OPTION_READING,
  OPTION_DATA,
  OPTION_COMPARE,
  N_OWN_OPTIONS,
};

static const ReluCliOption options[] = {
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Where to: a name that ends in .png, .svg or .pdf; - is standard output") },
  [OPTION_FORMAT] = { "format", 0, 1, "png|svg|pdf", N_("What to write, whatever the name is") },
  [OPTION_SIZE] = { "size", 0, 1, "WxH", N_("Width and height in CSS pixels, 1 to 32767 (1200x750)") },
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_BUILD_UP] = { "build-up", 0, 0, NULL,
                        N_("With each unit's line, clipped and weighted, as small panels") },
  [OPTION_READING] = { "reading", 0, 1, "X", N_("With a reading line at x = X") },
  [OPTION_DATA] = { "data", 0, 1, "CSV", N_("With the points of a CSV file instead of the file's own") },
  [OPTION_COMPARE] = { "compare", 0, 1, "OTHER",
                       N_("With the curve of another file, dashed in grey; can be repeated") },
  [N_OWN_OPTIONS + RELU_CLI_PICTURE_SCALE]
  = { "scale", 0, 1, "S", N_("PNG: pixels for each CSS pixel (2); a picture has at most\n"
                             "32767 on a side and 268 million in all") },
  RELU_CLI_PICTURE_OPTIONS (N_OWN_OPTIONS),
  { NULL },
};

typedef struct
{
  char *path;
  char *data; /* a path */
  GPtrArray *compare; /* of paths */
  gboolean has_format, has_domain;
  double from, to;
  ReluExportOptions export;
  ReluSceneOptions scene;
} Render;

static Render render_state = {
  .export = RELU_EXPORT_OPTIONS_INIT,
  .scene = RELU_SCENE_OPTIONS_INIT,
};

static gboolean
parse_format (const char *text, Render *self, GError **error)
{
  self->has_format = TRUE;
  for (guint i = 0; i < RELU_N_EXPORT_FORMATS; i++)
    if (g_str_equal (text, relu_export_format_get_extension (i)))
      {
        self->export.format = i;
        return TRUE;
      }

  return relu_cli_fail_option (error, "format", _("png, svg or pdf"), text);
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Render *self = state;

  switch (option)
    {
    case OPTION_OUTPUT:
      g_free (self->path);
      self->path = g_strdup (values[0]);
      return TRUE;
    case OPTION_FORMAT:
      return parse_format (values[0], self, error);
    case OPTION_SIZE:
      return relu_cli_picture_parse_size (values[0], &self->export, "1200x750", error);
    case OPTION_DOMAIN:
      self->has_domain = TRUE;
      return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
    case OPTION_BUILD_UP:
      self->scene.show_build_up = TRUE;
      return TRUE;
    case OPTION_READING:
      return relu_cli_parse_number (values[0], &self->scene.reading_x)
             || relu_cli_fail_option (error, "reading", _("a number"), values[0]);
    case OPTION_DATA:
      g_free (self->data);
      self->data = g_strdup (values[0]);
      return TRUE;
    case OPTION_COMPARE:
      if (self->compare == NULL)
        self->compare = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->compare, g_strdup (values[0]));
      return TRUE;
    default:
      return relu_cli_picture_set_option (option - N_OWN_OPTIONS, values, &self->export,
                                          &self->scene, error);
    }
}

static ReluAnalysis *
analyze (const char *path, ReluFile *file, const Render *self, GError **error)
{
  ReluAnalysis *analysis
    = relu_analysis_new (relu_file_get_network (file), self->from, self->to, error);

  if (analysis == NULL)
    {
      g_autofree char *name = relu_cli_dup_display_name (path);

      g_prefix_error (error, "%s: ", name);
    }

  return analysis;
}

/* On the domain of the figure, whatever their own is. */
static GPtrArray *
read_ghosts (const Render *self, GPtrArray *compare, GError **error)
{
  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();

  for (guint i = 0; i < compare->len; i++)
    {
      const char *path = g_ptr_array_index (compare, i);
      g_autoptr (ReluFile) file = relu_cli_read_file (path, error);
      g_autoptr (ReluAnalysis) analysis = NULL;
      g_autofree char *name = NULL;

      if (file == NULL)
        return NULL;
      analysis = analyze (path, file, self, error);
      if (analysis == NULL)
        return NULL;
      name = *relu_file_get_name (file) != '\0' ? g_strdup (relu_file_get_name (file))
                                               : g_filename_display_basename (path);
      relu_ghosts_add (ghosts, name, analysis, i);
    }

  return g_steal_pointer (&ghosts);
}

static int
write_to_stdout (ReluScene *scene, const ReluExportOptions *export)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = relu_export_to_bytes (scene, export, &error);
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  if (bytes == NULL)
    {
      g_string_free (output.text, TRUE);
      return relu_cli_fail (error);
    }
  g_string_append_len (output.text, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes));

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  Render *self = state;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autoptr (ReluScene) scene = NULL;
  g_autoptr (GPtrArray) compare = g_steal_pointer (&self->compare);
  g_autoptr (GPtrArray) ghosts = NULL;
  g_autofree char *path = g_steal_pointer (&self->path);
  g_autofree char *data_path = g_steal_pointer (&self->data);
  g_autoptr (ReluData) data = NULL;

  if (path == NULL)
    return relu_cli_fail_usage ("render", _("-o OUT is missing"));
  if (!self->has_format && g_str_equal (path, "-"))
    return relu_cli_fail_usage ("render", _("standard output needs --format"));
  if (!self->has_format
      && !relu_export_format_from_name (path, &self->export.format, &error))
    return relu_cli_fail_usage ("render", error->message);
  if (!self->scene.show_data && data_path != NULL)
    return relu_cli_fail_usage ("render", _("--data and --no-data exclude each other"));

  file = relu_cli_read_file (operands[0], &error);
  if (file == NULL)
    return relu_cli_fail (error);
  if (!self->has_domain)
    {
      self->from = relu_file_get_from (file);
      self->to = relu_file_get_to (file);
    }

  analysis = analyze (operands[0], file, self, &error);
  if (analysis == NULL)
    return relu_cli_fail (error);
  if (compare != NULL)
    {
      ghosts = read_ghosts (self, compare, &error);
      if (ghosts == NULL)
        return relu_cli_fail (error);
      self->scene.ghosts = ghosts;
    }
  if (data_path != NULL)
    {
      data = relu_data_read_csv (data_path, &error);
      if (data == NULL)
        return relu_cli_fail (error);
    }
  self->scene.data = data != NULL ? data : relu_file_get_data (file);
  self->export.title = relu_file_get_name (file);
  scene = relu_scene_new (analysis, &self->scene);

  if (g_str_equal (path, "-"))
    return write_to_stdout (scene, &self->export);
  if (!relu_export_to_file (scene, &self->export, path, &error))
    return relu_cli_fail (error);

  return RELU_CLI_DONE;
}

const ReluCliCommand relu_cli_render = {
  .name = "render",
  .operands = "FILE",
  .summary = N_("Write the figure as a PNG, SVG or PDF file."),
  .options = options,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &render_state,
  .run = run,
};
