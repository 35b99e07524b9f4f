/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves a window as a picture: export and copy. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-export-dialog.h"
#include "relu-figure-clipboard.h"
#include "relu-preferences.h"
#include "relu-show-in-folder.h"
#include "relu-style.h"

/* relu_window_get_shown: what the figure shows now, without what is only pointed at; what stands beside it goes
 * into it, as a ghost. The ghosts belong to the caller, the data to the document. */
void
relu_window_get_shown (ReluWindow *self, ReluSceneOptions *options)
{
  const ReluSceneOptions init = RELU_SCENE_OPTIONS_INIT;

  *options = init;
  options->show_contributions = relu_viewport_get_shows (self->viewport, RELU_PART_CONTRIBUTIONS);
  options->show_lanes = relu_viewport_get_shows (self->viewport, RELU_PART_LANES);
  options->show_slope_strip = relu_viewport_get_shows (self->viewport, RELU_PART_SLOPE_STRIP);
  options->data = relu_file_get_data (relu_document_get_contents (self->document));
  options->show_data = relu_viewport_get_shows (self->viewport, RELU_PART_DATA);
  options->show_residuals = relu_viewport_get_shows (self->viewport, RELU_PART_RESIDUALS);
  options->reading_x = relu_viewport_get_line_x (self->viewport);
  options->ghosts
      = relu_document_dup_ghosts (self->document, relu_viewport_get_beside (self->viewport), -1);
  options->show_build_up = relu_viewport_get_shows (self->viewport, RELU_PART_BUILD_UP);
  relu_figure_view_get_shown_ranges (self->figure_view, options);
}

static ReluAnalysis *
get_analysis (ReluWindow *self, const char *heading)
{
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis = relu_document_get_analysis (self->document, &error);

  if (analysis == NULL)
    relu_window_show_error (self, heading, error->message);

  return analysis;
}

static void
show_in_folder_cb (AdwToast *toast, GFile *file)
{
  relu_show_in_folder (file);
}

/* relu_window_say_exported: that @file is written, and where. */
void
relu_window_say_exported (ReluWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_("Exported “%s”"), name);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("_Show in Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_in_folder_cb),
                         g_object_ref (file), (GClosureNotify) (GCallback) g_object_unref, 0);
  relu_window_add_toast (self, toast);
}

/* relu_window_export: opens the dialog with a preview of what will be written. */
void
relu_window_export (ReluWindow *self)
{
  ReluAnalysis *analysis;
  g_autofree char *title = NULL;
  ReluExportDialog *dialog;
  ReluSceneOptions shown;

  /* Modal, but actions are activated by assistive technology all the same. */
  if (self->export_dialog != NULL)
    {
      gtk_window_present (self->export_dialog);
      return;
    }

  analysis = get_analysis (self, _("Could Not Export the Figure"));
  if (analysis == NULL)
    return;

  title = relu_document_dup_title (self->document);
  relu_window_get_shown (self, &shown);
  dialog = relu_export_dialog_new (
      GTK_WINDOW (self), self->settings, analysis, &shown,
      gtk_widget_get_width (GTK_WIDGET (self->figure_view)),
      gtk_widget_get_height (GTK_WIDGET (self->figure_view)), title);
  g_clear_pointer (&shown.ghosts, g_ptr_array_unref);
  g_set_weak_pointer (&self->export_dialog, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (relu_window_say_exported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* relu_window_copy_figure: as large as on the screen, in the theme of the last export. */
void
relu_window_copy_figure (ReluWindow *self)
{
  const char *heading = _("Could Not Copy the Figure");
  ReluAnalysis *analysis = get_analysis (self, heading);
  ReluExportOptions options = RELU_EXPORT_OPTIONS_INIT;
  g_autofree char *title = NULL;
  g_autofree char *theme = NULL;
  g_autoptr (ReluScene) scene = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GError) error = NULL;
  ReluSceneOptions shown;
  AdwToast *toast;

  if (analysis == NULL)
    return;

  relu_window_get_shown (self, &shown);
  scene = relu_scene_new (analysis, &shown);
  g_clear_pointer (&shown.ghosts, g_ptr_array_unref);
  title = relu_document_dup_title (self->document);
  theme = g_settings_get_string (self->settings, "export-theme");
  options.theme = relu_style_theme_from_setting (theme);
  options.palette = relu_preferences_get_palette ();
  options.title = title;
  options.width = MAX (gtk_widget_get_width (GTK_WIDGET (self->figure_view)), 100);
  options.height = MAX (gtk_widget_get_height (GTK_WIDGET (self->figure_view)), 100);

  provider = relu_figure_clipboard_new_provider (scene, &options, &error);
  if (provider == NULL)
    {
      relu_window_show_error (self, heading, error->message);
      return;
    }

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  toast = adw_toast_new (_("Figure copied"));
  adw_toast_set_timeout (toast, 2);
  relu_window_add_toast (self, toast);
}
