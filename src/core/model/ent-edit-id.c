/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-fold.h"

/*
 * Ids for new records. They stand in files that people read and compare, so they
 * say what they name: words in lowercase ASCII, joined by hyphens.
 */

/* An id is read, and stands in a line of its own: past this many letters no word
 * is added. Ids that are made of two others are as long as they must be. */
#define MAX_LENGTH 48

static gboolean
is_state_code (const char *hint)
{
  return strlen (hint) == 3 && g_ascii_isupper (hint[0]) && g_ascii_isupper (hint[1]) &&
         g_ascii_isupper (hint[2]);
}

/* An apostrophe joins what it stands between: "China’s pledge" is chinas-pledge. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* The letters of one character in ASCII; what has none, such as a Chinese one, is left out. */
static void
append_letters (GString  *word,
                gunichar  c)
{
  char utf8[7] = { 0 };
  g_autofree char *ascii = NULL;

  g_unichar_to_utf8 (c, utf8);
  ascii = ent_fold_letter (c) ? g_strdup (ent_fold_letter (c)) : g_str_to_ascii (utf8, "C");
  for (const char *at = ascii; *at; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (word, g_ascii_tolower (*at));
}

static gboolean
take_word (GString *slug,
           GString *word,
           gsize    max_length)
{
  gboolean fits = slug->len == 0 || slug->len + 1 + word->len <= max_length;

  if (word->len > 0 && fits)
    {
      if (slug->len > 0)
        g_string_append_c (slug, '-');
      g_string_append (slug, word->str);
    }
  g_string_truncate (word, 0);

  return fits;
}

static char *
make_slug (const char *hint,
           gsize       max_length)
{
  g_autofree char *composed = g_utf8_normalize (hint, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) slug = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = composed; at && *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        append_letters (word, c);
      else if (!is_apostrophe (c) && !g_unichar_ismark (c) && !take_word (slug, word, max_length))
        break;
    }
  take_word (slug, word, max_length);

  /* One word may be longer than an id should be. */
  if (slug->len > max_length)
    g_string_truncate (slug, max_length);

  return g_string_free_and_steal (g_steal_pointer (&slug));
}

static const char *
get_fallback (GType type)
{
  static const struct { GType (*type) (void); const char *word; } words[] = {
    { ent_state_get_type, "party" },
    { ent_tie_get_type, "tie" },
    { ent_instrument_get_type, "instrument" },
    { ent_event_get_type, "event" },
    { ent_trait_get_type, "trait" },
    { ent_condition_get_type, "condition" },
    { ent_article_get_type, "article" },
    { ent_passage_get_type, "passage" },
    { ent_evidence_get_type, "evidence" },
    { ent_definition_get_type, "definition" },
    { ent_theory_get_type, "theory" },
    { ent_conflict_get_type, "conflict" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].type () == type)
      return words[i].word;

  return "record";
}

static char *
make_base (GType       type,
           const char *hint)
{
  gboolean of_others = type == ENT_TYPE_EVIDENCE || type == ENT_TYPE_PASSAGE;
  g_autofree char *slug = make_slug (hint, of_others ? G_MAXSIZE : MAX_LENGTH);

  if (*slug == '\0')
    {
      g_free (slug);
      slug = g_strdup (get_fallback (type));
    }

  if (type == ENT_TYPE_STATE)
    return g_str_has_prefix (slug, "x-") ? g_steal_pointer (&slug) : g_strconcat ("x-", slug, NULL);
  if (type == ENT_TYPE_EVIDENCE)
    return g_strconcat ("e-", slug, NULL);

  return g_steal_pointer (&slug);
}

static gboolean
is_made (EntChange  *made,
         const char *id)
{
  for (guint i = 0; made && i < ent_change_get_n_edits (made); i++)
    if (g_str_equal (ent_change_get_edit (made, i)->id, id))
      return TRUE;

  return FALSE;
}

static gboolean
is_free (EntCase    *the_case,
         EntChange  *made,
         const char *id)
{
  if (is_made (made, id))
    return FALSE;

  /* A change calls the case's header so. */
  return !g_str_equal (id, "case") && ent_case_lookup (the_case, ENT_TYPE_RECORD, id) == NULL;
}

