/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing networks in the window: pins in the figure and in what leaves it, the motion to an example. */

#include <math.h>

#include "relu-export-dialog.h"
#include "relu-figure-view.h"
#include "relu-twin-view.h"
#include "window-fixture.h"

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
open_example (ReluWindow *window, const char *id, const char *title)
{
  relu_window_open_example (window, id);
  fixture_wait_for_example (window, title);
}

static gboolean
has_no_preview (gpointer document)
{
  return !relu_document_has_preview (document);
}

/* The document is the example from the beginning; only what is shown moves, for a moment. */
static void
test_motion (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  gint64 begin;

  set_animations (TRUE);
  open_example (window, "linear-case", "Linear case");
  g_assert_true (relu_document_has_preview (document));
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, -10);
  g_assert_false (relu_document_get_can_undo (document));
  g_assert_false (relu_document_get_modified (document));

  begin = g_get_monotonic_time ();
  fixture_wait (has_no_preview, document);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
  g_assert_true (relu_document_get_shown_network (document)
                 == relu_document_get_network (document));
  g_assert_false (relu_document_get_can_undo (document));

  /* An edit ends it, for good. */
  open_example (window, "non-linear", "Three ReLUs that bend");
  g_assert_true (relu_document_has_preview (document));
  fixture_set_parameter (window, 0, 1.5);
  g_assert_false (relu_document_has_preview (document));
  for (int i = 0; i < 3; i++)
    {
      fixture_settle ();
      g_assert_false (relu_document_has_preview (document));
    }

  set_animations (FALSE);
  fixture_close_window (window);
}

/* No way between them, or none that is wanted. */
static void
test_no_motion (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);

  open_example (window, "linear-case", "Linear case");
  g_assert_false (relu_document_has_preview (document));

  set_animations (TRUE);
  open_example (window, "sawtooth", "Saw-tooth by depth");
  g_assert_false (relu_document_has_preview (document));
  open_example (window, "tanh", "tanh, for contrast");
  g_assert_false (relu_document_has_preview (document));

  set_animations (FALSE);
  fixture_close_window (window);
}

/* The window can go at any time. */
static void
test_close_in_motion (void)
{
  ReluWindow *window = fixture_open_window ();

  set_animations (TRUE);
  open_example (window, "linear-case", "Linear case");
  g_assert_true (relu_document_has_preview (relu_window_get_document (window)));
  set_animations (FALSE);
  fixture_close_window (window);
}

static gboolean
dialog_is_gone (gpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (RELU_IS_EXPORT_DIALOG (window))
        {
          *(gpointer *) data = window;
          return FALSE;
        }
    }

  return TRUE;
}

/* What is on screen is exported: ghosts too. */
static void
test_export (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  g_autofree char *path = fixture_path ("ghosts.svg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *svg = NULL;
  gpointer dialog = NULL;

  open_example (window, "linear-case", "Linear case");
  g_assert_true (relu_document_pin (document));
  fixture_set_parameter (window, 4, 0);

  fixture_activate (window, "win.export");
  fixture_settle ();
  g_assert_false (dialog_is_gone (&dialog));
  relu_export_dialog_export_to (dialog, file);
  fixture_wait (dialog_is_gone, &dialog);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "dashed in grey: Linear case: Linear on"));

  fixture_close_window (window);
}

/* The story: the linear case is pinned, the network bends, and both verdicts can be read, in one figure and
 * in two. */
static void
test_story (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  GtkWidget *view = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_VIEW, 0);
  GtkWidget *twin;
  int width;

  open_example (window, "linear-case", "Linear case");
  fixture_activate (window, "win.pin");
  g_assert_cmpuint (relu_file_get_n_pins (relu_document_get_contents (document)), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (window), "pin-example",
                                  g_variant_new_string ("non-linear"));
  g_assert_cmpuint (relu_file_get_n_pins (relu_document_get_contents (document)), ==, 2);
  fixture_set_parameter (window, 4, 0);

  g_assert_null (fixture_find (GTK_WIDGET (window), RELU_TYPE_TWIN_VIEW, 0));
  fixture_settle ();
  width = gtk_widget_get_width (view);
  relu_viewport_set_beside (relu_window_get_viewport (window), 0);
  fixture_settle ();
  twin = fixture_find (GTK_WIDGET (window), RELU_TYPE_TWIN_VIEW, 0);
  g_assert_true (gtk_widget_get_mapped (twin));
  g_assert_true (gtk_widget_get_width (twin) == gtk_widget_get_width (view));
  g_assert_cmpint (ABS (gtk_widget_get_height (twin) - gtk_widget_get_height (view)), <=, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (twin), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (twin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Linear case. Linear on −4 ≤ x ≤ 4: f(x) = 2x + 20");

  /* Undone pins are gone from there too. */
  while (relu_document_get_can_undo (document))
    relu_document_undo (document);
  fixture_settle ();
  g_assert_false (gtk_widget_get_mapped (twin));
  g_assert_cmpint (gtk_widget_get_width (view), ==, width);

  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-compare/motion", test_motion);
  g_test_add_func ("/window-compare/no-motion", test_no_motion);
  g_test_add_func ("/window-compare/close-in-motion", test_close_in_motion);
  g_test_add_func ("/window-compare/export", test_export);
  g_test_add_func ("/window-compare/story", test_story);

  return fixture_run ();
}
