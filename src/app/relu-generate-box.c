/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-generate-box.c: as long as the document's data are what was generated, every control changes them at
 * once. Data that were imported, drawn or changed are only replaced by the button. */

#include "relu-generate-box.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-data-async.h"
#include "relu-number-field.h"
#include "relu-number.h"
#include "relu-recipes.h"
#include "relu-steps.h"
#include "relu-zone-scale.h"

/* More points are generated in a thread. */
#define MANY_POINTS 20000

/* A seed has few digits, to be told and typed. */
#define LARGEST_NEW_SEED 9999

/* A double counts so far without gaps. */
#define LARGEST_SEED 9007199254740991.0

#define LARGEST 1e300
#define USUAL_NOISE 1.0 /* the end of the slider */

struct _ReluGenerateBox
{
  GtkWidget parent_instance;

  GtkDropDown *curve;
  GtkAdjustment *numbers[RELU_N_GENERATE_NUMBERS];
  GtkWidget *fields[RELU_N_GENERATE_NUMBERS];
  GtkWidget *scale; /* of the noise */
  GtkLabel *state;

  ReluDocument *document; /* NULL until the first update */
  ReluData *seen;         /* of the document */
  ReluRecipes *recipes;
  ReluNetwork *network; /* whose curve is taken; NULL: none was */
  GCancellable *making; /* NULL: nothing is being generated */
  gboolean is_live;     /* seen is what was generated */
  gboolean is_domain;   /* the range is the domain */
  guint gesture; /* of the document, while the slider is dragged; 0: it isn't */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ReluGenerateBox, relu_generate_box, GTK_TYPE_WIDGET)

static double
get_number (ReluGenerateBox *self, ReluGenerateNumber number)
{
  return gtk_adjustment_get_value (self->numbers[number]);
}

/* With @network it is the curve that is taken, where it is asked for. */
static void
get_recipe (ReluGenerateBox *self, ReluDataRecipe *recipe)
{
  *recipe = (ReluDataRecipe){
    .kind = (ReluDataKind) gtk_drop_down_get_selected (self->curve),
    .from = get_number (self, RELU_GENERATE_FROM),
    .to = get_number (self, RELU_GENERATE_TO),
    .n = (gsize) get_number (self, RELU_GENERATE_POINTS),
    .noise = get_number (self, RELU_GENERATE_NOISE),
    .seed = (guint64) get_number (self, RELU_GENERATE_SEED),
  };
  if (recipe->kind == RELU_DATA_NETWORK)
    recipe->network = self->network;
}

static void
show_state (ReluGenerateBox *self)
{
  const char *text = "";

  if (self->is_live)
    text = _("Changes show at once.");
  else if (self->seen != NULL)
    text = _("The points were changed or brought in. Generate replaces them.");
  gtk_label_set_label (self->state, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->state), *text != '\0');
}

static void
show_error (ReluGenerateBox *self, const char *message)
{
  gtk_label_set_label (self->state, message);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->state), TRUE);
}

/* What has no effect cannot be changed: a seed without noise, of a curve that is not random. */
static void
update_controls (ReluGenerateBox *self)
{
  gboolean is_random = get_number (self, RELU_GENERATE_NOISE) > 0
                       || gtk_drop_down_get_selected (self->curve) == RELU_DATA_PIECEWISE;

  gtk_widget_set_sensitive (self->fields[RELU_GENERATE_SEED], is_random);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "generate.new-seed", is_random);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "generate.whole-domain",
                                 self->document != NULL && !self->is_domain);
}

static void
configure_range (ReluGenerateBox *self, double from, double to)
{
  double step = relu_nice_step ((to - from) / 8), reach = MAX (LARGEST, MAX (fabs (from), fabs (to)));

  gtk_adjustment_configure (self->numbers[RELU_GENERATE_FROM], from, -reach, reach, step, 10 * step,
                            0);
  gtk_adjustment_configure (self->numbers[RELU_GENERATE_TO], to, -reach, reach, step, 10 * step, 0);
}

static void
show_domain (ReluGenerateBox *self)
{
  self->updating = TRUE;
  configure_range (self, relu_document_get_from (self->document),
                   relu_document_get_to (self->document));
  self->updating = FALSE;
  self->is_domain = TRUE;
}

