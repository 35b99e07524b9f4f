/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-words.c: the figure in words: for assistive technology, and where there is no figure. */

#include "relu-figure-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-reading.h"

/* Words follow when changes pause for so long, in ms. */
#define WORDS_DELAY 250

/* The figure in words; not what it is about, where that is a question. */
static char *
dup_description (ReluFigureView *self, ReluScene *scene)
{
  g_autofree char *description = relu_scene_dup_description (scene);
  const char *rest = strstr (description, "\n\n");

  if (self->viewport == NULL || relu_viewport_get_shows_headline (self->viewport))
    return g_steal_pointer (&description);

  return g_strdup (rest == NULL ? "" : rest + 2);
}

/* Says the verdict aloud where it is another one. */
void
relu_figure_view_update_words (ReluFigureView *self)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  g_autofree char *description = NULL;
  const char *headline;
  gboolean is_told = TRUE;
  ReluScene *scene;
  int verdict;

  g_clear_handle_id (&self->words_id, g_source_remove);
  if (analysis == NULL)
    {
      headline = adw_status_page_get_description (ADW_STATUS_PAGE (self->message));
      headline = headline == NULL ? "" : headline;
    }
  else
    {
      is_told = self->viewport == NULL || relu_viewport_get_shows_headline (self->viewport);
      headline = is_told ? relu_analysis_get_headline (analysis) : _("Curve of the network");
      scene = relu_figure_view_get_scene (self);
      if (scene != NULL)
        description = dup_description (self, scene);
    }

  relu_compat_describe (GTK_WIDGET (self), description == NULL ? "" : description);
  if (g_strcmp0 (headline, self->headline) == 0)
    return;

  g_free (self->headline);
  self->headline = g_strdup (headline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, headline,
                                  -1);
  if (analysis == NULL || !is_told)
    return;

  /* The equation of a line is another one at each step of a slider; how often the curve bends is not. */
  verdict = (int) relu_analysis_get_verdict (analysis);
  if (self->verdict >= 0
      && (verdict != self->verdict || verdict == RELU_VERDICT_PIECEWISE_LINEAR))
    relu_compat_announce (GTK_WIDGET (self), headline);
  self->verdict = verdict;
}

static gboolean
words_cb (gpointer user_data)
{
  ReluFigureView *self = user_data;

  self->words_id = 0;
  relu_figure_view_update_words (self);

  return G_SOURCE_REMOVE;
}

/* Not at every pixel of a drag: when it pauses, and at its end. */
void
relu_figure_view_update_words_soon (ReluFigureView *self)
{
  g_clear_handle_id (&self->words_id, g_source_remove);
  self->words_id = g_timeout_add (WORDS_DELAY, words_cb, self);
}

static gboolean
reading_cb (gpointer user_data)
{
  ReluFigureView *self = user_data;
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  double x = self->viewport == NULL ? NAN : relu_viewport_get_line_x (self->viewport);

  self->reading_id = 0;
  if (analysis != NULL && !isnan (x))
    {
      g_autofree char *words = relu_reading_dup_words (analysis, x);

      relu_compat_announce (GTK_WIDGET (self), words);
    }

  return G_SOURCE_REMOVE;
}

/* What is read at the line is said when the line pauses; what the pointer reads is not. */
void
relu_figure_view_tell_reading_soon (ReluFigureView *self)
{
  g_clear_handle_id (&self->reading_id, g_source_remove);
  self->reading_id = g_timeout_add (WORDS_DELAY, reading_cb, self);
}

/* Errors begin with a small letter, as the end of a sentence. */
static char *
dup_capitalised (const char *text)
{
  GString *string = g_string_new (NULL);

  g_string_append_unichar (string, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (string, g_utf8_next_char (text));

  return g_string_free (string, FALSE);
}

/* What stands in place of a figure that can't be drawn. */
void
relu_figure_view_update_message (ReluFigureView *self)
{
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis
      = self->document == NULL ? NULL : relu_document_get_analysis (self->document, &error);

  if (error != NULL)
    {
      g_autofree char *sentence = dup_capitalised (error->message);
      /* Translators: a sentence that says why there is no figure, then what to do about it */
      g_autofree char *text
          = g_strdup_printf (_("%s. Other values bring the figure back."), sentence);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->message), markup);
    }
  gtk_widget_set_visible (self->message, self->document != NULL && analysis == NULL);
}
