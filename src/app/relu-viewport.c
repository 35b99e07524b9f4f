/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-viewport.h"

#include <math.h>

struct _ReluViewport
{
  GObject parent_instance;

  double x_from, x_to; /* both NAN: follows the domain */
  double y_from, y_to; /* both NAN: follows the curve */
  double reading_x;
  int selected_unit;
  gboolean show_contributions;
  gboolean show_lanes;
  gboolean show_slope_strip;
};

enum
{
  PROP_0,
  PROP_X_FROM,
  PROP_X_TO,
  PROP_Y_FROM,
  PROP_Y_TO,
  PROP_READING_X,
  PROP_SELECTED_UNIT,
  PROP_SHOW_CONTRIBUTIONS,
  PROP_SHOW_LANES,
  PROP_SHOW_SLOPE_STRIP,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

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

static void
emit_changed (ReluViewport *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
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
set_boolean (ReluViewport *self, gboolean *field, gboolean value, guint prop)
{
  value = !!value;
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
  emit_changed (self);
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
    case PROP_READING_X:
      g_value_set_double (value, self->reading_x);
      break;
    case PROP_SELECTED_UNIT:
      g_value_set_int (value, self->selected_unit);
      break;
    case PROP_SHOW_CONTRIBUTIONS:
      g_value_set_boolean (value, self->show_contributions);
      break;
    case PROP_SHOW_LANES:
      g_value_set_boolean (value, self->show_lanes);
      break;
    case PROP_SHOW_SLOPE_STRIP:
      g_value_set_boolean (value, self->show_slope_strip);
      break;
    default:
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
    case PROP_READING_X:
      relu_viewport_set_reading_x (self, g_value_get_double (value));
      break;
    case PROP_SELECTED_UNIT:
      relu_viewport_set_selected_unit (self, g_value_get_int (value));
      break;
    case PROP_SHOW_CONTRIBUTIONS:
      relu_viewport_set_show_contributions (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_LANES:
      relu_viewport_set_show_lanes (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_SLOPE_STRIP:
      relu_viewport_set_show_slope_strip (self, g_value_get_boolean (value));
      break;
    default:
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
  properties[PROP_READING_X]
      = g_param_spec_double ("reading-x", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, writable);
  properties[PROP_SELECTED_UNIT]
      = g_param_spec_int ("selected-unit", NULL, NULL, -1, G_MAXINT, -1, writable);
  properties[PROP_SHOW_CONTRIBUTIONS]
      = g_param_spec_boolean ("show-contributions", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_LANES] = g_param_spec_boolean ("show-lanes", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_SLOPE_STRIP]
      = g_param_spec_boolean ("show-slope-strip", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
relu_viewport_init (ReluViewport *self)
{
  self->x_from = NAN;
  self->x_to = NAN;
  self->y_from = NAN;
  self->y_to = NAN;
  self->reading_x = NAN;
  self->selected_unit = -1;
  self->show_contributions = TRUE;
  self->show_lanes = TRUE;
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
 * Returns: the x that is pointed at, %NAN for none
 */
double
relu_viewport_get_reading_x (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), NAN);

  return self->reading_x;
}

/**
 * relu_viewport_set_reading_x:
 * @self: a viewport
 * @x: where to read f and the units, %NAN for nowhere
 */
void
relu_viewport_set_reading_x (ReluViewport *self, double x)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (!isinf (x));

  if (same (self->reading_x, x))
    return;

  self->reading_x = x;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING_X]);
  emit_changed (self);
}

/**
 * relu_viewport_get_selected_unit:
 * @self: a viewport
 *
 * Returns: the unit, numbered through as in #ReluRegions, or -1 for none
 */
int
relu_viewport_get_selected_unit (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), -1);

  return self->selected_unit;
}

/**
 * relu_viewport_set_selected_unit:
 * @self: a viewport
 * @unit: a unit, numbered through as in #ReluRegions, or -1 for none
 */
void
relu_viewport_set_selected_unit (ReluViewport *self, int unit)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));
  g_return_if_fail (unit >= -1);

  if (self->selected_unit == unit)
    return;

  self->selected_unit = unit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_UNIT]);
  emit_changed (self);
}

/**
 * relu_viewport_get_show_contributions:
 * @self: a viewport
 *
 * Returns: whether each unit's own v * h is drawn
 */
gboolean
relu_viewport_get_show_contributions (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return self->show_contributions;
}

/**
 * relu_viewport_set_show_contributions:
 * @self: a viewport
 * @show: whether to draw each unit's own v * h
 */
void
relu_viewport_set_show_contributions (ReluViewport *self, gboolean show)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_boolean (self, &self->show_contributions, show, PROP_SHOW_CONTRIBUTIONS);
}

/**
 * relu_viewport_get_show_lanes:
 * @self: a viewport
 *
 * Returns: whether the activation lanes are drawn
 */
gboolean
relu_viewport_get_show_lanes (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return self->show_lanes;
}

/**
 * relu_viewport_set_show_lanes:
 * @self: a viewport
 * @show: whether to draw the activation lanes
 */
void
relu_viewport_set_show_lanes (ReluViewport *self, gboolean show)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_boolean (self, &self->show_lanes, show, PROP_SHOW_LANES);
}

/**
 * relu_viewport_get_show_slope_strip:
 * @self: a viewport
 *
 * Returns: whether the staircase of f's slope is drawn
 */
gboolean
relu_viewport_get_show_slope_strip (ReluViewport *self)
{
  g_return_val_if_fail (RELU_IS_VIEWPORT (self), FALSE);

  return self->show_slope_strip;
}

/**
 * relu_viewport_set_show_slope_strip:
 * @self: a viewport
 * @show: whether to draw the staircase of f's slope
 */
void
relu_viewport_set_show_slope_strip (ReluViewport *self, gboolean show)
{
  g_return_if_fail (RELU_IS_VIEWPORT (self));

  set_boolean (self, &self->show_slope_strip, show, PROP_SHOW_SLOPE_STRIP);
}
