/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-animation.c: what an animation goes through, and which frames that makes. All of them show the same
 * part of the plane; how much that is upwards is found by whoever draws them all. */

#include "relu-animation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-animation-private.h"
#include "relu-blend.h"
#include "relu-number.h"

typedef enum
{
  WAY_MOVE,     /* from network to network, slowly at both ends */
  WAY_SWEEP,    /* at an even pace */
  WAY_TRAINING, /* from moment to moment: what lies between was never there */
} Way;

typedef struct
{
  ReluNetwork *network;
  double from, to; /* the domain */
  ReluData *data;  /* NULL: none */
  guint64 step;    /* of a training */
  double loss;
} Stop;

struct _ReluAnimation
{
  Way way;
  GArray *stops;     /* of Stop */
  GPtrArray *blends; /* from each stop to the next; NULL where there is no way. NULL: none at all */
  gsize parameter;   /* of WAY_SWEEP */
  ReluSceneOptions shown;
  double x_from, x_to; /* all domains */
};

static void
stop_clear (gpointer data)
{
  Stop *stop = data;

  relu_network_unref (stop->network);
  g_clear_pointer (&stop->data, relu_data_unref);
}

static void
blend_free (gpointer blend)
{
  if (blend != NULL)
    relu_blend_free (blend);
}

static ReluAnimation *
animation_new (Way way)
{
  ReluAnimation *self = g_new0 (ReluAnimation, 1);
  const ReluSceneOptions init = RELU_SCENE_OPTIONS_INIT;

  self->way = way;
  self->stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_array_set_clear_func (self->stops, stop_clear);
  self->shown = init;
  self->x_from = INFINITY;
  self->x_to = -INFINITY;

  return self;
}

void
relu_animation_free (ReluAnimation *self)
{
  g_array_unref (self->stops);
  g_clear_pointer (&self->blends, g_ptr_array_unref);
  g_free (self);
}

static Stop *
add_stop (ReluAnimation *self, ReluNetwork *network, ReluFile *file)
{
  ReluData *data = relu_file_get_data (file);
  Stop stop = { .network = relu_network_ref (network),
                .from = relu_file_get_from (file),
                .to = relu_file_get_to (file),
                .data = data != NULL ? relu_data_ref (data) : NULL };

  g_array_append_val (self->stops, stop);
  self->x_from = fmin (self->x_from, stop.from);
  self->x_to = fmax (self->x_to, stop.to);

  return &g_array_index (self->stops, Stop, self->stops->len - 1);
}

static Stop *
get_stop (const ReluAnimation *self, guint index)
{
  return &g_array_index (self->stops, Stop, index);
}

/* Whether there is any way. */
static gboolean
add_blends (ReluAnimation *self)
{
  gboolean has_way = FALSE;

  self->blends = g_ptr_array_new_with_free_func (blend_free);
  for (guint i = 0; i + 1 < self->stops->len; i++)
    {
      ReluBlend *blend
        = relu_blend_new (get_stop (self, i)->network, get_stop (self, i + 1)->network);

      g_ptr_array_add (self->blends, blend);
      has_way = has_way || blend != NULL;
    }

  return has_way;
}

/**
 * relu_animation_new_move:
 * @files: (array length=n_files): networks with their domains and data
 * @n_files: at least 2
 * @error: RELU_EXPORT_ERROR_ANIMATION
 *
 * From each to the next as a ReluBlend goes; where two have another depth or other activations there is no
 * way, and the next one follows at once.
 *
 * Returns: (transfer full) (nullable): the animation; %NULL where there is no way between any two
 */
ReluAnimation *
relu_animation_new_move (ReluFile *const *files, guint n_files, GError **error)
{
  g_autoptr (ReluAnimation) self = animation_new (WAY_MOVE);

  g_return_val_if_fail (n_files >= 2, NULL);

  for (guint i = 0; i < n_files; i++)
    add_stop (self, relu_file_get_network (files[i]), files[i]);
  if (!add_blends (self))
    {
      g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION,
                           _("There is no way from one network to the other: they have another number "
                             "of layers, or other activations."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * relu_animation_new_sweep:
 * @parameter: an index into the parameters
 * @from: its value at the beginning
 * @to: its value at the end
 * @error: RELU_EXPORT_ERROR_ANIMATION
 *
 * Returns: (transfer full) (nullable): an animation in which one parameter changes, at an even pace
 */
ReluAnimation *
relu_animation_new_sweep (ReluFile *file, gsize parameter, double from, double to, GError **error)
{
  g_autoptr (ReluAnimation) self = animation_new (WAY_SWEEP);
  const double ends[] = { from, to };

  g_return_val_if_fail (parameter < relu_network_get_n_parameters (relu_file_get_network (file)),
                        NULL);

  if (!isfinite (from) || !isfinite (to) || from == to)
    {
      g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION,
                           _("A sweep needs two different numbers."));
      return NULL;
    }
  self->parameter = parameter;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReluNetwork) network
        = relu_network_with_parameter (relu_file_get_network (file), parameter, ends[i]);

      add_stop (self, network, file);
    }
  add_blends (self);

  return g_steal_pointer (&self);
}

