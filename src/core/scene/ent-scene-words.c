/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-direction.h"
#include "ent-scene-private.h"

/*
 * What a scene says in words: its title and date, and a sentence on each node
 * and link for those who do not see the picture.
 */

/* "A", "A and B", "A, B and C". */
static char *
join_names (GPtrArray *names)
{
  g_autofree char *joined = NULL;

  if (names->len == 0)
    return NULL;

  joined = g_strdup (g_ptr_array_index (names, 0));
  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&joined);
      const char *name = g_ptr_array_index (names, i);

      if (i + 1 < names->len)
        /* Translators: joins the names of states but for the last: "China, Laos and Vietnam". */
        joined = g_strdup_printf (C_("names of states", "%s, %s"), before, name);
      else
        joined = g_strdup_printf (C_("names of states", "%s and %s"), before, name);
    }

  return g_steal_pointer (&joined);
}

/* "in 1985", "on 22 September 1977", "from 1960 to 1970". */
static char *
dup_when (EntScene *self)
{
  EntDate *at = ent_slice_get_at (self->slice);
  EntSpan span = ent_date_get_span (at);
  g_autofree char *words = ent_date_to_words (at);

  if (ent_date_is_interval (at))
    /* Translators: %s is two dates: "from 1960 to 1970". */
    return g_strdup_printf (C_("time", "from %s"), words);
  if (span.first == span.last)
    /* Translators: %s is a day: "on 22 September 1977". */
    return g_strdup_printf (C_("time", "on %s"), words);

  /* Translators: %s is a year, a month or a decade: "in 1985". */
  return g_strdup_printf (C_("time", "in %s"), words);
}

static const char *
get_kind_word (EntTieKind kind)
{
  switch (kind)
    {
    case ENT_TIE_KIND_ALLIANCE:
      return C_("kind of link", "Alliance");
    case ENT_TIE_KIND_ALIGNMENT:
      return C_("kind of link", "Informal alignment");
    case ENT_TIE_KIND_CONFLICT:
      return C_("kind of link", "Conflict");
    case ENT_TIE_KIND_SPONSORSHIP:
      return C_("kind of link", "Sponsorship");
    case ENT_TIE_KIND_PROPOSAL:
    default:
      return C_("kind of link", "Proposal");
    }
}

/* The date of the membership that a link stands for, where it has one of its own. */
static EntDate *
find_member_date (EntCase       *the_case,
                  const EntLink *link,
                  const char    *state)
{
  GListModel *members = ent_tie_get_members (link->tie);

  for (guint i = 0; state != NULL && i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntDate *date = ent_membership_get_date (member);
      EntExtent extent;
      EntExtent both;

      if (date == NULL || !g_str_equal (ent_membership_get_state (member), state))
        continue;
      ent_date_get_extent (date, ent_case_get_coverage (the_case), &extent);
      if (ent_extent_intersect (&extent, &link->extent, &both))
        return date;
    }

  return NULL;
}

/* When a link held: the tie's date, narrowed to those of its memberships. */
static char *
dup_link_dates (EntCase       *the_case,
                const EntLink *link)
{
  EntDate *starts = ent_tie_get_date (link->tie);
  EntDate *ends = starts;
  EntDate *of_members[] = { find_member_date (the_case, link, link->a),
                            find_member_date (the_case, link, link->b) };
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *edtf = NULL;
  g_autoptr (EntDate) both = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_members); i++)
    {
      EntDate *date = of_members[i];

      if (date != NULL && ent_date_get_start (date).first > ent_date_get_start (starts).first)
        starts = date;
      if (date != NULL && ent_date_get_end (date).last < ent_date_get_end (ends).last)
        ends = date;
    }
  if (starts == ends)
    return ent_date_to_words (starts);

  start = ent_date_dup_start_edtf (starts);
  end = ent_date_dup_end_edtf (ends);
  edtf = g_strdup_printf ("%s/%s", start, end);
  both = ent_date_new (edtf, NULL);

  return ent_date_to_words (both ? both : ent_tie_get_date (link->tie));
}

static void
append_part (GString    *sentence,
             const char *part)
{
  /* Translators: stands between the parts of a description of a link. */
  g_string_append (sentence, C_("between parts", "; "));
  g_string_append (sentence, part);
}

