/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data-page.c: on one side what makes data and what they are like, on the other their points. */

#include "relu-data-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "relu-number.h"
#include "relu-two-sides.h"

struct _ReluDataPage
{
  ReluToolPage parent_instance;

  ReluGenerateBox *generate_box;
  GtkLabel *count;
  GtkLabel *shape;
  GtkLabel *loss;
  GtkToggleButton *by_x;
  GtkStack *stack;
  ReluPointTable *table;

  ReluData *seen; /* what count and shape are about */
  GtkWidget *outside; /* about points that are not in the domain */
  GtkLabel *outside_count;
  double seen_from, seen_to; /* the domain for that */
};

G_DEFINE_FINAL_TYPE (ReluDataPage, relu_data_page, RELU_TYPE_TOOL_PAGE)

static void
show_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static char *
dup_shape (ReluData *data)
{
  const ReluDataShape *shape = relu_data_get_shape (data);
  int digits = relu_number_get_digits ();
  char from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
  char low[RELU_NUMBER_BUFFER], high[RELU_NUMBER_BUFFER];
  g_autofree char *range = NULL;
  const char *line;

  if (shape->is_level)
    line = _("All y are the same.");
  else if (shape->is_line)
    line = _("All on one straight line, up to rounding.");
  else if (shape->contradicts)
    line = _("On no straight line; one x has several y, so that no curve goes through all points.");
  else
    line = _("Not on one straight line.");

  range = g_strdup_printf (
      /* Translators: from where to where the points go: the least and the greatest x, and the same of y */
      _("x from %s to %s, y from %s to %s."), relu_number_to_display (shape->from, digits, from),
      relu_number_to_display (shape->to, digits, to),
      relu_number_to_display (shape->low, digits, low),
      relu_number_to_display (shape->high, digits, high));

  return g_strjoin (" ", range, line, NULL);
}

static void
show_data (ReluDataPage *self, ReluData *data)
{
  g_autofree char *count = NULL;
  g_autofree char *shape = NULL;
  gulong n = data == NULL ? 0 : relu_data_get_n (data);

  g_clear_pointer (&self->seen, relu_data_unref);
  gtk_stack_set_visible_child_name (self->stack, data != NULL ? "table" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->by_x), data != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->shape), data != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->loss), data != NULL);
  if (data == NULL)
    {
      show_text (self->count, _("No data yet"));
      return;
    }

  self->seen = relu_data_ref (data);
  /* Translators: %s is how many points the data have */
  count = relu_number_dup_count (ngettext ("%s point", "%s points", n), n);
  shape = dup_shape (data);
  show_text (self->count, count);
  show_text (self->shape, shape);
}

/* Points that are outside of the domain are learnt, but not seen. */
static void
show_outside (ReluDataPage *self, ReluDocument *document, ReluData *data)
{
  double from = relu_document_get_from (document), to = relu_document_get_to (document);
  g_autofree char *text = NULL;
  gsize begin, end;
  gulong n;

  self->seen_from = from;
  self->seen_to = to;
  if (data == NULL || (relu_data_get_shape (data)->from >= from && relu_data_get_shape (data)->to <= to))
    {
      gtk_widget_set_visible (self->outside, FALSE);
      return;
    }

  relu_sorted_data_find_range (relu_data_get_sorted (data), from, to, &begin, &end);
  n = relu_data_get_n (data) - (end - begin);
  text = relu_number_dup_count (
      /* Translators: %s is a number of points */
      ngettext ("%s point is outside the domain.", "%s points are outside the domain.", n), n);
  show_text (self->outside_count, text);
  gtk_widget_set_visible (self->outside, TRUE);
}

static void
widen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (widget));
  ReluData *data = relu_file_get_data (relu_document_get_contents (document));
  const ReluDataShape *shape;

  if (data == NULL)
    return;

  shape = relu_data_get_shape (data);
  relu_document_set_domain (document, MIN (shape->from, relu_document_get_from (document)),
                            MAX (shape->to, relu_document_get_to (document)));
}

