/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-window-private.h: what the files of the window share. */

#pragma once

#include "relu-compat-alert.h"
#include "relu-draft.h"
#include "relu-figure-bar.h"
#include "relu-figure-pair.h"
#include "relu-figure-view.h"
#include "relu-file-watch.h"
#include "relu-hint.h"
#include "relu-lesson-editor.h"
#include "relu-lesson-player.h"
#include "relu-muted-bar.h"
#include "relu-notice.h"
#include "relu-motion.h"
#include "relu-parameter-pane.h"
#include "relu-presentation.h"
#include "relu-sound.h"
#include "relu-tool-panel.h"
#include "relu-window.h"

G_BEGIN_DECLS

/* Header bar, parameters, figure, tools. */
#define RELU_N_WINDOW_PARTS 4

struct _ReluWindow
{
  AdwApplicationWindow parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training;
  guint training_tick; /* while it goes on; of frames */
  GtkWidget *frames;   /* whose frames training and motion follow */
  ReluDraft *draft;
  ReluFileWatch *watch;
  GtkWindow *help_overlay; /* NULL until it is asked for */
  GSettings *settings;

  ReluLessonDocument *lessons; /* the one that is made */
  ReluLessonEditor *editor;
  gboolean has_lesson_document; /* the document came from a step or went into one, when its generation was: */
  guint lesson_generation;
  ReluFile *preview_contents; /* where the preview was begun; NULL: there is none */
  GKeyFile *preview_view;

  ReluMotion *motion; /* to an example, a new network or a scene */
  ReluLessonPlayer *player;
  GFile *lesson_file;        /* where what is played comes from; or NULL */
  const char *lesson_id;     /* which bundled one it is, interned; or NULL */
  const char *own_tool_page; /* from before the lesson, interned */
  GtkWindow *export_dialog; /* while it is open; weak */
  ReluPresentation *presentation; /* while it goes on */
  gboolean presents_elsewhere;    /* on another screen than this window's */
  int present_on;                 /* the screen that was asked for; -1: none */
  guint inhibit_cookie;
  GCancellable *data_reading; /* NULL: no points are being read */
  gboolean may_close; /* the document was left: closing needs no question */
  gboolean leaving_lesson;
  gboolean leaving;   /* a question about the changes is open */
  gboolean is_narrow;
  gboolean tools_placed; /* beside or below, as the width asks for */
  guint domain_id;       /* whether something bends outside is to be found out */
  guint layout_id;       /* parts are going to move: the window has another width */
  int title_width; /* of the window, for which the header bar was laid out */
  guint n_revivals; /* of dead units, so far */
  ReluNetwork *shape; /* for which the selection is valid; only its architecture counts */
  ReluSound *heard, *tone; /* NULL: silence */
  gboolean told_silence;   /* has said why there is no sound */
  GtkWidget *last_focus[RELU_N_WINDOW_PARTS]; /* weak */
  gint64 used; /* when it was the active window last, in Unix µs */

  AdwHeaderBar *header_bar;
  AdwWindowTitle *window_title;
  AdwSplitButton *open_button;
  GtkMenuButton *examples_button;
  GtkWidget *lessons_button, *present_button;
  GMenu *first_section; /* of the main menu */
  GtkButton *export_button;
  GtkWidget *undo_button, *redo_button, *tools_button, *train_button;
  ReluNotice *notice;
  ReluHint *hint;
  AdwToastOverlay *toast_overlay;
  GtkPaned *paned;
  GtkBox *side;
  GtkWidget *lesson_view; /* in it; NULL until the first lesson */
  ReluParameterPane *pane;
  GtkPaned *tool_paned; /* the figure with its bar, and the tools */
  GtkWidget *tool_panel; /* NULL until it is asked for */
  ReluFigurePair *figure_pair;
  ReluFigureView *figure_view;
  ReluMutedBar *muted_bar;
  ReluFigureBar *figure_bar;
};

/* relu-window.c */
void relu_window_queue_layout (ReluWindow *self);

/* relu-window-actions.c */
void relu_window_install_actions (ReluWindow *self);
void relu_window_update_actions (ReluWindow *self);
void relu_window_set_enabled (ReluWindow *self, const char *name, gboolean enabled);

/* relu-window-data.c */
void relu_window_install_data (ReluWindow *self);

/* relu-window-structure.c */
void relu_window_install_structure (ReluWindow *self);
gboolean relu_window_get_unit (ReluWindow *self, guint *layer, guint *unit);
gboolean relu_window_is_busy (ReluWindow *self);
void relu_window_say (ReluWindow *self, char *text);

/* relu-window-marks.c */
void relu_window_install_marks (ReluWindow *self);

/* relu-window-present.c */
void relu_window_install_presentation (ReluWindow *self);
void relu_window_stop_presenting (ReluWindow *self);

/* relu-window-revive.c */
void relu_window_install_revive (ReluWindow *self);

/* relu-window-open.c */
void relu_window_install_drop (ReluWindow *self);
void relu_window_new_document (ReluWindow *self);
void relu_window_choose_file (ReluWindow *self);
GtkWindow *relu_window_find_other (ReluWindow *self, GFile *file);
GListModel *relu_window_make_filters (gboolean all);
void relu_window_add_recent (ReluWindow *self, GFile *file);