static void
append_status (EntScene           *self,
               const EntSceneLink *link,
               GString            *sentence)
{
  EntDefinition *definition = ent_slice_get_definition (self->slice);
  const EntSliceTie *in = ent_slice_lookup_tie (self->slice, link->tie);

  if (link->status == ENT_STATUS_ENDED)
    append_part (sentence, C_("status of a link", "ended"));
  else if (link->activity == ENT_ACTIVITY_POSSIBLE)
    append_part (sentence, C_("status of a link", "possible then, not certain"));

  if (link->status == ENT_STATUS_UNCOUNTED && definition != NULL)
    {
      g_autofree char *part =
        /* Translators: %s is the title of a definition of alliance. */
        g_strdup_printf (C_("status of a link", "not counted under “%s”"),
                         ent_definition_get_title (definition));

      append_part (sentence, part);
    }
  if (in != NULL && in->contested)
    append_part (sentence, C_("status of a link", "contested"));
}

static char *
describe_link (EntScene            *self,
               const EntSceneCurve *curve)
{
  EntCase *the_case = ent_slice_get_case (self->slice);
  const EntSceneLink *link = &curve->link;
  g_autofree char *dates = dup_link_dates (the_case, curve->of);
  g_autofree char *passages = ent_scene_count_passages (the_case, link->tie);
  g_autofree char *labels = ent_scene_list_labels (the_case, link->tie);
  const char *title = ent_tie_get_title (link->tie);
  g_autoptr (GString) sentence = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  if (title != NULL)
    /* Translators: kind of link, its own title, its dates. */
    g_string_printf (sentence,
                     C_("description of a link", "%s “%s”, %s"),
                     get_kind_word (link->kind),
                     title,
                     dates);
  else
    /* Translators: kind of link, its dates: "Alliance, 1977 to the present". */
    g_string_printf (sentence,
                     C_("description of a link", "%s, %s"),
                     get_kind_word (link->kind),
                     dates);
  append_status (self, link, sentence);
  append_part (sentence, passages);
  /* Translators: ends what is said so far as a sentence. */
  g_string_printf (text, C_("a sentence", "%s."), sentence->str);
  if (labels != NULL)
    /* Translators: follows a sentence; %s is labels of articles: "Vu 2020, Vu 2021". */
    g_string_append_printf (text, C_("description of a link", " Sources: %s."), labels);

  return g_string_free_and_steal (text);
}

static char *
title_link (EntScene           *self,
            const EntSceneLink *link)
{
  const EntSceneNode *a = ent_scene_lookup_node (self, link->a);
  const EntSceneNode *b = ent_scene_lookup_node (self, link->b);

  if (link->directed)
    /* Translators: a link that leads from one state to another. In a language that is written
       from right to left the arrow is ←. */
    return ent_direction_keep_arrow (g_strdup_printf (C_("title of a link", "%s → %s"), a->title,
                                                      b->title));

  return g_strdup_printf (C_("title of a link", "%s – %s"), a->title, b->title);
}

static void
add_name (EntScene   *self,
          GPtrArray  *names,
          const char *id)
{
  const EntSceneNode *node = ent_scene_lookup_node (self, id);

  if (node != NULL && !g_ptr_array_find_with_equal_func (names, node->title, g_str_equal, NULL))
    g_ptr_array_add (names, node->title);
}

/* Adds the other parties of a link to one of its ends; all of them where it has a hub. */
static void
add_partners (EntScene            *self,
              const EntSliceLink  *link,
              const EntSceneNode  *node,
              GPtrArray           *names)
{
  if (link->link->b != NULL)
    {
      add_name (self, names, g_str_equal (link->link->a, node->id) ? link->link->b : link->link->a);
      return;
    }

  for (guint i = 0; i < ent_slice_get_n_links (self->slice); i++)
    {
      const EntSliceLink *other = ent_slice_get_link (self->slice, i);

      if (other->in == link->in && other->status == ENT_STATUS_ACTIVE &&
          !g_str_equal (other->link->a, node->id))
        add_name (self, names, other->link->a);
    }
}

