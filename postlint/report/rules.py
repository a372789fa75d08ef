"""Rules, listed or explained one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from postlint.judging.checks import CHECKS
from postlint.judging.model import Pack, Rule
from postlint.report.layout import Look, columns, paragraph, plural
from postlint.source import tree
from postlint.source.validate import plain
from postlint.vocabulary import KINDS, kind_title

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
}
"""Parameters of checks as people would call them; any other goes by its own name."""


def table(packs: Sequence[Pack], look: Look, others: Sequence[Pack] = ()) -> str:
    """Return every rule of ``packs`` with its severity and title, then the ``others`` in short."""
    sections = []
    for pack in packs:
        rows = [(rule.severity or "off", rule.id, rule.title) for rule in pack.rules]
        title = paragraph(f"{pack.name}: {pack.title}", look)
        sections.append(
            "\n".join([*(look.paint(line, bold=True) for line in title), *columns(rows, look, wrap=True)])
        )
    if others:
        title = paragraph("Not in use; `packs:` in postlint.yaml chooses:", look)
        named = [(pack.name, plural(len(pack.rules), "rule"), pack.title) for pack in others]
        sections.append("\n".join([*(look.paint(line, bold=True) for line in title), *columns(named, look)]))
    return "\n\n".join(sections) + "\n"


def explain(rule: Rule, look: Look) -> str:
    """Return all there is to know about one rule."""
    title = paragraph(f"{rule.id}: {rule.title} ({rule.severity or 'off'})", look)
    sections = [[look.paint(line, bold=True) for line in title]]
    sections += [
        [look.paint(f"{heading}:", bold=True), *lines] for heading, lines in _sections(rule, look) if lines
    ]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _sections(rule: Rule, look: Look) -> Iterator[tuple[str, list[str]]]:
    summary = CHECKS[rule.check].summary
    parameters = [
        (_PARAMETERS.get(name, name), _in_words(value, rule)) for name, value in rule.parameters.items()
    ]
    if rule.unless:
        parameters.append(("leaves it to", ", ".join(rule.unless)))
    yield (
        "What it checks",
        [*paragraph(f"{rule.check}: {summary}.", look, "  "), *columns(parameters, look, wrap=True)],
    )
    yield "Why", paragraph(rule.why, look, "  ")
    yield "How to pass", paragraph(rule.how, look, "  ")
    change = f"In postlint.yaml write `rules: {{{rule.id}: off}}`, or another severity, or parameters."
    yield "To change it", paragraph(change, look, "  ")
    yield "Sources", [line for link in rule.sources for line in _source(link.title, link.url, look)]
    yield "Fails", [line for example in rule.examples.get("fail", ()) for line in _example(example, look)]
    yield "Passes", [line for example in rule.examples.get("pass", ()) for line in _example(example, look)]


def _in_words(value: object, rule: Rule) -> str:
    if isinstance(value, str) and value in rule.groups:
        kinds = ", ".join(kind_title(kind) for kind in KINDS if kind in rule.groups[value])
        return f"{value} ({kinds})"
    return _plainly(value)


def _plainly(value: object) -> str:
    """Return a value as it would be written in YAML, lists without their brackets."""
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _source(title: str, url: str | None, look: Look) -> list[str]:
    return paragraph(f"- {title}" + (f" <{url}>" if url else ""), look, "  ", "    ")


def _example(calendar: tree.Mapping, look: Look) -> list[str]:
    """Return one example in short: the facts of its accounts, then its posts, alike ones together."""
    example = _mapping(plain(calendar))
    lines = []
    for key, facts in _mapping(example.get("accounts")).items():
        given = ", ".join(f"{name}: {_plainly(value)}" for name, value in _mapping(facts).items())
        lines += paragraph(f"- {key} with {given}" if given else f"- {key}", look, "  ", "    ")
    written = example.get("posts")
    listed = [_mapping(post) for post in (written if isinstance(written, list) else ())]
    posts = [(str(post.get("kind", "post")), str(post.get("text", ""))) for post in listed]
    if posts:
        lines += paragraph(f"- {plural(len(posts), 'post')}:", look, "  ")
        rows = [(f"{len(list(alike))} ×", kind, text) for (kind, text), alike in groupby(posts)]
        lines += columns(rows, look, "    ")
    return lines


def _mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` if it is a mapping; an example is written by hand and may be anything."""
    return value if isinstance(value, Mapping) else {}
