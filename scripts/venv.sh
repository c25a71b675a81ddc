#!/bin/sh
# Make .venv and install into it what requirements/$1.txt pins, and this package in place.
set -eu

. "$(dirname "$0")/python.sh"
requirements=requirements/$1.txt

say() { printf '%s\n' "$*" >&2; }

# An environment breaks when its Python goes, or when its folder is moved.
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1 \
  || [ "$(.venv/bin/python -c 'import sys; print(sys.prefix)')" != "$(pwd -P)/.venv" ]; then
  say "Python: making .venv with $("$python" --version)"
  rm -rf .venv
  "$python" -m venv .venv
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check -qq "$@"; }

say "Python: installing $requirements into .venv …"
# pip begins a broken-off download anew only when it is started anew.
for attempt in 1 2 3; do
  if pip install --retries 5 --timeout 60 --require-hashes -r "$requirements"; then
    break
  elif [ "$attempt" = 3 ]; then
    say "The Python packages could not be installed: the lines above say why."
    say "Check the connection, then run make again."
    exit 3
  fi
  say "Python: trying again …"
  sleep 3
done
pip install --no-deps --no-build-isolation --editable .
touch ".venv/$1.ok"
