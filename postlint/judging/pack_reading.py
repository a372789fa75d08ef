"""From the YAML of a pack to its rules: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, cast

from postlint.judging.model import Link, Outcome, Pack, Rule
from postlint.judging.pack_schema import outline_schema
from postlint.judging.rule_form import rule_problems
from postlint.source import tree
from postlint.source.decode import read_file
from postlint.source.diagnostic import Diagnostic
from postlint.source.spans import Span
from postlint.source.validate import plain, validate
from postlint.source.yaml.parse import parse
from postlint.vocabulary import Kind, Severity

_OWN_KEYS: Final = frozenset(
    {"title", "severity", "check", "message", "why", "how", "sources", "unless", "examples"}
)
"""The keys of a rule that are not parameters of its check."""


def read_pack(path: Path, name: str) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack in the file ``path``, called ``name`` in messages; None where it has problems."""
    source = read_file(path, name)
    if isinstance(source, Diagnostic):
        return None, (source,)
    parsed = parse(source)
    if parsed.problems:
        return None, parsed.problems
    if len(parsed.documents) != 1 or not isinstance(parsed.documents[0], tree.Mapping):
        return None, (
            Diagnostic(
                Span.of_file(name), "A pack is one YAML mapping with pack, title and rules.", "reading/pack"
            ),
        )
    return pack_of(parsed.documents[0], name)


def pack_of(node: tree.Mapping, name: str) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack that ``node`` holds, from the file ``name``; None where it has problems."""
    problems = validate(node, outline_schema())
    if not problems:
        groups = groups_of(node.get("groups"))
        rules = cast("tree.Mapping", node.get("rules"))
        problems = tuple(
            problem for entry in rules for problem in rule_problems(cast("tree.Mapping", entry.value), groups)
        )
    return (None, problems) if problems else (_pack(node, name), ())


def _pack(node: tree.Mapping, path: str) -> Pack:
    name, groups = _text(node, "pack"), groups_of(node.get("groups"))
    sources = _links(node)
    return Pack(
        name=name,
        title=_text(node, "title"),
        description=_text(node, "description"),
        sources=sources,
        groups=groups,
        rules=tuple(_rule(name, groups, sources, entry) for entry in cast("tree.Mapping", node.get("rules"))),
        path=path,
    )


def _rule(
    pack: str, groups: Mapping[str, frozenset[Kind]], sources: tuple[Link, ...], entry: tree.Entry
) -> Rule:
    node = cast("tree.Mapping", entry.value)
    examples = node.get("examples")
    return Rule(
        id=f"{pack}/{entry.key}",
        title=_text(node, "title"),
        severity=cast("Severity", _text(node, "severity")),
        check=_text(node, "check"),
        parameters={item.key: plain(item.value) for item in node if item.key not in _OWN_KEYS},
        message=_text(node, "message"),
        why=_text(node, "why"),
        how=_text(node, "how"),
        sources=_links(node) or sources,
        unless=tuple(node.texts("unless")),
        groups=groups,
        examples={
            "fail": _examples(examples, "fail"),
            "pass": _examples(examples, "pass"),
        },
        span=entry.key_node.span,
        node=node,
    )


def groups_of(node: tree.Node | None) -> dict[str, frozenset[Kind]]:
    """Return the groups that ``node`` names, each with its kinds."""
    if not isinstance(node, tree.Mapping):
        return {}
    return {
        entry.key: frozenset(
            cast("Iterable[Kind]", tuple(scalar.text for scalar in tree.scalars_of(entry.value)))
        )
        for entry in node
    }


def _links(node: tree.Mapping) -> tuple[Link, ...]:
    return tuple(Link(_text(item, "title"), _text(item, "url") or None) for item in node.mappings("sources"))


def _examples(node: tree.Node | None, outcome: Outcome) -> tuple[tree.Mapping, ...]:
    return node.mappings(outcome) if isinstance(node, tree.Mapping) else ()


def _text(node: tree.Mapping, key: str) -> str:
    return (node.text(key) or "").strip()
