/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-theme-private.h"

#define DEEP 64, 64, 64, 64

static const ReluDiagramItem nothing = { RELU_DIAGRAM_NOTHING, 0, 0, 0 };

static ReluDiagram *
diagram_new (ReluThemeKind theme)
{
  ReluDiagram *diagram = relu_diagram_new (relu_theme_get (theme));

  relu_diagram_set_font (diagram, TEST_FONT);

  return diagram;
}

/* Takes the reference of @network. */
static ReluDiagramScene
scene_new (ReluNetwork *network)
{
  ReluDiagramScene scene
    = { .network = network, .analysis = relu_analysis_new (network, -4, 4, NULL), .x = NAN };

  return scene;
}

static void
scene_clear (ReluDiagramScene *scene)
{
  g_clear_pointer (&scene->analysis, relu_analysis_unref);
  relu_network_unref (scene->network);
}

static cairo_surface_t *
paint (ReluDiagram *diagram, const ReluDiagramScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  relu_diagram_paint (diagram, scene, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

typedef struct
{
  guint n_hidden;
  guint widths[4];
} Shape;

static const Shape shapes[] = {
  { 1, { 1 } },    { 1, { 2 } },    { 1, { 3 } },         { 2, { 4, 2 } }, { 2, { 8, 8 } },
  { 1, { 16 } },   { 1, { 64 } },   { 3, { 1, 33, 5 } },  { 4, { DEEP } },   { 2, { 300, 1024 } },
};

static const int sizes[][2] = {
  { 640, 190 }, { 300, 600 }, { 360, 700 }, { 200, 120 }, { 1000, 500 }, { 1920, 400 }, { 40, 30 },
};

static void
check_layout (const ReluDiagramLayout *layout)
{
  for (guint c = 0; c < layout->n_columns; c++)
    {
      const ReluDiagramColumn *column = &layout->columns[c];

      g_assert_cmpfloat (column->radius, >, 0);
      for (guint u = 0; u < column->n_units; u++)
        {
          double x, y;

          relu_diagram_layout_get_center (layout, c, u, &x, &y);
          g_assert_cmpuint (relu_diagram_layout_find_unit (layout, c, x, y), ==, u);
          if (column->is_bar)
            {
              g_assert_true (x >= 0 && y >= 0 && x <= layout->width && y <= layout->height);
              continue;
            }
          g_assert_cmpfloat (x - column->radius, >=, 0);
          g_assert_cmpfloat (y - column->radius, >=, 0);
          g_assert_cmpfloat (x + column->radius, <=, layout->width);
          g_assert_cmpfloat (y + column->radius, <=, layout->height);
        }
      if (column->n_units > 1 && !column->is_bar)
        g_assert_cmpfloat (column->pitch, >, 2 * column->radius);
      if (c > 0)
        g_assert_cmpfloat (column->main - layout->columns[c - 1].main, >,
                           column->radius + layout->columns[c - 1].radius);
    }
}

static void
test_layout (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      for (double scale = 1; scale <= 2; scale += 0.5)
        {
          g_autoptr (ReluNetwork) network
            = test_network_random (1, shapes[s].n_hidden, shapes[s].widths);
          ReluDiagramLayout layout;

          g_test_message ("shape %u at %d x %d, scale %g", s, sizes[k][0], sizes[k][1], scale);
          relu_diagram_layout_init (&layout, network, scale, sizes[k][0], sizes[k][1]);
          check_layout (&layout);
          relu_diagram_layout_clear (&layout);
        }
}

/* What a lesson shows first has names, numbers and headings; what is tall and narrow stands upright
 * where that is better. */
static void
test_layout_of_lessons (void)
{
  const guint deep[] = { 4, 4, 4, 4 };
  g_autoptr (ReluNetwork) small = test_network_bend ();
  g_autoptr (ReluNetwork) large = test_network_random (1, 4, deep);
  ReluDiagramLayout layout;

  relu_diagram_layout_init (&layout, small, 1, 640, 190);
  g_assert_false (layout.is_upright);
  g_assert_true (layout.has_headings);
  for (guint c = 0; c < layout.n_columns; c++)
    {
      g_assert_cmpint (layout.columns[c].caption, ==, RELU_DIAGRAM_CAPTION_BELOW);
      g_assert_cmpfloat (layout.columns[c].radius, >=, 11);
    }
  relu_diagram_layout_clear (&layout);

  /* The panel of a small window. */
  relu_diagram_layout_init (&layout, small, 1, 640, 130);
  g_assert_cmpint (layout.columns[1].caption, ==, RELU_DIAGRAM_CAPTION_BESIDE);
  g_assert_cmpfloat (layout.columns[1].radius, >=, 11);
  relu_diagram_layout_clear (&layout);

  relu_diagram_layout_init (&layout, large, 1, 640, 190);
  g_assert_false (layout.is_upright);
  relu_diagram_layout_clear (&layout);
  relu_diagram_layout_init (&layout, large, 1, 300, 600);
  g_assert_true (layout.is_upright);
  relu_diagram_layout_clear (&layout);
}

static void
assert_picks (ReluDiagram *diagram, double x, double y, double reach, ReluDiagramItem want)
{
  ReluDiagramItem item;

  relu_diagram_pick (diagram, x, y, reach, &item);
  g_assert_true (relu_diagram_item_equal (&item, &want));
}

static void
test_pick_units (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_LIGHT);
        ReluDiagramScene scene
          = scene_new (test_network_random (1, shapes[s].n_hidden, shapes[s].widths));

        assert_picks (diagram, 10, 10, 5, nothing);
        cairo_surface_destroy (paint (diagram, &scene, sizes[k][0], sizes[k][1]));
        for (guint l = 0; l < relu_network_get_n_layers (scene.network); l++)
          for (guint u = 0; u < relu_network_get_layer (scene.network, l)->n_units; u++)
            {
              ReluDiagramItem item = { RELU_DIAGRAM_UNIT, l, u, 0 };
              ReluRect bounds;

              g_assert_true (relu_diagram_get_bounds (diagram, &item, &bounds));
              assert_picks (diagram, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, 4,
                            item);
            }
        scene_clear (&scene);
      }
}

