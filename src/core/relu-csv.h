/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-csv.h: reads points from text piece by piece, and says which of its lines are none. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

/* Of so many lines that can't be read it is said what they are; the others are counted. */
#define RELU_CSV_MAX_FAULTS 10

typedef enum
{
  RELU_CSV_NOT_NUMBERS, /* a field is not a number */
  RELU_CSV_TOO_FEW,     /* one number only */
  RELU_CSV_TOO_MANY,    /* more than two fields */
  RELU_CSV_COMMA,       /* commas that could be decimal marks or separators */
  RELU_CSV_TOO_LARGE,   /* beyond the largest double */
  RELU_CSV_TOO_LONG,    /* a line that goes on and on: no text with points */
} ReluCsvFaultKind;

typedef struct
{
  ReluCsvFaultKind kind;
  guint line;  /* from 1 */
  char *found; /* what stands there, valid UTF-8, cut off after some letters */
} ReluCsvFault;

typedef struct _ReluCsvReader ReluCsvReader;

ReluCsvReader *relu_csv_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_csv_reader_free (ReluCsvReader *self);
void relu_csv_reader_feed (ReluCsvReader *self, const char *text, gsize length);
void relu_csv_reader_end (ReluCsvReader *self);

gsize relu_csv_reader_get_n_points (const ReluCsvReader *self);
gboolean relu_csv_reader_is_full (const ReluCsvReader *self);
ReluData *relu_csv_reader_dup_data (const ReluCsvReader *self) G_GNUC_WARN_UNUSED_RESULT;
guint relu_csv_reader_get_line (const ReluCsvReader *self);
guint relu_csv_reader_get_n_faults (const ReluCsvReader *self);
const ReluCsvFault *relu_csv_reader_get_fault (const ReluCsvReader *self, guint index);
char *relu_csv_fault_dup_text (const ReluCsvFault *self) G_GNUC_WARN_UNUSED_RESULT;

char *relu_data_to_csv (ReluData *data, gsize *length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluCsvReader, relu_csv_reader_free)

G_END_DECLS
