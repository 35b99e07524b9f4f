/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-parameter-layout.c: which rows there are, and what each is for.
 *
 * With one hidden layer a unit's card has its weight in, bias and weight out, and the output's card
 * the rest. With more, each unit's card has what goes into it. */

#include "relu-parameter-layout.h"

/* Ids: what kind of thing, then its number. */
#define ID_SECTION ((guint64) 1 << 60)
#define ID_CARD ((guint64) 2 << 60)
#define ID_PARAMETER ((guint64) 3 << 60)
#define ID_DOMAIN ((guint64) 4 << 60)
#define ID_ADD ((guint64) 5 << 60)
#define ID_NUMBER (((guint64) 1 << 60) - 1)

struct _ReluParameterLayout
{
  ReluNetwork *network;
  gboolean large;
  GHashTable *folds; /* card's number (as a pointer) -> whether unfolded, where not as usual */
  guint8 *shown;     /* for each parameter; NULL: all are */
};

/**
 * relu_parameter_layout_new:
 * @network: only its architecture counts
 *
 * Returns: (transfer full): the layout of @network, with the cards folded if it is large
 */
ReluParameterLayout *
relu_parameter_layout_new (ReluNetwork *network)
{
  ReluParameterLayout *self = g_new0 (ReluParameterLayout, 1);

  self->network = relu_network_ref (network);
  self->large = relu_network_get_n_parameters (network) > RELU_FOLD_ABOVE;
  self->folds = g_hash_table_new (NULL, NULL);

  return self;
}

void
relu_parameter_layout_free (ReluParameterLayout *self)
{
  if (self == NULL)
    return;

  relu_network_unref (self->network);
  g_hash_table_unref (self->folds);
  g_free (self->shown);
  g_free (self);
}

/**
 * relu_parameter_layout_fits:
 *
 * Returns: whether @network has the architecture that the layout was made for
 */
gboolean
relu_parameter_layout_fits (ReluParameterLayout *self, ReluNetwork *network)
{
  guint n_layers = relu_network_get_n_layers (network);

  if (n_layers != relu_network_get_n_layers (self->network))
    return FALSE;

  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *a = relu_network_get_layer (self->network, i);
      const ReluLayer *b = relu_network_get_layer (network, i);

      if (a->n_units != b->n_units || a->activation.kind != b->activation.kind)
        return FALSE;
    }

  return TRUE;
}

static gpointer
card_key (guint layer, guint unit)
{
  return GSIZE_TO_POINTER ((gsize) layer << 32 | unit);
}

static gboolean
is_output (ReluParameterLayout *self, guint layer)
{
  return layer == relu_network_get_n_hidden_layers (self->network);
}

/* With one hidden layer the weights out stand with their units. */
static gboolean
is_shallow (ReluParameterLayout *self)
{
  return relu_network_get_n_hidden_layers (self->network) == 1;
}

/**
 * relu_parameter_layout_set_shown:
 * @shown: (nullable): for each parameter of the network 1 where it has a row, or else 0; %NULL: all have
 *
 * Shows only some of the sliders. Cards and headings that are left without one go too, so do the
 * domain and what adds units, and cards do not fold.
 */
void
relu_parameter_layout_set_shown (ReluParameterLayout *self, const guint8 *shown)
{
  g_clear_pointer (&self->shown, g_free);
  if (shown != NULL)
    self->shown = g_memdup2 (shown, relu_network_get_n_parameters (self->network));
}

gboolean
relu_parameter_layout_is_shown (ReluParameterLayout *self, gsize parameter)
{
  return self->shown == NULL || self->shown[parameter] != 0;
}

/* The parameters of a card from top to bottom, those that are not shown too. With one hidden layer the
 * weights out stand with their units. */
static guint
get_n_parameters (ReluParameterLayout *self, guint layer)
{
  if (is_shallow (self))
    return is_output (self, layer) ? 1 : 3;

  return relu_network_get_layer (self->network, layer)->n_inputs + 1;
}

static gsize
get_parameter (ReluParameterLayout *self, guint layer, guint unit, guint row)
{
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;

  if (is_shallow (self) && is_output (self, layer))
    return relu_network_bias_index (self->network, layer, unit);
  if (row < n_inputs)
    return relu_network_weight_index (self->network, layer, unit, row);
  if (row == n_inputs)
    return relu_network_bias_index (self->network, layer, unit);

  return relu_network_weight_index (self->network, 1, 0, unit);
}

/* The row below which the card ends; -1: no row is shown. */
static int
get_last_row (ReluParameterLayout *self, guint layer, guint unit)
{
  int row = (int) get_n_parameters (self, layer) - 1;

  while (row >= 0
         && !relu_parameter_layout_is_shown (self, get_parameter (self, layer, unit, (guint) row)))
    row--;

  return row;
}

/**
 * relu_parameter_layout_get_n_rows:
 *
 * Returns: how many parameters a card has when it is unfolded
 */
guint
relu_parameter_layout_get_n_rows (ReluParameterLayout *self, guint layer, guint unit)
{
  guint n = get_n_parameters (self, layer), n_shown = 0;

  if (self->shown == NULL)
    return n;

  for (guint row = 0; row < n; row++)
    if (relu_parameter_layout_is_shown (self, get_parameter (self, layer, unit, row)))
      n_shown++;

  return n_shown;
}

gboolean
relu_parameter_layout_is_foldable (ReluParameterLayout *self, guint layer, guint unit)
{
  return self->large && self->shown == NULL && get_n_parameters (self, layer) > 1;
}

