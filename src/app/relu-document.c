/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-document-private.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_IN_GESTURE,
  N_PROPS
};

enum
{
  CHANGED,
  RESTORED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluDocument, relu_document, G_TYPE_OBJECT)

/* Contents that differ in name or domain only share one network, which counts once. */
static gsize
get_history_bytes (gpointer contents, gpointer before)
{
  ReluNetwork *network = relu_file_get_network (contents);

  if (before != NULL && relu_file_get_network (before) == network)
    return 0;

  return relu_network_get_n_parameters (network) * sizeof (double);
}

const ReluHistoryFuncs relu_document_history_funcs = {
  .ref = (gpointer (*) (gpointer)) relu_file_ref,
  .unref = (GDestroyNotify) relu_file_unref,
  .get_bytes = get_history_bytes,
};

static char *
compute_title (ReluDocument *self)
{
  const char *name = relu_file_get_name (self->contents);

  if (*name != '\0')
    return g_strdup (name);

  if (self->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (self->file);
      g_autofree char *title = base == NULL ? NULL : g_filename_display_name (base);

      if (title != NULL)
        {
          if (g_str_has_suffix (title, ".json"))
            title[strlen (title) - strlen (".json")] = '\0';
          if (g_str_has_suffix (title, ".relu"))
            title[strlen (title) - strlen (".relu")] = '\0';
          if (*title != '\0')
            return g_steal_pointer (&title);
        }
    }

  return g_strdup (_("Untitled Network"));
}

