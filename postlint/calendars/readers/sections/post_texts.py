"""The texts in the content of a section: marked ones or all paragraphs, of one post, several or a thread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from postlint.calendars.readers.markdown_text import Rendered, render
from postlint.calendars.readers.sections import counted_parts as threads
from postlint.calendars.readers.sections import quotes_and_fences as blocks
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.lists import is_of_paragraphs
from postlint.calendars.readers.sections.outline import TAG, Piece
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.records import dataclass
from postlint.source.spans import Source
from postlint.source.tree import scalar

_ITEM_MARK: Final = re.compile(r"^(?:(?P<number>\d{1,2})[.)]|[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
_LONGEST_REMARK: Final = 200
_TITLED: Final = re.compile(
    r"(?i)\s*(?:>[ \t]?)?(?:\*\*)?(?:title(?: idea)?|titel|titre|título|titulo|titolo|subject):(?:\*\*)?"
    r"[ \t]+(?P<title>\S[^\n]*)\n[ \t]*(?:>[ \t]*)?\n"
)
"""The title of a text, with an empty line below it."""
_BODY: Final = re.compile(
    r"(?i)\s*(?:>[ \t]?)?(?:\*\*)?(?:body|text|texte|texto|testo|tekst|corps|cuerpo|corpo):(?:\*\*)?[ \t]*\n"
)
"""What a text is called on a line of its own above it, and beside its title."""
_URL: Final = re.compile(r"https?://\S")
_LEAST_OF_A_POST: Final = 30
_LEAST_BESIDE_LINE: Final = 20
_MOST_IN_ONE: Final = 280
"""How many signs fit into one post wherever there are threads."""
_OUTWEIGHED: Final = 3
"""How many times as long as a quote the paragraphs below it are that are the text in its place."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a section says: ``texts`` are posts, or the parts of one where it is a ``thread``.

    ``others`` are where further texts begin that do not count, since one was asked for. ``doubtful`` tells
    that nothing says whether its paragraphs are one post or several, ``listed`` that it is a list and code,
    ``unclear`` that its text is a quote or the words beside it, and nothing says which.
    """

    texts: tuple[Rendered, ...] = ()
    thread: bool = False
    marked: bool = False
    others: tuple[int, ...] = ()
    doubtful: bool = False
    listed: bool = False
    unclear: bool = False


def texts_of(content: Sequence[Piece], source: Source, around: Around, *, captioned: bool = False) -> Texts:
    """Return the texts in ``content``; of a ``captioned`` one the label says that it is the text."""
    told = [piece for piece in content if piece.kind not in {"aside", "table"}]
    told = blocks.without_orders(told, source)
    worded = [piece for piece in told if piece.kind != "rule"]
    marked = _marked(worded, source, around, captioned=captioned)
    if around.plain and blocks.shows_code(marked, worded, source):
        marked = []
    weight = 0 if around.quoted else blocks.outweighed(marked, worded)
    is_remark = around.plain and any(block.kind == "quote" for block in marked) and worded[0].kind == "prose"
    if marked and weight < _OUTWEIGHED and not is_remark:
        is_beside = not around.quoted and _is_beside_words(marked, worded, source)
        return replace(_of_blocks(marked, source, around), unclear=weight > 1 or is_beside)
    told = [piece for piece in told if piece not in marked]
    return replace(_of_words(told, source, around), unclear=bool(marked))


def _of_words(told: Sequence[Piece], source: Source, around: Around) -> Texts:
    """Return the texts in pieces of which none is marked as one."""
    runs = _runs(told)
    if not runs:
        return Texts()
    if named := _called((runs[0][0].start, runs[-1][-1].end), source, around, render):
        return named
    kinds = {piece.kind for piece in told if piece.kind != "rule"}
    return replace(_of_paragraphs(runs, source, around), listed="list" in kinds <= {"list", "fence"})


def _of_paragraphs(runs: Sequence[Sequence[Piece]], source: Source, around: Around) -> Texts:
    whole = runs[0][0].start, runs[-1][-1].end
    if parts := threads.split(whole, source, threads.PART_MARK, render) or threads.split_behind(
        whole, source
    ):
        begins = [run[0].start for run in runs] if around.thread else []
        return Texts(threads.with_opening(parts, begins, source, render), thread=True)
    if around.thread or around.several:
        return _of_several(runs, source, around)
    pieces = [piece for run in runs for piece in run]
    # A list of sentences alone is what a bank of posts looks like, and some posts do.
    alone = pieces[0] if len(pieces) == 1 and pieces[0].kind == "list" else None
    doubtful = not around.counted and alone is not None and _counts(alone, source)
    # So does one of paragraphs, behind a line that does not announce it.
    doubtful = doubtful or (not (around.counted or around.strong) and _is_of_texts(pieces, source))
    # So do texts with lines between them, where nothing but the name of a network stands above.
    doubtful = doubtful or (bool(around.channels) and not around.strong and _are_apart(runs))
    return Texts((_joined(pieces, source),), doubtful=doubtful)


def _of_several(runs: Sequence[Sequence[Piece]], source: Source, around: Around) -> Texts:
    if parts := threads.counted(runs, source):
        return Texts(parts, thread=around.thread)
    if len(runs) > 1:
        first, *rest = (_joined(run, source) for run in runs)
        kept = [one for one in rest if not (around.thread and threads.announces_parts(one.text.text))]
        return Texts((first, *kept), thread=around.thread)
    if not around.thread and are_posts(runs[0], source):
        return Texts(tuple(_joined([piece], source) for piece in runs[0]))
    if items := _items(runs[0], source, around):
        return Texts(items, thread=around.thread)
    words = [piece for piece in runs[0] if not blocks.is_hashtags(source.text[piece.start : piece.end])]
    whole = _joined(runs[0], source)
    fits = around.thread and around.counted and len(whole.text.text) <= _MOST_IN_ONE
    return Texts((whole,), doubtful=len(words) > 1 and not fits)


def _marked(told: Sequence[Piece], source: Source, around: Around, *, captioned: bool) -> list[Piece]:
    """Return the quotes and fences if the texts stand in them, and other words only tell of them."""
    marked = [piece for piece in told if blocks.is_marked(piece) and not blocks.is_of_settings(piece, source)]
    if not marked or told[0] is marked[0]:
        return marked
    if captioned and all(piece.kind == "quote" for piece in marked):
        return []
    before = told[: told.index(marked[0])]
    # What is announced by a colon, such as a prompt for a picture, goes with the words above it.
    announced = source.text[before[-1].start : before[-1].end].rstrip(" *_\n").endswith(":")
    if around.fenced and len(marked) == 1 and not announced and blocks.is_worded(marked[0], source):
        return marked
    remarks = sum(piece.end - piece.start for piece in before) <= _LONGEST_REMARK
    return marked if remarks and told[-1] is marked[-1] and len(before) == 1 else []


def _is_beside_words(marked: Sequence[Piece], worded: Sequence[Piece], source: Source) -> bool:
    """Tell whether a lone quote stands below a sentence that does not announce it, and may be the text."""
    before = worded[0]
    said = source.text[before.start : before.end].strip(" *_\n")
    return (
        len(marked) == 1
        and marked[0].kind == "quote"
        and before.kind == "prose"
        and said.endswith((".", "!", "?", "…"))
    )


def _of_blocks(marked: Sequence[Piece], source: Source, around: Around) -> Texts:
    if len(marked) == 1:
        inner = blocks.inside(marked[0], source)
        if named := _called(inner, source, around, blocks.taker(marked[0])):
            return replace(named, marked=True)
        marks = (threads.PART_MARK, threads.COUNTED) if around.thread else (threads.PART_MARK,)
        found = (threads.split(inner, source, mark, blocks.taker(marked[0])) for mark in marks)
        if parts := next(filter(None, found), ()):
            opened = threads.with_opening(parts, inner[:1], source, blocks.taker(marked[0]))
            return Texts(opened, thread=True, marked=True)
        return Texts((_without_title(marked[0], source),), marked=True)
    texts = tuple(_without_title(one, source) for one in marked)
    has_threads = any(channel.text in WITH_THREADS for channel in around.channels)
    thread = around.thread or (
        has_threads and threads.count_on([blocks.inside(one, source)[0] for one in marked], source)
    )
    if thread or around.several:
        return Texts(texts, thread=thread, marked=True)
    between = (source.text[one.end : other.start] for one, other in pairwise(marked))
    if all(block.kind == "quote" for block in marked) and not any(map(str.strip, between)):
        return Texts((joined(texts),), marked=True)
    return Texts(texts[:1], marked=True, others=tuple(block.start for block in marked[1:]))


def _without_title(block: Piece, source: Source) -> Rendered:
    """Return what a block says, beside the title that its first line gives it as on Reddit."""
    start, end = blocks.inside(block, source)
    titled = _TITLED.match(source.text, start, end)
    begin = titled.end() if titled else start
    body = _BODY.match(source.text, begin, end)
    said = blocks.taker(block)(source, body.end() if body else begin, end)
    return replace(said, title=scalar(source, *titled.span("title"))) if titled else said


def are_posts(run: Sequence[Piece], source: Source) -> bool:
    """Tell whether each of several paragraphs looks like a post, with a link or hashtags of its own."""
    words = [source.text[piece.start : piece.end] for piece in run if piece.kind == "prose"]
    return len(words) == len(run) > 1 and all(
        (_URL.search(one) or TAG.search(one)) and len(one) > _LEAST_OF_A_POST and not blocks.is_hashtags(one)
        for one in words
    )


def _runs(told: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces between the lines that divide."""
    runs: list[list[Piece]] = [[]]
    for piece in told:
        if piece.kind == "rule":
            runs.append([])
        else:
            runs[-1].append(piece)
    return [run for run in runs if run]


