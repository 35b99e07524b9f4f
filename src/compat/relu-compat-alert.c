/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-alert.h"

#include <adwaita.h>
#include <string.h>

/* AdwMessageDialog is a window of its own, AdwAlertDialog (1.5) a part of its parent. */
#if ADW_CHECK_VERSION(1, 5, 0)
#define HAVE_ALERT_DIALOG
#endif

#define ALERT_KEY "relu-compat-alert"
#define ZERO_WIDTH_SPACE "\342\200\213"
#define MAX_WORD 20

typedef struct
{
  GtkWindow *parent;
  gboolean answered; /* closing a dialog that was answered is not another answer */
  ReluCompatAlertFunc callback;
  gpointer user_data;
  GDestroyNotify notify;
} Question;

/* A label of these dialogs breaks lines between words only, and a path or a file's name is one word:
 * the dialog would get wider than its window. A zero-width space lets a long word break. */
static char *
dup_breakable (const char *text)
{
  GString *string = g_string_new (NULL);
  guint since_break = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (string, c);
      since_break = g_unichar_isspace (c) ? 0 : since_break + 1;
      if (since_break >= MAX_WORD || (since_break > 1 && strchr ("/_-.", (int) *p) != NULL))
        {
          g_string_append (string, ZERO_WIDTH_SPACE);
          since_break = 0;
        }
    }

  return g_string_free (string, FALSE);
}

static char *
dup_unbroken (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ZERO_WIDTH_SPACE, -1);

  return g_strjoinv (NULL, parts);
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  if (self->notify != NULL)
    self->notify (self->user_data);
  g_object_unref (self->parent);
  g_free (self);
}

static void
response_cb (GObject *dialog, const char *response, Question *self)
{
  if (self->answered)
    return;

  self->answered = TRUE;
  if (g_object_get_data (G_OBJECT (self->parent), ALERT_KEY) == dialog)
    g_object_set_data (G_OBJECT (self->parent), ALERT_KEY, NULL);
  self->callback (response, self->user_data);
}

/**
 * relu_compat_alert:
 * @parent: the window that the question is about
 * @heading: the question, plain text, not longer than some 30 letters
 * @body: what there is to know, plain text
 * @responses: (array length=n_responses): the answers, from left to right; one is "cancel"
 * @n_responses: how many
 * @default_response: the answer of Enter
 * @callback: called once, with the id of the answer
 * @user_data: for @callback
 * @notify: (nullable): frees @user_data
 *
 * Asks a question that has to be answered before going on with @parent.
 */
void
relu_compat_alert (GtkWindow *parent, const char *heading, const char *body,
                   const ReluCompatResponse *responses, gsize n_responses,
                   const char *default_response, ReluCompatAlertFunc callback, gpointer user_data,
                   GDestroyNotify notify)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *broken_body = dup_breakable (body);
#ifdef HAVE_ALERT_DIALOG
  AdwDialog *any = adw_alert_dialog_new (heading, broken_body);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (any);
#else
  GtkWidget *any = adw_message_dialog_new (parent, heading, broken_body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (any);
#endif

  question->parent = g_object_ref (parent);
  question->callback = callback;
  question->user_data = user_data;
  question->notify = notify;

  for (gsize i = 0; i < n_responses; i++)
    {
      AdwResponseAppearance appearance = ADW_RESPONSE_DEFAULT;

      if (responses[i].appearance == RELU_COMPAT_RESPONSE_SUGGESTED)
        appearance = ADW_RESPONSE_SUGGESTED;
      else if (responses[i].appearance == RELU_COMPAT_RESPONSE_DESTRUCTIVE)
        appearance = ADW_RESPONSE_DESTRUCTIVE;
#ifdef HAVE_ALERT_DIALOG
      adw_alert_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_alert_dialog_set_response_appearance (dialog, responses[i].id, appearance);
#else
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id, appearance);
#endif
    }

  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  g_object_set_data (G_OBJECT (parent), ALERT_KEY, dialog);
#ifdef HAVE_ALERT_DIALOG
  adw_alert_dialog_set_default_response (dialog, default_response);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  adw_message_dialog_set_default_response (dialog, default_response);
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * relu_compat_alert_is_open:
 * @parent: a window
 *
 * Returns: whether a question over @parent waits for its answer
 */
gboolean
relu_compat_alert_is_open (GtkWindow *parent)
{
  return g_object_get_data (G_OBJECT (parent), ALERT_KEY) != NULL;
}

/**
 * relu_compat_alert_dup_text:
 * @parent: a window
 *
 * Returns: (transfer full) (nullable): heading and body of the question over @parent, joined by a
 *   line break; %NULL where there is none
 */
char *
relu_compat_alert_dup_text (GtkWindow *parent)
{
  GObject *dialog = g_object_get_data (G_OBJECT (parent), ALERT_KEY);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *unbroken = NULL;

  if (dialog == NULL)
    return NULL;

  g_object_get (dialog, "heading", &heading, "body", &body, NULL);
  unbroken = dup_unbroken (body);
  return g_strjoin ("\n", heading, unbroken, NULL);
}

/**
 * relu_compat_alert_respond:
 * @parent: a window
 * @response: the id of an answer
 *
 * Answers the question over @parent, as a click on a button does.
 *
 * Returns: whether there was a question with this answer
 */
gboolean
relu_compat_alert_respond (GtkWindow *parent, const char *response)
{
  gpointer dialog = g_object_get_data (G_OBJECT (parent), ALERT_KEY);

  if (dialog == NULL)
    return FALSE;

#ifdef HAVE_ALERT_DIALOG
  if (!adw_alert_dialog_has_response (dialog, response))
    return FALSE;
  g_object_ref (dialog);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  g_object_unref (dialog);
#else
  if (!adw_message_dialog_has_response (dialog, response))
    return FALSE;
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (dialog);
#endif

  return TRUE;
}