/**
 * relu_animation_new_training:
 * @file: the domain and the data
 * @record: of a run; may change afterwards
 * @error: RELU_EXPORT_ERROR_ANIMATION
 *
 * Moments of a run: of its beginning, where most happens, more.
 *
 * Returns: (transfer full) (nullable): the animation; %NULL where the run has made no steps
 */
ReluAnimation *
relu_animation_new_training (ReluFile *file, const ReluRecord *record, GError **error)
{
  ReluAnimation *self;
  guint n = relu_record_get_n (record);

  if (n < 2)
    {
      g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION,
                           _("There is no training run yet that could be shown."));
      return NULL;
    }

  self = animation_new (WAY_TRAINING);
  for (guint i = 0; i < n; i++)
    {
      const ReluMoment *moment = relu_record_get (record, i);
      Stop *stop = add_stop (self, moment->network, file);

      stop->step = moment->step;
      stop->loss = moment->loss;
    }

  return self;
}

/**
 * relu_animation_set_shown:
 * @shown: which parts are drawn, and ranges that are not to be found
 *
 * Data are those of the networks. There are no ghosts and no panels of the build-up, whose axes would not
 * stay where they are.
 */
void
relu_animation_set_shown (ReluAnimation *self, const ReluSceneOptions *shown)
{
  self->shown = *shown;
  self->shown.ghosts = NULL;
  self->shown.data = NULL;
  self->shown.show_build_up = FALSE;
}

static void
add_frame (GArray *frames, guint from, guint to, double share, double seconds)
{
  ReluFrame frame = { from, to, share, seconds };

  g_array_append_val (frames, frame);
}

/* How many frames take so long. */
static guint
count_frames (const ReluAnimationOptions *options)
{
  return (guint) CLAMP (round (options->seconds * options->rate), 1, RELU_ANIMATION_MAX_FRAMES);
}

static void
plan_moves (const ReluAnimation *self, const ReluAnimationOptions *options, GArray *frames)
{
  guint n = count_frames (options);
  double seconds = options->seconds / n;

  for (guint leg = 0; leg < self->blends->len; leg++)
    {
      gboolean has_way = g_ptr_array_index (self->blends, leg) != NULL;

      add_frame (frames, leg, leg + 1, 0, seconds + options->hold);
      for (guint i = 1; has_way && i < n; i++)
        {
          double share = (double) i / n;

          add_frame (frames, leg, leg + 1,
                     self->way == WAY_MOVE ? share * share * (3 - 2 * share) : share, seconds);
        }
    }
  add_frame (frames, self->blends->len - 1, self->blends->len, 1, seconds + options->hold);
}

/* The last moment that is no later than @step. */
static guint
find_moment (const ReluAnimation *self, double step)
{
  guint low = 0, high = self->stops->len - 1;

  while (low < high)
    {
      guint middle = high - (high - low) / 2;

      if ((double) get_stop (self, middle)->step <= step)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

/* Most happens at the beginning: steps pass with the third power of the time. */
static void
plan_training (const ReluAnimation *self, const ReluAnimationOptions *options, GArray *frames)
{
  guint last = self->stops->len - 1;
  guint n = CLAMP (count_frames (options), 2, last + 1);
  double n_steps = (double) (get_stop (self, last)->step - get_stop (self, 0)->step);

  for (guint i = 0; i < n; i++)
    {
      double share = (double) i / (n - 1);
      double step = (double) get_stop (self, 0)->step + n_steps * share * share * share;
      /* Each frame is a moment of its own, and what is left suffices for those that follow. */
      guint at = CLAMP (find_moment (self, step), i, last - (n - 1 - i));
      gboolean is_end = i == 0 || i + 1 == n;

      add_frame (frames, at, at, 0, options->seconds / n + (is_end ? options->hold : 0));
    }
}

/* relu_animation_plan:
 *
 * Returns: (transfer full): the frames, of ReluFrame */
GArray *
relu_animation_plan (const ReluAnimation *self, const ReluAnimationOptions *options)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (ReluFrame));

  if (self->way == WAY_TRAINING)
    plan_training (self, options, frames);
  else
    plan_moves (self, options, frames);

  /* The first frame comes again by itself, unless that was all. */
  if (options->back)
    for (guint i = frames->len - 1; i-- > (options->plays_once ? 0 : 1);)
      {
        ReluFrame frame = g_array_index (frames, ReluFrame, i);

        g_array_append_val (frames, frame);
      }

  return frames;
}