static void
test_pick_edges (void)
{
  g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_LIGHT);
  ReluDiagramScene scene = scene_new (test_network_bend ());
  const ReluDiagramItem layer = { RELU_DIAGRAM_LAYER, 0, 0, 0 };
  ReluRect bounds;

  cairo_surface_destroy (paint (diagram, &scene, 640, 190));
  for (guint l = 0; l < 2; l++)
    for (guint i = 0; i < 3; i++)
      {
        ReluDiagramItem item = { RELU_DIAGRAM_EDGE, l, l == 0 ? i : 0, l == 0 ? 0 : i };

        g_assert_true (relu_diagram_get_bounds (diagram, &item, &bounds));
        assert_picks (diagram, bounds.x + 1, bounds.y + 1, 5, item);
        assert_picks (diagram, bounds.x + 1, bounds.y + 4, 5, item);
      }
  assert_picks (diagram, 60, 30, 5, nothing);
  assert_picks (diagram, 5, 185, 5, nothing);

  g_assert_true (relu_diagram_get_bounds (diagram, &layer, &bounds));
  assert_picks (diagram, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, 5, layer);
  g_assert_false (relu_diagram_get_bounds (diagram, &nothing, &bounds));
  g_assert_false (relu_diagram_get_bounds (
    diagram, &(ReluDiagramItem){ RELU_DIAGRAM_UNIT, 0, 3, 0 }, &bounds));
  scene_clear (&scene);
}

/* Where edges are a mesh only those of the selected unit can be pointed at. */
static void
test_pick_in_a_mesh (void)
{
  const guint widths[] = { DEEP };
  g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_LIGHT);
  ReluDiagramScene scene = scene_new (test_network_random (3, 4, widths));
  const ReluDiagramItem edge = { RELU_DIAGRAM_EDGE, 1, 20, 40 };
  ReluRect bounds;

  cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
  g_assert_true (relu_diagram_get_bounds (diagram, &edge, &bounds));
  assert_picks (diagram, bounds.x + 1, bounds.y + 1, 5, nothing);
  scene.selected = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 1, 20, 0 };
  cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
  assert_picks (diagram, bounds.x + 1, bounds.y + 1, 5, edge);
  scene.selected = (ReluDiagramItem){ RELU_DIAGRAM_EDGE, 1, 20, 3 };
  cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
  assert_picks (diagram, bounds.x + 1, bounds.y + 1, 5, edge);
  scene_clear (&scene);
}

