/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-file.h: network files (.relu.json): reading, checking, writing. docs/file-format.md. */

#pragma once

#include "relu-data.h"
#include "relu-setup.h"

G_BEGIN_DECLS

/* Limits of a file, besides those of a network; one beyond them is refused. */
#define RELU_FILE_MAX_BYTES (512u * 1024 * 1024)
#define RELU_FILE_MAX_DATA RELU_DATA_MAX

#define RELU_FILE_MAX_PINS 64

/* The version of the format that is written, and the latest that is read. */
#define RELU_FILE_VERSION 1

/* The domain of a file that names none. */
#define RELU_FILE_DEFAULT_FROM (-4.0)
#define RELU_FILE_DEFAULT_TO 4.0

typedef enum
{
  RELU_FILE_ERROR_SYNTAX,  /* not JSON */
  RELU_FILE_ERROR_FORMAT,  /* JSON, but a key is missing, of a wrong type or out of its range */
  RELU_FILE_ERROR_VERSION, /* of a later version of the format */
  RELU_FILE_ERROR_LIMIT,   /* too large, too deep */
  RELU_FILE_ERROR_IO,      /* can't be read or written */
} ReluFileError;

#define RELU_FILE_ERROR (relu_file_error_quark ())
GQuark relu_file_error_quark (void);

/* What a file holds. Immutable once made; unknown keys of the file it came from are kept. */
typedef struct _ReluFile ReluFile;

ReluFile *relu_file_new (const char *name, ReluNetwork *network, double from,
                         double to) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_parse (const char *text, gssize length, const char *file_name,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_read_fd (int fd, const char *file_name,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_ref (ReluFile *self);
void relu_file_unref (ReluFile *self);

const char *relu_file_get_name (const ReluFile *self);        /* never NULL, may be "" */
const char *relu_file_get_description (const ReluFile *self); /* never NULL, may be "" */
const char *relu_file_get_source (const ReluFile *self);      /* never NULL, may be "" */
ReluNetwork *relu_file_get_network (const ReluFile *self);
double relu_file_get_from (const ReluFile *self);
double relu_file_get_to (const ReluFile *self);
ReluData *relu_file_get_data (const ReluFile *self); /* NULL: none */
gsize relu_file_get_n_data (const ReluFile *self);
const double *relu_file_get_data_x (const ReluFile *self);
const double *relu_file_get_data_y (const ReluFile *self);
const ReluSetup *relu_file_get_setup (const ReluFile *self); /* never NULL */

/* What people mark parameters with. */
typedef enum
{
  RELU_MARK_LOCKED,    /* moves by its own slider only */
  RELU_MARK_PRESENTED, /* its slider is there when presenting; all are where none is marked */
} ReluMark;

#define RELU_N_MARKS 2

const char *relu_mark_get_key (ReluMark mark);
gsize relu_file_get_n_marked (const ReluFile *self, ReluMark mark);
gboolean relu_file_is_marked (const ReluFile *self, ReluMark mark, gsize parameter);
const gsize *relu_file_get_marked (const ReluFile *self, ReluMark mark);
guint8 *relu_file_dup_marked (const ReluFile *self, ReluMark mark) G_GNUC_WARN_UNUSED_RESULT;

/* A network that was pinned to be compared with; belongs to the file. */
typedef struct
{
  const char *name; /* never NULL, may be "" */
  ReluNetwork *network;
  gboolean shown;
} ReluPin;

guint relu_file_get_n_pins (const ReluFile *self);
void relu_file_get_pin (const ReluFile *self, guint index, ReluPin *pin);

/* The same file with a part replaced (a new object). */
ReluFile *relu_file_with_name (ReluFile *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_description (ReluFile *self,
                                      const char *description) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_network (ReluFile *self, ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_edit (ReluFile *self, ReluNetwork *network,
                               const gsize *origin) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_marked (ReluFile *self, ReluMark mark, gsize parameter,
                                 gboolean marked) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_only_marked (ReluFile *self, ReluMark mark, const gsize *parameters,
                                      gsize n) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_no_marked (ReluFile *self, ReluMark mark) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_pin_added (ReluFile *self, const char *name,
                                    ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_pin_removed (ReluFile *self, guint index) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_pin_changed (ReluFile *self, guint index, const char *name,
                                      gboolean shown) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_domain (ReluFile *self, double from, double to) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_data (ReluFile *self, ReluData *data) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_with_setup (ReluFile *self, const ReluSetup *setup) G_GNUC_WARN_UNUSED_RESULT;

gboolean relu_file_equal (const ReluFile *a, const ReluFile *b);

char *relu_file_to_text (ReluFile *self, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_file_write (ReluFile *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluFile, relu_file_unref)

G_END_DECLS
