/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-library-item.h"
#include "ent-library.h"

/**
 * EntLibraryItem:
 *
 * A line of the list of articles: an article of the case, with what became of its
 * passages, or a text of the library; what is known of it, in words, and what a search
 * found in it.
 */

struct _EntLibraryItem
{
  GObject parent_instance;

  EntLibraryEntry *entry;
  EntAttachments  *attachments;  /* of the case whose article it is */
  guint            counts[5];
};

G_DEFINE_FINAL_TYPE (EntLibraryItem, ent_library_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_BYLINE,
  PROP_STATUS,
  PROP_DOUBT,
  PROP_DOUBTFUL,
  PROP_SNIPPET,
  PROP_PLACE,
  PROP_DESCRIPTION,
  PROP_SECTION_TITLE,
  PROP_OWN,
} EntLibraryItemProperty;

static GParamSpec *properties[PROP_OWN + 1];

/* ---------------------------------------------------------------- in words */

static char *
dup_byline (EntLibraryItem *self)
{
  EntDate *date = ent_library_entry_get_date (self->entry);
  g_autofree char *when = date != NULL ? ent_date_to_words (date) : NULL;
  GString *byline = g_string_new (NULL);

  ent_parts_append_phrase (byline, ent_library_entry_get_authors (self->entry));
  ent_parts_append_phrase (byline, ent_library_entry_get_publication (self->entry));
  ent_parts_append_phrase (byline, when);

  return g_string_free_and_steal (byline);
}

/* The phrase is taken; where it counts none, it is left out. */
static void
append_count (GString *text,
              guint    count,
              char    *phrase)
{
  if (count > 0)
    ent_parts_append_phrase (text, phrase);
  g_free (phrase);
}

static guint
count_passages (EntLibraryItem *self)
{
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    count += self->counts[i];

  return count;
}

static char *
dup_own_status (EntLibraryItem *self)
{
  GString *status = g_string_new (NULL);
  guint n_passages = count_passages (self);
  guint n_exact = self->counts[ENT_ANCHOR_EXACT];
  guint n_relocated = self->counts[ENT_ANCHOR_RELOCATED];

  if (n_passages == 0)
    ent_parts_append_phrase (status, _("No passages"));
  append_count (status, n_passages,
                g_strdup_printf (ngettext ("%u passage", "%u passages", n_passages), n_passages));
  /* Translators: how many passages stand just where they should in a text. */
  append_count (status, n_exact,
                g_strdup_printf (ngettext ("%u exact", "%u exact", n_exact), n_exact));
  /* Translators: how many passages were found elsewhere in a text. */
  append_count (status, n_relocated,
                g_strdup_printf (ngettext ("%u relocated", "%u relocated", n_relocated),
                                 n_relocated));
  if (ent_library_entry_get_text (self->entry) == NULL)
    ent_parts_append_phrase (status, _("no text"));

  return g_string_free_and_steal (status);
}

/* PDF, DOCX: what the file's name says. */
static char *
dup_format (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  if (dot == NULL || strlen (dot) < 2 || strlen (dot) > 6 || strchr (dot, ' ') != NULL)
    return NULL;

  return g_utf8_strup (dot + 1, -1);
}

static char *
dup_library_status (EntLibraryItem *self)
{
  g_autofree char *format = dup_format (ent_library_entry_get_name (self->entry));
  g_autoptr (GDateTime) added =
    g_date_time_new_from_unix_local (ent_library_entry_get_added (self->entry));
  g_autofree char *date = added != NULL ? g_date_time_format (added, "%x") : NULL;
  g_autofree char *when = NULL;
  GString *status = g_string_new (NULL);

  /* Translators: %s is a date. */
  when = date != NULL ? g_strdup_printf (_("Added %s"), date) : NULL;
  ent_parts_append_phrase (status, format);
  ent_parts_append_phrase (status, when);

  return g_string_free_and_steal (status);
}

static char *
dup_status (EntLibraryItem *self)
{
  return self->attachments != NULL ? dup_own_status (self) : dup_library_status (self);
}

