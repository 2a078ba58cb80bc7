/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-attachments.h"
#include "ent-cli-private.h"
#include "ent-coding.h"
#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-import.h"
#include "ent-store.h"

/*
 * entente attach: find the passages of a case in texts, of whatever format, and
 * report each. What had to be done to read one is said on standard error. With
 * -o the case is written with the digests of the texts that were attached, and,
 * with --with-quotations, with the passages' words. Status 1 says that a passage
 * was ambiguous or not found, or a text none of the case's articles.
 */

typedef struct
{
  char     *output;
  gboolean  with_quotations;
} Options;

typedef struct
{
  EntCase        *the_case;
  EntAttachments *attachments;
  GPtrArray      *articles;  /* attached, in the order of the texts */
  gboolean        doubtful;
} Report;

static void
print_notices (EntImport *import)
{
  GPtrArray *notices = ent_import_get_notices (import);

  for (guint i = 0; i < notices->len; i++)
    g_printerr ("entente attach: %s: %s\n", ent_import_get_name (import),
                (const char *) g_ptr_array_index (notices, i));
}

static gboolean
attach (Report      *report,
        const char  *path,
        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (EntImport) import = ent_import_file (file, NULL, error);
  g_autoptr (GError) local = NULL;
  EntArticle *article;

  if (import == NULL)
    return FALSE;

  print_notices (import);
  article =
    ent_attachments_attach (report->attachments, ent_import_get_text (import), &local);
  if (article == NULL)
    {
      g_printerr ("entente attach: %s\n", local->message);
      report->doubtful = TRUE;
    }
  else if (!g_ptr_array_find (report->articles, article, NULL))
    {
      g_ptr_array_add (report->articles, article);
    }

  return TRUE;
}

static void
print_match (Report     *report,
             EntPassage *passage)
{
  EntAnchorMatch match;
  EntAnchorState state = ent_attachments_get_match (report->attachments, passage, &match);
  const char *id = ent_record_get_id (ENT_RECORD (passage));
  const char *word = ent_enum_get_nick (ENT_TYPE_ANCHOR_STATE, state);

  if (state == ENT_ANCHOR_AMBIGUOUS || state == ENT_ANCHOR_ORPHAN)
    {
      report->doubtful = TRUE;
      g_print ("  %-10s %s\n", word, id);
    }
  else
    {
      g_print ("  %-10s %s ¶ %u %" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT "\n", word, id,
               match.paragraph, match.start, match.end);
    }
}

static void
print_article (Report     *report,
               EntArticle *article)
{
  EntText *text = ent_attachments_get_text (report->attachments, article);
  g_autoptr (GPtrArray) passages = NULL;
  guint counts[5];

  ent_attachments_count (report->attachments, article, counts);
  /* Translators: a text's name, the article that it is, and how its passages were found. */
  g_print (_("%s is %s: %u exact, %u relocated, %u ambiguous, %u not found\n"),
           ent_text_get_name (text), ent_article_get_label (article), counts[ENT_ANCHOR_EXACT],
           counts[ENT_ANCHOR_RELOCATED], counts[ENT_ANCHOR_AMBIGUOUS], counts[ENT_ANCHOR_ORPHAN]);

  passages = ent_case_get_referrers (report->the_case, ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    print_match (report, g_ptr_array_index (passages, i));
}

static gboolean
set_member (EntCase     *the_case,
            EntRecord   *record,
            const char  *name,
            const char  *value,
            GError     **error)
{
  g_autoptr (EntChange) change = ent_change_new ("Attach");
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  g_autoptr (JsonNode) after = ent_record_to_json (record);

  json_object_set_string_member (json_node_get_object (after), name, value);
  if (json_node_equal (before, after))
    return TRUE;
  ent_change_add (change, G_OBJECT_TYPE (record), before, after);

  return ent_case_apply (the_case, change, error);
}

static gboolean
write_down_article (Report         *report,
                    EntArticle     *article,
                    const Options  *options,
                    GError        **error)
{
  EntText *text = ent_attachments_get_text (report->attachments, article);
  g_autoptr (EntChange) change = ent_change_new ("Attach");
  g_autoptr (GPtrArray) passages = NULL;

  ent_coding_add_text (change, report->the_case, article, text);
  if (ent_change_get_n_edits (change) > 0 && !ent_case_apply (report->the_case, change, error))
    return FALSE;
  if (!options->with_quotations)
    return TRUE;

  passages = ent_case_get_referrers (report->the_case, ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);
      g_autofree char *words = ent_attachments_dup_words (report->attachments, passage);

      if (words != NULL &&
          !set_member (report->the_case, ENT_RECORD (passage), "quote", words, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_down (Report         *report,
            const Options  *options,
            GError        **error)
{
  for (guint i = 0; i < report->articles->len; i++)
    if (!write_down_article (report, g_ptr_array_index (report->articles, i), options, error))
      return FALSE;

  return ent_store_save (report->the_case, options->output, error);
}

/* A text that cannot be read keeps none of the others from being reported. The last that
 * cannot is left to the caller to name. */
static gboolean
attach_all (Report  *report,
            char   **texts,
            GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (char **path = texts; *path; path++)
    {
      g_autoptr (GError) local = NULL;

      if (attach (report, *path, &local))
        continue;
      if (failure != NULL)
        g_printerr ("entente attach: %s\n", failure->message);
      g_clear_error (&failure);
      failure = g_steal_pointer (&local);
    }
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static EntCliStatus
run (EntCase        *the_case,
     char          **texts,
     const Options  *options,
     GError        **error)
{
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  Report report = { the_case, attachments, articles, FALSE };
  gboolean complete = attach_all (&report, texts, error);

  for (guint i = 0; i < articles->len; i++)
    print_article (&report, g_ptr_array_index (articles, i));

  /* Where a text is missing, nothing is written. */
  if (!complete)
    return ENT_CLI_FAILED;
  if (options->output != NULL && !write_down (&report, options, error))
    return ENT_CLI_FAILED;

  return report.doubtful ? ENT_CLI_FOUND : ENT_CLI_DONE;
}

/* The report is what standard output is for, and a built-in case is the program's. */
static gboolean
check_output (const char  *output,
              GError     **error)
{
  if (output == NULL || !(g_str_equal (output, "-") || g_str_has_prefix (output, "builtin:")))
    return TRUE;

  return ent_cli_fail_usage (error, _("-o: %s cannot be written; name a file"), output);
}

/*< private >
 * ent_cli_attach:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_attach (int      argc,
                char   **argv,
                GError **error)
{
  g_autofree char *output = NULL;
  gboolean with_quotations = FALSE;
  g_autoptr (EntCase) the_case = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("write the case here"), N_("CASE") },
    { "with-quotations", 0, 0, G_OPTION_ARG_NONE, &with_quotations,
      N_("write the passages' words too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  Options options;

  if (!ent_cli_parse (entries, _("CASE TEXT…"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (argc < 3)
    ent_cli_fail_usage (error, _("a case and a text are needed: entente attach CASE TEXT…"));
  else if (with_quotations && output == NULL)
    ent_cli_fail_usage (
      error, _("--with-quotations needs -o: quotations are only written to a case"));
  else if (check_output (output, error))
    the_case = ent_store_open (argv[1], NULL, error);
  if (the_case == NULL)
    return ENT_CLI_FAILED;

  options = (Options) { output, with_quotations };
  return run (the_case, argv + 2, &options, error);
}
