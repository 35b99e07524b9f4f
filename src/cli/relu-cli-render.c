/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-render.c: "reluscope-cli render": the figure as a PNG, SVG or PDF file. */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "relu-analysis.h"
#include "relu-cli.h"
#include "relu-export.h"

enum
{
  OPTION_OUTPUT,
  OPTION_FORMAT,
  OPTION_SIZE,
  OPTION_SCALE,
  OPTION_THEME,
  OPTION_PALETTE,
  OPTION_DOMAIN,
  OPTION_X_RANGE,
  OPTION_Y_RANGE,
  OPTION_TRANSPARENT,
  OPTION_NO_HEADLINE,
  OPTION_NO_CONTRIBUTIONS,
  OPTION_NO_LANES,
  OPTION_NO_OUTSIDE,
  OPTION_SLOPE_STRIP,
  OPTION_BUILD_UP,
  OPTION_READING,
  OPTION_DATA,
  OPTION_NO_DATA,
  OPTION_RESIDUALS,
  OPTION_COMPARE,
};

static const ReluCliOption options[] = {
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Where to: a name that ends in .png, .svg or .pdf; - is standard output") },
  [OPTION_FORMAT] = { "format", 0, 1, "png|svg|pdf", N_("What to write, whatever the name is") },
  [OPTION_SIZE] = { "size", 0, 1, "WxH", N_("Width and height in CSS pixels, 1 to 32767 (1200x750)") },
  [OPTION_SCALE] = { "scale", 0, 1, "S", N_("PNG: pixels for each CSS pixel (2); a picture has at most\n"
                           "32767 on a side and 268 million in all") },
  [OPTION_THEME] = { "theme", 0, 1, "NAME",
                     N_("light, dark, high-contrast, high-contrast-dark, projector or print") },
  [OPTION_PALETTE] = { "palette", 0, 1, "NAME",
                       N_("The units' colours: standard, three-hues, blue-orange or greys") },
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_X_RANGE] = { "x-range", 0, 2, "A B", N_("The x that are shown (the domain)") },
  [OPTION_Y_RANGE] = { "y-range", 0, 2, "A B", N_("The y that are shown (those of the curve)") },
  [OPTION_TRANSPARENT] = { "transparent", 0, 0, NULL, N_("Without a background") },
  [OPTION_NO_HEADLINE] = { "no-headline", 0, 0, NULL, N_("Without the verdict above the plot") },
  [OPTION_NO_CONTRIBUTIONS] = { "no-contributions", 0, 0, NULL,
                                N_("Without the dashed curves of the units") },
  [OPTION_NO_LANES] = { "no-lanes", 0, 0, NULL, N_("Without the activation lanes") },
  [OPTION_NO_OUTSIDE] = { "no-outside", 0, 0, NULL,
                          N_("Without the marks of breakpoints beyond the plot’s edges") },
  [OPTION_SLOPE_STRIP] = { "slope-strip", 0, 0, NULL, N_("With the slope of f below the plot") },
  [OPTION_BUILD_UP] = { "build-up", 0, 0, NULL,
                        N_("With each unit's line, clipped and weighted, as small panels") },
  [OPTION_READING] = { "reading", 0, 1, "X", N_("With a reading line at x = X") },
  [OPTION_DATA] = { "data", 0, 1, "CSV", N_("With the points of a CSV file instead of the file's own") },
  [OPTION_NO_DATA] = { "no-data", 0, 0, NULL, N_("Without data points") },
  [OPTION_RESIDUALS] = { "residuals", 0, 0, NULL,
                         N_("With a line from each data point to the curve") },
  [OPTION_COMPARE] = { "compare", 0, 1, "OTHER",
                       N_("With the curve of another file, dashed in grey; can be repeated") },
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
fail_value (GError **error, const char *option, const char *expected, const char *found)
{
  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
               /* Translators: "--scale: expected a number above 0, found abc" */
               _("--%s: expected %s, found %s"), option, expected, found);

  return FALSE;
}

