"""Headings that count: parts where one above them heads a thread, as "Thread (4 posts)" does, else posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from postlint.calendars.dates.counted_days import NUMBERS
from postlint.calendars.guides import instructs, is_title_of_guide
from postlint.calendars.readers.sections.counted_parts import count_from_one
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.heading_words import PARTS, words_in
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.outline import LAST_HEADING, Section
from postlint.calendars.readers.sections.roles_of_headings import SEVERAL, says_how
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.source.lazy_patterns import later
from postlint.source.spans import Source
from postlint.vocabulary import in_small_letters, phrases, unaccented

_NUMBER_BEFORE: Final = re.compile(r"(\d{1,2})(?:[.)]|[ \t]+[—–-])[ \t]+\S")
_GOES_OUT: Final = re.compile(r"(?im)(?:^|\s)#[^\W\d_]\w+|https?://\S|\[(?:link|url)\]|^(?:>|```|~~~)")
"""What most posts have, and what is said about posts mostly has not."""
_ENDS_WITH_TAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]\w+[ \t]*$", re.MULTILINE)
_FEWEST_IN_A_FILE_OF_POSTS: Final = 2
_FEWEST_BELOW_A_TITLE: Final = 3
_ALONE: Final = re.compile(r"#?(?P<number>\d{1,2})[.):]?(?:\s+[—–-]\s.*|\s+\([^()]*\))?\Z", re.DOTALL)
"""A number, and perhaps a remark on what it counts."""
CALLED_POST: Final = later(
    r"(?i)\W*(?:post|beitrag|publicaci[oó]n|publica[cç][aã]o|publication|pubblicazione|bericht|пост|投稿|[ポホ]スト)"
    r"\s*#?(?P<number>\d{1,2})(?!\w)"
)
"""A post with its number, whose name may have lost its accents."""
OUT_OF: Final = re.compile(r"\d\s*(?:/|\b(?:of|von|sur|de|di|van)\b)\s*(?:\d|$)", re.IGNORECASE)
"""Which of how many parts a heading says that it heads."""
_FROM_A_DAY: Final = re.compile(r"\W*[TDJ] ?[-+–−]? ?\d{1,2}(?!\w)")
"""A day that is counted from that of a launch, as in "T+5" and "D-1"."""
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(word for word, number in NUMBERS.items() if number > 1)})"
_HOW_MANY: Final = later(
    rf"(?i)(?<![^\W_])(?P<number>{_NUMBER})[\s-]*(?:posts?|tweets?|tuits?|toots?|skeets?|pouets?|parts?|teilen?|parties"
    r"|partes|parti|delen|beitrage?n?|publicaciones|publicacoes|publications|pubblicazioni|berichten)(?![^\W_])"
    r"|(?P<counted>\d{1,2})[本件条條篇个個]"
    rf"|\b(?:thread|hilo|fil|fio|draadje)\s+(?:of|aus|mit|de|di|da|van|in|en)\s+(?P<of>{_NUMBER})(?![^\W_])"
)
"""How many parts a thread has, as in "5-post thread" and "thread of five"."""
_IN_BRACKETS: Final = later(r"[(\[]\s*(?:(?:a|one|als|ein|un|uma?)\s)?(?:thread|hilo)\b", re.IGNORECASE)
_NAMED: Final = later(
    r"\W*(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s?#?(?P<number>\d{1,2})(?=\s*(?:[:：(（—–-]|\Z))"
)
"""A name of a team's own with a number, and perhaps what is counted behind it."""
_ENDS: Final = later(
    r"(?:\A|\s)(?:(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|#[^\W\d_]\w+|\[(?:link|url)[^\[\]\n]*\])"
    r"[\s`~-]*\Z",
    re.IGNORECASE,
)
"""A link or a hashtag at the end of a text."""
_LONGEST_END: Final = 300
_ADVICE: Final = phrases(
    "tips, rules, practices, tools, sources, audience, approval, dicas, consejos, conseils, tipps, consigli"
)
"""Of the words for how posts go about a topic, those that head advice as often."""
_STAGES: Final = phrases(
    """
    step, phase, stage, month, quarter, sprint, milestone, section, chapter, wave, persona, account, source,
    figure, level, priority, schritt, monat, quartal, kapitel, abschnitt, étape, mois, chapitre, paso, etapa,
    fase, mes, mês, sección, seção, capítulo, passo, mese, sezione, capitolo, stap, maand
    """
)
"""What plans and papers count."""
_HEADS: Final = frozenset({"network", "post", "topic"})
_OF_POSTS: Final = frozenset({"channel", "date", "time"})
"""Fields that posts have, and the parts of one do not."""
_FEWEST: Final = 2


