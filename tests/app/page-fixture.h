/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page-fixture.h: a page or pane on screen, with what it shows. */

#pragma once

#include "relu-viewport.h"
#include "widget-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

Fixture *fixture_new (GType type, ReluDocument *document, int width, int height);
void fixture_free (Fixture *f);

G_END_DECLS
