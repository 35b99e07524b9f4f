/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-viewport.c: what is visible and read; what is selected is in relu-viewport-selection.c. */

#include <math.h>

#include "relu-viewport-private.h"

/* The names of the properties of ReluFigurePart, and what is shown at first. */
static const struct
{
  const char *property;
  gboolean shown;
} parts[RELU_N_FIGURE_PARTS] = {
  [RELU_PART_CONTRIBUTIONS] = { "show-contributions", TRUE },
  [RELU_PART_LANES] = { "show-lanes", TRUE },
  [RELU_PART_SLOPE_STRIP] = { "show-slope-strip", FALSE },
  [RELU_PART_BUILD_UP] = { "show-build-up", FALSE },
  [RELU_PART_DATA] = { "show-data", TRUE },
  [RELU_PART_RESIDUALS] = { "show-residuals", FALSE },
  [RELU_PART_LOSS_TRACKS] = { "show-loss-tracks", TRUE },
};

enum
{
  PROP_0,
  PROP_X_FROM,
  PROP_X_TO,
  PROP_Y_FROM,
  PROP_Y_TO,
  PROP_POINTED_X,
  PROP_LINE_X,
  PROP_HEARD_X,
  PROP_READING_X,
  PROP_SELECTED_REGION,
  PROP_BESIDE,
  PROP_EDIT_DATA,
  PROP_GUESS_X,
  PROP_MOVE_GUESS,
  PROP_SHOW_HEADLINE,
  PROP_SHOWS, /* the first of RELU_N_FIGURE_PARTS */
  N_PROPS = PROP_SHOWS + RELU_N_FIGURE_PARTS
};

static GParamSpec *properties[N_PROPS];
static guint signals[RELU_N_VIEWPORT_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluViewport, relu_viewport, G_TYPE_OBJECT)

/* NAN, for "none" or "fitted", is the same as itself here. */
static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_range (double from, double to)
{
  return (isnan (from) && isnan (to)) || (isfinite (from) && isfinite (to) && from < to);
}

