/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-shortcuts.h"

#include <glib/gi18n-lib.h>

/*
 * The keyboard shortcuts, in one table: the window's class installs them from
 * it, and the dialog lists them from it, so that neither can forget one.
 *
 * Those of the application itself are handled by GtkApplication, and those of
 * the graph and the time bar by these: here they are only listed.
 */

#define ARROWS(modifiers) modifiers "Left|" modifiers "Right|" modifiers "Up|" modifiers "Down"

static const EntShortcut shortcuts[] = {
  { N_ ("Time"), N_ ("Next Change"), "<Alt>Right", "win.next-change" },
  { N_ ("Time"), N_ ("Previous Change"), "<Alt>Left", "win.previous-change" },
  { N_ ("Time"), N_ ("Step Forward"), "period", "win.step-forward" },
  { N_ ("Time"), N_ ("Step Back"), "comma", "win.step-back" },
  { N_ ("Time"), N_ ("Play or Pause"), "<Control>space", "win.play" },

  { N_ ("Time Bar"), N_ ("Step Forward"), "Right", NULL },
  { N_ ("Time Bar"), N_ ("Step Back"), "Left", NULL },
  { N_ ("Time Bar"), N_ ("Ten Steps Forward"), "Page_Up", NULL },
  { N_ ("Time Bar"), N_ ("Ten Steps Back"), "Page_Down", NULL },
  { N_ ("Time Bar"), N_ ("Beginning"), "Home", NULL },
  { N_ ("Time Bar"), N_ ("End"), "End", NULL },
  { N_ ("Time Bar"), N_ ("Enter a Date"), "Return", NULL },

  { N_ ("Graph"), N_ ("Walk from State to State"), ARROWS (""), NULL },
  { N_ ("Graph"), N_ ("Next Link of the State"), "Return", NULL },
  { N_ ("Graph"), N_ ("Previous Link of the State"), "<Shift>Return", NULL },
  { N_ ("Graph"), N_ ("First State"), "Home", NULL },
  { N_ ("Graph"), N_ ("Last State"), "End", NULL },
  { N_ ("Graph"), N_ ("Step Forward, With Nothing Selected"), "Right", NULL },
  { N_ ("Graph"), N_ ("Step Back, With Nothing Selected"), "Left", NULL },
  { N_ ("Graph"), N_ ("Menu of the Selection"), "<Shift>F10|Menu", NULL },
  { N_ ("Graph"), N_ ("Move the View"), ARROWS ("<Shift>"), NULL },
  { N_ ("Graph"), N_ ("Move the State or Hub"), ARROWS ("<Control>"), NULL },
  { N_ ("Graph"), N_ ("Copy the Selection, or the Picture"), "<Control>c", "win.copy" },
  { N_ ("Graph"), N_ ("Copy the Picture"), "<Shift><Control>c", "win.copy-picture" },
  { N_ ("Graph"), N_ ("Select Nothing"), "Escape", NULL },
  { N_ ("Graph"), N_ ("Zoom In"), "<Control>plus|<Control>equal|<Control>KP_Add", "win.zoom-in" },
  { N_ ("Graph"), N_ ("Zoom Out"), "<Control>minus|<Control>KP_Subtract", "win.zoom-out" },
  { N_ ("Graph"), N_ ("Fit to Window"), "<Control>0|<Control>KP_0", "win.zoom-fit" },

  { N_ ("Case"), N_ ("New"), "<Control>n", NULL },
  { N_ ("Case"), N_ ("Open"), "<Control>o", "win.open" },
  { N_ ("Case"), N_ ("Recent Cases"), "<Shift><Control>o", "win.show-recent" },
  { N_ ("Case"), N_ ("Start Page"), "<Alt>Home", "win.start-page" },
  { N_ ("Case"), N_ ("Save"), "<Control>s", "win.save" },
  { N_ ("Case"), N_ ("Save As"), "<Shift><Control>s", "win.save-as" },
  { N_ ("Case"), N_ ("Properties"), "<Alt>Return", "win.case-properties" },
  { N_ ("Case"), N_ ("Export Picture"), "<Control>e", "win.export" },
  { N_ ("Case"), N_ ("Export Evidence"), "<Shift><Control>e", "win.export-evidence" },
  { N_ ("Case"), N_ ("Undo"), "<Control>z", "win.undo" },
  { N_ ("Case"), N_ ("Redo"), "<Shift><Control>z", "win.redo" },
  { N_ ("Case"), N_ ("Back to Now from an Earlier State"), "Escape", "win.stop-looking" },

  { N_ ("Articles"), N_ ("Open Articles"), "<Control>t", "win.open-articles" },
  { N_ ("Articles"), N_ ("Paste Text as Article"), "<Shift><Control>v", "win.paste-article" },
  { N_ ("Articles"), N_ ("Review Passages"), "<Shift><Control>r", "win.review-passages" },

  /* Translators: to read articles, as the head of a group of keys. */
  { N_ ("Reading"), N_ ("Attach the Selected Words"), "<Control>Return", NULL },
  { N_ ("Reading"), N_ ("Select Sentence"), "<Control>l", NULL },
  { N_ ("Reading"), N_ ("Extend by a Sentence"), "<Shift><Control>l", NULL },
  { N_ ("Reading"), N_ ("Select Paragraph"), "<Control>b", NULL },
  { N_ ("Reading"), N_ ("Next Passage of the Selection"), "<Alt>Down", NULL },
  { N_ ("Reading"), N_ ("Previous Passage of the Selection"), "<Alt>Up", NULL },
  { N_ ("Reading"), N_ ("Go to the Year, State or Link"), "Return", NULL },
  { N_ ("Reading"), N_ ("Find in Text"), "<Control>f", NULL },
  { N_ ("Reading"), N_ ("Copy With Citation"), "<Shift><Control>c", NULL },

  { N_ ("Reading"), N_ ("Next Match"), "<Control>g|F3", NULL },
  { N_ ("Reading"), N_ ("Previous Match"), "<Shift><Control>g|<Shift>F3", NULL },

  { N_ ("Evidence"), N_ ("Open in Article"), "<Alt>o", NULL },
  { N_ ("Evidence"), N_ ("Copy With Citation"), "<Control>c", NULL },
  { N_ ("Evidence"), N_ ("Edit Evidence"), "F2", NULL },
  { N_ ("Evidence"), N_ ("Detach"), "Delete", NULL },
  { N_ ("Evidence"), N_ ("Detach and Remove Passage"), "<Shift>Delete", NULL },

  { N_ ("Review of Passages"), N_ ("Next Passage"), "<Alt>Page_Down", NULL },
  { N_ ("Review of Passages"), N_ ("Previous Passage"), "<Alt>Page_Up", NULL },
  { N_ ("Review of Passages"), N_ ("Take the First Place, and So On"), "1", NULL },

  { N_ ("Lists"), N_ ("Menu of the Row"), "<Shift>F10|Menu", NULL },
  { N_ ("Lists"), N_ ("Copy the Citation of an Article"), "<Control>c", NULL },
  { N_ ("Lists"), N_ ("Remove"), "Delete", NULL },

  { N_ ("Charts of Theories and Definitions"), N_ ("Next Year"), "Right", NULL },
  { N_ ("Charts of Theories and Definitions"), N_ ("Previous Year"), "Left", NULL },
  { N_ ("Charts of Theories and Definitions"), N_ ("Go to the Year"), "Return", NULL },

  { N_ ("Editing"), N_ ("Add State"), "<Control>d|<Shift><Control>a", "win.add-state" },
  { N_ ("Editing"), N_ ("Add Tie"), "<Shift><Control>t", "win.add-tie" },
  { N_ ("Editing"), N_ ("Edit Selection"), "F2", "win.edit-selection" },
  { N_ ("Editing"), N_ ("Edit Definition"), "<Control>F2", "win.edit-definition" },
  { N_ ("Editing"), N_ ("Remove Selection"), "Delete", "win.remove-selection" },

  { N_ ("Tour"), N_ ("Next Step"), "<Alt>Page_Down", "win.tour-next" },
  { N_ ("Tour"), N_ ("Previous Step"), "<Alt>Page_Up", "win.tour-back" },
  { N_ ("Tour"), N_ ("End the Tour"), "Escape", "win.end-tour" },

  { N_ ("Window"), N_ ("Graph"), "<Alt>1", "win.show-view::graph" },
  { N_ ("Window"), N_ ("Articles"), "<Alt>2", "win.show-view::articles" },
  { N_ ("Window"), N_ ("Gaps"), "<Alt>3", "win.show-view::gaps" },
  { N_ ("Window"), N_ ("Definitions"), "<Alt>7", "win.show-view::definitions" },
  { N_ ("Window"), N_ ("Evidence"), "<Alt>4", "win.show-side::evidence" },
  { N_ ("Window"), N_ ("Article"), "<Alt>5", "win.show-side::article" },
  { N_ ("Window"), N_ ("History"), "<Alt>6", "win.show-side::history" },
  { N_ ("Window"), N_ ("Theory"), "<Alt>8", "win.show-view::theory" },
  { N_ ("Window"), N_ ("Search States and Ties, or Articles"), "<Control>f", "win.search" },
  { N_ ("Window"), N_ ("Search for Commands"), "<Shift><Control>p|<Control>k", "win.commands" },
  { N_ ("Window"), N_ ("Next Pane"), "F6", "win.next-pane" },
  { N_ ("Window"), N_ ("Previous Pane"), "<Shift>F6", "win.previous-pane" },
  { N_ ("Window"), N_ ("Edge of a Pane, for the Arrow Keys"), "F8", "win.pane-edge" },
  { N_ ("Window"), N_ ("Full Screen"), "F11", "win.fullscreen" },
  { N_ ("Window"), N_ ("Show Outline"), "F9", "win.toggle-outline" },
  { N_ ("Window"), N_ ("Show Inspector"), "<Control>i", "win.toggle-inspector" },
  { N_ ("Window"), N_ ("Main Menu"), "F10", NULL },
  { N_ ("Window"), N_ ("Help"), "F1", "win.help" },
  { N_ ("Window"), N_ ("Preferences"), "<Control>comma", NULL },
  { N_ ("Window"), N_ ("Keyboard Shortcuts"), "<Control>question", "win.show-shortcuts" },
  { N_ ("Window"), N_ ("New Window"), "<Shift><Control>n", NULL },
  { N_ ("Window"), N_ ("Close Window"), "<Control>w", "window.close" },
  { N_ ("Window"), N_ ("Quit"), "<Control>q", NULL },
};

