/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-animation-write.c: draws the frames of an animation and writes them, one at a time.
 *
 * The axes must not move. So all frames are gone through three times: for the range of y, for the room that
 * headline and slopes need, and to be drawn. What they are made of is computed anew each time, so that a long
 * animation needs no more memory than a short one. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-animation-private.h"
#include "relu-apng.h"
#include "relu-export-private.h"
#include "relu-gif.h"
#include "relu-numbered.h"
#include "relu-painter-private.h"
#include "relu-theme-private.h"

/* A palette is chosen from so many frames. */
#define N_SAMPLES 12

/* Of the work: finding the range, and the room. */
#define RANGE_SHARE 0.06
#define ROOM_SHARE 0.08

/* Of the height of a frame. */
#define CAPTION_SHARE 0.06

typedef struct
{
  ReluAnimation *animation;
  const ReluAnimationOptions *options;
  const char *path;
  GArray *frames; /* of ReluFrame */
  double y_from, y_to;

  ReluPainter *painter;
  ReluText *text; /* of captions */
  double caption_height;

  ReluProgressFunc progress;
  gpointer user_data;
} Writer;

/* What is drawn in one frame. */
typedef struct
{
  Writer *writer;
  ReluScene *scene;
  char *caption;
} Picture;

static gboolean
go_on (Writer *self, double share, GError **error)
{
  if (self->progress == NULL || self->progress (share, self->user_data))
    return TRUE;

  g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_CANCELLED, _("Cancelled"));
  return FALSE;
}

static const ReluFrame *
get_frame (Writer *self, guint i)
{
  return &g_array_index (self->frames, ReluFrame, i);
}

static double
get_figure_height (Writer *self)
{
  return self->options->picture.height - self->caption_height;
}

static gboolean
find_range (Writer *self, GError **error)
{
  double low = INFINITY, high = -INFINITY;

  if (relu_animation_has_range (self->animation, &self->y_from, &self->y_to))
    return TRUE;

  for (guint i = 0; i < self->frames->len; i++)
    {
      g_autoptr (ReluScene) scene
        = relu_animation_make_scene (self->animation, get_frame (self, i), NAN, NAN, error);
      double from, to;

      if (scene == NULL || !go_on (self, RANGE_SHARE * i / self->frames->len, error))
        return FALSE;
      relu_scene_get_visible (scene, NULL, NULL, &from, &to);
      low = fmin (low, from);
      high = fmax (high, to);
    }
  self->y_from = low;
  self->y_to = high;

  return TRUE;
}

static gboolean
find_room (Writer *self, GError **error)
{
  ReluSteady steady = { 0 };

  for (guint i = 0; i < self->frames->len; i++)
    {
      g_autoptr (ReluScene) scene = relu_animation_make_scene (
        self->animation, get_frame (self, i), self->y_from, self->y_to, error);

      if (scene == NULL
          || !go_on (self, RANGE_SHARE + ROOM_SHARE * i / self->frames->len, error))
        return FALSE;
      relu_painter_measure (self->painter, scene, self->options->picture.width,
                            get_figure_height (self), &steady);
    }
  relu_painter_set_steady (self->painter, &steady);

  return TRUE;
}

static void
draw_caption (Writer *self, cairo_t *cr, const char *caption)
{
  const ReluExportOptions *options = &self->options->picture;
  const ReluTheme *theme = relu_theme_get_with_palette (options->theme, options->palette);
  const ReluLine *line;
  ReluRect plot;

  relu_painter_get_plot_area (self->painter, &plot);
  if (!options->transparent)
    {
      cairo_set_source_rgb (cr, theme->background.red, theme->background.green,
                            theme->background.blue);
      cairo_rectangle (cr, 0, get_figure_height (self), options->width, self->caption_height);
      cairo_fill (cr);
    }
  relu_text_set_size (self->text, RELU_FONT_HEADLINE, self->caption_height * 0.5);
  line = relu_text_get (self->text, RELU_FONT_HEADLINE, caption);
  cairo_set_source_rgb (cr, theme->headline.red, theme->headline.green, theme->headline.blue);
  relu_text_draw (line, cr, plot.x, get_figure_height (self));
  relu_text_end_frame (self->text);
}

static void
draw_picture (gpointer data, cairo_t *cr, const ReluExportOptions *options)
{
  Picture *picture = data;
  Writer *self = picture->writer;

  relu_painter_paint (self->painter, picture->scene, cr, options->width, get_figure_height (self));
  if (picture->caption != NULL)
    draw_caption (self, cr, picture->caption);
}

static char *
dup_description (gpointer data)
{
  Picture *picture = data;

  return relu_scene_dup_description (picture->scene);
}

