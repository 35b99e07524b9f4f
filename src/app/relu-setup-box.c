/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-setup-box.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-number-field.h"
#include "relu-setup-fields.h"

/* Between the rows, in pixels. */
#define SPACING 6

static gboolean
is_huber (const ReluSetup *setup)
{
  return setup->options.loss.kind == RELU_LOSS_HUBER;
}

static gboolean
is_momentum (const ReluSetup *setup)
{
  return setup->options.optimizer == RELU_OPTIMIZER_MOMENTUM;
}

static gboolean
is_adam (const ReluSetup *setup)
{
  return setup->options.optimizer == RELU_OPTIMIZER_ADAM;
}

static gboolean
has_batches (const ReluSetup *setup)
{
  return setup->options.batch > 0;
}

/* A row of the form. What it does is known from the field of the set-up. */
typedef struct
{
  const char *object, *key; /* of the field */
  const char *title;
  const char *tooltip;
  const char *zero_text;    /* what 0 means; NULL: 0 */
  double smallest;          /* steps are those of a ladder, this the lowest; 0: they are of one size */
  double step;
  gboolean (*applies) (const ReluSetup *setup); /* NULL: always */
  gboolean is_folded;       /* among what is rarely used */
} RowInfo;

static const RowInfo infos[] = {
  { NULL, "rate", N_("Learning rate"), N_("How far a step goes along the gradient"), .smallest = 1e-9 },
  { NULL, "optimizer", N_("Optimizer"), N_("How a step is made of gradients") },
  { NULL, "momentum", N_("Momentum"), N_("How much of the last step goes on"), .step = 0.05,
    .applies = is_momentum },
  { NULL, "loss", N_("Loss"), N_("What training lowers") },
  { NULL, "delta", N_("Straight beyond"), N_("The error from which on Huber’s loss is a straight line"),
    .smallest = 1e-6, .applies = is_huber },
  { "init", "scheme", N_("New starts"), N_("How large the weights of a new start are drawn") },
  { "init", "seed", N_("Seed"), N_("The same seed draws the same start"), .step = 1 },

  { "init", "distribution", N_("Weights drawn"), N_("How the weights of a new start are spread"),
    .is_folded = TRUE },
  { "init", "biases", N_("Biases"), N_("The biases of a new start"), .is_folded = TRUE },
  { NULL, "batch", N_("Points in a step"), N_("As many points, shuffled, are learnt in each step"),
    N_("All"), .step = 1, .is_folded = TRUE },
  { NULL, "seed", N_("Seed of the order"), N_("The same seed takes the points in the same order"),
    .step = 1, .applies = has_batches, .is_folded = TRUE },
  { NULL, "beta1", "β₁", N_("Adam’s memory of gradients"), .step = 0.05, .applies = is_adam,
    .is_folded = TRUE },
  { NULL, "beta2", "β₂", N_("Adam’s memory of their squares"), .step = 0.01, .applies = is_adam,
    .is_folded = TRUE },
  { NULL, "epsilon", "ε", N_("Keeps Adam from dividing by 0"), .smallest = 1e-16,
    .applies = is_adam, .is_folded = TRUE },
  { NULL, "decay", N_("Weight decay"),
    N_("This share of each parameter is added to its gradient, which pulls it to 0"), N_("None"),
    .smallest = 1e-6, .is_folded = TRUE },
  { NULL, "clip", N_("Longest gradient"), N_("A longer gradient is made as long as that"), N_("Any"),
    .smallest = 1e-3, .is_folded = TRUE },
  { NULL, "steps", N_("Pause after steps"), N_("A run pauses after so many steps"), N_("Never"),
    .smallest = 1, .is_folded = TRUE },
  { NULL, "target", N_("Stop at loss"), N_("Training stops at this loss"), "0", .smallest = 1e-12,
    .is_folded = TRUE },
  { NULL, "fit", N_("A fit up to loss"),
    N_("The largest loss that counts as a fit. Usual is a thousandth of what the best constant has"),
    N_("Usual"), .smallest = 1e-12, .is_folded = TRUE },
};

#define N_ROWS G_N_ELEMENTS (infos)