gboolean
relu_parameter_layout_is_unfolded (ReluParameterLayout *self, guint layer, guint unit)
{
  if (!relu_parameter_layout_is_foldable (self, layer, unit))
    return TRUE;

  return g_hash_table_contains (self->folds, card_key (layer, unit));
}

void
relu_parameter_layout_set_unfolded (ReluParameterLayout *self, guint layer, guint unit,
                                    gboolean unfolded)
{
  if (unfolded)
    g_hash_table_add (self->folds, card_key (layer, unit));
  else
    g_hash_table_remove (self->folds, card_key (layer, unit));
}

/**
 * relu_parameter_layout_copy_folds:
 * @from: the layout of the network before it was edited
 *
 * Leaves the cards as they are while units come and go. Where layers do, they are other cards.
 */
void
relu_parameter_layout_copy_folds (ReluParameterLayout *self, ReluParameterLayout *from)
{
  GHashTableIter iter;
  gpointer key;

  if (relu_network_get_n_layers (self->network) != relu_network_get_n_layers (from->network))
    return;

  g_hash_table_iter_init (&iter, from->folds);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->folds, key);
}

static void
append (GArray *items, ReluPaneKind kind, guint64 id)
{
  ReluRowItem item = { kind, id };

  g_array_append_val (items, item);
}

static void
append_card (ReluParameterLayout *self, GArray *items, guint layer, guint unit)
{
  int last = get_last_row (self, layer, unit);

  if (last < 0)
    return;

  append (items, RELU_PANE_CARD, ID_CARD | (guint64) layer << 32 | unit);
  if (!relu_parameter_layout_is_unfolded (self, layer, unit))
    return;

  for (int row = 0; row <= last; row++)
    {
      gsize parameter = get_parameter (self, layer, unit, (guint) row);

      if (relu_parameter_layout_is_shown (self, parameter))
        append (items, row == last ? RELU_PANE_LAST_PARAMETER : RELU_PANE_PARAMETER,
                ID_PARAMETER | (guint64) parameter);
    }
}

static gboolean
shows_any_of_layer (ReluParameterLayout *self, guint layer)
{
  if (self->shown == NULL)
    return TRUE;

  for (guint unit = 0; unit < relu_network_get_layer (self->network, layer)->n_units; unit++)
    if (get_last_row (self, layer, unit) >= 0)
      return TRUE;

  return FALSE;
}

/**
 * relu_parameter_layout_dup_items:
 *
 * Returns: (transfer full) (element-type ReluRowItem): the rows from top to bottom
 */
GArray *
relu_parameter_layout_dup_items (ReluParameterLayout *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (ReluRowItem));
  guint n_layers = relu_network_get_n_layers (self->network);

  for (guint layer = 0; layer < n_layers; layer++)
    {
      if (n_layers > 2 && !is_output (self, layer) && shows_any_of_layer (self, layer))
        append (items, RELU_PANE_SECTION, ID_SECTION | layer);
      for (guint unit = 0; unit < relu_network_get_layer (self->network, layer)->n_units; unit++)
        append_card (self, items, layer, unit);
      if (self->shown == NULL && (!is_output (self, layer) || n_layers == 1))
        append (items, RELU_PANE_ADD, ID_ADD | layer);
    }
  if (self->shown == NULL)
    append (items, RELU_PANE_DOMAIN, ID_DOMAIN);

  return items;
}

/**
 * relu_parameter_layout_describe:
 * @item: one of relu_parameter_layout_dup_items()
 * @row: (out): what it is for
 */
void
relu_parameter_layout_describe (ReluParameterLayout *self, const ReluRowItem *item,
                                ReluPaneRow *row)
{
  guint64 number = item->id & ID_NUMBER;
  ReluParameter parameter;

  *row = (ReluPaneRow){ .kind = (ReluPaneKind) item->kind };
  switch (row->kind)
    {
    case RELU_PANE_SECTION:
    case RELU_PANE_ADD:
      row->layer = (guint) number;
      break;

    case RELU_PANE_CARD:
      row->layer = (guint) (number >> 32);
      row->unit = (guint) (number & G_MAXUINT32);
      break;

    case RELU_PANE_PARAMETER:
    case RELU_PANE_LAST_PARAMETER:
      row->parameter = (gsize) number;
      relu_network_describe_parameter (self->network, row->parameter, &parameter);
      row->layer = parameter.layer;
      row->unit = parameter.unit;
      if (is_shallow (self) && is_output (self, parameter.layer) && !parameter.is_bias)
        {
          row->layer = 0;
          row->unit = parameter.input;
        }
      break;

    case RELU_PANE_DOMAIN:
    default:
      break;
    }
}

/**
 * relu_parameter_layout_get_card:
 * @item: (out): the row of the unit's card
 */
void
relu_parameter_layout_get_card (ReluParameterLayout *self, guint layer, guint unit,
                                ReluRowItem *item)
{
  item->kind = RELU_PANE_CARD;
  item->id = ID_CARD | (guint64) layer << 32 | unit;
}

/**
 * relu_parameter_layout_get_parameter:
 * @parameter: index in the flat vector
 * @item: (out): its row, which there is where the parameter is shown
 */
void
relu_parameter_layout_get_parameter (ReluParameterLayout *self, gsize parameter, ReluRowItem *item)
{
  ReluPaneRow row;
  int last;

  *item = (ReluRowItem){ RELU_PANE_PARAMETER, ID_PARAMETER | (guint64) parameter };
  relu_parameter_layout_describe (self, item, &row);
  last = get_last_row (self, row.layer, row.unit);
  if (last >= 0 && get_parameter (self, row.layer, row.unit, (guint) last) == parameter)
    item->kind = RELU_PANE_LAST_PARAMETER;
}
