/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-conflict-card.h"

#include <glib/gi18n-lib.h>

/**
 * EntConflictCard:
 *
 * What one side of a conflict says, line by line. What differs from before is told by a
 * sign before the line, by the words that stand out in it, and to a screen reader.
 */

/* The column of signs, in pixels. */
#define SIGN_WIDTH 12

struct _EntConflictCard
{
  GtkBox parent_instance;

  EntMergeChoice choice;

  GtkLabel      *side;
  GtkWidget     *current;
  GtkBox        *lines;
  GtkButton     *take;
};

G_DEFINE_FINAL_TYPE (EntConflictCard, ent_conflict_card, GTK_TYPE_BOX)

/* ------------------------------------------------------------------------------ words */

static const char *
get_side_words (EntMergeChoice choice)
{
  switch (choice)
    {
    case ENT_MERGE_CHOICE_OURS:
      /* Translators: what our version of a case says. */
      return C_("conflict", "Ours");
    case ENT_MERGE_CHOICE_THEIRS:
      return C_("conflict", "Theirs");
    case ENT_MERGE_CHOICE_BASE:
      /* Translators: what a case said before two people changed it. */
      return C_("conflict", "Before");
    case ENT_MERGE_CHOICE_CURRENT:
    default:
      return C_("conflict", "Now");
    }
}

static const char *
get_member_label (EntMergeChoice choice)
{
  switch (choice)
    {
    case ENT_MERGE_CHOICE_OURS:
      return _("Take _Ours");
    case ENT_MERGE_CHOICE_THEIRS:
      return _("Take _Theirs");
    case ENT_MERGE_CHOICE_BASE:
      return _("_Back to Before");
    case ENT_MERGE_CHOICE_CURRENT:
    default:
      return _("_Keep as It Is");
    }
}

/* Of a record as a whole the button says what becomes of it. */
static const char *
get_record_label (EntMergeChoice choice,
                  gboolean       present)
{
  if (choice == ENT_MERGE_CHOICE_CURRENT || choice == ENT_MERGE_CHOICE_BASE)
    return get_member_label (choice);
  if (choice == ENT_MERGE_CHOICE_OURS)
    return present ? _("Keep It, as _Ours Does") : _("Remove It, as _Ours Does");

  return present ? _("Keep It, as _Theirs Does") : _("Remove It, as _Theirs Does");
}

static const char *
get_sign (EntConflictMark mark)
{
  switch (mark)
    {
    case ENT_CONFLICT_MARK_ADDED:
      return "+";
    case ENT_CONFLICT_MARK_REMOVED:
      return "−";
    case ENT_CONFLICT_MARK_CHANGED:
      return "~";
    case ENT_CONFLICT_MARK_NONE:
    default:
      return NULL;
    }
}

static const char *
get_mark_words (EntConflictMark mark)
{
  switch (mark)
    {
    case ENT_CONFLICT_MARK_ADDED:
      return C_("conflict", "Added");
    case ENT_CONFLICT_MARK_REMOVED:
      return C_("conflict", "Taken out");
    case ENT_CONFLICT_MARK_CHANGED:
      return C_("conflict", "Changed");
    case ENT_CONFLICT_MARK_NONE:
    default:
      return NULL;
    }
}

/* ------------------------------------------------------------------------------ lines */

static PangoAttrList *
new_attributes (const EntConflictLine *line)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *mark = line->mark == ENT_CONFLICT_MARK_REMOVED
                           ? pango_attr_strikethrough_new (TRUE)
                           : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  if (line->mark == ENT_CONFLICT_MARK_CHANGED)
    {
      weight->start_index = mark->start_index = line->from;
      weight->end_index = mark->end_index = line->to;
    }
  if (line->mark == ENT_CONFLICT_MARK_REMOVED)
    pango_attribute_destroy (weight);
  else
    pango_attr_list_insert (attributes, weight);
  if (line->mark == ENT_CONFLICT_MARK_ADDED)
    pango_attribute_destroy (mark);
  else
    pango_attr_list_insert (attributes, mark);

  return attributes;
}

static GtkWidget *
new_wrapping_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
new_line_text (const EntConflictLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = new_wrapping_label (line->words);

  if (line->label != NULL)
    {
      GtkWidget *label = new_wrapping_label (line->label);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (line->mark != ENT_CONFLICT_MARK_NONE)
    {
      g_autoptr (PangoAttrList) attributes = new_attributes (line);

      gtk_label_set_attributes (GTK_LABEL (words), attributes);
      gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      get_mark_words (line->mark), -1);
    }
  gtk_box_append (GTK_BOX (box), words);

  return box;
}

static void
add_line (EntConflictCard       *self,
          const EntConflictLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (get_sign (line->mark));

  gtk_widget_set_size_request (sign, SIGN_WIDTH, -1);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "heading");
  gtk_widget_set_tooltip_text (sign, get_mark_words (line->mark));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), new_line_text (line));
  gtk_box_append (self->lines, box);
}

/* ---------------------------------------------------------------------- object's life */

static void
ent_conflict_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_CONFLICT_CARD);

  G_OBJECT_CLASS (ent_conflict_card_parent_class)->dispose (object);
}

static void
ent_conflict_card_class_init (EntConflictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_conflict_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-conflict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EntConflictCard, side);
  gtk_widget_class_bind_template_child (widget_class, EntConflictCard, current);
  gtk_widget_class_bind_template_child (widget_class, EntConflictCard, lines);
  gtk_widget_class_bind_template_child (widget_class, EntConflictCard, take);
}

static void
ent_conflict_card_init (EntConflictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_side (EntConflict    *conflict,
          EntMergeChoice  choice)
{
  return choice == ENT_MERGE_CHOICE_OURS ? ent_conflict_get_ours (conflict) != NULL
                                         : ent_conflict_get_theirs (conflict) != NULL;
}

/**
 * ent_conflict_card_new:
 * @the_case: a case
 * @conflict: one of its conflicts
 * @choice: the side that is shown
 *
 * Makes a card. Its button activates `conflicts.take` with @choice.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
ent_conflict_card_new (EntCase        *the_case,
                       EntConflict    *conflict,
                       EntMergeChoice  choice)
{
  EntConflictCard *self;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_CONFLICT (conflict), NULL);

  self = g_object_new (ENT_TYPE_CONFLICT_CARD, NULL);
  self->choice = choice;
  gtk_label_set_label (self->side, get_side_words (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_side_words (choice), -1);
  gtk_widget_set_visible (self->current, choice != ENT_MERGE_CHOICE_CURRENT &&
                          ent_conflict_is_current (conflict, the_case, choice));

  lines = ent_conflict_list_lines (conflict, the_case, choice);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take), "u", (guint) choice);
  gtk_button_set_label (self->take, ent_conflict_get_member (conflict) != NULL
                                      ? get_member_label (choice)
                                      : get_record_label (choice, has_side (conflict, choice)));

  return GTK_WIDGET (self);
}

/**
 * ent_conflict_card_get_choice:
 * @self: a card
 *
 * Returns: the side that it shows
 */
EntMergeChoice
ent_conflict_card_get_choice (EntConflictCard *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT_CARD (self), ENT_MERGE_CHOICE_CURRENT);

  return self->choice;
}
