/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-import-private.h"

/* What of a page is the article. In three steps:
 *
 *  1. The heading. The page's <h1> that its title begins with, or its only one, is
 *     remembered: it often stands outside of what the article stands in.
 *  2. What is plainly not the article goes: elements whose name (nav, aside,
 *     footer, form, …), role, or words in class and id (cookie, share, related, …)
 *     say so, and lists of nothing but links. A header goes unless it is the
 *     article's own. All this is believed only of what has less than half of the
 *     page's prose, and names that a page's author made up, where there is an article
 *     in it, of less than a quarter: a page may call its whole body "has-sidebar".
 *  3. The root. Of <article>, <main> and what is marked as one (role, articleBody),
 *     the one with the most prose, where that is two fifths of all; of one inside
 *     another, the inner where it has four fifths of the outer one's. Where the
 *     page marks nothing, paragraphs vote, as in Readability (Arc90, 2009): each of
 *     25 characters or more gives its parent, and half to its grandparent, a point,
 *     one for every comma and one for every 100 characters up to three. The sum is
 *     weighed with the share of the words that are in no link: link density is what
 *     best tells boilerplate from text (Kohlschütter, Fankhauser, Nejdl:
 *     "Boilerplate Detection using Shallow Text Features", WSDM 2010). Where a
 *     sibling of its name and class has a fifth of the winner's sum, the parent of
 *     both is the root.
 *
 * Prose is words outside of links, counted in bytes. */

#define SENTENCE_BYTES 25
#define BYTES_A_POINT  100
#define POINTS_MAX     3

typedef struct
{
  guint  prose;
  guint  linked;
  double score;
} Weight;

typedef struct
{
  xmlNode *body;
  GArray  *weights;   /* of Weight; a node's _private is its index + 1 */
  guint    total;
} Pruner;

static const char dropped_elements[] =
  " nav aside footer form button dialog menu script style template noscript iframe object svg "
  "canvas audio video select input textarea ";

static const char dropped_roles[] =
  " navigation banner contentinfo complementary search dialog alertdialog alert menu menubar "
  "toolbar ";

/* Whole words of a class or id; those of the second list even of a large part. */
static const char dropped_words[] =
  " ad ads advert adverts advertisement advertising addtoany breadcrumb breadcrumbs consent cookie "
  "cookies footer gdpr menu modal nav navbar navigation newsletter outbrain pager pagination popup "
  "popular promo promotion recirculation recommend recommendations "
  "recommended related share sharebar sharedaddy sharing sidebar signup skip social sponsored "
  "subscribe subscription taboola toolbar trending ";

static const char surely_dropped_words[] = " comments commentlist disqus respond ";

static gboolean
is_listed (const char *word,
           const char *list)
{
  g_autofree char *key = g_strdup_printf (" %s ", word);

  return strstr (list, key) != NULL;
}

/* ---------------------------------------------------------------- weighing */

static Weight *
get_weight (Pruner        *self,
            const xmlNode *node)
{
  return &g_array_index (self->weights, Weight, GPOINTER_TO_UINT (node->_private) - 1);
}

static guint
count_ink (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += !g_ascii_isspace (*p);

  return n;
}

static gboolean
is_silent (const xmlNode *node)
{
  return ent_import_node_is (node, "script") || ent_import_node_is (node, "style") ||
         ent_import_node_is (node, "noscript") || ent_import_node_is (node, "template");
}

static void
weigh (Pruner  *self,
       xmlNode *node,
       gboolean in_link)
{
  Weight weight = { 0 };
  guint index = self->weights->len;

  g_array_append_val (self->weights, weight);
  node->_private = GUINT_TO_POINTER (index + 1);
  in_link = in_link || ent_import_node_is (node, "a");

  for (xmlNode *at = is_silent (node) ? NULL : node->children; at != NULL; at = at->next)
    {
      if (at->type == XML_ELEMENT_NODE)
        {
          weigh (self, at, in_link);
          weight.prose += get_weight (self, at)->prose;
          weight.linked += get_weight (self, at)->linked;
        }
      else if (at->type == XML_TEXT_NODE && at->content != NULL)
        {
          *(in_link ? &weight.linked : &weight.prose) += count_ink ((const char *) at->content);
        }
    }

  g_array_index (self->weights, Weight, index) = weight;
}

static void
forget (xmlNode *top)
{
  for (xmlNode *at = top; at != NULL; at = ent_import_node_next (at, top, FALSE))
    at->_private = NULL;
}

/* ---------------------------------------------------------------- dropping */

static gboolean
is_article (const xmlNode *node)
{
  const char *role = ent_import_node_get (node, "role");
  const char *property = ent_import_node_get (node, "itemprop");

  return ent_import_node_is (node, "article") || ent_import_node_is (node, "main") ||
         g_strcmp0 (role, "main") == 0 || g_strcmp0 (role, "article") == 0 ||
         (property != NULL && strstr (property, "articleBody") != NULL);
}

