/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-unit-card.c: what stands above a unit's parameters. Recycled, as the rows are. */

#include "relu-unit-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "relu-row-menu.h"
#include "relu-structure-menu.h"
#include "relu-unit-data-line.h"
#include "relu-unit-text.h"

#define SWATCH_SIZE 12
#define SWATCH_RADIUS 3.0f

struct _ReluUnitCard
{
  GtkWidget parent_instance;

  GtkWidget *fold;
  GtkWidget *swatch;
  GtkWidget *name;
  GtkWidget *details; /* place and state, and under them the state on the data */
  GtkWidget *place;
  GtkWidget *state;
  GtkWidget *data_line;
  GtkWidget *menu; /* of a hidden unit */
  GtkWidget *output_menu;

  ReluDocument *document;
  guint layer, unit;
  ReluColor color;
  gboolean has_state;
  gboolean stale; /* bound to another unit: its texts may be the same by chance */
  gboolean updating;
};

enum
{
  TOGGLED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluUnitCard, relu_unit_card, GTK_TYPE_WIDGET)

/* Text in the unit's colour on a tint of it: darker or lighter than the colour, to be read well. */
static void
update_state_color (ReluUnitCard *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  double ink = adw_style_manager_get_dark (style) ? 1 : 0;
  double share = adw_style_manager_get_high_contrast (style) ? 1 : 0.35;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->has_state)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (
          attributes,
          pango_attr_foreground_new (
              (guint16) (65535 * (self->color.red * (1 - share) + ink * share)),
              (guint16) (65535 * (self->color.green * (1 - share) + ink * share)),
              (guint16) (65535 * (self->color.blue * (1 - share) + ink * share))));
      /* Not as translucent as the text around. */
      pango_attr_list_insert (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16));
    }
  gtk_label_set_attributes (GTK_LABEL (self->state), attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fill_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius,
              const GdkRGBA *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
relu_unit_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluUnitCard *self = RELU_UNIT_CARD (widget);
  GdkRGBA color = { (float) self->color.red, (float) self->color.green, (float) self->color.blue,
                    1 };
  graphene_rect_t bounds;

  if (gtk_widget_get_visible (self->swatch)
      && gtk_widget_compute_bounds (self->swatch, widget, &bounds))
    fill_rounded (snapshot, &bounds, SWATCH_RADIUS, &color);

  if (self->has_state && gtk_widget_get_visible (self->state)
      && gtk_widget_compute_bounds (self->state, widget, &bounds))
    {
      color.alpha = 0.15f;
      fill_rounded (snapshot, &bounds, bounds.size.height / 2, &color);
    }

  GTK_WIDGET_CLASS (relu_unit_card_parent_class)->snapshot (widget, snapshot);
}

static void
fold_toggled_cb (GtkToggleButton *button, ReluUnitCard *self)
{
  gboolean unfolded = gtk_toggle_button_get_active (button);

  gtk_button_set_icon_name (GTK_BUTTON (button),
                            unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  if (!self->updating)
    g_signal_emit (self, signals[TOGGLED], 0);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReluUnitCard *self)
{
  GtkToggleButton *fold = GTK_TOGGLE_BUTTON (self->fold);

  g_signal_emit (self, signals[CHOSEN], 0);
  if (gtk_widget_get_visible (self->fold))
    gtk_toggle_button_set_active (fold, !gtk_toggle_button_get_active (fold));
}

/* What the advice offers is about the unit of this card. */
static void
advice_opened_cb (ReluUnitCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
relu_unit_card_dispose (GObject *object)
{
  ReluUnitCard *self = RELU_UNIT_CARD (object);

  relu_unit_card_unbind (self);
  g_clear_pointer (&self->fold, gtk_widget_unparent);
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->details, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->output_menu, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_unit_card_parent_class)->dispose (object);
}

static void
relu_unit_card_class_init (ReluUnitCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_unit_card_dispose;
  widget_class->snapshot = relu_unit_card_snapshot;

  signals[TOGGLED] = g_signal_new ("toggled", RELU_TYPE_UNIT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", RELU_TYPE_UNIT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "unit");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_unit_card_init (ReluUnitCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *head;
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->fold = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), "pan-end-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->fold, FALSE);
  g_signal_connect (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);

  self->swatch
      = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      "width-request", SWATCH_SIZE, "height-request", SWATCH_SIZE, "valign",
                      GTK_ALIGN_CENTER, NULL);
  self->name = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->name, "heading");

  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->place), 0);

  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "chip");
  gtk_widget_set_halign (self->state, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (head), self->place);
  gtk_box_append (GTK_BOX (head), self->state);
  self->data_line = relu_unit_data_line_new ();
  g_signal_connect_object (self->data_line, "opened", G_CALLBACK (advice_opened_cb), self,
                           G_CONNECT_SWAPPED);
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_valign (self->details, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->details, TRUE);
  gtk_box_append (GTK_BOX (self->details), head);
  gtk_box_append (GTK_BOX (self->details), self->data_line);

  gtk_widget_set_parent (self->fold, GTK_WIDGET (self));
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  gtk_widget_set_parent (self->details, GTK_WIDGET (self));
  self->menu = relu_row_menu_new (GTK_WIDGET (self), relu_structure_menu_new_for_unit);
  gtk_widget_set_tooltip_text (self->menu, _("Unit Menu"));
  self->output_menu = relu_row_menu_new (GTK_WIDGET (self), relu_structure_menu_new_for_output);
  gtk_widget_set_tooltip_text (self->output_menu, _("Output Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->output_menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Menu of the Output"), -1);

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_state_color), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (update_state_color), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
relu_unit_card_new (void)
{
  return g_object_new (RELU_TYPE_UNIT_CARD, NULL);
}

