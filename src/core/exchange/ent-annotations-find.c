/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-annotations-private.h"
#include "ent-core-enums.h"
#include "ent-target.h"

/*
 * What an annotation from elsewhere is about: which article, which words of it, which
 * record of the case. Nothing is guessed: words that stand in several places are decided
 * by what stands around them, or not at all.
 */

/* ----------------------------------------------------------------- the article */

/* Without what two copies of an address differ in: scheme, www., query, fragment, the
 * slash at the end. */
static char *
fold_address (const char *address)
{
  const char *host = strstr (address, "://");
  char *folded = NULL;

  host = host ? host + 3 : address;
  if (g_str_has_prefix (host, "www."))
    host += 4;
  folded = g_ascii_strdown (host, -1);
  folded[strcspn (folded, "?#")] = '\0';
  if (g_str_has_suffix (folded, "/"))
    folded[strlen (folded) - 1] = '\0';

  return folded;
}

static gboolean
is_at (EntArticle *article,
       const char *address)
{
  JsonObject *csl = ent_article_get_csl (article);
  const char *url = csl ? json_object_get_string_member_with_default (csl, "URL", NULL) : NULL;
  g_autofree char *urn = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (address == NULL)
    return FALSE;

  urn = g_strconcat (ENT_ANNOTATIONS_ARTICLE, ent_record_get_id (ENT_RECORD (article)), NULL);
  if (g_str_equal (urn, address))
    return TRUE;
  if (url == NULL)
    return FALSE;

  folded = fold_address (url);
  wanted = fold_address (address);
  return g_str_equal (folded, wanted);
}

static gboolean
is_called (EntArticle *article,
           const char *title)
{
  g_autofree char *own = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (title == NULL)
    return FALSE;

  own = ent_article_dup_title (article);
  folded = g_utf8_casefold (own, -1);
  wanted = g_utf8_casefold (title, -1);
  return g_str_equal (folded, wanted);
}

static gboolean
holds (EntAttachments      *attachments,
       EntArticle          *article,
       const EntAnnotation *annotation)
{
  EntText *text = attachments ? ent_attachments_get_text (attachments, article) : NULL;
  gboolean ambiguous = FALSE;
  gsize start, end;

  return text != NULL && annotation->exact != NULL &&
         ent_annotation_find_span (annotation, text, &start, &end, &ambiguous);
}

/*< private >
 * ent_annotation_find_article:
 * @self: an annotation
 * @the_case: a case
 * @attachments: (nullable): its texts
 *
 * Returns: (transfer none) (nullable): the article that is annotated: the one of our own
 *   export, at that address or of that title, or else the only one whose text holds the words
 */
EntArticle *
ent_annotation_find_article (const EntAnnotation *self,
                             EntCase             *the_case,
                             EntAttachments      *attachments)
{
  GListModel *articles = ent_case_get_articles (the_case);
  EntArticle *by_words = NULL;
  guint n_by_words = 0;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      if (is_at (article, self->source) || is_called (article, self->title))
        return article;
    }
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      if (!holds (attachments, article, self))
        continue;
      by_words = article;
      n_by_words++;
    }

  return n_by_words == 1 ? by_words : NULL;
}

/* ----------------------------------------------------------------- the words */

/* One space for any white space, and none around: copies break lines differently. */
static char *
fold_spaces (const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *folded = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = normalized; p && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = folded->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, c);
    }

  return g_string_free_and_steal (folded);
}

/* Where blocks end stands a line end, which is one character as a space is. */
static char *
dup_flat (EntText *text)
{
  return g_strdelimit (g_strdup (ent_text_get_content (text)), "\n", ' ');
}

static gboolean
ends_with (const char *text,
           const char *end,
           const char *suffix)
{
  gsize length = strlen (suffix);

  return (gsize) (end - text) >= length && strncmp (end - length, suffix, length) == 0;
}

static gboolean
fits_around (const char *flat,
             const char *at,
             gsize       length,
             const char *prefix,
             const char *suffix)
{
  const char *before = at > flat && at[-1] == ' ' ? at - 1 : at;
  const char *behind = at + length + (at[length] == ' ');

  return (*prefix == '\0' || ends_with (flat, before, prefix)) &&
         (*suffix == '\0' || g_str_has_prefix (behind, suffix));
}

/* The only place that fits, or NULL; @ambiguous where there are several. */
static const char *
find_only (const char *flat,
           const char *exact,
           const char *prefix,
           const char *suffix,
           gboolean   *ambiguous)
{
  const char *found = NULL;

  for (const char *at = strstr (flat, exact); at != NULL; at = strstr (at + 1, exact))
    {
      if (!fits_around (flat, at, strlen (exact), prefix, suffix))
        continue;
      if (found != NULL)
        {
          *ambiguous = TRUE;
          return NULL;
        }
      found = at;
    }

  return found;
}

