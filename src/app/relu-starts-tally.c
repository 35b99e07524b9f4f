/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-starts-tally.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number.h"
#include "relu-style.h"

#define BAR_HEIGHT 8
#define BAR_WIDTH 40

/* Row 0 is about all; the others are the outcomes. */
#define N_ROWS (RELU_N_OUTCOMES + 1)

typedef struct
{
  GtkWidget *row, *bar;
  GtkLabel *count;
} Row;

struct _ReluStartsTally
{
  GtkWidget parent_instance;

  GtkListBox *list;
  Row rows[N_ROWS];
  ReluStartCounts counts;
  gboolean updating;
};

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluStartsTally, relu_starts_tally, GTK_TYPE_WIDGET)

static void
selected_cb (ReluStartsTally *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SELECTED], 0, relu_starts_tally_get_outcome (self));
}

static void
set_source (cairo_t *cr, ReluColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
}

/* Its outcome's share of all, on a track that is as long as all. */
static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ReluStartsTally *self = RELU_STARTS_TALLY (gtk_widget_get_ancestor (GTK_WIDGET (area),
                                                                      RELU_TYPE_STARTS_TALLY));
  ReluOutcome outcome = GPOINTER_TO_UINT (user_data);
  const ReluTheme *theme = relu_style_get_theme ();
  double share = self->counts.n > 0 ? (double) self->counts.of[outcome] / self->counts.n : 0;
  double top = floor ((height - BAR_HEIGHT) / 2.0);

  set_source (cr, relu_theme_get_neutral_color (theme), 0.15);
  cairo_rectangle (cr, 0, top, width, BAR_HEIGHT);
  cairo_fill (cr);
  if (share == 0)
    return;

  set_source (cr, relu_curves_get_color (theme, outcome), 1);
  cairo_rectangle (cr, 0, top, fmax (width * share, 1), BAR_HEIGHT);
  cairo_fill (cr);
}

static GtkWidget *
create_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

static void
create_row (ReluStartsTally *self, guint index, GtkSizeGroup *titles, GtkSizeGroup *counts)
{
  Row *row = &self->rows[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title
    = create_label (index == 0 ? _("All starts") : relu_outcome_get_title (index - 1), 0);

  row->bar = gtk_drawing_area_new ();
  if (index > 0)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (row->bar), draw_bar,
                                    GUINT_TO_POINTER (index - 1), NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (row->bar), BAR_WIDTH);
  gtk_widget_set_hexpand (row->bar, TRUE);
  row->count = GTK_LABEL (create_label (NULL, 1));
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "numeric");
  gtk_size_group_add_widget (titles, title);
  gtk_size_group_add_widget (counts, GTK_WIDGET (row->count));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), row->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->count));

  row->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  gtk_list_box_append (self->list, row->row);
}

static void
relu_starts_tally_dispose (GObject *object)
{
  ReluStartsTally *self = RELU_STARTS_TALLY (object);

  self->updating = TRUE;
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (relu_starts_tally_parent_class)->dispose (object);
}

static void
relu_starts_tally_class_init (ReluStartsTallyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_starts_tally_dispose;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startstally");
}

static void
queue_bars (ReluStartsTally *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_queue_draw (self->rows[i].bar);
}

static void
relu_starts_tally_init (ReluStartsTally *self)
{
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) counts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What became of the starts"), -1);
  for (guint i = 0; i < N_ROWS; i++)
    create_row (self, i, titles, counts);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (self->rows[0].row));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  relu_style_connect (self, G_CALLBACK (queue_bars));
}

/* A share in percent, rounded; "<1" and ">99" where 0 and 100 would say that there are none, or no others. */
static void
format_percent (guint n, guint of, char *buffer)
{
  long percent = of > 0 ? lrint (100.0 * n / of) : 0;

  if (n > 0 && percent == 0)
    g_strlcpy (buffer, "<1", RELU_NUMBER_BUFFER);
  else if (n < of && percent == 100)
    g_strlcpy (buffer, ">99", RELU_NUMBER_BUFFER);
  else
    g_snprintf (buffer, RELU_NUMBER_BUFFER, "%ld", percent);
}

static void
update_row (ReluStartsTally *self, guint index)
{
  guint n = index == 0 ? self->counts.n : self->counts.of[index - 1];
  const char *title = index == 0 ? _("All starts") : relu_outcome_get_title (index - 1);
  char count[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER], percent[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL, *label = NULL;

  format_percent (n, self->counts.n, percent);
  relu_number_count_to_display (n, count);
  relu_number_count_to_display (self->counts.n, all);
  if (index == 0)
    {
      text = g_strdup (count);
      label = g_strdup_printf (_("%s: %s"), title, count);
    }
  else
    {
      /* Translators: how many starts, and their share of all */
      text = g_strdup_printf (_("%s (%s %%)"), count, percent);
      /* Translators: an outcome such as “Fits”, how many starts came to it, of how many, and the share */
      label = g_strdup_printf (_("%s: %s of %s, %s percent"), title, count, all, percent);
    }
  gtk_label_set_label (self->rows[index].count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[index].row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What is selected stays in sight. */
  gtk_widget_set_visible (self->rows[index].row,
                          n > 0 || index == 0
                            || (int) index - 1 == relu_starts_tally_get_outcome (self));
}

/**
 * relu_starts_tally_set_counts:
 * @counts: what is shown; outcomes without a start have no row
 */
void
relu_starts_tally_set_counts (ReluStartsTally *self, const ReluStartCounts *counts)
{
  g_return_if_fail (RELU_IS_STARTS_TALLY (self));

  self->counts = *counts;
  for (guint i = 0; i < N_ROWS; i++)
    update_row (self, i);
  queue_bars (self);
}

/**
 * relu_starts_tally_get_outcome:
 *
 * Returns: the selected outcome, or %RELU_CURVES_ALL
 */
int
relu_starts_tally_get_outcome (ReluStartsTally *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (RELU_IS_STARTS_TALLY (self), RELU_CURVES_ALL);

  row = gtk_list_box_get_selected_row (self->list);
  return row == NULL ? RELU_CURVES_ALL : gtk_list_box_row_get_index (row) - 1;
}

/**
 * relu_starts_tally_set_outcome:
 * @outcome: what is selected from now on; %RELU_CURVES_ALL
 */
void
relu_starts_tally_set_outcome (ReluStartsTally *self, int outcome)
{
  g_return_if_fail (RELU_IS_STARTS_TALLY (self));
  g_return_if_fail (outcome >= RELU_CURVES_ALL && outcome < RELU_N_OUTCOMES);

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (self->rows[outcome + 1].row));
}
