/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-marks.c: what people have marked in a file: parameters and pinned networks. Both are
 * shared by copies and replaced as a whole. */

#include <string.h>

#include "relu-file-private.h"

/**
 * relu_mark_get_key:
 *
 * Returns: the key of a network file that lists the parameters with @mark
 */
const char *
relu_mark_get_key (ReluMark mark)
{
  return mark == RELU_MARK_LOCKED ? "locked" : "presented";
}

/* Where @parameter is in the list, or would be. */
static guint
find_marked (const ReluFile *self, ReluMark mark, gsize parameter)
{
  guint low = 0, high = (guint) relu_file_get_n_marked (self, mark);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marked[mark], gsize, middle) < parameter)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_file_get_n_marked:
 *
 * Returns: how many parameters have @mark
 */
gsize
relu_file_get_n_marked (const ReluFile *self, ReluMark mark)
{
  return self->marked[mark] == NULL ? 0 : self->marked[mark]->len;
}

/**
 * relu_file_is_marked:
 * @mark: what with
 * @parameter: index in the flat vector
 *
 * Returns: whether it has the mark
 */
gboolean
relu_file_is_marked (const ReluFile *self, ReluMark mark, gsize parameter)
{
  guint at = find_marked (self, mark, parameter);

  return at < relu_file_get_n_marked (self, mark)
         && g_array_index (self->marked[mark], gsize, at) == parameter;
}

/**
 * relu_file_get_marked:
 *
 * Returns: (transfer none) (nullable) (array): the indices of the parameters that have @mark, ascending, as many as
 *   relu_file_get_n_marked() says
 */
const gsize *
relu_file_get_marked (const ReluFile *self, ReluMark mark)
{
  return self->marked[mark] == NULL ? NULL
                                    : (const gsize *) (gconstpointer) self->marked[mark]->data;
}

/**
 * relu_file_dup_marked:
 *
 * Returns: (transfer full) (array): for each parameter of the network 1 where it has @mark, or else 0
 */
guint8 *
relu_file_dup_marked (const ReluFile *self, ReluMark mark)
{
  guint8 *marked = g_new0 (guint8, relu_network_get_n_parameters (self->network));

  for (gsize i = 0; i < relu_file_get_n_marked (self, mark); i++)
    marked[g_array_index (self->marked[mark], gsize, i)] = 1;

  return marked;
}

/* Takes @marked over; NULL where it is empty. */
static void
set_marked (ReluFile *self, ReluMark mark, GArray *marked)
{
  g_clear_pointer (&self->marked[mark], g_array_unref);
  if (marked->len > 0)
    self->marked[mark] = marked;
  else
    g_array_unref (marked);
}

/**
 * relu_file_with_marked:
 * @mark: what with
 * @parameter: index in the flat vector
 * @marked: whether it is to have the mark
 *
 * Returns: (transfer full): the same file with one parameter marked or not
 */
ReluFile *
relu_file_with_marked (ReluFile *self, ReluMark mark, gsize parameter, gboolean marked)
{
  ReluFile *copy;
  GArray *indices;
  guint at;

  g_return_val_if_fail (parameter < relu_network_get_n_parameters (self->network),
                        relu_file_ref (self));

  if (relu_file_is_marked (self, mark, parameter) == !!marked)
    return relu_file_ref (self);

  indices = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (self->marked[mark] != NULL)
    g_array_append_vals (indices, self->marked[mark]->data, self->marked[mark]->len);
  at = find_marked (self, mark, parameter);
  if (marked)
    g_array_insert_val (indices, at, parameter);
  else
    g_array_remove_index (indices, at);

  copy = relu_file_copy (self);
  set_marked (copy, mark, indices);

  return copy;
}

/**
 * relu_file_with_no_marked:
 *
 * Returns: (transfer full): the same file without any parameter that has @mark
 */
ReluFile *
relu_file_with_no_marked (ReluFile *self, ReluMark mark)
{
  ReluFile *copy;

  if (self->marked[mark] == NULL)
    return relu_file_ref (self);

  copy = relu_file_copy (self);
  g_clear_pointer (&copy->marked[mark], g_array_unref);

  return copy;
}

/**
 * relu_file_with_only_marked:
 * @mark: what with
 * @parameters: (array length=n): indices in the flat vector, ascending, each once
 * @n: how many
 *
 * Returns: (transfer full): the same file in which these and no other parameters have @mark
 */
ReluFile *
relu_file_with_only_marked (ReluFile *self, ReluMark mark, const gsize *parameters, gsize n)
{
  ReluFile *copy = relu_file_copy (self);
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (n > 0)
    g_array_append_vals (indices, parameters, (guint) n);
  set_marked (copy, mark, indices);

  return copy;
}

/**
 * relu_file_with_edit:
 * @network: another network that came from this file's, of any architecture
 * @origin: (array): for each parameter of @network the index that it had before, G_MAXSIZE for a new one
 *
 * Marks stay with their parameters. Keys that are not known stay with the layer of the same number.
 *
 * Returns: (transfer full): the same file with another network
 */
ReluFile *
relu_file_with_edit (ReluFile *self, ReluNetwork *network, const gsize *origin)
{
  ReluFile *copy = relu_file_with_network (self, network);

  for (guint mark = 0; mark < RELU_N_MARKS; mark++)
    {
      GArray *marked;

      if (self->marked[mark] == NULL)
        continue;

      marked = g_array_new (FALSE, FALSE, sizeof (gsize));
      for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
        if (origin[i] != G_MAXSIZE && relu_file_is_marked (self, mark, origin[i]))
          g_array_append_val (marked, i);
      set_marked (copy, mark, marked);
    }

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
same_marks (const ReluFile *a, const ReluFile *b)
{
  for (guint mark = 0; mark < RELU_N_MARKS; mark++)
    {
      gsize n = relu_file_get_n_marked (a, mark);

      if (n != relu_file_get_n_marked (b, mark)
          || (n > 0
              && memcmp (a->marked[mark]->data, b->marked[mark]->data, n * sizeof (gsize)) != 0))
        return FALSE;
    }

  return TRUE;
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
 *   marks, pins
 */
gboolean
relu_file_equal (const ReluFile *a, const ReluFile *b)
{
  return a == b
         || (a->from == b->from && a->to == b->to
             && g_str_equal (relu_file_get_name (a), relu_file_get_name (b))
             && same_network (a, b) && same_data (a, b) && relu_setup_equal (&a->setup, &b->setup)
             && same_marks (a, b) && same_pins (a, b));
}
