/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "relu-compat-about.h"
#include "relu-compat-preferences.h"
#include "relu-draft-store.h"
#include "relu-draft.h"
#include "relu-file-async.h"
#include "relu-help.h"
#include "relu-language.h"
#include "relu-lesson-load.h"
#include "relu-preferences-page.h"
#include "relu-preferences.h"
#include "relu-real-file.h"
#include "relu-troubleshooting.h"
#include "relu-window-private.h"

struct _ReluApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  gboolean exit_after_startup;
  guint speak_id; /* another language was chosen */

  GPtrArray *loading; /* what is being read, each for a window of its own; not owned */
  GString *failures;  /* a line for each that could not be */

  GtkWindow *top; /* of the recovered ones, the one that was used last; weak */
  gint64 top_used;
};

G_DEFINE_FINAL_TYPE (ReluApplication, relu_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[4];
} Accel;

static const Accel accels[] = {
  { "app.help", { "F1" } },
  { "app.new-window", { "<Primary><Shift>n" } },
  { "app.preferences", { "<Primary>comma" } },
  { "app.quit", { "<Primary>q" } },
  { "win.new", { "<Primary>n" } },
  { "win.open", { "<Primary>o" } },
  { "win.open-examples", { "<Primary>e" } },
  { "win.lesson-next", { "<Primary>Page_Down", "<Primary>KP_Page_Down" } },
  { "win.lesson-back", { "<Primary>Page_Up", "<Primary>KP_Page_Up" } },
  { "win.save", { "<Primary>s" } },
  { "win.save-as", { "<Primary><Shift>s" } },
  { "win.export", { "<Primary><Shift>e" } },
  { "win.copy-figure", { "<Primary>c" } },
  { "win.export-handout", { "<Primary>p" } },
  { "win.record-animation", { "<Primary><Shift>r" } },
  { "win.paste-data", { "<Primary>v" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "win.add-unit", { "<Primary>u" } },
  { "win.duplicate-unit", { "<Primary>j" } },
  { "win.remove-unit", { "<Primary><Shift>Delete" } },
  { "win.add-layer", { "<Primary>l" } },
  { "win.mute-unit", { "<Primary>m" } },
  { "win.solo-unit", { "<Primary><Shift>m" } },
  { "win.toggle-lock", { "<Primary>k" } },
  { "win.pin-slider", { "<Primary><Shift>k" } },
  { "win.zoom-in", { "<Primary>plus", "<Primary>equal", "<Primary>KP_Add" } },
  { "win.zoom-out", { "<Primary>minus", "<Primary>KP_Subtract" } },
  { "win.fit", { "<Primary>0", "<Primary>KP_0" } },
  { "win.fit-domain", { "<Primary>9", "<Primary>KP_9" } },
  { "win.show-contributions", { "<Primary>1" } },
  { "win.show-lanes", { "<Primary>2" } },
  { "win.show-slope-strip", { "<Primary>3" } },
  { "win.tool-page('network')", { "<Primary>d" } },
  { "win.tool-page('inspector')", { "<Primary>i" } },
  { "win.tool-page('regions')", { "<Primary>r" } },
  { "win.tool-page('compare')", { "<Primary>g" } },
  { "win.tool-page('data')", { "<Primary><Shift>d" } },
  { "win.tool-page('training')", { "<Primary>t" } },
  { "win.tool-page('starts')", { "<Primary><Shift>t" } },
  { "win.tool-page('lesson')", { "<Primary><Shift>l" } },
  { "win.add-lesson-step", { "<Primary><Shift>a" } },
  { "win.run-training", { "F5" } },
  { "win.step-training", { "F8" } },
  { "win.same-start", { "<Shift>F5" } },
  { "win.new-start", { "<Primary>F5" } },
  { "win.show-build-up", { "<Primary>4" } },
  { "win.show-data", { "<Primary>5" } },
  { "win.show-residuals", { "<Primary>6" } },
  { "win.edit-data", { "<Primary><Shift>p" } },
  { "win.show-loss-tracks", { "<Primary>7" } },
  { "win.pin", { "<Primary><Shift>g" } },
  { "win.hear-curve", { "<Primary>h" } },
  { "win.stop-sound", { "Escape" } },
  { "win.next-part", { "F6" } },
  { "win.previous-part", { "<Shift>F6" } },
  { "win.toggle-pane", { "F9" } },
  { "win.present", { "F11" } },
  { "win.toggle-fullscreen", { "<Shift>F11" } },
  { "win.show-help-overlay", { "<Primary>question", "<Primary>F1" } },
  { "win.close", { "<Primary>w" } },
  { "guide.back", { "<Alt>Left", "Back" } },
  { "guide.forward", { "<Alt>Right", "Forward" } },
  { "guide.search", { "<Primary>f" } },
};

static ReluWindow *
present_new_window (ReluApplication *self)
{
  ReluWindow *window = relu_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_new_window (user_data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL && !relu_compat_preferences_present (window))
    relu_compat_preferences_show (window, _("Preferences"),
                                  relu_preferences_page_new (self->settings));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);
  g_autofree char *debug_info = relu_troubleshooting_dup_text (window);
  const ReluCompatAbout about = {
    .application_name = "Reluscope",
    .application_icon = RELU_APPLICATION_ID,
    .developer_name = _("The Reluscope developers"),
    .version = RELUSCOPE_VERSION,
    .comments = _("See where the non-linearity of a ReLU network comes from."),
    .copyright = _("© The Reluscope developers"),
    /* Translators: your names, one a line, perhaps with addresses: they are shown as credits. */
    .translator_credits = _("translator-credits"),
    .debug_info = debug_info,
    .debug_info_filename = "reluscope-troubleshooting.txt",
  };

  relu_compat_show_about (window, &about);
}

