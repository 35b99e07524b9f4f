/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-starts-page.c: many starts of the present set-up, in threads of their own; what has become of them is
 * looked at some times a second.
 *
 * Results stay until they are made anew, with a word when they are about something else than the document has
 * now. Loading one is an edit like any other. */

#include "relu-starts-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "relu-columns.h"
#include "relu-compat-announce.h"
#include "relu-curves-view.h"
#include "relu-number.h"
#include "relu-number-field.h"
#include "relu-starts-table.h"
#include "relu-starts-tally.h"

/* Time between two looks in ms, and that many times what the last one cost, so that the interface has time
 * for all else, however many starts there are. */
#define LOOK_TIME 100
#define LOOK_REST 8

/* As of relu_document_set_setup(); beyond those of the form. */
#define N_STARTS_PART 1000

struct _ReluStartsPage
{
  ReluToolPage parent_instance;

  GtkWidget *controls;
  GtkLabel *n_label;
  GtkWidget *n_field;
  GtkButton *run;
  GtkProgressBar *progress;
  GtkLabel *status;
  GtkWidget *stale;
  ReluStartsTally *tally;
  GtkWidget *results;
  ReluCurvesView *curves;
  ReluStartsTable *table;
  GtkLabel *caption;

  ReluStarts *starts; /* NULL: none yet */
  guint generation;   /* of the document that they are about */
  gboolean is_running;
  int pointed; /* the start whose curve the pointer is on */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (ReluStartsPage, relu_starts_page, RELU_TYPE_TOOL_PAGE)

static void look_later (ReluStartsPage *self, guint interval);

static ReluDocument *
get_document (ReluStartsPage *self)
{
  return relu_tool_page_get_document (RELU_TOOL_PAGE (self));
}

static ReluFile *
get_contents (ReluStartsPage *self)
{
  return relu_document_get_contents (get_document (self));
}

/* The start that is spoken of: that under the pointer, else the selected one. */
static int
get_current (ReluStartsPage *self)
{
  return self->pointed != RELU_CURVES_NONE ? self->pointed
                                           : relu_starts_table_get_selected (self->table);
}

static void
show_current (ReluStartsPage *self)
{
  int current = get_current (self);
  gboolean is_selected = relu_starts_table_get_selected (self->table) >= 0;
  g_autofree char *sentence
    = current < 0 ? g_strdup (_("Point at a curve, or select a row of the table."))
                  : relu_start_dup_sentence (relu_starts_get (self->starts, (guint) current));

  gtk_label_set_label (self->caption, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), sentence);
  relu_curves_view_set_highlight (self->curves, current);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "starts.load-result", is_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "starts.load-start", is_selected);
}

/* What the tally does not say. */
static char *
dup_status (ReluStartsPage *self, const ReluStartCounts *counts)
{
  g_autofree char *stuck = NULL;
  char done[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER];

  if (self->starts == NULL)
    return g_strdup (relu_file_get_data (get_contents (self)) == NULL
                       ? _("There is nothing to learn yet: add points on the Data page.")
                       : _("Trains the network with these data from many starts, each with weights of "
                           "its own, and shows what becomes of them."));

  relu_number_count_to_display (counts->n, done);
  relu_number_count_to_display (relu_starts_get_n (self->starts), all);
  if (self->is_running)
    /* Translators: how many starts */
    return g_strdup_printf (_("%s of %s starts are done."), done, all);
  if (relu_starts_is_cancelled (self->starts))
    return g_strdup_printf (_("Cancelled when %s of %s starts were done."), done, all);

  stuck = relu_start_counts_dup_stuck (counts);
  return stuck != NULL ? g_steal_pointer (&stuck)
                       : g_strdup_printf (ngettext ("%s start is done.", "%s starts are done.",
                                                    counts->n),
                                          done);
}

static void
update_run_button (ReluStartsPage *self)
{
  gtk_button_set_label (self->run, self->is_running ? _("_Cancel") : _("_Run"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_running ? _("Cancel the starts") : _("Run the starts"),
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->run),
                               self->is_running ? _("Cancel, and Keep What Is Done")
                                                : _("Train from That Many Starts"));
  if (self->is_running)
    gtk_widget_remove_css_class (GTK_WIDGET (self->run), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->run), "suggested-action");
}

/* What depends on document and state, but not on how far it is. */
static void
update_state (ReluStartsPage *self)
{
  ReluFile *contents = get_contents (self);
  gboolean has_results = self->starts != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "starts.run",
                                 self->is_running || relu_file_get_data (contents) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->tally), has_results);
  gtk_widget_set_visible (self->results, has_results);
  gtk_widget_set_visible (self->stale,
                          has_results && !relu_starts_is_about (self->starts, contents));
  update_run_button (self);
}