static gboolean
parse_size (const char *text, ReluExportOptions *export, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 2);

  if (g_strv_length (parts) == 2 && relu_cli_parse_number (parts[0], &export->width)
      && relu_cli_parse_number (parts[1], &export->height) && export->width >= 1
      && export->height >= 1 && export->width <= RELU_EXPORT_MAX_PIXELS
      && export->height <= RELU_EXPORT_MAX_PIXELS)
    return TRUE;

  return fail_value (error, "size", _("a width and a height, 1 to 32767, such as 1200x750"), text);
}

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

  return fail_value (error, "format", _("png, svg or pdf"), text);
}

/* "light, dark or print" */
static char *
dup_alternatives (const char *(*get_name) (guint), guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : i + 1 == n ? _(" or ") : _(", "),
                            get_name (i));

  return g_string_free (names, FALSE);
}

static gboolean
parse_theme (const char *text, ReluThemeKind *theme, GError **error)
{
  g_autofree char *names = NULL;

  if (relu_theme_kind_from_name (text, theme))
    return TRUE;

  names = dup_alternatives (relu_theme_kind_get_name, RELU_N_THEMES);
  return fail_value (error, "theme", names, text);
}

static gboolean
parse_palette (const char *text, ReluPalette *palette, GError **error)
{
  g_autofree char *names = NULL;

  if (relu_palette_from_name (text, palette))
    return TRUE;

  names = dup_alternatives (relu_palette_get_name, RELU_N_PALETTES);
  return fail_value (error, "palette", names, text);
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
      return parse_size (values[0], &self->export, error);
    case OPTION_SCALE:
      if (relu_cli_parse_number (values[0], &self->export.scale) && self->export.scale > 0)
        return TRUE;
      return fail_value (error, "scale", _("a number above 0"), values[0]);
    case OPTION_THEME:
      return parse_theme (values[0], &self->export.theme, error);
    case OPTION_PALETTE:
      return parse_palette (values[0], &self->export.palette, error);
    case OPTION_DOMAIN:
      self->has_domain = TRUE;
      return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
    case OPTION_X_RANGE:
      return relu_cli_parse_range ("x-range", values, &self->scene.x_from, &self->scene.x_to, error);
    case OPTION_Y_RANGE:
      return relu_cli_parse_range ("y-range", values, &self->scene.y_from, &self->scene.y_to, error);
    case OPTION_TRANSPARENT:
      self->export.transparent = TRUE;
      return TRUE;
    case OPTION_NO_HEADLINE:
      self->scene.show_headline = FALSE;
      return TRUE;
    case OPTION_NO_CONTRIBUTIONS:
      self->scene.show_contributions = FALSE;
      return TRUE;
    case OPTION_NO_LANES:
      self->scene.show_lanes = FALSE;
      return TRUE;
    case OPTION_NO_OUTSIDE:
      self->scene.show_outside = FALSE;
      return TRUE;
    case OPTION_SLOPE_STRIP:
      self->scene.show_slope_strip = TRUE;
      return TRUE;
    case OPTION_BUILD_UP:
      self->scene.show_build_up = TRUE;
      return TRUE;
    case OPTION_READING:
      if (relu_cli_parse_number (values[0], &self->scene.reading_x))
        return TRUE;
      return fail_value (error, "reading", _("a number"), values[0]);
    case OPTION_DATA:
      g_free (self->data);
      self->data = g_strdup (values[0]);
      return TRUE;
    case OPTION_NO_DATA:
      self->scene.show_data = FALSE;
      return TRUE;
    case OPTION_RESIDUALS:
      self->scene.show_residuals = TRUE;
      return TRUE;
    case OPTION_COMPARE:
      if (self->compare == NULL)
        self->compare = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->compare, g_strdup (values[0]));
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
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
