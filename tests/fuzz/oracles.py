"""What must hold whatever is read: each oracle raises :class:`Wrong` where it does not."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from itertools import islice
from pathlib import PurePath
from typing import Any, Final
from xml.etree import ElementTree as ET

import yaml

from postlint.calendars.model import Plan
from postlint.calendars.readers.tables.table_columns import chosen_columns
from postlint.calendars.terms.networks_meant import is_nothing
from postlint.calendars.terms.placeholders_and_dittos import is_ditto
from postlint.checking import Checked
from postlint.source.spans import Located
from postlint.source.tree import Scalar

SECONDS: Final = 4.0
"""How much time of the processor an input of the size of a page may take, coverage and all."""

_NAMED: Final = chosen_columns({}).meaning
_CONTROL: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
_COMMAND: Final = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
_OUR_COMMAND: Final = re.compile(r"^::(?:error|warning|notice) [^\n]*?::", re.MULTILINE)
_WRITTEN_IN: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("json", "gitlab", "rdjson", "sarif"), json.loads),
    "jsonl": lambda report: [json.loads(line) for line in report.splitlines()],
    **dict.fromkeys(("junit", "checkstyle", "svg"), ET.fromstring),
    "csv": lambda report: list(csv.reader(io.StringIO(report, newline=""), strict=True)),
}


MET: Final[Counter[str]] = Counter()
"""How often each oracle was asked."""


class Wrong(Exception):  # noqa: N818 - it says what an input shows, which is no error of its own
    """Something that must hold does not."""


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    """Raise :class:`Wrong` where the work takes longer, counted on the clock of this process."""

    def too_long(*_: object) -> None:
        raise Wrong(f"takes longer than {seconds:g} seconds")

    started = time.process_time()
    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - started > seconds:
        too_long()  # in C, where no signal is heard


def harmless(form: str, report: str, by: str = "") -> None:
    """Hold that a report obeys its form, and tells no terminal and no log of a service to do anything."""
    MET[f"{by} {form}".strip()] += 1
    control = _CONTROL.search(report.replace("\r\n", "\n") if form == "csv" else report)
    if control:
        raise Wrong(f"{form}: control character {control[0]!a}")
    said = _OUR_COMMAND.sub("", report) if form == "github" else report
    command = _COMMAND.search(said)
    if command and form not in {"html", "svg"}:
        raise Wrong(f"{form}: workflow command {command[0]!a}")
    try:
        _WRITTEN_IN.get(form, str)(report)
    except (ValueError, ET.ParseError, csv.Error) as error:
        raise Wrong(f"{form}: not well formed: {error}") from error


def ends_well(code: int, complaints: str) -> None:
    """Hold that a command ended as commands do."""
    if code not in {0, 1, 2}:
        raise Wrong(f"exit code {code}")
    if "internal error" in complaints or "Traceback" in complaints:
        raise Wrong(f"confesses a fault: {complaints.strip()[:300]}")
    harmless("complaints", complaints)


def same(what: str, one: object, other: object) -> None:
    """Hold that two readings are one; say where they part, if not."""
    MET[what] += 1
    if one != other:
        raise Wrong(f"{what}: {next(_parting(one, other, ''), 'differ')}")


def _parting(one: object, other: object, place: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in [*one, *(key for key in other if key not in one)]:
            if one.get(key) != other.get(key):
                yield from _parting(one.get(key), other.get(key), f"{place}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            if left != right:
                yield from _parting(left, right, f"{place}[{number}]")
    else:
        yield f"{place} is {ascii(one)[:160]} or {ascii(other)[:160]}"


def meaning(thing: object, without: Iterable[str] = ()) -> Any:
    """Return what a plan, or a part of one, says, without where it says it, and without some fields."""
    if isinstance(thing, Scalar):
        return thing.text
    if isinstance(thing, Located):
        return meaning(thing.value, without)
    if is_dataclass(thing):
        kept = (one.name for one in fields(thing) if one.compare and one.name not in without)
        return {name: meaning(getattr(thing, name), without) for name in kept}
    if isinstance(thing, Mapping):
        return {key: meaning(value, without) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [meaning(item, without) for item in thing]
    return sorted(thing) if isinstance(thing, frozenset) else thing


def parts(plan: Plan, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a plan holds, as :func:`meaning` has it."""
    held = ("accounts", "posts", "slots", "periods", "inbox", "own")
    return {name: meaning(getattr(plan, name), without) for name in held}


