/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-merge.h"

G_BEGIN_DECLS

/**
 * EntParts:
 *
 * A list of a record, by the identity of its items: the items in their order, and each
 * by its key.
 */
typedef struct
{
  GPtrArray  *keys;    /* in the order of the list */
  GHashTable *items;   /* key → JsonNode, which the list owns */
  gboolean    unique;  /* no key stands twice */
} EntParts;

EntParts  *ent_parts_new             (const EntField  *field,
                                      JsonNode        *list);
void       ent_parts_free            (EntParts        *self);
gboolean   ent_parts_are_merged      (const EntField  *field);

JsonNode  *ent_merge_value           (const EntField  *field,
                                      JsonNode        *base,
                                      JsonNode        *ours,
                                      JsonNode        *theirs,
                                      EntMergeChoice   prefer,
                                      gboolean        *conflict);
JsonNode  *ent_merge_parts           (const EntField  *field,
                                      JsonNode        *base,
                                      JsonNode        *ours,
                                      JsonNode        *theirs,
                                      EntMergeChoice   prefer,
                                      gboolean        *conflict);
JsonObject *ent_merge_objects        (EntRecordClass  *klass,
                                      JsonObject      *base,
                                      JsonObject      *ours,
                                      JsonObject      *theirs,
                                      EntMergeChoice   prefer,
                                      gboolean        *conflict);
GPtrArray *ent_merge_list_members    (JsonObject      *base,
                                      JsonObject      *ours,
                                      JsonObject      *theirs);
const EntField *ent_merge_find_field (EntRecordClass  *klass,
                                      const char      *name);
gboolean   ent_merge_same            (JsonNode        *a,
                                      JsonNode        *b);
gboolean   ent_merge_same_objects    (JsonObject      *a,
                                      JsonObject      *b);
JsonNode  *ent_merge_get_member      (JsonObject      *object,
                                      const char      *name);

gboolean   ent_merge_is_sound        (GType            type,
                                      JsonNode        *record);
const char *const *ent_merge_get_group (GType          type);
gboolean   ent_merge_is_bound        (GType            type);

gboolean   ent_merge_is_same_thing   (GType            type,
                                      JsonNode        *a,
                                      JsonNode        *b);
void       ent_merge_tell_apart      (EntCase         *base,
                                      EntCase        **ours,
                                      EntCase        **theirs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntParts, ent_parts_free)

/* A record of the merged case; the header has no id. */
typedef struct
{
  GType      type;
  char      *id;
  EntRecord *record;
} EntMergeItem;

/* What both sides disagree on; see EntConflict. */
typedef struct
{
  EntMergeItem *item;
  char         *member;
  JsonNode     *base;
  JsonNode     *ours;
  JsonNode     *theirs;
} EntMergeConflict;

/* The state of a merge. */
typedef struct
{
  EntCase    *base;
  EntCase    *ours;
  EntCase    *theirs;
  GHashTable *items;      /* id → EntMergeItem */
  EntMergeItem header;
  GPtrArray  *conflicts;  /* of EntMergeConflict */
  GQueue     *unchecked;  /* items whose references are to be looked up */
  GError     *error;
} EntMerger;

JsonNode  *ent_merger_dup_json       (EntCase         *the_case,
                                      GType            type,
                                      const char      *id);
EntMergeItem *ent_merger_add         (EntMerger       *self,
                                      GType            type,
                                      const char      *id,
                                      JsonNode        *node);
void       ent_merger_set            (EntMerger       *self,
                                      EntMergeItem    *item,
                                      JsonNode        *node);
EntMergeConflict *ent_merger_find_conflict (EntMerger *self,
                                      EntMergeItem    *item,
                                      const char      *member);
void       ent_merger_add_conflict   (EntMerger       *self,
                                      EntMergeItem    *item,
                                      const char      *member,
                                      JsonNode        *base,
                                      JsonNode        *ours,
                                      JsonNode        *theirs);
void       ent_merger_hold           (EntMerger       *self,
                                      EntMergeItem    *item);
void       ent_merger_check_references (EntMerger     *self);

G_END_DECLS
