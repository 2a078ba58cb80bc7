/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-metadata.h"
#include "shared-articles.h"

/* Invented prose: what stands under every masthead of these tests. */
#define BODY \
  "\n\nThe ferry between the two islands runs only when the harbour master is awake. Nobody has " \
  "minded so far, since he sleeps little.\n\nIn spring the council bought a second boat, which " \
  "was painted green by the pupils of the school. It leaks, but not much.\n"

static JsonObject *
parse (const char *json)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (quoted, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static char *
dup_member (JsonObject *csl,
            const char *member)
{
  JsonNode *node = json_object_get_member (csl, member);
  g_autofree char *json = node ? json_to_string (node, FALSE) : g_strdup ("null");

  return g_strdelimit (g_steal_pointer (&json), "\"", '\'');
}

static void
assert_member (JsonObject *csl,
               const char *member,
               const char *expected)
{
  g_autofree char *json = dup_member (csl, member);

  g_assert_cmpstr (json, ==, expected);
}

/* What is guessed under a masthead, where the file says what @csl says. */
static JsonObject *
guess (const char *front,
       const char *said)
{
  g_autofree char *source = g_strconcat (front, BODY, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "sample.md", &error);
  JsonObject *csl = parse (said);

  g_assert_no_error (error);
  ent_metadata_guess (text, csl);
  return csl;
}

/* ---------------------------------------------------------------- dates */

static void
test_dates (void)
{
  static const struct
  {
    const char *words;
    const char *parts;
  } dates[] = {
    { "21 December 2020", "[[2020,12,21]]" },
    { "December 21, 2020", "[[2020,12,21]]" },
    { "Dec. 21, 2020", "[[2020,12,21]]" },
    { "MONDAY, 3RD JUNE 2021", "[[2021,6,3]]" },
    { "the 1st of May 1975", "[[1975,5,1]]" },
    { "14. März 2021", "[[2021,3,14]]" },
    { "1er août 1964", "[[1964,8,1]]" },
    { "3 de septiembre de 1999", "[[1999,9,3]]" },
    { "12 gennaio 2003", "[[2003,1,12]]" },
    { "7 grudnia 1970", "[[1970,12,7]]" },
    { "9 мая 1945", "[[1945,5,9]]" },
    { "24 лютого 2022 року", "[[2022,2,24]]" },
    { "15 Ağustos 1974", "[[1974,8,15]]" },
    { "1956. október 23.", "[[1956,10,23]]" },
    { "2021-03-14", "[[2021,3,14]]" },
    { "2021-03-14T09:30:00Z", "[[2021,3,14]]" },
    { "2021/3/4", "[[2021,3,4]]" },
    { "2021年3月14日", "[[2021,3,14]]" },
    { "２０２１年３月１４日", "[[2021,3,14]]" },
    { "2021년 3월 14일", "[[2021,3,14]]" },
    { "2021年3月", "[[2021,3]]" },
    { "ngày 14 tháng 3 năm 2021", "[[2021,3,14]]" },
    { "Thứ hai, 14 tháng 3, 2021", "[[2021,3,14]]" },
    { "tháng 3 năm 2021", "[[2021,3]]" },
    { "March 2021", "[[2021,3]]" },
    { "2021-03", "[[2021,3]]" },
    { "14.3.2021", "[[2021,3,14]]" },
    { "03.04.2021", "[[2021,4,3]]" },
    { "14/03/2021", "[[2021,3,14]]" },
    { "03/14/2021", "[[2021,3,14]]" },
    { "04/04/2021", "[[2021,4,4]]" },
    { "03/04/2021", "[[2021]]" },
    { "Vol. 12, No. 3 (1988)", "[[1988]]" },
    { "2021", "[[2021]]" },
    { "Updated 2 April 2021. First published March 14, 2021", "[[2021,3,14]]" },
    /* None at all. */
    { "31 February 2021", NULL },
    { "2021-13-40", NULL },
    { "40/50/2021", NULL },
    { "room 2021 of 12", NULL },
    { "Accessed 2 April 2021", NULL },
    { "12 boats 2021x", NULL },
    { "no date", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (JsonObject) date = ent_metadata_make_date (dates[i].words);

      g_test_message ("%s", dates[i].words);
      if (dates[i].parts == NULL)
        g_assert_null (date);
      else
        g_assert_nonnull (date);
      if (date != NULL)
        assert_member (date, "date-parts", dates[i].parts);
    }
}

static void
test_season (void)
{
  g_autoptr (JsonObject) date = ent_metadata_make_date ("Fall 1989");

  assert_member (date, "date-parts", "[[1989]]");
  assert_member (date, "season", "3");
}

/* ---------------------------------------------------------------- names */

static void
test_names (void)
{
  static const struct
  {
    const char *names;
    const char *csl;
  } names[] = {
    { "Anna Lind", "[{'family':'Lind','given':'Anna'}]" },
    { "By Anna Lind", "[{'family':'Lind','given':'Anna'}]" },
    { "Anna Lind and Ben Roe",
      "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]" },
    { "Anna Lind, Ben Roe and Cleo Marr",
      "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'},"
      "{'family':'Marr','given':'Cleo'}]" },
    { "Lind, Anna; Roe, Ben", "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]" },
    { "Lind, Anna", "[{'family':'Lind','given':'Anna'}]" },
    { "Anna van der Meer", "[{'family':'van der Meer','given':'Anna'}]" },
    { "Karl von Ohm", "[{'family':'von Ohm','given':'Karl'}]" },
    { "J. K. de la Rue", "[{'family':'de la Rue','given':'J. K.'}]" },
    { "Anna Lind Jr.", "[{'family':'Lind','given':'Anna','suffix':'Jr.'}]" },
    { "Anna Lind, Jr.", "[{'family':'Lind','given':'Anna','suffix':'Jr.'}]" },
    { "Dr. Anna Lind, PhD", "[{'family':'Lind','given':'Anna'}]" },
    { "ANNA LIND-ROE", "[{'family':'Lind-Roe','given':'Anna'}]" },
    { "Émilie Trần-Duval", "[{'family':'Trần-Duval','given':'Émilie'}]" },
    /* Given name first, certainly. */
    { "Khang Vu", "[{'family':'Vu','given':'Khang'}]" },
    { "Anna Nguyễn", "[{'family':'Nguyễn','given':'Anna'}]" },
    /* Which is which? */
    { "Tran Duc Anh", "[{'literal':'Tran Duc Anh'}]" },
    { "Kim Lee", "[{'literal':'Kim Lee'}]" },
    { "Đỗ Minh Anna", "[{'literal':'Đỗ Minh Anna'}]" },
    { "Zhang Anna", "[{'literal':'Zhang Anna'}]" },
    { "王小明", "[{'literal':'王小明'}]" },
    { "김철수", "[{'literal':'김철수'}]" },
    { "Lakoff", "[{'literal':'Lakoff'}]" },
    { "Harbour Research Institute", "[{'literal':'Harbour Research Institute'}]" },
    { "", "[]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonObject) holder = json_object_new ();

      json_object_set_array_member (holder, "author", ent_metadata_make_names (names[i].names));
      assert_member (holder, "author", names[i].csl);
    }
}

static void
test_bylines (void)
{
  static const struct
  {
    const char *line;
    const char *csl;
  } lines[] = {
    { "By Anna Lind", "[{'family':'Lind','given':'Anna'}]" },
    { "BY ANNA LIND", "[{'family':'Lind','given':'Anna'}]" },
    { "Written by Anna Lind in Kolm", "[{'family':'Lind','given':'Anna'}]" },
    { "By Anna Lind and Ben Roe, University of Kolm",
      "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]" },
    { "By Anna Lind | March 14, 2021", "[{'family':'Lind','given':'Anna'}]" },
    { "By Anna Lind, March 14, 2021", "[{'family':'Lind','given':'Anna'}]" },
    { "By Riverine Review Staff", "[{'literal':'Riverine Review Staff'}]" },
    { "By Lakoff", "[{'literal':'Lakoff'}]" },
    { "Von Anna Lind und Karl von Ohm",
      "[{'family':'Lind','given':'Anna'},{'family':'von Ohm','given':'Karl'}]" },
    { "Par Anna Lind et Ben Roe",
      "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]" },
    { "Por Anna Lind y Ben Roe",
      "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]" },
    { "Author: Anna Lind", "[{'family':'Lind','given':'Anna'}]" },
    { "Tác giả: Nguyễn Văn Bình", "[{'literal':'Nguyễn Văn Bình'}]" },
    { "作者：王小明", "[{'literal':'王小明'}]" },
    /* No bylines, though they begin like one. */
    { "Von Bergen und tiefen Tälern", "null" },
    { "Par Avion", "null" },
    { "Por qué los barcos no salen", "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *front = g_strdup_printf ("# The Green Boat\n\n%s", lines[i].line);
      g_autoptr (JsonObject) csl = guess (front, "{}");

      g_test_message ("%s", lines[i].line);
      assert_member (csl, "author", lines[i].csl);
    }
}

static void
test_bare_names (void)
{
  g_autoptr (JsonObject) dated = guess ("# The Green Boat\n\nAnna Lind\n\n14 March 2021", "{}");
  g_autoptr (JsonObject) placed =
    guess ("# The Green Boat\n\nAnna Lind and Ben Roe\n\nUniversity of Kolm", "{}");
  g_autoptr (JsonObject) inside = guess ("# The Green Boat\n\nAnna Lind, 14 March 2021", "{}");
  g_autoptr (JsonObject) subtitle = guess ("# The Green Boat\n\nModern Alliances", "{}");

  assert_member (dated, "author", "[{'family':'Lind','given':'Anna'}]");
  assert_member (placed, "author",
                 "[{'family':'Lind','given':'Anna'},{'family':'Roe','given':'Ben'}]");
  assert_member (inside, "author", "[{'family':'Lind','given':'Anna'}]");
  assert_member (subtitle, "author", "null");
}

/* ---------------------------------------------------------------- mastheads */

static void
test_masthead (void)
{
  g_autoptr (JsonObject) csl =
    guess ("RIVERINE REVIEW\n14 March 2021\n\n# The Green Boat\n\n**A standfirst of the war of "
           "9 May 1945.**\n\nBy Anna Lind", "{}");

  assert_member (csl, "title", "'The Green Boat'");
  assert_member (csl, "author", "[{'family':'Lind','given':'Anna'}]");
  assert_member (csl, "issued", "{'date-parts':[[2021,3,14]]}");
  assert_member (csl, "container-title", "'Riverine Review'");
  assert_member (csl, "language", "'en'");
  assert_member (csl, "type", "'article-magazine'");
  assert_member (csl, "URL", "null");
  g_assert_true (ent_metadata_is_guessed (csl, "title"));
  g_assert_true (ent_metadata_is_guessed (csl, "issued"));
  g_assert_false (ent_metadata_is_guessed (csl, "URL"));
}

static void
test_masthead_variants (void)
{
  g_autoptr (JsonObject) journal =
    guess ("Journal of Small Harbours, Vol. 12, No. 3 (1988), pp. 12-34\n\n# The Green Boat", "{}");
  g_autoptr (JsonObject) paper = guess ("The Kolm Herald | Tuesday, 3 May 1988\n\n# The Green Boat",
                                        "{}");
  g_autoptr (JsonObject) acronym = guess ("KBC\n\n3 May 1988\n\n# The Green Boat", "{}");
  g_autoptr (JsonObject) section =
    guess ("OPINION | WORLD\n\nKolm Weekly\n\n# The Green Boat\n\nKolm, 14 March 2021", "{}");
  g_autoptr (JsonObject) alone = guess ("# The Green Boat", "{}");
  g_autoptr (JsonObject) nothing = guess ("", "{}");

  assert_member (journal, "container-title", "'Journal of Small Harbours'");
  assert_member (journal, "issued", "{'date-parts':[[1988]]}");
  assert_member (journal, "type", "'article-journal'");
  assert_member (paper, "container-title", "'The Kolm Herald'");
  assert_member (paper, "type", "'article-newspaper'");
  assert_member (acronym, "container-title", "'KBC'");
  assert_member (section, "container-title", "'Kolm Weekly'");
  assert_member (section, "issued", "{'date-parts':[[2021,3,14]]}");
  assert_member (alone, "container-title", "null");
  assert_member (alone, "issued", "null");
  assert_member (alone, "type", "'document'");
  assert_member (nothing, "title", "null");
  assert_member (nothing, "author", "null");
}

static void
test_standfirst_is_no_date (void)
{
  g_autoptr (JsonObject) csl =
    guess ("# The Green Boat\n\n**How the harbour has fared since the great flood of 9 May 1945**",
           "{}");

  assert_member (csl, "issued", "null");
}

static void
test_address (void)
{
  g_autoptr (JsonObject) one = guess ("https://kolm.example/boats/1\n\n# The Green Boat", "{}");
  g_autoptr (JsonObject) two = guess ("https://kolm.example/1\n\nhttps://kolm.example/2\n\n# Boat",
                                      "{}");

  assert_member (one, "URL", "'https://kolm.example/boats/1'");
  assert_member (one, "type", "'webpage'");
  assert_member (two, "URL", "null");
}

static void
test_languages (void)
{
  static const struct
  {
    const char *prose;
    const char *code;
  } samples[] = {
    { "Das Boot liegt am Ufer und der Mann, der es nicht mehr fahren will, sitzt auf einer Bank. "
      "Die Kinder von der Schule haben es mit grüner Farbe gestrichen, und das ist auch gut.",
      "'de'" },
    { "Le bateau est sur la rive et les enfants de la ville le regardent. Il ne part pas dans la "
      "nuit, car le capitaine dort avec une lampe pour les oiseaux du port.", "'fr'" },
    { "Con thuyền của làng đã cũ và không có người lái. Những đứa trẻ trong trường được cho một "
      "ngày để sơn nó với màu xanh, và từ khi đó nó là của các em.", "'vi'" },
    { "Лодка стоит на берегу, и это не та лодка, что была у нас с отцом. Но она из дерева, как "
      "и все лодки в порту, и для детей она его лодка.", "'ru'" },
    { "绿色的船停在岸边，孩子们每天都来看它。船长说它已经太老了，不能再出海，但是没有人相信他的话。", "'zh'" },
    { "緑の船は岸にあります。子どもたちは毎日それを見に来ます。船長はもう古いと言いました。", "'ja'" },
    { "초록 배는 강가에 있습니다. 아이들은 매일 그것을 보러 옵니다. 선장은 늙었다고 말했습니다.", "'ko'" },
    { "Xq zz ww qq.", "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (samples[i].prose, strlen (samples[i].prose));
      g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "sample.txt", NULL);
      g_autoptr (JsonObject) csl = json_object_new ();

      ent_metadata_guess (text, csl);
      assert_member (csl, "language", samples[i].code);
    }
}

/* ---------------------------------------------------------------- what the file says */

static void
test_file_comes_first (void)
{
  const char *said = "{'type':'report','title':'Another Title','author':[{'literal':'Kolm Port'}],"
                     "'container-title':'Notes','issued':{'date-parts':[['1999']]},"
                     "'language':'fr','URL':'https://kolm.example/','x-own':1}";
  g_autoptr (JsonObject) csl =
    guess ("RIVERINE REVIEW\n14 March 2021\n\n# The Green Boat\n\nBy Anna Lind", said);
  g_autoptr (JsonObject) before = parse (said);
  g_autoptr (JsonNode) a = json_node_init_object (json_node_alloc (), csl);
  g_autoptr (JsonNode) b = json_node_init_object (json_node_alloc (), before);

  g_assert_true (json_node_equal (a, b));
}

static void
test_rubbish_titles (void)
{
  static const char *const rubbish[] = {
    "untitled", "Untitled 3", "Untitled Document", "Microsoft Word - boat.docx", "boat.pdf",
    "the green boat final.docx", "index.html", "Document1", "", " - ", "https://kolm.example/boat",
    "PowerPoint Presentation",
  };
  static const char *const fine[] = {
    "Untitled Lives of Boats", "Document and Deed", "The U.S. Fleet", "1984", "Index of Boats",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++)
    {
      g_autofree char *said = g_strdup_printf ("{'title':'%s'}", rubbish[i]);
      g_autoptr (JsonObject) csl = guess ("# The Green Boat", said);

      g_test_message ("%s", rubbish[i]);
      assert_member (csl, "title", "'The Green Boat'");
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *said = g_strdup_printf ("{'title':'%s'}", fine[i]);
      g_autofree char *expected = g_strdup_printf ("'%s'", fine[i]);
      g_autoptr (JsonObject) csl = guess ("# The Green Boat", said);

      assert_member (csl, "title", expected);
    }
}

static void
test_rubbish_authors (void)
{
  static const char *const rubbish[] = {
    "[{'literal':'user'}]", "[{'literal':'Admin'}]", "[{'literal':'Microsoft Office User'}]",
    "[{'literal':'jdoe42'}]", "[{'family':'User','given':'Windows'}]", "[]", "['x']", "'user'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++)
    {
      g_autofree char *said = g_strdup_printf ("{'author':%s}", rubbish[i]);
      g_autoptr (JsonObject) csl = guess ("# The Green Boat\n\nBy Anna Lind", said);

      assert_member (csl, "author", "[{'family':'Lind','given':'Anna'}]");
    }
  {
    g_autoptr (JsonObject) csl =
      guess ("# Boat\n\nBy Anna Lind", "{'author':[{'literal':'user'},{'literal':'Ben Roe'}]}");

    assert_member (csl, "author", "[{'literal':'Ben Roe'}]");
  }
}

static void
test_site_in_title (void)
{
  g_autoptr (JsonObject) csl =
    guess ("# The Green Boat", "{'title':'The Green Boat | Riverine Review'}");
  g_autoptr (JsonObject) other =
    guess ("# The Green Boat", "{'title':'The Green Boats: A Response'}");

  assert_member (csl, "title", "'The Green Boat'");
  assert_member (csl, "container-title", "'Riverine Review'");
  assert_member (other, "title", "'The Green Boats: A Response'");
}

static void
test_guessed (void)
{
  g_autoptr (JsonObject) csl = parse ("{'custom':{'own':1}}");

  ent_metadata_set_guessed (csl, "title", TRUE);
  ent_metadata_set_guessed (csl, "title", TRUE);
  ent_metadata_set_guessed (csl, "URL", TRUE);
  assert_member (csl, "custom", "{'own':1,'guessed':['title','URL']}");
  ent_metadata_set_guessed (csl, "title", FALSE);
  g_assert_false (ent_metadata_is_guessed (csl, "title"));
  g_assert_true (ent_metadata_is_guessed (csl, "URL"));
  ent_metadata_set_guessed (csl, "URL", FALSE);
  assert_member (csl, "custom", "{'own':1}");
}

/* ---------------------------------------------------------------- labels and records */

static void
test_labels (void)
{
  static const struct
  {
    const char *csl;
    const char *label;
  } labels[] = {
    { "{'author':[{'family':'Vu','given':'K'}],'issued':{'date-parts':[[2020,12]]}}", "Vu 2020" },
    { "{'author':[{'family':'Vu'}],'issued':{'date-parts':[['2020']]}}", "Vu 2020" },
    { "{'author':[{'family':'Vu'},{'family':'Roe'}],'issued':{'date-parts':[[2020]]}}",
      "Vu & Roe 2020" },
    { "{'author':[{'family':'Vu'},{'family':'Roe'},{'family':'Lind'}]}", "Vu et al." },
    { "{'author':[{'family':'Meer','non-dropping-particle':'van der'}]}", "van der Meer" },
    { "{'author':[{'literal':'王小明'}],'issued':{'date-parts':[[1999]]}}", "王小明 1999" },
    { "{'editor':[{'family':'Roe'}]}", "Roe" },
    { "{'title':'A Short History of the Green Boat','issued':{'date-parts':[[1950]]}}",
      "A Short History of 1950" },
    { "{'author':'rubbish','issued':[],'container-title':'Notes'}", "Notes" },
    { "{'issued':{'date-parts':[[]]},'author':[7]}", "Unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (JsonObject) csl = parse (labels[i].csl);
      g_autofree char *label = ent_metadata_make_label (csl);

      g_assert_cmpstr (label, ==, labels[i].label);
    }
}

static void
add_article (EntCase    *the_case,
             JsonObject *csl,
             const char *id,
             const char *label)
{
  g_autoptr (EntChange) change = ent_change_new ("Add");
  g_autoptr (JsonNode) record = ent_metadata_make_article (the_case, NULL, csl, NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *object = json_node_get_object (record);

  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (object, "label"), ==, label);
  ent_change_add (change, ENT_TYPE_ARTICLE, NULL, record);
  ent_case_apply (the_case, change, &error);
  g_assert_no_error (error);
}

static void
test_records (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (JsonObject) csl = parse ("{'title':'Boat','author':[{'family':'Đoe','given':'A'}],"
                                      "'issued':{'date-parts':[[1990]]},'x-own':[1]}");
  g_autoptr (JsonObject) nameless = parse ("{'author':[{'literal':'王小明'}]}");
  EntArticle *article;

  /* small_case has "Doe 1990" with another id. */
  add_article (the_case, csl, "doe-1990", "Đoe 1990");
  add_article (the_case, csl, "doe-1990b", "Đoe 1990b");
  add_article (the_case, csl, "doe-1990c", "Đoe 1990c");
  add_article (the_case, nameless, "article", "王小明");
  add_article (the_case, nameless, "article-2", "王小明 b");

  article = ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "doe-1990b"));
  assert_member (ent_article_get_csl (article), "x-own", "[1]");
  g_assert_null (ent_article_get_text (article));
}

static void
test_unique_after_a (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'articles':[{'id':'x','label':'Vu 2021a','csl':{}},{'id':'y','label':'Vu 2021b','csl':{}}]");
  g_autoptr (JsonObject) csl =
    parse ("{'author':[{'family':'Vu'}],'issued':{'date-parts':[[2021]]}}");
  add_article (the_case, csl, "vu-2021", "Vu 2021c");
}

/* Those that are made together, before any of them joins the case. */
static void
test_together (void)
{
  static const struct { const char *id; const char *label; } expected[] = {
    { "doe-1990", "Doe 1990b" }, { "doe-1990b", "Doe 1990c" }, { "doe-1990c", "Doe 1990d" },
  };
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) made = ent_change_new ("Add Articles");
  g_autoptr (JsonObject) csl =
    parse ("{'author':[{'family':'Doe'}],'issued':{'date-parts':[[1990]]}}");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (JsonNode) record = ent_metadata_make_article (the_case, made, csl, NULL);
      JsonObject *object = json_node_get_object (record);

      g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, expected[i].id);
      g_assert_cmpstr (json_object_get_string_member (object, "label"), ==, expected[i].label);
      ent_change_add (made, ENT_TYPE_ARTICLE, NULL, record);
    }
}

static void
test_remake_label (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'articles':[{'id':'x','label':'Vu 2021a','csl':{}},{'id':'y','label':'Vu 2021b','csl':{}},"
    "{'id':'z','label':'Roe 1999','csl':{}}]");
  EntArticle *y = ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "y"));
  g_autoptr (JsonObject) same =
    parse ("{'author':[{'family':'Vu'}],'issued':{'date-parts':[[2021]]}}");
  g_autoptr (JsonObject) other =
    parse ("{'author':[{'family':'Roe'}],'issued':{'date-parts':[[1999]]}}");
  g_autofree char *kept = ent_metadata_remake_label (the_case, y, same);
  g_autofree char *made = ent_metadata_remake_label (the_case, y, other);

  g_assert_cmpstr (kept, ==, "Vu 2021b");
  g_assert_cmpstr (made, ==, "Roe 1999b");
  g_assert_true (ent_metadata_follows_label ("Vu 2021b", same));
  g_assert_true (ent_metadata_follows_label ("Vu 2021", same));
  g_assert_false (ent_metadata_follows_label ("Vu 2021", other));
  g_assert_false (ent_metadata_follows_label ("Vu 2021 (the reply)", same));
}

