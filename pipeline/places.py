"""Where the files of a project lie, by name from its folder."""

FILE = "pyproject.toml"
"""The settings."""

SOURCE, LOCALES = "source", "locales"
"""The pages, and the catalogs of every locale."""

LOCAL_VALUES = "local.toml"
"""The values of a place, in the folder of the pages and in that of a locale."""

STORE = ".plainleaf"
"""What Plainleaf keeps for itself; it may be deleted at any time."""


def source_file(page: str) -> str:
    """The file of a source page."""
    return f"{SOURCE}/{page}.html"


def catalog_file(page: str, locale: str) -> str:
    """The catalog of a page in a locale."""
    return f"{LOCALES}/{locale}/LC_MESSAGES/{page}.po"
