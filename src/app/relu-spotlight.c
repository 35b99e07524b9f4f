/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-spotlight.c: a veil with a hole in it, a lens in the hole, and a card with words beside it. */

#include "relu-spotlight.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-spotlight-target.h"

/* How much of what is not meant is taken away. */
#define VEIL 0.62

/* What is a point is seen so much larger. */
#define MAGNIFICATION 1.8f

/* Between the light and the card, against the card's height. */
#define GAP 0.12

struct _ReluSpotlight
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluFigureView *figure;
  GtkWidget *sliders;
  GdkPaintable *picture; /* of the figure */
  GtkWidget *card, *heading, *text;

  gboolean is_on;
  double x, y; /* where the pointer is; NAN: the keyboard says what is meant */
  gboolean has_target;
  ReluSpotlightTarget target; /* its area in this widget's pixels */
};

G_DEFINE_FINAL_TYPE (ReluSpotlight, relu_spotlight, GTK_TYPE_WIDGET)

/* From the pixels of @widget to this widget's. */
static void
move_area (ReluSpotlight *self, GtkWidget *widget, ReluSpotlightTarget *target)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0), here;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self), &origin, &here))
    return;
  target->area.x += (int) here.x;
  target->area.y += (int) here.y;
}

static ReluParameterRow *
get_row (ReluSpotlight *self, GtkWidget *widget)
{
  GtkWidget *row
      = widget == NULL ? NULL : gtk_widget_get_ancestor (widget, RELU_TYPE_PARAMETER_ROW);

  return row != NULL && gtk_widget_is_ancestor (row, self->sliders) ? RELU_PARAMETER_ROW (row)
                                                                    : NULL;
}

static gboolean
find_row (ReluSpotlight *self, GtkWidget *widget, ReluSpotlightTarget *target)
{
  ReluParameterRow *row = get_row (self, widget);

  if (row == NULL || !relu_spotlight_target_of_row (self->document, row, target))
    return FALSE;

  move_area (self, GTK_WIDGET (row), target);
  return TRUE;
}

static gboolean
find_at_pointer (ReluSpotlight *self, ReluSpotlightTarget *target)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_point_t there = GRAPHENE_POINT_INIT ((float) self->x, (float) self->y), here;

  if (gtk_widget_compute_point (root, GTK_WIDGET (self->figure), &there, &here)
      && gtk_widget_contains (GTK_WIDGET (self->figure), here.x, here.y))
    {
      if (!relu_spotlight_target_at (self->figure, here.x, here.y, target))
        return FALSE;
      move_area (self, GTK_WIDGET (self->figure), target);
      return TRUE;
    }

  return find_row (self, gtk_widget_pick (root, self->x, self->y, GTK_PICK_DEFAULT), target);
}

static gboolean
find_by_keys (ReluSpotlight *self, ReluSpotlightTarget *target)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (find_row (self, gtk_root_get_focus (root), target))
    return TRUE;
  if (!relu_spotlight_target_of_reading (self->figure, target))
    return FALSE;

  move_area (self, GTK_WIDGET (self->figure), target);
  return TRUE;
}

static void
show_words (ReluSpotlight *self)
{
  const char *heading = self->has_target
                            ? self->target.heading
                            : _("Point at a ring, a piece of the curve, a lane or a slider");

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->text),
                      self->has_target && self->target.text != NULL ? self->target.text : "");
  gtk_widget_set_visible (self->text, self->has_target && self->target.text != NULL);
  relu_compat_announce (GTK_WIDGET (self), heading);
}

