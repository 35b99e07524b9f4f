/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which a network is trained, in the window: commands, numbers, the chart and the way back. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "relu-columns.h"
#include "relu-compat-alert.h"
#include "relu-loss-view.h"
#include "relu-preferences.h"
#include "relu-training-page.h"
#include "relu-zone-scale.h"
#include "window-fixture.h"

typedef struct
{
  ReluWindow *window;
  ReluTraining *training;
  GtkWidget *page;
  ReluLossView *chart;
} Fixture;

/* What the chart shows can't be missed: sine data for the network of a new window. */
static void
add_data (ReluWindow *window)
{
  ReluDocument *document = relu_window_get_document (window);
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -4, .to = 4, .n = 21 };
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) contents
      = relu_file_with_data (relu_document_get_contents (document), data);

  relu_document_edit (document, contents);
}

static void
set_up (Fixture *f, gconstpointer user_data)
{
  f->window = fixture_open_window ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1024, 600);
  if (user_data != NULL)
    add_data (f->window);
  fixture_show_tool (f->window, "training");
  f->page = fixture_find (GTK_WIDGET (f->window), RELU_TYPE_TRAINING_PAGE, 0);
  f->training = relu_tool_page_get_training (RELU_TOOL_PAGE (f->page));
  f->chart = RELU_LOSS_VIEW (fixture_find (f->page, RELU_TYPE_LOSS_VIEW, 0));
}

static void
tear_down (Fixture *f, gconstpointer user_data)
{
  fixture_close_window (f->window);
}

static void
click (Fixture *f, const char *action)
{
  GtkWidget *button = fixture_find_button (f->page, action);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_far (gpointer training)
{
  return relu_training_get_step (training) >= 60;
}

static gboolean
is_at_rest (gpointer training)
{
  gboolean ticking;

  g_object_get (training, "ticking", &ticking, NULL);

  return !ticking;
}

static void
run_a_while (Fixture *f)
{
  click (f, "win.run-training");
  fixture_wait (is_far, f->training);
  click (f, "win.run-training");
  fixture_wait (is_at_rest, f->training);
  fixture_settle ();
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = fixture_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label)
        && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

static void
assert_text (Fixture *f, const char *text)
{
  if (!has_text (f->page, text))
    g_error ("The page does not say “%s”", text);
}

/* Without data it says so, offers some, and nothing can be run. */
static void
test_empty (Fixture *f, gconstpointer user_data)
{
  assert_text (f, "There is nothing to learn yet");
  g_assert_false (fixture_is_enabled (f->window, "run-training"));
  g_assert_false (fixture_is_enabled (f->window, "step-training"));
  g_assert_true (gtk_widget_is_sensitive (fixture_find_button (f->page, "win.open-examples")));

  click (f, "win.tool-page");
  fixture_settle ();
  g_assert_false (gtk_widget_get_mapped (f->page));

  /* With data there is the page. */
  g_action_group_change_action_state (G_ACTION_GROUP (f->window), "tool-page",
                                      g_variant_new_string ("training"));
  add_data (f->window);
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->chart)));
  g_assert_true (fixture_is_enabled (f->window, "run-training"));
}

static void
left_cb (GObject *window, GAsyncResult *result, gpointer user_data)
{
  *(int *) user_data = relu_window_leave_finish (RELU_WINDOW (window), result);
}

static gboolean
has_left (gpointer answer)
{
  return *(int *) answer >= 0;
}

/* Who saves when a window is closed while training runs has saved all of it: the window closes. */
static void
test_leave (Fixture *f, gconstpointer user_data)
{
  ReluDocument *document = relu_window_get_document (f->window);
  g_autofree char *folder = g_dir_make_tmp ("reluscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "left.relu.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *question = NULL;
  int may_go = -1;

  relu_document_mark_saved (document, file);
  click (f, "win.run-training");
  fixture_wait (is_far, f->training);
  relu_window_leave_async (f->window, left_cb, &may_go);
  question = fixture_wait_for_alert (GTK_WINDOW (f->window));
  g_assert_nonnull (strstr (question, "Save Changes?"));
  g_assert_false (relu_training_get_running (f->training));
  fixture_wait (is_at_rest, f->training);
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (f->window), "save"));
  fixture_wait (has_left, &may_go);
  g_assert_true (may_go);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Commands that change the network while it is trained: training pauses first, and they are about what it has
 * come to. Each is an undo step of its own. */
