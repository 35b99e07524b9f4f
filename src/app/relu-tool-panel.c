/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-tool-panel.c: a row of buttons, one for each page of a group, and the page. A page is made when it is
 * shown for the first time. */

#include "relu-tool-panel.h"

#include <glib/gi18n.h>

#include "relu-compare-page.h"
#include "relu-compat-names.h"
#include "relu-data-page.h"
#include "relu-help.h"
#include "relu-inspector-page.h"
#include "relu-lesson-page.h"
#include "relu-network-page.h"
#include "relu-regions-page.h"
#include "relu-starts-page.h"
#include "relu-tooltip.h"
#include "relu-training-page.h"

/* Of a page, in pixels. */
#define LEAST_HEIGHT 120

/* Pages whose buttons stand side by side: all of them would not fit, and who looks at the network does not
 * train it. */
typedef enum
{
  GROUP_LOOK,
  GROUP_LEARN,
  GROUP_TEACH,
} Group;

#define N_GROUPS 3

static const char *const group_names[] = { "look", "learn", "teach" };

typedef struct
{
  Group group;
  const char *name;
  const char *title;
  const char *tooltip;
  const char *help; /* the page of the guide */
  GType (*get_type) (void);
} Page;

static const Page pages[] = {
  { GROUP_LOOK, "network", N_("Network"), N_("The Network as a Diagram"), "network",
    relu_network_page_get_type },
  { GROUP_LOOK, "inspector",
    /* Translators: the forward pass at one x */
    N_("At x"), N_("The Forward Pass at One x"), "numbers", relu_inspector_page_get_type },
  { GROUP_LOOK, "regions", N_("Regions"), N_("The Regions as a Table"), "regions",
    relu_regions_page_get_type },
  { GROUP_LOOK, "compare", N_("Compare"), N_("Compare with Pinned Networks"), "compare",
    relu_compare_page_get_type },
  { GROUP_LEARN, "data", N_("Data"), N_("What the Network Is to Learn"), "data",
    relu_data_page_get_type },
  { GROUP_LEARN, "training", N_("Train"), N_("Train the Network"), "training",
    relu_training_page_get_type },
  { GROUP_LEARN, "starts", N_("Starts"), N_("Train from Many Starts"), "starts",
    relu_starts_page_get_type },
  { GROUP_TEACH, "lesson", N_("Lesson"), N_("Make a Lesson"), "making-lessons",
    relu_lesson_page_get_type },
};

struct _ReluToolPanel
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *tabs; /* a stack of rows, one for each group */
  GtkWidget *scroller;
  GtkWidget *stack;
  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training;
  ReluLessonEditor *editor;
};

G_DEFINE_FINAL_TYPE (ReluToolPanel, relu_tool_panel, GTK_TYPE_WIDGET)

static void
relu_tool_panel_dispose (GObject *object)
{
  ReluToolPanel *self = RELU_TOOL_PANEL (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->stack = self->tabs = NULL;
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);
  g_clear_object (&self->training);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (relu_tool_panel_parent_class)->dispose (object);
}

static void
relu_tool_panel_class_init (ReluToolPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_tool_panel_dispose;

  gtk_widget_class_set_css_name (widget_class, "toolpanel");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_row (Group group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *tab;

      if (pages[i].group != group)
        continue;

      tab = gtk_toggle_button_new_with_label (_(pages[i].title));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (tab), "win.tool-page");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (tab), "s", pages[i].name);
      relu_tooltip_set (tab, _(pages[i].tooltip));
      gtk_box_append (GTK_BOX (row), tab);
    }

  return row;
}

static GtkWidget *
create_tabs (void)
{
  GtkWidget *tabs = gtk_stack_new ();

  for (guint i = 0; i < N_GROUPS; i++)
    gtk_stack_add_named (GTK_STACK (tabs), create_row (i), group_names[i]);

  return tabs;
}

static void
relu_tool_panel_init (ReluToolPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tools"),
                                  -1);

  gtk_widget_set_tooltip_text (close, _("Close the Panel"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the Panel"), -1);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_hexpand (close, TRUE);
  gtk_widget_set_halign (close, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.tool-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (close), "s", "");

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "toolbar");
  self->tabs = create_tabs ();
  gtk_box_append (GTK_BOX (self->bar), self->tabs);
  gtk_box_append (GTK_BOX (self->bar), close);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  /* As large as the page that is shown wants, not as the largest. */
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  /* A page that wants more than there is must not make the window larger: it is scrolled instead. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LEAST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->stack);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * relu_tool_panel_new:
 * @document: what the tools are about
 * @viewport: what is read and selected in it
 * @training: of the document
 * @editor: of the lesson that is made in the window
 *
 * Returns: (transfer floating): a panel without a page yet
 */
GtkWidget *
relu_tool_panel_new (ReluDocument *document, ReluViewport *viewport, ReluTraining *training,
                     ReluLessonEditor *editor)
{
  ReluToolPanel *self = g_object_new (RELU_TYPE_TOOL_PANEL, NULL);

  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  self->training = g_object_ref (training);
  self->editor = g_object_ref (editor);

  return GTK_WIDGET (self);
}

static const Page *
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];

  return NULL;
}

/**
 * relu_tool_panel_has_page:
 *
 * Returns: whether there is a page of that name
 */
gboolean
relu_tool_panel_has_page (const char *name)
{
  return find_page (name) != NULL;
}

/**
 * relu_tool_panel_get_page_title:
 * @name: of a page
 *
 * Returns: (transfer none): what people call it
 */
const char *
relu_tool_panel_get_page_title (const char *name)
{
  const Page *page = find_page (name);

  g_return_val_if_fail (page != NULL, NULL);

  return _(page->title);
}

/**
 * relu_tool_panel_show_page:
 * @name: of a page
 */
void
relu_tool_panel_show_page (ReluToolPanel *self, const char *name)
{
  const Page *page = find_page (name);

  g_return_if_fail (RELU_IS_TOOL_PANEL (self));
  g_return_if_fail (page != NULL);

  if (gtk_stack_get_child_by_name (GTK_STACK (self->stack), name) == NULL)
    {
      GtkWidget *child = g_object_new (page->get_type (), "document", self->document, "viewport",
                                       self->viewport, "training", self->training, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(page->tooltip), -1);
      if (RELU_IS_LESSON_PAGE (child))
        relu_lesson_page_set_editor (RELU_LESSON_PAGE (child), self->editor);
      relu_tooltip_add_keys (child);
      relu_compat_names_mend (child);
      gtk_stack_add_named (GTK_STACK (self->stack), child, name);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->tabs), group_names[page->group]);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  relu_help_set_page (self, page->help);
}

/**
 * relu_tool_panel_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
GtkWidget *
relu_tool_panel_get_page (ReluToolPanel *self)
{
  g_return_val_if_fail (RELU_IS_TOOL_PANEL (self), NULL);

  return gtk_stack_get_visible_child (GTK_STACK (self->stack));
}
