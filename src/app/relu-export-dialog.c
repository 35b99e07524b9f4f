/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-application.h"
#include "relu-compat-names.h"
#include "relu-export-async.h"
#include "relu-export-place.h"
#include "relu-export-preview.h"
#include "relu-help.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-preferences.h"
#include "relu-style.h"

/* Narrower than this, the preview goes above the choices. */
#define NARROW_WIDTH 620

struct _ReluExportDialog
{
  AdwWindow parent_instance;

  GSettings *settings;
  ReluAnalysis *analysis;
  ReluSceneOptions shown; /* the ranges, and what the choices began with */
  char *figure_title;
  int screen_width, screen_height;

  ReluScene *scene; /* what the choices ask for; NULL until it is needed */
  gboolean setting_size; /* by a preset, not by hand */
  gboolean is_writing;

  GtkWidget *export_button;
  GtkSpinner *spinner;
  GtkBox *panes;
  ReluExportPreview *preview;
  GtkLabel *summary;
  AdwComboRow *format_row;
  AdwComboRow *theme_row;
  AdwComboRow *size_row;
  GtkWidget *scale_row;
  GtkSwitch *transparent_switch;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkSpinButton *scale_spin;
  GtkSwitch *headline_switch;
  GtkSwitch *contributions_switch;
  GtkSwitch *lanes_switch;
  GtkSwitch *slope_strip_switch;
  GtkSwitch *build_up_switch;
  GtkWidget *data_row, *residuals_row; /* hidden where there are no data */
  GtkSwitch *data_switch;
  GtkSwitch *residuals_switch;
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluExportDialog, relu_export_dialog, ADW_TYPE_WINDOW)

/* In CSS pixels; 96 are an inch, so a page of A4 with margins is 640 wide. */
static const struct
{
  const char *name;
  int width, height;
} presets[] = {
  { N_ ("As on the screen"), 0, 0 },
  { N_ ("Standard"), 1200, 750 },
  { N_ ("Slide, 16 : 9"), 1280, 720 },
  { N_ ("Slide, 4 : 3"), 1024, 768 },
  { N_ ("Page width"), 640, 480 },
  { N_ ("Square"), 800, 800 },
  { N_ ("Own size"), 0, 0 },
};

#define PRESET_SCREEN 0

/* The window's; the others follow it in the list. */
#define THEME_SCREEN 0

#define PRESET_OWN (G_N_ELEMENTS (presets) - 1)

/**
 * relu_export_dialog_get_options:
 * @self: a dialog
 * @options: (out): what is chosen; the title belongs to the dialog
 */
void
relu_export_dialog_get_options (ReluExportDialog *self, ReluExportOptions *options)
{
  g_return_if_fail (RELU_IS_EXPORT_DIALOG (self));

  *options = (ReluExportOptions) {
    .format = (ReluExportFormat) adw_combo_row_get_selected (self->format_row),
    .width = gtk_spin_button_get_value (self->width_spin),
    .height = gtk_spin_button_get_value (self->height_spin),
    .scale = gtk_spin_button_get_value (self->scale_spin),
    .transparent = gtk_switch_get_active (self->transparent_switch),
    .theme = adw_combo_row_get_selected (self->theme_row) == THEME_SCREEN
                 ? relu_style_get_theme_kind ()
                 : (ReluThemeKind) (adw_combo_row_get_selected (self->theme_row) - 1),
    .title = self->figure_title,
    .palette = relu_preferences_get_palette (),
  };
}

static ReluScene *
ensure_scene (ReluExportDialog *self)
{
  if (self->scene == NULL)
    {
      ReluSceneOptions options = self->shown;

      options.show_headline = gtk_switch_get_active (self->headline_switch);
      options.show_contributions = gtk_switch_get_active (self->contributions_switch);
      options.show_lanes = gtk_switch_get_active (self->lanes_switch);
      options.show_slope_strip = gtk_switch_get_active (self->slope_strip_switch);
      options.show_build_up = gtk_switch_get_active (self->build_up_switch);
      options.show_data = gtk_switch_get_active (self->data_switch);
      options.show_residuals = gtk_switch_get_active (self->residuals_switch);
      self->scene = relu_scene_new (self->analysis, &options);
    }

  return self->scene;
}

