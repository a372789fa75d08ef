"""What has no texts of posts: plans of topics to write about, and figures of posts that went out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import abc
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal

from postlint.calendars.key_meanings import by_meaning, is_given, key_of
from postlint.calendars.readers.loose.texts_for_networks import holds_text
from postlint.calendars.schema import NOT_ENTERED
from postlint.calendars.terms.field_names import folded, names_of
from postlint.source.lazy_patterns import later
from postlint.source.suggest import near_miss, one_slip_from
from postlint.source.tree import Mapping, Node, Scalar, Sequence

_TOPICS: Final = frozenset(
    {
        *("title", "topic", "theme", "headline", "subject", "idea", "hook", "hooks", "hook_options", "angle"),
        *("brief", "content_file", "working_title", "content_idea", "post_idea", "concept"),
    }
)
_IDEAS: Final = frozenset({"idea", "content_idea", "post_idea", "idee", "idée"})
_PLANS: Final = frozenset(
    {
        *("status", "date", "day", "week", "type", "post_type", "category", "pillar", "priority", "platform"),
        *("scheduled_date", "publish_date", "due", "format"),
        *("keywords", "keyword", "target_keyword", "channel"),
    }
)
_DEEPEST: Final = 16

ANALYTICS: Final = (
    "an analytics export: figures of what went out, nothing planned in it. Name the file in which the posts "
    "are planned, or the archive that the network gives of them"
)
"""Why such a file is declined."""
_METRIC: Final = (
    r"(?i)(?<![a-z])(?:impressions?|engagements?|engagement rate|reach|likes?|retweets|reposts|reactions"
    r"|replies|clicks|followers|follows|views|saves|shares|comments|opens|installs|favou?rites|bookmarks|ctr"
    r"|plays|interactions?|impressionen|reichweite|aufrufe|klicks|interaktionen|port[ée]e|vues|partages|clics|j['’]aime"
    r"|alcance|impresiones|visualizaciones|interacciones|me gusta|compartidos|impressioni|visualizzazioni"
    r"|copertura|condivisioni|interazioni|mi piace|engajamento|curtidas|compartilhamentos|visualizações"
    r"|impressões|interações|vertoningen|bereik|weergaven|interacties)(?![a-z])"
)
_OF_PLANS: Final = (
    r"(?i)(?<![a-z])(?:status|state|stage|approved|approval|owner|draft|assignee|copy|caption|scheduled"
    r"|schedule (?:date|time)|due|go[- ]live)(?![a-z])"
)
_WHO: Final = frozenset(
    {
        *(
            "profile",
            "author",
            "account",
            "handle",
            "user",
            "username",
            "posted_by",
            "profil",
            "autor",
            "konto",
        ),
        *(
            "auteur",
            "compte",
            "publié_par",
            "perfil",
            "cuenta",
            "usuario",
            "publicado_por",
            "profilo",
            "autore",
        ),
        *("utente", "pubblicato_da", "conta", "usuário", "profiel", "gebruiker", "geplaatst_door"),
    }
)
"""Names of who has posted something."""
_OF_A_STAGE: Final = later(
    r"(?i)(?<![a-z])(?:status|state|stage|approv\w+|owner|draft|assignee|scheduled|due|go[- ]live)(?![a-z])"
)
_HANDLE: Final = later(r"(?<![\w.])@\w[\w.-]*")
_OUTCOME: Final = later(
    r"(?i)[1-9]|(?<![^\W\d_])(?:high|strong|hoch|hohe[rs]?|fort|élevée?|alt[oa]|forte|hoog|hoge)(?![^\W\d_])"
)
"""What became of a post: a figure, or that it was high."""
_FEWEST: Final = 3
_REMEMBERED: Final = 4096
_TEXT_KEYS: Final = frozenset({"text", "thread"})


def waits_for_text(post: Mapping, keys: set[str]) -> bool:
    """Tell whether a post has only its topic yet, and a text that was written is not just called wrongly."""
    if holds_text(post) or not keys & _TOPICS or _is_idea(post):
        return False
    return not misnames_text(post)


def misnames_text(post: Mapping) -> bool:
    """Tell whether a key of ``post`` that means nothing is a slip in a name of a text."""
    return any(_is_near_text(one.key) for one in post if key_of(one) is None and is_given(one.value))


@lru_cache(maxsize=_REMEMBERED)
def _is_near_text(key: str) -> bool:
    meant = one_slip_from(key, names_of("post"))
    return near_miss(key, _TEXT_KEYS) is not None or names_of("post").get(meant or "") in _TEXT_KEYS


def topics_planned(document: Node) -> tuple[str, ...]:
    """Return the keys under which ``document`` plans what to write about, if it does just that."""
    maps = list(maps_in_lists(document))
    called_posts = isinstance(document, Mapping) and document.get("posts") is not None
    planned = [
        node
        for node in maps
        if (topics := _keys(node) & _TOPICS) and (called_posts or len(topics) > 1 or _keys(node) & _PLANS)
    ]
    if not planned or (called_posts and any(_is_idea(node) for node in planned)):
        return ()
    return tuple(dict.fromkeys(one.key for node in planned for one in node if folded(one.key) in _TOPICS))


def ideas_beside(document: Node, posts: abc.Sequence[Node]) -> Iterator[Mapping]:
    """Yield what is listed in ``document`` outside of ``posts`` and has an idea, but no text."""
    by_place = sorted(posts, key=lambda post: post.start)
    starts = [post.start for post in by_place]
    for node in maps_in_lists(document):
        has_idea = any(folded(one.key) in _IDEAS and is_given(one.value) for one in node)
        last = bisect_left(starts, node.end) - 1
        is_in_post = last >= 0 and by_place[last].end > node.start
        if has_idea and not holds_text(node) and not is_in_post:
            yield node


def _keys(node: Mapping) -> set[str]:
    return {folded(one.key) for one in node}


def _is_idea(node: Mapping) -> bool:
    """Tell whether a post without a text is one all the same, as calendars have them."""
    fields = by_meaning(node)
    status = fields.get("status")
    said = isinstance(status.value, Scalar) and status.value.text == "idea" if status else False
    return said or bool({"repost_of", "quote_of"} & fields.keys())


def maps_in_lists(node: Node, depth: int = 0) -> Iterator[Mapping]:
    """Yield the maps that stand in the lists of ``node``, or in maps of nothing but maps."""
    values: Iterable[Node] = ()
    if isinstance(node, Sequence):
        values = node.items
    elif isinstance(node, Mapping):
        values = [one.value for one in node if folded(one.key) not in NOT_ENTERED]
        if any(not isinstance(value, Mapping) for value in values):
            values = [value for value in values if not isinstance(value, Scalar)]
            yield from (found for value in values for found in _deeper(value, depth))
            return
    yield from (value for value in values if isinstance(value, Mapping))
    yield from (found for value in values for found in _deeper(value, depth))


def _deeper(node: Node, depth: int) -> Iterator[Mapping]:
    return maps_in_lists(node, depth + 1) if depth < _DEEPEST else iter(())


def metrics_among(names: Iterable[str]) -> list[str]:
    """Return those of ``names``, of columns or keys, that are figures; none where others are of a plan."""
    sorts = {name: _sort_of(name) for name in names}
    return [] if "plan" in sorts.values() else [name for name, sort in sorts.items() if sort == "metric"]


def is_report(names: Collection[str], rows: Collection[abc.Sequence[str]]) -> bool:
    """Tell whether every row of a table has figures, as posts have that all went out.

    In a plan with columns for them, those of posts to come are empty, or 0.
    """
    figures = metrics_among(names)
    places = [number for number, name in enumerate(names) if name in figures]
    return len(places) > 1 and len(rows) > 1 and all(_has_figures(row, places) for row in rows)


def is_of_others(rows: Collection[abc.Mapping[str, str]]) -> bool:
    """Tell whether rows, each by its names, are a record of what several people have posted.

    Each has the handle of who it was, and some have what became of them; none waits for it, as in a plan.
    """
    names = {name for row in rows for name in row}
    if len(rows) <= 1 or any(map(_OF_A_STAGE.search, names)):
        return False
    who = [
        _HANDLE.findall(" ".join(said for name, said in row.items() if folded(name) in _WHO)) for row in rows
    ]
    became = [said.strip() for row in rows for name, said in row.items() if _sort_of(name) == "metric"]
    return (
        all(len(handles) == 1 for handles in who)
        and len({handles[0].lower() for handles in who}) > 1
        and bool(became)
        and all(map(_OUTCOME.search, became))
    )


def _has_figures(row: abc.Sequence[str], places: Collection[int]) -> bool:
    figures = ["".join(filter(str.isdecimal, row[number])) for number in places if number < len(row)]
    return len(figures) == len(places) and all(figures) and any(figure.strip("0") for figure in figures)


@lru_cache(maxsize=_REMEMBERED)
def _sort_of(name: str) -> Literal["plan", "metric"] | None:
    # Posts by the thousand have the same keys.
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return "plan" if re.search(_OF_PLANS, words) else "metric" if re.search(_METRIC, words) else None


def is_of_metrics(names: Iterable[str]) -> bool:
    """Tell whether columns or keys called ``names`` hold the figures of posts that went out."""
    return len(metrics_among(names)) >= _FEWEST