static char *
list_allies (EntScene           *self,
             const EntSceneNode *node,
             EntActivity         activity)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < ent_slice_get_n_links (self->slice); i++)
    {
      const EntSliceLink *link = ent_slice_get_link (self->slice, i);

      if (link->status == ENT_STATUS_ACTIVE && link->in->counts && link->activity == activity &&
          (g_str_equal (link->link->a, node->id) || g_strcmp0 (link->link->b, node->id) == 0))
        add_partners (self, link, node, names);
    }
  g_ptr_array_sort_values (names, (GCompareFunc) g_utf8_collate);

  return join_names (names);
}

static char *
describe_alliances (EntScene           *self,
                    const EntSceneNode *node,
                    const char         *when)
{
  g_autofree char *certain = list_allies (self, node, ENT_ACTIVITY_CERTAIN);
  g_autofree char *possible = list_allies (self, node, ENT_ACTIVITY_POSSIBLE);

  if (certain != NULL && possible != NULL)
    /* Translators: a state, its allies, its possible allies, when: "in 1985". */
    return g_strdup_printf (_("%s, allied with %s and possibly with %s %s"),
                            node->title,
                            certain,
                            possible,
                            when);
  if (certain != NULL)
    /* Translators: a state, its allies, when: "Vietnam, allied with Laos in 1985". */
    return g_strdup_printf (_("%s, allied with %s %s"), node->title, certain, when);
  if (possible != NULL)
    /* Translators: a state, its possible allies, when. */
    return g_strdup_printf (_("%s, possibly allied with %s %s"), node->title, possible, when);
  if (node->absent)
    /* Translators: a state, when: "Soviet Union, which did not exist in 2000". */
    return g_strdup_printf (_("%s, which did not exist %s"), node->title, when);

  /* Translators: a state, when: "Israel, no alliances in 1953". */
  return g_strdup_printf (_("%s, no alliances %s"), node->title, when);
}

static char *
describe_state (EntScene           *self,
                const EntSceneNode *node)
{
  g_autofree char *when = dup_when (self);
  g_autofree char *alliances = describe_alliances (self, node, when);

  if (node->mark_possible)
    /* Translators: %s says with whom a state is allied. */
    return g_strdup_printf (_("%s; possibly ruled by a communist party"), alliances);
  if (node->marked)
    return g_strdup_printf (_("%s; ruled by a communist party"), alliances);

  return g_steal_pointer (&alliances);
}

static char *
describe_hub (EntScene           *self,
              const EntSceneNode *node)
{
  EntTie *tie = ENT_TIE (node->record);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (tie));
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSceneLink *link = &g_array_index (self->links, EntSceneCurve, i).link;

      if (g_str_equal (link->b, node->id))
        add_name (self, names, link->a);
    }
  g_ptr_array_sort_values (names, (GCompareFunc) g_utf8_collate);
  joined = join_names (names);

  /* Translators: kind of link, its dates, its members. */
  return g_strdup_printf (_("%s, %s: %s"),
                          get_kind_word (ent_tie_get_kind (tie)),
                          dates,
                          joined ? joined : "");
}

/*< private >
 * ent_scene_describe:
 * @self: a scene that has its nodes and links
 *
 * Says in words what each of them is.
 */
void
ent_scene_describe (EntScene *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      EntSceneCurve *curve = &g_array_index (self->links, EntSceneCurve, i);

      curve->link.title = title_link (self, &curve->link);
      curve->link.description = describe_link (self, curve);
    }

  for (guint i = 0; i < self->nodes->len; i++)
    {
      EntSceneNode *node = &g_array_index (self->nodes, EntSceneNode, i);

      node->description = node->kind == ENT_SCENE_NODE_HUB ? describe_hub (self, node)
                                                           : describe_state (self, node);
    }
}

/**
 * ent_scene_dup_title:
 * @self: a scene
 *
 * Returns: (transfer full): the case's title
 */
char *
ent_scene_dup_title (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  return g_strdup (ent_header_get_title (ent_case_get_header (ent_slice_get_case (self->slice))));
}

