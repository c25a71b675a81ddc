"""Live preview: pages are built aside, served on this machine only, and reloaded when a file changes.

A preview never touches `output/`: what a translator is still typing must not be published.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.places import LOCALES, SOURCE

FOLDER = "preview"
EVENTS = "/plainleaf-events"
INTERVAL = 0.5
"""Seconds between two looks at the files."""

_SCRIPT = f'<script>new EventSource("{EVENTS}").onmessage = () => location.reload()</script>'


class Changes:
    """A number that grows with every rebuild; browsers wait for the next one."""

    def __init__(self) -> None:
        self._number, self._changed = 0, threading.Condition()

    @property
    def number(self) -> int:
        """How many rebuilds there were."""
        return self._number

    def tell(self) -> None:
        """Wake everybody who waits."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> bool:
        """Whether there was a rebuild after that number, waiting for one that long."""
        with self._changed:
            return self._changed.wait_for(lambda: self._number > after, seconds)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, changes: Changes, **named: object) -> None:
        self.changes = changes
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self._events()
            return
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        content = file.read_bytes().replace(b"</body>", _SCRIPT.encode() + b"</body>")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.changes.number
        try:
            while True:
                changed = self.changes.wait(seen, 15)
                seen = self.changes.number
                self.wfile.write(b"data: reload\n\n" if changed else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Say nothing for each request."""


def serve(folder: Path, port: int, changes: Changes) -> str:
    """Serve a folder to this machine in the background; returns the address. Raises UsageError."""
    handler = partial(_Handler, directory=str(folder), changes=changes)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(
            f"the port {port} cannot be used ({error.strerror})", fix="name another one: --port 8001"
        ) from None
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What can be seen of a project's files without reading them: names, sizes and times."""
    found = []
    for file in [root / "pyproject.toml", *(root / SOURCE).rglob("*"), *(root / LOCALES).rglob("*")]:
        try:
            state = file.stat()
        except OSError:
            continue
        found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(sorted(found))


def watch(root: Path, seen: tuple[tuple[str, int, int], ...], rebuild: Callable[[], None], changes: Changes) -> None:
    """Rebuild whenever a file of the project is not as it was when `seen` was taken, until interrupted."""
    while True:
        time.sleep(INTERVAL)
        now = stamp(root)
        if now != seen:
            seen = now
            rebuild()
            changes.tell()
