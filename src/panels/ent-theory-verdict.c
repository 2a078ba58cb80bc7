/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-theory-parts.h"
#include "ent-theory-words.h"

/**
 * EntTheoryVerdictPart:
 *
 * What the theory claims, of whom, and what becomes of it; the cases that break it, and
 * those that could and are not coded, a click away.
 */

typedef struct
{
  EntTheorySection parent_instance;

  GtkWidget *description;
  GtkWidget *claim;
  GtkWidget *scope;
  GtkWidget *outcome;
  GtkWidget *card;
  GtkWidget *icon;
  GtkWidget *verdict;
  GtkWidget *uncoded;
  GtkWidget *sensitivity;
  GtkWidget *breaking;
  GtkWidget *breaking_label;
  GtkWidget *breaking_cases;
  GtkWidget *open;
  GtkWidget *open_label;
  GtkWidget *open_cases;
} EntTheoryVerdictPart;

typedef struct
{
  EntTheorySectionClass parent_class;
} EntTheoryVerdictPartClass;

G_DEFINE_FINAL_TYPE (EntTheoryVerdictPart, ent_theory_verdict_part, ENT_TYPE_THEORY_SECTION)

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [ENT_THEORY_VERDICT_HOLDS] = { "object-select-symbolic", "holds" },
  [ENT_THEORY_VERDICT_HOLDS_AS_CODED] = { "ent-possible-symbolic", "coded" },
  [ENT_THEORY_VERDICT_BROKEN] = { "ent-contested-symbolic", "broken" },
  [ENT_THEORY_VERDICT_NOTHING] = { "ent-gaps-symbolic", NULL },
};

static void
fill_breaking (EntTheoryVerdictPart *self)
{
  EntTheorySection *section = ENT_THEORY_SECTION (self);
  EntTheoryModel *model = ent_theory_section_get_model (section);
  EntTheoryListing *listing;

  listing = ent_theory_listing_new_breaking (ent_theory_model_get_index (model),
                                             ent_theory_model_get_window (model));
  ent_theory_cases_list (self->breaking_cases, section, listing);
}

static void
fill_open (EntTheoryVerdictPart *self)
{
  EntTheorySection *section = ENT_THEORY_SECTION (self);
  EntTheoryModel *model = ent_theory_section_get_model (section);
  EntTheoryListing *listing;

  listing = ent_theory_listing_new_open (ent_theory_model_get_index (model),
                                         ent_theory_model_get_window (model));
  ent_theory_cases_list (self->open_cases, section, listing);
}

static void
say_claim (EntTheoryVerdictPart *self,
           EntTheoryModel       *model)
{
  EntTheory *theory = ent_theory_model_get_theory (model);
  EntCase *the_case = ent_session_get_case (ent_theory_model_get_session (model));
  EntDefinition *definition = ent_theory_index_get_definition (ent_theory_model_get_index (model));
  g_autofree char *claim = ent_theory_words_dup_claim (theory);
  g_autofree char *scope = ent_theory_words_dup_scope (the_case, theory);
  g_autofree char *outcome = NULL;

  if (definition != NULL)
    /* Translators: the title of a definition of what counts as an alliance. */
    outcome = g_strdup_printf (_("What counts: %s."), ent_definition_get_title (definition));
  ent_parts_set_label (self->description, ent_theory_get_description (theory));
  ent_parts_set_label (self->claim, claim);
  ent_parts_set_label (self->scope, scope);
  ent_parts_set_label (self->outcome, outcome);
}

/* No verdict is said without what is not known. */
static char *
dup_uncoded (EntTheoryTable *table)
{
  guint n_open = ent_theory_table_get_n_open (table);
  double years = ent_theory_table_get_years (table);
  double apart = ent_theory_table_get_years_apart (table);
  g_autofree char *of = ent_theory_dup_years (years);
  g_autofree char *number = ent_theory_dup_years (apart);
  g_autofree char *open = NULL;

  if (years <= 0)
    return g_strdup (_("Check the traits that the scope asks for, or take a longer time."));
  open = n_open > 0 ? g_strdup_printf (ngettext ("%u pair that could break it is not fully coded.",
                                                 "%u pairs that could break it are not fully "
                                                 "coded.", n_open), n_open)
                    : g_strdup (_("Every pair that could break it is coded."));

  /* Translators: a sentence on what could break a theory; then for how many years, added up over
     pairs of states, something is not coded, of how many such years in all. */
  return g_strdup_printf (_("%s In all, %s of %s pair-years are not fully coded."), open, number,
                          of);
}

