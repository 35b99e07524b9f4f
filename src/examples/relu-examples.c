/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-examples.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "relu-examples-resources.h"

#define PREFIX "/org/reluscope/Reluscope/examples/"

typedef struct
{
  const char *id; /* the file is data/examples/ID.relu.json */
  const char *title;
  const char *description;
} Example;

/* In the order of the menu. Titles and descriptions are those of the files, here for translation; a
 * test compares them. */
static const Example examples[] = {
  { "non-linear", N_("Three ReLUs that bend"),
    N_("Each ReLU switches inside the domain, and there the curve takes a new slope; drag a "
       "bias and watch its breakpoint move.") },
  { "linear-case", N_("Linear case"),
    N_("One ReLU is always off and two are always on, so that nothing switches and the curve "
       "is one straight line.") },
  { "linear-case-wide", N_("Linear case, seen from further away"),
    N_("The same weights on a wider domain: now the ReLUs switch inside it, at −10 and at 10, "
       "and the curve bends.") },
  { "one-relu", N_("One ReLU"),
    N_("The smallest network that bends: 0 to the left of the breakpoint, a straight line to "
       "the right of it.") },
  { "absolute-value", N_("Absolute value from two ReLUs"),
    N_("One ReLU turns off where the other turns on: a single breakpoint, at 0, where the "
       "slope goes from −1 to 1.") },
  { "identity", N_("Identity from two ReLUs"),
    N_("Both ReLUs switch at 0, but what one takes away the other adds: two activation "
       "regions, one straight line.") },
  { "ramp", N_("Ramp"),
    N_("The first ReLU starts the slope and the second, with a negative weight, stops it: "
       "flat, rising, flat.") },
  { "hat", N_("Hat"),
    N_("Three ReLUs make a bump that is 0 on both sides; sums of such hats can come close "
       "to any curve.") },
  { "udl-3-3", N_("Figure 3.3 of “Understanding Deep Learning”"),
    N_("Three ReLUs and four pieces: the slope of each piece is the sum over the ReLUs that "
       "are on there.") },
  { "all-off", N_("All off in the middle"),
    N_("Between 0.3 and 0.5 every ReLU is off and the curve is flat there; still none of them "
       "is dead, since each is on elsewhere.") },
  { "slope-goes-down", N_("A slope that goes down"),
    N_("No ReLU ever gives less than 0, and still the curve falls: the second one has a "
       "negative weight to the output.") },
  { "sawtooth", N_("Saw-tooth by depth"),
    N_("Two ReLUs fold the domain in half, and each further layer folds it again: three layers "
       "of two ReLUs make eight pieces.") },
  { "deep-unit", N_("A deep ReLU with two breakpoints"),
    N_("The ReLU of the second layer switches twice, at −0.5 and at 0.5, and the one below it "
       "that switches at 0 goes unnoticed while it is off.") },
  { "leaky", N_("Leaky twin of the linear case"),
    N_("A leaky ReLU is never quite off: below 0 it keeps a small slope, so that the first "
       "unit still adds a little, and its gradient is not 0.") },
  { "tanh", N_("tanh, for contrast"),
    N_("The weights of the first example with tanh instead of ReLU: no breakpoints and no "
       "linear regions, the curve bends everywhere.") },
};

/**
 * relu_examples_get_n:
 *
 * Returns: how many examples there are
 */
guint
relu_examples_get_n (void)
{
  return G_N_ELEMENTS (examples);
}

/**
 * relu_examples_get_id:
 * @index: from 0
 *
 * Returns: the name of an example for programs, such as "linear-case"
 */
const char *
relu_examples_get_id (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (examples), NULL);

  return examples[index].id;
}

/**
 * relu_examples_get_title:
 * @index: from 0
 *
 * Returns: its title, translated
 */
const char *
relu_examples_get_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (examples), NULL);

  return g_dgettext (GETTEXT_PACKAGE, examples[index].title);
}

/**
 * relu_examples_get_description:
 * @index: from 0
 *
 * Returns: one sentence that says what to look for, translated
 */
const char *
relu_examples_get_description (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (examples), NULL);

  return g_dgettext (GETTEXT_PACKAGE, examples[index].description);
}

static const Example *
find (const char *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if (g_str_equal (examples[i].id, id))
      return &examples[i];

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: there is no such example"), id);

  return NULL;
}

/**
 * relu_examples_load_bytes:
 * @id: of an example
 * @error: G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the text of its file
 */
GBytes *
relu_examples_load_bytes (const char *id, GError **error)
{
  const Example *example = find (id, error);
  g_autofree char *path = NULL;

  if (example == NULL)
    return NULL;
  path = g_strconcat (PREFIX, example->id, ".relu.json", NULL);

  return g_resource_lookup_data (relu_examples_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

/**
 * relu_examples_load:
 * @id: of an example
 * @error: G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the network, its domain and, translated, its title
 */
ReluFile *
relu_examples_load (const char *id, GError **error)
{
  const Example *example = find (id, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ReluFile) file = NULL;

  if (example == NULL)
    return NULL;
  bytes = relu_examples_load_bytes (id, error);
  if (bytes == NULL)
    return NULL;
  file = relu_file_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), id,
                          error);
  if (file == NULL)
    return NULL;

  return relu_file_with_name (file, g_dgettext (GETTEXT_PACKAGE, example->title));
}