/* What is no front matter at all, however long, and what is no text. */
static void
test_hostile (void)
{
  g_autofree char *spaces = g_strnfill (50000, 'a');
  g_autofree char *front = g_strdup_printf ("**%s 14 March 2021**\n\n# Boat", spaces);
  g_autoptr (JsonObject) csl = guess (front, "{'custom':7,'issued':7,'URL':[],'type':{}}");
  g_autoptr (JsonArray) names = ent_metadata_make_names (spaces);
  g_autoptr (JsonArray) broken = ent_metadata_make_names ("M\xfcller");

  assert_member (csl, "title", "'Boat'");
  assert_member (csl, "issued", "null");
  assert_member (csl, "type", "'document'");
  g_assert_cmpuint (json_array_get_length (names), ==, 0);
  g_assert_cmpuint (json_array_get_length (broken), ==, 0);
  g_assert_null (ent_metadata_make_date (spaces));
  g_assert_null (ent_metadata_make_date ("14 M\xe4rz 2021"));
}

static void
test_record_is_a_copy (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (JsonObject) csl = parse ("{'title':'Boat','custom':{'guessed':['title']}}");
  g_autoptr (JsonNode) record = ent_metadata_make_article (the_case, NULL, csl, "abc");
  JsonObject *object = json_node_get_object (record);

  ent_metadata_set_guessed (csl, "title", FALSE);
  g_assert_true (ent_metadata_is_guessed (json_object_get_object_member (object, "csl"), "title"));
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "abc");
}

