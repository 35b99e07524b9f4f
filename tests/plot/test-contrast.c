/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-contrast.c: the contrast of every text and every mark of the figure and the charts to what it
 * lies on, in every theme with every palette, as WCAG 2.1 measures it: 4.5 for text (1.4.3, AA), 3 for
 * marks (1.4.11). The lower limit for large type is used nowhere: all type shrinks with the figure,
 * also that of a headline or of the projector.
 *
 * Not measured, since nothing has to be read from them:
 * - grid and hatching: tick labels and the end of the domain say the same;
 * - tints, the ground of lanes and panels: the pieces of the curve have the same colours, and words;
 * - rims of plates: the plate's words are read on it without;
 * - what is dimmed while something else is pointed at or selected, but for words in it: it is there in
 *   full once the pointer is gone;
 * - density: one of hundreds of translucent curves, of residuals, or of edges. How many there are makes
 *   them dark; each for itself can be set off, and that is measured;
 * - the lines from marks of units down through a chart of the loss: the marks are measured. */

#include "relu-color-private.h"
#include "relu-curves-paint-private.h"
#include "relu-theme-private.h"

#define AA_TEXT 4.5
#define AA_MARK 3.0

/* Background, tints, the first region's, beyond the domain. */
#define N_GROUNDS (RELU_THEME_N_COLORS + 3)

typedef struct
{
  const ReluTheme *theme;
  ReluPalette palette;
  ReluColor grounds[N_GROUNDS]; /* of what lies in the plot */

  /* The worst so far: of text, of marks. */
  double contrasts[2];
  const char *whats[2];
} Sheet;

static void
sheet_init (Sheet *self, ReluThemeKind kind, ReluPalette palette)
{
  const ReluTheme *theme = relu_theme_get_with_palette (kind, palette);

  *self = (Sheet){ .theme = theme, .palette = palette, .contrasts = { 21, 21 } };
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    self->grounds[i] = relu_theme_get_tint (theme, i);
  self->grounds[RELU_THEME_N_COLORS] = theme->background;
  self->grounds[RELU_THEME_N_COLORS + 1] = relu_theme_get_neutral_tint (theme);
  self->grounds[RELU_THEME_N_COLORS + 2] = theme->outside;
}

/* @ground is opaque, @color may be translucent. */
static void
measure (Sheet *self, gboolean is_mark, const char *what, ReluColor color, ReluColor ground)
{
  double contrast = relu_color_contrast (relu_color_over (color, ground), ground);

  if (contrast < self->contrasts[is_mark])
    {
      self->contrasts[is_mark] = contrast;
      self->whats[is_mark] = what;
    }
  if (contrast < (is_mark ? AA_MARK : AA_TEXT))
    {
      g_test_message ("%s, %s: %s has a contrast of %.2f only", self->theme->name,
                      relu_palette_get_name (self->palette), what, contrast);
      g_test_fail ();
    }
}

static void
text (Sheet *self, const char *what, ReluColor color, ReluColor ground)
{
  measure (self, FALSE, what, color, ground);
}

static void
mark (Sheet *self, const char *what, ReluColor color, ReluColor ground)
{
  measure (self, TRUE, what, color, ground);
}

static void
mark_in_plot (Sheet *self, const char *what, ReluColor color)
{
  for (guint i = 0; i < N_GROUNDS; i++)
    mark (self, what, color, self->grounds[i]);
}

static void
text_on_plates (Sheet *self, const char *what, ReluColor color)
{
  for (guint i = 0; i < N_GROUNDS; i++)
    text (self, what, color, relu_color_over (self->theme->plate, self->grounds[i]));
  /* Labels keep off the curve, but not always off dashes. These are thinner than letters, and what
   * shows of them through a plate needs to leave no more than the contrast of a mark. */
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    mark (self, "label where a dash shows through its plate", color,
          relu_color_over (self->theme->plate, relu_theme_get_unit_color (self->theme, i)));
}

/* What is left of @color when it is dimmed to @share, on the background. */
static ReluColor
dim (const Sheet *self, ReluColor color, double share)
{
  return relu_color_mix (self->theme->background, color, share);
}