typedef struct
{
  ReluSetupBox *box;
  const RowInfo *info;
  const ReluSetupField *field;
  GtkWidget *line;           /* title and control */
  GtkWidget *control;
  GtkAdjustment *adjustment; /* NULL for a drop-down */
} Row;

struct _ReluSetupBox
{
  GtkWidget parent_instance;

  GtkWidget *more; /* a GtkExpander */
  Row rows[N_ROWS];

  ReluDocument *document;
  ReluSetup shown;
  gboolean updating;
};

enum
{
  PROP_DOCUMENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluSetupBox, relu_setup_box, GTK_TYPE_WIDGET)

static gboolean
is_number (const Row *row)
{
  return row->field->kind == RELU_SETUP_NUMBER;
}

static double
get_value (const Row *row, const ReluSetup *setup)
{
  return is_number (row) ? relu_setup_field_get_number (row->field, setup)
                         : (double) relu_setup_field_get_count (row->field, setup);
}

static gboolean
set_value (const Row *row, ReluSetup *setup, double value)
{
  if (is_number (row))
    return relu_setup_field_set_number (row->field, setup, value);

  return value >= 0 && value < 0x1p64 && value == floor (value)
         && relu_setup_field_set_count (row->field, setup, (guint64) value);
}

/* Shows all of the set-up again, whatever is shown. */
static void
show_setup (ReluSetupBox *self)
{
  const ReluSetup *setup = relu_document_get_setup (self->document);

  self->updating = TRUE;
  self->shown = *setup;
  for (guint i = 0; i < N_ROWS; i++)
    {
      const Row *row = &self->rows[i];

      if (row->adjustment != NULL)
        gtk_adjustment_set_value (row->adjustment, get_value (row, setup));
      else
        gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control),
                                    (guint) relu_setup_field_get_count (row->field, setup));
      gtk_widget_set_visible (row->line, row->info->applies == NULL || row->info->applies (setup));
    }
  self->updating = FALSE;
}

/* A training changes the document in every frame, but not this. */
static void
document_changed_cb (ReluSetupBox *self)
{
  if (!relu_setup_equal (relu_document_get_setup (self->document), &self->shown))
    show_setup (self);
}

static void
edit (const Row *row, const ReluSetup *setup)
{
  relu_document_set_setup (row->box->document, setup, (guint) (row - row->box->rows));
}

static void
value_changed_cb (GtkAdjustment *adjustment, const Row *row)
{
  ReluSetup setup;

  if (row->box->updating || row->box->document == NULL)
    return;

  /* A step may lead to the very end of a range that does not belong to it: a rate of 0. */
  setup = *relu_document_get_setup (row->box->document);
  if (set_value (row, &setup, gtk_adjustment_get_value (adjustment)))
    edit (row, &setup);
  else
    show_setup (row->box);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, const Row *row)
{
  const char *word = row->field->get_word (gtk_drop_down_get_selected (drop_down));
  ReluSetup setup;

  if (row->box->updating || row->box->document == NULL || word == NULL)
    return;

  setup = *relu_document_get_setup (row->box->document);
  relu_setup_field_set_word (row->field, &setup, word);
  edit (row, &setup);
  relu_document_end_run (row->box->document);
}

static gboolean
accept_cb (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  const Row *row = user_data;
  ReluSetup setup = RELU_SETUP_INIT;
  g_autofree char *expected = NULL;

  if (set_value (row, &setup, value))
    return TRUE;

  expected = relu_setup_field_dup_expected (row->field);
  /* Translators: a typed number is refused; %s is what it may be, such as “a number above 0” */
  *reason = g_strdup_printf (_("Expected %s"), expected);

  return FALSE;
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, const Row *row)
{
  if (row->box->document != NULL)
    relu_document_end_run (row->box->document);
}

