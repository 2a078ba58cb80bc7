/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-link.h"

/*
 * From ties to links: which members a tie joins, and when.
 *
 * A sponsorship joins each sponsor to each client, a conflict the two sides, any
 * other tie all its members; and one of many members has a hub. A link holds
 * while the tie and both memberships hold. A member that left and came back has
 * two memberships, and so two links.
 */

/**
 * ent_link_free:
 * @link: (transfer full): a link
 *
 * Frees a link.
 */
void
ent_link_free (EntLink *link)
{
  g_free (link->id);
  g_free (link->a);
  g_free (link->b);
  g_free (link);
}

static guint
count_states (EntTie *tie)
{
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *members = ent_tie_get_members (tie);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      g_hash_table_add (states, (gpointer) ent_membership_get_state (member));
    }

  return g_hash_table_size (states);
}

/**
 * ent_link_tie_is_hub:
 * @tie: a tie
 *
 * Returns: whether the tie has so many members that it is drawn as a hub
 */
gboolean
ent_link_tie_is_hub (EntTie *tie)
{
  EntTieKind kind = ent_tie_get_kind (tie);

  if (kind == ENT_TIE_KIND_SPONSORSHIP || kind == ENT_TIE_KIND_CONFLICT)
    return FALSE;

  return count_states (tie) > ENT_LINK_PAIRWISE_MAX;
}

static void
get_extent (EntCase   *the_case,
            EntDate   *date,
            EntExtent *extent)
{
  ent_date_get_extent (date, ent_case_get_coverage (the_case), extent);
}

/* When a member takes part: its own date, within the tie's. */
static gboolean
get_membership_extent (EntCase       *the_case,
                       EntTie        *tie,
                       EntMembership *member,
                       EntExtent     *extent)
{
  EntDate *date = ent_membership_get_date (member);
  EntExtent whole;
  EntExtent own;

  get_extent (the_case, ent_tie_get_date (tie), &whole);
  if (date == NULL)
    {
      *extent = whole;
      return TRUE;
    }

  get_extent (the_case, date, &own);
  return ent_extent_intersect (&whole, &own, extent);
}

/* Whether a tie of this kind leads from a member in one role to one in another. */
static gboolean
leads (EntTieKind kind,
       EntRole    from,
       EntRole    to)
{
  switch (kind)
    {
    case ENT_TIE_KIND_SPONSORSHIP:
      return from == ENT_ROLE_SPONSOR && to == ENT_ROLE_CLIENT;
    case ENT_TIE_KIND_CONFLICT:
      return from == ENT_ROLE_SIDE_A && to == ENT_ROLE_SIDE_B;
    case ENT_TIE_KIND_ALLIANCE:
    case ENT_TIE_KIND_ALIGNMENT:
    case ENT_TIE_KIND_PROPOSAL:
    default:
      return TRUE;
    }
}

static gboolean
is_ordered (EntTieKind kind)
{
  return kind == ENT_TIE_KIND_SPONSORSHIP || kind == ENT_TIE_KIND_CONFLICT;
}

static EntLink *
link_new (EntTie          *tie,
          const char      *a,
          const char      *b,
          const EntExtent *extent)
{
  EntLink *link = g_new0 (EntLink, 1);

  link->tie = tie;
  link->a = g_strdup (a);
  link->b = g_strdup (b);
  link->directed = ent_tie_get_kind (tie) == ENT_TIE_KIND_SPONSORSHIP;
  link->extent = *extent;

  return link;
}

/* When two members take part at once. Of one without dates of its own it is known that it
 * does whenever the other does; of two with dates, each by a source of its own, it is not. */
static gboolean
get_common_extent (EntCase       *the_case,
                   EntTie        *tie,
                   EntMembership *a,
                   EntMembership *b,
                   EntExtent     *both)
{
  EntExtent extent_a;
  EntExtent extent_b;

  if (!get_membership_extent (the_case, tie, a, &extent_a) ||
      !get_membership_extent (the_case, tie, b, &extent_b))
    return FALSE;
  if (ent_membership_get_date (a) == NULL || ent_membership_get_date (b) == NULL)
    return ent_extent_intersect (&extent_a, &extent_b, both);

  return ent_extent_meet (&extent_a, &extent_b, both);
}