/* relu-window-reopen.c */
ReluWindow *relu_window_reopen (ReluWindow *self);

/* relu-window-save.c */
void relu_window_save (ReluWindow *self);
void relu_window_save_as (ReluWindow *self);
void relu_window_ask_leave (ReluWindow *self, const char *body, ReluCompatAlertFunc callback,
                            GTask *task);

/* relu-window-place.c */
typedef struct
{
  const char *title;   /* of the dialog, translated */
  const char *suffix;  /* of file names, as in ".relu.json" */
  const char *needed;  /* the part of it by which such files are known, as ".json" */
  GListModel *filters;
  GFile *file;         /* where it was saved before, or NULL */
  const char *name;    /* its title, for a new file */
} ReluPlace;

typedef void (*ReluPlaceFunc) (ReluWindow *self, GFile *file, gpointer user_data);

char *relu_window_complete_name (const char *base, const char *suffix,
                                 const char *needed) G_GNUC_WARN_UNUSED_RESULT;
char *relu_window_ask_place (ReluWindow *self, const ReluPlace *place, ReluPlaceFunc callback,
                             gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* relu-window-lesson-save.c */
void relu_window_save_lesson (ReluWindow *self);
void relu_window_save_lesson_as (ReluWindow *self);
void relu_window_leave_lesson_async (ReluWindow *self, GAsyncReadyCallback callback,
                                     gpointer user_data);
void relu_window_leave_all_async (ReluWindow *self, GAsyncReadyCallback callback,
                                  gpointer user_data);

/* relu-window-lesson-edit.c */
void relu_window_install_lesson_edit (ReluWindow *self);
gboolean relu_window_makes_lesson (ReluWindow *self);
gboolean relu_window_is_in_lesson (ReluWindow *self);
gboolean relu_window_has_changes (ReluWindow *self);

/* relu-window-watch.c */
void relu_window_install_watch (ReluWindow *self);
void relu_window_reload (ReluWindow *self);
void relu_window_keep_mine (ReluWindow *self);

/* relu-window-state.c */
void relu_window_save_settings (ReluWindow *self);
void relu_window_bind_settings (ReluWindow *self);
void relu_window_bind_parts (ReluWindow *self);
void relu_window_unbind_parts (ReluWindow *self);
void relu_window_keep_view (ReluWindow *self);
void relu_window_save_view (GKeyFile *view, gpointer user_data);
void relu_window_restore_view (ReluWindow *self, GKeyFile *view);

/* relu-window-title.c */
void relu_window_update_title (ReluWindow *self);
void relu_window_fit_title (ReluWindow *self);
gboolean relu_window_has_title_room (ReluWindow *self);

/* relu-window-tools.c */
void relu_window_install_tools (ReluWindow *self);
void relu_window_place_tools (ReluWindow *self);
gboolean relu_window_needs_tools_placed (ReluWindow *self, int width);
const char *relu_window_get_tool_page (ReluWindow *self);
void relu_window_show_learning (ReluWindow *self);
void relu_window_update_hint (ReluWindow *self);
void relu_window_restore_tools (ReluWindow *self);
void relu_window_save_tools (ReluWindow *self);

/* relu-window-training.c */
void relu_window_install_training (ReluWindow *self);
void relu_window_pause_training (ReluWindow *self);
void relu_window_bind_training (ReluWindow *self);
void relu_window_follow_frames (ReluWindow *self, GtkWidget *frames);

/* relu-window-pins.c */
void relu_window_pin (ReluWindow *self);
void relu_window_pin_example (ReluWindow *self, const char *id);
void relu_window_pin_file (ReluWindow *self);

/* relu-window-points.c */
void relu_window_install_points (ReluWindow *self);
void relu_window_copy_data (ReluWindow *self, ReluData *data);
void relu_window_say_undoable (ReluWindow *self, const char *message, const char *action);
GListModel *relu_window_make_data_filters (void);

/* relu-window-import.c */
void relu_window_import_data (ReluWindow *self, GFile *file);
void relu_window_choose_data (ReluWindow *self);
void relu_window_paste_data (ReluWindow *self);
void relu_window_cancel_data (ReluWindow *self);

/* relu-window-domain.c */
void relu_window_install_domain (ReluWindow *self);

/* relu-window-lesson.c */
void relu_window_install_lesson (ReluWindow *self);
gboolean relu_window_keeps_settings (ReluWindow *self);
void relu_window_set_lesson_origin (ReluWindow *self, GFile *file, const char *id);
void relu_window_note_lesson (ReluWindow *self, GKeyFile *view);
void relu_window_resume_lesson (ReluWindow *self, GKeyFile *view);
void relu_window_open_lesson_file (ReluWindow *self, GFile *file);

/* relu-window-sound.c */
void relu_window_install_sound (ReluWindow *self);
void relu_window_stop_sound (ReluWindow *self);

/* relu-window-parts.c */
void relu_window_install_parts (ReluWindow *self);

/* relu-window-figure.c */
void relu_window_export (ReluWindow *self);
void relu_window_copy_figure (ReluWindow *self);
void relu_window_get_shown (ReluWindow *self, ReluSceneOptions *options);
void relu_window_say_exported (ReluWindow *self, GFile *file);

/* relu-window-handout.c */
void relu_window_install_handout (ReluWindow *self);

G_END_DECLS
