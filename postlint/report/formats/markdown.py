"""A summary in Markdown: for the page of a CI job, or a comment on a pull or merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from postlint.checking import Checked
from postlint.judging.model import Finding, Rule
from postlint.report.annotations import Entry, entries
from postlint.report.bars import in_words
from postlint.report.footer import footer, verdict
from postlint.report.layout import Look, place, plural
from postlint.source.escape import markdown

MOST_ROWS: Final = 100
"""How many findings the table has; GitHub takes no comment of more than 65,536 characters."""
_LONGEST_MESSAGE: Final = 500


def render(results: Sequence[Checked], look: Look) -> str:
    """Return a headline, a table of problems and findings, what the rules ask, and what was checked."""
    rows = entries(results, info=look.show_info)
    sections = [f"## postlint: {verdict(results, look)}"]
    if rows:
        sections.append("\n".join(_table(rows)))
    sections += filter(None, ("\n".join(_reasons(results, look)), "\n".join(_mixes(results, look))))
    sections.append(markdown(" ".join(" ".join(footer(results, look)).split())))
    return "\n\n".join(sections) + "\n"


def _table(rows: Sequence[Entry]) -> Iterator[str]:
    yield "| | where | what |"
    yield "| --- | --- | --- |"
    for row in rows[:MOST_ROWS]:
        what = f"{row.text} ({row.rule})"
        shown = what if len(what) <= _LONGEST_MESSAGE else what[: _LONGEST_MESSAGE - 1] + "…"
        yield f"| **{row.severity}** | {markdown(place(row.span))} | {markdown(shown)} |"
    if len(rows) > MOST_ROWS:
        yield f"| | | and {plural(len(rows) - MOST_ROWS, 'more finding')} |"


def _reasons(results: Sequence[Checked], look: Look) -> Iterator[str]:
    """Give what each rule that speaks asks for, folded up."""
    rules = {rule.id: rule for result in results for pack in result.packs for rule in pack.rules}
    speaking = dict.fromkeys(finding.rule for finding in _listed(results, look) if finding.rule in rules)
    if speaking:
        yield "<details><summary>Why, and how to put it right</summary>\n"
        yield from (_reason(rules[rule]) for rule in sorted(speaking))
        yield "\n</details>"


def _reason(rule: Rule) -> str:
    why, how = (" ".join(text.split()) for text in (rule.why, rule.how))
    return f"- **{markdown(rule.title)}** ({markdown(rule.id)}): {markdown(why)} {markdown(how)}"


def _mixes(results: Sequence[Checked], look: Look) -> Iterator[str]:
    """Give the mix of each account whose mix is found fault with."""
    for result in results:
        listed = result.listed(info=look.show_info)
        faulted = {identity for finding in listed if finding.counted for identity in finding.identities}
        for mix in result.judgement.mixes:
            if mix.identity in faulted:
                yield f"- {markdown(mix.account)}: {markdown(in_words(mix))}"


def _listed(results: Sequence[Checked], look: Look) -> list[Finding]:
    return [finding for result in results for finding in result.listed(info=look.show_info)]
