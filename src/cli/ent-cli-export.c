/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-core-enums.h"
#include "ent-store.h"
#include "ent-svg.h"

/*
 * entente export: the picture of a slice, as the window shows it.
 */

typedef struct
{
  char     *at;
  char     *definition;
  char     *output;
  char     *theme;
  int       width;
  gboolean  transparent;
  gboolean  hide_ended;
  gboolean  hide_uncounted;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->at);
  g_free (options->definition);
  g_free (options->output);
  g_free (options->theme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_theme (const char  *word,
             EntTheme    *theme,
             GError     **error)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (ENT_TYPE_THEME);
  const GEnumValue *value = g_enum_get_value_by_nick (class, word ? word : "light");

  if (value == NULL)
    return ent_cli_fail_usage (error, _("--theme: “%s” is none of light, dark, print"), word);

  *theme = value->value;
  return TRUE;
}

static gboolean
check_output (const char  *output,
              GError     **error)
{
  if (output == NULL)
    return ent_cli_fail_usage (error, _("a file is needed: -o FILE.svg"));
  if (!g_str_has_suffix (output, ".svg"))
    return ent_cli_fail_usage (error, _("-o: %s does not end in a suffix that can be written: .svg"),
                               output);

  return TRUE;
}

static gboolean
export_svg (EntCase        *the_case,
            const Options  *options,
            EntTheme        theme,
            GError        **error)
{
  g_autoptr (EntSlice) slice = NULL;
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (EntScene) scene = NULL;
  g_autofree char *svg = NULL;
  const EntSceneOptions scene_options = { !options->hide_ended, !options->hide_uncounted };
  const EntSvgOptions svg_options = { theme, options->transparent, (guint) options->width };

  slice = ent_cli_take_slice (the_case, options->at, options->definition, error);
  layout = slice ? ent_graph_layout_make (the_case, error) : NULL;
  if (layout == NULL)
    return FALSE;

  scene = ent_scene_new (slice, layout, &scene_options);
  svg = ent_svg_paint (scene, &svg_options);

  return ent_store_replace_file (options->output, svg, -1, error);
}

/*< private >
 * ent_cli_export:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_export (int      argc,
                char   **argv,
                GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (EntCase) the_case = NULL;
  EntTheme theme = ENT_THEME_LIGHT;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_("the date"), N_("DATE") },
    { "definition", 0, 0, G_OPTION_ARG_STRING, &options.definition,
      N_("what counts as an alliance"), N_("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("the picture"), N_("FILE") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("light, dark or print"), N_("THEME") },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_("the picture's width"), N_("PX") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options.transparent,
      N_("leave the ground clear"), NULL },
    { "hide-ended", 0, 0, G_OPTION_ARG_NONE, &options.hide_ended,
      N_("leave out what has ended"), NULL },
    { "hide-uncounted", 0, 0, G_OPTION_ARG_NONE, &options.hide_uncounted,
      N_("leave out what does not count"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (argc != 2)
    ent_cli_fail_usage (error, _("one case is needed: entente export CASE --at DATE -o FILE.svg"));
  else if (options.width < 0 || options.width > 100000)
    ent_cli_fail_usage (error, _("--width: %d is not between 1 and 100000"), options.width);
  else if (check_output (options.output, error) && parse_theme (options.theme, &theme, error))
    the_case = ent_store_open (argv[1], NULL, error);

  return the_case && export_svg (the_case, &options, theme, error) ? ENT_CLI_DONE : ENT_CLI_FAILED;
}
