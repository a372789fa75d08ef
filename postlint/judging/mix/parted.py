"""Which posts of an account a rule judges together: those among some, and each value of a key by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from postlint.judging.mix.account_view import Stream
from postlint.judging.mix.bounds import Constraint
from postlint.judging.post_facts import comparable, values_of
from postlint.kinds.model import Classified


def parted(constraint: Constraint, streams: tuple[Stream, Stream]) -> Iterator[tuple[Stream, Stream]]:
    """Yield the dated and the undated posts that ``constraint`` judges together, for each value apart."""
    dated, undated = streams
    if constraint.among:
        dated, undated = (
            replace(stream, posts=tuple(filter(constraint.among, stream.posts))) for stream in streams
        )
    if constraint.per is None:
        yield dated, undated
        return
    of_dated, of_undated = (_by_value(stream.posts, constraint.per) for stream in (dated, undated))
    for key, value in _values((*undated.posts, *dated.posts), constraint.per).items():
        yield (
            replace(dated, posts=tuple(of_dated.get(key, ())), value=value),
            replace(undated, posts=tuple(of_undated.get(key, ())), value=value),
        )


def _values(items: Iterable[Classified], key: str) -> dict[str, str]:
    """Return what posts say under a key, by how it is compared, as it is written first."""
    values: dict[str, str] = {}
    for item in items:
        for value in values_of(item.post, key):
            values.setdefault(comparable(value), value)
    return values


def _by_value(items: Iterable[Classified], key: str) -> dict[str, list[Classified]]:
    """Return the posts by what they say under a key, as it is compared, each once below a value."""
    posts: dict[str, list[Classified]] = {}
    for item in items:
        for value in dict.fromkeys(map(comparable, values_of(item.post, key))):
            posts.setdefault(value, []).append(item)
    return posts
