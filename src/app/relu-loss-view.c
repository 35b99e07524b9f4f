/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-view.c: draws the record of a training. Wherever it is pressed, the document goes to that moment;
 * keys go from moment to moment, and from event to event. */

#include "relu-loss-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-number.h"
#include "relu-preferences.h"
#include "relu-style.h"

#define MARK_REACH 5.0

/* Words follow when changes pause for so long, in ms. */
#define WORDS_DELAY 250

/* A page of the record, as a share of it. */
#define PAGE 20

struct _ReluLossView
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluTraining *training;
  ReluLossChart *chart;

  /* What the loss is set beside: of these data and with this set-up. */
  ReluData *data;
  ReluSetup setup;
  double line_loss, fit;

  char *words;
  guint words_id;
};

G_DEFINE_FINAL_TYPE (ReluLossView, relu_loss_view, GTK_TYPE_WIDGET)

static const ReluRecord *
get_record (ReluLossView *self)
{
  return relu_training_get_record (self->training);
}

static void
forget_data (ReluLossView *self)
{
  g_clear_pointer (&self->data, relu_data_unref);
  self->line_loss = self->fit = NAN;
}

/* With a million points that takes longer than a frame has: only when they are other ones. */
static void
find_levels (ReluLossView *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  const ReluSetup *setup = relu_file_get_setup (contents);
  ReluData *data = relu_file_get_data (contents);
  ReluLine line;

  if (data == self->data && relu_setup_equal (setup, &self->setup))
    return;

  forget_data (self);
  self->setup = *setup;
  if (data == NULL || relu_data_get_n (data) == 0)
    return;
  self->data = relu_data_ref (data);
  self->fit = relu_setup_get_fit (setup, data);
  relu_line_fit (&line, data);
  self->line_loss = relu_line_get_loss (&line, data, &setup->options.loss);
}

static void
init_scene (ReluLossView *self, ReluLossScene *scene)
{
  find_levels (self);
  *scene = (ReluLossScene) {
    .record = get_record (self),
    .position = relu_training_is_at_end (self->training)
                    ? -1
                    : (int) relu_training_get_position (self->training),
    .line_loss = self->line_loss,
    .line_is_best = self->setup.options.loss.kind == RELU_LOSS_SQUARED,
    .fit = self->fit,
    .is_logarithmic = relu_preferences_get_loss_log_scale (),
  };
}

static void
relu_loss_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluLossView *self = RELU_LOSS_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ReluLossScene scene;
  cairo_t *cr;

  if (self->training == NULL || width < 1 || height < 1)
    return;

  init_scene (self, &scene);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  relu_loss_chart_set_device_scale (self->chart, gtk_widget_get_scale_factor (widget));
  relu_loss_chart_paint (self->chart, &scene, cr, width, height);
  cairo_destroy (cr);
}

static void
relu_loss_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = fmax (relu_style_get_text_scale (widget), 1);

  *minimum = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 108) * scale);
  *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : 240) * scale);
}

/**
 * relu_loss_view_dup_events_text:
 *
 * Returns: (transfer full) (nullable): what happened on the way to the moment that is shown, on one line
 */
char *
relu_loss_view_dup_events_text (ReluLossView *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint position;

  g_return_val_if_fail (RELU_IS_LOSS_VIEW (self), NULL);

  if (self->training == NULL || relu_record_get_n (get_record (self)) == 0)
    return NULL;

  position = relu_training_get_position (self->training);
  text = relu_loss_events_dup_text (
      get_record (self),
      position > 0 ? relu_record_get (get_record (self), position - 1)->step + 1 : 0,
      relu_record_get (get_record (self), position)->step);
  if (text == NULL)
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv ("; ", lines);
}

