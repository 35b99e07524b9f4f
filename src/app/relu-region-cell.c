/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-region-cell.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-number.h"
#include "relu-words.h"

/* Patterns of more units are counted: nobody reads them. */
#define MAX_PATTERN 64

#define SWATCH_SIZE 10
#define SWATCH_RADIUS 3
#define SWATCH_GAP 6

struct _ReluRegionCell
{
  GtkWidget parent_instance;

  ReluRegionColumn column;
  GtkWidget *label;
  char *spoken;
  ReluColor color; /* of the swatch */
};

G_DEFINE_FINAL_TYPE (ReluRegionCell, relu_region_cell, GTK_TYPE_WIDGET)

/* What stands above each column, and what is said before its text where there is no column to see. */
static const struct
{
  const char *title;
  const char *spoken;
} columns[] = {
  /* Translators: the columns of the table of regions: where a region begins and ends, its line's slope
   * and intercept, and which units are on, such as 011 */
  [RELU_COLUMN_FROM] = { N_("From"), N_("from x = %s") },
  [RELU_COLUMN_TO] = { N_("To"), N_("to x = %s") },
  [RELU_COLUMN_SLOPE] = { N_("Slope"), N_("slope %s") },
  [RELU_COLUMN_INTERCEPT] = { N_("Intercept"), N_("intercept %s") },
  [RELU_COLUMN_PATTERN] = { N_("Pattern"), N_("pattern %s") },
  [RELU_COLUMN_EQUATION] = { N_("Equation"), "%s" },
};

/**
 * relu_region_column_get_title:
 *
 * Returns: the name of the column, translated
 */
const char *
relu_region_column_get_title (ReluRegionColumn column)
{
  return _(columns[column].title);
}

static gboolean
has_swatch (ReluRegionCell *self)
{
  return self->column == RELU_COLUMN_FROM;
}

static void
relu_region_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluRegionCell *self = RELU_REGION_CELL (widget);

  if (has_swatch (self))
    {
      graphene_rect_t bounds;
      GskRoundedRect rounded;
      gboolean right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      graphene_rect_init (&bounds, right ? gtk_widget_get_width (widget) - SWATCH_SIZE : 0,
                          (gtk_widget_get_height (widget) - SWATCH_SIZE) / 2, SWATCH_SIZE,
                          SWATCH_SIZE);
      gsk_rounded_rect_init_from_rect (&rounded, &bounds, SWATCH_RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot,
                                 &(GdkRGBA){ (float) self->color.red, (float) self->color.green,
                                             (float) self->color.blue, 1 },
                                 &bounds);
      gtk_snapshot_pop (snapshot);
    }

  GTK_WIDGET_CLASS (relu_region_cell_parent_class)->snapshot (widget, snapshot);
}

static void
relu_region_cell_dispose (GObject *object)
{
  ReluRegionCell *self = RELU_REGION_CELL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_region_cell_parent_class)->dispose (object);
}

static void
relu_region_cell_finalize (GObject *object)
{
  g_free (RELU_REGION_CELL (object)->spoken);

  G_OBJECT_CLASS (relu_region_cell_parent_class)->finalize (object);
}