/* Notifies those of the derived properties that are other ones than at the last call. */
void
relu_document_notify_derived (ReluDocument *self)
{
  gboolean modified = relu_document_get_modified (self);
  gboolean can_undo = relu_document_get_can_undo (self);
  gboolean can_redo = relu_document_get_can_redo (self);
  gboolean in_gesture = relu_document_in_gesture (self);
  g_autofree char *title = compute_title (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (title, self->title) != 0)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (modified != self->was_modified)
    {
      self->was_modified = modified;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
    }
  if (can_undo != self->could_undo)
    {
      self->could_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (can_redo != self->could_redo)
    {
      self->could_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
  if (in_gesture != self->was_in_gesture)
    {
      self->was_in_gesture = in_gesture;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_GESTURE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Makes @contents current, without touching the history. */
void
relu_document_replace_contents (ReluDocument *self, ReluFile *contents)
{
  ReluFile *before = self->contents;

  if (contents == before)
    return;

  /* A new name, a lock or a pin leaves the curve as it was. */
  if (relu_file_get_network (contents) != relu_file_get_network (before)
      || relu_file_get_from (contents) != relu_file_get_from (before)
      || relu_file_get_to (contents) != relu_file_get_to (before))
    relu_document_forget_shown (self);
  else if (relu_file_get_data (contents) != relu_file_get_data (before)
           || !relu_setup_equal (relu_file_get_setup (contents), relu_file_get_setup (before)))
    g_clear_pointer (&self->learning, relu_learning_unref);
  if (!relu_network_same_shape (relu_file_get_network (contents), relu_file_get_network (before)))
    g_array_set_size (self->muted, 0);

  self->contents = relu_file_ref (contents);
  relu_file_unref (before);
}

void
relu_document_emit_changed (ReluDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * relu_document_emit_restored:
 *
 * To be called before contents that are no small step from the present ones: what views keep for these, such as
 * how far sliders reach, is of no use then.
 */
void
relu_document_emit_restored (ReluDocument *self)
{
  g_signal_emit (self, signals[RESTORED], 0);
}

static void
relu_document_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluDocument *self = RELU_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, relu_document_dup_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, relu_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, relu_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, relu_document_get_can_redo (self));
      break;
    case PROP_IN_GESTURE:
      g_value_set_boolean (value, relu_document_in_gesture (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_document_finalize (GObject *object)
{
  ReluDocument *self = RELU_DOCUMENT (object);

  g_clear_pointer (&self->pins, relu_pins_free);
  g_clear_pointer (&self->history, relu_history_free);
  g_clear_pointer (&self->contents, relu_file_unref);
  relu_document_forget_shown (self);
  g_clear_pointer (&self->learner, relu_learner_free);
  g_clear_pointer (&self->profiler, relu_loss_profiler_free);
  g_array_unref (self->gestures);
  g_array_unref (self->muted);
  g_clear_object (&self->file);
  g_free (self->title);

  G_OBJECT_CLASS (relu_document_parent_class)->finalize (object);
}

static void
relu_document_class_init (ReluDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relu_document_get_property;
  object_class->finalize = relu_document_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_IN_GESTURE] = g_param_spec_boolean ("in-gesture", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clear_gesture (gpointer data)
{
  relu_file_unref (((ReluDocumentGesture *) data)->start);
}

static void
relu_document_init (ReluDocument *self)
{
  self->gestures = g_array_new (FALSE, FALSE, sizeof (ReluDocumentGesture));
  g_array_set_clear_func (self->gestures, clear_gesture);
  self->muted = g_array_new (FALSE, FALSE, sizeof (guint64));
}

/**
 * relu_document_new:
 * @contents: what is to be edited
 *
 * Makes a document that has no file, is not modified and has nothing to undo.
 *
 * Returns: (transfer full): a document
 */
ReluDocument *
relu_document_new (ReluFile *contents)
{
  ReluDocument *self;

  g_return_val_if_fail (contents != NULL, NULL);

  self = g_object_new (RELU_TYPE_DOCUMENT, NULL);
  self->contents = relu_file_ref (contents);
  self->history = relu_history_new (&relu_document_history_funcs, contents);
  self->title = compute_title (self);

  return self;
}

/**
 * relu_document_get_contents:
 * @self: a document
 *
 * Returns: (transfer none): what would be saved now
 */
ReluFile *
relu_document_get_contents (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  return self->contents;
}

/**
 * relu_document_get_generation:
 * @self: a document
 *
 * Returns: another number whenever other contents have been opened. What was begun before, such as
 *   a save, is no longer about this document then
 */
guint
relu_document_get_generation (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), 0);

  return self->generation;
}

/**
 * relu_document_set_contents:
 * @self: a document
 * @contents: what is to be edited from now on
 * @file: (nullable): where it was read from
 *
 * Opens other contents. The history begins anew and a gesture that is going on ends.
 */
void
relu_document_set_contents (ReluDocument *self, ReluFile *contents, GFile *file)
{
  gboolean other_file;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));

  self->generation++;
  g_array_set_size (self->gestures, 0);
  self->coalesce = FALSE;
  relu_document_forget_shown (self);
  g_array_set_size (self->muted, 0);
  relu_document_replace_contents (self, contents);
  relu_history_free (self->history);
  self->history = relu_history_new (&relu_document_history_funcs, contents);
  other_file = g_set_object (&self->file, file);

  relu_document_emit_changed (self);
  if (other_file)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  relu_document_notify_derived (self);

  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
}

/**
 * relu_document_take_over:
 * @self: a document
 * @from: another one, which is not to be used any more
 *
 * Opens what @from has open, with its history. A gesture of @from that is going on ends.
 */
void
relu_document_take_over (ReluDocument *self, ReluDocument *from)
{
  ReluHistory *history;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (RELU_IS_DOCUMENT (from));

  relu_document_end_all_gestures (from);
  relu_document_set_contents (self, from->contents, from->file);
  self->generation = from->generation;
  history = self->history;
  self->history = from->history;
  from->history = history;
  relu_document_notify_derived (self);
}

/**
 * relu_document_recover:
 * @self: a document
 * @contents: what was being edited when the program ended
 * @file: (nullable): what file that was
 *
 * Opens contents that are in no file: as relu_document_set_contents(), but modified.
 */
void
relu_document_recover (ReluDocument *self, ReluFile *contents, GFile *file)
{
  g_autoptr (ReluFile) other = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);

  /* Another object is other contents to the saved-state mark. */
  other = relu_file_with_name (contents, relu_file_get_name (contents));
  relu_document_set_contents (self, contents, file);
  relu_history_mark_saved (self->history, other);
  relu_document_notify_derived (self);
}

/**
 * relu_document_get_network:
 * @self: a document
 *
 * Returns: (transfer none): the network as it is now
 */
ReluNetwork *
relu_document_get_network (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  return relu_file_get_network (self->contents);
}

/**
 * relu_document_get_from:
 * @self: a document
 *
 * Returns: the left end of the domain
 */
double
relu_document_get_from (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NAN);

  return relu_file_get_from (self->contents);
}

/**
 * relu_document_get_to:
 * @self: a document
 *
 * Returns: the right end of the domain
 */
double
relu_document_get_to (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NAN);

  return relu_file_get_to (self->contents);
}

