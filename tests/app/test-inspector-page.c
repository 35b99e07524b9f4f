/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector: which x it shows, what it says there, and what can be done with it. */

#include <math.h>
#include <string.h>

#include "page-fixture.h"
#include "relu-inspector-page.h"
#include "relu-inspector-row.h"

static Fixture *
open_page (ReluDocument *document)
{
  return fixture_new (RELU_TYPE_INSPECTOR_PAGE, document, 380, 700);
}

typedef gboolean (*MatchFunc) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, MatchFunc match, gconstpointer data)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (widget) && match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, data);

  return found;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer text)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return GTK_IS_BUTTON (widget)
         && (g_strcmp0 (tooltip, text) == 0 || g_strcmp0 (label, text) == 0);
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

#define assert_says(f, text) g_assert_nonnull (find ((f)->page, says, text))
#define assert_silent(f, text) g_assert_null (find ((f)->page, says, text))

static void
press (Fixture *f, const char *name)
{
  GtkWidget *button = find (f->page, is_button, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_next_frame (f->page);
}

static void
test_hint (void)
{
  Fixture *f = open_page (fixture_bending ());

  assert_says (f, "Click on the figure");
  press (f, "_Put the Line at x = 0");
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 0);
  assert_silent (f, "Click on the figure");
  assert_says (f, "f(x) = 1.9");
  assert_says (f, "h₁ switches at x = 0: its z is 0 there, and the curve bends.");
  assert_says (f, "Left of x = 0, on −3 ≤ x ≤ 0");

  fixture_free (f);
}

static void
test_forward_pass (void)
{
  Fixture *f = open_page (fixture_bending ());

  relu_viewport_set_line_x (f->viewport, 1);
  fixture_next_frame (f->page);
  fixture_next_frame (f->page);
  assert_says (f, "z₀ = w₀·x + b₀ = 1·1 + 3 = 4\nh₀ = ReLU(4) = 4\nv₀·h₀ = 0.8·4 = 3.2");
  assert_says (f, "h₂ = ReLU(−1) = 0");
  assert_says (f, "f(1) = v₀·h₀ + v₁·h₁ + v₂·h₂ + c = 3.2 − 2 + 0 − 0.5 = 0.7");
  assert_says (f, "On 0 ≤ x ≤ 2");
  assert_says (f, "f(x) = 0.8·(x + 3) − 2·x − 0.5\n= (0.8 − 2)·x + (2.4 − 0.5)\n= −1.2x + 1.9");
  assert_says (f, "slope = v₀·w₀ + v₁·w₁ = 0.8·1 − 2·1 = 0.8 − 2 = −1.2");

  /* A slider moves: at once. */
  relu_document_set_parameter (f->document, B2, -0.5);
  fixture_next_frame (f->page);
  assert_says (f, "z₂ = w₂·x + b₂ = 1·1 − 0.5 = 0.5");

  fixture_free (f);
}

/* What was pointed at stays to be read; a line that is taken away takes it along. */
static void
test_which_x (void)
{
  Fixture *f = open_page (fixture_bending ());

  relu_viewport_set_pointed_x (f->viewport, 1);
  fixture_next_frame (f->page);
  assert_says (f, "f(x) = 0.7");
  relu_viewport_set_pointed_x (f->viewport, NAN);
  fixture_next_frame (f->page);
  assert_says (f, "f(x) = 0.7");

  relu_viewport_set_line_x (f->viewport, 2);
  fixture_next_frame (f->page);
  assert_says (f, "f(x) = −0.5");
  relu_viewport_set_line_x (f->viewport, NAN);
  fixture_next_frame (f->page);
  assert_says (f, "Click on the figure");

  fixture_free (f);
}

static void
test_field (void)
{
  GType type = GTK_TYPE_SPIN_BUTTON;
  Fixture *f = open_page (fixture_bending ());
  GtkWidget *field = find (f->page, is_type, &type);

  gtk_test_accessible_assert_role (field, GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  gtk_test_accessible_assert_property (field, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "x, where the forward pass is read");
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  gtk_widget_child_focus (f->page, GTK_DIR_TAB_FORWARD);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), field));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (field), 1);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 1);

  press (f, "Next Breakpoint");
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 2);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (field)), ==, 2);
  press (f, "Next Breakpoint");
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 2);
  press (f, "Previous Breakpoint");
  press (f, "Previous Breakpoint");
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, -3);

  fixture_free (f);
}

