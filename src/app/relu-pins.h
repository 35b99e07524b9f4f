/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-pins.h: the pinned networks of a document, analysed on its domain. */

#pragma once

#include "relu-file.h"
#include "relu-ghost.h"

G_BEGIN_DECLS

typedef struct _ReluPins ReluPins;

ReluPins *relu_pins_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_pins_free (ReluPins *self);

void relu_pins_update (ReluPins *self, ReluFile *contents);
ReluAnalysis *relu_pins_get_analysis (ReluPins *self, guint index, GError **error);
GPtrArray *relu_pins_dup_ghosts (ReluPins *self, int with, int without) G_GNUC_WARN_UNUSED_RESULT;

char *relu_pins_dup_new_name (ReluFile *contents, const char *wanted) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluPins, relu_pins_free)

G_END_DECLS
