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
  g_autoptr (GListModel) cases = NULL;

  cases = ent_theory_index_list_breaking (ent_theory_model_get_index (model),
                                          ent_theory_model_get_window (model));
  ent_theory_cases_set (self->breaking_cases, section, cases);
}

static void
fill_open (EntTheoryVerdictPart *self)
{
  EntTheorySection *section = ENT_THEORY_SECTION (self);
  EntTheoryModel *model = ent_theory_section_get_model (section);
  g_autoptr (GListModel) cases = NULL;

  cases = ent_theory_index_list_open (ent_theory_model_get_index (model),
                                      ent_theory_model_get_window (model));
  ent_theory_cases_set (self->open_cases, section, cases);
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
  GListModel *apart = ent_theory_table_get_apart (table);
  guint n_open = ent_theory_table_get_n_open (table);
  double years = 0;
  g_autofree char *number = NULL;
  g_autofree char *open = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (apart); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (apart, i);

      years += ent_theory_row_get_years (row);
    }
  number = ent_theory_dup_years (years);
  open = n_open > 0 ? g_strdup_printf (ngettext ("%u pair that could break it is not fully coded.",
                                                 "%u pairs that could break it are not fully "
                                                 "coded.", n_open), n_open)
                    : g_strdup (_("Every pair that could break it is coded."));

  /* Translators: a sentence on what is not coded, and for how many years of pairs of states. */
  return g_strdup_printf (_("%s Not fully coded in all: %s pair-years."), open, number);
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

static void
say_count (GtkWidget *fold,
           GtkWidget *label,
           guint      n,
           char      *words)
{
  g_autofree char *said = words;

  gtk_label_set_label (GTK_LABEL (label), said);
  ent_theory_fold_set_name (fold, said);
  gtk_widget_set_visible (fold, n > 0);
}

static void
ent_theory_verdict_part_update (EntTheorySection *section,
                                EntTheoryModel   *model)
{
  EntTheoryVerdictPart *self = (EntTheoryVerdictPart *) section;
  EntTheoryTable *table = ent_theory_model_get_table (model);
  guint n_breaking = ent_theory_table_get_n_breaking (table);
  guint n_open = ent_theory_table_get_n_open (table);

  say_claim (self, model);
  say_verdict (self, table);
  say_count (self->breaking, self->breaking_label, n_breaking,
             g_strdup_printf (ngettext ("%u pair that breaks it", "%u pairs that break it",
                                        n_breaking), n_breaking));
  say_count (self->open, self->open_label, n_open,
             g_strdup_printf (ngettext ("%u pair that could break it and is not coded",
                                        "%u pairs that could break it and are not coded", n_open),
                              n_open));
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
  self->sensitivity = gtk_button_new_with_mnemonic (_("How It Turns with the Reading: _Sensitivity"));
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
