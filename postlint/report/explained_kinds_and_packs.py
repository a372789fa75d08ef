"""What is explained beside rules: kinds of posts, packs, checks, parameters, and words for formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from postlint.judging.checks import CHECKS, Check
from postlint.judging.groups import kinds_in
from postlint.judging.model import Pack, Rule
from postlint.records import dataclass
from postlint.report.as_json import VERSION, document, pack_fields, problem_fields
from postlint.report.layout import Look, columns, paragraph
from postlint.report.rules import source
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import KIND_TITLES, Kind, in_words

_TYPES: Final = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What one parameter does in some ``checks``: it may do something else in others."""

    name: str
    meaning: str
    checks: tuple[str, ...]


def parameters_named(name: str) -> tuple[Parameter, ...]:
    """Return all that the parameter called ``name`` does; nothing where no check has one."""
    found: dict[tuple[str, str], list[str]] = {}
    for check in CHECKS.values():
        for parameter, schema in check.parameters.items():
            if in_words(parameter) == in_words(name):
                found.setdefault((parameter, _for_people(schema)), []).append(check.name)
    return tuple(Parameter(*key, tuple(checks)) for key, checks in found.items())


def parameter_names() -> Iterator[str]:
    """Yield the name of every parameter once."""
    yield from dict.fromkeys(name for check in CHECKS.values() for name in check.parameters)


def _for_people(schema: Mapping[str, object]) -> str:
    """Return what a parameter is for, and what it takes, by its schema."""
    return "; ".join(filter(None, (str(schema.get("description", "")), _form(schema))))


def _form(schema: Mapping[str, object]) -> str:
    if "x-message" in schema:
        return str(schema["x-message"])
    choices = schema.get("enum")
    if isinstance(choices, list):
        return f"write {' or '.join(f'`{choice}`'.lower() for choice in choices)}"
    form = _TYPES.get(str(schema.get("type")))
    return f"write {form}" if form else ""


class Meaning(NamedTuple):
    """What a post of a kind mainly does, what is easily taken for it, and two or three examples."""

    does: str
    beside: str
    examples: tuple[str, ...]


MEANINGS: Final[dict[Kind, Meaning]] = {
    "press_release": Meaning(
        "speaks of the organisation itself: news, results, events, plans, its own people.",
        "Thanks to one's own boss and sharing one's own posts are about us, too.",
        (
            "The new footbridge is open.",
            "We have won the county award.",
            "Our director speaks in Leeds today.",
        ),
    ),
    "information": Meaning(
        "tells people something useful or interesting that is not about the organisation.",
        "What the organisation itself has done or plans is about us, even where it is good to know.",
        ("Grass pollen is very high today.", "How to store rye: dry, dark, in a wooden box."),
    ),
    "call_to_action": Meaning(
        "wants the reader to do something concrete: book, sign, donate, vote, call, watch.",
        "What asks for an answer here, below the post, is a question.",
        ("Book your place by Friday: …", "Sign the petition for a safer crossing: …"),
    ),
    "reply": Meaning(
        "answers or speaks to one particular person.",
        "A name at the beginning does not make a reply by itself. `reply_to:` says whom a post answers.",
        ("@ann Not yet: the path is under water until May.", "@ben Thursday at ten. See you there!"),
    ),
    "retweet": Meaning(
        "passes on what somebody else made: a repost, a quote, “via @somebody”.",
        "Sharing an account of one's own is about us. `repost_of:` and `quote_of:` say what is shared.",
        ("RT @rivertrust The otters are back.", "A fine map of old mills, via @archives: …"),
    ),
    "mention": Meaning(
        "thanks, credits, congratulates, welcomes or recommends somebody else.",
        "A partner who is only named in our own news is no credit to them.",
        ("Thank you, @friendsofthepark, for 200 new bulbs!", "Photo: @ann, who got up at five for it."),
    ),
    "question": Meaning(
        "asks its readers something, and wants their answer here.",
        "A question that the post itself or its link answers is a headline.",
        ("Which path should we mend first?", "What is your first memory of the lido?"),
    ),
    "conversation": Meaning(
        "is sociable, with no news and no ask: greetings, humour, a look behind the scenes.",
        "Packs mostly count it as neither broadcast nor engagement.",
        ("Good morning from a very wet depot.", "The duck has asked to be moved to another team."),
    ),
}


