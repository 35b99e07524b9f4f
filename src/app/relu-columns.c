/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-columns.h"

#define ROW_GAP 12
#define COLUMN_GAP 24

/* Narrower than this, text in a column would be broken into shreds. */
#define LEAST_WIDTH 240

struct _ReluColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluColumns, relu_columns, GTK_TYPE_WIDGET)

typedef struct
{
  int n, minimum, natural; /* the largest */
} Widths;

static void
measure_widths (GtkWidget *self, Widths *widths)
{
  *widths = (Widths){ 0, LEAST_WIDTH, LEAST_WIDTH };
  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      widths->minimum = MAX (widths->minimum, minimum);
      widths->natural = MAX (widths->natural, natural);
      widths->n++;
    }
}

/* How wide each column is; all of the width where there is one. */
static int
get_column_width (const Widths *widths, int width)
{
  int column = widths->n > 1 ? (width - (widths->n - 1) * COLUMN_GAP) / widths->n : width;

  return column >= widths->minimum ? column : width;
}

static GtkSizeRequestMode
relu_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relu_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  Widths widths;
  int column;

  measure_widths (widget, &widths);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widths.minimum;
      *natural = widths.natural;
      return;
    }

  for_size = for_size < 0 ? widths.minimum : for_size;
  column = get_column_width (&widths, for_size);
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, column, &child_minimum, &child_natural, NULL, NULL);
      if (column < for_size)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (*minimum > 0 ? ROW_GAP : 0);
          *natural += child_natural + (*natural > 0 ? ROW_GAP : 0);
        }
    }
}

/* The height that is left when all children that are below each other have their least. */
static int
get_spare (GtkWidget *self, int width, int height)
{
  gboolean is_first = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      height -= minimum + (is_first ? 0 : ROW_GAP);
      is_first = FALSE;
    }

  return MAX (height, 0);
}

/* Below each other each has as much as it likes, as far as there is room, and the last one all the rest. */
static void
allocate_rows (GtkWidget *self, int width, int height)
{
  GtkAllocation place = { 0, 0, width, 0 };
  int spare = get_spare (self, width, height);

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      place.height = minimum + MIN (natural - minimum, spare);
      spare -= place.height - minimum;
      if (child == gtk_widget_get_last_child (self))
        place.height += spare;
      gtk_widget_size_allocate (child, &place, -1);
      place.y += place.height + ROW_GAP;
    }
}

static void
relu_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkAllocation place = { 0, 0, width, height };
  Widths widths;

  measure_widths (widget, &widths);
  place.width = get_column_width (&widths, width);
  if (place.width == width)
    {
      allocate_rows (widget, width, height);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        gtk_widget_size_allocate (child, &place, -1);
        place.x += place.width + COLUMN_GAP;
      }
}

static void
relu_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_columns_parent_class)->dispose (object);
}

static void
relu_columns_class_init (ReluColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_columns_dispose;
  widget_class->get_request_mode = relu_columns_get_request_mode;
  widget_class->measure = relu_columns_measure;
  widget_class->size_allocate = relu_columns_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_columns_init (ReluColumns *self)
{
}
