/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-document.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-history.h"

/* Edits of one parameter that follow each other faster than this are one undo step: a key that is
 * held down, clicks on a spin button, a mouse wheel. In microseconds. */
#define COALESCE_INTERVAL (1000 * 1000)

struct _ReluDocument
{
  GObject parent_instance;

  ReluHistory *history;
  ReluFile *contents; /* the current ones; ahead of the history in a gesture */
  GFile *file;
  guint generation; /* how often other contents were opened */

  guint gesture_depth;
  gboolean coalesce;    /* the last step was an edit of coalesce_index */
  gsize coalesce_index; /* of a parameter */
  gint64 coalesce_time;

  gboolean analysed; /* analysis or analysis_error belongs to contents */
  ReluAnalysis *analysis;
  GError *analysis_error;
  ReluZoner *zoner; /* of contents, or NULL until it is asked for */

  /* What was notified last. */
  gboolean was_modified;
  gboolean could_undo;
  gboolean could_redo;
  gboolean was_in_gesture;
  char *title;
};

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
static void
notify_derived (ReluDocument *self)
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

/* Makes @contents current, without touching the history; says so where they are other ones. */
static void
replace_contents (ReluDocument *self, ReluFile *contents)
{
  gboolean same_line;

  if (contents == self->contents)
    return;

  /* A new name leaves the curve as it was. */
  same_line = self->contents != NULL
              && relu_file_get_network (contents) == relu_file_get_network (self->contents)
              && relu_file_get_from (contents) == relu_file_get_from (self->contents)
              && relu_file_get_to (contents) == relu_file_get_to (self->contents);
  if (!same_line)
    {
      self->analysed = FALSE;
      g_clear_pointer (&self->analysis, relu_analysis_unref);
      g_clear_error (&self->analysis_error);
      g_clear_pointer (&self->zoner, relu_zoner_free);
    }

  relu_file_ref (contents);
  g_clear_pointer (&self->contents, relu_file_unref);
  self->contents = contents;
}

static void
emit_changed (ReluDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* One edit: a step of its own, or a part of a gesture, or more of the last step if @coalesce. */
static void
edit (ReluDocument *self, ReluFile *contents, gboolean coalesce)
{
  replace_contents (self, contents);
  if (self->gesture_depth == 0)
    {
      if (coalesce && relu_history_get_n_undo (self->history) > 0)
        relu_history_amend (self->history, contents);
      else
        relu_history_push (self->history, contents);
    }
  self->coalesce = FALSE;

  emit_changed (self);
  notify_derived (self);
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

  g_clear_pointer (&self->history, relu_history_free);
  g_clear_pointer (&self->contents, relu_file_unref);
  g_clear_pointer (&self->analysis, relu_analysis_unref);
  g_clear_error (&self->analysis_error);
  g_clear_pointer (&self->zoner, relu_zoner_free);
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
relu_document_init (ReluDocument *self)
{
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
  self->history = relu_history_new (contents);
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
  self->gesture_depth = 0;
  self->coalesce = FALSE;
  replace_contents (self, contents);
  relu_history_free (self->history);
  self->history = relu_history_new (contents);
  other_file = g_set_object (&self->file, file);

  emit_changed (self);
  if (other_file)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  notify_derived (self);

  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
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
  notify_derived (self);
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
 * relu_document_get_analysis:
 * @self: a document
 * @error: return location for why there is none
 *
 * Everything that is derived from network and domain. Computed when it is asked for the first
 * time after a change, so all views share one.
 *
 * Returns: (transfer none) (nullable): the analysis, or %NULL where the network can't be analysed
 *   on this domain, as when f overflows there
 */
ReluAnalysis *
relu_document_get_analysis (ReluDocument *self, GError **error)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!self->analysed)
    {
      self->analysis = relu_analysis_new (relu_file_get_network (self->contents),
                                          relu_file_get_from (self->contents),
                                          relu_file_get_to (self->contents), &self->analysis_error);
      self->analysed = TRUE;
    }
  if (self->analysis == NULL && error != NULL)
    *error = g_error_copy (self->analysis_error);

  return self->analysis;
}

/**
 * relu_document_get_zones:
 * @self: a document
 * @index: of a parameter
 * @zones: (out): for which of its values its unit is off, on, or switches
 *
 * What the parameters of a layer have in common is computed once after a change, for all views.
 *
 * Returns: whether there are zones, as relu_zoner_compute()
 */
gboolean
relu_document_get_zones (ReluDocument *self, gsize index, ReluZones *zones)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  if (self->zoner == NULL)
    self->zoner = relu_zoner_new (relu_file_get_network (self->contents),
                                  relu_file_get_from (self->contents),
                                  relu_file_get_to (self->contents));

  return relu_zoner_compute (self->zoner, index, zones);
}

/**
 * relu_document_set_parameter:
 * @self: a document
 * @index: which number of the network's flat vector
 * @value: its new value, finite
 *
 * Changes one weight or bias. Outside of gestures, edits of one parameter that follow each other
 * within a moment (a key held down) are one undo step.
 */
