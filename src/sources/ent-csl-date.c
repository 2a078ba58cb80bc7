/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-csl-date.h"
#include "ent-metadata.h"

/* CSL's dates and EDTF. Both know days, months, seasons, years, ranges and "about"; what
 * only EDTF can say ("197X", sets, an unknown end) goes into CSL's `literal` as it stands,
 * and is read back from there. */

static JsonNode *
get_member (JsonObject *object,
            const char *member)
{
  return json_object_get_member (object, member);
}

/* CSL-JSON allows 2020 and "2020". */
static gint64
get_number (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_strtoll (json_node_get_string (node), NULL, 10);

  return json_node_get_int (node);
}

static char *
dup_end (JsonNode   *node,
         JsonObject *csl)
{
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = parts ? json_array_get_length (parts) : 0;
  gint64 season = json_object_has_member (csl, "season") ? get_number (get_member (csl, "season"))
                                                         : 0;
  gint64 year = n > 0 ? get_number (json_array_get_element (parts, 0)) : 0;
  GString *edtf;

  if (n == 0)
    return NULL;

  edtf = g_string_new (NULL);
  g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
  for (guint i = 1; i < MIN (n, 3); i++)
    g_string_append_printf (edtf, "-%02" G_GINT64_FORMAT,
                            get_number (json_array_get_element (parts, i)));
  if (n == 1 && season >= 1 && season <= 4)
    g_string_append_printf (edtf, "-%02" G_GINT64_FORMAT, 20 + season);

  if (json_object_has_member (csl, "circa"))
    {
      JsonNode *circa = get_member (csl, "circa");

      if (!JSON_NODE_HOLDS_VALUE (circa) || json_node_get_value_type (circa) != G_TYPE_BOOLEAN ||
          json_node_get_boolean (circa))
        g_string_append_c (edtf, '~');
    }

  return g_string_free_and_steal (edtf);
}

static EntDate *
read_words (JsonObject *csl)
{
  static const char *const members[] = { "literal", "raw" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = get_member (csl, members[i]);
      const char *words = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      EntDate *date = words ? ent_date_new_from_words (words, NULL) : NULL;

      if (date != NULL)
        return date;
      if (words != NULL)
        {
          g_autoptr (JsonObject) found = ent_metadata_make_date (words);

          if (found != NULL)
            return ent_csl_date_to_date (found);
        }
    }

  return NULL;
}

/*
 * ent_csl_date_to_date:
 * @csl: a date of CSL-JSON
 *
 * Returns: (transfer full) (nullable): it in EDTF, or %NULL where it is no date
 */
EntDate *
ent_csl_date_to_date (JsonObject *csl)
{
  JsonNode *node = get_member (csl, "date-parts");
  JsonArray *dates = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = dates ? json_array_get_length (dates) : 0;
  g_autofree char *first = n > 0 ? dup_end (json_array_get_element (dates, 0), csl) : NULL;
  g_autofree char *second = n > 1 ? dup_end (json_array_get_element (dates, 1), csl) : NULL;
  g_autofree char *edtf = NULL;

  if (first == NULL)
    return read_words (csl);

  edtf = second ? g_strdup_printf ("%s/%s", first, second) : g_strdup (first);
  return ent_date_new (edtf, NULL);
}

static JsonArray *
make_end (const char *edtf,
          int        *season,
          gboolean   *circa)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^(-?\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(~?)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *mark = NULL;
  JsonArray *parts;

  if (!g_regex_match (regex, edtf, 0, &match))
    return NULL;

  parts = json_array_new ();
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i);
      int number = (int) g_ascii_strtoll (digits, NULL, 10);

      if (*digits == '\0')
        break;
      if (i == 2 && number > 12)
        *season = number - 20;
      else
        json_array_add_int_element (parts, number);
    }
  mark = g_match_info_fetch (match, 4);
  *circa = *circa || *mark == '~';

  return parts;
}

/*
 * ent_csl_date_from_date:
 * @date: a date
 *
 * Returns: (transfer full): it as CSL-JSON says it
 */
JsonObject *
ent_csl_date_from_date (EntDate *date)
{
  g_auto (GStrv) ends = g_strsplit (ent_date_get_edtf (date), "/", 2);
  g_autoptr (JsonArray) dates = json_array_new ();
  JsonObject *csl = json_object_new ();
  gboolean circa = FALSE;
  int season = 0;

  for (guint i = 0; ends[i] != NULL; i++)
    {
      JsonArray *parts = make_end (ends[i], &season, &circa);

      /* CSL has one season and one "circa" for the whole: a range with either is words. */
      if (parts == NULL || (ends[1] != NULL && (season != 0 || circa)) || season < 0 || season > 4)
        {
          g_clear_pointer (&parts, json_array_unref);
          json_object_set_string_member (csl, "literal", ent_date_get_edtf (date));
          return csl;
        }
      json_array_add_array_element (dates, parts);
    }

  json_object_set_array_member (csl, "date-parts", g_steal_pointer (&dates));
  if (season > 0)
    json_object_set_int_member (csl, "season", season);
  if (circa)
    json_object_set_boolean_member (csl, "circa", TRUE);

  return csl;
}
