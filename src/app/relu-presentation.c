/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-presentation-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-figure-view.h"
#include "relu-presented-sliders.h"
#include "relu-style.h"

/* Less is a hand that trembles, or a table that somebody leans on; in pixels. */
#define MOVEMENT 4.0

/* The words of a lesson take so much of the width beside the figure, and so much of the height above it. */
#define WORDS_SHARE 0.34
#define UPPER_SHARE 0.3

enum
{
  PROP_0,
  PROP_BLANK,
  PROP_DARK,
  PROP_SPOTLIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluPresentation, relu_presentation, GTK_TYPE_WINDOW)

/* In points, which grow with the system's size of text: about a thirtieth of the screen's height, so that a
 * line is read from the last row, whatever the resolution. */
static const struct
{
  int points;
  const char *css_class;
} text_classes[] = {
  { 13, "text-13" }, { 15, "text-15" }, { 18, "text-18" }, { 21, "text-21" }, { 25, "text-25" },
  { 30, "text-30" }, { 36, "text-36" }, { 43, "text-43" }, { 52, "text-52" }, { 62, "text-62" },
};

/**
 * relu_presentation_choose_text_class:
 * @width: of the screen, in pixels
 * @height: of the screen, in pixels
 *
 * Returns: the class of the stylesheet with the size of text that suits a screen
 */
const char *
relu_presentation_choose_text_class (int width, int height)
{
  double points = MIN (height, width * 0.75) / 32 * 0.75;
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (text_classes); i++)
    if (fabs (text_classes[i].points - points) < fabs (text_classes[best].points - points))
      best = i;

  return text_classes[best].css_class;
}

static void
set_pointer_visible (ReluPresentation *self, gboolean visible)
{
  /* The figure has one of its own, which it sets anew at the next movement. */
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), visible ? NULL : "none");
  gtk_widget_set_cursor_from_name (self->figure, visible ? NULL : "none");
}

/* Nothing is read where nobody points on purpose. */
static void
update_reading (ReluPresentation *self)
{
  relu_figure_view_set_reads (RELU_FIGURE_VIEW (self->figure),
                              relu_presentation_get_awake (self)
                                  && !relu_spotlight_get_on (RELU_SPOTLIGHT (self->spotlight)));
}

static void
awake_cb (ReluPresentation *self)
{
  gboolean awake = relu_presentation_get_awake (self);

  set_pointer_visible (self, awake);
  relu_style_set_class (self, "awake", awake);
  update_reading (self);
}

/**
 * relu_presentation_wake:
 *
 * Shows controls and pointer, until nobody has moved for a while.
 */
void
relu_presentation_wake (ReluPresentation *self)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  relu_presentation_bar_wake (RELU_PRESENTATION_BAR (self->bar));
}

static void
update_theme (ReluPresentation *self)
{
  ReluThemeKind kind = self->is_dark ? RELU_THEME_PROJECTOR_DARK : RELU_THEME_PROJECTOR;

  relu_figure_view_set_theme (RELU_FIGURE_VIEW (self->figure), &kind);
  relu_presented_sliders_set_theme (RELU_PRESENTED_SLIDERS (self->sliders), kind);
  relu_style_set_class (self, "dark", self->is_dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      self->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

void
relu_presentation_set_dark (ReluPresentation *self, gboolean dark)
{
  if (self->is_dark == dark)
    return;

  self->is_dark = dark;
  update_theme (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DARK]);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, ReluPresentation *self)
{
  if (relu_spotlight_get_on (RELU_SPOTLIGHT (self->spotlight)))
    relu_spotlight_point (RELU_SPOTLIGHT (self->spotlight), x, y);
  if (hypot (x - self->pointer_x, y - self->pointer_y) <= MOVEMENT)
    return;

  /* It has to be somewhere when the window opens, which is no movement. */
  if (!isnan (self->pointer_x) && !self->is_blank)
    {
      self->uses_keys = FALSE;
      relu_presentation_wake (self);
    }
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, ReluPresentation *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type != GDK_BUTTON_PRESS && type != GDK_TOUCH_BEGIN)
    return GDK_EVENT_PROPAGATE;
  if (!self->is_blank)
    {
      relu_presentation_wake (self);
      return GDK_EVENT_PROPAGATE;
    }

  relu_presentation_set_blank (self, FALSE);
  return GDK_EVENT_STOP;
}