/* Asks one window after the other; nothing is closed before all have agreed. */
typedef struct
{
  ReluApplication *application;
  GQueue to_ask; /* of ReluWindow, references */
  GQueue agreed;
} Quit;

/* What a window had when it agreed; kept with it. */
#define AGREED_CONTENTS "reluscope-agreed-contents"
#define AGREED_LESSON "reluscope-agreed-lesson"

static void
quit_free (Quit *quit)
{
  g_queue_clear_full (&quit->to_ask, g_object_unref);
  g_queue_clear_full (&quit->agreed, g_object_unref);
  g_object_unref (quit->application);
  g_free (quit);
}

static void quit_next (Quit *quit);

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *window = RELU_WINDOW (source);
  Quit *quit = user_data;
  ReluLesson *lesson;

  if (!relu_window_leave_finish (window, result))
    {
      quit_free (quit);
      return;
    }

  g_object_set_data_full (source, AGREED_CONTENTS,
                          relu_file_ref (relu_document_get_contents (window->document)),
                          (GDestroyNotify) relu_file_unref);
  lesson = relu_lesson_document_get_lesson (window->lessons);
  g_object_set_data_full (source, AGREED_LESSON, lesson == NULL ? NULL : relu_lesson_ref (lesson),
                          (GDestroyNotify) relu_lesson_unref);
  g_queue_push_tail (&quit->agreed, g_object_ref (source));
  quit_next (quit);
}

static gboolean
take_back_stale (Quit *quit)
{
  gboolean any = FALSE;

  for (guint n = g_queue_get_length (&quit->agreed); n > 0; n--)
    {
      ReluWindow *window = g_queue_pop_head (&quit->agreed);
      gboolean stale = relu_document_get_contents (window->document)
                           != g_object_get_data (G_OBJECT (window), AGREED_CONTENTS)
                       || relu_lesson_document_get_lesson (window->lessons)
                              != g_object_get_data (G_OBJECT (window), AGREED_LESSON);

      g_queue_push_tail (stale ? &quit->to_ask : &quit->agreed, window);
      any |= stale;
    }

  return any;
}

