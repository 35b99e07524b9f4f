/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file.c: what a network file holds, as an immutable object. How it is read is in
 * relu-file-parse.c, how it is written in relu-file-write.c, what it looks like in
 * docs/file-format.md. */

#include "relu-file.h"

#include <math.h>

#include "relu-file-private.h"

G_DEFINE_QUARK (relu-file-error-quark, relu_file_error)

static void
file_key_free (gpointer data)
{
  ReluFileKey *key = data;

  g_free (key->key);
  g_free (key->raw);
  g_free (key);
}

GPtrArray *
relu_file_keys_new (void)
{
  return g_ptr_array_new_with_free_func (file_key_free);
}

/* Everything empty; the caller fills it in before anyone else sees it. */
ReluFile *
relu_file_alloc (void)
{
  ReluFile *self = g_new0 (ReluFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->from = RELU_FILE_DEFAULT_FROM;
  self->to = RELU_FILE_DEFAULT_TO;
  self->setup = (ReluSetup) RELU_SETUP_INIT;

  return self;
}

static GPtrArray *
array_ref (GPtrArray *array)
{
  return array != NULL ? g_ptr_array_ref (array) : NULL;
}

ReluFile *
relu_file_copy (ReluFile *self)
{
  ReluFile *copy = relu_file_alloc ();

  copy->name = g_strdup (self->name);
  copy->description = g_strdup (self->description);
  copy->source = g_strdup (self->source);
  copy->network = relu_network_ref (self->network);
  copy->from = self->from;
  copy->to = self->to;
  copy->data = self->data != NULL ? relu_data_ref (self->data) : NULL;
  copy->setup = self->setup;
  for (guint i = 0; i < RELU_N_MARKS; i++)
    copy->marked[i] = self->marked[i] != NULL ? g_array_ref (self->marked[i]) : NULL;
  copy->pins = array_ref (self->pins);
  copy->is_hidden = self->is_hidden;
  copy->keys = array_ref (self->keys);
  copy->data_keys = array_ref (self->data_keys);
  copy->setup_keys = array_ref (self->setup_keys);
  copy->init_keys = array_ref (self->init_keys);
  copy->layer_keys = array_ref (self->layer_keys);

  return copy;
}

/**
 * relu_file_new:
 * @name: a title, may be empty
 * @network: what is to be kept
 * @from: where its domain begins, finite
 * @to: where it ends, finite and more than @from
 *
 * Returns: (transfer full): a file that holds no more than that
 */
ReluFile *
relu_file_new (const char *name, ReluNetwork *network, double from, double to)
{
  ReluFile *self;

  g_return_val_if_fail (name != NULL && network != NULL, NULL);
  g_return_val_if_fail (isfinite (from) && isfinite (to) && from < to, NULL);

  self = relu_file_alloc ();
  self->name = g_strdup (name);
  self->network = relu_network_ref (network);
  self->from = from;
  self->to = to;

  return self;
}

ReluFile *
relu_file_ref (ReluFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_file_unref (ReluFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->description);
  g_free (self->source);
  g_clear_pointer (&self->network, relu_network_unref);
  g_clear_pointer (&self->data, relu_data_unref);
  for (guint i = 0; i < RELU_N_MARKS; i++)
    g_clear_pointer (&self->marked[i], g_array_unref);
  g_clear_pointer (&self->pins, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->data_keys, g_ptr_array_unref);
  g_clear_pointer (&self->setup_keys, g_ptr_array_unref);
  g_clear_pointer (&self->init_keys, g_ptr_array_unref);
  g_clear_pointer (&self->layer_keys, g_ptr_array_unref);
  g_free (self);
}

const char *
relu_file_get_name (const ReluFile *self)
{
  return self->name != NULL ? self->name : "";
}

const char *
relu_file_get_description (const ReluFile *self)
{
  return self->description != NULL ? self->description : "";
}

const char *
relu_file_get_source (const ReluFile *self)
{
  return self->source != NULL ? self->source : "";
}

ReluNetwork *
relu_file_get_network (const ReluFile *self)
{
  return self->network;
}

double
relu_file_get_from (const ReluFile *self)
{
  return self->from;
}

double
relu_file_get_to (const ReluFile *self)
{
  return self->to;
}

/**
 * relu_file_get_data:
 *
 * Returns: (transfer none) (nullable): the points to be learnt; %NULL where there are none
 */
ReluData *
relu_file_get_data (const ReluFile *self)
{
  return self->data;
}

gsize
relu_file_get_n_data (const ReluFile *self)
{
  return self->data != NULL ? relu_data_get_n (self->data) : 0;
}

const double *
relu_file_get_data_x (const ReluFile *self)
{
  return self->data != NULL ? relu_data_get_x (self->data) : NULL;
}

const double *
relu_file_get_data_y (const ReluFile *self)
{
  return self->data != NULL ? relu_data_get_y (self->data) : NULL;
}

/**
 * relu_file_get_setup:
 *
 * Returns: (transfer none): how the network is trained; the default where nothing has been chosen
 */
const ReluSetup *
relu_file_get_setup (const ReluFile *self)
{
  return &self->setup;
}

/**
 * relu_file_with_name:
 *
 * Returns: (transfer full): the same file under another title
 */
ReluFile *
relu_file_with_name (ReluFile *self, const char *name)
{
  ReluFile *copy = relu_file_copy (self);

  g_free (copy->name);
  copy->name = g_strdup (name);

  return copy;
}

/**
 * relu_file_with_description:
 *
 * Returns: (transfer full): the same file with another description
 */
ReluFile *
relu_file_with_description (ReluFile *self, const char *description)
{
  ReluFile *copy = relu_file_copy (self);

  g_free (copy->description);
  copy->description = g_strdup (description);

  return copy;
}

/**
 * relu_file_with_network:
 *
 * Keys that are not known stay with the layer of the same number. Marks stay where the widths of all
 * layers do; see relu_file_with_edit() for those that change.
 *
 * Returns: (transfer full): the same file with another network
 */
ReluFile *
relu_file_with_network (ReluFile *self, ReluNetwork *network)
{
  ReluFile *copy = relu_file_copy (self);

  if (!relu_network_same_shape (self->network, network))
    for (guint i = 0; i < RELU_N_MARKS; i++)
      g_clear_pointer (&copy->marked[i], g_array_unref);
  relu_network_unref (copy->network);
  copy->network = relu_network_ref (network);

  return copy;
}

/**
 * relu_file_with_domain:
 * @from: finite
 * @to: finite, more than @from
 *
 * Returns: (transfer full): the same file with another domain
 */
ReluFile *
relu_file_with_domain (ReluFile *self, double from, double to)
{
  ReluFile *copy;

  g_return_val_if_fail (isfinite (from) && isfinite (to) && from < to, relu_file_ref (self));

  copy = relu_file_copy (self);
  copy->from = from;
  copy->to = to;

  return copy;
}

/**
 * relu_file_with_data:
 * @data: (nullable): the points to be learnt; %NULL for none
 *
 * Returns: (transfer full): the same file with other data
 */
ReluFile *
relu_file_with_data (ReluFile *self, ReluData *data)
{
  ReluFile *copy = relu_file_copy (self);

  g_clear_pointer (&copy->data, relu_data_unref);
  copy->data = data != NULL ? relu_data_ref (data) : NULL;

  return copy;
}

/**
 * relu_file_with_setup:
 * @setup: valid, see relu_setup_check()
 *
 * Returns: (transfer full): the same file with another set-up of training
 */
ReluFile *
relu_file_with_setup (ReluFile *self, const ReluSetup *setup)
{
  ReluFile *copy;

  g_return_val_if_fail (relu_setup_check (setup, NULL), relu_file_ref (self));

  copy = relu_file_copy (self);
  copy->setup = *setup;

  return copy;
}
