/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-places.h"

/*
 * Pictures of the window in every place, for eyes to look at: in light, dark and high
 * contrast, in the smallest sizes and a very large one, with large text, from right to left,
 * and the graph and the theory in each language that there is a catalogue of. They are only
 * taken where ENTENTE_TEST_PICTURES names a folder.
 */

/**
 * Mode:
 * @name: what its pictures are called
 * @few: the pictures of the first places only: so many of them
 *
 * How the window is looked at.
 */
typedef struct
{
  const char *name;
  int         width;
  int         height;
  gboolean    dark;
  int         text;
  const char *language;
  gboolean    mirrored;
  const char *variable;
  guint       few;
} Mode;

static const Mode modes[] = {
  { "light", 1280, 800, .text = 1 },
  { "dark", 1280, 800, .dark = TRUE, .text = 1 },
  { "contrast", 1280, 800, .text = 1, .variable = "ADW_DEBUG_HIGH_CONTRAST" },
  { "contrast-dark", 1280, 800, .dark = TRUE, .text = 1, .few = 10,
    .variable = "ADW_DEBUG_HIGH_CONTRAST" },
  { "narrow", 360, 640, .text = 1 },
  { "narrow-dark", 360, 640, .dark = TRUE, .text = 1, .few = 10 },
  { "lowest", 360, 294, .text = 1 },
  { "landscape", 640, 360, .text = 1, .few = 10 },
  { "tablet", 800, 1000, .text = 1, .few = 10 },
  { "huge", 3840, 2160, .text = 1, .few = 13 },
  { "large-text", 1280, 800, .text = 2 },
  { "narrow-large-text", 360, 640, .text = 2 },
  { "lowest-large-text", 360, 294, .text = 2 },
  { "narrow-long", 360, 640, .text = 1, .language = "de" },
  { "long", 1280, 800, .text = 1, .language = "de", .few = 10 },
  { "mirrored", 1280, 800, .text = 1, .language = "ar", .mirrored = TRUE },
  { "narrow-mirrored", 360, 640, .text = 1, .few = 10, .language = "ar", .mirrored = TRUE },
  { "double", 1000, 700, .text = 1, .few = 5, .variable = "GDK_SCALE" },
};

static const char *
get_folder (void)
{
  const char *pictures = g_getenv ("ENTENTE_TEST_PICTURES");

  return pictures != NULL && *pictures != '\0' ? pictures : NULL;
}

static gboolean
is_skipped (void)
{
  if (get_folder () == NULL)
    g_test_skip ("no folder for pictures");
  return get_folder () == NULL;
}

static void
save_picture (EntWindow  *window,
              const char *mode,
              const char *place)
{
  g_autofree char *name = g_strdup_printf ("window-%s-%s.png", mode, place);
  g_autofree char *path = g_build_filename (get_folder (), name, NULL);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (window));

  /* Nothing is there to be painted before the first frame. */
  for (guint i = 0; i < 100 && node == NULL; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                              gtk_widget_get_height (GTK_WIDGET (window)));
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        wait_frames (window, 1);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* A language of no translator, made here, or one of the catalogues that are built. */
static gboolean
set_language (const char *language)
{
  g_autofree char *work = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "entente-pictures", NULL);
  g_autofree char *locales = g_build_filename (work, "locales", NULL);
  g_autofree char *locale = NULL;

  if (language == NULL)
    return speak (NULL, NULL, NULL, NULL);
  locale = g_strdup_printf ("%s_XX.UTF-8", language);
  return make_language (language, work) && speak (language, locale, locales, work);
}

static gboolean
is_spinning (GtkWidget  *widget,
             const char *words)
{
  return ADW_IS_SPINNER (widget) && gtk_widget_get_mapped (widget);
}

/* Lists come from threads, and a text knows its height only when it was measured: what moves
 * still makes no picture, but where it is the picture. */
static void
wait_for_rest (EntWindow *window)
{
  for (guint i = 0; i < 10; i++)
    {
      wait_frames (window, 4);
      settle ();
      if (i > 1 && find_widget_by (GTK_WIDGET (window), is_spinning, NULL) == NULL)
        return;
    }
}

static void
take_pictures (const Mode *mode,
               guint       n)
{
  EntWindow *window = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      mode->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (mode->mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  scale_text (mode->text);
  window = open_at_size (mode->width, mode->height);
  for (guint i = 0; i < n; i++)
    {
      visit_place (window, &places[i]);
      wait_for_rest (window);
      save_picture (window, mode->name, places[i].name);
      leave_place (window, &places[i]);
    }
  close_window (window);
  scale_text (1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_mode (gconstpointer data)
{
  const Mode *mode = data;

  if (is_skipped ())
    return;

  /* What is read when the toolkit starts needs a program of its own. */
  if (mode->variable != NULL && !g_test_subprocess ())
    {
      g_auto (GStrv) environment = g_get_environ ();

      environment = g_environ_setenv (
        environment, mode->variable, g_str_equal (mode->variable, "GDK_SCALE") ? "2" : "1", TRUE);
      g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                        G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  if (!set_language (mode->language))
    {
      g_test_skip ("there is no gettext, or no C.UTF-8, to make a language with");
      return;
    }
  take_pictures (mode, mode->few > 0 ? mode->few : G_N_ELEMENTS (places));
  set_language (NULL);
}

/* The graph and the theory in each language, as wide as most windows and as narrow as can be. */
static void
test_languages (void)
{
  g_autofree char *list = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "po", "LINGUAS", NULL);
  g_autofree char *built = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  g_autofree char *work = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "entente-pictures", NULL);
  g_autofree char *locales = g_build_filename (work, "locales", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) languages = NULL;

  if (is_skipped ())
    return;
  if (!make_language ("de", work) || !g_file_get_contents (list, &text, NULL, NULL))
    {
      g_test_skip ("there is no gettext, or no C.UTF-8, to make a language with");
      return;
    }

  languages = g_strsplit (text, "\n", -1);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *wide = g_strconcat ("in-", languages[i], NULL);
      g_autofree char *narrow = g_strconcat ("in-", languages[i], "-narrow", NULL);
      const Mode looks[] = {
        { wide, 1280, 800, .text = 1 },
        { narrow, 360, 640, .text = 1 },
      };

      if (*languages[i] == '\0' || *languages[i] == '#')
        continue;
      g_assert_true (speak (languages[i], "de_XX.UTF-8", locales, built));
      take_pictures (&looks[0], 5);
      take_pictures (&looks[1], 5);
    }
  set_language (NULL);
}

static void
add_tests (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *path = g_strconcat ("/window/pictures/", modes[i].name, NULL);

      g_test_add_data_func (path, &modes[i], test_mode);
    }
  g_test_add_func ("/window/pictures/languages", test_languages);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}
