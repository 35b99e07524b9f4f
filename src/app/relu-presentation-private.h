/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-presentation-private.h: between the window (-presentation.c) and its keys (-presentation-keys.c). */

#pragma once

#include "relu-presentation.h"

#include <adwaita.h>

#include "relu-presentation-bar.h"
#include "relu-spotlight.h"

G_BEGIN_DECLS

struct _ReluPresentation
{
  GtkWindow parent_instance;

  GtkWidget *parts;  /* the lesson, and the figure with its sliders */
  GtkWidget *words;  /* around the lesson; hidden where there is none */
  GtkWidget *figure;
  GtkWidget *sliders;
  GtkWidget *bar;
  GtkWidget *spotlight;
  GtkWidget *curtain; /* over all: the blank screen */

  AdwColorScheme scheme; /* of the program, as it was before */
  gboolean is_dark;
  gboolean is_blank;
  gint64 held_since; /* when the key of the spotlight went down, in µs; 0: it is up */
  const char *text_class;
  guint layout_id;
  gboolean uses_keys; /* the last one to move was the keyboard, not the pointer */
  double pointer_x, pointer_y; /* where it was when the controls were shown last; NAN: nowhere */
};

void relu_presentation_set_dark (ReluPresentation *self, gboolean dark);
void relu_presentation_add_keys (ReluPresentation *self);

G_END_DECLS