/* Commands of the window that do no harm here, with the keys that they have there. */
static const char *const commands[] = {
  "win.undo",          "win.redo",       "win.zoom-in",        "win.zoom-out",
  "win.fit",           "win.fit-domain", "win.show-contributions", "win.show-lanes",
  "win.show-slope-strip", "win.show-build-up", "win.show-data",  "win.show-residuals",
};

/* The key of help opens the page about presenting. */
static GtkShortcut *
create_help (ReluPresentation *self, GtkApplication *application)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, "app.help");
  GtkShortcut *shortcut = gtk_shortcut_new (
      accels[0] == NULL ? NULL : gtk_shortcut_trigger_parse_string (accels[0]), gtk_named_action_new ("app.guide"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string ("presenting"));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "app", G_ACTION_GROUP (application));
  return shortcut;
}

static void
add_commands (ReluPresentation *self, GtkApplication *application)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; application != NULL && i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, commands[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (controller),
            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[j]),
                              gtk_named_action_new (commands[i])));
    }
  if (application != NULL)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          create_help (self, application));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Beside each other where the screen is wide, else one below the other. */
static gboolean
layout_cb (gpointer user_data)
{
  ReluPresentation *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean is_wide = width * 4 >= height * 5;
  GtkOrientation orientation = is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  int words = MAX ((int) (is_wide ? width * WORDS_SHARE : height * UPPER_SHARE), 1);
  const char *text_class = relu_presentation_choose_text_class (width, height);

  self->layout_id = 0;
  if (self->text_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->text_class);
  self->text_class = text_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), text_class);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts), orientation);
  /* The same for all steps, so that the figure stays where it is. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), orientation);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->words), words);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->words), words);
  gtk_widget_set_size_request (self->words, is_wide ? words : -1, is_wide ? -1 : words);

  return G_SOURCE_REMOVE;
}

static void
relu_presentation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluPresentation *self = RELU_PRESENTATION (widget);

  GTK_WIDGET_CLASS (relu_presentation_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->layout_id == 0
      && self->text_class != relu_presentation_choose_text_class (width, height))
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
relu_presentation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluPresentation *self = RELU_PRESENTATION (object);

  switch (prop_id)
    {
    case PROP_BLANK:
      g_value_set_boolean (value, self->is_blank);
      break;
    case PROP_DARK:
      g_value_set_boolean (value, self->is_dark);
      break;
    case PROP_SPOTLIGHT:
      g_value_set_boolean (value, self->spotlight != NULL
                                      && relu_spotlight_get_on (RELU_SPOTLIGHT (self->spotlight)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_presentation_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  ReluPresentation *self = RELU_PRESENTATION (object);

  switch (prop_id)
    {
    case PROP_BLANK:
      relu_presentation_set_blank (self, g_value_get_boolean (value));
      break;
    case PROP_DARK:
      relu_presentation_set_dark (self, g_value_get_boolean (value));
      break;
    case PROP_SPOTLIGHT:
      relu_presentation_set_spotlight (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_presentation_dispose (GObject *object)
{
  ReluPresentation *self = RELU_PRESENTATION (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  if (self->bar != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), self->scheme);
  self->bar = NULL;
  /* GTK 4.8 keeps a reference to the group otherwise, which is the presenter's window. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", NULL);

  G_OBJECT_CLASS (relu_presentation_parent_class)->dispose (object);
}

static void
relu_presentation_class_init (ReluPresentationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relu_presentation_get_property;
  object_class->set_property = relu_presentation_set_property;
  object_class->dispose = relu_presentation_dispose;
  widget_class->size_allocate = relu_presentation_size_allocate;

  properties[PROP_BLANK] = g_param_spec_boolean ("blank", NULL, NULL, FALSE, flags);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  properties[PROP_SPOTLIGHT] = g_param_spec_boolean ("spotlight", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "present.leave", NULL, leave_action);
  gtk_widget_class_install_property_action (widget_class, "present.blank", "blank");
  gtk_widget_class_install_property_action (widget_class, "present.dark", "dark");
  gtk_widget_class_install_property_action (widget_class, "present.spotlight", "spotlight");
}

static void
add_listeners (ReluPresentation *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  controller = gtk_event_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, controller);
}

static void
relu_presentation_init (ReluPresentation *self)
{
  self->scheme = adw_style_manager_get_color_scheme (adw_style_manager_get_default ());
  self->pointer_x = self->pointer_y = NAN;
  self->uses_keys = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  add_listeners (self);
  relu_presentation_add_keys (self);
}

static GtkWidget *
curtain_new (void)
{
  GtkWidget *curtain = gtk_label_new (NULL);

  gtk_widget_add_css_class (curtain, "curtain");
  gtk_widget_set_visible (curtain, FALSE);
  gtk_widget_set_cursor_from_name (curtain, "none");
  gtk_accessible_update_property (GTK_ACCESSIBLE (curtain), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The screen is blank"), -1);

  return curtain;
}

static void
build (ReluPresentation *self, ReluDocument *document, ReluViewport *viewport)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->words = adw_clamp_new ();
  gtk_widget_add_css_class (self->words, "words");
  gtk_widget_set_visible (self->words, FALSE);
  self->figure = relu_figure_view_new (document, viewport);
  self->sliders = relu_presented_sliders_new (document);
  self->bar = relu_presentation_bar_new ();
  self->spotlight = relu_spotlight_new (document, viewport, RELU_FIGURE_VIEW (self->figure),
                                        self->sliders);
  self->curtain = curtain_new ();

  gtk_box_append (GTK_BOX (picture), self->figure);
  gtk_box_append (GTK_BOX (picture), self->sliders);
  gtk_widget_set_hexpand (picture, TRUE);
  self->parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->parts), self->words);
  gtk_box_append (GTK_BOX (self->parts), picture);
  gtk_widget_set_vexpand (self->parts, TRUE);
  gtk_box_append (GTK_BOX (all), self->parts);
  gtk_box_append (GTK_BOX (all), self->bar);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), all);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->spotlight);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->curtain);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_focus (GTK_WINDOW (self), self->figure);

  g_signal_connect_object (self->bar, "notify::awake", G_CALLBACK (awake_cb), self,
                           G_CONNECT_SWAPPED);
  set_pointer_visible (self, FALSE);
  update_reading (self);
}

/**
 * relu_presentation_new:
 * @parent: the presenter's window, whose commands "win.…" it gives
 * @document: what is presented
 * @viewport: how much of it is visible
 *
 * Returns: (transfer none): a presentation, not shown yet; it belongs to GTK until it is closed
 */
