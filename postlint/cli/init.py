"""``postlint init``: a first configuration for what is there."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from postlint.cli import options
from postlint.cli.output import emit, write_report
from postlint.records import dataclass

if TYPE_CHECKING:
    from postlint.calendars.model import Plan
    from postlint.cli.init_files import Pattern
    from postlint.config import Config

_FOLDER: Final = Path("calendars")
_SCHEMA: Final = "calendar.schema.json"
_HOOKS: Final = ".pre-commit-config.yaml"
_A_YEAR: Final = timedelta(days=366)
_MODELINE: Final = f"# yaml-language-server: $schema={_SCHEMA}"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was found, done or is left to do: under a name for programs, in words for people.

    Where either is missing, it is for the others only.
    """

    name: str
    value: object = None
    said: str = ""


_IN_DOUBT: Final = "reading/in-doubt"
"""What is said of a file that is named only by who has seen that it is read rightly."""
_NAMES: Final = ("calendars", "likely_posts", "texts", "wrote", "kept", "hook", "advice", "errors")
"""What programs are told of, in this order."""


@click.command()
@options.text_or_json
@options.no_git
def command(form: str) -> None:
    """Write a postlint.yaml for the calendars in and below the current folder.

    Where there is nothing yet that looks like posts, an example is written to begin with. Nothing that is
    there already is overwritten. The entry for pre-commit is printed, to be pasted.
    """
    if form == "json":
        emit(_as_json(_steps()))
        return
    for step in _steps():
        if step.said:
            _say(step.said)


def _as_json(steps: Iterable[Step]) -> str:
    """Return what was found and done as one document."""
    from postlint.report.as_json import VERSION, document

    told: dict[str, list[object]] = {name: [] for name in _NAMES}
    for step in steps:
        if step.value is not None:
            told[step.name].append(step.value)
    return document({"version": VERSION, **told})


def _steps() -> Iterator[Step]:
    """Take each step, and tell it as soon as it is done: another may fail."""
    from postlint.calendars.load import load
    from postlint.cli.init_files import patterns_of
    from postlint.config import FILE_NAME, find_config

    settings, _ = find_config(Path())
    plan = load(settings, (Path(),))
    found = list(_calendars(plan))
    taken = {} if settings.path else _readable(plan, settings)
    to_mend = [Path(file.path) for file in plan.likely if file.sort == "words"]
    yield from _what_is_there(plan, taken)
    begun = not (found or plan.likely or settings.path)
    example = _free_name() if begun else None
    if example:
        yield from _write_example(example)
    patterns = patterns_of([example] if example else [*found, *taken, *to_mend])
    if settings.path:
        name = _name(settings.path)
        yield Step("kept", name, f"{name} is there already and stays as it is.")
    else:
        yield _write(Path(FILE_NAME), _settings(patterns, plan, taken))
    yield from _advice(patterns, settings.path or Path(FILE_NAME), begun=begun)


def _calendars(plan: Plan) -> Iterator[Path]:
    """Yield the files that hold posts, and posts that could not be read: they are to be mended."""
    from postlint.calendars.readers import readers_for

    broken = {problem.span.path for problem in plan.problems if problem.rule != _IN_DOUBT}
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


def _what_is_there(plan: Plan, taken: Collection[Path]) -> Iterator[Step]:
    """Tell what was found: calendars, files that look like posts, and texts that may be anything."""
    from postlint.report.as_json import likely_fields, problem_fields
    from postlint.report.layout import plural
    from postlint.report.not_read import unread

    calendars = [file for file in plan.files if file.reader and not file.doubtful]
    if calendars:
        broken = " Not all of it can be read: `postlint check` says why." if plan.problems else ""
        posts = sum(file.posts for file in calendars)
        found = f"Found {plural(len(calendars), 'calendar')} with {plural(posts, 'post')}.{broken}"
        yield Step("calendars", said=found)
    elif not plan.likely:
        yield Step("calendars", said="There is no calendar here yet.")
    for calendar in calendars:
        yield Step("calendars", {"path": calendar.path, "reader": calendar.reader, "posts": calendar.posts})
    for problem in plan.problems:
        why = f"{problem.span.place}: {problem.message}" if problem.rule == _IN_DOUBT else ""
        yield Step("errors", problem_fields(problem), why)
    for file in plan.likely:
        named = Path(file.path) in taken
        looks = f"{file.path} looks like posts ({file.because}): it is named, so that it is read."
        yield Step("likely_posts", {**likely_fields(file), "named": named}, looks if named else "")
    left = tuple(file for file in plan.likely if Path(file.path) not in taken)
    yield from (Step("likely_posts", said=text) for text in unread([replace(plan, likely=left)]))
    for read in plan.files:
        if read.reader and read.doubtful:
            texts = (
                f"{read.path} holds texts, and nothing says that they are posts: it is not named."
                if read.posts
                else f"{read.path} holds no post that has a text: it is not named."
            )
            yield Step("texts", read.path, texts)