static void
say_verdict (EntTheoryVerdictPart *self,
             EntTheoryTable       *table)
{
  EntTheoryVerdict verdict = ent_theory_table_get_verdict (table);
  const char *const classes[] = { "card", "ent-theory-verdict", looks[verdict].css_class, NULL };
  g_autofree char *words = ent_theory_table_dup_verdict (table);
  g_autofree char *uncoded = dup_uncoded (table);

  gtk_label_set_label (GTK_LABEL (self->uncoded), uncoded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[verdict].icon);
  gtk_widget_set_css_classes (self->card, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (self->verdict), words);
}

/* The first pairs by name: who breaks a claim is told with the verdict. Where there are many,
   names tell little, and listing them takes time. */
#define NAMED 2
#define FEW 8

static char *
dup_names (GListModel *cases)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = g_list_model_get_n_items (cases);

  for (guint i = 0; i < MIN (n, NAMED); i++)
    {
      g_autoptr (EntTheoryCase) item = g_list_model_get_item (cases, i);

      if (i > 0)
        g_string_append (names, C_("list", ", "));
      /* Translators: a pair of states, and when: “China – Soviet Union (1963 to 1969)”. */
      g_string_append_printf (names, _("%s (%s)"), ent_theory_case_get_title (item),
                              ent_theory_case_get_time (item));
    }
  if (n > NAMED)
    g_string_append (names, C_("list", ", …"));

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static char *
dup_breaking (EntTheoryModel *model,
              guint           n)
{
  g_autoptr (GListModel) cases = NULL;
  g_autofree char *names = NULL;

  if (n == 0)
    return g_strdup (_("No pair breaks it in this time"));
  if (n > FEW)
    return g_strdup_printf (ngettext ("%u pair that breaks it", "%u pairs that break it", n), n);

  cases = ent_theory_index_list_breaking (ent_theory_model_get_index (model),
                                          ent_theory_model_get_window (model));
  names = dup_names (cases);
  /* Translators: how many pairs break a claim, and the first of them by name. */
  return g_strdup_printf (ngettext ("%u pair breaks it: %s", "%u pairs break it: %s", n), n, names);
}

static void
say_sensitivity (EntTheorySection *section)
{
  EntTheoryVerdictPart *self = (EntTheoryVerdictPart *) section;
  EntTheoryModel *model = ent_theory_section_get_model (section);
  GListModel *variants = model ? ent_theory_model_get_sensitivity (model) : NULL;
  guint n = variants ? g_list_model_get_n_items (variants) : 0;
  guint n_broken = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);
      EntTheoryTable *table = ent_theory_variant_get_table (variant);

      n_broken += ent_theory_table_get_verdict (table) == ENT_THEORY_VERDICT_BROKEN;
    }
  if (n == 0)
    label = g_strdup (_("_Sensitivity: how the verdict turns with the reading"));
  else
    /* Translators: of how many ways of reading the case the theory is broken in how many; a
       button, which leads to them. */
    label = g_strdup_printf (ngettext ("_Sensitivity: broken in %u of %u way of reading the case",
                                       "_Sensitivity: broken in %u of %u ways of reading the case",
                                       n), n_broken, n);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->sensitivity))), label);
}

/* Where there are some at another time, the line stays: the chart below, whose edge may be on
   its way, keeps its place under the pointer. */
static void
say_count (GtkWidget *fold,
           GtkWidget *label,
           guint      n,
           gboolean   stays,
           char      *words)
{
  g_autofree char *said = words;

  gtk_label_set_label (GTK_LABEL (label), said);
  ent_theory_fold_set_name (fold, said);
  gtk_widget_set_sensitive (fold, n > 0);
  gtk_widget_set_visible (fold, stays);
}

static char *
dup_open (guint n)
{
  if (n == 0)
    return g_strdup (_("Every pair that could break it is coded in this time"));

  return g_strdup_printf (ngettext ("%u pair that could break it and is not coded",
                                    "%u pairs that could break it and are not coded", n), n);
}

static void
say_counts (EntTheoryVerdictPart *self,
            EntTheoryModel       *model,
            EntTheoryTable       *table)
{
  guint n_breaking = ent_theory_table_get_n_breaking (table);
  guint n_open = ent_theory_table_get_n_open (table);
  g_autoptr (EntTheoryTable) whole = NULL;

  whole = ent_theory_index_query (ent_theory_model_get_index (model),
                                  ent_theory_model_get_range (model));
  say_count (self->breaking, self->breaking_label, n_breaking,
             ent_theory_table_get_n_breaking (whole) > 0, dup_breaking (model, n_breaking));
  say_count (self->open, self->open_label, n_open, ent_theory_table_get_n_open (whole) > 0,
             dup_open (n_open));
}

