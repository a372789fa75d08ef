"""Words that reports and pages print, explained: their own, groups, parts and keys of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from postlint.calendars.schema import PARTS, Key, about_part, keys_named, keys_of, parts_named
from postlint.calendars.terms.field_names import Part
from postlint.config import config_schema
from postlint.dates_and_lists_in_words import listed
from postlint.judging.groups import OfKinds, in_order, kinds_in
from postlint.judging.model import Pack, Rule
from postlint.records import dataclass
from postlint.report.as_json import VERSION, Json, document, problem_fields
from postlint.report.explained_kinds_and_packs import Parameter, parameter_names, parameters_named, sectioned
from postlint.report.layout import Look, columns, paragraph
from postlint.source.diagnostic import Diagnostic
from postlint.vocabulary import KIND_TITLES, Kind, in_singular, in_words, kind_title

_KINDS: Final = ", ".join(f"{title} (`{kind}`)" for kind, (title, _) in KIND_TITLES.items())
_INFO: Final = (
    "The mildest severity: advice, which by itself fails no run. `--show info` lists what reports count."
)

MEANINGS: Final[Mapping[str, str]] = {
    "finding": "One place at which a rule is broken, or may be: what is wrong, where, why, and what to do.",
    "severity": "How grave a finding is: error, warning or info, which is also called a note. "
    "`rules:` in postlint.yaml changes it for each rule.",
    "error": "The gravest severity: a run with an error fails, with the exit code 1. What cannot be read "
    "is an error, too, and ends with the exit code 2.",
    "warning": "The severity between error and info: worth mending. A run with warnings passes, unless "
    "`--fail-on warning` is given.",
    "info": _INFO,
    "note": _INFO,
    "mix": "How many posts of an account do what, and so which part of them is about us, asks, answers, "
    "credits or shares. `postlint mix` shows it.",
    "group": "A set of kinds that a pack counts together, such as `engagement`. `postlint explain` says "
    "of each which kinds are in it.",
    "kind": f"What a post does; every post has exactly one: {_KINDS}. "
    "`postlint explain KIND` says more of each.",
    "window": "The posts of one account that are judged together, such as those of 28 days.",
    "perhaps": "Before a kind: it is only a guess from the text. `kind:` on the post settles it, and "
    "`postlint ask` asks for it.",
    "rule": "What postlint asks of a calendar: one check with its figures, a severity, why, and how to pass. "
    "`postlint rules` lists them.",
    "check": "The mechanism that a rule is made of, such as `share`. Also the command that judges calendars.",
    "pack": "A file of rules with one purpose, such as `two-way`. `packs:` in postlint.yaml says which are "
    "in use, and `postlint rules` lists them.",
    "baseline": "The findings that there were before a team began, kept in a file so that only new ones are "
    "reported. `postlint baseline` writes it.",
}
"""What words of the report mean, in the singular."""

OF_RULES: Final[Mapping[str, str]] = {
    "domain": "In groups: where links of a post lead, in its text or under `link:`. `{domain: example.org}` "
    "is www.example.org, too; `*.example.org` stands for its subdomains.",
    "link": "A key of your own, under which a post's link stands apart from its text. Rules with `pattern` "
    "search it, and in groups `domain` (or `link`) is where links lead: `{domain: example.org}`. Under "
    "`format:` it is a format, which is not judged.",
    "mention": "In groups: a handle in the text, with or without @ and server: `{mention: parks}` or "
    "`{mention: parks@social.example}`.",
    "weekday": "In groups: the day of the week on which a post goes out: `{weekday: [Mon, Tue]}`.",
    "holiday": "In postlint.yaml, `periods: [{holidays: GB, region: ENG}]` makes each public holiday of a "
    "country a period of the kind `holiday`, in which rules with `clash` and `during: holiday` look.",
}
"""What words of groups and of postlint.yaml mean, in the singular."""


@dataclass(frozen=True, slots=True)
class Word:
    """All that a word means: in the report, in settings, as a group of packs, in rules and in calendars."""

    name: str
    meaning: str
    setting: str
    packs: tuple[tuple[Pack, str], ...]
    parameters: tuple[Parameter, ...]
    parts: tuple[Part, ...]
    keys: tuple[Key, ...]


def find(name: str, packs: Iterable[Pack]) -> Word | None:
    """Return all that ``name`` means, with the groups of ``packs`` that are called so; None for nothing."""
    wanted = in_singular(name)
    groups = tuple((pack, group) for pack in packs for group in pack.groups if in_singular(group) == wanted)
    found = Word(
        name,
        MEANINGS.get(wanted, OF_RULES.get(wanted, "")),
        _settings().get(in_words(name), ""),
        groups,
        parameters_named(name),
        parts_named(name),
        keys_named(name),
    )
    return found if any(getattr(found, one.name) for one in fields(found) if one.name != "name") else None


def _settings() -> dict[str, str]:
    """Return what each key of postlint.yaml is for."""
    schema: Any = config_schema()
    return {in_words(key): said["description"] for key, said in schema["properties"].items()}


def names(packs: Iterable[Pack]) -> Iterator[str]:
    """Yield every word that can be found, but for other names of keys."""
    yield from MEANINGS
    yield from OF_RULES
    yield from (group for pack in packs for group in pack.groups)
    yield from parameter_names()
    yield from _settings()
    yield from PARTS
    yield from (key.name for part in PARTS for key in keys_of(part))


def explain(word: Word, look: Look) -> str:
    """Return what a word means, for people."""
    return sectioned(f"{word.name}: {' and '.join(_sorts(word))}", dict(_sections(word, look)), look)


def also(name: str, look: Look) -> str:
    """Return what else ``name`` is, which was explained as something else: a key of groups or calendars."""
    said = [OF_RULES[in_singular(name)]] if in_singular(name) in OF_RULES else []
    if any(in_words(key.name) == in_words(name) for key in keys_named(name)):
        said.append(f"It is a key of the calendar, too: `postlint explain {name}:` says more of that.")
    return "".join(f"{line}\n" for one in said for line in ("", *paragraph(one, look)))


def _sorts(word: Word) -> Iterator[str]:
    if word.meaning:
        yield f"a word of {'the report' if in_singular(word.name) in MEANINGS else 'rules and settings'}"
    if word.setting:
        yield "a key of postlint.yaml"
    if word.packs:
        yield "a group of kinds"
    if word.parameters:
        yield "a parameter of rules"
    if word.parts:
        yield "a part of the calendar"
    if word.keys:
        other = all(in_singular(key.name) != in_singular(word.name) for key in word.keys)
        yield f"{'another name of ' if other else ''}a key of the calendar"


def _sections(word: Word, look: Look) -> Iterator[tuple[str, Sequence[str]]]:
    yield "What it means", paragraph(word.meaning, look, "  ") if word.meaning else []
    yield "What it sets in postlint.yaml", paragraph(word.setting, look, "  ") if word.setting else []
    for pack, group in word.packs:
        if isinstance(pack.groups[group], OfKinds):
            kinds = [(str(kind), kind_title(kind)) for kind in _kinds(pack, group)]
            yield f"Kinds that {pack.name} counts as {group}", columns(kinds, look)
        else:
            said = paragraph(pack.groups[group].in_words, look, "  ")
            yield f"Posts that {pack.name} counts as {group}", said
        using = [(rule.id, rule.title) for rule in _counting(pack, group)]
        yield f"Rules of {pack.name} that count it", columns(using or [("none", "")], look, wrap=True)
    yield "What it does in rules, by check", [*_of_rules(word.parameters, look)]
    for part in word.parts:
        rows = [(key.name, key.about) for key in keys_of(part)]
        about = paragraph(about_part(part), look, "  ")
        yield f"What {PARTS[part]} is made of", [*about, *columns(rows, look, wrap=True)]
    for key in word.keys:
        yield f"`{key.name}` of {PARTS[key.part]}", [*_of_key(key, look)]
    yield "To read on", [line for page in _pages(word) for line in paragraph(page, look, "  ")]


def _of_rules(parameters: Iterable[Parameter], look: Look) -> Iterator[str]:
    for parameter in parameters:
        yield from paragraph(f"{listed(parameter.checks)}: {parameter.meaning}.", look, "  ", "    ")


def _of_key(key: Key, look: Look) -> Iterator[str]:
    yield from paragraph(key.about, look, "  ")
    if key.choices:
        yield from paragraph(f"One of: {', '.join(key.choices)}.", look, "  ")
    for example in key.examples:
        yield from paragraph(f"`{example}`", look, "  ")


def _pages(word: Word) -> list[str]:
    parts = dict.fromkeys((*word.parts, *(key.part for key in word.keys)))
    checks = dict.fromkeys(check for one in word.parameters for check in one.checks)
    of_rules = [f"docs/checks/{check}.md" for check in checks]
    of_rules = ["docs/writing-rules.md, with a page for each check"] if len(of_rules) > 1 else of_rules
    of_settings = ["docs/configuration.md"] if word.setting else []
    of_parts = [f"docs/calendar.md, under “{PARTS[part].capitalize()}”" for part in parts]
    return of_rules + of_settings + of_parts


def as_json(word: Word, problems: Iterable[Diagnostic]) -> str:
    """Return the same for programs."""
    return document(
        {
            "version": VERSION,
            "word": {
                "name": word.name,
                "meaning": word.meaning or None,
                "setting": word.setting or None,
                "groups": [
                    {
                        "pack": pack.name,
                        "name": group,
                        "kinds": _kinds(pack, group),
                        "rules": [rule.id for rule in _counting(pack, group)],
                    }
                    for pack, group in word.packs
                ],
                "parameters": [
                    {"name": one.name, "meaning": one.meaning, "checks": list(one.checks)}
                    for one in word.parameters
                ],
                "parts": [
                    {"name": part, "about": about_part(part), "keys": [key.name for key in keys_of(part)]}
                    for part in word.parts
                ],
                "keys": [_key_fields(key) for key in word.keys],
                "pages": _pages(word),
            },
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def _key_fields(key: Key) -> Json:
    return {
        "part": key.part,
        "name": key.name,
        "about": key.about,
        "choices": list(key.choices),
        "examples": list(key.examples),
    }


def _kinds(pack: Pack, group: str) -> list[Kind]:
    return in_order(kinds_in(pack.groups[group]))


def _counting(pack: Pack, group: str) -> list[Rule]:
    return [rule for rule in pack.rules if any(_names(value, group) for value in rule.parameters.values())]


def _names(value: object, group: str) -> bool:
    return any(_names(item, group) for item in value) if isinstance(value, list) else value == group
