"""How long it takes to extract 100 leaflets, beside the html2po of translate-toolkit."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SAMPLES = Path(__file__).parents[2] / "source"
LEAFLETS, RUNS = 100, 5


def main() -> None:
    """Print the time of each whole process, start-up and writing too, and the ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "source").mkdir()
        pages = sorted(SAMPLES.glob("*.html"))
        for number in range(LEAFLETS):
            page = pages[number % len(pages)]
            shutil.copy(page, folder / f"source/{page.stem}-{number}.html")
        (folder / "pyproject.toml").write_text('[tool.plainleaf]\nsource-language = "en"\nlocales = []\n')
        ours = [sys.executable, "-m", "pipeline", "-C", scratch, "extract"]
        peer = [str(Path(sys.executable).with_name("html2po")), "-P", "--progress=none", "--errorlevel=none"]
        times: dict[str, list[float]] = {"plainleaf": [], "nothing changed": [], "html2po": []}
        for run in range(RUNS):
            for made in ("locales", ".plainleaf"):
                shutil.rmtree(folder / made, ignore_errors=True)
            times["plainleaf"].append(_seconds(ours))
            times["nothing changed"].append(_seconds(ours))
            times["html2po"].append(_seconds([*peer, str(folder / "source"), str(folder / f"pots-{run}")]))
        base = median(times["html2po"])
        for name, found in times.items():
            print(f"  {name}: {median(found):.2f} s, {median(found) / base:.2f} of html2po")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start
