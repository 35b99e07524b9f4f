/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson.h: lessons (.relu-lesson.json): steps with words, a network and a question.
 * docs/lesson-format.md. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

/* The version of the format that is written, and the latest that is read. */
#define RELU_LESSON_VERSION 1

/* Limits of a lesson; one beyond them is refused. */
#define RELU_LESSON_MAX_STEPS 500

/* Parameters of the networks of all scenes together, those apart that are the same as before: half a gigabyte. */
#define RELU_LESSON_MAX_NUMBERS ((gsize) 64 * 1024 * 1024)
#define RELU_LESSON_MAX_CHOICES 8
#define RELU_LESSON_MAX_ANSWERS 64
#define RELU_LESSON_MAX_SECONDS 60.0

/* How long the way to a scene takes where the lesson does not say. */
#define RELU_LESSON_DEFAULT_SECONDS 0.8

/* What can be seen besides the curve. */
typedef enum
{
  RELU_LESSON_SHOWS_CONTRIBUTIONS,
  RELU_LESSON_SHOWS_LANES,
  RELU_LESSON_SHOWS_SLOPE_STRIP,
  RELU_LESSON_SHOWS_BUILD_UP,
  RELU_LESSON_SHOWS_DATA,
  RELU_LESSON_SHOWS_RESIDUALS,
  RELU_LESSON_SHOWS_LOSS_TRACKS,
  RELU_LESSON_SHOWS_HEADLINE,
} ReluLessonPart;

#define RELU_N_LESSON_PARTS 8

const char *relu_lesson_part_get_name (ReluLessonPart part);
const char *const *relu_lesson_get_tools (void);

/* What is there to be looked at. */
typedef struct
{
  ReluFile *contents; /* network, domain, data, set-up, marks, pins: complete, whatever came before */
  double x_from, x_to, y_from, y_to; /* NAN: fitted */
  double line_x;                     /* where f is read; NAN: nowhere */
  gboolean has_parts;                /* FALSE: as the viewer has them */
  guint parts;                       /* bits 1u << ReluLessonPart */
  char *tool;             /* one of relu_lesson_get_tools(); NULL: as the viewer has it */
  gboolean hides_sliders; /* all of them; or else those are there that are marked as presented */
  double seconds;         /* how long the way to it takes, 0: none */
  gboolean run;           /* a training begins when it is reached */
  GPtrArray *view_keys;   /* what else the file said; NULL: nothing */
} ReluLessonScene;

typedef enum
{
  RELU_QUESTION_NONE,
  RELU_QUESTION_NUMBER,
  RELU_QUESTION_CHOICE,
  RELU_QUESTION_PLACE, /* an x of the figure */
} ReluQuestionKind;

typedef struct
{
  ReluQuestionKind kind;
  char *text;       /* never NULL */
  GArray *answers;  /* double, each of them right; of a choice indices. Never NULL */
  double tolerance; /* of a number and of a place, at least 0 */
  GPtrArray *choices; /* char *, of a choice. Never NULL */
  GPtrArray *keys;    /* what else the file said; NULL: nothing */
} ReluQuestion;

typedef struct
{
  char *title, *text, *notes; /* never NULL; notes are for the teacher */
  ReluLessonScene scene;
  ReluQuestion question;

  char *why; /* what is said after the answer, never NULL */
  gboolean has_reveal;
  ReluLessonScene reveal; /* what is shown after the answer; empty unless has_reveal */

  GPtrArray *keys, *reveal_keys; /* what else the file said; NULL: nothing */
} ReluLessonStep;

void relu_lesson_scene_copy (const ReluLessonScene *scene, ReluLessonScene *copy);
void relu_lesson_scene_clear (ReluLessonScene *scene);
gboolean relu_lesson_scene_equal (const ReluLessonScene *a, const ReluLessonScene *b);

gboolean relu_question_is_right (const ReluQuestion *self, double answer);

ReluLessonStep *relu_lesson_step_new (ReluFile *contents) G_GNUC_WARN_UNUSED_RESULT;
ReluLessonStep *relu_lesson_step_copy (const ReluLessonStep *self) G_GNUC_WARN_UNUSED_RESULT;
void relu_lesson_step_free (ReluLessonStep *self);
gboolean relu_lesson_step_equal (const ReluLessonStep *a, const ReluLessonStep *b);
gboolean relu_lesson_step_has_answer (const ReluLessonStep *self);

/* A lesson. Immutable once made, reference counted. */
typedef struct _ReluLesson ReluLesson;

typedef enum
{
  RELU_LESSON_TITLE,
  RELU_LESSON_DESCRIPTION,
  RELU_LESSON_AUTHOR,
  RELU_LESSON_LANGUAGE,
} ReluLessonText;

#define RELU_N_LESSON_TEXTS 4

ReluLesson *relu_lesson_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_parse (const char *text, gssize length, const char *file_name,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_ref (ReluLesson *self);
void relu_lesson_unref (ReluLesson *self);

const char *relu_lesson_get_text (const ReluLesson *self, ReluLessonText which); /* never NULL */
const char *relu_lesson_get_title (const ReluLesson *self);                      /* never NULL */
guint relu_lesson_get_n_steps (const ReluLesson *self);
const ReluLessonStep *relu_lesson_get_step (const ReluLesson *self, guint index);
const ReluLessonScene *relu_lesson_get_scene (const ReluLesson *self, guint index,
                                              gboolean revealed);
gboolean relu_lesson_equal (const ReluLesson *a, const ReluLesson *b);

/* The same lesson with a part replaced (a new object). Steps that are handed over are taken. */
ReluLesson *relu_lesson_with_text (ReluLesson *self, ReluLessonText which,
                                   const char *text) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_with_step_inserted (ReluLesson *self, guint index,
                                            ReluLessonStep *step) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_with_step_replaced (ReluLesson *self, guint index,
                                            ReluLessonStep *step) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_with_step_removed (ReluLesson *self,
                                           guint index) G_GNUC_WARN_UNUSED_RESULT;
ReluLesson *relu_lesson_with_step_moved (ReluLesson *self, guint from,
                                         guint to) G_GNUC_WARN_UNUSED_RESULT;

/* Another text for @text, which is not empty; it belongs to whoever translates. */
typedef const char *(*ReluTranslate) (const char *text, gpointer user_data);
ReluLesson *relu_lesson_translated (ReluLesson *self, ReluTranslate translate,
                                    gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

char *relu_lesson_to_text (ReluLesson *self, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_lesson_write (ReluLesson *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLesson, relu_lesson_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLessonStep, relu_lesson_step_free)

G_END_DECLS
