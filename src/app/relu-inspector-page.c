/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-inspector-page.c: where x is, and the list of all units with their numbers there.
 *
 * The list shows what was read last: it stays when the pointer leaves the figure, so that one can come
 * over and read it, and goes when the reading line is taken away. Only rows in sight are written; a
 * row that was scrolled away is written when it comes back. */

#include "relu-inspector-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-derivation.h"
#include "relu-inspector-items.h"
#include "relu-inspector-row.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-reading.h"
#include "relu-steps.h"
#include "relu-style.h"
#include "relu-words.h"

/* So many more digits than elsewhere, as on the command line, so that sums can be checked by hand. */
#define MORE_DIGITS 2

/* The step of the x field, as a share of the domain. */
#define STEP_SHARE 0.01

struct _ReluInspectorPage
{
  ReluToolPage parent_instance;

  GtkAdjustment *x;
  GtkWidget *field;
  GtkWidget *previous, *next;
  GtkLabel *output;
  GtkStack *stack;
  GtkLabel *hint;
  GtkWidget *put;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkSingleSelection *selection;
  ReluInspectorItems *items;

  ReluDerivation *derivation; /* NULL: nothing has been read */
  double line_x;              /* of the viewport, when it was looked at last */
  guint serial;               /* of the derivation: rows with another one are stale */
  GPtrArray *bound;           /* GtkListItem: those that have a row */
  ReluSelection shown;        /* what the list shows as selected */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluInspectorPage, relu_inspector_page, RELU_TYPE_TOOL_PAGE)

static GQuark
serial_quark (void)
{
  return g_quark_from_static_string ("relu-inspector-serial");
}

static int
get_digits (void)
{
  return relu_number_get_digits () + MORE_DIGITS;
}

static void
show_row (ReluInspectorPage *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  relu_inspector_row_show (RELU_INSPECTOR_ROW (row), self->derivation,
                           gtk_list_item_get_item (item));
  /* The keyboard is on the list's own widget around it. */
  words = relu_inspector_row_dup_words (RELU_INSPECTOR_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_qdata (G_OBJECT (row), serial_quark (), GUINT_TO_POINTER (self->serial));
}

static gboolean
is_in_sight (ReluInspectorPage *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, self->scrolled, &bounds)
         && bounds.origin.y < (float) gtk_widget_get_height (self->scrolled)
         && bounds.origin.y + bounds.size.height > 0;
}

