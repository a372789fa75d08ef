"""Is a calendar well formed? Its parts under their real keys, the sound ones apart from the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import field, replace

from postlint.calendars.event_days import dated, event_day_in, remarks
from postlint.calendars.key_meanings import is_given, key_of
from postlint.calendars.readers.reader import CALLED_OFF, entries, lines_named
from postlint.calendars.readers.threads_by_count_or_id import by_their_ids, threaded
from postlint.calendars.schema import part_schema
from postlint.calendars.settling.links_and_pictures_in_texts import spelled_out
from postlint.calendars.settling.settle_keys import settle
from postlint.calendars.settling.settle_problems import Report
from postlint.calendars.templates_and_blanks import is_form
from postlint.calendars.terms.field_names import Part, folded
from postlint.calendars.terms.team_words import NO_WORDS, OwnWord, TeamWords
from postlint.calendars.texts_and_media import cut_at_once, cut_texts, is_cut
from postlint.records import dataclass
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Located, Span
from postlint.source.tree import Comment, Entry, Mapping, Node, Scalar, Sequence
from postlint.source.validate import validate
from postlint.vocabulary import in_words

_LISTS: dict[str, Part] = {"posts": "post", "slots": "slot", "periods": "period", "inbox": "inbox_item"}


_CONTENT = ("text", "thread", "poll", "media", "repost_of", "quote_of")
"""What makes an entry a post."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One calendar as its file has it: every part here is well formed, and none has been read yet.

    ``top`` holds the calendar's own keys; ``left_out`` are the posts that are not well formed, ``unreadable``
    the facts of accounts that are not, each with the key of its account. ``likely_dates`` are keys of undated
    posts that may say when they go out, ``called_off`` the lines of those that somebody gave up.
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
    own_words: tuple[OwnWord, ...] = ()
    likely_dates: dict[Span, Scalar] = field(default_factory=dict)
    called_off: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    unreadable: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Member:
    """One part of a list of parts, under its real keys, and whether those were in order."""

    node: Node
    in_order: bool


@dataclass(frozen=True, slots=True)
class _Lists:
    """A calendar whose lists hold parts under their real keys, and those ``members`` list by list.

    Of its posts, ``without_content`` say nothing to judge; ``off`` and ``forms`` are the lines of those that
    will not go out and that only show how posts are written.
    """

    top: Mapping
    members: dict[str, tuple[_Member, ...]]
    without_content: tuple[_Member, ...]
    off: list[int]
    forms: list[int]


def check_form(
    tree: Mapping,
    comments: Iterable[Comment],
    words: TeamWords = NO_WORDS,
    hashtag_sets: frozenset[str] = frozenset(),
) -> Sheet:
    """Check the calendar ``tree`` against the schema; every error is a problem at its own place.

    ``hashtag_sets`` are the names under which the file keeps hashtags that its posts share.
    """
    report = Report(words, hashtag_sets=hashtag_sets)
    cuts = {comment.after.start: comment for comment in comments if is_cut(comment) and comment.after}
    top = settle(tree, "calendar", report)
    top = _with(top, "accounts", _settle_accounts(top.get("accounts"), report))
    lists = _settled_lists(top, report, cuts, event_day_in(tree))
    top, members = lists.top, lists.members
    complaints = validate(top, part_schema("calendar"))
    sound = {key: tuple(_sound(members.get(key, ()), part, complaints)) for key, part in _LISTS.items()}
    kept = {id(post) for post in sound["posts"]}
    accounts = tuple(_accounts(top, complaints))
    posts, used = by_their_ids(threaded(sound["posts"]))
    return Sheet(
        top=_without_unsound(top, complaints),
        accounts=accounts,
        posts=tuple(posts),
        left_out=tuple(member.node for member in members.get("posts", ()) if id(member.node) not in kept),
        slots=sound["slots"],
        periods=sound["periods"],
        inbox=sound["inbox"],
        problems=tuple(sorted({*report.problems, *report.remarks, *remarks(report.counted), *complaints})),
        extra_keys=tuple(key for key in report.extra_keys if folded(key.value) not in used),
        own_words=tuple(report.own_words),
        likely_dates=report.likely_dates,
        called_off=frozenset((*lists.off, *lists.forms)),
        notes=(
            *_left_out(lists.off, lists.forms),
            *_without_content(lists.without_content, report),
            *report.notes(),
        ),
        unreadable=_facts_of(top.mapping("accounts")) - _facts_of(accounts),
    )


def _settled_lists(top: Mapping, report: Report, cuts: dict[int, Comment], event: Entry | None) -> _Lists:
    """Return the lists of parts in ``top`` with their parts under their real keys."""
    off: list[int] = []
    forms: list[int] = []
    members: dict[str, tuple[_Member, ...]] = {}
    empty: tuple[_Member, ...] = ()
    for key, part in _LISTS.items():
        listed = top.get(key)
        if not isinstance(listed, Sequence):
            continue
        given = [item for item in listed.items if is_given(item)]
        if key == "posts":
            given, off = _parted(given, report.words)
            given = list(_without_forms(given, forms))
        members[key] = tuple(_settle_member(item, part, report, cuts, event) for item in given)
        if key == "posts":
            empty = tuple(filter(_says_nothing, members[key]))
            members[key] = tuple(member for member in members[key] if not _says_nothing(member))
        top = _with(top, key, replace(listed, items=tuple(member.node for member in members[key])))
    return _Lists(top, members, empty, off, forms)


