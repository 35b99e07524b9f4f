/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-two-sides.c: where there is the width for both, the controls have what they ask for and are as high
 * as the place, however low that is: they scroll by themselves. Else they stand above, in full, and the
 * subject has the rest. */

#include "relu-two-sides.h"

#define GAP 12

/* What the subject needs to stand beside the controls. */
#define LEAST_SUBJECT_WIDTH 260

struct _ReluTwoSides
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluTwoSides, relu_two_sides, GTK_TYPE_WIDGET)

static GtkWidget *
get_controls (gpointer self)
{
  return gtk_widget_get_first_child (self);
}

static GtkWidget *
get_subject (gpointer self)
{
  return gtk_widget_get_last_child (self);
}

static int
get_minimum (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_natural (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

/* What the controls need to be seen in full. A scrolled window asks for what its child needs at its least
 * width, which is more. */
static int
get_controls_height (GtkWidget *self, int width)
{
  GtkWidget *child = get_controls (self);

  if (GTK_IS_SCROLLED_WINDOW (child))
    child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child));
  if (GTK_IS_VIEWPORT (child))
    child = gtk_viewport_get_child (GTK_VIEWPORT (child));

  return get_natural (child, GTK_ORIENTATION_VERTICAL, width);
}

/* How wide the controls are beside the subject; -1: there is no room for both. */
static int
get_controls_width (GtkWidget *self, int width)
{
  int controls = get_natural (get_controls (self), GTK_ORIENTATION_HORIZONTAL, -1);
  int subject = MAX (get_minimum (get_subject (self), GTK_ORIENTATION_HORIZONTAL, -1),
                     LEAST_SUBJECT_WIDTH);

  return width >= controls + GAP + subject ? controls : -1;
}

static GtkSizeRequestMode
relu_two_sides_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relu_two_sides_measure (GtkWidget *self, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int controls;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (get_minimum (get_controls (self), orientation, -1),
                      get_minimum (get_subject (self), orientation, -1));
      *natural = get_natural (get_controls (self), orientation, -1) + GAP
                 + get_natural (get_subject (self), orientation, -1);
      return;
    }

  if (for_size < 0)
    relu_two_sides_measure (self, GTK_ORIENTATION_HORIZONTAL, -1, &for_size, natural, NULL, NULL);
  controls = get_controls_width (self, for_size);
  if (controls >= 0)
    {
      int subject = for_size - controls - GAP;

      *minimum = MAX (get_minimum (get_controls (self), orientation, controls),
                      get_minimum (get_subject (self), orientation, subject));
      *natural = MAX (get_natural (get_controls (self), orientation, controls),
                      get_natural (get_subject (self), orientation, subject));
    }
  else
    {
      int above = get_controls_height (self, for_size) + GAP;

      *minimum = above + get_minimum (get_subject (self), orientation, for_size);
      *natural = above + get_natural (get_subject (self), orientation, for_size);
    }
}

static void
relu_two_sides_size_allocate (GtkWidget *self, int width, int height, int baseline)
{
  int controls = get_controls_width (self, width);
  GtkAllocation first = { 0, 0, width, height }, second = { 0, 0, width, height };

  if (controls >= 0)
    {
      first.width = controls;
      second.width = width - controls - GAP;
      if (gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL)
        first.x = second.width + GAP;
      else
        second.x = controls + GAP;
    }
  else
    {
      first.height = get_controls_height (self, width);
      second.y = first.height + GAP;
      second.height = height - second.y;
    }
  gtk_widget_size_allocate (get_controls (self), &first, -1);
  gtk_widget_size_allocate (get_subject (self), &second, -1);
}

static void
relu_two_sides_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = get_controls (object)) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_two_sides_parent_class)->dispose (object);
}

static void
relu_two_sides_class_init (ReluTwoSidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_two_sides_dispose;
  widget_class->get_request_mode = relu_two_sides_get_request_mode;
  widget_class->measure = relu_two_sides_measure;
  widget_class->size_allocate = relu_two_sides_size_allocate;
}

static void
relu_two_sides_init (ReluTwoSides *self)
{
}