/* Writes the rows in sight that are not up to date. */
static void
refresh_rows (ReluInspectorPage *self)
{
  if (self->derivation == NULL)
    return;

  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);
      GtkWidget *row = gtk_list_item_get_child (item);
      guint serial = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (row), serial_quark ()));

      if (serial != self->serial && is_in_sight (self, row))
        show_row (self, item);
    }
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, ReluInspectorPage *self)
{
  gtk_list_item_set_child (item, relu_inspector_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, ReluInspectorPage *self)
{
  ReluInspectorItem *what = gtk_list_item_get_item (item);
  gboolean is_unit = relu_inspector_item_get_kind (what) == RELU_INSPECTOR_UNIT;

  gtk_list_item_set_selectable (item, is_unit);
  gtk_list_item_set_activatable (item, FALSE);
  g_ptr_array_add (self->bound, item);
  if (self->derivation != NULL)
    show_row (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, ReluInspectorPage *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* A row was chosen. */
static void
selected_cb (ReluInspectorPage *self)
{
  ReluViewport *viewport = relu_tool_page_get_viewport (RELU_TOOL_PAGE (self));
  ReluInspectorItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->updating || viewport == NULL)
    return;
  if (item != NULL && relu_inspector_item_get_kind (item) == RELU_INSPECTOR_UNIT)
    relu_viewport_select_unit (viewport, relu_inspector_item_get_layer (item),
                               relu_inspector_item_get_unit (item));
}

/* A click on a formula is a click on its row, too: text can be selected in it. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReluInspectorPage *self)
{
  GtkWidget *at = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at == NULL ? NULL : gtk_widget_get_ancestor (at, RELU_TYPE_INSPECTOR_ROW);

  for (guint i = 0; row != NULL && i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      if (gtk_list_item_get_child (item) == row && gtk_list_item_get_selectable (item))
        gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
    }
}

/* What is selected elsewhere. */
static void
update_selection (ReluInspectorPage *self, ReluViewport *viewport)
{
  ReluSelection selection;
  guint position = GTK_INVALID_LIST_POSITION;

  relu_viewport_get_selection (viewport, &selection);
  if (selection.kind != RELU_SELECTION_NONE)
    position = relu_inspector_items_find_unit (self->items, selection.layer, selection.unit);
  if (gtk_single_selection_get_selected (self->selection) != position)
    {
      self->updating = TRUE;
      gtk_single_selection_set_selected (self->selection, position);
      self->updating = FALSE;
    }
  if (position != GTK_INVALID_LIST_POSITION && !relu_selection_equal (&selection, &self->shown)
      && self->derivation != NULL)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  self->shown = selection;
}

static char *
dup_output (ReluInspectorPage *self)
{
  char number[RELU_NUMBER_BUFFER];

  return g_strdup_printf ("f(x) = %s",
                          relu_number_to_display (relu_derivation_get_output (self->derivation),
                                                  relu_number_get_digits (), number));
}

static void
update_actions (ReluInspectorPage *self)
{
  gboolean has = self->derivation != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.copy-text", has);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspector.copy-latex", has);
}

static double
get_middle (ReluDocument *document)
{
  double from, to;

  relu_document_get_shown_domain (document, &from, &to);

  return from <= 0 && to >= 0 ? 0 : from + (to - from) / 2;
}

static void
update_hint (ReluInspectorPage *self, ReluDocument *document, ReluAnalysis *analysis)
{
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *label = NULL;

  gtk_label_set_label (self->hint,
                       analysis == NULL
                           ? _("There is no figure to read in.")
                           : _("Click on the figure, or put the reading line somewhere, to see the "
                               "forward pass there with all its numbers."));
  relu_number_to_display (get_middle (document), get_digits (), number);
  /* Translators: %s is a number */
  label = g_strdup_printf (_("_Put the Line at x = %s"), number);
  gtk_button_set_label (GTK_BUTTON (self->put), label);
  gtk_widget_set_visible (self->put, analysis != NULL);
}

static void
update_field (ReluInspectorPage *self, ReluDocument *document, double x)
{
  double from, to;

  relu_document_get_shown_domain (document, &from, &to);
  self->updating = TRUE;
  gtk_adjustment_configure (self->x, isnan (x) ? gtk_adjustment_get_value (self->x) : x,
                            MIN (from, isnan (x) ? from : x), MAX (to, isnan (x) ? to : x),
                            relu_nice_step (STEP_SHARE * (to - from)),
                            relu_nice_step (10 * STEP_SHARE * (to - from)), 0);
  self->updating = FALSE;
}

/* The x that is shown next: NAN to show nothing. */
static double
get_x (ReluInspectorPage *self, ReluViewport *viewport)
{
  double line_x = relu_viewport_get_line_x (viewport);
  double x = relu_viewport_get_reading_x (viewport);
  gboolean taken_away = isnan (line_x) && !isnan (self->line_x);

  self->line_x = line_x;
  if (isnan (x) && !taken_away && self->derivation != NULL)
    x = relu_derivation_get_x (self->derivation);

  return x;
}

static void
update_derivation (ReluInspectorPage *self, ReluDocument *document, ReluViewport *viewport)
{
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);
  double x = get_x (self, viewport);
  g_autofree char *output = NULL;

  if (self->derivation != NULL && relu_derivation_get_analysis (self->derivation) == analysis
      && relu_derivation_get_x (self->derivation) == x)
    return;

  g_clear_pointer (&self->derivation, relu_derivation_free);
  if (analysis != NULL && isfinite (x))
    self->derivation = relu_derivation_new (analysis, x, get_digits ());
  self->serial++;
  update_field (self, document, x);
  update_actions (self);
  gtk_widget_set_sensitive (self->previous, analysis != NULL);
  gtk_widget_set_sensitive (self->next, analysis != NULL);
  if (self->derivation == NULL)
    {
      update_hint (self, document, analysis);
      gtk_label_set_label (self->output, "");
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  output = dup_output (self);
  gtk_label_set_label (self->output, output);
  relu_inspector_items_set_network (self->items, relu_analysis_get_network (analysis));
  gtk_stack_set_visible_child_name (self->stack, "list");
  refresh_rows (self);
}

static void
relu_inspector_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluInspectorPage *self = RELU_INSPECTOR_PAGE (page);
  ReluViewport *viewport = relu_tool_page_get_viewport (page);

  update_derivation (self, relu_tool_page_get_document (page), viewport);
  update_selection (self, viewport);
}

