/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-plate.c: a label that the figure puts where the hand is not. */

#include "relu-figure-plate.h"

#include <math.h>

/* From what it is about, in pixels: beside the hand, clear of a ring and of a finger. */
#define DISTANCE 24

/* From another plate. */
#define GAP 6

#define MOST_CHARS 36 /* in a line */

#define SHOW_DELAY 400  /* ms */
#define HIDE_DELAY 2500 /* ms; long enough to read it */

struct _ReluFigurePlate
{
  GtkWidget *parent; /* owns this */
  GtkWidget *label;
  GtkRequisition size; /* with its padding */
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
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), MOST_CHARS);
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

/**
 * relu_figure_plate_show:
 * @text: one line or a few
 */
void
relu_figure_plate_show (ReluFigurePlate *self, const char *text)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, TRUE);
}

static void
show_cb (gpointer user_data)
{
  ReluFigurePlate *self = user_data;

  self->timeout = 0;
  gtk_widget_set_visible (self->label, TRUE);
}

/**
 * relu_figure_plate_show_later:
 * @text: one line or a few
 *
 * The same for a hint, that only who hesitates gets to see.
 */
void
relu_figure_plate_show_later (ReluFigurePlate *self, const char *text)
{
  relu_figure_plate_hide (self);
  gtk_label_set_text (GTK_LABEL (self->label), text);
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

void
relu_figure_plate_allocate (ReluFigurePlate *self)
{
  if (!gtk_widget_should_layout (self->label))
    return;

  gtk_widget_get_preferred_size (self->label, NULL, &self->size);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { 0, 0, self->size.width, self->size.height }, -1);
}

/**
 * relu_figure_plate_snapshot:
 * @px: what it is about, in the parent's pixels
 * @py: what it is about
 * @area: where it may lie
 * @neighbour: another plate about the same; empty: there is none
 *
 * Draws it next to its neighbour, on the side that is farther from what both are about; without one,
 * right of that and above it, or on the other side where there is no room. Where is only known when
 * the figure has been painted, hence not by its allocation.
 */
void
relu_figure_plate_snapshot (ReluFigurePlate *self, GtkSnapshot *snapshot, double px, double py,
                            const ReluRect *area, const ReluRect *neighbour)
{
  int width = self->size.width, height = self->size.height;
  double right = area->x + area->width - width, bottom = area->y + area->height - height;
  double x = px + DISTANCE, y, above = py - DISTANCE - height, below = py + DISTANCE;
  gboolean goes_below = FALSE;

  if (!gtk_widget_get_visible (self->label))
    return;

  if (x > right)
    x = px - DISTANCE - width;
  if (neighbour->width > 0)
    {
      x = neighbour->x >= px ? neighbour->x : neighbour->x + neighbour->width - width;
      above = neighbour->y - GAP - height;
      below = neighbour->y + neighbour->height + GAP;
      goes_below = neighbour->y + neighbour->height / 2 > py;
    }
  y = above < area->y || (goes_below && below <= bottom) ? below : above;
  x = CLAMP (x, area->x, MAX (right, area->x));
  y = CLAMP (y, area->y, MAX (bottom, area->y));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (roundf ((float) x), roundf ((float) y)));
  gtk_widget_snapshot_child (self->parent, self->label, snapshot);
  gtk_snapshot_restore (snapshot);
}
