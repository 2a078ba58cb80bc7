/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-journal-private.h"

/*
 * What a journal looks like: a line for each thing that happened, sixteen hexadecimal
 * digits of checksum, a space, and a JSON object.
 *
 *   {"format":"entente-journal","version":1,"id":…,"created":…,"address":…,"title":…,
 *    "sha256":…}
 *   {"base":"…"}          the whole document before the first change
 *   {"change":{…}}        a change was done; see ent-change-json.c. With "merged":true where
 *                         it became one with the change before it
 *   {"go":3}              changes were undone or done again, until 3 of them are done
 *   {"saving":{"address":…,"title":…,"sha256":…,"time":…}}   before a file is written
 *   {"saved":true}        after it; false where it could not be written
 *   {"known":"…"}         what another program wrote to the file was merged: its SHA-256
 *
 * The checksum is that of the line before and of the object (SHA-256, its first sixteen
 * digits), so that a line that is torn, altered, or does not belong there is recognised,
 * and nothing behind it is believed. `saving` without `saved` is settled by a look at the
 * file: it holds what was to be written, or it does not.
 */

#define LINK_LENGTH 16

static char *
make_link (const char *link,
           const char *json,
           gsize       length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) link, LINK_LENGTH);
  g_checksum_update (checksum, (const guchar *) json, (gssize) length);

  return g_strndup (g_checksum_get_string (checksum), LINK_LENGTH);
}

/*< private >
 * ent_journal_make_line:
 * @link: the checksum of the line before
 * @json: what to write
 * @next_link: (out) (transfer full): the checksum of this one
 *
 * Returns: (transfer full): the line, with its end
 */
char *
ent_journal_make_line (const char  *link,
                       const char  *json,
                       char       **next_link)
{
  *next_link = make_link (link, json, strlen (json));

  return g_strconcat (*next_link, " ", json, "\n", NULL);
}

/*< private >
 * ent_journal_dup_now:
 *
 * Returns: (transfer full): the time, as a journal writes it
 */
char *
ent_journal_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%fZ");
}

static void
set_if_any (JsonObject *object,
            const char *member,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

/*< private >
 * ent_journal_make_header:
 * @id: the journal's own
 * @address: (nullable): where the case is
 * @title: what it is called
 * @digest: (nullable): the SHA-256 of what its file holds
 *
 * Returns: (transfer full): the first line's JSON
 */
char *
ent_journal_make_header (const char *id,
                         const char *address,
                         const char *title,
                         const char *digest)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *now = ent_journal_dup_now ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "format", ENT_JOURNAL_FORMAT);
  json_object_set_int_member (object, "version", ENT_JOURNAL_VERSION);
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "created", now);
  set_if_any (object, "address", address);
  set_if_any (object, "title", title);
  set_if_any (object, "sha256", digest);

  return json_to_string (node, FALSE);
}

/*< private >
 * ent_journal_make_base:
 * @base: a document
 *
 * Returns: (transfer full): the second line's JSON
 */
char *
ent_journal_make_base (GBytes *base)
{
  gsize length;
  const char *data = g_bytes_get_data (base, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_string_member (json_node_get_object (node), "base", text);

  return json_to_string (node, FALSE);
}

/*< private >
 * ent_journal_make_saving:
 * @address: (nullable): where a case is being saved to
 * @title: what it is called
 * @time: when the saving began
 * @digest: the SHA-256 of what is written
 *
 * Returns: (transfer full): the JSON of the line that says so
 */
char *
ent_journal_make_saving (const char *address,
                         const char *title,
                         const char *time,
                         const char *digest)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *saving = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_object_member (object, "saving", saving);
  set_if_any (saving, "address", address);
  set_if_any (saving, "title", title);
  set_if_any (saving, "time", time);
  set_if_any (saving, "sha256", digest);

  return json_to_string (node, FALSE);
}

/*< private >
 * ent_journal_content_free:
 * @self: what a journal holds
 *
 * Frees it.
 */
void
ent_journal_content_free (EntJournalContent *self)
{
  g_free (self->id);
  g_free (self->address);
  g_free (self->title);
  g_free (self->digest);
  g_free (self->saving_address);
  g_free (self->saving_digest);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->timeline, ent_timeline_free);
  g_free (self->link);
  g_free (self);
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
take_time (EntJournalContent *self,
           const char        *text)
{
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (time != NULL)
    self->time = g_date_time_to_unix_usec (time);
}

static gboolean
take_header (EntJournalContent *self,
             JsonObject        *object)
{
  if (g_strcmp0 (get_string (object, "format"), ENT_JOURNAL_FORMAT) != 0)
    return FALSE;

  self->newer =
    json_object_get_int_member_with_default (object, "version", 0) > ENT_JOURNAL_VERSION;
  self->id = g_strdup (get_string (object, "id"));
  self->address = g_strdup (get_string (object, "address"));
  self->title = g_strdup (get_string (object, "title"));
  self->digest = g_strdup (get_string (object, "sha256"));
  take_time (self, get_string (object, "created"));

  return self->id != NULL;
}

static gboolean
take_base (EntJournalContent *self,
           JsonObject        *object)
{
  const char *text = get_string (object, "base");

  if (text == NULL)
    return FALSE;

  self->base = g_bytes_new (text, strlen (text));
  return TRUE;
}