/* relu_viewport_emit: for the other file. */
void
relu_viewport_emit (ReluViewport *self, ReluViewportSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static void
emit_changed (ReluViewport *self)
{
  relu_viewport_emit (self, RELU_VIEWPORT_CHANGED);
}

/* Returns whether something is another value now. */
static gboolean
set_range (ReluViewport *self, double *from, double *to, double new_from, double new_to,
           guint from_prop)
{
  gboolean other_from = !same (*from, new_from);
  gboolean other_to = !same (*to, new_to);

  *from = new_from;
  *to = new_to;
  if (other_from)
    g_object_notify_by_pspec (G_OBJECT (self), properties[from_prop]);
  if (other_to)
    g_object_notify_by_pspec (G_OBJECT (self), properties[from_prop + 1]);

  return other_from || other_to;
}

static void
relu_viewport_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluViewport *self = RELU_VIEWPORT (object);

  switch (prop_id)
    {
    case PROP_X_FROM:
      g_value_set_double (value, self->x_from);
      break;
    case PROP_X_TO:
      g_value_set_double (value, self->x_to);
      break;
    case PROP_Y_FROM:
      g_value_set_double (value, self->y_from);
      break;
    case PROP_Y_TO:
      g_value_set_double (value, self->y_to);
      break;
    case PROP_POINTED_X:
      g_value_set_double (value, self->pointed_x);
      break;
    case PROP_LINE_X:
      g_value_set_double (value, self->line_x);
      break;
    case PROP_HEARD_X:
      g_value_set_double (value, self->heard_x);
      break;
    case PROP_READING_X:
      g_value_set_double (value, relu_viewport_get_reading_x (self));
      break;
    case PROP_SELECTED_REGION:
      g_value_set_int (value, self->selected_region);
      break;
    case PROP_BESIDE:
      g_value_set_int (value, self->beside);
      break;
    case PROP_EDIT_DATA:
      g_value_set_boolean (value, self->edits_data);
      break;
    case PROP_GUESS_X:
      g_value_set_double (value, self->guess_x);
      break;
    case PROP_MOVE_GUESS:
      g_value_set_boolean (value, self->moves_guess);
      break;
    case PROP_SHOW_HEADLINE:
      g_value_set_boolean (value, self->shows_headline);
      break;
    default:
      if (prop_id >= PROP_SHOWS && prop_id < N_PROPS)
        g_value_set_boolean (value, self->shows[prop_id - PROP_SHOWS]);
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_viewport_set_property (GObject *object, guint prop_id, const GValue *value,
                            GParamSpec *pspec)
{
  ReluViewport *self = RELU_VIEWPORT (object);

  switch (prop_id)
    {
    case PROP_POINTED_X:
      relu_viewport_set_pointed_x (self, g_value_get_double (value));
      break;
    case PROP_LINE_X:
      relu_viewport_set_line_x (self, g_value_get_double (value));
      break;
    case PROP_HEARD_X:
      relu_viewport_set_heard_x (self, g_value_get_double (value));
      break;
    case PROP_SELECTED_REGION:
      relu_viewport_set_selected_region (self, g_value_get_int (value));
      break;
    case PROP_BESIDE:
      relu_viewport_set_beside (self, g_value_get_int (value));
      break;
    case PROP_EDIT_DATA:
      relu_viewport_set_edits_data (self, g_value_get_boolean (value));
      break;
    case PROP_GUESS_X:
      relu_viewport_set_guess_x (self, g_value_get_double (value));
      break;
    case PROP_MOVE_GUESS:
      relu_viewport_set_moves_guess (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_HEADLINE:
      relu_viewport_set_shows_headline (self, g_value_get_boolean (value));
      break;
    default:
      if (prop_id >= PROP_SHOWS && prop_id < N_PROPS)
        relu_viewport_set_shows (self, prop_id - PROP_SHOWS, g_value_get_boolean (value));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_viewport_class_init (ReluViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = relu_viewport_get_property;
  object_class->set_property = relu_viewport_set_property;

  /* The ends of a range are set together, so as properties they can only be read. */
  properties[PROP_X_FROM]
      = g_param_spec_double ("x-from", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  properties[PROP_X_TO]
      = g_param_spec_double ("x-to", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  properties[PROP_Y_FROM]
      = g_param_spec_double ("y-from", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  properties[PROP_Y_TO]
      = g_param_spec_double ("y-to", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  properties[PROP_POINTED_X]
      = g_param_spec_double ("pointed-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, writable);
  properties[PROP_LINE_X]
      = g_param_spec_double ("line-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, writable);
  properties[PROP_HEARD_X]
      = g_param_spec_double ("heard-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, writable);
  properties[PROP_READING_X]
      = g_param_spec_double ("reading-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  properties[PROP_SELECTED_REGION]
      = g_param_spec_int ("selected-region", NULL, NULL, -1, G_MAXINT, -1, writable);
  properties[PROP_BESIDE]
      = g_param_spec_int ("beside", NULL, NULL, -1, G_MAXINT, -1, writable);
  properties[PROP_EDIT_DATA] = g_param_spec_boolean ("edit-data", NULL, NULL, FALSE, writable);
  properties[PROP_GUESS_X]
      = g_param_spec_double ("guess-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, writable);
  properties[PROP_MOVE_GUESS] = g_param_spec_boolean ("move-guess", NULL, NULL, FALSE, writable);
  properties[PROP_SHOW_HEADLINE]
      = g_param_spec_boolean ("show-headline", NULL, NULL, TRUE, writable);
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    properties[PROP_SHOWS + i]
        = g_param_spec_boolean (parts[i].property, NULL, NULL, parts[i].shown, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RELU_VIEWPORT_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[RELU_VIEWPORT_SELECTION_CHANGED]
      = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[RELU_VIEWPORT_HIGHLIGHT_CHANGED]
      = g_signal_new ("highlight-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[RELU_VIEWPORT_SHOWN_Y_CHANGED]
      = g_signal_new ("shown-y-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
relu_viewport_init (ReluViewport *self)
{
  self->x_from = NAN;
  self->x_to = NAN;
  self->y_from = NAN;
  self->y_to = NAN;
  self->pointed_x = NAN;
  self->line_x = NAN;
  self->guess_x = NAN;
  self->shows_headline = TRUE;
  self->heard_x = NAN;
  self->selected_region = -1;
  self->beside = -1;
  self->shown_y_from = self->shown_y_to = NAN;
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    self->shows[i] = parts[i].shown;
}

/**
 * relu_viewport_new:
 *
 * Makes a viewport that shows the whole domain and the whole curve, with contributions and lanes.
 *
 * Returns: (transfer full): a viewport
 */
ReluViewport *
relu_viewport_new (void)
{
  return g_object_new (RELU_TYPE_VIEWPORT, NULL);
}

/**
 * relu_viewport_get_x_range:
 * @self: a viewport
 * @from: (out): the left end, %NAN where it follows the domain
 * @to: (out): the right end, %NAN where it follows the domain
 */
void
relu_viewport_get_x_range (ReluViewport *self, double *from, double *to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  *from = self->x_from;
  *to = self->x_to;
}

/**
 * relu_viewport_set_x_range:
 * @self: a viewport
 * @from: the left end
 * @to: the right end, right of @from; both %NAN to follow the domain
 */
void
relu_viewport_set_x_range (ReluViewport *self, double from, double to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (is_range (from, to));

  if (set_range (self, &self->x_from, &self->x_to, from, to, PROP_X_FROM))
    emit_changed (self);
}

/**
 * relu_viewport_get_y_range:
 * @self: a viewport
 * @from: (out): the lower end, %NAN where it follows the curve
 * @to: (out): the upper end, %NAN where it follows the curve
 */
void
relu_viewport_get_y_range (ReluViewport *self, double *from, double *to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  *from = self->y_from;
  *to = self->y_to;
}

/**
 * relu_viewport_set_y_range:
 * @self: a viewport
 * @from: the lower end
 * @to: the upper end, above @from; both %NAN to follow the curve
 */
void
relu_viewport_set_y_range (ReluViewport *self, double from, double to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (is_range (from, to));

  if (set_range (self, &self->y_from, &self->y_to, from, to, PROP_Y_FROM))
    emit_changed (self);
}

/**
 * relu_viewport_fit:
 * @self: a viewport
 *
 * Lets both ranges follow domain and curve again.
 */
void
relu_viewport_fit (ReluViewport *self)
{
  gboolean other_x;
  gboolean other_y;

  g_return_if_fail (RELU_IS_VIEWPORT (self));

  other_x = set_range (self, &self->x_from, &self->x_to, NAN, NAN, PROP_X_FROM);
  other_y = set_range (self, &self->y_from, &self->y_to, NAN, NAN, PROP_Y_FROM);
  if (other_x || other_y)
    emit_changed (self);
}

/**
 * relu_viewport_is_fitted:
 * @self: a viewport
 *
 * Returns: whether both ranges follow domain and curve
 */
gboolean
relu_viewport_is_fitted (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), TRUE);

  return isnan (self->x_from) && isnan (self->y_from);
}

/**
 * relu_viewport_get_reading_x:
 * @self: a viewport
 *
 * Returns: the x at which f and the units are read: that of the line, or else what is pointed at; %NAN
 *   for none
 */
double
relu_viewport_get_reading_x (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), NAN);

  if (!isnan (self->heard_x))
    return self->heard_x;

  return isnan (self->line_x) ? self->pointed_x : self->line_x;
}

static void
set_x (ReluViewport *self, double *field, double x, guint prop)
{
  double before;

  if (same (*field, x))
    return;

  before = relu_viewport_get_reading_x (self);
  *field = x;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
  if (!same (relu_viewport_get_reading_x (self), before))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING_X]);
  emit_changed (self);
}

/**
 * relu_viewport_get_line_x:
 * @self: a viewport
 *
 * Returns: where the reading line was put, %NAN for nowhere
 */
double
relu_viewport_get_line_x (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), NAN);

  return self->line_x;
}

/**
 * relu_viewport_set_line_x:
 * @self: a viewport
 * @x: where to put the reading line, %NAN to take it away
 */
void
relu_viewport_set_line_x (ReluViewport *self, double x)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (!isinf (x));

  set_x (self, &self->line_x, x, PROP_LINE_X);
}

/**
 * relu_viewport_set_pointed_x:
 * @self: a viewport
 * @x: what the pointer is at, %NAN for nothing
 */
void
relu_viewport_set_pointed_x (ReluViewport *self, double x)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (!isinf (x));

  set_x (self, &self->pointed_x, x, PROP_POINTED_X);
}

/**
 * relu_viewport_set_heard_x:
 * @self: a viewport
 * @x: which x is heard now, %NAN in silence
 */
void
relu_viewport_set_heard_x (ReluViewport *self, double x)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (!isinf (x));

  set_x (self, &self->heard_x, x, PROP_HEARD_X);
}

/**
 * relu_viewport_get_selected_region:
 * @self: a viewport
 *
 * Returns: the chosen linear region, -1 for none
 */
int
relu_viewport_get_selected_region (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), -1);

  return self->selected_region;
}

/**
 * relu_viewport_set_selected_region:
 * @self: a viewport
 * @region: a linear region, -1 for none
 */
void
relu_viewport_set_selected_region (ReluViewport *self, int region)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (region >= -1);

  if (self->selected_region == region)
    return;

  self->selected_region = region;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_REGION]);
  emit_changed (self);
}

/**
 * relu_viewport_get_beside:
 * @self: a viewport
 *
 * Returns: the pin whose figure stands beside the document's, -1 for none; there may be fewer pins now
 */
int
relu_viewport_get_beside (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), -1);

  return self->beside;
}

