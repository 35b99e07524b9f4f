/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-presented-sliders.c: rows of the parameters that are marked, in as many columns as there is room
 * for. */

#include "relu-presented-sliders.h"

#include <glib/gi18n.h>

#include "relu-number.h"
#include "relu-parameter-color.h"
#include "relu-parameter-row.h"
#include "relu-preferences.h"

/* Between two columns, as a share of a row's least width. */
#define COLUMN_GAP 0.08

/* A slider is no shorter for the sake of another column than so many times the row's least width. */
#define ROOMY 1.15

struct _ReluPresentedSliders
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluThemeKind theme;
  gboolean is_shown; /* unless nothing is pinned */
  GPtrArray *rows;      /* of ReluParameterRow, children */
  GtkWidget *more;      /* says how many have no row */
  ReluReaches *reaches; /* NULL: no rows */
  ReluNetwork *shape;   /* that the rows are made for; only its architecture counts */
};

G_DEFINE_FINAL_TYPE (ReluPresentedSliders, relu_presented_sliders, GTK_TYPE_WIDGET)

static ReluParameterRow *
get_row (ReluPresentedSliders *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static void
clear (ReluPresentedSliders *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->reaches, relu_reaches_unref);
  g_clear_pointer (&self->shape, relu_network_unref);
}

/* Returns (transfer full): the indices of what is marked. */
static GArray *
list_marked (ReluPresentedSliders *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  gsize n = relu_file_get_n_marked (contents, RELU_MARK_PRESENTED);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; list->len < n; i++)
    if (relu_file_is_marked (contents, RELU_MARK_PRESENTED, i))
      g_array_append_val (list, i);

  return list;
}

static gboolean
has_rows_for (ReluPresentedSliders *self, GArray *list)
{
  if (self->shape == NULL || self->rows->len != MIN (list->len, RELU_MOST_PRESENTED_SLIDERS)
      || !relu_network_same_shape (self->shape, relu_document_get_network (self->document)))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (relu_parameter_row_get_parameter (get_row (self, i)) != g_array_index (list, gsize, i))
      return FALSE;

  return TRUE;
}

static void
color_row (ReluPresentedSliders *self, ReluParameterRow *row)
{
  const ReluTheme *theme
      = relu_theme_get_with_palette (self->theme, relu_preferences_get_palette ());
  ReluColor color = relu_parameter_color (relu_document_get_network (self->document),
                                          relu_parameter_row_get_parameter (row), theme);

  relu_parameter_row_set_color (row, &color);
}

static void
rebuild (ReluPresentedSliders *self, GArray *list)
{
  clear (self);
  self->shape = relu_network_ref (relu_document_get_network (self->document));
  self->reaches = relu_reaches_new (self->shape);
  for (guint i = 0; i < MIN (list->len, RELU_MOST_PRESENTED_SLIDERS); i++)
    {
      GtkWidget *row = relu_parameter_row_new ();
      ReluColor color = { 0, 0, 0, 1 };

      relu_parameter_row_set_large (RELU_PARAMETER_ROW (row));
      relu_parameter_row_bind (RELU_PARAMETER_ROW (row), self->document, self->reaches,
                               g_array_index (list, gsize, i), &color);
      color_row (self, RELU_PARAMETER_ROW (row));
      gtk_widget_insert_before (row, GTK_WIDGET (self), self->more);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (self->more, list->len > self->rows->len);
  if (list->len > self->rows->len)
    {
      guint n = list->len - self->rows->len;
      /* Translators: below the pinned sliders that there is room for when presenting */
      g_autofree char *text = relu_number_dup_count (
          ngettext ("%s more slider is pinned", "%s more sliders are pinned", n), n);

      gtk_label_set_text (GTK_LABEL (self->more), text);
    }
}

static void
document_changed_cb (ReluPresentedSliders *self)
{
  g_autoptr (GArray) list = list_marked (self);

  if (!has_rows_for (self, list))
    rebuild (self, list);
  else
    for (guint i = 0; i < self->rows->len; i++)
      relu_parameter_row_update (get_row (self, i), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->is_shown && list->len > 0);
}

static void
recolor (ReluPresentedSliders *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    color_row (self, get_row (self, i));
}

static void
measure_row (ReluPresentedSliders *self, GtkOrientation orientation, int *minimum)
{
  *minimum = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      int least;

      gtk_widget_measure (g_ptr_array_index (self->rows, i), orientation, -1, &least, NULL, NULL,
                          NULL);
      *minimum = MAX (*minimum, least);
    }
}

