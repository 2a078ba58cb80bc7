/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-annotations.h"
#include "ent-cli-private.h"
#include "ent-core-enums.h"
#include "ent-report.h"
#include "ent-slice-index.h"
#include "ent-store.h"
#include "ent-svg.h"

/*
 * entente export: what a case holds, in a format that the file's suffix names: the picture
 * of a slice, as the window shows it; a report by link; the passages as annotations.
 */

typedef struct
{
  char     *at;
  char     *definition;
  char     *output;
  char     *theme;
  char     *layout;
  int       width;
  gboolean  transparent;
  gboolean  hide_ended;
  gboolean  hide_uncounted;
  char     *tie;
  gboolean  with_quotations;
  char    **texts;
} Options;

typedef struct
{
  const char *suffix;
  gboolean  (*export) (EntCase        *the_case,
                       const Options  *options,
                       GError        **error);
} Format;

static void
options_clear (Options *options)
{
  g_free (options->at);
  g_free (options->definition);
  g_free (options->output);
  g_free (options->theme);
  g_free (options->layout);
  g_free (options->tie);
  g_strfreev (options->texts);
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

/* As the settings call them. */
static gboolean
parse_method (const char       *word,
              EntLayoutMethod  *method,
              GError          **error)
{
  static const char *const words[ENT_LAYOUT_N_METHODS] = {
    [ENT_LAYOUT_METHOD_AUTOMATIC] = "automatic",
    [ENT_LAYOUT_METHOD_STRESS] = "stress",
    [ENT_LAYOUT_METHOD_SPRINGS] = "springs",
    [ENT_LAYOUT_METHOD_CIRCLE] = "circle",
    [ENT_LAYOUT_METHOD_RINGS] = "rings",
  };

  *method = ENT_LAYOUT_METHOD_AUTOMATIC;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *method = (EntLayoutMethod) i;
        return TRUE;
      }

  return word == NULL ||
         ent_cli_fail_usage (
           error, _("--layout: “%s” is none of automatic, stress, springs, circle, rings"), word);
}

static gboolean
export_svg (EntCase        *the_case,
            const Options  *options,
            GError        **error)
{
  g_autoptr (EntSlice) slice = NULL;
  g_autoptr (EntLayout) layout = NULL;
  g_autoptr (EntScene) scene = NULL;
  g_autofree char *svg = NULL;
  const EntSceneOptions scene_options = { !options->hide_ended, !options->hide_uncounted };
  EntSvgOptions svg_options = { ENT_THEME_LIGHT, options->transparent, (guint) options->width };
  EntLayoutMethod method;

  if (!parse_theme (options->theme, &svg_options.theme, error) ||
      !parse_method (options->layout, &method, error))
    return FALSE;

  slice = ent_cli_take_slice (the_case, options->at, options->definition, error);
  layout = slice ? ent_graph_layout_make (the_case, method, error) : NULL;
  if (layout == NULL)
    return FALSE;

  scene = ent_scene_new (slice, layout, &scene_options);
  svg = ent_svg_paint (scene, &svg_options);

  return ent_store_replace_file (options->output, svg, -1, error);
}

/* The texts that are named, where the passages' own words are asked for. */
static EntAttachments *
attach (EntCase        *the_case,
        const Options  *options,
        GError        **error)
{
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);

  if (!ent_cli_attach_texts (attachments, options->texts, error))
    return NULL;

  return g_steal_pointer (&attachments);
}

static gboolean
export_annotations (EntCase        *the_case,
                    const Options  *options,
                    GError        **error)
{
  g_autoptr (EntAttachments) attachments = attach (the_case, options, error);
  g_autofree char *json = NULL;

  if (attachments == NULL)
    return FALSE;

  json = ent_annotations_export (the_case, attachments, options->with_quotations);
  return ent_store_replace_file (options->output, json, -1, error);
}

