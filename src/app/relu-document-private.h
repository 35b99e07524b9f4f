/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-document-private.h: between the object (relu-document.c), its edits and what it shows. */

#pragma once

#include "relu-document.h"
#include "relu-history.h"
#include "relu-pins.h"

G_BEGIN_DECLS

typedef struct
{
  guint id;        /* another one for each; not 0 */
  ReluFile *start; /* what was there when it began */
} ReluDocumentGesture;

struct _ReluDocument
{
  GObject parent_instance;

  ReluHistory *history;
  ReluFile *contents; /* the current ones; ahead of the history in a gesture */
  GFile *file;
  guint generation; /* how often other contents were opened */

  GArray *gestures;   /* of ReluDocumentGesture: those that go on, each inside of the one before */
  guint last_gesture; /* its id */
  gboolean is_training; /* the outermost of them is a training run */
  gboolean coalesce;    /* the last step was an edit of coalesce_index */
  gsize coalesce_index; /* of a parameter, or behind all of them a part of the set-up */
  gint64 coalesce_time;

  /* What is shown instead of the contents' network, see relu-document-shown.c. */
  GArray *muted;        /* guint64, layer << 32 | unit, ascending */
  ReluNetwork *preview; /* NULL: none */
  double preview_from, preview_to;
  ReluNetwork *shown; /* NULL: to be made anew */

  gboolean analysed; /* analysis or analysis_error belongs to what is shown */
  ReluAnalysis *analysis;
  GError *analysis_error;
  ReluZoner *zoner; /* NULL until it is asked for */
  ReluPins *pins;   /* NULL until they are asked for */
  ReluLearning *learning;     /* NULL until it is asked for, and without data */
  ReluLearner *learner;       /* these two are kept from change to change; maybe of other data */
  ReluLossProfiler *profiler;

  /* What was notified last. */
  gboolean was_modified;
  gboolean could_undo;
  gboolean could_redo;
  gboolean was_in_gesture;
  char *title;
};

/* relu-document.c */
extern const ReluHistoryFuncs relu_document_history_funcs;
void relu_document_replace_contents (ReluDocument *self, ReluFile *contents);
void relu_document_emit_changed (ReluDocument *self);
void relu_document_notify_derived (ReluDocument *self);

/* relu-document-gesture.c */
void relu_document_split_training (ReluDocument *self, ReluFile *before);
void relu_document_end_all_gestures (ReluDocument *self);

/* relu-document-shown.c */
void relu_document_forget_shown (ReluDocument *self);

G_END_DECLS
