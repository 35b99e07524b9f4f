/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure leaves the window: the export dialog and the clipboard. */

#include "relu-compat-alert.h"
#include "relu-export-dialog.h"
#include "relu-export-preview.h"
#include "relu-figure-bar.h"
#include "relu-figure-view.h"
#include "relu-style.h"
#include "window-fixture.h"

static ReluExportDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (RELU_IS_EXPORT_DIALOG (window))
        return RELU_EXPORT_DIALOG (window);
    }

  return NULL;
}

static gboolean
dialog_is_mapped (gpointer data)
{
  ReluExportDialog *dialog = find_dialog ();

  return dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog));
}

static gboolean
dialog_is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static ReluExportDialog *
open_dialog (ReluWindow *window)
{
  fixture_activate (window, "win.export");
  fixture_wait (dialog_is_mapped, NULL);
  return find_dialog ();
}

static char *
export_to (ReluExportDialog *dialog, const char *name, gsize *length)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents;

  relu_export_dialog_export_to (dialog, file);
  fixture_wait (dialog_is_gone, NULL);
  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name, *start;
    gsize n_start;
  } cases[] = {
    { "figure.svg", "<?xml", 5 },
    { "figure.png", "\x89PNG\r\n\x1a\n", 8 },
    { "figure.pdf", "%PDF-", 5 },
  };
  ReluWindow *window = fixture_open_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *contents = export_to (open_dialog (window), cases[i].name, &length);

      g_assert_cmpuint (length, >, 1000);
      g_assert_cmpmem (contents, cases[i].n_start, cases[i].start, cases[i].n_start);
    }

  fixture_close_window (window);
}

static void
test_svg_says_what_is_shown (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluAnalysis *analysis = relu_document_get_analysis (relu_window_get_document (window), NULL);
  g_autofree char *title = relu_document_dup_title (relu_window_get_document (window));
  g_autofree char *title_element = g_strdup_printf (">%s</title>", title);
  g_autofree char *svg = export_to (open_dialog (window), "words.svg", NULL);

  g_assert_nonnull (strstr (svg, title_element));
  g_assert_nonnull (strstr (svg, relu_analysis_get_headline (analysis)));

  fixture_close_window (window);
}

static GtkSwitch *
get_switch (ReluExportDialog *dialog, guint index)
{
  return GTK_SWITCH (fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH, index));
}

/* The dialog begins with what the window shows, and with the last choices. */
static void
test_choices (void)
{
  GSettings *settings = relu_application_get_settings (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  ReluExportDialog *dialog;
  ReluExportOptions options;
  GtkWidget *width, *size_row;
  g_autofree char *svg = NULL;

  g_settings_set_string (settings, "export-format", "pdf");
  g_settings_set_string (settings, "export-theme", "print");
  g_settings_set_int (settings, "export-width", 1024);
  g_settings_set_int (settings, "export-height", 768);
  fixture_activate (window, "win.show-lanes");
  fixture_activate (window, "win.show-build-up");

  dialog = open_dialog (window);
  relu_export_dialog_get_options (dialog, &options);
  g_assert_cmpint (options.format, ==, RELU_EXPORT_PDF);
  g_assert_cmpint (options.theme, ==, RELU_THEME_PRINT);
  g_assert_cmpfloat (options.width, ==, 1024);
  g_assert_cmpfloat (options.height, ==, 768);
  /* In the order of the dialog: background, verdict, contributions, lanes, slope strip, build-up. */
  g_assert_true (gtk_switch_get_active (get_switch (dialog, 1)));
  g_assert_false (gtk_switch_get_active (get_switch (dialog, 3)));
  g_assert_false (gtk_switch_get_active (get_switch (dialog, 4)));
  g_assert_true (gtk_switch_get_active (get_switch (dialog, 5)));

  /* A preset sets the numbers; another number is no preset. */
  size_row = fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 2);
  width = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (size_row)), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (size_row), 2);
  relu_export_dialog_get_options (dialog, &options);
  g_assert_cmpfloat (options.width, ==, 1280);
  g_assert_cmpfloat (options.height, ==, 720);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (width), 1000);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (size_row)), ==, 6);

  gtk_switch_set_active (get_switch (dialog, 1), FALSE);
  svg = export_to (dialog, "choices.svg", NULL);
  g_assert_nonnull (strstr (svg, "width=\"1000"));
  g_assert_nonnull (strstr (svg, "height=\"720"));
  g_assert_nonnull (strstr (svg, "Built up from: z₀"));
  g_assert_cmpint (g_settings_get_int (settings, "export-width"), ==, 1000);
  g_assert_false (g_settings_get_boolean (settings, "export-headline"));

  for (guint i = 0; i < 7; i++)
    {
      static const char *const keys[] = { "export-format", "export-theme", "export-width",
                                          "export-height", "export-headline", "show-lanes",
                                          "show-build-up" };

      g_settings_reset (settings, keys[i]);
    }
  fixture_close_window (window);
}

