/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-file-private.h: what the parts of relu-file share. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

/* A key as it stood in the file, so that saving keeps the order of keys and what is not known. */
typedef struct
{
  char *key;
  char *raw; /* its value as JSON text */
} ReluFileKey;

struct _ReluFile
{
  gatomicrefcount ref_count;
  char *name;
  char *description;
  char *source;
  ReluNetwork *network;
  double from, to;
  ReluData *data; /* NULL: none */
  ReluSetup setup;

  GArray *marked[RELU_N_MARKS]; /* gsize, indices of parameters, ascending; NULL: none */
  GPtrArray *pins; /* ReluFile, of which name, network, is_hidden and keys count; NULL: none */
  gboolean is_hidden; /* of a pin */

  /* NULL where the file was not read but made */
  GPtrArray *keys;       /* ReluFileKey, of the top level */
  GPtrArray *data_keys;  /* ReluFileKey, of "data" */
  GPtrArray *setup_keys; /* ReluFileKey, of "training" */
  GPtrArray *init_keys;  /* ReluFileKey, of "init" in it */
  GPtrArray *layer_keys; /* GPtrArray of ReluFileKey, one for each layer */
};

GPtrArray *relu_file_keys_new (void);
ReluFile *relu_file_alloc (void);
ReluFile *relu_file_copy (ReluFile *self);

/* relu-file-write.c: at a column of a text that is being put together. */
#define RELU_JSON_INDENT 2
void relu_file_append_line (GString *json, guint indent);
void relu_file_append_numbers (GString *json, const double *numbers, gsize n, guint indent);
void relu_file_append_marked (GString *json, const ReluFile *self, ReluMark mark, guint indent);
void relu_file_append (GString *json, const ReluFile *self, guint indent);

/* relu-file-io.c: for any file that is JSON. */
GByteArray *relu_file_read_bytes (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_file_write_text (const char *text, gsize length, const char *path, GError **error);

G_END_DECLS
