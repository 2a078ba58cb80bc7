/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntFound:
 * @address: where the case is: a path, a URI or `builtin:NAME`
 * @record: the id of the state or tie
 * @name: what it is called
 * @description: what it is, and in which case
 * @is_state: whether it is a state; otherwise it is a tie
 * @words: what it is found by
 *
 * A state or tie of a case, told without the case. It does not change, so that threads
 * can share it.
 */
typedef struct
{
  char    *address;
  char    *record;
  char    *name;
  char    *description;
  gboolean is_state;
  char    *words;
} EntFound;

EntFound  *ent_found_ref        (EntFound    *self);
void       ent_found_unref      (EntFound    *self);
char      *ent_found_dup_id     (EntFound    *self);
gboolean   ent_found_parse_id   (const char  *id,
                                 char       **address,
                                 char       **record);
gboolean   ent_found_matches    (EntFound    *self,
                                 const char  *search);
GPtrArray *ent_found_list       (EntCase     *the_case,
                                 const char  *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFound, ent_found_unref)

G_END_DECLS
