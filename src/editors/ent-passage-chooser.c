/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-passage-chooser.h"
#include "ent-words.h"

/**
 * EntPassageChooser:
 *
 * A page on which one of the passages of a case is sought, as one types: by its digest, by
 * the article and the paragraph, or by its words where these are at hand.
 */

/* More than one reads; who wants others types on. */
#define SHOWN 50

struct _EntPassageChooser
{
  EntChooserPage parent_instance;

  EntSession *session;
  GHashTable *quotes;    /* of passages, by id: looked for in the texts once */
  GStrv       except;    /* nullable: ids of what is not offered */
};

G_DEFINE_FINAL_TYPE (EntPassageChooser, ent_passage_chooser, ENT_TYPE_CHOOSER_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static EntCase *
get_case (EntPassageChooser *self)
{
  return ent_session_get_case (self->session);
}

/* Empty where neither an attached text nor the case has its words. */
static const char *
get_quote (EntPassageChooser *self,
           EntPassage        *passage)
{
  const char *id = ent_record_get_id (ENT_RECORD (passage));
  char *quote = g_hash_table_lookup (self->quotes, id);

  if (quote == NULL)
    {
      quote = ent_attachments_dup_words (ent_session_get_attachments (self->session), passage);
      quote = quote ? quote : g_strdup ("");
      g_hash_table_insert (self->quotes, g_strdup (id), quote);
    }

  return quote;
}

/* The words of a passage come last: most are found without. */
static gboolean
matches (EntPassageChooser  *self,
         EntPassage         *passage,
         const char         *place,
         const char * const *words)
{
  const char *digest = ent_passage_get_digest (passage);
  g_autofree char *text = NULL;

  if (ent_chooser_page_matches (words, digest ? digest : "", place))
    return TRUE;

  text = g_strconcat (place, " ", get_quote (self, passage), NULL);
  return ent_chooser_page_matches (words, digest ? digest : "", text);
}

static void
append_row (EntPassageChooser *self,
            EntPassage        *passage,
            const char        *place)
{
  const char *id = ent_record_get_id (ENT_RECORD (passage));
  const char *digest = ent_passage_get_digest (passage);
  const char *words = get_quote (self, passage);
  g_autofree char *quote = NULL;
  g_autofree char *under = NULL;

  if (*words != '\0')
    quote = g_strdup_printf (C_("quotation", "“%s”"), words);
  if (digest != NULL && quote != NULL)
    under = g_strconcat (place, "\n", quote, NULL);
  else if (digest != NULL || quote != NULL)
    under = g_strdup (place);

  ent_chooser_page_append (ENT_CHOOSER_PAGE (self), digest ? digest : quote ? quote : place, under,
                           id);
}

static gboolean
append_passage (EntPassageChooser  *self,
                EntPassage         *passage,
                const char * const *words)
{
  const char *id = ent_record_get_id (ENT_RECORD (passage));
  g_autofree char *place = NULL;

  if (self->except != NULL && g_strv_contains ((const char *const *) self->except, id))
    return FALSE;

  place = ent_passage_chooser_dup_place (get_case (self), passage);
  if (!matches (self, passage, place, words))
    return FALSE;

  append_row (self, passage, place);
  return TRUE;
}

static void
ent_passage_chooser_fill (EntChooserPage *page,
                          const char     *text)
{
  EntPassageChooser *self = ENT_PASSAGE_CHOOSER (page);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GListModel *passages = ent_case_get_passages (get_case (self));
  guint n_shown = 0;

  for (guint i = 0; n_shown < SHOWN && i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);

      n_shown += append_passage (self, passage, (const char *const *) words);
    }
}

static void
ent_passage_chooser_choose (EntChooserPage *page,
                            GtkWidget      *row)
{
  g_autofree char *id = g_strdup (ent_chooser_page_get_id (row));

  g_signal_emit (page, signals[CHOSEN], 0, id);
}

static void
ent_passage_chooser_dispose (GObject *object)
{
  EntPassageChooser *self = ENT_PASSAGE_CHOOSER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->quotes, g_hash_table_unref);
  g_clear_pointer (&self->except, g_strfreev);

  G_OBJECT_CLASS (ent_passage_chooser_parent_class)->dispose (object);
}

static void
ent_passage_chooser_class_init (EntPassageChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_passage_chooser_dispose;
  ENT_CHOOSER_PAGE_CLASS (klass)->fill = ent_passage_chooser_fill;
  ENT_CHOOSER_PAGE_CLASS (klass)->choose = ent_passage_chooser_choose;

  /**
   * EntPassageChooser::chosen:
   * @self: the page
   * @id: the id of a passage
   *
   * A passage was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_PASSAGE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_passage_chooser_init (EntPassageChooser *self)
{
  const EntChooserWords words = {
    .placeholder = _("Words of a passage or its digest, or an article"),
    .search = _("Search for a passage"),
    .list = _("Passages found"),
    .nothing = _("No Passage Found"),
    .hint = _("Passages are made in an article: select its words there, and attach them."),
  };

  ent_chooser_page_set_words (ENT_CHOOSER_PAGE (self), &words);
}

/**
 * ent_passage_chooser_new:
 * @session: the session of a case
 * @except: (nullable): the ids of passages that are not offered
 * @title: what the passage is chosen for
 *
 * Returns: (transfer floating): a page
 */
EntPassageChooser *
ent_passage_chooser_new (EntSession *session,
                         GStrv       except,
                         const char *title)
{
  EntPassageChooser *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  self = g_object_new (ENT_TYPE_PASSAGE_CHOOSER, "title", title, NULL);
  self->session = g_object_ref (session);
  self->quotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->except = g_strdupv (except);
  ent_chooser_page_update (ENT_CHOOSER_PAGE (self));

  return self;
}

/**
 * ent_passage_chooser_dup_place:
 * @the_case: a case
 * @passage: one of its passages
 *
 * Returns: (transfer full): the article and the paragraph: “Vu 2020, ¶ 5”
 */
char *
ent_passage_chooser_dup_place (EntCase    *the_case,
                               EntPassage *passage)
{
  EntRecord *article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));
  EntAnchor *anchor = ent_passage_get_anchor (passage);

  return ent_words_dup_place (article ? ent_article_get_label (ENT_ARTICLE (article))
                                      : ent_passage_get_article (passage),
                              anchor ? ent_anchor_get_paragraph (anchor) : 0);
}