/* Points are offered where there are any, and the picture has what the window shows. */
static void
test_data (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluViewport *viewport = relu_window_get_viewport (window);
  GtkWidget *bar = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_BAR, 0);
  GtkWidget *toggle = fixture_find (bar, GTK_TYPE_TOGGLE_BUTTON, 4);
  g_autoptr (ReluData) data = relu_data_new (2, (double[]) { -1, 2 }, (double[]) { 0.25, 3 });
  g_autoptr (ReluFile) contents
      = relu_file_with_data (relu_document_get_contents (document), data);
  g_autofree char *svg = NULL;
  g_autofree char *without = NULL;
  ReluExportDialog *dialog;

  g_assert_false (gtk_widget_get_visible (toggle));
  g_assert_false (fixture_is_enabled (window, "show-data"));
  g_assert_false (fixture_is_enabled (window, "show-residuals"));
  g_assert_true (fixture_is_enabled (window, "edit-data"));
  dialog = open_dialog (window);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_switch (dialog, 6))));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle ();

  relu_document_edit (document, contents);
  g_assert_true (gtk_widget_get_visible (toggle));
  g_assert_true (fixture_is_enabled (window, "show-data"));
  g_assert_true (fixture_get_state (window, "show-data"));
  g_assert_false (fixture_get_state (window, "show-residuals"));
  fixture_activate (window, "win.show-residuals");
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_RESIDUALS));
  dialog = open_dialog (window);
  g_assert_true (gtk_switch_get_active (get_switch (dialog, 6)));
  g_assert_true (gtk_switch_get_active (get_switch (dialog, 7)));
  svg = export_to (dialog, "data.svg", NULL);
  g_assert_nonnull (strstr (svg, "2 data points, x from −1 to 2, y from 0.25 to 3."));

  fixture_activate (window, "win.show-data");
  g_assert_false (relu_viewport_get_shows (viewport, RELU_PART_DATA));
  g_assert_false (fixture_is_enabled (window, "show-residuals"));
  dialog = open_dialog (window);
  g_assert_false (gtk_switch_get_active (get_switch (dialog, 6)));
  without = export_to (dialog, "no-data.svg", NULL);
  g_assert_null (strstr (without, "data points"));

  /* To edit them shows them, and brings the keyboard to them. */
  fixture_activate (window, "win.edit-data");
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_DATA));
  g_assert_true (RELU_IS_FIGURE_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_true (fixture_get_state (window, "edit-data"));
  fixture_activate (window, "win.edit-data");
  g_assert_false (relu_viewport_get_edits_data (viewport));

  fixture_activate (window, "win.show-residuals");
  fixture_close_window (window);
}

/* Until something else is chosen, the picture is the one on the screen; Cancel forgets choices, and
 * there is one dialog at a time. */
static void
test_as_on_the_screen (void)
{
  GSettings *settings = relu_application_get_settings (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  ReluExportDialog *dialog;
  ReluExportOptions options;
  g_autofree char *remembered = NULL;
  GtkWidget *focus, *theme;

  dialog = open_dialog (window);
  relu_export_dialog_get_options (dialog, &options);
  g_assert_cmpint (options.theme, ==, relu_style_get_theme_kind ());
  theme = fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (theme)), ==, 0);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_assert_true (focus == fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0)
                 || gtk_widget_get_ancestor (focus, ADW_TYPE_COMBO_ROW) != NULL);

  fixture_activate (window, "win.export");
  fixture_settle ();
  g_assert_true (find_dialog () == dialog);

  adw_combo_row_set_selected (ADW_COMBO_ROW (theme), 1 + RELU_THEME_PRINT);
  relu_export_dialog_get_options (dialog, &options);
  g_assert_cmpint (options.theme, ==, RELU_THEME_PRINT);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle ();
  g_assert_null (find_dialog ());
  remembered = g_settings_get_string (settings, "export-theme");
  g_assert_cmpstr (remembered, ==, "screen");

  g_assert_nonnull (open_dialog (window));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  fixture_settle ();
  fixture_close_window (window);
}

