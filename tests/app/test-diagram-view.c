/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "relu-diagram-view-private.h"
#include "widget-fixture.h"

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluDiagramView *view;
  GtkWidget *window;
  GString *activated; /* the window's actions, as they were asked for */
} Fixture;

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", g_action_get_name (G_ACTION (action)));
}

/* Takes @document. */
static void
open_view (Fixture *f, ReluDocument *document)
{
  const GActionEntry entries[] = {
    { "add-unit", activated_cb },
    { "remove-unit", activated_cb },
    { "edit-selection", activated_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  f->document = document;
  f->viewport = relu_viewport_new ();
  f->activated = g_string_new (NULL);
  f->view = RELU_DIAGRAM_VIEW (relu_diagram_view_new (document, f->viewport));
  f->window = fixture_present (GTK_WIDGET (f->view), 640, 260);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   f->activated);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (actions));
}

static void
close_view (Fixture *f)
{
  fixture_assert_destroyed (f->window, f->view);
  g_string_free (f->activated, TRUE);
  g_assert_finalize_object (f->viewport);
  g_assert_finalize_object (f->document);
}

static void
assert_selected (Fixture *f, ReluSelectionKind kind, guint layer, guint unit, gsize parameter)
{
  ReluSelection selection;

  relu_viewport_get_selection (f->viewport, &selection);
  g_assert_cmpint (selection.kind, ==, kind);
  if (kind == RELU_SELECTION_NONE)
    return;
  g_assert_cmpuint (selection.layer, ==, layer);
  g_assert_cmpuint (selection.unit, ==, unit);
  if (kind == RELU_SELECTION_PARAMETER)
    g_assert_cmpuint (selection.parameter, ==, parameter);
}

static void
assert_highlight (Fixture *f, ReluSelectionKind kind, guint layer, guint unit)
{
  ReluSelection highlight;

  relu_viewport_get_highlight (f->viewport, &highlight);
  g_assert_cmpint (highlight.kind, ==, kind);
  if (kind == RELU_SELECTION_NONE)
    return;
  g_assert_cmpuint (highlight.layer, ==, layer);
  g_assert_cmpuint (highlight.unit, ==, unit);
}

static void
key (Fixture *f, guint keyval, GdkModifierType state)
{
  g_assert_true (relu_diagram_input_key (f->view, keyval, state));
}

static void
get_center (Fixture *f, ReluDiagramItem item, double *x, double *y)
{
  ReluRect bounds;

  g_assert_true (
      relu_diagram_get_bounds (relu_diagram_view_get_diagram (f->view), &item, &bounds));
  *x = bounds.x + bounds.width / 2;
  *y = bounds.y + bounds.height / 2;
}

static void
assert_label (Fixture *f, const char *label)
{
  g_autofree char *difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_pointer (void)
{
  Fixture f;
  double x, y;

  open_view (&f, fixture_bending ());
  get_center (&f, (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 0, 1, 0 }, &x, &y);
  relu_diagram_input_point (f.view, x + 2, y - 3);
  assert_highlight (&f, RELU_SELECTION_UNIT, 0, 1);
  assert_selected (&f, RELU_SELECTION_NONE, 0, 0, 0);
  relu_diagram_input_press (f.view, x + 2, y - 3, 6);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 1, 0);

  get_center (&f, (ReluDiagramItem){ RELU_DIAGRAM_EDGE, 1, 0, 2 }, &x, &y);
  relu_diagram_input_point (f.view, x, y);
  assert_highlight (&f, RELU_SELECTION_PARAMETER, 1, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 1, 0);
  relu_diagram_input_press (f.view, x, y, 6);
  assert_selected (&f, RELU_SELECTION_PARAMETER, 1, 0, V2);

  /* A finger is less exact. */
  get_center (&f, (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 1, 0, 0 }, &x, &y);
  relu_diagram_input_press (f.view, x + 25, y + 22, 20);
  assert_selected (&f, RELU_SELECTION_UNIT, 1, 0, 0);

  /* A heading: its layer. */
  get_center (&f, (ReluDiagramItem){ RELU_DIAGRAM_LAYER, 0, 0, 0 }, &x, &y);
  relu_diagram_input_press (f.view, x, y, 6);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 0, 0);

  relu_diagram_input_point (f.view, 5, 5);
  relu_diagram_input_press (f.view, 5, 5, 6);
  assert_selected (&f, RELU_SELECTION_NONE, 0, 0, 0);
  assert_highlight (&f, RELU_SELECTION_NONE, 0, 0);
  close_view (&f);
}