static void
show_recipe (ReluGenerateBox *self, const ReluDataRecipe *recipe)
{
  GtkAdjustment *noise = self->numbers[RELU_GENERATE_NOISE];

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->curve, recipe->kind);
  gtk_adjustment_set_value (self->numbers[RELU_GENERATE_POINTS], (double) recipe->n);
  gtk_adjustment_set_value (self->numbers[RELU_GENERATE_SEED], (double) recipe->seed);
  gtk_adjustment_set_upper (noise, MAX (gtk_adjustment_get_upper (noise), recipe->noise));
  gtk_adjustment_set_value (noise, recipe->noise);
  configure_range (self, recipe->from, recipe->to);
  self->updating = FALSE;
  self->is_domain = recipe->from == relu_document_get_from (self->document)
                    && recipe->to == relu_document_get_to (self->document);
  if (recipe->network != NULL && recipe->network != self->network)
    {
      g_clear_pointer (&self->network, relu_network_unref);
      self->network = relu_network_ref (recipe->network);
    }
}

/* The data are in the document now; a change of controls goes on with the step that it began. */
static void
put (ReluGenerateBox *self, ReluData *data, const ReluDataRecipe *recipe, gboolean in_run)
{
  g_autoptr (ReluFile) edited
      = relu_file_with_data (relu_document_get_contents (self->document), data);

  relu_recipes_add (self->recipes, data, recipe);
  if (in_run)
    relu_document_edit_run (self->document, edited, RELU_EDIT_GENERATED);
  else
    relu_document_edit (self->document, edited);
  /* Where nothing has changed, it is known now how the data were made. */
  g_clear_pointer (&self->seen, relu_data_unref);
  relu_generate_box_update (self, self->document);
}

typedef struct
{
  ReluGenerateBox *box;
  guint generation; /* of the document that they are for */
  ReluDataRecipe recipe;
  gboolean in_run;
} Making;

static void
making_free (Making *self)
{
  g_clear_pointer (&self->recipe.network, relu_network_unref);
  g_object_unref (self->box);
  g_free (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Making *making = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluData) data = relu_data_generate_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || making->box->document == NULL
      || making->generation != relu_document_get_generation (making->box->document))
    {
      /* Something else is wanted meanwhile, or another document has been opened. */
    }
  else
    {
      g_clear_object (&making->box->making);
      if (data != NULL)
        put (making->box, data, &making->recipe, making->in_run);
      else
        show_error (making->box, error->message);
    }
  making_free (making);
}

static void
stop_making (ReluGenerateBox *self)
{
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
generate (ReluGenerateBox *self, gboolean in_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluData) data = NULL;
  ReluDataRecipe recipe;

  stop_making (self);
  get_recipe (self, &recipe);
  if (recipe.n > MANY_POINTS)
    {
      Making *making = g_new0 (Making, 1);

      making->box = g_object_ref (self);
      making->generation = relu_document_get_generation (self->document);
      making->recipe = recipe;
      if (recipe.network != NULL)
        relu_network_ref (recipe.network);
      making->in_run = in_run;
      self->making = g_cancellable_new ();
      relu_data_generate_async (&recipe, self->making, made_cb, making);
      return;
    }

  data = relu_data_generate (&recipe, &error);
  if (data != NULL)
    put (self, data, &recipe, in_run);
  else
    show_error (self, error->message);
}

static void
take_curve (ReluGenerateBox *self)
{
  g_clear_pointer (&self->network, relu_network_unref);
  self->network = relu_network_ref (relu_document_get_shown_network (self->document));
}

static void
control_changed_cb (ReluGenerateBox *self)
{
  if (self->updating || self->document == NULL)
    return;

  if (gtk_drop_down_get_selected (self->curve) != RELU_DATA_NETWORK)
    g_clear_pointer (&self->network, relu_network_unref);
  else if (self->network == NULL)
    take_curve (self);
  self->is_domain = get_number (self, RELU_GENERATE_FROM) == relu_document_get_from (self->document)
                    && get_number (self, RELU_GENERATE_TO) == relu_document_get_to (self->document);
  update_controls (self);
  if (self->is_live)
    generate (self, TRUE);
}

static void
run_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluGenerateBox *self = RELU_GENERATE_BOX (widget);

  if (self->document == NULL)
    return;

  if (gtk_drop_down_get_selected (self->curve) == RELU_DATA_NETWORK)
    take_curve (self);
  generate (self, FALSE);
}

static void
new_seed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkAdjustment *seed = RELU_GENERATE_BOX (widget)->numbers[RELU_GENERATE_SEED];
  double present = gtk_adjustment_get_value (seed), next;

  do
    next = g_random_int_range (0, LARGEST_NEW_SEED + 1);
  while (next == present);
  gtk_adjustment_set_value (seed, next);
}

static void
whole_domain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReluGenerateBox *self = RELU_GENERATE_BOX (widget);

  show_domain (self);
  control_changed_cb (self);
}

static void
drag_started_cb (ReluGenerateBox *self)
{
  if (self->document == NULL || self->gesture != 0)
    return;

  self->gesture = relu_document_begin_gesture (self->document);
}

