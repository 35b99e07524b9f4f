/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-hint.c: a line below the header bar. It goes for good when it is closed, and by itself a moment after
 * somebody has moved a slider, but not under the hand that does it. */

#include "relu-hint.h"

#include <glib/gi18n.h>

#include "relu-guide.h"

#define KEY "show-hint"

/* Of those that come with the program. */
#define FIRST_LESSON "non-linearity"

/* After the edit, in ms. */
#define PAUSE 1500

struct _ReluHint
{
  AdwBin parent_instance;

  GSettings *settings;
  ReluDocument *document;
  GtkRevealer *revealer;
  gboolean is_quiet;
  guint done_id; /* somebody has done it */
};

G_DEFINE_FINAL_TYPE (ReluHint, relu_hint, ADW_TYPE_BIN)

static gboolean
is_wanted (ReluHint *self)
{
  return self->settings != NULL && !self->is_quiet && g_settings_get_boolean (self->settings, KEY);
}

/* What is folded up must not be heard of either. */
static void
revealed_cb (ReluHint *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self)
                                                 || gtk_revealer_get_child_revealed (self->revealer));
}

static void
update (ReluHint *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gboolean wanted = is_wanted (self);

  /* The keyboard must not stay in what is about to go. */
  if (!wanted && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
      gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, wanted);
  revealed_cb (self);
}

static gboolean
done_cb (gpointer user_data)
{
  ReluHint *self = user_data;

  if (relu_document_in_gesture (self->document))
    return G_SOURCE_CONTINUE;

  self->done_id = 0;
  g_settings_set_boolean (self->settings, KEY, FALSE);
  return G_SOURCE_REMOVE;
}

static void
modified_cb (ReluHint *self)
{
  if (self->done_id == 0 && is_wanted (self) && relu_document_get_modified (self->document))
    self->done_id = g_timeout_add (PAUSE, done_cb, self);
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_settings_set_boolean (RELU_HINT (widget)->settings, KEY, FALSE);
}

static void
relu_hint_dispose (GObject *object)
{
  ReluHint *self = RELU_HINT (object);

  g_clear_handle_id (&self->done_id, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (relu_hint_parent_class)->dispose (object);
}

static void
relu_hint_class_init (ReluHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_hint_dispose;

  gtk_widget_class_install_action (widget_class, "hint.dismiss", NULL, dismiss_cb);
  gtk_widget_class_set_css_name (widget_class, "hint");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_hint_init (ReluHint *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (_("Drag a slider, and watch where the curve bends."));
  GtkWidget *lesson = gtk_button_new_with_mnemonic (_("First _Lesson"));
  GtkWidget *guide = gtk_button_new_with_mnemonic (_("_Guide"));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (lesson), "win.open-lesson('" FIRST_LESSON "')");
  gtk_widget_set_tooltip_text (lesson, _("Where Is the Non-linearity? Step by Step"));
  gtk_widget_add_css_class (lesson, "flat");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (guide), "app.guide('" RELU_GUIDE_FIRST "')");
  gtk_widget_set_tooltip_text (guide, _("What to Do First, and Why the Curve Bends"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "hint.dismiss");
  gtk_widget_set_tooltip_text (close, _("Do Not Show This Again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Do not show this again"), -1);
  gtk_widget_add_css_class (guide, "flat");
  gtk_widget_add_css_class (close, "flat");
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), lesson);
  gtk_box_append (GTK_BOX (line), guide);
  gtk_box_append (GTK_BOX (line), close);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, line);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("First hint"), -1);
}

/**
 * relu_hint_bind:
 * @self: a hint
 * @settings: the program's
 * @document: what is there to be tried
 *
 * Shows the hint, unless it was closed once, or somebody has edited something since.
 */
void
relu_hint_bind (ReluHint *self, GSettings *settings, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_HINT (self));
  g_return_if_fail (G_IS_SETTINGS (settings) && RELU_IS_DOCUMENT (document));

  g_set_object (&self->settings, settings);
  g_set_object (&self->document, document);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * relu_hint_set_quiet:
 * @self: a hint
 * @quiet: whether something else says what to do, as a lesson does
 */
void
relu_hint_set_quiet (ReluHint *self, gboolean quiet)
{
  g_return_if_fail (RELU_IS_HINT (self));

  self->is_quiet = quiet;
  update (self);
}
