#!/bin/sh
# What the machine itself must have: `system.sh run` for building leaflets, `system.sh test` for
# the tests too. Looks first, so a second run is instant and needs no network. Installs what is
# missing where it may (as root, or with sudo); else prints the one command to run and exits 3.
set -eu

need=${1:-run}
. "$(dirname "$0")/python.sh"

say() { printf '%s\n' "$*" >&2; }

brewed() { prefix=$(brew --prefix 2>/dev/null) && [ -n "$prefix" ]; }

# The names under which the typesetting library asks for these.
libraries_missing() {
  if [ "$(uname -s)" = Darwin ]; then
    ! { brewed && [ -e "$prefix/lib/libpangoft2-1.0.dylib" ] && [ -e "$prefix/lib/libharfbuzz-subset.0.dylib" ]; }
  else
    ! "$python" - 2>/dev/null <<'PYTHON'
from ctypes import CDLL
for name in ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig"):
    CDLL(f"lib{name}.so.{1 if name == 'fontconfig' else 0}")
PYTHON
  fi
}

venv_missing() { ! "$python" -c 'import ensurepip, venv' 2>/dev/null; }

chromium_missing() {
  ! command -v chromium >/dev/null 2>&1 && ! [ -e /Applications/Chromium.app ]
}

# The Node.js inside the browser tests' driver is linked to it.
atomic_missing() { ! "$python" -c 'from ctypes import CDLL; CDLL("libatomic.so.1")' 2>/dev/null; }

# 17 or later; macOS has a `java` that only says where to get one.
java_missing() {
  ! java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | grep -qE '^(1[7-9]|[2-9][0-9])$'
}

packages=
add() { packages="$packages $*"; }

if command -v apt-get >/dev/null 2>&1; then
  update="apt-get update"
  install="apt-get install --yes --no-install-recommends"
  [ -n "$python" ] || add python3 python3-venv
  if [ -n "$python" ]; then
    venv_missing && add python3-venv
    libraries_missing && add libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  fi
  if [ "$need" = test ]; then
    chromium_missing && add chromium
    atomic_missing && add libatomic1
    java_missing && add default-jre-headless
    command -v msgfmt >/dev/null 2>&1 || add gettext
  fi
  [ -n "$packages" ] || exit 0
  if [ "$(id -u)" = 0 ]; then
    remedy="$update && $install$packages"
    may() { true; }
  elif command -v sudo >/dev/null 2>&1; then
    remedy="sudo $update && sudo $install$packages"
    may() { sudo -n true 2>/dev/null || [ -t 0 ]; }
  else
    remedy="su -c '$update && $install$packages'"
    may() { false; }
  fi
elif command -v brew >/dev/null 2>&1; then
  [ -n "$python" ] || add python
  libraries_missing && add pango
  if [ "$need" = test ]; then
    chromium_missing && add chromium
    java_missing && add openjdk
    command -v msgfmt >/dev/null 2>&1 || add gettext
  fi
  [ -n "$packages" ] || exit 0
  remedy="brew install$packages"
  may() { true; }
else
  [ -n "$python" ] || add "Python 3.11 or later,"
  if [ -n "$python" ]; then
    libraries_missing && add "Pango 1.44 or later, HarfBuzz with its subset library, Fontconfig,"
  fi
  if [ "$need" = test ]; then
    chromium_missing && add "Chromium,"
    java_missing && add "a Java runtime 17 or later,"
    command -v msgfmt >/dev/null 2>&1 || add "GNU gettext,"
  fi
  [ -n "$packages" ] || exit 0
  say "Missing on this machine:${packages%,}."
  say "Install them with its package manager, then run make again. (exit 3)"
  exit 3
fi

refuse() {
  say "$1"
  say "Run this command, then make again: (exit 3)"
  say ""
  say "    $remedy"
  say ""
  exit 3
}

may || refuse "Missing on this machine:$packages"
say "System: installing$packages …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A registry that does not answer is asked again; one that says no is not.
if ! DEBIAN_FRONTEND=noninteractive APT_LISTCHANGES_FRONTEND=none \
  sh -c "$(printf '%s' "$remedy" | sed 's/apt-get /apt-get -o Acquire::Retries=5 -q /g')" >"$log" 2>&1 </dev/null; then
  tail -n 15 "$log" >&2
  refuse "These could not be installed:$packages"
fi
say "System: ready"