static GtkSingleSelection *
get_selection (Fixture *f)
{
  GType type = GTK_TYPE_LIST_VIEW;
  GtkWidget *list = find (f->page, is_type, &type);

  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static void
test_selection (void)
{
  Fixture *f = open_page (fixture_bending ());
  ReluSelection selection;

  relu_viewport_select_unit (f->viewport, 0, 2);
  relu_viewport_set_line_x (f->viewport, 1);
  fixture_next_frame (f->page);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), ==, 2);

  gtk_single_selection_set_selected (get_selection (f), 1);
  relu_viewport_get_selection (f->viewport, &selection);
  g_assert_cmpint (selection.kind, ==, RELU_SELECTION_UNIT);
  g_assert_cmpuint (selection.unit, ==, 1);

  relu_viewport_set_selection (f->viewport, NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), ==,
                    GTK_INVALID_LIST_POSITION);

  fixture_free (f);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy (Fixture *f, const char *action)
{
  char *text = NULL;

  gtk_widget_activate_action (f->page, action, NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f->page), NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);

  return text;
}

static void
test_copy (void)
{
  Fixture *f = open_page (fixture_bending ());
  g_autofree char *text = NULL;
  g_autofree char *latex = NULL;

  relu_viewport_set_line_x (f->viewport, 1);
  text = copy (f, "inspector.copy-text");
  latex = copy (f, "inspector.copy-latex");
  g_assert_true (g_str_has_prefix (text, "x = 1\n\nz₀ = "));
  g_assert_true (g_str_has_prefix (latex, "\\begin{align*}\nx &= 1 \\\\\n"));

  fixture_free (f);
}

/* Layers have headings; of many rows only those in sight are written. */
static void
test_large (void)
{
  static const guint widths[] = { 64, 64, 64, 64, 1 };
  GType type = RELU_TYPE_INSPECTOR_ROW;
  Fixture *f = open_page (fixture_random (G_N_ELEMENTS (widths), widths));

  relu_viewport_set_line_x (f->viewport, 0.25);
  fixture_next_frame (f->page);
  fixture_next_frame (f->page);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (f))), ==,
                    4 * 65 + 1 + 1);
  assert_says (f, "Layer 1 · 64 units · ReLU");
  g_assert_nonnull (find (f->page, is_type, &type));

  /* The other end comes into sight, written. */
  relu_viewport_select_unit (f->viewport, 4, 0);
  for (int i = 0; i < 20 && find (f->page, says, "f(0.25) = v₀·h⁽⁴⁾₀") == NULL; i++)
    fixture_next_frame (f->page);
  assert_says (f, "f(0.25) = v₀·h⁽⁴⁾₀");

  for (int i = 1; i < 20; i++)
    {
      relu_viewport_set_line_x (f->viewport, i / 20.0);
      fixture_next_frame (f->page);
    }
  assert_says (f, "f(0.95) = v₀·h⁽⁴⁾₀");

  fixture_free (f);
}

/* Another network, or none that can be analysed. */
static void
test_other_documents (void)
{
  Fixture *f = open_page (fixture_bending ());
  g_autoptr (ReluDocument) linear = fixture_linear ();

  relu_viewport_set_line_x (f->viewport, 1);
  fixture_next_frame (f->page);
  fixture_next_frame (f->page);
  g_object_set (f->page, "document", linear, NULL);
  fixture_next_frame (f->page);
  assert_says (f, "z₁ = w₁·x + b₁ = 1·1 + 10 = 11");

  relu_document_set_muted (linear, 0, 1, TRUE);
  fixture_next_frame (f->page);
  assert_says (f, "v₁·h₁ = 0·11 = 0");

  g_object_set (f->page, "document", f->document, NULL);
  fixture_next_frame (f->page);
  fixture_free (f);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/inspector-page/hint", test_hint);
  g_test_add_func ("/inspector-page/forward-pass", test_forward_pass);
  g_test_add_func ("/inspector-page/which-x", test_which_x);
  g_test_add_func ("/inspector-page/field", test_field);
  g_test_add_func ("/inspector-page/selection", test_selection);
  g_test_add_func ("/inspector-page/copy", test_copy);
  g_test_add_func ("/inspector-page/large", test_large);
  g_test_add_func ("/inspector-page/other-documents", test_other_documents);

  return g_test_run ();
}
