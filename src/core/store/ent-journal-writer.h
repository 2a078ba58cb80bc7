/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-journal-private.h"

G_BEGIN_DECLS

/* A journal's file, as the thread that writes it knows it. Used from one thread. */

typedef enum
{
  ENT_JOURNAL_ITEM_STEP,    /* a change, or a way through the history */
  ENT_JOURNAL_ITEM_SAVING,
  ENT_JOURNAL_ITEM_SAVED,
} EntJournalItemKind;

typedef struct
{
  EntJournalItemKind  kind;
  char               *json;     /* of a saving: made with its digest */
  gboolean            saved;
  GBytes             *bytes;    /* what is being saved */
  char               *address;
  char               *title;
  char               *time;
  char               *digest;
} EntJournalItem;

typedef struct
{
  char   *folder;
  char   *address;
  char   *title;
  char   *digest;
  GBytes *base;
  int     descriptor;  /* -1 before there is a file */
  char   *path;
  char   *link;
  gsize   size;
  gboolean adopted;    /* and not known to outlive a power cut */
} EntJournalFile;

void ent_journal_item_free   (EntJournalItem *item);
void ent_journal_file_clear  (EntJournalFile *self);
int  ent_journal_file_write  (EntJournalFile *self,
                              GPtrArray      *items);
void ent_journal_file_remove (EntJournalFile *self);

G_END_DECLS