static ReluNetwork *
make_network (ReluAnimation *self, const ReluFrame *frame)
{
  ReluBlend *blend;

  if (frame->from == frame->to)
    return relu_network_ref (get_stop (self, frame->from)->network);

  blend = g_ptr_array_index (self->blends, frame->from);
  if (blend != NULL)
    return relu_blend_get_wide (blend, frame->share);

  return relu_network_ref (get_stop (self, frame->share < 1 ? frame->from : frame->to)->network);
}

/* relu_animation_make_scene:
 * @y_from: the range of y of all frames, or NAN: as this one needs it */
ReluScene *
relu_animation_make_scene (ReluAnimation *self, const ReluFrame *frame, double y_from, double y_to,
                           GError **error)
{
  const Stop *before = get_stop (self, frame->from), *after = get_stop (self, frame->to);
  g_autoptr (ReluNetwork) network = make_network (self, frame);
  g_autoptr (ReluAnalysis) analysis
    = relu_analysis_new (network, relu_blend_mix (before->from, after->from, frame->share),
                         relu_blend_mix (before->to, after->to, frame->share), error);
  ReluSceneOptions options = self->shown;

  if (analysis == NULL)
    return NULL;

  options.data = frame->share < 0.5 ? before->data : after->data;
  if (!(options.x_from < options.x_to))
    {
      options.x_from = self->x_from;
      options.x_to = self->x_to;
    }
  if (!(options.y_from < options.y_to))
    {
      options.y_from = y_from;
      options.y_to = y_to;
    }

  return relu_scene_new (analysis, &options);
}

/* relu_animation_make_caption:
 *
 * Returns: (transfer full) (nullable): what is said of the frame below the figure */
char *
relu_animation_make_caption (ReluAnimation *self, const ReluFrame *frame)
{
  const Stop *stop = get_stop (self, frame->from);
  char number[RELU_NUMBER_BUFFER], count[RELU_NUMBER_BUFFER];

  if (self->way == WAY_TRAINING)
    {
      relu_number_to_display (stop->loss, 3, number);
      relu_number_count_to_display (stop->step, count);
      return g_strdup_printf (_("step %s, loss %s"), count, number);
    }
  if (self->way == WAY_SWEEP)
    {
      g_autoptr (ReluNetwork) network = make_network (self, frame);
      g_autofree char *symbol
        = relu_network_dup_parameter_symbol (network, self->parameter, RELU_SYMBOL_PRETTY);

      relu_number_to_display (relu_network_get_parameters (network)[self->parameter], 3, number);
      return g_strdup_printf ("%s = %s", symbol, number);
    }

  return NULL;
}

gboolean
relu_animation_has_captions (const ReluAnimation *self)
{
  return self->way != WAY_MOVE;
}

/* relu_animation_has_range:
 *
 * Returns: whether the range of y is given, and need not be found */
gboolean
relu_animation_has_range (const ReluAnimation *self, double *y_from, double *y_to)
{
  *y_from = self->shown.y_from;
  *y_to = self->shown.y_to;

  return isfinite (*y_from) && isfinite (*y_to) && *y_from < *y_to;
}

/**
 * relu_animation_get_n_frames:
 *
 * Returns: how many pictures there are
 */
guint
relu_animation_get_n_frames (const ReluAnimation *self, const ReluAnimationOptions *options)
{
  g_autoptr (GArray) frames = relu_animation_plan (self, options);

  return frames->len;
}

/**
 * relu_animation_get_seconds:
 *
 * Returns: how long all frames are shown together
 */
double
relu_animation_get_seconds (const ReluAnimation *self, const ReluAnimationOptions *options)
{
  g_autoptr (GArray) frames = relu_animation_plan (self, options);
  double seconds = 0;

  for (guint i = 0; i < frames->len; i++)
    seconds += g_array_index (frames, ReluFrame, i).seconds;

  return seconds;
}

/**
 * relu_animation_dup_scene:
 * @frame: from 0
 * @error: as relu_analysis_new()
 *
 * One frame by itself, with the range of y that it needs alone. Not for two threads.
 *
 * Returns: (transfer full) (nullable): what is to be seen there
 */
ReluScene *
relu_animation_dup_scene (ReluAnimation *self, const ReluAnimationOptions *options, guint frame,
                          GError **error)
{
  g_autoptr (GArray) frames = relu_animation_plan (self, options);

  g_return_val_if_fail (frame < frames->len, NULL);

  return relu_animation_make_scene (self, &g_array_index (frames, ReluFrame, frame), NAN, NAN,
                                    error);
}