static int
measure_more (ReluPresentedSliders *self)
{
  int least = 0;

  if (gtk_widget_should_layout (self->more))
    gtk_widget_measure (self->more, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Rows are long rather than many in a line, and lines are even: four are two and two. */
static guint
choose_columns (ReluPresentedSliders *self, int width, int row_width)
{
  guint n = self->rows->len, most, lines;

  if (n == 0)
    return 1;

  most = CLAMP ((guint) (width / MAX (row_width * (ROOMY + COLUMN_GAP), 1)), 1, MIN (n, 3));
  lines = (n + most - 1) / most;

  return (n + lines - 1) / lines;
}

static GtkSizeRequestMode
relu_presented_sliders_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relu_presented_sliders_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *minimum_baseline,
                                int *natural_baseline)
{
  ReluPresentedSliders *self = RELU_PRESENTED_SLIDERS (widget);
  int width, height;

  measure_row (self, GTK_ORIENTATION_HORIZONTAL, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = width;
      return;
    }

  measure_row (self, GTK_ORIENTATION_VERTICAL, &height);
  if (self->rows->len > 0)
    {
      guint columns = choose_columns (self, for_size < 0 ? width : for_size, width);

      height *= (int) ((self->rows->len + columns - 1) / columns);
    }
  *minimum = *natural = height + measure_more (self);
}

static void
relu_presented_sliders_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluPresentedSliders *self = RELU_PRESENTED_SLIDERS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int row_width, row_height, gap, column_width;
  guint columns;

  measure_row (self, GTK_ORIENTATION_HORIZONTAL, &row_width);
  measure_row (self, GTK_ORIENTATION_VERTICAL, &row_height);
  columns = choose_columns (self, width, row_width);
  gap = (int) (row_width * COLUMN_GAP);
  column_width = MAX ((width - gap * (int) (columns - 1)) / (int) columns, row_width);
  for (guint i = 0; i < self->rows->len; i++)
    {
      int x = (int) (i % columns) * (column_width + gap);

      gtk_widget_size_allocate (g_ptr_array_index (self->rows, i),
                                &(GtkAllocation){ mirrored ? width - column_width - x : x,
                                                  (int) (i / columns) * row_height, column_width,
                                                  row_height },
                                -1);
    }
  if (gtk_widget_should_layout (self->more))
    gtk_widget_size_allocate (
        self->more, &(GtkAllocation){ 0, height - measure_more (self), width, measure_more (self) },
        -1);
}

static void
relu_presented_sliders_dispose (GObject *object)
{
  ReluPresentedSliders *self = RELU_PRESENTED_SLIDERS (object);

  clear (self);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (relu_presented_sliders_parent_class)->dispose (object);
}

static void
relu_presented_sliders_finalize (GObject *object)
{
  g_ptr_array_unref (RELU_PRESENTED_SLIDERS (object)->rows);

  G_OBJECT_CLASS (relu_presented_sliders_parent_class)->finalize (object);
}

static void
relu_presented_sliders_class_init (ReluPresentedSlidersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_presented_sliders_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_presented_sliders_finalize;
  widget_class->get_request_mode = relu_presented_sliders_get_request_mode;
  widget_class->measure = relu_presented_sliders_measure;
  widget_class->size_allocate = relu_presented_sliders_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "presentedsliders");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_presented_sliders_init (ReluPresentedSliders *self)
{
  self->rows = g_ptr_array_new ();
  self->theme = RELU_THEME_PROJECTOR;
  self->is_shown = TRUE;
  self->more = gtk_label_new (NULL);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pinned sliders"), -1);
  g_signal_connect_object (relu_preferences_get (), "notify::palette", G_CALLBACK (recolor), self,
                           G_CONNECT_SWAPPED);
}

/**
 * relu_presented_sliders_new:
 * @document: whose parameters they move
 *
 * Returns: (transfer floating): the sliders of the parameters that are marked with
 *   %RELU_MARK_PRESENTED, which come and go with the marks
 */
GtkWidget *
relu_presented_sliders_new (ReluDocument *document)
{
  ReluPresentedSliders *self = g_object_new (RELU_TYPE_PRESENTED_SLIDERS, NULL);

  g_return_val_if_fail (RELU_IS_DOCUMENT (document), NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * relu_presented_sliders_set_shown:
 * @shown: whether the sliders are there, if any are pinned
 */
void
relu_presented_sliders_set_shown (ReluPresentedSliders *self, gboolean shown)
{
  g_return_if_fail (RELU_IS_PRESENTED_SLIDERS (self));

  self->is_shown = shown;
  gtk_widget_set_visible (GTK_WIDGET (self), shown && self->rows->len > 0);
}

/**
 * relu_presented_sliders_set_theme:
 * @kind: the figure's, so that both have the same colours
 */
void
relu_presented_sliders_set_theme (ReluPresentedSliders *self, ReluThemeKind kind)
{
  g_return_if_fail (RELU_IS_PRESENTED_SLIDERS (self));

  self->theme = kind;
  recolor (self);
}
