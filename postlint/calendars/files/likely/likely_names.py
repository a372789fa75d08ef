"""What the names of files and folders say of the posts in them, and which endings are slips for others.

A file with a slip in its ending, or a second one behind, is read under the name that was meant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path, PurePath
from typing import Final

from postlint.calendars.files.walk import OF_TOOLS
from postlint.calendars.terms.network_names import CHANNEL_NAMES
from postlint.source.paths import absolute, exists

_SHORTEST_NAME: Final = 3
NETWORKS: Final = "|".join(
    sorted(
        name
        for name in CHANNEL_NAMES.keys() - {"other", "threads"}
        if len(name) >= _SHORTEST_NAME and name.isalpha()
    )
)
"""The names of networks that mean nothing else, for expressions."""


@cache
def _compiled(alternatives: str) -> re.Pattern[str]:
    """Return what finds one of these words in small letters, compiled at the first name that is asked of."""
    return re.compile(rf"(?<![a-z])(?:{alternatives})(?![a-z])")


def _words(*alternatives: str) -> str:
    return "|".join(alternatives)


def _one_of(words: str, names: Iterable[str]) -> bool:
    """Tell whether one of ``words`` is in one of ``names``."""
    return any(_is_in(words, name) for name in names)


@lru_cache(maxsize=4096)
def _is_in(words: str, name: str) -> bool:
    # Files of one folder share all names but their own. Expressions are slower where case does not count.
    return _compiled(words).search(name.lower()) is not None


_OF_POSTS: Final = _words(
    "tweets|toots|skeets",
    "(?:tweet|toot|skeet)[-_ ](?:queue|drafts?|schedule|list|bank|ideas|copy|calendar|plan|thread)",
    "launch[-_ ]?posts?",
    "social[-_ ]?(?:media)?[-_ ]?(?:posts?|copy|captions?|queue|drafts)",
    rf"(?:{NETWORKS})[-_ ]?(?:posts?|threads?|copy|drafts|captions?|queue)",
)
_OF_CALENDARS: Final = _words(
    "(?:content|editorial|posting|social|social[-_ ]?media)[-_ ]?(?:calendar|schedule|plan|planner|planning)",
    "(?:redaktions|content|social[-_ ]?media[-_ ]?|posting|beitrags)[-_ ]?(?:plan|kalender|planung)",
    "(?:calendrier|planning)[-_ ](?:[eé]ditorial|de[-_ ]publication|(?:des[-_ ])?r[eé]seaux|social)",
    "(?:calend[aá]rio|plan|parrilla|grilla|grade)[-_ ](?:editorial|de[-_ ](?:contenidos?|conte[uú]dos?"
    "|publicaciones|publica[cç][oõ]es|redes))",
    "(?:piano|calendario)[-_ ](?:editoriale|social|(?:dei[-_ ])?contenuti)",
)
_OF_MARKETING: Final = _words(
    "posts?|marketing|promo(?:tion)?|captions?|publications|publicaciones|publica[cç][oõ]es|beitr[aä]e?ge|berichten",
    "comms|communications|announcements?|kommunikation|[oö]e?ffentlichkeitsarbeit|ank[uü]e?ndigungen",
    "communication|annonces|comunicaci[oó]n|difusi[oó]n|anuncios|comunicazione|annunci|comunica[cç][aã]o",
    "divulga[cç][aã]o|an[uú]ncios|communicatie|aankondigingen",
)
_OF_NETWORKS: Final = _words(
    "socials?|r[eé]seaux[-_ ]sociaux|redes[-_ ]socia(?:le|i)s",
    NETWORKS,
    "buffer|hootsuite|metricool|publer|socialbee|typefully|postiz|blotato",
)
_OF_PLANS: Final = _words("calendar|schedule|plan|queue|posts?|posted|published|tweeted|tooted|outbox")
_OF_OTHER_THINGS: Final = _words(
    "login|log-in|auth|oauth2?|accounts?|sign-?in|icons?|buttons?|share|sharing|links?|embeds?|plugins?",
    "providers?|api|sdk|cards?|preview|meta|analytics|graph|policy|guides?|guidelines?|strategy|templates?",
    "scraper|tests?|testdata|fixtures?|specs?|mocks?|snapshots?|vendor|third[-_]party|_posts",
    "site-packages|dist-packages|prompts?|skills?|agents?|datasets?|corpus|locales?|i18n|contributing|managing",
    "voice|house[-_ ]style|testimonials?|endorsements?|workflows|jobs|careers|vacancies|resume|cv",
)
"""What files and folders are called that are about networks, or show how posts look, and hold none."""
_OF_MEETINGS: Final = _words("minutes|meetings?|retrospectives?|protokolle?")
_ABOUT: Final = re.compile(
    r"readme|index|changelog|changes|release[-_ ]?notes|contributing|license|security"
    r"|code_of_conduct|claude|todo|requirements(?:[-_.].*)?",
    re.IGNORECASE,
)


def below_folder(path: Path, root: Path) -> PurePath:
    """Return ``path`` as seen from ``root``: only names below it say anything."""
    # Asked of every file of a repository, in which pathlib would be most of the cost.
    folder, written = os.path.join(absolute(root), ""), str(path)  # noqa: PTH118
    return PurePath(written[len(folder) :] if written.startswith(folder) else path.name)


def lies_elsewhere(path: PurePath) -> bool:
    """Tell whether files under this name are anything but posts that somebody plans."""
    return is_hidden(path) or is_of_other_things(path)


def is_hidden(path: PurePath) -> bool:
    """Tell whether a file is nobody's text: it lies where tools keep things, or has the name of a scratch."""
    return path.name.startswith((".", "~")) or not OF_TOOLS.isdisjoint(path.parts)


