"""Packs of rules: where they are, reading them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, cast

from postlint.config import DEFAULT_PACKS, Config
from postlint.judging.model import Link, Pack, Rule
from postlint.judging.overrides import apply_overrides
from postlint.judging.pack_schema import outline_schema
from postlint.judging.rule_form import rule_problems
from postlint.judging.unless import resolve_unless
from postlint.source import tree
from postlint.source.reading import read_file
from postlint.source.spans import Problem, Span
from postlint.source.suggest import did_you_mean
from postlint.source.validate import plain, validate
from postlint.source.yaml_tree import parse
from postlint.vocabulary import Kind, Severity

_OWN_KEYS: Final = frozenset(
    {"title", "severity", "check", "message", "why", "how", "sources", "unless", "examples"}
)
"""The keys of a rule that are not parameters of its check."""


def shipped_packs() -> Path:
    """Return the folder of the packs that come with postlint: in a wheel, else in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "packs"
    return installed if installed.is_dir() else package.parent / "rules"


def load_packs(config: Config) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """Return the packs that a configuration asks for, its overrides applied, and all that is wrong.

    A pack with problems is left out whole: half a pack would judge by half its rules.
    """
    packs: list[Pack] = []
    problems: list[Problem] = []
    for path, name, named_at in _chosen(config):
        if isinstance(path, Problem):
            problems.append(path)
            continue
        pack, wrong = read_pack(path, name)
        problems += wrong
        if pack and any(other.name == pack.name for other in packs):
            problems.append(
                Problem(
                    named_at or Span.of_file(name),
                    f'there are two packs called "{pack.name}"; give one of them another name',
                )
            )
        elif pack:
            packs.append(pack)
    resolved, circles = resolve_unless(packs)
    problems += circles
    if config.rules is not None:
        resolved, misnamed = apply_overrides(resolved, config.rules)
        problems += misnamed
    return tuple(resolved), tuple(problems)


def _chosen(config: Config) -> Iterator[tuple[Path | Problem, str, Span | None]]:
    """Yield the file of each chosen pack, its name for people, and where it was chosen."""
    shipped = {path.stem: path for path in sorted(shipped_packs().glob("*.yaml"))}
    if config.packs is None:
        yield from ((shipped[name], f"{name}.yaml", None) for name in DEFAULT_PACKS)
        return
    for node in config.packs.items:
        written = cast("tree.Scalar", node).text
        if written in shipped:
            yield shipped[written], f"{written}.yaml", node.span
        elif written.endswith((".yaml", ".yml")):
            yield config.root / written, written, node.span
        else:
            advice = did_you_mean(written, shipped) or (
                f" There are {', '.join(shipped)}; a pack of your own is named by its file: house.yaml."
            )
            yield Problem(node.span, f'there is no pack called "{written}".{advice}'), written, node.span


def read_pack(path: Path, name: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack in the file ``path``, called ``name`` in messages; None where it has problems."""
    source = read_file(path, name)
    if isinstance(source, Problem):
        return None, (source,)
    parsed = parse(source)
    if parsed.problems:
        return None, parsed.problems
    if len(parsed.documents) != 1 or not isinstance(parsed.documents[0], tree.Mapping):
        return None, (Problem(Span.of_file(name), "a pack is one YAML mapping with pack, title and rules"),)
    node = parsed.documents[0]
    problems = validate(node, outline_schema())
    if not problems:
        groups = _groups(node)
        rules = cast("tree.Mapping", node.get("rules"))
        problems = tuple(
            problem for entry in rules for problem in rule_problems(cast("tree.Mapping", entry.value), groups)
        )
    return (None, problems) if problems else (_pack(node, name), ())


def _pack(node: tree.Mapping, path: str) -> Pack:
    name, groups = _text(node, "pack"), _groups(node)
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
        unless=tuple(_texts(node.get("unless"))),
        groups=groups,
        examples={
            "fail": _examples(examples, "fail"),
            "pass": _examples(examples, "pass"),
        },
        span=entry.key_node.span,
    )


def _groups(pack: tree.Mapping) -> dict[str, frozenset[Kind]]:
    node = pack.get("groups")
    if not isinstance(node, tree.Mapping):
        return {}
    return {entry.key: frozenset(cast("Iterable[Kind]", _texts(entry.value))) for entry in node}


def _links(node: tree.Mapping) -> tuple[Link, ...]:
    sources = node.get("sources")
    items = sources.items if isinstance(sources, tree.Sequence) else ()
    return tuple(
        Link(_text(item, "title"), _text(item, "url") or None)
        for item in items
        if isinstance(item, tree.Mapping)
    )


def _examples(node: tree.Node | None, outcome: str) -> tuple[object, ...]:
    chosen = node.get(outcome) if isinstance(node, tree.Mapping) else None
    return tuple(plain(item) for item in chosen.items) if isinstance(chosen, tree.Sequence) else ()


def _text(node: tree.Mapping, key: str) -> str:
    value = node.get(key)
    return value.text.strip() if isinstance(value, tree.Scalar) else ""


def _texts(node: tree.Node | None) -> list[str]:
    items = node.items if isinstance(node, tree.Sequence) else ()
    return [item.text for item in items if isinstance(item, tree.Scalar)]
