/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-application.h"
#include "relu-compat-names.h"
#include "relu-guide-text.h"
#include "relu-guide-view.h"
#include "relu-guide.h"
#include "relu-tooltip.h"

/* Narrower than this, either the list or the page is shown. */
#define NARROW_WIDTH 640

#define LEAST_SCALE 0.5
#define MOST_SCALE 4.0
#define ZOOM_STEP 1.2

struct _ReluGuideWindow
{
  AdwWindow parent_instance;

  GSimpleActionGroup *actions;
  GPtrArray *history; /* (element-type utf8): links */
  guint present;      /* in it */
  GPtrArray *texts;   /* (element-type utf8): of each page, for the search; NULL until then */
  gboolean is_narrow;
  guint layout_id;

  AdwWindowTitle *title;
  GtkWidget *sidebar, *separator;
  GtkEditable *search;
  GtkListBox *list;
  ReluGuideView *view;
};

G_DEFINE_FINAL_TYPE (ReluGuideWindow, relu_guide_window, ADW_TYPE_WINDOW)

static void
set_enabled (ReluGuideWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_pages (ReluGuideWindow *self, gboolean visible)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show-pages");

  gtk_widget_set_visible (self->sidebar, visible);
  gtk_widget_set_visible (self->separator, visible && !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !visible || !self->is_narrow);
  gtk_widget_set_hexpand (self->sidebar, self->is_narrow);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (visible));
}

/* Shows what the history says is present. */
static void
show_present (ReluGuideWindow *self)
{
  const char *link = g_ptr_array_index (self->history, self->present);
  guint page = relu_guide_view_get_page (self->view);
  const char *id;

  if (!relu_guide_find_link (link, &page, &id))
    return;
  if (self->is_narrow)
    show_pages (self, FALSE);
  relu_guide_view_show (self->view, page, id);
  adw_window_title_set_subtitle (self->title, relu_guide_get_title (page));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) page));
  set_enabled (self, "back", self->present > 0);
  set_enabled (self, "forward", self->present + 1 < self->history->len);
}

/* The texts of all pages; a block a line. */
static const char *
get_text (ReluGuideWindow *self, guint page)
{
  if (self->texts == NULL)
    {
      self->texts = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < relu_guide_get_n_pages (); i++)
        {
          g_autoptr (GPtrArray) blocks = relu_guide_load_page (i);

          g_ptr_array_add (self->texts, relu_guide_dup_text (blocks));
        }
    }

  return g_ptr_array_index (self->texts, page);
}

/* Also says in each row that stays where it was found. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  ReluGuideWindow *self = user_data;
  const char *wanted = gtk_editable_get_text (self->search);
  guint page = (guint) gtk_list_box_row_get_index (row);
  GtkWidget *subtitle = g_object_get_data (G_OBJECT (row), "subtitle");
  g_autofree char *excerpt = NULL;
  gboolean in_title;

  if (*wanted == '\0')
    {
      gtk_widget_set_visible (subtitle, FALSE);
      return TRUE;
    }

  in_title = relu_guide_text_has (relu_guide_get_title (page), wanted);
  excerpt = in_title ? NULL : relu_guide_text_dup_excerpt (get_text (self, page), wanted);
  gtk_label_set_text (GTK_LABEL (subtitle), excerpt == NULL ? "" : excerpt);
  gtk_widget_set_visible (subtitle, excerpt != NULL);

  return in_title || excerpt != NULL;
}

static void
search_changed_cb (ReluGuideWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
go_to_row (ReluGuideWindow *self, GtkListBoxRow *row)
{
  const char *wanted = gtk_editable_get_text (self->search);
  g_autofree char *link
      = g_strconcat (relu_guide_get_name ((guint) gtk_list_box_row_get_index (row)), ".md", NULL);

  relu_guide_window_go (self, link);
  if (*wanted != '\0')
    relu_guide_view_find (self->view, wanted);
}

static void
row_activated_cb (ReluGuideWindow *self, GtkListBoxRow *row)
{
  go_to_row (self, row);
}

/* Enter in the search: the first page that has it. */
static void
search_activate_cb (ReluGuideWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        go_to_row (self, row);
        return;
      }
}

