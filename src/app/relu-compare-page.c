/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-compare-page.c: the verdicts on the present network and on those that are pinned, and the way
 * between them. */

#include "relu-compare-page.h"

#include <glib/gi18n.h>

#include "relu-columns.h"
#include "relu-examples.h"
#include "relu-morph-box.h"
#include "relu-pin-row.h"

struct _ReluComparePage
{
  ReluToolPage parent_instance;

  GtkLabel *heading;
  GtkLabel *verdict;
  GtkMenuButton *other_button;
  GtkWidget *hint;
  GtkListBox *list;
  GtkWidget *morph_side;
  ReluMorphBox *morph;
};

G_DEFINE_FINAL_TYPE (ReluComparePage, relu_compare_page, RELU_TYPE_TOOL_PAGE)

static GMenuModel *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) examples = g_menu_new ();

  g_menu_append (file, _("_File…"), "win.pin-file");
  for (guint i = 0; i < relu_examples_get_n (); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (relu_examples_get_title (i), NULL);

      /* Where a training begins is nothing to compare with. */
      if (relu_examples_get_group (i) == RELU_EXAMPLES_TRAINING)
        continue;
      g_menu_item_set_action_and_target (item, "win.pin-example", "s", relu_examples_get_id (i));
      g_menu_append_item (examples, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  g_menu_append_section (menu, _("Examples"), G_MENU_MODEL (examples));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Row i is for pin i, whichever that is: rows stay, and so does the focus, while their content moves. */
static void
update_rows (ReluComparePage *self)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  ReluViewport *viewport = relu_tool_page_get_viewport (RELU_TOOL_PAGE (self));
  guint n = relu_file_get_n_pins (relu_document_get_contents (document));
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        gtk_list_box_append (self->list, relu_pin_row_new (document, viewport, i));
      else
        relu_pin_row_update (RELU_PIN_ROW (row));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  gtk_widget_set_visible (self->hint, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->morph_side, n > 0);
}

static void
relu_compare_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluComparePage *self = RELU_COMPARE_PAGE (page);
  ReluDocument *document = relu_tool_page_get_document (page);
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis = relu_document_get_analysis (document, &error);

  gtk_label_set_label (self->heading, relu_document_has_preview (document) ? _("On the way")
                                                                           : _("Present network"));
  gtk_label_set_label (self->verdict,
                       analysis != NULL ? relu_analysis_get_headline (analysis) : error->message);
  update_rows (self);
  relu_morph_box_set_document (self->morph, document);
  relu_morph_box_update (self->morph);
}

static void
relu_compare_page_class_init (ReluComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  RELU_TOOL_PAGE_CLASS (klass)->update = relu_compare_page_update;

  g_type_ensure (RELU_TYPE_COLUMNS);
  g_type_ensure (RELU_TYPE_MORPH_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, heading);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, other_button);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, hint);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, morph_side);
  gtk_widget_class_bind_template_child (widget_class, ReluComparePage, morph);
}

static void
relu_compare_page_init (ReluComparePage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  menu = create_menu ();
  gtk_menu_button_set_menu_model (self->other_button, menu);
}