/* Records that come from elsewhere have names in more parts than two. */
static void
test_author_names (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'articles':[{'id':'x','label':'x','csl':{'author':["
    "{'family':'Meer','given':'Anna','non-dropping-particle':'van der'},"
    "{'family':'Ohm','given':'Karl','dropping-particle':'von','suffix':'Jr.'},"
    "{'family':'Lind'},{'literal':'Kolm Port'},{}]}}]");
  EntRecord *article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "x");
  g_autofree char *names = ent_article_dup_authors (ENT_ARTICLE (article));

  g_assert_cmpstr (names, ==, "Anna van der Meer, Karl von Ohm Jr., Lind, Kolm Port");
}

/* ---------------------------------------------------------------- the source articles */

static JsonObject *
guess_shared (const char *name)
{
  g_autoptr (EntText) text = shared_article_read (name);
  JsonObject *csl;

  if (text == NULL)
    return NULL;

  csl = json_object_new ();
  ent_metadata_guess (text, csl);
  return csl;
}

static void
test_shared_articles (void)
{
  g_autoptr (JsonObject) ally = guess_shared ("vietnams-sole-military-ally.txt");
  g_autoptr (JsonObject) response = guess_shared ("no-gulf-a-response.txt");
  g_autoptr (JsonObject) commentary = guess_shared ("similarities-commentary.txt");

  if (ally == NULL || response == NULL || commentary == NULL)
    {
      g_test_skip ("the source articles are not there");
      return;
    }

  assert_member (ally, "title", "'Vietnam's Sole Military Ally'");
  assert_member (ally, "author", "[{'family':'Vu','given':'Khang'}]");
  assert_member (ally, "issued", "{'date-parts':[[2020,12,21]]}");
  assert_member (ally, "container-title", "'Diplomat'");
  assert_member (ally, "language", "'en'");
  assert_member (response, "title",
                 "'Why There Is No Gulf Between Chinese and Vietnamese Alliance Policies: "
                 "A Response'");
  assert_member (response, "author", "[{'family':'Vu','given':'Khang'}]");
  assert_member (response, "issued", "{'date-parts':[[2021,6,3]]}");
  assert_member (commentary, "author", "null");
  assert_member (commentary, "issued", "null");
  assert_member (commentary, "title", "null");
  assert_member (commentary, "language", "'en'");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metadata/dates", test_dates);
  g_test_add_func ("/metadata/season", test_season);
  g_test_add_func ("/metadata/names", test_names);
  g_test_add_func ("/metadata/bylines", test_bylines);
  g_test_add_func ("/metadata/bare-names", test_bare_names);
  g_test_add_func ("/metadata/masthead", test_masthead);
  g_test_add_func ("/metadata/masthead/variants", test_masthead_variants);
  g_test_add_func ("/metadata/standfirst-is-no-date", test_standfirst_is_no_date);
  g_test_add_func ("/metadata/address", test_address);
  g_test_add_func ("/metadata/languages", test_languages);
  g_test_add_func ("/metadata/file-comes-first", test_file_comes_first);
  g_test_add_func ("/metadata/rubbish/titles", test_rubbish_titles);
  g_test_add_func ("/metadata/rubbish/authors", test_rubbish_authors);
  g_test_add_func ("/metadata/site-in-title", test_site_in_title);
  g_test_add_func ("/metadata/guessed", test_guessed);
  g_test_add_func ("/metadata/labels", test_labels);
  g_test_add_func ("/metadata/records", test_records);
  g_test_add_func ("/metadata/records/after-a", test_unique_after_a);
  g_test_add_func ("/metadata/together", test_together);
  g_test_add_func ("/metadata/records/remake-label", test_remake_label);
  g_test_add_func ("/metadata/hostile", test_hostile);
  g_test_add_func ("/metadata/records/copy", test_record_is_a_copy);
  g_test_add_func ("/metadata/author-names", test_author_names);
  g_test_add_func ("/metadata/shared-articles", test_shared_articles);

  return g_test_run ();
}
