"""What several kinds of tests share: this repository's own leaflets, built once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing of whether it is right.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
TODAY = "2026-12-01"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A copy of this repository's project, built into its own output folder."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "-C", folder, "build", "--today", TODAY],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
