"""Versions of one post side by side, in several languages too: which counts, what goes with the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.readers.sections.drafts_and_threads import Draft
from postlint.calendars.readers.sections.fields_above_posts import Around
from postlint.calendars.readers.sections.heading_words import (
    CAPTIONS,
    DAYS,
    ENGLISH,
    FILLER,
    LANGUAGES,
    NETWORKS,
    ONE_POST,
    POSTS_OF,
)
from postlint.calendars.readers.sections.outline import Section
from postlint.calendars.readers.sections.roles_of_headings import HEAD_END, is_final, language_of, options_of
from postlint.source.lazy_patterns import later
from postlint.vocabulary import phrases

_CHOSEN: Final = later(
    r"(?i)\A\W{0,9}[✅⭐]|[(\[]\s?[✅⭐]|[✅⭐]\W{0,9}\Z"
    r"|(?:[(\[]|[—–-]\s|←\s?|<-\s?|[✅⭐]\ufe0f?\s?)(?:[✅⭐]\ufe0f?\s?)?"
    r"(?:the )?(?:chosen|selected|picked|winner|final|approved|use this"
    r"|gewählt|ausgewählt|choisie?|retenue?|elegid[ao]|scelt[ao]|escolhid[ao]|gekozen)\s*"
    r"(?:(?:by|on|von|am|par|por|da|door|op)\s[^()\[\]]*(?=[)\]])|(?=[)\],;:.!]|\Z))"
)
"""What is said in a heading of the version that goes out."""
_BEHIND: Final = phrases(
    """
    after, to, for, of, with, below, under, nach, zu, für, unter, après, pour, sous, à, tras, para, dopo, per,
    após, na, voor, onder
    """
)
_APART: Final = frozenset({"network", "post", "option"})
"""What goes out in its own right, whatever its heading compares it with."""
_FIRST: Final = frozenset({"1", "a"})
_OF_POSTS: Final = frozenset({"network", "post", "part"})
_WORD: Final = later(r"\w+")
_MOST_WORDS: Final = 20
_LONGEST_NAME: Final = 4
_FOR_WHOM: Final = later(
    r"(?i)\((?:for|to|für|an|pour|aux?|para|per|voor|aan)\s+(?P<those>[^()]{3,})\)"
    r"|[—–:-]\s+(?:for|für|pour|para|per|voor)\s+(?P<them>[^()]{3,})\Z"
)
"""For whom a text is: one in another language, or another version, for others is none of the same post."""
_NAMED: Final = later(
    r"(?i)(?P<of>\w.{0,80}?)(?:[\s,]*[—–:|·,-])?\s+(?:options?|varia(?:nt|tion|nte)|alternativ\w+"
    r"|versi[oóe]n\w?|versão|versao|versie|fassung|opci[oó]n|opç[aã]o|opzione)\s+#?(?P<which>[a-z]|\d{1,2})\b"
)
"""A version that is counted, behind what it is one of: "Roof post, option 1", "Post 2 – Version B"."""
_ARE_POSTS: Final = (ONE_POST - CAPTIONS - {"copy", "update", "announcement"}) | POSTS_OF.keys() | DAYS
"""What a version is one of that is no version of a part of a post, as "Hook – Option A" is."""


def has_versions(section: Section) -> bool:
    """Tell whether what stands in a section is another version of its own text, or no text at all."""
    roles = {inner.label.role for inner in section.sections}
    below = (one for inner in section.sections for one in inner.all_below())
    are_named = any(piece.name == "text" for one in below for piece in one.content)
    return bool(roles) and roles <= {"option", "aside", "field"} and not are_named


def is_version(section: Section, of: Draft, kept: Section, around: Around) -> bool:
    """Tell whether a section is another version of a post that was ``kept``, of the same thing.

    It names no other networks, no other day and no others whom it is for. Options of something else are
    versions only where posts stand ``around``.
    """
    named = section.label.channels
    if _is_of_another(section, kept) or (not named and _is_for_others(section, kept)):
        return False
    if not (around.in_scope or named) and options_of(section.label.plain):
        return False
    if is_in_a_language(section) and _FOR_WHOM.search(section.label.title.text):
        return False
    day = Around().below(section)
    date = day.date or day.fields.get("date")
    before = of.around.date or of.around.fields.get("date")
    if date and (before is None or before.text != date.text):
        return False
    return not named or set(named) == {channel.text for channel in of.around.channels}


def _is_of_another(section: Section, kept: Section) -> bool:
    """Tell whether a section is a version of a post that the title of the one ``kept`` does not name.

    The first of several versions of a post is none of a section whose title names no post.
    """
    version = _NAMED.match(section.label.plain)
    words = _WORD.findall(version["of"]) if version else []
    *_, last = [word for word in words if not word.isdecimal()] or [""]
    if version is None or last not in _ARE_POSTS:
        return False
    if version["which"] in _FIRST and kept.label.role == "topic":
        return True
    thing = {word for word in words if word not in FILLER and word not in NETWORKS and word not in DAYS}
    return bool(thing) and thing.isdisjoint(_WORD.findall(kept.label.whole))


def _is_for_others(section: Section, kept: Section) -> bool:
    """Tell whether a section and the one ``kept`` say each whom they are for, and these are not the same."""
    found = [_FOR_WHOM.search(one.label.whole) for one in (section, kept)]
    whom = [one["those"] or one["them"] for one in found if one]
    return len(whom) == len(found) and whom[0] != whom[1]


def chosen_first(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the sections; the only version of several that is said to be chosen comes first of them."""
    options = [section for section in sections if section.label.role == "option"]
    chosen = [section for section in options if is_chosen(section)]
    if len(chosen) != 1 or chosen[0] is options[0]:
        return sections
    rest = [section for section in sections if section is not chosen[0]]
    at = rest.index(options[0])
    return [*rest[:at], chosen[0], *rest[at:]]