static gboolean
holds_article (xmlNode *node)
{
  for (xmlNode *at = node; at != NULL; at = ent_import_node_next (at, node, FALSE))
    if (is_article (at))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_article (const xmlNode *node)
{
  for (const xmlNode *at = node->parent; at != NULL; at = at->parent)
    if (is_article (at))
      return TRUE;

  return FALSE;
}

/* "ShareBar--large" has the words share, bar and large. */
static gboolean
has_word_of (const char *names,
             const char *list)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = names;; p++)
    {
      gboolean starts = g_ascii_isupper (*p) && p > names && g_ascii_islower (p[-1]);

      if (word->len > 0 && (starts || !g_ascii_isalpha (*p)))
        {
          if (is_listed (word->str, list))
            return TRUE;
          g_string_truncate (word, 0);
        }
      if (*p == '\0')
        return FALSE;
      if (g_ascii_isalpha (*p))
        g_string_append_c (word, g_ascii_tolower (*p));
    }
}

static gboolean
is_named (const xmlNode *node,
          const char    *list)
{
  const char *class = ent_import_node_get (node, "class");
  const char *id = ent_import_node_get (node, "id");

  return (class != NULL && has_word_of (class, list)) || (id != NULL && has_word_of (id, list));
}

static gboolean
is_dropped_by_name (Pruner  *self,
                    xmlNode *node)
{
  if (is_article (node) || ent_import_node_is (node, "h1"))
    return FALSE;
  if (is_named (node, surely_dropped_words))
    return !holds_article (node);

  return is_named (node, dropped_words) &&
         get_weight (self, node)->prose * (holds_article (node) ? 4 : 2) < self->total;
}

/* A list in which next to nothing stands outside of links, and a contents' list. */
static gboolean
is_list_of_links (Pruner  *self,
                  xmlNode *node)
{
  const Weight *weight = get_weight (self, node);
  guint n_items = 0;

  if (!ent_import_node_is (node, "ul") && !ent_import_node_is (node, "ol"))
    return FALSE;

  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    n_items += ent_import_node_is (at, "li");

  return n_items > 1 && weight->linked > 0 && weight->prose * 10 < weight->linked;
}

static gboolean
is_dropped (Pruner  *self,
            xmlNode *node)
{
  const char *role = ent_import_node_get (node, "role");

  if (is_listed ((const char *) node->name, dropped_elements) ||
      (role != NULL && is_listed (role, dropped_roles)))
    return get_weight (self, node)->prose * 2 < self->total;
  if (ent_import_node_is (node, "header"))
    return !is_in_article (node) && !holds_article (node);

  return is_dropped_by_name (self, node) || is_list_of_links (self, node);
}

static void
drop (Pruner *self)
{
  xmlNode *at = ent_import_node_next (self->body, self->body, FALSE);

  while (at != NULL)
    {
      gboolean dropped = at->type == XML_COMMENT_NODE ||
                         (at->type == XML_ELEMENT_NODE && is_dropped (self, at));
      xmlNode *next = ent_import_node_next (at, self->body, dropped);

      if (dropped)
        {
          xmlUnlinkNode (at);
          xmlFreeNode (at);
        }
      at = next;
    }
}

static void
weigh_anew (Pruner *self)
{
  g_array_set_size (self->weights, 0);
  weigh (self, self->body, FALSE);
  self->total = get_weight (self, self->body)->prose;
}

/* ---------------------------------------------------------------- the root */

static gboolean
is_inside (const xmlNode *node,
           const xmlNode *top)
{
  while (node != NULL && node != top)
    node = node->parent;

  return node != NULL;
}

static xmlNode *
find_marked (Pruner *self)
{
  xmlNode *best = NULL;
  guint best_prose = 0;

  for (xmlNode *at = self->body; at != NULL; at = ent_import_node_next (at, self->body, FALSE))
    {
      guint prose;

      if (at->type != XML_ELEMENT_NODE || !is_article (at))
        continue;
      /* A div marked as the body is the article without its head. */
      prose = get_weight (self, at)->prose;
      if (best == NULL || prose > best_prose ||
          (is_inside (at, best) && prose * 5 >= best_prose * 4 &&
           !g_str_equal ((const char *) at->name, "div")))
        {
          best = at;
          best_prose = prose;
        }
    }

  return best_prose > 0 && best_prose * 5 >= self->total * 2 ? best : NULL;
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return ent_import_node_is (node, "p") || ent_import_node_is (node, "pre") ||
         ent_import_node_is (node, "blockquote") || ent_import_node_is (node, "td");
}

static double
get_points (const char *words)
{
  gsize length = strlen (words);
  double points = 1 + MIN (length / BYTES_A_POINT, POINTS_MAX);

  if (length < SENTENCE_BYTES)
    return 0;

  for (const char *p = words; *p != '\0'; p++)
    points += *p == ',';

  return points;
}

