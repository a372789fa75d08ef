"""Plans that say what posts are to be about, without the texts of posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from postlint.calendars.field_names import folded
from postlint.calendars.meanings import by_meaning
from postlint.calendars.readers.loose.versions import holds_text
from postlint.calendars.schema import known_keys
from postlint.source.suggest import near_miss
from postlint.source.tree import Mapping, Node, Scalar, Sequence

NOT_ENTERED: Final = frozenset(
    {
        *(known_keys("calendar") - {"posts"}),
        *("meta", "metadata", "config", "settings", "schema", "defaults", "template", "templates", "example"),
        *("examples", "definitions", "components", "paths", "jobs"),
        *("comments", "replies", "metrics", "analytics"),
    }
)
"""What stands beside posts, or looks like them and is none."""
_TOPICS: Final = frozenset(
    {
        *("title", "topic", "theme", "headline", "subject", "idea", "hook", "hooks", "hook_options", "angle"),
        *("brief", "content_file", "working_title", "content_idea", "post_idea", "concept"),
    }
)
_PLANS: Final = frozenset(
    {
        *("status", "date", "day", "week", "type", "post_type", "category", "pillar", "priority", "platform"),
        *("scheduled_date", "publish_date", "due", "format"),
        *("keywords", "keyword", "target_keyword", "channel"),
    }
)
_DEEPEST: Final = 16


def waits_for_text(post: Mapping, keys: set[str]) -> bool:
    """Tell whether a post has only its topic yet, and a text that was written is not just called wrongly."""
    if holds_text(post) or not keys & _TOPICS or _is_idea(post):
        return False
    return not any(near_miss(one.key, {"text", "thread"}) for one in post)


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
