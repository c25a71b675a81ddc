"""Findings on local values: keys without a value, values without a place, numbers of other countries."""

from collections.abc import Iterable, Iterator

from pipeline.config import Config
from pipeline.emergency import emergency_of, numbers_of, territories
from pipeline.links import is_phone, phone_digits, scheme_of
from pipeline.local import INTERPRETER, SETTINGS, SITES, LocalValues, at_site, read, site_names
from pipeline.model import Finding, Page, Severity, Value, Where
from pipeline.places import LOCAL_VALUES, SOURCE
from pipeline.placing import leads_astray
from pipeline.project import Project
from pipeline.text import did_you_mean

LONGEST_EMERGENCY = 5
"""Most digits of a number that is looked up as an emergency number."""

_NAMED = ("emergency", "ambulance")
"""Words in a key that say that its value is an emergency number."""


def lacking(page: Page, values: Iterable[str]) -> tuple[str, ...]:
    """The keys that a page shows and that have no value, in the order of the page."""
    known = set(values)
    return tuple(dict.fromkeys(local.key for local in page.locals if local.key and local.key not in known))


def findings(project: Project) -> tuple[Finding, ...]:
    """Everything to know about the local values that this project is built with."""
    values, config = project.values, project.config
    found = [*_missing(project), *_astray(project, values), *_numbers(project, values, config), *_own(project)]
    # A page that cannot be read may show any value.
    if not any(not broken.locale for broken in project.broken):
        found += _unused(project, values)
    return tuple(dict.fromkeys(found))


def of_sites(project: Project) -> tuple[Finding, ...]:
    """What is to be known about the values of every place. Raises ConfigError."""
    found: list[Finding] = []
    for site in site_names(project.config.root):
        config = at_site(project.config, site)
        values = read(config)
        mine = LocalValues(place=values.place, places=values.places)
        found += [one for one in _astray(project, values) if one.where.path.startswith(f"{SITES}/")]
        # What a place in another country takes over from the source has to be right there, too.
        abroad = config.country != project.config.country
        found += [one for one in _numbers(project, values, config) if abroad or one.where.path.startswith(f"{SITES}/")]
        if not project.broken:
            found += _unused(project, mine)
    return tuple(dict.fromkeys(found))


def _missing(project: Project) -> Iterator[Finding]:
    known = sorted({key for key, _ in project.values.every()})
    for page in project.pages:
        by_key = {local.key: local for local in reversed(page.locals)}
        for language in project.config.languages:
            for key in lacking(page, project.values.of(language)):
                place = f"{SITES}/{project.config.site}.toml" if project.config.site else f"{SOURCE}/{LOCAL_VALUES}"
                yield Finding(
                    "local-missing",
                    Severity.ERROR,
                    f"the local value “{key}” is given nowhere",
                    Where(page.path, by_key[key].line, page.name),
                    by_key[key].text,
                    did_you_mean(key, known)
                    or f'write {_bare(key)} = "{by_key[key].text or "…"}" into {place}; '
                    "until then the page shows the words of its source, and is not printed",
                )


def _bare(key: str) -> str:
    """A key as TOML writes it."""
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'


def _unused(project: Project, values: LocalValues) -> Iterator[Finding]:
    used = {local.key for page in project.pages for local in page.locals}
    for key, value in values.every():
        in_place = value.where.path.startswith(f"{SITES}/") and key in SETTINGS
        if key in used or key == INTERPRETER or in_place:
            continue
        yield Finding(
            "local-unused",
            Severity.WARNING,
            f"no page shows the local value “{key}”",
            value.where,
            value.text,
            did_you_mean(key, sorted(used)) or f'write data-local="{key}" where it shall stand, or take the line out',
        )


def _astray(project: Project, values: LocalValues) -> Iterator[Finding]:
    """Links that would lead where the source leads, since the value is no address of that kind."""
    told: set[Value] = set()
    for page in project.pages:
        for language in project.config.languages:
            mine = values.of(language)
            for local in page.locals:
                value = mine.get(local.key)
                if value is not None and value not in told and leads_astray(local, value):
                    told.add(value)
                    yield Finding(
                        "local-link",
                        Severity.ERROR,
                        f"“{value.text}” is no address for the link of “{local.key}” in {page.path}:{local.line}",
                        value.where,
                        value.text,
                        f'write {_bare(local.key)} = {{ text = "…", href = "{scheme_of(local.href) or "https"}:…" }}',
                    )


def _numbers(project: Project, values: LocalValues, config: Config) -> Iterator[Finding]:
    """Values that are emergency numbers, but not those of the territory."""
    links = {local.key for page in project.pages for local in page.locals if scheme_of(local.href) == "tel"}
    shown = {pair: None for language in project.config.languages for pair in values.of(language).items()}
    for key, value in shown:
        yield from _foreign(key, value, key in links, config)


def _own(project: Project) -> Iterator[Finding]:
    """The same of the words of the source, where they are shown because no value is given."""
    known = {key for key, _ in project.values.every()}
    for page in project.pages:
        for local in page.locals:
            if local.key not in known:
                where = Where(page.path, local.line, page.name)
                own = Value(local.text, project.config.source_language, local.href, where)
                yield from _foreign(local.key, own, scheme_of(local.href) == "tel", project.config)


def _foreign(key: str, value: Value, dialled: bool, config: Config) -> Iterator[Finding]:
    number = phone_digits(value.text) if is_phone(value.text) else ""
    mine, elsewhere = numbers_of(config.country), territories(number)
    if not number or len(number) > LONGEST_EMERGENCY or not mine or number in mine:
        return
    place = f", where {config.site} lies" if config.site else ""
    if elsewhere and (dialled or len(number) > 2):
        what = f"{number} is an emergency number in {_some(elsewhere)}, not in {config.country}{place}"
    elif any(word in key.lower() for word in _NAMED):
        what = f"{number} is no emergency number of {config.country} that we know"
    else:
        return
    listed = ", ".join(emergency_of(config.country))
    fix = f"in {config.country} it is {listed}; if the country is wrong, mend “country” in the settings"
    yield Finding("emergency-number", Severity.WARNING, what, value.where, value.text, fix)


def _some(codes: tuple[str, ...]) -> str:
    shown = ", ".join(codes[:4])
    return shown if len(codes) <= 4 else f"{shown} and {len(codes) - 4} more"