static void
drag_ended_cb (ReluGenerateBox *self, gboolean cancelled)
{
  guint gesture = self->gesture;

  if (gesture == 0)
    return;

  self->gesture = 0;
  if (cancelled)
    {
      stop_making (self);
      relu_document_cancel_gesture (self->document, gesture);
    }
  else
    relu_document_end_gesture (self->document, gesture);
}

static gboolean
accept_cb (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  ReluGenerateBox *self = user_data;
  char number[RELU_NUMBER_BUFFER];

  if (GTK_WIDGET (field) == self->fields[RELU_GENERATE_NOISE])
    {
      GtkAdjustment *noise = self->numbers[RELU_GENERATE_NOISE];

      if (value < 0)
        *reason = g_strdup (_("The noise must be at least 0"));
      else
        gtk_adjustment_set_upper (noise, MAX (gtk_adjustment_get_upper (noise), value));
    }
  else if (GTK_WIDGET (field) == self->fields[RELU_GENERATE_POINTS]
           && (value < 1 || value > RELU_DATA_MAX))
    *reason = g_strdup_printf (_("Must be 1 to %s"),
                               relu_number_count_to_display (RELU_DATA_MAX, number));
  else if (GTK_WIDGET (field) == self->fields[RELU_GENERATE_FROM]
           && value >= get_number (self, RELU_GENERATE_TO))
    *reason = g_strdup (_("Must be smaller than the right end"));
  else if (GTK_WIDGET (field) == self->fields[RELU_GENERATE_TO]
           && value <= get_number (self, RELU_GENERATE_FROM))
    *reason = g_strdup (_("Must be larger than the left end"));

  return *reason == NULL;
}

static void
focus_leave_cb (ReluGenerateBox *self)
{
  if (self->document != NULL)
    relu_document_end_run (self->document);
}

static void
relu_generate_box_dispose (GObject *object)
{
  ReluGenerateBox *self = RELU_GENERATE_BOX (object);
  GtkWidget *child;

  drag_ended_cb (self, FALSE);
  stop_making (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < RELU_N_GENERATE_NUMBERS; i++)
    g_clear_object (&self->numbers[i]);
  g_clear_pointer (&self->network, relu_network_unref);
  g_clear_pointer (&self->seen, relu_data_unref);
  g_clear_pointer (&self->recipes, relu_recipes_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (relu_generate_box_parent_class)->dispose (object);
}

static void
relu_generate_box_class_init (ReluGenerateBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_generate_box_dispose;

  gtk_widget_class_install_action (widget_class, "generate.run", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "generate.new-seed", NULL, new_seed_cb);
  gtk_widget_class_install_action (widget_class, "generate.whole-domain", NULL, whole_domain_cb);
  gtk_widget_class_set_css_name (widget_class, "generate");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_field (ReluGenerateBox *self, ReluGenerateNumber number, const char *label)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkAdjustment *adjustment = self->numbers[number];
  GtkWidget *field = relu_number_field_new (adjustment);

  relu_number_field_set_compact (GTK_SPIN_BUTTON (field), TRUE);
  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (field), accept_cb, self);
  if (number == RELU_GENERATE_POINTS || number == RELU_GENERATE_SEED)
    relu_number_field_set_whole (GTK_SPIN_BUTTON (field));
  gtk_editable_set_width_chars (GTK_EDITABLE (field), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), 8);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (field, label);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (control_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (field, focus);
  self->fields[number] = field;

  return field;
}

static GtkWidget *
create_button (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return button;
}

static GtkWidget *
create_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
append_curve (ReluGenerateBox *self, GtkWidget *box)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Generate"));

  for (guint i = 0; i < RELU_N_DATA_KINDS; i++)
    gtk_string_list_append (titles, relu_data_kind_get_title (i));
  self->curve = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (titles), NULL));
  gtk_drop_down_set_selected (self->curve, RELU_DATA_SINE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->curve), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->curve), _("The Curve That the Points Are On"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->curve), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Curve"), -1);
  g_signal_connect_swapped (self->curve, "notify::selected", G_CALLBACK (control_changed_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "generate.run");
  gtk_widget_set_tooltip_text (button, _("Make Points of the Curve"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->curve));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), line);
}