static void
update (ReluSpotlight *self)
{
  ReluSpotlightTarget before = self->target, now = { 0 };
  gboolean had_target = self->has_target, has_target;

  if (!self->is_on || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  has_target = isnan (self->x) ? find_by_keys (self, &now) : find_at_pointer (self, &now);
  self->target = now;
  self->has_target = has_target;
  if (has_target == had_target && (!has_target || relu_spotlight_target_equal (&before, &now)))
    {
      relu_spotlight_target_clear (&before);
      return;
    }

  relu_spotlight_target_clear (&before);
  show_words (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
get_light (ReluSpotlight *self, graphene_rect_t *light)
{
  const GdkRectangle *area = &self->target.area;

  graphene_rect_init (light, (float) area->x, (float) area->y, (float) area->width,
                      (float) area->height);
  /* The lens shows more of what is around the point. */
  if (self->target.is_point)
    graphene_rect_inset (light, (float) area->width * -0.5f, (float) area->height * -0.5f);
}

static void
add_outline (cairo_t *cr, const graphene_rect_t *light, gboolean is_round)
{
  if (is_round)
    cairo_arc (cr, light->origin.x + light->size.width / 2,
               light->origin.y + light->size.height / 2, light->size.width / 2, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, light->origin.x, light->origin.y, light->size.width, light->size.height);
}

static void
snapshot_lens (ReluSpotlight *self, GtkSnapshot *snapshot, const graphene_rect_t *light)
{
  graphene_point_t center = { light->origin.x + light->size.width / 2,
                              light->origin.y + light->size.height / 2 };
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0), figure;
  GskRoundedRect circle;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->figure), GTK_WIDGET (self), &origin, &figure))
    return;

  gsk_rounded_rect_init_from_rect (&circle, light, light->size.width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &center);
  gtk_snapshot_scale (snapshot, MAGNIFICATION, MAGNIFICATION);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (figure.x - center.x, figure.y - center.y));
  gdk_paintable_snapshot (self->picture, snapshot, gtk_widget_get_width (GTK_WIDGET (self->figure)),
                          gtk_widget_get_height (GTK_WIDGET (self->figure)));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
relu_spotlight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluSpotlight *self = RELU_SPOTLIGHT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height), light;
  double border = MAX (height / 250.0, 2);
  cairo_t *cr;

  if (self->has_target)
    get_light (self, &light);
  if (self->has_target && self->target.is_point)
    snapshot_lens (self, snapshot, &light);

  cr = gtk_snapshot_append_cairo (snapshot, &all);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  if (self->has_target)
    {
      cairo_new_sub_path (cr);
      add_outline (cr, &light, self->target.is_point);
    }
  cairo_set_source_rgba (cr, 0, 0, 0, VEIL);
  cairo_fill (cr);
  if (self->has_target)
    {
      add_outline (cr, &light, self->target.is_point);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_line_width (cr, border * 2);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, border);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);

  gtk_widget_snapshot_child (widget, self->card, snapshot);
}

/* Below the light, above it, beside it, or else where it covers least: at the bottom. */
static void
place_card (ReluSpotlight *self, int width, int height, GtkAllocation *card)
{
  graphene_rect_t light;
  int gap = (int) (card->height * GAP) + 8;
  int left, right, top, bottom;

  card->x = (width - card->width) / 2;
  card->y = height - card->height - gap;
  if (!self->has_target)
    return;

  get_light (self, &light);
  left = (int) light.origin.x;
  right = (int) (light.origin.x + light.size.width);
  top = (int) light.origin.y;
  bottom = (int) (light.origin.y + light.size.height);
  card->x = CLAMP ((left + right - card->width) / 2, gap, MAX (width - card->width - gap, gap));
  if (bottom + gap + card->height <= height)
    card->y = bottom + gap;
  else if (top - gap - card->height >= 0)
    card->y = top - gap - card->height;
  else if (right + gap + card->width <= width || left - gap - card->width >= 0)
    {
      card->x = right + gap + card->width <= width ? right + gap : left - gap - card->width;
      card->y = CLAMP ((top + bottom - card->height) / 2, 0, MAX (height - card->height, 0));
    }
}

static void
relu_spotlight_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluSpotlight *self = RELU_SPOTLIGHT (widget);
  GtkAllocation card = { 0, 0, 0, 0 };
  int least, natural;

  gtk_widget_measure (self->card, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  card.width = MAX (MIN (natural, width * 9 / 10), least);
  gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, card.width, &card.height, NULL, NULL,
                      NULL);
  place_card (self, width, height, &card);
  gtk_widget_size_allocate (self->card, &card, -1);
}