/* How far it is. */
static void
update_progress (ReluStartsPage *self)
{
  ReluStartCounts counts = { .n = 0 };
  g_autofree char *status = NULL;

  if (self->starts != NULL)
    {
      relu_starts_count (self->starts, &counts);
      relu_starts_tally_set_counts (self->tally, &counts);
      relu_starts_table_refresh (self->table);
      relu_curves_view_refresh (self->curves);
      gtk_progress_bar_set_fraction (self->progress, relu_starts_get_progress (self->starts));
    }
  status = dup_status (self, &counts);
  gtk_label_set_label (self->status, status);
}

static void
set_starts (ReluStartsPage *self, ReluStarts *starts)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->starts != NULL)
    relu_starts_cancel (self->starts);
  g_clear_pointer (&self->starts, relu_starts_unref);
  self->starts = starts;
  self->is_running = FALSE;
  self->pointed = RELU_CURVES_NONE;
  relu_starts_tally_set_outcome (self->tally, RELU_CURVES_ALL);
  relu_curves_view_set_starts (self->curves, starts);
  relu_starts_table_set_starts (self->table, starts);
  show_current (self);
}

static void
end (ReluStartsPage *self)
{
  ReluStartCounts counts;
  g_autofree char *sentence = NULL;

  self->is_running = FALSE;
  update_state (self);
  update_progress (self);
  relu_starts_count (self->starts, &counts);
  sentence = relu_start_counts_dup_sentence (&counts);
  relu_compat_announce (GTK_WIDGET (self), sentence);
}

static gboolean
look_cb (gpointer user_data)
{
  ReluStartsPage *self = user_data;
  gint64 begin = g_get_monotonic_time ();

  self->look_id = 0;
  if (relu_starts_wait (self->starts, 0))
    {
      end (self);
      return G_SOURCE_REMOVE;
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_progress (self);
  look_later (self, (guint) MAX (LOOK_TIME,
                                 LOOK_REST * (g_get_monotonic_time () - begin) / 1000));

  return G_SOURCE_REMOVE;
}

static void
look_later (ReluStartsPage *self, guint interval)
{
  self->look_id = g_timeout_add (interval, look_cb, self);
}

/* The number is a part of the set-up, and saved with it. */
static void
take_over_n (ReluStartsPage *self)
{
  ReluSetup setup = *relu_file_get_setup (get_contents (self));

  setup.n_starts = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->n_field));
  relu_document_set_setup (get_document (self), &setup, N_STARTS_PART);
}

static void
begin (ReluStartsPage *self)
{
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->n_field));
  take_over_n (self);
  set_starts (self, relu_starts_new (get_contents (self)));
  self->generation = relu_document_get_generation (get_document (self));
  self->is_running = TRUE;
  relu_starts_begin (self->starts, 0, TRUE);
  update_state (self);
  update_progress (self);
  look_later (self, LOOK_TIME);
}

/* One action for both, so that its button never loses the keyboard. */
static void
run_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluStartsPage *self = RELU_STARTS_PAGE (widget);

  /* It is over in a moment, which is noticed as any other end. */
  if (self->is_running)
    relu_starts_cancel (self->starts);
  else
    begin (self);
}

/* One undo step. */
static void
load (ReluStartsPage *self, ReluFile *contents, const char *message)
{
  ReluTraining *training = relu_tool_page_get_training (RELU_TOOL_PAGE (self));

  if (training != NULL)
    relu_training_start_from (training, contents);
  else
    relu_document_edit (get_document (self), contents);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", message);
}

static void
load_result (ReluStartsPage *self, int index)
{
  const ReluStart *start = relu_starts_get (self->starts, (guint) index);
  g_autoptr (ReluFile) contents = relu_file_with_network (get_contents (self), start->network);
  char seed[RELU_NUMBER_BUFFER];
  g_autofree char *message = g_strdup_printf (_("Seed %s: its result is loaded"),
                                              relu_number_whole_to_text (start->seed, seed));

  load (self, contents, message);
}

static void
load_result_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluStartsPage *self = RELU_STARTS_PAGE (widget);

  load_result (self, relu_starts_table_get_selected (self->table));
}