static void
relu_region_cell_class_init (ReluRegionCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_region_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_region_cell_finalize;
  widget_class->snapshot = relu_region_cell_snapshot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relu_region_cell_init (ReluRegionCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * relu_region_cell_new:
 * @column: where the cell stands
 *
 * Returns: (transfer floating): a cell without text
 */
GtkWidget *
relu_region_cell_new (ReluRegionColumn column)
{
  ReluRegionCell *self = g_object_new (RELU_TYPE_REGION_CELL, NULL);
  gboolean is_number = column <= RELU_COLUMN_INTERCEPT;

  self->column = column;
  gtk_label_set_xalign (GTK_LABEL (self->label), is_number ? 1 : 0);
  gtk_widget_add_css_class (self->label, "numeric");
  if (column == RELU_COLUMN_PATTERN)
    {
      gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (self->label), 7);
      gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
      gtk_widget_add_css_class (self->label, "monospace");
    }
  if (has_swatch (self))
    gtk_widget_set_margin_start (self->label, SWATCH_SIZE + SWATCH_GAP);

  return GTK_WIDGET (self);
}

static char *
dup_pattern (ReluRegionTable *table, guint row)
{
  g_autofree char *pattern = relu_region_table_dup_pattern (table, row);
  guint n = relu_regions_get_n_units (relu_region_table_get_regions (table));
  char on[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER];
  guint n_on = 0;

  if (n <= MAX_PATTERN)
    return g_steal_pointer (&pattern);

  for (const char *p = pattern; *p != '\0'; p++)
    n_on += *p == '1';

  /* Translators: two numbers: so many of all units are on in this region */
  return g_strdup_printf (_("%s of %s on"), relu_number_count_to_display (n_on, on),
                          relu_number_count_to_display (n, all));
}

static char *
dup_text (ReluRegionColumn column, ReluRegionTable *table, guint row, const ReluRegion *region)
{
  ReluRegions *regions = relu_region_table_get_regions (table);
  double from = relu_regions_get_from (regions);
  double to = relu_regions_get_to (regions);
  int x_digits = relu_words_get_digits (from, to);
  double slope = region->slope;
  double intercept = region->intercept;
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *equation = NULL;

  relu_words_tidy_line (&slope, &intercept, region->from, region->to);
  switch (column)
    {
    case RELU_COLUMN_FROM:
      return g_strdup (relu_number_to_display (region->from, x_digits, number));
    case RELU_COLUMN_TO:
      return g_strdup (relu_number_to_display (region->to, x_digits, number));
    case RELU_COLUMN_SLOPE:
      return g_strdup (relu_number_to_display (slope, relu_number_get_digits (), number));
    case RELU_COLUMN_INTERCEPT:
      return g_strdup (relu_number_to_display (intercept, x_digits, number));
    case RELU_COLUMN_PATTERN:
      return dup_pattern (table, row);
    case RELU_COLUMN_EQUATION:
    default:
      equation = relu_words_dup_equation (region->slope, region->intercept, from, to);
      return g_strdup_printf ("f(x) = %s", equation);
    }
}

/* The unit whose switch opened a region; FALSE for the first one. */
static gboolean
find_opening (ReluRegions *regions, const ReluRegion *region, ReluBreakpoint *point)
{
  if (region->first == 0)
    return FALSE;

  relu_regions_get_point (regions, region->first, point);
  return point->n_switches > 0;
}

/* What a column's heading and the swatch say to the eye. */
static char *
dup_spoken (ReluRegionCell *self, ReluRegionTable *table, const ReluRegion *region, guint row,
            const char *text)
{
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *unit = NULL;
  g_autofree char *spoken = NULL;
  ReluBreakpoint point;
  guint lead;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  spoken = g_strdup_printf (columns[self->column].spoken[0] == '%' ? columns[self->column].spoken
                                                                   : _(columns[self->column].spoken),
                            text);
#pragma GCC diagnostic pop
  if (self->column != RELU_COLUMN_FROM)
    return g_steal_pointer (&spoken);

  relu_number_count_to_display (row + 1, number);
  if (!find_opening (relu_region_table_get_regions (table), region, &point))
    /* Translators: the number of a region, from 1, and "from x = −4" */
    return g_strdup_printf (_("Region %s, %s"), number, spoken);

  lead = relu_regions_get_lead_unit (relu_region_table_get_regions (table), &point);
  unit = relu_words_dup_unit_list (relu_region_table_get_regions (table), &lead, 1);
  /* Translators: the number of a region, from 1, "from x = −4", and the unit whose switch begins it */
  return g_strdup_printf (_("Region %s, %s, where %s switches"), number, spoken, unit);
}

static void
show_color (ReluRegionCell *self, ReluRegionTable *table, const ReluRegion *region,
            const ReluTheme *theme)
{
  ReluBreakpoint point;

  self->color = find_opening (relu_region_table_get_regions (table), region, &point)
                    ? relu_theme_get_unit_color (theme,
                                                 relu_regions_get_lead_unit (
                                                   relu_region_table_get_regions (table), &point))
                    : relu_theme_get_neutral_color (theme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_region_cell_show:
 * @table: what the row is of
 * @row: from 0
 * @theme: for the colours of units
 */
void
relu_region_cell_show (ReluRegionCell *self, ReluRegionTable *table, guint row,
                       const ReluTheme *theme)
{
  g_autofree char *text = NULL;
  ReluRegion region;

  g_return_if_fail (RELU_IS_REGION_CELL (self));

  relu_region_table_get (table, row, &region);
  text = dup_text (self->column, table, row, &region);
  g_free (self->spoken);
  self->spoken = dup_spoken (self, table, &region, row, text);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, -1);
  if (self->column == RELU_COLUMN_PATTERN)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), strchr (text, RELU_PATTERN_BOTH) != NULL
                                                        ? _("*: Switches Inside, Silently")
                                                        : NULL);
  if (has_swatch (self))
    show_color (self, table, &region, theme);
}

/**
 * relu_region_cell_get_spoken:
 *
 * Returns: (transfer none) (nullable): what a screen reader says of the cell
 */
const char *
relu_region_cell_get_spoken (ReluRegionCell *self)
{
  g_return_val_if_fail (RELU_IS_REGION_CELL (self), NULL);

  return self->spoken;
}

/**
 * relu_region_cell_get_text:
 *
 * Returns: what the cell says; for tests
 */
const char *
relu_region_cell_get_text (ReluRegionCell *self)
{
  g_return_val_if_fail (RELU_IS_REGION_CELL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