static void
test_moves (void)
{
  static const struct
  {
    ReluDiagramItem from;
    ReluDiagramMove move;
    ReluDiagramItem to; /* NOTHING: there is nowhere to go */
  } cases[] = {
    { { RELU_DIAGRAM_NOTHING, 0, 0, 0 }, RELU_DIAGRAM_LAST, { RELU_DIAGRAM_UNIT, 0, 0, 0 } },
    { { RELU_DIAGRAM_LAYER, 1, 0, 0 }, RELU_DIAGRAM_NEXT, { RELU_DIAGRAM_UNIT, 1, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 1, 0 }, RELU_DIAGRAM_NEXT, { RELU_DIAGRAM_UNIT, 0, 2, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 3, 0 }, RELU_DIAGRAM_NEXT, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 0, 0 }, RELU_DIAGRAM_PREVIOUS, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 2, 0 }, RELU_DIAGRAM_FIRST, { RELU_DIAGRAM_UNIT, 0, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 0, 0 }, RELU_DIAGRAM_LAST, { RELU_DIAGRAM_UNIT, 0, 3, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 0, 0 }, RELU_DIAGRAM_BACK, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 3, 0 }, RELU_DIAGRAM_FORWARD, { RELU_DIAGRAM_UNIT, 1, 1, 0 } },
    { { RELU_DIAGRAM_UNIT, 0, 0, 0 }, RELU_DIAGRAM_FORWARD, { RELU_DIAGRAM_UNIT, 1, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 1, 1, 0 }, RELU_DIAGRAM_FORWARD, { RELU_DIAGRAM_UNIT, 2, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 2, 0, 0 }, RELU_DIAGRAM_FORWARD, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
    { { RELU_DIAGRAM_UNIT, 1, 1, 0 }, RELU_DIAGRAM_EDGE_IN, { RELU_DIAGRAM_EDGE, 1, 1, 3 } },
    { { RELU_DIAGRAM_UNIT, 0, 3, 0 }, RELU_DIAGRAM_EDGE_OUT, { RELU_DIAGRAM_EDGE, 1, 1, 3 } },
    { { RELU_DIAGRAM_UNIT, 2, 0, 0 }, RELU_DIAGRAM_EDGE_OUT, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
    { { RELU_DIAGRAM_EDGE, 1, 1, 2 }, RELU_DIAGRAM_NEXT, { RELU_DIAGRAM_EDGE, 1, 1, 3 } },
    { { RELU_DIAGRAM_EDGE, 1, 1, 2 }, RELU_DIAGRAM_BACK, { RELU_DIAGRAM_UNIT, 0, 2, 0 } },
    { { RELU_DIAGRAM_EDGE, 1, 1, 2 }, RELU_DIAGRAM_FORWARD, { RELU_DIAGRAM_UNIT, 1, 1, 0 } },
    { { RELU_DIAGRAM_EDGE, 0, 1, 0 }, RELU_DIAGRAM_BACK, { RELU_DIAGRAM_NOTHING, 0, 0, 0 } },
  };
  const guint widths[] = { 4, 2 };
  g_autoptr (ReluNetwork) network = test_network_random (1, 2, widths);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReluDiagramItem item = cases[i].from;
      gboolean outwards = FALSE;
      gboolean moved = relu_diagram_item_move (&item, network, cases[i].move, &outwards);

      g_test_message ("case %u", i);
      g_assert_cmpint (moved, ==, cases[i].to.kind != RELU_DIAGRAM_NOTHING);
      g_assert_true (relu_diagram_item_equal (&item, moved ? &cases[i].to : &cases[i].from));
    }
}

