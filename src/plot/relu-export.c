/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-export-private.h"
#include "relu-number.h"
#include "relu-save.h"

/* Points in a CSS pixel. */
#define PT_PER_PX 0.75

/* 4 bytes each: a picture larger than this is a slip of the keyboard. */
#define MAX_TOTAL_PIXELS (256.0 * 1024 * 1024)

G_DEFINE_QUARK (relu-export-error-quark, relu_export_error)

static const char *const extensions[RELU_N_EXPORT_FORMATS] = { "png", "svg", "pdf" };

/**
 * relu_export_format_from_name:
 * @file_name: a file name or path
 * @format: (out): the format of its ending
 * @error: RELU_EXPORT_ERROR_FORMAT
 *
 * Returns: whether the ending is known
 */
gboolean
relu_export_format_from_name (const char *file_name, ReluExportFormat *format, GError **error)
{
  const char *dot = strrchr (file_name, '.');

  if (dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL)
    for (guint i = 0; i < RELU_N_EXPORT_FORMATS; i++)
      if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
        {
          *format = i;
          return TRUE;
        }

  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_FORMAT,
               _("“%s” does not end in .png, .svg or .pdf"), file_name);
  return FALSE;
}

/**
 * relu_export_format_get_extension:
 *
 * Returns: the ending of its file names, without the dot
 */
const char *
relu_export_format_get_extension (ReluExportFormat format)
{
  g_return_val_if_fail ((guint) format < RELU_N_EXPORT_FORMATS, NULL);

  return extensions[format];
}

/* Names both limits and where the pixels come from: the scale multiplies a size that is allowed. */
static void
set_too_large (const ReluExportOptions *options, GError **error)
{
  char w[RELU_NUMBER_BUFFER], h[RELU_NUMBER_BUFFER], s[RELU_NUMBER_BUFFER];
  char pixel_w[RELU_NUMBER_BUFFER], pixel_h[RELU_NUMBER_BUFFER];
  g_autofree char *size = NULL;

  relu_number_to_display (options->width, 6, w);
  relu_number_to_display (options->height, 6, h);
  if (options->format != RELU_EXPORT_PNG)
    {
      g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE,
                   _("%s × %s pixels are too many; a figure can have at most %d on a side"), w, h,
                   RELU_EXPORT_MAX_PIXELS);
      return;
    }

  if (options->scale != 1)
    /* Translators: "20000 × 20000 at scale 2 is 40000 × 40000 pixels" */
    size = g_strdup_printf (
      _("%s × %s at scale %s is %s × %s pixels"), w, h,
      relu_number_to_display (options->scale, 6, s),
      relu_number_to_display (round (options->width * options->scale), 6, pixel_w),
      relu_number_to_display (round (options->height * options->scale), 6, pixel_h));
  else
    size = g_strdup_printf (_("%s × %s pixels are too many"), w, h);
  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE,
               /* Translators: the first %s is "20000 × 20000 at scale 2 is 40000 × 40000 pixels" */
               _("%s; at most %d on a side and %d million in all for a PNG"), size,
               RELU_EXPORT_MAX_PIXELS, (int) (MAX_TOTAL_PIXELS / 1e6));
}

/* relu_export_check_size:
 * @error: RELU_EXPORT_ERROR_SIZE
 *
 * Returns: whether a picture can have this size */
gboolean
relu_export_check_size (const ReluExportOptions *options, GError **error)
{
  double scale = options->format == RELU_EXPORT_PNG ? options->scale : 1;
  double width = options->width * scale, height = options->height * scale;

  /* Written so that NaN fails. */
  if (!(options->width >= 1 && options->height >= 1 && scale > 0 && width >= 1 && height >= 1))
    {
      g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE,
                   _("a figure must be at least 1 × 1 pixel large"));
      return FALSE;
    }
  if (width <= RELU_EXPORT_MAX_PIXELS && height <= RELU_EXPORT_MAX_PIXELS
      && (options->format != RELU_EXPORT_PNG
          || round (width) * round (height) <= MAX_TOTAL_PIXELS))
    return TRUE;

  set_too_large (options, error);

  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* relu_export_check_status:
 * @error: RELU_EXPORT_ERROR_WRITE
 *
 * Returns: whether drawing went well */
gboolean
relu_export_check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_WRITE,
               _("drawing the figure failed: %s"), cairo_status_to_string (status));
  return FALSE;
}

/* PDF's date of creation: fixed, so that the same network gives the same file. A build that wants
 * its own says so as reproducible-builds.org asks. */
static char *
dup_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ")
                      : g_strdup ("1970-01-01T00:00:00Z");
}

/* relu_export_describe_pdf:
 * @surface: of a PDF
 *
 * Says what stands in it, who made it, and a date that is always the same. */
