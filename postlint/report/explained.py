"""What is explained beside rules: kinds of posts, packs, checks, and words for formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from postlint.judging.checks import guide
from postlint.judging.checks.check import Check
from postlint.judging.groups import kinds_in
from postlint.judging.model import Pack, Rule
from postlint.kinds.guide import MEANINGS
from postlint.report.as_json import VERSION, document, problem_fields
from postlint.report.layout import Look, columns, paragraph
from postlint.report.rules import pack_fields, source
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import KIND_TITLES, Kind


def kind(kind: Kind, own: Sequence[str], packs: Sequence[Pack], look: Look) -> str:
    """Return what a kind is; ``own`` are a team's words for it, ``packs`` those in use, with their groups."""
    meaning = MEANINGS[kind]
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
            "What such a post does": [*paragraph(f"It {meaning.does} {meaning.beside}", look, "  ")],
            "For example": [
                line for text in meaning.examples for line in paragraph(f"- “{text}”", look, "  ", "    ")
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
    meaning = MEANINGS[kind]
    return document(
        {
            "version": VERSION,
            "kind": {
                "name": kind,
                "called": list(dict.fromkeys(KIND_TITLES[kind])),
                "own_words": list(own),
                "does": meaning.does,
                "beside": meaning.beside,
                "examples": list(meaning.examples),
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
                [(name, guide.meaning(form)) for name, form in check.parameters.items()],
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
