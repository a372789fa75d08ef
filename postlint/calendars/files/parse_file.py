"""From one file to the calendars in it: read, recognised, and checked for their form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from postlint.calendars.files.found import Found
from postlint.calendars.files.worth_parsing import holds_nothing, known_of, may_be_of_posts
from postlint.calendars.key_meanings import by_meaning
from postlint.calendars.model import Way
from postlint.calendars.own_keys import called_plainly
from postlint.calendars.readers import max_bytes, readers_for
from postlint.calendars.readers.reader import (
    EMPTY,
    About,
    Reader,
    Reading,
    entries,
    lines_named,
)
from postlint.calendars.terms.hashtags import hashtag_sets
from postlint.calendars.terms.team_words import TeamWords
from postlint.calendars.unused_texts import note_on_unused
from postlint.calendars.validate_calendar import Sheet, check_form
from postlint.config import Config
from postlint.records import dataclass
from postlint.source.budgets import TOO_DEEP
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Source, Span
from postlint.source.tree import Comment, Mapping, Node, Parsed, Scalar
from postlint.source.tree import Sequence as Items
from postlint.vocabulary import Channel

if TYPE_CHECKING:
    from postlint.calendars.files.likely.likely_evidence import Weighed

_NOT_A_CALENDAR: Final = (
    "This document is not a calendar, though others in this file are. Write what is to go out under text:, "
    "or take it into a file of its own."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What one file held. ``declined`` tells why it is no calendar, where it is none.

    ``likely`` says where posts stand in it all the same, ``lacking`` that something in it is missing or
    unknown, rather than that it is something else, ``settled`` that there is no more to say of it.
    ``companions`` are other files that it was read with.

    ``one_post`` tells that files of its shape hold one post each, ``opportunistic`` that nobody
    asked for the file and its name promises nothing; it is ``skipped_silently`` where nothing around it are
    posts either. ``weighed`` is what its texts were found to say, if they were asked. ``way`` is how it was
    come by, and ``network`` the one that its name gave to its posts.
    """

    name: str
    source: Source | None = None
    comments: tuple[Comment, ...] = ()
    reader: str | None = None
    companions: tuple[Source, ...] = ()
    one_post: bool = False
    opportunistic: bool = False
    skipped_silently: bool = False
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    network: Channel | None = None
    declined: str | None = None
    likely: str | None = None
    lacking: bool = False
    settled: bool = False
    weighed: Weighed | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What a reader made of a document; no reader where none knows its shape."""

    document: Node
    reader: Reader | None
    reading: Reading


def open_file(file: Found, data: bytes | None, config: Config) -> Opened:
    """Read the file that was found; ``data`` stands in for what is on disk."""
    readers = (file.reader,) if file.reader else readers_for(file.path.suffix)
    opportunistic = file.asked_by is None and readers[0].opportunistic
    return replace(_open(file, readers, data, config), opportunistic=opportunistic, way=file.way)


def _open(file: Found, readers: Sequence[Reader], data: bytes | None, config: Config) -> Opened:
    name = file.name
    limit = max_bytes(file.path, file.reader)
    decode = readers[0].decode
    source = read_file(file.path, name, limit, decode) if data is None else decode(data, name, limit)
    if isinstance(source, Diagnostic):
        return Opened(name, problems=(source,), declined=_unreadable(source))
    asked = file.asked_by is not None
    about, weighed = known_of(file, config, readers[0], source.text, asked=asked)
    if holds_nothing(source, about):
        from postlint.calendars.files.declined import why_other

        return Opened(
            name,
            source,
            declined=why_other(readers[0], about),
            lacking=not readers[0].opportunistic,
            weighed=weighed,
        )
    parsed = readers[0].parse(source)
    if not asked and any(map(_is_modeline, parsed.comments)):
        asked = True
        about, weighed = known_of(file, config, readers[0], source.text, asked=asked)
    if parsed.problems and not parsed.documents:
        return _broken(parsed, about)
    several = len(parsed.documents) > 1
    plain = [called_plainly(one, config) for one in parsed.documents if not _is_empty(one, several=several)]
    read = [_read(document, readers, about) for document, _ in plain]
    slips = [problem for _, problems in plain for problem in problems]
    parsed = replace(parsed, problems=(*parsed.problems, *slips))
    promised = len(weighed.found.planned) if weighed and weighed.found else 0
    if any(part.reading.calendar for part in read) and _posts_in(read) >= promised:
        return _opened(name, parsed, read, TeamWords.of(config))
    declined = replace(_declined(file, parsed, read, readers, about), weighed=weighed)
    readings = (part.reading for part in read)
    doubt = next((one.likely for one in readings if one.calendar and one.likely), None)
    if asked or doubt is None or weighed is None or weighed.found is None:
        return declined
    return replace(declined, declined=doubt, likely=weighed.found.because, lacking=True)


def _posts_in(read: Iterable[_Read]) -> int:
    """Return how many posts were read; more than one reader is asked about a file of several documents."""
    found = (part.reading.calendar.get("posts") for part in read if part.reading.calendar)
    return sum(len(posts.items) for posts in found if isinstance(posts, Items))


def _broken(parsed: Parsed, about: About) -> Opened:
    """Pass over a file of which nothing can be read: a problem only where it may hold posts."""
    first = parsed.problems[0]
    too_much = first.rule == "reading/too-much" or first.message == TOO_DEEP
    problems = parsed.problems if too_much or may_be_of_posts(parsed.source, about) else ()
    declined = _unreadable(first)
    return Opened(parsed.source.path, parsed.source, problems=problems, declined=declined)


def _unreadable(problem: Diagnostic) -> str:
    place = "" if problem.span.is_file else f"line {problem.span.line}: "
    return f"cannot be read: {place}{problem.message}"


def _is_empty(document: Node, *, several: bool) -> bool:
    """Tell whether a document says nothing: of ``several``, one may be a form that nobody filled in."""
    if isinstance(document, Mapping) and several:
        return all(_is_empty(entry.value, several=True) for entry in document)
    return isinstance(document, Scalar) and document.value is None


def _is_modeline(comment: Comment) -> bool:
    return "yaml-language-server:" in comment.text and "calendar.schema.json" in comment.text


def _read(document: Node, readers: Collection[Reader], about: About) -> _Read:
    for reader in readers:
        reading = reader.read(document, about)
        if reading is not None:
            return _Read(document, reader, reading)
    return _Read(document, None, Reading())


def _opened(name: str, parsed: Parsed, read: list[_Read], words: TeamWords) -> Opened:
    found = [part for part in read if part.reading.calendar]
    others = [part for part in read if not part.reading.calendar]
    trees = [part.reading.calendar for part in found if part.reading.calendar]
    sets = frozenset(hashtag_sets(part.document for part in read))
    sheets = [check_form(tree, parsed.comments, words, sets) for tree in trees]
    unused = [_unused(part, sheet, words) for part, sheet in zip(found, sheets, strict=True)]
    strangers = (
        Diagnostic(part.document.span, _NOT_A_CALENDAR, "reading/not-a-calendar")
        for part in others
        if not _waits(part.document)
    )
    waiting = [part.document.span.line for part in others if _waits(part.document)]
    without = f"{entries(waiting)} without a text ({lines_named(waiting)})" if waiting else None
    readers = [part.reader for part in found if part.reader]
    return Opened(
        name,
        parsed.source,
        parsed.comments,
        reader=readers[0].name,
        companions=tuple(source for part in found for source in part.reading.companions),
        one_post=_is_dated_by_name(found, readers[0]),
        sheets=tuple(sheets),
        problems=(
            *parsed.problems,
            *strangers,
            *(problem for part in found for problem in part.reading.problems),
            *(problem for sheet in sheets for problem in sheet.problems),
        ),
        notes=(
            *parsed.notes,
            *([without] if without else ()),
            *(note for part in found for note in part.reading.notes),
            *(note for sheet in sheets for note in sheet.notes),
            *filter(None, unused),
        ),
        remarks=tuple(remark for part in found for remark in part.reading.remarks),
        network=next((part.reading.network for part in found if part.reading.network), None),
    )


def _is_dated_by_name(found: Iterable[_Read], reader: Reader) -> bool:
    said = {part.reading.dated_by_name for part in found}
    return True in said or (reader.one_post and False not in said)


def _waits(document: Node) -> bool:
    """Tell whether a document among others is a post that has no text yet: it says where or when."""
    return isinstance(document, Mapping) and bool({"channel", "date"} & by_meaning(document).keys())


def _unused(part: _Read, sheet: Sheet, words: TeamWords) -> str | None:
    """Return what to say of texts that are in no post, if a document may have keys of a team's own."""
    if part.reader is None or not part.reader.keyed or part.reading.calendar is None:
        return None
    told = {*part.reading.told, *sheet.called_off, *(post.span.line for post in sheet.left_out)}
    # Of tables, only the calendar has keys.
    is_as_written = part.reading.calendar is part.document
    roots = (part.document,) if is_as_written else (part.document, part.reading.calendar)
    return note_on_unused(roots, sheet.posts, told, words.keys)


