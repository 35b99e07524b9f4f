/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One scene on every surface: SVG and PDF are rendered back by other programs and compared with the
 * picture that the window would show. */

#include "relu-export.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "plot-fixture.h"

#define WIDTH 800
#define HEIGHT 500

/* Letters stand at whole pixels on a screen and anywhere in a vector file, and edges are smoothed
 * differently by each program. Blurred by two pixels, a place is wrong when it is off by a sixth of
 * the range: a missing label or another colour is far more places than may be. */
#define RADIUS 2
#define TOLERANCE 42
#define MOST_WRONG_SVG 0.0005
#define MOST_WRONG_PDF 0.002

static char *folder;

static ReluExportOptions
options_for (ReluExportFormat format)
{
  ReluExportOptions options = RELU_EXPORT_OPTIONS_INIT;

  options.format = format;
  options.width = WIDTH;
  options.height = HEIGHT;
  options.scale = 1;
  options.font = TEST_FONT;

  return options;
}

static ReluScene *
scene_new (void)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();

  test_ghosts_add (ghosts, "Saw-tooth", test_network_sawtooth (4), -4, 4);
  options.show_slope_strip = TRUE;
  options.reading_x = 1.2;
  options.ghosts = ghosts;

  return test_scene_new (test_network_bend (), -4, 4, &options);
}

static ReluScene *
build_up_new (void)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  options.show_build_up = TRUE;
  options.highlighted_unit = options.build_up_highlight = 1;
  options.reading_x = 1.2;

  return test_scene_new (test_network_bend (), -4, 4, &options);
}

static ReluScene *
points_new (void)
{
  g_autoptr (ReluNetwork) network = test_network_bend ();
  ReluDataRecipe recipe = { .kind = RELU_DATA_NETWORK, .from = -4, .to = 4, .n = 60, .noise = 0.5,
                            .seed = 2, .network = network };
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  options.data = data;
  options.show_residuals = TRUE;

  return test_scene_new (test_network_bend (), -4, 4, &options);
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static cairo_surface_t *
paint (ReluScene *scene, ReluThemeKind theme)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (theme));

  relu_painter_set_font (painter, TEST_FONT);

  return test_paint (painter, scene, WIDTH, HEIGHT);
}

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

/* Averages blocks of pixels: other programs smooth what is thinner than a pixel in ways of their
 * own, so they draw @times as large. */
static cairo_surface_t *
read_reduced (const char *path, int times)
{
  cairo_surface_t *large = read_png (path);
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_surface_t *flat = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * times,
                                                      HEIGHT * times);
  cairo_t *cr = cairo_create (flat);
  const guchar *from;
  guchar *to;

  g_assert_cmpint (cairo_image_surface_get_width (large), ==, WIDTH * times);
  g_assert_cmpint (cairo_image_surface_get_height (large), ==, HEIGHT * times);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (large);
  cairo_surface_flush (flat);

  from = cairo_image_surface_get_data (flat);
  to = cairo_image_surface_get_data (small);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH * 4; x++)
      {
        int sum = 0;

        for (int i = 0; i < times * times; i++)
          sum += from[(gsize) (y * times + i / times) * WIDTH * (gsize) times * 4
                      + (gsize) (x / 4 * times + i % times) * 4 + (gsize) (x % 4)];
        to[y * WIDTH * 4 + x] = (guchar) (sum / times / times);
      }
  cairo_surface_mark_dirty (small);
  cairo_surface_destroy (flat);

  return small;
}

/* Whether the program is there; the test is skipped where it isn't. */
static gboolean
has_program (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip_printf ("%s is not installed", program);

  return path != NULL;
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  g_autofree char *errors = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_test_message ("%s", errors);
  g_assert_no_error (error);

  return output;
}

static void
write_file (ReluScene *scene, const ReluExportOptions *options, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (relu_export_to_file (scene, options, path, &error));
  g_assert_no_error (error);
}