static void
link_cb (ReluGuideWindow *self, const char *link)
{
  if (strstr (link, "://") != NULL)
    g_app_info_launch_default_for_uri_async (link, NULL, NULL, NULL, NULL);
  else
    relu_guide_window_go (self, link);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluGuideWindow *self = user_data;

  self->present--;
  show_present (self);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluGuideWindow *self = user_data;

  self->present++;
  show_present (self);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluGuideWindow *self = user_data;

  show_pages (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_pages_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  show_pages (user_data, g_variant_get_boolean (state));
}

static void
zoom (ReluGuideWindow *self, double factor)
{
  double scale = relu_guide_view_get_scale (self->view) * factor;

  relu_guide_view_set_scale (self->view, CLAMP (scale, LEAST_SCALE, MOST_SCALE));
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, 1 / ZOOM_STEP);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_guide_view_set_scale (RELU_GUIDE_WINDOW (user_data)->view, 1);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

/* The keys of the main window mean the same here, where they mean something. */
static void
install_actions (ReluGuideWindow *self)
{
  static const GActionEntry guide_actions[] = {
    { "back", back_cb },
    { "forward", forward_cb },
    { "search", search_cb },
    { "show-pages", NULL, NULL, "true", show_pages_cb },
  };
  static const GActionEntry window_actions[] = {
    { "zoom-in", zoom_in_cb },
    { "zoom-out", zoom_out_cb },
    { "fit", fit_cb },
    { "close", close_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), guide_actions,
                                   G_N_ELEMENTS (guide_actions), self);
  set_enabled (self, "back", FALSE);
  set_enabled (self, "forward", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "guide", G_ACTION_GROUP (self->actions));
  g_action_map_add_action_entries (G_ACTION_MAP (group), window_actions, G_N_ELEMENTS (window_actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
}

static GtkWidget *
create_row (guint page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (relu_guide_get_title (page));
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_visible (subtitle, FALSE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  relu_guide_get_title (page), -1);
  g_object_set_data (G_OBJECT (row), "subtitle", subtitle);

  return row;
}

static gboolean
layout_cb (gpointer user_data)
{
  ReluGuideWindow *self = user_data;

  self->layout_id = 0;
  self->is_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;
  show_pages (self, !self->is_narrow);
  return G_SOURCE_REMOVE;
}

/* What has to change for another width may not change while sizes are given out. */
static void
relu_guide_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluGuideWindow *self = RELU_GUIDE_WINDOW (widget);

  GTK_WIDGET_CLASS (relu_guide_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->is_narrow != (width < NARROW_WIDTH) && self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
relu_guide_window_dispose (GObject *object)
{
  ReluGuideWindow *self = RELU_GUIDE_WINDOW (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (relu_guide_window_parent_class)->dispose (object);
}

static void
relu_guide_window_class_init (ReluGuideWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_guide_window_dispose;
  widget_class->size_allocate = relu_guide_window_size_allocate;

  g_type_ensure (RELU_TYPE_GUIDE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RELU_RESOURCE_PATH "/relu-guide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ReluGuideWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
relu_guide_window_init (ReluGuideWindow *self)
{
  self->history = g_ptr_array_new_with_free_func (g_free);

  install_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  relu_tooltip_add_keys (self);
  relu_compat_names_mend (GTK_WIDGET (self));
  relu_tooltip_set_for (self->search, _("Search Titles and Text"), "guide.search");

  for (guint page = 0; page < relu_guide_get_n_pages (); page++)
    gtk_list_box_append (self->list, create_row (page));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
}

/**
 * relu_guide_window_new:
 * @application: the program
 *
 * Returns: (transfer none): the guide, not shown yet, and without a page until relu_guide_window_go()
 */
GtkWindow *
relu_guide_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (RELU_TYPE_GUIDE_WINDOW, "application", application, NULL);
}

/**
 * relu_guide_window_go:
 * @self: the guide
 * @link: to a page of it, such as "figure.md" or "figure.md#rings"
 *
 * Shows a page, from which Back leads to the one before.
 */
void
relu_guide_window_go (ReluGuideWindow *self, const char *link)
{
  guint page;
  const char *id;
  g_autofree char *full = NULL;

  g_return_if_fail (RELU_IS_GUIDE_WINDOW (self));
  g_return_if_fail (link != NULL);

  page = relu_guide_view_get_page (self->view);
  if (!relu_guide_find_link (link, &page, &id))
    return;

  /* With its page, for the history. */
  full = g_strconcat (relu_guide_get_name (page), ".md", id == NULL ? NULL : "#", id, NULL);
  if (self->history->len > 0
      && g_str_equal (g_ptr_array_index (self->history, self->present), full))
    {
      show_present (self);
      return;
    }
  if (self->history->len > 0)
    g_ptr_array_set_size (self->history, (int) self->present + 1);
  g_ptr_array_add (self->history, g_steal_pointer (&full));
  self->present = self->history->len - 1;
  show_present (self);
}

/**
 * relu_guide_window_get_page:
 * @self: the guide
 *
 * Returns: the name of the page that it shows
 */
const char *
relu_guide_window_get_page (ReluGuideWindow *self)
{
  g_return_val_if_fail (RELU_IS_GUIDE_WINDOW (self), NULL);

  return relu_guide_get_name (relu_guide_view_get_page (self->view));
}
