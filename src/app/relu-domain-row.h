/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-domain-row.h: the two ends of the domain. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_DOMAIN_ROW (relu_domain_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluDomainRow, relu_domain_row, RELU, DOMAIN_ROW, GtkWidget)

GtkWidget *relu_domain_row_new (void);

void relu_domain_row_bind (ReluDomainRow *self, ReluDocument *document);
void relu_domain_row_unbind (ReluDomainRow *self);
void relu_domain_row_update (ReluDomainRow *self);
GtkSpinButton *relu_domain_row_get_from_field (ReluDomainRow *self);
GtkSpinButton *relu_domain_row_get_to_field (ReluDomainRow *self);

G_END_DECLS
