/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-marks.c: what people have marked in a file: locked parameters and pinned networks. Both are
 * shared by copies and replaced as a whole. */

#include <string.h>

#include "relu-file-private.h"

/* Where @parameter is in the list, or would be. */
static guint
find_locked (const ReluFile *self, gsize parameter)
{
  guint low = 0, high = self->locked == NULL ? 0 : self->locked->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->locked, gsize, middle) < parameter)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_file_get_n_locked:
 *
 * Returns: how many parameters are locked
 */
gsize
relu_file_get_n_locked (const ReluFile *self)
{
  return self->locked == NULL ? 0 : self->locked->len;
}

/**
 * relu_file_is_locked:
 * @parameter: index in the flat vector
 *
 * Returns: whether nothing but its own slider may move it
 */
gboolean
relu_file_is_locked (const ReluFile *self, gsize parameter)
{
  guint at = find_locked (self, parameter);

  return self->locked != NULL && at < self->locked->len
         && g_array_index (self->locked, gsize, at) == parameter;
}

/**
 * relu_file_dup_locked:
 *
 * Returns: (transfer full) (array): for each parameter of the network 1 where it is locked, or else 0
 */
guint8 *
relu_file_dup_locked (const ReluFile *self)
{
  guint8 *locked = g_new0 (guint8, relu_network_get_n_parameters (self->network));

  for (guint i = 0; self->locked != NULL && i < self->locked->len; i++)
    locked[g_array_index (self->locked, gsize, i)] = 1;

  return locked;
}

/* Takes @locked over; NULL where it is empty. */
static void
set_locked (ReluFile *self, GArray *locked)
{
  g_clear_pointer (&self->locked, g_array_unref);
  if (locked->len > 0)
    self->locked = locked;
  else
    g_array_unref (locked);
}

/**
 * relu_file_with_locked:
 * @parameter: index in the flat vector
 * @locked: whether nothing but its own slider may move it
 *
 * Returns: (transfer full): the same file with one parameter locked or free
 */
ReluFile *
relu_file_with_locked (ReluFile *self, gsize parameter, gboolean locked)
{
  ReluFile *copy;
  GArray *indices;
  guint at;

  g_return_val_if_fail (parameter < relu_network_get_n_parameters (self->network),
                        relu_file_ref (self));

  if (relu_file_is_locked (self, parameter) == !!locked)
    return relu_file_ref (self);

  indices = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (self->locked != NULL)
    g_array_append_vals (indices, self->locked->data, self->locked->len);
  at = find_locked (self, parameter);
  if (locked)
    g_array_insert_val (indices, at, parameter);
  else
    g_array_remove_index (indices, at);

  copy = relu_file_copy (self);
  set_locked (copy, indices);

  return copy;
}

/**
 * relu_file_with_edit:
 * @network: another network that came from this file's, of any architecture
 * @origin: (array): for each parameter of @network the index that it had before, G_MAXSIZE for a new one
 *
 * Locks stay with their parameters. Keys that are not known stay with the layer of the same number.
 *
 * Returns: (transfer full): the same file with another network
 */
ReluFile *
relu_file_with_edit (ReluFile *self, ReluNetwork *network, const gsize *origin)
{
  ReluFile *copy = relu_file_with_network (self, network);
  GArray *locked;

  if (self->locked == NULL)
    return copy;

  locked = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
    if (origin[i] != G_MAXSIZE && relu_file_is_locked (self, origin[i]))
      g_array_append_val (locked, i);
  set_locked (copy, locked);

  return copy;
}

/**
 * relu_file_get_n_pins:
 *
 * Returns: how many networks are pinned
 */
guint
relu_file_get_n_pins (const ReluFile *self)
{
  return self->pins == NULL ? 0 : self->pins->len;
}

/**
 * relu_file_get_pin:
 * @index: from 0, in the order in which they were pinned
 * @pin: (out): the pinned network; it belongs to the file
 */
void
relu_file_get_pin (const ReluFile *self, guint index, ReluPin *pin)
{
  const ReluFile *file;

  g_return_if_fail (index < relu_file_get_n_pins (self));

  file = g_ptr_array_index (self->pins, index);
  pin->name = relu_file_get_name (file);
  pin->network = file->network;
  pin->shown = !file->is_hidden;
}

static gpointer
copy_pin (gconstpointer pin, gpointer data)
{
  return relu_file_ref ((ReluFile *) pin);
}

/* A list of its own, to be changed and handed to with_pins(). */
static GPtrArray *
dup_pins (const ReluFile *self)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_file_unref);

  if (self->pins != NULL)
    g_ptr_array_extend (pins, self->pins, copy_pin, NULL);

  return pins;
}

