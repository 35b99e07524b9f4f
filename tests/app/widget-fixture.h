/* SPDX-License-Identifier: GPL-3.0-or-later */
/* widget-fixture.h: documents to show, and windows to show widgets in. */

#pragma once

#include <adwaita.h>

#include "fixture-find.h"
#include "relu-document.h"

G_BEGIN_DECLS

void fixture_init (int *argc, char ***argv);

ReluDocument *fixture_document (double from, double to, guint n_layers, const guint *widths,
                                ReluActivationKind kind, const double *parameters);
ReluDocument *fixture_bending (void);
ReluDocument *fixture_linear (void);
ReluDocument *fixture_random (guint n_layers, const guint *widths);
double fixture_parameter (ReluDocument *document, gsize index);
int fixture_n_undo (ReluDocument *document);

GtkWidget *fixture_present (GtkWidget *child, int width, int height);
void fixture_next_frame (GtkWidget *widget);
void fixture_wait (guint milliseconds);
void fixture_assert_destroyed (GtkWidget *window, gpointer widget);

/* The parameters of fixture_bending() and fixture_linear(): 1-3-1. */
enum
{
  W0,
  W1,
  W2,
  B0,
  B1,
  B2,
  V0,
  V1,
  V2,
  C
};

G_END_DECLS
