/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-conflict-words.h"
#include "ent-merge.h"
#include "merge-helpers.h"
#include "merge-oracle.h"

/* --------------------------------------------------------------------------- small cases */

#define STATES "'states':[{'id':'AAA','kind':'state','names':[{'name':'Aland'}]}," \
               "{'id':'BBB','kind':'state','names':[{'name':'Beland'}]}," \
               "{'id':'CCC','kind':'state','names':[{'name':'Celand'}]}," \
               "{'id':'DDD','kind':'state','names':[{'name':'Deland'}]}]"

static EntCase *
merge (EntCase *base,
       EntCase *ours,
       EntCase *theirs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) again = NULL;
  g_autofree char *text = NULL;
  EntCase *merged = ent_merge_cases (base, ours, theirs, &error);

  g_assert_no_error (error);
  /* Whatever the merge, the result is a case that can be read. */
  text = ent_store_write (merged);
  again = case_read (text);
  g_assert_nonnull (again);

  return merged;
}

static EntCase *
merge_sections (const char *base,
                const char *ours,
                const char *theirs)
{
  g_autoptr (EntCase) before = case_read_sections (base);
  g_autoptr (EntCase) left = case_read_sections (ours);
  g_autoptr (EntCase) right = case_read_sections (theirs);

  return merge (before, left, right);
}

static guint
count_conflicts (EntCase *the_case)
{
  return g_list_model_get_n_items (ent_case_get_records (the_case, ENT_TYPE_CONFLICT));
}

static void
assert_record (EntCase    *the_case,
               const char *id,
               const char *json)
{
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, id);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (json == NULL)
    {
      g_assert_null (record);
      return;
    }
  g_assert_nonnull (record);
  node = ent_record_to_json (record);
  text = g_strdelimit (json_to_string (node, FALSE), "\"", '\'');
  g_assert_cmpstr (text, ==, json);
}

static EntConflict *
get_conflict (EntCase    *the_case,
              const char *id)
{
  EntRecord *conflict = ent_case_lookup (the_case, ENT_TYPE_CONFLICT, id);

  g_assert_nonnull (conflict);
  return ENT_CONFLICT (conflict);
}

static void
resolve (EntCase        *the_case,
         const char     *id,
         EntMergeChoice  choice)
{
  g_autofree char *before = ent_store_write (the_case);
  g_autoptr (EntChange) change = ent_merge_resolve (the_case, get_conflict (the_case, id), choice);
  g_autoptr (EntChange) inverse = ent_change_invert (change);
  g_autofree char *after = NULL;

  apply_change (the_case, change);
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_CONFLICT, id));

  /* It is undone as any change. */
  apply_change (the_case, inverse);
  after = ent_store_write (the_case);
  g_assert_cmpstr (before, ==, after);
  apply_change (the_case, change);
}

static void
test_members (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}],'note':'n'}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alignment','date':'1950','basis':'tacit','members':[{'state':'AAA'},{'state':'BBB'}],'note':'n','mood':'calm'}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  assert_record (merged, "t", "{'id':'t','kind':'alignment','date':'1951','basis':'tacit',"
                 "'members':[{'state':'AAA'},{'state':'BBB'}],'mood':'calm'}");
}

static void
test_same_change (void)
{
  const char *changed = STATES ",'ties':[{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}]";
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]",
                    changed, changed);

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}");
}

static void
test_conflict (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}],'note':'n'}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1952','members':[{'state':'AAA'},{'state':'BBB'}],'note':'m'}]");
  g_autoptr (GPtrArray) conflicts = ent_case_get_referrers (merged, ENT_TYPE_CONFLICT, "t");
  g_autofree char *words = NULL;

  g_assert_cmpuint (conflicts->len, ==, 2);
  assert_record (merged, "conflict-t-date", "{'id':'conflict-t-date','of':'t','member':'date',"
                 "'base':{'date':'1950'},'ours':{'date':'1951'},'theirs':{'date':'1952'}}");
  assert_record (merged, "conflict-t-note", "{'id':'conflict-t-note','of':'t','member':'note',"
                 "'base':{'note':'n'},'theirs':{'note':'m'}}");
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}");
  words = ent_merge_dup_conflict_words (merged, get_conflict (merged, "conflict-t-note"));
  g_assert_cmpstr (words, ==, "Aland – Beland: note: ours not said, theirs “m”");

  resolve (merged, "conflict-t-date", ENT_MERGE_CHOICE_THEIRS);
  resolve (merged, "conflict-t-note", ENT_MERGE_CHOICE_BASE);
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1952','members':[{'state':'AAA'},{'state':'BBB'}],'note':'n'}");
}

