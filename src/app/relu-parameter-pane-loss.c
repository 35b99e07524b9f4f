/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-parameter-pane-loss.c: gradients and losses above the sliders.
 *
 * Gradients of all rows are up to date with every change. Curves take longer: no more than a share of each
 * frame is spent on them, rows in sight first, and what is left follows with the next frames. While changes go
 * on without end, as in a drag or a training run, each row has its turn. */

#include "relu-parameter-pane-private.h"

#include "relu-parameter-row.h"

/* For the curves of a frame, in microseconds. */
#define SHARE 3000

/* Assistive technology is told when nothing has changed for so long, in milliseconds. */
#define QUIET 250

static gboolean
shows_loss (ReluParameterPane *self)
{
  return self->document != NULL && self->viewport != NULL
         && relu_viewport_get_shows (self->viewport, RELU_PART_LOSS_TRACKS)
         && relu_file_get_data (relu_document_get_contents (self->document)) != NULL;
}

static ReluLossTrack *
get_track (GtkWidget *row)
{
  return RELU_IS_PARAMETER_ROW (row) ? relu_parameter_row_get_loss_track (RELU_PARAMETER_ROW (row)) : NULL;
}

typedef struct
{
  ReluParameterPane *self;
  gboolean in_sight;
  GPtrArray *tracks; /* ReluLossTrack that need a curve */
} Search;

static gboolean
is_in_sight (ReluParameterPane *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, self->list, &bounds))
    return FALSE;

  return bounds.origin.y < (float) gtk_widget_get_height (self->list)
         && bounds.origin.y + bounds.size.height > 0;
}

static void
find_needy (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  Search *search = user_data;
  ReluLossTrack *track = get_track (row);

  if (track != NULL && relu_loss_track_needs_profile (track)
      && is_in_sight (search->self, row) == search->in_sight)
    g_ptr_array_add (search->tracks, track);
}

static gboolean tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data);

/* What has been spent in a frame counts for all changes before it is drawn. */
static gboolean
has_time (ReluParameterPane *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 frame = clock == NULL ? -1 : gdk_frame_clock_get_frame_counter (clock);

  if (frame != self->loss_frame)
    self->loss_spent = 0;
  self->loss_frame = frame;

  return self->loss_spent < SHARE;
}

/* Makes curves while there is time, from where it stopped the last time; returns whether all are made. */
static gboolean
make_curves (ReluParameterPane *self, GPtrArray *tracks)
{
  guint start = self->loss_next;

  for (guint i = 0; i < tracks->len; i++)
    {
      gint64 began = g_get_monotonic_time ();

      if (!has_time (self))
        {
          self->loss_next = start + i;
          return FALSE;
        }
      relu_loss_track_update_profile (g_ptr_array_index (tracks, (start + i) % tracks->len));
      self->loss_spent += g_get_monotonic_time () - began;
    }

  return TRUE;
}

static void
work (ReluParameterPane *self)
{
  Search search = { self, TRUE, g_ptr_array_new () };
  gboolean done = FALSE;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      relu_row_list_foreach (RELU_ROW_LIST (self->list), find_needy, &search);
      done = make_curves (self, search.tracks);
      g_ptr_array_set_size (search.tracks, 0);
      search.in_sight = FALSE;
      relu_row_list_foreach (RELU_ROW_LIST (self->list), find_needy, &search);
      done = done && make_curves (self, search.tracks);
      if (!done && self->loss_tick == 0)
        self->loss_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  g_ptr_array_unref (search.tracks);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluParameterPane *self = RELU_PARAMETER_PANE (widget);

  self->loss_tick = 0;
  work (self);

  return G_SOURCE_REMOVE;
}

static void
describe_row (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  if (RELU_IS_PARAMETER_ROW (row))
    relu_parameter_row_describe (RELU_PARAMETER_ROW (row));
}

static gboolean
quiet_cb (gpointer user_data)
{
  ReluParameterPane *self = user_data;

  self->loss_quiet = 0;
  relu_row_list_foreach (RELU_ROW_LIST (self->list), describe_row, NULL);

  return G_SOURCE_REMOVE;
}

static void
update_row (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  ReluParameterPane *self = user_data;
  ReluLossTrack *track = get_track (row);

  if (track == NULL)
    return;

  relu_parameter_row_set_shows_loss (RELU_PARAMETER_ROW (row), self->shows_loss);
  if (self->shows_loss)
    relu_loss_track_update (track);
}

/* relu_pane_loss_update:
 *
 * Something that the loss depends on has changed, or whether it is shown. */
void
relu_pane_loss_update (ReluParameterPane *self)
{
  gboolean shown = shows_loss (self);

  if (!shown && !self->shows_loss)
    return;

  self->shows_loss = shown;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  relu_row_list_foreach (RELU_ROW_LIST (self->list), update_row, self);
  g_clear_handle_id (&self->loss_quiet, g_source_remove);
  self->loss_quiet = g_timeout_add (QUIET, quiet_cb, self);
  work (self);
}

/* relu_pane_loss_bind_row:
 *
 * A row has come into sight. */
void
relu_pane_loss_bind_row (ReluParameterPane *self, GtkWidget *row)
{
  update_row (row, NULL, self);
  if (!self->shows_loss || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (has_time (self))
    {
      gint64 began = g_get_monotonic_time ();

      relu_loss_track_update_profile (get_track (row));
      self->loss_spent += g_get_monotonic_time () - began;
    }
  else if (self->loss_tick == 0)
    {
      self->loss_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  if (self->loss_quiet == 0)
    self->loss_quiet = g_timeout_add (QUIET, quiet_cb, self);
}

/* relu_pane_loss_stop:
 *
 * Nothing is to be done any more. */
void
relu_pane_loss_stop (ReluParameterPane *self)
{
  g_clear_handle_id (&self->loss_quiet, g_source_remove);
  if (self->loss_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->loss_tick);
  self->loss_tick = 0;
}
