"""``postlint.yaml``: finding it, checking its form, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from postlint.records import dataclass
from postlint.source import tree
from postlint.source.budgets import MAX_PATTERN, MAX_PATTERNS
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.globs import glob_of
from postlint.source.lazy_patterns import later
from postlint.source.opening import LEADS_OUT, Bounds
from postlint.source.paths import exists, is_folder, real, shown_as, top_of
from postlint.source.spans import Source, Span
from postlint.source.suggest import adviser, named_in_short
from postlint.source.validate import plain, validate
from postlint.source.yaml.parse import parse
from postlint.vocabulary import NOT_GOING_OUT, STATUSES, Kind, Status, in_words

FILE_NAME = "postlint.yaml"
DEFAULT_PACKS = ("two-way", "profile")
DEFAULT_CERTAINTY = 0.72
DEFAULT_PIPELINE = "default"
ACCURATE = "accurate"

DateOrder: TypeAlias = Literal["day-first", "month-first"]
"""What comes first in a date such as 03/04/2026."""

_MOST_SHOWN = 40
_DAY = later(r"\d{4}-\d{2}-\d{2}$", re.ASCII)
_SCHEMA_FILE = Path(__file__).with_name("config.schema.json")


@dataclass(frozen=True, slots=True)
class PipelineChoice:
    """Which text pipeline is to read: ours, by its name, or a team's own.

    The latter is an installed package or, where its name has a slash, a path from the folder ``root``.
    ``span`` is where somebody chose it.
    """

    name: str
    root: Path = Path()
    span: Span | None = None

    @property
    def folder(self) -> Path | None:
        """Return where a path leads; None where the name is no path."""
        return self.root / self.name if "/" in self.name else None

    @property
    def is_of_a_team(self) -> bool:
        """Tell whether the pipeline is none of ours."""
        return self.name not in (DEFAULT_PIPELINE, ACCURATE)


@dataclass(frozen=True, slots=True)
class Config:
    """What a content repository asks for. Only its form is checked here.

    ``packs``, ``rules``, ``groups``, ``overrides``, ``readers`` and ``accounts`` stay nodes: what is in them
    is resolved where it is known, and errors need their places. ``root`` is the folder that globs are
    relative to, and ``top`` the one below which names of folders say what is in them, if it is another.
    ``named`` tells that somebody asked for this file by name: it then holds in folders with
    settings of their own, too. ``parsed`` is the file itself, and ``sources`` are the texts of it and of
    those that it extends, also where they have problems.
    """

    root: Path
    path: Path | None = None
    top: Path | None = None
    named: bool = False
    calendars: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tree.Sequence | None = None
    rules: tree.Mapping | None = None
    certainty: float = DEFAULT_CERTAINTY
    learn: bool = True
    pipeline: PipelineChoice | None = None
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    extra_keys: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    readers: tree.Mapping | None = None
    accounts: tree.Mapping | None = None
    origin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_order: DateOrder | None = None
    dates_from_git: bool = False
    groups: tree.Mapping | None = None
    overrides: tuple[tree.Mapping, ...] = ()
    periods: tuple[tree.Mapping, ...] = ()
    extends: tuple[str, ...] = ()
    statuses: frozenset[Status] = frozenset(STATUSES)
    status_words: Mapping[str, Status] = field(default_factory=dict)
    never_words: frozenset[str] = frozenset()
    channels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    parsed: tree.Parsed | None = field(default=None, compare=False, repr=False)
    sources: tuple[Source, ...] = field(default=(), compare=False, repr=False)

    @property
    def names_from(self) -> Path:
        """Return the folder below which names of folders say what is in them."""
        return self.top or self.root


@cache
def config_schema() -> dict[str, object]:
    """Return the JSON Schema of ``postlint.yaml``."""
    return json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def find_config(start: Path, explicit: Path | None = None) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Find and read the ``postlint.yaml`` that holds for ``start``, a file or folder.

    That is the nearest one from ``start`` upwards, no higher than the folder of the repository;
    ``explicit`` names one instead. Without any, all is at its default. Where the file has problems,
    the configuration is the default one: nothing should be judged by half a configuration.
    """
    folder = start if is_folder(start) else start.parent
    path = explicit or _nearest(folder)
    if not path:
        return Config(root=folder, top=top_of(folder)), ()
    if not explicit and Bounds.around(path.parent).are_left_by(path):
        problem = Diagnostic(Span.of_file(shown_as(path)), LEADS_OUT, "reading/unreadable")
        return Config(root=path.parent, path=path), (problem,)
    config, problems = read_config(path)
    return replace(config, named=explicit is not None), problems


