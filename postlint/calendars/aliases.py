"""Keys as people write them: other names get the real one, slips are caught, own keys are noted.

All this happens in the tree, before validation. An entry remembers the name that its author wrote,
and messages use that one. Which names there are, the schema says (``x-use``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from postlint.calendars.schema import Part, known_keys, other_names
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import near_miss
from postlint.source.tree import Entry, Mapping, Node, Scalar, Sequence, said

_RENAMED_VALUES = {"channel": {"twitter": "x"}}
"""Values that changed their names, by real key."""

_NESTED: dict[tuple[Part, str], Part] = {
    ("post", "media"): "media_item",
    ("post", "thread"): "thread_part",
    ("thread_part", "media"): "media_item",
}
"""Keys whose values are parts of their own."""


@dataclass(slots=True)
class KeyReport:
    """What was wrong with the keys that were settled, and those that only their authors know.

    ``own_keys`` are the ones that the configuration calls somebody's own: neither slips nor news.
    """

    own_keys: Collection[str] = ()
    problems: list[Diagnostic] = field(default_factory=list)
    extra_keys: list[Located[str]] = field(default_factory=list)


def settle(mapping: Mapping, part: Part, report: KeyReport) -> Mapping:
    """Return ``mapping`` with the real keys of ``part``; what there is to say of them is added to ``report``.

    A key without a value says nothing, and is dropped. A slip is taken for the key that was meant, so
    that one slip is one problem.
    """
    names, known = other_names(part), known_keys(part)
    entries: dict[str, Entry] = {}
    slips: dict[str, Entry] = {}
    for written in mapping:
        key = names.get(written.key, written.key)
        if key not in known:
            meant = _settle_unknown(written, known, report)
            if meant:
                slips[meant] = written
        elif key in entries:
            report.problems.append(_said_twice(entries[key], written, key))
        elif not _is_blank(written.value):
            entries[key] = _renamed(written, key, part, report)
    for key, written in slips.items():
        entries.setdefault(key, _renamed(written, key, part, report))
    return replace(mapping, entries=tuple(entries.values()))


def _settle_unknown(entry: Entry, known: Collection[str], report: KeyReport) -> str | None:
    if entry.key in report.own_keys:
        return None
    meant = near_miss(entry.key, known)
    # "account_id" is no slip of "account", but a word of some tool's own.
    if meant and not entry.key.startswith(f"{meant}_"):
        report.problems.append(_slip(entry, meant))
        return meant
    report.extra_keys.append(Located(entry.key, entry.key_node.span))
    return None


def _renamed(entry: Entry, key: str, part: Part, report: KeyReport) -> Entry:
    return replace(entry, key=key, value=_settle_value(entry.value, key, _NESTED.get((part, key)), report))


def _settle_value(value: Node, key: str, nested: Part | None, report: KeyReport) -> Node:
    if isinstance(value, Sequence):
        return replace(value, items=tuple(_settle_value(item, key, nested, report) for item in value.items))
    if isinstance(value, Mapping):
        return settle(value, nested, report) if nested else value
    name = _RENAMED_VALUES.get(key, {}).get(value.text)
    return said(value, name) if name else value


def _is_blank(value: Node) -> bool:
    return isinstance(value, Scalar) and value.value is None


def _slip(entry: Entry, meant: str) -> Diagnostic:
    return Diagnostic(
        entry.key_node.span,
        f'Unknown key "{entry.written}". Did you mean "{meant}"? '
        "If it is a key of your own, name it under extra_keys: in postlint.yaml.",
        "reading/unknown-key",
    )


def _said_twice(first: Entry, second: Entry, key: str) -> Diagnostic:
    meaning = "" if first.written == key else f' (both mean "{key}")'
    return Diagnostic(
        second.key_node.span,
        f'"{second.written}" says the same as "{first.written}" at line {first.key_node.span.line}{meaning}. '
        "Keep one of them.",
        "reading/duplicate-key",
    )
