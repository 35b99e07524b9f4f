/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-document.h: what is being edited: contents, file, modified, history. */

#pragma once

#include <gio/gio.h>

#include "relu-analysis.h"
#include "relu-file.h"
#include "relu-learning.h"
#include "relu-loss-profile.h"
#include "relu-zones.h"

G_BEGIN_DECLS

#define RELU_TYPE_DOCUMENT (relu_document_get_type ())
G_DECLARE_FINAL_TYPE (ReluDocument, relu_document, RELU, DOCUMENT, GObject)

/* Properties, all read-only: "file" (GFile, nullable), "title" (for the window), "modified",
 * "can-undo", "can-redo", "in-gesture" (a drag or a motion is going on: views may settle when it ends).
 * Signal "changed": what is shown or what would be saved is something else now. Setting the same value emits nothing.
 * Signal "restored": undo, redo, another start or another moment of a run brings other contents; before "changed". */

ReluDocument *relu_document_new (ReluFile *contents);

ReluFile *relu_document_get_contents (ReluDocument *self);
guint relu_document_get_generation (ReluDocument *self);
void relu_document_set_contents (ReluDocument *self, ReluFile *contents, GFile *file); /* a new history */
void relu_document_take_over (ReluDocument *self, ReluDocument *from);
void relu_document_recover (ReluDocument *self, ReluFile *contents, GFile *file);
void relu_document_reload (ReluDocument *self, ReluFile *contents); /* an undo step */
void relu_document_emit_restored (ReluDocument *self);
ReluNetwork *relu_document_get_network (ReluDocument *self);
double relu_document_get_from (ReluDocument *self);
double relu_document_get_to (ReluDocument *self);
const ReluSetup *relu_document_get_setup (ReluDocument *self); /* until the next change */

/* What views show: the network without its muted units, or another one for a moment. */
ReluNetwork *relu_document_get_shown_network (ReluDocument *self);
void relu_document_get_shown_domain (ReluDocument *self, double *from, double *to);
/* Computed once per change; NULL where the network can't be analysed, and then error says why. */
ReluAnalysis *relu_document_get_analysis (ReluDocument *self, GError **error);
void relu_document_renew (ReluDocument *self); /* numbers are written in another way now */
gboolean relu_document_get_zones (ReluDocument *self, gsize index, ReluZones *zones);

/* What the data say, with the loss of the set-up; see relu-document-learning.c. */
ReluLearning *relu_document_get_learning (ReluDocument *self);
gboolean relu_document_get_gradient (ReluDocument *self, gsize index, double *gradient);
ReluLossProfile *relu_document_get_loss_profile (ReluDocument *self, gsize index,
                                                 const ReluLossStrip *strip) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_document_is_loss_profile (ReluDocument *self, const ReluLossProfile *profile);

void relu_document_set_preview (ReluDocument *self, ReluNetwork *network, double from, double to);
gboolean relu_document_has_preview (ReluDocument *self);

void relu_document_set_muted (ReluDocument *self, guint layer, guint unit, gboolean muted);
gboolean relu_document_is_muted (ReluDocument *self, guint layer, guint unit);
guint relu_document_get_n_muted (ReluDocument *self);
void relu_document_get_muted (ReluDocument *self, guint index, guint *layer, guint *unit);
void relu_document_solo (ReluDocument *self, guint layer, guint unit);
gboolean relu_document_is_solo (ReluDocument *self, guint layer, guint unit);
void relu_document_unmute_all (ReluDocument *self);

/* Networks pinned to be compared with, on the document's domain; computed once. */
ReluAnalysis *relu_document_get_pin_analysis (ReluDocument *self, guint index, GError **error);
GPtrArray *relu_document_dup_ghosts (ReluDocument *self, int with,
                                     int without) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_document_pin (ReluDocument *self);
gboolean relu_document_pin_network (ReluDocument *self, const char *name, ReluNetwork *network);

/* What else than a parameter is changed again and again, by keys and sliders. */
typedef enum
{
  RELU_EDIT_GENERATED, /* how the data are generated */
  RELU_EDIT_POINT,     /* one point of the data */
} ReluEditRun;

/* One undo step each, or a part of the one that is going on. */
void relu_document_edit (ReluDocument *self, ReluFile *contents);
void relu_document_amend (ReluDocument *self, ReluFile *contents);
void relu_document_edit_run (ReluDocument *self, ReluFile *contents, ReluEditRun run);
void relu_document_set_parameter (ReluDocument *self, gsize index, double value);
void relu_document_set_setup (ReluDocument *self, const ReluSetup *setup, guint part);
void relu_document_end_run (ReluDocument *self);
void relu_document_set_network (ReluDocument *self, ReluNetwork *network);
void relu_document_set_domain (ReluDocument *self, double from, double to);
void relu_document_set_name (ReluDocument *self, const char *name);
double relu_document_get_saved_parameter (ReluDocument *self, gsize index);

/* A drag, or a training run: all edits between are one undo step. Cancel puts back what was there at the
 * beginning. They may be nested, and who begins one ends that one. */
guint relu_document_begin_gesture (ReluDocument *self);
guint relu_document_begin_training (ReluDocument *self);
void relu_document_end_gesture (ReluDocument *self, guint gesture);
void relu_document_cancel_gesture (ReluDocument *self, guint gesture);
gboolean relu_document_has_gesture (ReluDocument *self, guint gesture);
gboolean relu_document_in_gesture (ReluDocument *self);
guint relu_document_get_gesture_depth (ReluDocument *self);

void relu_document_undo (ReluDocument *self);
void relu_document_redo (ReluDocument *self);
gboolean relu_document_get_can_undo (ReluDocument *self);
gboolean relu_document_get_can_redo (ReluDocument *self);

GFile *relu_document_get_file (ReluDocument *self);
gboolean relu_document_get_modified (ReluDocument *self);
char *relu_document_dup_title (ReluDocument *self);
void relu_document_mark_saved (ReluDocument *self, GFile *file);
void relu_document_mark_contents_saved (ReluDocument *self, ReluFile *contents, GFile *file);
void relu_document_mark_unsaved (ReluDocument *self);

G_END_DECLS
