/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide-widgets.h"

#include "relu-guide.h"

/* Per level of a list, in pixels. */
#define INDENT 20

/* What HTML calls strong, Pango calls b. Key caps are grey, light on dark as dark on light; the spaces
 * in them do not break. */
static char *
dup_markup (const char *html)
{
  static const struct
  {
    const char *html, *pango;
  } tags[] = {
    { "strong>", "b>" },
    { "em>", "i>" },
    { "code>", "tt>" },
    { "<kbd>", "<span font_family=\"monospace\" size=\"smaller\" background=\"#808080\" "
               "background_alpha=\"25%\">\302\240" },
    { "</kbd>", "\302\240</span>" },
  };
  GString *markup = g_string_new (html);

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    g_string_replace (markup, tags[i].html, tags[i].pango, 0);

  return g_string_free (markup, FALSE);
}

/* A page that has not been translated is read from left to right, whatever the window is. */
static GtkTextDirection
get_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_ARABIC ? GTK_TEXT_DIR_RTL
                                                                                   : GTK_TEXT_DIR_LTR;

  return GTK_TEXT_DIR_NONE; /* that of the window */
}

static GtkWidget *
create_text (const char *html, double scale, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);
  g_autofree char *markup = dup_markup (html);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_direction (label, get_direction (gtk_label_get_text (GTK_LABEL (label))));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);

  return label;
}

static GtkWidget *
create_paragraph (const char *html, double scale)
{
  return create_text (html, scale, GTK_ACCESSIBLE_ROLE_LABEL);
}

static GtkWidget *
create_heading (const ReluGuideBlock *block, double scale)
{
  static const char *const classes[] = { "title-1", "title-3", "heading" };
  GtkWidget *label = create_text (block->text, scale, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, classes[CLAMP (block->level, 1, G_N_ELEMENTS (classes)) - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level,
                                  -1);
  if (block->level > 1)
    gtk_widget_set_margin_top (label, 14);

  return label;
}

static GtkWidget *
create_item (const ReluGuideBlock *block, double scale)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *mark
      = block->number == 0 ? g_strdup ("•") : g_strdup_printf ("%u.", block->number);
  GtkWidget *text = create_paragraph (block->text, scale);
  GtkWidget *label = create_text (mark, scale, GTK_ACCESSIBLE_ROLE_LABEL);

  /* It is no text to select or to stop at. */
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_direction (row, gtk_widget_get_direction (text));
  gtk_widget_set_direction (label, gtk_widget_get_direction (text));
  gtk_widget_set_margin_start (row, (int) (block->level - 1) * INDENT);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);

  return row;
}

static GtkWidget *
create_code (const ReluGuideBlock *block, double scale)
{
  g_autofree char *html = g_markup_escape_text (block->text, -1);
  GtkWidget *label = create_paragraph (html, scale);

  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "guide-code");

  return label;
}

static GtkWidget *
create_picture (const ReluGuideBlock *block)
{
  g_autoptr (GBytes) bytes = relu_guide_load_picture (block->id, NULL);
  g_autoptr (GdkTexture) texture = bytes == NULL ? NULL : gdk_texture_new_from_bytes (bytes, NULL);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  /* GTK makes a description of its alternative text, and no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->text, -1);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_add_css_class (picture, "guide-picture");

  return picture;
}

static GtkWidget *
create_table (const ReluGuideBlock *block, double scale)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < block->cells->len; i++)
    {
      guint column = i % block->n_columns;
      GtkWidget *label = create_paragraph (g_ptr_array_index (block->cells, i), scale);

      if (i == 0)
        gtk_widget_set_direction (grid, gtk_widget_get_direction (label));
      gtk_widget_set_direction (label, gtk_widget_get_direction (grid)); /* one of arrows, too */
      if (i < block->n_columns)
        gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_hexpand (label, column == block->n_columns - 1);
      gtk_grid_attach (GTK_GRID (grid), label, (int) column, (int) (i / block->n_columns), 1, 1);
    }

  return grid;
}

/**
 * relu_guide_create_block:
 * @block: of a page
 * @scale: of the text, 1 for the desktop's size
 *
 * Returns: (transfer floating): what shows it; text can be selected
 */
GtkWidget *
relu_guide_create_block (const ReluGuideBlock *block, double scale)
{
  GtkWidget *widget;

  switch (block->kind)
    {
    case RELU_GUIDE_HEADING:
      return create_heading (block, scale);
    case RELU_GUIDE_ITEM:
      return create_item (block, scale);
    case RELU_GUIDE_CODE:
      return create_code (block, scale);
    case RELU_GUIDE_PICTURE:
      return create_picture (block);
    case RELU_GUIDE_TABLE:
      return create_table (block, scale);
    case RELU_GUIDE_NOTE:
      widget = create_paragraph (block->text, scale);
      gtk_widget_add_css_class (widget, "guide-note");
      return widget;
    case RELU_GUIDE_PARAGRAPH:
    default:
      widget = create_paragraph (block->text, scale);
      gtk_widget_set_margin_start (widget, block->level == 0 ? 0 : (int) block->level * INDENT + 8);
      return widget;
    }
}
