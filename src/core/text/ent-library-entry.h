/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-article.h"
#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntLibraryPlace:
 * @start: the first character of the hit, in the normalised text
 * @end: the character behind its last
 * @paragraph: the number of the body paragraph that it starts in, or 0
 *
 * Where something was found in a text.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint paragraph;
} EntLibraryPlace;

/**
 * EntLibraryOrder:
 * @ENT_LIBRARY_ORDER_TITLE: by title
 * @ENT_LIBRARY_ORDER_AUTHOR: by the first author's name; those without one last
 * @ENT_LIBRARY_ORDER_DATE: by when it was published, the latest first; those without last
 * @ENT_LIBRARY_ORDER_ADDED: by when it came into the library, the latest first
 * @ENT_LIBRARY_ORDER_RANK: as a search has ranked them
 *
 * How texts are put in order.
 */
typedef enum
{
  ENT_LIBRARY_ORDER_TITLE,
  ENT_LIBRARY_ORDER_AUTHOR,
  ENT_LIBRARY_ORDER_DATE,
  ENT_LIBRARY_ORDER_ADDED,
  ENT_LIBRARY_ORDER_RANK,
} EntLibraryOrder;

#define ENT_TYPE_LIBRARY_ENTRY (ent_library_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntLibraryEntry, ent_library_entry, ENT, LIBRARY_ENTRY, GObject)

EntLibraryEntry       *ent_library_entry_new             (EntArticle            *article,
                                                          EntText               *text);

EntArticle            *ent_library_entry_get_article     (EntLibraryEntry       *self);
EntText               *ent_library_entry_get_text        (EntLibraryEntry       *self);
const char            *ent_library_entry_get_digest      (EntLibraryEntry       *self);
const char            *ent_library_entry_get_name        (EntLibraryEntry       *self);
const char            *ent_library_entry_get_title       (EntLibraryEntry       *self);
const char            *ent_library_entry_get_authors     (EntLibraryEntry       *self);
const char            *ent_library_entry_get_publication (EntLibraryEntry       *self);
EntDate               *ent_library_entry_get_date        (EntLibraryEntry       *self);
gint64                 ent_library_entry_get_added       (EntLibraryEntry       *self);
gsize                  ent_library_entry_get_length      (EntLibraryEntry       *self);

const char            *ent_library_entry_get_snippet     (EntLibraryEntry       *self);
const EntLibraryPlace *ent_library_entry_get_place       (EntLibraryEntry       *self);
const EntLibraryPlace *ent_library_entry_get_places      (EntLibraryEntry       *self,
                                                          guint                 *n_places);
double                 ent_library_entry_get_rank        (EntLibraryEntry       *self);

int                    ent_library_entry_compare         (EntLibraryEntry       *a,
                                                          EntLibraryEntry       *b,
                                                          EntLibraryOrder        order);
gboolean               ent_library_entry_equal           (EntLibraryEntry       *a,
                                                          EntLibraryEntry       *b);

EntLibraryEntry       *ent_library_entry_find            (EntLibraryEntry       *self,
                                                          const char            *query);

G_END_DECLS