void
relu_document_set_parameter (ReluDocument *self, gsize index, double value)
{
  ReluNetwork *network;
  g_autoptr (ReluNetwork) edited = NULL;
  g_autoptr (ReluFile) contents = NULL;
  gint64 now;
  gboolean coalesce;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  network = relu_document_get_network (self);
  g_return_if_fail (index < relu_network_get_n_parameters (network));
  g_return_if_fail (isfinite (value));

  if (relu_network_get_parameters (network)[index] == value)
    return;

  edited = relu_network_with_parameter (network, index, value);
  contents = relu_file_with_network (self->contents, edited);

  now = g_get_monotonic_time ();
  coalesce = self->coalesce && self->coalesce_index == index
             && now - self->coalesce_time < COALESCE_INTERVAL;
  edit (self, contents, coalesce);
  self->coalesce = self->gesture_depth == 0;
  self->coalesce_index = index;
  self->coalesce_time = now;
}

/**
 * relu_document_end_run:
 * @self: a document
 *
 * Ends a run of edits of one parameter, as when the keyboard goes to another control: the next edit
 * is an undo step of its own.
 */
void
relu_document_end_run (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  self->coalesce = FALSE;
}

/**
 * relu_document_set_network:
 * @self: a document
 * @network: another network, of any architecture
 *
 * Changes the whole network, as one step.
 */
void
relu_document_set_network (ReluDocument *self, ReluNetwork *network)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (network != NULL);

  if (network == relu_document_get_network (self)
      || relu_network_equal (network, relu_document_get_network (self)))
    return;

  contents = relu_file_with_network (self->contents, network);
  edit (self, contents, FALSE);
}

/**
 * relu_document_set_domain:
 * @self: a document
 * @from: the left end, finite
 * @to: the right end, finite, right of @from
 *
 * Changes the domain, as one step.
 */
void
relu_document_set_domain (ReluDocument *self, double from, double to)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (isfinite (from) && isfinite (to) && from < to);

  if (from == relu_document_get_from (self) && to == relu_document_get_to (self))
    return;

  contents = relu_file_with_domain (self->contents, from, to);
  edit (self, contents, FALSE);
}

/**
 * relu_document_set_name:
 * @self: a document
 * @name: what the document is called, may be empty
 *
 * Changes the name, as one step.
 */
void
relu_document_set_name (ReluDocument *self, const char *name)
{
  g_autoptr (ReluFile) contents = NULL;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, relu_file_get_name (self->contents)))
    return;

  contents = relu_file_with_name (self->contents, name);
  edit (self, contents, FALSE);
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
 * relu_document_begin_gesture:
 * @self: a document
 *
 * Begins a drag: all edits until the end of the gesture are one undo step. Gestures may be
 * nested; the outermost one counts.
 */
void
relu_document_begin_gesture (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  self->gesture_depth++;
  self->coalesce = FALSE;
  notify_derived (self);
}

/**
 * relu_document_end_gesture:
 * @self: a document
 *
 * Ends a drag. Nothing is added to the history where everything is as it was at the beginning.
 * Does nothing where the gesture is over already, because it was cancelled or undone.
 */
void
relu_document_end_gesture (ReluDocument *self)
{
  ReluFile *before;

  g_return_if_fail (RELU_IS_DOCUMENT (self));

  if (self->gesture_depth == 0)
    return;
  self->gesture_depth--;
  if (self->gesture_depth > 0)
    return;

  before = relu_history_get_current (self->history);
  if (relu_file_equal (before, self->contents))
    replace_contents (self, before);
  else
    relu_history_push (self->history, self->contents);
  notify_derived (self);
}

/**
 * relu_document_cancel_gesture:
 * @self: a document
 *
 * Ends a drag, and puts back what was there at its beginning.
 */
void
relu_document_cancel_gesture (ReluDocument *self)
{
  gboolean other;

  g_return_if_fail (RELU_IS_DOCUMENT (self));

  if (self->gesture_depth == 0)
    return;

  self->gesture_depth = 0;
  other = self->contents != relu_history_get_current (self->history);
  replace_contents (self, relu_history_get_current (self->history));
  if (other)
    emit_changed (self);
  notify_derived (self);
}

/**
 * relu_document_in_gesture:
 * @self: a document
 *
 * Returns: whether a drag is going on
 */
gboolean
relu_document_in_gesture (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return self->gesture_depth > 0;
}

static void
end_all_gestures (ReluDocument *self)
{
  if (self->gesture_depth == 0)
    return;

  self->gesture_depth = 1;
  relu_document_end_gesture (self);
}

/**
 * relu_document_undo:
 * @self: a document
 *
 * Takes back the last step, if there is one. In a gesture that is the gesture.
 */
void
relu_document_undo (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  end_all_gestures (self);
  self->coalesce = FALSE;
  if (!relu_history_undo (self->history))
    return;

  replace_contents (self, relu_history_get_current (self->history));
  g_signal_emit (self, signals[RESTORED], 0);
  emit_changed (self);
  notify_derived (self);
}

/**
 * relu_document_redo:
 * @self: a document
 *
 * Does the step again that was undone last, if there is one.
 */
void
relu_document_redo (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  end_all_gestures (self);
  self->coalesce = FALSE;
  if (!relu_history_redo (self->history))
    return;

  replace_contents (self, relu_history_get_current (self->history));
  g_signal_emit (self, signals[RESTORED], 0);
  emit_changed (self);
  notify_derived (self);
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
  notify_derived (self);
}
