/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-anchor-private.h"

/* Where a passage stands in a text, and enough of it to find it again, without a
 * word of it: offsets, the SHA-256 of the very span, and a sketch.
 *
 * The sketch is a bottom-k sketch (Broder 1997, "On the resemblance and containment
 * of documents"; k is 32) of the passage's word 5-grams: the smallest hashes of them
 * are a fair sample of all, the same in every copy. A passage of fewer than five
 * words is one gram. Two more hashes, of the first and last three words, find its
 * edges. Words and hashes are those of ent-text-words.c.
 *
 * Where the text says nearly the same elsewhere, the sketch also says how nearly: the
 * rival. Should the passage be gone from a copy, its twin must not be taken for it.
 * And it says which grams stand elsewhere: the echoes. Should one half of the passage be
 * gone, a twin of that half must not be taken together with the other.
 */

G_DEFINE_BOXED_TYPE (EntAnchor, ent_anchor, ent_anchor_ref, ent_anchor_unref)

G_DEFINE_QUARK (ent-anchor-error-quark, ent_anchor_error)

#define HASH_DIGITS 8

static const char *const anchor_members[] = {
  "paragraph", "start", "end", "sha256", "sketch", NULL,
};
static const char *const sketch_members[] = {
  "words", "grams", "head", "tail", "rival", "echoes", NULL,
};

