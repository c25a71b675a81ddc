"""One real Chromium for all browser tests, with the flags that a machine without a screen needs."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = Path(__file__).parent.parent / "node/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def chromium():
    """The browser; pages open from files, and nothing is fetched from anywhere."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("Chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium):
    """Open a file at a width; what the page asks for outside the disk fails the test."""
    contexts = []

    def work(file, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, **options)
        contexts.append(context)
        asked = []
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(Path(file).as_uri())
        page.evaluate("document.fonts.ready")
        assert all(url.startswith(("file:", "data:")) for url in asked), asked
        return page

    yield work
    for context in contexts:
        context.close()


@pytest.fixture
def violations():
    """What axe-core has against a page, as lines to read."""

    def work(page):
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]

    return work