static void
test_png (void)
{
  ReluExportOptions options = options_for (RELU_EXPORT_PNG);
  g_autoptr (ReluScene) scene = scene_new ();
  g_autofree char *path = in_folder ("figure.png");
  cairo_surface_t *got, *want;

  for (guint theme = 0; theme < RELU_N_THEMES; theme++)
    {
      options.theme = theme;
      write_file (scene, &options, path);
      got = read_png (path);
      want = paint (scene, theme);
      test_assert_same_picture ("export-png", got, want, 0, 0, 0);
      cairo_surface_destroy (got);
      cairo_surface_destroy (want);
    }

  options.scale = 2.5;
  options.transparent = TRUE;
  write_file (scene, &options, path);
  got = read_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (got), ==, WIDTH * 5 / 2);
  g_assert_cmpint (cairo_image_surface_get_height (got), ==, HEIGHT * 5 / 2);
  g_assert_cmpint (cairo_image_surface_get_format (got), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (cairo_image_surface_get_data (got)[3], ==, 0);
  cairo_surface_destroy (got);
}

static void
check_svg (const char *name, ReluScene *scene, ReluThemeKind theme)
{
  ReluExportOptions options = options_for (RELU_EXPORT_SVG);
  g_autofree char *svg = in_folder ("figure.svg");
  g_autofree char *png = in_folder ("from-svg.png");
  const char *argv[] = { "rsvg-convert", "--zoom", "4", "-o", png, svg, NULL };
  cairo_surface_t *got, *want;

  options.theme = theme;
  write_file (scene, &options, svg);
  g_free (run (argv));
  got = read_reduced (png, 4);
  want = paint (scene, theme);
  test_assert_same_picture (name, got, want, RADIUS, TOLERANCE, MOST_WRONG_SVG);
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
}

static void
check_pdf (const char *name, ReluScene *scene, ReluThemeKind theme)
{
  ReluExportOptions options = options_for (RELU_EXPORT_PDF);
  g_autofree char *pdf = in_folder ("figure.pdf");
  g_autofree char *stem = in_folder ("from-pdf");
  g_autofree char *png = in_folder ("from-pdf.png");
  /* 0.75 points a pixel: 96 dots an inch are the pixels. */
  const char *argv[] = { "pdftoppm", "-png", "-singlefile", "-r", "384", pdf, stem, NULL };
  cairo_surface_t *got, *want;

  options.theme = theme;
  write_file (scene, &options, pdf);
  g_free (run (argv));
  got = read_reduced (png, 4);
  want = paint (scene, theme);
  test_assert_same_picture (name, got, want, RADIUS, TOLERANCE, MOST_WRONG_PDF);
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
}

static void
test_svg (void)
{
  g_autoptr (ReluScene) scene = scene_new ();
  g_autoptr (ReluScene) build_up = build_up_new ();
  g_autoptr (ReluScene) points = points_new ();
  guint widths[] = { 300 };
  g_autoptr (ReluScene) many = test_scene_new (test_network_random (7, 1, widths), -4, 4, NULL);

  if (!has_program ("rsvg-convert"))
    return;
  for (guint theme = 0; theme < RELU_N_THEMES; theme++)
    {
      check_svg ("export-svg", scene, theme);
      check_svg ("export-svg-build-up", build_up, theme);
    }
  check_svg ("export-svg-points", points, RELU_THEME_DARK);
  check_svg ("export-svg-many", many, RELU_THEME_LIGHT);
}

static void
test_pdf (void)
{
  g_autoptr (ReluScene) scene = scene_new ();
  g_autoptr (ReluScene) build_up = build_up_new ();
  g_autoptr (ReluScene) points = points_new ();
  guint widths[] = { 300 };
  g_autoptr (ReluScene) many = test_scene_new (test_network_random (7, 1, widths), -4, 4, NULL);

  if (!has_program ("pdftoppm"))
    return;
  for (guint theme = 0; theme < RELU_N_THEMES; theme++)
    {
      check_pdf ("export-pdf", scene, theme);
      check_pdf ("export-pdf-build-up", build_up, theme);
    }
  check_pdf ("export-pdf-points", points, RELU_THEME_DARK);
  check_pdf ("export-pdf-many", many, RELU_THEME_LIGHT);
}

typedef struct
{
  GString *title, *description, *now;
  char *width, *height, *view_box;
} Svg;

static void
start_element (GMarkupParseContext *context, const char *element, const char **names,
               const char **values, gpointer data, GError **error)
{
  Svg *svg = data;

  if (g_str_equal (element, "svg"))
    for (guint i = 0; names[i] != NULL; i++)
      {
        if (g_str_equal (names[i], "width"))
          svg->width = g_strdup (values[i]);
        else if (g_str_equal (names[i], "height"))
          svg->height = g_strdup (values[i]);
        else if (g_str_equal (names[i], "viewBox"))
          svg->view_box = g_strdup (values[i]);
      }
  svg->now = g_str_equal (element, "title")  ? svg->title
             : g_str_equal (element, "desc") ? svg->description
                                             : NULL;
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Svg *svg = data;
  const char *element = g_markup_parse_context_get_element (context);

  if (svg->now != NULL && (g_str_equal (element, "title") || g_str_equal (element, "desc")))
    g_string_append_len (svg->now, text, (gssize) length);
}