static gboolean
picture_init (Picture *picture, Writer *writer, guint frame, GError **error)
{
  picture->writer = writer;
  picture->scene = relu_animation_make_scene (writer->animation, get_frame (writer, frame),
                                              writer->y_from, writer->y_to, error);
  if (picture->scene == NULL)
    return FALSE;
  picture->caption = relu_animation_make_caption (writer->animation, get_frame (writer, frame));

  return TRUE;
}

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->scene, relu_scene_unref);
  g_clear_pointer (&picture->caption, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

/* The frame as pixels. */
static cairo_surface_t *
paint_frame (Writer *self, guint frame, GError **error)
{
  const ReluExportOptions *options = &self->options->picture;
  g_auto (Picture) picture = { 0 };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!picture_init (&picture, self, frame, error))
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int) round (options->width * options->scale),
                                        (int) round (options->height * options->scale));
  cr = cairo_create (surface);
  cairo_scale (cr, options->scale, options->scale);
  draw_picture (&picture, cr, options);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return surface;

  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_WRITE,
               _("drawing the figure failed: %s"), cairo_status_to_string (status));
  cairo_surface_destroy (surface);

  return NULL;
}

static double
get_painted_share (Writer *self, guint n)
{
  return RANGE_SHARE + ROOM_SHARE
         + (1 - RANGE_SHARE - ROOM_SHARE) * n / (double) self->frames->len;
}

/* How long a frame lasts in units of which there are @per_second. What rounding takes from one, the next ones
 * get. */
static guint
get_delay (double *due, double seconds, double per_second, guint most)
{
  double delay;

  *due += seconds * per_second;
  delay = CLAMP (round (*due), 1, most);
  *due -= delay;

  return (guint) delay;
}

static ReluGifPalette *
choose_palette (Writer *self, GError **error)
{
  g_autoptr (ReluGifPalette) palette = relu_gif_palette_new ();
  guint n = MIN (self->frames->len, N_SAMPLES);

  for (guint i = 0; i < n; i++)
    {
      cairo_surface_t *surface
        = paint_frame (self, n > 1 ? i * (self->frames->len - 1) / (n - 1) : 0, error);

      if (surface == NULL)
        return NULL;
      relu_gif_palette_add (palette, surface);
      cairo_surface_destroy (surface);
      if (!go_on (self, RANGE_SHARE + ROOM_SHARE, error))
        return NULL;
    }

  return g_steal_pointer (&palette);
}

static gboolean
write_gif (Writer *self, ReluSave *save, GError **error)
{
  g_autoptr (ReluGifPalette) palette = choose_palette (self, error);
  g_autoptr (ReluGif) gif = NULL;
  double due = 0;

  if (palette == NULL)
    return FALSE;

  gif = relu_gif_new (save, palette, self->options->plays_once);
  for (guint i = 0; i < self->frames->len; i++)
    {
      cairo_surface_t *surface = paint_frame (self, i, error);
      gboolean added = surface != NULL
                       && relu_gif_add (gif, surface,
                                        get_delay (&due, get_frame (self, i)->seconds, 100,
                                                   RELU_GIF_MAX_DELAY),
                                        error);

      g_clear_pointer (&surface, cairo_surface_destroy);
      if (!added || !go_on (self, get_painted_share (self, i + 1), error))
        return FALSE;
    }

  return relu_gif_finish (gif, error);
}

static gboolean
write_apng (Writer *self, ReluSave *save, GError **error)
{
  g_autoptr (ReluApng) apng
    = relu_apng_new (save, self->frames->len, self->options->plays_once);
  double due = 0;

  for (guint i = 0; i < self->frames->len; i++)
    {
      cairo_surface_t *surface = paint_frame (self, i, error);
      gboolean added = surface != NULL
                       && relu_apng_add (apng, surface,
                                         get_delay (&due, get_frame (self, i)->seconds, 1000,
                                                    RELU_APNG_MAX_DELAY),
                                         error);

      g_clear_pointer (&surface, cairo_surface_destroy);
      if (!added || !go_on (self, get_painted_share (self, i + 1), error))
        return FALSE;
    }

  return relu_apng_finish (apng, error);
}

