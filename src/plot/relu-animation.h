/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-animation.h: a change or a training run as pictures, one after another. */

#pragma once

#include "relu-export.h"
#include "relu-file.h"
#include "relu-record.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_ANIMATION_GIF,    /* which slide programs play */
  RELU_ANIMATION_PNG,    /* all colours; browsers play it */
  RELU_ANIMATION_FRAMES, /* numbered files in the format of the picture */
} ReluAnimationFormat;

#define RELU_N_ANIMATION_FORMATS 3
#define RELU_ANIMATION_MAX_FRAMES 3000
#define RELU_ANIMATION_MAX_RATE 50 /* programs play a faster GIF slowly */
#define RELU_ANIMATION_MAX_SECONDS 60 /* of the way, and of a hold */

typedef struct
{
  ReluExportOptions picture; /* of each frame; its format is that of numbered files */
  ReluAnimationFormat format;
  double seconds; /* from one network to the next, of a sweep, or of a whole run */
  double rate;    /* frames in a second */
  double hold;    /* seconds at the first network, at the last, and at all between that are moved to */
  gboolean back;  /* and back again */
  gboolean plays_once;
} ReluAnimationOptions;

#define RELU_ANIMATION_OPTIONS_INIT                                                                \
  {                                                                                                \
    .picture = { RELU_EXPORT_PNG, 960, 600, 1, FALSE, RELU_THEME_LIGHT, NULL, NULL,                \
                 RELU_PALETTE_STANDARD },                                                          \
    .format = RELU_ANIMATION_GIF, .seconds = 3, .rate = 20, .hold = 1,                             \
  }

typedef struct _ReluAnimation ReluAnimation;

ReluAnimation *relu_animation_new_move (ReluFile *const *files, guint n_files,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluAnimation *relu_animation_new_sweep (ReluFile *file, gsize parameter, double from, double to,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluAnimation *relu_animation_new_training (ReluFile *file, const ReluRecord *record,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_animation_free (ReluAnimation *self);

/* Which parts are shown, and which ranges; data and ghosts are those of the networks. */
void relu_animation_set_shown (ReluAnimation *self, const ReluSceneOptions *shown);

guint relu_animation_get_n_frames (const ReluAnimation *self, const ReluAnimationOptions *options);
double relu_animation_get_seconds (const ReluAnimation *self, const ReluAnimationOptions *options);
ReluScene *relu_animation_dup_scene (ReluAnimation *self, const ReluAnimationOptions *options,
                                     guint frame, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called with the share of the work that is done; FALSE to cancel it. */
typedef gboolean (*ReluProgressFunc) (double share, gpointer user_data);

gboolean relu_animation_write (ReluAnimation *self, const ReluAnimationOptions *options,
                               const char *path, ReluProgressFunc progress, gpointer user_data,
                               GError **error); /* atomic: old files stay where it fails */
gboolean relu_animation_options_set_path (ReluAnimationOptions *options, const char *path,
                                          gboolean numbered, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluAnimation, relu_animation_free)

G_END_DECLS
