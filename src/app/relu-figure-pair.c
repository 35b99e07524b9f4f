/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-pair.c: both figures get the same room: side by side, or one above the other where there
 * is more height than width. Usually there is only one, and then this is nothing but its place. */

#include "relu-figure-pair.h"

#include <glib/gi18n.h>

#include "relu-twin-view.h"

#define GAP 1

struct _ReluFigurePair
{
  GtkWidget parent_instance;

  GtkWidget *child; /* NULL: none yet */
  GtkWidget *main_side, *main_name;
  GtkWidget *twin_side, *twin_name; /* NULL until they are asked for */

  ReluDocument *document;
  ReluViewport *viewport;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluFigurePair, relu_figure_pair, GTK_TYPE_WIDGET)

static gboolean
has_twin (ReluFigurePair *self)
{
  return self->twin_side != NULL && gtk_widget_get_visible (self->twin_side);
}

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

static gboolean
is_wide_enough (ReluFigurePair *self, int width)
{
  return width < 0
         || width >= 2 * MAX (get_minimum (self->main_side, GTK_ORIENTATION_HORIZONTAL, -1),
                              get_minimum (self->twin_side, GTK_ORIENTATION_HORIZONTAL, -1))
                       + GAP;
}

static GtkSizeRequestMode
relu_figure_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relu_figure_pair_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  ReluFigurePair *self = RELU_FIGURE_PAIR (widget);
  int twin_minimum;

  gtk_widget_measure (self->main_side, orientation, -1, minimum, natural, NULL, NULL);
  if (!has_twin (self))
    return;

  twin_minimum = get_minimum (self->twin_side, orientation, -1);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || is_wide_enough (self, for_size))
    *minimum = MAX (*minimum, twin_minimum);
  else
    *minimum = 2 * MAX (*minimum, twin_minimum) + GAP;
  *natural = MAX (*natural, *minimum);
}

static void
relu_figure_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluFigurePair *self = RELU_FIGURE_PAIR (widget);
  GtkAllocation first = { 0, 0, width, height }, second;
  int needed;

  if (!has_twin (self))
    {
      gtk_widget_size_allocate (self->main_side, &first, -1);
      return;
    }

  needed = 2 * MAX (get_minimum (self->main_side, GTK_ORIENTATION_VERTICAL, -1),
                    get_minimum (self->twin_side, GTK_ORIENTATION_VERTICAL, -1))
           + GAP;
  if (is_wide_enough (self, width) && (width > height || height < needed))
    first.width = (width - GAP) / 2;
  else
    first.height = (height - GAP) / 2;
  second = first;
  if (first.width < width)
    second.x = width - first.width;
  else
    second.y = height - first.height;
  gtk_widget_size_allocate (self->main_side, &first, -1);
  gtk_widget_size_allocate (self->twin_side, &second, -1);
}

static GtkWidget *
make_side (GtkWidget **name)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (*name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (*name), 0);
  gtk_widget_set_hexpand (*name, TRUE);
  gtk_widget_add_css_class (*name, "heading");
  gtk_widget_add_css_class (header, "pair-header");
  gtk_box_append (GTK_BOX (header), *name);
  gtk_box_append (GTK_BOX (side), header);

  return side;
}

static void
close_cb (ReluFigurePair *self)
{
  if (self->child != NULL)
    gtk_widget_grab_focus (self->child);
  relu_viewport_set_beside (self->viewport, -1);
}

static void
make_twin (ReluFigurePair *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->twin_side = make_side (&self->twin_name);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close This Figure"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close this figure"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (self->twin_side)), close);
  gtk_box_append (GTK_BOX (self->twin_side), relu_twin_view_new (self->document, self->viewport));
  gtk_widget_set_parent (self->twin_side, GTK_WIDGET (self));
}

/* A pin that is no longer there has no figure. */
static void
update (ReluFigurePair *self)
{
  int beside = relu_viewport_get_beside (self->viewport);
  ReluFile *contents = relu_document_get_contents (self->document);
  gboolean is_pair = beside >= 0 && (guint) beside < relu_file_get_n_pins (contents);
  ReluPin pin;

  if (is_pair)
    {
      if (self->twin_side == NULL)
        make_twin (self);
      relu_file_get_pin (contents, (guint) beside, &pin);
      gtk_label_set_label (GTK_LABEL (self->twin_name), pin.name);
      /* Translators: above the figure of a network between two others */
      gtk_label_set_label (GTK_LABEL (self->main_name),
                           relu_document_has_preview (self->document) ? _("On the way")
                                                                      : _("Present network"));
    }
  if (self->twin_side != NULL)
    gtk_widget_set_visible (self->twin_side, is_pair);
  gtk_widget_set_visible (gtk_widget_get_parent (self->main_name), is_pair);
}

static void
relu_figure_pair_set_child (ReluFigurePair *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  if (self->child != NULL)
    gtk_box_remove (GTK_BOX (self->main_side), self->child);
  self->child = child;
  if (child != NULL)
    gtk_box_append (GTK_BOX (self->main_side), child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
relu_figure_pair_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluFigurePair *self = RELU_FIGURE_PAIR (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_figure_pair_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  ReluFigurePair *self = RELU_FIGURE_PAIR (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      relu_figure_pair_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_figure_pair_dispose (GObject *object)
{
  ReluFigurePair *self = RELU_FIGURE_PAIR (object);

  self->child = NULL;
  g_clear_pointer (&self->main_side, gtk_widget_unparent);
  g_clear_pointer (&self->twin_side, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (relu_figure_pair_parent_class)->dispose (object);
}

static void
relu_figure_pair_class_init (ReluFigurePairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relu_figure_pair_get_property;
  object_class->set_property = relu_figure_pair_set_property;
  object_class->dispose = relu_figure_pair_dispose;
  widget_class->get_request_mode = relu_figure_pair_get_request_mode;
  widget_class->measure = relu_figure_pair_measure;
  widget_class->size_allocate = relu_figure_pair_size_allocate;

  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "figurepair");
}

static void
relu_figure_pair_init (ReluFigurePair *self)
{
  self->main_side = make_side (&self->main_name);
  gtk_widget_set_visible (gtk_widget_get_parent (self->main_name), FALSE);
  gtk_widget_set_parent (self->main_side, GTK_WIDGET (self));
}

/**
 * relu_figure_pair_bind:
 * @document: whose pins can stand beside it
 * @viewport: says which one does
 */
void
relu_figure_pair_bind (ReluFigurePair *self, ReluDocument *document, ReluViewport *viewport)
{
  g_return_if_fail (RELU_IS_FIGURE_PAIR (self));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (document, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::beside", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
