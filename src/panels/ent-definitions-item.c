/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-definitions-item.h"
#include "ent-edit.h"
#include "ent-words.h"

/**
 * EntDefinitionsItem:
 *
 * A row of the comparison of two definitions: a tie, and the years in which it counts under
 * each. Its words are made when it is shown.
 */

struct _EntDefinitionsItem
{
  GObject parent_instance;

  EntCase              *the_case;
  EntDefinitionCompare *compare;   /* it owns the judgements */
  const EntComparedTie *tie;
  EntCounted            counted;
};

G_DEFINE_FINAL_TYPE (EntDefinitionsItem, ent_definitions_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_words (EntDefinitionsItem *self)
{
  g_autofree char *first = ent_words_dup_judgement_times (self->tie->first);
  g_autofree char *second = ent_words_dup_judgement_times (self->tie->second);

  if (first != NULL && second != NULL && g_str_equal (first, second))
    /* Translators: years in which a tie counts under both of two definitions, A and B. */
    return g_strdup_printf (_("A and B: %s"), first);
  if (first == NULL)
    return g_strdup_printf (_("B: %s"), second ? second : "");
  if (second == NULL)
    return g_strdup_printf (_("A: %s"), first);

  /* Translators: the years in which a tie counts under two definitions. */
  return g_strdup_printf (_("A: %s · B: %s"), first, second);
}

static void
ent_definitions_item_finalize (GObject *object)
{
  EntDefinitionsItem *self = ENT_DEFINITIONS_ITEM (object);

  g_clear_object (&self->the_case);
  g_clear_object (&self->compare);

  G_OBJECT_CLASS (ent_definitions_item_parent_class)->finalize (object);
}

static void
ent_definitions_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  EntDefinitionsItem *self = ENT_DEFINITIONS_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, ent_edit_dup_name (self->the_case, ENT_RECORD (self->tie->tie)));
      break;
    case PROP_WORDS:
      g_value_take_string (value, dup_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_definitions_item_class_init (EntDefinitionsItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_definitions_item_finalize;
  object_class->get_property = ent_definitions_item_get_property;

  /**
   * EntDefinitionsItem:title:
   *
   * What the tie is called.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * EntDefinitionsItem:words:
   *
   * When it counts under each definition.
   */
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_definitions_item_init (EntDefinitionsItem *self)
{
}

/**
 * ent_definitions_item_new:
 * @the_case: a case
 * @compare: two definitions of it
 * @tie: one of the ties that @compare judged
 * @at: (nullable): the time that is looked at; %NULL for all of it
 *
 * Returns: (transfer full): a row
 */
EntDefinitionsItem *
ent_definitions_item_new (EntCase              *the_case,
                          EntDefinitionCompare *compare,
                          const EntComparedTie *tie,
                          const EntSpan        *at)
{
  EntDefinitionsItem *self = g_object_new (ENT_TYPE_DEFINITIONS_ITEM, NULL);

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_DEFINITION_COMPARE (compare), NULL);
  g_return_val_if_fail (tie != NULL, NULL);

  self->the_case = g_object_ref (the_case);
  self->compare = g_object_ref (compare);
  self->tie = tie;
  self->counted = ent_compared_tie_get_counted (tie, at);

  return self;
}

/**
 * ent_definitions_item_get_tie:
 * @self: a row
 *
 * Returns: (transfer none): its tie
 */
EntTie *
ent_definitions_item_get_tie (EntDefinitionsItem *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITIONS_ITEM (self), NULL);

  return self->tie->tie;
}

/**
 * ent_definitions_item_get_counted:
 * @self: a row
 *
 * Returns: under which of the two definitions it counts, at the time looked at
 */
EntCounted
ent_definitions_item_get_counted (EntDefinitionsItem *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITIONS_ITEM (self), ENT_COUNTED_NEITHER);

  return self->counted;
}
