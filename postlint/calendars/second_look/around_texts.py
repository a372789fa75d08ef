"""What stands around the texts of a Markdown file and in none, though it may be meant for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from postlint.calendars.readers.sections.counted_parts import NAMED_PART
from postlint.calendars.second_look.blocks import Block
from postlint.calendars.second_look.layout import DAYS, Layout, template
from postlint.calendars.second_look.remainder import Found, Seen, stretches_of
from postlint.calendars.terms.network_names import names_networks_alone
from postlint.calendars.terms.networks_meant import channels_in
from postlint.vocabulary import CHANNELS, in_words

_MANY: Final = 8
"""How many words there are at least beside a text that may be one themselves."""
_LINE: Final = 3
"""How many words a line has at least that may be one of a text."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MARKS: Final = frozenset({"fence", "quote"})
_QUOTE: Final = frozenset('"“„«‘”»’')
_TASK: Final = re.compile(r"[ \t]*[-*+][ \t]+\[[ xX]\][ \t]")
"""What there is to do for a post, and none of its words."""
_REMARK: Final = re.compile(r"\([^()]*\)|[\"“„«][^\"“”„«»\n]*[\"”“»]")
"""What is said beside the words of a heading: remarks in brackets, and a title in quotation marks."""
_COUNTED: Final = re.compile(r"(?P<post>\W*post\s*#?\d{1,3}\b[^:\n]*):\s(?P<title>[^\n]*)", re.IGNORECASE)
"""A heading that counts a post and says what it is called, or where it goes out."""
_TIME: Final = re.compile(r"\d\s?[:.hH]\s?\d\d|\d\s?(?:[ap]m|h|Uhr)(?![^\W_])", re.IGNORECASE)
_DATE: Final = re.compile(r"\d[./-]\d")
_GOES_OUT: Final = re.compile(r"(?:^|\s)[#@]\w|://")
"""What a value holds that goes out: tags or a link."""
_OPENS: Final = re.compile('["“„«]')
_CLOSES: Final = ('"', "”", "“", "»")
_NO_LINE: Final = re.compile(r"[\s>]*(?:[-*+•]\s)?(?:\[[^\]]*\]|!\[.*|<.*|\*\*.*|__.*|[^:]{1,40}:\s.*|\s*)")
"""A remark, a picture, a label or markup."""
_TO_EACH: Final = 2
"""How many posts without marks there are at least to each beside which some are, where those are remarks."""
_ANGLES: Final = re.compile(r"<([^\W\d_][^<>\n=/]*)>")


def other_texts(layout: Layout) -> Found:
    """Return the posts, alone under a heading, beside which there are more words, or some in other marks."""
    found: Found = []
    in_marks: Found = []
    kinds = Counter(first.kind for first in layout.firsts if first)
    for post, (numbers, first) in enumerate(zip(layout.of_posts, layout.firsts, strict=True)):
        if not first or not first.headings or first.kind == "row":
            continue
        if first.kind in _MARKS and kinds[first.kind] > 1:
            # So a file keeps its texts, and what stands below them is about them.
            continue
        if layout.posts_right_below(first.headings[-1]) != {post}:
            continue
        near = layout.by_heading[first.section]
        behind = [number for number in near if number > numbers[-1] and number not in layout.used]
        plain = [number for number in behind if _is_plain(layout, number)]
        beside = sum(len(layout.written(number).split()) for number in plain)
        marked = [number for number in behind if _is_marked(layout, number)]
        if len(plain) > 1 and beside > max(layout.lengths[post], _MANY):
            found.append(layout.place(post))
        elif marked and first.kind not in _MARKS:
            words = layout.written(marked[0]).strip("`~> \n")
            in_marks.append((layout.line(layout.blocks[marked[0]]), words))
    # Where most posts stand without any, what a few have in marks is said about them.
    unmarked = sum(kinds[kind] for kind in kinds if kind not in _MARKS) - len(in_marks)
    return found if unmarked >= _TO_EACH * len(in_marks) else [*found, *in_marks]


def _is_plain(layout: Layout, number: int) -> bool:
    is_text = layout.is_words(number) and not _TASK.match(layout.written(number))
    return is_text and not layout.blocks[number].label


def _is_marked(layout: Layout, number: int) -> bool:
    is_one = layout.blocks[number].kind in _MARKS
    return is_one and len(_WORD.findall(layout.written(number))) > _MANY