/* "step 120, loss 0.25": what a slider's value is. */
static char *
dup_words (ReluLossView *self)
{
  const ReluRecord *record = get_record (self);
  g_autofree char *events = NULL;
  g_autofree char *text = NULL;
  char step[RELU_NUMBER_BUFFER], loss[RELU_NUMBER_BUFFER];
  const ReluMoment *moment;

  if (relu_record_get_n (record) == 0)
    return g_strdup (_("no steps yet"));

  moment = relu_record_get (record, relu_training_get_position (self->training));
  /* Translators: the number of a step of training, and the loss after it */
  text = g_strdup_printf (_("step %s, loss %s"), relu_number_count_to_display (moment->step, step),
                          relu_number_to_display (moment->loss, relu_number_get_digits (), loss));
  events = relu_loss_view_dup_events_text (self);
  if (events == NULL)
    return g_steal_pointer (&text);

  return g_strdup_printf ("%s; %s", text, events);
}

static void
tell (ReluLossView *self, gboolean announce)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  const ReluRecord *record;
  guint n;

  g_clear_handle_id (&self->words_id, g_source_remove);
  if (self->training == NULL)
    return;

  record = get_record (self);
  n = relu_record_get_n (record);
  words = dup_words (self);
  if (announce)
    relu_compat_announce (GTK_WIDGET (self), words);
  if (g_strcmp0 (words, self->words) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&words);
  /* GTK tells values of its own sliders only: the name has them, too.
   * Translators: the name of a chart for assistive technology; %s says which step is shown */
  name = g_strdup_printf (_("Loss against steps: %s"), self->words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      n > 0 ? (double) relu_record_get (record, n - 1)->step : 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) relu_training_get_step (self->training),
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->words, -1);
}

