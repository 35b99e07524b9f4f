/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each control says what it does when one points at it, and its key. */

#include "relu-job-dialog.h"
#include "relu-guide-window.h"
#include "relu-preferences-page.h"
#include "window-fixture.h"

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || ADW_IS_SPLIT_BUTTON (widget)
         || GTK_IS_SCALE (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_CHECK_BUTTON (widget);
}

/* Whether something is said when the pointer rests on it: by the widget, or by what it is in. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GObject) tooltip = NULL;
      gboolean shows = FALSE;

      if (!gtk_widget_get_has_tooltip (widget))
        continue;
      tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
      g_signal_emit_by_name (widget, "query-tooltip", 1, 1, TRUE, tooltip, &shows);
      if (shows)
        return TRUE;
    }

  return FALSE;
}

/* The key of its command that its tooltip does not name, or NULL. */
static char *
dup_missing_key (GtkWidget *widget)
{
  const char *name
      = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  const char *text = gtk_widget_get_tooltip_text (widget);
  g_autofree char *action = NULL;
  g_auto (GStrv) accels = NULL;
  g_autofree char *key = NULL;
  guint keyval;
  GdkModifierType modifiers;

  if (name == NULL)
    return NULL;
  action = g_action_print_detailed_name (name,
                                         gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (fixture_get_application ()), action);
  if (accels[0] == NULL)
    return NULL;
  g_assert_true (gtk_accelerator_parse (accels[0], &keyval, &modifiers));
  key = gtk_accelerator_get_label (keyval, modifiers);

  return text != NULL && strstr (text, key) != NULL ? NULL : g_steal_pointer (&key);
}

/* To find it in the source. */
static char *
dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);

  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (!GTK_IS_BOX (widget))
      g_string_append_printf (place, "%s%s%s ", G_OBJECT_TYPE_NAME (widget),
                              GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) ? " " : "",
                              GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget))
                                  ? gtk_button_get_label (GTK_BUTTON (widget))
                                  : "");

  return g_string_free (place, FALSE);
}

static guint
count_faults (GtkWidget *widget)
{
  guint n = 0;

  /* The library's own buttons: of the window, and of what passes over the figure. */
  if (GTK_IS_WINDOW_CONTROLS (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    return 0;
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return 0;

  if (is_control (widget))
    {
      g_autofree char *place = dup_place (widget);
      g_autofree char *key = dup_missing_key (widget);

      if (!has_tooltip (widget))
        g_test_message ("no tooltip: %s", place);
      if (key != NULL)
        g_test_message ("%s is not in the tooltip “%s” of %s", key, gtk_widget_get_tooltip_text (widget), place);
      return !has_tooltip (widget) || key != NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_faults (child);

  return n;
}

static void
test_window (void)
{
  static const char *const pages[] = { "network", "inspector", "regions", "compare", "data", "training", "starts",
                                      "lesson" };
  static const char *const examples[] = { "non-linear", "learn-sine" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      ReluWindow *window = fixture_open_window ();

      g_action_group_activate_action (G_ACTION_GROUP (window), "open-example", g_variant_new_string (examples[i]));
      fixture_settle ();
      fixture_activate (window, "win.pin");
      for (gsize page = 0; page < G_N_ELEMENTS (pages); page++)
        {
          g_test_message ("%s, %s", examples[i], pages[page]);
          g_action_group_change_action_state (G_ACTION_GROUP (window), "tool-page",
                                              g_variant_new_string (pages[page]));
          fixture_settle ();
          n += count_faults (GTK_WIDGET (window));
        }
      fixture_close_window (window);
    }

  g_assert_cmpuint (n, ==, 0);
}

static void
test_lesson (void)
{
  ReluWindow *window = fixture_open_window ();
  guint n = 0;

  fixture_activate (window, "win.new-lesson");
  fixture_activate (window, "win.add-lesson-step");
  fixture_settle ();
  n += count_faults (GTK_WIDGET (window));
  g_assert_cmpuint (n, ==, 0);

  fixture_close_window (window);
}

/* The dialogs that a window opens. */
static void
test_dialogs (void)
{
  static const char *const actions[] = { "win.export", "win.export-handout", "win.record-animation", "win.present" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      ReluWindow *window = fixture_open_window ();
      g_autoptr (GList) windows = NULL;
      guint n_dialogs = 0;

      fixture_activate (window, actions[i]);
      fixture_settle ();
      windows = gtk_window_list_toplevels ();
      for (GList *l = windows; l != NULL; l = l->next)
        {
          if (gtk_window_get_transient_for (l->data) != GTK_WINDOW (window))
            continue;
          n_dialogs++;
          g_test_message ("%s", actions[i]);
          g_assert_cmpuint (count_faults (l->data), ==, 0);
        }
      g_assert_cmpuint (n_dialogs, ==, 1);

      fixture_close_window (window);
    }
}

static void
test_preferences (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window),
                        GTK_WIDGET (relu_preferences_page_new (
                            relu_application_get_settings (fixture_get_application ()))));
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  g_assert_cmpuint (count_faults (window), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_guide (void)
{
  GtkWindow *guide = relu_guide_window_new (GTK_APPLICATION (fixture_get_application ()));

  relu_guide_window_go (RELU_GUIDE_WINDOW (guide), "data.md");
  gtk_window_present (guide);
  fixture_settle ();
  g_assert_cmpuint (count_faults (GTK_WIDGET (guide)), ==, 0);
  gtk_window_destroy (guide);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/tooltips/window", test_window);
  g_test_add_func ("/tooltips/lesson", test_lesson);
  g_test_add_func ("/tooltips/dialogs", test_dialogs);
  g_test_add_func ("/tooltips/preferences", test_preferences);
  g_test_add_func ("/tooltips/guide", test_guide);

  return fixture_run ();
}