/* Wherever one walks there is always something, and every unit and edge can be reached. */
static void
test_walk (void)
{
  const guint widths[] = { 5, 3 };
  g_autoptr (ReluNetwork) network = test_network_random (1, 2, widths);
  g_autofree guint8 *visited = g_new0 (guint8, relu_network_get_n_parameters (network));
  ReluDiagramItem item = nothing;
  gboolean outwards = FALSE;
  guint n_visited = 0;

  for (guint i = 0; i < 20000; i++)
    {
      relu_diagram_item_move (&item, network, g_test_rand_int_range (0, RELU_DIAGRAM_EDGE_OUT + 1),
                              &outwards);
      g_assert_true (relu_diagram_item_fits (&item, network));
      if (item.kind == RELU_DIAGRAM_EDGE)
        visited[relu_network_weight_index (network, item.layer, item.unit, item.input)] = 1;
      else
        visited[relu_network_bias_index (network, item.layer, item.unit)] = 1;
    }
  for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
    n_visited += visited[i];
  g_assert_cmpuint (n_visited, ==, relu_network_get_n_parameters (network));
}

static int
compare_strength (gconstpointer a, gconstpointer b)
{
  double p = fabs (*(const double *) a), q = fabs (*(const double *) b);

  return (p < q) - (p > q);
}

/* Against sorting: nothing that is left out is stronger, but for the width of a bin. */
static void
test_strongest (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 3000);
      guint most = (guint) g_test_rand_int_range (1, 300);
      guint stride = (guint) g_test_rand_int_range (1, 4);
      g_autofree double *w = g_new (double, n * stride);
      g_autofree double *sorted = g_new (double, n);
      g_autoptr (GArray) found = NULL;
      double weakest = INFINITY;
      guint n_nonzero = 0;

      for (guint i = 0; i < n * stride; i++)
        w[i] = round % 3 == 0 ? g_test_rand_int_range (-1, 2) : g_test_rand_double_range (-1, 1);
      for (guint i = 0; i < n; i++)
        {
          sorted[i] = w[i * stride];
          n_nonzero += sorted[i] != 0;
        }
      qsort (sorted, n, sizeof *sorted, compare_strength);

      found = relu_diagram_find_strongest (w, n, stride, fabs (sorted[0]), most);
      g_assert_cmpuint (found->len, ==, MIN (most, n_nonzero));
      for (guint i = 0; i < found->len; i++)
        {
          guint at = g_array_index (found, guint, i);

          g_assert_cmpuint (at, <, n);
          g_assert_true (i == 0 || at > g_array_index (found, guint, i - 1));
          weakest = fmin (weakest, fabs (w[at * stride]));
        }
      if (found->len > 0)
        g_assert_cmpfloat (weakest, >=, fabs (sorted[found->len - 1]) - 2.0 / 1024);
    }
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface)
            + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x,
          4);

  return pixel;
}

/* But for rounding. */
static gboolean
is_color (guint32 pixel, ReluColor color)
{
  guint32 want = relu_color_to_pixel (color);

  for (int shift = 0; shift < 32; shift += 8)
    if (ABS ((int) (pixel >> shift & 0xff) - (int) (want >> shift & 0xff)) > 2)
      return FALSE;

  return TRUE;
}

/* The left and the right of a circle, beside its name: 'f'ull or 'e'mpty. */
static void
assert_fill (cairo_surface_t *surface, ReluDiagram *diagram, guint unit, const char *want)
{
  const ReluTheme *theme = relu_theme_get (RELU_THEME_LIGHT);
  const ReluDiagramItem item = { RELU_DIAGRAM_UNIT, 0, unit, 0 };
  char got[3] = "";
  ReluRect bounds;

  g_assert_true (relu_diagram_get_bounds (diagram, &item, &bounds));
  for (int side = 0; side < 2; side++)
    {
      double x = bounds.x + bounds.width * (side == 0 ? 0.4 : 0.6);
      guint32 pixel = pixel_at (surface, x, bounds.y + 6);

      got[side] = is_color (pixel, relu_theme_get_lane_color (theme, unit)) ? 'f'
                  : is_color (pixel, theme->background)                     ? 'e'
                                                                            : '?';
    }
  g_assert_cmpstr (got, ==, want);
}

