/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-inspector-row.c: a line with swatch, name and state, and the formulas below it. Recycled. */

#include "relu-inspector-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-style.h"
#include "relu-swatch.h"
#include "relu-unit-text.h"

/* On the region, of more units than this the lines are left out. */
#define MAX_UNIT_LINES 12

/* The least width of the formulas. */
#define WIDTH_CHARS 28

struct _ReluInspectorRow
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *swatch;
  GtkWidget *name;
  GtkWidget *state;
  GtkWidget *formulas;
};

G_DEFINE_FINAL_TYPE (ReluInspectorRow, relu_inspector_row, GTK_TYPE_WIDGET)

/* Text with the parts of some units in their colours. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  ReluNetwork *network;
} Writer;

static void
add_attribute (Writer *self, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
color_spans (Writer *self, gsize start, const GArray *spans)
{
  const ReluTheme *theme = relu_style_get_theme ();
  guint layer = relu_network_get_n_hidden_layers (self->network) - 1;

  for (guint i = 0; i < spans->len; i++)
    {
      const ReluDerivationSpan *span = &g_array_index (spans, ReluDerivationSpan, i);
      ReluColor color = relu_theme_get_unit_text_color (
          theme, relu_unit_get_number (self->network, layer, span->unit));
      PangoAttribute *attribute = pango_attr_foreground_new ((guint16) (65535 * color.red),
                                                             (guint16) (65535 * color.green),
                                                             (guint16) (65535 * color.blue));

      add_attribute (self, attribute, start + span->start, start + span->end);
      /* Else it would be as translucent as the rest of the text. */
      add_attribute (self, pango_attr_foreground_alpha_new (G_MAXUINT16), start + span->start,
                     start + span->end);
    }
}

/* A sign moves to the next row with what stands behind it, and an index stays with its layer. */
static void
keep_together (Writer *self, gsize start, const char *sign)
{
  const char *text = self->text->str;
  const char *p = text + start;

  for (; (p = strstr (p, sign)) != NULL; p += strlen (sign))
    {
      const char *behind = p + strlen (sign);
      const char *end = *behind == '\0' ? behind : g_utf8_next_char (behind);

      add_attribute (self, pango_attr_allow_breaks_new (FALSE), (gsize) (p - text),
                     (gsize) (end - text));
    }
}

/* A line below those before; takes @taken. */
static void
add_line (Writer *self, char *taken, const GArray *spans)
{
  static const char *const signs[] = { "= ", "≈ ", "+ ", "− ", "⁾" };
  g_autofree char *line = taken;
  gsize start;

  if (line == NULL)
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  start = self->text->len;
  g_string_append (self->text, line);
  if (spans != NULL)
    color_spans (self, start, spans);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    keep_together (self, start, signs[i]);
}

static void
add_title (Writer *self, char *line)
{
  gsize start = self->text->len + (self->text->len > 0 ? 1 : 0);

  add_line (self, line, NULL);
  add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, self->text->len);
}

static void
write_unit (Writer *self, const ReluDerivation *derivation, guint layer, guint unit)
{
  add_line (self,
            relu_derivation_dup_preactivation (derivation, layer, unit, RELU_NOTATION_TEXT), NULL);
  add_line (self, relu_derivation_dup_activation (derivation, layer, unit, RELU_NOTATION_TEXT),
            NULL);
  if (layer + 1 == relu_network_get_n_hidden_layers (self->network))
    add_line (self, relu_derivation_dup_contribution (derivation, unit, RELU_NOTATION_TEXT), NULL);
}

static void
write_side (Writer *self, const ReluDerivation *derivation, guint side)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ReluDerivationSpan));
  guint n_terms = relu_derivation_get_n_terms (derivation, side);

  if (relu_derivation_get_n_sides (derivation) > 1)
    add_title (self, relu_derivation_dup_title (derivation, side, RELU_NOTATION_TEXT));
  if (relu_network_get_n_hidden_layers (self->network) > 1 && n_terms <= MAX_UNIT_LINES)
    for (guint i = 0; i < n_terms; i++)
      add_line (self, relu_derivation_dup_unit_line (derivation, side, i, RELU_NOTATION_TEXT),
                NULL);
  add_line (self, relu_derivation_dup_equation (derivation, side, RELU_NOTATION_TEXT, spans),
            spans);
  g_array_set_size (spans, 0);
  add_line (self, relu_derivation_dup_slope (derivation, side, RELU_NOTATION_TEXT, spans), spans);
}

static void
write_region (Writer *self, const ReluDerivation *derivation)
{
  add_line (self, relu_derivation_dup_note (derivation), NULL);
  for (guint side = 0; side < relu_derivation_get_n_sides (derivation); side++)
    write_side (self, derivation, side);
}

