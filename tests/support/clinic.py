"""A small project as a clinic has it: a page with a dose, a warning and a phone number, in two languages."""

from pathlib import Path

from tests.support.projects import plainleaf, project, translate

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Taking your medicine</title>
</head>
<body>
<main>
<h1>Taking your medicine</h1>
<p>Take <strong>5&nbsp;mg</strong> once a day.</p>
<div class="warning" data-safety>
<h2>Be careful</h2>
<p>Never take two doses.</p>
<p>Call <a href="tel:+441632960456" data-local="ward-phone">01632&nbsp;960&nbsp;456</a> first.</p>
</div>
<p>Call <a href="tel:999" data-local="emergency">999</a> if you faint.</p>
<p>Keep it dry.</p>
<p>Keep it cool.</p>
<p>Keep it shut.</p>
<p>Keep it safe.</p>
<p>Ask us anything.</p>
<p>Bring back what is left.</p>
<p>Write down when you took it.</p>
<p>Your family can help you.</p>
<p><a href="tel:+441632960456" data-local="ward-phone">01632&nbsp;960&nbsp;456</a></p>
</main>
</body>
</html>
"""
VALUES = 'ward-phone = "01632 960 111"\nemergency = "999"\ninterpreter = "0800 111 222"\n'
HTML_ONLY = ("--variant", "html")


def clinic(folder: Path, settings: str = "", page: str = PAGE, values: str = VALUES) -> Path:
    """A project whose translations into French and Arabic are complete."""
    made = project(folder, {"medicine": page}, settings, locales='"fr", "ar"')
    (made / "source/local.toml").write_text(values, "utf-8")
    extract(made)
    for locale in ("fr", "ar"):
        translate(made, locale, "medicine")
    return made


def extract(folder: Path) -> None:
    """Bring the catalogs up to date."""
    ran = plainleaf(folder, "extract")
    assert ran.status == 0, ran.err


def build(folder: Path, day: str = "2026-12-01", *arguments: str, status: int = 0):
    """Build as of a day."""
    ran = plainleaf(folder, "build", "--today", day, *arguments)
    assert ran.status == status, ran.err + ran.out
    return ran


def edit(folder: Path, old: str, new: str, file: str = "source/medicine.html") -> None:
    """Change some words of a file."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def shown(folder: Path, path: str) -> str:
    """A file of the output as text."""
    return (folder / "output" / path).read_text("utf-8")


def renew(folder: Path, *locales: str) -> None:
    """What a translator does: look at every text, write it anew and take the mark away."""
    from dataclasses import replace

    from pipeline.catalogs import po

    for locale in locales or ("fr", "ar"):
        file = translate(folder, locale, "medicine")
        found = po.read(file.read_bytes(), locale, str(file))
        entries = (replace(e, fuzzy=False, previous=None, raw="") for e in found.entries if not e.obsolete)
        file.write_bytes(po.write(replace(found, entries=tuple(entries))))
