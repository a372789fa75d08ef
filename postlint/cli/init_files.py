"""What ``postlint init`` writes: a first postlint.yaml, the entry for pre-commit, and patterns in both."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.found import SETTINGS
from postlint.calendars.files.likely.likely_names import is_of_other_things
from postlint.calendars.readers import readers_for
from postlint.judging.model import Pack
from postlint.records import dataclass
from postlint.report.layout import first_sentence, plural
from postlint.source.installed import Origin

_WIDTH: Final = 100
_HEAD: Final = """\
# What postlint checks here, and how. Everything may be left out; `postlint rules` lists the rules in use,
# and `postlint explain RULE` says what one asks, why, and what there is to change.
"""
_CALENDARS: Final = """\
# The calendars, by patterns as in .gitignore. All of them are judged together.
calendars:
"""
_NO_CALENDARS: Final = """\
# The calendars, by patterns as in .gitignore. All of them are judged together. None was found yet that
# postlint reads: write where yours are to be.
# calendars:
#   - "/calendars/**/*.yaml"
"""
_READERS: Final = """\
# Files that do not say themselves that they are posts, each with the reader that takes them.
readers:
"""
_SINCE: Final = """\
# The calendars go far back. Take the # off to let posts before this day be judged no more.
# since: {since}
"""
_PACKS: Final = """\
# The packs of rules. Take the # off a name to choose that pack; your own are named by their files.
packs:
"""
_RULES: Final = """\
# Single rules: another severity (error, warning, info, off), other figures.
# rules:
#   two-way/low-engagement: {severity: error, min: 30%}
#   profile/no-avatar: off
"""
_EXTRA_KEYS: Final = """\
# Keys of your own in calendars, which postlint passes over in silence.
"""
_INSTALLED: Final = (
    "        name: postlint",
    "        entry: postlint check --allow-empty --tracked-only",
    "        language: system",
    "        pass_filenames: false",
)
ELSEWHERE: Final = """\
That runs the postlint of whoever commits. For pre-commit to install one, name a git repository that has it:
`repo:` its address, `rev:` a commit or tag of it, and of the hook only `id` and `files`."""
"""What is to be said where no origin is known."""


_PLANS: Final = (".csv", ".json", ".jsonl", ".ods", ".toml", ".tsv", ".xlsx", ".yaml", ".yml")
"""The endings of plans in data: where one keeps some of a sort, the next may be of another."""
_SPECIAL: Final = re.compile(r"([\\*?\[\]!#])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One file, or all files in and below a folder whose names end in ``suffix``, but those in ``but``.

    Of the current folder those below are not meant.
    """

    path: Path
    suffix: str | None = None
    but: tuple[Path, ...] = ()

    @property
    def globs(self) -> tuple[str, ...]:
        """Return the pattern as .gitignore has it: a line, and one for each exception."""
        within = "*" if self.path == Path() else "/**/*"
        below = "" if self.suffix is None else within + self.suffix
        return (_as_glob(self.path) + below, *(f"!{_as_glob(path)}" for path in self.but))

    @property
    def without_exceptions(self) -> tuple[str, ...]:
        """Return the pattern for where nothing can be excepted: file by file where something is."""
        if not self.but or self.suffix is None:
            return self.globs[:1]
        look = self.path.glob if self.path == Path() else self.path.rglob
        named = sorted(path for path in look(f"*{self.suffix}") if path.is_file() and path not in self.but)
        return tuple(_as_glob(path) for path in named)

    @property
    def around(self) -> Pattern:
        """Return the pattern itself or, of one file, that of all its like in the folder, where more may come.

        Of an archive more come under the same name.
        """
        return (
            self
            if self.suffix is not None or _is_of_archive(self.path)
            else Pattern(self.path.parent, self.path.suffix)
        )

    @property
    def regex(self) -> str:
        """Return an expression that the paths of commits to look at match whole; exceptions match, too.

        A plan of another sort in a folder of them is looked at as well: it is said then that no pattern
        names it.
        """
        if self.suffix is None:
            return re.escape(self.path.as_posix())
        if self.path == Path():
            return "[^/]*" + re.escape(self.suffix)
        alike = _PLANS if self.suffix in _PLANS else (self.suffix,)
        ending = rf"\.({'|'.join(one[1:] for one in alike)})" if len(alike) > 1 else re.escape(self.suffix)
        return f"{re.escape(self.path.as_posix())}/.*{ending}"


