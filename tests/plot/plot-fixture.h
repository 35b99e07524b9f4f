/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot-fixture.h: networks, scenes and pictures for the tests of the figure. */

#pragma once

#include <cairo.h>

#include "relu-painter.h"

G_BEGIN_DECLS

/* Installed with the fonts that every test machine has. */
#define TEST_FONT "DejaVu Sans"

ReluNetwork *test_network_shallow (guint n, const double *w, const double *b, const double *v,
                                   double c, ReluActivationKind kind);
ReluNetwork *test_network_bend (void);   /* three units that switch at -3, 0 and 2 */
ReluNetwork *test_network_linear (void); /* the forum's linear case */
ReluNetwork *test_network_random (guint32 seed, guint n_hidden, const guint *widths);
ReluNetwork *test_network_sawtooth (guint depth); /* 2^depth pieces on [0, 1] */

ReluScene *test_scene_new (ReluNetwork *network, double from, double to,
                           const ReluSceneOptions *options);

/* Adds a ghost with the next dash pattern; takes the reference of @network. */
void test_ghosts_add (GPtrArray *ghosts, const char *name, ReluNetwork *network, double from,
                      double to);

cairo_surface_t *test_paint (ReluPainter *painter, ReluScene *scene, int width, int height);

/* The share of pixels that differ by more than @tolerance in a channel, after each has been averaged
 * with those up to @radius away: programs put letters at other parts of a pixel. Where the share is
 * more than @most the test fails, and got, want and difference are left in the build folder. */
void test_assert_same_picture (const char *name, cairo_surface_t *got, cairo_surface_t *want,
                               int radius, int tolerance, double most);

G_END_DECLS
