/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-view.c: the widget around the diagram: what is seen of document and viewport. */

#include "relu-diagram-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-diagram-text.h"
#include "relu-style.h"

/* Words follow when changes pause for so long, in ms. */
#define WORDS_DELAY 250

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluDiagramView, relu_diagram_view, GTK_TYPE_WIDGET)

/* What is drawn; NULL without a document. */
ReluNetwork *
relu_diagram_view_get_network (ReluDiagramView *self)
{
  return self->document == NULL ? NULL : relu_document_get_shown_network (self->document);
}

/* A bias has no edge: it is its unit's. What the network shown does not have is nothing. */
static ReluDiagramItem
to_item (ReluNetwork *network, const ReluSelection *selection)
{
  ReluDiagramItem item = { RELU_DIAGRAM_NOTHING, selection->layer, selection->unit, 0 };
  ReluParameter parameter;

  if (selection->kind == RELU_SELECTION_UNIT)
    item.kind = RELU_DIAGRAM_UNIT;
  else if (selection->kind == RELU_SELECTION_PARAMETER
           && selection->parameter < relu_network_get_n_parameters (network))
    {
      relu_network_describe_parameter (network, selection->parameter, &parameter);
      item = (ReluDiagramItem){ parameter.is_bias ? RELU_DIAGRAM_UNIT : RELU_DIAGRAM_EDGE,
                                parameter.layer, parameter.unit,
                                parameter.is_bias ? 0 : parameter.input };
    }
  if (!relu_diagram_item_fits (&item, network))
    item.kind = RELU_DIAGRAM_NOTHING;

  return item;
}

static ReluSelection
from_item (ReluNetwork *network, const ReluDiagramItem *item)
{
  ReluSelection selection = { RELU_SELECTION_NONE, 0, 0, 0 };

  if (item->kind == RELU_DIAGRAM_UNIT)
    selection = (ReluSelection){ RELU_SELECTION_UNIT, item->layer, item->unit, 0 };
  else if (item->kind == RELU_DIAGRAM_EDGE)
    selection = (ReluSelection){
      RELU_SELECTION_PARAMETER, item->layer, item->unit,
      relu_network_weight_index (network, item->layer, item->unit, item->input)
    };

  return selection;
}

void
relu_diagram_view_get_selected (ReluDiagramView *self, ReluDiagramItem *item)
{
  ReluNetwork *network = relu_diagram_view_get_network (self);
  ReluSelection selection = { RELU_SELECTION_NONE, 0, 0, 0 };

  if (self->viewport != NULL)
    relu_viewport_get_selection (self->viewport, &selection);
  *item = network == NULL ? (ReluDiagramItem){ RELU_DIAGRAM_NOTHING, 0, 0, 0 }
                          : to_item (network, &selection);
}

/* Selects @item of the network shown; of a heading its layer's first unit. */
void
relu_diagram_view_select (ReluDiagramView *self, const ReluDiagramItem *item)
{
  ReluNetwork *network = relu_diagram_view_get_network (self);
  ReluSelection selection;

  if (network == NULL || self->viewport == NULL)
    return;

  selection = from_item (network, item);
  if (item->kind == RELU_DIAGRAM_LAYER)
    {
      relu_viewport_get_selection (self->viewport, &selection);
      if (selection.kind != RELU_SELECTION_UNIT || selection.layer != item->layer)
        selection = (ReluSelection){ RELU_SELECTION_UNIT, item->layer, 0, 0 };
    }
  relu_viewport_set_selection (self->viewport, &selection);
}

/* The pointer is on @item. */
void
relu_diagram_view_point (ReluDiagramView *self, const ReluDiagramItem *item)
{
  ReluNetwork *network = relu_diagram_view_get_network (self);
  ReluSelection pointed;

  if (network == NULL || self->viewport == NULL)
    return;

  pointed = from_item (network, item);
  relu_viewport_set_pointed (self->viewport, &pointed);
}

static double
get_reading (ReluDiagramView *self)
{
  return self->viewport == NULL ? NAN : relu_viewport_get_reading_x (self->viewport);
}

