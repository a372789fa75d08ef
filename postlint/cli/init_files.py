"""What ``postlint init`` writes and prints: a first postlint.yaml, and the entry for pre-commit."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from postlint.cli.init_patterns import Pattern
from postlint.judging.model import Pack
from postlint.report.layout import first_sentence, plural
from postlint.report.origin import Origin

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
    ]
    return "".join(f"{line}\n" for line in lines)
