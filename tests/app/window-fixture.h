/* SPDX-License-Identifier: GPL-3.0-or-later */
/* window-fixture.h: what the tests of the window share. */

#pragma once

#include "fixture-find.h"
#include "relu-window.h"

G_BEGIN_DECLS

typedef gboolean (*ConditionFunc) (gpointer data);

void fixture_init (int *argc, char ***argv);
int fixture_run (void);

ReluApplication *fixture_get_application (void);
ReluWindow *fixture_open_window (void);
void fixture_close_window (ReluWindow *window);

/* Lets the program go on until something is so; fails the test after a while. */
void fixture_wait (ConditionFunc condition, gpointer data);
void fixture_settle (void);

void fixture_activate (ReluWindow *window, const char *action);
gboolean fixture_is_enabled (ReluWindow *window, const char *action);
gboolean fixture_get_state (ReluWindow *window, const char *action);

char *fixture_wait_for_alert (GtkWindow *window);
gboolean fixture_has_no_alert (gpointer window);
void fixture_wait_for_example (ReluWindow *window, const char *title);
void fixture_open_example (ReluWindow *window, const char *id, const char *title);
void fixture_show_tool (ReluWindow *window, const char *tool);
char *fixture_dup_clipboard (ReluWindow *window);
GtkWidget *fixture_find_button (GtkWidget *root, const char *action);
char *fixture_path (const char *name);
void fixture_write_network (const char *path, const char *name, double b0);

double fixture_get_parameter (ReluWindow *window, gsize index);
void fixture_set_parameter (ReluWindow *window, gsize index, double value);

G_END_DECLS
