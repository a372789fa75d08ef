"""From one file to the calendars in it: read, recognised, and checked for their form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from postlint.calendars.discovery import Found
from postlint.calendars.forms import Sheet, check_form
from postlint.calendars.readers import Reader, readers_for
from postlint.source.reading import decode, read_file
from postlint.source.spans import Problem, Source, Span
from postlint.source.suggest import did_you_mean
from postlint.source.tree import Comment, Mapping, Node, Parsed, Scalar


@dataclass(frozen=True, slots=True)
class Opened:
    """What one file held. ``declined`` tells why it is no calendar, where it is none."""

    name: str
    source: Source | None = None
    comments: tuple[Comment, ...] = ()
    reader: str | None = None
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    declined: str | None = None


def open_file(file: Found, data: bytes | None, own_keys: Collection[str]) -> Opened:
    """Read the file that was found; ``data`` stands in for what is on disk."""
    source = read_file(file.path, file.name) if data is None else decode(data, file.name)
    if isinstance(source, Problem):
        return Opened(file.name, problems=(source,), declined="cannot be read")
    readers = readers_for(file.path.suffix)
    parsed = readers[0].parse(source)
    if parsed.problems and not parsed.documents:
        return Opened(file.name, source, problems=parsed.problems, declined="cannot be read")
    documents = tuple(document for document in parsed.documents if not _is_empty(document))
    said_to_be_one = file.asked_by is not None or any(_is_modeline(comment) for comment in parsed.comments)
    recognised = [_reader_of(document, readers, said_to_be_one) for document in documents]
    if any(recognised):
        return _opened(file.name, parsed, list(zip(documents, recognised, strict=True)), own_keys)
    return _declined(file, parsed, documents, said_to_be_one)


def _is_empty(document: Node) -> bool:
    return isinstance(document, Scalar) and document.value is None


def _is_modeline(comment: Comment) -> bool:
    return "yaml-language-server:" in comment.text and "calendar.schema.json" in comment.text


def _reader_of(document: Node, readers: Collection[Reader], said_to_be_one: bool) -> Reader | None:
    return next((reader for reader in readers if reader.recognise(document, said_to_be_one)), None)


def _opened(
    name: str, parsed: Parsed, documents: list[tuple[Node, Reader | None]], own_keys: Collection[str]
) -> Opened:
    sheets = [
        check_form(reader.read(document), parsed.comments, own_keys)
        for document, reader in documents
        if reader
    ]
    strangers = tuple(
        Problem(document.span, "This document is not a calendar, though others in this file are. Remove it.")
        for document, reader in documents
        if reader is None
    )
    return Opened(
        name,
        parsed.source,
        parsed.comments,
        reader=next(reader.name for _, reader in documents if reader),
        sheets=tuple(sheets),
        problems=(*parsed.problems, *strangers, *(problem for sheet in sheets for problem in sheet.problems)),
    )


def _declined(file: Found, parsed: Parsed, documents: tuple[Node, ...], said_to_be_one: bool) -> Opened:
    """Pass over a file that is no calendar: a problem only where somebody says that it is one."""
    why = "not a calendar" if documents else "empty"
    is_pack = any(isinstance(document, Mapping) and document.get("pack") for document in documents)
    if is_pack:
        why = "a pack of rules"
    if not said_to_be_one or (is_pack and file.asked_by == "configuration"):
        # Other files of a repository may use what calendars may not, such as tags.
        return Opened(file.name, parsed.source, declined=why)
    problem = Problem(Span.of_file(file.name), _why_no_calendar(documents, why))
    return Opened(file.name, parsed.source, problems=(*parsed.problems, problem), declined=why)


def _why_no_calendar(documents: tuple[Node, ...], why: str) -> str:
    keys = [entry.key for document in documents if isinstance(document, Mapping) for entry in document]
    suggestion = next((found for key in keys if (found := did_you_mean(key, ["posts"]))), "")
    if why != "not a calendar":
        return f"This file is {why}, not a calendar."
    return f"This file is not a calendar: it has no posts:, and is not a list of posts.{suggestion}"
