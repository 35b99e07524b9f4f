/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-preferences-page.h"

#include <glib/gi18n.h>

#include "relu-application.h"
#include "relu-language.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-preferences.h"
#include "relu-viewport.h"

struct _ReluPreferencesPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;

  AdwComboRow *language_row;
  GtkSpinButton *digits_spin;
  GtkSpinButton *reach_spin;
  AdwComboRow *step_row;
  AdwComboRow *palette_row;
  GtkSpinButton *sound_seconds_spin;
  GtkSpinButton *sound_loudness_spin;
  GtkSwitch *sound_reading_switch;
  GtkSwitch *contributions_switch;
  GtkSwitch *lanes_switch;
  GtkSwitch *slope_strip_switch;
  GtkSwitch *build_up_switch;
  GtkSwitch *data_switch;
  GtkSwitch *residuals_switch;
  GtkSwitch *loss_tracks_switch;
};

G_DEFINE_FINAL_TYPE (ReluPreferencesPage, relu_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

/* Steps that one can choose; the first one is "automatic". */
static const double steps[] = { 0, 0.01, 0.05, 0.1, 0.25, 0.5, 1 };

static gboolean
get_step (GValue *value, GVariant *variant, gpointer user_data)
{
  double step = g_variant_get_double (variant);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] == step)
      selected = i;
  g_value_set_uint (value, selected);
  return TRUE;
}

static GVariant *
set_step (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (steps) ? g_variant_new_double (steps[selected]) : NULL;
}

/* The first one in the row is the system's. */
static gboolean
get_language (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *code = g_variant_get_string (variant, NULL);
  guint n, selected = 0;
  const ReluLanguage *languages = relu_language_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (languages[i].code, code))
      selected = i + 1;
  g_value_set_uint (value, selected);
  return TRUE;
}

static GVariant *
set_language (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint n, selected = g_value_get_uint (value);
  const ReluLanguage *languages = relu_language_list (&n);

  if (selected > n)
    return NULL;
  return g_variant_new_string (selected == 0 ? RELU_LANGUAGE_SYSTEM : languages[selected - 1].code);
}

static gboolean
get_palette (GValue *value, GVariant *variant, gpointer user_data)
{
  ReluPalette palette = RELU_PALETTE_STANDARD;

  relu_palette_from_name (g_variant_get_string (variant, NULL), &palette);
  g_value_set_uint (value, palette);
  return TRUE;
}

static GVariant *
set_palette (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < RELU_N_PALETTES ? g_variant_new_string (relu_palette_get_name (selected))
                                    : NULL;
}

static void
fill_language_row (ReluPreferencesPage *self)
{
  guint n;
  const ReluLanguage *languages = relu_language_list (&n);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  /* Translators: the language of the program: the one of the session. */
  gtk_string_list_append (model, _("As the System"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (model, languages[i].name);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (model));
}

static void
fill_step_row (ReluPreferencesPage *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  /* Translators: the step of sliders: one that suits each of them. */
  gtk_string_list_append (model, _("Automatic"));
  for (guint i = 1; i < G_N_ELEMENTS (steps); i++)
    {
      char number[RELU_NUMBER_BUFFER];

      gtk_string_list_append (model, relu_number_to_display (steps[i], RELU_NUMBER_DIGITS, number));
    }
  adw_combo_row_set_model (self->step_row, G_LIST_MODEL (model));
}

static void
fill_palette_row (ReluPreferencesPage *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < RELU_N_PALETTES; i++)
    gtk_string_list_append (model, relu_palette_get_title (i));
  adw_combo_row_set_model (self->palette_row, G_LIST_MODEL (model));
}

static void
reset_cb (ReluPreferencesPage *self)
{
  relu_preferences_reset (self->settings);
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    g_settings_reset (self->settings, relu_figure_part_get_property (i));
}

static void
bind_row (ReluPreferencesPage *self, const char *key, gpointer object, const char *property)
{
  g_settings_bind (self->settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}

static void
bind_all (ReluPreferencesPage *self)
{
  GtkSwitch *const switches[RELU_N_FIGURE_PARTS] = {
    [RELU_PART_CONTRIBUTIONS] = self->contributions_switch,
    [RELU_PART_LANES] = self->lanes_switch,
    [RELU_PART_SLOPE_STRIP] = self->slope_strip_switch,
    [RELU_PART_BUILD_UP] = self->build_up_switch,
    [RELU_PART_DATA] = self->data_switch,
    [RELU_PART_RESIDUALS] = self->residuals_switch,
    [RELU_PART_LOSS_TRACKS] = self->loss_tracks_switch,
  };

  g_settings_bind_with_mapping (self->settings, "language", self->language_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_language, set_language, NULL, NULL);
  bind_row (self, "digits", self->digits_spin, "value");
  bind_row (self, "slider-reach", self->reach_spin, "value");
  g_settings_bind_with_mapping (self->settings, "slider-step", self->step_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_step, set_step, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "palette", self->palette_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_palette, set_palette, NULL, NULL);
  bind_row (self, "sound-seconds", self->sound_seconds_spin, "value");
  bind_row (self, "sound-loudness", self->sound_loudness_spin, "value");
  bind_row (self, "sound-reading", self->sound_reading_switch, "active");
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    bind_row (self, relu_figure_part_get_property (i), switches[i], "active");
}

static void
relu_preferences_page_dispose (GObject *object)
{
  ReluPreferencesPage *self = RELU_PREFERENCES_PAGE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (relu_preferences_page_parent_class)->dispose (object);
}

static void
relu_preferences_page_class_init (ReluPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_preferences_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RELU_RESOURCE_PATH "/relu-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, digits_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, reach_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, step_row);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, palette_row);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, sound_seconds_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, sound_loudness_spin);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, sound_reading_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, contributions_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, lanes_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, slope_strip_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, build_up_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, data_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, residuals_switch);
  gtk_widget_class_bind_template_child (widget_class, ReluPreferencesPage, loss_tracks_switch);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
relu_preferences_page_init (ReluPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  relu_number_field_localize (self->reach_spin);
  fill_language_row (self);
  fill_step_row (self);
  fill_palette_row (self);
}

/**
 * relu_preferences_page_new:
 * @settings: the program's
 *
 * Makes a page whose rows show @settings and change them at once.
 *
 * Returns: (transfer floating): a page
 */
AdwPreferencesPage *
relu_preferences_page_new (GSettings *settings)
{
  ReluPreferencesPage *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RELU_TYPE_PREFERENCES_PAGE, NULL);
  self->settings = g_object_ref (settings);
  bind_all (self);

  return ADW_PREFERENCES_PAGE (self);
}
