/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case.h"

/*
 * A case to begin with: it has no states yet, and three definitions to choose from, so
 * that the first tie counts at once.
 */

typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  const char *clauses;
} Template;

static const Template definitions[] = {
  {
    "alliances",
    N_("Alliances"),
    N_("Every tie that is coded as an alliance counts, whatever it rests on."),
    "[{'kinds':['alliance']}]",
  },
  {
    "explicit-text",
    N_("Explicit obligation in the published text"),
    N_("An alliance counts while a published instrument of its own that is in force states an "
       "obligation in so many words."),
    "[{'kinds':['alliance'],'wordings':['explicit']}]",
  },
  {
    "informal-too",
    N_("Informal alignments count too"),
    N_("Alliances count, and so do alignments without a commitment."),
    "[{'kinds':['alliance','alignment']}]",
  },
};

static JsonNode *
parse_literal (const char *literal)
{
  g_autofree char *json = g_strdelimit (g_strdup (literal), "'", '"');

  return json_from_string (json, NULL);
}

static EntRecord *
make_definition (const Template *template)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", template->id);
  json_object_set_string_member (object, "title", _(template->title));
  json_object_set_string_member (object, "description", _(template->description));
  json_object_set_member (object, "clauses", parse_literal (template->clauses));

  return ent_record_new_from_json (ENT_TYPE_DEFINITION, node, NULL);
}

static EntHeader *
make_header (void)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  /* Translators: the title of a case that was made just now. */
  json_object_set_string_member (object, "title", C_("case", "Untitled"));
  json_object_set_string_member (object, "definition", definitions[0].id);

  return ENT_HEADER (ent_record_new_from_json (ENT_TYPE_HEADER, node, NULL));
}

/**
 * ent_case_new_untitled:
 *
 * Makes a case to begin with: no records but three definitions of what counts as an
 * alliance, of which the widest notion of commitment is the first.
 *
 * Returns: (transfer full): the case
 */
EntCase *
ent_case_new_untitled (void)
{
  g_autoptr (EntHeader) header = make_header ();
  EntCase *self = ent_case_new (header);

  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autoptr (EntRecord) definition = make_definition (&definitions[i]);

      ent_case_add (self, definition, NULL);
    }

  return self;
}
