"""Law: no fuzzy or stale translation is ever in any output, whatever the order of edits and builds.

Every translation that anybody writes here carries a word of its own. After each build the words of
those that are current, and of no others, may stand in the output.
"""

import io
from dataclasses import replace
from datetime import date
from random import Random

import pikepdf
import pytest

from pipeline import store
from pipeline.asked import Request
from pipeline.build import build
from pipeline.catalogs import po
from pipeline.config import load
from pipeline.extract import extract
from pipeline.project import load as load_project
from pipeline.variants import variants as variants_of
from tests.support.pdftext import tagged_text
from tests.support.projects import project

HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><main>'
WORDS = "Take it with water after food in the morning unless your nurse tells you to wait for longer today".split()


def token(number):
    """A word of letters only, so that no check takes a part of it for a number."""
    return "mot" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}") + "x"


class World:
    """A page whose author, translator and publisher act at random."""

    def __init__(self, folder, seed):
        self.random, self.folder = Random(seed), folder
        self.written = {}
        self.title = "Your tablets 0"
        self.texts = [self.sentence() for _ in range(5)]
        self.bin = []
        settings = f"thresholds = {{ html = {self.random.choice((0, 40, 80))}, pdf = {self.random.choice((40, 100))} }}"
        if self.random.random() < 0.3:
            settings += '\nuntranslated-safety = "withhold"'
        project(folder, {"page": self.page()}, settings)

    def sentence(self):
        words = self.random.sample(WORDS, 7)
        return f"{' '.join(words)} {self.random.randint(1, 99)}{self.random.choice((' mg', ' times', ''))}."

    def page(self):
        marks = ("<p>{}</p>", "<div data-safety><p>{}</p></div>", "<ul><li>{}</li></ul>", '<p title="{0}">{0}</p>')
        body = "".join(marks[number % 4].format(text) for number, text in enumerate(self.texts))
        return HEAD.format(title=self.title) + f"<h1>{self.title}</h1>{body}</main></body></html>"

    def author(self):
        at = self.random.randrange(len(self.texts))
        act = self.random.randrange(6)
        if act == 0:
            old = self.texts[at]
            self.texts[at] = old.replace(old.split()[-1], f"{self.random.randint(100, 999)} mg.")
        elif act == 1:
            words = self.texts[at].split()
            self.texts[at] = " ".join([*words[:3], "never", *words[3:]])
        elif act == 2 and len(self.texts) > 2:
            self.bin.append(self.texts.pop(at))
        elif act == 3 and self.bin:
            self.texts.insert(at, self.bin.pop())
        elif act == 4:
            self.title = f"Your tablets {self.random.randint(1, 9)}"
        else:
            self.texts.insert(at, self.sentence())
        self.texts = list(dict.fromkeys(self.texts))
        (self.folder / "source/page.html").write_text(self.page(), "utf-8")

    def extract(self):
        changes = extract(load_project(load(self.folder)))
        store.write_all((self.folder / change.path, change.content) for change in changes)

    @property
    def catalog(self):
        return self.folder / "locales/fr/LC_MESSAGES/page.po"

    def translator(self):
        found = po.read(self.catalog.read_bytes(), "fr", "page.po")
        entries = [self.touched(entry) for entry in found.entries]
        self.catalog.write_bytes(po.write(replace(found, entries=tuple(entries))))

    def touched(self, entry):
        chance = self.random.random()
        if entry.obsolete or chance < 0.3:
            return entry
        if chance < 0.4:
            return replace(entry, fuzzy=bool(entry.text), raw="")
        word = token(len(self.written))
        self.written[word] = entry.key
        return replace(entry, text=f"{entry.key.text} {word}", fuzzy=False, previous=None, raw="")

    def build(self):
        variants = self.random.choice(((), (), (variants_of()["html"],), (variants_of()["large-print"],)))
        build(load(self.folder), Request(variants=variants, workers=1), date(2026, 12, 1), lambda found, _total: found)

    def current(self):
        """The words of translations that may be shown today."""
        found = po.read(self.catalog.read_bytes(), "fr", "page.po")
        wanted = {message.key for message in load_project(load(self.folder)).pages[0].messages}
        return {
            word
            for entry in found.entries
            for word, key in self.written.items()
            if entry.translated and entry.key in wanted and key == entry.key and word in entry.text
        }

    def output(self):
        """All that can be read in the output: files as text, PDF by its tags and its metadata."""
        for file in sorted((self.folder / "output").rglob("*")):
            if file.is_file():
                content = file.read_bytes()
                text = content.decode("utf-8", "replace")
                if file.suffix == ".pdf":
                    with pikepdf.open(io.BytesIO(content)) as opened:
                        about = [str(value) for value in dict(opened.docinfo).values()]
                    text += tagged_text(content) + " ".join(about)
                yield file.name, text


def live(folder, seed, steps):
    world = World(folder, seed)
    world.extract()
    world.translator()
    for _ in range(steps):
        world.build()
        allowed = world.current()
        for name, text in world.output():
            assert not [word for word in world.written if word in text and word not in allowed], (seed, name)
        world.author()
        if world.random.random() < 0.8:
            world.extract()
        if world.random.random() < 0.4:
            world.translator()
    return world


@pytest.mark.parametrize("seed", range(4))
def test_no_stale_word_is_in_any_output(seed, tmp_path):
    live(tmp_path / "p", seed, 5)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(4, 40))
def test_no_stale_word_is_in_any_output_of_many_days(seed, tmp_path):
    live(tmp_path / "p", seed, 12)


def test_the_search_finds_what_is_there(tmp_path):
    """Words of current translations are in the pages and print files that the law looks through."""
    world = World(tmp_path / "p", 1)
    world.extract()
    found = po.read(world.catalog.read_bytes(), "fr", "page.po")
    entries = (replace(entry, text=f"{entry.key.text} {token(n)}", raw="") for n, entry in enumerate(found.entries))
    world.catalog.write_bytes(po.write(replace(found, entries=tuple(entries))))
    build(load(world.folder), Request(workers=1), date(2026, 12, 1), lambda outcomes, _total: outcomes)
    seen = {name for name, text in world.output() if token(2) in text}
    assert {"page.html", "page.pdf"} <= seen
