/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "scene-helpers.h"

#define ANCHOR                                                                                     \
  "{'paragraph':1,'start':0,'end':5,'sha256':"                                                     \
  "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"                            \
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}}"

/* Single quotes stand for double ones. */
static const char drawn_case[] =
  "{'format':'entente-case','version':1,"
  "'case':{'title':'Lands & <seas>','coverage':'1900/2000','definition':'treaties',"
  "'licence':'CC0-1.0'},"
  "'states':["
  "{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},"
  "{'id':'BBB','kind':'state','names':["
  "{'name':'Old \\'Beland\\' & <Sons>','date':'../1960'},{'name':'Beland','date':'1961/..'}]},"
  "{'id':'CCC','kind':'state','names':[{'name':'Celand'}]},"
  "{'id':'DDD','kind':'state','names':[{'name':'Deland'}],'existed':'1900/1980'},"
  "{'id':'EEE','kind':'state','names':[{'name':'Eeland'}]},"
  "{'id':'ZZZ','kind':'state','names':[{'name':'Zeland'}]},"
  "{'id':'x-front','kind':'actor','names':[{'name':'The Front'}]}],"
  "'ties':["
  "{'id':'a-b','kind':'alliance','date':'1940/1970','basis':'treaty',"
  "'members':[{'state':'AAA'},{'state':'BBB'}]},"
  "{'id':'a-b-again','kind':'alignment','date':'1980/1990',"
  "'members':[{'state':'AAA'},{'state':'BBB'}]},"
  "{'id':'a-b-war','kind':'conflict','date':'1975',"
  "'members':[{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-b'}]},"
  "{'id':'a-c','kind':'alliance','date':'1950/..','basis':'treaty',"
  "'members':[{'state':'AAA'},{'state':'CCC'}]},"
  "{'id':'b-a-aid','kind':'sponsorship','date':'1950/1960',"
  "'members':[{'state':'BBB','role':'sponsor'},{'state':'AAA','role':'client'}]},"
  "{'id':'b-front','kind':'sponsorship','title':'Help for the Front','date':'1960/..',"
  "'members':[{'state':'BBB','role':'sponsor'},{'state':'x-front','role':'client'}]},"
  "{'id':'d-e','kind':'alliance','date':'1945/1979','basis':'treaty',"
  "'members':[{'state':'DDD'},{'state':'EEE','date':'1950/1960'}]},"
  "{'id':'five','kind':'proposal','title':'A league of five small lands and no more',"
  "'date':'1965/1972','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'},"
  "{'state':'DDD'},{'state':'EEE'}]}],"
  "'traits':["
  "{'id':'a-regime','state':'AAA','kind':'regime','value':'single-party-communist',"
  "'date':'1930/..'},"
  "{'id':'c-regime','state':'CCC','kind':'regime','value':'single-party-communist',"
  "'date':'1955~/1975'},"
  "{'id':'e-policy','state':'EEE','kind':'policy','value':'single-party-communist',"
  "'date':'1930/..'}],"
  "'articles':["
  "{'id':'doe','label':'Doe 1990','csl':{'type':'article','title':'On Aland'}},"
  "{'id':'roe','label':'Roe 1991','csl':{'type':'article','title':'On Celand'}}],"
  "'passages':["
  "{'id':'doe-1','article':'doe','anchor':" ANCHOR ",'digest':'Allies.'},"
  "{'id':'doe-2','article':'doe','anchor':" ANCHOR ",'digest':'Allies again.'},"
  "{'id':'roe-1','article':'roe','anchor':" ANCHOR ",'digest':'Hardly allies.'}],"
  "'evidence':["
  "{'id':'e1','passage':'doe-1','target':'a-c','stance':'supports','aspect':'existence'},"
  "{'id':'e2','passage':'doe-1','target':'a-c','stance':'supports','aspect':'start'},"
  "{'id':'e3','passage':'doe-2','target':'a-c','stance':'supports','aspect':'existence'},"
  "{'id':'e4','passage':'roe-1','target':'a-c','stance':'contests','aspect':'obligation'},"
  "{'id':'e5','passage':'doe-1','target':'b-front','stance':'mentions','aspect':'existence'},"
  "{'id':'e6','passage':'roe-1','target':'five','stance':'contests','aspect':'existence'}],"
  "'definitions':["
  "{'id':'all','title':'All of them','clauses':[{'kinds':['alliance','alignment']}]},"
  "{'id':'treaties','title':'Treaties only','clauses':[{'kinds':['alliance'],"
  "'bases':['treaty']}]}],"
  "'places':["
  "{'id':'p1','of':'AAA','x':0,'y':0},{'id':'p2','of':'BBB','x':240,'y':6},"
  "{'id':'p3','of':'CCC','x':500,'y':0,'pinned':true},{'id':'p4','of':'DDD','x':40,'y':260},"
  "{'id':'p5','of':'EEE','x':460,'y':250},{'id':'p6','of':'x-front','x':260,'y':-150},"
  "{'id':'p7','of':'five','x':250,'y':190},{'id':'p8','of':'ZZZ','x':60,'y':-150}]}";

EntCase *
scene_case_read (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (drawn_case), "'", '"');

  return case_read (json);
}

EntScene *
scene_at (EntCase    *the_case,
          EntLayout  *layout,
          const char *edtf,
          gboolean    show_ended,
          gboolean    show_uncounted)
{
  const EntSceneOptions options = { show_ended, show_uncounted };
  const char *id = ent_header_get_definition (ent_case_get_header (the_case));
  EntDefinition *definition = case_get_definition (the_case, id);
  g_autoptr (EntSliceIndex) index = ent_slice_index_new (the_case, definition);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDate) at = ent_date_new (edtf, &error);
  g_autoptr (EntSlice) slice = NULL;

  g_assert_no_error (error);
  slice = ent_slice_index_query (index, at);

  return ent_scene_new (slice, layout, &options);
}

const EntSceneNode *
scene_get_node (EntScene   *scene,
                const char *id)
{
  const EntSceneNode *node = ent_scene_lookup_node (scene, id);

  g_assert_nonnull (node);
  return node;
}

const EntSceneLink *
scene_get_link (EntScene   *scene,
                const char *id)
{
  const EntSceneLink *link = ent_scene_lookup_link (scene, id);

  g_assert_nonnull (link);
  return link;
}
