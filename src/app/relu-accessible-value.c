/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-accessible-value.c: GTK takes two numbers that differ by less than 0.001 for the same, and
 * does not tell assistive technology of the change: a weight of 1e-5 would stay 0 there. */

#include "relu-accessible-value.h"

#include <math.h>

/* A bit more than what GTK neglects. */
#define NEGLECTED 0.0011

static const GtkAccessibleProperty value_properties[] = {
  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
};

#define N_VALUES G_N_ELEMENTS (value_properties)

/* What was told last. */
typedef struct
{
  double numbers[N_VALUES];
} Told;

static void
changed_cb (GtkAdjustment *adjustment, GtkWidget *widget)
{
  Told *told = g_object_get_data (G_OBJECT (widget), "relu-accessible-value");
  const double numbers[N_VALUES] = {
    gtk_adjustment_get_lower (adjustment),
    gtk_adjustment_get_upper (adjustment),
    gtk_adjustment_get_value (adjustment),
  };

  for (gsize i = 0; i < N_VALUES; i++)
    {
      if (numbers[i] == told->numbers[i])
        continue;

      /* Over a number beside it: GTK compares with the default, 0, after a reset. */
      if (fabs (numbers[i] - told->numbers[i]) < NEGLECTED)
        {
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), value_properties[i],
                                          numbers[i] + 2 * NEGLECTED, -1);
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), value_properties[i], numbers[i],
                                          -1);
        }
      told->numbers[i] = numbers[i];
    }
}

/**
 * relu_accessible_value_follow:
 * @widget: a slider or a spin button
 * @adjustment: its own, for as long as it lives
 *
 * Makes assistive technology hear of every change of @adjustment, however small.
 */
void
relu_accessible_value_follow (GtkWidget *widget, GtkAdjustment *adjustment)
{
  g_object_set_data_full (G_OBJECT (widget), "relu-accessible-value", g_new0 (Told, 1), g_free);
  /* After the widget's own handlers. */
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb), widget,
                           G_CONNECT_AFTER);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (changed_cb), widget,
                           G_CONNECT_AFTER);
  changed_cb (adjustment, widget);
}
