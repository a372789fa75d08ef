"""Parameters that several checks share: their JSON Schema, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Dict
from datetime import timedelta
from fractions import Fraction
from typing import Any, Final, TypeAlias, cast

from postlint.calendars.model import Account
from postlint.calendars.schema import calendar_schema
from postlint.judging.groups import EVERYTHING, Group, joined, of_kinds
from postlint.judging.mix.windows import WINDOW_PATTERN, WindowSpec, parse_window
from postlint.judging.model import Basis, Rule
from postlint.judging.post_facts import key_named
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import CHANNELS, kind_named

Schema: TypeAlias = Dict[str, object]

PERCENT: Final[Schema] = {
    "description": "a percentage, such as 10%",
    "type": "string",
    "pattern": r"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%$",
    "x-message": "write a percentage from 0% to 100%, such as 10%",
}
NUMBER: Final[Schema] = {"description": "a number", "type": "number", "minimum": 0}
COUNT: Final[Schema] = {
    "description": "a number of posts",
    "type": "integer",
    "minimum": 0,
    "maximum": 1_000_000,
}
GROUP: Final[Schema] = {
    "type": "string",
    "description": "which posts count",
    "x-message": "write the name of a group, as under `groups:`, or a kind",
}
OF: Final[Schema] = {**GROUP, "description": "which posts are looked at; all if not given"}
SAME: Final[Schema] = {
    "description": "a key, such as `campaign`, under which both posts must say the same",
    "type": "string",
    "minLength": 1,
}
DAY_KEY: Final[Schema] = {"type": "string", "minLength": 1}
WINDOW: Final[Schema] = {
    "description": "which posts of an account are judged together; `all` if not given",
    "type": "string",
    "pattern": WINDOW_PATTERN,
    "x-message": 'write a window such as "28 days", "20 posts", "week", "month" or "all"',
}
UNDATED_WINDOW: Final[Schema] = {
    "description": "the same for posts that have no date",
    "type": "string",
    "pattern": r"^([1-9][0-9]{0,4} posts|all)$",
    "x-message": 'posts without a date can only be counted: write "20 posts" or "all"',
}
MIN_POSTS: Final[Schema] = {
    "description": "how many posts a window must hold before the rule speaks; 10 if not given",
    "type": "integer",
    "minimum": 1,
    "maximum": 1_000_000,
}
FACTS: Final[Schema] = {
    "description": "facts of the account; where one of them holds, the rule is silent",
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
}
DAYS: Final[Schema] = {
    "description": "a number of days or weeks",
    "type": "string",
    "pattern": "^[1-9][0-9]{0,3} (day|week)s?$",
    "x-message": 'write a number of days or weeks, such as "14 days" or "2 weeks"',
}
HOURS: Final[Schema] = {
    "description": "a stretch of time",
    "type": "string",
    "pattern": "^[1-9][0-9]{0,3} (minute|hour)s?$",
    "x-message": 'write a stretch of time, such as "30 minutes" or "8 hours"',
}
STRETCH: Final[Schema] = {
    "description": "a stretch of time",
    "type": "string",
    "pattern": "^[1-9][0-9]{0,3} (minute|hour|day|week)s?$",
    "x-message": 'write a stretch of time, such as "30 minutes", "8 hours" or "2 days"',
}
BASIS: Final[Schema] = {
    "description": "`plan` judges what is planned, with what went before it; `published` only what really "
    "went out; `both` each by itself; `plan` if not given",
    "type": "string",
    "enum": ["plan", "published", "both"],
}
EASED_BY: Final[Schema] = {
    "description": "`slots` makes the finding one level milder where slots with a named `who` keep time "
    "for people in every week of the window",
    "type": "string",
    "enum": ["slots"],
}
AMONG: Final[Schema] = {
    "description": "of which posts it is a part; of all if not given",
    "type": "string",
    "x-message": "write the name of a group, as under `groups:`, or a kind",
}
PER: Final[Schema] = {
    "description": "a key, such as `campaign`: posts that say one thing under it are judged apart from those "
    "that say another, and those that say nothing are not judged; `{per}` in the message is what they say",
    "type": "string",
    "minLength": 1,
}
KINDS_OF: Final[Schema] = {
    "description": "groups of the pack, or kinds; only their posts are looked at",
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
}


_CHARACTERS: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
SHORTEST: Final[Schema] = {**_CHARACTERS, "description": "how many characters there must be, on any channel"}
LONGEST: Final[Schema] = {
    **_CHARACTERS,
    "description": "how many characters there may be, on any channel that `limits` does not name",
}
LIMITS: Final[Schema] = {
    "description": "by channel, how many characters there may be, where that is not what is generally known",
    "type": "object",
    "properties": {channel: _CHARACTERS for channel in CHANNELS if channel != "other"},
    "additionalProperties": False,
}
ACCOUNT_FACT: Final[Schema] = {"description": "a fact of the account", "type": "string"}

_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}

ANY: Final = "any"
"""What a rule calls the group of all posts."""

DEFAULT_UNDATED_WINDOW: Final = "20 posts"
DEFAULT_MIN_POSTS: Final = 10


def group(rule: Rule, parameter: str) -> Group:
    """Return the group, or the kind, that a parameter names; all posts where it names none."""
    written = rule.parameters.get(parameter)
    return EVERYTHING if written is None else group_called(str(written), rule)


def any_group(rule: Rule, parameter: str) -> Group:
    """Return what is in any of a list of groups and kinds; all posts where the rule gives none."""
    names = rule.parameters.get(parameter)
    if not isinstance(names, list):
        return EVERYTHING
    return joined((group_called(str(name), rule) for name in names), every=False)


def group_called(name: str, rule: Rule) -> Group:
    """Return the group of a rule's pack, or the kind, that is called ``name``."""
    if name == ANY and name not in rule.groups:
        return EVERYTHING
    kind = kind_named(name)
    return rule.groups.get(name, of_kinds([kind] if kind else ()))


