/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-date-claims.h"
#include "ent-edit.h"
#include "ent-gaps.h"

/**
 * EntGap:
 *
 * One thing that is missing from a case, or in dispute.
 */

struct _EntGap
{
  GObject parent_instance;

  EntGapKind kind;
  char      *target;
  char      *title;
  char      *words;
  char      *order;   /* the title's collation key */
  GVariant  *coding;  /* what is to be coded */
};

G_DEFINE_FINAL_TYPE (EntGap, ent_gap, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_TARGET,
  PROP_TITLE,
  PROP_WORDS,
  PROP_CODING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
ent_gap_finalize (GObject *object)
{
  EntGap *self = ENT_GAP (object);

  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->coding, g_variant_unref);

  G_OBJECT_CLASS (ent_gap_parent_class)->finalize (object);
}

static void
ent_gap_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  EntGap *self = ENT_GAP (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TARGET:
      g_value_set_string (value, self->target);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_CODING:
      g_value_set_variant (value, self->coding);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_gap_class_init (EntGapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ent_gap_finalize;
  object_class->get_property = ent_gap_get_property;

  /**
   * EntGap:kind:
   *
   * What kind of gap.
   */
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, ENT_TYPE_GAP_KIND, ENT_GAP_KIND_LINK, flags);

  /**
   * EntGap:target:
   *
   * The id of the record where it is mended; of a pair of states, `A/B`.
   */
  properties[PROP_TARGET] = g_param_spec_string ("target", NULL, NULL, NULL, flags);

  /**
   * EntGap:title:
   *
   * What has the gap.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * EntGap:words:
   *
   * What is missing, in a sentence.
   */
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);

  /**
   * EntGap:coding:
   *
   * What is to be coded: the ids of two states, the word for a condition and a time in EDTF.
   */
  properties[PROP_CODING] =
    g_param_spec_variant ("coding", NULL, NULL, G_VARIANT_TYPE ("(ssss)"), NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_gap_init (EntGap *self)
{
}

/**
 * ent_gap_new:
 * @kind: what kind of gap
 * @target: the id of the record where it is mended; of a pair of states, `A/B`
 * @title: what has the gap
 * @words: what is missing, in a sentence
 *
 * Returns: (transfer full): a gap
 */
EntGap *
ent_gap_new (EntGapKind  kind,
             const char *target,
             const char *title,
             const char *words)
{
  EntGap *self = g_object_new (ENT_TYPE_GAP, NULL);

  self->kind = kind;
  self->target = g_strdup (target);
  self->title = g_strdup (title);
  self->words = g_strdup (words);
  self->order = g_utf8_collate_key (title, -1);

  return self;
}

/**
 * ent_gap_set_coding:
 * @self: a gap that was just made
 * @coding: what is to be coded; see [property@Gap:coding]
 *
 * Says by which coding it is closed.
 */
void
ent_gap_set_coding (EntGap   *self,
                    GVariant *coding)
{
  g_return_if_fail (ENT_IS_GAP (self));
  g_return_if_fail (self->coding == NULL);

  self->coding = g_variant_ref_sink (coding);
}

/**
 * ent_gap_get_coding:
 * @self: a gap
 *
 * Returns: (transfer none) (nullable): by which coding it is closed
 */
GVariant *
ent_gap_get_coding (EntGap *self)
{
  g_return_val_if_fail (ENT_IS_GAP (self), NULL);

  return self->coding;
}

/**
 * ent_gap_get_kind:
 * @self: a gap
 *
 * Returns: what kind of gap
 */
EntGapKind
ent_gap_get_kind (EntGap *self)
{
  g_return_val_if_fail (ENT_IS_GAP (self), 0);

  return self->kind;
}

/**
 * ent_gap_get_target:
 * @self: a gap
 *
 * Returns: where it is mended: the id of a tie, a passage, an article; of what the sources
 *   date differently, or `TIE/STATE`; of a pair of states, `A/B`
 */
const char *
ent_gap_get_target (EntGap *self)
{
  g_return_val_if_fail (ENT_IS_GAP (self), NULL);

  return self->target;
}

/**
 * ent_gap_get_title:
 * @self: a gap
 *
 * Returns: what has the gap
 */
const char *
ent_gap_get_title (EntGap *self)
{
  g_return_val_if_fail (ENT_IS_GAP (self), NULL);

  return self->title;
}

/**
 * ent_gap_get_words:
 * @self: a gap
 *
 * Returns: what is missing, in a sentence
 */
const char *
ent_gap_get_words (EntGap *self)
{
  g_return_val_if_fail (ENT_IS_GAP (self), NULL);

  return self->words;
}

/**
 * EntGaps:
 *
 * The gaps of a case, as a list: by kind, and within a kind by what has the gap. It follows
 * the case and the texts: after a change it looks again when there is time, one kind after
 * the other, and lets stay what stayed.
 */

struct _EntGaps
{
  GObject parent_instance;

  EntCase        *the_case;
  EntAttachments *attachments;
  GPtrArray      *gaps[ENT_N_GAP_KINDS];
  guint           stale;   /* kinds to look at again, a mask of 1u << kind */
  guint           idle_id;
};

static void ent_gaps_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntGaps, ent_gaps, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ent_gaps_list_model_init))

