"""The pages on packs and on rules: what ``postlint explain`` says, for readers of a browser."""

from __future__ import annotations

from collections.abc import Iterator

from docs.markdown import links, table
from postlint.judging.checks import CHECKS
from postlint.judging.groups import kinds_in
from postlint.judging.model import Pack, Rule
from postlint.report.layout import Look
from postlint.report.rules import asked, in_short, ways_out

WIDE = Look(width=110)
HEADINGS = {"fail": "Examples that fail", "pass": "Examples that pass"}


def pack_page(pack: Pack) -> str:
    """Describe one pack, with a link to each of its rules."""
    groups = [
        (f"`{name}`", ", ".join(f"`{kind}`" for kind in sorted(kinds_in(group))) or group.in_words)
        for name, group in pack.groups.items()
    ]
    rules = [
        (f"[{rule.id}](../rules/{rule.id}.md)", str(rule.severity), rule.title, check_link(rule, ".."))
        for rule in pack.rules
    ]
    sections = [f"# {pack.title}", f"The pack `{pack.name}`. {pack.description}".strip(), links(pack.sources)]
    sections.append(table(("group", "kinds"), groups) if groups else "")
    sections.append(table(("rule", "severity", "what it finds", "check"), rules))
    return "\n\n".join(section for section in sections if section)


def rule_page(rule: Rule) -> str:
    """Describe one rule: what it asks, why, how to meet it, and what to do where it is wrong."""
    pack = f"[{rule.pack}](../../packs/{rule.pack}.md)"
    sections = [f"# {rule.title}", f"`{rule.id}`: {rule.severity}, of the pack {pack}."]
    if rule.check in CHECKS:
        sections.append(f"It uses the check {check_link(rule, '../..')}: {CHECKS[rule.check].summary}.")
    sections += ["\n".join(f"- {what}: {_quoted(what, value)}" for what, value in asked(rule))]
    sections += ["## Why", rule.why.strip(), "## How to pass", rule.how.strip()]
    sections += ["## To change it", *ways_out(rule)]
    sections += ["## Sources", links(rule.sources)] if rule.sources else []
    return "\n\n".join(section for section in (*sections, *_examples(rule)) if section)


def _quoted(what: str, value: str) -> str:
    """Return a value that Markdown leaves alone: an expression is full of its signs."""
    return f"`{value}`" if what == "expression" else value


def check_link(rule: Rule, docs: str) -> str:
    """Return a link to the page of the check that a rule uses; ``docs`` is the way to the folder of pages."""
    return rule.check if rule.check not in CHECKS else f"[{rule.check}]({docs}/checks/{rule.check}.md)"


def _examples(rule: Rule) -> Iterator[str]:
    for outcome, heading in HEADINGS.items():
        calendars = rule.examples.get(outcome, ())  # type: ignore[call-overload]
        shown = ["\n".join(in_short(calendar, WIDE)) for calendar in calendars]
        if shown:
            yield f"## {heading}"
            yield from (f"```\n{example}\n```" for example in shown)