def remarks(plan: Plan) -> list[tuple[str, int, str]]:
    """Return what is wrong with a plan, by rule and line."""
    return [(found.rule, found.span.line, found.message) for found in plan.diagnostics]


def verdict(checked: Checked) -> list[Any]:
    """Return what rules find in a plan, without the places of it."""
    found = [one for one in (*checked.findings, *checked.suppressed) if not one.rule.startswith("reading/")]
    return sorted(
        repr((one.rule, one.severity, one.accounts, meaning(one.window), len(one.counted))) for one in found
    )


def every_text_is_read_or_named(name: str, body: bytes, plan: Plan) -> None:
    """Hold that no text of a list of posts passes in silence."""
    MET["every text"] += 1
    said = "\n".join(_words(text.text) for post in plan.posts for text in post.all_texts)
    named = [found.span for found in plan.diagnostics]
    if any(span.is_file for span in named) or any(file.declined or file.notes for file in plan.files):
        return
    missing = [
        f"{text[:200]!a} in lines {first} to {last}"
        for text, first, last in _texts(name, body)
        if not is_nothing(text)
        # In a column of texts, a ditto is the text above once more.
        and not (name.endswith("csv") and is_ditto(text))
        and _words(text) not in said
        and not any(span.line <= last and first <= span.end_line for span in named)
    ]
    # What spoils a post may stand where many inherit it; their number is said, and rows may be parts of one.
    left_out = sum(plan.left_out.values())
    if len(missing) > (left_out * len(missing) if b"part" in body.partition(b"\n")[0] else left_out):
        raise Wrong(f"neither read nor named: {missing[0]}")


def _words(text: str) -> str:
    return " ".join(text.split())


def _texts(name: str, body: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield what others see as texts in a list of posts, each with the lines of its entry."""
    readers = {".yaml": _texts_of_yaml, ".json": _texts_of_json, ".csv": _texts_of_csv}
    reader = readers.get(PurePath(name).suffix)
    if reader:
        with_errors = (ValueError, TypeError, yaml.YAMLError, csv.Error, RecursionError)
        try:
            yield from list(reader(body.decode("utf-8-sig")))
        except with_errors:
            return


def _texts_of_yaml(text: str) -> Iterator[tuple[str, int, int]]:
    for document in yaml.compose_all(text, yaml.CSafeLoader):
        holders = [document]
        if isinstance(document, yaml.MappingNode):
            holders = [value for key, value in document.value if key.value == "posts"]
            holders = holders if len(holders) == 1 else []
        for holder in holders:
            for entry in holder.value if isinstance(holder, yaml.SequenceNode) else ():
                for key, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
                    if key.value == "text" and value.tag.endswith(":str") and value.value.strip():
                        yield value.value, entry.start_mark.line + 1, entry.end_mark.line + 1


def _texts_of_json(text: str) -> Iterator[tuple[str, int, int]]:
    document = json.loads(text)
    entries = document.get("posts") if isinstance(document, dict) else document
    for entry in entries if isinstance(entries, list) else ():
        said = entry.get("text") if isinstance(entry, dict) else None
        if isinstance(said, str) and said.strip():
            yield said, 0, len(text)


def _are_names(cells: list[str]) -> bool:
    return len(cells) > 1 and any(_NAMED(name)[0] == "text" for name in cells)


def _texts_of_csv(text: str) -> Iterator[tuple[str, int, int]]:
    # What divides the names of columns divides what is below them, and no name ends in it.
    names = re.split(r"[\r\n]", re.sub(r'"[^"]*"', "", text), maxsplit=1)[0]
    delimiter = max(",;\t|", key=names.count)
    # People write a space between a comma and a quote.
    reader = csv.reader(
        io.StringIO(text, newline=""), strict=True, skipinitialspace=True, delimiter=delimiter
    )
    header = [name.strip().casefold() for name in next(reader, [])]
    if header.count("text") != 1:
        return
    place, before = header.index("text"), reader.line_num
    found = []
    for row in islice(reader, 1_000):
        is_again = len(row) > place and _NAMED(row[place])[0] == "text"
        # Whatever divides them, several names are the header, and what stands above is a title.
        headers = ([name for cell in row for name in cell.split(mark)] for mark in ",;\t|")
        if not is_again and any(map(_are_names, headers)):
            return
        if len(row) == len(header) and row[place].strip() and not is_again:
            found.append((row[place], before + 1, reader.line_num))
        before = reader.line_num
    yield from found
