/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-layout.h"
#include "ent-slice.h"
#include "ent-style.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} EntPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} EntRect;

/* How large the parts of the picture are, in scene units. */
#define ENT_SCENE_ACTOR_CUT   8.0  /* how much is cut off the corners of an actor's box */
#define ENT_SCENE_HUB_RADIUS  7.0  /* of the corners of a hub's box */
#define ENT_SCENE_MARK_RADIUS 4.5  /* of the dot of communist rule */
#define ENT_SCENE_DIAMOND     10.0 /* from the middle of a diamond to its corners */

/**
 * EntSceneNodeKind:
 * @ENT_SCENE_NODE_STATE: a state: a pill
 * @ENT_SCENE_NODE_ACTOR: a party that is no state: a box with cut corners
 * @ENT_SCENE_NODE_HUB: the hub of a tie of many members: a box with rounded
 *   corners, outlined as the tie's links are drawn
 *
 * What a node stands for.
 */
typedef enum
{
  ENT_SCENE_NODE_STATE,
  ENT_SCENE_NODE_ACTOR,
  ENT_SCENE_NODE_HUB,
} EntSceneNodeKind;

/**
 * EntSceneNode:
 * @id: the id of the state, or of the tie whose hub it is
 * @kind: what it stands for
 * @record: the state or tie
 * @box: its box, in scene units
 * @label: what is written in it: the name of the time. A hub's may have several
 *   lines, with a line feed between them, each centred within @label_width
 * @label_at: where the text's widest line begins, on the first line's base line
 * @label_width: how wide the text is, measured
 * @marked: whether the state is under communist rule then: a dot before the label
 * @mark_at: the centre of that dot
 * @mark_possible: whether that is only possible: a ring in the dot's place
 * @idle: whether nothing that is shown leads to it but what has ended: it is
 *   drawn quietly
 * @absent: whether the state did not exist then: an idle one with a dashed outline
 * @contested: for a hub, whether a passage contests its tie: a diamond with a
 *   question mark, centred on the upper corner at the right
 * @tie_status: for a hub, what its tie is at the time
 * @tie_activity: for a hub, how certain that is
 * @title: its name, for the picture's text alternatives
 * @description: what can be said of it in a sentence: with whom it is allied
 */
typedef struct
{
  const char       *id;
  EntSceneNodeKind  kind;
  EntRecord        *record;
  EntRect           box;
  char             *label;
  EntPoint          label_at;
  double            label_width;
  gboolean          marked;
  EntPoint          mark_at;
  gboolean          mark_possible;
  gboolean          idle;
  gboolean          absent;
  gboolean          contested;
  EntStatus         tie_status;
  EntActivity       tie_activity;
  char             *title;
  char             *description;
} EntSceneNode;

/**
 * EntSceneLink:
 * @id: the link's id
 * @tie: its tie
 * @a: the id of the node it leads from
 * @b: the id of the node it leads to
 * @kind: the tie's kind
 * @status: what it is at the time
 * @activity: how certain that is
 * @contested: whether a passage contests it: a diamond with a question mark.
 *   %FALSE for a link to a hub, which carries the diamond itself
 * @directed: whether it ends in an arrow head at @b, see
 *   [func@scene_link_get_arrow]
 * @path: a cubic Bézier curve from node border to node border: start, two
 *   control points, end
 * @middle: the point in the middle of the curve, where the diamond sits
 * @title: its title: "Vietnam – Laos"
 * @description: kind, dates and sources in a sentence
 */
typedef struct
{
  const char  *id;
  EntTie      *tie;
  const char  *a;
  const char  *b;
  EntTieKind   kind;
  EntStatus    status;
  EntActivity  activity;
  gboolean     contested;
  gboolean     directed;
  EntPoint     path[4];
  EntPoint     middle;
  char        *title;
  char        *description;
} EntSceneLink;