static EntAnchor *
ent_anchor_alloc (void)
{
  EntAnchor *self = g_new0 (EntAnchor, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

/* ---------------------------------------------------------------- sketching */

/*< private >
 * ent_anchor_digest_span:
 * @text: a text
 * @start: the span's first character
 * @end: the character behind its last
 *
 * Returns: (transfer full): the SHA-256 of the span's UTF-8, in lowercase
 *   hexadecimal digits
 */
char *
ent_anchor_digest_span (EntText *text,
                        gsize    start,
                        gsize    end)
{
  g_autofree char *span = ent_text_dup_span (text, start, end);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, span, -1);
}

static int
compare_hashes (const void *a,
                const void *b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* Keeps the smallest of @n_hashes hashes, each once. */
static void
keep_smallest (EntAnchorSketch *sketch,
               guint32         *hashes,
               guint            n_hashes)
{
  guint i;

  qsort (hashes, n_hashes, sizeof *hashes, compare_hashes);

  for (i = 0; i < n_hashes && sketch->n_grams < ENT_ANCHOR_MAX_GRAMS; i++)
    if (i == 0 || hashes[i] != hashes[i - 1])
      sketch->grams[sketch->n_grams++] = hashes[i];
}

static void
sketch_words (EntAnchorSketch   *sketch,
              const EntTextWord *words,
              guint              n_words)
{
  guint gram = MIN (n_words, ENT_ANCHOR_GRAM_WORDS);
  guint edge = MIN (n_words, ENT_ANCHOR_EDGE_WORDS);
  g_autofree guint32 *hashes = NULL;
  guint i, n_hashes;

  sketch->n_words = n_words;
  if (n_words == 0)
    return;

  n_hashes = n_words - gram + 1;
  hashes = g_new (guint32, n_hashes);
  for (i = 0; i < n_hashes; i++)
    hashes[i] = ent_text_words_hash (words + i, gram);

  keep_smallest (sketch, hashes, n_hashes);
  sketch->head = ent_text_words_hash (words, edge);
  sketch->tail = ent_text_words_hash (words + n_words - edge, edge);
}

/* ---------------------------------------------------------------- reading JSON */

/* Fails with a sentence about a member, whose name is its %s. */
#define fail(error, member, sentence) \
  (g_set_error (error, ENT_ANCHOR_ERROR, ENT_ANCHOR_ERROR_INVALID, sentence, member), FALSE)

static gboolean
read_number (JsonObject  *object,
             const char  *member,
             gint64       most,
             gsize       *value,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *most_digits = NULL;
  gint64 number;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64)
    {
      number = json_node_get_int (node);
      if (number >= 0 && number <= most)
        {
          *value = (gsize) number;
          return TRUE;
        }
    }

  most_digits = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  /* Translators: a member's name, and a number. */
  g_set_error (error, ENT_ANCHOR_ERROR, ENT_ANCHOR_ERROR_INVALID,
               _("The anchor’s “%s” must be a whole number from 0 to %s"), member, most_digits);

  return FALSE;
}

static gboolean
is_hex (const char *text)
{
  return text[strspn (text, "0123456789abcdef")] == '\0';
}

/* A string of hexadecimal digits, or NULL. */
static const char *
get_hex (JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (node);

  return is_hex (text) ? text : NULL;
}

static guint32
read_digits (const char *digits)
{
  char copy[HASH_DIGITS + 1];

  g_strlcpy (copy, digits, sizeof copy);

  return (guint32) g_ascii_strtoull (copy, NULL, 16);
}

static gboolean
read_hash (JsonObject  *object,
           const char  *member,
           guint32     *hash,
           GError     **error)
{
  const char *digits = get_hex (object, member);

  if (digits == NULL || strlen (digits) != HASH_DIGITS)
    return fail (error, member,
                 _("The anchor’s “%s” must be a string of 8 lowercase hexadecimal digits"));

  *hash = read_digits (digits);

  return TRUE;
}

static gboolean
read_sha256 (EntAnchor   *self,
             JsonObject  *object,
             GError     **error)
{
  const char *digits = get_hex (object, "sha256");

  if (digits == NULL || strlen (digits) != ENT_ANCHOR_SHA256_DIGITS)
    return fail (error, "sha256",
                 _("The anchor’s “%s” must be a string of 64 lowercase hexadecimal digits"));

  g_strlcpy (self->sha256, digits, sizeof self->sha256);

  return TRUE;
}

static gboolean
are_ascending (const EntAnchorSketch *sketch)
{
  guint i;

  for (i = 1; i < sketch->n_grams; i++)
    if (sketch->grams[i] <= sketch->grams[i - 1])
      return FALSE;

  return TRUE;
}

/* As many grams as a passage of so many words can have. */
static gboolean
is_plausible (const EntAnchorSketch *sketch)
{
  guint most = sketch->n_words < ENT_ANCHOR_GRAM_WORDS
                 ? MIN (sketch->n_words, 1)
                 : sketch->n_words - ENT_ANCHOR_GRAM_WORDS + 1;

  return sketch->n_grams <= most && (sketch->n_grams > 0 || sketch->n_words == 0);
}

static gboolean
read_grams (EntAnchorSketch  *sketch,
            JsonObject       *object,
            GError          **error)
{
  const char *digits = get_hex (object, "grams");
  gsize length = digits != NULL ? strlen (digits) : 0;
  guint i;

  if (digits == NULL || length % HASH_DIGITS != 0 || length / HASH_DIGITS > ENT_ANCHOR_MAX_GRAMS)
    return fail (error, "grams",
                 _("The anchor’s “%s” must be a string of up to 32 times 8 lowercase hexadecimal "
                   "digits"));

  sketch->n_grams = (guint) (length / HASH_DIGITS);
  for (i = 0; i < sketch->n_grams; i++)
    sketch->grams[i] = read_digits (digits + i * HASH_DIGITS);

  if (!are_ascending (sketch))
    return fail (error, "grams",
                 _("The anchor’s “%s” must be in ascending order, each hash once"));
  if (!is_plausible (sketch))
    return fail (error, "grams",
                 _("The anchor’s “%s” must be as many as its number of words allows"));

  return TRUE;
}

/* What a newer version wrote must survive being read and written by this one. */
static JsonObject *
dup_unknown (JsonObject        *object,
             const char *const *known)
{
  JsonObject *unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (known, name))
        continue;
      if (unknown == NULL)
        unknown = json_object_new ();
      json_object_set_member (unknown, name, json_node_copy (node));
    }

  return unknown;
}

/* Most anchors have no rival worth the mention, and then no such member. */
static gboolean
read_rival (EntAnchorSketch  *sketch,
            JsonObject       *object,
            GError          **error)
{
  gsize rival;

  if (!json_object_has_member (object, "rival"))
    return TRUE;
  if (!read_number (object, "rival", sketch->n_grams + ENT_ANCHOR_EDGES, &rival, error))
    return FALSE;

  sketch->rival = (guint) rival;

  return TRUE;
}