/* The colours are other ones. */
static void
style_changed_cb (ReluInspectorPage *self)
{
  self->serial++;
  refresh_rows (self);
}

static void
put_line (ReluInspectorPage *self, double x)
{
  ReluViewport *viewport = relu_tool_page_get_viewport (RELU_TOOL_PAGE (self));
  double from, to;

  if (viewport == NULL)
    return;

  relu_viewport_get_x_range (viewport, &from, &to);
  if (x < from || x > to)
    relu_viewport_fit (viewport);
  relu_viewport_set_line_x (viewport, x);
}

static void
put_cb (GtkButton *button, ReluInspectorPage *self)
{
  put_line (self, get_middle (relu_tool_page_get_document (RELU_TOOL_PAGE (self))));
  gtk_widget_grab_focus (self->field);
}

static void
x_changed_cb (ReluInspectorPage *self)
{
  if (!self->updating)
    put_line (self, gtk_adjustment_get_value (self->x));
}

/* Enter keeps the x that is shown, also where it was only pointed at. */
static gboolean
field_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              ReluInspectorPage *self)
{
  GtkSpinButton *field = GTK_SPIN_BUTTON (self->field);

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  gtk_spin_button_update (field);
  if (relu_number_field_get_refusal (field) == NULL)
    put_line (self, gtk_adjustment_get_value (self->x));

  return GDK_EVENT_PROPAGATE;
}

static gboolean
accept_cb (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  ReluDocument *document = relu_tool_page_get_document (user_data);
  g_autofree char *domain = NULL;
  double from, to;

  if (document == NULL)
    return FALSE;
  relu_document_get_shown_domain (document, &from, &to);
  if (value >= from && value <= to)
    return TRUE;

  domain = relu_words_dup_domain (from, to);
  /* Translators: %s is the domain, "−4 ≤ x ≤ 4" */
  *reason = g_strdup_printf (_("Must be in the domain, %s"), domain);

  return FALSE;
}

static void
step (ReluInspectorPage *self, int direction)
{
  ReluDocument *document = relu_tool_page_get_document (RELU_TOOL_PAGE (self));
  ReluAnalysis *analysis
      = document == NULL ? NULL : relu_document_get_analysis (document, NULL);
  double x = self->derivation == NULL ? NAN : relu_derivation_get_x (self->derivation);
  ReluBreakpoint breakpoint;

  if (analysis != NULL && relu_reading_find_breakpoint (analysis, x, direction, &breakpoint))
    put_line (self, breakpoint.x);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
previous_cb (GtkButton *button, ReluInspectorPage *self)
{
  step (self, -1);
}

static void
next_cb (GtkButton *button, ReluInspectorPage *self)
{
  step (self, 1);
}

static void
copy (ReluInspectorPage *self, char *taken, const char *message)
{
  g_autofree char *text = taken;

  relu_tool_page_copy (RELU_TOOL_PAGE (self), text, message);
}

static void
copy_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ReluInspectorPage *self = RELU_INSPECTOR_PAGE (widget);

  if (self->derivation != NULL)
    copy (self, relu_derivation_dup_text (self->derivation), _("Forward pass copied as text"));
}

static void
copy_latex_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ReluInspectorPage *self = RELU_INSPECTOR_PAGE (widget);

  if (self->derivation != NULL)
    copy (self, relu_derivation_dup_latex (self->derivation), _("Forward pass copied as LaTeX"));
}

/* Before it is laid out for the first time, GTK can't know which of its fields comes first. */
static gboolean
relu_inspector_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (RELU_INSPECTOR_PAGE (widget)->field);

  return GTK_WIDGET_CLASS (relu_inspector_page_parent_class)->focus (widget, direction);
}

