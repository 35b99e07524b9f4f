/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-text-box.h"

/* A longer text is scrolled. */
#define MOST_LINES 8

/* Around the text, in pixels. */
#define MARGIN_X 9
#define MARGIN_Y 6

struct _ReluTextBox
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView *view;
  int lines;
  gboolean updating;
};

enum
{
  PROP_LINES = 1,
  N_PROPS
};

enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluTextBox, relu_text_box, ADW_TYPE_BIN)

static void
buffer_changed_cb (ReluTextBox *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[EDITED], 0);
}

/* As high as its lines are, in the present font. */
static void
place (ReluTextBox *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "x");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_scrolled_window_set_max_content_height (self->scroller, MOST_LINES * height + 2 * MARGIN_Y);
  gtk_scrolled_window_set_min_content_height (self->scroller,
                                              self->lines * height + 2 * MARGIN_Y);
}

static void
relu_text_box_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (relu_text_box_parent_class)->css_changed (widget, change);

  place (RELU_TEXT_BOX (widget));
}

static void
relu_text_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LINES:
      RELU_TEXT_BOX (object)->lines = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_text_box_class_init (ReluTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = relu_text_box_set_property;
  GTK_WIDGET_CLASS (klass)->css_changed = relu_text_box_css_changed;

  properties[PROP_LINES]
      = g_param_spec_int ("lines", NULL, NULL, 1, MOST_LINES, 2,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
relu_text_box_init (ReluTextBox *self)
{
  GtkWidget *view = gtk_text_view_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, MARGIN_X);
  gtk_text_view_set_right_margin (self->view, MARGIN_X);
  gtk_text_view_set_top_margin (self->view, MARGIN_Y);
  gtk_text_view_set_bottom_margin (self->view, MARGIN_Y);
  /* Undo is the document's. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (buffer_changed_cb), self);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  /* A text view asks for the width that it was given last, and would never get narrower. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, view);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "text-box");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * relu_text_box_set_text:
 * @self: a text box
 * @text: what is to be in it
 *
 * Shows a text. The cursor stays where the text is the same.
 */
void
relu_text_box_set_text (ReluTextBox *self, const char *text)
{
  g_autofree char *before = NULL;

  g_return_if_fail (RELU_IS_TEXT_BOX (self));
  g_return_if_fail (text != NULL);

  before = relu_text_box_dup_text (self);
  if (g_str_equal (before, text))
    return;

  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->updating = FALSE;
}

/**
 * relu_text_box_dup_text:
 * @self: a text box
 *
 * Returns: (transfer full): what is in it
 */
char *
relu_text_box_dup_text (ReluTextBox *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_val_if_fail (RELU_IS_TEXT_BOX (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &from, &to);

  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

/**
 * relu_text_box_get_view:
 * @self: a text box
 *
 * Returns: (transfer none): what has the keyboard, to be given a name
 */
GtkWidget *
relu_text_box_get_view (ReluTextBox *self)
{
  g_return_val_if_fail (RELU_IS_TEXT_BOX (self), NULL);

  return GTK_WIDGET (self->view);
}