static void
assert_line (EntCase        *the_case,
             const char     *id,
             EntMergeChoice  choice,
             const char     *words)
{
  g_autoptr (GPtrArray) lines = ent_conflict_list_lines (get_conflict (the_case, id), the_case, choice);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const EntConflictLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (said, "%c%.*s[%.*s]", " +-~"[line->mark], (int) line->from, line->words,
                              (int) (line->to - line->from), line->words + line->from);
    }
  g_assert_cmpstr (said->str, ==, words);
  g_string_free (said, TRUE);
}

/* What a reader is told of each side, and what stands out in it. */
static void
test_words (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950/1960','members':[{'state':'AAA'},{'state':'BBB'}],'note':'n'}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950/1961','members':[{'state':'AAA'},{'state':'BBB'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950/1962','members':[{'state':'AAA'},{'state':'BBB'}],'note':'m'}]");
  EntConflict *conflict = get_conflict (merged, "conflict-t-date");
  g_autofree char *name = ent_conflict_dup_name (conflict, merged);
  g_autofree char *subject = ent_conflict_dup_subject (conflict, merged);

  g_assert_cmpstr (name, ==, "Aland – Beland");
  g_assert_cmpstr (subject, ==, "Tie · date");
  assert_line (merged, "conflict-t-date", ENT_MERGE_CHOICE_BASE, " []");
  assert_line (merged, "conflict-t-date", ENT_MERGE_CHOICE_OURS, "~1950 to [1961]");
  assert_line (merged, "conflict-t-date", ENT_MERGE_CHOICE_THEIRS, "~1950 to [1962]");
  assert_line (merged, "conflict-t-note", ENT_MERGE_CHOICE_OURS, "-[]");
  g_assert_true (ent_conflict_is_current (conflict, merged, ENT_MERGE_CHOICE_OURS));
  g_assert_false (ent_conflict_is_current (conflict, merged, ENT_MERGE_CHOICE_THEIRS));
}

static void
test_header (void)
{
  g_autoptr (EntCase) base = case_read ("{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\"},\"maps\":1}");
  g_autoptr (EntCase) ours = case_read ("{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"O\"},\"maps\":1,\"a\":{\"x\":1}}");
  g_autoptr (EntCase) theirs = case_read ("{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"U\",\"opening\":\"1950\"},\"maps\":2}");
  g_autoptr (EntCase) odd = case_read ("{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"T\"},\"maps\":3}");
  g_autoptr (EntCase) merged = merge (base, ours, theirs);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  assert_record (merged, "conflict-case-title", "{'id':'conflict-case-title','member':'title',"
                 "'base':{'title':'T'},'ours':{'title':'O'},'theirs':{'title':'U'}}");
  resolve (merged, "conflict-case-title", ENT_MERGE_CHOICE_THEIRS);
  text = ent_store_write (merged);
  g_assert_cmpstr (text, ==, "{\n\"format\": \"entente-case\",\n\"version\": 1,\n"
                   "\"case\": {\"title\":\"U\",\"opening\":\"1950\"},\n\"maps\": 2,\n\"a\": {\"x\":1}\n}\n");

  /* What this version does not know it cannot keep in a conflict. */
  g_assert_null (ent_merge_cases (base, theirs, odd, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "maps"));
}

/* Parts that both sides changed, added and removed. */
static void
test_parts (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA','date':'1951'},{'state':'BBB'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'DDD'},{'state':'BBB','date':'1952'},{'state':'CCC'}]}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1950','members':"
                 "[{'state':'AAA','date':'1951'},{'state':'DDD'},{'state':'BBB','date':'1952'}]}");
}

static char *
make_pact (const char *renewals,
           const char *obligations)
{
  return g_strdup_printf (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}],"
                          "'instruments':[{'id':'i','tie':'t','kind':'treaty','title':'Pact','renewals':[%s],'obligations':[%s]}]",
                          renewals, obligations);
}