def patterns_of(calendars: Iterable[Path]) -> tuple[Pattern, ...]:
    """Return patterns that match ``calendars``, paths from the current folder, and no other file there.

    A folder below which all files of that sort are calendars is named in place of its files, so that next
    month's calendar is found as well; of the current folder, only the files in it are meant. What is called
    README, guidelines or the like is excepted. Where each post has a file of its own, a folder of mostly
    posts is named with its exceptions; not the current folder for Markdown, which may be anything there.
    Files of archives are called what they are called.
    """
    paths = frozenset(calendars)

    @cache
    def pattern(folder: Path, suffix: str) -> Pattern | None:
        readers = readers_for(suffix)
        one_post = readers[0].one_post
        if folder == Path() and readers[0].opportunistic:
            return None
        look = folder.glob if folder == Path() else folder.rglob
        alike = [path for path in look(f"*{suffix}") if path.is_file() and path.name not in SETTINGS]
        but = tuple(sorted(path for path in alike if path not in paths))
        strange = [path for path in but if not is_of_other_things(PurePath(path.name))]
        fits = 2 * len(strange) < len(alike) if one_post else not strange
        return Pattern(folder, suffix, but) if fits else None

    def best(path: Path) -> Pattern:
        if _is_of_archive(path):
            return Pattern(path)
        folders = [folder for folder in reversed(path.parents) if folder != Path()] or [Path()]
        return next(filter(None, (pattern(folder, path.suffix) for folder in folders)), Pattern(path))

    return tuple(dict.fromkeys(map(best, sorted(paths))))


def _is_of_archive(path: Path) -> bool:
    return any(reader.is_named_for(path) for reader in readers_for(path.suffix))


def _as_glob(path: Path) -> str:
    name = "" if path == Path() else path.as_posix()
    return "/" + _SPECIAL.sub(r"\\\1", name)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What was found that a first postlint.yaml takes note of.

    ``markdown`` are patterns of files that are read as posts only since somebody says so, ``keys`` those of
    the calendars that postlint does not know, ``since`` is the day from which on their posts matter, where
    they go far back.
    """

    calendars: Sequence[Pattern]
    markdown: Sequence[str] = ()
    keys: Sequence[str] = ()
    since: date | None = None


def settings(found: Beginnings, packs: Sequence[Pack], others: Sequence[Pack]) -> str:
    """Return a postlint.yaml: the calendars that were found, the packs in use and the others, explained."""
    listed = "".join(f"  - {_quoted(glob)}\n" for pattern in found.calendars for glob in pattern.globs)
    chosen = "".join(f"{_about(pack)}  - {pack.name}\n" for pack in packs)
    offered = "".join(f"{_about(pack)}  # - {pack.name}\n" for pack in others)
    sections = [_HEAD, _CALENDARS + listed if listed else _NO_CALENDARS]
    if found.markdown:
        sections.append(_READERS + "".join(f"  {_quoted(glob)}: markdown\n" for glob in found.markdown))
    if found.since:
        sections.append(_SINCE.format(since=found.since))
    sections += [_PACKS + chosen + offered, _RULES]
    if found.keys:
        sections.append(f"{_EXTRA_KEYS}extra_keys: [{', '.join(map(_quoted, found.keys))}]\n")
    return "\n".join(sections)


def _about(pack: Pack) -> str:
    said = f"{pack.title} ({plural(len(pack.rules), 'rule')}). {first_sentence(pack.description)}"
    lines = textwrap.wrap(said, _WIDTH, initial_indent="  # ", subsequent_indent="  # ")
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Return ``text`` as a YAML scalar; what JSON quotes, YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)


def hook(expressions: Iterable[str], origin: Origin | None, *, whole: bool) -> str:
    """Return the entry for .pre-commit-config.yaml, with its head where it is to be the ``whole`` file.

    ``expressions`` match what commits should be checked for, as seen from the folder of the repository.
    Where no ``origin`` is known, the hook runs the postlint that is installed.
    """
    expression = f"^({'|'.join(expressions)})$".replace("'", "''")
    repository = f"{origin.address}\n    rev: {origin.commit}" if origin else "local"
    lines = [
        *(["repos:"] if whole else []),
        f"  - repo: {repository}",
        "    hooks:",
        "      - id: postlint",
        *(() if origin else _INSTALLED),
        f"        files: '{expression}'",
        # Where a hook passes, pre-commit hides what was not read, unless it is told otherwise.
        "        verbose: true",
    ]
    return "".join(f"{line}\n" for line in lines)
