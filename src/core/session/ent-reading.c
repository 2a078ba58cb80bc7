/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-reading.h"

/**
 * EntReading:
 *
 * What is being read: the article that is open and the passage in it that is in
 * focus. A card asks to have its passage opened, the reader shows it, and words
 * that are selected there, or dropped on a link, ask to be attached; none of them
 * knows the others.
 */

struct _EntReading
{
  GObject parent_instance;

  EntCase    *the_case;
  EntArticle *article;
  EntPassage *passage;
};

G_DEFINE_FINAL_TYPE (EntReading, ent_reading, G_TYPE_OBJECT)

typedef enum
{
  PROP_ARTICLE = 1,
  PROP_PASSAGE,
} EntReadingProperty;

static GParamSpec *properties[PROP_PASSAGE + 1];

enum
{
  OPENED,
  ATTACH_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_article (EntReading *self,
             EntArticle *article)
{
  if (g_set_object (&self->article, article))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

static void
set_passage (EntReading *self,
             EntPassage *passage)
{
  if (g_set_object (&self->passage, passage))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSAGE]);
}

static gboolean
is_there (EntReading *self,
          gpointer    record)
{
  return ent_case_lookup (self->the_case, G_OBJECT_TYPE (record),
                          ent_record_get_id (record)) == record;
}

static void
case_changed_cb (EntReading *self)
{
  if (self->passage != NULL && !is_there (self, self->passage))
    set_passage (self, NULL);
  if (self->article != NULL && !is_there (self, self->article))
    set_article (self, NULL);
}

static void
ent_reading_finalize (GObject *object)
{
  EntReading *self = ENT_READING (object);

  g_clear_object (&self->passage);
  g_clear_object (&self->article);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (ent_reading_parent_class)->finalize (object);
}

static void
ent_reading_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntReading *self = ENT_READING (object);

  switch ((EntReadingProperty) prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_PASSAGE:
      g_value_set_object (value, self->passage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_reading_class_init (EntReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_reading_finalize;
  object_class->get_property = ent_reading_get_property;

  /**
   * EntReading:article:
   *
   * The article that is open, if any.
   */
  properties[PROP_ARTICLE] =
    g_param_spec_object ("article", NULL, NULL, ENT_TYPE_ARTICLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * EntReading:passage:
   *
   * The passage of the article that is in focus, if any.
   */
  properties[PROP_PASSAGE] =
    g_param_spec_object ("passage", NULL, NULL, ENT_TYPE_PASSAGE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EntReading::opened:
   * @self: what is being read
   *
   * Emitted when somebody asks to see the article, whether or not it was open: the
   * reader is to be brought into view.
   */
  signals[OPENED] =
    g_signal_new ("opened", ENT_TYPE_READING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /**
   * EntReading::attach-requested:
   * @self: what is being read
   * @excerpt: words that are to be attached
   * @target: (nullable): the state or tie that they were dropped on
   *
   * Emitted when selected words are to become evidence.
   */
  signals[ATTACH_REQUESTED] =
    g_signal_new ("attach-requested", ENT_TYPE_READING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, ENT_TYPE_EXCERPT, ENT_TYPE_RECORD);
}

static void
ent_reading_init (EntReading *self)
{
}

/**
 * ent_reading_new:
 * @the_case: a case
 *
 * Returns: (transfer full): nothing is read yet
 */
EntReading *
ent_reading_new (EntCase *the_case)
{
  EntReading *self;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_READING, NULL);
  self->the_case = g_object_ref (the_case);
  g_signal_connect_object (the_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ent_reading_get_article:
 * @self: what is being read
 *
 * Returns: (transfer none) (nullable): the article that is open
 */
EntArticle *
ent_reading_get_article (EntReading *self)
{
  g_return_val_if_fail (ENT_IS_READING (self), NULL);

  return self->article;
}

/**
 * ent_reading_set_article:
 * @self: what is being read
 * @article: an article of the case
 *
 * Puts an article where the reader shows it, without asking for the reader to be brought
 * into view. No passage is in focus.
 */
void
ent_reading_set_article (EntReading *self,
                         EntArticle *article)
{
  g_return_if_fail (ENT_IS_READING (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));

  g_object_freeze_notify (G_OBJECT (self));
  set_article (self, article);
  set_passage (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ent_reading_get_passage:
 * @self: what is being read
 *
 * Returns: (transfer none) (nullable): the passage that is in focus
 */
EntPassage *
ent_reading_get_passage (EntReading *self)
{
  g_return_val_if_fail (ENT_IS_READING (self), NULL);

  return self->passage;
}

/**
 * ent_reading_set_passage:
 * @self: what is being read
 * @passage: (nullable): a passage of the case
 *
 * Puts a passage in focus, in the article that it is of, without asking for the
 * reader to be brought into view.
 */
void
ent_reading_set_passage (EntReading *self,
                         EntPassage *passage)
{
  EntRecord *article = NULL;

  g_return_if_fail (ENT_IS_READING (self));
  g_return_if_fail (passage == NULL || ENT_IS_PASSAGE (passage));

  g_object_freeze_notify (G_OBJECT (self));
  if (passage != NULL)
    {
      article = ent_case_lookup (self->the_case, ENT_TYPE_ARTICLE, ent_passage_get_article (passage));
      set_article (self, (EntArticle *) article);
    }
  set_passage (self, passage);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ent_reading_open:
 * @self: what is being read
 * @article: an article of the case
 * @passage: (nullable): one of its passages, to be shown
 *
 * Opens an article, and asks for the reader to be brought into view.
 */
void
ent_reading_open (EntReading *self,
                  EntArticle *article,
                  EntPassage *passage)
{
  g_return_if_fail (ENT_IS_READING (self));
  g_return_if_fail (ENT_IS_ARTICLE (article));
  g_return_if_fail (passage == NULL || ENT_IS_PASSAGE (passage));

  g_object_freeze_notify (G_OBJECT (self));
  set_article (self, article);
  set_passage (self, passage);
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit (self, signals[OPENED], 0);
}

/**
 * ent_reading_request_attach:
 * @self: what is being read
 * @excerpt: words that were selected
 * @target: (nullable): the state or tie that they were dropped on
 *
 * Asks for words to be attached to something.
 */
void
ent_reading_request_attach (EntReading *self,
                            EntExcerpt *excerpt,
                            EntRecord  *target)
{
  g_return_if_fail (ENT_IS_READING (self));
  g_return_if_fail (ENT_IS_EXCERPT (excerpt));
  g_return_if_fail (target == NULL || ENT_IS_RECORD (target));

  g_signal_emit (self, signals[ATTACH_REQUESTED], 0, excerpt, target);
}