/* Within a part, too, what only one side changed is taken whichever is chosen. */
static void
test_part_conflict (void)
{
  g_autofree char *base = make_pact ("{'date':'1960','term':'P1Y'},{'date':'1970'}", "'defense'");
  g_autofree char *ours = make_pact ("{'date':'1960','term':'P2Y'},{'date':'1970'}", "'consultation'");
  g_autofree char *theirs = make_pact ("{'date':'1960','term':'P3Y'},{'date':'1970','note':'n'}",
                                       "'defense','neutrality'");
  g_autoptr (EntCase) merged = merge_sections (base, ours, theirs);

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  assert_record (merged, "i", "{'id':'i','tie':'t','kind':'treaty','title':'Pact','renewals':"
                 "[{'date':'1960','term':'P2Y'},{'date':'1970','note':'n'}],'obligations':['neutrality','consultation']}");
  resolve (merged, "conflict-i-renewals", ENT_MERGE_CHOICE_THEIRS);
  assert_record (merged, "i", "{'id':'i','tie':'t','kind':'treaty','title':'Pact','renewals':"
                 "[{'date':'1960','term':'P3Y'},{'date':'1970','note':'n'}],'obligations':['neutrality','consultation']}");
}

#define TIE_AB "'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]"

static EntCase *
merge_definitions (const char *base,
                   const char *ours,
                   const char *theirs)
{
  const char *versions[] = { base, ours, theirs };
  g_autofree char *text[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    text[i] = g_strdup_printf (STATES "," TIE_AB ",'definitions':[{'id':'d','title':'D',%s}]",
                               versions[i]);

  return merge_sections (text[0], text[1], text[2]);
}

/* Both sides edit the clauses of one definition. */
static void
test_clauses (void)
{
  g_autoptr (EntCase) apart = merge_definitions (
    "'clauses':[{'kinds':['alliance']},{'bases':['treaty']}]",
    "'clauses':[{'kinds':['alliance','alignment']},{'bases':['treaty']}]",
    "'clauses':[{'kinds':['alliance']},{'bases':['treaty'],'obligations':['defense']}]");
  g_autoptr (EntCase) no_number = merge_definitions (
    "'clauses':[{'kinds':['alliance']}]",
    "'clauses':[{'kinds':['alliance'],'members-min':3}]",
    "'clauses':[{'kinds':['alliance'],'members-max':2}]");
  g_autoptr (EntCase) by_name = merge_definitions (
    "'clauses':[{}]", "'clauses':[{}],'include':['t']", "'clauses':[{}],'exclude':['t']");

  g_assert_cmpuint (count_conflicts (apart), ==, 0);
  /* In which order they stand says nothing. */
  assert_record (apart, "d", "{'id':'d','title':'D','clauses':["
                 "{'bases':['treaty'],'obligations':['defense']},{'kinds':['alliance','alignment']}]}");
  /* Together they would count nothing, or say two things of one tie. */
  g_assert_cmpuint (count_conflicts (no_number), >, 0);
  assert_record (no_number, "d", "{'id':'d','title':'D','clauses':[{'kinds':['alliance'],'members-min':3}]}");
  g_assert_cmpuint (count_conflicts (by_name), >, 0);
  assert_record (by_name, "d", "{'id':'d','title':'D','clauses':[{}],'include':['t']}");
}

/* Who renames the same thing in two ways disagrees; a pair is one thing. */
static void
test_replaced_parts (void)
{
  g_autoptr (EntCase) merged =
    merge_sections ("'states':[{'id':'AAA','kind':'state','names':[{'name':'Old'}]},{'id':'BBB','kind':'state','names':[{'name':'B'}]},{'id':'CCC','kind':'state','names':[{'name':'C'}]},{'id':'DDD','kind':'state','names':[{'name':'D'}]}],"
                    "'conditions':[{'id':'c','kind':'shared-interest','pair':['AAA','BBB'],'value':'present','date':'1950'}]",
                    "'states':[{'id':'AAA','kind':'state','names':[{'name':'One'}]},{'id':'BBB','kind':'state','names':[{'name':'B'}]},{'id':'CCC','kind':'state','names':[{'name':'C'}]},{'id':'DDD','kind':'state','names':[{'name':'D'}]}],"
                    "'conditions':[{'id':'c','kind':'shared-interest','pair':['AAA','CCC'],'value':'present','date':'1950'}]",
                    "'states':[{'id':'AAA','kind':'state','names':[{'name':'Two'}]},{'id':'BBB','kind':'state','names':[{'name':'B'}]},{'id':'CCC','kind':'state','names':[{'name':'C'}]},{'id':'DDD','kind':'state','names':[{'name':'D'}]}],"
                    "'conditions':[{'id':'c','kind':'shared-interest','pair':['DDD','BBB'],'value':'present','date':'1950'}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 2);
  get_conflict (merged, "conflict-AAA-names");
  get_conflict (merged, "conflict-c-pair");
}

/* Each side leaves two members; together only one would be left. */
static void
test_group (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'CCC'}]}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  get_conflict (merged, "conflict-t-members");
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}");
}