static gboolean
write_one_file (Writer *self, GError **error)
{
  GError *cause = NULL;
  g_autoptr (ReluSave) save = relu_save_new (self->path, &cause);

  if (save != NULL
      && (self->options->format == RELU_ANIMATION_GIF ? write_gif (self, save, &cause)
                                                      : write_apng (self, save, &cause))
      && relu_save_commit (save, &cause))
    return TRUE;

  /* An error of relu-save.h says why, not what. */
  if (cause->domain != G_FILE_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  relu_export_fail_write (error, self->path, cause);
  g_error_free (cause);

  return FALSE;
}

static GBytes *
render_frame (Writer *self, guint frame, GError **error)
{
  g_auto (Picture) picture = { 0 };
  g_autofree char *description = NULL;
  ReluExportDrawing drawing = { draw_picture, &picture, NULL, NULL, dup_description };

  if (!picture_init (&picture, self, frame, error))
    return NULL;

  description = dup_description (&picture);
  drawing.title = relu_export_get_title (picture.scene, &self->options->picture);
  drawing.subject = description;

  return relu_export_drawing_to_bytes (&drawing, &self->options->picture, error);
}

static gboolean
write_frames (Writer *self, GError **error)
{
  g_autoptr (ReluNumbered) files = relu_numbered_new (self->path, self->frames->len);

  for (guint i = 0; i < self->frames->len; i++)
    {
      g_autoptr (GBytes) bytes = render_frame (self, i, error);

      if (bytes == NULL || !relu_numbered_add (files, bytes, error)
          || !go_on (self, get_painted_share (self, i + 1), error))
        return FALSE;
    }

  return relu_numbered_commit (files, error);
}

static gboolean
check (const Writer *self, GError **error)
{
  const ReluExportOptions *options = &self->options->picture;

  if (!relu_export_check_size (options, error))
    return FALSE;
  if (self->frames->len <= RELU_ANIMATION_MAX_FRAMES)
    return TRUE;

  g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION,
               _("%u frames are too many; an animation can have at most %d"), self->frames->len,
               RELU_ANIMATION_MAX_FRAMES);
  return FALSE;
}

/**
 * relu_animation_write:
 * @path: where to; numbered files get their number before the ending
 * @progress: (nullable): called after each piece of work, in this thread; returns %FALSE to cancel
 * @error: RELU_EXPORT_ERROR, or as relu_analysis_new()
 *
 * Draws and writes all frames, one after another; memory is needed for a few of them. Axes are the same in
 * all. Files that are there already are replaced when the last frame is written; where it fails or is
 * cancelled, nothing has changed. Not for two threads with one animation.
 *
 * Returns: whether it is written
 */
gboolean
relu_animation_write (ReluAnimation *self, const ReluAnimationOptions *options, const char *path,
                      ReluProgressFunc progress, gpointer user_data, GError **error)
{
  const ReluExportOptions *picture = &options->picture;
  g_autoptr (GArray) frames = relu_animation_plan (self, options);
  g_autoptr (ReluPainter) painter
    = relu_painter_new (relu_theme_get_with_palette (picture->theme, picture->palette));
  g_autoptr (ReluText) text
    = relu_text_new (picture->font != NULL ? picture->font : g_getenv ("RELUSCOPE_FONT"));
  Writer writer = { .animation = self,
                    .options = options,
                    .path = path,
                    .frames = frames,
                    .painter = painter,
                    .text = text,
                    .progress = progress,
                    .user_data = user_data };

  if (!check (&writer, error))
    return FALSE;

  if (picture->font != NULL)
    relu_painter_set_font (painter, picture->font);
  relu_painter_set_transparent (painter, picture->transparent
                                           && options->format == RELU_ANIMATION_FRAMES);
  if (relu_animation_has_captions (self))
    writer.caption_height = round (picture->height * CAPTION_SHARE);

  if (!find_range (&writer, error) || !find_room (&writer, error))
    return FALSE;

  return options->format == RELU_ANIMATION_FRAMES ? write_frames (&writer, error)
                                                  : write_one_file (&writer, error);
}

/**
 * relu_animation_options_set_path:
 * @options: (inout): whose format is set
 * @path: where the animation is to go
 * @numbered: whether it is to be numbered files
 * @error: RELU_EXPORT_ERROR_FORMAT
 *
 * Chooses the format by the ending: .gif, .png, or with @numbered .png, .svg or .pdf.
 *
 * Returns: whether the ending is known
 */
gboolean
relu_animation_options_set_path (ReluAnimationOptions *options, const char *path, gboolean numbered,
                                 GError **error)
{
  const char *dot = strrchr (path, '.');

  options->picture.format = RELU_EXPORT_PNG;
  if (numbered)
    {
      options->format = RELU_ANIMATION_FRAMES;
      return relu_export_format_from_name (path, &options->picture.format, error);
    }

  if (dot != NULL && g_ascii_strcasecmp (dot, ".gif") == 0)
    options->format = RELU_ANIMATION_GIF;
  else if (dot != NULL && g_ascii_strcasecmp (dot, ".png") == 0)
    options->format = RELU_ANIMATION_PNG;
  else
    {
      g_set_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_FORMAT,
                   _("“%s” does not end in .gif or .png"), path);
      return FALSE;
    }

  return TRUE;
}