/**
 * relu_viewport_set_beside:
 * @self: a viewport
 * @pin: which one gets a figure of its own, -1 for none
 */
void
relu_viewport_set_beside (ReluViewport *self, int pin)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (pin >= -1);

  if (self->beside == pin)
    return;

  self->beside = pin;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE]);
  emit_changed (self);
}

/**
 * relu_viewport_get_shown_y:
 * @self: a viewport
 * @from: (out): the lower end of what the document's figure shows, %NAN before it was drawn
 * @to: (out): the upper end
 */
void
relu_viewport_get_shown_y (ReluViewport *self, double *from, double *to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  *from = self->shown_y_from;
  *to = self->shown_y_to;
}

/**
 * relu_viewport_set_shown_y:
 * @self: a viewport
 * @from: the lower end of what the document's figure shows, finite
 * @to: the upper end
 */
void
relu_viewport_set_shown_y (ReluViewport *self, double from, double to)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  if (self->shown_y_from == from && self->shown_y_to == to)
    return;

  self->shown_y_from = from;
  self->shown_y_to = to;
  relu_viewport_emit (self, RELU_VIEWPORT_SHOWN_Y_CHANGED);
}

/**
 * relu_viewport_get_edits_data:
 * @self: a viewport
 *
 * Returns: whether a click on the figure adds a point to the data
 */