static void
update (ReluExportDialog *self)
{
  char width[RELU_NUMBER_BUFFER], height[RELU_NUMBER_BUFFER];
  ReluExportOptions options;
  gboolean is_png;
  gboolean too_large;
  g_autofree char *text = NULL;

  relu_export_dialog_get_options (self, &options);
  is_png = options.format == RELU_EXPORT_PNG;
  too_large = is_png
              && MAX (options.width, options.height) * options.scale > RELU_EXPORT_MAX_PIXELS;

  if (too_large)
    text = g_strdup_printf (_("Too large: an image has at most %d pixels on a side"),
                            RELU_EXPORT_MAX_PIXELS);
  else if (is_png)
    text = g_strdup_printf (_("PNG, %.0f × %.0f pixels"), round (options.width * options.scale),
                            round (options.height * options.scale));
  else if (options.format == RELU_EXPORT_SVG)
    text = g_strdup_printf (_("SVG, %.0f × %.0f px"), options.width, options.height);
  else
    /* 96 px are an inch, and so are 25.4 mm. */
    text = g_strdup_printf (_("PDF, %s × %s cm"),
                            relu_number_to_fixed (options.width * 2.54 / 96, 1, width),
                            relu_number_to_fixed (options.height * 2.54 / 96, 1, height));

  gtk_label_set_label (self->summary, text);
  relu_style_set_class (self->summary, "error", too_large);
  gtk_widget_set_sensitive (self->scale_row, is_png);
  gtk_widget_set_sensitive (self->export_button, !too_large && !self->is_writing);

  relu_export_preview_set (self->preview, ensure_scene (self), &options);
}

static void
contents_changed_cb (ReluExportDialog *self)
{
  g_clear_pointer (&self->scene, relu_scene_unref);
  update (self);
}

static void
preset_changed_cb (ReluExportDialog *self)
{
  guint preset = adw_combo_row_get_selected (self->size_row);

  if (preset >= PRESET_OWN)
    return;

  self->setting_size = TRUE;
  gtk_spin_button_set_value (self->width_spin,
                             preset == PRESET_SCREEN ? self->screen_width : presets[preset].width);
  gtk_spin_button_set_value (self->height_spin, preset == PRESET_SCREEN ? self->screen_height
                                                                        : presets[preset].height);
  self->setting_size = FALSE;
  update (self);
}

/* Shows the preset that has this size, if one has. */
static void
find_preset (ReluExportDialog *self)
{
  int width = gtk_spin_button_get_value_as_int (self->width_spin);
  int height = gtk_spin_button_get_value_as_int (self->height_spin);
  guint preset = PRESET_OWN;

  for (guint i = 0; i < PRESET_OWN; i++)
    {
      if (presets[i].width == width && presets[i].height == height)
        preset = i;
    }
  if (preset == PRESET_OWN && width == self->screen_width && height == self->screen_height)
    preset = PRESET_SCREEN;
  adw_combo_row_set_selected (self->size_row, preset);
}

static void
size_changed_cb (ReluExportDialog *self)
{
  if (self->setting_size)
    return;

  find_preset (self);
  update (self);
}

static void
remember (ReluExportDialog *self)
{
  ReluExportOptions options;

  relu_export_dialog_get_options (self, &options);
  g_settings_set_string (self->settings, "export-format",
                         relu_export_format_get_extension (options.format));
  g_settings_set_int (self->settings, "export-width", (int) options.width);
  g_settings_set_int (self->settings, "export-height", (int) options.height);
  g_settings_set_double (self->settings, "export-scale", options.scale);
  g_settings_set_boolean (self->settings, "export-transparent", options.transparent);
  g_settings_set_string (self->settings, "export-theme",
                         adw_combo_row_get_selected (self->theme_row) == THEME_SCREEN
                             ? "screen"
                             : relu_theme_kind_get_name (options.theme));
  g_settings_set_boolean (self->settings, "export-headline",
                          gtk_switch_get_active (self->headline_switch));
}