static void
add_gap (GPtrArray  *gaps,
         EntGapKind  kind,
         const char *target,
         const char *title,
         const char *words)
{
  g_ptr_array_add (gaps, ent_gap_new (kind, target, title, words));
}

static void
add_record (EntGaps    *self,
            GPtrArray  *gaps,
            EntGapKind  kind,
            EntRecord  *record,
            const char *words)
{
  g_autofree char *title = ent_edit_dup_name (self->the_case, record);

  add_gap (gaps, kind, ent_record_get_id (record), title, words);
}

static void
list_links (EntGaps   *self,
            GPtrArray *gaps)
{
  GListModel *ties = ent_case_get_ties (self->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (self->the_case, tie);

      if (evidence->len == 0)
        add_record (self, gaps, ENT_GAP_KIND_LINK, ENT_RECORD (tie),
                    _("No passage supports, contests or mentions it"));
    }
}

static void
list_passages (EntGaps   *self,
               GPtrArray *gaps)
{
  GListModel *passages = ent_case_get_passages (self->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntRecord) passage = g_list_model_get_item (passages, i);
      g_autoptr (GPtrArray) evidence = NULL;
      const char *digest = ent_passage_get_digest (ENT_PASSAGE (passage));

      evidence = ent_case_get_referrers (self->the_case, ENT_TYPE_EVIDENCE,
                                         ent_record_get_id (passage));
      if (evidence->len == 0)
        add_record (self, gaps, ENT_GAP_KIND_PASSAGE, passage,
                    digest && *digest ? digest : _("It is attached to nothing"));
    }
}

static guint
count_contests (EntGaps *self,
                EntTie  *tie)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (self->the_case, tie);
  guint n_contests = 0;

  for (guint i = 0; i < evidence->len; i++)
    if (ent_evidence_get_stance (g_ptr_array_index (evidence, i)) == ENT_STANCE_CONTESTS)
      n_contests++;

  return n_contests;
}

static void
list_contested (EntGaps   *self,
                GPtrArray *gaps)
{
  GListModel *ties = ent_case_get_ties (self->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autofree char *words = NULL;
      guint n_contests;

      if (!ent_case_is_contested (self->the_case, tie))
        continue;
      n_contests = count_contests (self, tie);
      words = g_strdup_printf (ngettext ("%u passage contests it", "%u passages contest it",
                                         n_contests), n_contests);
      add_record (self, gaps, ENT_GAP_KIND_CONTESTED, ENT_RECORD (tie), words);
    }
}

/* What the sources say: "1954 (Vu 2020), 1955 (Doe 1990)". */
static char *
dup_claims (EntGaps   *self,
            GPtrArray *claims)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      EntEvidence *evidence = g_ptr_array_index (claims, i);
      g_autofree char *date = ent_date_to_words (ent_evidence_get_date (evidence));
      EntRecord *passage = ent_case_lookup (self->the_case, ENT_TYPE_PASSAGE,
                                            ent_evidence_get_passage (evidence));
      EntRecord *article = ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE,
                                            ent_passage_get_article (ENT_PASSAGE (passage)));
      g_autofree char *claim = NULL;

      /* Translators: a date, and the label of the article that gives it. */
      claim = g_strdup_printf (_("%s (%s)"), date, ent_article_get_label (ENT_ARTICLE (article)));
      if (words->len > 0)
        /* Translators: stands between the dates that sources give. */
        g_string_append (words, C_("list", ", "));
      g_string_append (words, claim);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
add_dispute (EntGaps    *self,
             GPtrArray  *gaps,
             const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);
  EntRecord *record = ent_case_lookup (self->the_case, ENT_TYPE_RECORD, parts[0]);
  EntRecord *state = parts[1] ? ent_case_lookup (self->the_case, ENT_TYPE_STATE, parts[1]) : NULL;
  g_autoptr (GPtrArray) claims = ent_case_get_date_claims (self->the_case, target);
  g_autofree char *words = dup_claims (self, claims);
  g_autofree char *name = ent_edit_dup_name (self->the_case, record);
  g_autofree char *state_name = state ? ent_edit_dup_name (self->the_case, state) : NULL;
  g_autofree char *title = NULL;

  if (state_name != NULL)
    /* Translators: a state, and the tie that it is a member of. */
    title = g_strdup_printf (_("%s in %s"), state_name, name);
  add_gap (gaps, ENT_GAP_KIND_DATE, target, title ? title : name, words);
}