static void
ent_theory_verdict_part_update (EntTheorySection *section,
                                EntTheoryModel   *model)
{
  EntTheoryVerdictPart *self = (EntTheoryVerdictPart *) section;
  EntTheoryTable *table = ent_theory_model_get_table (model);

  if (g_signal_handler_find (model, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                             (gpointer) say_sensitivity, self) == 0)
    g_signal_connect_object (model, "sensitivity-changed", G_CALLBACK (say_sensitivity), self,
                             G_CONNECT_SWAPPED);
  say_claim (self, model);
  say_sensitivity (section);
  say_verdict (self, table);
  say_counts (self, model, table);
  if (ent_theory_fold_is_open (self->breaking))
    fill_breaking (self);
  if (ent_theory_fold_is_open (self->open))
    fill_open (self);
}

static void
breaking_toggled_cb (EntTheoryVerdictPart *self,
                     GtkToggleButton      *toggle)
{
  if (gtk_toggle_button_get_active (toggle))
    fill_breaking (self);
}

static void
open_toggled_cb (EntTheoryVerdictPart *self,
                 GtkToggleButton      *toggle)
{
  if (gtk_toggle_button_get_active (toggle))
    fill_open (self);
}

static GtkWidget *
new_fold (EntTheoryVerdictPart  *self,
          GtkWidget            **label,
          GtkWidget            **cases,
          const char            *name,
          GCallback              toggled)
{
  GtkWidget *fold;

  *label = ent_parts_new_label ("", "heading");
  *cases = ent_theory_cases_new (name);
  fold = ent_theory_fold_new (*label, *cases);
  gtk_widget_add_css_class (fold, "card");
  gtk_widget_add_css_class (*cases, "ent-theory-cases");
  gtk_widget_set_visible (fold, FALSE);
  g_signal_connect_object (ent_theory_fold_get_toggle (fold), "toggled", toggled, self,
                           G_CONNECT_SWAPPED);

  return fold;
}

static GtkWidget *
new_card (EntTheoryVerdictPart *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->icon = gtk_image_new ();
  self->verdict = ent_parts_new_label ("", "title-4");
  self->uncoded = ent_parts_new_label ("", "dim-label");
  self->sensitivity = gtk_button_new_with_mnemonic (_("_Sensitivity: how the verdict turns with the reading"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->sensitivity))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->sensitivity))), 0);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->sensitivity),
                                           "theory.go-to::sensitivity");
  gtk_widget_add_css_class (self->sensitivity, "flat");
  gtk_widget_add_css_class (self->sensitivity, "ent-card-link");
  gtk_widget_set_halign (self->sensitivity, GTK_ALIGN_START);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 24);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  g_object_set (self->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (texts), self->verdict);
  gtk_box_append (GTK_BOX (texts), self->uncoded);
  gtk_box_append (GTK_BOX (texts), self->sensitivity);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->card), self->icon);
  gtk_box_append (GTK_BOX (self->card), texts);

  return self->card;
}

static void
ent_theory_verdict_part_class_init (EntTheoryVerdictPartClass *klass)
{
  ENT_THEORY_SECTION_CLASS (klass)->update = ent_theory_verdict_part_update;
}

static void
ent_theory_verdict_part_init (EntTheoryVerdictPart *self)
{
  ent_theory_section_set_heading (ENT_THEORY_SECTION (self), NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Claim and verdict"), -1);
  self->claim = ent_parts_new_label ("", "title-3");
  self->description = ent_parts_new_label ("", NULL);
  self->scope = ent_parts_new_label ("", "dim-label");
  self->outcome = ent_parts_new_label ("", "dim-label");
  self->breaking = new_fold (self, &self->breaking_label, &self->breaking_cases,
                             _("Cases that break the claim"), G_CALLBACK (breaking_toggled_cb));
  self->open = new_fold (self, &self->open_label, &self->open_cases,
                         _("Cases that could break the claim and are not coded"),
                         G_CALLBACK (open_toggled_cb));
  gtk_box_append (GTK_BOX (self), self->claim);
  gtk_box_append (GTK_BOX (self), self->description);
  gtk_box_append (GTK_BOX (self), self->scope);
  gtk_box_append (GTK_BOX (self), self->outcome);
  gtk_box_append (GTK_BOX (self), new_card (self));
  gtk_box_append (GTK_BOX (self), self->breaking);
  gtk_box_append (GTK_BOX (self), self->open);
}