/* Nor do they repeat what stands elsewhere in the text. */
static gboolean
read_echoes (EntAnchorSketch  *sketch,
             JsonObject       *object,
             GError          **error)
{
  if (!json_object_has_member (object, "echoes"))
    return TRUE;
  if (!read_hash (object, "echoes", &sketch->echoes, error))
    return FALSE;

  return sketch->n_grams == ENT_ANCHOR_MAX_GRAMS || sketch->echoes >> sketch->n_grams == 0 ||
         fail (error, "echoes",
               _("The anchor’s “%s” must be a mask of no more bits than there are grams"));
}

static gboolean
read_sketch (EntAnchor   *self,
             JsonObject  *anchor,
             GError     **error)
{
  JsonNode *node = json_object_get_member (anchor, "sketch");
  EntAnchorSketch *sketch = &self->sketch;
  JsonObject *object;
  gsize n_words;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "sketch",
                 _("The anchor’s “%s” must be an object"));

  object = json_node_get_object (node);
  if (!read_number (object, "words", G_MAXINT32, &n_words, error))
    return FALSE;

  sketch->n_words = (guint) n_words;
  self->unknown_sketch = dup_unknown (object, sketch_members);

  return read_grams (sketch, object, error) && read_hash (object, "head", &sketch->head, error) &&
         read_hash (object, "tail", &sketch->tail, error) &&
         read_rival (sketch, object, error) && read_echoes (sketch, object, error);
}

static gboolean
read_span (EntAnchor   *self,
           JsonObject  *object,
           GError     **error)
{
  gsize paragraph;

  if (!read_number (object, "paragraph", G_MAXINT32, &paragraph, error) ||
      !read_number (object, "start", G_MAXINT32, &self->start, error) ||
      !read_number (object, "end", G_MAXINT32, &self->end, error))
    return FALSE;

  self->paragraph = (guint) paragraph;

  return self->end > self->start ||
         fail (error, "end", _("The anchor’s “%s” must be greater than its “start”"));
}

/* ---------------------------------------------------------------- writing JSON */

static void
append_unknown (JsonObject *object,
                JsonObject *unknown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (unknown == NULL)
    return;

  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
}

static void
set_hash (JsonObject *object,
          const char *member,
          guint32     hash)
{
  g_autofree char *digits = g_strdup_printf ("%08" G_GINT32_MODIFIER "x", hash);

  json_object_set_string_member (object, member, digits);
}

static JsonObject *
sketch_to_json (const EntAnchor *self)
{
  const EntAnchorSketch *sketch = &self->sketch;
  JsonObject *object = json_object_new ();
  g_autoptr(GString) grams = g_string_new (NULL);
  guint i;

  for (i = 0; i < sketch->n_grams; i++)
    g_string_append_printf (grams, "%08" G_GINT32_MODIFIER "x", sketch->grams[i]);

  json_object_set_int_member (object, "words", sketch->n_words);
  json_object_set_string_member (object, "grams", grams->str);
  set_hash (object, "head", sketch->head);
  set_hash (object, "tail", sketch->tail);
  if (sketch->rival > 0)
    json_object_set_int_member (object, "rival", sketch->rival);
  if (sketch->echoes != 0)
    set_hash (object, "echoes", sketch->echoes);
  append_unknown (object, self->unknown_sketch);

  return object;
}

/* ---------------------------------------------------------------- public */

/**
 * ent_anchor_new_for_span:
 * @text: a text
 * @start: the passage's first character in the normalised text
 * @end: the character behind its last: greater than @start, and no greater than
 *   the text's length
 *
 * Makes the anchor of a passage of @text.
 *
 * Returns: (transfer full): the anchor
 */
