/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-fixture.h"

/**
 * fixture_init:
 *
 * Like gtk_test_init(), with libadwaita, and without animations: what is set is there at once.
 */
void
fixture_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* @widths are those of the hidden layers and the output: { 3, 1 } for 1-3-1. */
ReluDocument *
fixture_document (double from, double to, guint n_layers, const guint *widths,
                  ReluActivationKind kind, const double *parameters)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) contents = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_layers; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : widths[i - 1];
      layers[i].n_units = widths[i];
      layers[i].activation.kind = i + 1 < n_layers ? kind : RELU_ACTIVATION_IDENTITY;
      if (layers[i].activation.kind == RELU_ACTIVATION_LEAKY_RELU)
        layers[i].activation.negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
    }
  network = relu_network_new (n_layers, layers, parameters, &error);
  g_assert_no_error (error);
  contents = relu_file_new ("Test", network, from, to);

  return relu_document_new (contents);
}

/* The non-linear example: breakpoints at -3, 0 and 2. */
ReluDocument *
fixture_bending (void)
{
  const double parameters[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };

  return fixture_document (-4, 4, 2, (const guint[]){ 3, 1 }, RELU_ACTIVATION_RELU, parameters);
}

/* The forum's case: 2x + 20, one unit always off, two always on. */
ReluDocument *
fixture_linear (void)
{
  const double parameters[] = { 1, 1, 1, -10, 10, 10, 1, 1, 1, 0 };

  return fixture_document (-4, 4, 2, (const guint[]){ 3, 1 }, RELU_ACTIVATION_RELU, parameters);
}

/* Weights from a generator of its own, so that every run sees the same network. */
ReluDocument *
fixture_random (guint n_layers, const guint *widths)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree double *parameters = NULL;
  gsize n = 0;

  for (guint i = 0; i < n_layers; i++)
    n += (gsize) widths[i] * ((i == 0 ? 1 : widths[i - 1]) + 1);
  parameters = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    parameters[i] = g_rand_double_range (rand, -0.9, 0.9);

  return fixture_document (-4, 4, n_layers, widths, RELU_ACTIVATION_RELU, parameters);
}

double
fixture_parameter (ReluDocument *document, gsize index)
{
  return relu_network_get_parameters (relu_document_get_network (document))[index];
}

/* How many steps there are to undo; undoes them. */
int
fixture_n_undo (ReluDocument *document)
{
  int n = 0;

  for (; relu_document_get_can_undo (document); n++)
    relu_document_undo (document);

  return n;
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while. */
void
fixture_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * fixture_next_frame:
 * @widget: in a window that is on screen
 *
 * Runs the main loop until everything is laid out and painted.
 */
void
fixture_next_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE, too_long = FALSE;
  gulong handler;
  guint timeout;

  g_assert_nonnull (clock);
  gtk_widget_queue_draw (widget);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (timeout_cb), &painted);
  timeout = g_timeout_add_seconds (20, timeout_cb, &too_long);
  while (!painted && !too_long)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_assert_false (too_long);
  g_source_remove (timeout);
}

/**
 * fixture_present:
 *
 * Returns: (transfer none): a window on screen with @child in it, painted
 */
GtkWidget *
fixture_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (child))
    g_main_context_iteration (NULL, TRUE);
  fixture_next_frame (child);
  fixture_next_frame (child);

  return window;
}

/**
 * fixture_assert_destroyed:
 * @window: from fixture_present()
 * @widget: in it, and gone with it
 */
void
fixture_assert_destroyed (GtkWidget *window, gpointer widget)
{
  g_object_add_weak_pointer (widget, &widget);
  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 0; i < 200 && widget != NULL; i++)
    fixture_wait (5);
  g_assert_null (widget);
}