static void
test_commands_meanwhile (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    const char *action, *target;
  } commands[] = {
    { "set-activation", "leaky_relu" }, { "set-output-activation", "relu" },
    { "add-unit", NULL },               { "duplicate-unit", NULL },
    { "remove-unit", NULL },            { "add-layer", NULL },
    { "clear-data", NULL },
  };
  ReluDocument *document = relu_window_get_document (f->window);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *target = commands[i].target;
      g_autoptr (ReluNetwork) after = NULL;
      const double *a, *b;

      relu_viewport_select_unit (relu_window_get_viewport (f->window), 0, 0);
      relu_training_run (f->training);
      while (relu_training_get_step (f->training) < 20 * (i + 1))
        relu_training_tick (f->training);
      g_usleep (5000);
      g_action_group_activate_action (G_ACTION_GROUP (f->window), commands[i].action,
                                      target == NULL ? NULL : g_variant_new_string (target));
      g_assert_false (relu_training_get_running (f->training));

      after = relu_network_ref (relu_document_get_network (document));
      relu_document_undo (document);
      g_assert_nonnull (relu_file_get_data (relu_document_get_contents (document)));
      a = relu_network_get_parameters (after);
      b = relu_network_get_parameters (relu_document_get_network (document));
      /* The first one stays at its place, whatever was added or taken away behind it. */
      if (!g_str_equal (commands[i].action, "remove-unit")
          && !g_str_equal (commands[i].action, "add-layer"))
        g_assert_cmpfloat (a[0], ==, b[0]);
    }
}

static void
assert_run_label (Fixture *f, const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture_find_button (f->page, "win.run-training")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_run (Fixture *f, gconstpointer user_data)
{
  double loss = relu_training_get_loss (f->training);

  assert_run_label (f, "Run");
  assert_text (f, "Each step changes the parameters");
  click (f, "win.run-training");
  fixture_settle ();
  assert_run_label (f, "Pause");
  fixture_wait (is_far, f->training);
  click (f, "win.run-training");
  fixture_wait (is_at_rest, f->training);
  fixture_settle ();
  assert_run_label (f, "Run");
  g_assert_cmpfloat (relu_training_get_loss (f->training), <, loss);

  /* All of it is one undo step. */
  fixture_activate (f->window, "win.undo");
  g_assert_cmpfloat (relu_training_get_loss (f->training), ==, loss);
}

static void
test_step_and_starts (Fixture *f, gconstpointer user_data)
{
  g_autoptr (ReluNetwork) start
      = relu_network_ref (relu_document_get_network (relu_window_get_document (f->window)));

  g_assert_false (fixture_is_enabled (f->window, "same-start"));
  for (guint i = 0; i < 3; i++)
    {
      click (f, "win.step-training");
      fixture_wait (is_at_rest, f->training);
    }
  fixture_settle ();
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 3);
  assert_text (f, "3");

  click (f, "win.same-start");
  fixture_settle ();
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  g_assert_true (relu_network_equal (
      relu_document_get_network (relu_window_get_document (f->window)), start));

  click (f, "win.new-start");
  fixture_settle ();
  assert_text (f, "seed 1");
  g_assert_false (relu_network_equal (
      relu_document_get_network (relu_window_get_document (f->window)), start));
}

