"""Where posts of an audit come from: files of three sorts, each read in batches that fit into memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from glob import glob, has_magic
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from postlint.auditing.columns import NoPostsError, Portion, portion_of
from postlint.auditing.schema import Problem
from postlint.records import dataclass
from postlint.source.budgets import MAX_COLUMNS
from postlint.source.paths import is_file, is_folder, real, said_missing, shown_as

BATCH: Final = 20_000
"""So many posts are read at once."""
_CSV_BLOCK: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """What one task reads of a file: of Parquet, the groups of rows from ``first`` to before ``last``.

    People know the file as ``shown``, wherever the task runs.
    """

    path: Path
    shown: str
    first: int = 0
    last: int | None = None


Batches = Iterator[tuple[Sequence[int], pa.Table, list[Problem]]]
"""Tables, each with the numbers of its rows in the file, and what could not be read of them."""


def found_files(sources: Iterable[str], written: Iterable[Path] = ()) -> tuple[list[Path], list[Problem]]:
    """Return the files that ``sources`` name, each once, and what leads to none.

    Folders and globs are looked into, and the files that the audit itself has ``written`` are left out.
    """
    files: dict[Path, Path] = {}
    own = set(map(real, written))
    problems: list[Problem] = []
    for source in sources:
        path = Path(source)
        is_pattern = has_magic(source) and not path.exists()
        named = sorted(map(Path, glob(source, recursive=True))) if is_pattern else [path]  # noqa: PTH207
        readable = [file for one in named for file in _readable(one)]
        found = [file for file in readable if real(file) not in own]
        files.update({real(file): file for file in found if is_file(file) and real(file) not in files})
        if not found:
            problems.append(_own(source) if readable else _none_found(source, path))
        problems += (_other_sort(file) for file in found if file.suffix.lower() not in READ)
        problems += (_no_file(file) for file in found if not is_file(file))
    return [file for file in files.values() if file.suffix.lower() in READ], problems


def _readable(path: Path) -> list[Path]:
    if is_folder(path):
        return sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in READ and _is_shown(file, path) and not is_folder(file)
        )
    return [path] if is_file(path) else []


def _is_shown(file: Path, folder: Path) -> bool:
    """Tell whether nothing on the way is hidden, as engines mark what is not whole yet."""
    return not any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)


def _none_found(source: str, path: Path) -> Problem:
    if is_folder(path):
        return Problem(source, f"No file in this folder ends in {_endings()}.", "reading/no-calendar")
    if has_magic(source):
        return Problem(source, "This pattern fits no file.", "reading/no-such-file")
    return Problem(source, said_missing(path), "reading/no-such-file")


def _own(source: str) -> Problem:
    message = "What is here was written by an audit, and is left out: name the files that hold the posts."
    return Problem(source, message, "reading/no-calendar")


def _other_sort(path: Path) -> Problem:
    message = f"This is no file of a sort that can be audited: these end in {_endings()}."
    return Problem(shown_as(path), message, "reading/not-a-calendar")


def _no_file(path: Path) -> Problem:
    return Problem(shown_as(path), "This is a pipe, socket or device, not a file.", "reading/unreadable")


def _endings() -> str:
    return ", ".join(READ)


# Arrow is given open files: of a name that is not UTF-8, as old archives have them, it can make nothing.
def parts_of(path: Path) -> list[Part]:
    """Return the parts of a file that may be read apart: those of Parquet, in as many as it has groups.

    Raises:
        OSError, pa.ArrowException: it cannot be opened.
    """
    whole = Part(path.absolute(), shown_as(path))
    if path.suffix.lower() not in _PARQUET:
        return [whole]
    with path.open("rb") as file:
        about = pyarrow.parquet.read_metadata(file)
    parts: list[Part] = []
    first = rows = 0
    for group in range(about.num_row_groups):
        rows += about.row_group(group).num_rows
        if rows >= BATCH or group == about.num_row_groups - 1:
            parts.append(replace(whole, first=first, last=group + 1))
            first, rows = group + 1, 0
    return parts or [whole]


def portions_of(part: Part, house: Mapping[str, str]) -> Iterator[tuple[Portion | None, list[Problem]]]:
    """Yield what a part holds, batch by batch, with what of it cannot be read; it never raises for that."""
    try:
        for lines, table, broken in READ[part.path.suffix.lower()](part):
            portion, problems = portion_of(table, part.shown, house, lines)
            yield portion, [*broken, *problems]
    except NoPostsError as error:
        yield None, [error.problem]
    except (OSError, pa.ArrowException, ValueError) as error:
        yield None, [why_unreadable(part.shown, error)]


def why_unreadable(shown: str, error: Exception) -> Problem:
    """Return the problem of the file ``shown``, which cannot be read, or not to its end."""
    if isinstance(error, OSError) and error.strerror:
        return Problem(shown, f"This file cannot be read: {error.strerror}.", "reading/unreadable")
    said = str(error).partition("\n")[0].rstrip(".")
    message = f"This file is damaged or was cut off, and could not be read to its end: {said}. Write it anew."
    return Problem(shown, message, "reading/unreadable")


def _parquet(part: Part) -> Batches:
    with part.path.open("rb") as opened, pyarrow.parquet.ParquetFile(opened) as file:
        groups = range(part.first, file.num_row_groups if part.last is None else part.last)
        first = 1 + sum(file.metadata.row_group(group).num_rows for group in range(part.first))
        for batch in file.iter_batches(BATCH, row_groups=groups):
            yield range(first, first + batch.num_rows), pa.Table.from_batches([batch]), []
            first += batch.num_rows


def _csv(part: Part) -> Batches:
    """Read all cells as texts: what a column holds is not to hang on what stands in its first rows."""
    broken: list[Problem] = []
    missing: set[int] = set()

    def skip(row: Any) -> str:
        # Blocks are read ahead of their batches, and the first one twice.
        problem = _too_wide(part, row)
        if problem.line not in missing:
            missing.add(problem.line)
            broken.append(problem)
        return "skip"

    # Only one thread knows the numbers of rows.
    read = pyarrow.csv.ReadOptions(block_size=_CSV_BLOCK, use_threads=False)
    parse = pyarrow.csv.ParseOptions(
        newlines_in_values=True,
        delimiter="\t" if part.path.suffix.lower() == ".tsv" else ",",
        invalid_row_handler=skip,
    )
    with part.path.open("rb") as file, pyarrow.csv.open_csv(file, read, parse) as opened:
        names = opened.schema.names
    texts = pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    first = 2
    with part.path.open("rb") as file, pyarrow.csv.open_csv(file, read, parse, texts) as batches:
        for batch in batches:
            lines = list(islice((line for line in count(first) if line not in missing), batch.num_rows))
            yield lines, pa.Table.from_batches([batch]), list(broken)
            first = lines[-1] + 1 if lines else first
            broken.clear()
        if broken:
            yield [], batches.schema.empty_table(), broken


def _too_wide(part: Part, row: Any) -> Problem:
    message = (
        f"This row has {row.actual_columns} cells, and there are {row.expected_columns} columns, so it is "
        "not read. If a text holds what divides the cells, put the text in double quotes."
    )
    return Problem(part.shown, message, "reading/csv", row.number or 0)


def _json_lines(part: Part) -> Batches:
    """Read each line by itself, so that one that is broken costs no other."""
    with part.path.open(encoding="utf-8-sig", errors="replace") as file:
        numbered = enumerate(file, start=1)
        while lines := list(islice(numbered, BATCH)):
            problems: list[Problem] = []
            rows: dict[int, Mapping[str, Any]] = {}
            for number, line in lines:
                found = _mapping(part, number, line) if line.strip() else None
                if isinstance(found, Problem):
                    problems.append(found)
                elif found is not None:
                    rows[number] = found
            if rows or problems:
                yield list(rows), _table(part, rows, problems), problems


def _mapping(part: Part, number: int, line: str) -> Mapping[str, Any] | Problem:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(part.shown, f"This line is no JSON: {error}.", "reading/json", number)
    if isinstance(found, dict):
        return found
    return Problem(part.shown, "This line holds no mapping of keys to values.", "reading/json", number)


def _table(part: Part, rows: Mapping[int, Mapping[str, Any]], problems: list[Problem]) -> pa.Table:
    """Return rows as a table; values of other types than those before them are added to ``problems``."""
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    if len(names) > MAX_COLUMNS:
        message = (
            f"From here on rows have more than {MAX_COLUMNS:,} different keys, and those that come up after "
            "these are left out. Leave out what says nothing of posts."
        )
        problems.append(Problem(part.shown, message, "reading/too-much", next(iter(rows))))
    return pa.table({name: _column(part, name, rows, problems) for name in names[:MAX_COLUMNS]})


def _column(
    part: Part, name: str, rows: Mapping[int, Mapping[str, Any]], problems: list[Problem]
) -> pa.Array:
    sorts = [sort for row in rows.values() if (sort := _sort(row.get(name)))]
    values = []
    for number, row in rows.items():
        value = row.get(name)
        sort = _sort(value)
        if sort and sort != sorts[0]:
            value = [value] if (sorts[0], sort) == (_LIST, _TEXT) else None
        if sort and value is None:
            message = f"This is {sort}, and {sorts[0]} stands in this column before, so it is left out."
            problems.append(Problem(part.shown, message, "reading/unfit-value", number, name))
        values.append(value)
    if sorts and sorts[0] == _TEXT and len({type(value) for value in values if value is not None}) > 1:
        values = [value if isinstance(value, str | None) else json.dumps(value) for value in values]
    try:
        return pa.array(values)
    except (pa.ArrowException, OverflowError) as error:
        message = f"What stands in this column is of several types, so all of it is left out: {error}."
        problems.append(Problem(part.shown, message, "reading/unfit-value", next(iter(rows)), name))
        return pa.nulls(len(values))


_TEXT, _LIST, _MAPPING = "a text or number", "a list", "a mapping"


def _sort(value: Any) -> str | None:
    """Return what sort of value stands in a cell; None where there is none."""
    if value is None:
        return None
    return _LIST if isinstance(value, list) else _MAPPING if isinstance(value, dict) else _TEXT


_PARQUET: Final = frozenset({".parquet", ".pq"})
READ: Final[Mapping[str, Callable[[Part], Batches]]] = {
    **dict.fromkeys(sorted(_PARQUET), _parquet),
    **dict.fromkeys((".csv", ".tsv"), _csv),
    **dict.fromkeys((".jsonl", ".ndjson"), _json_lines),
}
"""How files are read, by their endings."""
