"""Which packs of rules are in use, where they are, and which are named twice, unknown or broken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final, TypeAlias, cast

from postlint.config import DEFAULT_PACKS, FILE_NAME, Config
from postlint.judging.model import Pack, Rule
from postlint.judging.packs.configure import OWN, apply_local, apply_overrides, own_rules, with_groups
from postlint.judging.packs.read_groups import read_groups
from postlint.judging.packs.read_rules import keys_of, pack_of, read_pack
from postlint.judging.packs.reading_pack import BUILT_IN
from postlint.records import dataclass
from postlint.source import tree
from postlint.source.diagnostic import Diagnostic
from postlint.source.opening import Bounds
from postlint.source.paths import is_missing, said_missing, shown_as
from postlint.source.spans import Span
from postlint.source.suggest import adviser, did_you_mean


@cache
def shipped_packs() -> Path:
    """Return the folder of the packs that come with postlint: in a wheel, else in a checkout."""
    package = Path(__file__).parents[2]
    installed = package / "packs"
    return installed if installed.is_dir() else package.parent / "rules"


def load_packs(config: Config) -> tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]:
    """Return the packs that are in use, changed as a configuration says, and all that is wrong.

    A pack with problems is left out whole: half a pack would judge by half its rules.
    """
    written, problems = packs_as_written(config, trusting=_are_installed())
    groups, misread = read_groups(config.groups, config.kinds)
    packs = [*with_groups(written, groups), *BUILT_IN]
    packs, misnamed = apply_overrides(packs, config.rules, packs_complete=not problems)
    packs, mistaken = apply_local(packs, config, packs_complete=not problems)
    return tuple(packs), tuple(dict.fromkeys((*problems, *misread, *misnamed, *mistaken)))


def _are_installed() -> bool:
    """Tell whether the packs that ship are as they were released: those of a checkout may be at work."""
    return (Path(__file__).parents[2] / "packs").is_dir()


def packs_as_written(
    config: Config, *, trusting: bool = False
) -> tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]:
    """Return the packs that a configuration asks for as they are written, its own rules as one more.

    Where ``trusting``, nobody looks for problems in those that ship.
    """
    if config.packs is None:
        chosen = [_choose(name, Path(), Span.of_file(name)) for name in DEFAULT_PACKS]
    else:
        chosen = [
            _choose(cast("tree.Scalar", node).text, config.root, node.span, Bounds.around(config.root))
            for node in config.packs.items
        ]
    read = (_read(choice, trusting=trusting) for choice in _once(chosen))
    return _all([*read, *_own(config)])


def packs_named(names: Iterable[str]) -> tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]:
    """Return the packs that ``names`` stand for, shipped ones or files, and all that is wrong."""
    chosen = (_choose(name, Path(), Span.of_file(name)) for name in names)
    return _all(map(_read, _once(chosen)))


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of the packs that come with postlint."""
    return tuple(sorted(path.stem for path in shipped_packs().glob("*.yaml")))


@cache
def _rules_of_shipped(name: str) -> frozenset[str]:
    """Return the rules of the shipped pack called ``name``; none where there is no such pack."""
    if name not in shipped_names():
        return frozenset()
    pack, _ = read_pack(shipped_packs() / f"{name}.yaml", f"{name}.yaml", trusting=True)
    return frozenset(rule.id for rule in pack.rules) if pack else frozenset()


@dataclass(frozen=True, slots=True)
class _Choice:
    """The file of a pack that somebody chose, its name for people, and where it was chosen."""

    path: Path
    name: str
    chosen_at: Span
    origin: str = ""
    ships: bool = False


def _choose(
    written: str, folder: Path, chosen_at: Span, bounds: Bounds | None = None
) -> _Choice | Diagnostic:
    if written in shipped_names():
        return _Choice(shipped_packs() / f"{written}.yaml", f"{written}.yaml", chosen_at, ships=True)
    if written.endswith((".yaml", ".yml")):
        return _choose_file(folder / written, chosen_at, bounds)
    return _choose_installed(written, chosen_at)


def _choose_file(path: Path, chosen_at: Span, bounds: Bounds | None) -> _Choice | Diagnostic:
    if path.name == FILE_NAME:
        settings = f"{FILE_NAME} holds settings, which cannot include themselves as a pack"
        advice = "Name a file of its own for your rules, such as house.yaml."
        return Diagnostic(chosen_at, f"{settings}. {advice}", "reading/pack")
    if bounds and not bounds.hold(path):
        return Diagnostic(chosen_at, _LIES_OUTSIDE.format(path=shown_as(path)), "reading/pack")
    if is_missing(path):
        return Diagnostic(chosen_at, f"{shown_as(path)}: {said_missing(path)}", "reading/pack")
    return _Choice(path, shown_as(path), chosen_at)


def _choose_installed(name: str, chosen_at: Span) -> _Choice | Diagnostic:
    from postlint.source.installed import PACKS, NotInstalledError, find, names

    try:
        installed = find(PACKS, name)
    except NotInstalledError as error:
        return Diagnostic(chosen_at, str(error), "reading/pack")
    if installed:
        return _Choice(installed.path, installed.name, chosen_at, installed.origin)
    known = (*shipped_names(), *names(PACKS))
    advice = did_you_mean(name, known) or (
        f" There are {', '.join(known)}; a pack of your own is named by its file: house.yaml."
    )
    return Diagnostic(chosen_at, f'There is no pack called "{name}".{advice}', "reading/pack")