#define PLACE(x, y) STATES ",'places':[{'id':'place-AAA','of':'AAA','x':" x ",'y':" y "}]"

/* A node stands where one of both put it, and nowhere between. */
static void
test_place (void)
{
  g_autoptr (EntCase) both = merge_sections (PLACE ("0", "0"), PLACE ("1", "1"), PLACE ("2", "2"));
  g_autoptr (EntCase) half = merge_sections (PLACE ("0", "0"), PLACE ("1", "0"), PLACE ("2", "2"));
  g_autoptr (EntCase) apart = merge_sections (PLACE ("0", "0"), PLACE ("1", "0"), PLACE ("0", "2"));

  g_assert_cmpuint (count_conflicts (both), ==, 2);
  assert_record (both, "place-AAA", "{'id':'place-AAA','of':'AAA','x':1,'y':1}");
  resolve (both, "conflict-place-AAA-y", ENT_MERGE_CHOICE_THEIRS);
  g_assert_cmpuint (count_conflicts (both), ==, 0);
  assert_record (both, "place-AAA", "{'id':'place-AAA','of':'AAA','x':2,'y':2}");

  /* One moved it along a line, so that only one member is changed by both. */
  g_assert_cmpuint (count_conflicts (half), ==, 2);
  assert_record (half, "place-AAA", "{'id':'place-AAA','of':'AAA','x':1,'y':0}");
  resolve (half, "conflict-place-AAA-x", ENT_MERGE_CHOICE_BASE);
  assert_record (half, "place-AAA", "{'id':'place-AAA','of':'AAA','x':0,'y':0}");
  g_assert_cmpuint (count_conflicts (half), ==, 0);

  g_assert_cmpuint (count_conflicts (apart), ==, 0);
  assert_record (apart, "place-AAA", "{'id':'place-AAA','of':'AAA','x':1,'y':2}");
}

#define COPY(text, more) "'articles':[{'id':'doe','label':'D','csl':{},'text':'" text "'}],'passages':[" more "]"
#define PASSAGE(id, start) "{'id':'" id "','article':'doe','anchor':{'paragraph':1,'start':" start \
  ",'end':9,'sha256':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'," \
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},'digest':'D'}"
#define OLD "00000000000000000000000000000000000000000000000000000000000000aa"
#define NEW "00000000000000000000000000000000000000000000000000000000000000bb"

/* One goes over to another copy of a text, while the other adds a passage of the old one.
 * They touch different members, and both are taken: the passage is looked for by its words
 * in the copy that is named now, and is in doubt there like any other that comes from
 * elsewhere. Who moved one and the same passage in two ways disagrees. */
static void
test_other_copy (void)
{
  g_autoptr (EntCase) added = merge_sections (COPY (OLD, PASSAGE ("p", "1")), COPY (NEW, PASSAGE ("p", "4")),
                                              COPY (OLD, PASSAGE ("p", "1") "," PASSAGE ("q", "5")));
  g_autoptr (EntCase) moved = merge_sections (COPY (OLD, PASSAGE ("p", "1")), COPY (NEW, PASSAGE ("p", "4")),
                                              COPY (OLD, PASSAGE ("p", "2")));

  g_assert_cmpuint (count_conflicts (added), ==, 0);
  assert_record (added, "doe", "{'id':'doe','label':'D','csl':{},'text':'" NEW "'}");
  assert_record (added, "p", PASSAGE ("p", "4"));
  assert_record (added, "q", PASSAGE ("q", "5"));
  g_assert_cmpuint (count_conflicts (moved), ==, 1);
  get_conflict (moved, "conflict-p-anchor");
}