static void
measure_plot (Sheet *self)
{
  const ReluTheme *theme = self->theme;

  text (self, "headline", theme->headline, theme->background);
  text (self, "reason, tick labels, names of axes", theme->text, theme->background);
  text_on_plates (self, "label of a silent switch or a ghost", theme->text);
  text_on_plates (self, "slope of the first piece", theme->neutral);
  for (guint i = 0; i < N_GROUNDS; i++)
    text (self, "what f counts from, in the plot", theme->text, self->grounds[i]);
  text (self, "reading", theme->background, theme->headline);

  mark_in_plot (self, "first piece of the curve", theme->neutral);
  mark_in_plot (self, "line and ring of a silent switch", theme->silent);
  mark_in_plot (self, "ghost", relu_theme_get_ghost_color (theme));
  mark_in_plot (self, "axes and ends of the domain", theme->axis);
  mark_in_plot (self, "line of the reading", theme->headline);
  mark (self, "line of the reading in its seam over lanes", theme->headline, theme->background);
  mark (self, "grooves of its handle", theme->background, theme->headline);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      ReluColor color = relu_theme_get_unit_color (theme, i);
      ReluColor strong = relu_theme_get_strong_color (theme, i);

      mark_in_plot (self, "piece of the curve, ring, switch line, contribution", color);
      text_on_plates (self, "label of a breakpoint, a piece, a contribution", strong);
      for (guint j = 0; j < N_GROUNDS; j++)
        mark (self, "arrow to what lies beyond the edge", strong,
              relu_color_over (theme->plate, self->grounds[j]));
    }
}

static void
measure_points (Sheet *self)
{
  ReluColor ink = self->theme->headline;

  mark_in_plot (self, "data point", ink);
  mark (self, "data point in its halo", ink, self->theme->background);
  mark_in_plot (self, "residual", relu_color_fade (ink, RELU_SHADE_RESIDUAL));
  mark_in_plot (self, "fewest points in a cell", relu_color_fade (ink, RELU_SHADE_FEWEST_POINTS));
  mark (self, "tick of the rug", ink, self->theme->background);
  mark (self, "tick of the rug where the unit is off", relu_color_fade (ink, RELU_SHADE_RUG_OFF),
        self->theme->background);
}

static void
measure_lanes (Sheet *self)
{
  const ReluTheme *theme = self->theme;

  text (self, "words where a unit is off", theme->text, theme->lane_off);
  mark (self, "slope of the first piece in the strip", theme->neutral, theme->lane_off);
  mark (self, "slope 0 in the strip", theme->axis, theme->lane_off);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      ReluColor lane = relu_theme_get_lane_color (theme, i);
      ReluColor strong = relu_theme_get_strong_color (theme, i);
      ReluColor words = relu_theme_get_lane_text (theme, i);
      ReluColor dimmed = dim (self, lane, RELU_SHADE_DIMMED);

      text (self, "symbol of a unit", strong, theme->background);
      text (self, "words where a unit is on", words, lane);
      text (self, "words in a dimmed lane", relu_theme_get_text_on (theme, words, dimmed), dimmed);
      mark (self, "where a unit is on", theme->outlined ? strong : lane, theme->lane_off);
      mark (self, "slope in the strip", relu_theme_get_unit_color (theme, i), theme->lane_off);
    }
}

static void
measure_build_up (Sheet *self)
{
  const ReluTheme *theme = self->theme;

  mark (self, "reading in a panel", theme->headline, theme->lane_off);
  mark (self, "what was cut off in a panel", theme->silent, theme->lane_off);
  mark (self, "axis of a panel", theme->axis, theme->lane_off);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    mark (self, "line, switch or frame of a panel", relu_theme_get_unit_color (theme, i),
          theme->lane_off);
  /* On tints they are as in the plot. */
}

static void
measure_circle (Sheet *self, guint unit)
{
  const ReluTheme *theme = self->theme;
  ReluColor strong = relu_theme_get_strong_color (theme, unit);
  ReluColor lane = relu_theme_get_lane_color (theme, unit);
  ReluColor tint = relu_theme_get_tint (theme, unit);
  double share = theme->outlined ? RELU_SHADE_ASIDE_OUTLINED : RELU_SHADE_ASIDE;
  ReluColor fulls[2] = { lane, tint };

  mark (self, "rim of a unit", strong, theme->background);
  text (self, "name of a unit that is off", strong, theme->background);
  text (self, "name of a unit that is on", relu_theme_get_lane_text (theme, unit), lane);
  text (self, "name of a unit without a state", theme->headline, tint);
  for (guint i = 0; i < 2; i++)
    {
      ReluColor aside = dim (self, fulls[i], share);
      ReluColor muted = dim (self, fulls[i], RELU_SHADE_MUTED);

      text (self, "name of a unit that is dimmed", relu_theme_get_text_on (theme, theme->text, aside),
            aside);
      text (self, "name of a unit that is muted", theme->headline, muted);
      mark (self, "what strikes out a muted unit", theme->headline, muted);
    }
}