def _with(mapping: Mapping, key: str, value: Node | None) -> Mapping:
    if value is None:
        return mapping
    entries = (replace(entry, value=value) if entry.key == key else entry for entry in mapping)
    return replace(mapping, entries=tuple(entries))


def _settle_accounts(accounts: Node | None, report: Report) -> Node | None:
    if not isinstance(accounts, Mapping):
        return accounts
    entries = (replace(entry, value=_settle_account(entry.value, report)) for entry in accounts)
    return replace(accounts, entries=tuple(entries))


def _settle_account(account: Node, report: Report) -> Node:
    if isinstance(account, Mapping):
        return settle(account, "account", report)
    if isinstance(account, Scalar) and account.value is None:
        # "parks:" and nothing else declares an account of which nothing is known.
        return Mapping((), account.source, account.start, account.end)
    return account


def _parted(posts: list[Node], words: TeamWords) -> tuple[list[Node], list[int]]:
    """Return the posts that go out, and the lines of those that will not, by the team's own words."""
    off = [words.never and _is_called_off(post, words) for post in posts]
    return (
        [post for post, is_off in zip(posts, off, strict=True) if not is_off],
        [post.span.line for post, is_off in zip(posts, off, strict=True) if is_off],
    )


def _is_called_off(post: Node, words: TeamWords) -> bool:
    """Tell whether the team's own word for how far ``post`` has got says that it will not go out."""
    said = (one.value for one in post if key_of(one) == "status") if isinstance(post, Mapping) else ()
    return any(isinstance(word, Scalar) and in_words(word.text) in words.called_off for word in said)


def _without_forms(posts: Iterable[Node], lines: list[int]) -> Iterator[Node]:
    """Yield what is no form for ``posts``, and note the ``lines`` of those that are."""
    for post in posts:
        if isinstance(post, Mapping) and is_form(post):
            lines.append(post.span.line)
        else:
            yield post


def _settle_member(
    node: Node, part: Part, report: Report, cuts: dict[int, Comment], event: Entry | None
) -> _Member:
    if not isinstance(node, Mapping):
        return _Member(node, in_order=False)
    before = len(report.problems)
    if part == "post":
        node = spelled_out(dated(node, event, report.counted), report)
    settled = settle(node, part, report)
    if part == "post":
        report.problems.extend((*cut_texts(settled, cuts), *cut_at_once(node, cuts)))
    return _Member(settled, in_order=len(report.problems) == before)


def _says_nothing(member: _Member) -> bool:
    """Tell whether an entry is in order and holds nothing to judge; an idea may have no text yet."""
    post = member.node
    if not member.in_order or not isinstance(post, Mapping):
        return False
    return not is_a_post([one.key for one in post], post.text("status"))


def is_a_post(keys: Collection[str], status: object) -> bool:
    """Tell whether what has these keys is a post: it has something that goes out, or is an idea."""
    return status == "idea" or any(key in keys for key in _CONTENT)


def _left_out(off: list[int], forms: list[int]) -> Iterator[str]:
    """Say in which lines entries are called off, and in which they only show how posts are written."""
    if off:
        yield f"{entries(off)} {CALLED_OFF} ({lines_named(off)})"
    if forms:
        yield f"{entries(forms)} to copy or to fill in ({lines_named(forms)})"


def _without_content(left_out: tuple[_Member, ...], report: Report) -> Iterator[str]:
    """Say which entries have no text, but for those that name a file in its place."""
    paths = {path.start for path in report.elsewhere}
    nodes = [member.node for member in left_out]
    lines = [node.span.line for node in nodes if not any(node.start <= path < node.end for path in paths)]
    if lines:
        yield f"{entries(lines)} without a text ({lines_named(lines)})"


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
    """Yield the accounts, without those of their facts that break a rule.

    Each fact is asked for itself: a complaint tells a place, which aliases share, and its path may lead
    elsewhere, as it leaves out keys without a name.
    """
    schema = part_schema("account")
    accounts = top.get("accounts")
    for entry in accounts if isinstance(accounts, Mapping) else ():
        if isinstance(entry.value, Mapping):
            facts = (fact for fact in entry.value if not (complaints and validate(_alone(fact), schema)))
            yield replace(entry, value=replace(entry.value, entries=tuple(facts)))


def _alone(entry: Entry) -> Mapping:
    return Mapping((entry,), entry.value.source, entry.key_node.start, entry.value.end)


def _facts_of(accounts: Iterable[Entry] | None) -> frozenset[tuple[str, str]]:
    """Return the facts that are said of ``accounts``, each with the key of its account."""
    about = ((entry.key, entry.value) for entry in accounts or () if isinstance(entry.value, Mapping))
    return frozenset((key, fact.key) for key, value in about for fact in value)


def _without_unsound(mapping: Mapping, complaints: Collection[Diagnostic]) -> Mapping:
    """Drop the entries whose values are complained of as a whole."""
    places = {(problem.span.line, problem.span.column) for problem in complaints}
    if not places:
        return mapping
    sound = (entry for entry in mapping if entry.value.source.position(entry.value.start) not in places)
    return replace(mapping, entries=tuple(sound))