/* Time runs as one reads, and its keys with it. */
static const char *
get_keys (const EntShortcut *shortcut)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return shortcut->keys;
  if (g_str_equal (shortcut->keys, "<Alt>Right"))
    return "<Alt>Left";
  if (g_str_equal (shortcut->keys, "<Alt>Left"))
    return "<Alt>Right";
  return shortcut->keys;
}

static gboolean
is_arrows (char **alternatives)
{
  return g_strv_length (alternatives) == 4 && g_str_has_suffix (alternatives[0], "Left") &&
         g_str_has_suffix (alternatives[3], "Down");
}

static void
append_cap (AdwWrapBox *box,
            const char *label)
{
  GtkWidget *cap = gtk_label_new (label);

  gtk_widget_add_css_class (cap, "keycap");
  adw_wrap_box_append (box, cap);
}

/* "<Alt>Right" as a row of keycaps, or several where they do not fit into one. Of alternatives
   the first is shown. */
static GtkWidget *
new_keys (const char *keys)
{
  g_auto (GStrv) alternatives = g_strsplit (keys, "|", -1);
  g_autofree char *modifier_label = NULL;
  g_autofree char *key_label = NULL;
  g_auto (GStrv) caps = NULL;
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6,
                                 "align", 1.0f, NULL);
  GdkModifierType modifiers;
  guint key;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (!gtk_accelerator_parse (alternatives[0], &key, &modifiers))
    return box;

  modifier_label = gtk_accelerator_get_label (0, modifiers);
  key_label = gtk_accelerator_get_label (key, 0);
  caps = g_strsplit (modifier_label, "+", -1);
  for (guint i = 0; caps[i] != NULL; i++)
    if (*caps[i] != '\0')
      append_cap (ADW_WRAP_BOX (box), caps[i]);
  append_cap (ADW_WRAP_BOX (box), is_arrows (alternatives) ? _ ("Arrow Keys") : key_label);

  return box;
}

