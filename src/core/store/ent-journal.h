/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-timeline.h"

G_BEGIN_DECLS

#define ENT_TYPE_JOURNAL (ent_journal_get_type ())
G_DECLARE_FINAL_TYPE (EntJournal, ent_journal, ENT, JOURNAL, GObject)

EntJournal *ent_journal_new              (const char   *folder,
                                          const char   *address,
                                          EntCase      *the_case);
guint64     ent_journal_write_change     (EntJournal   *self,
                                          EntChange    *change,
                                          gboolean      merged);
guint64     ent_journal_write_position   (EntJournal   *self,
                                          guint         position);
guint64     ent_journal_write_known      (EntJournal   *self,
                                          const char   *digest);
guint64     ent_journal_begin_save       (EntJournal   *self,
                                          const char   *address,
                                          const char   *title,
                                          GBytes       *bytes);
guint64     ent_journal_end_save         (EntJournal   *self,
                                          gboolean      saved);
guint64     ent_journal_get_acknowledged (EntJournal   *self);
guint64     ent_journal_get_last         (EntJournal   *self);
gboolean    ent_journal_flush            (EntJournal   *self,
                                          gint64        timeout);
void        ent_journal_close            (EntJournal   *self,
                                          gboolean      keep);
char       *ent_journal_dup_path         (EntJournal   *self);
char       *ent_journal_dup_folder       (void);

/**
 * EntOrphanFile:
 * @ENT_ORPHAN_FILE_NONE: the case has no file: it was never saved
 * @ENT_ORPHAN_FILE_SAME: its file is what it was when the changes were made
 * @ENT_ORPHAN_FILE_CHANGED: its file was written by another program since
 * @ENT_ORPHAN_FILE_GONE: its file is not there, or cannot be read
 *
 * What became of the file of a case with unsaved changes.
 */
typedef enum
{
  ENT_ORPHAN_FILE_NONE,
  ENT_ORPHAN_FILE_SAME,
  ENT_ORPHAN_FILE_CHANGED,
  ENT_ORPHAN_FILE_GONE,
} EntOrphanFile;

#define ENT_TYPE_ORPHAN (ent_orphan_get_type ())
G_DECLARE_FINAL_TYPE (EntOrphan, ent_orphan, ENT, ORPHAN, GObject)

const char    *ent_orphan_get_path       (EntOrphan    *self);
const char    *ent_orphan_get_address    (EntOrphan    *self);
const char    *ent_orphan_get_title      (EntOrphan    *self);
GDateTime     *ent_orphan_get_time       (EntOrphan    *self);
guint          ent_orphan_get_n_changes  (EntOrphan    *self);
const char *const *ent_orphan_get_titles (EntOrphan    *self);
EntOrphanFile  ent_orphan_get_file       (EntOrphan    *self);
gboolean       ent_orphan_is_damaged     (EntOrphan    *self);
gboolean       ent_orphan_is_restorable  (EntOrphan    *self);

/**
 * EntRecovery:
 * @the_case: the case as it was in the end
 * @timeline: (nullable): what was done to it; taken by who makes a history of it
 * @journal: the journal, which goes on
 * @address: (nullable): where the case belongs
 *
 * What is brought back of unsaved work.
 */
typedef struct
{
  EntCase     *the_case;
  EntTimeline *timeline;
  EntJournal  *journal;
  char        *address;
} EntRecovery;

void         ent_recovery_free                (EntRecovery   *self);

GListModel  *ent_journal_list_orphans         (const char    *folder,
                                               GCancellable  *cancellable,
                                               GError       **error);
void         ent_journal_list_orphans_async   (const char    *folder,
                                               GCancellable  *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer       user_data);
GListModel  *ent_journal_list_orphans_finish  (GAsyncResult  *result,
                                               GError       **error);
EntRecovery *ent_journal_recover              (EntOrphan     *orphan,
                                               GError       **error);
void         ent_journal_recover_async        (EntOrphan     *orphan,
                                               GCancellable  *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer       user_data);
EntRecovery *ent_journal_recover_finish       (GAsyncResult  *result,
                                               GError       **error);
gboolean     ent_journal_discard              (EntOrphan     *orphan,
                                               GError       **error);
void         ent_journal_discard_async        (EntOrphan     *orphan,
                                               GAsyncReadyCallback callback,
                                               gpointer       user_data);
gboolean     ent_journal_discard_finish       (GAsyncResult  *result,
                                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRecovery, ent_recovery_free)

G_END_DECLS
