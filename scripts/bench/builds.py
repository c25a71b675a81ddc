"""How long a build takes: everything anew, then again with nothing to do."""

import subprocess
import sys
import tempfile
import time
from json import loads
from pathlib import Path


def main() -> None:
    """Print both times."""
    with tempfile.TemporaryDirectory() as output:
        build = [sys.executable, "-m", "pipeline", "build", "--output", output]
        for name, command in (("everything", [*build, "--force"]), ("nothing to do", build)):
            start = time.perf_counter()
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            taken = time.perf_counter() - start
            files = len(loads((Path(output) / "manifest.json").read_text())["files"])
            print(f"  {name}: {taken:.2f} s, {files} files, {1000 * taken / files:.0f} ms a file")
