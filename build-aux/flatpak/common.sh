# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts of this folder share; to be sourced. Everything large stands
# under one folder, which can be deleted as a whole.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
cache=${ENTENTE_FLATPAK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-flatpak}

app_id=io.github.entente_app.Entente
window_class=entente
runtime_branch=51
# The Debian suite that has the GTK, libadwaita and GLib of that runtime.
runtime_suite=forky
tools_suite=trixie
arch=$(uname -m)

say() { printf 'flatpak: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# The lines of lists, without comments, joined by commas.
package_list() { cat "$@" | grep -vE '^[[:space:]]*(#|$)' | sort -u | paste -sd,; }

# A short name for what something was made from: a change of it makes it anew.
digest() { sha256sum | cut -c1-16; }

mirror() {
  local uri
  uri=$("$top/build-aux/dev/mirror")
  [ -n "$uri" ] || die "no Debian mirror found in /etc/apt; name one in /etc/apt/sources.list.d/"
  printf '%s' "$uri"
}