static void
test_same_id (void)
{
  const char *base = STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]";
  g_autoptr (EntCase) different =
    merge_sections (base,
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]},"
                    "{'id':'n','kind':'alliance','date':'1960','members':[{'state':'AAA'},{'state':'CCC'}]}]",
                    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]},"
                    "{'id':'n','kind':'alliance','date':'1970','members':[{'state':'BBB'},{'state':'DDD'}]}],"
                    "'instruments':[{'id':'i','tie':'n','kind':'treaty','title':'Pact'}]");
  g_autoptr (EntCase) same =
    merge_sections (base,
                    STATES ",'ties':[{'id':'n','kind':'alliance','date':'1960','members':[{'state':'AAA'},{'state':'CCC'}]}]",
                    STATES ",'ties':[{'id':'n','kind':'alliance','date':'1961','members':[{'state':'AAA'},{'state':'CCC'}],'note':'x'}]");

  g_assert_cmpuint (count_conflicts (different), ==, 0);
  assert_record (different, "n", "{'id':'n','kind':'alliance','date':'1960','members':[{'state':'AAA'},{'state':'CCC'}]}");
  assert_record (different, "n-2", "{'id':'n-2','kind':'alliance','date':'1970','members':[{'state':'BBB'},{'state':'DDD'}]}");
  assert_record (different, "i", "{'id':'i','tie':'n-2','kind':'treaty','title':'Pact'}");

  g_assert_cmpuint (count_conflicts (same), ==, 1);
  assert_record (same, "t", NULL);
  assert_record (same, "n", "{'id':'n','kind':'alliance','date':'1960','members':[{'state':'AAA'},{'state':'CCC'}],'note':'x'}");
  assert_record (same, "conflict-n-date", "{'id':'conflict-n-date','of':'n','member':'date',"
                 "'ours':{'date':'1960'},'theirs':{'date':'1961'}}");
}

static void
test_other_type (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES,
                    STATES ",'events':[{'id':'n','kind':'war','title':'War','date':'1950'}]",
                    STATES ",'traits':[{'id':'n','state':'AAA','kind':'regime','value':'x','date':'1950'}]");

  assert_record (merged, "n", "{'id':'n','kind':'war','title':'War','date':'1950'}");
  assert_record (merged, "n-2", "{'id':'n-2','state':'AAA','kind':'regime','value':'x','date':'1950'}");
}

#define TIE "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}"
#define LATER_TIE "{'id':'t','kind':'alliance','date':'1951','members':[{'state':'AAA'},{'state':'BBB'}]}"
#define PACT "{'id':'i','tie':'t','kind':'treaty','title':'Pact'}"

static void
test_removed_and_changed (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[" TIE "],'instruments':[" PACT "]", STATES,
                    STATES ",'ties':[" LATER_TIE "],'instruments':[" PACT "]");
  g_autoptr (EntCase) kept = ent_case_copy (merged);

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  assert_record (merged, "conflict-t", "{'id':'conflict-t','of':'t','base':" TIE ",'theirs':" LATER_TIE "}");
  /* What was removed along with it is held, too. */
  assert_record (merged, "i", PACT);

  resolve (kept, "conflict-t", ENT_MERGE_CHOICE_THEIRS);
  assert_record (kept, "t", LATER_TIE);
  assert_record (kept, "i", PACT);
  resolve (merged, "conflict-t", ENT_MERGE_CHOICE_OURS);
  assert_record (merged, "t", NULL);
  assert_record (merged, "i", NULL);
}

/* One removes a state with its tie, the other has something to say of the tie. */
static void
test_removed_and_referred_to (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[" TIE "]",
                    "'states':[{'id':'BBB','kind':'state','names':[{'name':'Beland'}]}]",
                    STATES ",'ties':[" TIE "],'events':[{'id':'e','kind':'war','title':'War','date':'1950','tie':'t'}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 2);
  assert_record (merged, "t", TIE);
  resolve (merged, "conflict-t", ENT_MERGE_CHOICE_OURS);
  resolve (merged, "conflict-AAA", ENT_MERGE_CHOICE_OURS);
  assert_record (merged, "t", NULL);
  assert_record (merged, "AAA", NULL);
  assert_record (merged, "e", "{'id':'e','kind':'war','title':'War','date':'1950'}");
}

/* One removes a membership, the other finds a passage that speaks of it. */
static void
test_removed_membership (void)
{
  const char *with = ",'articles':[{'id':'a','label':'A','csl':{'title':'A'}}],'passages':[{'id':'p','article':'a','anchor':{'paragraph':1,'start':0,'end':5,'sha256':"
    "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},'digest':'D'}]";
  g_autofree char *base = g_strconcat (STATES, ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}]}]", with, NULL);
  g_autofree char *ours = g_strconcat (STATES, ",'ties':[{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}]", with, NULL);
  g_autofree char *theirs = g_strconcat (base, ",'evidence':[{'id':'e','passage':'p','target':'t/CCC','stance':'supports','aspect':'start'}]", NULL);
  g_autoptr (EntCase) merged = merge_sections (base, ours, theirs);
  g_autoptr (EntCase) kept = ent_case_copy (merged);

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  resolve (kept, "conflict-t-members", ENT_MERGE_CHOICE_THEIRS);
  assert_record (kept, "t", "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}]}");
  resolve (merged, "conflict-t-members", ENT_MERGE_CHOICE_OURS);
  assert_record (merged, "t", "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}");
  assert_record (merged, "e", NULL);
}

