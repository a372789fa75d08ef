r"""``pattern``: phrases, or an expression, that must not stand in a text, or of which one must.

Finds phrases as whole words, whatever their case, or what a regular expression describes, and points at the
place. ``not:`` names phrases in which nothing is found, and ``of:`` keeps the rule to posts of a group,
``kinds:`` to those of several. Each part of a thread, a first comment, hashtags under their own key, and the
title and description of a video are texts of their own: ``^`` is where one begins. Links and hashtags in them
are searched, too, and so are links that stand beside the text, under ``link``, ``links``, ``link_url`` or
``url``. What words for pictures must not say is a group of ``alt``.

What is asked is the same for all posts: an expression cannot name what stands under another key of the post,
such as its campaign. Write one rule for each value, over a group of it, as in "Rules of a house".

With ``required: true``, posts in which nothing is found are the fault: paid ones that do not say so, those
without any text among them. There, a post is one text, so that ``^`` is where the post begins. What somebody
must see at once stands in the first part of a thread, and not in a comment: ``required: first`` looks there
alone, and at hashtags, title and description.

Where an expression has a group ``(?P<found>…)``, what it finds without that group is passed over, and what it
asks for behind the group is read again for the next one. So this finds words of four capitals and more,
accented ones too, but none in links, hashtags and handles:

```yaml
expression: 'https?://\S+|[#@][\p{L}\p{N}_]+|(?:^|[^\p{L}\p{N}])(?P<found>\p{Lu}{4,})(?:[^\p{L}\p{N}]|$)'
```

Expressions run on RE2, which takes time in proportion to the text, whatever is written. It has no
look-around and no back-references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from postlint.calendars.model import Post
from postlint.dates_and_lists_in_words import listed
from postlint.judging.checks import Check, Inspection, on_group
from postlint.judging.checks import parameters as read
from postlint.judging.groups import joined
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, Related, Rule, Terms
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.budgets import MAX_PHRASES
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span

Stretch: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[[str], Iterator[Stretch]]
"""Finds stretches of a text, as code-point offsets, from left to right."""

MOST_PLACES: Final = 10
"""How many places of one post a finding points at."""
FOUND: Final = "found"
"""The group of an expression that narrows down what it finds; what RE2 lacks in look-around."""
FIRST: Final = "first"
"""What ``required:`` says where only that part counts which people see at once."""
LONGEST_SHOWN: Final = 60
"""How many characters of what was found a message repeats."""


@dataclass(frozen=True, slots=True)
class _Found:
    words: str
    span: Span


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at texts that a pattern rule asks for: one fault a post, at the first place."""
    find, excused = _finder(rule), _phrases(read.texts(rule, "not"))
    look = _present(find, excused)
    if rule.parameters.get("required"):
        look = _missing(find, _first if rule.parameters["required"] == FIRST else _whole)
    asked = (read.any_group(rule, "kinds"), read.group(rule, "of"))
    return on_group(look, joined(asked, every=True), terms)


def _present(find: Finder, excused: Finder) -> Inspection:
    """Look for posts in which it stands."""

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            places = list(islice(_places(item.post, find, excused), MOST_PLACES))
            if places:
                yield _fault(item.post, places)

    return inspect


def _missing(find: Finder, texts: Callable[[Post], str]) -> Inspection:
    """Look for posts in which it does not stand, those without a text among them."""

    def inspect(view: AccountView) -> Iterator[FactViolation]:
        for item in view.all_posts:
            if not next(find(texts(item.post)), None):
                span = next((part.span for part in item.post.searched), item.post.span)
                yield _fault(item.post, [_Found("", span)])

    return inspect


def _whole(post: Post) -> str:
    return "\n\n".join(part.text for part in post.searched)


def _first(post: Post) -> str:
    """Return what people see of a post before they open anything."""
    beside = (beside.text for beside in post.beside if not beside.is_spoken)
    return "\n\n".join(part.text for part in (*post.texts[:1], *beside))


def _fault(post: Post, places: Sequence[_Found]) -> FactViolation:
    words = list(dict.fromkeys(f"“{place.words}”" for place in places))
    return FactViolation(
        places[0].span,
        {"post": post.name, "found": listed(words)},
        post=post,
        related=tuple(Related(place.span, f"here, too: “{place.words}”") for place in places[1:]),
    )


