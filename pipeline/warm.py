"""Imported by the fork server, so that every worker starts with WeasyPrint ready."""

import contextlib

from pipeline import typeset
from pipeline.errors import MissingDependency

# A missing library is told by the first leaflet, with its message, not by a process that dies.
with contextlib.suppress(MissingDependency):
    typeset.warm()