static void
relu_inspector_page_dispose (GObject *object)
{
  ReluInspectorPage *self = RELU_INSPECTOR_PAGE (object);

  /* While self can still unbind its rows. */
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;

  G_OBJECT_CLASS (relu_inspector_page_parent_class)->dispose (object);
}

static void
relu_inspector_page_finalize (GObject *object)
{
  ReluInspectorPage *self = RELU_INSPECTOR_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->derivation, relu_derivation_free);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (relu_inspector_page_parent_class)->finalize (object);
}

static void
relu_inspector_page_class_init (ReluInspectorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_inspector_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_inspector_page_finalize;
  widget_class->focus = relu_inspector_page_focus;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_inspector_page_update;

  gtk_widget_class_install_action (widget_class, "inspector.copy-text", NULL, copy_text_cb);
  gtk_widget_class_install_action (widget_class, "inspector.copy-latex", NULL, copy_latex_cb);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static GtkWidget *
create_button (const char *icon, const char *tooltip, GCallback callback, ReluInspectorPage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
create_copy_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Copy as _Text"), "inspector.copy-text");
  g_menu_append (menu, _("Copy as _LaTeX"), "inspector.copy-latex");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-copy-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy the Forward Pass"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the Forward Pass"), -1);

  return button;
}

static GtkWidget *
create_bar (ReluInspectorPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *formula = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new ("x =");
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *copy_button = create_copy_button ();
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->x = gtk_adjustment_new (0, -1, 1, 0.01, 0.1, 0);
  g_signal_connect_object (self->x, "value-changed", G_CALLBACK (x_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->field = relu_number_field_new (self->x);
  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (self->field), accept_cb, self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (field_key_cb), self);
  gtk_widget_add_controller (self->field, controller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("x, where the forward pass is read"), -1);
  gtk_widget_set_tooltip_text (self->field, _("The x at Which the Numbers Are Read"));

  self->previous = create_button ("go-previous-symbolic", _("Previous Breakpoint"),
                                  G_CALLBACK (previous_cb), self);
  self->next
      = create_button ("go-next-symbolic", _("Next Breakpoint"), G_CALLBACK (next_cb), self);
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), self->previous);
  gtk_box_append (GTK_BOX (steps), self->next);

  self->output = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->output, 0);
  gtk_label_set_ellipsize (self->output, PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (self->output, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->output), "numeric");

  gtk_box_append (GTK_BOX (formula), label);
  gtk_box_append (GTK_BOX (formula), self->field);
  gtk_box_append (GTK_BOX (formula), steps);
  gtk_box_append (GTK_BOX (formula), GTK_WIDGET (self->output));
  gtk_widget_set_hexpand (formula, TRUE);
  gtk_widget_set_halign (formula, GTK_ALIGN_START);
  relu_style_keep_left_to_right (formula);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), formula);
  gtk_box_append (GTK_BOX (bar), copy_button);

  return bar;
}

static GtkWidget *
create_hint (ReluInspectorPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_justify (self->hint, GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (self->hint, 36);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  self->put = gtk_button_new_with_label ("");
  gtk_widget_set_tooltip_text (self->put, _("Put the Reading Line Into the Middle of the Domain"));
  gtk_button_set_use_underline (GTK_BUTTON (self->put), TRUE);
  gtk_widget_set_halign (self->put, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->put, "pill");
  g_signal_connect (self->put, "clicked", G_CALLBACK (put_cb), self);

  gtk_widget_add_css_class (box, "hint");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), self->put);

  return box;
}

static GtkWidget *
create_list (ReluInspectorPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkAdjustment *adjustment;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->items = relu_inspector_items_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Forward pass"), -1);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (refresh_rows), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (refresh_rows), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self->scrolled;
}

static void
relu_inspector_page_init (ReluInspectorPage *self)
{
  GtkWidget *stack = gtk_stack_new ();

  self->line_x = NAN;
  self->bound = g_ptr_array_new ();
  gtk_widget_set_parent (create_bar (self), GTK_WIDGET (self));

  self->stack = GTK_STACK (stack);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_stack_add_named (self->stack, create_hint (self), "hint");
  gtk_stack_add_named (self->stack, create_list (self), "list");
  gtk_widget_set_parent (stack, GTK_WIDGET (self));
  update_actions (self);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
}