/* "a" to "z", then "aa", as scholars tell apart what one author wrote in one year. */
static char *
make_letters (guint n)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (;;)
    {
      g_string_prepend_c (letters, 'a' + n % 26);
      if (n < 26)
        return g_string_free_and_steal (g_steal_pointer (&letters));
      n = n / 26 - 1;
    }
}

static char *
make_candidate (GType       type,
                const char *base,
                guint       n)
{
  g_autofree char *letters = make_letters (n);

  if (type == ENT_TYPE_PASSAGE)
    return g_strdup_printf ("%s-%s", base, letters);
  if (n == 0)
    return g_strdup (base);
  if (type == ENT_TYPE_ARTICLE && g_ascii_isdigit (base[strlen (base) - 1]))
    return g_strconcat (base, letters, NULL);

  return g_strdup_printf ("%s-%u", base, n + 1);
}

/**
 * ent_edit_make_id_among:
 * @the_case: a case
 * @made: (nullable): a change that is yet to be applied, whose ids are taken too
 * @type: the type of the record that is to be made
 * @hint: (nullable): what it is about, in words:
 *   for a state, its code, which is taken as it is, or its name;
 *   for an article, its label ("Vu 2020");
 *   for a passage, its article's id and its paragraph ("vu-2020-p03");
 *   for evidence, the passage's id and the target, with a space between;
 *   for a place, the id of what stands there;
 *   for all others, a title, or the ids that they join and a word ("vnm-lao-alliance")
 *
 * Makes an id by the rules of the case file: lowercase ASCII letters, digits and hyphens,
 * transliterated where the hint is not ASCII. The letters of other scripts have no ASCII
 * and are left out. A state without a code gets `x-`, evidence `e-`, a passage a letter,
 * a second article of one year `b`; any other id that is taken gets a number.
 *
 * Returns: (transfer full): an id that no record of the case or of @made has. Where a state's code is
 *   taken, it is an `x-` id
 */
char *
ent_edit_make_id_among (EntCase    *the_case,
                        EntChange  *made,
                        GType       type,
                        const char *hint)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (made == NULL || ENT_IS_CHANGE (made), NULL);
  g_return_val_if_fail (g_type_is_a (type, ENT_TYPE_RECORD), NULL);

  if (hint == NULL)
    hint = "";
  if (type == ENT_TYPE_STATE && is_state_code (hint) && is_free (the_case, made, hint))
    return g_strdup (hint);

  base = type == ENT_TYPE_PLACE ? g_strconcat ("place-", hint, NULL) : make_base (type, hint);
  for (guint n = 0;; n++)
    {
      g_autofree char *candidate = make_candidate (type, base, n);

      if (is_free (the_case, made, candidate))
        return g_steal_pointer (&candidate);
    }
}

/**
 * ent_edit_make_id:
 * @the_case: a case
 * @type: the type of the record that is to be made
 * @hint: (nullable): what it is about, see [func@edit_make_id_among]
 *
 * Returns: (transfer full): an id that no record of the case has
 */
char *
ent_edit_make_id (EntCase    *the_case,
                  GType       type,
                  const char *hint)
{
  return ent_edit_make_id_among (the_case, NULL, type, hint);
}

/**
 * ent_edit_make_slug:
 * @text: words in any script
 *
 * Returns: (transfer full): the words in lowercase ASCII, joined by hyphens, at most as
 *   many as an id takes; an empty string where none has ASCII letters
 */
char *
ent_edit_make_slug (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return make_slug (text, MAX_LENGTH);
}

/**
 * ent_edit_make_party:
 * @the_case: a case
 * @made: (nullable): a change that is yet to be applied, whose ids are taken too
 * @name: what it is called
 * @kind: whether it is a state or another party
 *
 * Makes a state of which no more than its name is known yet.
 *
 * Returns: (transfer full): the record; its id begins with `x-`, for no code is guessed
 */
JsonNode *
ent_edit_make_party (EntCase      *the_case,
                     EntChange    *made,
                     const char   *name,
                     EntPartyKind  kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (ENT_TYPE_PARTY_KIND);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *folded = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  /* A word of three capitals would pass for a code. */
  folded = g_utf8_strdown (name, -1);
  id = ent_edit_make_id_among (the_case, made, ENT_TYPE_STATE, folded);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, g_enum_get_value (kinds, (int) kind)->value_nick);
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