static gboolean
take_change (EntJournalContent *self,
             JsonNode          *node,
             gboolean           merged)
{
  g_autoptr (EntChange) change = ent_change_new_from_json (node, NULL);

  if (change == NULL || !ent_timeline_add_again (self->timeline, change, merged))
    return FALSE;

  self->time = MAX (self->time, ent_change_get_time (change));
  return TRUE;
}

static gboolean
take_saving (EntJournalContent *self,
             JsonNode          *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return FALSE;

  g_set_str (&self->saving_address, get_string (object, "address"));
  g_set_str (&self->saving_digest, get_string (object, "sha256"));
  g_set_str (&self->title, get_string (object, "title"));
  take_time (self, get_string (object, "time"));
  ent_timeline_begin_save (self->timeline);
  return TRUE;
}

static gboolean
take_saved (EntJournalContent *self,
            gboolean           saved)
{
  if (saved)
    {
      g_set_str (&self->address, self->saving_address);
      g_set_str (&self->digest, self->saving_digest);
    }
  g_clear_pointer (&self->saving_address, g_free);
  g_clear_pointer (&self->saving_digest, g_free);
  self->doubtful = !saved;
  ent_timeline_end_save (self->timeline, saved);
  return TRUE;
}

static gboolean
take_known (EntJournalContent *self,
            const char        *digest)
{
  if (digest == NULL)
    return FALSE;

  g_set_str (&self->digest, digest);
  self->doubtful = FALSE;
  self->timeline->saved = ENT_TIMELINE_NOWHERE;
  return TRUE;
}

static gboolean
take_position (EntJournalContent *self,
               gint64             position)
{
  if (position < 0 || position > self->timeline->changes->len)
    return FALSE;

  ent_timeline_go (self->timeline, (guint) position);
  return TRUE;
}

static gboolean
take_object (EntJournalContent *self,
             JsonObject        *object)
{
  JsonNode *member;

  if (self->id == NULL)
    return take_header (self, object);
  if (self->base == NULL && !self->base_lost)
    return take_base (self, object);

  if ((member = json_object_get_member (object, "change")) != NULL)
    return take_change (self, member,
                        json_object_get_boolean_member_with_default (object, "merged", FALSE));
  if ((member = json_object_get_member (object, "saving")) != NULL)
    return take_saving (self, member);
  if (json_object_has_member (object, "saved"))
    return take_saved (self, json_object_get_boolean_member_with_default (object, "saved", FALSE));

  if (json_object_has_member (object, "known"))
    return take_known (self, get_string (object, "known"));

  return take_position (self, json_object_get_int_member_with_default (object, "go", -1));
}

/* Returns whether the line is good; nothing of it is taken otherwise. */
static gboolean
take_line (EntJournalContent *self,
           const char        *line,
           gsize              length)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *link = NULL;
  const char *json = line + LINK_LENGTH + 1;
  JsonNode *root;

  if (length < LINK_LENGTH + 2 || line[LINK_LENGTH] != ' ')
    return FALSE;
  length -= LINK_LENGTH + 1;
  link = make_link (self->link, json, length);
  if (strncmp (link, line, LINK_LENGTH) != 0)
    return FALSE;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !take_object (self, json_node_get_object (root)))
    return FALSE;

  g_free (self->link);
  self->link = g_steal_pointer (&link);
  return TRUE;
}

/* Changes say by themselves what was before and after them, so either of the first two
 * lines can be done without: the first names the case's file, the second holds what a file
 * that nobody changed since holds too. What stands behind is checked against the sum that
 * the lost line begins with. Without both, or where that sum is lost as well, nothing is. */
static gboolean
pass_over (EntJournalContent *self,
           const char        *line,
           gsize              length)
{
  if (length < LINK_LENGTH || self->base != NULL || self->header_lost || self->base_lost)
    return FALSE;

  self->header_lost = self->id == NULL;
  self->base_lost = self->id != NULL;
  if (self->header_lost)
    self->id = g_strdup ("");
  g_free (self->link);
  self->link = g_strndup (line, LINK_LENGTH);

  return TRUE;
}

/*< private >
 * ent_journal_content_new:
 * @bytes: a journal
 *
 * Reads a journal up to the first line that is not whole. One of the first two may be
 * damaged.
 *
 * Returns: (transfer full): what it holds; without a base where that is damaged, where the
 *   journal holds no more than the beginnings of one, or where a newer version wrote it
 */
EntJournalContent *
ent_journal_content_new (GBytes *bytes)
{
  EntJournalContent *self = g_new0 (EntJournalContent, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = NULL;

  self->timeline = ent_timeline_new ();
  self->link = g_strdup (ENT_JOURNAL_FIRST_LINK);
  while (!self->newer && self->size < size)
    {
      const char *line = data + self->size;

      end = memchr (line, '\n', size - self->size);
      if (end == NULL || (!take_line (self, line, (gsize) (end - line)) &&
                          !pass_over (self, line, (gsize) (end - line))))
        break;
      self->size = (gsize) (end - data) + 1;
    }

  /* A torn line has nothing behind it; the end of a line can be lost too, and a page that
   * never reached the disk is full of zeros. */
  self->damaged = end != NULL && end + 1 < data + size && data + self->size <= end;

  return self;
}