static void
list_dates (EntGaps   *self,
            GPtrArray *gaps)
{
  GListModel *all = ent_case_get_records (self->the_case, ENT_TYPE_EVIDENCE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntEvidence) evidence = g_list_model_get_item (all, i);
      const char *target = ent_evidence_get_target (evidence);

      if (ent_evidence_get_date (evidence) == NULL || !g_hash_table_add (seen, (gpointer) target))
        continue;
      if (ent_case_has_date_dispute (self->the_case, target))
        add_dispute (self, gaps, target);
    }
}

static void
list_conditions (EntGaps   *self,
                 GPtrArray *gaps)
{
  g_autoptr (GPtrArray) uncoded = ent_gaps_list_uncoded (self->the_case);

  for (guint i = 0; i < uncoded->len; i++)
    g_ptr_array_add (gaps, g_object_ref (g_ptr_array_index (uncoded, i)));
}

static const char *
get_anchor_words (EntAnchorState state)
{
  switch (state)
    {
    case ENT_ANCHOR_RELOCATED:
      return _("Found elsewhere in the text, or slightly changed");
    case ENT_ANCHOR_AMBIGUOUS:
      return _("More than one place in the text fits");
    case ENT_ANCHOR_ORPHAN:
      return _("Not found in the text");
    case ENT_ANCHOR_NO_TEXT:
    case ENT_ANCHOR_EXACT:
    default:
      return NULL;
    }
}

static void
list_anchors (EntGaps   *self,
              GPtrArray *gaps)
{
  GListModel *passages = ent_case_get_passages (self->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);
      const char *words = NULL;

      words = get_anchor_words (ent_attachments_get_match (self->attachments, passage, NULL));
      if (words != NULL)
        add_record (self, gaps, ENT_GAP_KIND_ANCHOR, ENT_RECORD (passage), words);
    }
}

static void
list_texts (EntGaps   *self,
            GPtrArray *gaps)
{
  GListModel *articles = ent_case_get_articles (self->the_case);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);
      g_autofree char *title = ent_article_dup_title (article);

      if (ent_attachments_get_text (self->attachments, article) == NULL)
        add_record (self, gaps, ENT_GAP_KIND_TEXT, ENT_RECORD (article),
                    title && *title ? title : _("Its text is not there"));
    }
}

static gboolean
is_same (EntGap *a,
         EntGap *b)
{
  return g_str_equal (a->target, b->target) && g_str_equal (a->title, b->title) &&
         g_str_equal (a->words, b->words);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const EntGap *first = a;
  const EntGap *second = b;
  int order = strcmp (first->order, second->order);

  if (order == 0)
    order = strcmp (first->target, second->target);

  return order ? order : g_utf8_collate (first->words, second->words);
}

static guint
get_offset (EntGaps    *self,
            EntGapKind  kind)
{
  guint offset = 0;

  for (guint i = 0; i < kind; i++)
    offset += self->gaps[i]->len;

  return offset;
}

/* Puts a new list of a kind in the place of the old one; equal gaps at both ends stay. */
static void
replace (EntGaps    *self,
         EntGapKind  kind,
         GPtrArray  *found)
{
  GPtrArray *known = self->gaps[kind];
  guint head = 0;
  guint n_old = known->len;
  guint n_new = found->len;

  while (head < n_old && head < n_new &&
         is_same (g_ptr_array_index (known, head), g_ptr_array_index (found, head)))
    head++;
  while (n_old > head && n_new > head &&
         is_same (g_ptr_array_index (known, n_old - 1), g_ptr_array_index (found, n_new - 1)))
    {
      n_old--;
      n_new--;
    }
  if (n_old == head && n_new == head)
    return;

  if (n_old > head)
    g_ptr_array_remove_range (known, head, n_old - head);
  for (guint i = head; i < n_new; i++)
    g_ptr_array_insert (known, (int) i, g_object_ref (g_ptr_array_index (found, i)));

  g_list_model_items_changed (G_LIST_MODEL (self), get_offset (self, kind) + head, n_old - head,
                              n_new - head);
}

