/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-tie-chooser.h"
#include "ent-words.h"

/**
 * EntTieChooser:
 *
 * A page on which one of the alliances and alignments of a case is sought, as one types:
 * by the names of its members, its title or its years.
 */

/* More than one reads; who wants others types on. */
#define SHOWN 50

struct _EntTieChooser
{
  EntChooserPage parent_instance;

  EntCase *the_case;
};

G_DEFINE_FINAL_TYPE (EntTieChooser, ent_tie_chooser, ENT_TYPE_CHOOSER_PAGE)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_subtitle (EntTieChooser *self,
              EntTie        *tie)
{
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (tie));
  g_autofree char *members = NULL;

  if (ent_tie_get_title (tie) == NULL)
    return g_strdup_printf ("%s · %s", ent_words_for_tie_kind (ent_tie_get_kind (tie)), dates);

  members = ent_words_dup_members (self->the_case, tie,
                                   ent_edit_get_name_time (self->the_case, ENT_RECORD (tie)));
  return g_strdup_printf ("%s · %s\n%s", ent_words_for_tie_kind (ent_tie_get_kind (tie)), dates,
                          members);
}

static gboolean
append_tie (EntTieChooser *self,
            EntTie        *tie,
            char         **words)
{
  g_autofree char *title = ent_edit_dup_name (self->the_case, ENT_RECORD (tie));
  g_autofree char *subtitle = dup_subtitle (self, tie);

  if (!ent_chooser_page_matches ((const char *const *) words, title, subtitle))
    return FALSE;

  ent_chooser_page_append (ENT_CHOOSER_PAGE (self), title, subtitle,
                           ent_record_get_id (ENT_RECORD (tie)));
  return TRUE;
}

static void
ent_tie_chooser_fill (EntChooserPage *page,
                      const char     *text)
{
  EntTieChooser *self = ENT_TIE_CHOOSER (page);
  g_auto (GStrv) words = g_strsplit_set (text, " –-", -1);
  GListModel *ties = ent_case_get_ties (self->the_case);
  guint n_shown = 0;

  for (guint i = 0; n_shown < SHOWN && i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      if (ent_tie_is_governed (tie))
        n_shown += append_tie (self, tie, words);
    }
}

static void
ent_tie_chooser_choose (EntChooserPage *page,
                        GtkWidget      *row)
{
  g_autofree char *id = g_strdup (ent_chooser_page_get_id (row));

  g_signal_emit (page, signals[CHOSEN], 0, id);
}

static void
ent_tie_chooser_dispose (GObject *object)
{
  g_clear_object (&ENT_TIE_CHOOSER (object)->the_case);

  G_OBJECT_CLASS (ent_tie_chooser_parent_class)->dispose (object);
}

static void
ent_tie_chooser_class_init (EntTieChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_tie_chooser_dispose;
  ENT_CHOOSER_PAGE_CLASS (klass)->fill = ent_tie_chooser_fill;
  ENT_CHOOSER_PAGE_CLASS (klass)->choose = ent_tie_chooser_choose;

  /**
   * EntTieChooser::chosen:
   * @self: the page
   * @id: the id of a tie
   *
   * A tie was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_TIE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_tie_chooser_init (EntTieChooser *self)
{
  const EntChooserWords words = {
    .placeholder = _("Name of a state or a tie, or a year"),
    .search = _("Search for a tie"),
    .list = _("Ties found"),
    .nothing = _("No Tie Found"),
    .hint = _("Definitions speak of alliances and alignments, and none of the case is called so."),
  };

  ent_chooser_page_set_words (ENT_CHOOSER_PAGE (self), &words);
}

/**
 * ent_tie_chooser_new:
 * @the_case: a case
 * @title: what the tie is chosen for
 *
 * Returns: (transfer floating): a page
 */
EntTieChooser *
ent_tie_chooser_new (EntCase    *the_case,
                     const char *title)
{
  EntTieChooser *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_TIE_CHOOSER, "title", title, NULL);
  self->the_case = g_object_ref (the_case);
  ent_chooser_page_update (ENT_CHOOSER_PAGE (self));

  return self;
}