static void
recall (ReluExportDialog *self)
{
  g_autofree char *format = g_settings_get_string (self->settings, "export-format");
  g_autofree char *theme_name = g_settings_get_string (self->settings, "export-theme");
  ReluThemeKind theme;

  for (guint i = 0; i < RELU_N_EXPORT_FORMATS; i++)
    {
      if (g_str_equal (format, relu_export_format_get_extension ((ReluExportFormat) i)))
        adw_combo_row_set_selected (self->format_row, i);
    }
  adw_combo_row_set_selected (self->theme_row, relu_theme_kind_from_name (theme_name, &theme)
                                                   ? (guint) theme + 1
                                                   : THEME_SCREEN);

  self->setting_size = TRUE;
  gtk_spin_button_set_value (self->width_spin,
                             g_settings_get_int (self->settings, "export-width"));
  gtk_spin_button_set_value (self->height_spin,
                             g_settings_get_int (self->settings, "export-height"));
  gtk_spin_button_set_value (self->scale_spin,
                             g_settings_get_double (self->settings, "export-scale"));
  find_preset (self);
  self->setting_size = FALSE;

  gtk_switch_set_active (self->transparent_switch,
                         g_settings_get_boolean (self->settings, "export-transparent"));
  gtk_switch_set_active (self->headline_switch,
                         g_settings_get_boolean (self->settings, "export-headline"));
  gtk_switch_set_active (self->contributions_switch, self->shown.show_contributions);
  gtk_switch_set_active (self->lanes_switch, self->shown.show_lanes);
  gtk_switch_set_active (self->slope_strip_switch, self->shown.show_slope_strip);
  gtk_switch_set_active (self->build_up_switch, self->shown.show_build_up);
  gtk_switch_set_active (self->data_switch, self->shown.show_data);
  gtk_switch_set_active (self->residuals_switch, self->shown.show_residuals);
  gtk_widget_set_visible (self->data_row, self->shown.data != NULL);
  gtk_widget_set_visible (self->residuals_row, self->shown.data != NULL);
}

static void
set_writing (ReluExportDialog *self, gboolean is_writing)
{
  self->is_writing = is_writing;
  gtk_spinner_set_spinning (self->spinner, is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->panes), !is_writing);
  gtk_widget_set_sensitive (self->export_button, !is_writing);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_export_finish (result, &error);

  set_writing (self, FALSE);
  if (file == NULL)
    {
      relu_export_place_show_error (GTK_WINDOW (self), _("Could Not Export the Figure"),
                                    error->message);
      return;
    }

  g_signal_emit (self, signals[EXPORTED], 0, file);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * relu_export_dialog_export_to:
 * @self: a dialog
 * @file: where to; the ending of its name decides about the format, where it is known
 *
 * Writes the figure as it is shown in the preview, remembers the choices, and closes the dialog.
 * Where it fails, the dialog stays and says why.
 */
void
relu_export_dialog_export_to (ReluExportDialog *self, GFile *file)
{
  g_autofree char *base = NULL;
  ReluExportOptions options;
  ReluExportFormat format;

  g_return_if_fail (RELU_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (!self->is_writing);

  base = g_file_get_basename (file);
  if (relu_export_format_from_name (base, &format, NULL))
    adw_combo_row_set_selected (self->format_row, format);

  remember (self);
  relu_export_place_remember (self->settings, file);

  relu_export_dialog_get_options (self, &options);
  set_writing (self, TRUE);
  relu_export_async (ensure_scene (self), &options, file, written_cb, g_object_ref (self));
}

static void
place_chosen_cb (GtkWindow *window, GFile *file)
{
  relu_export_dialog_export_to (RELU_EXPORT_DIALOG (window), file);
}

static void
export_clicked_cb (ReluExportDialog *self)
{
  /* That of the chosen format first; another one changes the format. */
  const char *endings[RELU_N_EXPORT_FORMATS + 2] = { NULL };
  ReluExportOptions options;

  relu_export_dialog_get_options (self, &options);
  endings[0] = relu_export_format_get_extension (options.format);
  for (guint i = 0; i < RELU_N_EXPORT_FORMATS; i++)
    endings[i + 1] = relu_export_format_get_extension ((ReluExportFormat) i);
  relu_export_place_ask (GTK_WINDOW (self), self->settings, _("Export Figure"), self->figure_title,
                         endings, place_chosen_cb);
}

static gboolean
turn_idle_cb (gpointer user_data)
{
  ReluExportDialog *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;

  if (self->panes != NULL)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                    narrow ? GTK_ORIENTATION_VERTICAL
                                           : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

/* What has to change in a narrow dialog may not change while sizes are given out. */
static void
relu_export_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluExportDialog *self = RELU_EXPORT_DIALOG (widget);
  gboolean is_vertical = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes))
                         == GTK_ORIENTATION_VERTICAL;

  GTK_WIDGET_CLASS (relu_export_dialog_parent_class)
      ->size_allocate (widget, width, height, baseline);

  if (is_vertical != (width < NARROW_WIDTH))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_idle_cb, g_object_ref (self), g_object_unref);
}

static gboolean
relu_export_dialog_close_request (GtkWindow *window)
{
  ReluExportDialog *self = RELU_EXPORT_DIALOG (window);

  if (self->is_writing)
    return TRUE;

  return GTK_WINDOW_CLASS (relu_export_dialog_parent_class)->close_request (window);
}