def read_config(path: Path, *, extend: bool = True) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read the configuration in the file at ``path``, with every problem that it has.

    ``extend``: with what its ``extends:`` names.
    """
    from postlint.inherited_settings import clashes, in_our_words, with_inherited

    default = Config(root=path.parent, path=path)
    source = read_file(path, shown_as(path))
    if isinstance(source, Diagnostic):
        return default, (source,)
    default = replace(default, sources=(source,))
    parsed = parse(source)
    settings = tuple(document for document in parsed.documents if not _is_empty(document))
    if parsed.problems or not settings:
        return default, parsed.problems
    if len(settings) > 1:
        return default, (
            Diagnostic(
                settings[1].span, "Settings are one document: remove the second one.", "reading/settings"
            ),
        )
    said = in_our_words(settings[0])
    problems = (
        *validate(said, config_schema()),
        *_too_many_patterns(said),
        *_unusable_patterns(said),
        *_no_such_day(said),
        *_no_such_status(said),
        *clashes(said),
    )
    if problems or not isinstance(said, tree.Mapping):
        return default, problems
    whole, inherited, problems = with_inherited(said, path, config_schema()) if extend else (said, (), ())
    sources = (source, *inherited)
    if problems:
        return replace(default, sources=sources), problems
    return replace(_read(whole, path), parsed=parsed, sources=sources), ()


def _is_empty(document: tree.Node) -> bool:
    return isinstance(document, tree.Scalar) and document.value is None


def globs_under(key: str, config: Config) -> tuple[tree.Scalar, ...]:
    """Return the patterns under ``calendars:`` or ``exclude:`` as they stand in the file, in order."""
    documents = config.parsed.documents if config.parsed else ()
    settings = next((document for document in documents if isinstance(document, tree.Mapping)), None)
    return settings.scalars(key) if settings else ()


def _too_many_patterns(settings: tree.Node) -> Iterator[Diagnostic]:
    if sum(len(pattern.text) for pattern in _patterns(settings)) > MAX_PATTERNS:
        message = f"All patterns together have more than {MAX_PATTERNS:,} characters. Name whole folders."
        yield Diagnostic(Span.of_file(settings.source.path), message, "reading/too-much")


def _unusable_patterns(settings: tree.Node) -> Iterator[Diagnostic]:
    for pattern in _patterns(settings):
        if not glob_of(pattern.text, strict=True):
            shown = f"{pattern.text[:_MOST_SHOWN]}…" if len(pattern.text) > MAX_PATTERN else pattern.text
            message = f'"{shown}" is no pattern. Write one as in .gitignore.'
            yield Diagnostic(pattern.span, message, "reading/pattern")
        elif ".." in pattern.text.split("/"):
            yield Diagnostic(
                pattern.span,
                f'"{pattern.text}" leads out of the folder of {FILE_NAME}, which patterns start from. '
                f"Move {FILE_NAME} up, or the calendars in.",
                "reading/pattern",
            )


def _no_such_day(settings: tree.Node) -> Iterator[Diagnostic]:
    since = _since(settings)
    if since and _DAY.match(since.text) and _day(since) is None:
        message = f'"{since.text}" is not a day that there is. Write it as in 2026-06-01.'
        yield Diagnostic(since.span, message, "reading/settings")


def _no_such_status(settings: tree.Node) -> Iterator[Diagnostic]:
    """Yield a problem for each word under ``plan:`` that is no status, nor a team's own word for one."""
    if not isinstance(settings, tree.Mapping):
        return
    own = _words_of_statuses(settings)
    never = {in_words(word) for word in _words(settings, "statuses")} - set(map(in_words, own))
    known = (*STATUSES, *own)
    advise = adviser(known)
    for written in settings.scalars("plan"):
        if in_words(written.text) in never:
            message = f'What is called "{written.text}" does not go out, as statuses: says. Leave it out.'
            yield Diagnostic(written.span, message, "reading/settings")
        elif not _statuses_called(written.text, own):
            advice = advise(written.text) or f" There are {named_in_short(known)}."
            message = f'There is no status called "{written.text}".{advice}'
            yield Diagnostic(written.span, message, "reading/settings")


def _statuses_called(word: str, own: Mapping[str, str]) -> list[Status]:
    """Return the status that a word names: one of ours, or what a team's own word stands for."""
    meanings = {**dict(zip(map(in_words, STATUSES), STATUSES, strict=True)), **_by_words(own)}
    found = meanings.get(in_words(word))
    return [found] if found else []