static ReluFile *
with_pins (ReluFile *self, GPtrArray *pins)
{
  ReluFile *copy = relu_file_copy (self);

  g_clear_pointer (&copy->pins, g_ptr_array_unref);
  if (pins->len > 0)
    copy->pins = pins;
  else
    g_ptr_array_unref (pins);

  return copy;
}

/**
 * relu_file_with_pin_added:
 * @name: a title, may be empty
 * @network: what is to be compared with
 *
 * Not beyond RELU_FILE_MAX_PINS.
 *
 * Returns: (transfer full): the same file with one more pin, shown, at the end
 */
ReluFile *
relu_file_with_pin_added (ReluFile *self, const char *name, ReluNetwork *network)
{
  GPtrArray *pins;
  ReluFile *pin;

  g_return_val_if_fail (name != NULL && network != NULL, relu_file_ref (self));
  g_return_val_if_fail (relu_file_get_n_pins (self) < RELU_FILE_MAX_PINS, relu_file_ref (self));

  pin = relu_file_alloc ();
  pin->name = g_strdup (name);
  pin->network = relu_network_ref (network);
  pins = dup_pins (self);
  g_ptr_array_add (pins, pin);

  return with_pins (self, pins);
}

/**
 * relu_file_with_pin_removed:
 * @index: from 0
 *
 * Returns: (transfer full): the same file with one pin less
 */
ReluFile *
relu_file_with_pin_removed (ReluFile *self, guint index)
{
  GPtrArray *pins;

  g_return_val_if_fail (index < relu_file_get_n_pins (self), relu_file_ref (self));

  pins = dup_pins (self);
  g_ptr_array_remove_index (pins, index);

  return with_pins (self, pins);
}

/**
 * relu_file_with_pin_changed:
 * @index: from 0
 * @name: its title, may be empty
 * @shown: whether it is drawn
 *
 * Returns: (transfer full): the same file with one pin renamed, shown or hidden
 */
ReluFile *
relu_file_with_pin_changed (ReluFile *self, guint index, const char *name, gboolean shown)
{
  GPtrArray *pins;
  ReluFile *pin;

  g_return_val_if_fail (index < relu_file_get_n_pins (self), relu_file_ref (self));
  g_return_val_if_fail (name != NULL, relu_file_ref (self));

  pins = dup_pins (self);
  pin = relu_file_with_name (g_ptr_array_index (pins, index), name);
  pin->is_hidden = !shown;
  g_ptr_array_remove_index (pins, index);
  g_ptr_array_insert (pins, (int) index, pin);

  return with_pins (self, pins);
}

static gboolean
same_network (const ReluFile *a, const ReluFile *b)
{
  return a->network == b->network || relu_network_equal (a->network, b->network);
}

static gboolean
same_pins (const ReluFile *a, const ReluFile *b)
{
  if (a->pins == b->pins)
    return TRUE;
  if (relu_file_get_n_pins (a) != relu_file_get_n_pins (b))
    return FALSE;

  for (guint i = 0; i < relu_file_get_n_pins (a); i++)
    {
      const ReluFile *p = g_ptr_array_index (a->pins, i);
      const ReluFile *q = g_ptr_array_index (b->pins, i);

      if (p->is_hidden != q->is_hidden
          || !g_str_equal (relu_file_get_name (p), relu_file_get_name (q))
          || !same_network (p, q))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_locked (const ReluFile *a, const ReluFile *b)
{
  gsize n = relu_file_get_n_locked (a);

  return a->locked == b->locked
         || (n == relu_file_get_n_locked (b)
             && (n == 0 || memcmp (a->locked->data, b->locked->data, n * sizeof (gsize)) == 0));
}

static gboolean
same_data (const ReluFile *a, const ReluFile *b)
{
  return a->data == b->data
         || (a->data != NULL && b->data != NULL && relu_data_equal (a->data, b->data));
}

/**
 * relu_file_equal:
 *
 * Returns: whether both hold the same of all that can be edited: name, network, domain, data, set-up,
 *   locks, pins
 */
gboolean
relu_file_equal (const ReluFile *a, const ReluFile *b)
{
  return a == b
         || (a->from == b->from && a->to == b->to
             && g_str_equal (relu_file_get_name (a), relu_file_get_name (b))
             && same_network (a, b) && same_data (a, b) && relu_setup_equal (&a->setup, &b->setup)
             && same_locked (a, b) && same_pins (a, b));
}
