/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-theory-index.h"
#include "ent-turns.h"

G_BEGIN_DECLS

/**
 * EntTheoryListing:
 *
 * A list of an index's cases or ends that is made a little at a time.
 */
typedef struct _EntTheoryListing EntTheoryListing;

/**
 * EntTheoryListed:
 * @items: (transfer none): the list
 * @user_data: what was given with the callback
 *
 * Called when a list is made.
 */
typedef void (*EntTheoryListed) (GListModel *items,
                                 gpointer    user_data);

EntTheoryListing *ent_theory_listing_new_cases    (EntTheoryIndex   *index,
                                                   EntSpan           window,
                                                   EntTheoryRow     *row);
EntTheoryListing *ent_theory_listing_new_breaking (EntTheoryIndex   *index,
                                                   EntSpan           window);
EntTheoryListing *ent_theory_listing_new_open     (EntTheoryIndex   *index,
                                                   EntSpan           window);
EntTheoryListing *ent_theory_listing_new_ends     (EntTheoryIndex   *index,
                                                   EntSpan           window);
EntTheoryListing *ent_theory_listing_new_next     (EntTheoryIndex   *index,
                                                   EntSpan           at);
void              ent_theory_listing_free         (EntTheoryListing *self);
gboolean          ent_theory_listing_work         (EntTheoryListing *self,
                                                   gint64            until);
GListModel       *ent_theory_listing_get_items    (EntTheoryListing *self);
guint             ent_theory_listing_run_in_turns (EntTheoryListing *self,
                                                   EntTheoryListed   listed,
                                                   gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryListing, ent_theory_listing_free)

G_END_DECLS