/* One side makes a reference that is in conflict, and the other removed what it leads to. */
static void
test_choice_refers (void)
{
  g_autoptr (EntCase) merged =
    merge_sections (STATES ",'ties':[" TIE "],'events':[{'id':'e','kind':'war','title':'War','date':'1950'}]",
                    STATES ",'ties':[{'id':'u','kind':'alliance','date':'1950','members':[{'state':'AAA'},{'state':'BBB'}]}],'events':[{'id':'e','kind':'war','title':'War','date':'1950','tie':'u'}]",
                    STATES ",'ties':[" TIE "],'events':[{'id':'e','kind':'war','title':'War','date':'1950','tie':'t'}]");

  g_assert_cmpuint (count_conflicts (merged), ==, 2);
  resolve (merged, "conflict-e-tie", ENT_MERGE_CHOICE_THEIRS);
  assert_record (merged, "e", "{'id':'e','kind':'war','title':'War','date':'1950','tie':'t'}");
}

static void
test_no_base (void)
{
  g_autoptr (EntCase) ours = case_read_sections (STATES ",'ties':[" TIE "]");
  g_autoptr (EntCase) theirs = case_read_sections (STATES ",'ties':[" LATER_TIE "]");
  g_autoptr (EntCase) merged = merge (NULL, ours, theirs);

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  get_conflict (merged, "conflict-t-date");
}

/* --------------------------------------------------------------------------- properties */

/* Hundreds of changes; more with -m slow. */
#define ROUNDS (g_test_slow () ? 200u : 16u)

static EntCase *
open_case (void)
{
  g_autoptr (GError) error = NULL;
  EntCase *the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);

  g_assert_no_error (error);
  return the_case;
}

/* Changes a case at random, where @others is given only what that does not touch, and
 * returns what was done. */
static GPtrArray *
change_at_random (EntCase    *the_case,
                  GRand      *random,
                  const char *side,
                  Touched    *touched,
                  Touched    *others)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = (guint) g_rand_int_range (random, 1, 25);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntChange) change = make_random_change (the_case, random, side, i);
      g_autoptr (Touched) would = touched_new ();

      if (change == NULL)
        continue;
      touched_add (would, change);
      if (others != NULL && touched_overlap (would, others))
        continue;
      apply_change (the_case, change);
      touched_add (touched, change);
      g_ptr_array_add (changes, g_steal_pointer (&change));
    }

  return changes;
}

static void
assert_same_case (EntCase *a,
                  EntCase *b)
{
  g_autofree char *text_a = ent_store_write (a);
  g_autofree char *text_b = ent_store_write (b);

  g_assert_cmpstr (text_a, ==, text_b);
}

static void
leave (EntCase    *the_case,
       const char *kind,
       guint       round,
       const char *side)
{
  g_autofree char *name = g_strdup_printf ("%s-%u-%s.entente", kind, round, side);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_MERGED"), name, NULL);
  g_autofree char *text = ent_store_write (the_case);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Where ENTENTE_MERGED names a folder, each merged case is left there, and what it was made
 * of, to be held against the schema. */
static void
leave_all (EntCase    *ours,
           EntCase    *theirs,
           EntCase    *merged,
           const char *kind,
           guint       round)
{
  if (g_getenv ("ENTENTE_MERGED") == NULL)
    return;

  leave (ours, kind, round, "ours");
  leave (theirs, kind, round, "theirs");
  leave (merged, kind, round, "merged");
}

static void
test_apart (void)
{
  g_autoptr (EntCase) base = open_case ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1977);
  guint n_changes = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (EntCase) ours = ent_case_copy (base);
      g_autoptr (EntCase) theirs = ent_case_copy (base);
      g_autoptr (Touched) our_touch = touched_new ();
      g_autoptr (Touched) their_touch = touched_new ();
      g_autoptr (GPtrArray) our_changes = change_at_random (ours, random, "ours", our_touch, NULL);
      g_autoptr (GPtrArray) their_changes = change_at_random (theirs, random, "theirs", their_touch, our_touch);
      g_autoptr (EntCase) both = ent_case_copy (ours);
      g_autoptr (EntCase) merged = merge (base, ours, theirs);
      g_autoptr (EntCase) swapped = merge (base, theirs, ours);

      for (guint i = 0; i < their_changes->len; i++)
        apply_memberwise (both, g_ptr_array_index (their_changes, i));
      n_changes += our_changes->len + their_changes->len;
      g_assert_cmpuint (count_conflicts (merged), ==, 0);
      assert_same_case (merged, both);
      assert_same_case (swapped, both);
    }

  g_test_message ("%u changes in %u merges", n_changes, ROUNDS);
  g_assert_cmpuint (n_changes, >, ROUNDS * 5);
}

