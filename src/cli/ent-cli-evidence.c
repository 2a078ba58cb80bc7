/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-attachments.h"
#include "ent-cli-private.h"
#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-slice-index.h"
#include "ent-store.h"

/*
 * entente evidence: the passages of a case and what they support or contest, all
 * of them, or those of one tie, or those of the ties that are active at a date.
 * Texts that are named after --text are attached first, so that the passages can
 * be printed word for word.
 */

typedef struct
{
  char  *tie;
  char  *at;
  char  *format;
  char **texts;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->tie);
  g_free (options->at);
  g_free (options->format);
  g_strfreev (options->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_passages_of_tie (EntCase    *the_case,
                     EntTie     *tie,
                     GHashTable *passages)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, tie);

  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *piece = g_ptr_array_index (evidence, i);

      g_hash_table_add (passages, (gpointer) ent_evidence_get_passage (piece));
    }
}

static gboolean
add_passages_at (EntCase     *the_case,
                 const char  *at,
                 EntTie      *only,
                 GHashTable  *passages,
                 GError     **error)
{
  g_autoptr (EntSlice) slice = ent_cli_take_slice (the_case, at, NULL, error);

  if (slice == NULL)
    return FALSE;

  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    {
      const EntSliceTie *entry = ent_slice_get_tie (slice, i);

      if (entry->status != ENT_STATUS_ENDED && (only == NULL || only == entry->tie))
        add_passages_of_tie (the_case, entry->tie, passages);
    }

  return TRUE;
}

