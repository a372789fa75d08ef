"""Rules, listed or explained one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, get_args

from postlint.config import Config
from postlint.judging.checks import CHECKS
from postlint.judging.checks.parameters import group_called, is_group
from postlint.judging.groups import asks_kinds, in_order, kinds_in
from postlint.judging.model import Link, Outcome, Pack, Rule
from postlint.judging.packs.configure import local_rules
from postlint.report.as_json import VERSION, document, pack_fields, problem_fields, rule_fields
from postlint.report.layout import Look, columns, paragraph, plural
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.validate import plain
from postlint.vocabulary import STATUSES

_PARAMETERS: Final = {
    "of": "what counts",
    "to": "against",
    "min": "at least",
    "max": "at most",
    "below": "less than",
    "field": "looks at",
    "on": "of each",
    "window": "judged together",
    "undated_window": "without dates",
    "min_posts": "least posts to judge",
    "skip_if": "silent where",
    "apart": "at least apart",
    "during": "in a period of kind",
    "basis": "judges what is",
    "eased_by": "milder with",
    "like": "alike",
    "among": "compares",
    "before": "at least before",
    "not": "but not",
    "kinds": "only in",
}
"""Parameters of checks as people would call them; any other goes by its own name."""


def table(packs: Sequence[Pack], look: Look, others: Sequence[Pack] = ()) -> str:
    """Return every rule of ``packs`` with its severity and title, then the ``others`` in short."""
    sections = []
    for pack in packs:
        rows = [(rule.severity or "off", rule.id, _title(rule)) for rule in pack.rules if not rule.stops]
        always = sum(rule.stops for rule in pack.rules)
        more = f" (and {plural(always, 'rule')} on what cannot be read, which nobody can switch off)"
        origin = f" ({pack.origin})" if pack.origin else ""
        title = paragraph(f"{pack.name}: {pack.title}{origin}{more if always else ''}", look)
        sections.append(
            "\n".join([*(look.paint(line, bold=True) for line in title), *columns(rows, look, wrap=True)])
        )
    if others:
        title = paragraph("Not in use; `packs:` in postlint.yaml chooses:", look)
        named = [(pack.name, plural(len(pack.rules), "rule"), pack.title) for pack in others]
        sections.append("\n".join([*(look.paint(line, bold=True) for line in title), *columns(named, look)]))
    return "\n\n".join(sections) + "\n"


def _title(rule: Rule) -> str:
    elsewhere = "; ".join(f"{what} {where}" for where, what in here_and_there(rule))
    return f"{rule.title} ({elsewhere})" if elsewhere else rule.title


def here_and_there(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield where a rule is something else than elsewhere, and what it is there."""
    for accounts, there in local_rules(rule):
        changed = {
            name: value for name, value in there.parameters.items() if rule.parameters.get(name) != value
        }
        said: list[str] = [there.severity or "off"] if there.severity != rule.severity or not changed else []
        said += [f"{_PARAMETERS.get(name, name)} {_in_words(value, rule)}" for name, value in changed.items()]
        yield f"for {', '.join(accounts)}", ", ".join(said)
    for part in rule.in_files:
        yield f"in {', '.join(part.written)}", f"{part.ceiling} at most" if part.ceiling else "off"


def terms_of(rule: Rule, settings: Config) -> list[tuple[str, str]]:
    """Return what the settings say of how a rule judges: from when on it is sure, and which posts count."""
    check = CHECKS.get(rule.check)
    named = [str(rule.parameters.get(name)) for name in (check.groups if check else ())]
    terms = []
    if any(asks_kinds(group_called(name, rule)) for name in named if is_group(name, rule.groups)):
        terms.append(("sure of a kind from", f"{settings.certainty:.0%}".replace("%", " % (certainty:)")))
    if rule.parameters.get("window") and len(settings.statuses) < len(STATUSES):
        counted = [status for status in STATUSES if status in settings.statuses]
        terms.append(("posts that count are", f"{', '.join(counted)}, or without a status (plan:)"))
    return terms


