/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-figure-bar.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "relu-reading.h"
#include "relu-style.h"
#include "relu-words.h"

struct _ReluFigureBar
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;

  GtkWidget *toggles;
  GtkWidget *menu; /* instead of the toggles, where they have no room */
  GtkWidget *reading;
  GtkWidget *data_toggle, *residuals_toggle; /* only where there are data */
  GtkWidget *buttons;
  GtkLabel *point;    /* always two lines, so that the figure above keeps its height */
  GtkLabel *equation;
  char *text;         /* what both say, in full */
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluFigureBar, relu_figure_bar, GTK_TYPE_WIDGET)

/* Between two parts of the bar. */
#define SPACING 12

/* The reading gets this part of the bar at least, before the toggles give way: 1 / 3. */
#define LEAST_READING 3

static int
get_size (GtkWidget *widget, GtkOrientation orientation, gboolean natural)
{
  int least, most;

  gtk_widget_measure (widget, orientation, -1, &least, &most, NULL, NULL);

  return natural ? most : least;
}

/* The least that it takes: the menu for the toggles, and a reading that is cut. */
static void
relu_figure_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (widget);

  *minimum = get_size (self->reading, orientation, FALSE);
  *natural = get_size (self->reading, orientation, TRUE);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int buttons = get_size (self->buttons, orientation, TRUE) + 2 * SPACING;

      *minimum += get_size (self->menu, orientation, FALSE) + buttons;
      *natural += get_size (self->toggles, orientation, TRUE) + buttons;
    }
  else
    {
      int buttons = MAX (get_size (self->toggles, orientation, TRUE),
                         MAX (get_size (self->menu, orientation, TRUE),
                              get_size (self->buttons, orientation, TRUE)));

      *minimum = MAX (*minimum, buttons);
      *natural = MAX (*natural, buttons);
    }
}

static void
allocate (GtkWidget *child, int bar_width, int height, int x, int width)
{
  GtkAllocation place = { x, 0, width, height };

  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    place.x = bar_width - x - width;
  gtk_widget_size_allocate (child, &place, -1);
}

/* What has no place is not there for assistive technology either. */
static void
set_there (GtkWidget *child, gboolean is_there)
{
  gtk_widget_set_child_visible (child, is_there);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !is_there, -1);
}

/* The toggles if the reading keeps a good part of the bar beside them, else a menu of the same. */
static void
relu_figure_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (widget);
  int right = get_size (self->buttons, GTK_ORIENTATION_HORIZONTAL, TRUE);
  int toggles = get_size (self->toggles, GTK_ORIENTATION_HORIZONTAL, TRUE);
  int room = width - right - 2 * SPACING;
  gboolean is_wide = room - toggles >= MAX (get_size (self->reading, GTK_ORIENTATION_HORIZONTAL, FALSE),
                                            room / LEAST_READING);
  GtkWidget *shown = is_wide ? self->toggles : self->menu;
  int left = is_wide ? toggles : get_size (self->menu, GTK_ORIENTATION_HORIZONTAL, TRUE);

  set_there (self->toggles, is_wide);
  set_there (self->menu, !is_wide);
  allocate (shown, width, height, 0, left);
  allocate (self->reading, width, height, left + SPACING, room - left);
  allocate (self->buttons, width, height, width - right, right);
}

