/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-journal.h"
#include "ent-timeline.h"

G_BEGIN_DECLS

#define ENT_JOURNAL_FORMAT  "entente-journal"
#define ENT_JOURNAL_VERSION 1
#define ENT_JOURNAL_SUFFIX  ".journal"

/* What a chain of checksums starts from. */
#define ENT_JOURNAL_FIRST_LINK "0000000000000000"

/**
 * EntJournalContent:
 * @id: the journal's own
 * @address: (nullable): where the case was opened from or saved to last
 * @title: what the case was called
 * @digest: (nullable): the SHA-256 of what was opened or saved last
 * @saving_address: (nullable): where a saving that was under way goes
 * @saving_digest: (nullable): and what it writes
 * @unsettled: whether nothing says how that saving ended
 * @saved: how it ended, as far as the file tells
 * @doubtful: whether a saving since the last that is known to have gone well did not; then
 *   the file may hold neither what it wrote nor what was saved before
 * @base: the document before the first change
 * @timeline: what was done to it
 * @time: when the last line was written, in microseconds since 1970
 * @link: the checksum of the last good line
 * @size: how many bytes are good
 * @damaged: whether something stands behind them that is more than a torn last line
 * @newer: whether a newer version wrote it
 * @header_lost: whether the first line cannot be read
 * @base_lost: whether the line of the base cannot be read
 *
 * What a journal holds.
 */
typedef struct
{
  char        *id;
  char        *address;
  char        *title;
  char        *digest;
  char        *saving_address;
  char        *saving_digest;
  gboolean     unsettled;
  gboolean     saved;
  gboolean     doubtful;
  GBytes      *base;
  EntTimeline *timeline;
  gint64       time;
  char        *link;
  gsize        size;
  gboolean     damaged;
  gboolean     newer;
  gboolean     header_lost;
  gboolean     base_lost;
} EntJournalContent;

char              *ent_journal_make_line    (const char         *link,
                                             const char         *json,
                                             char              **next_link);
char              *ent_journal_dup_now      (void);
char              *ent_journal_make_header  (const char         *id,
                                             const char         *address,
                                             const char         *title,
                                             const char         *digest);
char              *ent_journal_make_base    (GBytes             *base);
char              *ent_journal_make_saving  (const char         *address,
                                             const char         *title,
                                             const char         *time,
                                             const char         *digest);

EntJournalContent *ent_journal_content_new  (GBytes             *bytes);
void               ent_journal_content_free (EntJournalContent  *self);

gboolean           ent_journal_lock         (int                 descriptor,
                                             int                 operation);
gboolean           ent_journal_is_at        (int                 descriptor,
                                             const char         *path);
int                ent_journal_open_locked  (const char         *path,
                                             int                 operation);
int                ent_journal_take_over    (const char         *path);
EntJournal        *ent_journal_new_adopted  (const char         *path,
                                             int                 descriptor,
                                             EntJournalContent  *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJournalContent, ent_journal_content_free)

G_END_DECLS
