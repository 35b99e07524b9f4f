/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-window-contrast.c: the contrast of the window's own text, and of what shows where the keyboard is, from
 * its pixels: 4.5 for text, 3 for rings, as WCAG 2.1 has it (1.4.3, 1.4.11). Whatever makes the colours
 * (style sheets of GTK, libadwaita and ours, opacity, what lies below) is in them.
 *
 * Not measured: what cannot be used now, which is dimmed by intent, and what the pixels of a text show only in
 * part, as it is scrolled away. */

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "relu-window-private.h"
#include "window-fixture.h"

#define AA_TEXT 4.5
#define AA_MARK 3.0

/* Letters are drawn so much larger, so that some of their pixels are of nothing but the text's colour. */
#define SCALE 3

typedef struct
{
  int width, height;
  guint32 *pixels;
} Picture;

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->pixels, g_free);
}

static void
take_picture (GtkWidget *window, Picture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  self->width = width * SCALE;
  self->height = height * SCALE;
  texture = gsk_renderer_render_texture (
    renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  self->pixels = g_new (guint32, (gsize) self->width * self->height);
  gdk_texture_download (texture, (guchar *) self->pixels, (gsize) self->width * sizeof (guint32));
}

static double
get_luminance (guint32 pixel)
{
  double sum = 0;
  static const double shares[] = { 0.0722, 0.7152, 0.2126 };

  for (guint i = 0; i < 3; i++)
    {
      double value = (pixel >> (8 * i) & 0xff) / 255.0;

      sum += shares[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }

  return sum;
}

static double
get_contrast (guint32 a, guint32 b)
{
  double light = get_luminance (a), dark = get_luminance (b);

  return (MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05);
}

/* The pixels that a widget covers; FALSE for none. */
static gboolean
get_area (GtkWidget *widget, GtkWidget *window, const Picture *picture, cairo_rectangle_int_t *area)
{
  graphene_rect_t bounds, whole;

  graphene_rect_init (&whole, 0, 0, (float) picture->width / SCALE,
                      (float) picture->height / SCALE);
  if (!gtk_widget_compute_bounds (widget, window, &bounds)
      || !graphene_rect_intersection (&bounds, &whole, &bounds))
    return FALSE;

  area->x = (int) (bounds.origin.x * SCALE);
  area->y = (int) (bounds.origin.y * SCALE);
  area->width = (int) (bounds.size.width * SCALE);
  area->height = (int) (bounds.size.height * SCALE);

  return area->width > 0 && area->height > 0;
}

/* Whether all of a widget is to be seen. */
static gboolean
is_in_sight (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds, seen;

  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if ((parent == window || gtk_widget_get_overflow (parent) == GTK_OVERFLOW_HIDDEN)
        && (!gtk_widget_compute_bounds (parent, window, &seen)
            || !graphene_rect_contains_rect (&seen, &bounds)))
      return FALSE;

  return TRUE;
}

static guint32
get_pixel (const Picture *picture, int x, int y)
{
  return picture->pixels[(gsize) y * picture->width + x] & 0xffffff;
}

/* The ground is the colour of most of the pixels at the border, the text the one farthest from it that some
 * pixels have. */
static double
measure_text (const Picture *picture, const cairo_rectangle_int_t *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 ground = 0;
  guint most = 0;
  double best = 1;
  GHashTableIter iter;
  gpointer key, value;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (get_pixel (picture, x, y));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel)) + 1;

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            ground = GPOINTER_TO_UINT (pixel);
          }
      }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) >= 4 * SCALE)
      best = MAX (best, get_contrast (GPOINTER_TO_UINT (key), ground));

  return best;
}

static gboolean
has_words (const char *text)
{
  return text != NULL && text[strspn (text, " ")] != '\0';
}