static char *
dup_doubt (EntLibraryItem *self)
{
  guint n_ambiguous = self->counts[ENT_ANCHOR_AMBIGUOUS];
  guint n_orphans = self->counts[ENT_ANCHOR_ORPHAN];
  GString *doubt = g_string_new (NULL);

  /* Translators: of how many passages two places in a text fit. */
  append_count (doubt, n_ambiguous,
                g_strdup_printf (ngettext ("%u ambiguous", "%u ambiguous", n_ambiguous),
                                 n_ambiguous));
  /* Translators: how many passages were not found in a text. */
  append_count (doubt, n_orphans,
                g_strdup_printf (ngettext ("%u not found", "%u not found", n_orphans),
                                 n_orphans));

  return g_string_free_and_steal (doubt);
}

/* The snippet with something else around its hits; what stands between is escaped
 * where it is to be markup. */
static char *
dup_marked (const char *snippet,
            const char *before,
            const char *behind,
            gboolean    escape)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) text = NULL;

  if (snippet == NULL)
    return NULL;

  /* The marks themselves are no good in markup: escaping writes them as numbers. */
  escaped = escape ? g_markup_escape_text (snippet, -1) : g_strdup (snippet);
  text = g_string_new (escaped);
  g_string_replace (text, escape ? "&#x2;" : ENT_LIBRARY_HIT_START, before, 0);
  g_string_replace (text, escape ? "&#x3;" : ENT_LIBRARY_HIT_END, behind, 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_place (EntLibraryItem *self)
{
  const EntLibraryPlace *place = ent_library_entry_get_place (self->entry);

  if (place == NULL || place->paragraph == 0)
    return NULL;

  /* Translators: the number of a paragraph. */
  return g_strdup_printf (_("¶ %u"), place->paragraph);
}

static char *
dup_finding (EntLibraryItem *self)
{
  const EntLibraryPlace *place = ent_library_entry_get_place (self->entry);
  g_autofree char *words = dup_marked (ent_library_entry_get_snippet (self->entry), "“", "”",
                                       FALSE);

  if (words == NULL)
    return NULL;
  if (place == NULL || place->paragraph == 0)
    return g_steal_pointer (&words);

  /* Translators: for a screen reader: what was found in which paragraph. */
  return g_strdup_printf (_("Found in paragraph %u: %s"), place->paragraph, words);
}

static char *
dup_description (EntLibraryItem *self)
{
  g_autofree char *byline = dup_byline (self);
  g_autofree char *status = dup_status (self);
  g_autofree char *doubt = dup_doubt (self);
  g_autofree char *finding = dup_finding (self);
  GString *description = g_string_new (ent_library_entry_get_title (self->entry));

  ent_parts_append_phrase (description, byline);
  ent_parts_append_phrase (description, status);
  ent_parts_append_phrase (description, doubt);
  ent_parts_append_phrase (description, finding);

  return g_string_free_and_steal (description);
}

/* ---------------------------------------------------------------- class */

static void
ent_library_item_finalize (GObject *object)
{
  EntLibraryItem *self = ENT_LIBRARY_ITEM (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->attachments);

  G_OBJECT_CLASS (ent_library_item_parent_class)->finalize (object);
}

static void
ent_library_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntLibraryItem *self = ENT_LIBRARY_ITEM (object);

  switch ((EntLibraryItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ent_library_entry_get_title (self->entry));
      break;
    case PROP_BYLINE:
      g_value_take_string (value, dup_byline (self));
      break;
    case PROP_STATUS:
      g_value_take_string (value, dup_status (self));
      break;
    case PROP_DOUBT:
      g_value_take_string (value, dup_doubt (self));
      break;
    case PROP_DOUBTFUL:
      g_value_set_boolean (value, ent_library_item_is_doubtful (self));
      break;
    case PROP_SNIPPET:
      g_value_take_string (value, dup_marked (ent_library_entry_get_snippet (self->entry), "<b>",
                                              "</b>", TRUE));
      break;
    case PROP_PLACE:
      g_value_take_string (value, dup_place (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    case PROP_SECTION_TITLE:
      g_value_set_string (value,
                          self->attachments != NULL ? _("In This Case") : _("In Your Library"));
      break;
    case PROP_OWN:
      g_value_set_boolean (value, self->attachments != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_string (EntLibraryItemProperty  id,
                const char             *name)
{
  properties[id] =
    g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_boolean (EntLibraryItemProperty  id,
                 const char             *name)
{
  properties[id] =
    g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
ent_library_item_class_init (EntLibraryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_library_item_finalize;
  object_class->get_property = ent_library_item_get_property;

  install_string (PROP_TITLE, "title");
  /* Who wrote it, in what, when. */
  install_string (PROP_BYLINE, "byline");
  /* How many passages it has, and how they were found; when it was added. */
  install_string (PROP_STATUS, "status");
  /* How many passages wait for the user, in words; empty for none. */
  install_string (PROP_DOUBT, "doubt");
  install_boolean (PROP_DOUBTFUL, "doubtful");
  /* What was found, as markup. */
  install_string (PROP_SNIPPET, "snippet");
  /* The paragraph in which it was found. */
  install_string (PROP_PLACE, "place");
  /* All of it, for a screen reader. */
  install_string (PROP_DESCRIPTION, "description");
  install_string (PROP_SECTION_TITLE, "section-title");
  /* Whether it is an article of the case. */
  install_boolean (PROP_OWN, "own");
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_library_item_init (EntLibraryItem *self)
{
}

/**
 * ent_library_item_new:
 * @entry: an article of a case, or a text of the library
 * @attachments: (nullable): the attachments of the case whose article it is; %NULL for a
 *   text of the library
 *
 * Returns: (transfer full): its line
 */
EntLibraryItem *
ent_library_item_new (EntLibraryEntry *entry,
                      EntAttachments  *attachments)
{
  EntLibraryItem *self;

  g_return_val_if_fail (ENT_IS_LIBRARY_ENTRY (entry), NULL);

  self = g_object_new (ENT_TYPE_LIBRARY_ITEM, NULL);
  self->entry = g_object_ref (entry);
  if (g_set_object (&self->attachments, attachments))
    ent_attachments_count (attachments, ent_library_entry_get_article (entry), self->counts);

  return self;
}

/**
 * ent_library_item_get_entry:
 * @self: a line
 *
 * Returns: (transfer none): what it is a line of
 */
EntLibraryEntry *
ent_library_item_get_entry (EntLibraryItem *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ITEM (self), NULL);

  return self->entry;
}

/**
 * ent_library_item_get_article:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the article of the case, or %NULL for a text of
 *   the library
 */
EntArticle *
ent_library_item_get_article (EntLibraryItem *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ITEM (self), NULL);

  return self->attachments != NULL ? ent_library_entry_get_article (self->entry) : NULL;
}

/**
 * ent_library_item_is_doubtful:
 * @self: a line
 *
 * Returns: whether a passage of it waits for the user to say where it stands
 */
gboolean
ent_library_item_is_doubtful (EntLibraryItem *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ITEM (self), FALSE);

  return self->counts[ENT_ANCHOR_AMBIGUOUS] + self->counts[ENT_ANCHOR_ORPHAN] > 0;
}

/**
 * ent_library_item_may_review:
 * @self: a line
 *
 * Returns: whether a passage of it does not stand just where it should
 */
gboolean
ent_library_item_may_review (EntLibraryItem *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ITEM (self), FALSE);

  return ent_library_item_is_doubtful (self) || self->counts[ENT_ANCHOR_RELOCATED] > 0;
}

/**
 * ent_library_item_refresh:
 * @self: a line
 *
 * Counts the passages again.
 */
void
ent_library_item_refresh (EntLibraryItem *self)
{
  guint counts[5] = { 0 };

  g_return_if_fail (ENT_IS_LIBRARY_ITEM (self));

  if (self->attachments == NULL)
    return;

  ent_attachments_count (self->attachments, ent_library_entry_get_article (self->entry), counts);
  if (memcmp (counts, self->counts, sizeof counts) == 0)
    return;

  memcpy (self->counts, counts, sizeof counts);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOUBT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOUBTFUL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}
