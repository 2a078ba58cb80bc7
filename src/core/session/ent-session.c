/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-history.h"
#include "ent-session-private.h"
#include "ent-target.h"

/**
 * EntSession:
 *
 * What a window's panels and canvas share: the case, the time, the definition,
 * the selection, what is shown. They do not know each other; each sets what its
 * user does and reacts to what the others set.
 *
 * A session has one [class@Slice] at a time, made anew when the time, the
 * definition or the case changes, and one [class@Layout] for all of time.
 */

G_DEFINE_FINAL_TYPE (EntSession, ent_session, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_READ_ONLY + 1];

enum
{
  LAYOUT_FAILED,
  ANNOUNCE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
ent_session_notify (EntSession         *self,
                    EntSessionProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
ent_session_take_slice (EntSession *self)
{
  g_clear_object (&self->slice);
  self->slice = ent_slice_index_query (self->index, self->at);
  ent_session_notify (self, PROP_SLICE);
}

static EntDefinition *
get_seen_definition (EntSession *self)
{
  return self->preview ? self->preview : self->definition;
}

void
ent_session_build_index (EntSession *self)
{
  g_clear_object (&self->own_index);
  g_clear_object (&self->index);
  self->index = ent_slice_index_new (self->the_case, get_seen_definition (self));
  ent_session_notify (self, PROP_INDEX);
}

/* Where the case is as it was, and only what counts is another. */
void
ent_session_judge_index (EntSession *self)
{
  g_autoptr (EntSliceIndex) before = g_steal_pointer (&self->index);

  self->index = ent_slice_index_new_for_definition (before, get_seen_definition (self));
  ent_session_notify (self, PROP_INDEX);
}

static guint
count_edits (EntChange *change,
             GType      type)
{
  guint n_edits = 0;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    n_edits += g_type_is_a (ent_change_get_edit (change, i)->type, type);

  return n_edits;
}

/* A layout stands on the nodes, their ties and their places, and on nothing else. */
static gboolean
touches_layout (EntChange *change)
{
  return count_edits (change, ENT_TYPE_NODE) > 0 || count_edits (change, ENT_TYPE_PLACE) > 0;
}

static void
forget_lost_selection (EntSession *self)
{
  if (self->selection == NULL)
    return;
  if (ent_case_lookup (self->the_case, G_OBJECT_TYPE (self->selection),
                       ent_record_get_id (self->selection)) != self->selection)
    ent_session_select (self, NULL, NULL);
}

/* One that was removed while it was in use is in use again once that is undone, unless
 * another was chosen meanwhile. */
static gboolean
find_lost_definition (EntSession *self)
{
  EntRecord *found = NULL;

  if (self->lost_definition != NULL)
    found = ent_case_lookup (self->the_case, ENT_TYPE_DEFINITION, self->lost_definition);
  if (found == NULL)
    return FALSE;

  g_clear_pointer (&self->lost_definition, g_free);
  if (g_set_object (&self->definition, ENT_DEFINITION (found)))
    ent_session_notify (self, PROP_DEFINITION);
  return TRUE;
}

static void
replace_lost_definition (EntSession *self)
{
  const char *id = NULL;
  EntRecord *found;

  if (find_lost_definition (self))
    return;
  if (self->definition != NULL)
    id = ent_record_get_id (ENT_RECORD (self->definition));
  found = ent_case_lookup (self->the_case, ENT_TYPE_DEFINITION, id);
  if (found == (EntRecord *) self->definition)
    return;

  if (found == NULL)
    {
      g_set_str (&self->lost_definition, id);
      found = (EntRecord *) ent_case_get_first_definition (self->the_case);
    }
  g_set_object (&self->definition, (EntDefinition *) found);
  ent_session_notify (self, PROP_DEFINITION);
}

static void
case_changed_cb (EntSession *self,
                 EntChange  *change)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (count_edits (change, ENT_TYPE_HEADER) > 0)
    ent_session_notify (self, PROP_TITLE);
  if (count_edits (change, ENT_TYPE_PLACE) < ent_change_get_n_edits (change))
    {
      forget_lost_selection (self);
      replace_lost_definition (self);
      ent_session_build_index (self);
      ent_session_take_slice (self);
    }
  if (touches_layout (change))
    ent_arrangement_refresh (self->arrangement);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
arrangement_changed_cb (EntSession *self)
{
  ent_session_notify (self, PROP_LAYOUT);
}

static void
arrangement_failed_cb (EntSession *self,
                       const char *message)
{
  g_signal_emit (self, signals[LAYOUT_FAILED], 0, message);
}

static const char *
get_title (EntChange *change)
{
  return change ? ent_change_get_title (change) : NULL;
}

static void
take_flag (EntSession         *self,
           gboolean           *flag,
           gboolean            value,
           EntSessionProperty  property)
{
  if (*flag == value)
    return;

  *flag = value;
  ent_session_notify (self, property);
}

static void
take_title (EntSession          *self,
            char               **title,
            EntChange           *change,
            EntSessionProperty   property)
{
  if (g_set_str (title, get_title (change)))
    ent_session_notify (self, property);
}

static void
take_history (EntSession *self)
{
  gboolean looking = ent_history_is_looking (self->history);
  EntChange *undo = looking ? NULL : ent_history_peek_undo (self->history);
  EntChange *redo = looking ? NULL : ent_history_peek_redo (self->history);

  g_object_freeze_notify (G_OBJECT (self));
  take_flag (self, &self->can_undo, undo != NULL, PROP_CAN_UNDO);
  take_flag (self, &self->can_redo, redo != NULL, PROP_CAN_REDO);
  take_title (self, &self->undo_title, undo, PROP_UNDO_TITLE);
  take_title (self, &self->redo_title, redo, PROP_REDO_TITLE);
  take_flag (self, &self->modified, ent_history_is_modified (self->history), PROP_MODIFIED);
  take_flag (self, &self->read_only, ent_history_is_looking (self->history), PROP_READ_ONLY);
  g_object_thaw_notify (G_OBJECT (self));
}

static EntDate *
dup_first_date (EntSession *self)
{
  EntDate *opening = ent_header_get_opening (ent_case_get_header (self->the_case));

  if (opening != NULL)
    return ent_date_ref (opening);

  return ent_date_new_for_unit (ent_slice_index_get_range (self->index).first, ENT_DATE_UNIT_YEAR);
}

static void
ent_session_constructed (GObject *object)
{
  EntSession *self = ENT_SESSION (object);

  G_OBJECT_CLASS (ent_session_parent_class)->constructed (object);

  g_set_object (&self->definition, ent_case_get_first_definition (self->the_case));
  self->index = ent_slice_index_new (self->the_case, self->definition);
  self->at = dup_first_date (self);
  self->slice = ent_slice_index_query (self->index, self->at);
  self->arrangement = ent_arrangement_new (self->the_case);
  g_signal_connect_object (self->arrangement, "changed", G_CALLBACK (arrangement_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arrangement, "failed", G_CALLBACK (arrangement_failed_cb), self,
                           G_CONNECT_SWAPPED);
  self->attachments = ent_attachments_new (self->the_case);
  self->reading = ent_reading_new (self->the_case);
  if (self->history == NULL)
    self->history = ent_history_new (self->the_case);
  take_history (self);
  g_signal_connect_object (self->history, "changed", G_CALLBACK (take_history), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::looking", G_CALLBACK (take_history), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->the_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ent_session_dispose (GObject *object)
{
  EntSession *self = ENT_SESSION (object);

  if (self->arrangement != NULL)
    ent_arrangement_cancel (self->arrangement);

  G_OBJECT_CLASS (ent_session_parent_class)->dispose (object);
}

static void
ent_session_finalize (GObject *object)
{
  EntSession *self = ENT_SESSION (object);

  ent_session_forget_kept (self);
  g_clear_pointer (&self->lost_definition, g_free);
  g_clear_pointer (&self->undo_title, g_free);
  g_clear_pointer (&self->redo_title, g_free);
  g_clear_object (&self->history);
  g_clear_object (&self->reading);
  g_clear_object (&self->attachments);
  g_clear_object (&self->arrangement);
  g_clear_pointer (&self->link, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->own_index);
  g_clear_object (&self->index);
  g_clear_object (&self->preview);
  g_clear_object (&self->definition);
  g_clear_pointer (&self->at, ent_date_unref);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_session_parent_class)->finalize (object);
}

static void
ent_session_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntSession *self = ENT_SESSION (object);

  switch ((EntSessionProperty) prop_id)
    {
    case PROP_CASE:
      g_value_set_object (value, self->the_case);
      break;
    case PROP_TITLE:
      g_value_set_string (value, ent_session_get_title (self));
      break;
    case PROP_AT:
      g_value_set_boxed (value, self->at);
      break;
    case PROP_UNIT:
      g_value_set_enum (value, self->unit);
      break;
    case PROP_DEFINITION:
      g_value_set_object (value, self->definition);
      break;
    case PROP_INDEX:
      g_value_set_object (value, self->index);
      break;
    case PROP_SLICE:
      g_value_set_object (value, self->slice);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    case PROP_SHOW_ENDED:
      g_value_set_boolean (value, self->show_ended);
      break;
    case PROP_SHOW_UNCOUNTED:
      g_value_set_boolean (value, self->show_uncounted);
      break;
    case PROP_LAYOUT:
      g_value_set_object (value, ent_session_get_layout (self));
      break;
    case PROP_ATTACHMENTS:
      g_value_set_object (value, self->attachments);
      break;
    case PROP_READING:
      g_value_set_object (value, self->reading);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, self->undo_title);
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, self->redo_title);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_session_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  EntSession *self = ENT_SESSION (object);

  switch ((EntSessionProperty) prop_id)
    {
    case PROP_CASE:
      self->the_case = g_value_dup_object (value);
      break;
    case PROP_HISTORY:
      self->history = g_value_dup_object (value);
      break;
    case PROP_AT:
      ent_session_set_at (self, g_value_get_boxed (value));
      break;
    case PROP_UNIT:
      ent_session_set_unit (self, g_value_get_enum (value));
      break;
    case PROP_DEFINITION:
      ent_session_set_definition (self, g_value_get_object (value));
      break;
    case PROP_SHOW_ENDED:
      ent_session_set_show_ended (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_UNCOUNTED:
      ent_session_set_show_uncounted (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
    case PROP_INDEX:
    case PROP_SLICE:
    case PROP_SELECTION:
    case PROP_LINK:
    case PROP_LAYOUT:
    case PROP_ATTACHMENTS:
    case PROP_READING:
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
    case PROP_UNDO_TITLE:
    case PROP_REDO_TITLE:
    case PROP_MODIFIED:
    case PROP_READ_ONLY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags write = read | G_PARAM_WRITABLE;

  properties[PROP_CASE] =
    g_param_spec_object ("case", NULL, NULL, ENT_TYPE_CASE, write | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  properties[PROP_AT] = g_param_spec_boxed ("at", NULL, NULL, ENT_TYPE_DATE, write);
  properties[PROP_UNIT] = g_param_spec_enum ("unit", NULL, NULL, ENT_TYPE_DATE_UNIT,
                                             ENT_DATE_UNIT_YEAR, write);
  properties[PROP_DEFINITION] =
    g_param_spec_object ("definition", NULL, NULL, ENT_TYPE_DEFINITION, write);
  properties[PROP_INDEX] = g_param_spec_object ("index", NULL, NULL, ENT_TYPE_SLICE_INDEX, read);
  properties[PROP_SLICE] = g_param_spec_object ("slice", NULL, NULL, ENT_TYPE_SLICE, read);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, ENT_TYPE_RECORD, read);
  properties[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, NULL, read);
  properties[PROP_SHOW_ENDED] = g_param_spec_boolean ("show-ended", NULL, NULL, TRUE, write);
  properties[PROP_SHOW_UNCOUNTED] = g_param_spec_boolean ("show-uncounted", NULL, NULL, TRUE, write);
  properties[PROP_LAYOUT] = g_param_spec_object ("layout", NULL, NULL, ENT_TYPE_LAYOUT, read);
  properties[PROP_ATTACHMENTS] =
    g_param_spec_object ("attachments", NULL, NULL, ENT_TYPE_ATTACHMENTS, read);
  properties[PROP_READING] =
    g_param_spec_object ("reading", NULL, NULL, ENT_TYPE_READING, read);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, read);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, read);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, read);
  properties[PROP_HISTORY] =
    g_param_spec_object ("history", NULL, NULL, ENT_TYPE_HISTORY, write | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, read);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_session_class_init (EntSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ent_session_constructed;
  object_class->dispose = ent_session_dispose;
  object_class->finalize = ent_session_finalize;
  object_class->get_property = ent_session_get_property;
  object_class->set_property = ent_session_set_property;

  install_properties (object_class);

  /**
   * EntSession::layout-failed:
   * @self: the session
   * @message: why, in a sentence for the user
   *
   * The layout could not be computed. The last good one stays.
   */
  signals[LAYOUT_FAILED] =
    g_signal_new ("layout-failed", ENT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * EntSession::announce:
   * @self: the session
   * @text: what to read out
   *
   * Something happened that a user who does not see the screen should hear of.
   */
  signals[ANNOUNCE] =
    g_signal_new ("announce", ENT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_session_init (EntSession *self)
{
  self->unit = ENT_DATE_UNIT_YEAR;
  self->show_ended = TRUE;
  self->show_uncounted = TRUE;
}

/**
 * ent_session_new:
 * @the_case: a case
 *
 * Opens a case: at the date and under the definition that its header names. It
 * has a layout where the case has places for all; else ask for one with
 * [method@Session.request_layout].
 *
 * Returns: (transfer full): the session
 */
EntSession *
ent_session_new (EntCase *the_case)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  return g_object_new (ENT_TYPE_SESSION, "case", the_case, NULL);
}

/**
 * ent_session_get_case:
 * @self: a session
 *
 * Returns: (transfer none): its case
 */
EntCase *
ent_session_get_case (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->the_case;
}

/**
 * ent_session_get_title:
 * @self: a session
 *
 * Returns: what the case is called
 */
const char *
ent_session_get_title (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return ent_header_get_title (ent_case_get_header (self->the_case));
}

/**
 * ent_session_get_index:
 * @self: a session
 *
 * Returns: (transfer none): the index of the case under the definition
 */
EntSliceIndex *
ent_session_get_index (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->index;
}

/**
 * ent_session_get_slice:
 * @self: a session
 *
 * Returns: (transfer none): the case at the time, under the definition
 */
EntSlice *
ent_session_get_slice (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->slice;
}

/**
 * ent_session_get_attachments:
 * @self: a session
 *
 * Returns: (transfer none): the texts that are attached
 */
EntAttachments *
ent_session_get_attachments (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->attachments;
}

/**
 * ent_session_get_reading:
 * @self: a session
 *
 * Returns: (transfer none): which article and passage are being read
 */
EntReading *
ent_session_get_reading (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->reading;
}

/**
 * ent_session_get_layout:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where the nodes stand, through all of
 *   time; %NULL before the first layout is there
 */
EntLayout *
ent_session_get_layout (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return ent_arrangement_get_layout (self->arrangement);
}

/**
 * ent_session_request_layout:
 * @self: a session
 *
 * Computes a layout in the child process. Pinned nodes stay where they are.
 * [property@Session:layout] is notified when it is there, or
 * [signal@Session::layout-failed] emitted, and the last good layout stays.
 */
void
ent_session_request_layout (EntSession *self)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  ent_arrangement_request (self->arrangement);
}

/**
 * ent_session_apply:
 * @self: a session
 * @change: a change
 * @error: return location
 *
 * Does a change to the case, so that it can be undone.
 *
 * Returns: whether it was done; see [method@History.apply]
 */
gboolean
ent_session_apply (EntSession  *self,
                   EntChange   *change,
                   GError     **error)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ENT_IS_CHANGE (change), FALSE);

  return ent_history_apply (self->history, change, error);
}

/* The state or tie that an edit brought (back) into the case, if it did. */
static EntRecord *
find_brought (EntSession    *self,
              const EntEdit *edit,
              gboolean       undone)
{
  const JsonNode *from = undone ? edit->after : edit->before;
  const JsonNode *to = undone ? edit->before : edit->after;

  if (!g_type_is_a (edit->type, ENT_TYPE_NODE) || from != NULL || to == NULL)
    return NULL;

  return ent_case_lookup (self->the_case, edit->type, edit->id);
}

/* What was selected when it was removed is gone from the selection. What undoing brings
 * back is selected, so that one sees what came: of a removal its first edit, which is what
 * was removed; of what is made again the last, which is what was made. */
static void
select_brought (EntSession *self,
                EntChange  *change,
                gboolean    undone)
{
  guint n_edits = ent_change_get_n_edits (change);
  EntRecord *brought = NULL;

  for (guint i = 0; i < n_edits && brought == NULL; i++)
    brought = find_brought (self, ent_change_get_edit (change, undone ? i : n_edits - 1 - i),
                            undone);
  if (brought != NULL && self->selection == NULL)
    ent_session_select (self, brought, NULL);
}

static void
report (EntSession   *self,
        EntChange    *change,
        gboolean      undone,
        gboolean      done,
        const GError *error)
{
  if (done)
    select_brought (self, change, undone);
  else if (error != NULL)
    g_critical ("The history does not fit the case: %s", error->message);
}

/**
 * ent_session_undo:
 * @self: a session
 *
 * Undoes the last change that is done, if there is one. Where nothing is selected, a state
 * or tie that comes back is. Nothing happens while another state of the case is looked at.
 */
void
ent_session_undo (EntSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = NULL;
  gboolean done;

  g_return_if_fail (ENT_IS_SESSION (self));

  if (self->read_only)
    return;

  g_set_object (&change, ent_history_peek_undo (self->history));
  done = ent_history_undo (self->history, &error);
  report (self, change, TRUE, done, error);
}

/**
 * ent_session_redo:
 * @self: a session
 *
 * Does the last change that was undone again, if there is one. Where nothing is selected, a
 * state or tie that comes back is. Nothing happens while another state of the case is looked
 * at.
 */
void
ent_session_redo (EntSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = NULL;
  gboolean done;

  g_return_if_fail (ENT_IS_SESSION (self));

  if (self->read_only)
    return;

  g_set_object (&change, ent_history_peek_redo (self->history));
  done = ent_history_redo (self->history, &error);
  report (self, change, FALSE, done, error);
}

/**
 * ent_session_is_modified:
 * @self: a session
 *
 * Returns: whether the case differs from what was last saved
 */
gboolean
ent_session_is_modified (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);

  return ent_history_is_modified (self->history);
}

/**
 * ent_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none): what was done to the case: a list that lasts as long as the
 *   session
 */
EntHistory *
ent_session_get_history (EntSession *self)
{
  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  return self->history;
}
