/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-animate.c: "reluscope-cli animate": a change or a training run as a GIF, PNG or numbered files. */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "relu-animation.h"
#include "relu-cli-picture.h"
#include "relu-cli-progress.h"
#include "relu-cli-setup.h"
#include "relu-number.h"
#include "relu-run.h"

/* Training says how far it is after so many steps. */
#define PIECE 64

enum
{
  OPTION_OUTPUT = RELU_CLI_N_SETUP_OPTIONS,
  OPTION_TO,
  OPTION_SWEEP,
  OPTION_TRAIN,
  OPTION_SECONDS,
  OPTION_FPS,
  OPTION_HOLD,
  OPTION_BACK,
  OPTION_ONCE,
  OPTION_FRAMES,
  OPTION_DOMAIN,
  OPTION_SIZE,
  FIRST_PICTURE_OPTION,
};

static const ReluCliOption options[] = {
  RELU_CLI_SETUP_START_OPTION,
  RELU_CLI_SETUP_OPTIONS,
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT", N_("Where to: a name that ends in .gif or .png") },
  [OPTION_TO] = { "to", 0, 1, "OTHER",
                  N_("Move from FILE to this network; can be repeated to go on from there") },
  [OPTION_SWEEP] = { "sweep", 0, 1, "NAME=A..B",
                     N_("Change one parameter from A to B, such as b0=-3..3") },
  [OPTION_TRAIN] = { "train", 0, 0, NULL, N_("Train, and show how the curve learns") },
  [OPTION_SECONDS] = { "seconds", 0, 1, "S",
                       N_("How long that takes, with --to from each to the next (3)") },
  [OPTION_FPS] = { "fps", 0, 1, "N", N_("Frames in a second, 1 to 50 (20)") },
  [OPTION_HOLD] = { "hold", 0, 1, "S", N_("How long it rests at both ends, in seconds (1)") },
  [OPTION_BACK] = { "back", 0, 0, NULL, N_("And the same way back") },
  [OPTION_ONCE] = { "once", 0, 0, NULL, N_("Stop at the end, rather than begin again") },
  [OPTION_FRAMES] = { "frames", 0, 0, NULL,
                      N_("Numbered files instead, OUT-01 and so on: .png, .svg or .pdf") },
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_SIZE] = { "size", 0, 1, "WxH", N_("Width and height in CSS pixels, 1 to 32767 (960x600)") },
  [FIRST_PICTURE_OPTION + RELU_CLI_PICTURE_SCALE]
  = { "scale", 0, 1, "S", N_("Pixels for each CSS pixel (1)") },
  RELU_CLI_PICTURE_OPTIONS (FIRST_PICTURE_OPTION),
  { NULL },
};

typedef struct
{
  ReluCliSetup setup;
  gboolean draws, trains;
  const char *path, *sweep;
  GPtrArray *others; /* of paths */
  gboolean numbered, has_domain;
  double from, to;
  ReluAnimationOptions animation;
  ReluSceneOptions scene;
} Animate;

static Animate animate_state = {
  .animation = RELU_ANIMATION_OPTIONS_INIT,
  .scene = RELU_SCENE_OPTIONS_INIT,
};