static void
resolve_all (EntCase        *the_case,
             GRand          *random,
             EntMergeChoice  choice)
{
  GListModel *conflicts = ent_case_get_records (the_case, ENT_TYPE_CONFLICT);

  while (g_list_model_get_n_items (conflicts) > 0)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (conflicts, 0);
      EntMergeChoice chosen = random ? (EntMergeChoice) g_rand_int_range (random, 0, 3) : choice;
      g_autoptr (EntChange) change = ent_merge_resolve (the_case, conflict, chosen);
      g_autofree char *words = ent_merge_dup_conflict_words (the_case, conflict);

      g_assert_nonnull (words);
      apply_change (the_case, change);
    }
}

/* Whatever both sides do, the result is valid, and each conflict can be resolved; which side
 * is called ours makes no difference. */
static void
test_anyhow (void)
{
  g_autoptr (EntCase) base = open_case ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1985);
  guint n_conflicts = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (EntCase) ours = ent_case_copy (base);
      g_autoptr (EntCase) theirs = ent_case_copy (base);
      g_autoptr (Touched) touched = touched_new ();
      g_autoptr (GPtrArray) our_changes = change_at_random (ours, random, "ours", touched, NULL);
      g_autoptr (GPtrArray) their_changes = change_at_random (theirs, random, "theirs", touched, NULL);
      g_autoptr (EntCase) merged = merge (base, ours, theirs);
      g_autoptr (EntCase) swapped = merge (base, theirs, ours);
      g_autoptr (EntCase) mixed = ent_case_copy (merged);

      n_conflicts += count_conflicts (merged);
      leave_all (ours, theirs, merged, "anyhow", round);
      g_assert_cmpuint (count_conflicts (merged), ==, count_conflicts (swapped));
      resolve_all (mixed, random, ENT_MERGE_CHOICE_CURRENT);
      resolve_all (merged, NULL, ENT_MERGE_CHOICE_OURS);
      resolve_all (swapped, NULL, ENT_MERGE_CHOICE_THEIRS);
      assert_same_case (merged, swapped);
    }

  g_test_message ("%u conflicts in %u merges", n_conflicts, ROUNDS);
  g_assert_cmpuint (n_conflicts, >, 0);
}

static void
set_member (EntCase    *the_case,
            EntRecord  *like,
            const char *member,
            const char *value)
{
  g_autofree char *quoted = g_strdup_printf ("'%s'", value);
  g_autoptr (EntChange) change = make_edit (the_case, G_OBJECT_TYPE (like), ent_record_get_id (like), member, quoted);

  apply_change (the_case, change);
}

/* Both set the same member otherwise: a conflict for each, and nothing else. */
static void
test_together (void)
{
  static const struct { GType (*type) (void); const char *member; } members[] = {
    { ent_tie_get_type, "date" }, { ent_tie_get_type, "note" }, { ent_event_get_type, "title" },
    { ent_passage_get_type, "digest" }, { ent_evidence_get_type, "memo" }, { ent_state_get_type, "existed" },
    { ent_trait_get_type, "value" }, { ent_condition_get_type, "source" }, { ent_theory_get_type, "title" },
    { ent_article_get_type, "label" }, { ent_instrument_get_type, "signed" },
  };
  g_autoptr (EntCase) base = open_case ();
  g_autoptr (EntCase) ours = ent_case_copy (base);
  g_autoptr (EntCase) theirs = ent_case_copy (base);
  g_autoptr (EntCase) merged = NULL;
  guint n_set = 0;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      GListModel *records = ent_case_get_records (base, members[i].type ());

      for (guint j = 0; j < MIN (3, g_list_model_get_n_items (records)); j++, n_set++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);

          set_member (ours, record, members[i].member, "1801");
          set_member (theirs, record, members[i].member, "1802");
        }
    }

  merged = merge (base, ours, theirs);
  g_assert_cmpuint (count_conflicts (merged), ==, n_set);
  for (guint i = 0; i < n_set; i++)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (ent_case_get_records (merged, ENT_TYPE_CONFLICT), i);
      const char *member = ent_conflict_get_member (conflict);

      g_assert_cmpstr (json_object_get_string_member (ent_conflict_get_ours (conflict), member), ==, "1801");
      g_assert_cmpstr (json_object_get_string_member (ent_conflict_get_theirs (conflict), member), ==, "1802");
    }
  {
    g_autoptr (EntCase) left = ent_case_copy (merged);

    resolve_all (left, NULL, ENT_MERGE_CHOICE_OURS);
    assert_same_case (left, ours);
    resolve_all (merged, NULL, ENT_MERGE_CHOICE_THEIRS);
    assert_same_case (merged, theirs);
  }
}

