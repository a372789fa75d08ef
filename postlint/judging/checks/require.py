"""``require``: a field of an account or of each post must be there, and not be false or empty.

Of an account, a fact such as ``avatar`` must be true or filled in. What the calendar does not say of it is
unknown, not missing, and the report names what was not checked.

With ``on: post``, each post must have the field. There, what is absent is missing: nobody but the author
could give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Final

from postlint.calendars.model import Post
from postlint.calendars.schema import known_keys
from postlint.judging.checks import parameters
from postlint.judging.checks.check import Check, Inspection
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Rule, Terms
from postlint.source import tree

POST_FIELDS: Final[dict[str, Callable[[Post], object]]] = {
    "date": attrgetter("when"),
    **{name: attrgetter(name) for name in sorted(known_keys("post") & {one.name for one in fields(Post)})},
}
"""The fields of a post that a rule can ask for: those that ``Post`` has from the calendar."""


def inspection(rule: Rule, _terms: Terms) -> Inspection:
    """Return the look at accounts or posts that a require rule asks for.

    What a calendar does not say of an account is unknown, not false. A post's field that is absent is
    missing: nobody but the author of the post could give it.
    """
    field = str(rule.parameters["field"])
    if rule.parameters.get("on") == "post":
        return _of_posts(field)
    return _of_account(field, expected=not rule.parameters.get("if_given", False))


def _fields(rule: tree.Mapping) -> tuple[str, ...]:
    on = rule.get("on")
    of_posts = isinstance(on, tree.Scalar) and on.text == "post"
    return tuple(POST_FIELDS) if of_posts else parameters.known_facts()


def _of_account(field: str, *, expected: bool) -> Inspection:
    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        fact = view.account.facts.get(field)
        if fact is None and expected:
            yield NotGiven(field)
        elif fact and not fact.value:
            yield FactViolation(fact.span)

    return inspect


def _of_posts(field: str) -> Inspection:
    value_of = POST_FIELDS[field]

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        for item in view.all_posts:
            if item.post.changeable and not value_of(item.post):
                yield FactViolation(item.post.span, {"post": item.post.name}, post=item.post)

    return inspect


CHECK: Final = Check(
    name="require",
    summary="a field of an account or of each post must be given, and not be false or empty",
    parameters={
        "field": {"description": "a fact of the account, or a field of the post", "type": "string"},
        "on": {
            "description": "whose field it is; the account's if not given",
            "type": "string",
            "enum": ["account", "post"],
        },
        "if_given": {
            "description": "true says nothing, in the footer either, of accounts of which it is not "
            "given: for what not every network has",
            "type": "boolean",
        },
    },
    required=("field",),
    bounds=(),
    groups=(),
    ask=inspection,
    values=("post",),
    fields=_fields,
)
