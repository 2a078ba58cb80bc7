/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-measure.h"
#include "ent-scene-private.h"

/*
 * The legend: an entry for every sign that the scene shows, and for no other,
 * always in the same order.
 */

static const struct
{
  EntTieKind  kind;
  const char *name;
} kinds[] = {
  { ENT_TIE_KIND_ALLIANCE, NC_("legend", "Alliance") },
  { ENT_TIE_KIND_ALIGNMENT, NC_("legend", "Alignment, informal") },
  { ENT_TIE_KIND_SPONSORSHIP, NC_("legend", "Sponsorship") },
  { ENT_TIE_KIND_CONFLICT, NC_("legend", "Conflict") },
  { ENT_TIE_KIND_PROPOSAL, NC_("legend", "Proposal") },
};

static void
add_entry (EntScene       *self,
           EntLegendEntry  entry,
           char           *label)
{
  entry.label = label;
  entry.label_width = ent_measure_width (ENT_FONT_LEGEND, label);
  g_array_append_val (self->legend, entry);
}

static gboolean
has_line (EntScene    *self,
          EntTieKind   kind,
          EntStatus    status,
          EntActivity  activity)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSceneLink *link = &g_array_index (self->links, EntSceneCurve, i).link;

      if (link->kind == kind && link->status == status && link->activity == activity)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_line_label (const char  *name,
                EntStatus    status,
                EntActivity  activity)
{
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "legend", name);
  gboolean possible = activity == ENT_ACTIVITY_POSSIBLE;

  if (status == ENT_STATUS_UNCOUNTED && possible)
    /* Translators: %s is a kind of link: "Alliance". */
    return g_strdup_printf (C_("legend", "%s, possible, not counted"), kind);
  if (status == ENT_STATUS_UNCOUNTED)
    return g_strdup_printf (C_("legend", "%s, not counted"), kind);
  if (possible)
    return g_strdup_printf (C_("legend", "%s, possible"), kind);

  return g_strdup (kind);
}

static void
add_lines (EntScene *self)
{
  static const EntStatus statuses[] = { ENT_STATUS_ACTIVE, ENT_STATUS_UNCOUNTED };
  static const EntActivity activities[] = { ENT_ACTIVITY_CERTAIN, ENT_ACTIVITY_POSSIBLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) * 4; i++)
    {
      EntLegendEntry entry = {
        .sample = ENT_LEGEND_LINE,
        .kind = kinds[i / 4].kind,
        .status = statuses[i / 2 % 2],
        .activity = activities[i % 2],
        .directed = kinds[i / 4].kind == ENT_TIE_KIND_SPONSORSHIP,
      };

      if (has_line (self, entry.kind, entry.status, entry.activity))
        add_entry (self, entry, dup_line_label (kinds[i / 4].name, entry.status, entry.activity));
    }
}

static void
add_ended (EntScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSceneLink *link = &g_array_index (self->links, EntSceneCurve, i).link;
      EntLegendEntry entry = { ENT_LEGEND_LINE, link->kind, link->status, link->activity, FALSE };

      if (link->status == ENT_STATUS_ENDED)
        {
          add_entry (self, entry, g_strdup (C_("legend", "Ended")));
          return;
        }
    }
}

static gboolean
has_contested (EntScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    if (g_array_index (self->links, EntSceneCurve, i).link.contested)
      return TRUE;
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_array_index (self->nodes, EntSceneNode, i).contested)
      return TRUE;

  return FALSE;
}

/* The diamond has the colour of a line: that of the first contested link. */
static void
add_diamond (EntScene *self)
{
  EntLegendEntry entry = { ENT_LEGEND_DIAMOND,
                           ENT_TIE_KIND_ALLIANCE,
                           ENT_STATUS_ACTIVE,
                           ENT_ACTIVITY_CERTAIN,
                           FALSE };

  if (has_contested (self))
    add_entry (self, entry, g_strdup (C_("legend", "Contested by a passage")));
}

static void
add_nodes (EntScene *self)
{
  const EntSceneNode *hub = NULL;
  gboolean actor = FALSE;
  gboolean marked = FALSE;
  gboolean possible = FALSE;
  gboolean absent = FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const EntSceneNode *node = &g_array_index (self->nodes, EntSceneNode, i);

      hub = hub == NULL && node->kind == ENT_SCENE_NODE_HUB ? node : hub;
      actor = actor || node->kind == ENT_SCENE_NODE_ACTOR;
      marked = marked || (node->marked && !node->mark_possible);
      possible = possible || node->mark_possible;
      absent = absent || node->absent;
    }

  if (hub != NULL)
    add_entry (self,
               (EntLegendEntry) { ENT_LEGEND_HUB,
                                  ent_tie_get_kind (ENT_TIE (hub->record)),
                                  hub->tie_status,
                                  hub->tie_activity,
                                  FALSE },
               g_strdup (C_("legend", "Link of many parties")));
  if (actor)
    add_entry (self,
               (EntLegendEntry) { .sample = ENT_LEGEND_ACTOR },
               g_strdup (C_("legend", "Party that is no state")));
  if (marked)
    add_entry (self,
               (EntLegendEntry) { .sample = ENT_LEGEND_MARK, .activity = ENT_ACTIVITY_CERTAIN },
               g_strdup (C_("legend", "Ruled by a communist party")));
  if (possible)
    add_entry (self,
               (EntLegendEntry) { .sample = ENT_LEGEND_MARK, .activity = ENT_ACTIVITY_POSSIBLE },
               g_strdup (C_("legend", "Possibly ruled by a communist party")));
  if (absent)
    add_entry (self,
               (EntLegendEntry) { .sample = ENT_LEGEND_ABSENT },
               g_strdup (C_("legend", "Did not exist then")));
}

/*< private >
 * ent_scene_build_legend:
 * @self: a scene that has its nodes and links
 *
 * Adds the entries of the legend.
 */
void
ent_scene_build_legend (EntScene *self)
{
  add_lines (self);
  add_ended (self);
  add_diamond (self);
  add_nodes (self);
}
