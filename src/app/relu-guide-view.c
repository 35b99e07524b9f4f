/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-guide-view.h"

#include "relu-guide-text.h"
#include "relu-guide-widgets.h"
#include "relu-guide.h"

struct _ReluGuideView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;      /* the blocks of the page, a widget each */
  GPtrArray *blocks; /* NULL before the first page */
  guint page;
  double scale;

  GtkWidget *target; /* to be scrolled to when it has a place; weak */
  guint target_tick;
};

enum
{
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluGuideView, relu_guide_view, ADW_TYPE_BIN)

static void
forget_target (ReluGuideView *self)
{
  g_clear_weak_pointer (&self->target);
  if (self->target_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->target_tick);
  self->target_tick = 0;
}

static void
relu_guide_view_dispose (GObject *object)
{
  ReluGuideView *self = RELU_GUIDE_VIEW (object);

  forget_target (self);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (relu_guide_view_parent_class)->dispose (object);
}

static void
relu_guide_view_class_init (ReluGuideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_guide_view_dispose;

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", RELU_TYPE_GUIDE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "guideview");
}

static void
relu_guide_view_init (ReluGuideView *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  self->scale = 1;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "guide-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  /* Pictures could be made as low as one likes. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, viewport);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

static gboolean
link_cb (GtkLabel *label, const char *link, ReluGuideView *self)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, link);
  return TRUE;
}

static void
connect_links (ReluGuideView *self, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      g_signal_connect (widget, "activate-link", G_CALLBACK (link_cb), self);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    connect_links (self, child);
}

static void
fill (ReluGuideView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *child;

  forget_target (self);
  /* A label looks where the keyboard came from; it must not be from one that is gone. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box)))
    gtk_root_set_focus (root, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      child = relu_guide_create_block (g_ptr_array_index (self->blocks, i), self->scale);
      connect_links (self, child);
      gtk_box_append (self->box, child);
    }
}

static gboolean
target_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluGuideView *self = RELU_GUIDE_VIEW (widget);
  graphene_rect_t bounds;

  if (self->target == NULL)
    {
      self->target_tick = 0;
      return G_SOURCE_REMOVE;
    }
  /* The page has its places when it has been laid out. */
  if (gtk_widget_get_height (self->target) == 0
      || !gtk_widget_compute_bounds (self->target, GTK_WIDGET (self->box), &bounds))
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y);
  g_clear_weak_pointer (&self->target);
  self->target_tick = 0;

  return G_SOURCE_REMOVE;
}

/* Scrolls to a block and lets the keyboard, and with it a screen reader, go on from there. */
static void
go_to_block (ReluGuideView *self, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; i < index && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    return;

  if (GTK_IS_LABEL (child) && gtk_widget_grab_focus (child))
    gtk_label_select_region (GTK_LABEL (child), 0, 0);
  g_set_weak_pointer (&self->target, child);
  if (self->target_tick == 0)
    self->target_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), target_tick_cb, NULL, NULL);
}

/**
 * relu_guide_view_show:
 * @self: a view
 * @page: of the guide
 * @id: (nullable): of a heading on it; %NULL for its beginning
 */
void
relu_guide_view_show (ReluGuideView *self, guint page, const char *id)
{
  guint target = 0;

  g_return_if_fail (RELU_IS_GUIDE_VIEW (self));
  g_return_if_fail (page < relu_guide_get_n_pages ());

  if (self->blocks == NULL || page != self->page)
    {
      g_clear_pointer (&self->blocks, g_ptr_array_unref);
      self->page = page;
      self->blocks = relu_guide_load_page (page);
      fill (self);
    }

  for (guint i = 0; i < self->blocks->len && id != NULL; i++)
    {
      const ReluGuideBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == RELU_GUIDE_HEADING && g_str_equal (block->id, id))
        target = i;
    }
  go_to_block (self, target);
}

/**
 * relu_guide_view_find:
 * @self: a view with a page
 * @text: what was searched for
 *
 * Goes to where the page says that first; stays where it is if it does not.
 */
void
relu_guide_view_find (ReluGuideView *self, const char *text)
{
  g_return_if_fail (RELU_IS_GUIDE_VIEW (self) && self->blocks != NULL);
  g_return_if_fail (text != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *said = relu_guide_block_dup_text (g_ptr_array_index (self->blocks, i));

      if (!relu_guide_text_has (said, text))
        continue;
      go_to_block (self, i);
      return;
    }
}

/**
 * relu_guide_view_get_page:
 * @self: a view
 *
 * Returns: what it shows
 */
guint
relu_guide_view_get_page (ReluGuideView *self)
{
  g_return_val_if_fail (RELU_IS_GUIDE_VIEW (self), 0);

  return self->page;
}

/**
 * relu_guide_view_set_scale:
 * @self: a view
 * @scale: of the text, 1 for the size that the desktop asks for
 */
void
relu_guide_view_set_scale (ReluGuideView *self, double scale)
{
  g_return_if_fail (RELU_IS_GUIDE_VIEW (self));
  g_return_if_fail (scale > 0);

  if (scale == self->scale)
    return;
  self->scale = scale;
  if (self->blocks != NULL)
    {
      fill (self);
      go_to_block (self, 0);
    }
}

/**
 * relu_guide_view_get_scale:
 * @self: a view
 *
 * Returns: of the text
 */
double
relu_guide_view_get_scale (ReluGuideView *self)
{
  g_return_val_if_fail (RELU_IS_GUIDE_VIEW (self), 1);

  return self->scale;
}