static gboolean
words_cb (gpointer user_data)
{
  ReluLossView *self = user_data;

  self->words_id = 0;
  tell (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
seek (ReluLossView *self, guint position)
{
  if (position >= relu_record_get_n (get_record (self)))
    return;

  relu_training_seek (self->training, position);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_loss_view_press:
 * @px: where the pointer is, or a finger
 *
 * Goes to the moment there.
 */
void
relu_loss_view_press (ReluLossView *self, double px)
{
  ReluLossScene scene;
  int position;

  g_return_if_fail (RELU_IS_LOSS_VIEW (self));

  if (self->training == NULL)
    return;

  init_scene (self, &scene);
  position = relu_loss_chart_pick_moment (self->chart, &scene, px);
  if (position >= 0)
    seek (self, (guint) position);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double px, double py, ReluLossView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  relu_loss_view_press (self, px);
}

/* A finger that goes up or down scrolls instead, unless it has gone sideways first. */
static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, ReluLossView *self)
{
  double px, py;

  if (!gtk_gesture_drag_get_start_point (gesture, &px, &py))
    return;

  if (fabs (dx) > fabs (dy))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  relu_loss_view_press (self, px + dx);
}

/* The moment of the event before what is shown, or of the one after it. */
static gboolean
find_event (ReluLossView *self, gboolean forward, guint *position)
{
  const ReluRecord *record = get_record (self);
  guint now = relu_training_get_position (self->training), n = relu_record_get_n_events (record);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint64 step = relu_record_get_event (record, i)->step;
      guint at = relu_record_find (record, step);

      /* Where its own moment is not kept, the next one is the first to show it. */
      if (relu_record_get (record, at)->step < step && at + 1 < relu_record_get_n (record))
        at++;
      if (forward && at > now)
        {
          *position = at;
          return TRUE;
        }
      if (!forward && at >= now)
        break;
      *position = at;
      found = !forward;
    }

  return found;
}

static gboolean
move_to_event (ReluLossView *self, gboolean forward)
{
  guint position;

  if (find_event (self, forward, &position))
    {
      seek (self, position);
      tell (self, TRUE);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

static gboolean
move (ReluLossView *self, int by)
{
  int last = (int) relu_record_get_n (get_record (self)) - 1;
  int now = (int) relu_training_get_position (self->training);
  int position = CLAMP (now + by, 0, MAX (last, 0));

  if (position == now || last < 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    seek (self, (guint) position);
  tell (self, FALSE);

  return GDK_EVENT_STOP;
}

/**
 * relu_loss_view_key:
 *
 * Returns: whether the key is one of the chart's
 */
gboolean
relu_loss_view_key (ReluLossView *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  int n, page;

  g_return_val_if_fail (RELU_IS_LOSS_VIEW (self), GDK_EVENT_PROPAGATE);

  if (self->training == NULL || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  n = (int) relu_record_get_n (get_record (self));
  page = MAX (n / PAGE, 1);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return control ? move_to_event (self, FALSE) : move (self, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return control ? move_to_event (self, TRUE) : move (self, 1);
    default:
      break;
    }

  /* The rest are plain keys; with Ctrl they are the window's. */
  if (control)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, -1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, 1);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return move (self, -page);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return move (self, page);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move (self, -n);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move (self, n);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        ReluLossView *self)
{
  return relu_loss_view_key (self, keyval, state);
}

static gboolean
query_tooltip_cb (ReluLossView *self, int px, int py, gboolean by_keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  ReluLossScene scene;

  if (self->training == NULL)
    return FALSE;

  init_scene (self, &scene);
  text = by_keyboard
             ? relu_loss_view_dup_events_text (self)
             : relu_loss_chart_dup_events_text (self->chart, &scene, px, py, MARK_REACH);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
style_changed_cb (ReluLossView *self)
{
  relu_loss_chart_set_theme (self->chart, relu_style_get_theme ());
  relu_loss_chart_set_scale (self->chart, relu_style_get_text_scale (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
relu_loss_view_dispose (GObject *object)
{
  ReluLossView *self = RELU_LOSS_VIEW (object);

  g_clear_handle_id (&self->words_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->training);

  G_OBJECT_CLASS (relu_loss_view_parent_class)->dispose (object);
}

static void
relu_loss_view_finalize (GObject *object)
{
  ReluLossView *self = RELU_LOSS_VIEW (object);

  g_clear_pointer (&self->chart, relu_loss_chart_free);
  g_clear_pointer (&self->data, relu_data_unref);
  g_free (self->words);

  G_OBJECT_CLASS (relu_loss_view_parent_class)->finalize (object);
}

static void
relu_loss_view_class_init (ReluLossViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_loss_view_dispose;
  object_class->finalize = relu_loss_view_finalize;
  widget_class->snapshot = relu_loss_view_snapshot;
  widget_class->measure = relu_loss_view_measure;

  gtk_widget_class_set_css_name (widget_class, "losschart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
relu_loss_view_init (ReluLossView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->line_loss = self->fit = NAN;
  self->chart = relu_loss_chart_new (relu_style_get_theme ());

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Loss against steps"), -1);
  relu_compat_describe (
      GTK_WIDGET (self),
      _("Arrow keys go from moment to moment of the run, with Ctrl to where a unit died, was revived, or "
        "the number of regions changed."));

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (relu_preferences_get (), "notify::loss-log-scale",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * relu_loss_view_update:
 * @document: what is trained
 * @training: of @document
 *
 * To be called when something has changed, while this can be seen. Words follow a moment later.
 */
void
relu_loss_view_update (ReluLossView *self, ReluDocument *document, ReluTraining *training)
{
  g_return_if_fail (RELU_IS_LOSS_VIEW (self));

  g_set_object (&self->document, document);
  g_set_object (&self->training, training);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->words_id == 0)
    self->words_id = g_timeout_add (WORDS_DELAY, words_cb, self);
}

/**
 * relu_loss_view_get_chart:
 *
 * Returns: (transfer none): the painter, which knows where things are; for tests
 */
ReluLossChart *
relu_loss_view_get_chart (ReluLossView *self)
{
  g_return_val_if_fail (RELU_IS_LOSS_VIEW (self), NULL);

  return self->chart;
}