/* The set-up gets the seed too: training from there comes to the same result. */
static void
load_start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluStartsPage *self = RELU_STARTS_PAGE (widget);
  guint index = (guint) relu_starts_table_get_selected (self->table);
  guint64 seed = relu_starts_get (self->starts, index)->seed;
  ReluTraining *training = relu_tool_page_get_training (RELU_TOOL_PAGE (self));
  ReluSetup setup = *relu_file_get_setup (get_contents (self));
  g_autoptr (ReluNetwork) network = relu_starts_draw (self->starts, seed);
  g_autoptr (ReluFile) with_network = relu_file_with_network (get_contents (self), network);
  g_autoptr (ReluFile) contents = NULL;
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *message = g_strdup_printf (_("Seed %s: its start is loaded"),
                                              relu_number_whole_to_text (seed, number));

  setup.init.seed = setup.options.seed = seed;
  contents = relu_file_with_setup (with_network, &setup);
  load (self, contents, message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tool-page", "s", "training");
  if (training != NULL)
    relu_training_run (training);
}

static void
pointed_cb (ReluStartsPage *self, int start)
{
  if (self->pointed == start)
    return;

  self->pointed = start;
  show_current (self);
}

/* A curve that is clicked is the document's from now on. */
static void
picked_cb (ReluStartsPage *self, int start)
{
  relu_starts_table_select (self->table, start);
  load_result (self, start);
}

static void
outcome_picked_cb (ReluStartsPage *self, int outcome)
{
  relu_starts_tally_set_outcome (self->tally,
                                 relu_starts_tally_get_outcome (self->tally) == outcome
                                   ? RELU_CURVES_ALL
                                   : outcome);
}

static void
outcome_selected_cb (ReluStartsPage *self, int outcome)
{
  self->pointed = RELU_CURVES_NONE;
  relu_curves_view_set_outcome (self->curves, outcome);
  relu_starts_table_set_outcome (self->table, outcome);
  show_current (self);
}

static void
relu_starts_page_update (ReluToolPage *page, ReluToolChanges changes)
{
  ReluStartsPage *self = RELU_STARTS_PAGE (page);
  ReluDocument *document = get_document (self);

  if ((changes & RELU_TOOL_DOCUMENT) == 0)
    return;

  /* Another file: nothing of this is about it. */
  if (self->starts != NULL && self->generation != relu_document_get_generation (document))
    set_starts (self, NULL);
  if (self->starts == NULL)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->n_field),
                               relu_file_get_setup (get_contents (self))->n_starts);
  update_state (self);
  update_progress (self);
}

static void
relu_starts_page_dispose (GObject *object)
{
  ReluStartsPage *self = RELU_STARTS_PAGE (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->starts != NULL)
    relu_starts_cancel (self->starts);
  g_clear_pointer (&self->starts, relu_starts_unref);

  G_OBJECT_CLASS (relu_starts_page_parent_class)->dispose (object);
}

static void
relu_starts_page_class_init (ReluStartsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_starts_page_dispose;
  RELU_TOOL_PAGE_CLASS (klass)->update = relu_starts_page_update;

  g_type_ensure (RELU_TYPE_COLUMNS);
  g_type_ensure (RELU_TYPE_CURVES_VIEW);
  g_type_ensure (RELU_TYPE_STARTS_TABLE);
  g_type_ensure (RELU_TYPE_STARTS_TALLY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-starts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, controls);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, n_label);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, run);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, status);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, stale);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, tally);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, results);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, curves);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, table);
  gtk_widget_class_bind_template_child (widget_class, ReluStartsPage, caption);

  gtk_widget_class_install_action (widget_class, "starts.run", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "starts.load-result", NULL, load_result_cb);
  gtk_widget_class_install_action (widget_class, "starts.load-start", NULL, load_start_cb);
}

static void
create_n_field (ReluStartsPage *self)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (100, 1, RELU_SETUP_MAX_STARTS, 10, 100, 0);

  self->n_field = relu_number_field_new (adjustment);
  relu_number_field_set_whole (GTK_SPIN_BUTTON (self->n_field));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->n_field), 6);
  gtk_widget_set_tooltip_text (self->n_field, _("Number of Starts"));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (take_over_n), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_mnemonic_widget (self->n_label, self->n_field);
  gtk_box_insert_child_after (GTK_BOX (self->controls), self->n_field, GTK_WIDGET (self->n_label));
}

static void
relu_starts_page_init (ReluStartsPage *self)
{
  self->pointed = RELU_CURVES_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  create_n_field (self);

  g_signal_connect_object (self->curves, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->curves, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->curves, "outcome-picked", G_CALLBACK (outcome_picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tally, "selected", G_CALLBACK (outcome_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (show_current), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (load_result), self,
                           G_CONNECT_SWAPPED);
}