static void
test_states (void)
{
  /* Always on, always off, turns on, turns off. */
  static const double w[] = { 1, 1, 1, -1 }, b[] = { 10, -10, 0, 0 }, v[] = { 1, 1, 1, 1 };
  g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_LIGHT);
  ReluDiagramScene scene
    = scene_new (test_network_shallow (4, w, b, v, 0, RELU_ACTIVATION_RELU));
  cairo_surface_t *surface = paint (diagram, &scene, 800, 400);

  assert_fill (surface, diagram, 0, "ff");
  assert_fill (surface, diagram, 1, "ee");
  assert_fill (surface, diagram, 2, "ef");
  assert_fill (surface, diagram, 3, "fe");
  cairo_surface_destroy (surface);

  scene.x = 1;
  surface = paint (diagram, &scene, 800, 400);
  assert_fill (surface, diagram, 0, "ff");
  assert_fill (surface, diagram, 1, "ee");
  assert_fill (surface, diagram, 2, "ff");
  assert_fill (surface, diagram, 3, "ee");
  cairo_surface_destroy (surface);
  scene_clear (&scene);
}

/* Anything that there is can be drawn, at any size, without labels on labels or circles. */
static void
test_all_scenes (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        g_autoptr (ReluDiagram) diagram = diagram_new (k % RELU_N_THEMES);
        ReluDiagramScene scene
          = scene_new (test_network_random (s, shapes[s].n_hidden, shapes[s].widths));
        const guint8 muted[2000] = { 0, 1 };
        const ReluLabels *labels;

        scene.x = k % 2 == 0 ? NAN : 0.5;
        scene.muted = muted;
        scene.show_focus = k % 3 == 0;
        for (ReluDiagramKind kind = RELU_DIAGRAM_NOTHING; kind <= RELU_DIAGRAM_LAYER; kind++)
          {
            scene.selected = (ReluDiagramItem){ kind, 1, 0, 0 };
            scene.highlight = k % 2 == 0 ? scene.selected : nothing;
            cairo_surface_destroy (paint (diagram, &scene, sizes[k][0], sizes[k][1]));
            labels = relu_diagram_get_labels (diagram);
            for (guint i = 0; i < relu_labels_get_n_placed (labels); i++)
              {
                const ReluRect *rect = relu_labels_get_placed (labels, i);

                g_assert_true (rect->x >= 0 && rect->y >= 0
                               && rect->x + rect->width <= sizes[k][0]
                               && rect->y + rect->height <= sizes[k][1]);
                for (guint j = 0; j < relu_labels_get_n_obstacles (labels); j++)
                  {
                    const ReluRect *o = relu_labels_get_obstacle (labels, j);

                    g_assert_false (rect->x < o->x + o->width && o->x < rect->x + rect->width
                                    && rect->y < o->y + o->height && o->y < rect->y + rect->height);
                  }
              }
          }
        scene_clear (&scene);
      }
}

static void
test_smooth (void)
{
  static const double w[] = { 1, -1 }, b[] = { 0, 1 }, v[] = { 1, 2 };
  g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_DARK);
  ReluDiagramScene scene
    = scene_new (test_network_shallow (2, w, b, v, 0, RELU_ACTIVATION_TANH));

  scene.x = 0.25;
  cairo_surface_destroy (paint (diagram, &scene, 640, 190));
  g_assert_cmpuint (relu_labels_get_n_placed (relu_diagram_get_labels (diagram)), ==, 4 + 4);
  scene_clear (&scene);
}

/* Work, not time: 12 608 edges, but no frame strokes more than those of the selected unit; the mesh
 * is made once for each network and size. */
