"""``postlint init``: a first configuration for what is there."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from postlint.cli.terminal import emit, write_report

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.cli.init_patterns import Pattern
    from postlint.config import Config

_FOLDER: Final = Path("calendars")
_SCHEMA: Final = "calendar.schema.json"
_HOOKS: Final = ".pre-commit-config.yaml"
_A_YEAR: Final = timedelta(days=366)
_MODELINE: Final = f"# yaml-language-server: $schema={_SCHEMA}"


@click.command()
def command() -> None:
    """Write a postlint.yaml for the calendars in and below the current folder.

    Where there is nothing yet that looks like posts, an example is written to begin with. Nothing that is
    there already is overwritten. The entry for pre-commit is printed, to be pasted.
    """
    from postlint.calendars.load import load
    from postlint.cli.init_patterns import patterns_of
    from postlint.config import FILE_NAME, find_config

    settings, _ = find_config(Path())
    plan = load(settings, (Path(),))
    found = list(_calendars(plan))
    taken = {} if settings.path else _readable(plan, settings)
    for line in _what_is_there(plan, taken):
        _say(line)
    begun = not (found or plan.likely or settings.path)
    patterns = patterns_of([_write_example()] if begun else [*found, *taken])
    if settings.path:
        _say(f"{_name(settings.path)} is there already and stays as it is.")
    else:
        _write(Path(FILE_NAME), _settings(patterns, plan, taken))
    for advice in _advice(patterns, settings.path or Path(FILE_NAME), begun=begun):
        _say(f"\n{advice}")


def _calendars(plan: Plan) -> Iterator[Path]:
    """Yield the files that hold posts, and posts that could not be read: they are to be mended."""
    from postlint.calendars.readers import readers_for

    broken = {problem.span.path for problem in plan.problems}
    for file in plan.files:
        path = Path(file.path)
        posts = file.reader and not file.doubtful
        if posts or (file.path in broken and any(one.one_post for one in readers_for(path.suffix)[:1])):
            yield path


def _readable(plan: Plan, settings: Config) -> dict[Path, str | None]:
    """Return the files that look like posts and can be read once they are named, each with its reader.

    None stands for the reader that takes such files by itself.
    """
    from postlint.calendars.files.found import Found
    from postlint.calendars.files.parse_file import open_file
    from postlint.calendars.readers import is_readable, reader_named

    readers = {Path(file.path): "markdown" if file.sort == "markdown" else None for file in plan.likely}
    return {
        path: name
        for path, name in readers.items()
        if is_readable(path)
        and open_file(Found(path, "configuration", reader_named(name or "")), None, settings).reader
    }


def _what_is_there(plan: Plan, taken: Collection[Path]) -> Iterator[str]:
    """Say what was found: calendars, files that look like posts, and texts that may be anything."""
    from postlint.report.footer import unread
    from postlint.report.layout import plural

    calendars = [file for file in plan.files if file.reader and not file.doubtful]
    if calendars:
        broken = " Not all of it can be read: `postlint check` says why." if plan.problems else ""
        posts = sum(file.posts for file in calendars)
        yield f"Found {plural(len(calendars), 'calendar')} with {plural(posts, 'post')}.{broken}"
    elif not plan.likely:
        yield "There is no calendar here yet."
    for file in plan.likely:
        if Path(file.path) in taken:
            yield f"{file.path} looks like posts ({file.because}): it is named, so that it is read."
    left = tuple(file for file in plan.likely if Path(file.path) not in taken)
    yield from unread([replace(plan, likely=left)])
    for read in plan.files:
        if read.reader and read.doubtful:
            yield f"{read.path} holds texts, and nothing says that they are posts: it is not named."


def _write_example() -> Path:
    """Write the example calendar under a name that is free, and the schema that it refers to."""
    from postlint.calendars.schema import calendar_schema, starter

    _FOLDER.mkdir(exist_ok=True)
    names = map("example{}.yaml".format, chain([""], map("-{}".format, count(2))))
    path = next(path for path in map(_FOLDER.joinpath, names) if not os.path.lexists(path))
    _write(path, f"{_MODELINE}\n{starter()}")
    if not os.path.lexists(_FOLDER / _SCHEMA):
        _write(_FOLDER / _SCHEMA, json.dumps(calendar_schema(), indent=2, ensure_ascii=False) + "\n")
    return path


def _settings(patterns: Sequence[Pattern], plan: Plan, taken: Mapping[Path, str | None]) -> str:
    from postlint.cli import init_files
    from postlint.cli.init_patterns import patterns_of
    from postlint.config import DEFAULT_PACKS
    from postlint.judging.packs.load import packs_named, shipped_names

    chosen, _ = packs_named(DEFAULT_PACKS)
    others, _ = packs_named(name for name in shipped_names() if name not in DEFAULT_PACKS)
    markdown = patterns_of([path for path, reader in taken.items() if reader])
    found = init_files.Beginnings(
        calendars=patterns,
        markdown=[glob for pattern in markdown for glob in pattern.without_exceptions],
        keys=[key.value for key in plan.extra_keys],
        since=_since(plan),
    )
    return init_files.settings(found, chosen, others)


def _since(plan: Plan) -> date | None:
    """Return the first day of the year of the newest post, where posts go more than a year further back."""
    days = [post.when.value.date for post in plan.posts if post.when]
    goes_far_back = bool(days) and max(days) - min(days) > _A_YEAR
    return max(days).replace(month=1, day=1) if goes_far_back else None


def _advice(patterns: Sequence[Pattern], settings: Path, *, begun: bool) -> Iterator[str]:
    """Give what is left to do by hand: the hook, the editor, the first check."""
    from postlint.cli.init_files import ELSEWHERE, hook, origin
    from postlint.cli.init_patterns import Pattern

    top = _repository()
    hooks = top / _HOOKS
    if hooks.is_file() and "id: postlint" in hooks.read_text(encoding="utf-8", errors="replace"):
        yield f"{_name(hooks)} has postlint already."
    else:
        expressions = [
            Pattern(Path(os.path.relpath(pattern.path, top)), pattern.suffix).regex
            for pattern in (*patterns, Pattern(settings))
        ]
        source = origin()
        entry = hook(expressions, source, whole=not hooks.is_file())
        yield f"For a check of every commit, add to {_name(hooks)}:\n\n{entry.rstrip()}"
        if not source:
            yield ELSEWHERE
    if not begun:
        yield (
            f"For an editor that completes and checks keys, run `postlint schema > {_SCHEMA}` beside\n"
            f"your calendars, and begin each of them with: {_MODELINE}"
        )
    yield "Next: postlint check"


def _repository() -> Path:
    """Return the folder of the repository, which expressions for hooks start from."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _write(path: Path, text: str) -> None:
    write_report(path, text)
    _say(f"Wrote {_name(path)}.")


def _name(path: Path) -> str:
    from postlint.source.paths import shown_as

    return shown_as(path)


def _say(text: str) -> None:
    from postlint.source.escape import terminal

    emit("".join(f"{terminal(line)}\n" for line in text.split("\n")))
