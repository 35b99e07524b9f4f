/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-plate.c: a label that the figure puts where the hand is not. */

#include "relu-figure-plate.h"

/* From what it is about, in pixels: beside the hand, clear of a ring and of a finger. */
#define DISTANCE 24

#define SHOW_DELAY 400  /* ms */
#define HIDE_DELAY 2500 /* ms; long enough to read it */

struct _ReluFigurePlate
{
  GtkWidget *parent; /* owns this */
  GtkWidget *label;
  double px, py;
  guint timeout;
};

/**
 * relu_figure_plate_new:
 * @parent: what it is shown on, which allocates and draws it
 *
 * Returns: (transfer full): a plate, which nothing is to be seen of yet
 */
ReluFigurePlate *
relu_figure_plate_new (GtkWidget *parent)
{
  ReluFigurePlate *self = g_new0 (ReluFigurePlate, 1);

  self->parent = parent;
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "figure-plate");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_can_target (self->label, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->label, parent);

  return self;
}

void
relu_figure_plate_free (ReluFigurePlate *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_unparent (self->label);
  g_free (self);
}

static void
set (ReluFigurePlate *self, const char *text, double px, double py)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  self->px = px;
  self->py = py;
}

/**
 * relu_figure_plate_show:
 * @text: one line or a few
 * @px: what it is about, in the parent's pixels
 * @py: what it is about
 */
void
relu_figure_plate_show (ReluFigurePlate *self, const char *text, double px, double py)
{
  set (self, text, px, py);
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_queue_allocate (self->parent);
}

static void
show_cb (gpointer user_data)
{
  ReluFigurePlate *self = user_data;

  self->timeout = 0;
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_queue_allocate (self->parent);
}

/**
 * relu_figure_plate_show_later:
 *
 * The same for a hint, that only who hesitates gets to see.
 */
void
relu_figure_plate_show_later (ReluFigurePlate *self, const char *text, double px, double py)
{
  relu_figure_plate_hide (self);
  set (self, text, px, py);
  self->timeout = g_timeout_add_once (SHOW_DELAY, show_cb, self);
}

void
relu_figure_plate_hide (ReluFigurePlate *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_set_visible (self->label, FALSE);
}

static void
hide_cb (gpointer user_data)
{
  ReluFigurePlate *self = user_data;

  self->timeout = 0;
  gtk_widget_set_visible (self->label, FALSE);
}

/**
 * relu_figure_plate_hide_later:
 *
 * Leaves the text there for a while.
 */
void
relu_figure_plate_hide_later (ReluFigurePlate *self)
{
  if (!gtk_widget_get_visible (self->label))
    {
      relu_figure_plate_hide (self);
      return;
    }

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (HIDE_DELAY, hide_cb, self);
}

/**
 * relu_figure_plate_get_text:
 *
 * Returns: (nullable): what is to be read now; %NULL: nothing
 */
const char *
relu_figure_plate_get_text (ReluFigurePlate *self)
{
  return gtk_widget_get_visible (self->label) ? gtk_label_get_text (GTK_LABEL (self->label)) : NULL;
}

/* Right of the hand and above it, or on its other side where there is no room; always inside. */
void
relu_figure_plate_allocate (ReluFigurePlate *self, int width, int height)
{
  GtkRequisition size;
  int x, y;

  if (!gtk_widget_should_layout (self->label))
    return;

  gtk_widget_get_preferred_size (self->label, NULL, &size);
  x = (int) self->px + DISTANCE;
  if (x + size.width > width)
    x = (int) self->px - DISTANCE - size.width;
  y = (int) self->py - DISTANCE - size.height;
  if (y < 0)
    y = (int) self->py + DISTANCE;
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { CLAMP (x, 0, MAX (width - size.width, 0)),
                                               CLAMP (y, 0, MAX (height - size.height, 0)),
                                               size.width, size.height },
                            -1);
}

void
relu_figure_plate_snapshot (ReluFigurePlate *self, GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (self->parent, self->label, snapshot);
}
