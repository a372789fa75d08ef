"""Is a calendar well formed? Its parts under their real keys, the sound ones apart from the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from postlint.calendars.schema import Part, known_keys, other_names, part_schema
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located
from postlint.source.suggest import near_miss
from postlint.source.tree import Comment, Entry, Mapping, Node, Scalar, Sequence, said
from postlint.source.validate import validate

_LISTS: dict[str, Part] = {"posts": "post", "slots": "slot", "periods": "period", "inbox": "inbox_item"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One calendar as its file has it: every part here is well formed, and none has been read yet.

    ``top`` holds the calendar's own keys; ``left_out`` are the posts that are not well formed.
    """

    top: Mapping
    accounts: tuple[Entry, ...]
    posts: tuple[Mapping, ...]
    left_out: tuple[Node, ...]
    slots: tuple[Mapping, ...]
    periods: tuple[Mapping, ...]
    inbox: tuple[Mapping, ...]
    problems: tuple[Diagnostic, ...]
    extra_keys: tuple[Located[str], ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """One part of a list of parts, under its real keys, and whether those were in order."""

    node: Node
    in_order: bool


def check_form(tree: Mapping, comments: Iterable[Comment], own_keys: Collection[str]) -> Sheet:
    """Check the calendar ``tree`` against the schema; every error is a problem at its own place."""
    report = KeyReport(own_keys)
    cuts = {comment.after.start: comment for comment in comments if _cuts(comment) and comment.after}
    top = settle(tree, "calendar", report)
    top = _with(top, "accounts", _settle_accounts(top.get("accounts"), report))
    members: dict[str, tuple[_Member, ...]] = {}
    for key, part in _LISTS.items():
        listed = top.get(key)
        if isinstance(listed, Sequence):
            members[key] = tuple(_settle_member(item, part, report, cuts) for item in listed.items)
            top = _with(top, key, replace(listed, items=tuple(member.node for member in members[key])))
    complaints = validate(top, part_schema("calendar"))
    sound = {key: tuple(_sound(members.get(key, ()), part, complaints)) for key, part in _LISTS.items()}
    kept = {id(post) for post in sound["posts"]}
    return Sheet(
        top=_without_unsound(top, complaints),
        accounts=tuple(_accounts(top, complaints)),
        posts=sound["posts"],
        left_out=tuple(member.node for member in members.get("posts", ()) if id(member.node) not in kept),
        slots=sound["slots"],
        periods=sound["periods"],
        inbox=sound["inbox"],
        problems=tuple(sorted({*report.problems, *complaints})),
        extra_keys=tuple(report.extra_keys),
    )


def _with(mapping: Mapping, key: str, value: Node | None) -> Mapping:
    if value is None:
        return mapping
    entries = (replace(entry, value=value) if entry.key == key else entry for entry in mapping)
    return replace(mapping, entries=tuple(entries))


def _settle_accounts(accounts: Node | None, report: KeyReport) -> Node | None:
    if not isinstance(accounts, Mapping):
        return accounts
    entries = (replace(entry, value=_settle_account(entry.value, report)) for entry in accounts)
    return replace(accounts, entries=tuple(entries))


def _settle_account(account: Node, report: KeyReport) -> Node:
    if isinstance(account, Mapping):
        return settle(account, "account", report)
    if isinstance(account, Scalar) and account.value is None:
        # "parks:" and nothing else declares an account of which nothing is known.
        return Mapping((), account.source, account.start, account.end)
    return account


def _settle_member(node: Node, part: Part, report: KeyReport, cuts: dict[int, Comment]) -> _Member:
    if not isinstance(node, Mapping):
        return _Member(node, in_order=False)
    before = len(report.problems)
    settled = settle(node, part, report)
    if part == "post":
        report.problems.extend(_cut_texts(settled, cuts))
    return _Member(settled, in_order=len(report.problems) == before)


def _cuts(comment: Comment) -> bool:
    follows_plain_text = comment.after is not None and comment.after.style == "plain"
    return follows_plain_text and not comment.text.lstrip("# ").startswith("postlint:")


def _cut_texts(post: Mapping, cuts: dict[int, Comment]) -> Iterator[Diagnostic]:
    """Yield a problem for each text of ``post`` that YAML cuts at a hash."""
    for text in texts_of(post):
        comment = cuts.get(text.start)
        if comment:
            yield Diagnostic(
                comment.span,
                "YAML cuts the text at the hash, so this is no part of the post. "
                "Put the text in quotes, or write it as a block (|).",
                "reading/cut-text",
            )


def texts_of(post: Mapping) -> tuple[Scalar, ...]:
    """Return the text of ``post``, or one for each part of its thread: an empty one where a part has none."""
    nodes = (post.get("text"), *map(_text_of_part, parts_of(post)))
    return tuple(node for node in nodes if isinstance(node, Scalar))


def parts_of(post: Mapping) -> tuple[Node, ...]:
    """Return the parts of the thread that ``post`` is: texts, or mappings of text and media."""
    thread = post.get("thread")
    return thread.items if isinstance(thread, Sequence) else ()


def _text_of_part(part: Node) -> Node:
    if isinstance(part, Mapping):
        return part.get("text") or tree.scalar(part.source, part.end, part.end)
    return part


def _sound(members: Iterable[_Member], part: Part, complaints: Collection[Diagnostic]) -> Iterator[Mapping]:
    """Yield the members that break no rule; they are only asked one by one where there was a complaint."""
    for member in members:
        if (
            isinstance(member.node, Mapping)
            and member.in_order
            and not (complaints and validate(member.node, part_schema(part)))
        ):
            yield member.node


def _accounts(top: Mapping, complaints: Collection[Diagnostic]) -> Iterator[Entry]:
    """Yield the accounts, without those of their facts that are not well formed."""
    accounts = top.get("accounts")
    for entry in accounts if isinstance(accounts, Mapping) else ():
        if isinstance(entry.value, Mapping):
            yield replace(entry, value=_without_unsound(entry.value, complaints))


def _without_unsound(mapping: Mapping, complaints: Collection[Diagnostic]) -> Mapping:
    """Drop the entries whose values are complained of as a whole."""
    places = {(problem.span.line, problem.span.column) for problem in complaints}
    if not places:
        return mapping
    sound = (entry for entry in mapping if entry.value.source.position(entry.value.start) not in places)
    return replace(mapping, entries=tuple(sound))


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