static gboolean
parse_between (const char *option, const char *text, double least, double most, double *number,
               GError **error)
{
  char from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
  g_autofree char *expected = NULL;

  if (relu_cli_parse_number (text, number) && *number >= least && *number <= most)
    return TRUE;

  /* Translators: after “expected” */
  expected = g_strdup_printf (_("a number from %s to %s"), relu_number_to_shortest (least, from),
                              relu_number_to_shortest (most, to)); /* as they are typed */
  return relu_cli_fail_option (error, option, expected, text);
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Animate *self = state;

  switch (option)
    {
    case RELU_CLI_SETUP_INIT:
      return relu_cli_setup_set_start (&self->setup, values[0], &self->draws, error);
    case OPTION_OUTPUT:
      self->path = g_intern_string (values[0]);
      return TRUE;
    case OPTION_TO:
      if (self->others == NULL)
        self->others = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->others, g_strdup (values[0]));
      return TRUE;
    case OPTION_SWEEP:
      self->sweep = g_intern_string (values[0]);
      return TRUE;
    case OPTION_TRAIN:
      self->trains = TRUE;
      return TRUE;
    case OPTION_SECONDS:
      return parse_between ("seconds", values[0], 0, RELU_ANIMATION_MAX_SECONDS,
                            &self->animation.seconds, error);
    case OPTION_FPS:
      return parse_between ("fps", values[0], 1, RELU_ANIMATION_MAX_RATE, &self->animation.rate,
                            error);
    case OPTION_HOLD:
      return parse_between ("hold", values[0], 0, RELU_ANIMATION_MAX_SECONDS,
                            &self->animation.hold, error);
    case OPTION_BACK:
      self->animation.back = TRUE;
      return TRUE;
    case OPTION_ONCE:
      self->animation.plays_once = TRUE;
      return TRUE;
    case OPTION_FRAMES:
      self->numbered = TRUE;
      return TRUE;
    case OPTION_DOMAIN:
      self->has_domain = TRUE;
      return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
    case OPTION_SIZE:
      return relu_cli_picture_parse_size (values[0], &self->animation.picture, "960x600", error);
    default:
      if (option < RELU_CLI_N_SETUP_OPTIONS)
        return relu_cli_setup_set_option (&self->setup, option, values[0], error);
      return relu_cli_picture_set_option (option - FIRST_PICTURE_OPTION, values,
                                          &self->animation.picture, &self->scene, error);
    }
}

/* A network file on the domain that was asked for. */
static ReluFile *
read_file (const Animate *self, const char *path, GError **error)
{
  g_autoptr (ReluFile) file = relu_cli_read_file (path, error);

  if (file == NULL || !self->has_domain)
    return g_steal_pointer (&file);

  return relu_file_with_domain (file, self->from, self->to);
}

static ReluAnimation *
make_move (const Animate *self, GPtrArray *others, ReluFile *file, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);

  g_ptr_array_add (files, relu_file_ref (file));
  for (guint i = 0; i < others->len; i++)
    {
      ReluFile *other = read_file (self, g_ptr_array_index (others, i), error);

      if (other == NULL)
        return NULL;
      g_ptr_array_add (files, other);
    }

  return relu_animation_new_move ((ReluFile *const *) files->pdata, files->len, error);
}

static ReluAnimation *
make_sweep (const char *sweep, ReluFile *file, GError **error)
{
  const char *equals = strchr (sweep, '='), *dots = strstr (sweep, "..");
  g_autofree char *name = equals != NULL ? g_strndup (sweep, (gsize) (equals - sweep)) : NULL;
  g_autofree char *start = NULL;
  gsize parameter;
  double from, to;

  if (equals != NULL && dots > equals)
    start = g_strndup (equals + 1, (gsize) (dots - equals - 1));
  if (start == NULL || !relu_cli_parse_number (start, &from)
      || !relu_cli_parse_number (dots + 2, &to))
    {
      relu_cli_fail_option (error, "sweep", _("a parameter and two numbers, such as b0=-3..3"),
                            sweep);
      return NULL;
    }
  if (!relu_network_find_parameter (relu_file_get_network (file), name, &parameter))
    {
      relu_cli_fail_option (error, "sweep", _("the name of a parameter of this network, such as b0"),
                            name);
      return NULL;
    }

  return relu_animation_new_sweep (file, parameter, from, to, error);
}

static gboolean
train (ReluRun *run, guint64 n_steps, ReluRecord *record, GError **error)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new ();
  ReluStop stop = RELU_STOP_NONE;
  gboolean goes_on = TRUE;

  relu_record_append (record, relu_run_dup_moment (run));
  relu_cli_progress_begin ();
  while (stop == RELU_STOP_NONE && relu_run_get_step (run) < n_steps && goes_on)
    {
      stop = relu_run_advance (run, MIN (PIECE, n_steps - relu_run_get_step (run)), moments);
      for (guint i = 0; i < moments->len; i++)
        relu_record_append (record, g_ptr_array_index (moments, i));
      g_ptr_array_set_size (moments, 0);
      goes_on = relu_cli_progress ((double) relu_run_get_step (run) / (double) n_steps, NULL);
    }
  relu_cli_progress_end ();
  if (!goes_on)
    {
      g_set_error_literal (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_CANCELLED, _("Cancelled"));
      return FALSE;
    }

  /* The last state, where it is none that is kept. */
  if (relu_record_get (record, relu_record_get_n (record) - 1)->step < relu_run_get_step (run))
    relu_record_append (record, relu_run_dup_moment (run));

  return TRUE;
}