static void
show_loss (ReluDataPage *self, ReluLearning *learning)
{
  char loss[RELU_NUMBER_BUFFER], line_loss[RELU_NUMBER_BUFFER];
  const char *format;
  g_autofree char *text = NULL;

  if (learning == NULL)
    return;

  /* Of other losses another line may be the best. */
  if (relu_learning_get_loss_function (learning)->kind == RELU_LOSS_SQUARED)
    /* Translators: the loss on the data, of the network and of a straight line. Two lines, so that
     * nothing moves while they change. */
    format = _("Loss of the network %s\nLoss of the best straight line %s");
  else
    format = _("Loss of the network %s\nLoss of the least-squares line %s");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (
      format,
      relu_number_to_display (relu_learning_get_loss (learning), relu_number_get_digits (), loss),
      relu_number_to_display (relu_learning_get_line_loss (learning), relu_number_get_digits (),
                              line_loss));
#pragma GCC diagnostic pop
  show_text (self->loss, text);
}

static void
relu_data_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluDataPage *self = RELU_DATA_PAGE (page);
  ReluDocument *document = relu_tool_page_get_document (page);
  ReluData *data = relu_file_get_data (relu_document_get_contents (document));

  if ((changes & RELU_TOOL_DOCUMENT) == 0)
    return;

  if (data != self->seen || self->seen_from != relu_document_get_from (document)
      || self->seen_to != relu_document_get_to (document))
    {
      show_data (self, data);
      show_outside (self, document, data);
    }
  show_loss (self, relu_document_get_learning (document));
  relu_generate_box_update (self->generate_box, document);
  relu_point_table_update (self->table, document, relu_tool_page_get_viewport (page));
}

static void
by_x_cb (ReluDataPage *self)
{
  relu_point_table_set_by_x (self->table, gtk_toggle_button_get_active (self->by_x));
}

static void
relu_data_page_finalize (GObject *object)
{
  g_clear_pointer (&RELU_DATA_PAGE (object)->seen, relu_data_unref);

  G_OBJECT_CLASS (relu_data_page_parent_class)->finalize (object);
}

static void
relu_data_page_class_init (ReluDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = relu_data_page_finalize;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_data_page_update;

  g_type_ensure (RELU_TYPE_GENERATE_BOX);
  g_type_ensure (RELU_TYPE_POINT_TABLE);
  g_type_ensure (RELU_TYPE_TWO_SIDES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, generate_box);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, count);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, shape);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, loss);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, by_x);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, table);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, outside);
  gtk_widget_class_bind_template_child (widget_class, ReluDataPage, outside_count);
  gtk_widget_class_bind_template_callback (widget_class, by_x_cb);

  gtk_widget_class_install_action (widget_class, "data.widen-domain", NULL, widen_cb);
}

static void
relu_data_page_init (ReluDataPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->seen_from = self->seen_to = NAN;
}

/**
 * relu_data_page_get_generate_box:
 *
 * Returns: (transfer none): what makes data
 */
ReluGenerateBox *
relu_data_page_get_generate_box (ReluDataPage *self)
{
  g_return_val_if_fail (RELU_IS_DATA_PAGE (self), NULL);

  return self->generate_box;
}

/**
 * relu_data_page_get_table:
 *
 * Returns: (transfer none): the points
 */
ReluPointTable *
relu_data_page_get_table (ReluDataPage *self)
{
  g_return_val_if_fail (RELU_IS_DATA_PAGE (self), NULL);

  return self->table;
}

/**
 * relu_data_page_dup_summary:
 *
 * Returns: (transfer full): what is said about the data, a line each for their number, shape and loss
 */
char *
relu_data_page_dup_summary (ReluDataPage *self)
{
  g_return_val_if_fail (RELU_IS_DATA_PAGE (self), NULL);

  if (self->seen == NULL)
    return g_strdup (gtk_label_get_label (self->count));

  return g_strjoin ("\n", gtk_label_get_label (self->count), gtk_label_get_label (self->shape),
                    gtk_label_get_label (self->loss), NULL);
}
