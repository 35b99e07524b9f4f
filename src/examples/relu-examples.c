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
  ReluExamplesGroup group;
  const char *description;
} Example;

static const char *const groups[RELU_N_EXAMPLES_GROUPS] = {
  /* Translators: a group of example networks: where does the curve bend? */
  [RELU_EXAMPLES_BENDING] = N_("Bending"),
  /* Translators: a group of example networks: several layers, or activations other than ReLU */
  [RELU_EXAMPLES_KINDS] = N_("Deep, leaky, smooth"),
  /* Translators: a group of example networks: they have data to learn */
  [RELU_EXAMPLES_TRAINING] = N_("Training"),
};

/* In the order of the menu, group by group. Titles and descriptions are those of the files, here for
 * translation; a test compares them. */
static const Example examples[] = {
  { "non-linear", N_("Three ReLUs that bend"), RELU_EXAMPLES_BENDING,
    N_("Each ReLU switches inside the domain, and there the curve takes a new slope; drag a "
       "bias and watch its breakpoint move.") },
  { "linear-case", N_("Linear case"), RELU_EXAMPLES_BENDING,
    N_("One ReLU is always off and two are always on, so that nothing switches and the curve "
       "is one straight line.") },
  { "linear-case-wide", N_("Linear case, seen from further away"), RELU_EXAMPLES_BENDING,
    N_("The same weights on a wider domain: now the ReLUs switch inside it, at −10 and at 10, "
       "and the curve bends.") },
  { "one-relu", N_("One ReLU"), RELU_EXAMPLES_BENDING,
    N_("The smallest network that bends: 0 to the left of the breakpoint, a straight line to "
       "the right of it.") },
  { "absolute-value", N_("Absolute value from two ReLUs"), RELU_EXAMPLES_BENDING,
    N_("One ReLU turns off where the other turns on: a single breakpoint, at 0, where the "
       "slope goes from −1 to 1.") },
  { "identity", N_("Identity from two ReLUs"), RELU_EXAMPLES_BENDING,
    N_("Both ReLUs switch at 0, but what one takes away the other adds: two activation "
       "regions, one straight line.") },
  { "ramp", N_("Ramp"), RELU_EXAMPLES_BENDING,
    N_("The first ReLU starts the slope and the second, with a negative weight, stops it: "
       "flat, rising, flat.") },
  { "hat", N_("Hat"), RELU_EXAMPLES_BENDING,
    N_("Three ReLUs make a bump that is 0 on both sides; sums of such hats can come close "
       "to any curve.") },
  { "udl-3-3", N_("Figure 3.3 of “Understanding Deep Learning”"), RELU_EXAMPLES_BENDING,
    N_("Three ReLUs and four pieces: the slope of each piece is the sum over the ReLUs that "
       "are on there.") },
  { "all-off", N_("All off in the middle"), RELU_EXAMPLES_BENDING,
    N_("Between 0.3 and 0.5 every ReLU is off and the curve is flat there; still none of them "
       "is dead, since each is on elsewhere.") },
  { "slope-goes-down", N_("A slope that goes down"), RELU_EXAMPLES_BENDING,
    N_("No ReLU ever gives less than 0, and still the curve falls: the second one has a "
       "negative weight to the output.") },
  { "sawtooth", N_("Saw-tooth by depth"), RELU_EXAMPLES_KINDS,
    N_("Two ReLUs fold the domain in half, and each further layer folds it again: three layers "
       "of two ReLUs make eight pieces.") },
  { "deep-unit", N_("A deep ReLU with two breakpoints"), RELU_EXAMPLES_KINDS,
    N_("The ReLU of the second layer switches twice, at −0.5 and at 0.5, and the one below it "
       "that switches at 0 goes unnoticed while it is off.") },
  { "leaky", N_("Leaky twin of the linear case"), RELU_EXAMPLES_KINDS,
    N_("A leaky ReLU is never quite off: below 0 it keeps a small slope, so that the first "
       "unit still adds a little, and its gradient is not 0.") },
  { "tanh", N_("tanh, for contrast"), RELU_EXAMPLES_KINDS,
    N_("The weights of the first example with tanh instead of ReLU: no breakpoints and no "
       "linear regions, the curve bends everywhere.") },
  { "learn-line", N_("Linear case learns a line"), RELU_EXAMPLES_TRAINING,
    N_("The forum’s three ReLUs learn points on a line: on the way the curve bends, and in "
       "the end it is straight again, as the data are.") },
  { "learn-sine", N_("Linear case learns a sine"), RELU_EXAMPLES_TRAINING,
    N_("The same start with points on a sine ends with a bend, and with only one: h₀ is "
       "dead on the data, and h₁ and h₂, which start alike, stay alike.") },
  { "learn-small-sine", N_("Linear case gets stuck"), RELU_EXAMPLES_TRAINING,
    N_("A sine a third as high and the same start: training ends at the best straight line, "
       "where nothing pulls a breakpoint in among the points; new starts bend.") },
  { "learn-line-leaky", N_("Leaky ReLUs learn a line"), RELU_EXAMPLES_TRAINING,
    N_("With leaky ReLUs h₀ is not dead on the data and learns as well; the curve bends on "
       "the way, and ends as the same straight line.") },
  { "learn-sine-leaky", N_("Leaky ReLUs learn a sine"), RELU_EXAMPLES_TRAINING,
    N_("With leaky ReLUs h₀ is not dead on the data: the small slope that it keeps lets it "
       "learn as well, and the loss gets lower than with plain ReLUs.") },
  { "learn-line-tanh", N_("tanh learns a line"), RELU_EXAMPLES_TRAINING,
    N_("With tanh no unit is dead, and the curve is bent everywhere: it comes close to the "
       "straight line and never is one.") },
  { "learn-sine-tanh", N_("tanh learns a sine"), RELU_EXAMPLES_TRAINING,
    N_("With tanh all three units learn and the curve bends smoothly; h₁ and h₂, which "
       "start alike, stay alike all the same.") },
  { "learn-relu", N_("One ReLU learns one ReLU"), RELU_EXAMPLES_TRAINING,
    N_("About half of all starts learn it; in the others the weight begins below 0, the "
       "curve sinks to 0, and no gradient is left to bring it back.") },
  { "learn-absolute-2", N_("Two ReLUs learn |x|"), RELU_EXAMPLES_TRAINING,
    N_("It takes one ReLU for each side: about half of all starts come to that, and in most "
       "others a ReLU dies on the way and nothing takes its place.") },
  { "learn-absolute-8", N_("Eight ReLUs learn |x|"), RELU_EXAMPLES_TRAINING,
    N_("With eight ReLUs instead of two nearly every start learns |x|, because some are "
       "left for each side.") },
  { "learn-dead-output", N_("A ReLU on the output"), RELU_EXAMPLES_TRAINING,
    N_("The output is a ReLU too and never below 0; in most starts it is dead at once or "
       "dies soon: 0 at every point, and all gradients are zero.") },
  { "learn-parabola", N_("A parabola, slowly"), RELU_EXAMPLES_TRAINING,
    N_("All biases begin at 0, so that the curve begins as a straight line, and for "
       "thousands of steps it is hardly better than one; then it bends, slowly.") },
  { "dead-unit", N_("A dead ReLU"), RELU_EXAMPLES_TRAINING,
    N_("h₂ switches at x = 3, right of all points, so that it is dead on the data: the "
       "other two learn |x|, and it stays where it is.") },
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
 * relu_examples_get_group:
 * @index: from 0
 *
 * Returns: what it is about; examples of a group stand behind each other
 */
ReluExamplesGroup
relu_examples_get_group (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (examples), RELU_EXAMPLES_BENDING);

  return examples[index].group;
}

/**
 * relu_examples_group_get_title:
 *
 * Returns: the name of a group for people, translated
 */
const char *
relu_examples_group_get_title (ReluExamplesGroup group)
{
  g_return_val_if_fail ((guint) group < RELU_N_EXAMPLES_GROUPS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, groups[group]);
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
 * Returns: (transfer full) (nullable): the network, its domain and, translated, its title and its description
 */
ReluFile *
relu_examples_load (const char *id, GError **error)
{
  const Example *example = find (id, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluFile) titled = NULL;

  if (example == NULL)
    return NULL;
  bytes = relu_examples_load_bytes (id, error);
  if (bytes == NULL)
    return NULL;
  file = relu_file_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), id,
                          error);
  if (file == NULL)
    return NULL;

  titled = relu_file_with_name (file, g_dgettext (GETTEXT_PACKAGE, example->title));

  return relu_file_with_description (titled, g_dgettext (GETTEXT_PACKAGE, example->description));
}