def mark_counted(root: Section, source: Source, *, of_posts: bool, of_one: bool) -> None:
    """Let sections count as posts whose headings are counted from 1 on, and most of which look like one.

    They stand in a file of which its name says that it is ``of_posts``, or below a title of several posts.
    A name with a number, such as "Tip 1", heads one where the file is ``of_one`` network besides.
    """
    for above in root.all_below():
        if is_title_of_guide(above.label.title.text):
            continue
        counted = [inner for inner in above.sections if _number(inner) is not None]
        _mark_counted_below(above)
        _mark_days(above)
        _mark_angles(above, source)
        if of_posts and of_one:
            _mark_named(above, source)
        if list(map(_number, counted)) != list(range(1, len(counted) + 1)):
            continue
        are_posts = (of_posts and _are_of_title(above, counted, source)) or _end_as_posts(
            above, counted, source
        )
        has_all = above.label.several and all(map(_is_pictured, counted))
        if are_posts or (len(counted) > 1 and (has_all or all(map(_says_text, counted)))):
            for inner in counted:
                if inner.label.role in {"topic", "aside", "field"}:
                    # "Both games, one thread" is one post as the others are, where it is no longer.
                    others = (one.length for one in counted if one is not inner)
                    thread = inner.label.thread and inner.length > max(others, default=0)
                    inner.mark(role="post", named=True, field="", thread=thread)


def _mark_days(above: Section) -> None:
    """Let a text in marks below "T+5 · Privacy" be a post as those on networks below "T0 · Launch" are."""
    days = [inner for inner in above.sections if _FROM_A_DAY.match(inner.label.title.text)]
    if not any(one.label.channels for day in days for one in day.all_below()):
        return
    for day in days:
        if day.label.role == "topic" and not day.sections and _has_one_in_marks(day):
            day.mark(role="post", named=True)


def _has_one_in_marks(section: Section) -> bool:
    kinds = [piece.kind for piece in section.content]
    return kinds.count("quote") + kinds.count("fence") == 1


def _mark_angles(above: Section, source: Source) -> None:
    """Let "Technical hook" head a post that ends in a link or hashtags as "Launch news" does beside it.

    Below the heading of a network they are posts alike; a hook to choose from has neither at its end.
    """
    ending = [
        one
        for one in above.sections
        if _hold_texts([one], source)
        and one.content[0].kind != "list"
        and _ENDS.search(_text(one, source)[-_LONGEST_END:])
    ]
    if above.label.role == "network" and any(one.label.role in {"network", "post"} for one in ending):
        for inner in ending:
            is_angle = inner.label.role == "aside" and says_how(inner.label.plain)
            if is_angle and _ADVICE.isdisjoint(words_in(inner.label.plain)):
                inner.mark(role="post", named=True)


def _mark_named(above: Section, source: Source) -> None:
    """Let "Tip 1" and "Tip 2" head a post each, as "Post: the wheel" does.

    Below a heading of no posts they do where it counts them, or most look like one: a guide gives tips, too.
    """
    label = above.label
    opens = label.role == "aside" and says_how(label.plain)
    is_of_one = label.thread or (label.named and not label.several)
    if is_of_one or not (opens or label.role in {"topic", "network", "file"}):
        return
    called = [
        inner
        for inner in above.sections
        if inner.label.role in {"post", "network"} and inner.label.named and not inner.label.channels
    ]
    for numbers in counted_by_name([inner.label for inner in above.sections]):
        named = [above.sections[number] for number in numbers]
        is_sure = not opens or label.count == len(named) or _go_out(named, source)
        called += named if is_sure and _hold_texts(named, source) else []
    for inner in called:
        if inner.label.role == "topic":
            inner.mark(role="post", named=True)
    if opens and called:
        above.mark(role="topic")


def _says_text(section: Section) -> bool:
    """Tell whether a label in a section says what the text of a post is."""
    labels = (inner.label for inner in section.sections)
    return any(piece.name == "text" for piece in section.content) or any(
        label.role == "content" for label in labels
    )


def _is_pictured(section: Section) -> bool:
    """Tell whether a text stands in marks in a section, and is said to go out with a picture or without."""
    return _has_one_in_marks(section) and any(piece.name in {"media", "alt"} for piece in section.fields)


def _number(section: Section) -> int | None:
    found = _NUMBER_BEFORE.match(section.label.title.text)
    return int(found[1]) if found else None


