/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-parameter-pane-filter.c: only the sliders that a lesson or a presenter shows, and the way to all
 * others. */

#include "relu-parameter-pane-private.h"

#include <glib/gi18n.h>

/* Of what scrolls, while only some sliders are asked for. */
#define MIN_HEIGHT 150

/* For each parameter whether it is shown; NULL: all are. */
static GBytes *
dup_shown (ReluParameterPane *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  gsize n = relu_network_get_n_parameters (relu_file_get_network (contents));

  if (self->shows_all || self->filter == RELU_PANE_SHOWS_ALL)
    return NULL;
  if (self->filter == RELU_PANE_SHOWS_NONE)
    return g_bytes_new_take (g_new0 (guint8, n), n);

  return relu_file_get_n_marked (contents, RELU_MARK_PRESENTED) == 0
           ? NULL
           : g_bytes_new_take (relu_file_dup_marked (contents, RELU_MARK_PRESENTED), n);
}

/* Whether other sliders are to be shown now than those that are. */
gboolean
relu_pane_filter_is_stale (ReluParameterPane *self)
{
  g_autoptr (GBytes) shown = dup_shown (self);

  return (shown == NULL) != (self->shown == NULL)
         || (shown != NULL && !g_bytes_equal (shown, self->shown));
}

/* Whether there is a slider that the filter keeps away. */
static gboolean
hides_any (ReluParameterPane *self)
{
  ReluFile *contents;
  gsize n_presented;

  if (self->document == NULL || self->filter == RELU_PANE_SHOWS_ALL)
    return FALSE;

  contents = relu_document_get_contents (self->document);
  n_presented = relu_file_get_n_marked (contents, RELU_MARK_PRESENTED);
  return self->filter == RELU_PANE_SHOWS_NONE
         || (n_presented > 0
             && n_presented < relu_network_get_n_parameters (relu_file_get_network (contents)));
}

/* Tells the layout, but does not fill the list. */
void
relu_pane_filter_apply (ReluParameterPane *self)
{
  g_clear_pointer (&self->shown, g_bytes_unref);
  self->shown = dup_shown (self);
  relu_parameter_layout_set_shown (self->layout, self->shown == NULL
                                                   ? NULL
                                                   : g_bytes_get_data (self->shown, NULL));
  gtk_widget_set_visible (self->all_button, hides_any (self));
  /* The words of a lesson are above, and long ones must not leave less than a card with its sliders. */
  gtk_widget_set_visible (self->scroller, self->filter != RELU_PANE_SHOWS_NONE || self->shows_all);
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      self->filter == RELU_PANE_SHOWS_PRESENTED || self->shows_all ? MIN_HEIGHT : -1);
  gtk_button_set_label (GTK_BUTTON (self->all_button),
                        self->shows_all ? _("Show Fewer Sliders") : _("Show All Sliders"));
}

static void
all_clicked_cb (ReluParameterPane *self)
{
  relu_parameter_pane_set_shows_all (self, !self->shows_all);
}

/* The way to all sliders, and back. */
GtkWidget *
relu_pane_filter_create_button (ReluParameterPane *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "all-sliders");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (all_clicked_cb), self);

  return button;
}

static void
filter_changed (ReluParameterPane *self)
{
  if (self->document == NULL)
    return;

  relu_pane_filter_apply (self);
  relu_pane_update_legend (self);
  relu_pane_refill (self);
}

/**
 * relu_parameter_pane_set_filter:
 * @filter: which sliders there are from now on
 *
 * Shows only some sliders, with their units' cards and below them a button that shows all the same.
 */
void
relu_parameter_pane_set_filter (ReluParameterPane *self, ReluPaneFilter filter)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));

  if (self->filter == filter && !self->shows_all)
    return;

  self->filter = filter;
  self->shows_all = FALSE;
  filter_changed (self);
}

/**
 * relu_parameter_pane_get_filter:
 *
 * Returns: which sliders there are, unless the user has asked for all
 */
ReluPaneFilter
relu_parameter_pane_get_filter (ReluParameterPane *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_PANE (self), RELU_PANE_SHOWS_ALL);

  return self->filter;
}

/**
 * relu_parameter_pane_set_shows_all:
 * @shows_all: whether all sliders are shown, whatever the filter says
 */
void
relu_parameter_pane_set_shows_all (ReluParameterPane *self, gboolean shows_all)
{
  g_return_if_fail (RELU_IS_PARAMETER_PANE (self));

  if (self->shows_all == !!shows_all)
    return;

  self->shows_all = !!shows_all;
  filter_changed (self);
}

/**
 * relu_parameter_pane_is_filtered:
 *
 * Returns: whether there are sliders that are not shown
 */
gboolean
relu_parameter_pane_is_filtered (ReluParameterPane *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_PANE (self), FALSE);

  return self->shown != NULL;
}