static void
test_keys (void)
{
  Fixture f;

  open_view (&f, fixture_bending ());
  g_assert_false (relu_diagram_input_key (f.view, GDK_KEY_Escape, 0));
  key (&f, GDK_KEY_Down, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 0, 0);
  key (&f, GDK_KEY_Down, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 1, 0);
  key (&f, GDK_KEY_End, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 2, 0);
  key (&f, GDK_KEY_Down, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 2, 0);
  key (&f, GDK_KEY_Home, 0);
  key (&f, GDK_KEY_Up, 0);
  key (&f, GDK_KEY_Left, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 0, 0);

  /* To an edge out, through all edges that end in f, and back to where another one begins. */
  key (&f, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_selected (&f, RELU_SELECTION_PARAMETER, 1, 0, V0);
  key (&f, GDK_KEY_Right, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 1, 0, 0);
  key (&f, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_selected (&f, RELU_SELECTION_PARAMETER, 1, 0, V1);
  key (&f, GDK_KEY_Down, 0);
  assert_selected (&f, RELU_SELECTION_PARAMETER, 1, 0, V2);
  key (&f, GDK_KEY_Left, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 2, 0);
  key (&f, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_selected (&f, RELU_SELECTION_PARAMETER, 0, 2, W2);

  key (&f, GDK_KEY_Escape, 0);
  assert_selected (&f, RELU_SELECTION_NONE, 0, 0, 0);
  g_assert_false (relu_diagram_input_key (f.view, GDK_KEY_Escape, 0));
  g_assert_false (relu_diagram_input_key (f.view, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_false (relu_diagram_input_key (f.view, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_false (relu_diagram_input_key (f.view, GDK_KEY_F10, 0));
  close_view (&f);
}

static void
test_commands (void)
{
  g_autoptr (ReluFile) locked = NULL;
  Fixture f;

  open_view (&f, fixture_bending ());
  key (&f, GDK_KEY_Down, 0);
  key (&f, GDK_KEY_Return, 0);
  key (&f, GDK_KEY_Insert, 0);
  key (&f, GDK_KEY_plus, 0);
  key (&f, GDK_KEY_Delete, 0);
  key (&f, GDK_KEY_space, 0);
  g_assert_cmpstr (f.activated->str, ==,
                   "edit-selection add-unit add-unit remove-unit edit-selection ");
  g_assert_false (relu_document_get_can_undo (f.document));

  /* A weight that is removed is 0; one can undo it. */
  key (&f, GDK_KEY_Right, GDK_CONTROL_MASK);
  key (&f, GDK_KEY_Delete, 0);
  g_assert_cmpfloat (fixture_parameter (f.document, V0), ==, 0);
  relu_document_undo (f.document);
  g_assert_cmpfloat (fixture_parameter (f.document, V0), ==, 0.8);

  /* One that is locked stays. */
  locked = relu_file_with_marked (relu_document_get_contents (f.document), RELU_MARK_LOCKED, V0, TRUE);
  relu_document_edit (f.document, locked);
  key (&f, GDK_KEY_Delete, 0);
  g_assert_cmpfloat (fixture_parameter (f.document, V0), ==, 0.8);

  key (&f, GDK_KEY_Menu, 0);
  g_assert_nonnull (f.view->menu);
  g_assert_true (gtk_widget_get_visible (f.view->menu));
  gtk_popover_popdown (GTK_POPOVER (f.view->menu));
  key (&f, GDK_KEY_Right, 0);
  key (&f, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (gtk_widget_get_visible (f.view->menu));
  gtk_popover_popdown (GTK_POPOVER (f.view->menu));
  close_view (&f);
}

static void
test_words (void)
{
  g_autoptr (ReluFile) locked = NULL;
  Fixture f;

  open_view (&f, fixture_bending ());
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f.view), GTK_ACCESSIBLE_ROLE_IMG);
  assert_label (&f, "Diagram: Network, Layer 1 · 3 units · ReLU");
  relu_viewport_select_unit (f.viewport, 0, 1);
  assert_label (&f, "Diagram: h1 of layer 1, switches at x = 0; 2 of 3");

  relu_viewport_set_line_x (f.viewport, 2);
  relu_document_set_parameter (f.document, B1, 1);
  fixture_wait (400);
  assert_label (&f, "Diagram: h1 of layer 1, on at x = 2, h = 3, switches at x = −1; 2 of 3");
  relu_document_set_muted (f.document, 0, 1, TRUE);
  fixture_wait (400);
  assert_label (&f,
                "Diagram: h1 of layer 1, muted, on at x = 2, h = 3, switches at x = −1; 2 of 3");
  relu_document_unmute_all (f.document);
  relu_document_set_parameter (f.document, B1, 0);

  relu_viewport_select_unit (f.viewport, 1, 0);
  assert_label (&f, "Diagram: f, the output, f(x) = −0.5 at x = 2, c = −0.5");
  key (&f, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_label (&f, "Diagram: v1, weight from h1 to the output: −2");
  locked = relu_file_with_marked (relu_document_get_contents (f.document), RELU_MARK_LOCKED, V1, TRUE);
  relu_document_edit (f.document, locked);
  fixture_wait (400);
  assert_label (&f, "Diagram: v1, weight from h1 to the output: −2, locked");
  close_view (&f);
}

/* Undone or replaced, a document may have less than what was selected. */
static void
test_another_network (void)
{
  const guint widths[] = { 1, 1 };
  const double parameters[] = { 1, 0, 1, 0 };
  g_autoptr (ReluDocument) small
      = fixture_document (-4, 4, 2, widths, RELU_ACTIVATION_RELU, parameters);
  Fixture f;

  open_view (&f, fixture_bending ());
  key (&f, GDK_KEY_End, 0);
  key (&f, GDK_KEY_End, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 2, 0);
  relu_document_set_contents (f.document, relu_document_get_contents (small), NULL);
  fixture_next_frame (GTK_WIDGET (f.view));
  fixture_wait (300);
  assert_label (&f, "Diagram: Network, Layer 1 · 1 unit · ReLU");
  key (&f, GDK_KEY_Down, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 0, 0, 0);

  /* Shown for a moment only, as in a motion. */
  relu_document_set_preview (f.document, relu_document_get_network (small), -1, 1);
  fixture_next_frame (GTK_WIDGET (f.view));
  relu_diagram_view_set_document (f.view, NULL);
  fixture_next_frame (GTK_WIDGET (f.view));
  g_assert_true (relu_diagram_input_key (f.view, GDK_KEY_Down, 0));
  relu_diagram_view_set_viewport (f.view, NULL);
  relu_diagram_input_point (f.view, 20, 20);
  close_view (&f);
}

static void
test_large (void)
{
  const guint widths[] = { 64, 64, 64, 64, 1 };
  Fixture f;

  open_view (&f, fixture_random (5, widths));
  for (guint i = 0; i < 4; i++)
    key (&f, GDK_KEY_Right, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 3, 0, 0);
  key (&f, GDK_KEY_End, 0);
  assert_selected (&f, RELU_SELECTION_UNIT, 3, 63, 0);
  fixture_next_frame (GTK_WIDGET (f.view));
  close_view (&f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/diagram-view/pointer", test_pointer);
  g_test_add_func ("/diagram-view/keys", test_keys);
  g_test_add_func ("/diagram-view/commands", test_commands);
  g_test_add_func ("/diagram-view/words", test_words);
  g_test_add_func ("/diagram-view/another-network", test_another_network);
  g_test_add_func ("/diagram-view/large", test_large);
  return g_test_run ();
}
