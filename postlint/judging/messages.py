"""Findings in plain words: what a rule's message may name, and how numbers and kinds are said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from typing import Final

from postlint.dates_and_lists_in_words import listed
from postlint.judging.groups import Group, asks_kinds
from postlint.judging.mix.account_view import breakdown
from postlint.judging.mix.bounds import Constraint, Score
from postlint.judging.model import Related, WindowOf
from postlint.judging.post_facts import values_of
from postlint.kinds.model import Classified
from postlint.source.lazy_patterns import later
from postlint.vocabulary import KINDS, KINDS_WITHIN, Kind, kind_title

MIX_NAMES: Final = ("account", "window", "count", "total", "mix", "per")
"""What the message of a rule over a mix may name in braces."""

_PLACEHOLDER: Final = later(r"\{(?:(?P<name>\w*)|(?:(?P<number>\w+):)?(?P<one>[^{}|]*)\|(?P<many>[^{}|]*))\}")
"""A name in braces, or a word for one and another for none or several: ``{is|are}``, of what is counted,
or ``{followers:is|are}``."""

_DEEDS: Final[Dict[Kind, str]] = {
    "press_release": "is mainly about you",
    "information": "tells people something useful that is not about you",
    "call_to_action": "asks people to do something",
    "reply": "answers one person",
    "retweet": "passes on what somebody else made",
    "mention": "thanks or credits somebody else",
    "question": "asks your followers for an answer here",
    "conversation": "is just sociable",
}

_NEARLY: Final = 3
"""How many times as likely as another a kind may be for that to be named beside it."""


def placeholders(message: str) -> list[str]:
    """Return the names in braces of a message, those of the numbers that words agree with among them."""
    return [match["name"] or _number(match) for match in _PLACEHOLDER.finditer(message)]


def _number(match: re.Match[str]) -> str:
    return (match["number"] or "count") if match["name"] is None else ""


def fill(message: str, values: Dict[str, str]) -> str:
    """Return the message with each name in braces replaced by its value. Nothing is evaluated."""

    def said(match: re.Match[str]) -> str:
        if match["name"] is None:
            return match["one"] if values.get(_number(match)) == "1" else match["many"]
        return values.get(match["name"], match[0])

    return _PLACEHOLDER.sub(said, message)


def mix_values(
    accounts: str,
    window: WindowOf,
    items: Iterable[Classified],
    scores: Iterable[Score],
    constraint: Constraint,
    value: str,
) -> dict[str, str]:
    """Return what a message over a mix can name: the mix of kinds, or of what else the rule asks for.

    ``value`` is what all of these posts say, where a rule judges what posts say apart.
    """
    standings = [score.membership for score in scores]
    return {
        "account": accounts,
        "window": window.label,
        "count": _how_many(standings.count("in"), len(standings) - standings.count("out")),
        "total": str(window.posts),
        "mix": ", ".join(_mix(items, constraint)),
        "per": value,
    }


def _mix(items: Iterable[Classified], constraint: Constraint) -> Iterator[str]:
    if any(constraint.wanted.tests()):
        counts = Counter(_in_mix(item, constraint) for item in items)
        yield from (f"{count} {what}" for what, count in counts.most_common())
    else:
        yield from (f"{count} {kind_title(kind, count)}" for kind, count in breakdown(items))


def _in_mix(item: Classified, constraint: Constraint) -> str:
    """Return what a post counts as beside others: the value alone where a rule asks for one key alone."""
    keys = {test.key for test in constraint.wanted.tests()}
    if len(keys) > 1 or asks_kinds(constraint.wanted):
        return constraint.reading(item).what
    (key,) = keys
    return ", ".join(dict.fromkeys(values_of(item.post, key))) or f"without {key}"


def as_one(kind: Kind) -> str:
    """Return what one post of a kind is, as it is said within a sentence."""
    return KINDS_WITHIN[kind]


def deed(kind: Kind) -> str:
    """Return what a post of a kind does, as it is said behind its name."""
    return _DEEDS[kind]


def counted_as(item: Classified) -> str:
    """Return what a post counts as, as a person would say it."""
    perhaps = "perhaps " if item.perhaps else ""
    return f"{perhaps}counts as {as_one(item.kind)}" if item.kind else "was not read"


def unread_message(account: str, window: WindowOf, items: Iterable[Classified], rules: Iterable[str]) -> str:
    """Return what was not judged, and why."""
    reasons = Counter(item.unreadable for item in items if item.unreadable)
    return (
        f"{account}, {window.label}: {reasons.total()} of {window.posts} posts cannot be read: "
        f"{reasons_in_words(reasons)}. So {listed(rules)} did not judge the mix"
    )


def reasons_in_words(reasons: Counter[str]) -> str:
    """Return why posts cannot be read; how many each reason holds for, where there are several."""
    if len(reasons) == 1:
        return next(iter(reasons))
    return listed(f"{count} {reason}" for reason, count in reasons.most_common())


def _how_many(least: int, most: int) -> str:
    if least == most:
        return str(least) if least else "none"
    return f"{least} to {most}"


def uncertain(message: str, constraint: Constraint, doubtful: int) -> str:
    """Return the message of a finding that hangs on ``doubtful`` posts nobody can be sure of."""
    return f"{message}; this may be {constraint.complaint}: postlint is not sure of {doubtful} of them"


def in_view_of_slots(message: str) -> str:
    """Return the message of a finding that is milder since the account reserves time to listen."""
    return f"{message}; you have reserved time to listen; plan something to listen to"


def unfinished(message: str) -> str:
    """Return the message of a finding that would be an error if it did not count ideas or drafts."""
    return f"{message}; a warning only, since ideas or drafts are among them"


def misreadable(message: str) -> str:
    """Return the message of a fault that hangs on what a post does, where nobody can be sure of that."""
    return f"{message}; postlint may have misread what the post does"


def doubt(item: Classified, settling: Group) -> Related:
    """Return what would settle the place of one post: the likeliest kind that would, as a key to write.

    Beside it stand those that would not, two where they are nearly as likely, each with what it does.
    """
    if item.unreadable:
        write = f"write what it does, as {kind_written('…', item.post.span.path)}"
        return Related(item.post.span, f"not read ({item.unreadable}): {write}")
    ranked = sorted(KINDS, key=lambda kind: (item.probabilities[kind], kind), reverse=True)
    kinds = settling.kinds_of(item)
    kind = next((kind for kind in ranked if kind in kinds), ranked[0])
    others = [other for other in ranked if other not in kinds and other != kind]
    nearly = [one for one in others[:2] if item.probabilities[one] >= item.probabilities[others[0]] / _NEARLY]
    path = item.post.span.path
    otherwise = "".join(f"; if it {_DEEDS[one]}, {kind_written(one, path, again=True)}" for one in nearly)
    return Related(item.post.span, f"if it {_DEEDS[kind]}, write {kind_written(kind, path)}{otherwise}")


_OF_ROWS: Final = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods")


def kind_written(kind: str, path: str, *, again: bool = False) -> str:
    """Return how a kind is written in the file at ``path``: with its key or, where rows are, in its column.

    Where that is said ``again``, the word is enough.
    """
    if not path.lower().endswith(_OF_ROWS):
        return f"`kind: {kind}`"
    return f"`{kind}`" if again else f"`{kind}` in a column called kind"
