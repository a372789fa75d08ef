"""``amount``: no post may hold more hashtags, emoji, links, … than so many.

Counts one thing in each post: ``hashtags``, ``emoji``, ``links``, ``mentions`` of handles,
``exclamation_marks``, or the ``words_in_a_sentence``, of which the longest sentence counts. ``max`` is for
all channels, ``limits`` for single ones, also by the name of a network of which postlint knows no more:
``limits: {instagram: 3, nextdoor: 0}``. Without either, hashtags are held against what each channel takes,
as far as that is generally known; the numbers are in one dated file with their sources. What is counted can
be seen, so it is never in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

from postlint.calendars.handles import mentions
from postlint.calendars.model import Account, Post
from postlint.calendars.terms.notes_to_team import without_notes
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Rule, Terms
from postlint.judging.post_facts import LINK, hashtags, longest_sentence
from postlint.judging.text_length import graphemes, is_emoji, limits
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.suggest import did_you_mean
from postlint.vocabulary import CHANNEL_TITLES, CHANNELS, in_words

HASHTAGS: Final = "hashtags"
_EXCLAMATION: Final = re.compile(r"[!！]")
_LONGEST_SHOWN: Final = 60

Counted = tuple[int, str]
"""How many there are, and what of them to show."""


def _all_of(found: Callable[[str], list[str]]) -> Callable[[Post], Counted]:
    def count(post: Post) -> Counted:
        seen = [one for text in post.all_texts for one in found(text.text)]
        return len(seen), _shown(" ".join(seen))

    return count


def _sentences(post: Post) -> Counted:
    words, sentence = longest_sentence(post)
    return words, _shown(sentence)


def _shown(found: str) -> str:
    words = " ".join(found.split())
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _hashtags(post: Post) -> Counted:
    tags = hashtags(post)
    return len(tags), _shown(" ".join(f"#{tag}" for tag in tags))


COUNTS: Final[Mapping[str, Callable[[Post], Counted]]] = {
    HASHTAGS: _hashtags,
    "emoji": _all_of(lambda text: [seen for seen in graphemes(text) if is_emoji(seen)]),
    "links": _all_of(LINK.findall),
    "mentions": _all_of(lambda text: [text[one.start : one.end] for one in mentions(without_notes(text))]),
    "exclamation_marks": _all_of(_EXCLAMATION.findall),
    "words_in_a_sentence": _sentences,
}
"""What can be counted in a post."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at how many of something the posts of an account hold."""
    what = str(rule.parameters["what"])

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        most = _most(rule, view.account)
        if most is None:
            yield from [NotGiven("channel")] if view.account.channel is None else []
            return
        for item in view.all_posts:
            number, found = COUNTS[what](item.post)
            if number > most:
                yield FactViolation(
                    _place(item.post),
                    {
                        "post": item.post.name,
                        "count": str(number),
                        "what": what.replace("_", " "),
                        "most": str(most),
                        "channel": _title(view.account),
                        "found": found,
                    },
                    post=item.post,
                )

    return on_group(inspect, read.group(rule, "of"), terms)


def _place(post: Post) -> Span:
    return post.texts[0].span if post.texts else post.span


def _title(account: Account) -> str:
    channel = account.channel
    return (account.network or CHANNEL_TITLES[channel]) if channel else "it"


def _most(rule: Rule, account: Account) -> int | None:
    """Return how many there may be on the channel of an account; None where nobody says."""
    given = cast("Mapping[str, int]", rule.parameters.get("limits", {}))
    channel = account.channel
    named = {in_words(name): number for name, number in given.items()}
    for name in (account.network, channel):
        if name and in_words(name) in named:
            return named[in_words(name)]
    if "max" in rule.parameters:
        return int(str(rule.parameters["max"]))
    known = limits().get(channel or "")
    return known.hashtags if known and not given else None


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    what = rule.scalar("what")
    if what and what.text != HASHTAGS and not (rule.get("max") or rule.get("limits")):
        message = f"Nobody knows how many {what.text.replace('_', ' ')} are too many: write max: or limits:."
        yield Diagnostic(what.span, message, "reading/rule")
    for entry in rule.mapping("limits") or ():
        if entry.key not in CHANNELS and (meant := did_you_mean(entry.key, CHANNELS)):
            message = f'Unknown channel "{entry.written}".{meant}'
            yield Diagnostic(entry.key_node.span, message, "reading/rule")


CHECK: Final = Check(
    name="amount",
    summary="no post may hold more hashtags, emoji, links, mentions, … than so many",
    parameters={
        "what": {"description": "what is counted", "type": "string", "enum": list(COUNTS)},
        "max": {
            "description": "how many there may be; of hashtags what the channel takes, if not given",
            "type": "integer",
            "minimum": 0,
            "maximum": 1_000_000,
        },
        "limits": {
            "description": "by channel, or the name of another network, how many there may be there",
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 1_000_000},
        },
        "of": read.OF,
    },
    required=("what",),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post", "count", "what", "most", "channel", "found"),
    problems=_problems,
)