static void
test_one_side (void)
{
  g_autoptr (EntCase) base = open_case ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1950);

  for (guint round = 0; round < ROUNDS / 3; round++)
    {
      g_autoptr (EntCase) changed = ent_case_copy (base);
      g_autoptr (Touched) touched = touched_new ();
      g_autoptr (GPtrArray) changes = change_at_random (changed, random, "one", touched, NULL);
      g_autoptr (EntCase) both = merge (base, changed, changed);
      g_autoptr (EntCase) ours = merge (base, changed, base);
      g_autoptr (EntCase) theirs = merge (base, base, changed);

      assert_same_case (both, changed);
      assert_same_case (ours, changed);
      assert_same_case (theirs, changed);
    }
}

/* How often; ENTENTE_MERGE_ROUNDS says it of slow runs. */
static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("ENTENTE_MERGE_ROUNDS");

  return rounds ? (guint) g_ascii_strtoull (rounds, NULL, 10) : 10;
}

/* Both sides change the same few records: what each did is taken or is in a conflict. */
static void
test_crowded (void)
{
  g_autoptr (EntCase) base = open_case ();
  OracleCounts counts = { 0 };
  guint n_changes = 0;

  for (guint round = 0; round < get_rounds (); round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (EntCase) ours = ent_case_copy (base);
      g_autoptr (EntCase) theirs = ent_case_copy (base);
      g_autoptr (EntCase) merged = NULL;

      n_changes += change_crowded (ours, random, (guint) g_rand_int_range (random, 1, 300));
      n_changes += change_crowded (theirs, random, (guint) g_rand_int_range (random, 1, 300));
      g_test_message ("round %u", round);
      merged = merge (base, ours, theirs);
      oracle_check (base, ours, theirs, merged, &counts);
      leave_all (ours, theirs, merged, "crowded", round);
    }

  g_test_message ("%u changes in %u merges: of %u members, %u items of lists and %u pairs of them, "
                  "%u changes taken, %u conflicts, %u of them over lists, %u removals held back",
                  n_changes, get_rounds (), counts.n_members, counts.n_items, counts.n_pairs,
                  counts.n_taken, counts.n_conflicts, counts.n_disputed_lists, counts.n_held);
  g_assert_cmpuint (counts.n_conflicts, >, get_rounds ());
  g_assert_cmpuint (counts.n_taken, >, get_rounds ());
  g_assert_cmpuint (counts.n_items, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/members", test_members);
  g_test_add_func ("/merge/same-change", test_same_change);
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/words", test_words);
  g_test_add_func ("/merge/header", test_header);
  g_test_add_func ("/merge/parts", test_parts);
  g_test_add_func ("/merge/part-conflict", test_part_conflict);
  g_test_add_func ("/merge/clauses", test_clauses);
  g_test_add_func ("/merge/replaced-parts", test_replaced_parts);
  g_test_add_func ("/merge/group", test_group);
  g_test_add_func ("/merge/place", test_place);
  g_test_add_func ("/merge/other-copy", test_other_copy);
  g_test_add_func ("/merge/same-id", test_same_id);
  g_test_add_func ("/merge/other-type", test_other_type);
  g_test_add_func ("/merge/removed-and-changed", test_removed_and_changed);
  g_test_add_func ("/merge/removed-and-referred-to", test_removed_and_referred_to);
  g_test_add_func ("/merge/removed-membership", test_removed_membership);
  g_test_add_func ("/merge/choice-refers", test_choice_refers);
  g_test_add_func ("/merge/no-base", test_no_base);
  g_test_add_func ("/merge/apart", test_apart);
  g_test_add_func ("/merge/anyhow", test_anyhow);
  g_test_add_func ("/merge/crowded", test_crowded);
  g_test_add_func ("/merge/together", test_together);
  g_test_add_func ("/merge/one-side", test_one_side);

  return g_test_run ();
}
