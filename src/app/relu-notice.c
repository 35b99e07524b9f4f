/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-notice.h"

#include "relu-application.h"
#include "relu-compat-announce.h"

struct _ReluNotice
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkBox *buttons;
};

/* AdwBanner came in libadwaita 1.3 and has one button; GtkInfoBar is deprecated. */
G_DEFINE_FINAL_TYPE (ReluNotice, relu_notice, ADW_TYPE_BIN)

static void
relu_notice_class_init (ReluNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RELU_RESOURCE_PATH "/relu-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReluNotice, label);
  gtk_widget_class_bind_template_child (widget_class, ReluNotice, buttons);
  gtk_widget_class_set_css_name (widget_class, "notice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

/* What is folded up must not be heard of either. */
static void
revealed_cb (ReluNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                              || gtk_revealer_get_child_revealed (self->revealer));
}

static void
relu_notice_init (ReluNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb),
                            self);
}

/**
 * relu_notice_show:
 * @self: a notice
 * @text: what there is to say, plain text
 * @buttons: (array length=n_buttons): what can be done about it, from left to right
 * @n_buttons: how many
 *
 * Says something and stays until relu_notice_hide(). Nothing has to be answered.
 */
void
relu_notice_show (ReluNotice *self, const char *text, const ReluNoticeButton *buttons,
                  gsize n_buttons)
{
  GtkWidget *child;

  g_return_if_fail (RELU_IS_NOTICE (self));

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);
  for (gsize i = 0; i < n_buttons; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (buttons[i].label);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (self->buttons, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  relu_compat_announce (GTK_WIDGET (self), text);
}

/**
 * relu_notice_hide:
 * @self: a notice
 */
void
relu_notice_hide (ReluNotice *self)
{
  g_return_if_fail (RELU_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * relu_notice_get_text:
 * @self: a notice
 *
 * Returns: (nullable): what it says, %NULL while it is hidden
 */
const char *
relu_notice_get_text (ReluNotice *self)
{
  g_return_val_if_fail (RELU_IS_NOTICE (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