static gboolean
fits (GtkLabel *label, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  /* Not yet on the screen. */
  if (gtk_widget_get_width (GTK_WIDGET (label)) == 0)
    return TRUE;

  layout = pango_layout_copy (gtk_label_get_layout (label));
  pango_layout_set_width (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width <= gtk_widget_get_width (GTK_WIDGET (label));
}

/* "f = sum = line", or "f = line" where that is too long: the line is what matters. */
static void
show_equation (ReluFigureBar *self, const char *equation)
{
  const char *first = strstr (equation, " = ");
  const char *last = g_strrstr (equation, " = ");
  g_autofree char *line = NULL;

  if (first != last && !fits (self->equation, equation))
    {
      line = g_strdup_printf ("%.*s%s", (int) (first - equation), equation, last);
      equation = line;
    }
  gtk_label_set_label (self->equation, equation);
}

static void
show_text (ReluFigureBar *self, const char *text)
{
  const char *newline = strchr (text, '\n');
  g_autofree char *point = newline == NULL ? g_strdup (text) : g_strndup (text, newline - text);

  gtk_label_set_label (self->point, point);
  show_equation (self, newline == NULL ? "" : newline + 1);
}

static gboolean
has_data (ReluFigureBar *self)
{
  return self->document != NULL
         && relu_file_get_data (relu_document_get_contents (self->document)) != NULL;
}

/* How much of the curve is out of sight, where that is so and the figure says how many regions there are; what
 * can be read here. */
static char *
dup_idle_text (ReluFigureBar *self, ReluAnalysis *analysis)
{
  g_autofree char *in_view = NULL;
  double from, to;

  if (relu_viewport_get_edits_data (self->viewport))
    /* Translators: on two lines of about the same length. */
    return g_strdup (has_data (self) ? _("Click to add a point, drag to move it\nDelete removes it, Esc ends")
                                     : _("Click on the figure to add\na point to be learnt; Esc ends"));

  relu_viewport_get_x_range (self->viewport, &from, &to);
  if (relu_viewport_get_shows_headline (self->viewport))
    in_view
      = relu_words_dup_in_view (analysis, isnan (from) ? relu_analysis_get_from (analysis) : from,
                                isnan (to) ? relu_analysis_get_to (analysis) : to);
  if (in_view != NULL)
    return g_strdup_printf ("%s\n%s", in_view, _("Point at the figure to read f(x)"));

  /* Translators: on two lines of about the same length. */
  return g_strdup (_("Point at the figure\nto read f(x)"));
}

static void
update (ReluFigureBar *self)
{
  ReluAnalysis *analysis = NULL;
  g_autofree char *text = NULL;
  double x = NAN;

  if (self->document != NULL && self->viewport != NULL)
    {
      x = relu_viewport_get_reading_x (self->viewport);
      analysis = relu_document_get_analysis (self->document, NULL);
    }
  /* Where there is no figure, nothing can be shown in it. */
  gtk_widget_set_sensitive (self->toggles, analysis != NULL);
  gtk_widget_set_sensitive (self->menu, analysis != NULL);
  gtk_widget_set_visible (self->data_toggle, has_data (self));
  gtk_widget_set_visible (self->residuals_toggle, has_data (self));

  if (analysis != NULL && !isnan (x))
    text = relu_reading_dup_text (analysis, x);
  else if (analysis != NULL)
    text = dup_idle_text (self, analysis);
  else
    text = g_strdup ("");

  if (g_strcmp0 (self->text, text) == 0)
    return;
  show_text (self, text);
  gtk_widget_set_tooltip_text (self->reading, isnan (x) ? NULL : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  relu_style_set_class (self->reading, "dim-label", isnan (x));
  g_free (self->text);
  self->text = g_steal_pointer (&text);
}

static void
relu_figure_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_figure_bar_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      if (self->document != NULL)
        g_signal_handlers_disconnect_by_data (self->document, self);
      if (!g_set_object (&self->document, g_value_get_object (value)))
        return;
      if (self->document != NULL)
        g_signal_connect_object (self->document, "changed", G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
      break;
    case PROP_VIEWPORT:
      if (self->viewport != NULL)
        g_signal_handlers_disconnect_by_data (self->viewport, self);
      if (!g_set_object (&self->viewport, g_value_get_object (value)))
        return;
      if (self->viewport != NULL)
        {
          g_signal_connect_object (self->viewport, "changed", G_CALLBACK (update), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (self->viewport, "notify::show-headline", G_CALLBACK (update), self,
                                   G_CONNECT_SWAPPED);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
  update (self);
}

static void
relu_figure_bar_dispose (GObject *object)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (relu_figure_bar_parent_class)->dispose (object);
}

static void
relu_figure_bar_finalize (GObject *object)
{
  ReluFigureBar *self = RELU_FIGURE_BAR (object);

  g_free (self->text);

  G_OBJECT_CLASS (relu_figure_bar_parent_class)->finalize (object);
}

static void
relu_figure_bar_class_init (ReluFigureBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relu_figure_bar_get_property;
  object_class->set_property = relu_figure_bar_set_property;
  object_class->dispose = relu_figure_bar_dispose;
  object_class->finalize = relu_figure_bar_finalize;
  widget_class->measure = relu_figure_bar_measure;
  widget_class->size_allocate = relu_figure_bar_size_allocate;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEWPORT]
      = g_param_spec_object ("viewport", NULL, NULL, RELU_TYPE_VIEWPORT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/reluscope/Reluscope/relu-figure-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, toggles);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, data_toggle);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, residuals_toggle);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, menu);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, reading);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, point);
  gtk_widget_class_bind_template_child (widget_class, ReluFigureBar, equation);
  gtk_widget_class_set_css_name (widget_class, "figurebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_figure_bar_init (ReluFigureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