def _free_name() -> Path:
    """Return a name for the example calendar that is free."""
    names = map("example{}.yaml".format, chain([""], map("-{}".format, count(2))))
    return next(path for path in map(_FOLDER.joinpath, names) if not os.path.lexists(path))


def _write_example(path: Path) -> Iterator[Step]:
    """Write the example calendar, and the schema that it refers to."""
    from postlint.calendars.schema import calendar_schema, starter

    _FOLDER.mkdir(exist_ok=True)
    yield _write(path, f"{_MODELINE}\n{starter()}")
    if not os.path.lexists(_FOLDER / _SCHEMA):
        yield _write(_FOLDER / _SCHEMA, json.dumps(calendar_schema(), indent=2, ensure_ascii=False) + "\n")


def _settings(patterns: Sequence[Pattern], plan: Plan, taken: Mapping[Path, str | None]) -> str:
    from postlint.cli import init_files
    from postlint.cli.init_files import patterns_of
    from postlint.config import DEFAULT_PACKS
    from postlint.judging.packs.packs_in_use import packs_named, shipped_names

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


def _advice(patterns: Sequence[Pattern], settings: Path, *, begun: bool) -> Iterator[Step]:
    """Give what is left to do by hand: the hook, the editor, the first check."""
    from postlint.cli.init_files import ELSEWHERE, Pattern, hook
    from postlint.source.installed import origin

    top = _repository()
    hooks = top / _HOOKS
    if _names_postlint(hooks):
        yield _advised(f"{_name(hooks)} has postlint already.")
    else:
        expressions = [
            Pattern(Path(os.path.relpath(pattern.path, top)), pattern.suffix).regex
            for pattern in dict.fromkeys((*(pattern.around for pattern in patterns), Pattern(settings)))
        ]
        source = origin()
        entry = hook(expressions, source, whole=not hooks.is_file())
        said = f"\nFor a check of every commit, add to {_name(hooks)}:\n\n{entry.rstrip()}"
        yield Step("hook", {"path": _name(hooks), "entry": entry}, said)
        if not source:
            yield _advised(ELSEWHERE)
    if not begun:
        yield _advised(
            f"For an editor that completes and checks keys, run `postlint schema > {_SCHEMA}` beside\n"
            f"your calendars, and begin each of them with: {_MODELINE}"
        )
    yield _advised("Next: postlint check")


def _names_postlint(hooks: Path) -> bool:
    from postlint.source.budgets import MAX_BYTES
    from postlint.source.opening import read_bytes

    try:
        return b"id: postlint" in read_bytes(hooks, MAX_BYTES)
    except OSError:
        return False


def _advised(text: str) -> Step:
    return Step("advice", " ".join(text.split()), f"\n{text}")


def _repository() -> Path:
    """Return the folder of the repository, which expressions for hooks start from."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _write(path: Path, text: str) -> Step:
    write_report(path, text)
    return Step("wrote", _name(path), f"Wrote {_name(path)}.")


def _name(path: Path) -> str:
    from postlint.source.paths import shown_as

    return shown_as(path)


def _say(text: str) -> None:
    from postlint.source.escape import terminal

    emit("".join(f"{terminal(line)}\n" for line in text.split("\n")))
