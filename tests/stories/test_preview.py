"""A translator sees each change of a catalog in the browser, and nothing of a draft is published."""

import os
import re
import signal
import subprocess
import sys
from urllib.request import urlopen

from tests.support.projects import plainleaf, project, translate


def test_a_change_reaches_the_open_page(tmp_path):
    folder = project(tmp_path / "p")
    assert plainleaf(folder, "extract").status == 0
    translate(folder, "fr", "medicine")
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "preview", "--port", "0"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell that runs the tests in the background has told its children to ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads yet
    )
    try:
        lines = iter(process.stderr.readline, "")
        address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        with urlopen(address + "fr/medicine.html") as page:
            first = page.read().decode()
        assert "NEVER TAKE TWO DOSES" in first
        assert "EventSource" in first
        with urlopen(address + "plainleaf-events", timeout=30) as events:
            translate(folder, "fr", "medicine", Never="JAMAIS DEUX DOSES.")
            assert events.readline() == b"data: reload\n"
        with urlopen(address + "fr/medicine.html") as page:
            assert "JAMAIS DEUX DOSES" in page.read().decode()
        assert not (folder / "output").exists()
        process.send_signal(signal.SIGINT)
        _out, rest = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert "Traceback" not in rest


def test_a_port_in_use_is_told(tmp_path):
    import socket

    folder = project(tmp_path / "p")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = plainleaf(folder, "preview", "--port", str(taken.getsockname()[1]), env=dict(os.environ))
    assert ran.status == 2
    assert "--port" in ran.err
