/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-scene-private.h"

/*
 * On whose word a scene stands: how many passages bear on a tie, and which
 * articles they are in.
 */

typedef struct
{
  guint supports;
  guint contests;
  guint mentions;
} Count;

/* A passage that bears on a tie in two ways is one passage. */
static Count
count_passages (EntCase *the_case,
                EntTie  *tie)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, tie);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Count count = { 0 };

  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *item = g_ptr_array_index (evidence, i);
      EntStance stance = ent_evidence_get_stance (item);

      if (!g_hash_table_add (seen,
                             g_strdup_printf ("%d:%s", stance, ent_evidence_get_passage (item))))
        continue;
      switch (stance)
        {
        case ENT_STANCE_SUPPORTS:
          count.supports++;
          break;
        case ENT_STANCE_CONTESTS:
          count.contests++;
          break;
        case ENT_STANCE_MENTIONS:
        default:
          count.mentions++;
          break;
        }
    }

  return count;
}

/*< private >
 * ent_scene_count_passages:
 * @the_case: a case
 * @tie: one of its ties
 *
 * Returns: (transfer full): how many passages support and contest it, in words
 */
char *
ent_scene_count_passages (EntCase *the_case,
                          EntTie  *tie)
{
  Count count = count_passages (the_case, tie);
  g_autofree char *supports = NULL;
  g_autofree char *contests = NULL;

  if (count.supports == 0 && count.contests == 0 && count.mentions > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u passage mentions it",
                                         "%u passages mention it",
                                         count.mentions),
                            count.mentions);
  if (count.supports == 0 && count.contests == 0)
    return g_strdup (_("no passage speaks of it"));

  supports = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%u passage supports it",
                                           "%u passages support it",
                                           count.supports),
                              count.supports);
  if (count.contests == 0)
    return g_steal_pointer (&supports);

  /* Translators: follows "14 passages support it". */
  contests = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%u contests it",
                                           "%u contest it",
                                           count.contests),
                              count.contests);
  /* Translators: "14 passages support it, 2 contest it". */
  return g_strdup_printf (C_("passages", "%s, %s"), supports, contests);
}

static void
collect_articles (EntCase    *the_case,
                  EntTie     *tie,
                  gboolean    contesting,
                  GHashTable *articles)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, tie);

  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *item = g_ptr_array_index (evidence, i);
      EntStance stance = ent_evidence_get_stance (item);
      EntRecord *passage = ent_case_lookup (the_case,
                                            ENT_TYPE_PASSAGE,
                                            ent_evidence_get_passage (item));

      if (passage != NULL && (stance == ENT_STANCE_SUPPORTS ||
                              (contesting && stance == ENT_STANCE_CONTESTS)))
        g_hash_table_add (articles, (gpointer) ent_passage_get_article (ENT_PASSAGE (passage)));
    }
}

static char *
join_articles (EntCase    *the_case,
               GHashTable *articles,
               const char *between,
               char      *(*dup_word) (EntArticle *article))
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  GListModel *all = ent_case_get_articles (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (all, i);

      if (g_hash_table_contains (articles, ent_record_get_id (ENT_RECORD (article))))
        g_strv_builder_take (words, dup_word (article));
    }

  list = g_strv_builder_end (words);
  return list[0] != NULL ? g_strjoinv (between, list) : NULL;
}

static char *
dup_label (EntArticle *article)
{
  return g_strdup (ent_article_get_label (article));
}

/*< private >
 * ent_scene_list_labels:
 * @the_case: a case
 * @tie: one of its ties
 *
 * Returns: (transfer full) (nullable): the labels of the articles that support
 *   or contest it, or %NULL where none does
 */
char *
ent_scene_list_labels (EntCase *the_case,
                       EntTie  *tie)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);

  collect_articles (the_case, tie, TRUE, articles);

  /* Translators: stands between the labels of articles: "Vu 2020, Vu 2021". */
  return join_articles (the_case, articles, C_("between articles", ", "), dup_label);
}

/**
 * ent_scene_dup_sources:
 * @self: a scene
 *
 * Cites the articles whose passages support what is shown.
 *
 * Returns: (transfer full) (nullable): the line of sources, or %NULL where
 *   nothing that is shown has any
 */
char *
ent_scene_dup_sources (EntScene *self)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *citations = NULL;
  EntCase *the_case;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  the_case = ent_slice_get_case (self->slice);
  for (guint i = 0; i < self->links->len; i++)
    collect_articles (the_case,
                      g_array_index (self->links, EntSceneCurve, i).link.tie,
                      FALSE,
                      articles);
  citations = join_articles (the_case,
                             articles,
                             /* Translators: stands between the citations of articles. */
                             C_("between citations", "; "),
                             ent_article_dup_citation);

  /* Translators: %s is one or more citations of articles. */
  return citations ? g_strdup_printf (_("Sources: %s"), citations) : NULL;
}

/**
 * ent_scene_dup_coverage:
 * @self: a scene
 *
 * Returns: (transfer full) (nullable): a line on which time the sources speak
 *   of, or %NULL where the case does not say
 */
char *
ent_scene_dup_coverage (EntScene *self)
{
  EntDate *coverage;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  coverage = ent_header_get_coverage (ent_case_get_header (ent_slice_get_case (self->slice)));
  if (coverage == NULL)
    return NULL;

  words = ent_date_to_words (coverage);
  /* Translators: %s is a stretch of time: "1950 to 3 June 2021". */
  return g_strdup_printf (_("The sources cover %s."), words);
}
