/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title in the header bar: what it says, and how long it may be. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-style.h"

/* As short as it gets, in characters. */
#define SHORTEST_TITLE 6
/* What is left for it at least, in pixels, with text of the usual size. */
#define LEAST_TITLE_WIDTH 90

/* "1 – 3 – 1": how many inputs, units of each layer; the middle of a deep network left out. */
static char *
dup_architecture (ReluNetwork *network)
{
  guint n = relu_network_get_n_layers (network);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", relu_network_get_layer (network, 0)->n_inputs);
  for (guint i = 0; i < n; i++)
    {
      if (n > 8 && i == 3)
        {
          g_string_append (text, " – …");
          i = n - 2;
        }
      g_string_append_printf (text, " – %u", relu_network_get_layer (network, i)->n_units);
    }

  return g_string_free (text, FALSE);
}

/* relu_window_update_title: what is edited, or which lesson this is. */
void
relu_window_update_title (ReluWindow *self)
{
  ReluLesson *lesson = relu_lesson_player_get_lesson (self->player);
  g_autofree char *title = lesson == NULL ? relu_document_dup_title (self->document)
                                          : g_strdup (relu_lesson_get_title (lesson));
  g_autofree char *architecture = dup_architecture (relu_document_get_network (self->document));
  g_autofree char *subtitle = NULL;

  if (relu_document_get_modified (self->document))
    /* Translators: the network's shape, as in "1 – 3 – 1", and that it has unsaved changes. */
    subtitle = g_strdup_printf (_("%s · edited"), architecture);
  else
    subtitle = g_steal_pointer (&architecture);

  if (!g_str_equal (adw_window_title_get_title (self->window_title), title)
      || !g_str_equal (adw_window_title_get_subtitle (self->window_title), subtitle))
    relu_window_queue_layout (self);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* The labels of libadwaita's title, which has no property for it. */
static void
set_most_chars (GtkWidget *widget, int n_chars)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_max_width_chars (GTK_LABEL (widget), n_chars);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_most_chars (child, n_chars);
}

static int
get_natural_width (gpointer widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* relu_window_has_title_room: whether the buttons leave the title as much as it needs at least. */
gboolean
relu_window_has_title_room (ReluWindow *self)
{
  int least = (int) (LEAST_TITLE_WIDTH * MAX (relu_style_get_text_scale (self), 1));
  int natural = get_natural_width (self->window_title);

  return get_natural_width (self->header_bar) - MAX (natural - least, 0)
         <= gtk_widget_get_width (GTK_WIDGET (self->header_bar));
}

/* relu_window_fit_title:
 *
 * Where the header bar has no room for everything, the title gives way: the words on buttons are
 * longer in some languages, and a button of which only a letter or two are left says nothing. */
void
relu_window_fit_title (ReluWindow *self)
{
  GtkWidget *title = GTK_WIDGET (self->window_title);
  int width = gtk_widget_get_width (GTK_WIDGET (self->header_bar));
  int n_chars, natural, excess;

  set_most_chars (title, -1);
  natural = get_natural_width (title);
  excess = get_natural_width (self->header_bar) - width;
  if (excess <= 0 || natural <= 0)
    return;

  /* Some characters are wider than others. */
  n_chars = (int) g_utf8_strlen (adw_window_title_get_title (self->window_title), -1)
            * MAX (natural - excess, 0) / natural;
  do
    set_most_chars (title, MAX (n_chars, SHORTEST_TITLE));
  while (n_chars-- > SHORTEST_TITLE && get_natural_width (self->header_bar) > width);
}
