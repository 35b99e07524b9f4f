/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-picture.h: options of commands that draw figures: how they look and what they show. */

#pragma once

#include "relu-cli.h"
#include "relu-export.h"

G_BEGIN_DECLS

/* A command's own options come before or behind. */
enum
{
  RELU_CLI_PICTURE_SCALE,
  RELU_CLI_PICTURE_THEME,
  RELU_CLI_PICTURE_PALETTE,
  RELU_CLI_PICTURE_X_RANGE,
  RELU_CLI_PICTURE_Y_RANGE,
  RELU_CLI_PICTURE_TRANSPARENT,
  RELU_CLI_PICTURE_NO_HEADLINE,
  RELU_CLI_PICTURE_NO_CONTRIBUTIONS,
  RELU_CLI_PICTURE_NO_LANES,
  RELU_CLI_PICTURE_NO_OUTSIDE,
  RELU_CLI_PICTURE_NO_DATA,
  RELU_CLI_PICTURE_SLOPE_STRIP,
  RELU_CLI_PICTURE_RESIDUALS,
  RELU_CLI_N_PICTURE_OPTIONS,
};

/* All but --size and --scale, whose usual values differ. */
#define RELU_CLI_PICTURE_OPTIONS(first) \
  [(first) + RELU_CLI_PICTURE_THEME] \
    = { "theme", 0, 1, "NAME", \
        N_("light, dark, high-contrast, high-contrast-dark, projector,\n" \
           "projector-dark or print") }, \
  [(first) + RELU_CLI_PICTURE_PALETTE] \
    = { "palette", 0, 1, "NAME", \
        N_("The units' colours: standard, three-hues, blue-orange or greys") }, \
  [(first) + RELU_CLI_PICTURE_X_RANGE] \
    = { "x-range", 0, 2, "A B", N_("The x that are shown (the domain)") }, \
  [(first) + RELU_CLI_PICTURE_Y_RANGE] \
    = { "y-range", 0, 2, "A B", N_("The y that are shown (those of the curve)") }, \
  [(first) + RELU_CLI_PICTURE_TRANSPARENT] \
    = { "transparent", 0, 0, NULL, N_("Without a background") }, \
  [(first) + RELU_CLI_PICTURE_NO_HEADLINE] \
    = { "no-headline", 0, 0, NULL, N_("Without the verdict above the plot") }, \
  [(first) + RELU_CLI_PICTURE_NO_CONTRIBUTIONS] \
    = { "no-contributions", 0, 0, NULL, N_("Without the dashed curves of the units") }, \
  [(first) + RELU_CLI_PICTURE_NO_LANES] \
    = { "no-lanes", 0, 0, NULL, N_("Without the activation lanes") }, \
  [(first) + RELU_CLI_PICTURE_NO_OUTSIDE] \
    = { "no-outside", 0, 0, NULL, \
        N_("Without the marks of breakpoints beyond the plot’s edges") }, \
  [(first) + RELU_CLI_PICTURE_NO_DATA] = { "no-data", 0, 0, NULL, N_("Without data points") }, \
  [(first) + RELU_CLI_PICTURE_SLOPE_STRIP] \
    = { "slope-strip", 0, 0, NULL, N_("With the slope of f below the plot") }, \
  [(first) + RELU_CLI_PICTURE_RESIDUALS] \
    = { "residuals", 0, 0, NULL, N_("With a line from each data point to the curve") }

gboolean relu_cli_picture_parse_size (const char *text, ReluExportOptions *picture,
                                      const char *example, GError **error);
gboolean relu_cli_picture_set_option (guint option, char **values, ReluExportOptions *picture,
                                      ReluSceneOptions *scene, GError **error);

G_END_DECLS