/* Valid XML with size, title and description, whatever the title. */
static void
test_svg_words (void)
{
  static const GMarkupParser parser = { start_element, NULL, read_text, NULL, NULL };
  static const char title[] = "a < b & \"c\" ]]> \001 − 中";
  ReluExportOptions options = options_for (RELU_EXPORT_SVG);
  g_autoptr (ReluScene) scene = scene_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *words = relu_scene_dup_description (scene);
  Svg svg = { g_string_new (NULL), g_string_new (NULL), NULL, NULL, NULL, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
  gsize size;
  const char *text;

  options.title = title;
  options.width = 640.5;
  bytes = relu_export_to_bytes (scene, &options, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &size);
  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) size, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_cmpstr (svg.title->str, ==, "a < b & \"c\" ]]>   − 中");
  g_assert_cmpstr (svg.description->str, ==, words);
  g_assert_true (g_str_has_prefix (svg.width, "640.5"));
  g_assert_false (g_str_has_suffix (svg.width, "pt"));
  g_assert_true (g_str_has_prefix (svg.height, "500"));
  g_assert_cmpstr (svg.view_box, ==, "0 0 640.5 500");

  g_markup_parse_context_free (context);
  g_string_free (svg.title, TRUE);
  g_string_free (svg.description, TRUE);
  g_free (svg.width);
  g_free (svg.height);
  g_free (svg.view_box);
}

static void
test_pdf_words (void)
{
  ReluExportOptions options = options_for (RELU_EXPORT_PDF);
  g_autoptr (ReluScene) scene = scene_new ();
  g_autofree char *pdf = in_folder ("words.pdf");
  const char *info_argv[] = { "pdfinfo", "-enc", "UTF-8", pdf, NULL };
  const char *text_argv[] = { "pdftotext", "-enc", "UTF-8", pdf, "-", NULL };
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  if (!has_program ("pdfinfo"))
    return;
  options.title = "Bends − thrice";
  write_file (scene, &options, pdf);
  info = run (info_argv);
  g_assert_nonnull (strstr (info, "Bends − thrice"));
  g_assert_nonnull (strstr (info, "Author:"));
  g_assert_nonnull (strstr (info, "Reluscope"));
  g_assert_nonnull (strstr (info, "Subject:"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
  g_assert_nonnull (strstr (info, "600 x 375 pts"));
  /* Letters are letters, to be searched for and copied. */
  text = run (text_argv);
  g_assert_nonnull (strstr (text, "linear regions"));
  g_assert_nonnull (strstr (text, "slope −1.2"));
}

/* However few pixels there are: a picture, not an error of cairo's. */
static void
test_tiny (void)
{
  g_autoptr (ReluScene) scene = build_up_new ();

  for (guint i = 0; i < 60; i++)
    {
      ReluExportOptions options = options_for (RELU_EXPORT_PNG);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.width = 150 + 21 * i;
      options.height = 100 + 13 * i;
      options.scale = 0.01 + 0.002 * (i % 7);
      bytes = relu_export_to_bytes (scene, &options, &error);
      g_assert_no_error (error);
      g_assert_nonnull (bytes);
    }
}

static void
test_reproducible (void)
{
  for (guint format = 0; format < RELU_N_EXPORT_FORMATS; format++)
    {
      ReluExportOptions options = options_for (format);
      g_autoptr (ReluScene) a = scene_new ();
      g_autoptr (ReluScene) b = scene_new ();
      g_autoptr (GBytes) p = relu_export_to_bytes (a, &options, NULL);
      g_autoptr (GBytes) q = NULL;

      g_usleep (1100 * 1000 * (format == RELU_EXPORT_PDF)); /* dates have seconds */
      q = relu_export_to_bytes (b, &options, NULL);
      g_assert_nonnull (p);
      g_assert_true (g_bytes_equal (p, q));
    }
}

/* A hundred thousand pieces: vectors, yet no more of them than a printer can show. */
static void
test_many_pieces (void)
{
  g_autoptr (ReluScene) scene = test_scene_new (test_network_sawtooth (17), 0, 1, NULL);

  for (guint format = RELU_EXPORT_SVG; format <= RELU_EXPORT_PDF; format++)
    {
      ReluExportOptions options = options_for (format);
      g_autoptr (GBytes) bytes = relu_export_to_bytes (scene, &options, NULL);

      g_assert_nonnull (bytes);
      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", relu_export_format_get_extension (format),
                      g_bytes_get_size (bytes));
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 1500 * 1000);
    }
}

