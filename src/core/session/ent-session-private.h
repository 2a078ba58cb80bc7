/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the session share. */

#pragma once

#include "ent-arrangement.h"
#include "ent-session.h"

G_BEGIN_DECLS

struct _EntSession
{
  GObject parent_instance;

  EntCase         *the_case;
  EntDate         *at;
  EntDateUnit      unit;
  EntDefinition   *definition;
  EntDefinition   *preview;     /* nullable: what is tried out in its place */
  char            *lost_definition; /* nullable: the id of the one in use, which was removed */
  EntSliceIndex   *index;
  EntSliceIndex   *own_index;   /* nullable: that of the definition, while another is tried out */
  EntSlice        *slice;
  EntRecord       *selection;
  char            *link;
  gboolean         show_ended;
  gboolean         show_uncounted;
  EntArrangement  *arrangement;
  EntAttachments  *attachments;
  EntReading      *reading;
  EntHistory      *history;
  gboolean         can_undo;
  gboolean         can_redo;
  char            *undo_title;
  char            *redo_title;
  gboolean         modified;
  gboolean         read_only;

  /* What was seen before a look, and is not there in what is looked at. */
  EntRecord       *kept_selection;
  char            *kept_link;
  EntArticle      *kept_article;
  EntPassage      *kept_passage;
};

typedef enum
{
  PROP_CASE = 1,
  PROP_TITLE,
  PROP_AT,
  PROP_UNIT,
  PROP_DEFINITION,
  PROP_INDEX,
  PROP_SLICE,
  PROP_SELECTION,
  PROP_LINK,
  PROP_SHOW_ENDED,
  PROP_SHOW_UNCOUNTED,
  PROP_LAYOUT,
  PROP_ATTACHMENTS,
  PROP_READING,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
  PROP_MODIFIED,
  PROP_HISTORY,
  PROP_READ_ONLY,
} EntSessionProperty;

typedef void (*EntSessionPrepared) (EntSession *self,
                                    GTask      *task);

void ent_session_prepare     (EntSession         *self,
                              GTask              *task,
                              EntSessionPrepared  prepared);
void ent_session_notify      (EntSession         *self,
                              EntSessionProperty  property);
void ent_session_build_index (EntSession         *self);
void ent_session_judge_index (EntSession         *self);
void ent_session_take_slice  (EntSession         *self);
void ent_session_forget_kept (EntSession         *self);

G_END_DECLS
