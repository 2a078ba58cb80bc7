/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "crash-power.h"

G_BEGIN_DECLS

/* How a disk and a program behave; see crash-shim.c and crash-child.c. */
typedef struct
{
  const char *fail;
  const char *error;
  const char *where;
  const char *lie;
  const char *mode;
  gboolean    power;    /* half of the kills are power cuts */
  gboolean    tracing;  /* and the calls are followed for that */
  gboolean    in_place; /* the file cannot be replaced, and may be torn where a journal has it all */
} Setting;

typedef struct
{
  char       *folder;
  char       *aside;
  char       *path;
  char       *journals;
  char       *trace;
  GRand      *random;
  Power      *power;

  /* What the child said since something was certain. */
  GPtrArray  *steps;       /* digests; the first is what was there */
  guint       first;       /* where in them this child began */
  guint       n_acked;
  GPtrArray  *files;       /* what the file may hold; the first is promised */
  char       *saving;
  guint       saving_from; /* the steps that it may hold instead */

  guint       n_kills;
  guint       n_cuts;
  guint       n_opening;   /* kills before the case was open */
  guint       n_recovered;
  guint       n_steps;
  guint       n_acks;
  guint       n_saves;
  guint       n_refusals;
  guint       n_unknown;   /* changes that were gone, and not acknowledged */
  guint       most_unknown;
  guint       n_torn;      /* files that are neither old nor new */
  guint       n_losses;
} Fixture;

void   crash_set_up     (Fixture       *self,
                         gconstpointer  data);
void   crash_tear_down  (Fixture       *self,
                         gconstpointer  data);
void   crash_start      (Fixture       *self);
guint  crash_get_kills  (void);
void   crash_kill_once  (Fixture       *self,
                         const Setting *setting);
void   crash_kill_often (Fixture       *self,
                         const Setting *setting,
                         guint          n_kills);

G_END_DECLS
