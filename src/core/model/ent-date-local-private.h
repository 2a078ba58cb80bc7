/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date-pattern.h"
#include "ent-date-phrase-private.h"

G_BEGIN_DECLS

/* The translator's patterns of what is typed: see ent-date-local-patterns.c. */
typedef enum
{
  TYPED_YEAR,
  TYPED_BC,
  TYPED_MONTH,
  TYPED_DAY,
  TYPED_DECADE,
  TYPED_CENTURY,
  TYPED_SPRING,
  TYPED_SUMMER,
  TYPED_AUTUMN,
  TYPED_WINTER,
  TYPED_ABOUT,
  TYPED_EARLY,
  TYPED_MID,
  TYPED_LATE,
  TYPED_INTERVAL,
  TYPED_SINCE,
  TYPED_UNTIL,
  TYPED_BEFORE,
  TYPED_AFTER,
  TYPED_BY,
  TYPED_BETWEEN,
} EntDateTyped;

typedef enum
{
  TAKEN_NOTHING   = 0,
  TAKEN_ABOUT     = 1 << 0,
  TAKEN_UNCERTAIN = 1 << 1,
  TAKEN_ARTICLE   = 1 << 2,
  ONLY_WRITTEN    = 1 << 3, /* as ent_date_to_words () writes it, and not otherwise */
  ONLY_PLAIN      = 1 << 4, /* nothing qualifies it but what is taken already */
} EntDateTaken;

/* What a thread needs to read dates: patterns are made once, what was read is for one text. */
typedef struct
{
  GHashTable *patterns; /* by the translated text: a GPtrArray of EntDatePattern */
  GHashTable *plains;   /* by the folded text: a GArray of EntDatePlain */
} EntDateReader;

/* What is done with the gaps of a pattern, and where the result goes. */
typedef struct
{
  EntDateReader     *reader;
  GArray            *years;
  GArray            *plains;
  GPtrArray         *dates;
  EntDateForm        form;
  int                month;
  gsize              fewest_digits;
  gboolean           is_bc;
  gboolean           alone;
  guint              taken;
  EntDatePeriod      period;
  EntDatePointFlags  flags;
  const char        *shape;
  int                direction;
} EntDateAsk;

EntDateReader *ent_date_get_reader       (void);
GPtrArray     *ent_date_get_patterns     (EntDateReader      *self,
                                          const char         *formats);
void           ent_date_match            (const char         *formats,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
void           ent_date_match_typed      (EntDateTyped        typed,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
void           ent_date_match_prefix     (EntDateWords        words,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
void           ent_date_match_suffix     (EntDateWords        words,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
void           ent_date_match_infix      (EntDateWords        words,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
void           ent_date_match_both       (EntDateWords        first,
                                          EntDateWords        second,
                                          const char         *behind,
                                          const char         *text,
                                          EntDatePatternFunc  func,
                                          const EntDateAsk   *ask);
gboolean       ent_date_is_folded        (const char         *words,
                                          const char         *text);
gboolean       ent_date_is_listed        (EntDateWords        words,
                                          const char         *text);
GArray        *ent_date_read_years       (EntDateReader      *self,
                                          const char         *text,
                                          gboolean            alone);
void           ent_date_add_reading      (GPtrArray          *dates,
                                          char               *edtf);
void           ent_date_read_local_point (EntDateReader      *self,
                                          const char         *text,
                                          guint               taken,
                                          EntDatePointFlags   flags,
                                          GPtrArray          *dates);

G_END_DECLS
