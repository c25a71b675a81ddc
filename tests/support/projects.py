"""Small projects on disk, and the command run on them as a person runs it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Taking your medicine</title>
<meta name="description" content="How to take it.">
</head>
<body>
<main>
<h1>Taking your medicine</h1>
<p>Take <strong>5&nbsp;mg</strong> once a day. <a href="https://example.org/more">Read more about it</a>.</p>
<div class="warning" data-safety><p>Never take two doses.</p></div>
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


# Root may write anywhere, unless it gives that power away first.
AS_A_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


def plainleaf(folder: Path, *arguments: str, env: dict[str, str] | None = None, prefix: tuple[str, ...] = ()) -> Ran:
    """Run the command in a folder; `prefix` is a command to run it under."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def project(folder: Path, pages: dict[str, str] | None = None, settings: str = "", locales: str = '"fr"') -> Path:
    """A project with these pages and nothing extracted yet."""
    (folder / "source").mkdir(parents=True)
    table = f'[tool.plainleaf]\nsource-language = "en"\nlocales = [{locales}]\n{settings}'
    (folder / "pyproject.toml").write_text(table, "utf-8")
    for name, markup in (pages or {"medicine": PAGE}).items():
        file = folder / f"source/{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markup, "utf-8")
    return folder


def translate(folder: Path, locale: str, page: str, **changes: str) -> Path:
    """Fill a catalog with upper-case words; `changes` gives other words for a msgid's first word."""
    from dataclasses import replace

    from pipeline.catalogs import po
    from pipeline.sources.inline import tokens

    def shout(text: str) -> str:
        first = text.split(maxsplit=1)[0]
        if first in changes:
            return changes[first]
        pieces = []
        for token in tokens(text):
            shown = {"open": f"<{token.value}>", "close": f"</{token.value}>", "void": f"<{token.value}/>"}
            pieces.append(shown.get(token.kind, token.value.upper()))
        return "".join(pieces)

    file = folder / f"locales/{locale}/LC_MESSAGES/{page}.po"
    found = po.read(file.read_bytes(), locale, str(file))
    entries = tuple(replace(e, text=shout(e.key.text), raw="") for e in found.entries)
    file.write_bytes(po.write(replace(found, entries=entries)))
    return file


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file that is a person's own, with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".plainleaf" not in file.parts and "output" not in file.parts
    }


def manifest(folder: Path) -> dict:
    """The manifest of a build."""
    return json.loads((folder / "output/manifest.json").read_text("utf-8"))
