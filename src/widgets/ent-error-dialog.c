/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-error-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * ent_error_dialog_new:
 * @heading: what could not be done
 * @message: why, in a sentence
 *
 * Makes a dialog that says what went wrong. The sentence may name a file by its path,
 * which has no spaces to break lines at, and which one may want to copy.
 *
 * Returns: (transfer floating): the dialog; its extra child is the label with the message
 */
AdwDialog *
ent_error_dialog_new (const char *heading,
                      const char *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, NULL);
  GtkWidget *label = gtk_label_new (message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), label);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  /* Else the words have the keyboard, and are selected. */
  g_object_bind_property (dialog, "default-widget", dialog, "focus-widget", G_BINDING_SYNC_CREATE);

  return dialog;
}