static void
quit_next (Quit *quit)
{
  g_autoptr (ReluWindow) window = g_queue_pop_head (&quit->to_ask);

  if (window != NULL)
    {
      relu_window_leave_all_async (window, left_cb, quit);
      return;
    }

  /* Who was edited while another one was asked is asked again. */
  if (take_back_stale (quit))
    {
      quit_next (quit);
      return;
    }

  for (GList *l = quit->agreed.head; l != NULL; l = l->next)
    relu_window_close_now (l->data);
  g_application_quit (G_APPLICATION (quit->application));
  quit_free (quit);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Quit *quit = g_new0 (Quit, 1);

  quit->application = g_object_ref (user_data);
  for (GList *l = gtk_application_get_windows (user_data); l != NULL; l = l->next)
    {
      if (RELU_IS_WINDOW (l->data))
        g_queue_push_tail (&quit->to_ask, g_object_ref (l->data));
    }
  quit_next (quit);
}

static const GActionEntry actions[] = {
  { "new-window", new_window_cb },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

/* The first picture is on the screen: what was asked for has been shown to work. */
static void
after_paint_cb (GdkFrameClock *clock, ReluApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      /* Nothing that the next start would bring back. */
      if (RELU_IS_WINDOW (l->data))
        relu_draft_discard (RELU_WINDOW (l->data)->draft);
    }
  g_application_quit (G_APPLICATION (self));
}

static void
map_cb (GtkWidget *window, ReluApplication *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), self, 0);
}

static void
window_added_cb (ReluApplication *self, GtkWindow *window)
{
  if (self->exit_after_startup && RELU_IS_WINDOW (window))
    g_signal_connect_object (window, "map", G_CALLBACK (map_cb), self, G_CONNECT_AFTER);
}

typedef struct
{
  ReluApplication *application;
  GFile *file;
  GKeyFile *view; /* how its window looked when it was lost, or NULL */
} Load;

static void
load_free (Load *self)
{
  g_object_unref (self->application);
  g_object_unref (self->file);
  g_clear_pointer (&self->view, g_key_file_unref);
  g_free (self);
}

/* One dialog about all files that could not be read, over one window. */
static void
show_failures (ReluApplication *self)
{
  ReluWindow *window = NULL;
  g_autofree char *message = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (window == NULL && RELU_IS_WINDOW (l->data))
      window = l->data;
  if (window == NULL)
    window = present_new_window (self);

  message = g_string_free (g_steal_pointer (&self->failures), FALSE);
  relu_window_show_error (window,
                          strchr (message, '\n') == NULL ? _("Could Not Open the File")
                                                         : _("Could Not Open the Files"),
                          message);
}