static void
vote (Pruner  *self,
      xmlNode *node,
      double   points)
{
  xmlNode *parent = node->parent;

  if (node == self->body || parent == NULL || points <= 0)
    return;

  get_weight (self, parent)->score += points;
  if (parent != self->body && parent->parent != NULL)
    get_weight (self, parent->parent)->score += points / 2;
}

/* Words between line breaks are a paragraph of the element that they stand in. */
static void
vote_of_bare_words (Pruner  *self,
                    xmlNode *text)
{
  if (text->parent != self->body && text->parent->type == XML_ELEMENT_NODE &&
      ent_import_node_is (text->parent, "div"))
    get_weight (self, text->parent)->score += get_points ((const char *) text->content);
}

static void
take_votes (Pruner *self)
{
  for (xmlNode *at = self->body; at != NULL; at = ent_import_node_next (at, self->body, FALSE))
    {
      if (is_paragraph (at))
        {
          g_autofree char *words = ent_import_node_dup_words (at);

          vote (self, at, get_points (words));
        }
      else if (at->type == XML_TEXT_NODE && at->content != NULL)
        {
          vote_of_bare_words (self, at);
        }
    }
}

static double
get_score (Pruner        *self,
           const xmlNode *node)
{
  const Weight *weight = get_weight (self, node);
  double all = weight->prose + weight->linked;

  return all > 0 ? weight->score * weight->prose / all : 0;
}

static gboolean
is_alike (const xmlNode *a,
          const xmlNode *b)
{
  return ent_import_node_is (a, (const char *) b->name) &&
         g_strcmp0 (ent_import_node_get (a, "class"), ent_import_node_get (b, "class")) == 0;
}

static xmlNode *
find_dense (Pruner *self)
{
  xmlNode *best = self->body;
  double best_score = 0;

  take_votes (self);
  for (xmlNode *at = self->body; at != NULL; at = ent_import_node_next (at, self->body, FALSE))
    if (at->type == XML_ELEMENT_NODE && get_score (self, at) > best_score)
      {
        best = at;
        best_score = get_score (self, at);
      }

  if (best == self->body)
    return best;

  for (xmlNode *at = best->parent->children; at != NULL; at = at->next)
    if (at != best && is_alike (at, best) && get_score (self, at) * 5 >= best_score)
      return best->parent;

  return best;
}

/* ---------------------------------------------------------------- the heading */

static xmlNode *
find_heading (xmlDoc *tree)
{
  xmlNode *root = xmlDocGetRootElement (tree);
  xmlNode *title = ent_import_node_find (root, "title");
  g_autofree char *words = ent_import_node_dup_words (title);
  xmlNode *only = NULL;
  guint n = 0;

  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      g_autofree char *heading = NULL;

      if (!ent_import_node_is (at, "h1"))
        continue;

      heading = ent_import_node_dup_words (at);
      if (*heading == '\0')
        continue;
      if (strstr (words, heading) != NULL)
        return at;
      only = at;
      n++;
    }

  return n == 1 ? only : NULL;
}

static gboolean
holds_heading (xmlNode    *root,
               const char *words)
{
  for (xmlNode *at = root; at != NULL; at = ent_import_node_next (at, root, FALSE))
    {
      const char *name = (const char *) at->name;
      g_autofree char *own = NULL;

      if (at->type != XML_ELEMENT_NODE || name[0] != 'h' || !g_ascii_isdigit (name[1]))
        continue;
      own = ent_import_node_dup_words (at);
      if (g_str_equal (own, words))
        return TRUE;
    }

  return FALSE;
}

static void
put_first (xmlNode *root,
           xmlNode *heading)
{
  if (root->children != NULL)
    xmlAddPrevSibling (root->children, heading);
  else
    xmlAddChild (root, heading);
}

/*< private >
 * ent_import_html_prune:
 * @tree: a page, which loses what is not its article
 *
 * Finds the article, by the steps at the head of this file.
 *
 * Returns: (nullable): the element that it stands in
 */
xmlNode *
ent_import_html_prune (xmlDoc *tree)
{
  xmlNode *top = xmlDocGetRootElement (tree);
  xmlNode *body = ent_import_node_find (top, "body");
  Pruner pruner = { .body = body != NULL ? body : top };
  xmlNode *heading, *root;
  g_autofree char *words = NULL;

  if (pruner.body == NULL)
    return NULL;

  heading = find_heading (tree);
  heading = heading != NULL ? xmlDocCopyNode (heading, tree, 1) : NULL;
  words = ent_import_node_dup_words (heading);

  pruner.weights = g_array_new (FALSE, TRUE, sizeof (Weight));
  weigh_anew (&pruner);
  drop (&pruner);
  weigh_anew (&pruner);

  root = find_marked (&pruner);
  if (root == NULL)
    root = find_dense (&pruner);
  g_array_unref (pruner.weights);
  forget (top);

  if (heading != NULL && !holds_heading (root, words))
    put_first (root, heading);
  else if (heading != NULL)
    xmlFreeNode (heading);

  return root;
}
