"""Is a file worth parsing? What is known of it before, and whether most may be passed over for that.

That is told by the keys of YAML, and the first lines of Markdown. What is passed over here is what all
readers decline as something else, with nothing more said of it: a test holds it to that. Of what is not,
nothing is known yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dict
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from postlint.calendars.files.found import Found
from postlint.calendars.key_meanings import LISTS_OF_POSTS, NUMBERED_DAYS, channel_of, is_of_a_day
from postlint.calendars.readers import is_on_request, readers_for
from postlint.calendars.readers.reader import About, Reader
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import folded, names_of, risky_names_of, without_language
from postlint.calendars.terms.networks_meant import is_everywhere
from postlint.calendars.terms.team_words import TeamWords
from postlint.config import Config
from postlint.source.lazy_patterns import later
from postlint.source.paths import absolute
from postlint.source.spans import Source
from postlint.source.tree import scalar

if TYPE_CHECKING:
    from postlint.calendars.files.likely.likely_evidence import Weighed

_Role: TypeAlias = Literal["text", "title", "network"]
_REMEMBERED: Final = 32_768
_DAY_OF_A_MONTH: Final = 2
"""How many digits it has, below a year and a month."""
_JSON: Final = frozenset({".json", ".jsonl", ".ndjson"})
_OF_ANYTHING: Final = _JSON | {".yaml", ".yml", ".toml"}
_QUOTE: Final = "[\"'\u2018-\u201f]?"
_KEY: Final = later(
    rf"(?:^|[{{,])[ \t-]*{_QUOTE}(?P<key>\w[\w -]{{0,30}}){_QUOTE}[ \t]*:"
    r"(?!\s*(?:-?\d|true\b|false\b|null\b))",
    re.MULTILINE,
)
"""A key of YAML or JSON, in marks that may be the wrong ones, with more than a number behind it."""


def known_of(
    file: Found, config: Config, reader: Reader, text: str, *, asked: bool
) -> tuple[About, Weighed | None]:
    """Return what is known of a file, and what its texts say, if they were asked.

    A file that no name speaks for is read where its texts do, and as many posts come of it at least as look
    like some: else it is named, since posts would be lost.
    """
    # Without settings, the root may be no higher than the file itself.
    root = absolute(config.names_from)
    is_forced = file.reader is not None
    own = TeamWords.of(config).channels_of
    about = partial(
        About, file.path, asked, is_forced, config.columns, config.date_order, channels=own, root=root
    )
    if not reader.opportunistic:
        return about(), None
    from postlint.calendars.files.likely.likely_evidence import Weighed, evidence
    from postlint.calendars.files.likely.likely_names import (
        below_folder,
        is_called_calendar,
        is_called_social,
        is_hidden,
        is_of_other_things,
        lies_elsewhere,
        may_hold_posts,
    )

    below = below_folder(file.path, config.names_from)
    strongly = is_called_social(below) or is_called_calendar(below)
    elsewhere = lies_elsewhere(below)
    # Whatever a file is called, what stands in it tells more; but folders of software are full of examples.
    among_others = asked or is_hidden(below) or is_of_other_things(below.parent)
    shown = (elsewhere or not strongly) and not among_others and _shows_posts(file.path, text)
    elsewhere = elsewhere and not shown
    named = (
        strongly or shown or may_hold_posts(below) or (text.startswith("---") and _is_headed(file.path, text))
    ) and not elsewhere
    asks = not (asked or named or elsewhere)
    weighed = Weighed(evidence(below, text)) if asks else None
    speaks = named or bool(weighed and weighed.found)
    return about(speaks_of_posts=speaks, is_named_weakly=not strongly, lies_elsewhere=elsewhere), weighed


def _shows_posts(path: Path, text: str) -> bool:
    """Tell whether Markdown plainly holds posts, below headings of several networks."""
    from postlint.calendars.files.likely.likely_evidence import LOOKED_AT
    from postlint.calendars.files.likely.likely_markdown import MARKDOWN
    from postlint.calendars.files.likely.likely_where_and_when import heads_texts

    return path.suffix.lower() in MARKDOWN and heads_texts(text[:LOOKED_AT])


def _is_headed(path: Path, text: str) -> bool:
    """Tell whether Markdown says in its front matter, and by several headings, that posts stand in it."""
    from postlint.calendars.files.likely.likely_markdown import MARKDOWN, heads_posts_for_networks

    return path.suffix.lower() in MARKDOWN and heads_posts_for_networks(text)


def seems_of_posts(path: Path, root: Path) -> bool:
    """Tell whether a file of a sort that holds anything holds posts: data, a table, or an order to a tool."""
    # A run over calendars alone does without what knows how posts look.
    if is_on_request(path):
        from postlint.calendars.files.likely.likely_toml import is_toml_of_posts as holds
    elif path.suffix.lower() in _JSON:
        from postlint.calendars.files.likely.likely_data import holds_posts as holds
    else:
        from postlint.calendars.files.likely.likely_tables import is_table_of_posts as holds
    return holds(path, root)


def holds_nothing(source: Source, about: About) -> bool:
    """Tell whether all readers surely decline ``source`` as something else, and nothing else is said of it.

    It is never told of files that somebody asks for, or that a name speaks for.
    """
    look = _LOOKS.get(about.path.suffix.lower())
    return look is not None and not about.is_of_posts and look(source, about)


def may_be_of_posts(source: Source, about: About) -> bool:
    """Tell whether somebody says that posts are in a file that is broken, or its sort or its keys do.

    YAML and JSON hold anything, but for names that nothing else than an archive has; other sorts of files
    are read only where they hold posts.
    """
    if about.path.suffix.lower() not in _OF_ANYTHING:
        return True
    keys = (key["key"] for key in _KEY.finditer(source.text))
    of_archives = (reader for reader in readers_for(about.path.suffix) if not reader.mistakable)
    is_said = about.is_said_to_hold_posts or any(reader.is_named_for(about.path) for reader in of_archives)
    return is_said or _may_hold_texts(keys, about.columns)


def _is_other_data(source: Source, about: About) -> bool:
    """Tell whether there are no keys in YAML below which a text could be one of a post."""
    # A run over calendars alone does without what looks into others.
    text = source.text
    if about.is_named_like_one or "posts:" in text or "yaml-language-server:" in text:
        return False
    from postlint.calendars.readers.native_and_lists import OF_POSTS
    from postlint.calendars.readers.yaml_missing_spaces import may_lack_spaces
    from postlint.source.yaml.parse import keys_in

    keys = None if about.is_named(OF_POSTS) or may_lack_spaces(text) else keys_in(text)
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
    from postlint.calendars.readers.loose.scheduling_apis import KEYS_OF_NETWORKS

    return KEYS_OF_NETWORKS


def _is_bare_page(source: Source, _about: About) -> bool:
    """Tell whether Markdown has no front matter, and no title that says where it goes out."""
    from postlint.calendars.readers.one_post_by_name import title_of
    from postlint.source.front_matter import may_open

    text = source.text
    if not text or text.isspace() or may_open(text) or "postlint:" in text:
        return False
    return title_of(scalar(source, 0, len(text))) is None


_LOOKS: Final[Dict[str, Callable[[Source, About], bool]]] = {
    **dict.fromkeys((".yaml", ".yml"), _is_other_data),
    **dict.fromkeys((".md", ".markdown", ".mdx"), _is_bare_page),
}
"""By the ending of a name; files of other sorts are looked into where something speaks for posts."""