static void
show_head (ReluInspectorRow *self, const ReluDerivation *derivation, ReluNetwork *network,
           ReluInspectorItem *item)
{
  guint layer = relu_inspector_item_get_layer (item), unit = relu_inspector_item_get_unit (item);
  gboolean is_unit = relu_inspector_item_get_kind (item) == RELU_INSPECTOR_UNIT;
  gboolean is_hidden = is_unit && layer < relu_network_get_n_hidden_layers (network);
  const char *state
      = is_unit ? relu_derivation_get_state_word (derivation, layer, unit) : NULL;
  g_autofree char *name = NULL;

  if (is_hidden)
    name = relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PRETTY);
  else if (is_unit)
    name = g_strdup (_("Output"));
  else if (relu_inspector_item_get_kind (item) == RELU_INSPECTOR_HEADING)
    name = relu_unit_text_dup_layer_title (network, layer);
  else if (relu_derivation_get_n_sides (derivation) == 1)
    name = relu_derivation_dup_title (derivation, 0, RELU_NOTATION_TEXT);
  else
    /* Translators: a heading, above equations of the regions left and right of x */
    name = g_strdup (_("Around This x"));
  gtk_label_set_label (GTK_LABEL (self->name), name);

  gtk_widget_set_visible (self->swatch, is_hidden);
  if (is_hidden)
    relu_swatch_set_color (
        RELU_SWATCH (self->swatch),
        relu_theme_get_unit_color (relu_style_get_theme (),
                                   relu_unit_get_number (network, layer, unit)));

  gtk_widget_set_visible (self->state, state != NULL);
  gtk_label_set_label (GTK_LABEL (self->state), state == NULL ? "" : state);
  relu_style_set_class (
      self->state, "on",
      is_unit && relu_derivation_get_state (derivation, layer, unit) == RELU_AT_X_ON);
}

/**
 * relu_inspector_row_show:
 * @derivation: the forward pass
 * @item: what of it
 */
void
relu_inspector_row_show (ReluInspectorRow *self, const ReluDerivation *derivation,
                         ReluInspectorItem *item)
{
  Writer writer;

  g_return_if_fail (RELU_IS_INSPECTOR_ROW (self));

  writer.network = relu_analysis_get_network (relu_derivation_get_analysis (derivation));
  writer.text = g_string_new (NULL);
  writer.attributes = pango_attr_list_new ();
  show_head (self, derivation, writer.network, item);
  switch (relu_inspector_item_get_kind (item))
    {
    case RELU_INSPECTOR_UNIT:
      write_unit (&writer, derivation, relu_inspector_item_get_layer (item),
                  relu_inspector_item_get_unit (item));
      break;
    case RELU_INSPECTOR_REGION:
      write_region (&writer, derivation);
      break;
    case RELU_INSPECTOR_HEADING:
    default:
      break;
    }

  gtk_widget_set_visible (self->formulas, writer.text->len > 0);
  gtk_label_set_attributes (GTK_LABEL (self->formulas), writer.attributes);
  gtk_label_set_label (GTK_LABEL (self->formulas), writer.text->str);
  g_string_free (writer.text, TRUE);
  pango_attr_list_unref (writer.attributes);
}

/**
 * relu_inspector_row_dup_words:
 *
 * Returns: (transfer full): what the row says, for a screen reader: "h₀, on, z₀ = 2·1 + 1 = 3, …"
 */
char *
relu_inspector_row_dup_words (ReluInspectorRow *self)
{
  GtkWidget *const parts[] = { self->name, self->state, self->formulas };
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (RELU_IS_INSPECTOR_ROW (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_widget_get_visible (parts[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "",
                              gtk_label_get_label (GTK_LABEL (parts[i])));
  g_string_replace (words, "\n", _(", "), 0);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
relu_inspector_row_dispose (GObject *object)
{
  ReluInspectorRow *self = RELU_INSPECTOR_ROW (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->formulas, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_inspector_row_parent_class)->dispose (object);
}

static void
relu_inspector_row_class_init (ReluInspectorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_inspector_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "inspectorrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_inspector_row_init (ReluInspectorRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);

  self->swatch = relu_swatch_new ();
  self->name = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->name, "heading");
  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "chip");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->head), self->swatch);
  gtk_box_append (GTK_BOX (self->head), self->name);
  gtk_box_append (GTK_BOX (self->head), self->state);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->formulas = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->formulas), 0);
  gtk_label_set_wrap (GTK_LABEL (self->formulas), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->formulas), PANGO_WRAP_WORD_CHAR);
  /* Else a label finds out at each change how narrow it could be: a line for each letter. */
  gtk_label_set_width_chars (GTK_LABEL (self->formulas), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (self->formulas), WIDTH_CHARS);
  gtk_label_set_selectable (GTK_LABEL (self->formulas), TRUE);
  gtk_widget_add_css_class (self->formulas, "numeric");
  gtk_widget_set_parent (self->formulas, GTK_WIDGET (self));
}

/**
 * relu_inspector_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
relu_inspector_row_new (void)
{
  return g_object_new (RELU_TYPE_INSPECTOR_ROW, NULL);
}
