/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-parameter-pane-private.h: between the pane and its rows (relu-parameter-pane-rows.c). */

#pragma once

#include "relu-parameter-pane.h"

#include "relu-parameter-layout.h"
#include "relu-reaches.h"

G_BEGIN_DECLS

struct _ReluParameterPane
{
  GtkWidget parent_instance;

  GtkWidget *legend;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *all_button; /* to all sliders and back */

  ReluDocument *document;
  ReluViewport *viewport;
  ReluParameterLayout *layout;
  ReluReaches *reaches;
  ReluNetwork *opened; /* what the reaches are for */
  gint64 zones_cost;   /* how long the zones of the rows in sight took last, in microseconds */
  guint zones_id;
  int name_width;
  ReluSelection pointed, focused; /* the rows that pointer and keyboard are on */
  gboolean choosing;              /* in the pane: what is selected is in sight as it should be */
  gsize wanted;                   /* whose slider is to get the keyboard */
  guint focus_id;
  int focus_tries;

  /* See relu-parameter-pane-filter.c. */
  ReluPaneFilter filter;
  gboolean shows_all; /* all the same */
  GBytes *shown;      /* what the layout shows; NULL: all */

  /* See relu-parameter-pane-loss.c. */
  gboolean shows_loss;
  gint64 loss_frame, loss_spent; /* the frame's number, and what of it was spent so far, in us */
  guint loss_next;               /* whose turn it is */
  guint loss_tick, loss_quiet;
};

/* Functions of the list of rows; the data is the pane. */
GtkWidget *relu_pane_row_create (guint kind, gpointer user_data);
void relu_pane_row_bind (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);
void relu_pane_row_unbind (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);

/* For each row that has a widget. */
void relu_pane_row_mark (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);
void relu_pane_row_update (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);
void relu_pane_row_update_zones (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);
void relu_pane_row_recolor (GtkWidget *widget, const ReluRowItem *item, gpointer user_data);

void relu_pane_refill (ReluParameterPane *self);
void relu_pane_update_legend (ReluParameterPane *self);
GtkWidget *relu_pane_filter_create_button (ReluParameterPane *self);
void relu_pane_filter_apply (ReluParameterPane *self);
gboolean relu_pane_filter_is_stale (ReluParameterPane *self);

void relu_pane_loss_update (ReluParameterPane *self);
void relu_pane_loss_bind_row (ReluParameterPane *self, GtkWidget *row);
void relu_pane_loss_stop (ReluParameterPane *self);

G_END_DECLS
