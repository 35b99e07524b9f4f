/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-domain-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-steps.h"
#include "relu-style.h"

/* The farthest end that can be typed. Files may go further; such ends are shown and kept. */
#define FARTHEST 1e9

/* Of an end in a sentence. */
#define SAID_DIGITS 6

struct _ReluDomainRow
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *formula;
  GtkWidget *from_field;
  GtkWidget *to_field;
  GtkAdjustment *from, *to;

  ReluDocument *document;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluDomainRow, relu_domain_row, GTK_TYPE_WIDGET)

/* So wide that its ends and pixels between them are different numbers. */
static gboolean
is_domain (double from, double to)
{
  return from < to && to - from > 1e-9 * MAX (fabs (from), fabs (to));
}

static void
value_changed_cb (ReluDomainRow *self)
{
  double from = gtk_adjustment_get_value (self->from);
  double to = gtk_adjustment_get_value (self->to);

  if (self->updating || self->document == NULL)
    return;

  if (is_domain (from, to))
    relu_document_set_domain (self->document, from, to);
  else
    relu_domain_row_update (self);
}

static gboolean
accept_cb (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  ReluDomainRow *self = user_data;
  gboolean left = GTK_WIDGET (field) == self->from_field;
  double other = gtk_adjustment_get_value (left ? self->to : self->from);
  char number[RELU_NUMBER_BUFFER];

  if (self->document == NULL)
    return FALSE;

  if (fabs (value) > FARTHEST)
    {
      relu_number_to_display (FARTHEST, SAID_DIGITS, number);
      /* Translators: %s is the farthest end of the domain that can be typed. */
      *reason = g_strdup_printf (_("Too far: at most %s from 0"), number);
      return FALSE;
    }

  relu_number_to_display (other, SAID_DIGITS, number);
  if (left && value >= other)
    *reason = g_strdup_printf (_("Must be smaller than the right end, %s"), number);
  else if (!left && value <= other)
    *reason = g_strdup_printf (_("Must be larger than the left end, %s"), number);
  else if (!(left ? is_domain (value, other) : is_domain (other, value)))
    *reason = g_strdup_printf (_("Too close to the other end, %s"), number);

  return *reason == NULL;
}

static void
relu_domain_row_dispose (GObject *object)
{
  ReluDomainRow *self = RELU_DOMAIN_ROW (object);

  relu_domain_row_unbind (self);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->formula, gtk_widget_unparent);
  g_clear_object (&self->from);
  g_clear_object (&self->to);

  G_OBJECT_CLASS (relu_domain_row_parent_class)->dispose (object);
}

static void
relu_domain_row_class_init (ReluDomainRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_domain_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "domain");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
field_new (ReluDomainRow *self, GtkAdjustment *adjustment, const char *label)
{
  GtkWidget *field = relu_number_field_new (adjustment);

  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (field), accept_cb, self);
  relu_number_field_set_compact (GTK_SPIN_BUTTON (field), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (field, label);

  return field;
}

static void
relu_domain_row_init (ReluDomainRow *self)
{
  self->from = g_object_ref_sink (gtk_adjustment_new (-1, -FARTHEST, FARTHEST, 1, 10, 0));
  self->to = g_object_ref_sink (gtk_adjustment_new (1, -FARTHEST, FARTHEST, 1, 10, 0));
  g_signal_connect_swapped (self->from, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (self->to, "value-changed", G_CALLBACK (value_changed_cb), self);

  self->title = gtk_label_new (_("Domain"));
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->from_field = field_new (self, self->from, _("Domain, left end"));
  self->to_field = field_new (self, self->to, _("Domain, right end"));

  /* A formula is not mirrored. */
  self->formula = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->formula), self->from_field);
  gtk_box_append (GTK_BOX (self->formula), gtk_label_new ("≤ x ≤"));
  gtk_box_append (GTK_BOX (self->formula), self->to_field);
  relu_style_keep_left_to_right (self->formula);

  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->formula, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Domain"), -1);
}

GtkWidget *
relu_domain_row_new (void)
{
  return g_object_new (RELU_TYPE_DOMAIN_ROW, NULL);
}

void
relu_domain_row_bind (ReluDomainRow *self, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_DOMAIN_ROW (self));

  g_set_object (&self->document, document);
  relu_domain_row_update (self);
}

void
relu_domain_row_unbind (ReluDomainRow *self)
{
  g_return_if_fail (RELU_IS_DOMAIN_ROW (self));

  g_clear_object (&self->document);
}

/**
 * relu_domain_row_update:
 *
 * Shows the document's domain.
 */
void
relu_domain_row_update (ReluDomainRow *self)
{
  double from, to, step, reach;

  g_return_if_fail (RELU_IS_DOMAIN_ROW (self));

  if (self->document == NULL)
    return;

  from = relu_document_get_from (self->document);
  to = relu_document_get_to (self->document);
  step = relu_nice_step ((to - from) / 8);
  reach = MAX (FARTHEST, MAX (fabs (from), fabs (to)));

  self->updating = TRUE;
  gtk_adjustment_configure (self->from, from, -reach, reach, step, 10 * step, 0);
  gtk_adjustment_configure (self->to, to, -reach, reach, step, 10 * step, 0);
  self->updating = FALSE;
}

GtkSpinButton *
relu_domain_row_get_from_field (ReluDomainRow *self)
{
  g_return_val_if_fail (RELU_IS_DOMAIN_ROW (self), NULL);

  return GTK_SPIN_BUTTON (self->from_field);
}

GtkSpinButton *
relu_domain_row_get_to_field (ReluDomainRow *self)
{
  g_return_val_if_fail (RELU_IS_DOMAIN_ROW (self), NULL);

  return GTK_SPIN_BUTTON (self->to_field);
}