/* The muted units as the diagram wants them; NULL for none. */
static guint8 *
dup_muted (ReluDiagramView *self, ReluNetwork *network)
{
  guint n_layers = relu_network_get_n_layers (network);
  g_autofree gsize *first = NULL;
  guint8 *muted;

  if (relu_document_get_n_muted (self->document) == 0 || relu_document_has_preview (self->document))
    return NULL;

  first = g_new0 (gsize, n_layers + 1);
  for (guint l = 0; l < n_layers; l++)
    first[l + 1] = first[l] + relu_network_get_layer (network, l)->n_units;
  muted = g_new0 (guint8, first[n_layers]);
  for (guint i = 0; i < relu_document_get_n_muted (self->document); i++)
    {
      guint layer, unit;

      relu_document_get_muted (self->document, i, &layer, &unit);
      muted[first[layer] + unit] = 1;
    }

  return muted;
}

static void
relu_diagram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ReluNetwork *network = relu_diagram_view_get_network (self);
  g_autofree guint8 *muted = NULL;
  ReluDiagramScene scene = { .network = network, .x = get_reading (self) };
  ReluSelection highlight = { RELU_SELECTION_NONE, 0, 0, 0 };
  cairo_t *cr;

  if (network == NULL || width < 1 || height < 1)
    return;

  muted = dup_muted (self, network);
  scene.muted = muted;
  scene.analysis = relu_document_get_analysis (self->document, NULL);
  scene.show_focus = gtk_widget_has_visible_focus (widget);
  relu_diagram_view_get_selected (self, &scene.selected);
  if (self->viewport != NULL)
    relu_viewport_get_highlight (self->viewport, &highlight);
  scene.highlight = to_item (network, &highlight);

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  relu_diagram_set_device_scale (self->diagram, gtk_widget_get_scale_factor (widget));
  relu_diagram_paint (self->diagram, &scene, cr, width, height);
  cairo_destroy (cr);
}

static void
relu_diagram_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 200;
}

static void
relu_diagram_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Says what is selected, and reads it out where @announce is set. */
void
relu_diagram_view_tell (ReluDiagramView *self, gboolean announce)
{
  g_autofree char *part = NULL;
  g_autofree char *words = NULL;
  ReluDiagramItem item;

  g_clear_handle_id (&self->words_id, g_source_remove);
  if (self->document == NULL)
    return;

  relu_diagram_view_get_selected (self, &item);
  part = relu_diagram_text_dup (self->document, &item, get_reading (self));
  /* Translators: the name of the network's diagram for assistive technology; %s says what is selected */
  words = g_strdup_printf (_("Diagram: %s"), part);
  if (announce)
    relu_compat_announce (GTK_WIDGET (self), part);
  if (g_strcmp0 (words, self->words) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  -1);
}

static gboolean
words_cb (gpointer user_data)
{
  ReluDiagramView *self = user_data;

  self->words_id = 0;
  relu_diagram_view_tell (self, FALSE);

  return G_SOURCE_REMOVE;
}

/* Something is seen otherwise; not at every step of a drag it is told. */
static void
update (ReluDiagramView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_clear_handle_id (&self->words_id, g_source_remove);
  self->words_id = g_timeout_add (WORDS_DELAY, words_cb, self);
}

static void
selection_changed_cb (ReluDiagramView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  relu_diagram_view_tell (self, FALSE);
}

static void
relu_diagram_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relu_diagram_view_parent_class)->map (widget);
  selection_changed_cb (RELU_DIAGRAM_VIEW (widget));
}

static void
relu_diagram_view_unmap (GtkWidget *widget)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (widget);

  g_clear_handle_id (&self->words_id, g_source_remove);
  relu_diagram_view_point (self, &(ReluDiagramItem){ RELU_DIAGRAM_NOTHING, 0, 0, 0 });
  GTK_WIDGET_CLASS (relu_diagram_view_parent_class)->unmap (widget);
}