def is_group(name: str, groups: Collection[str]) -> bool:
    """Tell whether ``name`` is one of ``groups`` or a kind."""
    return name in groups or name == ANY or kind_named(name) is not None


def texts(rule: Rule, parameter: str) -> tuple[str, ...]:
    """Return a list of texts; none where the rule gives none."""
    written = rule.parameters.get(parameter)
    return tuple(map(str, written)) if isinstance(written, list) else ()


def one_or_more(rule: Rule, parameter: str) -> tuple[str, ...]:
    """Return what a parameter gives, one text or a list of them."""
    return texts(rule, parameter) or (str(rule.parameters[parameter]),)


def number(rule: Rule, parameter: str) -> Fraction | None:
    """Return a number or percentage exactly as written, or None where the rule does not give it."""
    written = rule.parameters.get(parameter)
    if written is None:
        return None
    return _fraction(str(written))


def _fraction(written: str) -> Fraction:
    digits, percent = re.subn(r" ?%$", "", written)
    return Fraction(digits) / (100 if percent else 1)


def whole(rule: Rule, parameter: str) -> int | None:
    """Return a whole number, or None where the rule does not give it."""
    return int(str(rule.parameters[parameter])) if parameter in rule.parameters else None


def longest(rule: Rule, channel: str | None) -> int | None:
    """Return how many characters a rule allows on a channel, by `limits`, else `max`; None: any number."""
    limits = rule.parameters.get("limits")
    of_channel = limits.get(channel) if isinstance(limits, dict) else None
    return whole(rule, "max") if of_channel is None else int(of_channel)


def duration(written: object) -> timedelta:
    """Return the stretch of time that :data:`DAYS`, :data:`HOURS` or :data:`STRETCH` admits."""
    size, _, unit = str(written).partition(" ")
    return int(size) * _UNITS[unit.rstrip("s")]


def window(rule: Rule) -> WindowSpec:
    """Return the window of a rule; the whole calendar where it names none."""
    return parse_window(str(rule.parameters.get("window", "all")))


def undated_window(rule: Rule) -> WindowSpec:
    """Return the window for posts without a date: a rule's own, else its window if that counts posts."""
    dated = window(rule)
    default = DEFAULT_UNDATED_WINDOW if dated.needs_dates else str(dated)
    return parse_window(str(rule.parameters.get("undated_window", default)))


def min_posts(rule: Rule) -> int:
    """Return how many posts a window must hold before the rule speaks."""
    return int(str(rule.parameters.get("min_posts", DEFAULT_MIN_POSTS)))


def per(rule: Rule) -> str | None:
    """Return the key whose values a rule judges apart; None where it judges all posts together."""
    return key_named(str(rule.parameters["per"])) if "per" in rule.parameters else None


def same(rule: Rule) -> str | None:
    """Return the key under which two posts must say the same; None where a rule names none."""
    return key_named(str(rule.parameters["same"])) if "same" in rule.parameters else None


def bounds_in_order(rule: tree.Mapping) -> Iterator[Diagnostic]:
    """Yield a problem where nothing can lie between the two bounds of a rule, on any channel or on one."""
    least, limits = rule.scalar("min"), rule.mapping("limits")
    bounds = {"max": rule.scalar("max"), **{f"limits: {one.key}": one.value for one in limits or ()}}
    for name, most in bounds.items():
        if least and isinstance(most, tree.Scalar) and _fraction(least.text) > _fraction(most.text):
            message = f"min is above {name}: nothing is at least {least.text} and at most {most.text}."
            yield Diagnostic(least.span, message, "reading/rule")


def basis(rule: Rule) -> Basis:
    """Return which posts a rule over a mix judges."""
    return cast("Basis", rule.parameters.get("basis", "plan"))


def eased(rule: Rule) -> bool:
    """Tell whether a rule over a mix is milder where somebody reserves time to listen."""
    return "eased_by" in rule.parameters


def known_facts(*types: str) -> tuple[str, ...]:
    """Return the facts that a calendar can give of an account, of any or only of some JSON types."""
    schema: Any = calendar_schema()
    return tuple(
        name
        for name, form in schema["$defs"]["account"]["properties"].items()
        if not form.get("deprecated") and (not types or form.get("type") in types)
    )


def as_number(account: Account, fact: str) -> Fraction | None:
    """Return a fact of the account as a number; None where it is not given or is no number."""
    located = account.facts.get(fact)
    if located is None or isinstance(located.value, bool) or not isinstance(located.value, (int, float)):
        return None
    return Fraction(str(located.value))


def any_holds(account: Account, facts: Iterable[str]) -> bool:
    """Tell whether one of ``facts`` is given and neither false, zero nor empty."""
    return any(account.facts[fact].value for fact in facts if fact in account.facts)


def plainly(value: Fraction) -> str:
    """Return a number as people write it: 12,400 or 0.25."""
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.2g}"