static void
test_cost (void)
{
  const guint widths[] = { DEEP };
  g_autoptr (ReluDiagram) diagram = diagram_new (RELU_THEME_LIGHT);
  ReluDiagramScene scene = scene_new (test_network_random (3, 4, widths));
  ReluNetwork *network = scene.network;
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (network, 5, 0.5);

  cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
  g_assert_cmpuint (relu_diagram_get_n_strokes (diagram), ==, 0);
  g_assert_cmpuint (relu_diagram_get_n_meshes (diagram), ==, 1);
  for (guint i = 0; i < 64; i++)
    {
      scene.highlight = scene.selected = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 1, i, 0 };
      scene.x = i / 32.0;
      cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
      g_assert_cmpuint (relu_diagram_get_n_strokes (diagram), <=, 128);
    }
  g_assert_cmpuint (relu_diagram_get_n_meshes (diagram), ==, 1);
  scene.network = other;
  cairo_surface_destroy (paint (diagram, &scene, 1000, 800));
  cairo_surface_destroy (paint (diagram, &scene, 800, 800));
  g_assert_cmpuint (relu_diagram_get_n_meshes (diagram), ==, 3);
  scene.network = network;
  scene_clear (&scene);
}

static cairo_surface_t *
read_svg (ReluDiagram *diagram, const ReluDiagramScene *scene, int width, int height)
{
  g_autofree char *folder = g_dir_make_tmp ("relu-diagram-XXXXXX", NULL);
  g_autofree char *svg = g_build_filename (folder, "diagram.svg", NULL);
  g_autofree char *png = g_build_filename (folder, "diagram.png", NULL);
  const char *argv[] = { "rsvg-convert", "-o", png, svg, NULL };
  cairo_surface_t *surface = cairo_svg_surface_create (svg, width, height);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  relu_diagram_paint (diagram, scene, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_unlink (svg);
  g_unlink (png);
  g_rmdir (folder);

  return surface;
}

/* As GTK does: recorded first, then played back with more pixels. */
static cairo_surface_t *
read_recording (ReluDiagram *diagram, const ReluDiagramScene *scene, int width, int height)
{
  const cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *recording
    = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (recording);

  relu_diagram_paint (diagram, scene, cr, width, height);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);

  return surface;
}

static void
test_surfaces (void)
{
  static const Shape drawn[] = { { 1, { 3 } }, { 2, { 4, 3 } }, { 3, { 48, 48, 48 } } };
  g_autofree char *program = g_find_program_in_path ("rsvg-convert");

  for (guint s = 0; s < G_N_ELEMENTS (drawn); s++)
    for (guint theme = 0; theme < RELU_N_THEMES; theme++)
      {
        g_autoptr (ReluDiagram) diagram = diagram_new (theme);
        ReluDiagramScene scene
          = scene_new (test_network_random (5, drawn[s].n_hidden, drawn[s].widths));
        cairo_surface_t *want, *got;

        scene.selected = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 0, 1, 0 };
        want = paint (diagram, &scene, 640, 400);
        got = read_recording (diagram, &scene, 640, 400);
        test_assert_same_picture ("diagram-recording", got, want, 0, 8, 0.0005);
        cairo_surface_destroy (got);
        if (program != NULL && theme % 3 == 0)
          {
            got = read_svg (diagram, &scene, 640, 400);
            test_assert_same_picture ("diagram-svg", got, want, 3, 48, 0.002);
            cairo_surface_destroy (got);
          }
        cairo_surface_destroy (want);
        scene_clear (&scene);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/layout", test_layout);
  g_test_add_func ("/diagram/layout-of-lessons", test_layout_of_lessons);
  g_test_add_func ("/diagram/pick-units", test_pick_units);
  g_test_add_func ("/diagram/pick-edges", test_pick_edges);
  g_test_add_func ("/diagram/pick-in-a-mesh", test_pick_in_a_mesh);
  g_test_add_func ("/diagram/moves", test_moves);
  g_test_add_func ("/diagram/walk", test_walk);
  g_test_add_func ("/diagram/strongest", test_strongest);
  g_test_add_func ("/diagram/states", test_states);
  g_test_add_func ("/diagram/all-scenes", test_all_scenes);
  g_test_add_func ("/diagram/smooth", test_smooth);
  g_test_add_func ("/diagram/cost", test_cost);
  g_test_add_func ("/diagram/surfaces", test_surfaces);

  return g_test_run ();
}