def values(layout: Layout) -> Found:
    """Return the labels at most posts whose value is meant for them, and is in no post and in no note."""
    lost: defaultdict[str, dict[int, Block]] = defaultdict(dict)
    sections = {first.section: one for one, first in zip(layout.seen, layout.firsts, strict=True) if first}
    for start, one in sections.items():
        for number in layout.by_heading[start] if start >= 0 else ():
            block = layout.blocks[number]
            if block.kind == "value" and _is_lost(layout, number, one):
                lost[template(block.name)].setdefault(start, block)
    return [
        (layout.line(block), block.name)
        for blocks in lost.values()
        if len(blocks) > 1 and len(blocks) * 2 > len(sections)
        for block in blocks.values()
    ]


def _is_lost(layout: Layout, number: int, one: Seen) -> bool:
    """Tell whether a post has nothing of a value that says when it goes out, or what."""
    block = layout.blocks[number]
    if number in layout.used or number in layout.posts_in or layout.is_told(block):
        return False
    value = layout.source.text[block.value_start : block.end].strip()
    when = one.post.when.value if one.post.when else None
    # The day and the time of a post are written in several ways, and become one.
    if _TIME.search(value):
        return when is None or when.time is None
    if _DATE.search(value) or not DAYS.isdisjoint(in_words(value).split()):
        return when is None
    is_quoted = value.endswith(_CLOSES) and _OPENS.search(value, 0, len(value) - 2)
    return bool(is_quoted or _GOES_OUT.search(value))


def lines(layout: Layout) -> Found:
    """Return the lines of which others in their block are in a post, and words in texts that got lost."""
    return sorted({*_other_lines(layout), *_lost_words(layout)})


def _other_lines(layout: Layout) -> Iterator[tuple[int, str]]:
    taken = {
        line
        for one in layout.seen
        for start, end in stretches_of(one.node)
        for line in layout.lines(start, end)
    }
    for block in (layout.blocks[number] for number in sorted(layout.used)):
        if block.kind in {"row", "heading", "label", "fence"}:
            continue
        for line in layout.lines(block.start, block.end)[block.kind == "value" :]:
            words = layout.source.line(line)
            is_words = len(_WORD.findall(words)) >= _LINE and not _NO_LINE.fullmatch(words)
            is_label = NAMED_PART.fullmatch(words.strip()) is not None or layout.is_named_line(line)
            if is_words and line not in taken and not is_label:
                yield line, words.strip("> \t")


def _lost_words(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield words in angle brackets, as places to fill have, that are not in what was made of their line."""
    for one in layout.seen:
        for text in layout.scalars(one):
            written = layout.source.text[text.start : text.end]
            for said in _ANGLES.finditer(written):
                if len(said[1].split()) > 1 and said[1] not in text.text:
                    yield layout.source.position(text.start + said.start())[0], said[0]


def cells(layout: Layout) -> Found:
    """Return the cells without quotation marks around them, or only in part, where others have them."""
    rows = [
        (post, cell)
        for post, first in enumerate(layout.firsts)
        if first and first.kind == "row" and (cell := _cell(layout, post))
    ]
    bare = [post for post, cell in rows if not (cell[0] in _QUOTE and cell[-1] in _QUOTE)]
    return [layout.place(post) for post in bare] if len(bare) < len(rows) else []


def _cell(layout: Layout, post: int) -> str:
    """Return the cell of a table in which the text of a post stands, as it is written."""
    text, source = layout.seen[post].post.texts[0], layout.source.text
    end = source.find("|", text.end)
    return source[source.rfind("|", 0, text.start) + 1 : end if end >= 0 else None].strip(" *_")


def networks(layout: Layout) -> Found:
    """Return the headings that name networks which the posts below them do not have."""
    found: Found = []
    for one, first in zip(layout.seen, layout.firsts, strict=True):
        # Above a thread, "Threads" names no network.
        own = {"threads"} if len(one.post.texts) > 1 else set[str]()
        named = [(heading, _channels(heading.words) - own) for heading in first.headings[1:]] if first else []
        named = [(heading, channels) for heading, channels in named if channels]
        if one.channels and named and all(one.channels.isdisjoint(channels) for _, channels in named):
            found.append((layout.line(named[-1][0]), named[-1][0].words))
    return found


def _channels(words: str) -> frozenset[str]:
    counted = _COUNTED.fullmatch(words)
    said = counted["post"] if counted and not names_networks_alone(counted["title"]) else words
    named = channels_in(_REMARK.sub(" ", said))
    return frozenset(name if name in CHANNELS else "other" for name in named)
