/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-morph-box.c: the two ends are chosen among the pins and the document's own network; the slider
 * shows what lies between as a preview, which is an edit only when it is applied. */

#include "relu-morph-box.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "relu-blend.h"

/* From one end to the other, in ms: slow enough to see every breakpoint come. */
#define DURATION 4000

struct _ReluMorphBox
{
  GtkWidget parent_instance;

  GtkDropDown *from, *to;
  GtkWidget *reason;
  GtkWidget *slider_box;
  GtkButton *play;
  GtkAdjustment *share;
  GtkLabel *percent;
  GtkWidget *buttons;

  ReluDocument *document;
  ReluBlend *blend; /* between ends, which own it; NULL: there is no way */
  ReluNetwork *ends[2];
  AdwAnimation *animation; /* NULL until it is played */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluMorphBox, relu_morph_box, GTK_TYPE_WIDGET)

static guint
get_n_pins (ReluMorphBox *self)
{
  return relu_file_get_n_pins (relu_document_get_contents (self->document));
}

/* The document's network is the last of the choices. */
static ReluNetwork *
get_choice (ReluMorphBox *self, GtkDropDown *drop_down)
{
  guint index = gtk_drop_down_get_selected (drop_down);
  ReluPin pin;

  if (index >= get_n_pins (self))
    return relu_document_get_network (self->document);

  relu_file_get_pin (relu_document_get_contents (self->document), index, &pin);
  return pin.network;
}

static gboolean
is_playing (ReluMorphBox *self)
{
  return self->animation != NULL
         && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

static void
stop_playing (ReluMorphBox *self)
{
  if (is_playing (self))
    adw_animation_pause (self->animation);
}

static void
update_controls (ReluMorphBox *self)
{
  gboolean is_shown = self->document != NULL && relu_document_has_preview (self->document);
  gboolean playing = is_playing (self);
  const char *label = playing ? _("Pause") : _("Play");
  g_autofree char *percent = NULL;

  /* Translators: a share of the way from one network to another. */
  percent = g_strdup_printf (_("%.0f %%"), 100 * gtk_adjustment_get_value (self->share));
  gtk_label_set_label (self->percent, percent);
  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic"
                                                : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  /* Where the system asks for less motion there is the slider. */
  gtk_widget_set_visible (GTK_WIDGET (self->play), adw_get_enable_animations (GTK_WIDGET (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "morph.end", is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "morph.apply", is_shown);
}

static void
set_share (ReluMorphBox *self, double share)
{
  self->updating = TRUE;
  gtk_adjustment_set_value (self->share, share);
  self->updating = FALSE;
  update_controls (self);
}

/* Where the slider rests while the document shows its own network. */
static double
get_rest (ReluMorphBox *self)
{
  return gtk_drop_down_get_selected (self->to) >= get_n_pins (self) ? 1 : 0;
}

static void
show (ReluMorphBox *self, double share)
{
  g_autoptr (ReluNetwork) network = relu_blend_get_network (self->blend, share);

  self->updating = TRUE;
  relu_document_set_preview (self->document, network, relu_document_get_from (self->document),
                             relu_document_get_to (self->document));
  self->updating = FALSE;
  update_controls (self);
}

static void
share_changed_cb (ReluMorphBox *self)
{
  if (self->updating || self->blend == NULL)
    return;

  stop_playing (self);
  show (self, gtk_adjustment_get_value (self->share));
}

static void
animate_cb (double share, gpointer user_data)
{
  ReluMorphBox *self = user_data;

  if (self->blend == NULL)
    return;

  set_share (self, share);
  show (self, share);
}

static void
play_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluMorphBox *self = RELU_MORPH_BOX (widget);
  double share = gtk_adjustment_get_value (self->share);

  if (is_playing (self))
    {
      stop_playing (self);
      update_controls (self);
      return;
    }

  if (self->animation == NULL)
    {
      self->animation = adw_timed_animation_new (
          widget, 0, 1, DURATION, adw_callback_animation_target_new (animate_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_LINEAR);
      g_signal_connect_object (self->animation, "done", G_CALLBACK (update_controls), self,
                               G_CONNECT_SWAPPED);
    }
  /* From where the slider is; from the beginning where it is at the end or shows nothing. */
  if (share >= 1 || !relu_document_has_preview (self->document))
    share = 0;
  adw_animation_reset (self->animation);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation), share);
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation),
                                    (guint) ((1 - share) * DURATION));
  adw_animation_play (self->animation);
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluMorphBox *self = RELU_MORPH_BOX (widget);
  g_autoptr (ReluNetwork) network
      = relu_network_ref (relu_document_get_shown_network (self->document));

  stop_playing (self);
  relu_document_set_network (self->document, network);
  /* Where nothing is different the document keeps its preview. */
  relu_morph_box_end (self);
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relu_morph_box_end (RELU_MORPH_BOX (widget));
}