static void
test_sizes (void)
{
  static const struct
  {
    double width, height, scale;
    ReluExportFormat format;
    gboolean is_good;
  } cases[] = {
    { 1, 1, 1, RELU_EXPORT_PNG, TRUE },
    { 1, 1, 1, RELU_EXPORT_SVG, TRUE },
    { 1, 1, 1, RELU_EXPORT_PDF, TRUE },
    { 0, 100, 1, RELU_EXPORT_PNG, FALSE },
    { 100, -100, 1, RELU_EXPORT_SVG, FALSE },
    { NAN, 100, 1, RELU_EXPORT_PDF, FALSE },
    { 100, INFINITY, 1, RELU_EXPORT_SVG, FALSE },
    { 100, 100, 0, RELU_EXPORT_PNG, FALSE },
    { 100, 100, -1, RELU_EXPORT_PNG, FALSE },
    { 100, 100, NAN, RELU_EXPORT_PNG, FALSE },
    { 100, 100, NAN, RELU_EXPORT_SVG, TRUE },
    { 32767, 10, 1, RELU_EXPORT_PNG, TRUE },
    { 32768, 10, 1, RELU_EXPORT_PNG, FALSE },
    { 20000, 10, 2, RELU_EXPORT_PNG, FALSE },
    { 32000, 32000, 1, RELU_EXPORT_PNG, FALSE },
    { 1e300, 1e300, 1, RELU_EXPORT_PDF, FALSE },
  };
  g_autoptr (ReluScene) scene = scene_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReluExportOptions options = options_for (cases[i].format);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.width = cases[i].width;
      options.height = cases[i].height;
      options.scale = cases[i].scale;
      bytes = relu_export_to_bytes (scene, &options, &error);
      if (cases[i].is_good)
        {
          g_assert_no_error (error);
          g_assert_nonnull (bytes);
        }
      else
        {
          g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE);
          g_assert_null (bytes);
        }
    }
}

static void
test_files (void)
{
  ReluExportOptions options = options_for (RELU_EXPORT_SVG);
  g_autoptr (ReluScene) scene = scene_new ();
  g_autofree char *path = in_folder ("kept.svg");
  g_autofree char *nowhere = in_folder ("no-such-folder/figure.svg");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (relu_export_to_file (scene, &options, nowhere, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "no-such-folder"));
  g_clear_error (&error);

  /* Bad options leave an old file as it was. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  options.width = 0;
  g_assert_false (relu_export_to_file (scene, &options, path, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    int format; /* -1: unknown */
  } cases[] = {
    { "a.png", RELU_EXPORT_PNG }, { "a.b.SVG", RELU_EXPORT_SVG }, { "/x/y.Pdf", RELU_EXPORT_PDF },
    { "png", -1 },                { "a.jpg", -1 },                { "a.", -1 },
    { "a.png/b", -1 },            { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReluExportFormat format = RELU_EXPORT_PNG;
      g_autoptr (GError) error = NULL;
      gboolean found = relu_export_format_from_name (cases[i].name, &format, &error);

      g_assert_cmpint (found ? (int) format : -1, ==, cases[i].format);
      if (!found)
        g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_FORMAT);
    }
  for (guint i = 0; i < RELU_N_EXPORT_FORMATS; i++)
    g_assert_nonnull (relu_export_format_get_extension (i));
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = in_folder (name);

      g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("reluscope-export-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/svg-words", test_svg_words);
  g_test_add_func ("/export/pdf-words", test_pdf_words);
  g_test_add_func ("/export/tiny", test_tiny);
  g_test_add_func ("/export/reproducible", test_reproducible);
  g_test_add_func ("/export/many-pieces", test_many_pieces);
  g_test_add_func ("/export/sizes", test_sizes);
  g_test_add_func ("/export/files", test_files);
  g_test_add_func ("/export/formats", test_formats);

  status = g_test_run ();
  remove_folder ();
  return status;
}