static void
relu_diagram_view_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  const GtkStateFlags focus = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (((before ^ gtk_widget_get_state_flags (widget)) & focus) != 0)
    gtk_widget_queue_draw (widget);
}

static void
style_changed_cb (ReluDiagramView *self)
{
  relu_diagram_set_theme (self->diagram, relu_style_get_theme ());
  relu_diagram_set_scale (self->diagram, relu_style_get_text_scale (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
relu_diagram_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      relu_diagram_view_set_document (self, g_value_get_object (value));
      break;
    case PROP_VIEWPORT:
      relu_diagram_view_set_viewport (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_diagram_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_diagram_view_dispose (GObject *object)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (object);

  g_clear_handle_id (&self->words_id, g_source_remove);
  relu_diagram_view_set_document (self, NULL);
  relu_diagram_view_set_viewport (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_diagram_view_parent_class)->dispose (object);
}

static void
relu_diagram_view_finalize (GObject *object)
{
  ReluDiagramView *self = RELU_DIAGRAM_VIEW (object);

  g_clear_pointer (&self->diagram, relu_diagram_free);
  g_free (self->words);

  G_OBJECT_CLASS (relu_diagram_view_parent_class)->finalize (object);
}

static void
relu_diagram_view_class_init (ReluDiagramViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = relu_diagram_view_set_property;
  object_class->get_property = relu_diagram_view_get_property;
  object_class->dispose = relu_diagram_view_dispose;
  object_class->finalize = relu_diagram_view_finalize;
  widget_class->snapshot = relu_diagram_view_snapshot;
  widget_class->measure = relu_diagram_view_measure;
  widget_class->size_allocate = relu_diagram_view_size_allocate;
  widget_class->map = relu_diagram_view_map;
  widget_class->unmap = relu_diagram_view_unmap;
  widget_class->state_flags_changed = relu_diagram_view_state_flags_changed;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT, flags);
  properties[PROP_VIEWPORT]
      = g_param_spec_object ("viewport", NULL, NULL, RELU_TYPE_VIEWPORT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "diagram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relu_diagram_view_init (ReluDiagramView *self)
{
  self->diagram = relu_diagram_new (relu_style_get_theme ());

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  relu_compat_describe (
      GTK_WIDGET (self),
      _("Arrow keys go from unit to unit, with Ctrl to their weights. Enter goes to the slider."));

  relu_diagram_input_init (self);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * relu_diagram_view_new:
 * @document: (nullable): whose network is drawn
 * @viewport: (nullable): what is selected and read
 *
 * Returns: (transfer floating): a view
 */
GtkWidget *
relu_diagram_view_new (ReluDocument *document, ReluViewport *viewport)
{
  return g_object_new (RELU_TYPE_DIAGRAM_VIEW, "document", document, "viewport", viewport, NULL);
}

/**
 * relu_diagram_view_set_document:
 * @document: (nullable): whose network is drawn
 */
void
relu_diagram_view_set_document (ReluDiagramView *self, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (document == NULL || RELU_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * relu_diagram_view_set_viewport:
 * @viewport: (nullable): what is selected, pointed at and read
 */
void
relu_diagram_view_set_viewport (ReluDiagramView *self, ReluViewport *viewport)
{
  g_return_if_fail (RELU_IS_DIAGRAM_VIEW (self));
  g_return_if_fail (viewport == NULL || RELU_IS_VIEWPORT (viewport));

  if (self->viewport == viewport)
    return;

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_set_object (&self->viewport, viewport);
  if (viewport != NULL)
    {
      g_signal_connect_object (viewport, "selection-changed", G_CALLBACK (selection_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (viewport, "highlight-changed", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (viewport, "notify::reading-x", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  selection_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEWPORT]);
}

/**
 * relu_diagram_view_get_diagram:
 *
 * Returns: (transfer none): the painter, which knows where things are; for tests
 */
ReluDiagram *
relu_diagram_view_get_diagram (ReluDiagramView *self)
{
  g_return_val_if_fail (RELU_IS_DIAGRAM_VIEW (self), NULL);

  return self->diagram;
}
