"""What is wrong with keys that were settled, what is lost by it, and what is a team's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import field
from typing import Final

from postlint.calendars.dates.parse_dates import settled
from postlint.calendars.event_days import CountedDay
from postlint.calendars.key_meanings import is_given
from postlint.calendars.readers.reader import lines_named
from postlint.calendars.templates_and_blanks import only_shows_a_text
from postlint.calendars.terms.team_words import NO_WORDS, Field, OwnWord, TeamWords
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.lazy_patterns import later
from postlint.source.spans import Located, Span
from postlint.source.tree import Entry, Mapping, Scalar, items_of

_MOST: Final = 10
_A_DAY: Final = later(r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?$")

_KNOWN: Final[Dict[Field, str]] = {"channels": "networks", "statuses": "statuses"}


@dataclass(slots=True)
class Report:
    """What was wrong with the keys that were settled, and what only their authors know.

    ``remarks`` keep nothing from being judged. ``beside`` are the names that gave way to plainer ones, each
    with that. ``likely_dates`` are keys that hold dates and mean nothing here, of posts that have no other
    date, by the places of these. ``elsewhere`` are the paths of files that stand in place of texts,
    ``counted`` the days that are counted from an event. ``hashtag_sets`` are the names under which the file
    keeps hashtags that its posts share, ``held_back`` the
    statuses by which posts go out that are not approved.
    """

    words: TeamWords = NO_WORDS
    problems: list[Diagnostic] = field(default_factory=list)
    remarks: list[Diagnostic] = field(default_factory=list)
    extra_keys: list[Located[str]] = field(default_factory=list)
    own_words: list[OwnWord] = field(default_factory=list)
    likely_dates: dict[Span, Scalar] = field(default_factory=dict)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)
    elsewhere: list[Scalar] = field(default_factory=list)
    counted: list[CountedDay] = field(default_factory=list)
    hashtag_sets: frozenset[str] = frozenset()
    held_back: list[Scalar] = field(default_factory=list)

    def note(self, name: Field, word: Scalar) -> None:
        """Remember a word that nobody gave a meaning."""
        self.own_words.append(OwnWord(name, " ".join(word.text.split()), word.span))

    def slip(self, name: Field, place: Scalar, word: str, meant: str) -> None:
        """Remember that a word is likely a slip in another."""
        message = (
            f'"{word}" is none of the {_KNOWN[name]} that are known. Did you mean "{meant}"? If it is a word '
            f"of your own, give it a meaning under {name}: in postlint.yaml."
        )
        self.problems.append(Diagnostic(place.span, message, "reading/unfit-value"))

    def give_way(self, one: Entry, other: Entry, key: str) -> None:
        """Let ``other`` count in place of ``one``; what that loses, it is said at the first place."""
        pair = (one.written, other.written)
        if pair not in self.beside and (lost := _lost(one, other, key)):
            names = f"{one.written}: stands beside {other.written}:, and"
            if one.written == other.written:
                names = f"Another {one.written}: stands here, and"
            what, rule = lost
            self.remarks.append(Diagnostic(one.key_node.span, f"{names} {what}. Keep one of the two.", rule))
        self.beside[pair] += 1

    def notes(self) -> Iterator[str]:
        """Say which texts are not here, and which of two keys for one thing were not used."""
        if self.elsewhere:
            named = ", ".join(
                f"{path.text.strip()}, line {path.span.line}" for path in self.elsewhere[:_MOST]
            )
            number, more = len(self.elsewhere), " …" if len(self.elsewhere) > _MOST else ""
            texts = "1 text that stands in another file, where nobody looked for it"
            if number > 1:
                texts = f"{number} texts that stand in other files, where nobody looked for them"
            yield f"{texts} ({named}{more}): write what goes out in its place"
        if self.held_back:
            lines = lines_named([status.span.line for status in self.held_back])
            yield (
                f"a status by which posts go out ({lines}), since what stands beside it says that they are "
                "not approved: they count as drafts"
            )
        if self.beside:
            pairs = [f"{name}: beside {winner}:" for name, winner in list(self.beside)[:_MOST]]
            more = " …" if len(self.beside) > _MOST else ""
            yield f"{', '.join(pairs)}{more} (of two keys for one thing, one counts)"


def _lost(one: Entry, other: Entry, key: str) -> tuple[str, str] | None:
    """Return what is lost where ``other`` counts in place of ``one``, and the rule that says so."""
    if key in {"text", "thread"}:
        written = {part.text for part in _texts(one) if is_given(part) and not only_shows_a_text(part.text)}
        said_too = written <= {part.text for part in _texts(other)}
        return None if said_too else ("of two texts of a post one is judged", "reading/second-text")
    days = (_day_of(one), _day_of(other))
    # When a post went out need not be the day for which it was planned.
    if key != "date" or None in days or days[0] == days[1] or "published" in one.key.lower():
        return None
    return f"names another day: {days[1]} counts, and not {days[0]}", "reading/second-date"


def _day_of(one: Entry) -> str | None:
    """Return the day under a key, where it is the same in all time zones."""
    found = _A_DAY.match(settled(one.value.text, None)) if isinstance(one.value, Scalar) else None
    return found["day"] if found else None


def _texts(one: Entry) -> Iterator[Scalar]:
    for item in items_of(one.value):
        text = item.get("text") if isinstance(item, Mapping) else item
        if isinstance(text, Scalar):
            yield text