/* A word of warning where the slice is outside the time that the sources speak of. */
static char *
dup_warning (EntScene *self)
{
  EntDate *coverage = ent_header_get_coverage (
    ent_case_get_header (ent_slice_get_case (self->slice)));
  EntSpan span = ent_scene_get_span (self);
  EntSpan covered;
  gboolean after;
  g_autofree char *edtf = NULL;
  g_autofree char *words = NULL;
  g_autoptr (EntDate) date = NULL;

  if (coverage == NULL)
    return NULL;

  covered = ent_date_get_span (coverage);
  after = span.first > covered.last;
  if (!after && span.last >= covered.first)
    return NULL;

  edtf = after ? ent_date_dup_end_edtf (coverage) : ent_date_dup_start_edtf (coverage);
  date = ent_date_new (edtf, NULL);
  if (date == NULL)
    return NULL;

  words = ent_date_to_words (date);
  /* Translators: %s is a date. */
  return g_strdup_printf (after ? _("after the sources end (%s)")
                                : _("before the sources begin (%s)"),
                          words);
}

/**
 * ent_scene_dup_subtitle:
 * @self: a scene
 *
 * Returns: (transfer full): its date in words, the definition, and a warning
 *   where the sources do not speak of that time
 */
char *
ent_scene_dup_subtitle (EntScene *self)
{
  EntDefinition *definition;
  g_autofree char *date = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  definition = ent_slice_get_definition (self->slice);
  date = ent_date_to_words (ent_slice_get_at (self->slice));
  warning = dup_warning (self);

  g_strv_builder_add (parts, date);
  if (definition != NULL)
    g_strv_builder_add (parts, ent_definition_get_title (definition));
  if (warning != NULL)
    g_strv_builder_add (parts, warning);
  list = g_strv_builder_end (parts);

  return g_strjoinv (" · ", list);
}

static char *
dup_kind_list (EntTieKind  kind,
               const char *links)
{
  switch (kind)
    {
    case ENT_TIE_KIND_ALLIANCE:
      /* Translators: %s is a list of links: "Vietnam – Laos; China – North Korea". */
      return g_strdup_printf (_("Alliances: %s."), links);
    case ENT_TIE_KIND_ALIGNMENT:
      return g_strdup_printf (_("Alignments: %s."), links);
    case ENT_TIE_KIND_CONFLICT:
      return g_strdup_printf (_("Conflicts: %s."), links);
    case ENT_TIE_KIND_SPONSORSHIP:
      return g_strdup_printf (_("Sponsorships: %s."), links);
    case ENT_TIE_KIND_PROPOSAL:
    default:
      return g_strdup_printf (_("Proposals: %s."), links);
    }
}

/* The links of a kind that are active; a tie with a hub once, by its own title. */
static char *
list_links (EntScene   *self,
            EntTieKind  kind)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) hubs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSceneLink *link = &g_array_index (self->links, EntSceneCurve, i).link;
      const EntSceneNode *b = ent_scene_lookup_node (self, link->b);
      gboolean hub = b->kind == ENT_SCENE_NODE_HUB;

      if (link->kind != kind || link->status != ENT_STATUS_ACTIVE ||
          (hub && !g_hash_table_add (hubs, (gpointer) b->id)))
        continue;
      if (list->len > 0)
        g_string_append (list, C_("between parts", "; "));
      g_string_append (list, hub ? b->title : link->title);
    }

  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/**
 * ent_scene_dup_description:
 * @self: a scene
 *
 * Returns: (transfer full): what the picture shows, for those who do not see it
 */
char *
ent_scene_dup_description (EntScene *self)
{
  static const EntTieKind kinds[] = { ENT_TIE_KIND_ALLIANCE,
                                      ENT_TIE_KIND_ALIGNMENT,
                                      ENT_TIE_KIND_SPONSORSHIP,
                                      ENT_TIE_KIND_CONFLICT,
                                      ENT_TIE_KIND_PROPOSAL };
  GString *description;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  description = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *links = list_links (self, kinds[i]);
      g_autofree char *sentence = links ? dup_kind_list (kinds[i], links) : NULL;

      if (sentence == NULL)
        continue;
      if (description->len > 0)
        g_string_append_c (description, ' ');
      g_string_append (description, sentence);
    }
  if (description->len == 0)
    g_string_append (description, _("No link is active at this time."));

  return g_string_free_and_steal (description);
}
