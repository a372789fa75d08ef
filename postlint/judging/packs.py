"""Packs of rules: where they are, reading them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

from postlint.config import DEFAULT_PACKS, FILE_NAME, Config
from postlint.judging.model import Link, Outcome, Pack, Rule
from postlint.judging.overrides import apply_overrides
from postlint.judging.pack_schema import outline_schema
from postlint.judging.rule_form import rule_problems
from postlint.judging.unless import resolve_unless
from postlint.source import tree
from postlint.source.names import shown_as
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
    packs, problems = packs_as_written(config)
    if config.rules is None:
        return packs, problems
    changed, misnamed = apply_overrides(packs, config.rules)
    return tuple(changed), (*problems, *misnamed)


def packs_as_written(config: Config) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """Return the packs that a configuration asks for as their files have them, and what is wrong."""
    if config.packs is None:
        return packs_named(DEFAULT_PACKS)
    return _read_all(
        _choose(cast("tree.Scalar", node).text, config.root, node.span) for node in config.packs.items
    )


def packs_named(names: Iterable[str]) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """Return the packs that ``names`` stand for, shipped ones or files, and all that is wrong."""
    return _read_all(_choose(name, Path(), Span.of_file(name)) for name in names)


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the packs that come with postlint."""
    return tuple(sorted(path.stem for path in shipped_packs().glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class _Choice:
    """The file of a pack that somebody chose, its name for people, and where it was chosen."""

    path: Path
    name: str
    chosen_at: Span


def _choose(written: str, folder: Path, chosen_at: Span) -> _Choice | Problem:
    if written in shipped_names():
        return _Choice(shipped_packs() / f"{written}.yaml", f"{written}.yaml", chosen_at)
    if written.endswith((".yaml", ".yml")):
        path = folder / written
        if path.name == FILE_NAME:
            settings = f"{FILE_NAME} holds settings, which cannot include themselves as a pack"
            return Problem(
                chosen_at, f"{settings}. Name a file of its own for your rules, such as house.yaml."
            )
        return _Choice(path, shown_as(path), chosen_at)
    advice = did_you_mean(written, shipped_names()) or (
        f" There are {', '.join(shipped_names())}; a pack of your own is named by its file: house.yaml."
    )
    return Problem(chosen_at, f'there is no pack called "{written}".{advice}')


def _read_all(chosen: Iterable[_Choice | Problem]) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    packs: list[Pack] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    for choice in chosen:
        if isinstance(choice, Problem):
            problems.append(choice)
            continue
        if choice.path in seen:
            problems.append(Problem(choice.chosen_at, f"{choice.name} is named twice; remove one of the two"))
            continue
        seen.add(choice.path)
        pack, wrong = read_pack(choice.path, choice.name)
        problems += wrong
        if pack and any(other.name == pack.name for other in packs):
            twice = f'there are two packs called "{pack.name}"; give one of them another name'
            problems.append(Problem(choice.chosen_at, twice))
        elif pack:
            packs.append(pack)
    resolved, circles = resolve_unless(packs)
    return tuple(resolved), (*problems, *circles)


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
        node=node,
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


def _examples(node: tree.Node | None, outcome: Outcome) -> tuple[tree.Mapping, ...]:
    chosen = node.get(outcome) if isinstance(node, tree.Mapping) else None
    items = chosen.items if isinstance(chosen, tree.Sequence) else ()
    return tuple(item for item in items if isinstance(item, tree.Mapping))


def _text(node: tree.Mapping, key: str) -> str:
    value = node.get(key)
    return value.text.strip() if isinstance(value, tree.Scalar) else ""


def _texts(node: tree.Node | None) -> list[str]:
    items = node.items if isinstance(node, tree.Sequence) else ()
    return [item.text for item in items if isinstance(item, tree.Scalar)]