def is_of_other_things(path: PurePath) -> bool:
    """Tell whether a name on the way to the file is one of software, of manners or of meetings."""
    is_about = _ABOUT.fullmatch(path.stem) is not None
    return is_about or _one_of(_OF_OTHER_THINGS, path.parts) or _one_of(_OF_MEETINGS, path.parts)


def is_of_a_meeting(path: PurePath) -> bool:
    """Tell whether the file is called minutes: people speak of posts there, and may agree on some."""
    return _one_of(_OF_MEETINGS, path.parts)


def is_called_captions(path: PurePath) -> bool:
    """Tell whether the file is called captions, or posts, and no more."""
    return bool(re.fullmatch(r"captions?|posts", path.stem.lower()))


def is_called_posts(path: PurePath) -> bool:
    """Tell whether the name of the file, or of a folder around it, says that posts are in it."""
    return _one_of(_OF_POSTS, _names(path))


def helps(path: PurePath) -> bool:
    """Tell whether a name on the way to the file speaks of posts, of calendars or of marketing."""
    return is_called_social(path) or is_called_calendar(path) or may_hold_posts(path)


def is_called_calendar(path: PurePath) -> bool:
    """Tell whether the name of the file is that of a calendar of posts, or of posts."""
    return any(_one_of(words, (path.stem,)) for words in (_OF_CALENDARS, _OF_POSTS))


def is_called_social(path: PurePath) -> bool:
    """Tell whether a name on the way to the file speaks of networks, or of a tool that posts to them."""
    return is_called_posts(path) or _one_of(_OF_NETWORKS, _names(path))


def may_hold_posts(path: PurePath) -> bool:
    """Tell whether a name on the way to the file is one of posts or of marketing, whatever posts they are."""
    return _one_of(_OF_MARKETING, (path.stem, *path.parts[-2:-1]))


def is_called_plan(path: PurePath) -> bool:
    """Tell whether the name of the file says that something is planned."""
    return _one_of(_OF_PLANS, (path.stem,))


def is_called_network(path: PurePath) -> bool:
    """Tell whether the file is called as a network is, and no more."""
    return bool(re.fullmatch(NETWORKS, path.stem.lower()))


def lies_among_posts(path: PurePath) -> bool:
    """Tell whether a folder around the file is one of posts."""
    return is_called_posts(path.parent) or any(
        re.fullmatch(rf"socials?|social[-_ ]media|{NETWORKS}", part.lower()) for part in path.parts[:-1]
    )


def _names(path: PurePath) -> tuple[str, ...]:
    return (*path.parts[:-1], path.stem)


_ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl", ".csv", ".tsv", ".markdown")
_SECOND: Final = frozenset({".txt", ".bak", ".old", ".orig"})
_WITHOUT_A_LETTER: Final = 4
"""From this length on, an ending that lacks a letter is hardly one of something else, as .cs and .ml are."""


def meant_name(path: Path) -> Path | None:
    """Return what the file at ``path`` was to be called; None where its ending is nobody's slip.

    What has a second ending, and lies beside a file without it, was put aside.
    """
    suffix = path.suffix.lower()
    if suffix in _SECOND:
        inner = path.with_suffix("")
        return inner if inner.suffix.lower() in (*_ENDINGS, ".md") and not exists(inner) else None
    meant = _slips().get(suffix)
    return path.with_suffix(meant) if meant else None


def has_second_ending(path: Path) -> bool:
    """Tell whether the ending of ``path`` is one that stands behind another."""
    return path.suffix.lower() in _SECOND


@cache
def _slips() -> dict[str, str]:
    """Return endings with letters left out, doubled or swapped, each with the one that was meant."""
    slips = {slip: ending for ending in _ENDINGS for slip in _slips_of(ending)}
    return {slip: ending for slip, ending in slips.items() if slip not in _ENDINGS}


def _slips_of(ending: str) -> Iterator[str]:
    for place in range(1, len(ending)):
        before, letter, behind = ending[:place], ending[place], ending[place + 1 :]
        yield f"{before}{letter}{letter}{behind}"
        if len(ending) > _WITHOUT_A_LETTER:
            yield f"{before}{behind}"
        if behind:
            yield f"{before}{behind[0]}{letter}{behind[1:]}"