static GtkWidget *
new_row (const EntShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_keys (get_keys (shortcut)));

  return row;
}

static GtkWidget *
new_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (g_strcmp0 (section, shortcuts[i].section) != 0)
        {
          section = shortcuts[i].section;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (section));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (&shortcuts[i]));
    }

  return page;
}

/**
 * ent_shortcuts_get:
 * @n_shortcuts: (out): how many there are
 *
 * Gets the table of shortcuts.
 *
 * Returns: (array length=n_shortcuts) (transfer none): the shortcuts
 */
const EntShortcut *
ent_shortcuts_get (guint *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);

  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/* What is done to a text by the same keys, or by keys that are taken for those: where there
 * is nothing to undo in a search, who presses Ctrl+Z does not mean the case. */
static gboolean
is_of_texts (const EntShortcut *shortcut)
{
  static const char *const actions[] = {
    "win.undo", "win.redo", "win.copy", "win.copy-picture", "win.paste-article",
    "win.remove-selection", NULL,
  };

  return g_strv_contains (actions, shortcut->action);
}

static gboolean
is_written_to (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));
  return GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
}

static gboolean
unless_writing_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  const EntShortcut *shortcut = user_data;

  if (is_written_to (gtk_root_get_focus (gtk_widget_get_root (widget))))
    return GDK_EVENT_STOP;
  return gtk_widget_activate_action_variant (widget, shortcut->action, args);
}

static GtkShortcutAction *
new_action (const EntShortcut *shortcut,
            const char        *name)
{
  if (is_of_texts (shortcut))
    return gtk_callback_action_new (unless_writing_cb, (gpointer) shortcut, NULL);
  return gtk_named_action_new (name);
}

/**
 * ent_shortcuts_install:
 * @widget_class: the window's class
 *
 * Installs the shortcuts that have an action on the class. They are handled after
 * the focused widget had its chance, so that a comma typed into a search entry
 * stays a comma; and those that mean a text where there is one are left to it, also
 * where it has no use for them.
 */
void
ent_shortcuts_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      if (shortcuts[i].action == NULL ||
          !g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL))
        continue;
      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (get_keys (&shortcuts[i])),
                                   new_action (&shortcuts[i], name));
      gtk_shortcut_set_arguments (shortcut, target);
      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}

/**
 * ent_shortcuts_dialog_new:
 *
 * Makes the dialog that lists the shortcuts.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), new_page ());
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
