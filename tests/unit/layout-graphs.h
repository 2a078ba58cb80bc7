/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The graphs that the tests of the layout arrange, and what holds of each. */

#pragma once

#include <math.h>

#include "ent-layout-engine.h"

#define PROMISED_GAP 40.0

static inline double
random_width (GRand *rand)
{
  return g_rand_double_range (rand, 60, 160);
}

static inline EntLayout *
random_graph (guint   seed,
              guint   n_nodes,
              guint   n_edges)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EntLayout *layout = ent_layout_new ();

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("N%03u", i);

      ent_layout_add_node (layout, id, random_width (rand), 34);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      guint tail = (guint) g_rand_int_range (rand, 0, (gint32) n_nodes);
      guint head = (guint) g_rand_int_range (rand, 0, (gint32) n_nodes);

      ent_layout_add_edge (layout,
                           ent_layout_get_nth_node (layout, tail)->id,
                           ent_layout_get_nth_node (layout, head)->id,
                           g_rand_double_range (rand, 0.5, 3));
    }

  return layout;
}

static const struct
{
  const char *id;
  double      width;
} states[] = {
  { "CHN", 72 },  { "VNM", 88 },  { "SUN", 126 }, { "PRK", 118 }, { "LAO", 64 },
  { "KHM", 96 },  { "USA", 134 }, { "TWN", 80 },  { "ISR", 80 },  { "KHR", 120 },
  { "PLO", 112 }, { "JPN", 74 },  { "THA", 92 },  { "IND", 70 },  { "IDN", 104 },
};

static const struct
{
  const char *tail;
  const char *head;
  double      weight;
} ties[] = {
  { "VNM", "SUN", 3 },   { "VNM", "CHN", 2 },   { "VNM", "PRK", 1 },   { "VNM", "LAO", 3 },
  { "CHN", "SUN", 2 },   { "CHN", "PRK", 3 },   { "USA", "ISR", 1 },   { "USA", "TWN", 1 },
  { "USA", "CHN", 1 },   { "USA", "VNM", 0.5 }, { "VNM", "KHM", 1 },   { "CHN", "KHR", 1 },
  { "VNM", "PLO", 1 },   { "PLO", "LAO", 1 },   { "USA", "JPN", 2 },   { "USA", "THA", 1 },
  { "CHN", "VNM", 0.5 }, { "SUN", "IND", 1 },   { "KHR", "KHM", 0.5 }, { "KHR", "VNM", 0.5 },
};

static inline void
add_nth_tie (EntLayout *layout,
             guint      i)
{
  ent_layout_add_edge (layout, ties[i].tail, ties[i].head, ties[i].weight);
}

/* A graph like the one that the program opens with. IDN is tied to nobody. */
static inline EntLayout *
usual_graph (gboolean shuffled)
{
  EntLayout *layout = ent_layout_new ();
  guint n_states = G_N_ELEMENTS (states);
  guint n_ties = G_N_ELEMENTS (ties);

  for (guint i = 0; i < n_states; i++)
    {
      guint n = shuffled ? (i * 7 + 3) % n_states : i;

      ent_layout_add_node (layout, states[n].id, states[n].width, 34);
    }
  for (guint i = 0; i < n_ties; i++)
    add_nth_tie (layout, shuffled ? (i * 7 + 3) % n_ties : i);

  return layout;
}

static inline EntLayout *
arrange (EntLayout *request)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (GError) error = NULL;
  EntLayout *result;

  ent_layout_engine_set_time_limit (engine, 50000);
  result = ent_layout_engine_run (engine, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

static inline gboolean
boxes_keep (const EntLayoutNode *a,
            const EntLayoutNode *b,
            double               gap)
{
  return fabs (a->x - b->x) - (a->width + b->width) / 2 >= gap ||
         fabs (a->y - b->y) - (a->height + b->height) / 2 >= gap;
}

static inline void
assert_apart (EntLayout *layout)
{
  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    for (guint j = 0; j < i; j++)
      {
        const EntLayoutNode *a = ent_layout_get_nth_node (layout, i);
        const EntLayoutNode *b = ent_layout_get_nth_node (layout, j);

        if (a->pinned && b->pinned)
          continue;
        if (!boxes_keep (a, b, PROMISED_GAP))
          g_error ("%s at %g, %g and %s at %g, %g are too near",
                   a->id,
                   a->x,
                   a->y,
                   b->id,
                   b->x,
                   b->y);
      }
}

static inline void
assert_same_places (EntLayout *a,
                    EntLayout *b)
{
  g_assert_cmpuint (ent_layout_get_n_nodes (a), ==, ent_layout_get_n_nodes (b));

  for (guint i = 0; i < ent_layout_get_n_nodes (a); i++)
    {
      const EntLayoutNode *in_a = ent_layout_get_nth_node (a, i);
      const EntLayoutNode *in_b = ent_layout_get_node (b, in_a->id);

      g_assert_nonnull (in_b);
      g_assert_cmpfloat (in_a->x, ==, in_b->x);
      g_assert_cmpfloat (in_a->y, ==, in_b->y);
    }
}