def explain(rule: Rule, look: Look, *, in_use: bool = True, terms: Sequence[tuple[str, str]] = ()) -> str:
    """Return all there is to know about one rule; ``in_use`` tells that its pack is chosen here.

    ``terms`` are what the settings say of how it judges.
    """
    state = f"{rule.severity or 'off'}{'' if in_use else ', not in use'}"
    title = paragraph(f"{rule.id}: {rule.title} ({state})", look)
    sections = [[look.paint(line, bold=True) for line in title]]
    sections += [
        [look.paint(f"{heading}:", bold=True), *lines]
        for heading, lines in _sections(rule, look, terms, in_use=in_use)
        if lines
    ]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def table_as_json(packs: Sequence[Pack], others: Sequence[Pack], problems: Iterable[Diagnostic]) -> str:
    """Return the same as the table, with all that is known of each rule but its examples."""
    listed = [*((pack, True) for pack in packs), *((pack, False) for pack in others)]
    return document(
        {
            "version": VERSION,
            "packs": [pack_fields(pack, in_use=in_use) for pack, in_use in listed],
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def explain_as_json(rule: Rule, problems: Iterable[Diagnostic], *, in_use: bool) -> str:
    """Return all there is to know about one rule."""
    examples = {
        outcome: [plain(calendar) for calendar in rule.examples.get(outcome, ())]
        for outcome in get_args(Outcome)
    }
    return document(
        {
            "version": VERSION,
            "rule": {
                **rule_fields(rule),
                "in_use": in_use,
                "summary": CHECKS[rule.check].summary if rule.check in CHECKS else None,
                "groups": {name: in_order(kinds_in(of)) for name, of in rule.groups.items()},
                "groups_in_words": {name: of.in_words for name, of in rule.groups.items()},
                "to_change": list(ways_out(rule)),
                "examples": examples,
            },
            "errors": [problem_fields(problem) for problem in problems],
        }
    )


def _sections(
    rule: Rule, look: Look, terms: Sequence[tuple[str, str]], *, in_use: bool
) -> Iterator[tuple[str, list[str]]]:
    if rule.check in CHECKS:
        summary = f"{rule.check}: {CHECKS[rule.check].summary}."
        yield (
            "What it checks",
            [*paragraph(summary, look, "  "), *columns([*asked(rule), *terms], look, wrap=True)],
        )
    yield "Where it differs", columns(list(here_and_there(rule)), look, wrap=True)
    yield "Why", paragraph(rule.why, look, "  ")
    yield "How to pass", paragraph(rule.how, look, "  ")
    if not in_use:
        yield (
            "To use it",
            paragraph(f"Name its pack, {rule.pack}, under `packs:` in postlint.yaml.", look, "  "),
        )
    yield "To change it", [line for way in ways_out(rule) for line in paragraph(way, look, "  ")]
    yield "Sources", [line for link in rule.sources for line in source(link, look)]
    yield "Fails", _apart(in_short(example, look) for example in rule.examples.get("fail", ()))
    yield "Passes", _apart(in_short(example, look) for example in rule.examples.get("pass", ()))


def _apart(blocks: Iterable[list[str]]) -> list[str]:
    """Return the lines of all ``blocks``, with an empty one between two."""
    return [line for block in blocks for line in ("", *block)][1:]


def asked(rule: Rule) -> list[tuple[str, str]]:
    """Return what a rule asks of its check: each parameter as people would call it, and its value."""
    asked = [(_PARAMETERS.get(name, name), _in_words(value, rule)) for name, value in rule.parameters.items()]
    asked += [("on", ", ".join(rule.channels))] if rule.channels else []
    return [*asked, ("leaves it to", ", ".join(rule.unless))] if rule.unless else asked


def ways_out(rule: Rule) -> tuple[str, ...]:
    """Say how a house changes a rule, and how it lives with one finding."""
    if rule.stops:
        return ("Nobody can: a run that could not read something never ends well.",)
    parameters = ", or parameters" if rule.check in CHECKS else ""
    return (
        f"In postlint.yaml write `rules: {{{rule.id}: off}}`, or another severity{parameters}.",
        f"To live with one finding, write `# postlint: ignore[{rule.id}] because …` on the line above the "
        "post that it names, or above the account that it is about, where the calendar declares that.",
        f"To live with all in one file, write `# postlint: ignore-file[{rule.id}] because …` at its top.",
        f"JSON, CSV and workbooks hold no comments: there, write `overrides: [{{paths: [june.json], rules: "
        f"{{{rule.id}: off}}}}]` in postlint.yaml.",
    )


def _in_words(value: object, rule: Rule) -> str:
    if isinstance(value, str) and value in rule.groups:
        return f"{value} ({rule.groups[value].in_words})"
    return plainly(value)


def plainly(value: object) -> str:
    """Return a value as it would be written in YAML, lists without their brackets."""
    if isinstance(value, list):
        return ", ".join(map(plainly, value))
    if isinstance(value, Mapping):
        return f"{{{_listed(value)}}}"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def source(link: Link, look: Look) -> list[str]:
    """Return a source as an item of a list, with what it says."""
    address = f" <{link.url}>" if link.url else ""
    about = f": {link.about}" if link.about else ""
    return paragraph(f"- {link.title}{address}{about}", look, "  ", "    ")


def in_short(calendar: tree.Mapping, look: Look) -> list[str]:
    """Return one example in short: its accounts, its posts, alike ones together, and what else it holds."""
    example = _mapping(plain(calendar))
    lines = []
    for key, facts in _mapping(example.get("accounts")).items():
        lines += _item(key if not facts else f"{key} with {_listed(_mapping(facts))}", look)
    posts = [_post_in_short(_mapping(post)) for post in _list(example.get("posts"))]
    if posts:
        lines += _item(f"{plural(len(posts), 'post')}:", look)
        rows = [(f"{len(list(alike))} ×", *post) for post, alike in groupby(posts)]
        lines += columns(rows, look, "    ")
    for part in ("slots", "periods", "inbox"):
        for item in _list(example.get(part)):
            lines += _item(f"{_PARTS[part]} with {_listed(_mapping(item))}", look)
    return [*lines, *(_item(f"as of {plainly(example['as_of'])}", look) if "as_of" in example else ())]


_PARTS: Final = {"slots": "a slot", "periods": "a period", "inbox": "an inbox item"}
_SHOWN_APART: Final = frozenset({"kind", "text", "thread", "account", "date"})


def _post_in_short(post: Mapping[str, object]) -> tuple[str, str, str]:
    """Return the kind of a post, what else is said of it, and its text."""
    parts = post.get("thread")
    text = " / ".join(map(plainly, parts)) if isinstance(parts, list) else plainly(post.get("text", ""))
    said = {name: value for name, value in post.items() if name not in _SHOWN_APART}
    when = [plainly(post["date"])] if "date" in post else []
    return plainly(post.get("kind", "post")), ", ".join([*when, *([_listed(said)] if said else [])]), text


def _item(text: str, look: Look) -> list[str]:
    return paragraph(f"- {text}", look, "  ", "    ")


def _listed(facts: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {plainly(value)}" for name, value in facts.items())


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` if it is a mapping; an example is written by hand and may be anything."""
    return value if isinstance(value, Mapping) else {}
