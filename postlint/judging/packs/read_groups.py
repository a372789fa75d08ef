"""From the YAML of groups to groups, or all that is wrong with them, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from postlint.judging.groups import Group, Saying, joined, of_kinds
from postlint.judging.post_facts import WEEKDAYS, comparable, key_named
from postlint.source import tree
from postlint.source.budgets import MAX_DEPTH
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import adviser, did_you_mean
from postlint.vocabulary import CHANNELS, KIND_NAMES, KINDS, STATUSES, Kind, in_words, kind_named

NOT: Final = "not"
ALL: Final = "all"
KIND: Final = "kind"
MOST: Final = 500
"""How many kinds and keys a group may come to, once the groups that it names are put into it."""

_TOO_DEEP: Final = (
    f"With the groups that they name, groups are nested more than {MAX_DEPTH} levels deep here. Name kinds."
)
_CLOSED: Final[Mapping[str, tuple[str, ...]]] = {"weekday": WEEKDAYS, "status": STATUSES}
"""Keys of which all values are known."""
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {"channel": CHANNELS}
"""Keys of which the most common values are known."""


def read_groups(
    node: tree.Node | None, own_kinds: Mapping[str, Kind] | None = None
) -> tuple[dict[str, Group], tuple[Diagnostic, ...]]:
    """Return the groups that ``node`` holds by their names, and everything that is wrong with them.

    ``own_kinds`` are a team's own words for kinds.
    """
    if not isinstance(node, tree.Mapping):
        return {}, ()
    reading = _Reading(node, own_kinds or {})
    groups = {entry.key: group for entry in node if (group := reading.group(entry.key))}
    return groups, tuple(reading.problems)


class _Reading:
    """Groups that name each other, each read once; ``problems`` grow while they are read."""

    def __init__(self, node: tree.Mapping, own_kinds: Mapping[str, Kind]) -> None:
        self.problems: list[Diagnostic] = []
        self._written = {entry.key: entry for entry in node}
        self._kinds = {in_words(word): kind for word, kind in own_kinds.items()}
        self._known = (*self._written, *KIND_NAMES, *own_kinds)
        self._advise = adviser(self._known)
        self._read: dict[str, Group | None] = {}
        self._open: list[str] = []
        self._depth = 0
        self._sizes: dict[str, int] = {}

    def group(self, name: str) -> Group | None:
        """Return the group called ``name``; None where it has problems."""
        if name not in self._read:
            entry = self._written[name]
            self._open.append(name)
            before = len(self.problems)
            group = self._of(entry.value)
            self._open.pop()
            self._sizes[name] = sum(1 for _ in self._leaves(entry.value))
            if self._sizes[name] > MOST and len(self.problems) == before:
                self._wrong(entry.key_node, f'"{name}" comes to more than {MOST} kinds and keys: split it.')
            self._read[name] = group if len(self.problems) == before else None
        return self._read[name]

    def _leaves(self, node: tree.Node) -> Iterator[tree.Node]:
        """Yield something for each kind and key that ``node`` comes to, up to one too many."""
        if isinstance(node, tree.Scalar):
            for _ in range(min(self._sizes.get(node.text, 1), MOST + 1)):
                yield node
        elif isinstance(node, tree.Sequence):
            for item in node.items:
                yield from self._leaves(item)
        else:
            for entry in node:
                if entry.key in (NOT, ALL, KIND):
                    yield from self._leaves(entry.value)
                else:
                    yield entry.value

    def _of(self, node: tree.Node) -> Group | None:
        if self._depth == MAX_DEPTH:
            return self._none(node, _TOO_DEEP)
        self._depth += 1
        group = self._made(node)
        self._depth -= 1
        return group

    def _made(self, node: tree.Node) -> Group | None:
        if isinstance(node, tree.Scalar):
            return self._named(node)
        if isinstance(node, tree.Sequence):
            return self._joined(node, node.items, every=False)
        return self._all((self._asked(entry) for entry in node), node, every=True)

    def _joined(self, node: tree.Node, items: Iterable[tree.Node], *, every: bool) -> Group | None:
        return self._all(map(self._of, items), node, every=every)

    def _all(self, read: Iterable[Group | None], node: tree.Node, *, every: bool) -> Group | None:
        """Return the parts of a group joined; every part is read, so that all problems are found."""
        parts = list(read)
        if not parts:
            return self._none(node, "Nothing stands here: name a kind, a group, or what a post says.")
        sound = [part for part in parts if part is not None]
        return joined(sound, every=every) if len(sound) == len(parts) else None

    def _asked(self, entry: tree.Entry) -> Group | None:
        if entry.key == NOT:
            group = self._of(entry.value)
            return group.other() if group else None
        if entry.key == ALL:
            return self._joined(entry.value, tree.items_of(entry.value), every=True)
        if entry.key == KIND:
            return self._of(entry.value)
        return self._saying(entry)

    def _saying(self, entry: tree.Entry) -> Group | None:
        items = tree.items_of(entry.value)
        values = [
            item
            for item in items
            if isinstance(item, tree.Scalar) and item.text.strip() and item.value is not None
        ]
        if not values or len(values) < len(items):
            return self._none(
                entry.value,
                f'"{entry.written}" needs a value, or a list of them, of which a post says one: '
                f'`{entry.written}: launch`; "*" stands for anything.',
            )
        key = _key(entry.written, values)
        wrong = [problem for value in values if (problem := _unknown_value(key, value))]
        self.problems += wrong
        return (
            None
            if wrong
            else Saying(key, tuple(Located(_full(key, value.text), value.span) for value in values))
        )

    def _named(self, node: tree.Scalar) -> Group | None:
        name = node.text
        kind = self._kinds.get(in_words(name)) or kind_named(name)
        if kind and name in self._open:
            # A group may be called like one of the kinds in it.
            return of_kinds([kind])
        if name in self._open:
            circle = " → ".join((*self._open[self._open.index(name) :], name))
            return self._none(node, f"A group cannot be made of itself ({circle}). Leave one of them out.")
        if name in self._written:
            return self.group(name)
        if kind:
            return of_kinds([kind])
        advice = self._advise(name) or (
            f" Kinds are {', '.join(KINDS)}. What posts say stands behind its key, as in {{pillar: {name}}}."
        )
        return self._none(node, f'There is no kind or group called "{name}".{advice}')

    def _none(self, node: tree.Node, message: str) -> Group | None:
        self._wrong(node, message)
        return None

    def _wrong(self, node: tree.Node, message: str) -> None:
        self.problems.append(Diagnostic(node.span, message, "reading/rule"))


def _key(written: str, values: Iterable[tree.Scalar]) -> str:
    """Return the key that is meant: ``day`` is that of the week only where all values are such days."""
    key = key_named(written)
    of_the_week = key == "day" and all(_full("weekday", value.text) in WEEKDAYS for value in values)
    return "weekday" if of_the_week else key


def _unknown_value(key: str, value: tree.Scalar) -> Diagnostic | None:
    known = _CLOSED.get(key) or _ALSO.get(key)
    if known is None or "*" in value.text or _full(key, value.text) in known:
        return None
    advice = did_you_mean(value.text, known)
    if not advice and key in _ALSO:
        return None
    said = advice or f" There are {', '.join(known)}."
    return Diagnostic(value.span, f'There is no {key} called "{value.text}".{said}', "reading/rule")


def _full(key: str, written: str) -> str:
    """Return a value as it is known; days of the week are also known by their first three letters."""
    said = comparable(written)
    if key == "weekday" and len(said) == 3:  # noqa: PLR2004 - Mon, Tue, Wed
        return next((day for day in WEEKDAYS if day.startswith(said)), written)
    return said if said in (_CLOSED.get(key) or _ALSO.get(key) or ()) else written