def _places(post: Post, find: Finder, excused: Finder) -> Iterator[_Found]:
    for part in post.searched:
        free = _outside(find(part.text), excused(part.text))
        for start, end in free:
            words = " ".join(part.text[start:end].split())
            shown = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
            yield _Found(shown, part.span_of(start, end))


def _outside(found: Iterable[Stretch], excuses: Iterator[Stretch]) -> Iterator[Stretch]:
    """Yield what was found and touches no excuse; both come from left to right."""
    excuse = next(excuses, None)
    for start, end in found:
        while excuse and excuse[1] <= start:
            excuse = next(excuses, None)
        if not (excuse and excuse[0] < end):
            yield start, end


def _finder(rule: Rule) -> Finder:
    phrases = read.texts(rule, "phrases")
    return _phrases(phrases) if phrases else _expression(str(rule.parameters["expression"]))


def _phrases(phrases: Sequence[str]) -> Finder:
    """Return what finds any of ``phrases``: whole words, whatever their case and the spaces between."""
    if not phrases:
        return lambda _text: iter(())
    # A pattern of literals never backtracks; the longest comes first, so that it is not cut short.
    either = "|".join(map(_literal, sorted(phrases, key=len, reverse=True)))
    pattern = re.compile(either, re.IGNORECASE)
    return lambda text: (match.span() for match in pattern.finditer(text))


def _literal(phrase: str) -> str:
    words = phrase.split()
    before = r"(?<!\w)" if re.match(r"\w", words[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", words[-1]) else ""
    return before + r"\s+".join(map(re.escape, words)) + after


def _expression(written: str) -> Finder:
    pattern = _compiled(written)
    group = pattern.groupindex.get(FOUND, 0)

    def find(text: str) -> Iterator[Stretch]:
        # RE2 reads UTF-8, which has no lone surrogates; a replaced one leaves every offset as it is. What
        # an expression asks for behind a group may be what it asks for before the next, so it is read again.
        sound = text.encode("utf-8", "replace")
        at = passed = characters = 0
        while at <= len(sound) and (match := pattern.search(sound, at)):
            if not match[group]:
                at = max(match.end(), at + 1)
                continue
            start, at = match.span(group)
            characters += len(sound[passed:start].decode(errors="replace"))
            passed = start
            yield characters, characters + len(match[group].decode(errors="replace"))

    return find


def _compiled(written: str) -> Any:
    """Compile an expression for RE2, which takes linear time whatever the text.

    Raises:
        re2.error: RE2 refuses the expression.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(written, options)


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    import re2

    expression = rule.get("expression")
    if not isinstance(expression, tree.Scalar):
        return
    try:
        _compiled(expression.text)
    except re2.error as error:
        reason = error.args[0]
        why = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        yield Diagnostic(
            expression.span,
            f"RE2 refuses this expression: {why}. RE2 has no look-around and no back-references; "
            "its syntax is at https://github.com/google/re2/wiki/Syntax",
            "reading/rule",
        )


_PHRASES: Final[read.Schema] = {
    "type": "array",
    "items": {"type": "string", "pattern": r"\S", "x-message": "write a phrase in quotes"},
    "minItems": 1,
    "maxItems": MAX_PHRASES,
}

CHECK: Final = Check(
    name="pattern",
    summary="phrases, or an expression, that must not stand in a text, or of which one must",
    parameters={
        "phrases": {**_PHRASES, "description": "phrases, found as whole words in any case"},
        "expression": {
            "description": "an RE2 expression, found as written; (?i) makes it take any case, and where it "
            "has a group `(?P<found>…)`, what that holds is found",
            "type": "string",
            "minLength": 1,
        },
        "not": {**_PHRASES, "description": "phrases in which nothing is found"},
        "of": read.OF,
        "kinds": read.KINDS_OF,
        "required": {
            "description": "true turns it round: one of them must stand in each post; `first`: where people "
            "see it at once, and neither in a later part of a thread nor in a first comment",
            "enum": [True, False, FIRST],
        },
    },
    required=(),
    bounds=("phrases", "expression"),
    groups=("of", "kinds"),
    ask=inspection,
    values=("post", "found"),
    problems=_problems,
)