ReluPresentation *
relu_presentation_new (GtkWindow *parent, ReluDocument *document, ReluViewport *viewport)
{
  ReluPresentation *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (G_IS_ACTION_GROUP (parent), NULL);
  g_return_val_if_fail (RELU_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (RELU_IS_VIEWPORT (viewport), NULL);

  self = g_object_new (RELU_TYPE_PRESENTATION, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  build (self, document, viewport);
  add_commands (self, gtk_window_get_application (parent));
  update_theme (self);

  /* Translators: the title of a window; %s is the network's or the lesson's name */
  title = g_strdup_printf (_("%s: Presentation"), gtk_window_get_title (parent));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);

  return self;
}

static void
lesson_visible_cb (GtkWidget *lesson, GParamSpec *pspec, ReluPresentation *self)
{
  gboolean visible = gtk_widget_get_visible (lesson);

  gtk_widget_set_visible (self->words, visible);
  relu_presentation_bar_set_has_lesson (RELU_PRESENTATION_BAR (self->bar), visible);
}

/**
 * relu_presentation_set_lesson:
 * @lesson: the words of a lesson, to be beside the figure; hidden while there are none
 */
void
relu_presentation_set_lesson (ReluPresentation *self, GtkWidget *lesson)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));
  g_return_if_fail (GTK_IS_WIDGET (lesson));

  adw_clamp_set_child (ADW_CLAMP (self->words), lesson);
  g_signal_connect_object (lesson, "notify::visible", G_CALLBACK (lesson_visible_cb), self, 0);
  lesson_visible_cb (lesson, NULL, self);
}

