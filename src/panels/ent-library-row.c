/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-row.h"
#include "ent-popup.h"

/**
 * EntLibraryRow:
 *
 * The row of an [class@LibraryItem]: its title and where something was found, who wrote
 * it, some words around what was found, and what became of its passages, those in
 * doubt with a sign and in words. Its menu calls the actions of the view that it is in,
 * which do what they do with the row that is selected: so it selects itself first.
 */

struct _EntLibraryRow
{
  AdwBin parent_instance;

  EntLibraryItem *item;
  guint           position;

  GtkMenuButton  *menu_button;
  /* Held here: the button's binding alone would not keep them. */
  GMenuModel     *article_menu;
  GMenuModel     *text_menu;
};

G_DEFINE_FINAL_TYPE (EntLibraryRow, ent_library_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_ITEM = 1,
  PROP_POSITION,
} EntLibraryRowProperty;

static GParamSpec *properties[PROP_POSITION + 1];

static gboolean
has_text_cb (EntLibraryRow *self,
             const char    *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
has_either_cb (EntLibraryRow *self,
               const char    *a,
               const char    *b)
{
  return has_text_cb (self, a) || has_text_cb (self, b);
}

static GMenuModel *
choose_menu_cb (EntLibraryRow *self,
                gboolean       own,
                GMenuModel    *of_article,
                GMenuModel    *of_text)
{
  return g_object_ref (own ? of_article : of_text);
}

static void
menu_opened_cb (EntLibraryRow *self)
{
  if (gtk_menu_button_get_active (self->menu_button))
    ent_library_row_select (self);
}

static void
pressed_cb (EntLibraryRow *self)
{
  ent_library_row_open_menu (self);
}

/* Letting go after it is not a tap, which would open the article. */
static void
long_pressed_cb (EntLibraryRow *self,
                 double         x,
                 double         y,
                 GtkGesture    *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ent_library_row_open_menu (self);
}

static void
ent_library_row_dispose (GObject *object)
{
  EntLibraryRow *self = ENT_LIBRARY_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_LIBRARY_ROW);

  G_OBJECT_CLASS (ent_library_row_parent_class)->dispose (object);
}

static void
ent_library_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntLibraryRow *self = ENT_LIBRARY_ROW (object);

  switch ((EntLibraryRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_library_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntLibraryRow *self = ENT_LIBRARY_ROW (object);

  switch ((EntLibraryRowProperty) prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_POSITION:
      if (self->position != g_value_get_uint (value))
        {
          self->position = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_library_row_class_init (EntLibraryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_library_row_dispose;
  object_class->get_property = ent_library_row_get_property;
  object_class->set_property = ent_library_row_set_property;

  /**
   * EntLibraryRow:item:
   *
   * The line that is shown.
   */
  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, ENT_TYPE_LIBRARY_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * EntLibraryRow:position:
   *
   * Where the row is in its list.
   */
  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (ENT_TYPE_LIBRARY_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntLibraryRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryRow, article_menu);
  gtk_widget_class_bind_template_child (widget_class, EntLibraryRow, text_menu);
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_either_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_set_css_name (widget_class, "library-row");
}

static void
ent_library_row_init (EntLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_library_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
EntLibraryItem *
ent_library_row_get_item (EntLibraryRow *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_ROW (self), NULL);

  return self->item;
}

/**
 * ent_library_row_select:
 * @self: a row of a list
 *
 * Selects the row.
 */
void
ent_library_row_select (EntLibraryRow *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_ROW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "list.select-item", "(ubb)", self->position,
                              FALSE, FALSE);
}

/**
 * ent_library_row_open_menu:
 * @self: a row
 *
 * Selects the row, and opens its menu.
 */
void
ent_library_row_open_menu (EntLibraryRow *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_ROW (self));

  ent_library_row_select (self);
  ent_popup_open (self->menu_button);
}
