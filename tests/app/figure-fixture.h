/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure-fixture.h: the figure on screen, with what it shows, and a hand that moves. */

#pragma once

#include "relu-figure-view-private.h"
#include "widget-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  ReluDocument *document;
  ReluNetwork *before; /* as the document had it at first */
  ReluViewport *viewport;
  ReluFigureView *view;
  GtkWidget *window;
} Fixture;

Fixture *fixture_new (ReluDocument *document);
void fixture_free (Fixture *f);

void fixture_move (Fixture *f, double dx, double dy);

G_END_DECLS
