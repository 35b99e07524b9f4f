/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-text-private.h: text that is laid out once and drawn in many frames. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  RELU_FONT_HEADLINE,
  RELU_FONT_REASON,
  RELU_FONT_TICK,
  RELU_FONT_AXIS,   /* as ticks, with an italic x */
  RELU_FONT_LABEL,
  RELU_FONT_LANE_ON,
  RELU_FONT_LANE_OFF,
  RELU_FONT_SYMBOL, /* of a unit, beside its lane */
  RELU_FONT_PANEL,  /* around the panels of the build-up, with an italic x */
} ReluFont;

#define RELU_N_FONTS 9

/* A piece of text in a font, owned by the cache and good until the next frame ends. */
typedef struct
{
  PangoLayout *layout;
  double width, height; /* logical; of the lines that are shown */
  double ink_top, ink_height;
  guint n_lines;
  gboolean is_cut; /* ellipsized */
} ReluLine;

typedef struct _ReluText ReluText;

ReluText *relu_text_new (const char *family) G_GNUC_WARN_UNUSED_RESULT;
void relu_text_free (ReluText *self);
void relu_text_set_size (ReluText *self, ReluFont font, double size);
double relu_text_get_size (const ReluText *self, ReluFont font);
double relu_text_get_height (ReluText *self, ReluFont font);

const ReluLine *relu_text_get (ReluText *self, ReluFont font, const char *text);
const ReluLine *relu_text_get_wrapped (ReluText *self, ReluFont font, double share,
                                       const char *text, double width, guint max_lines);
void relu_text_draw (const ReluLine *line, cairo_t *cr, double x, double y);
void relu_text_end_frame (ReluText *self);
guint relu_text_get_n_made (const ReluText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluText, relu_text_free)

G_END_DECLS