/* The pointer and keys go back and forth; a run from there gives up what came later. */
static void
test_scrub (Fixture *f, gconstpointer user_data)
{
  const ReluRecord *record = relu_training_get_record (f->training);
  GtkWidget *end = fixture_find_button (f->page, "training.end");
  guint64 last;
  ReluRect plot;

  run_a_while (f);
  last = relu_training_get_step (f->training);
  g_assert_false (gtk_widget_is_sensitive (end));

  relu_loss_chart_get_plot_area (relu_loss_view_get_chart (f->chart), &plot);
  relu_loss_view_press (f->chart,
                        relu_loss_chart_x_from_step (relu_loss_view_get_chart (f->chart), 20));
  fixture_settle ();
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 20);
  assert_run_label (f, "Run from Here");
  assert_text (f, "Step 20 of");
  g_assert_true (gtk_widget_is_sensitive (end));

  relu_loss_view_key (f->chart, GDK_KEY_Left, 0);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 19);
  relu_loss_view_key (f->chart, GDK_KEY_Home, 0);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  relu_loss_view_key (f->chart, GDK_KEY_End, 0);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, last);
  relu_loss_view_key (f->chart, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (relu_training_get_step (f->training), <, last);
  click (f, "training.end");
  fixture_settle ();
  g_assert_cmpuint (relu_training_get_step (f->training), ==, last);
  assert_run_label (f, "Run");

  relu_loss_view_press (f->chart, plot.x);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  click (f, "win.step-training");
  fixture_wait (is_at_rest, f->training);
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 1)->step, ==, 1);
}

static gboolean
has_events_or_rests (gpointer training)
{
  return relu_record_get_n_events (relu_training_get_record (training)) >= 2
         || relu_training_get_step (training) > 10000 || !relu_training_get_running (training);
}

/* From one event to the other, as many times as there are events with a moment of their own. */
static void
test_events (Fixture *f, gconstpointer user_data)
{
  const ReluRecord *record = relu_training_get_record (f->training);
  ReluSetup setup = RELU_SETUP_INIT;
  guint64 before;

  setup.options.rate = 1; /* wild enough for units to leave the data */
  relu_document_set_setup (relu_window_get_document (f->window), &setup, 0);
  click (f, "win.run-training");
  fixture_wait (has_events_or_rests, f->training);
  relu_training_pause (f->training);
  fixture_wait (is_at_rest, f->training);
  g_assert_cmpuint (relu_record_get_n_events (record), >=, 2);

  relu_loss_view_key (f->chart, GDK_KEY_Home, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *words = NULL;

      before = relu_training_get_step (f->training);
      relu_loss_view_key (f->chart, GDK_KEY_Right, GDK_CONTROL_MASK);
      words = relu_loss_view_dup_events_text (f->chart);
      if (relu_training_get_step (f->training) == before)
        break; /* both at the same step */
      g_assert_nonnull (words);
    }
  before = relu_training_get_step (f->training);
  relu_loss_view_key (f->chart, GDK_KEY_Right, 0);
  relu_loss_view_key (f->chart, GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, before);
}

static gboolean
has_words (gpointer user_data)
{
  Fixture *f = user_data;
  char *text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (f->chart),
                                                   GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 7.0);
  gboolean is_so = text == NULL;

  g_free (text);

  return is_so;
}

static gboolean
has_name (gpointer user_data)
{
  Fixture *f = user_data;
  char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (f->chart),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                    "Loss against steps: no steps yet");
  gboolean is_so = other == NULL;

  g_free (other);

  return is_so;
}

static void
test_accessible (Fixture *f, gconstpointer user_data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->chart), GTK_ACCESSIBLE_ROLE_SLIDER);
  fixture_wait (has_name, f);
  run_a_while (f);
  relu_training_seek (f->training, 7);
  fixture_wait (has_words, f);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->chart),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0);
}

