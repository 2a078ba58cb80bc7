/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sample-article.h"

static const SampleBlock blocks[] = {
  { SAMPLE_MASTHEAD, SAMPLE_PUBLICATION },
  { SAMPLE_TITLE, SAMPLE_TITLE_TEXT },
  { SAMPLE_BYLINE, "By " SAMPLE_AUTHOR ", March 14, 2021" },
  { SAMPLE_PARAGRAPH,
    "When the delegations of Aldermoor and Veshtina met on the ferry at Kolm in the spring of "
    "1911, neither had come to sign anything. They had come to count boats. By nightfall, so the "
    "minutes say, they had agreed on something that their newspapers would go on to call an "
    "alliance for the next thirty-one years." },
  { SAMPLE_PARAGRAPH,
    "The paper itself is short: four articles, one signature each, and a map on which somebody "
    "has drawn the wrong river. It obliges nobody to fight. “We shall speak before we act,” it "
    "says – and, in the copy kept at Veshtina, a different hand adds: “and act after we have "
    "spoken.”" },
  { SAMPLE_HEADING, "What the ministers believed" },
  { SAMPLE_PARAGRAPH,
    "Minister Øystein Brandt never doubted that the pact was a promise of defence. In a letter of "
    "9 June 1913 he calls it “our shield”, and asks for two well-armed river monitors in its name. "
    "His colleague across the water, the cautious Đorđe Nguyễn, wrote back that a shield is "
    "carried by one man only." },
  { SAMPLE_PARAGRAPH,
    "Both men were re-elected in 1914, which settled nothing. What did settle the matter, at least "
    "for a time, was the co-operation of their customs officers: by 1922 a barge could pass from "
    "the hills to the sea with a single stamped sheet." },
  { SAMPLE_PARAGRAPH,
    "A third state, the Free Port of Saint-Aubin, joined in 1926 and left in 1929; its archives "
    "hold no reason for either. The naïve reading, that it was bribed, has the merit of being "
    "cheap. The better one is that it had quarrelled with both of its neighbours and needed a "
    "table at which to go on quarrelling." },
  { SAMPLE_HEADING, "The end, and after" },
  { SAMPLE_PARAGRAPH,
    "In the autumn of 1942 Aldermoor let the pact lapse. No announcement was made. The stamped "
    "sheets went on being honoured until the paper ran out, and an old pilot, asked in the 1970s "
    "when the alliance had ended, is said to have answered: “Has it?”" },
  { SAMPLE_PARAGRAPH,
    "Historians who want a treaty to begin with a signature and end with a denunciation will find "
    "little to like here. Those who ask instead what people did – who warned whom, who waited for "
    "whose boats – will find an alliance that was stronger in its customs house than on its "
    "parchment, and they will have to decide which of the two to write down." },
};

/* Returns: (transfer none): its blocks, in reading order */
const SampleBlock *
sample_article_get_blocks (guint *n_blocks)
{
  *n_blocks = G_N_ELEMENTS (blocks);
  return blocks;
}

/* Returns: (transfer full): the text that every format is to give */
EntText *
sample_article_make_text (void)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntText *text;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    g_string_append_printf (plain, "%s%s\n\n", blocks[i].kind == SAMPLE_HEADING ? "## " :
                            blocks[i].kind == SAMPLE_TITLE ? "# " : "", blocks[i].text);

  bytes = g_bytes_new (plain->str, plain->len);
  text = ent_text_new_from_bytes (bytes, "sample.md", &error);
  g_assert_no_error (error);
  return text;
}
