"""Numbers to call in an emergency, and the lines for help beside them, by territory."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def _rows() -> Mapping[str, Mapping[str, list[str]]]:
    return MappingProxyType(tomllib.loads(files("pipeline").joinpath("data/emergency.toml").read_text("utf-8")))


def numbers_of(country: str) -> frozenset[str]:
    """Every number of a territory (ISO 3166) that helps in need; empty where it is not known."""
    row = _rows().get(country.upper(), {})
    return frozenset((*row.get("emergency", ()), *row.get("other", ())))


def emergency_of(country: str) -> tuple[str, ...]:
    """The emergency numbers of a territory, the one for an ambulance first."""
    return tuple(_rows().get(country.upper(), {}).get("emergency", ()))


@cache
def territories(number: str) -> tuple[str, ...]:
    """The territories where this is an emergency number, by code."""
    return tuple(sorted(code for code, row in _rows().items() if number in row["emergency"]))


def known() -> tuple[str, ...]:
    """The territories whose numbers are known."""
    return tuple(_rows())