static void
test_speed_and_scale (Fixture *f, gconstpointer user_data)
{
  GtkWidget *scale = fixture_find (f->page, GTK_TYPE_SCALE, 0);
  GtkAdjustment *speed = gtk_range_get_adjustment (GTK_RANGE (scale));
  ReluWindow *other;
  GtkWidget *page, *log = fixture_find_button (f->page, "win.loss-log-scale");

  gtk_adjustment_set_value (speed, 0);
  g_assert_cmpuint (relu_training_get_speed (f->training), ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "1 step a frame");
  gtk_adjustment_set_value (speed, gtk_adjustment_get_upper (speed));
  g_assert_cmpuint (relu_training_get_speed (f->training), ==, RELU_TRAINING_FLAT_OUT);
  assert_text (f, "flat out");
  gtk_adjustment_set_value (speed, 4);

  /* The next window begins with it. */
  other = fixture_open_window ();
  fixture_settle ();
  page = fixture_find (GTK_WIDGET (other), RELU_TYPE_TRAINING_PAGE, 0);
  g_assert_cmpuint (relu_training_get_speed (relu_tool_page_get_training (RELU_TOOL_PAGE (page))), ==,
                    20);
  fixture_close_window (other);
  gtk_adjustment_set_value (speed, 3);

  g_assert_false (relu_preferences_get_loss_log_scale ());
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (log), FALSE);
  g_signal_emit_by_name (log, "clicked");
  fixture_settle ();
  g_assert_true (relu_preferences_get_loss_log_scale ());
  g_signal_emit_by_name (log, "clicked");
}

typedef struct
{
  GtkWidget *widget;
  graphene_rect_t place;
} Place;

static void
note_places (GtkWidget *widget, GtkWidget *root, GArray *places)
{
  Place place = { .widget = widget };

  if (!gtk_widget_get_mapped (widget) || GTK_IS_SCALE (widget))
    return;
  if (gtk_widget_compute_bounds (widget, root, &place.place))
    g_array_append_val (places, place);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_SCROLLBAR (child) && !GTK_IS_BUTTON (widget))
      note_places (child, root, places);
}

/* Nothing moves, whatever is shown: not with a run, not at its end, not in its middle. */
static void
test_nothing_moves (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  note_places (fixture_find (f->page, RELU_TYPE_COLUMNS, 0), f->page, places);
  note_places (fixture_find (f->page, GTK_TYPE_EXPANDER, 0), f->page, places);
  for (guint state = 0; state < 3; state++)
    {
      if (state == 0)
        click (f, "win.run-training");
      fixture_wait (is_far, f->training);
      if (state == 1)
        click (f, "win.run-training");
      if (state == 2)
        relu_training_seek (f->training, 13);
      fixture_settle ();
      for (guint i = 0; i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);
          graphene_rect_t now;

          g_assert_true (gtk_widget_compute_bounds (place->widget, f->page, &now));
          if (!graphene_rect_equal (&now, &place->place))
            g_error ("%s has moved in state %u: was %g by %g at y %g, is %g by %g at %g",
                     G_OBJECT_TYPE_NAME (place->widget), state, place->place.size.width,
                     place->place.size.height, place->place.origin.y, now.size.width,
                     now.size.height, now.origin.y);
        }
      if (state == 2)
        break;
    }
}

/* All that a run needs can be seen at once below the figure. */
static void
test_small_window (Fixture *f, gconstpointer user_data)
{
  static const char *const actions[] = { "win.run-training", "win.step-training",
                                         "win.same-start", "win.new-start", "training.end" };
  graphene_rect_t place;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *button = fixture_find_button (f->page, actions[i]);

      g_assert_true (gtk_widget_compute_bounds (button, f->page, &place));
      g_assert_cmpfloat (place.origin.y, >=, 0);
      g_assert_cmpfloat (place.origin.y + place.size.height, <=,
                         gtk_widget_get_height (f->page));
    }
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (f->chart), f->page, &place));
  g_assert_cmpfloat (place.origin.x, >, 200); /* beside the buttons */
  g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (f->page));
}

static gboolean
is_wide (gpointer window)
{
  return gtk_widget_get_width (window) >= 1200;
}

/* Beside the figure all is below each other, and as wide as the panel. */
static void
test_wide_window (Fixture *f, gconstpointer user_data)
{
  GtkWidget *run = fixture_find_button (f->page, "win.run-training");
  graphene_rect_t chart, button;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1240, 760);
  fixture_wait (is_wide, f->window);
  fixture_settle ();
  fixture_settle ();
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (f->chart), f->page, &chart));
  g_assert_true (gtk_widget_compute_bounds (run, f->page, &button));
  g_assert_cmpfloat (chart.origin.y, >, button.origin.y + button.size.height);
  g_assert_cmpfloat (chart.origin.x + chart.size.width, <=, gtk_widget_get_width (f->page));
  g_assert_cmpint (gtk_widget_get_width (f->page), <, 500);
}