_LIES_OUTSIDE: Final = (
    f"{{path}} lies outside of the repository of {FILE_NAME}, else of its folder, or in what is git's own. "
    "Copy the pack into the repository."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What became of a pack, and where it was chosen; None where it has problems."""

    pack: Pack | None
    problems: tuple[Diagnostic, ...]
    chosen_at: Span


def _once(chosen: Iterable[_Choice | Diagnostic]) -> Iterator[_Choice | Diagnostic]:
    """Yield the packs that were chosen, and a problem in place of each that was chosen before."""
    seen: set[Path] = set()
    for choice in chosen:
        if isinstance(choice, _Choice) and choice.path in seen:
            yield Diagnostic(
                choice.chosen_at, f"{choice.name} is named twice; remove one of the two.", "reading/pack"
            )
            continue
        if isinstance(choice, _Choice):
            seen.add(choice.path)
        yield choice


def _read(choice: _Choice | Diagnostic, *, trusting: bool = False) -> _Read:
    if isinstance(choice, Diagnostic):
        return _Read(None, (choice,), choice.span)
    pack, problems = read_pack(choice.path, choice.name, trusting=trusting and choice.ships)
    return _Read(pack and replace(pack, origin=choice.origin), problems, choice.chosen_at)


def _own(config: Config) -> Iterator[_Read]:
    """Yield the pack of the rules that stand in the configuration itself, where there are any."""
    rules = own_rules(config.rules)
    if rules:
        pack = _as_pack(rules, config.groups)
        yield _Read(*pack_of(pack, shown_as(config.path or Path()), config.kinds), rules.span)


def _all(read: Iterable[_Read]) -> tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]:
    packs: list[Pack] = []
    problems: list[Diagnostic] = []
    for part in read:
        problems += part.problems
        if part.pack and any(other.name == part.pack.name for other in (*packs, *BUILT_IN)):
            twice = f'There are two packs called "{part.pack.name}"; give one of them another name.'
            problems.append(Diagnostic(part.chosen_at, twice, "reading/pack"))
        elif part.pack:
            packs.append(part.pack)
    resolved, circles = resolve_unless(packs, _rules_of_shipped)
    return tuple(resolved), (*problems, *circles)


def _as_pack(rules: tree.Mapping, groups: tree.Mapping | None) -> tree.Mapping:
    """Return the pack as which rules of a configuration would be written in a file of their own."""

    def entry(key: str, value: tree.Node | str) -> tree.Entry:
        name = tree.Scalar(key, key, "plain", rules.source, rules.start, rules.start)
        if isinstance(value, str):
            value = tree.Scalar(value, value, "plain", rules.source, rules.start, rules.start)
        return tree.Entry(key, name, value)

    entries = [entry("pack", OWN), entry("title", "Rules of this house"), entry("rules", rules)]
    return replace(rules, entries=(*entries, *([entry("groups", groups)] if groups else [])))


def resolve_unless(
    packs: Sequence[Pack], elsewhere: Callable[[str], Collection[str]]
) -> tuple[list[Pack], list[Diagnostic]]:
    """Return the packs with every ``unless`` as full ids, and a problem for each name that is none.

    Rules that silence each other in a circle would all fall silent; that is a problem too. ``elsewhere``
    returns the rules of a pack that is not in use: they are known, and silence nothing.
    """
    known = {rule.id for pack in packs for rule in pack.rules}
    advise = adviser(sorted(known))
    problems: list[Diagnostic] = []

    def resolved_of(rule: Rule) -> Rule:
        named = [name if "/" in name else f"{rule.pack}/{name}" for name in rule.unless]
        for name in named:
            if name not in known and name not in elsewhere(name.partition("/")[0]):
                message = f'`unless` names "{name}", which is no rule.{advise(name)}'
                problems.append(Diagnostic(rule.span, message, "reading/rule"))
        return replace(rule, unless=tuple(name for name in named if name in known)) if named else rule

    resolved = [replace(pack, rules=tuple(map(resolved_of, pack.rules))) for pack in packs]
    rules = {rule.id: rule for pack in resolved for rule in pack.rules}
    try:
        TopologicalSorter({rule.id: rule.unless for rule in rules.values()}).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        problems.append(
            Diagnostic(
                rules[circle[0]].span,
                f"{' and '.join(circle)} silence each other; drop one `unless`.",
                "reading/rule",
            )
        )
    return resolved, problems


InUse: TypeAlias = tuple[tuple[Pack, ...], tuple[Diagnostic, ...]]
"""The packs in use, and all that is wrong with them."""


class House:
    """The packs of configurations, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, InUse] = {}

    def packs(self, settings: Config) -> InUse:
        """Return the packs in use, and all that is wrong with them."""
        where = settings.path or settings.root
        if where not in self._read:
            self._read[where] = load_packs(settings)
        return self._read[where]

    def knowing_keys(self, settings: Config) -> Config:
        """Return settings that name the keys of which rules speak; shipped rules name none that is a slip."""
        named = tree.scalars_of(settings.packs) if settings.packs else ()
        if not settings.rules and all(name.text in shipped_names() for name in named):
            return settings
        rules = (rule for pack in self.packs(settings)[0] for rule in pack.rules)
        return replace(settings, extra_keys=settings.extra_keys | keys_of(rules))