static ReluAnimation *
make_training (const Animate *self, ReluFile *file, GError **error)
{
  g_autofree guint8 *locked = relu_file_dup_marked (file, RELU_MARK_LOCKED);
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_autoptr (ReluNetwork) start = NULL;
  g_autoptr (ReluRun) run = NULL;
  ReluRunStart how = { .data = relu_file_get_data (file), .locked = locked,
                       .from = relu_file_get_from (file), .to = relu_file_get_to (file) };
  ReluSetup setup;

  if (!relu_cli_setup_apply (&self->setup, file, &setup, error))
    return NULL;

  how.network = start = self->draws
                          ? relu_network_draw (relu_file_get_network (file), &setup.init, locked)
                          : relu_network_ref (relu_file_get_network (file));
  run = relu_run_new (&how, &setup.options, error);
  if (run == NULL || !train (run, setup.n_steps, record, error))
    return NULL;

  return relu_animation_new_training (file, record, error);
}

/* The file with the points that were asked for. */
static ReluFile *
with_data (const Animate *self, ReluFile *file, const char *path, GError **error)
{
  g_autofree char *name = relu_cli_dup_display_name (path);
  g_autoptr (ReluData) data = NULL;

  if (!self->trains && self->setup.texts[RELU_CLI_SETUP_DATA] == NULL
      && self->setup.texts[RELU_CLI_SETUP_CURVE] == NULL)
    return relu_file_ref (file);

  data = relu_cli_setup_get_data (&self->setup, file, name, error);

  return data != NULL ? relu_file_with_data (file, data) : NULL;
}

static int
run (char **operands, gpointer state)
{
  Animate *self = state;
  g_autoptr (GPtrArray) others = g_steal_pointer (&self->others);
  guint n_ways = (others != NULL) + (self->sweep != NULL) + (self->trains != FALSE);
  g_autoptr (ReluAnimation) animation = NULL;
  g_autoptr (ReluFile) read = NULL, file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (self->path == NULL)
    return relu_cli_fail_usage (relu_cli_animate.name, _("-o OUT is missing"));
  if (n_ways != 1)
    return relu_cli_fail_usage (relu_cli_animate.name,
                                _("one of --to, --sweep and --train is needed"));
  if (!relu_animation_options_set_path (&self->animation, self->path, self->numbered, &error))
    return relu_cli_fail_usage (relu_cli_animate.name, error->message);

  read = read_file (self, operands[0], &error);
  file = read != NULL ? with_data (self, read, operands[0], &error) : NULL;
  if (file == NULL)
    return relu_cli_fail (error);

  animation = others != NULL ? make_move (self, others, file, &error)
              : self->trains ? make_training (self, file, &error)
                             : make_sweep (self->sweep, file, &error);
  if (animation == NULL)
    return error->domain == RELU_TRAINER_ERROR
             ? relu_cli_fail_usage (relu_cli_animate.name, error->message)
             : relu_cli_fail (error);

  relu_animation_set_shown (animation, &self->scene);
  self->animation.picture.title = relu_file_get_name (file);
  relu_cli_progress_begin ();
  written = relu_animation_write (animation, &self->animation, self->path, relu_cli_progress, NULL,
                                  &error);
  relu_cli_progress_end ();

  return written ? RELU_CLI_DONE : relu_cli_fail (error);
}

const ReluCliCommand relu_cli_animate = {
  .name = "animate",
  .operands = "FILE",
  .summary = N_("Write a change or a training run as an animation."),
  .options = options,
  .notes = N_("Options above -o are about --train, --data and --curve also about the points that are\n"
              "shown. What is not given, FILE says (\"training\" in it), and where it says nothing,\n"
              "it is what stands in brackets."),
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &animate_state,
  .run = run,
};