/* Takes what room there is: it must not make the window larger. */
static void
relu_spotlight_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
relu_spotlight_dispose (GObject *object)
{
  ReluSpotlight *self = RELU_SPOTLIGHT (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->picture);
  g_clear_object (&self->document);
  self->is_on = FALSE;

  G_OBJECT_CLASS (relu_spotlight_parent_class)->dispose (object);
}

static void
relu_spotlight_finalize (GObject *object)
{
  relu_spotlight_target_clear (&RELU_SPOTLIGHT (object)->target);

  G_OBJECT_CLASS (relu_spotlight_parent_class)->finalize (object);
}

static void
relu_spotlight_class_init (ReluSpotlightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_spotlight_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_spotlight_finalize;
  widget_class->snapshot = relu_spotlight_snapshot;
  widget_class->measure = relu_spotlight_measure;
  widget_class->size_allocate = relu_spotlight_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "spotlight");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);

  return label;
}

static void
relu_spotlight_init (ReluSpotlight *self)
{
  self->x = self->y = NAN;
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card-of-words");
  self->heading = label_new ("heading-of-words");
  self->text = label_new ("text-of-words");
  gtk_box_append (GTK_BOX (self->card), self->heading);
  gtk_box_append (GTK_BOX (self->card), self->text);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Spotlight"), -1);
}

/**
 * relu_spotlight_new:
 * @document: what is seen
 * @viewport: what of it is read and selected
 * @figure: a view of it; it must live as long as this
 * @sliders: around parameter rows; it must live as long as this
 *
 * Returns: (transfer floating): a spotlight that is off
 */
GtkWidget *
relu_spotlight_new (ReluDocument *document, ReluViewport *viewport, ReluFigureView *figure,
                    GtkWidget *sliders)
{
  ReluSpotlight *self = g_object_new (RELU_TYPE_SPOTLIGHT, NULL);

  self->document = g_object_ref (document);
  self->figure = figure;
  self->sliders = sliders;
  self->picture = gtk_widget_paintable_new (GTK_WIDGET (figure));
  /* After the figure, whose places it asks for. */
  g_signal_connect_object (document, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (viewport, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->picture, "invalidate-contents", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

gboolean
relu_spotlight_get_on (ReluSpotlight *self)
{
  g_return_val_if_fail (RELU_IS_SPOTLIGHT (self), FALSE);

  return self->is_on;
}

/**
 * relu_spotlight_set_on:
 * @on: whether it lights what is meant
 */
void
relu_spotlight_set_on (ReluSpotlight *self, gboolean on)
{
  g_return_if_fail (RELU_IS_SPOTLIGHT (self));

  if (self->is_on == on)
    return;

  self->is_on = on;
  gtk_widget_set_visible (GTK_WIDGET (self), on);
  if (!on)
    return;

  update (self);
  show_words (self);
}

/**
 * relu_spotlight_point:
 * @x: in the window's pixels
 * @y: in the window's pixels
 *
 * From now on the pointer says what is meant.
 */
void
relu_spotlight_point (ReluSpotlight *self, double x, double y)
{
  g_return_if_fail (RELU_IS_SPOTLIGHT (self));

  self->x = x;
  self->y = y;
  update (self);
}

/**
 * relu_spotlight_point_by_keys:
 *
 * From now on the keyboard says what is meant: the slider that has the focus, else what is at the reading line,
 * else the selected unit.
 */
void
relu_spotlight_point_by_keys (ReluSpotlight *self)
{
  g_return_if_fail (RELU_IS_SPOTLIGHT (self));

  self->x = self->y = NAN;
  update (self);
}

/**
 * relu_spotlight_get_heading:
 *
 * Returns: (nullable): the large words, %NULL while it is off or nothing is meant
 */
const char *
relu_spotlight_get_heading (ReluSpotlight *self)
{
  g_return_val_if_fail (RELU_IS_SPOTLIGHT (self), NULL);

  return self->is_on && self->has_target ? self->target.heading : NULL;
}