static void
relu_export_dialog_dispose (GObject *object)
{
  ReluExportDialog *self = RELU_EXPORT_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->scene, relu_scene_unref);
  g_clear_pointer (&self->analysis, relu_analysis_unref);

  G_OBJECT_CLASS (relu_export_dialog_parent_class)->dispose (object);
}

static void
relu_export_dialog_finalize (GObject *object)
{
  ReluExportDialog *self = RELU_EXPORT_DIALOG (object);

  g_free (self->figure_title);
  g_clear_pointer (&self->shown.ghosts, g_ptr_array_unref);
  g_clear_pointer (&self->shown.data, relu_data_unref);

  G_OBJECT_CLASS (relu_export_dialog_parent_class)->finalize (object);
}

static void
relu_export_dialog_class_init (ReluExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = relu_export_dialog_dispose;
  object_class->finalize = relu_export_dialog_finalize;
  widget_class->size_allocate = relu_export_dialog_size_allocate;
  window_class->close_request = relu_export_dialog_close_request;

  g_type_ensure (RELU_TYPE_EXPORT_PREVIEW);

  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RELU_RESOURCE_PATH "/relu-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, panes);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, height_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, scale_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, headline_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, contributions_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, lanes_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, slope_strip_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, build_up_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, data_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, data_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, residuals_row);
  gtk_widget_class_bind_template_child (widget_class, ReluExportDialog, residuals_switch);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static void
relu_export_dialog_init (ReluExportDialog *self)
{
  g_autoptr (GtkStringList) themes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sizes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  relu_compat_names_mend (GTK_WIDGET (self));
  relu_help_set_page (self, "export");
  relu_number_field_localize (self->scale_spin);

  /* Translators: a theme of the exported figure: that of the window. */
  gtk_string_list_append (themes, C_("theme", "As on the screen"));
  for (guint i = 0; i < RELU_N_THEMES; i++)
    gtk_string_list_append (themes, relu_theme_kind_get_title ((ReluThemeKind) i));
  adw_combo_row_set_model (self->theme_row, G_LIST_MODEL (themes));
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    gtk_string_list_append (sizes, _(presets[i].name));
  adw_combo_row_set_model (self->size_row, G_LIST_MODEL (sizes));
}

static void
connect_choices (ReluExportDialog *self)
{
  GObject *const contents[] = {
    G_OBJECT (self->headline_switch),
    G_OBJECT (self->contributions_switch),
    G_OBJECT (self->lanes_switch),
    G_OBJECT (self->slope_strip_switch),
    G_OBJECT (self->build_up_switch),
    G_OBJECT (self->data_switch),
    G_OBJECT (self->residuals_switch),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    g_signal_connect_swapped (contents[i], "notify::active", G_CALLBACK (contents_changed_cb),
                              self);
  g_signal_connect_swapped (self->transparent_switch, "notify::active", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->format_row, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->theme_row, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->scale_spin, "value-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->size_row, "notify::selected", G_CALLBACK (preset_changed_cb),
                            self);
  g_signal_connect_swapped (self->width_spin, "value-changed", G_CALLBACK (size_changed_cb), self);
  g_signal_connect_swapped (self->height_spin, "value-changed", G_CALLBACK (size_changed_cb),
                            self);
}

/**
 * relu_export_dialog_new:
 * @parent: the window whose figure it is
 * @settings: where the last choices are remembered
 * @analysis: what is drawn
 * @shown: how it is shown in the window; the dialog begins with that
 * @width: of the figure on the screen, in pixels
 * @height: of the figure on the screen
 * @title: of the document
 *
 * Returns: (transfer none): a dialog, not shown yet; it belongs to GTK until it is closed
 */
ReluExportDialog *
relu_export_dialog_new (GtkWindow *parent, GSettings *settings, ReluAnalysis *analysis,
                        const ReluSceneOptions *shown, int width, int height, const char *title)
{
  ReluExportDialog *self = g_object_new (RELU_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->analysis = relu_analysis_ref (analysis);
  self->shown = *shown;
  if (shown->ghosts != NULL)
    g_ptr_array_ref (shown->ghosts);
  if (shown->data != NULL)
    relu_data_ref (shown->data);
  self->screen_width = MAX (width, 100);
  self->screen_height = MAX (height, 100);
  self->figure_title = g_strdup (title);

  recall (self);
  connect_choices (self);
  update (self);
  /* Rather than Cancel. */
  gtk_widget_grab_focus (GTK_WIDGET (self->format_row));

  return self;
}
