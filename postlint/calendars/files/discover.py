"""Which files are calendars to be: what a configuration names, or what was given on the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from functools import partial
from pathlib import Path, PurePath
from typing import Literal

from postlint.calendars.files.found import (
    SETTINGS,
    Chosen,
    Discovery,
    Found,
    Unentered,
    chosen_readers,
    each_once,
    suffixes,
)
from postlint.calendars.files.gitignore_and_patterns import Fitted, Patterns, empty_globs, patterns_of
from postlint.calendars.files.tracked import Repositories, keep_tracked
from postlint.calendars.files.walk import Pace, Walk
from postlint.calendars.files.worth_parsing import seems_of_posts
from postlint.calendars.readers import (
    WALKED_SUFFIXES,
    is_named_like_one,
    is_on_request,
    is_readable,
    readers_for,
)
from postlint.calendars.readers.reader import Reader
from postlint.config import Config
from postlint.records import dataclass
from postlint.source.opening import LEADS_OUT, Bounds
from postlint.source.paths import absolute_by_name, is_folder, is_missing, real, said_missing, shown_as

_UNASKED = "{} files are read only where they are asked for: name it under calendars: if it holds posts"


@dataclass(frozen=True, slots=True)
class _Search:
    """What all steps of a search need to know."""

    config: Config
    chosen: Chosen
    repositories: Repositories
    bounds: Bounds
    tracked_only: bool
    pace: Pace | None
    outward: set[Path] = field(default_factory=set)
    """Links that were met and lead out of the bounds."""

    def walk(self) -> Walk:
        """Return a walk that has not begun."""
        exclude = patterns_of(self.config, self.config.exclude)
        return Walk(
            exclude,
            self.repositories,
            self.bounds,
            self.config.named,
            self.tracked_only,
            self.pace,
            outward=self.outward,
        )

    def kept_out(self, folder: Path) -> Iterator[Path]:
        """Yield what a sparse checkout keeps out below ``folder`` and may be a calendar, by its name."""
        calendars = patterns_of(self.config, self.config.calendars)
        exclude = patterns_of(self.config, self.config.exclude)
        for path in self.repositories.kept_out(folder):
            named = calendars.says(path) if self.config.calendars else _looks_like_one(path)
            if (named or self.chosen.reader_of(path)) and not exclude.says(path):
                yield path


def discover(
    config: Config,
    paths: Iterable[Path],
    *,
    stdin: Path | None,
    tracked_only: bool,
    repositories: Repositories,
    pace: Pace | None = None,
) -> Discovery:
    """Find the files to look into, each once, sorted.

    With ``calendars:`` in the configuration they are all those that it names, and ``paths`` only choose
    which are shown; else ``paths`` are the whole, and without any the folder of the settings. ``stdin``
    is a file whose text comes from elsewhere, so that it need not exist. ``pace`` is told how far it is.
    """
    everything = config.root if config.path and not config.named else Path()
    given = sorted({absolute_by_name(path) for path in paths} or {absolute_by_name(stdin or everything)})
    found = Discovery()
    stand_in = absolute_by_name(stdin) if stdin else None
    bounds = Bounds.around(config.root, (*given, *((stand_in,) if stand_in else ())))
    search = _Search(config, chosen_readers(config, found), repositories, bounds, tracked_only, pace)
    if config.calendars:
        _find_configured(search, given if paths or stdin else [], stand_in, found)
    else:
        _find_given(search, given, stand_in, found)
    if tracked_only:
        keep_tracked(found, repositories, config.root, stand_in)
    kept_out = (path for folder in given if is_folder(folder) for path in search.kept_out(folder))
    found.kept_out += sorted(kept_out, key=is_named_like_one, reverse=True)
    found.files = list(each_once(found))
    return found


def is_same_file(path: Path, other: Path) -> bool:
    """Tell whether two names lead to the same file, which need not exist."""
    return path == other or real(path) == real(other)


_ENDING_UNSAID = "{0} files may be anything: they are read where a pattern ends in *{0}, or one names them"


def _find_configured(search: _Search, given: list[Path], stand_in: Path | None, found: Discovery) -> None:
    calendars = patterns_of(search.config, search.config.calendars)
    walk = search.walk()
    walk.go(absolute_by_name(search.config.root))
    files = sorted({*walk.files, *((stand_in,) if stand_in else ())})
    ending = (glob for glob in search.config.calendars if is_on_request(PurePath(glob)))
    take = partial(_take_configured, search.outward, calendars, patterns_of(search.config, ending))
    for path in files:
        take(path, search.chosen.reader_of(path), found)
    _note_ignored((path for path in walk.ignored if calendars.says(path)), found)
    inside = _note_walk(walk, search, found, take)
    calendars_found = [file.path for file in found.files]
    fitted = Fitted(calendars, (*files, *inside), walk.ignored, walk.ignored_folders, calendars_found)
    found.on_settings.extend(empty_globs(search.config, fitted))
    if given:
        _choose_shown(given, stand_in, found)


def _take_configured(
    outward: Collection[Path],
    calendars: Patterns,
    by_ending: Patterns,
    path: Path,
    reader: Reader | None,
    found: Discovery,
) -> None:
    """Take a file that was met if the configuration names it, ``by_ending`` where that may be of anything."""
    leads_out = path in outward
    if not reader and not calendars.says(path):
        if not leads_out and path.name not in SETTINGS:
            found.unread.append(path)
    elif leads_out:
        found.report(path, LEADS_OUT, "reading/unreadable")
    elif path.name in SETTINGS:
        found.pass_over(path, SETTINGS[path.name])
    elif not reader and is_on_request(path) and not by_ending.says(path):
        found.unread.append(path)
        found.pass_over(path, _ENDING_UNSAID.format(path.suffix.lower()), incidental=True)
    elif reader or is_readable(path):
        found.files.append(Found(path, "configuration", reader))
    else:
        found.pass_over(path, f"not a format that postlint reads ({suffixes()})")


def _note_walk(
    walk: Walk, search: _Search, found: Discovery, take: Callable[[Path, Reader | None, Discovery], None]
) -> list[Path]:
    """Keep what a walk has to say, and return the files of the repositories that it left alone.

    ``take`` takes a file that is met, if it may be a calendar.
    """
    found.problems.extend(walk.problems)
    found.nested.extend(walk.nested)
    for folder in walk.tools:
        found.pass_over(folder, "a folder that tools made: name it if it holds posts", incidental=True)
    inside: list[Path] = []
    for folder in walk.others:
        is_submodule = search.repositories.is_submodule(folder)
        if search.tracked_only and not (is_submodule or search.repositories.tracks(folder)):
            continue
        other, there = search.walk(), Discovery()
        other.go(folder)
        for path in other.files:
            take(path, search.chosen.reader_of(path), there)
        what: Literal["submodule", "repository of its own"] = (
            "submodule" if is_submodule else "repository of its own"
        )
        found.unentered.append(Unentered(folder, what, tuple(there.files)))
        found.pass_over(folder, f"a {what}: run postlint there", incidental=True)
        inside += other.files
    return inside


def _choose_shown(given: list[Path], stand_in: Path | None, found: Discovery) -> None:
    # The way to the settings and the way to a path may lead over different links.
    calendars = {file.path: real(file.path) for file in found.files}
    for path in given:
        if path != stand_in and is_missing(path):
            found.report(path, said_missing(path), "reading/no-such-file")
        elif not is_folder(path) and real(path) not in calendars.values():
            found.report(
                path,
                "This file is none of the calendars that calendars: in postlint.yaml names.",
                "reading/not-a-calendar",
            )
    chosen = [real(path) for path in given]
    passed_over = {Path(file.path): real(Path(file.path)) for file in found.passed_over}
    under = (
        path
        for path, real in (calendars | passed_over).items()
        if any(real.is_relative_to(one) for one in chosen)
    )
    found.shown = frozenset(shown_as(path) for path in under)
    found.unread = [path for path in found.unread if any(path.is_relative_to(one) for one in given)]


def _find_given(search: _Search, given: list[Path], stand_in: Path | None, found: Discovery) -> None:
    walk, chosen = search.walk(), search.chosen
    for path in given:
        if is_folder(path):
            walk.go(path)
        elif path != stand_in and is_missing(path):
            found.report(path, said_missing(path), "reading/no-such-file")
        elif walk.exclude.says(path):
            found.pass_over(path, "left alone by exclude: in postlint.yaml")
        else:
            _take_named(path, chosen.reader_of(path), found)
    if stand_in and stand_in not in given:
        _take_named(stand_in, chosen.reader_of(stand_in), found)
    take = partial(_take_met, search)
    for path in walk.files:
        take(path, chosen.reader_of(path), found)
    _note_ignored((path for path in walk.ignored if path.suffix.lower() in WALKED_SUFFIXES), found)
    _note_walk(walk, search, found, take)
    found.note_if_empty(search.config, walk.exclude)


def _take_named(path: Path, reader: Reader | None, found: Discovery) -> None:
    """Take a file that the command line names."""
    if reader or is_readable(path):
        found.files.append(Found(path, "command line", reader))
        return
    from postlint.calendars.files.declined import why_unread

    found.pass_over(path, f"not a format that postlint reads ({suffixes()})")
    found.report(path, why_unread(path), "reading/not-a-calendar")


def _take_met(search: _Search, path: Path, reader: Reader | None, found: Discovery) -> None:
    """Take a file that was met on the way, if it may be a calendar."""
    suffix = path.suffix.lower()
    if reader or readers_for(suffix):
        _take_known(search, path, reader, found)
    elif path not in search.outward:
        # So it is with most files of a repository.
        found.unread.append(path)
        found.other_sorts[suffix] += 1


def _take_known(search: _Search, path: Path, reader: Reader | None, found: Discovery) -> None:
    """Take a file of a sort that some reader knows, or for which one is chosen, if it may be a calendar."""
    suffix = path.suffix.lower()
    looks_like_one = _looks_like_one(path)
    if path.name in SETTINGS:
        found.pass_over(path, SETTINGS[path.name])
    elif path in search.outward:
        if reader or looks_like_one:
            found.report(path, LEADS_OUT, "reading/unreadable")
        elif is_readable(path) and not is_on_request(path):
            found.pass_over(path, "a link that leads out of the repository", incidental=True)
    elif reader:
        found.files.append(Found(path, "configuration", reader))
    elif looks_like_one or (
        is_readable(path) and seems_of_posts(path, absolute_by_name(search.config.names_from))
    ):
        found.files.append(Found(path, None))
    else:
        found.unread.append(path)
        if is_readable(path) and not is_on_request(path):
            found.pass_over(path, _UNASKED.format(suffix), incidental=True)
        else:
            found.other_sorts[suffix] += 1


def _looks_like_one(path: Path) -> bool:
    """Tell whether ``path`` is read wherever it is met, to see whether it is a calendar."""
    return path.suffix.lower() in WALKED_SUFFIXES or is_named_like_one(path)


def _note_ignored(paths: Iterable[Path], found: Discovery) -> None:
    for path in paths:
        found.pass_over(path, "left alone by .gitignore or exclude:")