static void
add_pair (EntCase       *the_case,
          EntTie        *tie,
          EntMembership *a,
          EntMembership *b,
          GPtrArray     *links)
{
  EntTieKind kind = ent_tie_get_kind (tie);
  const char *state_a = ent_membership_get_state (a);
  const char *state_b = ent_membership_get_state (b);
  EntExtent both;

  if (g_str_equal (state_a, state_b) ||
      !leads (kind, ent_membership_get_role (a), ent_membership_get_role (b)))
    return;

  if (get_common_extent (the_case, tie, a, b, &both))
    g_ptr_array_add (links, link_new (tie, state_a, state_b, &both));
}

/* A pair has one order, whichever of its memberships meet: that in which the tie
 * first names the two. */
static gboolean
is_named_before (GListModel    *members,
                 EntMembership *a,
                 EntMembership *b)
{
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), ent_membership_get_state (a)))
        return TRUE;
      if (g_str_equal (ent_membership_get_state (member), ent_membership_get_state (b)))
        return FALSE;
    }

  g_return_val_if_reached (TRUE);
}

static void
add_pairs (EntCase   *the_case,
           EntTie    *tie,
           GPtrArray *links)
{
  GListModel *members = ent_tie_get_members (tie);
  guint n_members = g_list_model_get_n_items (members);
  gboolean ordered = is_ordered (ent_tie_get_kind (tie));

  for (guint i = 0; i < n_members; i++)
    for (guint j = ordered ? 0 : i + 1; j < n_members; j++)
      {
        g_autoptr (EntMembership) a = g_list_model_get_item (members, i);
        g_autoptr (EntMembership) b = g_list_model_get_item (members, j);

        if (i == j)
          continue;
        if (ordered || is_named_before (members, a, b))
          add_pair (the_case, tie, a, b, links);
        else
          add_pair (the_case, tie, b, a, links);
      }
}

static void
add_spokes (EntCase   *the_case,
            EntTie    *tie,
            GPtrArray *links)
{
  GListModel *members = ent_tie_get_members (tie);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntExtent extent;

      if (get_membership_extent (the_case, tie, member, &extent))
        g_ptr_array_add (links, link_new (tie, ent_membership_get_state (member), NULL, &extent));
    }
}

static char *
dup_base_id (const EntLink *link,
             gboolean       alone)
{
  const char *tie = ent_record_get_id (ENT_RECORD (link->tie));

  if (link->b == NULL)
    return g_strdup_printf ("%s/%s", tie, link->a);
  if (alone)
    return g_strdup (tie);

  return g_strdup_printf ("%s/%s/%s", tie, link->a, link->b);
}

static void
name_links (GPtrArray *links)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      EntLink *link = g_ptr_array_index (links, i);
      g_autofree char *base = dup_base_id (link, links->len == 1);
      guint stretch = GPOINTER_TO_UINT (g_hash_table_lookup (seen, base)) + 1;

      link->id = stretch == 1 ? g_strdup (base) : g_strdup_printf ("%s/%u", base, stretch);
      g_hash_table_insert (seen, g_steal_pointer (&base), GUINT_TO_POINTER (stretch));
    }
}

/**
 * ent_link_list:
 * @the_case: a case
 * @tie: one of its ties
 *
 * Returns: (transfer full) (element-type EntLink): the links of the tie, through
 *   all of time. They point to @tie, and live no longer than it does.
 */
GPtrArray *
ent_link_list (EntCase *the_case,
               EntTie  *tie)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_link_free);

  g_return_val_if_fail (ENT_IS_CASE (the_case), links);
  g_return_val_if_fail (ENT_IS_TIE (tie), links);

  if (ent_link_tie_is_hub (tie))
    add_spokes (the_case, tie, links);
  else
    add_pairs (the_case, tie, links);
  name_links (links);

  return links;
}
