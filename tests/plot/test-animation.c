/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an animation goes through, and that it is written as a whole or not at all. How frames look is looked
 * at by tests/cli/test-animate.py. */

#include "relu-animation-private.h"

#include <glib/gstdio.h>
#include <math.h>

#include "plot-fixture.h"

static char *folder;

static ReluFile *
file_new (ReluNetwork *network, double from, double to)
{
  ReluFile *file = relu_file_new ("", network, from, to);

  relu_network_unref (network);

  return file;
}

static ReluAnimation *
move_new (void)
{
  g_autoptr (ReluFile) a = file_new (test_network_linear (), -4, 4);
  g_autoptr (ReluFile) b = file_new (test_network_bend (), -6, 2);
  ReluFile *files[] = { a, b };
  g_autoptr (GError) error = NULL;
  ReluAnimation *animation = relu_animation_new_move (files, 2, &error);

  g_assert_no_error (error);

  return animation;
}

static ReluAnimationOptions
small_options (void)
{
  ReluAnimationOptions options = RELU_ANIMATION_OPTIONS_INIT;

  options.picture.width = 160;
  options.picture.height = 100;
  options.picture.font = TEST_FONT;
  options.rate = 10;
  options.seconds = 0.8;

  return options;
}

static void
test_frames_of_a_move (void)
{
  g_autoptr (ReluAnimation) animation = move_new ();
  ReluAnimationOptions options = small_options ();
  g_autoptr (GArray) frames = relu_animation_plan (animation, &options), back = NULL;
  double before = 0;

  g_assert_cmpuint (frames->len, ==, 9);
  g_assert_cmpuint (relu_animation_get_n_frames (animation, &options), ==, 9);
  for (guint i = 0; i < frames->len; i++)
    {
      double share = g_array_index (frames, ReluFrame, i).share;

      g_assert_cmpfloat (share, >=, before);
      before = share;
    }
  g_assert_cmpfloat (g_array_index (frames, ReluFrame, 0).share, ==, 0);
  g_assert_cmpfloat (g_array_index (frames, ReluFrame, 4).share, ==, 0.5);
  g_assert_cmpfloat (before, ==, 1);
  /* The way, its last frame, and both holds. */
  g_assert_cmpfloat_with_epsilon (relu_animation_get_seconds (animation, &options), 0.8 + 0.1 + 2,
                                  1e-9);

  options.back = TRUE;
  g_assert_cmpuint (relu_animation_get_n_frames (animation, &options), ==, 16);
  options.plays_once = TRUE;
  back = relu_animation_plan (animation, &options);
  g_assert_cmpuint (back->len, ==, 17);
  g_assert_cmpfloat (g_array_index (back, ReluFrame, 16).share, ==, 0);
}

/* The domain moves too; what is seen of x holds both. */
static void
test_scenes_of_a_move (void)
{
  g_autoptr (ReluAnimation) animation = move_new ();
  g_autoptr (ReluNetwork) linear = test_network_linear (), bend = test_network_bend ();
  ReluAnimationOptions options = small_options ();

  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluScene) scene = relu_animation_dup_scene (animation, &options, i, &error);
      ReluAnalysis *analysis = relu_scene_get_analysis (scene);
      double from, to;

      g_assert_no_error (error);
      relu_scene_get_visible (scene, &from, &to, NULL, NULL);
      g_assert_cmpfloat (from, ==, -6);
      g_assert_cmpfloat (to, ==, 4);
      if (i == 0)
        g_assert_true (relu_network_equal (relu_analysis_get_network (analysis), linear));
      if (i == 4)
        {
          g_assert_cmpfloat (relu_analysis_get_from (analysis), ==, -5);
          g_assert_cmpfloat (relu_analysis_get_to (analysis), ==, 3);
        }
      if (i == 8)
        g_assert_true (relu_network_equal (relu_analysis_get_network (analysis), bend));
    }
}

