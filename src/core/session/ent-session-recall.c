/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session.h"

/*
 * What a session remembers of how its case is looked at, and takes up again when the case
 * is opened the next time. The case may have changed in between: what is not there any more
 * is left out.
 */

static void
remember_record (GVariantDict *view,
                 const char   *key,
                 gpointer      record)
{
  if (record != NULL)
    g_variant_dict_insert (view, key, "s", ent_record_get_id (record));
}

/**
 * ent_session_remember:
 * @self: a session
 * @view: a dictionary
 *
 * Adds to @view at which time the case is looked at, by which definition, and what is
 * selected, read and shown.
 */
void
ent_session_remember (EntSession   *self,
                      GVariantDict *view)
{
  EntReading *reading = NULL;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  reading = ent_session_get_reading (self);
  g_variant_dict_insert (view, "at", "s", ent_date_get_edtf (ent_session_get_at (self)));
  g_variant_dict_insert (view, "unit", "u", ent_session_get_unit (self));
  g_variant_dict_insert (view, "ended", "b", ent_session_get_show_ended (self));
  g_variant_dict_insert (view, "uncounted", "b", ent_session_get_show_uncounted (self));
  remember_record (view, "definition", ent_session_get_definition (self));
  remember_record (view, "selection", ent_session_get_selection (self));
  remember_record (view, "article", ent_reading_get_article (reading));
  if (ent_session_get_link (self) != NULL)
    g_variant_dict_insert (view, "link", "s", ent_session_get_link (self));
}

static gpointer
recall_record (EntSession   *self,
               GVariantDict *view,
               const char   *key,
               GType         type)
{
  const char *id = NULL;

  if (!g_variant_dict_lookup (view, key, "&s", &id))
    return NULL;
  return ent_case_lookup (ent_session_get_case (self), type, id);
}

static void
recall_time (EntSession   *self,
             GVariantDict *view)
{
  const char *edtf = NULL;
  g_autoptr (EntDate) at = NULL;
  guint unit = 0;

  if (g_variant_dict_lookup (view, "unit", "u", &unit) && unit <= ENT_DATE_UNIT_DECADE)
    ent_session_set_unit (self, unit);
  if (g_variant_dict_lookup (view, "at", "&s", &edtf))
    at = ent_date_new (edtf, NULL);
  if (at != NULL)
    ent_session_set_at (self, at);
}

/**
 * ent_session_recall:
 * @self: a session that has just begun
 * @view: what was remembered by [method@Session.remember]
 *
 * Looks at the case as it was looked at when that was remembered.
 */
void
ent_session_recall (EntSession   *self,
                    GVariantDict *view)
{
  EntDefinition *definition = NULL;
  EntArticle *article = NULL;
  EntRecord *selection = NULL;
  const char *link = NULL;
  gboolean flag = FALSE;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  recall_time (self, view);
  if (g_variant_dict_lookup (view, "ended", "b", &flag))
    ent_session_set_show_ended (self, flag);
  if (g_variant_dict_lookup (view, "uncounted", "b", &flag))
    ent_session_set_show_uncounted (self, flag);

  definition = recall_record (self, view, "definition", ENT_TYPE_DEFINITION);
  if (definition != NULL)
    ent_session_set_definition (self, definition);
  article = recall_record (self, view, "article", ENT_TYPE_ARTICLE);
  if (article != NULL)
    ent_reading_set_article (ent_session_get_reading (self), article);
  selection = recall_record (self, view, "selection", ENT_TYPE_RECORD);
  g_variant_dict_lookup (view, "link", "&s", &link);
  if (ENT_IS_STATE (selection) || ENT_IS_TIE (selection))
    ent_session_select (self, selection, ENT_IS_TIE (selection) ? link : NULL);
}