def are_divided(content: Iterable[Piece], fewest: int) -> bool:
    """Tell whether lines divide ``fewest`` texts or more that may be a post each."""
    runs = _runs(content)
    return len(runs) >= fewest and _are_apart(runs)


def _are_apart(runs: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether what stands between lines may be a post each: a divider has few words behind it."""
    return len(runs) > 1 and all(run[-1].end - run[0].start >= _LEAST_BESIDE_LINE for run in runs)


def _is_of_texts(pieces: Sequence[Piece], source: Source) -> bool:
    """Tell whether paragraphs that are counted stand behind a line that does not announce them."""
    if [piece.kind for piece in pieces] != ["prose", "list"]:
        return False
    announced = source.text[: pieces[-1].start].rstrip(" *_\n").endswith((":", "："))
    return not announced and is_of_paragraphs(pieces[-1], source) and _counts(pieces[-1], source)


def _counts(piece: Piece, source: Source) -> bool:
    """Tell whether a list counts sentences."""
    ends = [mark for mark in _ITEM_MARK.finditer(source.text, piece.start, piece.end) if mark["number"]]
    return len(ends) > 1 and piece.end - piece.start > _LEAST_OF_A_POST * len(ends)


def _items(run: Sequence[Piece], source: Source, around: Around) -> tuple[Rendered, ...]:
    """Return the items of a list of texts, if the section is that list."""
    lists = [piece for piece in run if piece.kind == "list"]
    if len(lists) != 1 or len(run) > 2 or run[-1] is not lists[0]:  # noqa: PLR2004
        return ()
    marks = list(_ITEM_MARK.finditer(source.text, lists[0].start, lists[0].end))
    if not marks or (around.thread and not all(mark["number"] for mark in marks)):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), lists[0].end]
    items = tuple(render(source, mark.end(), end) for mark, end in zip(marks, ends, strict=True))
    return threads.without_quotes(items) if all(len(item.text.text.split()) > 2 for item in items) else ()  # noqa: PLR2004


def _called(within: tuple[int, int], source: Source, around: Around, take: blocks.Take) -> Texts | None:
    """Return what a text holds whose parts are called "Tweet 1: …": a thread, or posts where it says so."""
    parts = threads.split(within, source, threads.NAMED_PART, take)
    first = threads.NAMED_PART.search(source.text, *within)
    if not parts or first is None or source.text[within[0] : first.start()].strip():
        return None
    are_posts = around.several or first["name"].lower() in {"post", "beitrag"}
    return Texts(parts, thread=around.thread or not are_posts)


def _joined(run: Sequence[Piece], source: Source) -> Rendered:
    """Return what the pieces of a run say; those that stand side by side are one stretch of Markdown."""
    stretches: list[list[int]] = []
    for piece in run:
        if stretches and not source.text[stretches[-1][1] : piece.start].strip(" \t\n"):
            stretches[-1][1] = piece.end
        else:
            stretches.append([piece.start, piece.end])
    return joined([render(source, start, end) for start, end in stretches])


def joined(texts: Sequence[Rendered]) -> Rendered:
    """Return several texts as one."""
    first = texts[0].text
    said, stretches, length = list[str](), list[tuple[int, int]](), 0
    for one in texts:
        stretches += ((in_text + length, in_file) for in_text, in_file in one.text.stretches)
        said.append(one.text.text)
        length += len(one.text.text) + len("\n\n")
    text = "\n\n".join(said)
    whole = replace(first, text=text, value=text, end=texts[-1].text.end, stretches=tuple(stretches))
    return Rendered(whole, tuple(image for one in texts for image in one.images), texts[0].title)