/**
 * EntLegendSample:
 * @ENT_LEGEND_LINE: a link's line
 * @ENT_LEGEND_MARK: the dot of communist rule, or the ring where it is possible
 * @ENT_LEGEND_DIAMOND: the diamond of a contested link
 * @ENT_LEGEND_ACTOR: the box of a party that is no state
 * @ENT_LEGEND_HUB: the hub of a tie of many members
 * @ENT_LEGEND_ABSENT: the dashed outline of a state that did not exist then
 */
typedef enum
{
  ENT_LEGEND_LINE,
  ENT_LEGEND_MARK,
  ENT_LEGEND_DIAMOND,
  ENT_LEGEND_ACTOR,
  ENT_LEGEND_HUB,
  ENT_LEGEND_ABSENT,
} EntLegendSample;

/**
 * EntLegendEntry:
 * @sample: what is shown
 * @kind: for a line or a hub, its kind
 * @status: for a line or a hub, its status
 * @activity: for a line, a hub or a mark, its certainty
 * @directed: for a line, whether it ends in an arrow head
 * @label: what it means
 * @label_width: measured, in scene units
 */
typedef struct
{
  EntLegendSample  sample;
  EntTieKind       kind;
  EntStatus        status;
  EntActivity      activity;
  gboolean         directed;
  char            *label;
  double           label_width;
} EntLegendEntry;

/**
 * EntSceneOptions:
 * @show_ended: whether ended links are drawn as ghosts
 * @show_uncounted: whether links that the definition leaves out are drawn
 */
typedef struct
{
  gboolean show_ended;
  gboolean show_uncounted;
} EntSceneOptions;

#define ENT_TYPE_SCENE (ent_scene_get_type ())
G_DECLARE_FINAL_TYPE (EntScene, ent_scene, ENT, SCENE, GObject)

EntScene             *ent_scene_new             (EntSlice              *slice,
                                                 EntLayout             *layout,
                                                 const EntSceneOptions *options);

EntSlice             *ent_scene_get_slice       (EntScene              *self);
EntRect               ent_scene_get_bounds      (EntScene              *self);
guint                 ent_scene_get_n_nodes     (EntScene              *self);
const EntSceneNode   *ent_scene_get_node        (EntScene              *self,
                                                 guint                  n);
const EntSceneNode   *ent_scene_lookup_node     (EntScene              *self,
                                                 const char            *id);
guint                 ent_scene_get_n_links     (EntScene              *self);
const EntSceneLink   *ent_scene_get_link        (EntScene              *self,
                                                 guint                  n);
const EntSceneLink   *ent_scene_lookup_link     (EntScene              *self,
                                                 const char            *id);
guint                 ent_scene_get_n_legend    (EntScene              *self);
const EntLegendEntry *ent_scene_get_legend      (EntScene              *self,
                                                 guint                  n);
const EntSceneNode   *ent_scene_find_node       (EntScene              *self,
                                                 EntPoint               at,
                                                 double                 reach);
const EntSceneLink   *ent_scene_find_link       (EntScene              *self,
                                                 EntPoint               at,
                                                 double                 reach);

void                  ent_scene_link_get_arrow  (const EntSceneLink    *link,
                                                 EntPoint              *corners);

char                 *ent_scene_dup_title       (EntScene              *self);
char                 *ent_scene_dup_subtitle    (EntScene              *self);
char                 *ent_scene_dup_sources     (EntScene              *self);
char                 *ent_scene_dup_coverage    (EntScene              *self);
char                 *ent_scene_dup_description (EntScene              *self);

/* Layouts for a case, in ent-graph-layout.c */
EntLayout *ent_graph_layout_request     (EntCase          *the_case);
EntLayout *ent_graph_layout_from_places (EntCase          *the_case);
EntLayout *ent_graph_layout_extend      (EntCase          *the_case,
                                         EntLayout        *base);
EntLayout *ent_graph_layout_make        (EntCase          *the_case,
                                         EntLayoutMethod   method,
                                         GError          **error);

G_END_DECLS