def _declined(
    file: Found, parsed: Parsed, read: list[_Read], readers: Sequence[Reader], about: About
) -> Opened:
    """Pass over a file that is no calendar: a problem only where somebody says that it is one."""
    # A run over calendars alone does without.
    from postlint.calendars.files.declined import complaint_about, why_other

    reader = readers[0]
    said = next((part.reading.declined for part in read if part.reading.declined), None)
    # What is missing of broken JSON may be what would have made it a calendar.
    of_json = (_unreadable(problem) for problem in parsed.problems if problem.rule == "reading/json")
    broken = next(of_json, None) if said is None else None
    told = broken and may_be_of_posts(parsed.source, about)
    documents = [part.document for part in read]
    why = said or broken or (why_other(reader, about) if documents else EMPTY)
    is_pack = any(isinstance(document, Mapping) and document.get("pack") for document in documents)
    if is_pack:
        why = "a pack of rules, to be named under packs: in postlint.yaml"
    lost = tuple(problem for part in read for problem in part.reading.problems)
    problems = (*parsed.problems, *lost)
    opened = Opened(file.name, parsed.source, declined=why)
    if not about.said_to_be_one or (is_pack and file.asked_by == "configuration"):
        # Other files of a repository may use what calendars may not, such as tags.
        lacking = (part.reading.lacking or not (part.reader or reader.opportunistic) for part in read)
        return replace(
            opened,
            problems=problems if told else lost,
            likely=next((part.reading.likely for part in read if part.reading.likely), None),
            lacking=not is_pack and any(lacking),
            settled=any(part.reading.settled for part in read),
        )
    if not broken:
        complaint = complaint_about(
            file, replace(parsed, documents=tuple(documents)), readers, about, said=said, why=why
        )
        problems = (*problems, Diagnostic(Span.of_file(file.name), complaint, "reading/not-a-calendar"))
    return replace(opened, problems=problems)
