"""What a leaflet may read while it is typeset: files of its project, and nothing else."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import DataHandler, Request

from weasyprint.urls import URLFetcherResponse

from pipeline.typeset import pictures

# Addresses in a leaflet are resolved against this one, so that no folder of the machine can show up
# in a file, and `..` can never climb out of the project.
BASE = "file:///"

_TYPES = {".css": "text/css", ".svg": "image/svg+xml"}


class _Response(URLFetcherResponse):  # type: ignore[misc]
    """A response whose file WeasyPrint will not try to open again by its address."""

    path = None


@dataclass(slots=True)
class Fetcher:
    """A `url_fetcher` that reads `data:` addresses and the files under `root`.

    `refused` collects why an address was not read. Nothing here can reach a network.
    """

    root: Path
    refused: dict[str, str] = field(default_factory=dict)
    # WeasyPrint asks every fetcher whether an error must stop the work.
    _fail_on_errors: bool = False

    def __call__(self, url: str) -> URLFetcherResponse:
        """The content behind an address; raises URLError for one that is refused or missing."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            answer = DataHandler().data_open(Request(url))  # noqa: S310 - nothing is opened
            content, kind = answer.read(), answer.headers["Content-Type"]
            if kind.startswith("image/") and not kind.startswith("image/svg") and (reason := pictures.fault(content)):
                raise self._refuse(url, reason)
            return _Response(url, content, {"Content-Type": kind})
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise self._refuse(url, "it is outside the project, and nothing is fetched while a leaflet is made")
        name = posixpath.normpath(unquote(parts.path)).lstrip("/")
        file = (self.root / name).resolve()
        if not file.is_relative_to(self.root.resolve()):
            raise self._refuse(url, "it leads out of the project")
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            raise self._refuse(url, "there is no such file in the project") from None
        except OSError as error:
            raise self._refuse(url, f"the file cannot be read ({error.strerror})") from None
        suffix = file.suffix.lower()
        if suffix in pictures.SUFFIXES and (reason := pictures.fault(content)):
            raise self._refuse(url, reason)
        if suffix == ".svg" and (reason := pictures.foreign(content.decode("utf-8", "replace"))):
            raise self._refuse(url, reason)
        return _Response(url, content, {"Content-Type": _TYPES.get(suffix, "application/octet-stream")})

    def _refuse(self, url: str, reason: str) -> URLError:
        self.refused[url] = reason
        return URLError(reason)


def readable(url: str) -> str:
    """An address as its author wrote it, more or less."""
    return unquote(url.removeprefix(BASE)) if url.startswith(BASE) else url[:120]
