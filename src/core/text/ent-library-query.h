/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*< private >
 * EntQueryPlace:
 * @term: which of the query's terms stands there, from 0
 * @start: its first character in the text
 * @end: the character behind its last
 * @start_byte: the byte at which it begins
 * @end_byte: the byte behind it
 *
 * Where a term of a query stands in a text.
 */
typedef struct
{
  guint term;
  gsize start;
  gsize end;
  gsize start_byte;
  gsize end_byte;
} EntQueryPlace;

/*< private >
 * EntQuery:
 *
 * What was typed, understood: see ent-library-query.c. Immutable.
 */
typedef struct _EntQuery EntQuery;

EntQuery *ent_query_new         (const char     *typed);
void      ent_query_free        (EntQuery       *self);

gboolean  ent_query_is_empty    (const EntQuery *self);
char     *ent_query_dup_match   (const EntQuery *self);

GArray   *ent_query_find        (const EntQuery *self,
                                 const char     *text,
                                 guint           n_enough);
gboolean  ent_query_stands_in   (const EntQuery *self,
                                 GArray         *places);
guint     ent_query_choose      (const EntQuery *self,
                                 GArray         *places);
char     *ent_query_dup_snippet (const char     *text,
                                 GArray         *places,
                                 guint           place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQuery, ent_query_free)

G_END_DECLS
