/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-presentation-bar.c: a strip with buttons in it for some seconds.
 *
 * The strip itself is always there, as high as its buttons, so that nothing moves when they come, and
 * nothing of the figure is ever below them. */

#include "relu-presentation-bar.h"

#include <glib/gi18n.h>

/* How long the controls stay when nobody moves, in ms. */
#define PATIENCE 3500

struct _ReluPresentationBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *note;    /* beside the buttons */
  GtkWidget *lesson;  /* back and next */
  GtkWidget *screens; /* a menu; hidden where there is one screen */
  guint patience;
  guint timeout;
};

enum
{
  PROP_0,
  PROP_AWAKE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluPresentationBar, relu_presentation_bar, GTK_TYPE_WIDGET)

static void
set_awake (ReluPresentationBar *self, gboolean awake)
{
  if (relu_presentation_bar_get_awake (self) == awake)
    return;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), awake);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AWAKE]);
}

/* Nobody's button disappears from under the pointer or the keyboard, and no menu's. */
static gboolean
is_used (ReluPresentationBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return (gtk_widget_get_state_flags (self->revealer) & GTK_STATE_FLAG_PRELIGHT) != 0
         || (focus != NULL && gtk_widget_is_ancestor (focus, self->revealer));
}

static gboolean
timeout_cb (gpointer user_data)
{
  ReluPresentationBar *self = user_data;

  if (is_used (self))
    return G_SOURCE_CONTINUE;

  self->timeout = 0;
  set_awake (self, FALSE);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  const char *icon;
  const char *name;
  guint key;
  const char *action;
} Control;

static const Control lesson_controls[] = {
  { "go-previous-symbolic", N_("Previous Step"), GDK_KEY_Page_Up, "win.lesson-back" },
  { "go-next-symbolic", N_("Next Step"), GDK_KEY_Page_Down, "win.lesson-next" },
};

static const Control controls[] = {
  { "edit-find-symbolic", N_("Spotlight"), GDK_KEY_s, "present.spotlight" },
  { "weather-clear-night-symbolic", N_("Dark"), GDK_KEY_d, "present.dark" },
  { "video-display-symbolic", N_("Blank the Screen"), GDK_KEY_b, "present.blank" },
};

static const Control leave = { "view-restore-symbolic", N_("Leave"), GDK_KEY_Escape, "present.leave" };

static GtkWidget *
button_new (const Control *control)
{
  gboolean is_toggle = g_str_equal (control->action, "present.spotlight")
                       || g_str_equal (control->action, "present.dark");
  g_autofree char *key = gtk_accelerator_get_label (control->key, 0);
  /* Translators: a tooltip and its key, as in “Undo (Ctrl+Z)”. */
  g_autofree char *tooltip = g_strdup_printf (_("%s (%s)"), _(control->name), key);
  GtkWidget *button = is_toggle ? gtk_toggle_button_new () : gtk_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), control->icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(control->name), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), control->action);

  return button;
}

static void
append (GtkWidget *box, const Control *control, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), button_new (&control[i]));
}

static void
relu_presentation_bar_get_property (GObject *object, guint prop_id, GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AWAKE:
      g_value_set_boolean (value,
                           relu_presentation_bar_get_awake (RELU_PRESENTATION_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_presentation_bar_dispose (GObject *object)
{
  ReluPresentationBar *self = RELU_PRESENTATION_BAR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_presentation_bar_parent_class)->dispose (object);
}

static void
relu_presentation_bar_class_init (ReluPresentationBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relu_presentation_bar_get_property;
  object_class->dispose = relu_presentation_bar_dispose;

  properties[PROP_AWAKE] = g_param_spec_boolean (
      "awake", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "presentationbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_presentation_bar_init (ReluPresentationBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->patience = PATIENCE;
  self->note = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->note);

  self->lesson = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  append (self->lesson, lesson_controls, G_N_ELEMENTS (lesson_controls));
  gtk_widget_set_visible (self->lesson, FALSE);
  gtk_box_append (GTK_BOX (box), self->lesson);

  append (box, controls, G_N_ELEMENTS (controls));
  self->screens = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->screens), "computer-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->screens), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (self->screens, _("Screen to Present On"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->screens), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Screen to Present On"), -1);
  gtk_widget_set_visible (self->screens, FALSE);
  gtk_box_append (GTK_BOX (box), self->screens);
  append (box, &leave, 1);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Presentation controls"), -1);
}

GtkWidget *
relu_presentation_bar_new (void)
{
  return g_object_new (RELU_TYPE_PRESENTATION_BAR, NULL);
}

/**
 * relu_presentation_bar_wake:
 *
 * Shows the controls, until nobody has moved for a while.
 */
void
relu_presentation_bar_wake (ReluPresentationBar *self)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (self->patience, timeout_cb, self);
  set_awake (self, TRUE);
}

/**
 * relu_presentation_bar_rest:
 *
 * Hides the controls now.
 */
void
relu_presentation_bar_rest (ReluPresentationBar *self)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  set_awake (self, FALSE);
}

gboolean
relu_presentation_bar_get_awake (ReluPresentationBar *self)
{
  g_return_val_if_fail (RELU_IS_PRESENTATION_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/**
 * relu_presentation_bar_set_patience:
 * @milliseconds: how long the controls stay from now on
 */
void
relu_presentation_bar_set_patience (ReluPresentationBar *self, guint milliseconds)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  self->patience = milliseconds;
}

/**
 * relu_presentation_bar_set_note:
 * @note: (nullable): a few words beside the buttons
 */
void
relu_presentation_bar_set_note (ReluPresentationBar *self, const char *note)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  gtk_label_set_text (GTK_LABEL (self->note), note == NULL ? "" : note);
}

/**
 * relu_presentation_bar_set_has_lesson:
 * @has_lesson: whether there are steps to go back and forth between
 */
void
relu_presentation_bar_set_has_lesson (ReluPresentationBar *self, gboolean has_lesson)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  gtk_widget_set_visible (self->lesson, has_lesson);
}

/**
 * relu_presentation_bar_set_screens:
 * @screens: (nullable): a menu to choose one; %NULL: there is only one
 */
void
relu_presentation_bar_set_screens (ReluPresentationBar *self, GMenuModel *screens)
{
  g_return_if_fail (RELU_IS_PRESENTATION_BAR (self));

  gtk_widget_set_visible (self->screens, screens != NULL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->screens), screens);
}