def _by_words(own: Mapping[str, str]) -> dict[str, Status]:
    return {in_words(word): cast("Status", status) for word, status in own.items()}


def _counted(settings: tree.Mapping) -> frozenset[Status]:
    """Return the statuses of posts that count: those under ``plan:``, else of a list of them, else all."""
    own = _words_of_statuses(settings)
    named = [status for word in settings.texts("plan") for status in _statuses_called(word, own)]
    return frozenset(named or cast("tuple[Status, ...]", settings.texts("statuses")) or STATUSES)


def _since(settings: tree.Node) -> tree.Scalar | None:
    return settings.scalar("since") if isinstance(settings, tree.Mapping) else None


def _day(written: tree.Scalar) -> date | None:
    try:
        return date.fromisoformat(written.text)
    except ValueError:
        return None


def _patterns(settings: tree.Node) -> Iterator[tree.Scalar]:
    """Yield every pattern in ``settings``, whatever it is for."""
    if not isinstance(settings, tree.Mapping):
        return
    for key in ("calendars", "exclude"):
        yield from settings.scalars(key)
    for entry in settings.mapping("readers") or ():
        yield entry.key_node
    for about in (*settings.mappings("overrides"), *_values(settings.mapping("accounts"))):
        yield from about.scalars("paths")
    for entry in settings.mapping("origin") or ():
        yield from tree.scalars_of(entry.value)


def _values(mapping: tree.Mapping | None) -> Iterator[tree.Mapping]:
    for entry in mapping or ():
        if isinstance(entry.value, tree.Mapping):
            yield entry.value


def _read(settings: tree.Mapping, path: Path) -> Config:
    certainty, kinds, dates = settings.get("certainty"), settings.get("kinds"), settings.mapping("dates")
    packs, since = settings.get("packs"), _since(settings)
    return Config(
        root=path.parent,
        path=path,
        calendars=settings.texts("calendars"),
        exclude=settings.texts("exclude"),
        packs=packs if isinstance(packs, tree.Sequence) else None,
        rules=settings.mapping("rules"),
        certainty=float(str(plain(certainty))) if certainty else DEFAULT_CERTAINTY,
        learn=settings.flag("learn") if settings.get("learn") else True,
        pipeline=_pipeline(settings.scalar("pipeline"), path.parent),
        kinds=cast("dict[str, Kind]", plain(kinds)) if kinds else {},
        extra_keys=frozenset(settings.texts("extra_keys")),
        own=settings.texts("own"),
        columns=_words(settings, "columns"),
        readers=settings.mapping("readers"),
        accounts=settings.mapping("accounts"),
        origin={
            entry.key: tuple(pattern.text for pattern in tree.scalars_of(entry.value))
            for entry in settings.mapping("origin") or ()
        },
        date_order=cast("DateOrder | None", dates.text("order") if dates else None),
        dates_from_git=dates is not None and dates.flag("from_git"),
        groups=settings.mapping("groups"),
        overrides=settings.mappings("overrides"),
        periods=settings.mappings("periods"),
        extends=settings.texts("extends"),
        statuses=_counted(settings),
        status_words=cast("dict[str, Status]", _words_of_statuses(settings)),
        never_words=frozenset(_words(settings, "statuses").keys() - _words_of_statuses(settings).keys()),
        channels={
            entry.key: tuple(channel.text for channel in tree.scalars_of(entry.value))
            for entry in settings.mapping("channels") or ()
        },
        since=_day(since) if since else None,
    )


def _pipeline(written: tree.Scalar | None, root: Path) -> PipelineChoice | None:
    return PipelineChoice(written.text, root, written.span) if written else None


def _words(settings: tree.Mapping, key: str) -> dict[str, str]:
    """Return the words of a mapping, each with its meaning."""
    words = settings.mapping(key) or ()
    return {entry.key: entry.value.text for entry in words if isinstance(entry.value, tree.Scalar)}


def _words_of_statuses(settings: tree.Mapping) -> dict[str, str]:
    """Return the words that stand for a status, without those of posts that will not go out."""
    words = _words(settings, "statuses")
    return {word: status for word, status in words.items() if status != NOT_GOING_OUT}


def _nearest(folder: Path) -> Path | None:
    absolute = real(folder)
    for here in (absolute, *absolute.parents):
        if exists(f"{here}/{FILE_NAME}"):
            return here / FILE_NAME
        if exists(f"{here}/.git"):
            return None
    return None
