# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts of this folder share; to be sourced. Everything large stands
# under one folder, which can be deleted as a whole.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
cache=${ENTENTE_FLATPAK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-flatpak}

base_id=io.github.entente_app.Entente
# What is built, installed and checked: its manifest says so, and `build` hands it on.
app_id=${ENTENTE_FLATPAK_ID:-$base_id}
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

# The id in a manifest; tests/validate holds them to one member a line.
manifest_id() { sed -n 's/^  "id": "\(.*\)",$/\1/p' "$1"; }

# What the program is translated to.
languages() { grep -v '^#' "$top/po/LINGUAS" | xargs; }

# A short name for what something was made from: a change of it makes it anew.
digest() { sha256sum | cut -c1-16; }

mirror() {
  local uri
  uri=$("$top/build-aux/dev/mirror")
  [ -n "$uri" ] || die "no Debian mirror found in /etc/apt; name one in /etc/apt/sources.list.d/"
  printf '%s' "$uri"
}
