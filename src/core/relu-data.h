/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data.h: points (x, y) to be learnt: made by a recipe, read from CSV, kept in files. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* More points are refused. */
#define RELU_DATA_MAX (16u * 1024 * 1024)
#define RELU_DATA_MAX_CSV_BYTES (1024u * 1024 * 1024)

typedef enum
{
  RELU_DATA_ERROR_SYNTAX,     /* a line is not two numbers */
  RELU_DATA_ERROR_LIMIT,      /* too many points, or none */
  RELU_DATA_ERROR_NOT_FINITE, /* a value overflows, or a recipe's number is not finite */
  RELU_DATA_ERROR_IO,         /* can't be read */
} ReluDataError;

#define RELU_DATA_ERROR (relu_data_error_quark ())
GQuark relu_data_error_quark (void);

/* Points in their order; immutable. */
typedef struct _ReluData ReluData;

ReluData *relu_data_new (gsize n, const double *x, const double *y) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_new_take (gsize n, double *xy) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_ref (ReluData *self);
void relu_data_unref (ReluData *self);
gboolean relu_data_equal (const ReluData *a, const ReluData *b);
gsize relu_data_get_n (const ReluData *self);
const double *relu_data_get_x (const ReluData *self);
const double *relu_data_get_y (const ReluData *self);

/* Others, made of these by changing one or several; the rest keeps its order. */
ReluData *relu_data_with_point_added (const ReluData *self, double x,
                                      double y) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_with_point_moved (const ReluData *self, gsize index, double x,
                                      double y) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_with_point_removed (const ReluData *self,
                                        gsize index) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_with_data_added (const ReluData *self,
                                     const ReluData *other) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_with_points_removed (const ReluData *self,
                                         const guint8 *removed) G_GNUC_WARN_UNUSED_RESULT;

/* The same from left to right; belongs to the data. */
typedef struct _ReluSortedData ReluSortedData;

const ReluSortedData *relu_data_get_sorted (ReluData *self);
const double *relu_sorted_data_get_x (const ReluSortedData *self);
const double *relu_sorted_data_get_y (const ReluSortedData *self);
gsize relu_sorted_data_get_index (const ReluSortedData *self, gsize place);
gsize relu_sorted_data_find (const ReluSortedData *self, double x);
void relu_sorted_data_find_range (const ReluSortedData *self, double from, double to, gsize *begin,
                                  gsize *end);
void relu_sorted_data_extend (const ReluSortedData *self, double from, double to, double *low,
                              double *high);

/* What points are like, whatever learns them. */
typedef struct
{
  double from, to;      /* the least x and the greatest */
  double low, high;     /* the least y and the greatest */
  gsize n_xs;           /* how many different x there are */
  gboolean contradicts; /* some x has different y: no function goes through all points */
  gboolean is_level;    /* all y are the same */
  gboolean is_line;     /* all points lie on a straight line, which is not upright; up to rounding */
} ReluDataShape;

const ReluDataShape *relu_data_get_shape (ReluData *self);

/* The curves that points can be taken from; u runs from -1/2 to 1/2 over the domain. */
typedef enum
{
  RELU_DATA_LINE,      /* y = 2x - 1 */
  RELU_DATA_ABSOLUTE,  /* y = |x| */
  RELU_DATA_SQUARE,    /* y = x² */
  RELU_DATA_SINE,      /* y = sin 2πu: one period */
  RELU_DATA_STEP,      /* y = 0 left of the middle, 1 from there on */
  RELU_DATA_BUMP,      /* y = exp (-32 u²): a bell in the middle */
  RELU_DATA_PIECEWISE, /* straight between random heights at 4 random places and both ends */
  RELU_DATA_NETWORK,   /* y = f(x) of a network */
} ReluDataKind;

#define RELU_N_DATA_KINDS 8

const char *relu_data_kind_get_name (ReluDataKind kind);
const char *relu_data_kind_get_title (ReluDataKind kind);
gboolean relu_data_kind_from_name (const char *name, ReluDataKind *kind);

typedef struct
{
  ReluDataKind kind;
  double from, to;      /* the points are evenly spaced from one to the other, both included */
  gsize n;              /* how many; a single one is in the middle */
  double noise;         /* standard deviation of what is added to y; 0: nothing */
  guint64 seed;         /* of the noise, and of the random curve */
  ReluNetwork *network; /* of RELU_DATA_NETWORK */
} ReluDataRecipe;

ReluData *relu_data_generate (const ReluDataRecipe *recipe,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_parse_csv (const char *text, gssize length, const char *file_name,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluData *relu_data_read_csv (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluData, relu_data_unref)

G_END_DECLS
