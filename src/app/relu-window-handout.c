/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves a window as pages to print, or as an animation. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-animation-dialog.h"
#include "relu-handout-dialog.h"

static void
show_dialog (ReluWindow *self, gpointer dialog)
{
  g_set_weak_pointer (&self->export_dialog, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (relu_window_say_exported), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The document's network, then those that are pinned. */
static ReluLesson *
collect_pins (ReluWindow *self, const char *title)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (files, relu_file_with_name (contents, title));
  g_ptr_array_add (names, (gpointer) title);
  for (guint i = 0; i < relu_file_get_n_pins (contents); i++)
    {
      g_autoptr (ReluFile) other = NULL;
      ReluPin pin;

      relu_file_get_pin (contents, i, &pin);
      other = relu_file_with_network (contents, pin.network);
      g_ptr_array_add (files, relu_file_with_name (other, pin.name));
      g_ptr_array_add (names, (gpointer) pin.name);
    }

  return relu_handout_collect (title, (ReluFile *const *) files->pdata,
                               (const char *const *) names->pdata, files->len);
}

/* The documents of all windows, this one's first. */
static ReluLesson *
collect_windows (ReluWindow *self)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (files, relu_document_get_contents (self->document));
  g_ptr_array_add (names, relu_document_dup_title (self->document));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (!RELU_IS_WINDOW (l->data) || l->data == self)
        continue;
      g_ptr_array_add (files, relu_document_get_contents (RELU_WINDOW (l->data)->document));
      g_ptr_array_add (names, relu_document_dup_title (RELU_WINDOW (l->data)->document));
    }
  if (files->len < 2)
    return NULL;

  /* Translators: the title of a handout with figures of networks */
  return relu_handout_collect (_("Networks"), (ReluFile *const *) files->pdata,
                               (const char *const *) names->pdata, files->len);
}

static void
export_handout_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluLesson *lesson = relu_lesson_player_get_lesson (self->player);
  g_autofree char *title = relu_document_dup_title (self->document);
  g_autoptr (ReluLesson) own = NULL, all = NULL;
  gboolean has_pins = relu_file_get_n_pins (relu_document_get_contents (self->document)) > 0;
  ReluHandoutSubject subjects[3];
  guint n = 0;

  if (self->export_dialog != NULL)
    {
      gtk_window_present (self->export_dialog);
      return;
    }

  own = collect_pins (self, title);
  all = collect_windows (self);
  if (lesson != NULL)
    subjects[n++] = (ReluHandoutSubject) { _("The lesson"), lesson };
  subjects[n++] = (ReluHandoutSubject) {
    has_pins ? _("This network and the pinned ones") : _("This network"), own
  };
  if (all != NULL)
    subjects[n++] = (ReluHandoutSubject) { _("All open networks"), all };

  show_dialog (self,
               relu_handout_dialog_new (GTK_WINDOW (self), self->settings, subjects, n));
}

/* The bias of the selected unit, or the first one. */
static gsize
find_parameter (ReluWindow *self)
{
  ReluNetwork *network = relu_file_get_network (relu_document_get_contents (self->document));
  guint layer = 0, unit = 0;

  if (!relu_window_get_unit (self, &layer, &unit) || !relu_network_has_unit (network, layer, unit))
    layer = unit = 0;

  return relu_network_bias_index (network, layer, unit);
}

static void
record_animation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluLesson *lesson = relu_lesson_player_get_lesson (self->player);
  g_autofree char *title = lesson != NULL ? g_strdup (relu_lesson_get_title (lesson))
                                          : relu_document_dup_title (self->document);
  ReluSceneOptions shown;
  ReluAnimationSubject subject;

  if (self->export_dialog != NULL)
    {
      gtk_window_present (self->export_dialog);
      return;
    }

  relu_window_get_shown (self, &shown);
  subject = (ReluAnimationSubject) {
    .contents = relu_document_get_contents (self->document),
    .shown = &shown,
    .record = relu_training_get_record (self->training),
    .lesson = lesson,
    .parameter = find_parameter (self),
    .name = title,
  };
  show_dialog (self, relu_animation_dialog_new (GTK_WINDOW (self), self->settings, &subject));
  g_clear_pointer (&shown.ghosts, g_ptr_array_unref);
}

/* relu_window_install_handout: adds the commands. */
void
relu_window_install_handout (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "export-handout", export_handout_cb, NULL, NULL, NULL },
    { "record-animation", record_animation_cb, NULL, NULL, NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