static guint
check_texts (GtkWidget *widget, GtkWidget *window, const Picture *picture, const char *where)
{
  const char *text = NULL;
  cairo_rectangle_int_t area;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return 0;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_TEXT (widget))
    text = gtk_editable_get_text (GTK_EDITABLE (widget));
  if (has_words (text) && is_in_sight (widget, window)
      && get_area (widget, window, picture, &area))
    {
      double contrast = measure_text (picture, &area);

      n++;
      if (contrast < AA_TEXT)
        {
          g_test_message ("%s: “%s” has a contrast of %.2f only", where, text, contrast);
          g_test_fail ();
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_texts (child, window, picture, where);

  return n;
}

/* Rings grow in a moment. */
static void
rest (void)
{
  for (guint i = 0; i < 3; i++)
    fixture_settle ();
}

/* What has changed with the keyboard's coming: at least one line around it has a contrast of 3 to what was
 * there before. */
static void
check_ring (GtkWidget *widget, GtkWidget *window, const char *where)
{
  Picture before, after;
  cairo_rectangle_int_t area;
  int n = 0, n_needed;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  rest ();
  take_picture (window, &before);
  g_assert_true (gtk_widget_grab_focus (widget));
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  rest ();
  take_picture (window, &after);

  /* A text has its ring around the field that it is in. */
  g_assert_true (get_area (GTK_IS_TEXT (widget) ? gtk_widget_get_parent (widget) : widget, window,
                           &before, &area));
  n_needed = 2 * (MIN (area.width, area.height) / SCALE) * SCALE * SCALE;
  for (int y = MAX (area.y - 6 * SCALE, 0); y < MIN (area.y + area.height + 6 * SCALE, before.height); y++)
    for (int x = MAX (area.x - 6 * SCALE, 0); x < MIN (area.x + area.width + 6 * SCALE, before.width); x++)
      if (get_contrast (get_pixel (&before, x, y), get_pixel (&after, x, y)) >= AA_MARK)
        n++;
  if (n < n_needed)
    {
      g_test_message ("%s: the keyboard on %s “%s” is hardly seen: %d of %d pixels", where,
                      G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget), n, n_needed);
      g_test_fail ();
    }
  picture_clear (&before);
  picture_clear (&after);
}

static void
check_rings (ReluWindow *window, const char *where)
{
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *const widgets[] = {
    window->train_button,
    GTK_WIDGET (window->export_button),
    window->tools_button,
    fixture_find (window->pane, GTK_TYPE_SCALE, 0),
    fixture_find (window->pane, GTK_TYPE_SCALE, 1),
    fixture_find (fixture_find (window->pane, GTK_TYPE_SPIN_BUTTON, 0), GTK_TYPE_TEXT, 0),
    fixture_find (fixture_find (window->pane, GTK_TYPE_MENU_BUTTON, 0), GTK_TYPE_TOGGLE_BUTTON, 0),
    GTK_WIDGET (window->figure_view),
    fixture_find (window->figure_bar, GTK_TYPE_TOGGLE_BUTTON, 0),
    fixture_find (window->figure_bar, GTK_TYPE_TOGGLE_BUTTON, 2),
    fixture_find (window->tool_panel, GTK_TYPE_TOGGLE_BUTTON, 0),
    fixture_find (window->tool_panel, GTK_TYPE_TOGGLE_BUTTON, 2),
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (gtk_widget_get_mapped (widgets[i]))
      {
        check_ring (widgets[i], root, where);
        n++;
      }
  /* A narrow window has menus in place of some buttons. */
  g_assert_cmpuint (n, >=, 9);
}

static void
check_scheme (AdwColorScheme scheme, const char *where)
{
  static const char *const tools[]
    = { "network", "inspector", "regions", "compare", "data", "training", "starts" };
  ReluWindow *window = fixture_open_window ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  relu_viewport_set_line_x (window->viewport, 1);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s, %s", where, tools[i]);
      Picture picture;

      fixture_show_tool (window, tools[i]);
      rest ();
      take_picture (GTK_WIDGET (window), &picture);
      g_assert_true ((get_luminance (get_pixel (&picture, picture.width / 2, 2 * SCALE)) < 0.5)
                     == adw_style_manager_get_dark (adw_style_manager_get_default ()));
      g_assert_cmpuint (check_texts (GTK_WIDGET (window), GTK_WIDGET (window), &picture, what), >, 20);
      picture_clear (&picture);
    }
  fixture_show_tool (window, "regions");
  check_rings (window, where);
  fixture_close_window (window);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_light (void)
{
  check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT, "light");
}

static void
test_dark (void)
{
  check_scheme (ADW_COLOR_SCHEME_FORCE_DARK, "dark");
}

int
main (int argc, char *argv[])
{
  /* libadwaita asks once, at its beginning. */
  if (argc > 1 && g_str_equal (argv[1], "high-contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  fixture_init (&argc, &argv);

  g_test_add_func ("/window/contrast/light", test_light);
  g_test_add_func ("/window/contrast/dark", test_dark);

  return fixture_run ();
}