def is_chosen(section: Section) -> bool:
    """Tell whether a heading says that the version below it goes out."""
    return section.label.role == "option" and _CHOSEN.search(section.label.title.text) is not None


def final_alone(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the sections; beside one that heads what goes out in the end, none of drafts and steps.

    Beside posts, the final one is the last of them.
    """
    finals = [section for section in sections if is_final(section.label.plain)]
    others = [section for section in sections if section not in finals]
    if len(finals) != 1 or any(one.label.role in _OF_POSTS or one.label.channels for one in others):
        return sections
    return [one for one in sections if one in finals or one.label.role == "field"]


def place_comments(around: Section) -> None:
    """Put comments whose headings name a version, as "First comment (Option B)" does, into its section."""
    named = named_in(around.sections)
    placed = {
        comment.start: versions[0]
        for comment in around.sections
        if named and comment.label.field == "first_comment" and (versions := _versions_of(comment, named))
    }
    for comment in (one for one in around.sections if one.start in placed):
        placed[comment.start].sections.append(comment)
    around.sections[:] = (one for one in around.sections if one.start not in placed)


def named_in(sections: Iterable[Section]) -> dict[str, Section]:
    """Return the versions among ``sections`` by what is said of what goes with them: "Option B", "for B"."""
    found: dict[str, Section] = {}
    for option in (one for one in sections if one.label.role == "option"):
        words = _WORD.findall(HEAD_END.split(option.label.plain)[0])
        names = [
            " ".join(words),
            *(f"{word} {words[-1]}" for word in _BEHIND if words and len(words[-1]) == 1),
        ]
        for name in filter(None, names):
            found.setdefault(name, option)
    return found


def without_those_of(
    passed: Collection[int], parts: Sequence[Section], named: Dict[str, Section]
) -> list[Section]:
    """Return ``parts`` without replies to versions that begin where some were ``passed`` over."""
    return [part for part in parts if not _is_passed(part, passed, named)]


def _is_passed(part: Section, passed: Collection[int], named: Dict[str, Section]) -> bool:
    if not passed or (part.label.role in _APART and not part.label.thread):
        return False
    versions = _versions_of(part, named)
    return bool(versions) and all(one.start in passed for one in versions)


def _versions_of(section: Section, named: Dict[str, Section]) -> list[Section]:
    """Return the versions that a heading names."""
    words = _WORD.findall(section.label.whole)[:_MOST_WORDS]
    stretches = (
        " ".join(words[at:end])
        for at in range(len(words))
        for end in range(at + 1, min(at + _LONGEST_NAME, len(words)) + 1)
    )
    return [named[name] for name in stretches if name in named]


def is_english(section: Section) -> bool:
    """Tell whether a label says that what stands below it is in English."""
    return section.label.plain in ENGLISH or language_of(section.label.whole) in ENGLISH


def is_in_a_language(section: Section) -> bool:
    """Tell whether a label names a language."""
    return section.label.plain in LANGUAGES or bool(language_of(section.label.whole))


def english_first(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the sections; of several languages, English comes first, since its texts can be judged."""
    languages = [section for section in sections if is_in_a_language(section)]
    english = next(filter(is_english, languages), None)
    if english is None or english is languages[0]:
        return sections
    at = next(number for number, section in enumerate(sections) if section is languages[0])
    rest = [section for section in sections if section is not english]
    return [*rest[:at], english, *rest[at:]]