static void
test_failure_stays (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluExportDialog *dialog = open_dialog (window);
  g_autofree char *path = fixture_path ("a-file");
  g_autoptr (GFile) impossible = NULL;
  g_autofree char *error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  impossible = g_file_new_build_filename (path, "figure.svg", NULL);
  relu_export_dialog_export_to (dialog, impossible);
  error = fixture_wait_for_alert (GTK_WINDOW (dialog));
  g_assert_nonnull (strstr (error, "figure.svg"));
  relu_compat_alert_respond (GTK_WINDOW (dialog), "cancel");
  fixture_wait (fixture_has_no_alert, dialog);
  g_assert_true (find_dialog () == dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);

  fixture_close_window (window);
}

static void
test_too_large_is_refused (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluExportDialog *dialog = open_dialog (window);
  GtkWidget *format = fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0);
  GtkWidget *width = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPIN_BUTTON, 0);
  GtkWidget *scale = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPIN_BUTTON, 2);
  GtkWidget *button = NULL;

  for (guint i = 0;; i++)
    {
      const char *label;

      button = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i);
      label = gtk_button_get_label (GTK_BUTTON (button));
      if (label != NULL && g_str_has_prefix (label, "Export"))
        break;
    }

  adw_combo_row_set_selected (ADW_COMBO_ROW (format), RELU_EXPORT_PNG);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (width), 20000);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (scale), 2);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (width), 800);
  g_assert_true (gtk_widget_get_sensitive (button));

  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);
  fixture_close_window (window);
}

static void
test_dialog_accessibility (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluExportDialog *dialog = open_dialog (window);
  GtkWidget *preview = fixture_find (GTK_WIDGET (dialog), RELU_TYPE_EXPORT_PREVIEW, 0);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Preview of the figure");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (preview),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);
  fixture_close_window (window);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static char *
read_clipboard (GdkContentProvider *provider, const char *mime_type)
{
  GOutputStream *stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;
  char *text;

  gdk_content_provider_write_mime_type_async (provider, mime_type, stream, G_PRIORITY_DEFAULT,
                                              NULL, written_cb, &done);
  fixture_wait (is_true, &done);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_object_unref (stream);
  return text;
}

static void
test_copy (void)
{
  ReluWindow *window = fixture_open_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GdkContentFormats) formats = NULL;
  GdkContentProvider *provider;
  g_autofree char *svg = NULL;
  g_autofree char *png = NULL;

  fixture_activate (window, "win.copy-figure");
  provider = gdk_clipboard_get_content (clipboard);
  g_assert_nonnull (provider);
  formats = gdk_content_provider_ref_formats (provider);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));

  svg = read_clipboard (provider, "image/svg+xml");
  g_assert_nonnull (strstr (svg, "Three ReLUs that bend"));
  png = read_clipboard (provider, "image/png");
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);

  gdk_clipboard_set_content (clipboard, NULL);
  fixture_close_window (window);
}

/* Ctrl+C in a field with marked text is about that text. */
static void
test_copy_text (void)
{
  ReluWindow *window = fixture_open_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GtkWidget *text = fixture_find (GTK_WIDGET (window), GTK_TYPE_TEXT, 0);

  g_assert_true (gtk_widget_grab_focus (text));
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  fixture_activate (window, "win.copy-figure");
  g_assert_false (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                         "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                    G_TYPE_STRING));

  gtk_editable_select_region (GTK_EDITABLE (text), 0, 0);
  fixture_activate (window, "win.copy-figure");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "image/svg+xml"));

  gdk_clipboard_set_content (clipboard, NULL);
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-figure/formats", test_formats);
  g_test_add_func ("/window-figure/svg-says-what-is-shown", test_svg_says_what_is_shown);
  g_test_add_func ("/window-figure/choices", test_choices);
  g_test_add_func ("/window-figure/data", test_data);
  g_test_add_func ("/window-figure/as-on-the-screen", test_as_on_the_screen);
  g_test_add_func ("/window-figure/failure-stays", test_failure_stays);
  g_test_add_func ("/window-figure/too-large-is-refused", test_too_large_is_refused);
  g_test_add_func ("/window-figure/dialog-accessibility", test_dialog_accessibility);
  g_test_add_func ("/window-figure/copy", test_copy);
  g_test_add_func ("/window-figure/copy-text", test_copy_text);

  return fixture_run ();
}