static void
update_kind (EntGaps    *self,
             EntGapKind  kind)
{
  static void (*const list[ENT_N_GAP_KINDS]) (EntGaps *, GPtrArray *) = {
    [ENT_GAP_KIND_LINK] = list_links,
    [ENT_GAP_KIND_PASSAGE] = list_passages,
    [ENT_GAP_KIND_CONTESTED] = list_contested,
    [ENT_GAP_KIND_DATE] = list_dates,
    [ENT_GAP_KIND_CONDITION] = list_conditions,
    [ENT_GAP_KIND_ANCHOR] = list_anchors,
    [ENT_GAP_KIND_TEXT] = list_texts,
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  list[kind] (self, found);
  g_ptr_array_sort_values (found, compare_gaps);
  self->stale &= ~(1u << kind);
  replace (self, kind, found);
}

/* One kind at a time: no frame waits for all of them. */
static gboolean
idle_cb (gpointer user_data)
{
  EntGaps *self = user_data;

  for (guint kind = 0; kind < ENT_N_GAP_KINDS; kind++)
    if (self->stale & (1u << kind))
      {
        update_kind (self, kind);
        break;
      }

  if (self->stale != 0)
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
invalidate (EntGaps *self,
            guint    kinds)
{
  self->stale |= kinds;
  if (self->idle_id == 0 && self->stale != 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static gboolean
touches_only_places (EntChange *change)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    if (ent_change_get_edit (change, i)->type != ENT_TYPE_PLACE)
      return FALSE;

  return TRUE;
}

static void
case_changed_cb (EntGaps   *self,
                 EntChange *change)
{
  /* A node that is dragged makes no gap. */
  if (!touches_only_places (change))
    invalidate (self, (1u << ENT_N_GAP_KINDS) - 1);
}

static void
texts_changed_cb (EntGaps *self)
{
  invalidate (self, 1u << ENT_GAP_KIND_ANCHOR | 1u << ENT_GAP_KIND_TEXT);
}

static GType
ent_gaps_get_item_type (GListModel *list)
{
  return ENT_TYPE_GAP;
}

static guint
ent_gaps_get_n_items (GListModel *list)
{
  return get_offset (ENT_GAPS (list), ENT_N_GAP_KINDS);
}

static gpointer
ent_gaps_get_item (GListModel *list,
                   guint       position)
{
  EntGaps *self = ENT_GAPS (list);

  for (guint kind = 0; kind < ENT_N_GAP_KINDS; kind++)
    {
      if (position < self->gaps[kind]->len)
        return g_object_ref (g_ptr_array_index (self->gaps[kind], position));
      position -= self->gaps[kind]->len;
    }

  return NULL;
}

static void
ent_gaps_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ent_gaps_get_item_type;
  iface->get_n_items = ent_gaps_get_n_items;
  iface->get_item = ent_gaps_get_item;
}

static void
ent_gaps_dispose (GObject *object)
{
  EntGaps *self = ENT_GAPS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->the_case);
  g_clear_object (&self->attachments);

  G_OBJECT_CLASS (ent_gaps_parent_class)->dispose (object);
}

static void
ent_gaps_finalize (GObject *object)
{
  EntGaps *self = ENT_GAPS (object);

  for (guint i = 0; i < ENT_N_GAP_KINDS; i++)
    g_clear_pointer (&self->gaps[i], g_ptr_array_unref);

  G_OBJECT_CLASS (ent_gaps_parent_class)->finalize (object);
}

static void
ent_gaps_class_init (EntGapsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_gaps_dispose;
  object_class->finalize = ent_gaps_finalize;
}

static void
ent_gaps_init (EntGaps *self)
{
  for (guint i = 0; i < ENT_N_GAP_KINDS; i++)
    self->gaps[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ent_gaps_new:
 * @the_case: a case
 * @attachments: its texts
 *
 * Returns: (transfer full): a list of [class@Gap], which fills when the main loop is idle
 */
EntGaps *
ent_gaps_new (EntCase        *the_case,
              EntAttachments *attachments)
{
  EntGaps *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_ATTACHMENTS (attachments), NULL);

  self = g_object_new (ENT_TYPE_GAPS, NULL);
  self->the_case = g_object_ref (the_case);
  self->attachments = g_object_ref (attachments);
  g_signal_connect_object (the_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (attachments, "changed", G_CALLBACK (texts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  invalidate (self, (1u << ENT_N_GAP_KINDS) - 1);

  return self;
}

/**
 * ent_gaps_update:
 * @self: the gaps
 *
 * Looks for what changed now, and does not wait for the main loop.
 */
void
ent_gaps_update (EntGaps *self)
{
  g_return_if_fail (ENT_IS_GAPS (self));

  for (guint kind = 0; kind < ENT_N_GAP_KINDS; kind++)
    if (self->stale & (1u << kind))
      update_kind (self, kind);
  g_clear_handle_id (&self->idle_id, g_source_remove);
}

/**
 * ent_gaps_count:
 * @self: the gaps
 * @kind: a kind of gap
 *
 * Returns: how many there are
 */
guint
ent_gaps_count (EntGaps    *self,
                EntGapKind  kind)
{
  g_return_val_if_fail (ENT_IS_GAPS (self), 0);
  g_return_val_if_fail (kind < ENT_N_GAP_KINDS, 0);

  return self->gaps[kind]->len;
}