/* The ids of the passages that are asked for, or NULL for all. */
static GHashTable *
choose_passages (EntCase        *the_case,
                 const Options  *options,
                 GError        **error)
{
  g_autoptr (GHashTable) passages = g_hash_table_new (g_str_hash, g_str_equal);
  EntRecord *tie = ent_case_lookup (the_case, ENT_TYPE_TIE, options->tie);

  if (options->tie != NULL && tie == NULL)
    {
      ent_cli_fail_usage (error, _("--tie: there is no tie “%s” in the case"), options->tie);
      return NULL;
    }

  if (options->at != NULL)
    {
      if (!add_passages_at (the_case, options->at, (EntTie *) tie, passages, error))
        return NULL;
    }
  else if (tie != NULL)
    {
      add_passages_of_tie (the_case, ENT_TIE (tie), passages);
    }
  else
    {
      GListModel *all = ent_case_get_passages (the_case);

      for (guint i = 0; i < g_list_model_get_n_items (all); i++)
        {
          g_autoptr (EntRecord) passage = g_list_model_get_item (all, i);

          g_hash_table_add (passages, (gpointer) ent_record_get_id (passage));
        }
    }

  return g_steal_pointer (&passages);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gsize        value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
add_evidence (JsonBuilder *builder,
              EntCase     *the_case,
              EntPassage  *passage)
{
  g_autoptr (GPtrArray) evidence = NULL;

  evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *piece = g_ptr_array_index (evidence, i);

      json_builder_begin_object (builder);
      ent_cli_add_string (builder, "target", ent_evidence_get_target (piece));
      ent_cli_add_string (builder, "stance",
                          ent_enum_get_nick (ENT_TYPE_STANCE, ent_evidence_get_stance (piece)));
      ent_cli_add_string (builder, "aspect",
                          ent_enum_get_nick (ENT_TYPE_ASPECT, ent_evidence_get_aspect (piece)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Where a passage is: in the text that is attached, or, without it, where the case has it. */
static EntAnchorState
locate (EntAttachments *attachments,
        EntPassage     *passage,
        EntAnchorMatch *place)
{
  EntAnchor *anchor = ent_passage_get_anchor (passage);
  EntAnchorState state = ent_attachments_get_match (attachments, passage, place);

  if (state != ENT_ANCHOR_EXACT && state != ENT_ANCHOR_RELOCATED)
    {
      place->paragraph = ent_anchor_get_paragraph (anchor);
      place->start = ent_anchor_get_start (anchor);
      place->end = ent_anchor_get_end (anchor);
    }

  return state;
}

static void
add_passage (JsonBuilder    *builder,
             EntAttachments *attachments,
             EntCase        *the_case,
             EntPassage     *passage)
{
  g_autofree char *words = ent_attachments_dup_words (attachments, passage);
  EntAnchorMatch place;
  EntAnchorState state = locate (attachments, passage, &place);

  json_builder_begin_object (builder);
  ent_cli_add_string (builder, "id", ent_record_get_id (ENT_RECORD (passage)));
  ent_cli_add_string (builder, "article", ent_passage_get_article (passage));
  add_int (builder, "paragraph", place.paragraph);
  add_int (builder, "start", place.start);
  add_int (builder, "end", place.end);
  ent_cli_add_string (builder, "anchor", ent_enum_get_nick (ENT_TYPE_ANCHOR_STATE, state));
  ent_cli_add_string (builder, "text", words);
  ent_cli_add_string (builder, "digest", ent_passage_get_digest (passage));
  add_evidence (builder, the_case, passage);
  json_builder_end_object (builder);
}

static void
print_json (EntCase        *the_case,
            EntAttachments *attachments,
            GPtrArray      *passages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "passages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < passages->len; i++)
    add_passage (builder, attachments, the_case, g_ptr_array_index (passages, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  ent_cli_print_json (root);
}

static void
print_passage (EntCase        *the_case,
               EntAttachments *attachments,
               EntPassage     *passage)
{
  EntRecord *article =
    ent_case_lookup (the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (passage));
  g_autofree char *words = ent_attachments_dup_words (attachments, passage);
  g_autoptr (GPtrArray) evidence = NULL;
  EntAnchorMatch place;

  locate (attachments, passage, &place);
  g_print ("%s, ¶ %u\n", ent_article_get_label (ENT_ARTICLE (article)), place.paragraph);
  if (words != NULL)
    g_print ("  “%s”\n", words);
  /* Translators: a passage told in the coder's own words. */
  g_print (_("  digest: %s\n"), ent_passage_get_digest (passage));

  evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                     ent_record_get_id (ENT_RECORD (passage)));
  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *piece = g_ptr_array_index (evidence, i);

      g_print ("  %s %s (%s)\n",
               ent_enum_get_nick (ENT_TYPE_STANCE, ent_evidence_get_stance (piece)),
               ent_evidence_get_target (piece),
               ent_enum_get_nick (ENT_TYPE_ASPECT, ent_evidence_get_aspect (piece)));
    }
  g_print ("\n");
}

static void
print_table (EntCase        *the_case,
             EntAttachments *attachments,
             GPtrArray      *passages)
{
  for (guint i = 0; i < passages->len; i++)
    print_passage (the_case, attachments, g_ptr_array_index (passages, i));
  if (passages->len == 0)
    g_print ("%s\n", _("The case has no passages for that."));
}

static GPtrArray *
list_passages (EntCase    *the_case,
               GHashTable *chosen)
{
  GPtrArray *passages = g_ptr_array_new ();
  GListModel *all = ent_case_get_passages (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (all, i);

      if (g_hash_table_contains (chosen, ent_record_get_id (ENT_RECORD (passage))))
        g_ptr_array_add (passages, passage);
    }

  return passages;
}

static gboolean
print_evidence (EntCase        *the_case,
                const Options  *options,
                GError        **error)
{
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  g_autoptr (GHashTable) chosen = choose_passages (the_case, options, error);
  g_autoptr (GPtrArray) passages = NULL;

  if (chosen == NULL || !ent_cli_attach_texts (attachments, options->texts, error))
    return FALSE;

  passages = list_passages (the_case, chosen);
  if (g_str_equal (options->format, "json"))
    print_json (the_case, attachments, passages);
  else
    print_table (the_case, attachments, passages);

  return TRUE;
}

/*< private >
 * ent_cli_evidence:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_evidence (int      argc,
                  char   **argv,
                  GError **error)
{
  static const char *const formats[] = { "table", "json", NULL };
  g_auto (Options) options = { NULL };
  g_autoptr (EntCase) the_case = NULL;
  const GOptionEntry entries[] = {
    { "tie", 0, 0, G_OPTION_ARG_STRING, &options.tie, N_("only this tie's"), N_("ID") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_("only those of ties active then"), N_("DATE") },
    { "text", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.texts,
      N_("attach this text first"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("table or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (options.format == NULL)
    options.format = g_strdup ("table");
  if (argc != 2)
    ent_cli_fail_usage (error, _("one case is needed: entente evidence CASE"));
  else if (ent_cli_check_format (options.format, formats, error))
    the_case = ent_store_open (argv[1], NULL, error);

  return the_case && print_evidence (the_case, &options, error) ? ENT_CLI_DONE : ENT_CLI_FAILED;
}