/* A network with more units: they are there from the first frame on, so that no lane comes or goes. */
static void
test_units_stay (void)
{
  static const double one[] = { 1 };
  g_autoptr (ReluFile) a
    = file_new (test_network_shallow (1, one, one, one, 0, RELU_ACTIVATION_RELU), -4, 4);
  g_autoptr (ReluFile) b = file_new (test_network_bend (), -4, 4);
  ReluFile *files[] = { a, b, a };
  g_autoptr (ReluAnimation) animation = relu_animation_new_move (files, 3, NULL);
  ReluAnimationOptions options = small_options ();

  g_assert_cmpuint (relu_animation_get_n_frames (animation, &options), ==, 17);
  for (guint i = 0; i < 17; i++)
    {
      g_autoptr (ReluScene) scene = relu_animation_dup_scene (animation, &options, i, NULL);
      ReluRegions *regions = relu_analysis_get_regions (relu_scene_get_analysis (scene));

      g_assert_cmpuint (relu_regions_get_n_units (regions), ==, 3);
      if (i == 0 || i == 16)
        g_assert_cmpuint (relu_regions_get_n_breakpoints (regions), ==, 1);
    }
}

static void
test_sweep (void)
{
  g_autoptr (ReluFile) file = file_new (test_network_bend (), -4, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluAnimation) animation = NULL;
  ReluAnimationOptions options = small_options ();
  g_autoptr (GArray) frames = NULL;
  gsize b0;

  g_assert_true (relu_network_find_parameter (relu_file_get_network (file), "b0", &b0));
  animation = relu_animation_new_sweep (file, b0, -3, 1, &error);
  g_assert_no_error (error);
  frames = relu_animation_plan (animation, &options);
  for (guint i = 0; i <= 8; i++)
    {
      g_autoptr (ReluScene) scene = relu_animation_dup_scene (animation, &options, i, NULL);
      ReluNetwork *network = relu_analysis_get_network (relu_scene_get_analysis (scene));
      g_autofree char *caption
        = relu_animation_make_caption (animation, &g_array_index (frames, ReluFrame, i));

      g_assert_cmpfloat (relu_network_get_parameters (network)[b0], ==, -3 + i * 0.5);
      if (i == 1)
        g_assert_cmpstr (caption, ==, "b₀ = −2.5");
    }

  g_assert_null (relu_animation_new_sweep (file, b0, 2, 2, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION);
}

static void
test_training (void)
{
  g_autoptr (ReluFile) file = file_new (test_network_bend (), -4, 4);
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_autoptr (ReluAnimation) animation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) frames = NULL;
  g_autofree char *caption = NULL;
  ReluAnimationOptions options = small_options ();
  guint64 before = 0;

  g_assert_null (relu_animation_new_training (file, record, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION);

  for (guint i = 0; i <= 1000; i++)
    {
      ReluMoment *moment = g_new0 (ReluMoment, 1);

      moment->step = i;
      moment->loss = 1.0 / (i + 1);
      moment->network = test_network_bend ();
      relu_record_append (record, moment);
    }
  animation = relu_animation_new_training (file, record, NULL);
  frames = relu_animation_plan (animation, &options);
  g_assert_cmpuint (frames->len, ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      const ReluFrame *frame = &g_array_index (frames, ReluFrame, i);

      g_assert_cmpuint (frame->from, ==, frame->to);
      g_assert_true (i == 0 ? frame->from == 0 : frame->from > before);
      before = frame->from;
    }
  g_assert_cmpuint (before, ==, 1000);
  g_assert_cmpuint (g_array_index (frames, ReluFrame, 3).from, <, 100);
  caption = relu_animation_make_caption (animation, &g_array_index (frames, ReluFrame, 7));
  g_assert_cmpstr (caption, ==, "step 1000, loss 0.000999");

  /* A short run has no more frames than moments. */
  relu_record_truncate (record, 3);
  g_clear_pointer (&animation, relu_animation_free);
  animation = relu_animation_new_training (file, record, NULL);
  g_assert_cmpuint (relu_animation_get_n_frames (animation, &options), ==, 3);
}

static void
test_no_way (void)
{
  g_autoptr (ReluFile) flat = file_new (test_network_bend (), -4, 4);
  g_autoptr (ReluFile) deep = file_new (test_network_sawtooth (3), 0, 1);
  ReluFile *files[] = { flat, deep, deep };
  g_autoptr (ReluAnimation) animation = NULL;
  g_autoptr (GError) error = NULL;
  ReluAnimationOptions options = small_options ();

  g_assert_null (relu_animation_new_move (files, 2, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION);

  /* One leg that has none is a cut. */
  animation = relu_animation_new_move (files, 3, NULL);
  g_assert_cmpuint (relu_animation_get_n_frames (animation, &options), ==, 1 + 8 + 1);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gboolean
cancel_late_cb (double share, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (share, >=, *last);
  g_assert_cmpfloat (share, <=, 1);
  *last = share;

  return share < 0.6;
}

static void
test_cancel (void)
{
  const char *const names[] = { "a.gif", "a.png", "a.svg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *old = g_build_filename (folder, i == 2 ? "a-01.svg" : names[i], NULL);
      g_autofree char *contents = NULL;
      g_autoptr (ReluAnimation) animation = move_new ();
      g_autoptr (GError) error = NULL;
      ReluAnimationOptions options = small_options ();
      double last = 0;

      g_assert_true (g_file_set_contents (old, "old", -1, NULL));
      g_assert_true (relu_animation_options_set_path (&options, path, i == 2, &error));
      g_assert_false (
        relu_animation_write (animation, &options, path, cancel_late_cb, &last, &error));
      g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_CANCELLED);
      g_assert_cmpfloat (last, >=, 0.6);
      g_assert_true (g_file_get_contents (old, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "old");
      g_assert_cmpuint (count_files (), ==, 1);

      g_clear_error (&error);
      g_assert_true (relu_animation_write (animation, &options, path, NULL, NULL, &error));
      g_assert_cmpuint (count_files (), ==, i == 2 ? 9 : 1);
      for (guint k = 1; i == 2 && k <= 9; k++)
        {
          g_autofree char *name = g_strdup_printf ("%s/a-%02u.svg", folder, k);

          g_assert_cmpint (g_unlink (name), ==, 0);
        }
      g_unlink (old);
    }
}

static void
test_errors (void)
{
  g_autoptr (ReluAnimation) animation = move_new ();
  g_autoptr (GError) error = NULL;
  ReluAnimationOptions options = small_options ();
  g_autofree char *path = g_build_filename (folder, "none", "a.gif", NULL);
  g_autofree char *message
    = g_strdup_printf ("cannot write “%s”: No such file or directory", path);

  g_assert_false (relu_animation_write (animation, &options, path, NULL, NULL, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_WRITE);
  g_assert_cmpstr (error->message, ==, message);
  g_clear_error (&error);

  g_assert_false (relu_animation_options_set_path (&options, "a.svg", FALSE, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);

  options.picture.width = 40000;
  g_assert_false (relu_animation_write (animation, &options, path, NULL, NULL, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_SIZE);
  g_clear_error (&error);

  options = small_options ();
  options.seconds = 60;
  options.rate = 50;
  g_assert_false (relu_animation_write (animation, &options, path, NULL, NULL, &error));
  g_assert_error (error, RELU_EXPORT_ERROR, RELU_EXPORT_ERROR_ANIMATION);
  g_assert_cmpstr (error->message, ==,
                   "3001 frames are too many; an animation can have at most 3000");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("reluscope-animation-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/animation/frames-of-a-move", test_frames_of_a_move);
  g_test_add_func ("/animation/scenes-of-a-move", test_scenes_of_a_move);
  g_test_add_func ("/animation/units-stay", test_units_stay);
  g_test_add_func ("/animation/sweep", test_sweep);
  g_test_add_func ("/animation/training", test_training);
  g_test_add_func ("/animation/no-way", test_no_way);
  g_test_add_func ("/animation/cancel", test_cancel);
  g_test_add_func ("/animation/errors", test_errors);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return status;
}
