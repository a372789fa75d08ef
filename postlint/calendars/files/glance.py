"""Files in which nothing is a post, told by their keys and first lines: most files of a repository.

What is passed over here is what every reader declines as something else, and of which nothing more is said: a
test holds it to that. Of what is not, nothing is known yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from postlint.calendars.field_names import folded, names_of, risky_names_of, without_language
from postlint.calendars.meanings import LISTS_OF_POSTS, NUMBERED_DAYS, channel_of, is_of_a_day
from postlint.calendars.readers.native import OF_POSTS
from postlint.calendars.readers.reader import About
from postlint.calendars.schema import known_keys
from postlint.calendars.value_words import is_everywhere
from postlint.source.front_matter import may_open
from postlint.source.spans import Source
from postlint.source.tree import scalar
from postlint.source.yaml.keys import keys_in

_Role: TypeAlias = Literal["text", "title", "network"]
_REMEMBERED: Final = 32_768
_DAY_OF_A_MONTH: Final = 2
"""How many digits it has, below a year and a month."""


def holds_nothing(source: Source, about: About) -> bool:
    """Tell whether all readers surely decline ``source`` as something else, and nothing else is said of it.

    It is never told of files that somebody asks for, or that a name speaks for.
    """
    look = _LOOKS.get(about.path.suffix.lower())
    return look is not None and not about.is_of_posts and look(source, about)


def _is_other_data(source: Source, about: About) -> bool:
    """Tell whether there are no keys in YAML below which a text could be one of a post."""
    from postlint.calendars.readers.spaced_yaml import may_lack_spaces

    text = source.text
    if about.is_named_like_one or about.is_named(OF_POSTS) or "yaml-language-server:" in text:
        return False
    keys = None if may_lack_spaces(text) else keys_in(text)
    return keys is not None and not _may_hold_texts(keys, about.columns)


def _may_hold_texts(keys: Iterable[str], columns: Dict[str, str]) -> bool:
    roles = {_role(key) for key in keys}
    if "text" in roles or {"title", "network"} <= roles:
        return True
    return bool(columns) and not {folded(key) for key in keys}.isdisjoint(map(folded, columns))


@lru_cache(maxsize=_REMEMBERED)
def _role(key: str) -> _Role | None:
    """Return what may stand below a key: a text or texts, the title of a video, or the network of one."""
    plain = folded(key)
    means = _meant(key)
    if (
        means in {"text", "thread"}
        or plain in {"status", "pack"}
        or _meant(without_language(key)) in {"text", "thread"}
        or channel_of(key) is not None
        or is_everywhere(key)
        or LISTS_OF_POSTS.fullmatch(plain)
        or is_of_a_day(key)
        or NUMBERED_DAYS.fullmatch(plain)
        or (key.isdecimal() and len(key) <= _DAY_OF_A_MONTH)
    ):
        return "text"
    if means == "channel" or plain.startswith("video") or key in _of_tools():
        return "network"
    return "title" if means in {"title", "description"} else None


def _meant(name: str) -> str | None:
    plain = folded(name)
    known = names_of("post").get(plain) or risky_names_of("post").get(plain)
    return known or (plain if plain in known_keys("post") else None)


@cache
def _of_tools() -> frozenset[str]:
    from postlint.calendars.readers.loose.tools import KEYS_OF_NETWORKS

    return KEYS_OF_NETWORKS


def _is_bare_page(source: Source, _about: About) -> bool:
    """Tell whether Markdown has no front matter, and no title that says where it goes out."""
    from postlint.calendars.readers.named_post import title_of

    text = source.text
    if not text or text.isspace() or may_open(text) or "postlint:" in text:
        return False
    return title_of(scalar(source, 0, len(text))) is None


_LOOKS: Final[Dict[str, Callable[[Source, About], bool]]] = {
    **dict.fromkeys((".yaml", ".yml"), _is_other_data),
    **dict.fromkeys((".md", ".markdown", ".mdx"), _is_bare_page),
}
"""By the ending of a name; files of other sorts are looked into where something speaks for posts."""