static void
measure_diagram (Sheet *self)
{
  const ReluTheme *theme = self->theme;
  ReluColor negative = relu_color_fade (theme->negative, RELU_SHADE_STRONGEST_EDGE);
  ReluColor plate = relu_color_fade (theme->background, RELU_SHADE_CAPTION_PLATE);
  ReluColor positive = relu_color_fade (theme->positive, RELU_SHADE_STRONGEST_EDGE);

  text (self, "number of a unit over a positive edge", theme->text,
        relu_color_over (plate, theme->positive));
  text (self, "number of a unit over a negative edge", theme->text,
        relu_color_over (plate, theme->negative));
  text (self, "weight below 0", theme->negative, theme->background);
  text (self, "name of input and output", theme->headline, relu_theme_get_neutral_tint (theme));
  mark (self, "edge of a weight above 0", theme->positive, theme->background);
  mark (self, "edge of a weight below 0", theme->negative, theme->background);
  mark (self, "edge of a weight of 0", theme->silent, theme->background);
  mark (self, "strongest edge of many", positive, theme->background);
  mark (self, "strongest edge of many, below 0", negative, theme->background);
  mark (self, "rim of input and output", theme->neutral, theme->background);
  mark (self, "rim of a bar", theme->axis, theme->background);
  mark (self, "ring of the selected unit", theme->headline, theme->background);
  mark (self, "band of the selected edge", dim (self, theme->headline, RELU_SHADE_BAND),
        theme->background);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    measure_circle (self, i);
}

static void
measure_loss_chart (Sheet *self)
{
  const ReluTheme *theme = self->theme;

  text (self, "name of a level over the loss", theme->text,
        relu_color_over (theme->plate, theme->neutral));
  text (self, "number of regions", theme->headline, theme->lane_off);
  mark (self, "change of the number of regions", theme->headline, theme->lane_off);
  mark (self, "loss", theme->neutral, theme->background);
  mark (self, "loss after the moment that is shown", dim (self, theme->neutral, RELU_SHADE_LATER),
        theme->background);
  mark (self, "best line, fit", theme->text, theme->background);
  mark (self, "moment that is shown", theme->headline, theme->background);
  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      mark (self, "unit that died", relu_theme_get_unit_color (theme, i), theme->background);
      text (self, "its name", relu_theme_get_unit_text_color (theme, i), theme->background);
    }
}

/* What the window takes from the theme, on libadwaita's grounds (1.2): window, view, card on a window.
 * Cards have the colours as marks only; their chips have a shade of their own. */
static void
measure_window (Sheet *self)
{
  static const ReluColor grounds[2][3]
    = { { RELU_HEX (0xfafafa), RELU_HEX (0xffffff), RELU_HEX (0xffffff) },
        { RELU_HEX (0x242424), RELU_HEX (0x1e1e1e), RELU_HEX (0x363636) } };
  gboolean is_dark = relu_color_luminance (self->theme->background) < 0.5;
  const ReluColor *ground = grounds[is_dark];

  for (guint i = 0; i < RELU_THEME_N_COLORS; i++)
    {
      text (self, "symbol of a unit at x", relu_theme_get_unit_text_color (self->theme, i), ground[0]);
      for (guint g = 0; g < 3; g++)
        mark (self, "swatch or stripes of a unit's card",
              relu_theme_get_unit_color (self->theme, i), ground[g]);
    }
}

static void
measure_curves_chart (Sheet *self)
{
  const ReluTheme *theme = self->theme;

  mark (self, "dot of the data in its halo", theme->headline, theme->background);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    {
      mark (self, "curves of an outcome", relu_curves_get_color (theme, i), theme->background);
      mark (self, "curve that is set off", relu_curves_get_strong_color (theme, i),
            theme->background);
    }
}

static void
sheet_measure (Sheet *self, ReluThemeKind kind)
{
  measure_plot (self);
  measure_points (self);
  measure_lanes (self);
  measure_build_up (self);
  measure_diagram (self);
  measure_loss_chart (self);
  measure_curves_chart (self);
  if (kind <= RELU_THEME_HIGH_CONTRAST_DARK)
    measure_window (self);
}

/* The worst ratio of each, for the table in docs/figures.md. */
static void
test_theme (gconstpointer data)
{
  ReluThemeKind kind = GPOINTER_TO_UINT (data);

  for (guint p = 0; p < RELU_N_PALETTES; p++)
    {
      Sheet sheet;

      sheet_init (&sheet, kind, p);
      sheet_measure (&sheet, kind);
      g_test_message ("%s, %s: text %.2f (%s), marks %.2f (%s)", sheet.theme->name,
                      relu_palette_get_name (p), sheet.contrasts[0], sheet.whats[0],
                      sheet.contrasts[1], sheet.whats[1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      g_autofree char *path = g_strconcat ("/contrast/", relu_theme_kind_get_name (t), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (t), test_theme);
    }

  return g_test_run ();
}