/* Without a date the report is on all times; names are those of the end then. */
static EntSlice *
take_any_slice (EntCase        *the_case,
                const Options  *options,
                GError        **error)
{
  EntDefinition *definition = NULL;
  g_autoptr (EntSliceIndex) index = NULL;
  g_autoptr (EntDate) at = NULL;

  if (options->at != NULL)
    return ent_cli_take_slice (the_case, options->at, options->definition, error);

  definition = ent_cli_find_definition (the_case, options->definition, error);
  if (definition == NULL && options->definition != NULL)
    return NULL;

  index = ent_slice_index_new (the_case, definition);
  at = ent_date_new_for_unit (ent_slice_index_get_range (index).last, ENT_DATE_UNIT_YEAR);
  return ent_slice_index_query (index, at);
}

static gboolean
export_report (EntCase          *the_case,
               const Options    *options,
               EntReportFormat   format,
               GError          **error)
{
  g_autoptr (EntAttachments) attachments = NULL;
  g_autoptr (EntSlice) slice = NULL;
  g_autofree char *report = NULL;
  EntRecord *tie = ent_case_lookup (the_case, ENT_TYPE_TIE, options->tie);
  const EntReportOptions report_options = { format, options->at != NULL, (EntTie *) tie,
                                            options->with_quotations };

  if (options->tie != NULL && tie == NULL)
    return ent_cli_fail_usage (error, _("--tie: there is no tie “%s” in the case"), options->tie);

  slice = take_any_slice (the_case, options, error);
  attachments = slice ? attach (the_case, options, error) : NULL;
  if (attachments == NULL)
    return FALSE;

  report = ent_report_write (slice, attachments, &report_options);
  return ent_store_replace_file (options->output, report, -1, error);
}

static gboolean
export_markdown (EntCase        *the_case,
                 const Options  *options,
                 GError        **error)
{
  return export_report (the_case, options, ENT_REPORT_FORMAT_MARKDOWN, error);
}

static gboolean
export_html (EntCase        *the_case,
             const Options  *options,
             GError        **error)
{
  return export_report (the_case, options, ENT_REPORT_FORMAT_HTML, error);
}

static const Format formats[] = {
  { ".svg", export_svg },
  { ".json", export_annotations },
  { ".md", export_markdown },
  { ".html", export_html },
};

static const Format *
find_format (const char  *output,
             GError     **error)
{
  if (output == NULL)
    {
      ent_cli_fail_usage (error, _("a file is needed: -o FILE.svg"));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (output, formats[i].suffix))
      return &formats[i];

  ent_cli_fail_usage (
    error, _("-o: %s does not end in a suffix that can be written: .svg, .json, .md or .html"),
    output);
  return NULL;
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
  const Format *format = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_("the date"), N_("DATE") },
    { "definition", 0, 0, G_OPTION_ARG_STRING, &options.definition,
      N_("what counts as an alliance"), N_("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("the file to write"), N_("FILE") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("light, dark or print"), N_("THEME") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &options.layout,
      N_("how states without a place are arranged: automatic, stress, springs, circle or rings"),
      N_("METHOD") },
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_("the picture's width"), N_("PX") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options.transparent,
      N_("leave the ground clear"), NULL },
    { "hide-ended", 0, 0, G_OPTION_ARG_NONE, &options.hide_ended,
      N_("leave out what has ended"), NULL },
    { "hide-uncounted", 0, 0, G_OPTION_ARG_NONE, &options.hide_uncounted,
      N_("leave out what does not count"), NULL },
    { "tie", 0, 0, G_OPTION_ARG_STRING, &options.tie, N_("report on this tie only"), N_("ID") },
    { "with-quotations", 0, 0, G_OPTION_ARG_NONE, &options.with_quotations,
      N_("write the passages’ own words"), NULL },
    { "text", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.texts,
      N_("the text of one of its articles"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (argc != 2)
    ent_cli_fail_usage (error, _("one case is needed: entente export CASE --at DATE -o FILE.svg"));
  else if (options.width < 0 || options.width > 100000)
    ent_cli_fail_usage (error, _("--width: %d is not between 1 and 100000"), options.width);
  else
    format = find_format (options.output, error);

  the_case = format ? ent_store_open (argv[1], NULL, error) : NULL;
  return the_case && format->export (the_case, &options, error) ? ENT_CLI_DONE : ENT_CLI_FAILED;
}