/* A slightly different copy: as a passage of the quotation's words would be found. */
static gboolean
find_similar (EntText    *text,
              const char *exact,
              gsize      *start,
              gsize      *end,
              gboolean   *ambiguous)
{
  g_autoptr (GBytes) bytes = g_bytes_new (exact, strlen (exact));
  g_autoptr (EntText) quoted = ent_text_new_from_bytes (bytes, "quote", NULL);
  g_autoptr (EntAnchor) anchor = NULL;
  EntAnchorMatch match;

  if (quoted == NULL)
    return FALSE;

  anchor = ent_anchor_new_for_span (quoted, 0, ent_text_get_length (quoted));
  ent_anchor_locate (anchor, text, &match);
  *ambiguous = match.state == ENT_ANCHOR_AMBIGUOUS;
  *start = match.start;
  *end = match.end;
  return match.state == ENT_ANCHOR_EXACT || match.state == ENT_ANCHOR_RELOCATED;
}

/* An export of our own, of this very text. */
static gboolean
is_own_place (const EntAnnotation *self,
              EntText             *text)
{
  JsonNode *node = json_object_get_member (self->object, "entente:anchor");
  g_autoptr (EntAnchor) anchor = NULL;
  EntAnchorMatch match;

  if (!self->has_position || node == NULL || self->end > ent_text_get_length (text))
    return FALSE;

  anchor = ent_anchor_new_from_json (node, NULL);
  if (anchor == NULL)
    return FALSE;
  ent_anchor_locate (anchor, text, &match);
  return match.state == ENT_ANCHOR_EXACT && match.start == self->start && match.end == self->end;
}

/*< private >
 * ent_annotation_find_span:
 * @self: an annotation
 * @text: the text of its article
 * @start: (out): the first character of the words
 * @end: (out): the character behind the last
 * @ambiguous: (out): whether the words stand in several places
 *
 * Returns: whether they stand in one place, and no other
 */
gboolean
ent_annotation_find_span (const EntAnnotation *self,
                          EntText             *text,
                          gsize               *start,
                          gsize               *end,
                          gboolean            *ambiguous)
{
  g_autofree char *flat = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  const char *at = NULL;

  *ambiguous = FALSE;
  if (is_own_place (self, text))
    {
      *start = self->start;
      *end = self->end;
      return TRUE;
    }
  if (self->exact == NULL)
    return FALSE;

  flat = dup_flat (text);
  exact = fold_spaces (self->exact);
  prefix = fold_spaces (self->prefix ? self->prefix : "");
  suffix = fold_spaces (self->suffix ? self->suffix : "");
  if (*exact == '\0')
    return FALSE;

  at = find_only (flat, exact, "", "", ambiguous);
  if (*ambiguous)
    {
      *ambiguous = FALSE;
      at = find_only (flat, exact, prefix, suffix, ambiguous);
      if (at == NULL)
        *ambiguous = TRUE;
    }
  if (at == NULL)
    return !*ambiguous && find_similar (text, exact, start, end, ambiguous);

  *start = (gsize) g_utf8_strlen (flat, at - flat);
  *end = *start + (gsize) g_utf8_strlen (exact, -1);
  return TRUE;
}

/* ----------------------------------------------------------------- the record */

static gboolean
is_tagged (const EntAnnotation *self,
           const char          *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; self->tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_utf8_casefold (self->tags[i], -1);

      if (g_str_equal (tag, wanted))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_membership (EntCase    *the_case,
               const char *target)
{
  const char *slash = strchr (target, '/');
  EntRecord *tie = slash ? ent_case_get_subject (the_case, target) : NULL;
  GListModel *members = tie && ENT_IS_TIE (tie) ? ent_tie_get_members (ENT_TIE (tie)) : NULL;

  for (guint i = 0; members != NULL && i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), slash + 1))
        return TRUE;
    }

  return FALSE;
}

/*< private >
 * ent_annotation_find_target:
 * @self: an annotation
 * @the_case: a case
 *
 * Returns: (nullable): the id of what it is evidence for, or `TIE/STATE`: what an export of
 *   our own names, or the tie whose id or name is one of its tags
 */
const char *
ent_annotation_find_target (const EntAnnotation *self,
                            EntCase             *the_case)
{
  const EntSpan always = { ENT_DAY_FIRST, ENT_DAY_LAST };
  const char *own = ent_annotation_get_own (self, "entente:target");
  GListModel *ties = ent_case_get_ties (the_case);

  if (own != NULL)
    return ent_case_lookup (the_case, ENT_TYPE_TARGET, own) || is_membership (the_case, own) ? own
                                                                                            : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autofree char *title = ent_case_dup_own_tie_title (the_case, tie, always);

      if (is_tagged (self, ent_record_get_id (ENT_RECORD (tie))) || is_tagged (self, title))
        return ent_record_get_id (ENT_RECORD (tie));
    }

  return NULL;
}

/*< private >
 * ent_annotation_find_tag:
 * @self: an annotation
 * @type: %ENT_TYPE_STANCE or %ENT_TYPE_ASPECT
 * @value: (out): the value that one of its tags names, as the case file writes it
 *
 * Returns: whether one does
 */
gboolean
ent_annotation_find_tag (const EntAnnotation *self,
                         GType                type,
                         int                 *value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);

  for (guint i = 0; i < class->n_values; i++)
    if (is_tagged (self, class->values[i].value_nick))
      {
        *value = class->values[i].value;
        return TRUE;
      }

  return FALSE;
}