/**
 * relu_presentation_set_shows_sliders:
 * @shows_sliders: %FALSE where a step of a lesson wants none, whatever is pinned
 */
void
relu_presentation_set_shows_sliders (ReluPresentation *self, gboolean shows_sliders)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  relu_presented_sliders_set_shown (RELU_PRESENTED_SLIDERS (self->sliders), shows_sliders);
}

/**
 * relu_presentation_set_note:
 * @note: (nullable): a few words to the presenter, beside the controls
 */
void
relu_presentation_set_note (ReluPresentation *self, const char *note)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  relu_presentation_bar_set_note (RELU_PRESENTATION_BAR (self->bar), note);
}

/**
 * relu_presentation_set_screens:
 * @screens: (nullable): a menu to choose a screen from; %NULL: there is only one
 */
void
relu_presentation_set_screens (ReluPresentation *self, GMenuModel *screens)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  relu_presentation_bar_set_screens (RELU_PRESENTATION_BAR (self->bar), screens);
}

/**
 * relu_presentation_set_patience:
 * @milliseconds: how long the controls stay when nobody moves; for tests
 */
void
relu_presentation_set_patience (ReluPresentation *self, guint milliseconds)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  relu_presentation_bar_set_patience (RELU_PRESENTATION_BAR (self->bar), milliseconds);
}

gboolean
relu_presentation_get_blank (ReluPresentation *self)
{
  g_return_val_if_fail (RELU_IS_PRESENTATION (self), FALSE);

  return self->is_blank;
}

/**
 * relu_presentation_set_blank:
 * @blank: whether the screen is to be black, so that all look at the presenter
 */
void
relu_presentation_set_blank (ReluPresentation *self, gboolean blank)
{
  g_return_if_fail (RELU_IS_PRESENTATION (self));

  if (self->is_blank == blank)
    return;

  self->is_blank = blank;
  relu_presentation_set_spotlight (self, FALSE);
  relu_presentation_bar_rest (RELU_PRESENTATION_BAR (self->bar));
  gtk_widget_set_visible (self->curtain, blank);
  relu_compat_announce (GTK_WIDGET (self), blank ? _("The screen is blank. Any key shows the figure.")
                                                 : _("The figure is shown."));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLANK]);
}

/**
 * relu_presentation_get_awake:
 *
 * Returns: whether controls and pointer are to be seen now
 */
gboolean
relu_presentation_get_awake (ReluPresentation *self)
{
  g_return_val_if_fail (RELU_IS_PRESENTATION (self), FALSE);

  return relu_presentation_bar_get_awake (RELU_PRESENTATION_BAR (self->bar));
}

/**
 * relu_presentation_get_figure:
 *
 * Returns: (transfer none): its figure view
 */
GtkWidget *
relu_presentation_get_figure (ReluPresentation *self)
{
  g_return_val_if_fail (RELU_IS_PRESENTATION (self), NULL);

  return self->figure;
}

/**
 * relu_presentation_set_spotlight:
 * @on: whether what is pointed at is enlarged, and all else dimmed; where nobody points, what the keyboard is
 *   about
 */
void
relu_presentation_set_spotlight (ReluPresentation *self, gboolean on)
{
  ReluSpotlight *spotlight;

  g_return_if_fail (RELU_IS_PRESENTATION (self));

  spotlight = RELU_SPOTLIGHT (self->spotlight);
  if (relu_spotlight_get_on (spotlight) == on)
    return;

  if (on && !self->uses_keys && !isnan (self->pointer_x))
    relu_spotlight_point (spotlight, self->pointer_x, self->pointer_y);
  else if (on)
    relu_spotlight_point_by_keys (spotlight);
  relu_spotlight_set_on (spotlight, on);
  update_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOTLIGHT]);
}