/* Prepares the way between what is chosen. */
static void
update_blend (ReluMorphBox *self)
{
  ReluNetwork *from = get_choice (self, self->from), *to = get_choice (self, self->to);

  if (self->ends[0] == from && self->ends[1] == to)
    return;

  g_clear_pointer (&self->blend, relu_blend_free);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->ends[i], relu_network_unref);
      self->ends[i] = relu_network_ref (i == 0 ? from : to);
    }
  self->blend = relu_blend_new (from, to);
  gtk_widget_set_visible (self->reason, self->blend == NULL);
  gtk_widget_set_sensitive (self->slider_box, self->blend != NULL);
}

static void
chosen_cb (ReluMorphBox *self)
{
  if (self->updating || self->document == NULL)
    return;

  relu_morph_box_end (self);
}

/* The names of the pins, and the present network; what was chosen stays chosen. */
static void
update_choices (ReluMorphBox *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  guint n = relu_file_get_n_pins (contents);
  GtkStringList *old = GTK_STRING_LIST (gtk_drop_down_get_model (self->from));
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (old));
  gboolean is_same = n_old == n + 1;
  guint from = gtk_drop_down_get_selected (self->from);
  guint to = gtk_drop_down_get_selected (self->to);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i <= n; i++)
    {
      ReluPin pin = { .name = _("Present network") };

      if (i < n)
        relu_file_get_pin (contents, i, &pin);
      gtk_string_list_append (names, pin.name);
      is_same = is_same && g_str_equal (pin.name, gtk_string_list_get_string (old, i));
    }
  if (is_same)
    return;

  self->updating = TRUE;
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->to, G_LIST_MODEL (names));
  /* At first from the first pin to the present network, which was the last choice and stays it. */
  gtk_drop_down_set_selected (self->from, from + 1 >= n_old ? (n_old <= 1 ? 0 : n) : MIN (from, n));
  gtk_drop_down_set_selected (self->to, to + 1 >= n_old ? n : MIN (to, n));
  /* A way from a network to itself: the pin that has just come is meant. */
  if (n + 1 > n_old && n_old > 1
      && relu_network_equal (get_choice (self, self->from), get_choice (self, self->to)))
    gtk_drop_down_set_selected (self->to, n - 1);
  self->updating = FALSE;
}

static void
relu_morph_box_dispose (GObject *object)
{
  ReluMorphBox *self = RELU_MORPH_BOX (object);
  GtkWidget *child;

  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->blend, relu_blend_free);
  g_clear_pointer (&self->ends[0], relu_network_unref);
  g_clear_pointer (&self->ends[1], relu_network_unref);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_morph_box_parent_class)->dispose (object);
}

/* What is only shown goes with the slider that moves it. */
static void
relu_morph_box_unmap (GtkWidget *widget)
{
  ReluMorphBox *self = RELU_MORPH_BOX (widget);

  stop_playing (self);
  if (self->document != NULL && relu_document_has_preview (self->document))
    relu_document_set_preview (self->document, NULL, 0, 0);

  GTK_WIDGET_CLASS (relu_morph_box_parent_class)->unmap (widget);
}

static void
relu_morph_box_class_init (ReluMorphBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_morph_box_dispose;
  widget_class->unmap = relu_morph_box_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-morph-box.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, from);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, to);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, reason);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, slider_box);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, play);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, share);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, percent);
  gtk_widget_class_bind_template_child (widget_class, ReluMorphBox, buttons);
  gtk_widget_class_bind_template_callback (widget_class, share_changed_cb);
  gtk_widget_class_install_action (widget_class, "morph.play", NULL, play_cb);
  gtk_widget_class_install_action (widget_class, "morph.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "morph.end", NULL, end_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_morph_box_init (ReluMorphBox *self)
{
  g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (none));
  g_signal_connect_swapped (self->from, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->to, "notify::selected", G_CALLBACK (chosen_cb), self);
}

/**
 * relu_morph_box_set_document:
 * @document: (nullable): whose pins are the ends, and what is previewed
 */
void
relu_morph_box_set_document (ReluMorphBox *self, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_MORPH_BOX (self));

  g_set_object (&self->document, document);
}

/**
 * relu_morph_box_update:
 *
 * To be called after the document has changed, while this can be seen.
 */
void
relu_morph_box_update (ReluMorphBox *self)
{
  g_return_if_fail (RELU_IS_MORPH_BOX (self));

  if (self->updating || self->document == NULL)
    return;

  update_choices (self);
  update_blend (self);
  if (!relu_document_has_preview (self->document))
    {
      stop_playing (self);
      set_share (self, get_rest (self));
    }
}

/**
 * relu_morph_box_end:
 *
 * Shows the document's own network again.
 */
void
relu_morph_box_end (ReluMorphBox *self)
{
  g_return_if_fail (RELU_IS_MORPH_BOX (self));

  if (self->document == NULL)
    return;

  stop_playing (self);
  relu_document_set_preview (self->document, NULL, 0, 0);
  relu_morph_box_update (self);
}
