/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-anchor.h"
#include "ent-text-words.h"

G_BEGIN_DECLS

/* Numbers that case files depend on: they may never change. */
#define ENT_ANCHOR_GRAM_WORDS 5
#define ENT_ANCHOR_EDGE_WORDS 3
#define ENT_ANCHOR_MAX_GRAMS  32

/* Beside the grams, a sketch holds two hashes: head and tail. */
#define ENT_ANCHOR_EDGES 2

#define ENT_ANCHOR_SHA256_DIGITS 64

/**
 * EntAnchorSketch:
 * @n_words: how many words the passage has
 * @n_grams: how many of @grams are used
 * @grams: the smallest hashes of its word 5-grams, ascending, none twice
 * @head: the hash of its first three words
 * @tail: the hash of its last three words
 * @rival: how many of these hashes stand at the most similar other place of the text
 *   that the anchor was made from; 0 where they are too few to matter
 * @echoes: a mask of @grams: `1u << i` where the one at i stood outside the passage too in
 *   the text that the anchor was made from
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
  guint32 echoes;
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

/**
 * EntAnchorPlace:
 * @first: the first word that a gram of the sketch covers
 * @last: the word behind the last such
 * @head: where the head was found, or %ENT_ANCHOR_NOWHERE
 * @tail: the word behind the tail, or %ENT_ANCHOR_NOWHERE
 * @gap: the most words in a row, between the two, that no gram covers
 * @own_first: the first word that a gram covers which is no echo, or %ENT_ANCHOR_NOWHERE
 * @own_last: the word behind the last such
 * @own_gap: the most words in a row, between the two, that no such gram covers
 * @n_found: how many hashes of the sketch stand there: grams, head and tail
 *
 * A place that looks like a passage. All positions count words.
 */
typedef struct
{
  guint first;
  guint last;
  guint head;
  guint tail;
  guint gap;
  guint own_first;
  guint own_last;
  guint own_gap;
  guint n_found;
} EntAnchorPlace;

#define ENT_ANCHOR_NOWHERE G_MAXUINT

GArray  *ent_anchor_find_places  (const EntAnchorSketch *sketch,
                                  const EntTextWord     *words,
                                  guint                  n_words,
                                  guint                  skip_first,
                                  guint                  skip_last);
void     ent_anchor_find_rival   (EntAnchor             *self,
                                  EntText               *text);
gboolean ent_anchor_is_complete  (const EntAnchorSketch *sketch,
                                  const EntAnchorPlace  *place);
guint    ent_anchor_get_tolerance (const EntAnchorSketch *sketch);
double   ent_anchor_get_share    (const EntAnchorSketch *sketch,
                                  guint                  n_found);
gboolean ent_anchor_find_edges   (const EntAnchor       *self,
                                  EntText               *text,
                                  const EntAnchorPlace  *place,
                                  gsize                 *start,
                                  gsize                 *end);
char    *ent_anchor_digest_span  (EntText               *text,
                                  gsize                  start,
                                  gsize                  end);

G_END_DECLS
