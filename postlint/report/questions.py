"""Questions to the author of posts: as a list, one by one, and what became of the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from postlint.asking import Asked, Given
from postlint.calendars.edits.not_writable import Shut
from postlint.calendars.edits.write_kinds import Page
from postlint.dates_and_lists_in_words import listed
from postlint.judging.messages import as_one, deed, kind_written
from postlint.kinds.model import Classified
from postlint.report.as_json import VERSION, Json, document, problem_fields, start_fields
from postlint.report.layout import Look, columns, paragraph, plural, shorten
from postlint.source.diagnostic import Diagnostic
from postlint.source.escape import terminal
from postlint.vocabulary import KINDS, Kind, kind_title

_LIKELY: Final = 0.2
"""How likely a second kind must be to be named beside the first."""
_MOST_LINES: Final = 12
"""How many lines of a post are shown: what it does is said by then."""
_INDENT: Final = "    "


NOTHING: Final = "Nothing to ask of what was read."


def text(asked: Sequence[Asked], look: Look) -> str:
    """Return what would be asked, as a list for people."""
    open_ones = askable(asked)
    lines = [line for one in open_ones for line in _entry(one, look)]
    closing = (
        f"{_counted(open_ones)}. In a terminal, `postlint ask` asks for the kind of each and writes it there."
        if open_ones
        else NOTHING
    )
    return "".join(f"{line}\n" for line in (*lines, *paragraph(closing, look), *not_asked(asked, look)))


def json(asked: Sequence[Asked], problems: Iterable[Diagnostic]) -> str:
    """Return what would be asked as one document, with what could not be read."""
    return document(
        {
            "version": VERSION,
            "questions": [_fields(one) for one in asked],
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def askable(asked: Iterable[Asked]) -> list[Asked]:
    """Return the questions whose answers somebody can write, if not postlint."""
    return [one for one in asked if isinstance(one.page, Page) or one.page.by_hand]


def opening(asked: Sequence[Asked], look: Look) -> str:
    """Return what is said before the first question: how many there are, and which answers stay unwritten."""
    lines = [*paragraph(f"{_counted(asked)}.", look), *_by_file("Answers are not written for", asked, look)]
    return "".join(f"{line}\n" for line in lines)


def question(one: Asked, number: int, total: int, look: Look, *, stops: str) -> str:
    """Return one question with its choices; ``stops`` says what stopping does."""
    item = one.question.item
    name = f" · {item.post.id}" if item.post.id else ""
    head = terminal(f"{number} of {total} · {one.span.place}{name}")
    lines = ["", look.paint(head, bold=True), *_post(item, look)]
    lines += paragraph(_moving(one), look)
    if one.beside:
        lines += paragraph(_beside(one), look)
    lines += _choices(item.kind, look)
    lines += keys(one, look, stops=stops)
    return "".join(f"{line}\n" for line in lines)


def keys(one: Asked, look: Look, *, stops: str) -> list[str]:
    """Return which keys answer a question, in lines; ``stops`` says what stopping does."""
    guess = one.question.item.kind
    yes = f"y: {kind_title(guess)} · " if guess else ""
    shown = f"{yes}1–{len(KINDS)}: what it is · s: skip · u: undo · q: {stops}"
    return paragraph(f"One key, no Enter: {shown}", look)


def outcome(given: Sequence[Given], look: Look) -> str:
    """Return what became of the answers: how many were written where, and what to write by hand."""
    written = Counter(one.asked.span.path for one in given if one.answer)
    lines = [terminal(f"Wrote {plural(number, 'answer')} into {path}.") for path, number in written.items()]
    lines += [line for one in given for line in refusal(one, look)]
    return "".join(f"{line}\n" for line in lines or ["Nothing was written."])


def refusal(one: Given, look: Look) -> list[str]:
    """Return why an answer is not written, and what to write where; nothing where it is."""
    if one.shut is None:
        return []
    return paragraph(f"Not written: {one.asked.span.place}: {one.shut.said(one.kind)}.", look, "", _INDENT)


def not_asked(asked: Iterable[Asked], look: Look) -> list[str]:
    """Return why nothing is asked of some files, and another way, in lines."""
    closed = (one for one in asked if isinstance(one.page, Shut) and not one.page.by_hand)
    return _by_file("Not asked of", closed, look)


def _by_file(what: str, asked: Iterable[Asked], look: Look) -> list[str]:
    """Return why ``what`` happens to posts whose answers cannot be written, for each file, in lines."""
    shut: Counter[tuple[str, Shut]] = Counter(
        (one.span.path, one.page) for one in asked if isinstance(one.page, Shut)
    )
    return [
        line
        for (path, why), number in shut.items()
        for line in paragraph(f"{what} {plural(number, 'post')} in {path}: {why.said('…')}.", look, "", "  ")
    ]


def _entry(one: Asked, look: Look) -> Iterator[str]:
    item = one.question.item
    place = terminal(f"{one.span.place}: ")
    yield place + shorten(item.post.written, max(20, look.width - len(place)))
    first, *others = _likely(item) or ("…",)
    word = (
        f"Not for postlint to write: {one.page.said(first)}"
        if isinstance(one.page, Shut)
        else f"The word to write: {kind_written(first, one.span.path)}"
    )
    words = ", or ".join(
        [word, *(f"{kind_written(kind, one.span.path, again=True)} for {as_one(kind)}" for kind in others)]
    )
    said = (_guess(item), _moving(one), f"{words}.")
    yield from paragraph(" ".join(said), look, _INDENT)


def _counted(asked: Sequence[Asked]) -> str:
    moving = sum(bool(one.question.matters) for one in asked)
    matter = f", {moving} of which {'matters' if moving == 1 else 'matter'} for a finding" if moving else ""
    return f"{plural(len(asked), 'post')} to ask about{matter}"


def _guess(item: Classified) -> str:
    if item.kind is None:
        return f"What does it do? (Not read: {item.unreadable}.)"
    return f"Is it {' or '.join(map(as_one, _likely(item)))}?"


def _likely(item: Classified) -> Sequence[Kind]:
    """Return the kinds that a post is likely to have, the guess first; none where there is no guess."""
    if item.kind is None:
        return ()
    ranked = sorted(KINDS, key=lambda kind: -item.probabilities[kind])
    others = [kind for kind in ranked if kind != item.kind and item.probabilities[kind] >= _LIKELY]
    return [item.kind, *others]


def _moving(one: Asked) -> str:
    """Return which findings the answer may change; empty where it changes none."""
    hanging, counting = (
        list(dict.fromkeys(finding.rule for finding in findings))
        for findings in (one.question.decides, one.question.counts)
    )
    sentences = (
        f"{listed(hanging)} hang{'s' if len(hanging) == 1 else ''} on it." if hanging else "",
        f"It counts for {listed(counting)}." if counting else "",
    )
    return " ".join(filter(None, sentences))


def _beside(one: Asked) -> str:
    number = plural(len(one.beside), "more text")
    return f"The answer is for {number} that stand{'s' if len(one.beside) == 1 else ''} there."


def _post(item: Classified, look: Look) -> Iterator[str]:
    """Yield the text of a post in its lines, each made safe for a terminal."""
    written = [
        line for part in item.post.written.splitlines() for line in (paragraph(part, look, "  │ ") or ["  │"])
    ]
    yield from written[:_MOST_LINES]
    if len(written) > _MOST_LINES:
        yield f"  │ … {plural(len(written) - _MOST_LINES, 'more line')}"
    if not written:
        yield "  │ (no text)"


def _choices(guess: Kind | None, look: Look) -> Iterator[str]:
    rows = [(str(number), kind_title(kind), deed(kind)) for number, kind in enumerate(KINDS, start=1)]
    for kind, line in zip(KINDS, columns(rows, look, ""), strict=True):
        yield look.paint(f"> {line}", bold=True) if kind == guess else f"  {line}"


def _fields(one: Asked) -> Json:
    item = one.question.item
    return {
        **start_fields(one.span),
        "id": item.post.id,
        "text": item.post.written,
        "kind": item.kind,
        "confidence": round(item.confidence, 4),
        "unreadable": item.unreadable,
        "decides": list(dict.fromkeys(finding.rule for finding in one.question.decides)),
        "counts": list(dict.fromkeys(finding.rule for finding in one.question.counts)),
        "beside": [start_fields(span) for span in one.beside],
        "not_written": one.page.said("…") if isinstance(one.page, Shut) else None,
    }