/**
 * relu_unit_card_bind:
 * @layer: from 0; the last one is the output
 * @unit: in its layer
 * @color: of the unit
 */
void
relu_unit_card_bind (ReluUnitCard *self, ReluDocument *document, guint layer, guint unit,
                     const ReluColor *color)
{
  ReluNetwork *network;
  gboolean is_output;

  g_return_if_fail (RELU_IS_UNIT_CARD (self));

  relu_unit_card_unbind (self);
  self->document = g_object_ref (document);
  self->layer = layer;
  self->unit = unit;
  self->color = *color;
  self->stale = TRUE;

  network = relu_document_get_network (document);
  is_output = layer == relu_network_get_n_hidden_layers (network);
  if (is_output)
    {
      gtk_label_set_text (GTK_LABEL (self->name), _("Output"));
    }
  else
    {
      g_autofree char *name
          = relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PRETTY);

      gtk_label_set_text (GTK_LABEL (self->name), name);
    }
  gtk_widget_set_visible (
      self->swatch,
      !is_output
          || relu_activation_has_knot (&relu_network_get_layer (network, layer)->activation));
  gtk_widget_set_visible (self->menu, !is_output);
  gtk_widget_set_visible (self->output_menu, is_output);
  if (!is_output)
    {
      g_autofree char *symbol
          = relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PLAIN);
      /* Translators: the accessible name of a unit's menu button: "Menu of h0" */
      g_autofree char *label = g_strdup_printf (_("Menu of %s"), symbol);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
  relu_unit_card_update (self);
}

void
relu_unit_card_unbind (ReluUnitCard *self)
{
  g_return_if_fail (RELU_IS_UNIT_CARD (self));

  g_clear_object (&self->document);
}

static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text == NULL ? "" : text) == 0)
    return;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

/* Its state on the data; returns whether that is something else now. */
static gboolean
update_data_line (ReluUnitCard *self)
{
  ReluUnitDataLine *line = RELU_UNIT_DATA_LINE (self->data_line);
  g_autofree char *before = g_strdup (relu_unit_data_line_get_sentence (line));
  ReluLearning *learning = relu_document_get_learning (self->document);
  ReluAnalysis *analysis = relu_document_get_analysis (self->document, NULL);
  ReluRegions *regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);
  ReluUnitLearning state;
  gboolean has_state
      = learning != NULL
        && relu_unit_learning_init (&state, learning, regions, self->layer, self->unit);
  gboolean is_muted = relu_document_is_muted (self->document, self->layer, self->unit);

  /* A muted one does nothing for the moment, but is trained with all the rest. Its card stays as high as the
   * others: the list gives all of them the height of the first. */
  relu_unit_data_line_set_state (line, has_state && !is_muted ? &state : NULL);
  gtk_widget_set_visible (self->data_line, has_state);

  return g_strcmp0 (before, relu_unit_data_line_get_sentence (line)) != 0;
}

