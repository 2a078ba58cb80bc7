/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-reader-words.h"
#include "ent-json.h"
#include "ent-words.h"

/*
 * What the reader calls things: what a passage is evidence for, in the margin and when it
 * is pointed at, and where an article comes from.
 */

/**
 * ent_reader_words_get_icon:
 * @stance: how a passage bears on its target
 *
 * Returns: the name of its icon
 */
const char *
ent_reader_words_get_icon (EntStance stance)
{
  return stance == ENT_STANCE_SUPPORTS   ? "ent-supports-symbolic"
         : stance == ENT_STANCE_CONTESTS ? "ent-contests-symbolic"
                                         : "ent-mentions-symbolic";
}

/**
 * ent_reader_words_get_class:
 * @stance: how a passage bears on its target
 *
 * Returns: its style class
 */
const char *
ent_reader_words_get_class (EntStance stance)
{
  return stance == ENT_STANCE_SUPPORTS   ? "supports"
         : stance == ENT_STANCE_CONTESTS ? "contests"
                                         : "mentions";
}

static char *
dup_tie_name (EntSession *session,
              EntTie     *tie)
{
  return ent_case_dup_tie_title (ent_session_get_case (session), tie,
                                 ent_date_get_span (ent_session_get_at (session)));
}

static char *
dup_subject_name (EntSession *session,
                  EntRecord  *subject)
{
  EntSpan at = ent_date_get_span (ent_session_get_at (session));

  if (ENT_IS_TIE (subject))
    return dup_tie_name (session, ENT_TIE (subject));
  if (ENT_IS_STATE (subject))
    return g_strdup (ent_state_get_name_at (ENT_STATE (subject), at));

  return NULL;
}

/* A record's own title, where it has one. */
static char *
dup_title (EntRecord *record)
{
  char *title = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (record), "title") != NULL)
    g_object_get (record, "title", &title, NULL);

  return title;
}

/**
 * ent_reader_words_dup_target:
 * @session: a session
 * @target: the id of a record of its case, or `TIE/STATE`
 *
 * Names what a passage is evidence for by the link or state that it is seen with, and by
 * its own title where that is another: "Vietnam – Laos, Treaty of Friendship".
 *
 * Returns: (transfer full): the name
 */
char *
ent_reader_words_dup_target (EntSession *session,
                             const char *target)
{
  EntCase *the_case = ent_session_get_case (session);
  EntRecord *subject = ent_case_get_subject (the_case, target);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, target);
  g_autofree char *name = subject ? dup_subject_name (session, subject) : NULL;
  g_autofree char *title = record && record != subject ? dup_title (record) : NULL;

  if (name != NULL && title != NULL && !g_str_equal (name, title))
    /* Translators: a link or state, and the treaty or event of it that is meant. */
    return g_strdup_printf (C_("link, part of it", "%s, %s"), name, title);
  if (name != NULL)
    return g_steal_pointer (&name);

  return title ? g_steal_pointer (&title) : g_strdup (target);
}

/* The names of the links and states that a passage belongs to, each once. */
static GPtrArray *
get_names (EntSession         *session,
           const EntHighlight *highlight)
{
  EntCase *the_case = ent_session_get_case (session);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < highlight->evidence->len; i++)
    {
      const char *target = ent_evidence_get_target (g_ptr_array_index (highlight->evidence, i));
      EntRecord *subject = ent_case_get_subject (the_case, target);
      g_autofree char *name = subject ? dup_subject_name (session, subject) : g_strdup (target);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

/**
 * ent_reader_words_dup_label:
 * @session: a session
 * @highlight: a passage in the text
 *
 * Returns: (transfer full): which link or state it belongs to, for the margin; with the
 *   number of others where it belongs to several
 */
char *
ent_reader_words_dup_label (EntSession         *session,
                            const EntHighlight *highlight)
{
  g_autoptr (GPtrArray) names = get_names (session, highlight);

  if (names->len == 0)
    return g_strdup (C_("passage", "Not attached"));
  if (names->len == 1)
    return g_strdup (g_ptr_array_index (names, 0));

  /* Translators: a link, and how many others a passage belongs to: “+2 Vietnam – Laos”. */
  return g_strdup_printf (C_("several links", "+%u %s"), names->len - 1,
                          (char *) g_ptr_array_index (names, 0));
}

/**
 * ent_reader_words_dup_tip:
 * @session: a session
 * @highlight: a passage in the text
 *
 * Returns: (transfer full): what there is to say of it, in plain text: a line for each
 *   piece of evidence, then the digest
 */
char *
ent_reader_words_dup_tip (EntSession         *session,
                          const EntHighlight *highlight)
{
  GString *tip = g_string_new (NULL);
  const char *digest = ent_passage_get_digest (highlight->passage);

  for (guint i = 0; i < highlight->evidence->len; i++)
    {
      EntEvidence *evidence = g_ptr_array_index (highlight->evidence, i);
      g_autofree char *target = NULL;

      target = ent_reader_words_dup_target (session, ent_evidence_get_target (evidence));
      if (tip->len > 0)
        g_string_append_c (tip, '\n');
      /* Translators: a stance, what it bears on, and the aspect of it that the passage
         speaks of: “Supports: Vietnam – Laos (start)”. */
      g_string_append_printf (tip, C_("evidence", "%s: %s (%s)"),
                              ent_words_for_stance (ent_evidence_get_stance (evidence)),
                              target,
                              ent_words_for_aspect (ent_evidence_get_aspect (evidence)));
    }
  if (tip->len == 0)
    g_string_append (tip, _("Attached to nothing yet"));
  if (digest != NULL)
    g_string_append_printf (tip, "\n\n%s", digest);

  return g_string_free_and_steal (tip);
}

static void
append_part (GString    *line,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/**
 * ent_reader_words_dup_byline:
 * @article: an article
 *
 * Returns: (transfer full): who wrote it, where it stood and when, as far as is known
 */
char *
ent_reader_words_dup_byline (EntArticle *article)
{
  g_autofree char *authors = ent_article_dup_authors (article);
  g_autoptr (EntDate) date = ent_article_dup_date (article);
  g_autofree char *when = date ? ent_date_to_words (date) : NULL;
  GString *line = g_string_new (NULL);

  append_part (line, authors);
  append_part (line, ent_json_get_string (ent_article_get_csl (article), "container-title"));
  append_part (line, when);

  return g_string_free_and_steal (line);
}