static void
append_numbers (ReluGenerateBox *self, GtkWidget *box)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *noise = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  /* Translators: how many points */
  gtk_grid_attach (GTK_GRID (grid), create_title (_("Points")), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_field (self, RELU_GENERATE_POINTS, _("Number of points")),
                   1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_title (_("Seed")), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   create_field (self, RELU_GENERATE_SEED, _("Seed of the random numbers")), 3, 0,
                   1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   create_button ("view-refresh-symbolic", "generate.new-seed", _("New Seed")), 4,
                   0, 1, 1);

  self->scale = relu_zone_scale_new (self->numbers[RELU_GENERATE_NOISE]);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Noise"), -1);
  gtk_widget_set_tooltip_text (self->scale, _("How Far Points May Lie Off the Curve"));
  g_signal_connect_swapped (self->scale, "drag-started", G_CALLBACK (drag_started_cb), self);
  g_signal_connect_swapped (self->scale, "drag-ended", G_CALLBACK (drag_ended_cb), self);
  gtk_box_append (GTK_BOX (noise), self->scale);
  gtk_grid_attach (GTK_GRID (grid), create_title (_("Noise")), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), noise, 1, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   create_field (self, RELU_GENERATE_NOISE, _("Noise, standard deviation")), 3, 1,
                   1, 1);

  /* Translators: the left end of a range, whose right end comes after “to” */
  gtk_grid_attach (GTK_GRID (grid), create_title (_("From")), 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_field (self, RELU_GENERATE_FROM, _("Points, left end")),
                   1, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_title (_("to")), 2, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_field (self, RELU_GENERATE_TO, _("Points, right end")), 3,
                   2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   create_button ("zoom-fit-best-symbolic", "generate.whole-domain",
                                  _("From End to End of the Domain")),
                   4, 2, 1, 1);
  gtk_box_append (GTK_BOX (box), grid);
}

static void
relu_generate_box_init (ReluGenerateBox *self)
{
  static const double inits[RELU_N_GENERATE_NUMBERS][5] = {
    /* value, lower, upper, step, page */
    [RELU_GENERATE_POINTS] = { 21, 1, RELU_DATA_MAX, 1, 10 },
    [RELU_GENERATE_SEED] = { 1, 0, LARGEST_SEED, 1, 10 },
    [RELU_GENERATE_NOISE] = { 0, 0, USUAL_NOISE, 0.01, 0.1 },
    [RELU_GENERATE_FROM] = { -1, -LARGEST, LARGEST, 0.5, 5 },
    [RELU_GENERATE_TO] = { 1, -LARGEST, LARGEST, 0.5, 5 },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < RELU_N_GENERATE_NUMBERS; i++)
    self->numbers[i] = g_object_ref_sink (gtk_adjustment_new (
        inits[i][0], inits[i][1], inits[i][2], inits[i][3], inits[i][4], 0));
  self->recipes = relu_recipes_new ();
  self->is_domain = TRUE;

  append_curve (self, box);
  append_numbers (self, box);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_wrap (self->state, TRUE);
  gtk_label_set_max_width_chars (self->state, 30);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Generated data"), -1);
  show_state (self);
  update_controls (self);
}

/**
 * relu_generate_box_new:
 *
 * Returns: (transfer floating): controls for a curve
 */
GtkWidget *
relu_generate_box_new (void)
{
  return g_object_new (RELU_TYPE_GENERATE_BOX, NULL);
}

/**
 * relu_generate_box_update:
 * @document: whose data are generated
 *
 * Shows how the document's data were generated, where they were.
 */
void
relu_generate_box_update (ReluGenerateBox *self, ReluDocument *document)
{
  ReluData *data;
  const ReluDataRecipe *recipe = NULL;

  g_return_if_fail (RELU_IS_GENERATE_BOX (self));

  g_set_object (&self->document, document);
  data = relu_file_get_data (relu_document_get_contents (document));
  if (data != self->seen)
    {
      g_clear_pointer (&self->seen, relu_data_unref);
      self->seen = data == NULL ? NULL : relu_data_ref (data);
      if (data != NULL)
        recipe = relu_recipes_find (self->recipes, data);
      self->is_live = recipe != NULL;
      if (recipe != NULL)
        show_recipe (self, recipe);
      show_state (self);
    }
  if (self->is_domain && !self->is_live)
    show_domain (self);
  update_controls (self);
}

/**
 * relu_generate_box_get_curve:
 *
 * Returns: (transfer none): which curve; its places are those of #ReluDataKind
 */
GtkDropDown *
relu_generate_box_get_curve (ReluGenerateBox *self)
{
  g_return_val_if_fail (RELU_IS_GENERATE_BOX (self), NULL);

  return self->curve;
}

/**
 * relu_generate_box_get_number:
 *
 * Returns: (transfer none): one of the numbers
 */
GtkAdjustment *
relu_generate_box_get_number (ReluGenerateBox *self, ReluGenerateNumber number)
{
  g_return_val_if_fail (RELU_IS_GENERATE_BOX (self), NULL);

  return self->numbers[number];
}

/**
 * relu_generate_box_get_state:
 *
 * Returns: what it says about the present data; "" for nothing
 */
const char *
relu_generate_box_get_state (ReluGenerateBox *self)
{
  g_return_val_if_fail (RELU_IS_GENERATE_BOX (self), NULL);

  return gtk_label_get_label (self->state);
}