/* The accessible name: the unit and its states, "h0: always off, x = 2, right of the domain, dead on the
 * data". */
static void
update_label (ReluUnitCard *self, const char *state, const char *place)
{
  g_autofree char *symbol
      = relu_network_dup_unit_symbol (relu_document_get_network (self->document), self->layer,
                                      self->unit, RELU_SYMBOL_PLAIN);
  const char *sentence
      = relu_unit_data_line_get_sentence (RELU_UNIT_DATA_LINE (self->data_line));
  const char *parts[] = { state, place,
                          relu_unit_data_line_get_text (RELU_UNIT_DATA_LINE (self->data_line)) };
  g_autoptr (GString) label = g_string_new (symbol);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      g_string_append (label, any ? _(", ") : ": ");
      g_string_append (label, parts[i]);
      any = TRUE;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence == NULL ? "" : sentence, -1);
}

/**
 * relu_unit_card_update:
 *
 * Shows the unit's state in the document's analysis, and that on the data where there are any.
 */
void
relu_unit_card_update (ReluUnitCard *self)
{
  g_autofree char *state = NULL;
  g_autofree char *place = NULL;
  ReluAnalysis *analysis;
  ReluNetwork *network;
  const ReluLayer *shape;
  gboolean is_output, data_changed;

  g_return_if_fail (RELU_IS_UNIT_CARD (self));

  if (self->document == NULL)
    return;

  network = relu_document_get_network (self->document);
  shape = relu_network_get_layer (network, self->layer);
  is_output = self->layer == relu_network_get_n_hidden_layers (network);
  analysis = relu_document_get_analysis (self->document, NULL);
  if (analysis != NULL
      && (!is_output || shape->activation.kind != RELU_ACTIVATION_IDENTITY))
    {
      state = relu_unit_text_dup_state (analysis, self->layer, self->unit);
      place = relu_unit_text_dup_place (analysis, self->layer, self->unit);
    }
  if (relu_document_is_muted (self->document, self->layer, self->unit))
    {
      g_free (place);
      place = state;
      /* Translators: a unit's state: for a moment it counts as if it were not there */
      state = g_strdup (_("muted"));
    }
  data_changed = update_data_line (self);

  if (!self->stale && !data_changed
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->state)), state == NULL ? "" : state) == 0
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->place)), place == NULL ? "" : place) == 0
      && self->has_state == (state != NULL))
    return;

  self->stale = FALSE;
  self->has_state = state != NULL;
  set_text (self->state, state);
  set_text (self->place, place);
  gtk_widget_set_visible (self->state, state != NULL);
  gtk_widget_set_visible (self->place, place != NULL);
  update_state_color (self);
  update_label (self, state, place);
}

void
relu_unit_card_set_color (ReluUnitCard *self, const ReluColor *color)
{
  g_return_if_fail (RELU_IS_UNIT_CARD (self));

  self->color = *color;
  update_state_color (self);
}

/**
 * relu_unit_card_set_foldable:
 * @foldable: whether the card can be folded, as those of large networks
 * @unfolded: whether its parameters are shown
 */
void
relu_unit_card_set_foldable (ReluUnitCard *self, gboolean foldable, gboolean unfolded)
{
  g_return_if_fail (RELU_IS_UNIT_CARD (self));

  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), unfolded);
  self->updating = FALSE;
  gtk_widget_set_visible (self->fold, foldable);
  if (foldable)
    {
      g_autofree char *label = NULL;

      /* Translators: the accessible name of the button that shows a unit's parameters */
      label = g_strdup_printf (_("Parameters of %s"), gtk_label_get_text (GTK_LABEL (self->name)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
}

const char *
relu_unit_card_get_state_text (ReluUnitCard *self)
{
  g_return_val_if_fail (RELU_IS_UNIT_CARD (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->state));
}

const char *
relu_unit_card_get_place_text (ReluUnitCard *self)
{
  g_return_val_if_fail (RELU_IS_UNIT_CARD (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->place));
}

/**
 * relu_unit_card_get_data_text:
 *
 * Returns: (nullable): the unit's state on the data, "dead on the data"; %NULL where there are no data
 */
const char *
relu_unit_card_get_data_text (ReluUnitCard *self)
{
  g_return_val_if_fail (RELU_IS_UNIT_CARD (self), NULL);

  return relu_unit_data_line_get_text (RELU_UNIT_DATA_LINE (self->data_line));
}
