"""What is counted below a heading: parts where it heads a thread, as "Thread (4 posts)" does, else posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from postlint.calendars.dates.counted_days import NUMBERS
from postlint.calendars.readers.sections.fields import field_named
from postlint.calendars.readers.sections.labels import Label
from postlint.calendars.readers.sections.roles import SEVERAL, words_in
from postlint.calendars.readers.sections.section import LAST_HEADING, Section
from postlint.calendars.readers.sections.words import PARTS
from postlint.calendars.terms.network_names import WITH_THREADS
from postlint.source.lazy_patterns import later
from postlint.vocabulary import unaccented

_ALONE: Final = re.compile(r"#?(?P<number>\d{1,2})[.):]?(?:\s+[—–-]\s.*|\s+\([^()]*\))?\Z", re.DOTALL)
"""A number, and perhaps a remark on what it counts."""
CALLED_POST: Final = later(
    r"\W*(?:post|beitrag|publicaci[oó]n|publica[cç][aã]o|publication|pubblicazione|bericht|пост|投稿|[ポホ]スト)"
    r"\s*#?(?P<number>\d{1,2})(?!\w)",
    re.IGNORECASE,
)
"""A post with its number, whose name may have lost its accents."""
OUT_OF: Final = re.compile(r"\d\s*(?:/|\b(?:of|von|sur|de|di|van)\b)\s*(?:\d|$)", re.IGNORECASE)
"""Which of how many parts a heading says that it heads."""
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(word for word, number in NUMBERS.items() if number > 1)})"
_HOW_MANY: Final = later(
    rf"(?<![^\W_])(?P<number>{_NUMBER})[\s-]*(?:posts?|tweets?|tuits?|toots?|skeets?|pouets?|parts?|teilen?|parties"
    r"|partes|parti|delen|beitrage?n?|publicaciones|publicacoes|publications|pubblicazioni|berichten)(?![^\W_])"
    r"|(?P<counted>\d{1,2})[本件条條篇个個]"
    rf"|\b(?:thread|hilo|fil|fio|draadje)\s+(?:of|aus|mit|de|di|da|van|in|en)\s+(?P<of>{_NUMBER})(?![^\W_])",
    re.IGNORECASE,
)
"""How many parts a thread has, as in "5-post thread" and "thread of five"."""
_IN_BRACKETS: Final = later(r"[(\[]\s*(?:(?:a|one|als|ein|un|uma?)\s)?(?:thread|hilo)\b", re.IGNORECASE)
_NAMED: Final = later(
    r"\W*(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s?#?(?P<number>\d{1,2})(?=\s*(?:[:：(（—–-]|\Z))"
)
"""A name of a team's own with a number, and perhaps what is counted behind it."""
_STAGES: Final = frozenset(
    {
        *("step", "phase", "stage", "month", "quarter", "sprint", "milestone", "section", "chapter", "wave"),
        *("persona", "account", "source", "figure", "level", "priority", "schritt", "monat", "quartal"),
        *("kapitel", "abschnitt", "étape", "mois", "chapitre", "paso", "etapa", "fase", "mes", "mês"),
        *("sección", "seção", "capítulo", "passo", "mese", "sezione", "capitolo", "stap", "maand"),
    }
)
"""What plans and papers count."""
_HEADS: Final = frozenset({"network", "post", "topic"})
_OF_POSTS: Final = frozenset({"channel", "date", "time"})
"""Fields that posts have, and the parts of one do not."""
_FEWEST: Final = 2


def mark_counted_below(above: Section) -> None:
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
    return [
        [at for _, at in group]
        for group in groups
        if [number for number, _ in group] == [*range(1, max(len(group), _FEWEST) + 1)]
    ]


def _mark_parts(sections: Sequence[Section], thread: Label) -> None:
    """Let the posts below a heading be the parts of its thread, unless they go out each for itself."""
    title = unaccented(thread.title.text)
    said = _HOW_MANY.search(title)
    number = said and (said["number"] or said["counted"] or said["of"]).lower()
    is_one = said or _IN_BRACKETS.search(title) or SEVERAL.isdisjoint(words_in(title))
    parts = _counted(sections, CALLED_POST) or _counted(sections, _ALONE) if is_one else []
    parts = parts or [one for one in sections if said and _may_be_part(one)]
    if number and len(parts) != (NUMBERS.get(number) or int(number)):
        return
    if len(parts) < _FEWEST or _go_out_apart(parts, thread):
        return
    for place, part in enumerate(parts, 1):
        part.mark(role="part", named=True, number=place)


def _may_be_part(section: Section) -> bool:
    return section.label.role in _HEADS or section.label.whole in PARTS


def _counted(sections: Sequence[Section], called: re.Pattern[str]) -> list[Section]:
    """Return the sections that are counted from 1 on, if there are several."""
    titles = [(one, unaccented(one.label.title.text)) for one in sections]
    found = [(one, said) for one, title in titles if (said := called.match(title))]
    numbers = [int(said["number"]) for _, said in found]
    return [one for one, _ in found] if numbers == [*range(1, max(len(numbers), _FEWEST) + 1)] else []


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