def _go_out(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether most of ``sections`` have what posts have, and all have a text and nothing below it."""
    if len(sections) < _FEWEST_IN_A_FILE_OF_POSTS or not _hold_texts(sections, source):
        return False
    return sum(bool(_GOES_OUT.search(_text(one, source))) for one in sections) * 2 > len(sections)


def _are_of_title(above: Section, sections: Sequence[Section], source: Source) -> bool:
    """Tell whether most of ``sections`` go out, or all are texts below a title such as "Tweet drafts"."""
    label = above.label
    is_title = above.level == 1 and label.role == "network" and bool(label.channels) and not label.thread
    return _go_out(sections, source) or (
        is_title and len(sections) >= _FEWEST_BELOW_A_TITLE and _hold_texts(sections, source)
    )


def _hold_texts(sections: Sequence[Section], source: Source) -> bool:
    """Tell whether all ``sections`` have a text that says to nobody what to do, and nothing below it."""
    return all(one.content and not one.sections and not instructs(_text(one, source)) for one in sections)


def _text(section: Section, source: Source) -> str:
    return source.text[section.content[0].start : section.end]


def _end_as_posts(above: Section, sections: Sequence[Section], source: Source) -> bool:
    """Tell whether ``sections`` stand below a title of posts, and most end with a line or hashtags."""
    if not above.label.several or len(sections) < _FEWEST_BELOW_A_TITLE:
        return False
    lasts = [section.content[-1] for section in sections if section.content]
    ended = [
        last.kind == "rule" or bool(_ENDS_WITH_TAG.search(source.text, last.start, last.end))
        for last in lasts
    ]
    return sum(ended) * 2 >= len(sections)


def _mark_counted_below(above: Section) -> None:
    """Let sections in ``above`` head a part each if it heads one thread, and a post below a network.

    Posts are but counted; parts may be called posts as well, or be as many as the heading says.
    """
    label = above.label
    if label.thread and label.role in _HEADS:
        _mark_parts(above.sections, label)
    elif label.role == "network":
        for inner in _counted(above.sections, _ALONE):
            if inner.level >= LAST_HEADING:
                inner.mark(role="post", named=True)
    _mark_counted_on(above.sections)


def _mark_counted_on(sections: Sequence[Section]) -> None:
    """Let each part be a post that is counted on from one day to the next, as "Tweet 6" below "Day 2"."""
    days = [one for one in sections if one.label.day or one.label.date]
    parts = [[one for one in day.sections if one.label.role == "part"] for day in days]
    labels = [one.label for part in parts for one in part]
    numbers = [label.number or 0 for label in labels]
    says_thread = any(one.label.thread for day in days for one in day.all_below())
    is_out_of = any(OUT_OF.search(label.title.text) for label in labels)
    counts_on = sum(map(bool, parts)) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    for one in (one for part in parts for one in part if counts_on and not says_thread and not is_out_of):
        one.mark(role="post", named=True)


def counted_by_name(labels: Sequence[Label | None]) -> list[list[int]]:
    """Return which titles of topics are a name with numbers from 1 on, as "Tip 1" and "Tip 2: Gates" are."""
    named: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, label in enumerate(labels):
        found = _NAMED.match(label.title.text) if label and label.role == "topic" and not label.day else None
        name = found["name"].lower() if found else ""
        if found and field_named(name) is None and _STAGES.isdisjoint(name.split()):
            named[name].append((int(found["number"]), at))
    groups = named.values()
    return [[at for _, at in group] for group in groups if count_from_one([number for number, _ in group])]


def _mark_parts(sections: Sequence[Section], thread: Label) -> None:
    """Let the posts below a heading be the parts of its thread, unless they go out each for itself."""
    title = unaccented(thread.title.text)
    said = _HOW_MANY.search(title)
    number = said and in_small_letters(said["number"] or said["counted"] or said["of"])
    is_one = said or _IN_BRACKETS.search(title) or SEVERAL.isdisjoint(words_in(title))
    parts = _counted(sections, CALLED_POST) or _counted(sections, _ALONE) if is_one else []
    parts = parts or [
        one for one in sections if said and (one.label.role in _HEADS or one.label.whole in PARTS)
    ]
    if number and len(parts) != (NUMBERS.get(number) or int(number)):
        return
    if len(parts) < _FEWEST or _go_out_apart(parts, thread):
        return
    for place, part in enumerate(parts, 1):
        part.mark(role="part", named=True, number=place)


def _counted(sections: Sequence[Section], called: re.Pattern[str]) -> list[Section]:
    """Return the sections that are counted from 1 on, if there are several."""
    titles = [(one, unaccented(one.label.title.text)) for one in sections]
    found = [(one, said) for one, title in titles if (said := called.match(title))]
    return [one for one, _ in found] if count_from_one([int(said["number"]) for _, said in found]) else []


def _go_out_apart(parts: Sequence[Section], thread: Label) -> bool:
    """Tell whether what would be parts have days or networks of their own, or a network without threads."""
    labels = [part.label for part in parts]
    places = {label.channels or thread.channels for label in labels}
    return (
        len(places) > 1
        or any(place and WITH_THREADS.isdisjoint(place) for place in places)
        or any(label.date for label in labels)
        or all(label.day for label in labels)
        or any(piece.name in _OF_POSTS for part in parts for piece in part.fields)
    )
