/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-alert.h: asks a question over a window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RELU_COMPAT_RESPONSE_DEFAULT,
  RELU_COMPAT_RESPONSE_SUGGESTED,
  RELU_COMPAT_RESPONSE_DESTRUCTIVE,
} ReluCompatAppearance;

typedef struct
{
  const char *id;    /* "cancel" is also the answer of Esc and of the dialog's closing */
  const char *label; /* translated; no mnemonic, GTK 4.8 would read its underscore aloud */
  ReluCompatAppearance appearance;
} ReluCompatResponse;

typedef void (*ReluCompatAlertFunc) (const char *response, gpointer user_data);

void relu_compat_alert (GtkWindow *parent, const char *heading, const char *body,
                        const ReluCompatResponse *responses, gsize n_responses,
                        const char *default_response, ReluCompatAlertFunc callback,
                        gpointer user_data, GDestroyNotify notify);

gboolean relu_compat_alert_is_open (GtkWindow *parent);

/* For tests: what the alert over a window says, and an answer to it. */
char *relu_compat_alert_dup_text (GtkWindow *parent);
gboolean relu_compat_alert_respond (GtkWindow *parent, const char *response);

G_END_DECLS
