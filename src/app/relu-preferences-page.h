/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-preferences-page.h: the preferences as rows that change them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELU_TYPE_PREFERENCES_PAGE (relu_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluPreferencesPage, relu_preferences_page, RELU, PREFERENCES_PAGE,
                      AdwPreferencesPage)

AdwPreferencesPage *relu_preferences_page_new (GSettings *settings);

G_END_DECLS