static void
show_recovered (ReluApplication *self, ReluWindow *window, GKeyFile *view)
{
  gint64 used = g_key_file_get_int64 (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_USED, NULL);

  relu_window_restore_view (window, view);
  gtk_window_present (GTK_WINDOW (window));
  if (used >= self->top_used)
    {
      self->top_used = used;
      g_set_weak_pointer (&self->top, GTK_WINDOW (window));
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  ReluApplication *self = load->application;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_file_load_finish (result, &error);

  GtkWindow *other = relu_application_find_window (self, load->file);

  g_ptr_array_remove (self->loading, load);
  if (other != NULL)
    {
      /* Opened there while it was being read here. */
      gtk_window_present (other);
    }
  else if (contents != NULL)
    {
      ReluWindow *window = relu_window_new (self);

      relu_window_set_contents (window, contents, load->file);
      if (load->view != NULL)
        {
          show_recovered (self, window, load->view);
        }
      else
        {
          relu_window_add_recent (window, load->file);
          gtk_window_present (GTK_WINDOW (window));
        }
    }
  else
    {
      if (self->failures == NULL)
        self->failures = g_string_new (NULL);
      if (self->failures->len > 0)
        g_string_append_c (self->failures, '\n');
      g_string_append (self->failures, error->message);
    }

  if (self->loading->len == 0)
    {
      /* Files that were read late must not hide it. */
      if (load->view != NULL && self->top != NULL)
        gtk_window_present (self->top);
      if (self->failures != NULL)
        show_failures (self);
    }

  g_application_release (G_APPLICATION (self));
  load_free (load);
}

/* Opens a file in a new window, unless it is open or about to be. */
static void
open_file (ReluApplication *self, GFile *file, GKeyFile *view)
{
  GtkWindow *window = relu_application_find_window (self, file);
  Load *load;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  for (guint i = 0; i < self->loading->len; i++)
    {
      load = g_ptr_array_index (self->loading, i);
      if (relu_real_file_equal (load->file, file))
        return;
    }

  /* The window comes when the file is read, so nothing else is seen before. */
  g_application_hold (G_APPLICATION (self));
  load = g_new0 (Load, 1);
  load->application = g_object_ref (self);
  load->file = g_object_ref (file);
  load->view = view == NULL ? NULL : g_key_file_ref (view);
  g_ptr_array_add (self->loading, load);
  relu_file_load_async (file, loaded_cb, load);
}

static void
recover_cb (const ReluDraftLost *lost, gpointer user_data)
{
  ReluApplication *self = user_data;
  ReluWindow *window;

  if (lost->contents == NULL)
    {
      open_file (self, lost->origin, lost->view);
      return;
    }

  window = relu_window_new (self);
  if (lost->modified)
    relu_window_recover (window, lost->contents, lost->origin);
  else
    relu_window_set_contents (window, lost->contents, lost->origin);
  show_recovered (self, window, lost->view);
}

static void
relu_application_activate (GApplication *application)
{
  ReluApplication *self = RELU_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->loading->len == 0)
    present_new_window (self);
}

static void
relu_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    relu_application_open_file (RELU_APPLICATION (application), files[i]);
}

static int
relu_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  ReluApplication *self = RELU_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("reluscope %s\n", RELUSCOPE_VERSION);
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      /* Shows that this very program starts, not one that runs already. */
      self->exit_after_startup = TRUE;
      g_application_set_flags (application, g_application_get_flags (application)
                                                | G_APPLICATION_NON_UNIQUE);
    }

  return G_APPLICATION_CLASS (relu_application_parent_class)
      ->handle_local_options (application, options);
}

/* GTK itself knows which way the session's language goes. */
static void
set_direction (void)
{
  const ReluLanguage *language = relu_language_get_chosen ();

  if (language != NULL)
    gtk_widget_set_default_direction (language->is_right_to_left ? GTK_TEXT_DIR_RTL
                                                                 : GTK_TEXT_DIR_LTR);
  else
    gtk_widget_set_default_direction (gtk_get_locale_direction ());
}

/* Texts stand where they were put: all windows are made anew, those used last on top. */
static gboolean
speak_cb (gpointer user_data)
{
  ReluApplication *self = user_data;
  g_autofree char *code = g_settings_get_string (self->settings, "language");
  const ReluLanguage *language = relu_language_find (code);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  gboolean shows_preferences = FALSE;

  self->speak_id = 0;
  if (language == relu_language_get_chosen ())
    return G_SOURCE_REMOVE;

  relu_language_choose (language);
  set_direction ();
  for (GList *l = g_list_last (windows); l != NULL; l = l->prev)
    {
      if (!RELU_IS_WINDOW (l->data))
        continue;
      shows_preferences |= relu_compat_preferences_get_dialog (l->data) != NULL;
      relu_window_reopen (l->data);
    }
  relu_help_reopen (GTK_APPLICATION (self));
  if (shows_preferences)
    g_action_group_activate_action (G_ACTION_GROUP (self), "preferences", NULL);
  return G_SOURCE_REMOVE;
}

/* Not from within the signal of a row that goes with its window. */
static void
language_cb (ReluApplication *self)
{
  if (self->speak_id == 0)
    self->speak_id = g_idle_add (speak_cb, self);
}

