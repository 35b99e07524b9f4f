/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-columns.h"

#define ROW_GAP 12
#define COLUMN_GAP 24

/* Narrower than this, text in a column would be broken into shreds. */
#define LEAST_WIDTH 240

struct _ReluColumns
{
  GtkWidget parent_instance;

  gboolean fill_last;
};

enum
{
  PROP_0,
  PROP_FILL_LAST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluColumns, relu_columns, GTK_TYPE_WIDGET)

typedef struct
{
  int n, minimum, natural; /* the largest */
  int before, last;        /* natural of all but the last with their gaps, minimum of the last */
} Widths;

static void
measure_widths (ReluColumns *self, Widths *widths)
{
  int natural_before = 0;

  *widths = (Widths){ 0, LEAST_WIDTH, LEAST_WIDTH, 0, 0 };
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      widths->minimum = MAX (widths->minimum, minimum);
      widths->natural = MAX (widths->natural, natural);
      if (widths->n > 0)
        widths->before += natural_before + COLUMN_GAP;
      natural_before = natural;
      widths->last = minimum;
      widths->n++;
    }
}

/* How wide a column is; all of the width where there is one. */
static int
get_column_width (ReluColumns *self, const Widths *widths, GtkWidget *child, int width)
{
  int column, natural;

  if (self->fill_last)
    {
      if (widths->n < 2 || widths->before + MAX (widths->last, LEAST_WIDTH) > width)
        return width;
      if (gtk_widget_get_next_sibling (child) == NULL)
        return width - widths->before;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      return natural;
    }

  column = widths->n > 1 ? (width - (widths->n - 1) * COLUMN_GAP) / widths->n : width;

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
  ReluColumns *self = RELU_COLUMNS (widget);
  Widths widths;

  measure_widths (self, &widths);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widths.minimum;
      *natural = widths.natural;
      return;
    }

  for_size = for_size < 0 ? widths.minimum : for_size;
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int column = get_column_width (self, &widths, child, for_size);
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
  ReluColumns *self = RELU_COLUMNS (widget);
  GtkAllocation place = { 0, 0, width, height };
  Widths widths;

  measure_widths (self, &widths);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_column_width (self, &widths, child, width);
      if (place.width == width)
        {
          allocate_rows (widget, width, height);
          return;
        }
      gtk_widget_size_allocate (child, &place, -1);
      place.x += place.width + COLUMN_GAP;
    }
}

static void
relu_columns_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ReluColumns *self = RELU_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_FILL_LAST:
      self->fill_last = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
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

  G_OBJECT_CLASS (klass)->set_property = relu_columns_set_property;
  G_OBJECT_CLASS (klass)->dispose = relu_columns_dispose;
  widget_class->get_request_mode = relu_columns_get_request_mode;
  widget_class->measure = relu_columns_measure;
  widget_class->size_allocate = relu_columns_size_allocate;

  properties[PROP_FILL_LAST] = g_param_spec_boolean (
      "fill-last", NULL, NULL, FALSE,
      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_columns_init (ReluColumns *self)
{
}
