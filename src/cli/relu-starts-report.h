/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts-report.h: the record of many starts. */

#pragma once

#include "relu-cli.h"
#include "relu-starts.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_STARTS_TEXT,
  RELU_STARTS_JSON,
  RELU_STARTS_CSV,
} ReluStartsFormat;

const ReluStart *relu_starts_find_best (ReluStarts *starts);
void relu_starts_report_write (ReluStarts *starts, const ReluSetup *setup, ReluStartsFormat format,
                               ReluCliOutput *output);

G_END_DECLS