static void
relu_application_startup (GApplication *application)
{
  ReluApplication *self = RELU_APPLICATION (application);

  G_APPLICATION_CLASS (relu_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (RELU_APPLICATION_ID);
  self->settings = g_settings_new (RELU_APPLICATION_ID);
  relu_preferences_bind (self->settings);
  set_direction ();
  g_signal_connect_swapped (self->settings, "changed::language", G_CALLBACK (language_cb), self);

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);

  if (!self->exit_after_startup)
    relu_draft_store_recover (recover_cb, self);
}

static void
relu_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (relu_application_parent_class)->shutdown (application);

  relu_store_wait ();
  relu_draft_shut_down ();
}

static void
relu_application_dispose (GObject *object)
{
  ReluApplication *self = RELU_APPLICATION (object);

  g_clear_handle_id (&self->speak_id, g_source_remove);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->top);
  g_clear_pointer (&self->loading, g_ptr_array_unref);
  if (self->failures != NULL)
    g_string_free (g_steal_pointer (&self->failures), TRUE);

  G_OBJECT_CLASS (relu_application_parent_class)->dispose (object);
}

static void
relu_application_class_init (ReluApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = relu_application_dispose;

  application_class->activate = relu_application_activate;
  application_class->open = relu_application_open;
  application_class->handle_local_options = relu_application_handle_local_options;
  application_class->startup = relu_application_startup;
  application_class->shutdown = relu_application_shutdown;
}

static void
relu_application_init (ReluApplication *self)
{
  static char *language = NULL;
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    /* main() has taken it out; here it is for --help only. */
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("The language of this program: ar, de, en, es, fr, pt_BR, zh_CN"), N_ ("CODE") },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  self->loading = g_ptr_array_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _("Shows where the non-linearity of a ReLU network comes from."));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  relu_help_install (GTK_APPLICATION (self));
  g_signal_connect (self, "window-added", G_CALLBACK (window_added_cb), NULL);
}

/**
 * relu_application_new:
 *
 * Returns: (transfer full): the program, not yet running
 */
ReluApplication *
relu_application_new (void)
{
  return g_object_new (RELU_TYPE_APPLICATION,
                       "application-id", RELU_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RELU_RESOURCE_PATH,
                       NULL);
}

static gboolean
is_file (GFile *own, GFile *file)
{
  return own != NULL && relu_real_file_equal (own, file);
}

/**
 * relu_application_find_window:
 * @self: the program
 * @file: a network file, or a lesson that is being made
 *
 * Each file is open in one window only, so that no save undoes another one.
 *
 * Returns: (transfer none) (nullable): the window that has @file open, under this or another name
 */
GtkWindow *
relu_application_find_window (ReluApplication *self, GFile *file)
{
  g_return_val_if_fail (RELU_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      ReluWindow *window = RELU_IS_WINDOW (l->data) ? RELU_WINDOW (l->data) : NULL;

      if (window != NULL && window->document != NULL
          && (is_file (relu_document_get_file (window->document), file)
              || is_file (relu_lesson_document_get_file (window->lessons), file)))
        return l->data;
    }

  return NULL;
}

/**
 * relu_application_open_file:
 * @self: the program
 * @file: a network file, a lesson, or a text with points
 *
 * Shows @file: in the window that has it open already, else in a new window. Points go into the data of
 * the network that a new window has.
 */
void
relu_application_open_file (ReluApplication *self, GFile *file)
{
  g_return_if_fail (RELU_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (relu_window_is_data_file (file))
    relu_window_open (present_new_window (self), file);
  else if (relu_is_lesson_file (file))
    relu_window_open (relu_window_new (self), file);
  else
    open_file (self, file, NULL);
}

/**
 * relu_application_get_settings:
 * @self: the program, started
 *
 * Returns: (transfer none): what is remembered from one use to the next
 */
GSettings *
relu_application_get_settings (ReluApplication *self)
{
  g_return_val_if_fail (RELU_IS_APPLICATION (self), NULL);

  return self->settings;
}