EntAnchor *
ent_anchor_new_for_span (EntText *text,
                         gsize    start,
                         gsize    end)
{
  EntAnchor *self;
  g_autofree char *span = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr(GArray) words = NULL;

  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);
  g_return_val_if_fail (start < end && end <= ent_text_get_length (text), NULL);

  span = ent_text_dup_span (text, start, end);
  sha256 = ent_anchor_digest_span (text, start, end);
  words = ent_text_words_new (span);

  self = ent_anchor_alloc ();
  self->paragraph = ent_text_get_block_at (text, start)->number;
  self->start = start;
  self->end = end;
  g_strlcpy (self->sha256, sha256, sizeof self->sha256);
  sketch_words (&self->sketch, (const EntTextWord *) (gpointer) words->data, words->len);
  ent_anchor_find_rival (self, text);

  return self;
}

/**
 * ent_anchor_new_from_json:
 * @node: what ent_anchor_to_json() returned, or a file holds
 * @error: return location for an error
 *
 * Reads an anchor. Members that this version doesn't know are kept for writing.
 *
 * Anything amiss is %ENT_ANCHOR_ERROR_INVALID, with a sentence that names the member.
 *
 * Returns: (transfer full): the anchor, or %NULL with @error set
 */
EntAnchor *
ent_anchor_new_from_json (JsonNode  *node,
                          GError   **error)
{
  g_autoptr(EntAnchor) self = NULL;
  JsonObject *object;

  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, ENT_ANCHOR_ERROR, ENT_ANCHOR_ERROR_INVALID,
                           _("An anchor must be an object"));
      return NULL;
    }

  object = json_node_get_object (node);
  self = ent_anchor_alloc ();
  self->unknown = dup_unknown (object, anchor_members);
  if (!read_span (self, object, error) || !read_sha256 (self, object, error) ||
      !read_sketch (self, object, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ent_anchor_to_json:
 * @self: an anchor
 *
 * Writes an anchor as `{"paragraph", "start", "end", "sha256", "sketch": {"words",
 * "grams", "head", "tail"}}`; hashes are strings of hexadecimal digits, and the
 * grams one string of eight digits each. A sketch has "rival" too where the text it
 * was made from says nearly the same elsewhere, and "echoes" where any of its grams
 * stands elsewhere.
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
ent_anchor_to_json (const EntAnchor *self)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_int_member (object, "paragraph", self->paragraph);
  json_object_set_int_member (object, "start", (gint64) self->start);
  json_object_set_int_member (object, "end", (gint64) self->end);
  json_object_set_string_member (object, "sha256", self->sha256);
  json_object_set_object_member (object, "sketch", sketch_to_json (self));
  append_unknown (object, self->unknown);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return g_steal_pointer (&node);
}

/**
 * ent_anchor_ref:
 * @self: an anchor
 *
 * Returns: (transfer full): @self, with one more reference
 */
EntAnchor *
ent_anchor_ref (EntAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ent_anchor_unref:
 * @self: (transfer full): an anchor
 *
 * Drops a reference; the last one frees the anchor.
 */
void
ent_anchor_unref (EntAnchor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->unknown, json_object_unref);
  g_clear_pointer (&self->unknown_sketch, json_object_unref);
  g_free (self);
}

/**
 * ent_anchor_equal:
 * @a: an anchor
 * @b: another
 *
 * Returns: whether both would be written alike
 */
gboolean
ent_anchor_equal (const EntAnchor *a,
                  const EntAnchor *b)
{
  g_autoptr(JsonNode) first = NULL;
  g_autoptr(JsonNode) second = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->start != b->start || a->end != b->end || strcmp (a->sha256, b->sha256) != 0)
    return FALSE;

  first = ent_anchor_to_json (a);
  second = ent_anchor_to_json (b);

  return json_node_equal (first, second);
}

/**
 * ent_anchor_get_paragraph:
 * @self: an anchor
 *
 * Returns: the number of the body paragraph that the passage starts in, from 1, or 0
 *   where it starts in a heading or the like
 */
guint
ent_anchor_get_paragraph (const EntAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->paragraph;
}

/**
 * ent_anchor_get_start:
 * @self: an anchor
 *
 * Returns: the passage's first character in the normalised text
 */
gsize
ent_anchor_get_start (const EntAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

/**
 * ent_anchor_get_end:
 * @self: an anchor
 *
 * Returns: the character behind the passage's last
 */
gsize
ent_anchor_get_end (const EntAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end;
}