def kind(kind: Kind, own: Sequence[str], packs: Sequence[Pack], look: Look) -> str:
    """Return what a kind is; ``own`` are a team's words for it, ``packs`` those in use, with their groups."""
    about = MEANINGS[kind]
    called = f"{kind}: what reports call “{KIND_TITLES[kind][0]}”"
    counts = [(pack, f"as {', '.join(groups)}") for pack, groups in _groups_of(kind, packs).items()]
    words = [f"Your own words for it: {', '.join(own)}."] if own else []
    declare = (
        f"Write `kind: {kind}` on the post; `kind: {KIND_TITLES[kind][0]}` says the same. What the author "
        "writes is taken."
    )
    return sectioned(
        called,
        {
            "What such a post does": [*paragraph(f"It {about.does} {about.beside}", look, "  ")],
            "For example": [
                line for text in about.examples for line in paragraph(f"- “{text}”", look, "  ", "    ")
            ],
            "In the packs in use it counts": columns(counts or [("none", "as no group")], look),
            "To say so": [line for text in (declare, *words) for line in paragraph(text, look, "  ")],
        },
        look,
    )


def _groups_of(kind: Kind, packs: Iterable[Pack]) -> Mapping[str, list[str]]:
    """Return the groups that a kind is in, by their packs; packs that have none of it are left out."""
    held = {
        pack.name: [name for name, group in pack.groups.items() if kind in kinds_in(group)] for pack in packs
    }
    return {name: groups for name, groups in held.items() if groups}


def kind_as_json(
    kind: Kind, own: Sequence[str], packs: Sequence[Pack], problems: Iterable[Diagnostic]
) -> str:
    """Return the same for programs."""
    about = MEANINGS[kind]
    return document(
        {
            "version": VERSION,
            "kind": {
                "name": kind,
                "called": list(dict.fromkeys(KIND_TITLES[kind])),
                "own_words": list(own),
                "does": about.does,
                "beside": about.beside,
                "examples": list(about.examples),
                "groups": {name: list(groups) for name, groups in _groups_of(kind, packs).items()},
            },
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def pack(pack: Pack, look: Look, *, in_use: bool) -> str:
    """Return what a pack is for, its groups and its rules; ``in_use`` tells that it is chosen here."""
    groups = [(name, group.in_words) for name, group in pack.groups.items()]
    rules = [(rule.severity or "off", rule.id, rule.title) for rule in pack.rules]
    to_use = "" if in_use else f"Name it under `packs:` in postlint.yaml: `packs: [{pack.name}]`."
    return sectioned(
        f"{pack.name}: {pack.title}{'' if in_use else ' (a pack, not in use)'}",
        {
            "What it is for": paragraph(pack.description, look, "  ") if pack.description else [],
            "Its groups": columns(groups, look, wrap=True),
            "Its rules": [
                *columns(rules, look, wrap=True),
                *paragraph("`postlint explain RULE` says more of each.", look, "  "),
            ],
            "To use it": paragraph(to_use, look, "  ") if to_use else [],
            "Sources": [line for link in pack.sources for line in source(link, look)],
        },
        look,
    )


def pack_as_json(pack: Pack, problems: Iterable[Diagnostic], *, in_use: bool) -> str:
    """Return the same for programs, with the fields that ``rules`` gives of a pack."""
    errors = [problem_fields(problem) for problem in problems]
    return document({"version": VERSION, "pack": pack_fields(pack, in_use=in_use), "errors": errors})


def check(check: Check, packs: Iterable[Pack], look: Look) -> str:
    """Return what a check looks at, what a rule can tell it, and which rules in use are made of it."""
    using = [(rule.id, rule.title) for rule in _made_of(check, packs)]
    return sectioned(
        f"{check.name}: a check, which rules are made of",
        {
            "What it looks at": paragraph(f"{check.summary}.", look, "  "),
            "What a rule can tell it": columns(
                [(name, _for_people(form)) for name, form in check.parameters.items()],
                look,
                wrap=True,
            ),
            "Rules in use": columns(using or [("none", "")], look, wrap=True),
        },
        look,
    )


def check_as_json(check: Check, packs: Iterable[Pack], problems: Iterable[Diagnostic]) -> str:
    """Return the same for programs."""
    return document(
        {
            "version": VERSION,
            "check": {
                "name": check.name,
                "summary": check.summary,
                "parameters": {
                    name: str(form.get("description", "")) for name, form in check.parameters.items()
                },
                "rules": [rule.id for rule in _made_of(check, packs)],
            },
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def _made_of(check: Check, packs: Iterable[Pack]) -> list[Rule]:
    return [rule for pack in packs for rule in pack.rules if rule.check == check.name]


def sectioned(title: str, sections: Mapping[str, Sequence[str]], look: Look) -> str:
    """Return a title and sections below it, each with its heading; those without lines are left out."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(title, sections, look)) + "\n"


def _blocks(title: str, sections: Mapping[str, Sequence[str]], look: Look) -> Iterator[list[str]]:
    yield [look.paint(line, bold=True) for line in paragraph(title, look)]
    yield from ([look.paint(f"{name}:", bold=True), *lines] for name, lines in sections.items() if lines)
