/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-application.h: the program: its windows, its command line, its own actions. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELU_APPLICATION_ID "org.reluscope.Reluscope"
#define RELU_RESOURCE_PATH "/org/reluscope/Reluscope"

#define RELU_TYPE_APPLICATION (relu_application_get_type ())
G_DECLARE_FINAL_TYPE (ReluApplication, relu_application, RELU, APPLICATION, AdwApplication)

ReluApplication *relu_application_new (void);

void relu_application_open_file (ReluApplication *self, GFile *file);
GtkWindow *relu_application_find_window (ReluApplication *self, GFile *file);
GSettings *relu_application_get_settings (ReluApplication *self);

G_END_DECLS
