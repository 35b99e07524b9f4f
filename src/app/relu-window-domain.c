/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that widens the domain to all breakpoints. */

#include "relu-window-private.h"

#include "relu-domain-fit.h"

#define FIT_ACTION "fit-domain"

static gboolean
find_domain (ReluWindow *self, double *from, double *to)
{
  ReluAnalysis *analysis = relu_document_has_preview (self->document)
                               ? NULL
                               : relu_document_get_analysis (self->document, NULL);

  return analysis != NULL && relu_domain_fit (analysis, from, to);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  double from, to;

  if (!find_domain (self, &from, &to))
    return;

  relu_document_set_domain (self->document, from, to);
  relu_viewport_fit (self->viewport);
}

static gboolean
update_cb (gpointer user_data)
{
  ReluWindow *self = user_data;
  double from, to;

  self->domain_id = 0;
  relu_window_set_enabled (self, FIT_ACTION, find_domain (self, &from, &to));

  return G_SOURCE_REMOVE;
}

/* What lies outside may take a while to find: not during a drag, and after the frame. */
static void
update_soon (ReluWindow *self)
{
  if (self->domain_id == 0 && !relu_document_in_gesture (self->document))
    self->domain_id = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

/* relu_window_install_domain: adds the command, which is enabled where something bends outside. */
void
relu_window_install_domain (ReluWindow *self)
{
  static const GActionEntry actions[] = { { FIT_ACTION, fit_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::in-gesture", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  update_soon (self);
}
