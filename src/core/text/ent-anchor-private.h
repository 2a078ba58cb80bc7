/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-anchor.h"
#include "ent-text-words.h"

G_BEGIN_DECLS

/* Numbers that case files depend on: they may never change. */
#define ENT_ANCHOR_GRAM_WORDS 5
#define ENT_ANCHOR_EDGE_WORDS 3
#define ENT_ANCHOR_MAX_GRAMS  32

#define ENT_ANCHOR_SHA256_DIGITS 64

/**
 * EntAnchorSketch:
 * @n_words: how many words the passage has
 * @n_grams: how many of @grams are used
 * @grams: the smallest hashes of its word 5-grams, ascending, none twice
 * @head: the hash of its first three words
 * @tail: the hash of its last three words
 * @rival: how much of the sketch, counted as in ent_anchor_locate(), stands in the
 *   second best place of the text that the anchor was made from; 0 where that is
 *   too little to matter
 *
 * What is kept of a passage's words.
 */
typedef struct
{
  guint   n_words;
  guint   n_grams;
  guint32 grams[ENT_ANCHOR_MAX_GRAMS];
  guint32 head;
  guint32 tail;
  guint   rival;
} EntAnchorSketch;

struct _EntAnchor
{
  gatomicrefcount ref_count;

  guint           paragraph;
  gsize           start;
  gsize           end;
  char            sha256[ENT_ANCHOR_SHA256_DIGITS + 1];
  EntAnchorSketch sketch;

  /* Members of newer versions, kept for writing. */
  JsonObject *unknown;
  JsonObject *unknown_sketch;
};

char *ent_anchor_digest_span (EntText *text,
                              gsize    start,
                              gsize    end);

G_END_DECLS