gboolean
relu_viewport_get_edits_data (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return self->edits_data;
}

/**
 * relu_viewport_set_edits_data:
 * @self: a viewport
 * @edits: whether a click on the figure adds a point to the data; they are shown then, and nothing is
 *   pointed at
 */
void
relu_viewport_set_edits_data (ReluViewport *self, gboolean edits)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  if (self->edits_data == !!edits)
    return;

  self->edits_data = !!edits;
  if (edits)
    {
      relu_viewport_set_shows (self, RELU_PART_DATA, TRUE);
      relu_viewport_set_pointed_x (self, NAN);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDIT_DATA]);
  emit_changed (self);
}

static void
set_boolean (ReluViewport *self, gboolean *field, gboolean value, guint prop)
{
  if (*field == !!value)
    return;

  *field = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
  emit_changed (self);
}

/**
 * relu_viewport_get_guess_x:
 * @self: a viewport
 *
 * Returns: where the learner thinks that something is, %NAN for nowhere
 */
double
relu_viewport_get_guess_x (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), NAN);

  return self->guess_x;
}

/**
 * relu_viewport_set_guess_x:
 * @self: a viewport
 * @x: where the mark of the guess is put, %NAN to take it away
 */
void
relu_viewport_set_guess_x (ReluViewport *self, double x)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (!isinf (x));

  set_x (self, &self->guess_x, x, PROP_GUESS_X);
}

/**
 * relu_viewport_get_moves_guess:
 * @self: a viewport
 *
 * Returns: whether the mark of the guess can be moved, by pointer and keys
 */
gboolean
relu_viewport_get_moves_guess (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return self->moves_guess;
}

void
relu_viewport_set_moves_guess (ReluViewport *self, gboolean moves)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_boolean (self, &self->moves_guess, moves, PROP_MOVE_GUESS);
}

/**
 * relu_viewport_get_shows_headline:
 * @self: a viewport
 *
 * Returns: whether the figure says in words what it shows: the verdict
 */
gboolean
relu_viewport_get_shows_headline (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), TRUE);

  return self->shows_headline;
}

void
relu_viewport_set_shows_headline (ReluViewport *self, gboolean shows)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_boolean (self, &self->shows_headline, shows, PROP_SHOW_HEADLINE);
}

/**
 * relu_viewport_clear:
 * @self: a viewport
 *
 * Nothing is read, pointed at or selected any more.
 */
void
relu_viewport_clear (ReluViewport *self)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  relu_viewport_set_line_x (self, NAN);
  relu_viewport_set_pointed_x (self, NAN);
  relu_viewport_set_pointed (self, NULL);
  relu_viewport_set_selection (self, NULL);
  relu_viewport_set_selected_region (self, -1);
}

/**
 * relu_viewport_get_shows:
 * @self: a viewport
 * @part: of the figure
 *
 * Returns: whether the figure shows it
 */
gboolean
relu_viewport_get_shows (ReluViewport *self, ReluFigurePart part)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);
  g_return_val_if_fail (part < RELU_N_FIGURE_PARTS, FALSE);

  return self->shows[part];
}

/**
 * relu_viewport_set_shows:
 * @self: a viewport
 * @part: of the figure
 * @show: whether the figure shows it
 */
void
relu_viewport_set_shows (ReluViewport *self, ReluFigurePart part, gboolean show)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (part < RELU_N_FIGURE_PARTS);

  set_boolean (self, &self->shows[part], show, PROP_SHOWS + part);
}

/**
 * relu_figure_part_get_property:
 *
 * Returns: the viewport's property that says whether it is shown; settings and actions are called the
 *   same
 */
const char *
relu_figure_part_get_property (ReluFigurePart part)
{
  g_return_val_if_fail (part < RELU_N_FIGURE_PARTS, NULL);

  return parts[part].property;
}
