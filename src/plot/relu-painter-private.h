/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-painter-private.h: what tests and the export need to know about a painter. */

#pragma once

#include "relu-figure-private.h"
#include "relu-labels-private.h"
#include "relu-painter.h"
#include "relu-points-private.h"
#include "relu-text-private.h"

G_BEGIN_DECLS

const ReluLabels *relu_painter_get_labels (const ReluPainter *self);
const ReluPoints *relu_painter_get_points (const ReluPainter *self);
const ReluText *relu_painter_get_text (const ReluPainter *self);
void relu_painter_set_steady (ReluPainter *self, const ReluSteady *steady);
void relu_painter_measure (ReluPainter *self, ReluScene *scene, double width, double height,
                           ReluSteady *steady);

G_END_DECLS
