/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-job-dialog.h: choices, a preview, and a file that takes a while to write: with progress and cancel. */

#pragma once

#include <adwaita.h>

#include "relu-animation.h"

G_BEGIN_DECLS

#define RELU_TYPE_JOB_DIALOG (relu_job_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (ReluJobDialog, relu_job_dialog, RELU, JOB_DIALOG, AdwWindow)

/* Writes the file, in a thread of its own. */
typedef gboolean (*ReluJobFunc) (gpointer data, const char *path, ReluProgressFunc progress,
                                 gpointer user_data, GError **error);

struct _ReluJobDialogClass
{
  AdwWindowClass parent_class;

  const char *(*get_ending) (ReluJobDialog *self); /* of the file, without the dot */
  char *(*dup_name) (ReluJobDialog *self);         /* what it could be called, without ending */
  /* What is to be done as things are chosen now; data belong to the job. */
  ReluJobFunc (*begin) (ReluJobDialog *self, gpointer *data, GDestroyNotify *destroy);
};

/* Signal "exported" (GFile *file): it is written, and the dialog closes. */

void relu_job_dialog_construct (ReluJobDialog *self, GSettings *settings, const char *title,
                                const char *heading);
void relu_job_dialog_add_group (ReluJobDialog *self, AdwPreferencesGroup *group);
void relu_job_dialog_set_preview (ReluJobDialog *self, GtkWidget *preview);
void relu_job_dialog_set_summary (ReluJobDialog *self, const char *text, gboolean is_possible);
GSettings *relu_job_dialog_get_settings (ReluJobDialog *self);

void relu_job_dialog_write_to (ReluJobDialog *self, GFile *file);
gboolean relu_job_dialog_is_writing (ReluJobDialog *self);

/* Rows of such a dialog; each calls the function when it changes. */
typedef void (*ReluJobChangedFunc) (gpointer self);

AdwComboRow *relu_job_add_combo (AdwPreferencesGroup *group, const char *title,
                                 const char *const *items, ReluJobChangedFunc changed,
                                 gpointer self);
GtkSpinButton *relu_job_add_spin (AdwPreferencesGroup *group, const char *title, GtkWidget *spin,
                                  ReluJobChangedFunc changed, gpointer self);
GtkSwitch *relu_job_add_switch (AdwPreferencesGroup *group, const char *title,
                                const char *subtitle, gboolean active, ReluJobChangedFunc changed,
                                gpointer self);
AdwComboRow *relu_job_add_theme (AdwPreferencesGroup *group, ReluThemeKind theme,
                                 ReluJobChangedFunc changed, gpointer self);

G_END_DECLS