/**
 * relu_document_get_setup:
 * @self: a document
 *
 * Returns: (transfer none): how its network is trained; until the next change
 */
const ReluSetup *
relu_document_get_setup (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  return relu_file_get_setup (self->contents);
}

/**
 * relu_document_get_saved_parameter:
 * @self: a document
 * @index: which number of the network's flat vector
 *
 * Returns: the parameter's value when the document was opened or last saved; its present value
 *   where the saved network has another architecture
 */
double
relu_document_get_saved_parameter (ReluDocument *self, gsize index)
{
  ReluNetwork *network;
  ReluNetwork *saved;
  gboolean same_shape;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NAN);
  network = relu_document_get_network (self);
  g_return_val_if_fail (index < relu_network_get_n_parameters (network), NAN);

  saved = relu_file_get_network (relu_history_get_saved (self->history));
  same_shape = relu_network_same_shape (saved, network);

  return relu_network_get_parameters (same_shape ? saved : network)[index];
}

/**
 * relu_document_get_can_undo:
 * @self: a document
 *
 * Returns: whether there is a step to take back
 */
gboolean
relu_document_get_can_undo (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return relu_history_get_n_undo (self->history) > 0
         || self->contents != relu_history_get_current (self->history);
}

/**
 * relu_document_get_can_redo:
 * @self: a document
 *
 * Returns: whether an undone step can be done again
 */
gboolean
relu_document_get_can_redo (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return relu_history_get_n_redo (self->history) > 0;
}

/**
 * relu_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): where it was read from or saved to
 */
GFile *
relu_document_get_file (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * relu_document_get_modified:
 * @self: a document
 *
 * Returns: whether closing it would lose something: the contents are not the ones that were
 *   opened or last saved. Undo back to those makes it unmodified.
 */
gboolean
relu_document_get_modified (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return self->contents != relu_history_get_saved (self->history);
}

/**
 * relu_document_dup_title:
 * @self: a document
 *
 * Returns: (transfer full): the name, or the file's name, or "Untitled Network"
 */
char *
relu_document_dup_title (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  return compute_title (self);
}

/**
 * relu_document_mark_saved:
 * @self: a document
 * @file: (nullable): where to
 *
 * Says that the current contents are safe in @file.
 */
void
relu_document_mark_saved (ReluDocument *self, GFile *file)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  relu_document_mark_contents_saved (self, self->contents, file);
}

/**
 * relu_document_mark_contents_saved:
 * @self: a document
 * @contents: what was written
 * @file: (nullable): where to
 *
 * Says that @contents are safe in @file. Edits made while they were being written leave the
 * document modified.
 */
void
relu_document_mark_contents_saved (ReluDocument *self, ReluFile *contents, GFile *file)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  self->coalesce = FALSE;
  relu_history_mark_saved (self->history, contents);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  relu_document_notify_derived (self);
}

/**
 * relu_document_mark_unsaved:
 * @self: a document
 *
 * Says that the file does not hold any more what was opened or last saved: the document counts as
 * modified until it is saved.
 */
void
relu_document_mark_unsaved (ReluDocument *self)
{
  ReluFile *saved;
  g_autoptr (ReluFile) other = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));

  /* Another object is other contents to the saved-state mark. */
  saved = relu_history_get_saved (self->history);
  other = relu_file_with_name (saved, relu_file_get_name (saved));
  relu_history_mark_saved (self->history, other);
  relu_document_notify_derived (self);
}
