"""``require``: a field of an account or of each post must be there, and not be false or empty.

Of an account, a fact such as ``avatar`` must be true or filled in. What the calendar does not say of it is
unknown, not missing, and the report names what was not checked.

With ``on: post``, each post must have the field, or each of a group that ``of:`` names. There, what is absent
is missing: nobody but the author could give it. So is what is empty, or only says that there is none, such
as ``false``, ``no``, ``null``, ``none``, ``pending``, 0 or a hyphen. A key of your own will do as well as one
that postlint knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Final

from postlint.calendars.model import Post
from postlint.calendars.schema import known_keys
from postlint.calendars.terms.field_names import folded
from postlint.judging.checks import Check, Inspection, on_group, parameters
from postlint.judging.checks import parameters as read
from postlint.judging.mix.account_view import AccountView
from postlint.judging.model import FactViolation, NotGiven, Rule, Terms
from postlint.judging.post_facts import OF_POSTS, is_no, values_of
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.suggest import did_you_mean

POST_FIELDS: Final[dict[str, Callable[[Post], object]]] = {
    "date": attrgetter("when"),
    **{name: attrgetter(name) for name in sorted(known_keys("post") & {one.name for one in fields(Post)})},
}
"""The fields of a post that a rule can ask for: those that ``Post`` has from the calendar."""


def inspection(rule: Rule, terms: Terms) -> Inspection:
    """Return the look at accounts or posts that a require rule asks for.

    What a calendar does not say of an account is unknown, not false. A post's field that is absent is
    missing: nobody but the author of the post could give it.
    """
    field = str(rule.parameters["field"])
    if rule.parameters.get("on") == "post":
        return on_group(_of_posts(field), read.group(rule, "of"), terms)
    return _of_account(field, expected=not rule.parameters.get("if_given", False))


def _fields(rule: tree.Mapping) -> tuple[str, ...]:
    on = rule.get("on")
    of_posts = isinstance(on, tree.Scalar) and on.text == "post"
    return () if of_posts else parameters.known_facts()


def _of_account(field: str, *, expected: bool) -> Inspection:
    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        fact = view.account.facts.get(field)
        if fact is None and expected:
            yield NotGiven(field)
        elif fact and not fact.value:
            yield FactViolation(fact.span)

    return inspect


def _of_posts(field: str) -> Inspection:
    given = _field(field) if field in POST_FIELDS else _own_key(folded(field))

    def inspect(view: AccountView) -> Iterator[FactViolation | NotGiven]:
        for item in view.all_posts:
            if item.post.changeable and not given(item.post):
                yield FactViolation(item.post.span, {"post": item.post.name}, post=item.post)

    return inspect


def _field(name: str) -> Callable[[Post], bool]:
    """Return what tells whether a post has a field; of one whose words are known, one must not say no."""
    value_of = POST_FIELDS[name]
    if name not in OF_POSTS:
        return lambda post: bool(value_of(post))
    return lambda post: bool(value_of(post)) and not all(map(is_no, values_of(post, name)))


def _own_key(key: str) -> Callable[[Post], bool]:
    return lambda post: any(value.strip() and not is_no(value) for value in post.own_keys.get(key, ()))


def _problems(rule: tree.Mapping) -> Iterator[Diagnostic]:
    of, field = rule.entry("of"), rule.scalar("field")
    on_posts = rule.text("on") == "post"
    if of and not on_posts:
        yield Diagnostic(of.key_node.span, "`of` is about posts: add `on: post`.", "reading/rule")
    if not on_posts or field is None or field.text in POST_FIELDS:
        return
    meant = did_you_mean(field.text, POST_FIELDS)
    if field.text in parameters.known_facts():
        meant = " It is a fact of accounts: leave `on: post` out."
    if meant:
        yield Diagnostic(field.span, f'Posts have no field "{field.text}".{meant}', "reading/rule")


CHECK: Final = Check(
    name="require",
    summary="a field of an account or of each post must be given, and not be false or empty",
    parameters={
        "field": {
            "description": "a fact of the account, or any key of the post",
            "type": "string",
            "minLength": 1,
        },
        "on": {
            "description": "whose field it is; the account's if not given",
            "type": "string",
            "enum": ["account", "post"],
        },
        "of": read.OF,
        "if_given": {
            "description": "true says nothing, in the footer either, of accounts of which it is not "
            "given: for what not every network has",
            "type": "boolean",
        },
    },
    required=("field",),
    bounds=(),
    groups=("of",),
    ask=inspection,
    values=("post",),
    fields=_fields,
    problems=_problems,
)