/* Why it has stopped is said, with what can be done: here nothing can learn. */
static void
test_stop (Fixture *f, gconstpointer user_data)
{
  for (guint i = 0; i < 3; i++)
    {
      fixture_set_parameter (f->window, i, 0);       /* w */
      fixture_set_parameter (f->window, 3 + i, -5);  /* b: all units are off */
    }
  click (f, "win.run-training");
  fixture_settle ();
  fixture_wait (is_at_rest, f->training);
  if (relu_training_get_stop (f->training) == RELU_STOP_NONE)
    relu_training_pause (f->training);
  fixture_settle ();
  g_assert_cmpstr (relu_training_get_message (f->training), !=, NULL);
  assert_text (f, "All units of layer 1 are dead on the data");
}

/* Muting only changes what is shown. */
static void
test_mute_meanwhile (Fixture *f, gconstpointer user_data)
{
  ReluDocument *document = relu_window_get_document (f->window);

  relu_viewport_select_unit (relu_window_get_viewport (f->window), 0, 0);
  relu_training_run (f->training);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "mute-unit", NULL);
  g_assert_true (relu_document_is_muted (document, 0, 0));
  g_assert_true (relu_training_get_running (f->training));
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "unmute-all", NULL);
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 0);
  g_assert_true (relu_training_get_running (f->training));
  relu_training_pause (f->training);
}

static double
get_reach (Fixture *f)
{
  GtkWidget *scale = fixture_find (GTK_WIDGET (f->window), RELU_TYPE_ZONE_SCALE, 0);

  return gtk_adjustment_get_upper (gtk_range_get_adjustment (GTK_RANGE (scale)));
}

/* Where numbers got huge, sliders reach as far; not any more at the start or at an earlier moment. */
static void
test_overflow (Fixture *f, gconstpointer user_data)
{
  ReluDocument *document = relu_window_get_document (f->window);
  ReluSetup setup = *relu_document_get_setup (document);
  double reach = get_reach (f);

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 1e6;
  relu_document_set_setup (document, &setup, 0);
  for (guint i = 0; i < 2; i++)
    {
      click (f, "win.run-training");
      fixture_settle ();
      fixture_wait (is_at_rest, f->training);
      fixture_settle ();
      g_assert_cmpint (relu_training_get_stop (f->training), ==, RELU_STOP_NOT_FINITE);
      g_assert_cmpfloat (get_reach (f), >, 1000 * reach);

      if (i == 0)
        relu_training_seek (f->training, 0);
      else
        click (f, "win.same-start");
      fixture_settle ();
      g_assert_cmpfloat (get_reach (f), ==, reach);
    }
}

static void
add (const char *name, gboolean has_data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, GINT_TO_POINTER (has_data), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  add ("/window-training/empty", FALSE, test_empty);
  add ("/window-training/run", TRUE, test_run);
  add ("/window-training/step-and-starts", TRUE, test_step_and_starts);
  add ("/window-training/scrub", TRUE, test_scrub);
  add ("/window-training/events", TRUE, test_events);
  add ("/window-training/accessible", TRUE, test_accessible);
  add ("/window-training/speed-and-scale", TRUE, test_speed_and_scale);
  add ("/window-training/nothing-moves", TRUE, test_nothing_moves);
  add ("/window-training/small-window", TRUE, test_small_window);
  add ("/window-training/wide-window", TRUE, test_wide_window);
  add ("/window-training/stop", TRUE, test_stop);
  add ("/window-training/leave", TRUE, test_leave);
  add ("/window-training/mute-meanwhile", TRUE, test_mute_meanwhile);
  add ("/window-training/overflow", TRUE, test_overflow);
  add ("/window-training/commands-meanwhile", TRUE, test_commands_meanwhile);

  return fixture_run ();
}