static GtkWidget *
number_field_new (Row *row)
{
  const RowInfo *info = row->info;
  double to = is_number (row)                 ? (row->field->is_below_one ? 1 : 1e300)
              : row->field->to < G_MAXUINT64 ? (double) row->field->to
                                              : 0x1p64;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *field;

  row->adjustment = gtk_adjustment_new (0, 0, to, info->step, 10 * info->step, 0);
  field = relu_number_field_new (row->adjustment);
  relu_number_field_set_compact (GTK_SPIN_BUTTON (field), TRUE);
  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (field), accept_cb, row);
  if (!is_number (row))
    relu_number_field_set_whole (GTK_SPIN_BUTTON (field));
  if (info->smallest > 0)
    relu_number_field_set_ladder (GTK_SPIN_BUTTON (field), info->smallest);
  if (info->zero_text != NULL)
    relu_number_field_set_zero_text (GTK_SPIN_BUTTON (field), _(info->zero_text));
  g_signal_connect (row->adjustment, "value-changed", G_CALLBACK (value_changed_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), row);
  gtk_widget_add_controller (field, focus);

  return field;
}

static GtkWidget *
drop_down_new (Row *row)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; row->field->get_title (i) != NULL; i++)
    gtk_string_list_append (titles, row->field->get_title (i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), row);

  return drop_down;
}

static void
init_row (ReluSetupBox *self, guint index)
{
  Row *row = &self->rows[index];
  const RowInfo *info = &infos[index];
  const char *title = _(info->title);
  GtkWidget *label = gtk_label_new (title);

  row->box = self;
  row->info = info;
  row->field = relu_setup_find_field (info->object, info->key);
  row->control = row->field->kind == RELU_SETUP_WORD ? drop_down_new (row) : number_field_new (row);
  row->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (row->control, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (row->line, _(info->tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_box_append (GTK_BOX (row->line), label);
  gtk_box_append (GTK_BOX (row->line), row->control);
}

static void
relu_setup_box_set_document (ReluSetupBox *self, ReluDocument *document)
{
  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                               G_CONNECT_SWAPPED);
      show_setup (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
relu_setup_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ReluSetupBox *self = RELU_SETUP_BOX (object);

  if (id == PROP_DOCUMENT)
    g_value_set_object (value, self->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
relu_setup_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    relu_setup_box_set_document (RELU_SETUP_BOX (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
relu_setup_box_dispose (GObject *object)
{
  ReluSetupBox *self = RELU_SETUP_BOX (object);
  GtkWidget *child;

  relu_setup_box_set_document (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_setup_box_parent_class)->dispose (object);
}

static void
relu_setup_box_class_init (ReluSetupBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relu_setup_box_get_property;
  object_class->set_property = relu_setup_box_set_property;
  object_class->dispose = relu_setup_box_dispose;

  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "setup");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_setup_box_init (ReluSetupBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *often = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *rarely = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  /* Controls stay near their titles, however wide the panel is. */
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Set-up of training"), -1);

  for (guint i = 0; i < N_ROWS; i++)
    {
      init_row (self, i);
      gtk_box_append (GTK_BOX (infos[i].is_folded ? rarely : often), self->rows[i].line);
    }

  /* Translators: opens what is rarely changed about a training */
  self->more = gtk_expander_new (_("More"));
  gtk_widget_set_margin_top (rarely, SPACING);
  gtk_expander_set_child (GTK_EXPANDER (self->more), rarely);
  gtk_widget_set_parent (often, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

/**
 * relu_setup_box_new:
 * @document: (nullable): whose training is set up
 *
 * Returns: (transfer floating): a form, one row for each thing to choose; 250 pixels are enough for it.
 *   Each change is an edit of the document.
 */
GtkWidget *
relu_setup_box_new (ReluDocument *document)
{
  return g_object_new (RELU_TYPE_SETUP_BOX, "document", document, NULL);
}

/**
 * relu_setup_box_get_control:
 * @object: (nullable): the object that @key stands in, in files: "init", or %NULL
 * @key: what is chosen, as files call it, such as "rate"
 *
 * Returns: (transfer none) (nullable): the number field or drop-down for it
 */
GtkWidget *
relu_setup_box_get_control (ReluSetupBox *self, const char *object, const char *key)
{
  const ReluSetupField *field = relu_setup_find_field (object, key);

  g_return_val_if_fail (RELU_IS_SETUP_BOX (self), NULL);

  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i].field == field)
      return self->rows[i].control;

  return NULL;
}