void
relu_export_describe_pdf (cairo_surface_t *surface, const char *title, const char *author,
                          const char *subject)
{
  g_autofree char *date = dup_date ();

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Reluscope");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_surface_t *
create_surface (const ReluExportDrawing *drawing, const ReluExportOptions *options,
                GByteArray *bytes)
{
  cairo_surface_t *surface;
  double width = options->width, height = options->height;

  switch (options->format)
    {
    case RELU_EXPORT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;

    case RELU_EXPORT_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width * PT_PER_PX,
                                                     height * PT_PER_PX);
      relu_export_describe_pdf (surface, drawing->title, "Reluscope", drawing->subject);
      return surface;

    case RELU_EXPORT_PNG:
    default:
      return cairo_image_surface_create (options->transparent ? CAIRO_FORMAT_ARGB32
                                                              : CAIRO_FORMAT_RGB24,
                                         (int) round (width * options->scale),
                                         (int) round (height * options->scale));
    }
}

/**
 * relu_export_get_title:
 *
 * Returns: (transfer none): the title inside the file: the one asked for, else the verdict
 */
const char *
relu_export_get_title (ReluScene *scene, const ReluExportOptions *options)
{
  if (options->title != NULL && *options->title != '\0')
    return options->title;

  return relu_analysis_get_headline (relu_scene_get_analysis (scene));
}

/* relu_export_drawing_to_bytes:
 *
 * The same drawing and options give the same bytes (with one version of cairo). */
GBytes *
relu_export_drawing_to_bytes (const ReluExportDrawing *drawing, const ReluExportOptions *options,
                              GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail ((guint) options->format < RELU_N_EXPORT_FORMATS, NULL);

  if (!relu_export_check_size (options, error))
    return NULL;

  bytes = g_byte_array_new ();
  surface = create_surface (drawing, options, bytes);
  cr = cairo_create (surface);
  if (options->format == RELU_EXPORT_PNG)
    cairo_scale (cr, options->scale, options->scale);
  else if (options->format == RELU_EXPORT_PDF)
    cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  drawing->draw (drawing->data, cr, options);
  status = cairo_status (cr);
  cairo_destroy (cr);

  if (status == CAIRO_STATUS_SUCCESS && options->format == RELU_EXPORT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!relu_export_check_status (status, error))
    return NULL;

  if (options->format == RELU_EXPORT_SVG)
    {
      g_autofree char *description = drawing->dup_description (drawing->data);

      relu_export_describe_svg (bytes, drawing->title, description);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
draw_scene (gpointer scene, cairo_t *cr, const ReluExportOptions *options)
{
  g_autoptr (ReluPainter) painter
    = relu_painter_new (relu_theme_get_with_palette (options->theme, options->palette));

  relu_painter_set_transparent (painter, options->transparent);
  if (options->font != NULL)
    relu_painter_set_font (painter, options->font);
  relu_painter_paint (painter, scene, cr, options->width, options->height);
}

static char *
dup_scene_description (gpointer scene)
{
  return relu_scene_dup_description (scene);
}

/**
 * relu_export_to_bytes:
 * @scene: what to draw
 * @options: how
 * @error: RELU_EXPORT_ERROR_SIZE, or RELU_EXPORT_ERROR_WRITE where cairo fails
 *
 * The same scene and options give the same bytes (with one version of cairo).
 *
 * Returns: (transfer full) (nullable): the file's content
 */
GBytes *
relu_export_to_bytes (ReluScene *scene, const ReluExportOptions *options, GError **error)
{
  ReluExportDrawing drawing
    = { draw_scene, scene, relu_export_get_title (scene, options),
        relu_analysis_get_reason (relu_scene_get_analysis (scene)), dup_scene_description };

  return relu_export_drawing_to_bytes (&drawing, options, error);
}

/* relu_export_fail_write:
 * @cause: why @path could not be written, without its name
 *
 * Returns: %FALSE, with RELU_EXPORT_ERROR_WRITE */
gboolean
relu_export_fail_write (GError **error, const char *path, const GError *cause)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_WRITE, _("cannot write “%s”: %s"), name,
               cause->message);
  return FALSE;
}

/* relu_export_write:
 * @error: RELU_EXPORT_ERROR_WRITE naming @path */
gboolean
relu_export_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;

  return relu_save_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &cause)
         || relu_export_fail_write (error, path, cause);
}

/**
 * relu_export_to_file:
 * @path: where to; an old file is replaced in one step, and stays where writing fails
 * @error: as relu_export_to_bytes(), and RELU_EXPORT_ERROR_WRITE naming @path
 *
 * Returns: whether the file is written
 */
gboolean
relu_export_to_file (ReluScene *scene, const ReluExportOptions *options, const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = relu_export_to_bytes (scene, options, error);

  return bytes != NULL && relu_export_write (bytes, path, error);
}
